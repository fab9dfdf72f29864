//! Annotations beside the document of a dossier, and the marks of who has read which version.

use super::deed::said;
use super::dossiers::{named, seen};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, new_id};
use crate::domain::dossier::{Annotation, Dossier, Visibility};
use crate::domain::fact::Fact;
use crate::domain::ids::{DossierId, NoteId, PersonId};
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::tray::Viewer;
use crate::domain::trouble::{Outcome, Rule};

/// Writes an annotation beside the document, for those who may read it.
#[derive(Clone, Debug, Default)]
pub struct Annotate {
    pub dossier: DossierId,
    pub text: String,
    pub visibility: Visibility,
    /// Those who may read it where it is restricted.
    pub to: Vec<PersonId>,
    /// The page it is about, from 1.
    pub page: Option<u32>,
}

impl Annotate {
    fn text(&self, desk: &Desk, dossier: &Dossier) -> Result<String, Rule> {
        let text = said(&self.text)?;
        if text.is_empty() {
            return Err(Rule::EmptyField { field: "text" });
        }
        let pages = dossier.current.pages;
        if let Some(page) = self.page.filter(|p| *p == 0 || *p > pages) {
            return Err(Rule::NoSuchPage { page, pages });
        }
        match self.to.iter().find(|p| !desk.state().people.persons.contains_key(*p)) {
            Some(stranger) => Err(Rule::NoSuchPerson { typed: stranger.0.clone() }),
            None => Ok(text),
        }
    }
}

impl Verb for Annotate {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let dossier = seen(desk, &self.dossier, now)?;
        let text = self.text(desk, dossier)?;
        let plan = Plan::new(Heading::Annotate { number: named(dossier) }, Grade::Reversible);
        Ok(plan.item(Item::New(text)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let dossier = seen(desk, &self.dossier, now)?;
        let (number, document) = (dossier.number.clone(), dossier.current.hash.clone());
        let fact = Fact::Annotated {
            dossier: self.dossier.clone(),
            note: NoteId::new(new_id('n')?),
            text: self.text(desk, dossier)?,
            visibility: self.visibility,
            to: if self.visibility == Visibility::Restricted { self.to.clone() } else { Vec::new() },
            page: self.page,
            document,
        };
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(number))
    }
}

/// Withdraws an annotation of one's own: it stays in the register, and is shown no more.
#[derive(Clone, Debug)]
pub struct WithdrawNote {
    pub dossier: DossierId,
    pub note: NoteId,
}

impl WithdrawNote {
    fn find<'a>(&self, desk: &'a Desk, now: Moment) -> Result<(&'a Dossier, &'a Annotation), Rule> {
        let dossier = seen(desk, &self.dossier, now)?;
        let own = |n: &&Annotation| n.id == self.note && n.made.by == *desk.me() && n.withdrawn.is_none();
        let note = dossier.notes.iter().find(own);
        note.map(|n| (&**dossier, n)).ok_or_else(|| Rule::NoSuchNote { number: dossier.number.clone() })
    }
}

impl Verb for WithdrawNote {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (dossier, note) = self.find(desk, now)?;
        let plan = Plan::new(Heading::WithdrawNote { number: named(dossier) }, Grade::Confirmed);
        Ok(plan.item(Item::Gone(note.text.clone())))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let number = self.find(desk, now)?.0.number.clone();
        let fact = Fact::AnnotationWithdrawn { dossier: self.dossier.clone(), note: self.note.clone() };
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(number))
    }
}

/// Notes that the present version of a dossier was opened, once for each reader and version.
#[derive(Clone, Debug)]
pub struct MarkRead {
    pub dossier: DossierId,
}

impl Verb for MarkRead {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let dossier = seen(desk, &self.dossier, now)?;
        let plan = Plan::new(Heading::ReadMark { number: named(dossier) }, Grade::Reversible);
        let read = Viewer::new(desk.state(), desk.me(), now.day).has_read_current(dossier);
        let number = dossier.number.clone();
        Ok(if read { plan.note(Note::Unchanged).item(Item::Same(number)) } else { plan.item(Item::Will(number)) })
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let dossier = seen(desk, &self.dossier, now)?;
        if Viewer::new(desk.state(), desk.me(), now.day).has_read_current(dossier) {
            return Ok(Done { unchanged: true, ..Done::default() });
        }
        let (number, document) = (dossier.number.clone(), dossier.current.hash.clone());
        desk.commit(now, None, vec![Fact::DossierRead { dossier: self.dossier.clone(), document }])?;
        Ok(Done::one(number))
    }
}
