//! The life of an access code, from its issue to its end.

use super::campaign::{Calendar, Origin};
use super::ids::StructureId;
use super::login::Login;
use super::order::Meta;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why a code is revoked: a closed list, after the reasons of RFC 5280.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    Unspecified,
    Compromise,
    AffiliationChanged,
    Superseded,
    Closure,
    EntitlementWithdrawn,
}

impl Reason {
    /// Every reason, in the order in which they are offered.
    pub const ALL: [Reason; 6] = [
        Reason::Compromise,
        Reason::AffiliationChanged,
        Reason::Superseded,
        Reason::Closure,
        Reason::EntitlementWithdrawn,
        Reason::Unspecified,
    ];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unspecified => "unspecified",
            Self::Compromise => "compromise",
            Self::AffiliationChanged => "affiliation-changed",
            Self::Superseded => "superseded",
            Self::Closure => "closure",
            Self::EntitlementWithdrawn => "entitlement-withdrawn",
        }
    }

    /// The reason of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.word() == word)
    }
}

/// A hold on a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    pub by: Meta,
    /// Last day of the hold; none means until it is lifted.
    pub until: Option<NaiveDate>,
}

/// How a code was handed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// By hand, or in a way that the desk does not know.
    #[default]
    Hand,
    Letter,
    Mail,
}

impl Means {
    /// Every means, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Hand, Self::Letter, Self::Mail];

    /// The means of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.word() == word)
    }

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Letter => "letter",
            Self::Mail => "mail",
        }
    }
}

/// In which way a secret was shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Showing {
    /// On the screen, for some seconds.
    #[default]
    Screen,
    /// Into the clipboard.
    Clipboard,
    /// By a command, into a terminal or a file.
    Command,
}

impl Showing {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::Clipboard => "clipboard",
            Self::Command => "command",
        }
    }
}

/// One delivery of a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    pub by: Meta,
    pub means: Means,
    /// Name or mail address, may be empty.
    pub to: String,
    /// It came back: why.
    pub returned: Option<String>,
}

/// An access code: a login and what proves its secret, never the secret itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessCode {
    pub login: Login,
    pub structure: StructureId,
    pub year: u16,
    pub team: Option<u16>,
    /// The hash that the portal's file carries, made once at the issue.
    pub portal_hash: String,
    /// The keyed digest of the canonical secret (HMAC-SHA-256, hexadecimal): names it without holding it.
    pub index: String,
    pub issued: Meta,
    pub origin: Origin,
    /// Every delivery, the first one first.
    pub deliveries: Vec<Delivery>,
    /// The structure acknowledged receipt.
    pub receipt: Option<Meta>,
    /// First and last day on which a log of the portal shows it in use.
    pub used: Option<(NaiveDate, NaiveDate)>,
    /// Every hold that nobody has lifted; one that has run out stays and counts for nothing.
    pub holds: Vec<Hold>,
    pub revoked: Option<(Meta, Reason)>,
    /// Held by a researcher outside any structure: the cut-off does not touch it.
    pub lasting: bool,
    /// Another code issued elsewhere at the same time for the same place: somebody must choose.
    pub contested: bool,
}

impl Default for AccessCode {
    fn default() -> Self {
        Self {
            login: Login::typed("00INSX"),
            structure: StructureId::default(),
            year: 0,
            team: None,
            portal_hash: String::new(),
            index: String::new(),
            issued: Meta::default(),
            origin: Origin::Here,
            deliveries: Vec::new(),
            receipt: None,
            used: None,
            holds: Vec::new(),
            revoked: None,
            lasting: false,
            contested: false,
        }
    }
}

/// Where a code stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Life {
    /// Issued, not yet handed over; it works.
    Live,
    /// Handed over; it works.
    Delivered,
    /// Seen in use at the portal; it works.
    InUse,
    /// Last year's, still working until the cut-off.
    Overlap,
    Suspended,
    /// Waits for somebody to choose between two codes.
    Contested,
    /// Dead since the cut-off of a later campaign.
    Expired,
    Revoked,
}

impl Life {
    /// Whether the portal accepts the code.
    pub fn works(self) -> bool {
        matches!(self, Self::Live | Self::Delivered | Self::InUse | Self::Overlap)
    }

