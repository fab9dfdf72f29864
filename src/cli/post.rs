//! `paraphe post`: posts, and who holds them from when to when. Where a post or an authority acts is read here too.

use super::folk::{date, span};
use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::usage;
use super::values::{given, maybe, text};
use crate::desk::{AddPost, AddPostUnder, Appoint, EndAppointment, Moment, MovePost, Verb};
use crate::domain::find;
use crate::domain::fold::fold;
use crate::domain::people::{Place, PostKind};
use crate::domain::state::State;
use crate::domain::trouble::Rule;
use crate::text::cli::empty;
use crate::text::cli::{folk as words_of, help, titles};
use crate::text::{format, words};
use chrono::NaiveDate;
use clap::{Arg, ArgGroup, ArgMatches, Command};

const KINDS: [(&str, PostKind); 6] = [
    ("correspondent", PostKind::Correspondent),
    ("director", PostKind::Director),
    ("delegate", PostKind::Delegate),
    ("functional", PostKind::Functional),
    ("head", PostKind::Head),
    ("other", PostKind::Other),
];

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    let post = || g.thing("post", help::POST, help::POST_ID);
    let person = || g.thing("person", help::PERSON, help::PERSON_ID);
    let kinds = KINDS.map(|(word, _)| word);
    g.group("post", help::POSTS).subcommands([
        g.act(
            "add",
            help::POST_ADD,
            [
                g.thing("title", help::TEXT, help::POST_TITLE),
                g.choice("kind", help::KIND, help::POST_KIND, &kinds).required(true),
            ],
        )
        .args(places(g))
        .group(one_place())
        .arg(g.option("above", help::POST, words_of::POST_ABOVE)),
        g.act(
            "move",
            words_of::POST_MOVE,
            [post(), g.option("above", help::POST, words_of::POST_ABOVE), g.flag("usual", words_of::POST_USUAL)],
        )
        .group(ArgGroup::new("where").args(["above", "usual"]).required(true)),
        g.rows("holders", words_of::POST_HOLDERS, [post()]),
        g.rows("list", help::POST_LIST, []),
        g.act(
            "appoint",
            help::POST_APPOINT,
            [post(), person(), g.day("from", help::FROM).required(true), g.day("until", help::UNTIL)],
        ),
        g.act("end", help::POST_END, [post(), person(), g.day("last-day", help::UNTIL).required(true)]),
    ])
}

/// The options that say where a post or an authority acts.
pub fn places(g: Grammar) -> [Arg; 3] {
    [
        g.option("office", help::OFFICE, help::PLACE_OFFICE),
        g.option("structure", help::STRUCTURE, help::PLACE_STRUCTURE),
        g.flag("institute", help::PLACE_INSTITUTE),
    ]
}

/// Exactly one of them is given.
pub fn one_place() -> ArgGroup {
    ArgGroup::new("place").args(["office", "structure", "institute"]).required(true)
}

/// Where a post or an authority acts.
pub fn place(m: &ArgMatches, state: &State) -> Result<Place, Rule> {
    Ok(match (maybe(m, "office"), maybe(m, "structure")) {
        (Some(typed), _) => Place::Office(find::office(state, typed)?),
        (_, Some(typed)) => Place::Structure(find::structure(state, typed)?),
        _ => Place::Institute,
    })
}

/// Where something acts, in words and for programs.
pub fn place_cell(place: &Place, state: &State, lang: crate::text::Lang) -> Cell {
    let word = match place {
        Place::Institute => "institute".to_owned(),
        Place::Office(id) => format!("office:{id}"),
        Place::Structure(id) => format!("structure:{id}"),
    };
    Cell::new(words::place(place, state, lang), word)
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["add"] => run.act(|session| {
            let kind = KINDS.iter().find(|(word, _)| *word == text(m, "kind")).map_or(PostKind::Other, |(_, k)| *k);
            let place = place(m, session.state())?;
            let above = maybe(m, "above").map(|typed| find::post(session.state(), typed)).transpose()?;
            Ok(Box::new(AddPostUnder { post: AddPost { title: text(m, "title").to_owned(), kind, place }, above }))
        }),
        ["move"] => run.act(|session| {
            let post = find::post(session.state(), text(m, "post"))?;
            let above = maybe(m, "above").map(|typed| find::post(session.state(), typed)).transpose()?;
            Ok(Box::new(MovePost { post, above }))
        }),
        ["holders"] => run.look(|run, session| holders(m, run, session)),
        ["list"] => run.look(list),
        ["appoint"] => run.act(|session| appoint(m, session)),
        ["end"] => run.act(|session| end(m, session)),
        _ => Err(usage::no_command(run.lang)),
    }
}

