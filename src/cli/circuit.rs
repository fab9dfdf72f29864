//! `paraphe circuit`: the circuits that dossiers start with; shown, set from a file, taken off the list, rehearsed.

use super::dossier_note::{particulars, particulars_grammar};
use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::Ended;
use super::usage;
use super::values::{self, given, maybe, path, text};
use crate::desk::{Answer, Question, Rehearsal, Rehearse, Rehearsed, RetireCircuit, SetCircuitFrom};
use crate::domain::circuit::Circuit;
use crate::domain::dossier::DocumentKind;
use crate::domain::find;
use crate::domain::trouble::{Rule, Trouble};
use crate::text::cli::{dossier as words, help, titles};
use crate::text::{Lang, format, trouble, words as values_in_words};
use clap::{ArgMatches, Command};
use serde_json::json;

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    let kinds = DocumentKind::ALL.map(DocumentKind::word);
    let circuit = || g.thing("circuit", help::CIRCUIT, help::DOSSIER_CIRCUIT);
    let mut rehearse = vec![
        circuit().required(false),
        g.choice("kind", help::KIND, help::DOSSIER_KIND, &kinds).required(true),
        g.option("structure", help::STRUCTURE, help::DOSSIER_STRUCTURE),
        g.option("amount", help::AMOUNT, help::DOSSIER_AMOUNT).value_parser(values::euros(g.0)),
    ];
    rehearse.extend(particulars_grammar(g));
    g.group("circuit", words::CIRCUITS).subcommands([
        g.rows("list", words::CIRCUIT_LIST, []),
        g.answer("show", words::CIRCUIT_SHOW, [circuit()]),
        g.act("set", words::CIRCUIT_SET, [g.path("file", help::FILE, words::CIRCUIT_SET)]),
        g.act("retire", words::CIRCUIT_RETIRE, [circuit()]),
        g.rows("rehearse", words::CIRCUIT_REHEARSE, rehearse),
    ])
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["list"] => run.look(list),
        ["show"] => run.look(|run, session| show(m, run, session)),
        ["set"] => run.act(|_| Ok(Box::new(SetCircuitFrom { file: path(m, "file").to_owned() }))),
        ["retire"] => run.act(|session| {
            Ok(Box::new(RetireCircuit { circuit: find::circuit(session.state(), text(m, "circuit"))? }))
        }),
        ["rehearse"] => run.look(|run, session| rehearse(m, run, session)),
        _ => Err(usage::no_command(run.lang)),
    }
}

const LIST: [Column; 4] =
    [("id", titles::ID), ("name", titles::NAME), ("steps", titles::STEPS), ("retired", titles::STANDING)];

fn list(run: &mut Run, session: &Session) -> Ended {
    let (state, lang) = (session.state(), run.lang);
    let rows = state.circuits.values().map(|circuit| {
        let steps: Vec<String> = circuit.steps.iter().map(|s| values_in_words::step(s, state, lang)).collect();
        [
            Cell::text(circuit.id.as_str()),
            Cell::text(&circuit.name),
            Cell::new(steps.join(" → "), steps),
            Cell::new(if circuit.retired { values_in_words::RETIRED.of(lang) } else { "" }, circuit.retired),
        ]
    });
    let table = Table { columns: LIST, rows: rows.collect() };
    run.rows(&table);
    Ok(0)
}

fn show(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let state = session.state();
    let id = find::circuit(state, text(m, "circuit"))?;
    let no_circuit = || Rule::NoSuchCircuit { typed: id.0.clone() };
    let circuit: &Circuit = state.circuits.get(&id).ok_or_else(no_circuit)?;
    if run.json() {
        let object = serde_json::to_value(circuit).map_err(|e| Trouble::damaged("circuit", e.to_string()))?;
        run.out.object(&object);
        return Ok(0);
    }
    run.out.line(&circuit.name);
    for (n, step) in circuit.steps.iter().enumerate() {
        run.out.line(format!("{}. {}", n + 1, values_in_words::step(step, state, run.lang)));
    }
    Ok(0)
}

const REHEARSED: [Column; 7] = [
    ("step", titles::STEP),
    ("asked", titles::ASKED),
    ("post", titles::POST),
    ("person", titles::WHO),
    ("stands_in", words::STANDS_IN),
    ("may", words::MAY),
    ("due", words::DUE),
];

fn rehearse(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let state = session.state();
    let asked = Rehearse {
        circuit: maybe(m, "circuit").map(|typed| find::circuit(state, typed)).transpose()?,
        kind: DocumentKind::of_word(text(m, "kind")).unwrap_or_default(),
        amount: given(m, "amount"),
        structure: maybe(m, "structure").map(|typed| find::structure(state, typed)).transpose()?,
        particulars: particulars(m, session)?,
    };
    let Answer::Rehearsal(told) = run.ask(session, &Question::Rehearse(Box::new(asked)))? else { return Ok(1) };
    let lang = run.lang;
    let table = Table { columns: REHEARSED, rows: told.tasks.iter().map(|t| row(t, lang)).collect() };
    let status = u8::from(told.dead_end.is_some());
    if run.json() {
        run.out.object(&object(&told, &table.objects(), lang));
        return Ok(status);
    }
    run.rows(&table);
    if !run.csv() {
        run.out.lines(values_in_words::rehearsal_remarks(&told, lang));
    }
    Ok(status)
}

fn row(task: &Rehearsed, lang: Lang) -> [Cell; 7] {
    let stands = task.stands_in.iter().map(|(name, act)| format!("{name} ({act})")).collect();
    [
        Cell::new((task.step + 1).to_string(), task.step + 1),
        Cell::new(values_in_words::asked(task.asked).of(lang), task.asked.word()),
        Cell::text(&task.post),
        Cell::text(&task.person),
        Cell::list(stands),
        match &task.may {
            None => Cell::none(),
            Some(Ok(act)) => Cell::text(act),
            Some(Err(why)) => Cell::new(trouble::refusal(why, lang), why.code()),
        },
        task.due.map_or_else(Cell::none, |day| Cell::new(format::short_day(day, lang), day.to_string())),
    ]
}

fn object(told: &Rehearsal, tasks: &serde_json::Value, lang: Lang) -> serde_json::Value {
    let dead_end =
        told.dead_end.as_ref().map(|why| json!({ "code": why.code(), "message": trouble::refusal(why, lang) }));
    json!({
        "circuit": told.circuit,
        "tasks": tasks,
        "dead_end": dead_end,
        "twice": told.twice,
        "proposed": told.proposed,
    })
}
