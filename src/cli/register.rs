//! `paraphe register` and `paraphe doctor`: what was done, and whether the record of it is intact.

use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::progress::watched;
use super::run::{Run, Session, warn};
use super::stop::{Ended, Stop};
use super::usage;
use super::values::{self, flag, given, maybe, path};
use crate::desk::{AcceptClock, Answer, Audit, Desk, Filter, Line, Moment, Opening, Question, Verb as _, Watch};
use crate::domain::find;
use crate::domain::state::State;
use crate::text::cli::empty;
use crate::text::cli::{help, said, titles};
use crate::text::{done, format, trouble, words};
use clap::{ArgMatches, Command};
use serde_json::{Value, json};

/// Entries shown unless more are asked for.
const MOST: usize = 200;
/// The status of data that are not as they were written.
const DAMAGED: u8 = 3;

/// The words of both.
pub fn grammar(g: Grammar) -> [Command; 2] {
    let register = g.group("register", help::REGISTER).subcommands([
        g.rows(
            "list",
            help::REGISTER_LIST,
            [
                g.option("subject", help::TEXT, help::REGISTER_SUBJECT),
                g.option("person", help::PERSON, help::REGISTER_PERSON),
                g.day("day", help::REGISTER_DAY),
                g.option("most", help::NUMBER, help::REGISTER_MOST).value_parser(values::number::<usize>(g.0)),
            ],
        ),
        g.answer("verify", help::REGISTER_VERIFY, []),
        g.answer("checkpoint", help::REGISTER_CHECKPOINT, []),
        g.command(
            "export",
            help::REGISTER_EXPORT,
            [g.path_option("out", help::FOLDER, help::EXPORT_FOLDER).required(true)],
        ),
    ]);
    let doctor = g.answer(
        "doctor",
        help::DOCTOR,
        [g.flag("accept-copy", help::ACCEPT_COPY), g.flag("accept-clock", help::ACCEPT_CLOCK)],
    );
    [register, doctor]
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["list"] => run.look(|run, session| list(m, run, session)),
        ["verify"] => run.enter(|run, session| match run.ask(session, &Question::VerifyRegister)? {
            Answer::Verified(audit) => Ok(tell(&audit, run)),
            _ => Ok(1),
        }),
        ["checkpoint"] => run.enter(checkpoint),
        ["export"] => run.enter(|run, session| {
            if let Answer::Exported(path) = run.ask(session, &Question::ExportRegister(path(m, "out").to_owned()))? {
                run.out.line(said::exported(&path.display().to_string(), run.lang));
            }
            Ok(0)
        }),
        _ => Err(usage::no_command(run.lang)),
    }
}

/// Prints the notes, one a log; a blank line stands between them.
fn checkpoint(run: &mut Run, session: &Session) -> Ended {
    if let Answer::Checkpoints(notes) = run.ask(session, &Question::Checkpoint)? {
        if run.json() {
            run.out.object(&notes.into());
        } else {
            run.out.ready(&notes.join("\n"));
        }
    }
    Ok(0)
}

/// Examines and mends a desk; a copy put in its place, or the present time, is first taken for the right one where
/// that was asked for.
pub fn doctor(m: &ArgMatches, run: &mut Run) -> Ended {
    let (account, typed) = run.account()?;
    if flag(m, "accept-copy") {
        let how = Opening { accept_copy: true, ..Opening::default() };
        let (desk, notices) = Desk::unlock(&run.place, &account.person, &typed, Moment::now(), how)?;
        desk.close();
        run.say_notices(&notices);
    }
    if flag(m, "accept-clock") {
        let (mut desk, notices) = Desk::unlock(&run.place, &account.person, &typed, Moment::now(), Opening::default())?;
        run.say_notices(&notices);
        let done = AcceptClock.apply(&mut desk, Moment::now(), &Watch::default());
        desk.close();
        let done = done?;
        if !run.json() {
            run.out.lines(done::done_lines(&done, run.lang));
        }
    }
    let (place, lang) = (&run.place, run.lang);
    let audit = watched(lang, |watch| Desk::doctor(place, &account.person, &typed, Moment::now(), watch))?;
    Ok(tell(&audit, run))
}

