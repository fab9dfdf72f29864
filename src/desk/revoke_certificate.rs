//! A signing certificate is revoked by its owner or by an administrator: it signs nothing any more.

use super::Desk;
use super::people::known_person;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::fact::Fact;
use crate::domain::folk_note::FolkNote;
use crate::domain::ids::PersonId;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::serial::serial;
use crate::domain::trouble::{Outcome, Rule};
use crate::sign::crl::Reason;

/// The reasons of RFC 5280 that somebody's certificate is revoked for: number and stable word.
pub const REVOCATION_REASONS: [(u8, &str); 6] = [
    (1, "key-compromise"),
    (3, "affiliation-changed"),
    (4, "superseded"),
    (5, "cessation-of-operation"),
    (9, "privilege-withdrawn"),
    (0, "unspecified"),
];

/// A number that no reason has is told as none.
pub(super) fn known_reason(number: u8) -> u8 {
    if REVOCATION_REASONS.iter().any(|(n, _)| *n == number) { number } else { Reason::Unspecified.number() }
}

/// Revokes the signing certificate of somebody.
#[derive(Clone, Debug)]
pub struct RevokeCertificate {
    pub person: PersonId,
    /// One of [`REVOCATION_REASONS`].
    pub reason: u8,
}

impl RevokeCertificate {
    /// The name of its owner and its number.
    fn checked(&self, desk: &Desk) -> Outcome<(String, String)> {
        if self.person != *desk.me() {
            desk.administrator()?;
        }
        let people = &desk.state().people;
        let name = known_person(desk.state(), &self.person)?.name.clone();
        let account = people.accounts.get(&self.person).ok_or_else(|| Rule::NoAccount { typed: name.clone() })?;
        let number = serial(&account.certificate);
        let number = number.ok_or_else(|| Rule::NoCertificate { name: name.clone() })?;
        if !account.numbers.contains(&number) {
            return Err(Rule::CertificateOfAnother { name }.into());
        }
        if people.revoked.contains_key(&number) {
            return Err(Rule::CertificateRevokedAlready { name }.into());
        }
        Ok((name, number))
    }

    fn reason(&self) -> u8 {
        known_reason(self.reason)
    }
}

impl Verb for RevokeCertificate {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (name, number) = self.checked(desk)?;
        let plan = Plan::new(Heading::RevokeCertificate { name: name.clone() }, Grade::Typed)
            .note(Note::Folk(FolkNote::Serial(number)))
            .note(Note::Folk(FolkNote::RevokedBecause(self.reason())))
            .note(Note::Folk(FolkNote::SignsNoMore));
        // What a stolen key signed cannot be told from what its owner did, so nothing is promised then.
        let stay = self.reason() != Reason::KeyCompromise.number();
        let plan = if stay { plan.note(Note::SignaturesStay) } else { plan };
        Ok(plan.item(Item::Gone(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let (name, serial) = self.checked(desk)?;
        let fact = Fact::CertificateRevoked { person: self.person.clone(), serial, reason: self.reason() };
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(name))
    }
}