fn appoint(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let state = session.state();
    let (post, person) = (find::post(state, text(m, "post"))?, find::person(state, text(m, "person"))?);
    Ok(Box::new(Appoint { person, post, from: given(m, "from").unwrap_or_default(), until: given(m, "until") }))
}

/// The appointment that is running on the day given, or begins after it.
fn end(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let state = session.state();
    let (post, person) = (find::post(state, text(m, "post"))?, find::person(state, text(m, "person"))?);
    let last_day: NaiveDate = given(m, "last-day").unwrap_or_default();
    let held = state.people.appointments.values().filter(|a| a.post == post && a.person == person);
    let running = held.filter(|a| a.until.is_none_or(|end| end >= last_day)).max_by_key(|a| a.from);
    let title = state.people.posts.get(&post).map(|p| p.title.clone()).unwrap_or_default();
    let appointment = running.ok_or(Rule::NotHolder { post: title, day: last_day })?.id.clone();
    Ok(Box::new(EndAppointment { appointment, last_day }))
}

const LIST: [Column; 8] = [
    ("title", titles::POST),
    ("kind", titles::KIND),
    ("place", titles::PLACE),
    ("holder", titles::HOLDER),
    ("from", titles::FROM),
    ("until", titles::UNTIL),
    ("above", words_of::ABOVE),
    ("id", titles::ID),
];

fn list(run: &mut Run, session: &Session) -> Ended {
    let (state, day, lang) = (session.state(), Moment::now().day, run.lang);
    let people = &state.people;
    let mut posts: Vec<_> = people.posts.values().collect();
    posts.sort_by_key(|p| (fold(&p.title), &p.id));
    let date = |d: NaiveDate| Cell::new(format::short_day(d, lang), d.to_string());
    let mut rows = Vec::new();
    for post in posts {
        let held = people.appointments.values().filter(|a| a.post == post.id && a.until.is_none_or(|end| day <= end));
        let mut held: Vec<_> = held.map(Some).collect();
        held.sort_by_key(|a| a.map(|a| (a.from, &a.id)));
        if held.is_empty() {
            held.push(None);
        }
        let word = KINDS.iter().find(|(_, kind)| *kind == post.kind).map_or("", |(word, _)| word);
        rows.extend(held.into_iter().map(|appointment| {
            [
                Cell::text(&post.title),
                Cell::new(words::post_kind(post.kind).of(lang), word),
                place_cell(&post.place, state, lang),
                Cell::maybe(appointment.map(|a| people.name(&a.person))),
                appointment.map_or_else(Cell::none, |a| date(a.from)),
                appointment.and_then(|a| a.until).map_or_else(Cell::none, date),
                Cell::maybe(state.right_above(&post.id, day).map(|p| p.title.as_str())),
                Cell::text(post.id.as_str()),
            ]
        }));
    }
    let table = Table { columns: LIST, rows };
    run.rows_or(&table, empty::NO_POST);
    Ok(0)
}

const HOLDERS: [Column; 6] = [
    ("person", titles::PERSON),
    ("how", words_of::HOW),
    ("from", titles::FROM),
    ("until", titles::UNTIL),
    ("ended", words_of::ENDED),
    ("act", titles::ACT),
];

/// Who held a post and who stood in, the latest first.
fn holders(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let (state, lang) = (session.state(), run.lang);
    let (people, id) = (&state.people, find::post(state, text(m, "post"))?);
    let mut rows: Vec<(NaiveDate, [Cell; 6])> = Vec::new();
    for a in people.appointments.values().filter(|a| a.post == id) {
        let how = Cell::new(words_of::AS_HOLDER.of(lang), "holder");
        let [from, until] = span(a.from, a.until, lang);
        rows.push((a.from, [Cell::text(people.name(&a.person)), how, from, until, Cell::none(), Cell::none()]));
    }
    for s in people.substitutions.values().filter(|s| s.post == id) {
        let how = Cell::new(words_of::AS_SUBSTITUTE.of(lang), "substitute");
        let [from, until] = span(s.from, Some(s.until), lang);
        let ended = s.revoked_on.map_or_else(Cell::none, |first| date(first, lang));
        rows.push((s.from, [Cell::text(people.name(&s.person)), how, from, until, ended, Cell::text(&s.act)]));
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.0));
    let table = Table { columns: HOLDERS, rows: rows.into_iter().map(|(_, row)| row).collect() };
    run.rows(&table);
    Ok(0)
}
