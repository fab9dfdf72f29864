//! Accounts at this desk: opened by the administrator under a first passphrase, which their owner changes.

use super::Desk;
use super::people::known_person;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::desk::Hidden;
use crate::domain::fact::Fact;
use crate::domain::ids::PersonId;
use crate::domain::passphrase;
use crate::domain::people::{Account, Person};
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::register::entry::unhex;
use crate::sign::identity::{Identity, Subject};
use crate::store::vault::KeyFile;

/// Opens an account at this desk for a person of the directory. The passphrase must be changed at the first opening.
#[derive(Clone, Debug)]
pub struct AddAccount {
    pub person: PersonId,
    pub passphrase: Hidden,
    /// The administrator's own passphrase, which guards the desk's authority.
    pub own: Hidden,
}

impl AddAccount {
    /// An account for somebody under a first passphrase.
    pub fn new(person: PersonId, passphrase: Hidden) -> Self {
        Self { person, passphrase, own: Hidden::default() }
    }

    fn check<'a>(&self, desk: &'a Desk) -> Outcome<&'a Person> {
        desk.administrator()?;
        let person = known_person(desk.state(), &self.person)?;
        if desk.keys.accounts.iter().any(|a| a.person == self.person) {
            return Err(Rule::AccountExists { name: person.name.clone() }.into());
        }
        passphrase::check(&self.passphrase)?;
        Ok(person)
    }
}

impl Verb for AddAccount {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let name = self.check(desk)?.name.clone();
        Ok(Plan::new(Heading::Account { name: name.clone() }, Grade::Typed).item(Item::New(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let person = self.check(desk)?.clone();
        let me = desk.me.clone();
        let mine = desk.keys.unlock(&me, &self.own)?;
        let secret = desk.keys.unwrap(&me, &mine, "authority", &desk.keys.authority.wrapped)?;
        let root = unhex(&desk.keys.authority.certificate)
            .ok_or_else(|| Trouble::damaged("keys", "the certificate cannot be read"))?;
        let authority = Identity::of(&secret, root, Vec::new())?;
        let cost = desk.keys.record(&me)?.cost;
        let mut keys = desk.keys.clone();
        let unlocked = keys.add(self.person.clone(), &person.name, &self.passphrase, cost, &desk.data)?;
        let organisation = desk.state().desk.organisation.clone();
        let subject = Subject { name: &person.name, organisation: &organisation, mail: Some(&person.mail) };
        let certificate = keys.certify(&self.person, &unlocked, &authority, &subject, now)?;
        if let Some(record) = keys.accounts.iter_mut().find(|a| a.person == self.person) {
            record.must_change = true;
        }
        let before = desk.exchange_keys(keys)?;
        let account = Account { person: self.person.clone(), administrator: false, certificate };
        desk.commit_or_restore(now, Fact::AccountOpened { account }, before)?;
        Ok(Done::one(person.name))
    }

    fn needs_passphrase(&self) -> bool {
        true
    }

    fn give_passphrase(&mut self, typed: Hidden) {
        self.own = typed;
    }
}

/// Changes one's own passphrase.
#[derive(Clone, Debug)]
pub struct ChangePassphrase {
    pub old: Hidden,
    pub new: Hidden,
}

impl Verb for ChangePassphrase {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        passphrase::check(&self.new)?;
        let name = desk.keys.record(&desk.me)?.name.clone();
        Ok(Plan::new(Heading::ChangePassphrase { name: name.clone() }, Grade::Confirmed).item(Item::Will(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.writable()?;
        desk.journal.refuse_old_clock(now.at)?;
        passphrase::check(&self.new)?;
        let me = desk.me.clone();
        let old = desk.keys.unlock(&me, &self.old)?;
        if passphrase::canonical(&self.old) == passphrase::canonical(&self.new) {
            return Err(Rule::PassphraseMustChange.into());
        }
        let mut keys = desk.keys.clone();
        let cost = keys.record(&me)?.cost;
        keys.change(&me, &old, &self.new, cost)?;
        let before = desk.exchange_keys(keys)?;
        let name = desk.keys.record(&me)?.name.clone();
        desk.commit_or_restore(now, Fact::PassphraseChanged { person: me }, before)?;
        Ok(Done::one(name))
    }
}

impl Desk {
    /// Puts new keys on the disk and in use; the ones before.
    fn exchange_keys(&mut self, keys: KeyFile) -> Outcome<KeyFile> {
        keys.save(&self.place.folder)?;
        Ok(std::mem::replace(&mut self.keys, keys))
    }

    /// Writes the fact of a change of keys; where the register refuses it, the keys are as before.
    fn commit_or_restore(&mut self, now: Moment, fact: Fact, before: KeyFile) -> Outcome<()> {
        if let Err(trouble) = self.commit(now, None, vec![fact]) {
            self.exchange_keys(before)?;
            return Err(trouble);
        }
        Ok(())
    }
}
