//! A publisher reports misuse: the case from the report to its end, and how codes are ranked as its likely source.

use super::login::Login;
use super::order::Meta;
use super::state::State;
use super::trouble::Rule;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the publisher reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub publisher: String,
    /// The reference that the publisher gives, may be empty.
    pub reference: String,
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
    /// Address named by the publisher, may be empty.
    pub address: String,
    /// Host or part of a URL named by the publisher, may be empty.
    pub url: String,
    /// What happened, in the publisher's words.
    pub what: String,
}

/// A code seen in the matching lines of a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspect {
    pub login: Login,
    pub lines: u64,
    pub bytes: u64,
    pub addresses: u64,
    /// The publisher's address itself was seen with this code.
    pub named: bool,
}

/// Ranks: the address that was named first, then bytes, then lines.
pub fn rank(suspects: &mut [Suspect]) {
    suspects.sort_by(|a, b| {
        (b.named, b.bytes, b.lines).cmp(&(a.named, a.bytes, a.lines)).then_with(|| a.login.cmp(&b.login))
    });
}

/// A step of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// A log was searched.
    Matched {
        file: String,
        suspects: Vec<Suspect>,
    },
    /// A code was suspended, replaced or delivered again because of the case.
    Acted {
        login: Login,
        act: Remedy,
    },
    /// The publisher was answered: the letter's SHA-256.
    Answered {
        digest: String,
    },
    Closed {
        outcome: String,
    },
}

/// What was done about a suspect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Remedy {
    Held,
    Replaced,
    Delivered,
    Cleared,
}

impl Remedy {
    /// Every remedy, in the order in which they are taken.
    pub const ALL: [Remedy; 4] = [Self::Held, Self::Replaced, Self::Delivered, Self::Cleared];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Replaced => "replaced",
            Self::Delivered => "delivered",
            Self::Cleared => "cleared",
        }
    }
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leak {
    pub id: String,
    /// As people call it: `F2027-01`.
    pub number: String,
    pub report: Report,
    pub opened: Meta,
    pub steps: Vec<(Meta, Step)>,
}

impl Leak {
    /// The suspects of the last search.
    pub fn suspects(&self) -> &[Suspect] {
        self.steps
            .iter()
            .rev()
            .find_map(|(_, step)| match step {
                Step::Matched { suspects, .. } => Some(suspects.as_slice()),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// Whether it is over.
    pub fn closed(&self) -> bool {
        self.steps.iter().any(|(_, step)| matches!(step, Step::Closed { .. }))
    }

    /// Whether the publisher was answered.
    pub fn answered(&self) -> bool {
        self.steps.iter().any(|(_, step)| matches!(step, Step::Answered { .. }))
    }

    /// Whether a hold was made by an act of this case: the step stands right behind it in the same log.
    pub fn holds(&self, hold: &Meta) -> bool {
        self.steps.iter().any(|(meta, step)| {
            matches!(step, Step::Acted { act: Remedy::Held, .. }) && meta.log == hold.log && meta.seq == hold.seq + 1
        })
    }

    /// What was done about a code, the last act first.
    pub fn remedy(&self, login: &Login) -> Option<Remedy> {
        self.steps.iter().rev().find_map(|(_, step)| match step {
            Step::Acted { login: about, act } if about == login => Some(*act),
            _ => None,
        })
    }
}

/// The case that people call by a number, or the one of an id.
pub fn find<'a>(state: &'a State, typed: &str) -> Result<&'a Leak, Rule> {
    let key = typed.trim();
    let mut cases = state.leaks.values();
    let found = cases.find(|c| c.id == key || c.number.eq_ignore_ascii_case(key));
    found.ok_or_else(|| Rule::NoSuchLeak { typed: typed.to_owned() })
}

/// The number of a new case of a year: `F2027-01`.
pub fn next_number(state: &State, year: i32) -> String {
    let prefix = format!("F{year}-");
    let last = state.leaks.values().filter_map(|c| c.number.strip_prefix(&prefix)?.parse::<u32>().ok()).max();
    format!("{prefix}{:02}", last.unwrap_or(0) + 1)
}

/// What a publisher is told: what was found and done, without the name of anybody, any login or any secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerFacts {
    pub number: String,
    pub publisher: String,
    pub reference: String,
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
    /// Logs that were searched.
    pub logs: usize,
    /// Codes of the last search.
    pub suspects: usize,
    /// Codes to which each thing was done, once or more.
    pub held: usize,
    pub replaced: usize,
    pub delivered: usize,
    pub cleared: usize,
    /// Of those held or replaced, the ones that a file of the portal may still hold: it was not written since.
    pub held_unwritten: usize,
    pub replaced_unwritten: usize,
}