/// Tells an audit; the status says whether something is damaged that was not mended.
fn tell(audit: &Audit, run: &mut Run) -> u8 {
    let status = if audit.faults.is_empty() { 0 } else { DAMAGED };
    if !run.json() {
        run.out.lines(words::audit_lines(audit, run.lang));
        return status;
    }
    let fault =
        |t: &crate::domain::trouble::Trouble| json!({ "code": t.code(), "message": trouble::fault(t, run.lang) });
    let faults: Vec<Value> = audit.faults.iter().map(fault).collect();
    let mended: Vec<Value> = audit.mended.iter().map(|(w, d)| json!({ "code": w, "detail": d })).collect();
    let root = |(origin, size, root): &(String, u64, String)| json!({ "origin": origin, "size": size, "root": root });
    let roots: Vec<Value> = audit.roots.iter().map(root).collect();
    run.out.object(&json!({
        "sound": status == 0,
        "logs": audit.logs,
        "entries": audit.entries,
        "documents": audit.documents,
        "roots": roots,
        "faults": faults,
        "spare": audit.spare,
        "mended": mended,
    }));
    status
}

const LIST: [Column; 6] = [
    ("at", titles::AT),
    ("person", titles::WHO),
    ("acting", titles::ACTING),
    ("kind", titles::WHAT),
    ("subject", titles::SUBJECT),
    ("detail", titles::DETAIL),
];

fn list(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let (state, lang) = (session.state(), run.lang);
    let filter = Filter {
        subject: maybe(m, "subject").map(|typed| subject(typed, state)).transpose()?,
        person: maybe(m, "person").map(|typed| find::person(state, typed)).transpose()?,
        day: given(m, "day"),
        skip: 0,
        most: given(m, "most").unwrap_or(MOST),
    };
    let Answer::Entries { lines, total } = run.ask(session, &Question::Entries(filter))? else {
        return Ok(1);
    };
    if run.json() {
        let objects: Vec<Value> = lines.iter().map(object).collect();
        run.out.object(&objects.into());
    } else {
        let rows = lines.iter().map(|line| {
            [
                Cell::text(format::short_moment(line.at, lang)),
                Cell::text(&line.name),
                Cell::text(&line.acting),
                Cell::text(words::fact_kind(&line.kind).of(lang)),
                Cell::text(format!("{} {}", words::subject_kind(&line.subject).of(lang), line.about).trim_end()),
                Cell::text(words::line_detail(line, lang)),
            ]
        });
        let table = Table { columns: LIST, rows: rows.collect() };
        run.rows_or(&table, empty::NO_ENTRY);
    }
    if lines.len() < total && !run.json() {
        warn(&said::shown_of(lines.len(), total, lang));
    }
    Ok(0)
}

/// An entry for a program.
pub fn object(line: &Line) -> Value {
    json!({
        "id": line.id.as_str(),
        "log": line.log,
        "seq": line.seq,
        "at": line.at.to_rfc3339(),
        "person": line.name,
        "acting": line.acting,
        "kind": line.kind,
        "subject": line.subject,
        "about": line.about,
        "detail": line.detail,
        "sealed": line.sealed,
    })
}

/// A subject by what people call it: a structure's label, a dossier's number, somebody's name.
fn subject(typed: &str, state: &State) -> Result<String, Stop> {
    let Some((kind, name)) = typed.split_once(':').filter(|(_, name)| !name.is_empty()) else {
        return Ok(typed.to_owned());
    };
    let id = match kind {
        "structure" => find::structure(state, name)?.0,
        "dossier" => find::dossier(state, name)?.id.0.clone(),
        "person" => find::person(state, name)?.0,
        "post" => find::post(state, name)?.0,
        "authority" => find::authority(state, name)?.0,
        "circuit" => find::circuit(state, name)?.0,
        "code" => find::login(state, name)?.to_string(),
        _ => name.to_owned(),
    };
    Ok(format!("{kind}:{id}"))
}
