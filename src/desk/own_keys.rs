//! The keys that somebody signs with: the one that the desk certifies, and those that they brought in a file of keys, of
//! which they choose. Whatever its origin, a key whose certificate is over or revoked signs nothing.

use super::Desk;
use super::files;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::desk::Hidden;
use crate::domain::fact::Fact;
use crate::domain::ids::PersonId;
use crate::domain::order::Meta;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::seal_note::SealNote;
use crate::domain::serial::serial;
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::register::entry::{hex, unhex};
use crate::sign::identity::{Identity, validity_end};
use crate::sign::pkcs12::{self, Brought, Caution};
use crate::sign::verify::named;
use crate::store::vault::{BroughtKey, KeyRecord, brought_label};
use chrono::{DateTime, Local, Utc};
use sha2::{Digest as _, Sha256};
use std::path::PathBuf;

/// Most bytes of a file of keys.
const LARGEST: u64 = 1024 * 1024;

/// Brings a key and its certificate; it signs from then on.
#[derive(Clone, Debug)]
pub struct BringKey {
    pub file: PathBuf,
    /// The password of the file.
    pub password: Hidden,
    pub passphrase: Hidden,
}

/// Chooses the certificate that signs, by the beginning of its digest; none: the desk's own.
#[derive(Clone, Debug)]
pub struct ChooseKey {
    pub digest: Option<String>,
}

/// A certificate that somebody can sign with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCertificate {
    /// SHA-256, hexadecimal.
    pub digest: String,
    pub subject: String,
    pub issuer: String,
    pub until: Option<DateTime<Utc>>,
    /// When it was revoked, if the desk knows of it.
    pub revoked: Option<DateTime<Utc>>,
    /// When it was put out of use at the desk.
    pub retired: Option<DateTime<Utc>>,
    /// Why it was: a reason of RFC 5280, 0 where none was given.
    pub reason: u8,
    /// It was brought in a file of keys.
    pub brought: bool,
    /// It is the one that signs.
    pub signs: bool,
}

fn unreadable() -> Trouble {
    Trouble::damaged("keys", "the certificate cannot be read")
}

pub(super) fn digest(certificate: &[u8]) -> String {
    hex(&Sha256::digest(certificate))
}

/// When the register says that a certificate was revoked, and why. A number is that of one authority alone: only
/// certificates of the person that the fact names are meant.
pub(super) fn revoked<'a>(
    state: &'a State,
    person: &PersonId,
    certificate: &[u8],
) -> Option<&'a crate::domain::state::Revoked> {
    let found = state.people.revoked.get(&serial(certificate)?)?;
    (found.person == *person).then_some(found)
}

/// When and why a certificate that somebody had brought was put out of use.
pub(super) fn retired<'a>(state: &'a State, person: &PersonId, certificate: &[u8]) -> Option<(&'a Meta, u8)> {
    let own = |b: &&crate::domain::seals::Brought| b.person == *person && b.certificate == certificate;
    let found = state.seals.brought.iter().find(own)?;
    found.retired.as_ref().map(|meta| (meta, found.reason))
}

/// The certificates that the account at the desk can sign with.
pub(super) fn listed(desk: &Desk) -> Outcome<Vec<OwnCertificate>> {
    let record = desk.keys.record(&desk.me)?;
    let chosen = chosen(record);
    let one = |hexed: &str, brought: bool| -> Option<OwnCertificate> {
        let der = unhex(hexed).filter(|d| !d.is_empty())?;
        let signs = chosen.map_or(!brought, |c| brought && c.certificate == hexed);
        Some(OwnCertificate { signs, ..known(&desk.state, &desk.me, &der, brought) })
    };
    let mut found: Vec<OwnCertificate> = one(&record.certificate, false).into_iter().collect();
    found.extend(record.brought.iter().filter_map(|b| one(&b.certificate, true)));
    Ok(found)
}

