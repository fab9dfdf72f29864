//! Which entry of the register is about what, written by whom and when: kept in memory, so that a question reads only
//! the entries that it shows. It must not know what an entry says.

use super::Filter;
use crate::domain::trouble::{Outcome, Trouble};
use crate::register::entry::Header;
use crate::register::log::Log;
use chrono::{DateTime, Local, Utc};
use std::collections::BTreeSet;

/// What is remembered of an entry.
#[derive(Debug)]
pub struct Mark {
    /// Place of its log among the logs of the journal.
    pub log: usize,
    pub seq: u64,
    lamport: u64,
    subject: String,
    by: String,
    at: DateTime<Utc>,
}

/// The marks of all entries, the latest last.
#[derive(Debug, Default)]
pub struct Catalogue(Vec<Mark>);

impl Catalogue {
    /// Reads every entry once.
    pub fn read(logs: &[Log]) -> Outcome<Self> {
        let mut marks = Vec::new();
        for (log, read) in logs.iter().enumerate() {
            read.read_all(|entry, _| {
                marks.push(mark(log, entry.header)?);
                Ok(())
            })?;
        }
        let key = |m: &Mark| (m.lamport, logs[m.log].origin());
        marks.sort_by(|a, b| key(a).cmp(&key(b)));
        Ok(Self(marks))
    }

    /// Takes note of an entry that was written now: none before it is later.
    pub fn push(&mut self, log: usize, header: Header) -> Outcome<()> {
        self.0.push(mark(log, header)?);
        Ok(())
    }

    /// The marks of these subjects, the latest last.
    pub fn about<'a>(&'a self, subjects: &'a BTreeSet<String>) -> impl Iterator<Item = &'a Mark> {
        self.0.iter().filter(|mark| subjects.contains(&mark.subject))
    }

    /// The marks that a filter asks for, the latest first, whatever it passes over.
    pub fn matching<'a>(&'a self, filter: &'a Filter) -> impl Iterator<Item = &'a Mark> {
        self.0.iter().rev().filter(move |mark| mark.passes(filter))
    }
}

fn mark(log: usize, header: Header) -> Outcome<Mark> {
    let at = header.at.parse().map_err(|_| Trouble::damaged("register", "an entry's instant cannot be read"))?;
    let Header { seq, lamport, subject, by, .. } = header;
    Ok(Mark { log, seq, lamport, subject, by, at })
}

impl Mark {
    fn passes(&self, filter: &Filter) -> bool {
        let subject = |s: &String| self.subject == *s || (s.ends_with(':') && self.subject.starts_with(s.as_str()));
        filter.subject.as_ref().is_none_or(subject)
            && filter.person.as_ref().is_none_or(|p| p.as_str() == self.by)
            && filter.day.is_none_or(|d| self.at.with_timezone(&Local).date_naive() == d)
    }
}
