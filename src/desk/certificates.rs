//! Signing certificates. A document key is made under the passphrase of its owner and nobody else's; an administrator
//! certifies its public half, which the owner's own log has asked for.

use super::Desk;
use super::own_keys::{in_force, revoked};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::desk::Hidden;
use crate::domain::fact::Fact;
use crate::domain::ids::PersonId;
use crate::domain::people::Account;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::register::entry::{hex, unhex};
use crate::sign::identity::{Identity, Subject, new_pair, validity_end};
use crate::store::seal::random;
use crate::store::vault::{AUTHORITY, DOCUMENT, KeyFile, NextKey, Unlocked};
use chrono::{DateTime, Utc};

/// Makes a new document key of one's own, and asks for its certificate.
#[derive(Clone, Debug, Default)]
pub struct RenewCertificate {
    pub passphrase: Hidden,
}

impl Verb for RenewCertificate {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let record = desk.keys.record(&desk.me)?;
        let old = unhex(&record.certificate).unwrap_or_default();
        // One that is over or revoked signs nothing in the meantime.
        let when = match in_force(&desk.state, &desk.me, &old, now) {
            _ if !record.authority.is_empty() => Note::CertifiedAtOnce,
            Ok(()) => Note::CertifiedLater,
            Err(_) => Note::SignsNothingUntil,
        };
        let name = record.name.clone();
        let plan = Plan::new(Heading::RenewCertificate { name: name.clone() }, Grade::Typed).note(when);
        // What a revoked key signed may be worth nothing: nothing is promised then.
        let stay = revoked(&desk.state, &desk.me, &old).is_none();
        let plan = if stay { plan.note(Note::SignaturesStay) } else { plan };
        Ok(plan.item(Item::New(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let me = desk.me.clone();
        let unlocked = desk.keys.unlock(&me, &self.passphrase)?;
        let mut keys = desk.keys.clone();
        let key = keys.new_document(&me, &unlocked)?;
        let mut facts = vec![Fact::KeyRequested { person: me.clone(), key: key.clone() }];
        if !keys.record(&me)?.authority.is_empty() {
            let authority = keys.authority(&me, &unlocked)?;
            let issued = desk.certify(&authority, &me, key, now)?;
            keys.adopt(&me, &issued.certificate)?;
            // One does not vouch for oneself: whoever certified this account first did.
            facts.push(issued.fact(me.clone(), Vec::new()));
        }
        let before = desk.exchange_keys(keys)?;
        desk.commit_or_restore(now, facts, before)?;
        Ok(Done::one(desk.keys.record(&me)?.name.clone()))
    }

    fn needs_passphrase(&self) -> bool {
        true
    }

    fn give_passphrase(&mut self, typed: Hidden) {
        self.passphrase = typed;
    }
}

/// A certificate that was issued.
pub(super) struct Issued {
    pub key: String,
    /// DER.
    pub certificate: Vec<u8>,
    pub until: DateTime<Utc>,
}

impl Issued {
    /// The account that begins with it.
    pub fn account(self, person: PersonId, administrator: bool) -> Account {
        let Self { key, certificate, until } = self;
        Account { person, administrator, certificate, until: Some(until), key, ..Account::default() }
    }

    fn fact(self, person: PersonId, logs: Vec<String>) -> Fact {
        let Self { key, certificate, until } = self;
        Fact::CertificateIssued { person, key, certificate, until, logs }
    }
}

impl KeyFile {
    /// The desk's authority, in the hands of an administrator.
    pub(super) fn authority(&self, person: &PersonId, unlocked: &Unlocked) -> Outcome<Identity> {
        let record = self.record(person)?;
        if record.authority.is_empty() {
            return Err(Rule::NotAdministrator.into());
        }
        let secret = self.unwrap(person, unlocked, AUTHORITY, &record.authority)?;
        let root = unhex(&self.authority.certificate).ok_or_else(unreadable)?;
        Identity::of(&secret, root, Vec::new())
    }

    /// Makes a document key that waits for its certificate: the public half.
    pub(super) fn new_document(&mut self, person: &PersonId, unlocked: &Unlocked) -> Outcome<String> {
        let (secret, public) = new_pair(&mut random)?;
        let wrapped = self.wrap(person, unlocked, DOCUMENT, &secret)?;
        let public = hex(&public);
        self.record_mut(person)?.next = Some(NextKey { public: public.clone(), wrapped });
        Ok(public)
    }

    /// Makes a document key that is certified at once.
    pub(super) fn new_certificate(
        &mut self,
        person: &PersonId,
        unlocked: &Unlocked,
        authority: &Identity,
        subject: &Subject,
        now: Moment,
    ) -> Outcome<Issued> {
        let key = self.new_document(person, unlocked)?;
        let issued = issue(authority, key, subject, now)?;
        self.adopt(person, &issued.certificate)?;
        Ok(issued)
    }

    /// Puts the key that waited in the place of the one before, with its certificate.
    fn adopt(&mut self, person: &PersonId, certificate: &[u8]) -> Outcome<()> {
        let record = self.record_mut(person)?;
        if let Some(next) = record.next.take() {
            (record.document, record.certificate) = (next.wrapped, hex(certificate));
        }
        Ok(())
    }
}

fn unreadable() -> Trouble {
    Trouble::damaged("keys", "the certificate cannot be read")
}

fn issue(authority: &Identity, key: String, subject: &Subject, now: Moment) -> Outcome<Issued> {
    let point = unhex(&key).ok_or_else(|| Trouble::damaged("keys", "a public key cannot be read"))?;
    let certificate = authority.certify(&point, subject, now.at, &mut random)?;
    let until = validity_end(&certificate).ok_or_else(unreadable)?;
    Ok(Issued { key, certificate, until })
}

impl Desk {
    fn certify(&self, authority: &Identity, person: &PersonId, key: String, now: Moment) -> Outcome<Issued> {
        let known = super::people::known_person(&self.state, person)?;
        let organisation = &self.state.desk.organisation;
        let mail = Some(known.mail.as_str()).filter(|mail| !mail.is_empty());
        issue(authority, key, &Subject { name: &known.name, organisation, mail }, now)
    }

    /// An administrator who opens the desk certifies the keys that the others have asked a certificate for: whose they
    /// are. The key that the register names must be the one that lies here, and the owner's own log must name it.
    pub(super) fn certify_waiting(&mut self, unlocked: &Unlocked, now: Moment) -> Outcome<Vec<String>> {
        let waits = |a: &&Account| {
            let here = self.keys.record(&a.person).ok().and_then(|r| r.next.as_ref());
            a.person != self.me && !a.requested.is_empty() && here.is_some_and(|next| next.public == a.requested)
        };
        let waiting: Vec<Account> = self.state.people.accounts.values().filter(waits).cloned().collect();
        if waiting.is_empty() || self.keys.record(&self.me)?.authority.is_empty() {
            return Ok(Vec::new());
        }
        let (authority, vouched) = (self.keys.authority(&self.me, unlocked)?, self.hear(&self.journal)?.vouched);
        let (mut facts, mut names) = (Vec::new(), Vec::new());
        for Account { person, requested, .. } in waiting {
            if !vouched.asked_by_owner(&person, &requested) {
                continue;
            }
            let issued = self.certify(&authority, &person, requested, now)?;
            let logs = vouched.keys_of(&person);
            names.push(self.state.people.name(&person).to_owned());
            facts.push(issued.fact(person, logs));
        }
        self.write(now, None, facts)?;
        Ok(names)
    }

    /// Takes up the certificates that the register says were issued: it knows of them before the file of keys does.
    pub(super) fn adopt_certificates(&mut self) -> Outcome<()> {
        let mut keys = self.keys.clone();
        for account in self.state.people.accounts.values().filter(|a| !a.key.is_empty()) {
            if keys.record(&account.person)?.next.as_ref().is_some_and(|next| next.public == account.key) {
                keys.adopt(&account.person, &account.certificate)?;
            }
        }
        if keys != self.keys {
            self.exchange_keys(keys)?;
        }
        Ok(())
    }
}
