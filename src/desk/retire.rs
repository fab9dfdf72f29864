//! A certificate that somebody brought, or the institute's seal, is put out of use: from then on the desk refuses to sign
//! with it. The seal is revoked by that, since the desk's own authority issued it; what somebody brought is not: that is
//! for whoever issued the certificate to pronounce.

use super::Desk;
use super::own_keys;
use super::people::known_person;
use super::revoke_certificate::known_reason;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::fact::Fact;
use crate::domain::folk_note::FolkNote;
use crate::domain::ids::PersonId;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::seal_note::SealNote;
use crate::domain::trouble::{Outcome, Rule};
use crate::sign::verify::named;

/// Puts a certificate out of use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Retire {
    /// One that a person brought, by the beginning of its SHA-256, hexadecimal. Somebody else's is for administrators:
    /// whoever left puts nothing out of use.
    Brought {
        person: PersonId,
        digest: String,
        /// One of [`super::REVOCATION_REASONS`].
        reason: u8,
    },
    /// The institute's seal; for administrators.
    Seal {
        /// One of [`super::REVOCATION_REASONS`].
        reason: u8,
    },
}

impl Retire {
    /// Whose certificate it is, and the certificate, DER.
    fn checked(&self, desk: &Desk) -> Outcome<(String, Vec<u8>)> {
        match self {
            Self::Brought { person, digest, .. } if person == desk.me() => {
                let certificate = brought(desk, person, digest)?;
                Ok((named(&certificate).0, certificate))
            }
            Self::Brought { person, digest, .. } => {
                desk.administrator()?;
                let certificate = brought(desk, person, digest)?;
                Ok((format!("{} ({})", named(&certificate).0, desk.state().people.name(person)), certificate))
            }
            Self::Seal { .. } => {
                desk.administrator()?;
                let certificate = desk.seal_in_use()?;
                Ok((named(&certificate).0, certificate))
            }
        }
    }

    /// Whether it is the one that the actor signs with at present; of somebody else's that is not known here.
    fn signs_now(&self, desk: &Desk, certificate: &[u8]) -> Outcome<bool> {
        if !matches!(self, Self::Brought { person, .. } if person == desk.me()) {
            return Ok(false);
        }
        let digest = own_keys::digest(certificate);
        Ok(own_keys::listed(desk)?.iter().any(|c| c.signs && c.digest == digest))
    }

    fn reason(&self) -> u8 {
        let (Self::Brought { reason, .. } | Self::Seal { reason }) = self;
        known_reason(*reason)
    }
}

fn brought(desk: &Desk, person: &PersonId, digest: &str) -> Outcome<Vec<u8>> {
    let wanted = digest.trim().to_lowercase();
    let brought = desk.state().seals.brought.iter().filter(|b| b.person == *person);
    let mut fits = brought.filter(|b| !wanted.is_empty() && own_keys::digest(&b.certificate).starts_with(&wanted));
    match (fits.next(), fits.next()) {
        (Some(found), None) => match &found.retired {
            Some(out) => Err(Rule::KeyRetired { day: out.day() }.into()),
            None => Ok(found.certificate.clone()),
        },
        _ if person == desk.me() => Err(Rule::NoSuchKey { typed: wanted }.into()),
        _ => {
            let name = known_person(desk.state(), person)?.name.clone();
            Err(Rule::NoKeyOfTheirs { name, typed: wanted }.into())
        }
    }
}

impl Verb for Retire {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (name, certificate) = self.checked(desk)?;
        let anew = desk.state().book.gateway.is_some();
        let (heading, said) = match self {
            Self::Brought { .. } => (Heading::RetireKey { name: name.clone() }, SealNote::Retires),
            Self::Seal { .. } => (Heading::RetireSeal { name: name.clone() }, SealNote::RetiresSeal { anew }),
        };
        let mut plan = Plan::new(heading, Grade::Typed)
            .note(Note::Folk(FolkNote::RevokedBecause(self.reason())))
            .note(Note::Seal(said));
        if self.signs_now(desk, &certificate)? {
            plan = plan.note(Note::Seal(SealNote::RetiresSigner));
        }
        Ok(plan.item(Item::Gone(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let (name, certificate) = self.checked(desk)?;
        let fact = match self {
            Self::Brought { person, .. } => {
                Fact::CertificateRetired { person: person.clone(), certificate, reason: self.reason() }
            }
            Self::Seal { .. } => Fact::SealRetired { certificate, reason: self.reason() },
        };
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(name))
    }
}
