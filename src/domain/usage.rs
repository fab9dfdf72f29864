//! What the portal's logs say of the codes: how often each one opened the portal on each day, and when last.
//!
//! Only counts are kept. Addresses and the pages that were read are never written down.

use super::login::Login;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One code on one day, as a log tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsageRow {
    pub login: Login,
    /// The day in UTC.
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
