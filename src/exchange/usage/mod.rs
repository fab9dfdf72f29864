//! Logs of the portal and of the web servers in front of it: lines in, counts by login and day out.
//!
//! [`format`] reads a format string as Apache and ezPAARSE write them, [`line`] fits it to a line, [`stamp`] reads
//! dates, [`detect`] tells the format by the first lines, [`tally`] counts, [`search`] looks for what a publisher reports, [`stream`] reads a file of any size once.
//! Nothing here knows which codes this desk has. Addresses and pages are looked at and never kept.

mod detect;
mod format;
mod line;
mod login;
mod search;
mod stamp;
mod stream;
mod tally;

pub use detect::{Detected, detect};
pub use format::{Format, PRESETS, Preset};
pub use search::search;
pub use stream::{Reading, read};
pub use tally::{Group, Log};

use chrono::NaiveDateTime;

/// The instant, in seconds since 1970, of a date that a log writes without its zone; nothing where there was none.
pub type Zone = fn(NaiveDateTime) -> Option<i64>;

/// Most bytes of a line; longer ones are strange.
const LONGEST: usize = 64 << 10;
