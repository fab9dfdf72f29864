//! The way to a mail server: one connection for many mails, guarded as asked, and each answer taken at its word.
//!
//! A mail counts as sent once the server has accepted it. Where the connection breaks while the content is under way
//! nobody knows: that is told, and never tried again here.

use super::mail::Ready;
use super::tls;
use crate::domain::clean::visible_line;
use crate::domain::mail::{MailServer, Security};
use crate::domain::trouble::Rule;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;
use std::time::Duration;

/// How long the server may let us wait.
const PATIENCE: Duration = Duration::from_secs(30);
/// The server closes the connection.
const CLOSING: u16 = 421;
/// Longest answer of a server that is shown.
const LONGEST: usize = 200;

/// Why a mail did not go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// The server refuses this one; others may go.
    Refused(String),
    /// The connection is gone; nothing of this mail was sent.
    Broken(String),
    /// The connection broke while the mail was under way: it may have arrived.
    Unknown(String),
}

/// A connection that is ready to send.
pub struct Connection(SmtpConnection);

impl Connection {
    /// Connects, guards the connection and says who we are.
    pub fn open(server: &MailServer, password: &str) -> Result<Self, Rule> {
        let refused = |error: Error| Rule::MailRejected { detail: told(&error) };
        let (hello, place) = (ClientId::default(), (server.host.as_str(), server.port));
        let tls = match server.security {
            Security::None if server.is_local() => None,
            Security::None => return Err(Rule::MailInClear { host: server.host.clone() }),
            Security::Starttls | Security::Tls => {
                tls::provide()?;
                Some(TlsParameters::new_rustls(server.host.clone()).map_err(refused)?)
            }
        };
        let at_once = tls.as_ref().filter(|_| server.security == Security::Tls);
        let mut smtp = SmtpConnection::connect(place, Some(PATIENCE), &hello, at_once, None).map_err(refused)?;
        if let Some(tls) = tls.as_ref().filter(|_| server.security == Security::Starttls) {
            smtp.starttls(tls, &hello).map_err(refused)?;
        }
        if !server.user.is_empty() {
            let who = Credentials::new(server.user.clone(), password.to_owned());
            smtp.auth(&[Mechanism::Plain, Mechanism::Login], &who).map_err(refused)?;
        }
        Ok(Self(smtp))
    }

    /// Sends a mail; it is sent once this returns well.
    pub fn send(&mut self, mail: &Ready) -> Result<(), Unsent> {
        let smtp = &mut self.0;
        let head = smtp
            .command(Mail::new(mail.envelope.from().cloned(), vec![]))
            .and_then(|_| {
                mail.envelope.to().iter().try_for_each(|to| smtp.command(Rcpt::new(to.clone(), vec![])).map(drop))
            })
            .and_then(|()| smtp.command(Data));
        if let Err(error) = head {
            return Err(self.before_the_content(&error));
        }
        match self.0.message(mail.bytes()) {
            Ok(_) => Ok(()),
            Err(error) => Err(match error.status() {
                Some(_) => self.before_the_content(&error),
                None => Unsent::Unknown(told(&error)),
            }),
        }
    }

    /// The server said no, or nothing at all. After a no the next mail begins afresh.
    fn before_the_content(&mut self, error: &Error) -> Unsent {
        let told = told(error);
        match error.status() {
            Some(code) if u16::from(code) != CLOSING && self.0.command(Rset).is_ok() => Unsent::Refused(told),
            Some(code) if u16::from(code) != CLOSING => Unsent::Refused(told),
            _ => Unsent::Broken(told),
        }
    }

    /// Takes leave of the server.
    pub fn close(mut self) {
        let _ = self.0.quit();
    }
}

/// The words of a failure, short and harmless. Servers answer in their own.
fn told(error: &Error) -> String {
    visible_line(&error.to_string()).chars().take(LONGEST).collect()
}
