//! `paraphe dossier`: documents put into circulation, read, given a visa, signed, refused, sent again.

use super::dossier_act::number;
use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::values::{self, flag, given, maybe, path, paths, text};
use super::{dossier_act, dossier_delays, dossier_filing, dossier_note, dossier_sheet, outsider, seals, usage};
use crate::desk::{
    Answer, MarkRead, Moment, NewDossier, NewVersion, Question, SaveDocument, SaveDossier, SaveEvidence, SaveSheet,
    Verb, Watch, task_lines,
};
use crate::domain::dossier::{DocumentKind, Particulars, Status};
use crate::domain::find;
use crate::domain::ids::DossierId;
use crate::domain::tray::Tray;
use crate::text::cli::empty;
use crate::text::cli::{help, said, seals as words_of_seals, titles};
use crate::text::{format, words};
use clap::{Arg, ArgMatches, Command};
use serde_json::json;

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    let kinds = DocumentKind::ALL.map(DocumentKind::word);
    let mut new = vec![
        g.option("title", help::TEXT, help::DOSSIER_TITLE).required(true),
        g.choice("kind", help::KIND, help::DOSSIER_KIND, &kinds).required(true),
        g.option("circuit", help::CIRCUIT, help::DOSSIER_CIRCUIT).required(true),
        g.path_option("document", help::FILE, help::DOSSIER_DOCUMENT).required(true),
        g.option("structure", help::STRUCTURE, help::DOSSIER_STRUCTURE),
        g.option("amount", help::AMOUNT, help::DOSSIER_AMOUNT).value_parser(values::euros(g.0)),
        g.path_option("annex", help::FILE, help::DOSSIER_ANNEX).action(clap::ArgAction::Append),
    ];
    new.extend(dossier_note::particulars_grammar(g));
    new.push(seals::stamps(g));
    let document = || g.path_option("document", help::FILE, help::DOSSIER_DOCUMENT).required(true);
    g.group("dossier", help::DOSSIERS)
        .subcommands([
            g.act("new", help::DOSSIER_NEW, new),
            g.rows("circuits", help::DOSSIER_CIRCUITS, []),
            g.rows(
                "list",
                help::DOSSIER_LIST,
                [g.choice("tray", help::NAME, help::DOSSIER_TRAY, &Tray::ALL.map(Tray::word))],
            ),
            g.answer("show", help::DOSSIER_SHOW, [number(g)]),
            g.answer("read", help::DOSSIER_READ, [number(g)]),
            g.act("version", help::DOSSIER_VERSION, [number(g), document()]),
            g.act("save", help::DOSSIER_SAVE, [number(g), out(g), g.flag("annexes", words_of_seals::SAVE_ANNEXES)]),
            g.act("sheet", help::DOSSIER_SHEET, [number(g), out(g), g.flag("restricted", help::DOSSIER_RESTRICTED)]),
            g.act("evidence", help::DOSSIER_EVIDENCE, [number(g), out(g)]),
        ])
        .subcommands(dossier_act::grammar(g))
        .subcommands(dossier_note::grammar(g))
        .subcommands(outsider::grammar(g))
        .subcommands(dossier_delays::grammar(g))
        .subcommands(dossier_filing::grammar(g))
        .subcommands(seals::of_dossiers(g))
}

/// The file that an act writes.
pub fn out(g: Grammar) -> Arg {
    g.path_option("out", help::FILE, help::OUT).required(true)
}

fn dossier(m: &ArgMatches, session: &Session) -> Result<DossierId, Stop> {
    dossier_act::dossier(text(m, "number"), session)
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["new"] => run.act(|session| new(m, session)),
        ["circuits"] => run.look(circuits),
        ["list"] => run.look(|run, session| list(m, run, session)),
        ["show"] => run.look(|run, session| dossier_sheet::show(&dossier(m, session)?, run, session)),
        ["read"] => run.enter_to_act(|run, session| {
            let id = dossier(m, session)?;
            let ended = read(&id, run, session)?;
            // Where the desk is open for reading only, nothing is noted.
            if session.desk.read_only().is_none() {
                MarkRead { dossier: id }.apply(&mut session.desk, Moment::now(), &Watch::default())?;
            }
            Ok(ended)
        }),
        ["save"] => run.write_out(|session| {
            let (dossier, path) = (dossier(m, session)?, path(m, "out").to_owned());
            let verb: Box<dyn Verb> = if flag(m, "annexes") {
                Box::new(SaveDossier { dossier, folder: path })
            } else {
                Box::new(SaveDocument { dossier, path })
            };
            Ok(verb)
        }),
        ["sheet"] => run.write_out(|session| {
            let (path, restricted) = (path(m, "out").to_owned(), flag(m, "restricted"));
            Ok(Box::new(SaveSheet { dossier: dossier(m, session)?, restricted, path }))
        }),
        ["evidence"] => run.act(|session| {
            Ok(Box::new(SaveEvidence { dossier: dossier(m, session)?, path: path(m, "out").to_owned() }))
        }),
        ["version"] => run.act(|session| {
            Ok(Box::new(NewVersion { dossier: dossier(m, session)?, document: path(m, "document").to_owned() }))
        }),
        ["late"] => run.look(dossier_delays::late),
        ["remind"] => dossier_delays::remind(m, run),
        ["text", word] => dossier_delays::text(word, m, run),
        ["file"] => dossier_filing::file(m, run),
        ["filing", word] => dossier_filing::run(word, m, run),
        ["tsa", ..] | ["timestamp" | "places"] => seals::run_dossier(words, m, run),
        ["notes"] => run.look(|run, session| dossier_note::notes(m, run, session)),
        ["search"] => run.look(|run, session| dossier_note::search(m, run, session)),
        [group @ ("outsider" | "gateway"), word] => outsider::run(group, word, m, run),
        [word @ ("draft" | "send" | "note" | "withdraw-note")] => {
            run.act(|session| dossier_note::verb(word, m, session))
        }
        [word] => run.act(|session| dossier_act::verb(word, m, session)),
        _ => Err(usage::no_command(run.lang)),
    }
}

