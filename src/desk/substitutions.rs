//! Substitutions: who stands in for the holder of a post, on which days, for what, by which decision.

use super::create::name_of;
use super::people::{known_person, known_post};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, new_id};
use crate::domain::dossier::DocumentKind;
use crate::domain::fact::Fact;
use crate::domain::folk_note::FolkNote;
use crate::domain::ids::{PersonId, PostId, SubstitutionId};
use crate::domain::people::{Manner, Substitution};
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::trouble::{Outcome, Rule};
use chrono::NaiveDate;

/// Lets somebody stand in for the holder of a post.
#[derive(Clone, Debug)]
pub struct Substitute {
    pub post: PostId,
    pub person: PersonId,
    /// Empty for every kind.
    pub kinds: Vec<DocumentKind>,
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// Reference of the act that decides it.
    pub act: String,
    pub manner: Manner,
}

impl Substitute {
    fn decided(&self, desk: &Desk) -> Outcome<Substitution> {
        desk.administrator()?;
        let state = desk.state();
        let name = known_person(state, &self.person)?.name.clone();
        let post = known_post(state, &self.post)?.title.clone();
        if self.until < self.from {
            return Err(Rule::DaysReversed { from: self.from, until: self.until }.into());
        }
        if self.kinds.contains(&DocumentKind::FormalContract) {
            return Err(Rule::FormalContract.into());
        }
        let mut own = state.people.appointments.values().filter(|a| a.post == self.post && a.person == self.person);
        if own.any(|a| a.from <= self.from && a.until.is_none_or(|end| self.until <= end)) {
            return Err(Rule::OwnSubstitute { name, post }.into());
        }
        Ok(Substitution {
            id: SubstitutionId::new(new_id('s')?),
            post: self.post.clone(),
            person: self.person.clone(),
            kinds: self.kinds.clone(),
            from: self.from,
            until: self.until,
            act: name_of(&self.act, "act")?,
            revoked: None,
            revoked_on: None,
            manner: self.manner,
        })
    }

    /// Whose place is taken on the first day, and whether that person could sign as this post.
    fn place(&self, desk: &Desk) -> Vec<FolkNote> {
        let people = &desk.state().people;
        let Some(holder) = people.holder(&self.post, self.from) else {
            return vec![FolkNote::NoPlaceToTake { day: self.from }];
        };
        let mut notes = vec![FolkNote::InPlaceOf { name: holder.name.clone() }];
        let held = people.authorities.values().filter(|a| a.person == holder.id && a.post == self.post);
        if !held.filter(|a| a.revoked.is_none()).any(|a| a.from <= self.until && self.from <= a.until) {
            notes.push(FolkNote::OnlyVisas { name: holder.name.clone() });
        }
        notes
    }
}

impl Verb for Substitute {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let decided = self.decided(desk)?;
        let (name, title) = names(desk, &decided)?;
        let plan = Plan::new(Heading::Substitute { name: name.clone(), title }, Grade::Confirmed)
            .note(Note::Days { from: self.from, until: Some(self.until) })
            .note(Note::Folk(FolkNote::Manner(decided.manner)))
            .note(Note::Folk(FolkNote::Kinds(decided.kinds)))
            .note(Note::ByAuthority { act: decided.act, on_behalf: None });
        Ok(self.place(desk).into_iter().fold(plan, |plan, told| plan.note(Note::Folk(told))).item(Item::Will(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let substitution = self.decided(desk)?;
        let (name, _) = names(desk, &substitution)?;
        desk.commit(now, None, vec![Fact::SubstitutionMade { substitution }])?;
        Ok(Done::one(name))
    }
}

/// Ends a substitution before its time.
#[derive(Clone, Debug)]
pub struct EndSubstitution {
    pub substitution: SubstitutionId,
    /// The first day without it: today or later.
    pub day: NaiveDate,
}

impl EndSubstitution {
    fn known<'a>(&self, desk: &'a Desk, now: Moment) -> Outcome<&'a Substitution> {
        desk.administrator()?;
        let known = desk.state().people.substitutions.get(&self.substitution);
        let known = known.ok_or_else(|| Rule::NoSuchSubstitution { typed: self.substitution.0.clone() })?;
        if known.revoked_on.is_some_and(|first| first <= self.day) || known.until < self.day {
            return Err(Rule::SubstitutionEnded { act: known.act.clone() }.into());
        }
        // What was done by it stays done: it cannot end in the past.
        if self.day < now.day {
            return Err(Rule::DayPast { day: self.day }.into());
        }
        Ok(known)
    }
}

impl Verb for EndSubstitution {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let known = self.known(desk, now)?;
        let (name, title) = names(desk, known)?;
        let plan = Plan::new(Heading::EndSubstitution { name: name.clone(), title }, Grade::Confirmed);
        let last = self.day.pred_opt().filter(|last| known.from <= *last);
        let plan = match last {
            Some(last) => plan.note(Note::Days { from: known.from, until: Some(last) }),
            None => plan,
        };
        Ok(plan.note(Note::ByAuthority { act: known.act.clone(), on_behalf: None }).item(Item::Gone(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let known = self.known(desk, now)?;
        let (name, _) = names(desk, known)?;
        let fact = Fact::SubstitutionEnded { substitution: self.substitution.clone(), day: self.day };
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(name))
    }
}

/// The name of the substitute and the title of the post.
fn names(desk: &Desk, of: &Substitution) -> Outcome<(String, String)> {
    Ok((desk.state().people.name(&of.person).to_owned(), known_post(desk.state(), &of.post)?.title.clone()))
}
