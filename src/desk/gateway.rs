//! The gateway of text messages: set by an administrator, tried without a code. With it comes the institute's seal,
//! which an outsider's countersignature needs.

use super::institute_seal;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, new_id, outside_words};
use crate::desk::Hidden;
use crate::domain::book::{BookSettings, Gateway};
use crate::domain::countersign::{Tongue, masked, phone};
use crate::domain::deed_note::DeedNote;
use crate::domain::fact::Fact;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::trouble::{Outcome, Rule};
use crate::exchange::sms::{self, Message};

/// Sets how codes leave the desk; makes the institute's seal where there is none.
#[derive(Clone, Debug)]
pub struct SetGateway {
    pub gateway: Gateway,
    /// The administrator's passphrase.
    pub own: Hidden,
}

impl SetGateway {
    /// This gateway.
    pub fn new(gateway: Gateway) -> Self {
        Self { gateway, own: Hidden::default() }
    }

    fn check(&self, desk: &Desk) -> Outcome<()> {
        desk.administrator()?;
        Ok(sms::check(&self.gateway)?)
    }
}

/// Where messages go, in few words and without what may be secret in an address.
pub fn told(gateway: &Gateway) -> String {
    match gateway {
        Gateway::Spool { folder } => folder.clone(),
        Gateway::Http { url, .. } => crate::exchange::http::host(url).unwrap_or_default(),
        Gateway::Program { path } => path.clone(),
    }
}

impl Verb for SetGateway {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        self.check(desk)?;
        let plan = Plan::new(Heading::Gateway { word: self.gateway.word() }, Grade::Typed);
        let plan = plan.item(Item::Will(told(&self.gateway)));
        if desk.has_seal(now) {
            return Ok(plan);
        }
        Ok(plan.note(Note::Deed(DeedNote::SealMade { name: institute_seal::name(&desk.state().desk.organisation) })))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        self.check(desk)?;
        let me = desk.me.clone();
        let unlocked = desk.keys.unlock(&me, &self.own)?;
        let settings = BookSettings { gateway: Some(self.gateway.clone()), ..(*desk.state.book).clone() };
        let mut facts = vec![Fact::BookSet { settings }];
        let mut keys = desk.keys.clone();
        if !desk.has_seal(now) {
            facts.insert(0, desk.make_seal(&mut keys, &unlocked, now)?);
        }
        let before = desk.exchange_keys(keys)?;
        desk.commit_or_restore(now, facts, before)?;
        Ok(Done::one(told(&self.gateway)))
    }

    fn needs_passphrase(&self) -> bool {
        true
    }

    fn give_passphrase(&mut self, typed: Hidden) {
        self.own = typed;
    }
}

/// Sends a message without a code to a number, to see whether the gateway works.
#[derive(Clone, Debug)]
pub struct TryGateway {
    pub phone: String,
    pub tongue: Tongue,
}

impl TryGateway {
    fn number(&self, desk: &Desk) -> Outcome<String> {
        desk.administrator()?;
        desk.state().book.gateway.as_ref().ok_or(Rule::NoGateway)?;
        Ok(phone(&self.phone).ok_or_else(|| Rule::PhoneRefused { typed: self.phone.clone() })?)
    }
}

impl Verb for TryGateway {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let to = masked(&self.number(desk)?);
        Ok(Plan::new(Heading::TryGateway { to: to.clone() }, Grade::Confirmed).item(Item::Will(to)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let to = self.number(desk)?;
        let gateway = desk.state().book.gateway.clone().ok_or(Rule::NoGateway)?;
        let text = outside_words::trial(&desk.state().desk.organisation, self.tongue);
        sms::send(&gateway, &Message { to: &to, text: &text, name: &new_id('s')? })?;
        Ok(Done::one(masked(&to)))
    }
}
