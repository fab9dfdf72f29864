//! A certificate that somebody brought, or the institute's seal, is put out of use: from then on the desk refuses to sign
//! with it. It is no revocation: that is for whoever issued the certificate to pronounce.

use super::Desk;
use super::own_keys;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::fact::Fact;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::seal_note::SealNote;
use crate::domain::trouble::{Outcome, Rule};
use crate::sign::verify::named;

/// Puts a certificate out of use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Retire {
    /// One that the actor brought, by the beginning of its SHA-256, hexadecimal.
    Own { digest: String },
    /// The institute's seal; for administrators.
    Seal,
}

impl Retire {
    /// Whose certificate it is, and the certificate, DER.
    fn checked(&self, desk: &Desk) -> Outcome<(String, Vec<u8>)> {
        let certificate = match self {
            Self::Own { digest } => own(desk, digest)?,
            Self::Seal => {
                desk.administrator()?;
                desk.seal_in_use()?
            }
        };
        Ok((named(&certificate).0, certificate))
    }
}

fn own(desk: &Desk, digest: &str) -> Outcome<Vec<u8>> {
    let wanted = digest.trim().to_lowercase();
    let me = desk.me();
    let brought = desk.state().seals.brought.iter().filter(|b| b.person == *me);
    let mut fits = brought.filter(|b| !wanted.is_empty() && own_keys::digest(&b.certificate).starts_with(&wanted));
    match (fits.next(), fits.next()) {
        (Some(found), None) => match &found.retired {
            Some(out) => Err(Rule::KeyRetired { day: out.day() }.into()),
            None => Ok(found.certificate.clone()),
        },
        _ => Err(Rule::NoSuchKey { typed: wanted }.into()),
    }
}

impl Verb for Retire {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (name, certificate) = self.checked(desk)?;
        let (heading, said) = match self {
            Self::Own { .. } => (Heading::RetireKey { name: name.clone() }, SealNote::Retires),
            Self::Seal => (Heading::RetireSeal { name: name.clone() }, SealNote::RetiresSeal),
        };
        let digest = own_keys::digest(&certificate);
        let signs = own_keys::listed(desk)?.iter().any(|c| c.signs && c.digest == digest);
        let mut plan = Plan::new(heading, Grade::Confirmed).note(Note::Seal(said));
        if signs {
            plan = plan.note(Note::Seal(SealNote::RetiresSigner));
        }
        Ok(plan.item(Item::Gone(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let (name, certificate) = self.checked(desk)?;
        let fact = match self {
            Self::Own { .. } => Fact::CertificateRetired { person: desk.me().clone(), certificate },
            Self::Seal => Fact::SealRetired { certificate },
        };
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(name))
    }
}
