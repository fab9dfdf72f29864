//! Accounts at this desk: opened and reset by an administrator under a first passphrase, which their owner changes.
//! Until then they have no key: no administrator ever holds that of somebody else.

use super::Desk;
use super::people::known_person;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::desk::Hidden;
use crate::domain::fact::Fact;
use crate::domain::ids::PersonId;
use crate::domain::passphrase;
use crate::domain::people::{Account, Person};
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::trouble::{Outcome, Rule};
use crate::sign::identity::Identity;
use crate::store::vault::{AUTHORITY, KeyFile, KeyRecord, Unlocked};

/// Opens an account at this desk for a person of the directory. The passphrase must be changed at the first opening.
#[derive(Clone, Debug)]
pub struct AddAccount {
    pub person: PersonId,
    pub passphrase: Hidden,
    /// The administrator's own passphrase.
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
        let plan = Plan::new(Heading::Account { name: name.clone() }, Grade::Typed);
        let plan = plan.note(super::beneficiaries::proposed(desk.state(), &self.person)).note(Note::FirstPassphrase);
        Ok(plan.item(Item::New(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let person = self.check(desk)?.clone();
        let me = desk.me.clone();
        desk.keys.unlock(&me, &self.own)?;
        let cost = desk.keys.record(&me)?.cost;
        let mut keys = desk.keys.clone();
        keys.add(self.person.clone(), &person.name, &self.passphrase, cost, &desk.data)?;
        keys.record_mut(&self.person)?.must_change = true;
        let before = desk.exchange_keys(keys)?;
        let account = Account { person: self.person.clone(), ..Account::default() };
        desk.commit_or_restore(now, vec![Fact::AccountOpened { account }], before)?;
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
        if passphrase::canonical(&self.old) == passphrase::canonical(&self.new) {
            return Err(Rule::PassphraseSame.into());
        }
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
            return Err(Rule::PassphraseSame.into());
        }
        let mut keys = desk.keys.clone();
        let KeyRecord { cost, must_change, name, .. } = keys.record(&me)?.clone();
        let own = keys.change(&me, &old, &self.new, cost)?;
        let mut facts = vec![Fact::PassphraseChanged { person: me.clone() }];
        if must_change {
            // What was made under a passphrase that somebody else chose is never signed with.
            let key = keys.new_document(&me, &own)?;
            facts.push(Fact::KeyRequested { person: me, key });
        }
        let before = desk.exchange_keys(keys)?;
        if must_change && let Err(trouble) = desk.begin_log(&own, now, None) {
            desk.exchange_keys(before)?;
            return Err(trouble);
        }
        desk.commit_or_restore(now, facts, before)?;
        Ok(Done::one(name))
    }
}

/// Gives an account whose passphrase is lost a first one again. Its keys cannot be opened any more: new ones are made
/// when its owner changes the passphrase.
#[derive(Clone, Debug)]
pub struct ResetAccount {
    pub person: PersonId,
    pub passphrase: Hidden,
    /// The administrator's own passphrase.
    pub own: Hidden,
}

impl ResetAccount {
    /// A first passphrase for somebody who has lost theirs.
    pub fn new(person: PersonId, passphrase: Hidden) -> Self {
        Self { person, passphrase, own: Hidden::default() }
    }