fn new(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let state = session.state();
    Ok(Box::new(NewDossier {
        title: text(m, "title").to_owned(),
        kind: DocumentKind::of_word(text(m, "kind")).unwrap_or_default(),
        structure: maybe(m, "structure").map(|typed| find::structure(state, typed)).transpose()?,
        amount: given(m, "amount"),
        circuit: find::circuit(state, text(m, "circuit"))?,
        document: path(m, "document").to_owned(),
        annexes: paths(m, "annex"),
        particulars: Particulars { stamps: seals::chosen_stamps(m)?, ..dossier_note::particulars(m, session)? },
    }))
}

const CIRCUITS: [Column; 3] = [("id", titles::ID), ("name", titles::NAME), ("steps", titles::STEPS)];

fn circuits(run: &mut Run, session: &Session) -> Ended {
    let (state, lang) = (session.state(), run.lang);
    let rows = state.circuits.values().map(|circuit| {
        let steps: Vec<String> = circuit.steps.iter().map(|s| words::step(s, state, lang)).collect();
        [Cell::text(circuit.id.as_str()), Cell::text(&circuit.name), Cell::new(steps.join(" → "), steps)]
    });
    let table = Table { columns: CIRCUITS, rows: rows.collect() };
    run.rows(&table);
    Ok(0)
}

const LIST: [Column; 7] = [
    ("number", titles::NUMBER),
    ("status", titles::STANDING),
    ("kind", titles::KIND),
    ("structure", titles::STRUCTURE),
    ("waits_for", titles::WAITS_FOR),
    ("opened", titles::OPENED),
    ("title", titles::TITLE),
];

fn list(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let (state, day, lang) = (session.state(), Moment::now().day, run.lang);
    let tray = maybe(m, "tray").and_then(Tray::of_word).unwrap_or(Tray::All);
    let rows = state.tray(tray, session.desk.me(), day).into_iter().map(|d| {
        let open = task_lines(state, &d, day).into_iter().filter(|t| t.open);
        let waits: Vec<String> = open.map(|t| t.holder.unwrap_or(t.post)).collect();
        let opened = d.rounds.first().map(|r| r.started.at);
        let structure = d.structure.as_ref();
        [
            Cell::text(&d.number),
            Cell::new(words::status(d.status).of(lang), Status::word(d.status)),
            Cell::new(words::document_kind(d.kind).of(lang), d.kind.word()),
            structure.map_or_else(Cell::none, |id| Cell::new(words::structure_name(state, id), id.as_str())),
            Cell::list(waits),
            opened.map_or_else(Cell::none, |at| Cell::new(format::short_moment(at, lang), at.to_rfc3339())),
            Cell::text(&d.title),
        ]
    });
    let table = Table { columns: LIST, rows: rows.collect() };
    run.rows_or(&table, empty::NO_DOSSIER);
    Ok(0)
}

fn read(id: &DossierId, run: &mut Run, session: &Session) -> Ended {
    let Answer::Document(reading) = run.ask(session, &Question::ReadDossier(id.clone()))? else {
        return Ok(1);
    };
    let lang = run.lang;
    if run.json() {
        let object = json!({
            "name": reading.name, "sha256": reading.digest, "size": reading.size, "pages": reading.pages,
        });
        run.out.object(&object);
        return Ok(0);
    }
    run.out.line(format!("{}  {}", reading.name, format::size(reading.size, lang)));
    run.out.line(format!("SHA-256 {}", reading.digest));
    for (n, lines) in reading.pages.iter().enumerate() {
        run.out.line("");
        run.out.line(said::page(n + 1, reading.pages.len(), lang));
        run.out.line("");
        if lines.is_empty() {
            run.out.line(said::NO_TEXT.of(lang));
        }
        run.out.lines(lines);
    }
    Ok(0)
}
