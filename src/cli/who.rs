//! `paraphe authority who`: who may sign a kind of document on a day, past or to come, and by which acts.

use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::Ended;
use super::values::{self, given, maybe, text};
use crate::desk::Moment;
use crate::domain::authority::{Chain, Matter};
use crate::domain::dossier::DocumentKind;
use crate::domain::find;
use crate::domain::may_sign::candidates;
use crate::domain::state::State;
use crate::text::cli::{folk as words, help, said, titles};
use crate::text::{Lang, trouble, words as values_in_words};
use clap::{ArgMatches, Command};
use serde_json::{Value, json};

/// The command.
pub fn grammar(g: Grammar) -> Command {
    let kinds = DocumentKind::ALL.map(DocumentKind::word);
    g.rows(
        "who",
        words::WHO,
        [
            g.choice("kind", help::KIND, words::WHO_KIND, &kinds[..kinds.len() - 1]).required(true),
            g.option("amount", help::AMOUNT, words::WHO_AMOUNT).value_parser(values::euros(g.0)),
            g.option("structure", help::STRUCTURE, words::WHO_STRUCTURE),
            g.day("on", help::WHO_ON),
            g.option("person", help::PERSON, words::WHO_PERSON),
        ],
    )
}

const WHO: [Column; 5] = [
    ("person", titles::PERSON),
    ("post", titles::POST),
    ("may", titles::ANSWER),
    ("why", titles::DETAIL),
    ("chain", words::CHAIN),
];

/// Says who may: for people the acts stand under each row, for programs within it.
pub fn who(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let (state, lang) = (session.state(), run.lang);
    let structure = maybe(m, "structure").map(|typed| find::structure(state, typed)).transpose()?;
    let person = maybe(m, "person").map(|typed| find::person(state, typed)).transpose()?;
    let kind = DocumentKind::of_word(text(m, "kind")).unwrap_or_default();
    let matter = Matter { kind, amount: given(m, "amount"), structure: structure.as_ref() };
    let day = given(m, "on").unwrap_or_else(|| Moment::now().day);
    let found = candidates(state, matter, day, person.as_ref());
    let machine = run.json() || run.csv();
    let title = |id| state.people.posts.get(id).map(|p| p.title.as_str());
    if machine || found.is_empty() {
        let rows = found.iter().map(|c| {
            let (may, why, chain) = match &c.answer {
                Ok(chain) => (said::MAY, Cell::none(), chain_cell(chain, state, lang)),
                Err(why) => (said::MAY_NOT, Cell::new(trouble::refusal(why, lang), why.code()), Cell::none()),
            };
            let may = Cell::new(may.of(lang), c.answer.is_ok());
            [Cell::text(state.people.name(&c.person)), Cell::maybe(title(&c.post)), may, why, chain]
        });
        let table = Table { columns: WHO, rows: rows.collect() };
        run.rows_or(&table, words::NOBODY);
        return Ok(0);
    }
    for c in &found {
        run.out.lines(values_in_words::candidate_lines(c, state, lang));
    }
    Ok(0)
}

fn chain_cell(chain: &Chain, state: &State, lang: Lang) -> Cell {
    let people = &state.people;
    let mut acts: Vec<Value> = Vec::new();
    if let Some(a) = people.appointments.get(&chain.appointment) {
        let until = a.until.map(|d| d.to_string());
        let (person, from) = (people.name(&a.person), a.from.to_string());
        acts.push(
            json!({ "kind": "appointment", "id": a.id.as_str(), "person": person, "from": from, "until": until }),
        );
    }
    if let Some(s) = chain.substitution.as_ref().and_then(|id| people.substitutions.get(id)) {
        let (from, until) = (s.from.to_string(), s.until.to_string());
        let (id, person) = (s.id.as_str(), people.name(&s.person));
        acts.push(
            json!({ "kind": "substitution", "id": id, "act": s.act, "person": person, "from": from, "until": until }),
        );
    }
    for held in chain.authority.iter().chain(&chain.sources).filter_map(|id| people.authorities.get(id)) {
        let (from, until) = (held.from.to_string(), held.until.to_string());
        let (id, person) = (held.id.as_str(), people.name(&held.person));
        acts.push(
            json!({ "kind": "authority", "id": id, "act": held.act, "person": person, "from": from, "until": until }),
        );
    }
    Cell::new(values_in_words::chain_lines(chain, state, lang).join(" ← "), Value::Array(acts))
}
