//! What the portal's logs say of the codes: how often each one opened the portal on each day, and when last.
//!
//! Only counts are kept. Addresses and the pages that were read are never written down.

use super::code::Life;
use super::ids::StructureId;
use super::login::Login;
use super::order::Meta;
use super::state::State;
use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Bytes that the portal gives a code within an hour before it suspends it: more within a day is worth a look.
pub const EXCESS: u64 = 500_000_000;

/// One code on one day, as a log tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsageRow {
    pub login: Login,
    /// The day by the clock of the log; rows read before it was so, by UTC.
    pub day: NaiveDate,
    pub count: Count,
}

/// What happened with a code on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Times that the portal let it in.
    pub opened: u64,
    /// Times that the portal refused it.
    pub refused: u64,
    pub bytes: u64,
    /// Different addresses seen. Many are normal for a shared code.
    pub addresses: u64,
}

impl Count {
    /// Takes the figures of another log of the same day in.
    pub fn add(&mut self, other: Self) {
        self.opened = self.opened.saturating_add(other.opened);
        self.refused = self.refused.saturating_add(other.refused);
        self.bytes = self.bytes.saturating_add(other.bytes);
        self.addresses = self.addresses.max(other.addresses);
    }
}

/// Everything that logs said of one code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    pub days: BTreeMap<NaiveDate, Count>,
}

impl Usage {
    /// The last day on which the portal let the code in.
    pub fn last(&self) -> Option<NaiveDate> {
        self.days.iter().rev().find(|(_, c)| c.opened > 0).map(|(day, _)| *day)
    }

    /// The first day on which the portal let the code in.
    pub fn first(&self) -> Option<NaiveDate> {
        self.days.iter().find(|(_, c)| c.opened > 0).map(|(day, _)| *day)
    }

    /// First and last day on which the portal let the code in; of a login that had a code before, only the days behind
    /// the issue tell of the new one.
    pub fn span(&self, issued: Option<NaiveDate>) -> Option<(NaiveDate, NaiveDate)> {
        let mut days = self.days.iter().filter(|(day, c)| c.opened > 0 && issued.is_none_or(|at| **day > at));
        let first = *days.next()?.0;
        Some((first, days.next_back().map_or(first, |(day, _)| *day)))
    }

    /// What happened from a day on.
    pub fn since(&self, day: NaiveDate) -> Count {
        self.days.range(day..).fold(Count::default(), |mut sum, (_, count)| {
            sum.add(*count);
            sum
        })
    }
}

/// A log that was read: a longer one that begins with the same bytes is read from there on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogRead {
    pub file: String,
    /// Bytes that were read.
    pub size: u64,
    /// SHA-256 of these bytes, hexadecimal.
    pub digest: String,
    pub format: String,
    pub lines: u64,
    /// Lines that the format did not fit.
    pub strange: u64,
}

/// What a line of a log says of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The portal let the code in.
    Opened,
    /// The portal refused it.
    Refused,
    /// Something was read by a code that was let in before.
    Used,
    /// Nothing about a code.
    Nothing,
}

impl Seen {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Refused => "refused",
            Self::Used => "used",
            Self::Nothing => "nothing",
        }
    }
}

/// A line of a log as it was understood, to be shown before anything is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    pub line: u64,
    pub at: DateTime<Utc>,
    /// As lists show it; empty where the line names no code.
    pub login: String,
    pub seen: Seen,
    pub address: String,
    pub status: u16,
    pub bytes: u64,
}

/// The most that a code read within sixty minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peak {
    pub login: Login,
    pub bytes: u64,
    /// When these sixty minutes ended.
    pub at: DateTime<Utc>,
}

/// Lines with codes of the year in force and with older ones, on one day by the log's own clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Generations {
    pub old: usize,
    pub new: usize,
}

/// Units by the generation of their codes on one day of the log's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Units {
    pub only_new: usize,
    pub only_old: usize,
    pub both: usize,
}

/// Whether a login is one person's: domain, `DR`, number of the regional office and a trigram.
pub fn personal(login: &Login) -> bool {
    let tail = login.as_str().as_bytes();
    tail.len() >= 7
        && tail[tail.len() - 3..].iter().all(u8::is_ascii_uppercase)
        && tail[tail.len() - 5..tail.len() - 3].iter().all(u8::is_ascii_digit)
        && tail[..tail.len() - 5].ends_with(b"DR")
}

/// Whether a login is shaped like a unit's code: the year, the three characters of a portal, a label with a number. It
/// may be one that is taken in later; a person's never is.
pub fn like_code(login: &Login) -> bool {
    let text = login.as_str();
    let label = text.get(5..).unwrap_or_default();
    generation(login).is_some()
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
        && label.bytes().any(|b| b.is_ascii_digit())
        && !personal(login)
}

