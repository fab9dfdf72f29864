//! The life of an access code, from its issue to its end.

use super::campaign::Campaign;
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
    pub delivered: Option<Meta>,
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
            delivered: None,
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
        matches!(self, Self::Live | Self::Delivered | Self::Overlap)
    }
}

impl AccessCode {
    /// The hold that lasts longest.
    pub fn hold(&self) -> Option<&Hold> {
        self.holds.iter().max_by_key(|h| (h.until.is_none(), h.until))
    }

    /// Where the code stands on a day. `current` is the latest campaign that has opened: codes of earlier years end at
    /// its cut-off.
    pub fn life(&self, current: Option<&Campaign>, day: NaiveDate) -> Life {
        if self.revoked.is_some() {
            return Life::Revoked;
        }
        if self.contested {
            return Life::Contested;
        }
        let older = !self.lasting && current.is_some_and(|c| self.year < c.year);
        if older && current.is_some_and(|c| c.cutoff <= day) {
            return Life::Expired;
        }
        if self.holds.iter().any(|h| h.until.is_none_or(|end| day <= end)) {
            return Life::Suspended;
        }
        if older {
            return Life::Overlap;
        }
        if self.delivered.is_some() { Life::Delivered } else { Life::Live }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::campaign::Settings;

    #[test]
    fn last_years_codes_work_until_the_day_before_the_cutoff() {
        let campaign = Campaign {
            year: 2027,
            opens: "2027-04-03".parse().unwrap(),
            cutoff: "2027-06-06".parse().unwrap(),
            settings: Settings::default(),
            opened: Meta::default(),
        };
        let old = AccessCode { year: 2026, ..AccessCode::default() };
        let on = |code: &AccessCode, day: &str| code.life(Some(&campaign), day.parse().unwrap());
        assert_eq!(on(&old, "2027-06-05"), Life::Overlap);
        assert_eq!(on(&old, "2027-06-06"), Life::Expired);
        let new = AccessCode { year: 2027, ..AccessCode::default() };
        assert_eq!(on(&new, "2027-06-06"), Life::Live);
    }

    #[test]
    fn a_hold_ends_by_itself_and_a_revocation_does_not() {
        let day = |d: &str| d.parse::<NaiveDate>().unwrap();
        let mut code = AccessCode {
            holds: vec![Hold { by: Meta::default(), until: Some(day("2027-05-01")) }],
            ..AccessCode::default()
        };
        assert_eq!(code.life(None, day("2027-05-01")), Life::Suspended);
        assert_eq!(code.life(None, day("2027-05-02")), Life::Live);
        code.revoked = Some((Meta::default(), Reason::Compromise));
        assert_eq!(code.life(None, day("2027-05-02")), Life::Revoked);
    }

    #[test]
    fn reasons_have_words() {
        for reason in Reason::ALL {
            assert_eq!(Reason::of_word(reason.word()), Some(reason));
        }
        assert_eq!(Reason::of_word("because"), None);
    }
}
