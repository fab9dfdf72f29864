//! Campaigns, registrations, reminders, tracks, usage and leak cases in the state.

use super::{RowKey, State};
use crate::domain::campaign::{Campaign, Duty, Registration, Review, duty_upon};
use crate::domain::code::AccessCode;
use crate::domain::fact::Fact;
use crate::domain::ids::{EntryId, StructureId};
use crate::domain::leak::Leak;
use crate::domain::order::Meta;
use crate::domain::structure::Structure;
use crate::domain::usage::UsageRow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

impl State {
    /// Takes a fact about a campaign in; the rows that changed.
    pub(super) fn apply_campaign(&mut self, meta: &Meta, fact: Fact) -> Vec<RowKey> {
        match fact {
            Fact::CampaignOpened { year, opens, cutoff, settings } => {
                let opened = meta.clone();
                let campaign = Campaign { year, opens, cutoff, settings, opened, cut: None, texts: BTreeMap::new() };
                Arc::make_mut(&mut self.campaigns).entry(year).or_insert(campaign);
                vec![RowKey::Campaign(year)]
            }
            Fact::CampaignAdjusted { year, opens, cutoff, settings } => self.change_campaign(year, |c| {
                (c.opens, c.cutoff, c.settings) = (opens, cutoff, settings);
            }),
            Fact::CampaignTextSet { year, name, text } => self.change_campaign(year, |c| {
                if text.is_empty() {
                    c.texts.remove(&name);
                } else {
                    c.texts.insert(name, text);
                }
            }),
            Fact::CutOff { year, .. } => {
                self.codes_changed = Some(meta.clone());
                let mut touched = self.change_campaign(year, |c| {
                    c.cut.get_or_insert_with(|| meta.clone());
                });
                touched.push(RowKey::Marks);
                touched
            }
            Fact::CutOffUndone { year, cut } => {
                self.codes_changed = Some(meta.clone());
                let mut touched = self.change_campaign(year, |c| {
                    if c.cut.as_ref().is_some_and(|made| made.id == cut) {
                        c.cut = None;
                    }
                });
                touched.push(RowKey::Marks);
                touched
            }
            Fact::Reminded { year, step, structures, cutoff } => {
                let known = || self.campaigns.get(&year).map(|c| c.cutoff);
                let cutoff = cutoff.or_else(known).unwrap_or_default();
                Arc::make_mut(&mut self.reminded).entry((year, cutoff, step)).or_default().extend(structures);
                vec![RowKey::Reminded(year, cutoff, step)]
            }
            _ => Vec::new(),
        }
    }

    /// The registration of a structure for the campaign of a year.
    pub fn registration(&self, year: u16, structure: &StructureId) -> Option<&Registration> {
        self.registrations.get(&(year, structure.clone()))
    }

    /// What a structure must do in a campaign, given the codes that it holds.
    pub fn duty(&self, structure: &Structure, campaign: &Campaign, codes: &[&AccessCode]) -> Duty {
        let registration = self.registration(campaign.year, &structure.id);
        duty_upon(structure, campaign, registration, codes, &self.desk.uai, &self.desk.partner)
    }

    /// The codes of every structure that holds any, in one pass.
    pub fn codes_held(&self) -> HashMap<&StructureId, Vec<&AccessCode>> {
        let mut held: HashMap<&StructureId, Vec<&AccessCode>> = HashMap::new();
        for code in self.codes.values() {
            held.entry(&code.structure).or_default().push(code);
        }
        held
    }

    fn change_campaign(&mut self, year: u16, change: impl FnOnce(&mut Campaign)) -> Vec<RowKey> {
        if let Some(known) = Arc::make_mut(&mut self.campaigns).get_mut(&year) {
            change(known);
        }
        vec![RowKey::Campaign(year)]
    }

