//! The institute's seal: a document identity of the desk itself, which is put on what an outsider agreed to with a code.
//! An administrator makes it; its key lies sealed under the desk's data key.

use super::Desk;
use super::verb::Moment;
use crate::domain::fact::Fact;
use crate::domain::seals::RetiredSeal;
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::register::entry::{hex, unhex};
use crate::sign::identity::{Identity, Subject, new_pair, validity_end};
use crate::store::seal::{Key, random};
use crate::store::vault::{KeyFile, SealRecord, Unlocked};
use chrono::TimeDelta;

/// How long before its end the seal is made anew.
const AHEAD: TimeDelta = TimeDelta::days(60);

fn unreadable() -> Trouble {
    Trouble::damaged("keys", "the seal cannot be read")
}

/// What the seal is called in its certificate.
pub(super) fn name(organisation: &str) -> String {
    format!("{organisation} - cachet")
}

impl Desk {
    fn seal_key(&self) -> Outcome<Key> {
        self.data.derive("paraphe/seal/v1")
    }

    /// Whether there is a seal that is good for a while.
    pub(super) fn has_seal(&self, now: Moment) -> bool {
        let record = self.keys.seal.as_ref().and_then(|s| unhex(&s.certificate));
        let record = record.filter(|der| self.seal_retired(der).is_none());
        record.and_then(|der| validity_end(&der)).is_some_and(|until| now.at + AHEAD < until)
    }

    /// When a seal was put out of use.
    fn seal_retired(&self, certificate: &[u8]) -> Option<&RetiredSeal> {
        self.state.seals.retired.iter().find(|r| r.certificate == certificate)
    }

    /// The certificate of the seal that is in use, DER.
    pub(super) fn seal_in_use(&self) -> Outcome<Vec<u8>> {
        let record = self.keys.seal.as_ref().ok_or(Rule::SealMissing)?;
        let certificate = unhex(&record.certificate).ok_or_else(unreadable)?;
        match self.seal_retired(&certificate) {
            Some(out) => Err(Rule::SealRetired { day: out.meta.day() }.into()),
            None => Ok(certificate),
        }
    }

    /// The seal, ready to be put on a document.
    pub(super) fn seal_identity(&self, now: Moment) -> Outcome<Identity> {
        let record = self.keys.seal.as_ref().ok_or(Rule::SealMissing)?;
        let certificate = self.seal_in_use()?;
        if validity_end(&certificate).is_none_or(|until| until < now.at) {
            return Err(Rule::SealMissing.into());
        }
        let sealed = unhex(&record.sealed).ok_or_else(unreadable)?;
        let secret = self.seal_key()?.open(&certificate, &sealed).ok_or_else(unreadable)?;
        let secret = zeroize::Zeroizing::new(secret);
        let root = unhex(&self.keys.authority.certificate).ok_or_else(unreadable)?;
        Identity::of(&secret, certificate, vec![root])
    }

    /// Makes the seal in a copy of the keys; the fact that says so.
    pub(super) fn make_seal(&self, keys: &mut KeyFile, unlocked: &Unlocked, now: Moment) -> Outcome<Fact> {
        let authority = keys.authority(&self.me, unlocked)?;
        let organisation = &self.state.desk.organisation;
        let subject = Subject { name: &name(organisation), organisation, mail: None };
        let (secret, public) = new_pair(&mut random)?;
        let certificate = authority.certify(&public, &subject, now.at, &mut random)?;
        let sealed = hex(&self.seal_key()?.seal(&certificate, &secret)?);
        keys.seal = Some(SealRecord { certificate: hex(&certificate), sealed });
        let until = validity_end(&certificate).ok_or_else(unreadable)?;
        Ok(Fact::SealIssued { key: hex(&public), certificate, until })
    }

    /// An administrator who opens the desk makes the seal anew before it ends, where codes are sent from here.
    pub(super) fn renew_seal(&mut self, unlocked: &Unlocked, now: Moment) -> Outcome<()> {
        let administers = !self.keys.record(&self.me)?.authority.is_empty();
        if !administers || self.state.book.gateway.is_none() || self.has_seal(now) {
            return Ok(());
        }
        let mut keys = self.keys.clone();
        let fact = self.make_seal(&mut keys, unlocked, now)?;
        let before = self.exchange_keys(keys)?;
        self.commit_or_restore(now, vec![fact], before)
    }
}
