//! `paraphe archive`: the strongbox and its eight verbs. Each look at a deposit leaves its trace; journal, list and count
//! are answered from what the register holds already.

use super::grammar::Grammar;
use super::output::{Cell, Column, Sheet, Table};
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::usage;
use super::values::{maybe, path, text};
use crate::desk::{CheckDeposits, DepositDossier, DestroyDeposit, Moment, NoteMetadata, ReadDeposit};
use crate::domain::find;
use crate::domain::ids::{DepositId, DossierId};
use crate::domain::order::Meta;
use crate::domain::strongbox::Deposit;
use crate::domain::tray::Viewer;
use crate::domain::trouble::Rule;
use crate::text::cli::{archive as texts, help, titles};
use crate::text::{Lang, format, words};
use clap::{Arg, ArgMatches, Command};
use serde_json::json;

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    let deposit = || g.thing("deposit", texts::DEPOSIT, texts::DEPOSIT_ID);
    let dossier = || g.option("dossier", help::NUMBER, texts::OF_DOSSIER);
    g.group("archive", texts::ARCHIVE).subcommands([
        g.act("deposit", texts::DO_DEPOSIT, [g.thing("number", help::NUMBER, help::WHO_DOSSIER)]),
        g.act("read", texts::DO_READ, [deposit(), super::dossier::out(g)]),
        g.act(
            "destroy",
            texts::DO_DESTROY,
            [deposit(), g.option("reason", help::TEXT, help::REVOKE_REASON).required(true), g.flag("yes", texts::SURE)],
        ),
        g.answer("metadata", texts::DO_METADATA, [deposit()]),
        g.act("check", texts::DO_CHECK, [check(g), dossier()]),
        g.rows("journal", texts::DO_JOURNAL, [deposit()]),
        g.rows("list", texts::DO_LIST, [dossier()]),
        g.answer("count", texts::DO_COUNT, []),
    ])
}

fn check(g: Grammar) -> Arg {
    g.things("deposits", texts::DEPOSIT, texts::DEPOSIT_IDS).required(false)
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["deposit"] => run.act(|session| {
            let dossier = find::dossier(session.state(), text(m, "number"))?.id.clone();
            Ok(Box::new(DepositDossier { dossier }))
        }),
        ["read"] => run.act(|_| Ok(Box::new(ReadDeposit { deposit: named(m), path: path(m, "out").to_owned() }))),
        ["destroy"] => {
            run.act(|_| Ok(Box::new(DestroyDeposit { deposit: named(m), reason: text(m, "reason").to_owned() })))
        }
        ["metadata"] => run.noted(
            |_| Ok(Box::new(NoteMetadata { deposit: named(m) })),
            |run, session| {
                let sheet = metadata(deposit(session, &named(m))?, session, run.lang);
                run.sheet(&sheet);
                Ok(0)
            },
        ),
        ["check"] => run.act(|session| Ok(Box::new(CheckDeposits { deposits: checked(m, session)? }))),
        ["journal"] => run.look(|run, session| {
            let table = journal(deposit(session, &named(m))?, session, run.lang);
            run.rows(&table);
            Ok(0)
        }),
        ["list"] => run.look(|run, session| {
            let of = dossier(m, session)?;
            let rows = seen(session).into_iter().filter(|d| of.as_ref().is_none_or(|id| d.dossier == *id));
            let table = Table { columns: LIST, rows: rows.map(|d| line(d, session, run.lang)).collect() };
            run.rows_or(&table, texts::NO_DEPOSIT);
            Ok(0)
        }),
        ["count"] => run.look(count),
        _ => Err(usage::no_command(run.lang)),
    }
}

fn named(m: &ArgMatches) -> DepositId {
    DepositId::from(text(m, "deposit"))
}

fn dossier(m: &ArgMatches, session: &Session) -> Result<Option<DossierId>, Stop> {
    let typed = maybe(m, "dossier");
    Ok(typed.map(|typed| find::dossier(session.state(), typed).map(|d| d.id.clone())).transpose()?)
}

/// The deposits that whoever asks may see, in the order in which they were made.
fn seen(session: &Session) -> Vec<&Deposit> {
    let state = session.state();
    let viewer = Viewer::new(state, session.desk.me(), Moment::now().day);
    let sees = |d: &&Deposit| state.dossiers.get(&d.dossier).is_some_and(|dossier| viewer.sees(dossier));
    let mut found: Vec<&Deposit> = state.deposits.values().filter(sees).collect();
    found.sort_by_key(|d| d.made.lamport);
    found
}

fn deposit<'a>(session: &'a Session, id: &DepositId) -> Result<&'a Deposit, Stop> {
    let found = seen(session).into_iter().find(|d| d.id == *id);
    Ok(found.ok_or_else(|| Rule::NoSuchDeposit { typed: id.0.clone() })?)
}