impl AnswerFacts {
    /// Codes that a file of the portal may still hold.
    pub fn unwritten(&self) -> usize {
        self.held_unwritten + self.replaced_unwritten
    }
}

/// What the publisher of a case is told. That a code opens nothing any more is said only where every file of the portal
/// was written since.
pub fn answer_facts(state: &State, case: &Leak) -> AnswerFacts {
    let done = |wanted: Remedy| {
        let acted = case.steps.iter().filter_map(|(_, step)| match step {
            Step::Acted { login, act } if *act == wanted => Some(login),
            _ => None,
        });
        acted.collect::<BTreeSet<_>>().len()
    };
    // A hold that was followed by a new secret or by an acquittal is no longer what the file waits for.
    let unwritten = |wanted: Remedy| {
        let mut last: BTreeMap<&Login, (&Meta, Remedy)> = BTreeMap::new();
        for (meta, step) in &case.steps {
            let Step::Acted { login, act } = step else { continue };
            let ends_hold = wanted == Remedy::Held && matches!(act, Remedy::Replaced | Remedy::Cleared);
            if *act == wanted || ends_hold {
                last.insert(login, (meta, *act));
            }
        }
        last.values().filter(|(meta, act)| *act == wanted && !state.portal_knows(meta)).count()
    };
    AnswerFacts {
        number: case.number.clone(),
        publisher: case.report.publisher.clone(),
        reference: case.report.reference.clone(),
        from: case.report.from,
        until: case.report.until,
        logs: case.steps.iter().filter(|(_, step)| matches!(step, Step::Matched { .. })).count(),
        suspects: case.suspects().len(),
        held: done(Remedy::Held),
        replaced: done(Remedy::Replaced),
        delivered: done(Remedy::Delivered),
        cleared: done(Remedy::Cleared),
        held_unwritten: unwritten(Remedy::Held),
        replaced_unwritten: unwritten(Remedy::Replaced),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn that_a_code_opens_nothing_is_told_only_once_every_file_was_written_since() {
        use crate::domain::portal::Export;
        use std::sync::Arc;
        let meta = |seq: u64| Meta { log: "a".into(), seq, past: [("a".to_owned(), seq)].into(), ..Meta::default() };
        let acted = |seq, act| (meta(seq), Step::Acted { login: Login::typed("27INSU1"), act });
        let now = DateTime::<Utc>::default();
        let empty = String::new;
        let report = Report {
            publisher: "P".into(),
            reference: empty(),
            from: now,
            until: now,
            address: empty(),
            url: empty(),
            what: "x".into(),
        };
        let steps = vec![acted(4, Remedy::Held), acted(6, Remedy::Replaced)];
        let mut case = Leak { id: "l".into(), number: "F2027-01".into(), report, opened: meta(1), steps };
        let mut state = State::default();
        let told = |state: &State, case: &Leak| {
            let facts = answer_facts(state, case);
            (facts.held_unwritten, facts.replaced_unwritten, facts.unwritten())
        };
        assert_eq!(told(&state, &case), (0, 1, 1), "no file was ever written");
        let mut written = |path: &str, seq| {
            let export = Export { by: meta(seq), ..Export::default() };
            Arc::make_mut(&mut state.exports).insert(("htpasswd".into(), path.into()), export);
            state.clone()
        };
        assert_eq!(told(&written("/a", 7), &case), (0, 0, 0));
        assert_eq!(told(&written("/b", 5), &case), (0, 1, 1), "another file is older");
        case.steps.pop();
        assert_eq!(told(&written("/b", 3), &case), (1, 0, 1), "a hold counts too");
        assert_eq!(told(&written("/b", 5), &case), (0, 0, 0));
    }

    #[test]
    fn the_named_address_weighs_more_than_volume() {
        let suspect =
            |login: &str, named, bytes| Suspect { login: Login::typed(login), lines: 1, bytes, addresses: 1, named };
        let mut list =
            vec![suspect("27INSU1", false, 900), suspect("27INSU2", true, 5), suspect("27INSU3", false, 901)];
        rank(&mut list);
        let order: Vec<&str> = list.iter().map(|s| s.login.as_str()).collect();
        assert_eq!(order, ["27INSU2", "27INSU3", "27INSU1"]);
    }
}