    /// Takes a fact about the registration of a structure in; the rows that changed.
    pub(super) fn apply_registration(&mut self, meta: &Meta, fact: Fact) -> Vec<RowKey> {
        match fact {
            Fact::Registered { year, structure, correspondent, headcount, declared, to_check } => {
                let key = (year, structure.clone());
                let review = if to_check { Review::ToCheck } else { Review::Accepted };
                let made = Registration {
                    year,
                    structure: structure.clone(),
                    correspondent,
                    headcount,
                    declared,
                    made: meta.clone(),
                    review,
                    reviewed: None,
                    dossier: None,
                };
                Arc::make_mut(&mut self.registrations).insert(key, made);
                vec![RowKey::Registration(year, structure)]
            }
            Fact::RegistrationReviewed { year, structure, registration, review } => {
                self.change_registration(year, structure, &registration, |r| {
                    // A refusal beats an acceptance that did not know of it.
                    let refused = matches!(r.review, Review::Refused { .. })
                        && r.reviewed.as_ref().is_some_and(|before| before.concurrent(meta));
                    if !refused {
                        (r.review, r.reviewed) = (review, Some(meta.clone()));
                    }
                })
            }
            Fact::RegistrationSent { year, structure, registration, dossier } => {
                self.change_registration(year, structure, &registration, |r| r.dossier = Some(dossier))
            }
            Fact::TrackNoted { structure, person, stage, at, day } => {
                let key = (structure.clone(), person.clone());
                Arc::make_mut(&mut self.tracks).entry(key).or_default().stages.insert(stage, (at, day));
                vec![RowKey::Track(structure, person)]
            }
            _ => Vec::new(),
        }
    }

    /// An act on a registration does not touch one that was made later.
    fn change_registration(
        &mut self,
        year: u16,
        structure: StructureId,
        made: &EntryId,
        change: impl FnOnce(&mut Registration),
    ) -> Vec<RowKey> {
        let key = (year, structure);
        if let Some(known) = Arc::make_mut(&mut self.registrations).get_mut(&key)
            && known.made.id == *made
        {
            change(known);
        }
        vec![RowKey::Registration(key.0, key.1)]
    }

    /// Takes a fact about usage or a leak in; the rows that changed.
    pub(super) fn apply_usage(&mut self, meta: &Meta, fact: Fact) -> Vec<RowKey> {
        match fact {
            Fact::UsageRead { log } => {
                Arc::make_mut(&mut self.logs_read).push(log);
                vec![RowKey::LogsRead]
            }
            Fact::UsageCounted { rows } => self.count(rows),
            Fact::LeakReported { leak, number, report } => {
                let case = Leak { id: leak.clone(), number, report, opened: meta.clone(), steps: Vec::new() };
                Arc::make_mut(&mut self.leaks).entry(leak.clone()).or_insert(case);
                vec![RowKey::Leak(leak)]
            }
            Fact::LeakStepped { leak, step } => {
                if let Some(case) = Arc::make_mut(&mut self.leaks).get_mut(&leak) {
                    case.steps.push((meta.clone(), step));
                }
                vec![RowKey::Leak(leak)]
            }
            _ => Vec::new(),
        }
    }

