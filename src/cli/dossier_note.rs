//! `paraphe dossier`: annotations, drafts, and the search through everything.

use super::dossier_act::{dossier, number, pairs};
use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::values::{self, all, given, maybe, path, paths, text};
use crate::desk::{Annotate, Answer, FoundIn, Question, SaveDraft, SendDraft, Verb, WithdrawNote};
use crate::domain::dossier::{DocumentKind, Outsider, Particulars, Secrecy, Visibility};
use crate::domain::find;
use crate::domain::ids::NoteId;
use crate::text::cli::{dossier as words, help, titles};
use crate::text::{format, words as values_in_words};
use clap::{Arg, ArgMatches, Command};

/// The commands.
pub fn grammar(g: Grammar) -> Vec<Command> {
    let kinds = DocumentKind::ALL.map(DocumentKind::word);
    let mut draft = vec![
        g.thing("number", help::NUMBER, words::DRAFT_NUMBER).required(false),
        g.option("title", help::TEXT, help::DOSSIER_TITLE),
        g.choice("kind", help::KIND, help::DOSSIER_KIND, &kinds),
        g.option("circuit", help::CIRCUIT, help::DOSSIER_CIRCUIT),
        g.path_option("document", help::FILE, help::DOSSIER_DOCUMENT),
        g.option("structure", help::STRUCTURE, help::DOSSIER_STRUCTURE),
        g.option("amount", help::AMOUNT, help::DOSSIER_AMOUNT).value_parser(values::euros(g.0)),
        g.path_option("annex", help::FILE, help::DOSSIER_ANNEX).action(clap::ArgAction::Append),
    ];
    draft.extend(particulars_grammar(g));
    vec![
        g.act("draft", words::DRAFT, draft),
        g.act("send", words::SEND, [number(g)]),
        g.act(
            "note",
            words::NOTE,
            [
                number(g),
                g.option("text", help::TEXT, words::NOTE_TEXT).required(true),
                g.option("page", help::NUMBER, words::NOTE_PAGE).value_parser(values::number::<u32>(g.0)),
                g.choice("visibility", help::KIND, words::NOTE_VISIBILITY, &Visibility::ALL.map(Visibility::word)),
                g.options("to", help::PERSON, words::NOTE_TO),
            ],
        ),
        g.rows("notes", words::NOTES, [number(g)]),
        g.act(
            "withdraw-note",
            words::UNNOTE,
            [number(g), g.option("note", help::NAME, words::UNNOTE_NOTE).required(true)],
        ),
        g.rows("search", words::SEARCH, [g.things("text", help::TEXT, words::SEARCH_TEXT)]),
    ]
}

/// The options of a dossier's particulars.
pub fn particulars_grammar(g: Grammar) -> [Arg; 5] {
    [
        g.choice("secrecy", help::KIND, words::SECRECY, &Secrecy::ALL.map(Secrecy::word)),
        g.option("reply-to", help::NUMBER, words::REPLY_TO),
        g.options("field", words::NAME_VALUE, words::FIELD),
        g.options("outsider", words::LIST_WHO, words::OUTSIDER),
        g.options("chosen", words::NAME_VALUE, words::CHOSEN),
    ]
}

/// The particulars that were given.
pub fn particulars(m: &ArgMatches, session: &Session) -> Result<Particulars, Stop> {
    let mut found = Particulars {
        reply_to: maybe(m, "reply-to").map(|n| dossier(n, session)).transpose()?,
        secrecy: maybe(m, "secrecy").and_then(Secrecy::of_word).unwrap_or_default(),
        fields: pairs(m, "field"),
        ..Particulars::default()
    };
    for typed in all(m, "outsider") {
        let mut parts = typed.split(';').map(|p| p.trim().to_owned());
        let mut next = || parts.next().unwrap_or_default();
        let (name, quality, mail, phone) = (next(), next(), next(), next());
        found.outsiders.push(Outsider { name, quality, mail, phone, ..Outsider::default() });
    }
    for (label, post) in pairs(m, "chosen") {
        found.chosen.insert(label, find::post(session.state(), &post)?);
    }
    Ok(found)
}