    /// Whether the code may still work one day: neither revoked nor expired.
    pub fn alive(self) -> bool {
        !matches!(self, Self::Revoked | Self::Expired)
    }
}

impl AccessCode {
    /// The hold that lasts longest.
    pub fn hold(&self) -> Option<&Hold> {
        self.holds.iter().max_by_key(|h| (h.until.is_none(), h.until))
    }

    /// Where the code stands on a day: codes end when a later year's cut-off is done, for good.
    pub fn life(&self, calendar: Calendar, day: NaiveDate) -> Life {
        if self.revoked.is_some() {
            return Life::Revoked;
        }
        if self.contested {
            return Life::Contested;
        }
        if !self.lasting && self.year < calendar.cut {
            return Life::Expired;
        }
        if self.holds.iter().any(|h| h.until.is_none_or(|end| day <= end)) {
            return Life::Suspended;
        }
        if !self.lasting && calendar.current.is_some_and(|year| self.year < year) {
            return Life::Overlap;
        }
        if self.used.is_some() {
            Life::InUse
        } else if self.delivered().is_some() {
            Life::Delivered
        } else {
            Life::Live
        }
    }

    /// The last delivery that has not come back.
    pub fn delivered(&self) -> Option<&Delivery> {
        self.deliveries.iter().rev().find(|d| d.returned.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::campaign::{Campaign, Settings};
    use crate::domain::state::State;
    use std::collections::BTreeMap;
    use std::sync::Arc;

    #[test]
    fn a_code_works_until_a_later_year_is_cut_off_and_never_again() {
        let mut state = State::default();
        for (year, opens, cutoff) in [(2027, "2027-04-03", "2027-06-06"), (2028, "2028-04-01", "2028-06-01")] {
            let campaign = Campaign {
                year,
                opens: opens.parse().unwrap(),
                cutoff: cutoff.parse().unwrap(),
                settings: Settings::default(),
                opened: Meta::default(),
                cut: None,
                texts: BTreeMap::new(),
            };
            Arc::make_mut(&mut state.campaigns).insert(year, campaign);
        }
        let on = |state: &State, year: u16, text: &str| {
            let day = text.parse().unwrap();
            AccessCode { year, ..AccessCode::default() }.life(state.calendar(day), day)
        };
        assert_eq!(on(&state, 2026, "2027-06-05"), Life::Overlap);
        assert_eq!(on(&state, 2026, "2027-06-06"), Life::Overlap, "a day that comes cuts nobody off");
        let cut = |state: &mut State, year: u16| {
            Arc::make_mut(&mut state.campaigns).get_mut(&year).unwrap().cut = Some(Meta::default());
        };
        cut(&mut state, 2027);
        for dead in ["2027-06-06", "2028-03-31", "2028-04-15", "2028-06-01"] {
            assert_eq!(on(&state, 2026, dead), Life::Expired, "{dead}: a campaign that opens later raises nobody");
        }
        assert_eq!(on(&state, 2027, "2027-06-06"), Life::Live);
        assert_eq!(on(&state, 2027, "2028-04-15"), Life::Overlap);
        cut(&mut state, 2028);
        assert_eq!(on(&state, 2027, "2028-06-01"), Life::Expired);
    }

    #[test]
    fn a_hold_ends_by_itself_and_a_revocation_does_not() {
        let day = |d: &str| d.parse::<NaiveDate>().unwrap();
        let mut code = AccessCode {
            holds: vec![Hold { by: Meta::default(), until: Some(day("2027-05-01")) }],
            ..AccessCode::default()
        };
        assert_eq!(code.life(Calendar::default(), day("2027-05-01")), Life::Suspended);
        assert_eq!(code.life(Calendar::default(), day("2027-05-02")), Life::Live);
        code.revoked = Some((Meta::default(), Reason::Compromise));
        assert_eq!(code.life(Calendar::default(), day("2027-05-02")), Life::Revoked);
    }

    #[test]
    fn reasons_have_words() {
        for reason in Reason::ALL {
            assert_eq!(Reason::of_word(reason.word()), Some(reason));
        }
        assert_eq!(Reason::of_word("because"), None);
    }
}
