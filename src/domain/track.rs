//! The way to the partner's own portal for members of mixed structures: followed here person by person, issued elsewhere.
//!
//! Either the former code of the partner's old portal still opens it, or the person is entered in the partner's
//! directory with a valid mail address, asks for authentication, then for an access.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A step of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The former code of the old portal (BiblioVie): where it works, nothing else is needed.
    FormerCode,
    /// In the partner's directory (Labintel) with a valid mail address.
    Directory,
    /// Authentication asked for at the identity provider (JANUS).
    Authentication,
    /// Login and password asked for (Sésame).
    Access,
}

impl Stage {
    /// Every step, in order.
    pub const ALL: [Self; 4] = [Self::FormerCode, Self::Directory, Self::Authentication, Self::Access];

    /// The stable word of the step.
    pub fn word(self) -> &'static str {
        match self {
            Self::FormerCode => "former-code",
            Self::Directory => "directory",
            Self::Authentication => "authentication",
            Self::Access => "access",
        }
    }

    /// The step of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// How far a step has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum At {
    Asked,
    Done,
    Refused,
}

impl At {
    /// Every state, in order.
    pub const ALL: [Self; 3] = [Self::Asked, Self::Done, Self::Refused];

    /// The stable word of the state.
    pub fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }

    /// The state of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// What is known of one person's way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    pub stages: BTreeMap<Stage, (At, NaiveDate)>,
}

impl Track {
    fn at(&self, stage: Stage) -> Option<At> {
        self.stages.get(&stage).map(|(at, _)| *at)
    }

    /// Whether the person reaches the partner's portal, by either way.
    pub fn arrived(&self) -> bool {
        self.at(Stage::FormerCode) == Some(At::Done) || self.at(Stage::Access) == Some(At::Done)
    }

    /// What is to be done next; nothing once the person has arrived.
    pub fn next(&self) -> Option<Stage> {
        if self.arrived() {
            return None;
        }
        [Stage::Directory, Stage::Authentication, Stage::Access]
            .into_iter()
            .find(|stage| self.at(*stage) != Some(At::Done))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(stages: &[(Stage, At)]) -> Track {
        Track { stages: stages.iter().map(|(s, at)| (*s, (*at, NaiveDate::default()))).collect() }
    }

    #[test]
    fn either_way_arrives() {
        assert_eq!(track(&[]).next(), Some(Stage::Directory));
        assert!(track(&[(Stage::FormerCode, At::Done)]).arrived());
        assert!(!track(&[(Stage::FormerCode, At::Refused)]).arrived());
        let two = [(Stage::Directory, At::Done), (Stage::Authentication, At::Asked)];
        assert_eq!(track(&two).next(), Some(Stage::Authentication));
        let all = [(Stage::Directory, At::Done), (Stage::Authentication, At::Done), (Stage::Access, At::Done)];
        assert_eq!((track(&all).arrived(), track(&all).next()), (true, None));
    }

    #[test]
    fn words_come_back() {
        for stage in Stage::ALL {
            assert_eq!(Stage::of_word(stage.word()), Some(stage));
        }
        for at in At::ALL {
            assert_eq!(At::of_word(at.word()), Some(at));
        }
    }
}