/// A certificate of somebody as the register knows it; whether it signs the register does not say.
fn known(state: &State, person: &PersonId, der: &[u8], brought: bool) -> OwnCertificate {
    let (subject, issuer) = named(der);
    let out = retired(state, person, der);
    OwnCertificate {
        digest: digest(der),
        subject,
        issuer,
        until: validity_end(der),
        revoked: revoked(state, person, der).map(|r| r.meta.at),
        retired: out.map(|(meta, _)| meta.at),
        reason: out.map_or(0, |(_, reason)| reason),
        brought,
        signs: false,
    }
}

/// The certificates of somebody as the register knows them; which of them signs it does not say.
pub fn certificates_of(state: &State, person: &PersonId) -> Vec<OwnCertificate> {
    let one = |der: &[u8], brought: bool| known(state, person, der, brought);
    let own = state.people.accounts.get(person).filter(|a| !a.certificate.is_empty());
    let brought = state.seals.brought.iter().filter(|b| b.person == *person);
    own.map(|a| one(&a.certificate, false)).into_iter().chain(brought.map(|b| one(&b.certificate, true))).collect()
}

fn chosen(record: &KeyRecord) -> Option<&BroughtKey> {
    let wanted = Some(record.signs_with.as_str()).filter(|d| !d.is_empty())?;
    record.brought.iter().find(|b| b.certificate == wanted)
}

impl BringKey {
    fn opened(&self) -> Outcome<(String, Brought)> {
        let (name, content) = files::read(&self.file, LARGEST)?;
        Ok((name, pkcs12::open(&content, &self.password)?))
    }

    fn checked(&self, desk: &Desk, now: Moment) -> Outcome<(String, Brought)> {
        let (name, brought) = self.opened()?;
        let certificate = &brought.identity.certificate;
        let known = desk.keys.record(&desk.me)?.brought.iter().any(|b| b.certificate == hex(certificate));
        if known {
            return Err(Rule::KeyKnown { name: named(certificate).0 }.into());
        }
        if brought.cautions.contains(&Caution::NotForSigning) {
            return Err(Rule::KeyNotForSigning { name: named(certificate).0 }.into());
        }
        in_force(&desk.state, &desk.me, certificate, now)?;
        Ok((name, brought))
    }
}

/// Refuses a certificate that is over or revoked: verifiers would call its signatures invalid.
pub(super) fn in_force(state: &State, person: &PersonId, certificate: &[u8], now: Moment) -> Outcome<()> {
    let until = validity_end(certificate).ok_or_else(unreadable)?;
    if until < now.at {
        let until = until.with_timezone(&Local).date_naive().to_string();
        return Err(Rule::CertificateExpired { until }.into());
    }
    if let Some((out, _)) = retired(state, person, certificate) {
        return Err(Rule::KeyRetired { day: out.day() }.into());
    }
    match revoked(state, person, certificate) {
        Some(found) => Err(Rule::CertificateRevoked { day: found.meta.day(), reason: found.reason }.into()),
        None => Ok(()),
    }
}

