//! The portal's file of codes: the formats in which it is written, and whether it still says what the codes are.
//!
//! It must not know how a format is written, nor where files lie.

use super::code::{AccessCode, Hold};
use super::state::State;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
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

    /// Since when the portal's file no longer says what the codes are on a day; none where it does, or where there is
    /// no such file.
    pub fn portal_stale(&self, day: NaiveDate) -> Option<DateTime<Utc>> {
        let exported = self.exported.as_ref()?;
        let calendar = self.calendar(day);
        let changes = self
            .codes
            .values()
            .flat_map(|c| {
                let revoked = c.revoked.as_ref().map(|(by, _)| by);
                std::iter::once(&c.issued).chain(c.holds.iter().map(|h| &h.by)).chain(revoked)
            })
            .chain(self.campaigns.values().filter_map(|c| c.cut.as_ref()))
            .chain(&self.codes_changed)
            .filter(|act| !act.before(exported))
            .map(|act| act.at);
        let changed = self.codes_changed.as_ref().is_some_and(|c| !c.before(exported));
        // The last day of a hold changes what the portal takes without any act.
        let ended = self
            .codes
            .values()
            .filter(|c| c.life(calendar, day).works())
            .filter_map(|c| c.hold().and_then(ends))
            .filter(|(until, _)| exported.day() <= *until)
            .map(|(_, end)| end);
        if changed { changes.chain(ended).min() } else { ended.min() }
    }
}

/// The last day of a hold and the instant at which it is over.
fn ends(hold: &Hold) -> Option<(NaiveDate, DateTime<Utc>)> {
    let until = hold.until?;
    let next = until.checked_add_days(Days::new(1))?;
    Some((until, next.and_time(NaiveTime::MIN).and_utc()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::login::Login;
    use crate::domain::order::Meta;
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
        let at = |t: &str| Meta { at: t.parse().unwrap(), ..Meta::default() };
        let mut state = State::default();
        let hold = Hold { by: at("2027-05-01T08:00:00Z"), until: Some(day("2027-05-10")) };
        let code = AccessCode { login: Login::typed("27INSU1"), holds: vec![hold], ..AccessCode::default() };
        Arc::make_mut(&mut state.codes).insert("e1".into(), code);
        assert_eq!(state.portal_stale(day("2027-05-11")), None, "nothing was ever written");
        state.exported = Some(at("2027-05-02T08:00:00Z"));
        assert_eq!(state.portal_stale(day("2027-05-10")), None);
        assert_eq!(state.portal_stale(day("2027-05-11")), Some("2027-05-11T00:00:00Z".parse().unwrap()));
        state.exported = Some(at("2027-05-11T08:00:00Z"));
        assert_eq!(state.portal_stale(day("2027-05-11")), None);
    }
}