    fn count(&mut self, rows: Vec<UsageRow>) -> Vec<RowKey> {
        let mut logins = BTreeSet::new();
        let usage = Arc::make_mut(&mut self.usage);
        for UsageRow { login, day, count } in rows {
            let known = Arc::make_mut(usage.entry(login.clone()).or_default());
            known.days.entry(day).or_default().add(count);
            logins.insert(login);
        }
        let mut touched = Vec::new();
        let codes = Arc::make_mut(&mut self.codes);
        for login in &logins {
            let again = codes.of_login(login).nth(1).is_some();
            let seen = self.usage.get(login);
            let changed = codes.change_login(login, |code| {
                // A code that has ended keeps what was seen of it.
                let ended = code.revoked.is_some() && code.used.is_some();
                if !ended {
                    let since = again.then(|| code.issued.day()).filter(|_| code.revoked.is_none());
                    code.used = seen.and_then(|u| u.span(since));
                }
                !ended
            });
            touched.extend(changed.into_iter().map(RowKey::Code));
        }
        touched.extend(logins.into_iter().map(RowKey::Usage));
        touched
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::campaign::{Origin, Settings};
    use crate::domain::code::{Life, Reason};
    use crate::domain::login::Login;
    use crate::domain::structure::Structure;
    use crate::domain::usage::Count;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn told(state: &mut State, seq: u64, on: &str, fact: Fact) {
        let at = format!("{on}T09:00:00Z").parse().unwrap();
        state.apply(&Meta { id: EntryId::new(format!("e{seq}")), seq, lamport: seq, at, ..Meta::default() }, fact);
    }

    fn issued(login: &str, year: u16, index: &str) -> Fact {
        Fact::CodeIssued {
            login: Login::typed(login),
            structure: "s".into(),
            year,
            team: None,
            portal_hash: String::new(),
            index: index.into(),
            lasting: false,
            origin: Origin::Here,
        }
    }

    fn desk() -> State {
        let mut state = State::default();
        let structure = Box::new(Structure { id: "s".into(), ..Structure::default() });
        told(&mut state, 1, "2026-01-01", Fact::StructureRecorded { structure, source: String::new() });
        let (opens, cutoff) = (day("2027-04-03"), day("2027-06-06"));
        let opened = Fact::CampaignOpened { year: 2027, opens, cutoff, settings: Settings::default() };
        told(&mut state, 2, "2027-04-01", opened);
        state
    }

    #[test]
    fn what_a_cut_off_killed_is_not_raised_by_an_adjustment() {
        let mut state = desk();
        told(&mut state, 3, "2026-04-10", issued("26INSU1", 2026, "old"));
        told(&mut state, 4, "2027-04-10", issued("27INSU1", 2027, "new"));
        told(&mut state, 5, "2027-06-06", Fact::CutOff { year: 2027, lost: 1 });
        let outside = Fact::StructureAdjusted { structure: "s".into(), label: None, office: None, outside: true };
        told(&mut state, 6, "2027-06-10", outside);
        let on = day("2027-06-11");
        let life = |login: &str| state.code(&Login::typed(login)).unwrap().life(state.calendar(on), on);
        assert_eq!((life("26INSU1"), life("27INSU1")), (Life::Expired, Life::Live));
        assert!(state.code(&Login::typed("27INSU1")).unwrap().lasting);
        assert_eq!(state.codes_changed.as_ref().unwrap().seq, 6, "the portal’s file has to follow");
    }

    /// What logs said before a code was taken in is found again when it is, whichever of the two comes first.
    #[test]
    fn a_log_that_is_read_before_its_codes_tells_the_same_as_one_read_after() {
        let read = |login: &str, on: &str, count| Fact::UsageCounted {
            rows: vec![UsageRow { login: Login::typed(login), day: day(on), count }],
        };
        let opened = Count { opened: 3, bytes: 9, addresses: 2, ..Count::default() };
        let facts = [
            ("2027-05-01", issued("27INSU1", 2027, "one")),
            ("2027-05-02", issued("27INSU2", 2027, "two")),
            ("2027-05-03", read("27INSU1", "2027-04-11", opened)),
            ("2027-05-04", read("27INSU1", "2027-04-20", opened)),
            ("2027-05-05", read("27INSU2", "2027-04-20", Count { refused: 1, ..Count::default() })),
        ];
        let told_in = |order: [usize; 5]| {
            let mut state = desk();
            for n in order {
                let (on, fact) = &facts[n];
                told(&mut state, 10 + n as u64, on, fact.clone());
            }
            // When the last code was issued is not what is asked here.
            state.codes_changed = None;
            state
        };
        let after = told_in([0, 1, 2, 3, 4]);
        let used = |login: &str| after.code(&Login::typed(login)).unwrap().used;
        assert_eq!(used("27INSU1"), Some((day("2027-04-11"), day("2027-04-20"))));
        assert_eq!(used("27INSU2"), None, "it was refused");
        for order in [[2, 3, 4, 0, 1], [4, 0, 3, 1, 2], [3, 2, 0, 4, 1]] {
            assert_eq!(told_in(order), after, "{order:?}");
        }
    }

    #[test]
    fn a_code_that_replaces_another_is_not_in_use_by_what_was_seen_of_the_first() {
        let mut state = desk();
        let login = || Login::typed("27INSU1");
        let seen = |on: &str| Fact::UsageCounted {
            rows: vec![UsageRow { login: login(), day: day(on), count: Count { opened: 3, ..Count::default() } }],
        };
        told(&mut state, 3, "2027-04-10", issued("27INSU1", 2027, "first"));
        told(&mut state, 4, "2027-04-12", seen("2027-04-11"));
        told(&mut state, 5, "2027-04-13", Fact::CodeRevoked { login: login(), reason: Reason::Compromise });
        told(&mut state, 6, "2027-04-13", issued("27INSU1", 2027, "second"));
        assert_eq!(state.code(&login()).unwrap().used, None);
        told(&mut state, 7, "2027-04-14", seen("2027-04-13"));
        assert_eq!(state.code(&login()).unwrap().used, None, "on that day it may still have been the first");
        told(&mut state, 8, "2027-04-16", seen("2027-04-15"));
        assert_eq!(state.code(&login()).unwrap().used, Some((day("2027-04-15"), day("2027-04-15"))));
        let first = state.codes.values().find(|c| c.index == "first").unwrap();
        assert_eq!(first.used, Some((day("2027-04-11"), day("2027-04-11"))), "what was seen of the first stays");
    }
}