/// A login as lists show it: the trigram of a person is masked.
pub fn shown(login: &Login) -> String {
    let text = login.as_str();
    match text.get(..text.len().saturating_sub(3)) {
        Some(head) if personal(login) => format!("{head}•••"),
        _ => text.to_owned(),
    }
}

/// The two digits of the year with which a login begins, if it does.
pub fn generation(login: &Login) -> Option<u16> {
    match login.as_str().as_bytes() {
        [a, b, c, ..] if a.is_ascii_digit() && b.is_ascii_digit() && c.is_ascii_alphabetic() => {
            Some(u16::from(a - b'0') * 10 + u16::from(b - b'0'))
        }
        _ => None,
    }
}

/// Whether a login is of the year in force on a day: that of the campaign that opened last, else that of the calendar.
pub fn is_new(state: &State, login: &Login, day: NaiveDate) -> bool {
    let campaign = state.campaigns.values().rev().find(|c| c.opens <= day).map(|c| i32::from(c.year));
    generation(login).is_some_and(|two| i32::from(two) == campaign.unwrap_or_else(|| day.year()).rem_euclid(100))
}

/// The unit and team of a login, without the year and the portal's three characters.
fn unit(login: &Login) -> &str {
    let body = if generation(login).is_some() { &login.as_str()[2..] } else { login.as_str() };
    body.get(3..).filter(|rest| !rest.is_empty()).unwrap_or(body)
}

/// Which generations of codes the units used on each day.
pub fn units(state: &State, rows: &[UsageRow]) -> BTreeMap<NaiveDate, Units> {
    let mut seen: BTreeMap<(NaiveDate, &str), (bool, bool)> = BTreeMap::new();
    for row in rows {
        let (new, old) = seen.entry((row.day, unit(&row.login))).or_default();
        *(if is_new(state, &row.login, row.day) { new } else { old }) = true;
    }
    let mut days: BTreeMap<NaiveDate, Units> = BTreeMap::new();
    for ((day, _), generations) in seen {
        let units = days.entry(day).or_default();
        match generations {
            (true, true) => units.both += 1,
            (true, false) => units.only_new += 1,
            _ => units.only_old += 1,
        }
    }
    days
}

/// Why a code stands in the report of usage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// An older code that was still used since the campaign opened.
    OldInUse,
    /// An older code that was refused since the cut-off: somebody was caught out.
    CaughtOut,
    /// Delivered and never seen in use.
    NotActivated,
    /// A great volume on one day, worth a look.
    Volume,
}

impl Finding {
    /// Every finding, in the order in which it is told.
    pub const ALL: [Finding; 4] = [Self::OldInUse, Self::CaughtOut, Self::NotActivated, Self::Volume];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::OldInUse => "old-in-use",
            Self::CaughtOut => "caught-out",
            Self::NotActivated => "not-activated",
            Self::Volume => "volume",
        }
    }
}

/// A line of the report of usage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub finding: Finding,
    pub login: Login,
    pub structure: StructureId,
    /// The day of the finding: of the last use, of the last refusal, of the delivery, of the volume.
    pub day: NaiveDate,
    /// Openings, refusals, days since the delivery, or bytes.
    pub amount: u64,
}

