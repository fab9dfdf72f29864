//! The life of codes under any order of events, against what is known of each code from outside.

use super::{House, house, other, word};
use chrono::{DateTime, TimeDelta, Utc};
use paraphe::desk::NewVersion;
use paraphe::desk::UnlockOutsider;
use paraphe::domain::dossier::Status;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Event {
    Send,
    /// With the code sent so many codes ago.
    Right(usize),
    Wrong,
    Wait(i64),
    Version,
    Unlock,
    Reopen,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => Just(Event::Send),
        2 => (0..3_usize).prop_map(Event::Right),
        6 => Just(Event::Wrong),
        3 => prop_oneof![1..20_i64, 200..700_i64].prop_map(Event::Wait),
        1 => Just(Event::Version),
        1 => Just(Event::Unlock),
        1 => Just(Event::Reopen),
    ]
}

/// What whoever holds the telephone knows of a code.
struct Code {
    text: String,
    sent: DateTime<Utc>,
    tries: usize,
    version: usize,
}

#[derive(Default)]
struct Known {
    codes: Vec<Code>,
    version: usize,
    failed: usize,
    done: bool,
}

impl Known {
    fn may_send(&self, now: DateTime<Utc>) -> bool {
        let mine: Vec<&Code> = self.codes.iter().filter(|c| c.version == self.version).collect();
        !self.done
            && self.failed < 10
            && mine.len() < 5
            && mine.last().is_none_or(|c| now >= c.sent + TimeDelta::seconds(15))
    }

    /// The last code, where it may be tried.
    fn open(&mut self, now: DateTime<Utc>) -> Option<&mut Code> {
        let (version, shut) = (self.version, self.done || self.failed >= 10);
        let last = self.codes.last_mut().filter(|c| !shut && c.version == version && c.tries < 5);
        last.filter(|c| now <= c.sent + TimeDelta::minutes(10))
    }
}

fn one(h: &mut House, known: &mut Known, event: &Event) {
    let now = h.bench.now.at;
    match event {
        Event::Wait(seconds) => h.bench.now.at += TimeDelta::seconds(*seconds),
        Event::Send => {
            let went = h.bench.apply_now(&mut h.sending());
            assert_eq!(went.is_ok(), known.may_send(now), "{:?}", went.map_err(|t| t.code()));
            if h.spool.read_dir().unwrap().next().is_some() {
                let text = h.received();
                known.codes.push(Code { text, sent: now, tries: 0, version: known.version });
            }
        }
        Event::Right(ago) => {
            let picked = known.codes.len().checked_sub(1 + ago).map(|n| known.codes[n].text.clone());
            if let Some(text) = picked {
                tried(h, known, &text);
            }
        }
        Event::Wrong => {
            let text = known.codes.last().map_or_else(|| "00000000".into(), |c| other(&c.text));
            tried(h, known, &text);
        }
        Event::Version => {
            let document = h.bench.pdf("suite.pdf", &format!("Convention, version {}", known.version + 2));
            let sent = h.bench.apply_now(&mut NewVersion { dossier: h.dossier.clone(), document });
            assert_eq!(sent.is_ok(), !known.done);
            known.version += usize::from(sent.is_ok());
        }
        Event::Unlock => {
            let (dossier, outsider) = (h.dossier.clone(), h.outsider.clone());
            h.bench.apply_now(&mut UnlockOutsider { dossier, outsider }).unwrap();
            known.failed = 0;
        }
        Event::Reopen => {
            h.bench.close();
            h.bench.open();
        }
    }
}

fn tried(h: &mut House, known: &mut Known, text: &str) {
    let now = h.bench.now.at;
    let told = word(h.bench.apply_now(&mut h.trying(text)));
    let Some(code) = known.open(now) else {
        assert!(
            !["done", "code-wrong"].contains(&told),
            "{told}: late, over the limit, for another document, or never sent"
        );
        return;
    };
    code.tries += 1;
    let right = code.text == text;
    assert_eq!(told == "done", right, "{told}");
    known.done = right;
    known.failed = if right { 0 } else { known.failed + 1 };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_code_serves_once_in_time_within_its_tries_and_for_its_document(events in prop::collection::vec(event(), 1..40)) {
        let mut h = house("Ida Roy", "Convention");
        let mut known = Known::default();
        for event in &events {
            one(&mut h, &mut known, event);
        }
        prop_assert_eq!(h.now().status == Status::Completed, known.done);
        let tries: usize = h.now().codes.iter().map(|c| c.tries.len()).sum();
        prop_assert_eq!(tries, known.codes.iter().map(|c| c.tries).sum::<usize>());
        prop_assert!(h.now().codes.iter().filter(|c| c.used.is_some()).count() <= 1);
    }
}
