//! Real portals obey the exported files: nginx lets in whoever holds a working code, and nobody else, at once; a
//! directory takes the entries; other readers find in the files of the proxy, of Inist and of the publishers what the
//! formats promise.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;
#[path = "portal/nginx.rs"]
mod nginx;
#[allow(dead_code, reason = "this proof needs the Python alone")]
mod peers;
#[path = "portal/slapd.rs"]
mod slapd;

#[path = "portal/follows.rs"]
mod follows;
#[path = "portal/intake.rs"]
mod intake;
#[path = "portal/load.rs"]
mod load;
#[path = "portal/readers.rs"]
mod readers;

use common::Bench;
use paraphe::desk::{Answer, ExportCodes, ImportStructures, Issue, OpenCampaign, Question, Register};
use paraphe::domain::campaign::{Declared, Headcount, Origin, Settings};
use paraphe::domain::find;
use paraphe::domain::login::Login;
use paraphe::domain::portal::Format;
use std::path::{Path, PathBuf};
use std::process::Command;

fn open(bench: &mut Bench, year: u16, settings: Settings) {
    let (opens, cutoff) = (format!("{year}-04-03").parse().unwrap(), format!("{year}-06-06").parse().unwrap());
    bench.apply(&mut OpenCampaign { year, opens, cutoff, settings }).unwrap();
}

fn started(at: &str) -> Bench {
    let mut bench = Bench::new(at);
    bench.apply(&mut ImportStructures { file: Bench::register(), source: None }).unwrap();
    bench
}

fn reveal(bench: &mut Bench, login: &Login) -> String {
    bench.secret(login).unwrap()
}

fn issued(bench: &mut Bench, label: &str) -> (Login, String) {
    let structure = find::structure(bench.state(), label).unwrap();
    let mut register = Register {
        structure: structure.clone(),
        name: "Camille Roux".into(),
        mail: "camille.roux@essai.fr".into(),
        phone: String::new(),
        headcount: Headcount { cnrs: 1, other: 2, phd: 3, postdoc: 4 },
        declared: Declared::default(),
        to_check: false,
    };
    bench.apply(&mut register).unwrap();
    let done = bench.act(&mut Issue { structures: Some(vec![structure]) }).unwrap();
    let login = Login::typed(&done.done[0]);
    let secret = reveal(bench, &login);
    (login, secret)
}

fn entries(bench: &Bench) -> u64 {
    let Answer::Verified(audit) = bench.ask(Question::VerifyRegister).unwrap() else { panic!() };
    audit.entries
}

fn htpasswd(path: &Path) -> ExportCodes {
    ExportCodes::new(path.to_owned(), Format::Htpasswd)
}

fn told(kind: &str, file: &Path) -> serde_json::Value {
    let mut command = Command::new(peers::python());
    let text = peers::run(command.arg(peers::script("exports.py")).arg(kind).arg(file));
    serde_json::from_str(&text).unwrap()
}

/// A file of accounts: the header of our own export and rows of these cells by position.
fn accounts(bench: &Bench, rows: &[&[(usize, &str)]]) -> PathBuf {
    let mut text = std::fs::read_to_string(bench.path("comptes.csv")).unwrap().lines().next().unwrap().to_owned();
    for row in rows {
        let mut cells = vec![String::new(); 172];
        for (position, cell) in *row {
            cells[position - 1] = format!("\"{}\"", cell.replace('"', "\"\""));
        }
        text += &format!("\r\n{}", cells.join(";"));
    }
    let path = bench.path("inist.csv");
    std::fs::write(&path, text).unwrap();
    path
}

fn imported() -> Bench {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings { origin: Origin::Imported, teams: true, ..Settings::default() });
    bench.apply(&mut ExportCodes::new(bench.path("comptes.csv"), Format::Inist)).unwrap();
    bench
}
