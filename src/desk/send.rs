//! Sending mails one after the other: into a folder, or through the desk's server. Each one that was accepted is written
//! in the register before the next goes, so that whatever stops the sending loses nothing and sends at most one twice.

use super::Desk;
use super::files;
use super::verb::{Done, Moment};
use super::watch::Watch;
use crate::desk::Hidden;
use crate::domain::fact::Fact;
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::exchange::mail::{Mail, Party, Ready, compose};
use crate::exchange::smtp::{Connection, Unsent};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization as _;

/// Where mails go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// As `.eml` files into a folder, for another program to send.
    Outbox(PathBuf),
    /// Through the desk's mail server.
    Server,
}

/// A sending: what each mail is called, how it is made, and what is written down of those that went.
pub(super) struct Sending<'a> {
    /// One for each mail: it names its file, and it in the answer.
    pub names: Vec<String>,
    pub make: &'a dyn Fn(&Desk, usize) -> Outcome<Mail>,
    pub record: &'a dyn Fn(&[usize]) -> Vec<Fact>,
}

/// What carries the mails.
enum Carrier {
    Folder { folder: PathBuf, next: usize },
    Server(Option<Box<Connection>>),
}

/// Why the sending ends before its end.
enum End {
    Cancelled,
    Broken(Rule),
}

impl Way {
    /// Refuses a way that leads nowhere, before anything is made.
    pub(super) fn check(&self, desk: &Desk) -> Result<(), Rule> {
        match self {
            Self::Outbox(folder) if folder.exists() && !folder.is_dir() => {
                Err(Rule::FileTaken { path: folder.display().to_string() })
            }
            Self::Server if desk.state().mail.is_none() => Err(Rule::NoMailServer),
            _ => Ok(()),
        }
    }
}

impl Desk {
    /// Sends mails. Those that did not go are told with the reason; an error means that none did.
    pub(super) fn send(&mut self, way: &Way, sending: &Sending, now: Moment, watch: &Watch) -> Outcome<Done> {
        self.ready(now)?;
        way.check(self)?;
        if sending.names.is_empty() {
            return Ok(Done { unchanged: true, ..Done::default() });
        }
        let (mut done, mut end) = (Done::default(), None);
        let mut carrier = Carrier::open(self, way)?;
        let total = sending.names.len();
        for (n, name) in sending.names.iter().enumerate() {
            if end.is_none() && watch.step(n, total).is_err() {
                end = Some(End::Cancelled);
            }
            match &end {
                Some(End::Cancelled) => done.refused.push((name.clone(), Rule::MailNotSent)),
                Some(End::Broken(why)) => done.refused.push((name.clone(), why.clone())),
                None => match self.send_one(&mut carrier, sending, n) {
                    // Noted at once: one that is stopped, even by force, sends nothing again.
                    Ok(()) if self.commit(now, None, (sending.record)(&[n])).is_ok() => done.done.push(name.clone()),
                    Ok(()) => {
                        done.refused.push((name.clone(), Rule::MailUncertain { to: name.clone() }));
                        end = Some(End::Broken(Rule::MailNotSent));
                    }
                    Err((why, goes_on)) => {
                        done.refused.push((name.clone(), why.clone()));
                        end = (!goes_on).then_some(End::Broken(why));
                    }
                },
            }
        }
        carrier.close();
        match end {
            Some(End::Cancelled) if done.done.is_empty() => Err(Trouble::Cancelled),
            _ => Ok(done),
        }
    }

    /// Sends one mail; or why not, and whether the others can still go.
    fn send_one(&self, carrier: &mut Carrier, sending: &Sending, n: usize) -> Result<(), (Rule, bool)> {
        let mail = (sending.make)(self, n).map_err(not_made)?;
        let ready = compose(&mail).map_err(not_made)?;
        match carrier {
            Carrier::Folder { folder, next } => {
                let path = folder.join(format!("{next:04}-{}.eml", file_name(&sending.names[n])));
                *next += 1;
                files::create(&path, ready.bytes()).map_err(not_made)
            }
            Carrier::Server(connection) => self.through(connection, &ready, mail.to.mail),
        }
    }