/// What the counts say of the codes of this desk, finding by finding; the first of each asks for attention first.
pub fn report(state: &State, day: NaiveDate) -> Vec<Found> {
    let campaign = state.campaigns.values().rev().find(|c| c.opens <= day);
    let calendar = state.calendar(day);
    let none = Usage::default();
    let mut found = Vec::new();
    for code in state.codes.values() {
        let usage = state.usage.get(&code.login).map_or(&none, |u| &**u);
        let mut add = |finding, day: NaiveDate, amount| {
            let (login, structure) = (code.login.clone(), code.structure.clone());
            found.push(Found { finding, login, structure, day, amount });
        };
        let older = campaign.filter(|c| code.year < c.year && !code.lasting);
        let opened = older.map_or(0, |c| usage.since(c.opens).opened);
        if let (Some(last), true) = (usage.last(), opened > 0) {
            add(Finding::OldInUse, last, opened);
        }
        let cut = older.and_then(|c| c.cut.as_ref()).map(Meta::day);
        let refused = cut.map_or(0, |cut| usage.since(cut).refused);
        let last = usage.days.iter().rev().find(|(_, c)| c.refused > 0).map(|(day, _)| *day);
        if let (Some(last), true) = (last, refused > 0) {
            add(Finding::CaughtOut, last, refused);
        }
        if let (Life::Delivered, Some(delivery)) = (code.life(calendar, day), code.delivered()) {
            let since = delivery.by.day();
            add(Finding::NotActivated, since, u64::try_from((day - since).num_days()).unwrap_or_default());
        }
        let most = usage.days.iter().max_by_key(|(_, c)| c.bytes).filter(|(_, c)| c.bytes > EXCESS);
        if let Some((day, count)) = most {
            add(Finding::Volume, *day, count.bytes);
        }
    }
    found.sort_by(|a, b| {
        (a.finding, std::cmp::Reverse(a.amount), &a.login).cmp(&(b.finding, std::cmp::Reverse(b.amount), &b.login))
    });
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::campaign::Campaign;
    use crate::domain::code::{AccessCode, Delivery, Means};
    use std::sync::Arc;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> Meta {
        Meta { at: format!("{text}T10:00:00Z").parse().unwrap(), ..Meta::default() }
    }

    #[test]
    fn a_person_is_masked_and_a_unit_is_not() {
        for (login, said) in [
            ("SDVDR12ABC", "SDVDR12•••"),
            ("13SDVDR05XYZ", "13SDVDR05•••"),
            ("26INSDR05ABC", "26INSDR05•••"),
            ("27INSU1016", "27INSU1016"),
            ("BVIUMR8197", "BVIUMR8197"),
            ("ABC", "ABC"),
        ] {
            assert_eq!(shown(&Login::typed(login)), said);
        }
    }

    #[test]
    fn what_may_become_a_code_here_is_shaped_like_one() {
        for (login, like) in [
            ("27INSU1016", true),
            ("27INSCIC1403", true),
            ("26INSU1068EQ14", true),
            ("13BBIU1158", true),
            ("BVIUMR8197", false),
            ("13SDVDR05XYZ", false),
            ("27INS", false),
            ("27INSERM", false),
            ("JDUPONT2", false),
            ("27.DUPONT2", false),
            ("1234", false),
        ] {
            assert_eq!(like_code(&Login::typed(login)), like, "{login}");
        }
    }

    #[test]
    fn a_code_is_new_in_the_year_of_the_campaign_that_has_opened() {
        let mut state = State::default();
        let login = |text| Login::typed(text);
        assert!(is_new(&state, &login("13SDVUMR8197"), day("2013-03-12")));
        assert!(!is_new(&state, &login("BVIUMR8197"), day("2013-03-12")));
        assert!(!is_new(&state, &login("1234"), day("2012-03-12")));
        let campaign = Campaign { year: 2027, opens: day("2027-04-03"), ..Campaign::default() };
        Arc::make_mut(&mut state.campaigns).insert(2027, campaign);
        assert!(
            is_new(&state, &login("27INSU1"), day("2027-04-03"))
                && !is_new(&state, &login("26INSU1"), day("2027-04-03"))
        );
    }

    fn used(state: &mut State, login: &str, on: &str, count: Count) {
        let usage = Arc::make_mut(&mut state.usage).entry(Login::typed(login)).or_default();
        Arc::make_mut(usage).days.insert(day(on), count);
    }

    #[test]
    fn the_report_tells_who_is_late_who_was_caught_out_and_who_never_began() {
        let mut state = State::default();
        let campaign = Campaign {
            year: 2027,
            opens: day("2027-04-03"),
            cutoff: day("2027-06-06"),
            cut: Some(at("2027-06-07")),
            ..Campaign::default()
        };
        Arc::make_mut(&mut state.campaigns).insert(2027, campaign);
        let delivery = Delivery { by: at("2027-05-01"), means: Means::Hand, to: String::new(), returned: None };
        for (n, (login, year, lasting)) in
            [("26INSU1", 2026, false), ("26INSU2", 2026, true), ("27INSU1", 2027, false), ("27INSU3", 2027, false)]
                .into_iter()
                .enumerate()
        {
            let deliveries = if login == "27INSU3" { vec![delivery.clone()] } else { Vec::new() };
            let code = AccessCode { login: Login::typed(login), year, lasting, deliveries, ..AccessCode::default() };
            Arc::make_mut(&mut state.codes).insert(n.to_string().as_str().into(), code);
        }
        let opened = |n| Count { opened: n, ..Count::default() };
        used(&mut state, "26INSU1", "2027-04-02", opened(40));
        used(&mut state, "26INSU1", "2027-06-05", opened(2));
        used(&mut state, "26INSU1", "2027-06-09", Count { refused: 5, ..Count::default() });
        used(&mut state, "26INSU2", "2027-06-09", opened(7));
        used(&mut state, "27INSU1", "2027-06-09", Count { bytes: EXCESS + 1, ..opened(1) });
        let told: Vec<_> = report(&state, day("2027-06-10"))
            .into_iter()
            .map(|f| (f.finding.word(), f.login.to_string(), f.day.to_string(), f.amount))
            .collect();
        let line = |finding, login: &str, day: &str, amount| (finding, login.to_owned(), day.to_owned(), amount);
        assert_eq!(
            told,
            [
                line("old-in-use", "26INSU1", "2027-06-05", 2),
                line("caught-out", "26INSU1", "2027-06-09", 5),
                line("not-activated", "27INSU3", "2027-05-01", 40),
                line("volume", "27INSU1", "2027-06-09", EXCESS + 1),
            ]
        );
    }
}
