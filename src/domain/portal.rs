//! The portal's file of codes: the formats in which it is written, and whether it still says what the codes are.
//!
//! It must not know how a format is written, nor where files lie.

use super::code::AccessCode;
use super::order::Meta;
use super::state::State;
use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A format in which the portal takes its codes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Logins and hashes, for nginx and httpd.
    Htpasswd,
    /// Logins and secrets in clear, for the proxy.
    Ezproxy,
    /// Entries of a directory under a base, with hashes.
    Ldif { base: String },
    /// The accounts file of whoever runs the national portal, with secrets in clear.
    Inist,
}

impl Format {
    /// The words of the command line.
    pub const WORDS: [&str; 4] = ["htpasswd", "ezproxy", "ldif", "inist"];

    /// The word of the command line.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Htpasswd => "htpasswd",
            Self::Ezproxy => "ezproxy",
            Self::Ldif { .. } => "ldif",
            Self::Inist => "inist",
        }
    }

    /// The format of a word; a directory needs its base.
    pub fn of_word(word: &str, base: Option<&str>) -> Option<Self> {
        match word {
            "htpasswd" => Some(Self::Htpasswd),
            "ezproxy" => Some(Self::Ezproxy),
            "ldif" => base.map(|base| Self::Ldif { base: base.to_owned() }),
            "inist" => Some(Self::Inist),
            _ => None,
        }
    }

    /// The name under which it is written down: two directories are two formats.
    pub fn name(&self) -> String {
        match self {
            Self::Ldif { base } => format!("ldif:{base}"),
            other => other.word().to_owned(),
        }
    }

    /// The format of a name that was written down.
    pub fn named(name: &str) -> Option<Self> {
        match name.split_once(':') {
            Some((word, base)) => Self::of_word(word, Some(base)).filter(|f| matches!(f, Self::Ldif { .. })),
            None => Self::of_word(name, None),
        }
    }

    /// Whether its files hold secrets in clear.
    pub fn clear(&self) -> bool {
        matches!(self, Self::Ezproxy | Self::Inist)
    }
}

/// A file of the portal as it was last written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    pub by: Meta,
    /// Codes in the file.
    pub lines: u64,
    /// Its SHA-256, hexadecimal.
    pub digest: String,
    /// Codes that the format could not carry.
    pub left_out: u64,
}

/// Since when a file no longer says what the codes are: since an act, or since a hold ended by itself, at the midnight
/// that begins a day on the clock of whoever looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Since {
    /// By the clock on the wall: of the act, or the first day without the hold.
    pub day: NaiveDate,
    /// The instant of the act; none for a hold that ended.
    pub at: Option<DateTime<Utc>>,
}

/// A file that the portal reads, and whether it says what the codes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fed<'a> {
    /// The name of its format.
    pub format: &'a str,
    /// Where it lies; empty where nobody noted it.
    pub path: &'a str,
    /// How it was last written; none for one that is to follow the codes and never was.
    pub export: Option<&'a Export>,
    /// It is written again after each act that changes a code.
    pub follows: bool,
    /// Since when it no longer says what the codes are.
    pub stale: Option<Since>,
}

impl Fed<'_> {
    /// The stable word of how it stands.
    pub fn word(&self) -> &'static str {
        match (self.export, self.stale) {
            (None, _) => "never-written",
            (_, Some(_)) => "stale",
            (_, None) => "current",
        }
    }
}

impl State {
    /// Whether a file that follows the codes holds secrets in clear: it is written from the sealed copies.
    pub fn wants_secrets(&self) -> bool {
        self.targets.keys().filter_map(|name| Format::named(name)).any(|format| format.clear())
    }

    /// The codes that the portal accepts on a day, one a login: a portal tries the first line of a login only.
    pub fn portal_codes(&self, day: NaiveDate) -> Vec<&AccessCode> {
        let calendar = self.calendar(day);
        let mut found: BTreeMap<&str, &AccessCode> = BTreeMap::new();
        for code in self.codes.values().filter(|c| c.life(calendar, day).works()) {
            let kept = found.entry(code.login.as_str()).or_insert(code);
            if kept.issued.lamport < code.issued.lamport {
                *kept = code;
            }
        }
        found.into_values().collect()
    }