/// What is not said again stays as it was.
pub fn draft(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let state = session.state();
    let known = maybe(m, "number").map(|n| dossier(n, session)).transpose()?;
    let before = known.as_ref().and_then(|id| state.dossiers.get(id));
    let mut particulars = particulars(m, session)?;
    if let Some(before) = before {
        let old = before.particulars.clone();
        particulars.reply_to = particulars.reply_to.or(old.reply_to);
        if maybe(m, "secrecy").is_none() {
            particulars.secrecy = old.secrecy;
        }
        for (name, value) in old.fields {
            particulars.fields.entry(name).or_insert(value);
        }
        for (label, post) in old.chosen {
            particulars.chosen.entry(label).or_insert(post);
        }
        if particulars.outsiders.is_empty() {
            particulars.outsiders = old.outsiders;
        }
    }
    let title = maybe(m, "title").map(str::to_owned).or_else(|| before.map(|d| d.title.clone()));
    let kind = maybe(m, "kind").and_then(DocumentKind::of_word).or_else(|| before.map(|d| d.kind));
    let structure = maybe(m, "structure").map(|typed| find::structure(state, typed)).transpose()?;
    let circuit = maybe(m, "circuit").map(|typed| find::circuit(state, typed)).transpose()?;
    let chosen = before.and_then(|d| d.draft.as_ref()).and_then(|d| d.circuit.clone());
    Ok(Box::new(SaveDraft {
        title: title.unwrap_or_default(),
        kind: kind.unwrap_or_default(),
        structure: structure.or_else(|| before.and_then(|d| d.structure.clone())),
        amount: given(m, "amount").or_else(|| before.and_then(|d| d.amount)),
        circuit: circuit.or(chosen),
        document: maybe_path(m, "document"),
        annexes: paths(m, "annex"),
        particulars,
        dossier: known,
    }))
}

fn maybe_path(m: &ArgMatches, id: &str) -> Option<std::path::PathBuf> {
    Some(path(m, id).to_owned()).filter(|p| !p.as_os_str().is_empty())
}

/// Makes the verb of a command of these.
pub fn verb(word: &str, m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    if word == "draft" {
        return draft(m, session);
    }
    let dossier = dossier(text(m, "number"), session)?;
    Ok(match word {
        "send" => Box::new(SendDraft { dossier }),
        "note" => {
            let to = all(m, "to").into_iter().map(|p| find::person(session.state(), p)).collect::<Result<_, _>>()?;
            let visibility = maybe(m, "visibility").and_then(Visibility::of_word).unwrap_or_default();
            Box::new(Annotate { dossier, text: text(m, "text").to_owned(), visibility, to, page: given(m, "page") })
        }
        _ => Box::new(WithdrawNote { dossier, note: NoteId::new(text(m, "note")) }),
    })
}

const NOTES: [Column; 6] = [
    ("id", titles::ID),
    ("at", titles::AT),
    ("person", titles::WHO),
    ("visibility", words::VISIBILITY),
    ("page", words::PAGE),
    ("text", words::TEXT),
];

/// The annotations that the account may read.
pub fn notes(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let (state, lang, me) = (session.state(), run.lang, session.desk.me());
    let dossier = find::dossier(state, dossier(text(m, "number"), session)?.as_str())?;
    let readable = dossier.notes.iter().filter(|n| n.withdrawn.is_none() && n.readable(me, &dossier.writer));
    let rows = readable.map(|n| {
        [
            Cell::text(n.id.as_str()),
            Cell::new(format::short_moment(n.made.at, lang), n.made.at.to_rfc3339()),
            Cell::text(state.people.name(&n.made.by)),
            Cell::new(values_in_words::visibility(n.visibility).of(lang), n.visibility.word()),
            n.page.map_or_else(Cell::none, |p| Cell::new(p.to_string(), p)),
            Cell::text(&n.text),
        ]
    });
    let table = Table { columns: NOTES, rows: rows.collect() };
    run.rows(&table);
    Ok(0)
}

const FOUND: [Column; 4] =
    [("number", titles::NUMBER), ("title", titles::TITLE), ("place", words::PLACE), ("text", words::TEXT)];

/// The dossiers that hold a text.
pub fn search(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let typed = all(m, "text").join(" ");
    let Answer::Found(found) = run.ask(session, &Question::SearchDossiers(typed))? else { return Ok(1) };
    let (state, lang) = (session.state(), run.lang);
    let rows = found.into_iter().filter_map(|f| {
        let dossier = state.dossiers.get(&f.dossier)?;
        let word = match f.place {
            FoundIn::Particulars => "particulars".to_owned(),
            FoundIn::Note => "annotation".to_owned(),
            FoundIn::Page(n) => format!("page-{n}"),
            FoundIn::Unread => "unread".to_owned(),
        };
        Some([
            Cell::text(&dossier.number),
            Cell::text(&dossier.title),
            Cell::new(values_in_words::found_in(&f.place, lang), word),
            Cell::text(&f.line),
        ])
    });
    let table = Table { columns: FOUND, rows: rows.collect() };
    run.rows(&table);
    Ok(0)
}
