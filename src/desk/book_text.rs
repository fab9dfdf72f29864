//! The texts of the signing book's mails: which one counts, changing one, writing one to a file to be edited.

use super::Desk;
use super::digest_text::sample;
use super::files;
use super::set_text_from::text_in;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::book::BookSettings;
use crate::domain::clean;
use crate::domain::fact::Fact;
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::state::State;
use crate::domain::texts::TextName;
use crate::domain::trouble::{Outcome, Rule};
use crate::paper::template::{render, usual};
use std::path::PathBuf;

/// The text of the signing book: its own, else the usual one.
pub fn book_text(state: &State, name: TextName) -> &str {
    state.book.texts.get(name.word()).map_or_else(|| usual(name), String::as_str)
}

/// Gives the signing book a text of its own; an empty one is the usual text again.
#[derive(Clone, Debug)]
pub struct SetBookText {
    pub name: TextName,
    pub text: String,
}

impl SetBookText {
    fn check(&self, desk: &Desk, now: Moment) -> Outcome<()> {
        desk.administrator()?;
        if self.text.is_empty() {
            return Ok(());
        }
        if let Some(bad) = self.text.chars().find(|c| clean::deceives(*c) && !matches!(c, '\n' | '\t')) {
            return Err(Rule::NameRefused { character: clean::written(bad) }.into());
        }
        // A text that a mail could not be made of is refused now, not when it is due.
        for values in sample(desk.state(), now) {
            render(self.name, &self.text, &values)?;
        }
        Ok(())
    }
}

impl Verb for SetBookText {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        self.check(desk, now)?;
        let name = self.name.word().to_owned();
        let plan = Plan::new(Heading::BookText { name: name.clone() }, Grade::Reversible);
        Ok(plan.item(if self.text.is_empty() { Item::Gone(name) } else { Item::Will(name) }))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        self.check(desk, now)?;
        let name = self.name.word().to_owned();
        let mut settings = BookSettings::clone(&desk.state().book);
        if self.text.is_empty() {
            settings.texts.remove(&name);
        } else {
            settings.texts.insert(name.clone(), self.text.clone());
        }
        if settings == *desk.state().book {
            return Ok(Done { unchanged: true, ..Done::default() });
        }
        desk.commit(now, None, vec![Fact::BookSet { settings }])?;
        Ok(Done::one(name))
    }
}

/// The same, read from a file.
#[derive(Clone, Debug)]
pub struct SetBookTextFrom {
    pub name: TextName,
    pub file: PathBuf,
}

impl SetBookTextFrom {
    fn read(&self) -> Outcome<SetBookText> {
        Ok(SetBookText { name: self.name, text: text_in(&self.file)? })
    }
}

impl Verb for SetBookTextFrom {
    fn plan(&self, desk: &Desk, now: Moment, watch: &Watch) -> Outcome<Plan> {
        self.read()?.plan(desk, now, watch)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        self.read()?.apply(desk, now, watch)
    }
}

/// Writes a text as it counts now to a file.
#[derive(Clone, Debug)]
pub struct SaveBookText {
    pub name: TextName,
    pub path: PathBuf,
}

impl Verb for SaveBookText {
    fn plan(&self, _desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        files::refuse_taken(&self.path)?;
        let path = self.path.display().to_string();
        Ok(Plan::new(Heading::Save { path: path.clone() }, Grade::Look).item(Item::New(path)))
    }

    fn apply(&mut self, desk: &mut Desk, _now: Moment, _watch: &Watch) -> Outcome<Done> {
        files::create(&self.path, book_text(desk.state(), self.name).as_bytes())?;
        let path = self.path.display().to_string();
        Ok(Done { file: Some(path.clone()), ..Done::one(path) })
    }
}