impl Verb for BringKey {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (_, brought) = self.checked(desk, now)?;
        let (subject, issuer) = named(&brought.identity.certificate);
        let until = validity_end(&brought.identity.certificate);
        let mut plan = Plan::new(Heading::BringKey { name: subject.clone() }, Grade::Typed)
            .note(Note::Seal(SealNote::Certificate { issuer, until, digest: digest(&brought.identity.certificate) }));
        for caution in &brought.cautions {
            plan = match caution {
                Caution::Rsa { bits } => plan.note(Note::Seal(SealNote::Rsa { bits: *bits })),
                Caution::ChainIncomplete => plan.note(Note::Seal(SealNote::ChainIncomplete)),
                // Such a one is refused.
                Caution::NotForSigning => plan,
            };
        }
        Ok(plan.note(Note::Seal(SealNote::SignsFromNow)).item(Item::New(subject)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let (_, brought) = self.checked(desk, now)?;
        let me = desk.me.clone();
        let unlocked = desk.keys.unlock(&me, &self.passphrase)?;
        let mut keys = desk.keys.clone();
        let certificate = hex(&brought.identity.certificate);
        let secret = brought.identity.secret()?;
        let wrapped = keys.wrap(&me, &unlocked, &brought_label(&certificate), &secret)?;
        let chain = brought.identity.chain.iter().map(|c| hex(c)).collect();
        let record = keys.record_mut(&me)?;
        record.brought.push(BroughtKey { certificate: certificate.clone(), chain, wrapped });
        record.signs_with = certificate;
        let before = desk.exchange_keys(keys)?;
        let Identity { certificate, chain, .. } = brought.identity;
        let name = named(&certificate).0;
        let fact = Fact::CertificateBrought { person: me, certificate, chain };
        desk.commit_or_restore(now, vec![fact], before)?;
        Ok(Done::one(name))
    }

    fn needs_passphrase(&self) -> bool {
        true
    }

    fn give_passphrase(&mut self, typed: Hidden) {
        self.passphrase = typed;
    }
}

impl ChooseKey {
    /// The certificate that is meant, hexadecimal; empty for the desk's own.
    fn meant(&self, desk: &Desk, now: Moment) -> Outcome<(String, String)> {
        let record = desk.keys.record(&desk.me)?;
        let Some(wanted) = self.digest.as_deref().map(str::to_lowercase).filter(|d| !d.is_empty()) else {
            return Ok((String::new(), desk.state.people.name(&desk.me).to_owned()));
        };
        let der = |b: &&BroughtKey| unhex(&b.certificate).unwrap_or_default();
        let mut fits = record.brought.iter().filter(|b| digest(&der(b)).starts_with(&wanted));
        match (fits.next(), fits.next()) {
            (Some(found), None) => {
                let certificate = der(&found);
                in_force(&desk.state, &desk.me, &certificate, now)?;
                Ok((found.certificate.clone(), named(&certificate).0))
            }
            _ => Err(Rule::NoSuchKey { typed: wanted }.into()),
        }
    }
}

impl Verb for ChooseKey {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let (_, name) = self.meant(desk, now)?;
        Ok(Plan::new(Heading::ChooseKey { name: name.clone() }, Grade::Confirmed).item(Item::Will(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let (certificate, name) = self.meant(desk, now)?;
        let mut keys = desk.keys.clone();
        keys.record_mut(&desk.me.clone())?.signs_with = certificate;
        desk.exchange_keys(keys)?;
        Ok(Done::one(name))
    }
}

impl Desk {
    /// Refuses to sign with a certificate whose time is over, or that was revoked.
    pub(super) fn certificate_in_force(&self, now: Moment) -> Outcome<()> {
        let record = self.keys.record(&self.me)?;
        if let Some(brought) = chosen(record) {
            return in_force(&self.state, &self.me, &unhex(&brought.certificate).ok_or_else(unreadable)?, now);
        }
        if record.certificate.is_empty() {
            return Err(Rule::CertificateAwaited.into());
        }
        for hex in [&record.certificate, &self.keys.authority.certificate] {
            in_force(&self.state, &self.me, &unhex(hex).ok_or_else(unreadable)?, now)?;
        }
        Ok(())
    }

    /// The actor's signing identity, under the passphrase that was asked for again.
    pub(super) fn document_identity(&self, typed: &str) -> Outcome<Identity> {
        let unlocked = self.keys.unlock(&self.me, typed)?;
        let record = self.keys.record(&self.me)?;
        if let Some(brought) = chosen(record) {
            let label = brought_label(&brought.certificate);
            let secret = self.keys.unwrap(&self.me, &unlocked, &label, &brought.wrapped)?;
            let chain = brought.chain.iter().filter_map(|c| unhex(c)).collect();
            return Identity::of(&secret, unhex(&brought.certificate).ok_or_else(unreadable)?, chain);
        }
        let secret = self.keys.unwrap(&self.me, &unlocked, "document", &record.document)?;
        let own = unhex(&record.certificate).ok_or_else(unreadable)?;
        let root = unhex(&self.keys.authority.certificate).ok_or_else(unreadable)?;
        Identity::of(&secret, own, vec![root])
    }
}
