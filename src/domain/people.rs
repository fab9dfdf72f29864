//! Persons, posts and who holds them when. A post outlives its holders; acts are done as a post.

use super::dossier::DocumentKind;
use super::ids::{AppointmentId, OfficeId, PersonId, PostId, StructureId, SubstitutionId};
use super::order::Meta;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Somebody the desk knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub mail: String,
    pub phone: String,
}

/// What a post is for; circuits name posts by this and a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PostKind {
    /// Documentation correspondent.
    Correspondent,
    /// Head of a structure.
    Director,
    /// Head of a regional office.
    Delegate,
    /// Any other post, known by its title alone.
    Other,
    /// Head of a functional department of the head office.
    Functional,
    /// Head of the institute.
    Head,
}

impl PostKind {
    /// Whether its holder proposes beneficiaries of the signing book.
    pub fn proposes(self) -> bool {
        matches!(self, Self::Functional | Self::Delegate)
    }
}

/// Where a post acts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Place {
    Institute,
    Office(OfficeId),
    Structure(StructureId),
}

/// A post of the institute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    pub id: PostId,
    pub title: String,
    pub kind: PostKind,
    pub place: Place,
    /// The post above it, where it is not the usual one of its kind and place.
    #[serde(default)]
    pub above: Option<PostId>,
}

/// A person holds a post from a day on, until a day included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    pub id: AppointmentId,
    pub post: PostId,
    pub person: PersonId,
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
}

impl Appointment {
    /// Whether it covers a day, both ends included.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|end| day <= end)
    }
}

/// In which manner somebody stands in for the holder of a post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Manner {
    /// In the place of a holder who is away: *suppléance*.
    #[default]
    Absence,
    /// For a holder who is away for long or leaves: *intérim*.
    Interim,
    /// On the order of the holder, who is answerable: *par ordre*.
    Order,
}

impl Manner {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Absence, Self::Interim, Self::Order];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Absence => "absence",
            Self::Interim => "interim",
            Self::Order => "order",
        }
    }

    /// The manner of a stable word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.word() == word)
    }
}

/// Somebody stands in for the holder of a post, for some kinds of document, on the days from `from` to `until` included.
/// A substitute acts in the place of the holder, by the holder's own authorities to sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Substitution {
    pub id: SubstitutionId,
    pub post: PostId,
    /// Who stands in.
    pub person: PersonId,
    /// Kinds of document; empty means every kind.
    pub kinds: Vec<DocumentKind>,
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// Reference of the act that decides it.
    pub act: String,
    /// When it was ended before its time, if it was.
    pub revoked: Option<Meta>,
    /// The first day on which it may not be used any more.
    pub revoked_on: Option<NaiveDate>,
    #[serde(default)]
    pub manner: Manner,
}

impl Substitution {
    /// Whether it covers a day, whatever the kind of document.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until && self.revoked_on.is_none_or(|first| day < first)
    }

    /// Whether it covers a kind of document.
    pub fn covers_kind(&self, kind: DocumentKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

/// Somebody is proposed as a beneficiary of the signing book, by the holder of a post that may.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub person: PersonId,
    /// The post of whoever proposes.
    pub post: PostId,
    pub made: Meta,
}

/// An account at this desk: somebody who can open it under a passphrase.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub person: PersonId,
    /// May add accounts; its passphrase also guards the desk's certificate authority.
    pub administrator: bool,
    /// The signing certificate, DER; empty until an administrator has issued one.
    pub certificate: Vec<u8>,
    /// Until when it is in force.
    #[serde(default)]
    pub until: Option<DateTime<Utc>>,
    /// The public key that it certifies, hexadecimal.
    #[serde(default)]
    pub key: String,
    /// A public key that waits for its certificate, hexadecimal; empty where none does.
    #[serde(default)]
    pub requested: String,
    /// The numbers of all certificates that were ever issued to this person here, hexadecimal, the oldest first. The fold
    /// keeps them; what a fact says of them counts for nothing.
    #[serde(default)]
    pub numbers: Vec<String>,
}

/// Whether a mail address has the shape of one and, if domains are given, ends in one of them.
pub fn mail_fits(mail: &str, domains: &[String]) -> bool {
    let Some((user, domain)) = mail.split_once('@') else {
        return false;
    };
    let plain =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic() && !",;<>()\"\\@".contains(c));
    plain(user)
        && plain(domain)
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && (domains.is_empty()
            || domains.iter().any(|d| {
                let domain = domain.to_ascii_lowercase();
                domain == *d || domain.ends_with(&format!(".{d}"))
            }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_are_checked_against_the_domains() {
        let domains = vec!["inserm.fr".to_owned()];
        for good in ["a.b@inserm.fr", "x@u1016.INSERM.fr"] {
            assert!(mail_fits(good, &domains), "{good}");
        }
        for bad in ["a@notinserm.fr", "a@inserm.fr.example", "a b@inserm.fr", "@inserm.fr", "a@", "a@@inserm.fr"] {
            assert!(!mail_fits(bad, &domains), "{bad}");
        }
        assert!(mail_fits("a@example.org", &[]));
    }

    #[test]
    fn an_appointment_covers_both_of_its_ends() {
        let day = |d: &str| d.parse::<NaiveDate>().unwrap();
        let a = Appointment {
            id: "a".into(),
            post: "p".into(),
            person: "x".into(),
            from: day("2027-01-01"),
            until: Some(day("2027-06-30")),
        };
        assert!(a.covers(day("2027-01-01")) && a.covers(day("2027-06-30")));
        assert!(!a.covers(day("2026-12-31")) && !a.covers(day("2027-07-01")));
    }
}
