//! The clock of this computer against the register: an act that was dated too late must not stop the desk for ever.

use super::Desk;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::fact::Fact;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::trouble::{Outcome, Rule};
use chrono::{DateTime, SecondsFormat, Utc};

/// Takes the present time for the right one, though an entry is dated later: that entry's date is no measure any more.
#[derive(Clone, Debug, Default)]
pub struct AcceptClock;

impl AcceptClock {
    fn check(desk: &Desk, now: Moment) -> Outcome<Option<DateTime<Utc>>> {
        desk.administrator()?;
        if desk.keys.record(&desk.me)?.must_change {
            return Err(Rule::PassphraseMustChange.into());
        }
        Ok(desk.journal.behind(now.at))
    }
}

impl Verb for AcceptClock {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let plan = Plan::new(Heading::AcceptClock, Grade::Confirmed);
        Ok(match Self::check(desk, now)? {
            None => plan.note(Note::Unchanged),
            Some(last) => plan
                .note(Note::ClockBehind { last, present: now.at })
                .item(Item::Will(now.at.to_rfc3339_opts(SecondsFormat::Secs, true))),
        })
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.writable()?;
        let Some(seen) = Self::check(desk, now)? else {
            return Ok(Done { unchanged: true, ..Done::default() });
        };
        let before = desk.journal.clock_from;
        // The acceptance is the next entry: it is the first that counts again.
        desk.journal.clock_from = desk.journal.lamport() + 1;
        let written = desk.commit(now, None, vec![Fact::ClockAccepted { seen, present: now.at }]);
        if let Err(trouble) = written {
            desk.journal.clock_from = before;
            return Err(trouble);
        }
        Ok(Done::one(now.at.to_rfc3339_opts(SecondsFormat::Secs, true)))
    }
}
