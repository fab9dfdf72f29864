//! Delivery by mail: a real server on loopback takes the mails, a foreign parser reads them, and whatever stops the
//! sending, nothing is lost and nothing is sent twice.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;
#[allow(dead_code, reason = "each proof uses a part of it")]
mod peers;

#[path = "mail/codes.rs"]
mod codes;
#[path = "mail/forget.rs"]
mod forget;
#[path = "mail/program.rs"]
mod program;
#[path = "mail/reminders.rs"]
mod reminders;

use common::Bench;
use paraphe::desk::{Hidden, ImportStructures, Issue, OpenCampaign, Register, SendCodes, SetMailServer};
use paraphe::domain::campaign::Review::Accepted;
use paraphe::domain::campaign::{Declared, Headcount, Settings};
use paraphe::domain::ids::StructureId;
use paraphe::domain::login::Login;
use paraphe::domain::mail::{MailServer, Security};
use paraphe::domain::trouble::Outcome;
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A mail server of its own, stopped when dropped.
struct Server {
    child: Child,
    port: u16,
    folder: PathBuf,
}

impl Server {
    fn start(bench: &Bench, name: &str, options: &[&str]) -> Self {
        let folder = bench.path(name);
        std::fs::create_dir_all(&folder).unwrap();
        let mut child = Command::new(peers::python())
            .arg(peers::script("mail_server.py"))
            .arg(&folder)
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().strip_prefix("port ").expect("the server listens").parse().unwrap();
        Self { child, port, folder }
    }

    /// Files of accepted mails, in order.
    fn mails(&self) -> Vec<PathBuf> {
        mails_in(&self.folder)
    }

    fn recipients(&self) -> Vec<String> {
        self.mails().iter().map(|p| std::fs::read_to_string(p.with_extension("to")).unwrap()).collect()
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn mails_in(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension() == Some("eml".as_ref()))
        .collect();
    found.sort();
    found
}

/// What a mail program makes of these files.
fn read(mails: &[PathBuf]) -> Vec<Value> {
    let told = peers::run(Command::new(peers::python()).arg(peers::script("mail_read.py")).args(mails));
    told.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A desk with the institute's structures and the campaign of 2027.
fn bench(settings: Settings) -> Bench {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    bench.apply(&mut ImportStructures { file: Bench::register(), source: None }).unwrap();
    let (opens, cutoff) = ("2027-04-03".parse().unwrap(), "2027-06-06".parse().unwrap());
    bench.apply(&mut OpenCampaign { year: 2027, opens, cutoff, settings }).unwrap();
    bench
}

fn register(bench: &mut Bench, structure: &StructureId, name: &str, mail: &str) {
    let mut register = Register {
        structure: structure.clone(),
        name: name.into(),
        mail: mail.into(),
        phone: String::new(),
        headcount: Headcount::default(),
        declared: Declared::default(),
        to_check: false,
    };
    bench.apply(&mut register).unwrap();
}

/// So many structures registered, each with a correspondent of its own, and their codes.
fn issued(bench: &mut Bench, count: usize) -> Vec<Login> {
    let uai = bench.state().desk.uai.clone();
    let ids: Vec<StructureId> = bench.state().structures.keys().cloned().collect();
    let mut taken = Vec::new();
    for id in ids {
        if taken.len() == count {
            break;
        }
        let n = taken.len();
        let structure = bench.state().structures[&id].clone();
        if structure.institute_label(&uai).is_none_or(|l| !l.starts_with("U ")) || structure.body(&uai).is_none() {
            continue;
        }
        let mut register = Register {
            structure: id.clone(),
            name: format!("Zoé Lefèvre-Ñandú {n}"),
            mail: format!("c{n}@essai.fr"),
            phone: String::new(),
            headcount: Headcount::default(),
            declared: Declared::default(),
            to_check: false,
        };
        // Where the institute only takes part, somebody has to accept first.
        let accepted =
            |bench: &Bench| bench.state().registrations.values().any(|r| r.structure == id && r.review == Accepted);
        if bench.apply(&mut register).is_ok() && accepted(bench) {
            taken.push(id);
        }
    }
    let done = bench.apply(&mut Issue { structures: Some(taken) }).unwrap();
    assert_eq!(done.done.len(), count, "{done:?}");
    done.done.iter().map(|l| Login::typed(l)).collect()
}

fn clear(port: u16) -> MailServer {
    MailServer {
        host: "127.0.0.1".into(),
        port,
        security: Security::None,
        from: "codes@essai.fr".into(),
        name: "Institut d’été — codes".into(),
        reply_to: "doc@essai.fr".into(),
        ..MailServer::default()
    }
}

fn set(bench: &mut Bench, server: MailServer, password: &str) {
    bench.apply(&mut SetMailServer { server, password: Hidden::new(password.into()) }).unwrap();
}

fn secret(bench: &mut Bench, login: &Login) -> String {
    bench.secret(login).unwrap()
}

fn delivered(bench: &Bench) -> BTreeSet<String> {
    let codes = bench.state().codes.values();
    codes.filter(|c| c.delivered().is_some()).map(|c| c.delivered().unwrap().to.clone()).collect()
}

fn undelivered(bench: &Bench) -> Vec<Login> {
    SendCodes::undelivered(bench.state(), bench.now.day)
}

fn refused_with(outcome: Outcome<paraphe::desk::Done>, code: &str) {
    assert_eq!(outcome.unwrap_err().code(), code);
}

/// A text is in no file of a folder as it is.
fn assert_absent(folder: &Path, text: &str) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            assert_absent(&path, text);
        } else {
            let content = std::fs::read(&path).unwrap();
            assert!(!content.windows(text.len()).any(|w| w == text.as_bytes()), "{text} in {}", path.display());
        }
    }
}
