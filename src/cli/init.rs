//! `paraphe init` and `paraphe demo`: a desk made, for good or to be tried.

use super::grammar::Grammar;
use super::passphrase::Hush;
use super::run::Run;
use super::screen;
use super::stop::{Ended, Stop};
use super::values::{self, Named, all, given, maybe, text};
use crate::desk::{Desk, Moment, NewDesk, Place, demo as made};
use crate::domain::fold::fold;
use crate::domain::trouble::{Outcome, Trouble};
use crate::text::cli::{help, said};
use clap::{ArgMatches, Command};
use serde_json::{Value, json};
use std::io::{IsTerminal as _, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

/// Tries at a free name for a temporary folder.
const TRIES: u32 = 100;

/// The words of both commands.
pub fn grammar(g: Grammar) -> [Command; 2] {
    let person = g.option("person", help::PERSON, help::INIT_PERSON).value_parser(values::named(g.0));
    [
        g.answer("demo", help::DEMO, [g.path_option("into", help::FOLDER, help::DEMO_INTO)]),
        g.answer(
            "init",
            help::INIT,
            [
                g.option("organisation", help::NAME, help::INIT_ORGANISATION).required(true),
                person.required(true),
                g.options("domain", help::DOMAIN, help::INIT_DOMAIN).required(true),
                g.option("uai", help::NUMBER, help::INIT_UAI),
                g.option("portal", help::NAME, help::INIT_PORTAL),
                g.option("post", help::TEXT, help::INIT_POST),
            ],
        ),
    ]
}

/// Makes a desk.
pub fn init(m: &ArgMatches, run: &mut Run) -> Ended {
    let Named { name, mail } = given(m, "person").unwrap_or_default();
    let new = NewDesk {
        organisation: text(m, "organisation").to_owned(),
        uai: maybe(m, "uai").unwrap_or_default().to_owned(),
        portal: maybe(m, "portal").unwrap_or_default().to_owned(),
        domains: all(m, "domain").into_iter().map(str::to_owned).collect(),
        name,
        mail,
        post: maybe(m, "post").unwrap_or_default().to_owned(),
        passphrase: run.passphrase.new_one(said::NEW_PASSPHRASE, run.lang)?,
    };
    Desk::create(&run.place, &new, Moment::now())?.close();
    let path = run.place.folder.display().to_string();
    if run.json() {
        run.out.object(&json!({ "desk": path }));
    } else {
        run.out.line(said::desk_made(&path, run.lang));
    }
    Ok(0)
}

/// Makes a demonstration desk: in a folder that was named, or in a temporary one that is opened and then removed.
pub fn demo(m: &ArgMatches, run: &mut Run) -> Ended {
    if let Some(into) = given::<PathBuf>(m, "into") {
        let folder = std::path::absolute(&into).map_err(|e| Trouble::io(&into, &e))?;
        let place = Place { folder, state: run.place.state.clone() };
        let accounts = made::make(&place, Moment::now())?;
        tell(&place, &accounts, run);
        return Ok(0);
    }
    screen::refuse_without_terminal(run)?;
    let folder = temporary()?;
    let place = Place { folder: folder.join("bureau"), state: folder.join("state") };
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        // A year is played in a second or two; nobody looks at an empty screen meanwhile.
        let _ = writeln!(stderr, "{}", said::DEMO_BEGINS.of(run.lang));
    }
    let hush = Hush::begin();
    let made = made::make(&place, Moment::now());
    drop(hush);
    let ended =
        made.map_err(Stop::from).and_then(|accounts| screen::open(run, place, folder.join("config"), Some(accounts)));
    std::fs::remove_dir_all(&folder).map_err(|e| Trouble::io(&folder, &e))?;
    ended.map(|()| 0)
}

fn tell(place: &Place, accounts: &[(String, String)], run: &mut Run) {
    let mut accounts = accounts.to_vec();
    accounts.sort_by_key(|(name, _)| fold(name));
    let path = place.folder.display().to_string();
    if run.json() {
        let account = |(name, passphrase): &(String, String)| json!({ "name": name, "passphrase": passphrase });
        let accounts: Vec<Value> = accounts.iter().map(account).collect();
        run.out.object(&json!({ "desk": path, "accounts": accounts }));
        return;
    }
    run.out.line(said::demo_made(&path, run.lang));
    let width = accounts.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    run.out.lines(accounts.iter().map(|(name, passphrase)| format!("  {name:width$}  {passphrase}")));
}

/// A fresh folder that is nobody else's.
fn temporary() -> Outcome<PathBuf> {
    let above = std::env::temp_dir();
    for _ in 0..TRIES {
        let folder = above.join(format!("paraphe-demo-{}", random_word()?));
        match std::fs::DirBuilder::new().mode(0o700).create(&folder) {
            Ok(()) => return Ok(folder),
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(Trouble::io(&folder, &e)),
        }
    }
    let taken = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
    Err(Trouble::io(&above, &taken))
}

fn random_word() -> Outcome<String> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(|e| Trouble::io(Path::new("random"), &e))?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}
