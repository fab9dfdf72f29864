//! Delivery by mail: the server it goes through, and whom a structure is reached at.

use super::ids::StructureId;
use super::people::{Person, Place, PostKind, mail_fits};
use super::state::State;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How the connection to the server is guarded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Security {
    /// In clear first, then TLS before anything is said; refused where the server cannot.
    #[default]
    Starttls,
    /// TLS from the first byte.
    Tls,
    /// In clear: to a server on this computer only.
    None,
}

impl Security {
    /// Every kind, in the order in which it is offered.
    pub const ALL: [Self; 3] = [Self::Starttls, Self::Tls, Self::None];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Starttls => "starttls",
            Self::Tls => "tls",
            Self::None => "none",
        }
    }

    /// The kind of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }

    /// The port that servers use for it.
    pub fn port(self) -> u16 {
        match self {
            Self::Starttls => 587,
            Self::Tls => 465,
            Self::None => 25,
        }
    }
}

/// A mail server, and who writes through it. Its password is kept elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailServer {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// Empty: the server asks for none.
    #[serde(default)]
    pub user: String,
    /// Address that the mails come from.
    pub from: String,
    /// Name beside it; empty: that of the institute.
    #[serde(default)]
    pub name: String,
    /// Address that answers go to; empty: the one they come from.
    #[serde(default)]
    pub reply_to: String,
}

impl MailServer {
    /// Whether it is on this very computer.
    pub fn is_local(&self) -> bool {
        let loopback = |ip: std::net::IpAddr| ip.is_loopback();
        self.host == "localhost" || self.host.parse().is_ok_and(loopback)
    }
}

impl State {
    /// The correspondent whom a structure named last, up to a year.
    pub fn correspondent(&self, structure: &StructureId, year: u16) -> Option<&Person> {
        let of = |r: &&super::campaign::Registration| r.structure == *structure && r.year <= year;
        let named = match self.registrations.get(&(year, structure.clone())) {
            Some(this_year) => Some(this_year),
            None => self.registrations.values().filter(of).max_by_key(|r| r.year),
        };
        named.and_then(|r| self.people.persons.get(&r.correspondent))
    }

    /// Whom a structure is reminded at: its correspondent, else whoever holds the post of its head, by a mail address.
    pub fn reminded_at(&self, structure: &StructureId, year: u16, day: NaiveDate) -> Option<&Person> {
        let reachable = |p: &&Person| mail_fits(&p.mail, &[]);
        self.correspondent(structure, year).filter(reachable).or_else(|| {
            let head = self.people.posts.values().filter(|p| {
                p.kind == PostKind::Director && matches!(&p.place, Place::Structure(at) if at == structure)
            });
            head.filter_map(|post| self.people.holder(&post.id, day)).find(reachable)
        })
    }
}
