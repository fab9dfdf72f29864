//! The logs of accounts: whose they are, which key signs them, and who says so. A key is made under the passphrase of
//! its owner; the log before it vouches for it, or an administrator does.

use super::Desk;
use super::verb::Moment;
use crate::domain::fact::{Fact, Heir};
use crate::domain::ids::PersonId;
use crate::domain::trouble::{Outcome, Trouble};
use crate::register::entry::{hex, unhex};
use crate::store::seal::random;
use crate::store::vault::{KeyFile, LogKey, Unlocked, log_label};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use zeroize::Zeroize as _;

/// The name of a log: the institute's domain, person and device, epoch.
pub(super) fn origin(domains: &[String], person: &PersonId, device: &str, epoch: u32) -> String {
    let domain = domains.first().map_or("paraphe.invalid", String::as_str);
    format!("{domain}/registre/{person}-{device}/{epoch}")
}

/// Whether the name of a log says that it is that person's.
pub(super) fn is_of(origin: &str, person: &str) -> bool {
    let named = origin.rsplit('/').nth(1).and_then(|name| name.rsplit_once('-'));
    named.is_some_and(|(whose, _)| whose == person)
}

/// What an earlier log signs of the key of a new one.
fn voucher(origin: &str, key: &str) -> String {
    format!("paraphe/log/v1\n{origin}\n{key}\n")
}

/// Whether an earlier log vouches for the key of a new one.
pub(super) fn vouches(heir: &Heir, origin: &str, key: &str, before: &VerifyingKey) -> bool {
    let signature = unhex(&heir.signature).and_then(|bytes| Signature::from_slice(&bytes).ok());
    signature.is_some_and(|s| before.verify_strict(voucher(origin, key).as_bytes(), &s).is_ok())
}

impl KeyFile {
    /// A new key for a log of a person, wrapped in the file.
    pub(super) fn new_log(
        &mut self,
        person: &PersonId,
        unlocked: &Unlocked,
        origin: &str,
        epoch: u32,
    ) -> Outcome<SigningKey> {
        let mut secret = [0; 32];
        random(&mut secret)?;
        let key = SigningKey::from_bytes(&secret);
        let wrapped = self.wrap(person, unlocked, &log_label(origin), &secret)?;
        secret.zeroize();
        let public = hex(key.verifying_key().as_bytes());
        self.record_mut(person)?.logs.push(LogKey { origin: origin.to_owned(), epoch, public, wrapped });
        Ok(key)
    }

    fn log_key(&self, person: &PersonId, unlocked: &Unlocked, log: &LogKey) -> Outcome<SigningKey> {
        let secret = self.unwrap(person, unlocked, &log_label(&log.origin), &log.wrapped)?;
        let secret: [u8; 32] =
            secret[..].try_into().map_err(|_| Trouble::damaged("keys", "the key of a log cannot be read"))?;
        Ok(SigningKey::from_bytes(&secret))
    }
}

impl Desk {
    /// Makes ready the log that this session writes to; a copy that was accepted begins a new epoch.
    pub(super) fn begin_log(&mut self, unlocked: &Unlocked, now: Moment, accepted: Option<(u64, u64)>) -> Outcome<()> {
        if accepted.is_some() {
            // The original may be at work elsewhere: this copy never writes under its names again.
            let mut device = [0; 3];
            random(&mut device)?;
            self.keys.device = hex(&device);
            self.keys.epoch += 1;
        }
        let (me, epoch) = (self.me.clone(), self.keys.epoch);
        let kept = self.keys.record(&me)?.logs.iter().find(|l| l.epoch == epoch && !l.wrapped.is_empty()).cloned();
        let (origin, key) = if let Some(kept) = kept {
            let key = self.keys.log_key(&me, unlocked, &kept)?;
            (kept.origin, key)
        } else {
            let origin = self.new_origin(epoch)?;
            let key = self.keys.new_log(&me, unlocked, &origin, epoch)?;
            self.keys.save(&self.place.folder)?;
            (origin, key)
        };
        let public = hex(key.verifying_key().as_bytes());
        if self.journal.write_to(&origin, key)? {
            let heir = self.heir(unlocked, &origin, &public)?;
            let device = self.keys.device.clone();
            let mut facts = vec![Fact::LogOpened { key: public, device, epoch, heir }];
            if let Some((seen, here)) = accepted {
                facts.push(Fact::CopyAccepted { seen, here });
            }
            self.write(now, None, facts)?;
        }
        Ok(())
    }

    /// A name that no log has: that of the epoch, or a later number where the account was reset.
    fn new_origin(&self, epoch: u32) -> Outcome<String> {
        let record = self.keys.record(&self.me)?;
        let named = |n| origin(&self.state.desk.domains, &self.me, &self.keys.device, n);
        let taken = |name: &String| {
            self.journal.logs.iter().any(|l| l.origin() == name) || record.logs.iter().any(|l| l.origin == *name)
        };
        (epoch..u32::MAX)
            .map(named)
            .find(|name| !taken(name))
            .ok_or_else(|| Trouble::damaged("register", "no name is left for a log"))
    }

    /// What the last log of this account says of the key of the next; nothing where there is none, or its key is lost.
    fn heir(&self, unlocked: &Unlocked, origin: &str, public: &str) -> Outcome<Option<Heir>> {
        let record = self.keys.record(&self.me)?;
        let Some(before) = record.logs.iter().rev().find(|l| l.origin != origin && !l.wrapped.is_empty()) else {
            return Ok(None);
        };
        let key = self.keys.log_key(&self.me, unlocked, before)?;
        let signature = hex(&key.sign(voucher(origin, public).as_bytes()).to_bytes());
        Ok(Some(Heir { of: before.origin.clone(), signature }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_vouches_for_one_key_under_one_name_only() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let signature = hex(&key.sign(voucher("a/2", "beef").as_bytes()).to_bytes());
        let heir = Heir { of: "a/1".into(), signature };
        let own = key.verifying_key();
        assert!(vouches(&heir, "a/2", "beef", &own));
        assert!(!vouches(&heir, "a/3", "beef", &own) && !vouches(&heir, "a/2", "bead", &own));
        assert!(!vouches(&heir, "a/2", "beef", &SigningKey::from_bytes(&[8; 32]).verifying_key()));
        assert!(!vouches(&Heir { signature: "00".into(), ..heir }, "a/2", "beef", &own));
    }
}