    /// Every file of the portal that was written or is to follow the codes, by format and path, as it stands on a day.
    pub fn fed(&self, day: NaiveDate) -> Vec<Fed<'_>> {
        let follows = |format: &str, path: &str| self.targets.get(format).is_some_and(|there| there == path);
        let written = self.exports.iter().map(|((format, path), export)| Fed {
            format,
            path,
            export: Some(export),
            follows: follows(format, path),
            stale: self.stale_since(&export.by, day),
        });
        let awaited = self.targets.iter().filter(|(format, path)| {
            let key = ((*format).clone(), (*path).clone());
            !self.exports.contains_key(&key)
        });
        let awaited = awaited.map(|(format, path)| Fed { format, path, export: None, follows: true, stale: None });
        let mut fed: Vec<Fed> = written.chain(awaited).collect();
        fed.sort_by_key(|file| (file.format, file.path));
        fed
    }

    /// Since when a file of the portal no longer says what the codes are on a day, of all files the longest; none where
    /// all do, or where there is no such file.
    pub fn portal_stale(&self, day: NaiveDate) -> Option<Since> {
        self.exports.values().filter_map(|export| self.stale_since(&export.by, day)).min()
    }

    /// The same of one file; none where it was never written either.
    pub fn file_stale(&self, format: &str, path: &str, day: NaiveDate) -> Option<Since> {
        let export = self.exports.get(&(format.to_owned(), path.to_owned()))?;
        self.stale_since(&export.by, day)
    }

    /// Whether every file of the portal was written since an act, and there is one.
    pub fn portal_knows(&self, act: &Meta) -> bool {
        !self.exports.is_empty() && self.exports.values().all(|export| act.before(&export.by))
    }

    /// Since when a file that was written then no longer says what the codes are on a day.
    fn stale_since(&self, exported: &Meta, day: NaiveDate) -> Option<Since> {
        let calendar = self.calendar(day);
        let changed = self.codes_changed.as_ref().is_some_and(|c| !c.before(exported));
        let acts = self.codes.values().filter(|_| changed).flat_map(|c| {
            let revoked = c.revoked.as_ref().map(|(by, _)| by);
            std::iter::once(&c.issued).chain(c.holds.iter().map(|h| &h.by)).chain(revoked)
        });
        let changes = acts
            .chain(self.campaigns.values().filter_map(|c| c.cut.as_ref()))
            .chain(&self.codes_changed)
            .filter(|act| !act.before(exported))
            .map(|act| Since { day: act.day(), at: Some(act.at) });
        // The last day of a hold changes what the portal takes without any act.
        let ended = self
            .codes
            .values()
            .filter(|c| c.life(calendar, day).works())
            .filter_map(|c| c.hold()?.until)
            .filter(|until| exported.day() <= *until)
            .filter_map(|until| Some(Since { day: until.checked_add_days(Days::new(1))?, at: None }));
        changes.filter(|_| changed).chain(ended).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::code::Hold;
    use crate::domain::fact::Fact;
    use crate::domain::login::Login;
    use std::sync::Arc;

    #[test]
    fn a_format_has_a_name_that_leads_back_to_it() {
        let base = "ou=codes,dc=essai:x".to_owned();
        for format in [Format::Htpasswd, Format::Ezproxy, Format::Ldif { base }, Format::Inist] {
            assert_eq!(Format::named(&format.name()), Some(format.clone()));
            assert!(Format::WORDS.contains(&format.word()));
        }
        for strange in ["", "ldif", "htpasswd:x", "portal"] {
            assert_eq!(Format::named(strange), None, "{strange}");
        }
    }

    #[test]
    fn a_hold_that_has_run_out_leaves_the_portal_out_of_date() {
        let day = |d: &str| d.parse::<NaiveDate>().unwrap();
        let meta = |t: &str| Meta { at: t.parse().unwrap(), ..Meta::default() };
        let mut state = State::default();
        let hold = Hold { by: meta("2027-05-01T08:00:00Z"), until: Some(day("2027-05-10")) };
        let code = AccessCode { login: Login::typed("27INSU1"), holds: vec![hold], ..AccessCode::default() };
        Arc::make_mut(&mut state.codes).insert("e1".into(), code);
        assert_eq!(state.portal_stale(day("2027-05-11")), None, "nothing was ever written");
        let written = |state: &mut State, by: Meta| {
            let key = ("htpasswd".to_owned(), "/portal".to_owned());
            Arc::make_mut(&mut state.exports).insert(key, Export { by, ..Export::default() });
        };
        written(&mut state, meta("2027-05-02T08:00:00Z"));
        assert_eq!(state.portal_stale(day("2027-05-10")), None);
        let ended = Some(Since { day: day("2027-05-11"), at: None });
        assert_eq!(state.portal_stale(day("2027-05-11")), ended);
        // Written at eleven in the evening of the last day, east and west of Greenwich: it still leaves the code out.
        let wall = |at: &str, on: &str| Meta { on: Some(day(on)), ..meta(at) };
        written(&mut state, wall("2027-05-10T21:00:00Z", "2027-05-10"));
        assert_eq!(state.portal_stale(day("2027-05-11")), ended, "in Paris");
        written(&mut state, wall("2027-05-11T03:00:00Z", "2027-05-10"));
        assert_eq!(state.portal_stale(day("2027-05-10")), None, "in Pointe-à-Pitre the hold lasts");
        assert_eq!(state.portal_stale(day("2027-05-11")), ended, "in Pointe-à-Pitre");
        written(&mut state, wall("2027-05-10T22:30:00Z", "2027-05-11"));
        assert_eq!(state.portal_stale(day("2027-05-11")), None, "half an hour into the next day in Paris");
        written(&mut state, meta("2027-05-11T08:00:00Z"));
        assert_eq!(state.portal_stale(day("2027-05-11")), None);
    }

    /// Tells a state what happened, one act after the other in one log.
    fn told(facts: Vec<Fact>) -> State {
        let mut state = State::default();
        for (seq, fact) in (0..).zip(facts) {
            let at = format!("2027-05-{:02}T08:00:00Z", seq + 1).parse().unwrap();
            let past = [("a".to_owned(), seq)].into();
            let id = format!("e{seq}").as_str().into();
            let meta = Meta { id, log: "a".into(), seq, lamport: seq, at, past, ..Meta::default() };
            state.apply(&meta, fact);
        }
        state
    }

    fn exported(format: &str, path: &str) -> Fact {
        Fact::CodesExported { format: format.into(), lines: 1, digest: String::new(), path: path.into(), left_out: 0 }
    }

    fn issued() -> Fact {
        Fact::CodeIssued {
            login: Login::typed("27INSU1"),
            structure: "s".into(),
            year: 2027,
            team: None,
            portal_hash: String::new(),
            index: "i".into(),
            lasting: false,
            origin: crate::domain::campaign::Origin::Here,
        }
    }

    fn held() -> Fact {
        Fact::CodeSuspended { login: Login::typed("27INSU1"), until: None }
    }

    #[test]
    fn a_file_is_not_made_fresh_by_another_of_the_portal_nor_by_a_list_for_somebody_else() {
        let on = "2027-05-20".parse().unwrap();
        let list = Fact::Declared { year: 2027, format: "csv".into(), lines: 1, digest: String::new() };
        let before = [issued(), exported("htpasswd", "/a"), exported("ldif:o=x", "/b"), held()];
        let state = |more: Vec<Fact>| told(before.iter().cloned().chain(more).collect());
        let stale = |state: &State| {
            let files = state.fed(on);
            files.iter().filter(|f| f.stale.is_some()).map(|f| f.path.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(stale(&state(vec![])), ["/a", "/b"]);
        let other = state(vec![exported("ldif:o=x", "/b"), list, exported("csv", "/c"), exported("htpasswd", "/d")]);
        assert_eq!(stale(&other), ["/a"], "only what was written is fresh");
        let since = other.portal_stale(on).and_then(|since| since.at).map(|at| at.to_rfc3339());
        assert_eq!(since.as_deref(), Some("2027-05-04T08:00:00+00:00"), "since the hold");
        let hold = other.codes.values().next().unwrap().holds[0].by.clone();
        assert!(!other.portal_knows(&hold));
        let all = state(vec![exported("ldif:o=x", "/b"), exported("htpasswd", "/a")]);
        assert!(stale(&all).is_empty() && all.portal_knows(&hold));
        assert!(!told(vec![issued(), held()]).portal_knows(&hold), "no file says nothing");
    }

    #[test]
    fn a_file_that_feeds_the_portal_no_more_is_not_watched() {
        let on = "2027-05-20".parse().unwrap();
        let follows = |path: Option<&str>| Fact::TargetSet { format: "htpasswd".into(), path: path.map(Into::into) };
        let paths = |facts: Vec<Fact>| -> Vec<String> {
            told(facts).fed(on).iter().map(|f| format!("{} {}", f.path, f.word())).collect()
        };
        let moved = vec![follows(Some("/a")), exported("htpasswd", "/a"), follows(Some("/b"))];
        assert_eq!(paths(moved.clone()), ["/b never-written"]);
        let none = moved.into_iter().chain([exported("htpasswd", "/b"), follows(None)]).collect();
        assert_eq!(paths(none), [] as [&str; 0]);
        // Registers of before paths were noted.
        assert_eq!(paths(vec![issued(), exported("htpasswd", "")]), [" current"]);
        assert_eq!(paths(vec![exported("htpasswd", ""), exported("htpasswd", "/a")]), ["/a current"]);
        let old: Fact =
            serde_json::from_str(r#"{"fact":"codes-exported","format":"htpasswd","lines":1,"digest":"d"}"#).unwrap();
        assert!(matches!(old, Fact::CodesExported { path, .. } if path.is_empty()));
    }
}
