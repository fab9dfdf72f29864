//! The desk's mail server: set, tried, forgotten. Its password is sealed in an entry of its own, so that it can be
//! destroyed alone.

use super::Desk;
use super::receipt::text;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::desk::Hidden;
use crate::domain::fact::Fact;
use crate::domain::ids::EntryId;
use crate::domain::mail::{MailServer, Security};
use crate::domain::people::mail_fits;
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::trouble::{Outcome, Rule};
use crate::register::entry::hex;
use crate::store::seal::Key;

/// Sets the mail server and its password.
#[derive(Clone, Debug)]
pub struct SetMailServer {
    pub server: MailServer,
    pub password: Hidden,
}

/// Forgets the mail server; its password is destroyed.
#[derive(Clone, Debug)]
pub struct UnsetMailServer;

/// Connects to the mail server and says who we are, without sending anything.
#[derive(Clone, Debug)]
pub struct TryMailServer;

fn named(server: &MailServer) -> String {
    format!("{}:{}", server.host, server.port)
}

impl SetMailServer {
    fn checked(&self, desk: &Desk) -> Outcome<MailServer> {
        desk.administrator()?;
        let mut server = self.server.clone();
        for (field, value) in [("host", &mut server.host), ("sender", &mut server.from)] {
            *value = text(value)?;
            if value.is_empty() {
                return Err(Rule::EmptyField { field }.into());
            }
        }
        for value in [&mut server.user, &mut server.name, &mut server.reply_to] {
            *value = text(value)?;
        }
        let mails = [&server.from, &server.reply_to];
        if let Some(bad) = mails.into_iter().find(|m| !m.is_empty() && !mail_fits(m, &[])) {
            return Err(Rule::MailRefused { mail: bad.clone(), domains: Vec::new() }.into());
        }
        if server.security == Security::None && !server.is_local() {
            return Err(Rule::MailInClear { host: server.host }.into());
        }
        Ok(server)
    }
}

impl Verb for SetMailServer {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let server = self.checked(desk)?;
        let heading = Heading::MailServer { host: named(&server) };
        Ok(Plan::new(heading, Grade::Confirmed).item(Item::Will(format!("{} <{}>", server.name, server.from))))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let server = self.checked(desk)?;
        let mut facts = desk.password_forgotten()?;
        let told = named(&server);
        if !self.password.is_empty() {
            let sealed = hex(&desk.mail_key()?.seal(server.host.as_bytes(), self.password.as_bytes())?);
            facts.push(Fact::MailPasswordKept { sealed });
        }
        facts.push(Fact::MailServerSet { server: Some(server) });
        desk.commit_and_destroy(now, facts)?;
        Ok(Done::one(told))
    }
}

impl Verb for UnsetMailServer {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        desk.administrator()?;
        let host = named(desk.state().mail.as_ref().ok_or(Rule::NoMailServer)?);
        Ok(Plan::new(Heading::NoMailServer, Grade::Confirmed).item(Item::Gone(host)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.administrator()?;
        let host = named(desk.state().mail.as_ref().ok_or(Rule::NoMailServer)?);
        let mut facts = desk.password_forgotten()?;
        facts.push(Fact::MailServerSet { server: None });
        desk.commit_and_destroy(now, facts)?;
        Ok(Done::one(host))
    }
}

impl Verb for TryMailServer {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let host = named(desk.state().mail.as_ref().ok_or(Rule::NoMailServer)?);
        Ok(Plan::new(Heading::TryMailServer { host: host.clone() }, Grade::Look).item(Item::Will(host)))
    }

    fn apply(&mut self, desk: &mut Desk, _now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.connect()?.close();
        Ok(Done::one(desk.state().mail.as_ref().map(named).unwrap_or_default()))
    }
}

impl Desk {
    pub(super) fn mail_key(&self) -> Outcome<Key> {
        self.data.derive("paraphe/mail/password/v1")
    }

    /// The fact that forgets the password there is, if any.
    fn password_forgotten(&self) -> Outcome<Vec<Fact>> {
        let mut kept: Vec<EntryId> = Vec::new();
        if self.state.mail_password.is_some() {
            self.each_about(&["mail".to_owned()].into(), |id, fact| {
                if matches!(fact, Fact::MailPasswordKept { .. }) {
                    kept.push(id);
                }
            })?;
        }
        Ok(if kept.is_empty() { Vec::new() } else { vec![Fact::MailPasswordForgotten { kept }] })
    }
}
