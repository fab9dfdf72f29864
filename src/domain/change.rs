//! What changes from one campaign to the next: its choices, and whom it calls. It must not know how either is said.

use super::campaign::{Campaign, Origin, Proof, Settings};
use super::ids::StructureId;
use super::state::State;
use chrono::NaiveDate;

/// A choice of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    Opens,
    Cutoff,
    Participants,
    Federations,
    Teams,
    Resend,
    Purge,
    Origin,
    Proof,
    Reminders,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    Day(NaiveDate),
    Yes(bool),
    Origin(Origin),
    Proof(Proof),
    /// Days counted from the cut-off.
    Days(Vec<i16>),
}

/// A choice that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub setting: Setting,
    pub before: Choice,
    pub after: Choice,
}

fn differing(pairs: impl IntoIterator<Item = (Setting, Choice, Choice)>) -> Vec<Change> {
    let changed = pairs.into_iter().filter(|(_, before, after)| before != after);
    changed.map(|(setting, before, after)| Change { setting, before, after }).collect()
}

/// The choices that differ between two campaigns, dates left aside.
pub fn settings(old: &Settings, new: &Settings) -> Vec<Change> {
    let yes = |setting, before, after| (setting, Choice::Yes(before), Choice::Yes(after));
    differing([
        yes(Setting::Participants, old.participants, new.participants),
        yes(Setting::Federations, old.federations, new.federations),
        yes(Setting::Teams, old.teams, new.teams),
        yes(Setting::Resend, old.resend, new.resend),
        yes(Setting::Purge, old.purge, new.purge),
        (Setting::Origin, Choice::Origin(old.origin), Choice::Origin(new.origin)),
        (Setting::Proof, Choice::Proof(old.proof), Choice::Proof(new.proof)),
        (Setting::Reminders, Choice::Days(old.reminders.clone()), Choice::Days(new.reminders.clone())),
    ])
}

/// The dates that differ.
pub fn dates(old: (NaiveDate, NaiveDate), new: (NaiveDate, NaiveDate)) -> Vec<Change> {
    differing([
        (Setting::Opens, Choice::Day(old.0), Choice::Day(new.0)),
        (Setting::Cutoff, Choice::Day(old.1), Choice::Day(new.1)),
    ])
}

/// Whom a campaign calls, against another one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calls {
    /// How many it calls in all.
    pub called: usize,
    /// Called now, and not by the other.
    pub newly: Vec<StructureId>,
    /// Called by the other, and not now.
    pub no_longer: Vec<StructureId>,
}

/// Whom `campaign` calls, against `last`. What the national register said then is not kept: a structure counts as
/// called last time where it registered, or where the choices of last time would call it and it existed.
pub fn calls(state: &State, campaign: &Campaign, last: Option<&Campaign>) -> Calls {
    let held = state.codes_held();
    let mut calls = Calls::default();
    for structure in state.structures.values() {
        let codes = held.get(&structure.id).map(Vec::as_slice).unwrap_or_default();
        let now = state.duty(structure, campaign, codes).must_register();
        calls.called += usize::from(now);
        let Some(last) = last else { continue };
        let existed = structure.created.is_none_or(|year| year <= last.year);
        let then = state.registration(last.year, &structure.id).is_some()
            || existed && state.duty(structure, last, codes).must_register();
        match (then, now) {
            (false, true) => calls.newly.push(structure.id.clone()),
            (true, false) => calls.no_longer.push(structure.id.clone()),
            _ => {}
        }
    }
    calls
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::campaign::Registration;
    use crate::domain::structure::{ParentBody, Role, Standing, Structure};
    use std::sync::Arc;

    fn unit(id: &str, role: Role, created: u16) -> Structure {
        let body = ParentBody { uai: "I".into(), role, ..ParentBody::default() };
        Structure { id: id.into(), bodies: vec![body], created: Some(created), ..Structure::default() }
    }

    #[test]
    fn each_choice_that_differs_is_named_with_both_values() {
        let old = Settings::default();
        let new = Settings { teams: true, reminders: vec![-7], ..Settings::default() };
        let named: Vec<Setting> = settings(&old, &new).into_iter().map(|c| c.setting).collect();
        assert_eq!(named, [Setting::Teams, Setting::Reminders]);
        assert_eq!(settings(&old, &old), []);
        let day = |d: &str| d.parse().unwrap();
        let moved = dates((day("2027-04-03"), day("2027-06-06")), (day("2027-04-03"), day("2027-06-13")));
        assert_eq!(moved.len(), 1);
        assert_eq!(moved[0].after, Choice::Day(day("2027-06-13")));
    }

    #[test]
    fn who_is_called_anew_and_who_no_longer_is_counted_from_what_happened() {
        let mut state = State::default();
        state.desk = Arc::new(crate::domain::state::Institute { uai: "I".into(), ..Default::default() });
        let closed = Structure { standing: Standing::Closed, ..unit("closed", Role::Governing, 2010) };
        let all = [
            unit("stays", Role::Governing, 2010),
            unit("new", Role::Governing, 2028),
            unit("participant", Role::Participant, 2010),
            closed,
        ];
        for s in all {
            Arc::make_mut(&mut state.structures).insert(s.id.clone(), Arc::new(s));
        }
        let made = Registration { year: 2027, structure: "closed".into(), ..Registration::default() };
        Arc::make_mut(&mut state.registrations).insert((2027, "closed".into()), made);
        let last = Campaign { year: 2027, ..Campaign::default() };
        let next = Campaign { year: 2028, ..Campaign::default() };
        let found = calls(&state, &next, Some(&last));
        assert_eq!((found.called, found.newly, found.no_longer), (2, vec!["new".into()], vec!["closed".into()]));
        let wider = Settings { participants: true, ..Settings::default() };
        let wide = Campaign { settings: wider, ..next };
        assert_eq!(calls(&state, &wide, Some(&last)).newly, ["new".into(), "participant".into()]);
        assert_eq!(calls(&state, &wide, None).newly, []);
    }
}
