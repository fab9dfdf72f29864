//! The cases of leaks: which are listed, which one is under the cursor, and what can be read of it.

use super::state::Screen;
use crate::domain::fold::{Needle, fold};
use crate::domain::leak::{Leak, Step};
use crate::domain::state::State;
use crate::text::format::short_moment;
use crate::text::{Lang, screens_codes as text, words};
use crate::tui::action::Action;
use crate::tui::model::Model;
use crate::tui::overlay::Message;
use crate::tui::widget::list::ListPlace;

/// What the list of cases remembers.
#[derive(Debug, Default)]
pub struct Cases {
    /// They are shown instead of the codes.
    pub shown: bool,
    pub place: ListPlace,
    /// The ids of the cases listed.
    pub names: Vec<String>,
}

impl Cases {
    /// Lists the cases that a needle lets through: those that run first, the latest first. The cursor stays on its
    /// case.
    pub fn list(&mut self, state: &State, needle: &Needle) {
        let held = self.names.get(self.place.cursor).cloned();
        let mut cases: Vec<&Leak> = state.leaks.values().filter(|c| needle.is_empty() || matches(c, needle)).collect();
        cases.sort_by(|a, b| a.closed().cmp(&b.closed()).then_with(|| b.number.cmp(&a.number)));
        self.names = cases.into_iter().map(|c| c.id.clone()).collect();
        if let Some(n) = held.and_then(|name| self.names.iter().position(|n| *n == name)) {
            self.place.cursor = n;
        }
        self.place.settle(&self.names);
    }

    /// Moves in the list; nothing is ever done to several cases, so none is selected. Whether it was a move.
    pub fn walk(&mut self, action: Action, page: usize) -> bool {
        let selects = matches!(action, Action::Select | Action::SelectRange | Action::SelectAll);
        selects || self.place.act(action, &self.names, page)
    }
}

fn matches(case: &Leak, needle: &Needle) -> bool {
    let report = &case.report;
    let about = [&case.number, &report.publisher, &report.reference, &report.what, &report.url, &report.address];
    needle.matches(&fold(&about.map(String::as_str).join(" ")))
}

/// The case of a row listed.
pub fn row<'a>(screen: &Screen, state: &'a State, n: usize) -> Option<&'a Leak> {
    screen.cases.names.get(n).and_then(|id| state.leaks.get(id))
}

/// The case under the cursor, while cases are shown.
pub fn current(model: &Model) -> Option<&Leak> {
    let cases = &model.codes.cases;
    cases.shown.then(|| row(&model.codes, &model.state, cases.place.cursor)).flatten()
}

/// Whether the publisher of a case was answered.
pub fn answered(case: &Leak) -> bool {
    case.steps.iter().any(|(_, step)| matches!(step, Step::Answered { .. }))
}

/// Everything that is known of a case, to be read.
pub fn sheet(case: &Leak, state: &State, lang: Lang) -> Message {
    let mut lines = vec![text::period(case, lang)];
    let report = &case.report;
    lines.extend(
        [&report.reference, &report.address, &report.url, &report.what].into_iter().filter(|t| !t.is_empty()).cloned(),
    );
    lines.push(String::new());
    if case.suspects().is_empty() {
        lines.push(text::NO_SUSPECT.of(lang).to_owned());
    } else {
        lines.push(text::RANKED.of(lang).to_owned());
        lines.extend(case.suspects().iter().map(|s| format!("  {}", text::suspect(s, case, state, lang))));
    }
    if !case.steps.is_empty() {
        lines.extend([String::new(), text::STEPS.of(lang).to_owned()]);
    }
    lines.extend(case.steps.iter().map(|(meta, step)| {
        let (at, name) = (short_moment(meta.at, lang), state.people.name(&meta.by));
        format!("  {at}  {}, {name}", words::usage::leak_step(step, lang))
    }));
    Message { title: text::on_case(case, lang), lines, scroll: 0 }
}