    /// Through the server. A connection that was closed between two mails is opened again once.
    fn through(&self, held: &mut Option<Box<Connection>>, mail: &Ready, to: String) -> Result<(), (Rule, bool)> {
        for again in [false, true] {
            let mut connection = match held.take() {
                Some(connection) => connection,
                None => self.connect().map_err(|why| (why, false))?,
            };
            match connection.send(mail) {
                Ok(()) => {
                    *held = Some(connection);
                    return Ok(());
                }
                Err(Unsent::Refused(detail)) => {
                    *held = Some(connection);
                    return Err((Rule::MailRejected { detail }, true));
                }
                Err(Unsent::Unknown(_)) => return Err((Rule::MailUncertain { to }, true)),
                Err(Unsent::Broken(detail)) if again => return Err((Rule::MailRejected { detail }, false)),
                Err(Unsent::Broken(_)) => {}
            }
        }
        Ok(())
    }

    /// Sends a mail that stands alone; whoever sends it writes it down.
    pub(super) fn send_alone(&self, way: &Way, name: &str, mail: &Mail) -> Outcome<()> {
        let ready = compose(mail)?;
        let mut carrier = Carrier::open(self, way)?;
        let went = match &mut carrier {
            Carrier::Folder { folder, next } => {
                files::create(&folder.join(format!("{next:04}-{}.eml", file_name(name))), ready.bytes())
            }
            Carrier::Server(connection) => {
                self.through(connection, &ready, mail.to.mail.clone()).map_err(|(why, _)| why.into())
            }
        };
        carrier.close();
        went
    }

    /// A connection to the desk's server.
    pub(super) fn connect(&self) -> Result<Box<Connection>, Rule> {
        let server = self.state.mail.as_ref().ok_or(Rule::NoMailServer)?;
        Connection::open(server, &self.mail_password().unwrap_or_default()).map(Box::new)
    }

    /// Who the desk's mails come from, and where answers go.
    pub(super) fn sender(&self) -> (Party, String) {
        let institute = || self.state.desk.organisation.clone();
        if let Some(server) = &self.state.mail {
            let name = if server.name.is_empty() { institute() } else { server.name.clone() };
            (Party { name, mail: server.from.clone() }, server.reply_to.clone())
        } else {
            let mail = self.state.people.persons.get(&self.me).map(|p| p.mail.clone());
            (Party { name: institute(), mail: mail.unwrap_or_default() }, String::new())
        }
    }

    fn mail_password(&self) -> Option<Hidden> {
        let (server, sealed) = (self.state.mail.as_ref()?, self.state.mail_password.as_ref()?);
        let bytes = crate::register::entry::unhex(sealed)?;
        let plain = self.mail_key().ok()?.open(server.host.as_bytes(), &bytes)?;
        String::from_utf8(plain).ok().map(Hidden::new)
    }
}

impl Carrier {
    fn open(desk: &Desk, way: &Way) -> Outcome<Self> {
        match way {
            Way::Server => Ok(Self::Server(Some(desk.connect()?))),
            Way::Outbox(folder) => {
                std::fs::DirBuilder::new()
                    .recursive(true)
                    .mode(0o700)
                    .create(folder)
                    .map_err(|e| Trouble::io(folder, &e))?;
                Ok(Self::Folder { folder: folder.clone(), next: next_number(folder)? })
            }
        }
    }

    fn close(self) {
        if let Self::Server(Some(connection)) = self {
            connection.close();
        }
    }
}

/// A mail that a rule refuses keeps no other one back; a disk that fails does.
fn not_made(trouble: Trouble) -> (Rule, bool) {
    match trouble {
        Trouble::Rule(why) => (why, true),
        Trouble::Io { path, detail } | Trouble::Damaged { path, what: detail } => {
            (Rule::MailNotMade { detail: format!("{path}, {detail}") }, false)
        }
        other => (Rule::MailNotMade { detail: other.code().to_owned() }, false),
    }
}

/// The number after the last one in a folder: earlier mails stay where they are.
fn next_number(folder: &Path) -> Outcome<usize> {
    let there = std::fs::read_dir(folder).map_err(|e| Trouble::io(folder, &e))?;
    let number = |name: String| name.split('-').next().and_then(|n| n.parse::<usize>().ok());
    Ok(there.flatten().filter_map(|e| number(e.file_name().to_string_lossy().into_owned())).max().unwrap_or(0) + 1)
}

/// A name as it may stand in a file's, without its accents.
fn file_name(name: &str) -> String {
    name.nfd().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}