    fn check(&self, desk: &Desk) -> Outcome<String> {
        desk.administrator()?;
        let name = known_person(desk.state(), &self.person)?.name.clone();
        desk.keys.record(&self.person).map_err(|_| Rule::NoAccount { typed: name.clone() })?;
        if self.person == desk.me {
            return Err(Rule::OwnAccount.into());
        }
        passphrase::check(&self.passphrase)?;
        Ok(name)
    }
}

impl Verb for ResetAccount {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let name = self.check(desk)?;
        let plan = Plan::new(Heading::ResetAccount { name: name.clone() }, Grade::Confirmed);
        let plan = plan.note(Note::FirstPassphrase).note(Note::KeysGivenUp).note(Note::SignaturesStay);
        Ok(plan.item(Item::Will(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let name = self.check(desk)?;
        let me = desk.me.clone();
        let mine = desk.keys.unlock(&me, &self.own)?;
        let cost = desk.keys.record(&me)?.cost;
        let mut keys = desk.keys.clone();
        let administers = !keys.record(&self.person)?.authority.is_empty();
        let first = keys.reset(&self.person, &self.passphrase, cost, &desk.data)?;
        if administers {
            let authority = keys.authority(&me, &mine)?;
            keys.share_authority(&self.person, &first, &authority)?;
        }
        let before = desk.exchange_keys(keys)?;
        desk.commit_or_restore(now, vec![Fact::AccountReset { person: self.person.clone() }], before)?;
        Ok(Done::one(name))
    }

    fn needs_passphrase(&self) -> bool {
        true
    }

    fn give_passphrase(&mut self, typed: Hidden) {
        self.own = typed;
    }
}

/// Makes another account one of an administrator. The key of the desk's authority is put under that account's own
/// passphrase, so its owner is there and types it.
#[derive(Clone, Debug)]
pub struct NameAdministrator {
    pub person: PersonId,
    /// The passphrase of the account that becomes one of an administrator.
    pub theirs: Hidden,
    /// The administrator's own passphrase.
    pub own: Hidden,
}

impl NameAdministrator {
    /// Somebody who is at the keyboard too.
    pub fn new(person: PersonId, theirs: Hidden) -> Self {
        Self { person, theirs, own: Hidden::default() }
    }

    fn check(&self, desk: &Desk) -> Outcome<String> {
        desk.administrator()?;
        let name = known_person(desk.state(), &self.person)?.name.clone();
        let record = desk.keys.record(&self.person).map_err(|_| Rule::NoAccount { typed: name.clone() })?;
        if record.authority.is_empty() { Ok(name) } else { Err(Rule::AdministratorAlready { name }.into()) }
    }
}

impl Verb for NameAdministrator {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let name = self.check(desk)?;
        let plan = Plan::new(Heading::NameAdministrator { name: name.clone() }, Grade::Confirmed);
        Ok(plan.note(Note::MayAdminister).item(Item::Will(name)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let name = self.check(desk)?;
        let me = desk.me.clone();
        let mine = desk.keys.unlock(&me, &self.own)?;
        let theirs = desk.keys.unlock(&self.person, &self.theirs)?;
        let mut keys = desk.keys.clone();
        let authority = keys.authority(&me, &mine)?;
        keys.share_authority(&self.person, &theirs, &authority)?;
        let before = desk.exchange_keys(keys)?;
        desk.commit_or_restore(now, vec![Fact::AdministratorNamed { person: self.person.clone() }], before)?;
        Ok(Done::one(name))
    }

    fn needs_passphrase(&self) -> bool {
        true
    }

    fn give_passphrase(&mut self, typed: Hidden) {
        self.own = typed;
    }
}

impl KeyFile {
    /// Puts the key of the desk's authority under the passphrase of an administrator.
    pub(super) fn share_authority(&mut self, person: &PersonId, with: &Unlocked, authority: &Identity) -> Outcome<()> {
        let wrapped = self.wrap(person, with, AUTHORITY, &authority.secret()?)?;
        self.record_mut(person)?.authority = wrapped;
        Ok(())
    }
}

impl Desk {
    /// Puts new keys on the disk and in use; the ones before.
    pub(super) fn exchange_keys(&mut self, keys: KeyFile) -> Outcome<KeyFile> {
        keys.save(&self.place.folder)?;
        Ok(std::mem::replace(&mut self.keys, keys))
    }

    /// Writes the facts of a change of keys; where the register refuses them, the keys are as before.
    pub(super) fn commit_or_restore(&mut self, now: Moment, facts: Vec<Fact>, before: KeyFile) -> Outcome<()> {
        if let Err(trouble) = self.commit(now, None, facts) {
            self.exchange_keys(before)?;
            return Err(trouble);
        }
        Ok(())
    }
}