/// Those that are named, else those of a dossier, else all whose content stands.
fn checked(m: &ArgMatches, session: &Session) -> Result<Vec<DepositId>, Stop> {
    let typed: Vec<DepositId> =
        m.get_many::<String>("deposits").into_iter().flatten().map(|t| DepositId::from(t.as_str())).collect();
    if !typed.is_empty() {
        return Ok(typed);
    }
    let of = dossier(m, session)?;
    let standing = seen(session).into_iter().filter(|d| d.destroyed.is_none());
    Ok(standing.filter(|d| of.as_ref().is_none_or(|id| d.dossier == *id)).map(|d| d.id.clone()).collect())
}

const LIST: [Column; 6] = [
    ("id", titles::ID),
    ("dossier", titles::DOSSIER),
    ("role", titles::KIND),
    ("name", titles::NAME),
    ("deposited", texts::DEPOSITED),
    ("standing", titles::STANDING),
];

fn instant(meta: &Meta, lang: Lang) -> Cell {
    Cell::new(format::short_moment(meta.at, lang), meta.at.to_rfc3339())
}

fn standing(of: &Deposit, lang: Lang) -> Cell {
    let word = if of.destroyed.is_some() { "destroyed" } else { "kept" };
    Cell::new(words::deposit_standing(of.destroyed.is_some()).of(lang), word)
}

fn number(of: &Deposit, session: &Session) -> String {
    session.state().dossiers.get(&of.dossier).map(|d| d.number.clone()).unwrap_or_default()
}

fn line(of: &Deposit, session: &Session, lang: Lang) -> [Cell; 6] {
    [
        Cell::text(of.id.as_str()),
        Cell::text(number(of, session)),
        Cell::new(words::deposit_role(&of.role).of(lang), of.role.clone()),
        Cell::text(&of.file.name),
        instant(&of.made, lang),
        standing(of, lang),
    ]
}

fn metadata(of: &Deposit, session: &Session, lang: Lang) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.field(("id", titles::ID), Cell::text(of.id.as_str()));
    sheet.field(("dossier", titles::DOSSIER), Cell::text(number(of, session)));
    sheet.field(("role", titles::KIND), Cell::new(words::deposit_role(&of.role).of(lang), of.role.clone()));
    sheet.field(("name", titles::NAME), Cell::text(&of.file.name));
    sheet.field(("depositor", titles::WHO), Cell::text(session.state().people.name(&of.made.by)));
    sheet.field(("deposited", texts::DEPOSITED), instant(&of.made, lang));
    sheet.field(("size", texts::SIZE), Cell::new(format::size(of.file.size, lang), of.file.size));
    sheet.field(("algorithm", texts::ALGORITHM), Cell::text("SHA-256"));
    sheet.field(("digest", titles::DIGEST), Cell::text(of.file.hash.as_str()));
    sheet.field(("entry", texts::ENTRY), Cell::text(of.made.id.as_str()));
    sheet.field(("standing", titles::STANDING), standing(of, lang));
    if of.destroyed.is_some() {
        sheet.field(("reason", titles::REASON), Cell::text(&of.reason));
    }
    sheet
}

const JOURNAL: [Column; 5] = [
    ("at", titles::AT),
    ("person", titles::WHO),
    ("verb", titles::WHAT),
    ("sound", titles::STANDING),
    ("entry", texts::ENTRY),
];

fn journal(of: &Deposit, session: &Session, lang: Lang) -> Table<5> {
    let people = &session.state().people;
    let row = |meta: &Meta, verb: &'static str, sound: bool| {
        let found = if verb == "check" { words::deposit_sound(sound).of(lang) } else { "" };
        [
            instant(meta, lang),
            Cell::text(people.name(&meta.by)),
            Cell::new(words::deposit_verb(verb).of(lang), verb),
            Cell::new(found, sound),
            Cell::text(meta.id.as_str()),
        ]
    };
    let visits = of.journal.iter().map(|v| row(&v.meta, v.verb.word(), v.sound));
    let rows = std::iter::once(row(&of.made, "deposit", true)).chain(visits);
    let gone = of.destroyed.as_ref().map(|meta| row(meta, "destroy", true));
    Table { columns: JOURNAL, rows: rows.chain(gone).collect() }
}

fn count(run: &mut Run, session: &Session) -> Ended {
    let all = seen(session);
    let standing: Vec<&&Deposit> = all.iter().filter(|d| d.destroyed.is_none()).collect();
    let size: u64 = standing.iter().map(|d| d.file.size).sum();
    if run.json() {
        let object = json!({ "kept": standing.len(), "destroyed": all.len() - standing.len(), "bytes": size });
        run.out.object(&object);
    } else {
        let told = texts::counted(standing.len(), all.len() - standing.len(), &format::size(size, run.lang), run.lang);
        run.out.line(told);
    }
    Ok(0)
}
