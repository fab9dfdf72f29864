//! `paraphe dossier tsa | timestamp | places`, `paraphe people certificate`, `paraphe certificate crl`: whose clock tells the
//! time of signatures, where stamps go, with which certificate one signs, which are revoked.

use super::dossier_act::{dossier, number};
use super::grammar::Grammar;
use super::output::{Cell, Column, Sheet, Table};
use super::passphrase::Source;
use super::run::{Run, Session};
use super::stop::{Ended, Stop};
use super::usage;
use super::values::{all, flag, given, maybe, path, text};
use crate::desk::{
    BringKey, ChooseKey, Hidden, Holds, Moment, OwnCertificate, PublishRevocations, REVOCATION_REASONS, Retire,
    Sealing, SetTsa, TimeStamp, TryTsa, Verb, awaiting_time, certificates_of,
};
use crate::domain::find;
use crate::domain::stamp::StampPlace;
use crate::domain::trouble::Rule;
use crate::text::cli::{folk, help, seals as words, titles};
use crate::text::{Lang, format, words as said};
use clap::{Arg, ArgMatches, Command};
use serde_json::json;
use std::collections::BTreeMap;

/// The commands about time and places of the group of dossiers.
pub fn of_dossiers(g: Grammar) -> [Command; 3] {
    let tsa = g.group("tsa", words::TSA).subcommands([
        g.act(
            "set",
            words::TSA_SET,
            [g.thing("url", words::URL, words::TSA_URL), g.path_option("root", help::FILE, words::TSA_ROOT)],
        ),
        g.act("none", words::TSA_NONE, []),
        g.answer("show", words::TSA_SHOW, []),
        g.answer("try", words::TSA_TRY, []),
    ]);
    let numbers = g.things("number", help::NUMBER, words::NUMBERS).required(false).required_unless_present("all");
    let page = g.option("page", help::NUMBER, words::PLACES_PAGE).value_parser(super::values::number::<u32>(g.0));
    [
        tsa,
        g.act("timestamp", words::TIMESTAMP, [numbers, g.flag("all", words::TIMESTAMP_ALL)]),
        g.answer("places", words::PLACES, [number(g), page]),
    ]
}

/// The certificates of the group of people.
pub fn of_people(g: Grammar) -> [Command; 4] {
    let reasons = REVOCATION_REASONS.map(|(_, word)| word);
    let retire = [
        g.thing("digest", words::DIGEST, words::RETIRE_DIGEST),
        g.option("person", help::PERSON, words::RETIRE_PERSON).requires("reason"),
        g.choice("reason", help::KIND, folk::CERTIFICATE_REASON, &reasons),
        g.flag("yes", folk::CERTIFICATE_YES),
    ];
    [
        g.act(
            "import",
            words::OWN_IMPORT,
            [
                g.path("file", help::FILE, words::OWN_FILE),
                g.path_option("password-file", help::FILE, words::OWN_PASSWORD),
            ],
        ),
        g.rows("own", words::OWN_LIST, [g.option("person", help::PERSON, words::OWN_PERSON)]),
        g.act("use", words::OWN_USE, [g.thing("digest", words::DIGEST, words::OWN_DIGEST)]),
        g.act("retire", words::OWN_RETIRE, retire),
    ]
}

/// The list of revoked certificates, below `paraphe certificate`.
pub fn of_authority(g: Grammar) -> Command {
    g.act("crl", words::CRL, [super::dossier::out(g)])
}

/// The option of a new dossier.
pub fn stamps(g: Grammar) -> Arg {
    g.options("stamp", words::NUMBERED_PLACE, words::STAMPS)
}

/// The options of a signature.
pub fn sealing_options(g: Grammar) -> [Arg; 2] {
    [g.option("stamp", words::PLACE, words::STAMP), g.flag("annexes", words::ALL_ANNEXES)]
}

fn place(typed: &str) -> Result<StampPlace, Rule> {
    StampPlace::read(typed).ok_or_else(|| Rule::StampUnread { typed: typed.to_owned() })
}

/// Where stamps go, as a new dossier is told.
pub fn chosen_stamps(m: &ArgMatches) -> Result<BTreeMap<u32, StampPlace>, Rule> {
    let one = |typed: &str| {
        let unread = || Rule::StampUnread { typed: typed.to_owned() };
        let (number, cell) = typed.split_once('=').ok_or_else(unread)?;
        let number = number.trim().parse::<u32>().ok().filter(|n| *n > 0).ok_or_else(unread)?;
        Ok((number, place(cell)?))
    };
    all(m, "stamp").into_iter().map(one).collect()
}

/// What whoever signs chooses.
pub fn sealing(m: &ArgMatches) -> Result<Sealing, Rule> {
    Ok(Sealing { place: maybe(m, "stamp").map(place).transpose()?, all_annexes: flag(m, "annexes") })
}

/// Does a command about time or places.
pub fn run_dossier(command: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match command {
        ["tsa", "set"] => {
            run.act(|_| Ok(Box::new(SetTsa { url: Some(text(m, "url").to_owned()), root: given(m, "root") })))
        }
        ["tsa", "none"] => run.act(|_| Ok(Box::new(SetTsa { url: None, root: None }))),
        ["tsa", "show"] => run.look(show_tsa),
        ["tsa", "try"] => run.write_out(|_| Ok(Box::new(TryTsa))),
        ["timestamp"] => run.act(|session| stamp(m, session)),
        ["places"] => run.look(|run, session| places(m, run, session)),
        _ => Err(usage::no_command(run.lang)),
    }
}

fn stamp(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let dossiers = if flag(m, "all") {
        awaiting_time(session.state(), session.desk.me(), Moment::now())
    } else {
        all(m, "number").into_iter().map(|n| dossier(n, session)).collect::<Result<_, _>>()?
    };
    Ok(Box::new(TimeStamp { dossiers }))
}

fn show_tsa(run: &mut Run, session: &Session) -> Ended {
    let book = &session.state().book;
    let Some(url) = &book.tsa else {
        return run.unset(&Rule::NoTsa);
    };
    let mut sheet = Sheet::default();
    sheet.field(("url", words::TSA), Cell::text(url));
    sheet.field(("roots", words::ROOTS), Cell::new(book.tsa_roots.len().to_string(), book.tsa_roots.len()));
    run.sheet(&sheet);
    Ok(0)
}

fn places(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let id = dossier(text(m, "number"), session)?;
    let found = session.desk.places(&id, given(m, "page"), Moment::now())?;
    if run.json() {
        let word = |held: &Holds| match held {
            Holds::Nothing => "free",
            Holds::Text => "text",
            Holds::Stamp => "stamp",
        };
        let rows: Vec<Vec<&str>> = found.rows.iter().map(|row| row.iter().map(word).collect()).collect();
        let free = said::free_places(&found);
        run.out.object(
            &json!({ "page": found.page, "pages": found.pages, "rows": rows, "free": free, "unread": found.unread }),
        );
    } else {
        run.out.lines(said::sketch(&found, run.lang));
    }
    Ok(0)
}

/// Does a command about one's own certificates.
pub fn run_people(command: &str, m: &ArgMatches, run: &mut Run) -> Ended {
    let lang = run.lang;
    match command {
        "import" => run.act(|_| {
            let source = Source(given(m, "password-file"));
            let password = source.known(words::ASK_PASSWORD.of(lang), lang)?;
            Ok(Box::new(BringKey { file: path(m, "file").to_owned(), password, passphrase: Hidden::default() }))
        }),
        "own" => run.look(|run, session| list(m, run, session)),
        "use" => run.act(|_| {
            let digest = Some(text(m, "digest").to_owned()).filter(|d| d != "desk");
            Ok(Box::new(ChooseKey { digest }))
        }),
        "retire" => run.act(|session| retire(m, session)),
        _ => Err(usage::no_command(lang)),
    }
}

fn retire(m: &ArgMatches, session: &Session) -> Result<Box<dyn Verb>, Stop> {
    let word = maybe(m, "reason");
    let reason = REVOCATION_REASONS.iter().find(|(_, known)| word == Some(known)).map_or(0, |(n, _)| *n);
    let person = maybe(m, "person").map(|typed| find::person(session.state(), typed)).transpose()?;
    Ok(Box::new(match (text(m, "digest"), person) {
        ("seal", None) => Retire::Seal { reason },
        (digest, person) => {
            let person = person.unwrap_or_else(|| session.desk.me().clone());
            Retire::Brought { person, digest: digest.to_owned(), reason }
        }
    }))
}

/// Writes the list of revoked certificates.
pub fn crl(m: &ArgMatches, run: &mut Run) -> Ended {
    run.act(|_| Ok(Box::new(PublishRevocations { path: path(m, "out").to_owned(), passphrase: Hidden::default() })))
}

const LIST: [Column; 6] = [
    ("digest", titles::DIGEST),
    ("subject", words::SUBJECT),
    ("issuer", words::ISSUER),
    ("until", words::UNTIL),
    ("origin", words::ORIGIN),
    ("state", words::STATE),
];

fn list(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let now = Moment::now();
    let found = match maybe(m, "person") {
        Some(typed) => certificates_of(session.state(), &find::person(session.state(), typed)?),
        None => session.desk.own_certificates()?,
    };
    let rows = found.into_iter().map(|c| row(c, now, run.lang)).collect();
    run.rows(&Table { columns: LIST, rows });
    Ok(0)
}

fn row(c: OwnCertificate, now: Moment, lang: Lang) -> [Cell; 6] {
    let (word, told) = match &c {
        c if c.revoked.is_some() => ("revoked", words::REVOKED),
        c if c.retired.is_some() => ("retired", words::RETIRED),
        c if c.until.is_some_and(|until| until < now.at) => ("expired", words::EXPIRED),
        c if c.signs => ("signs", words::SIGNS),
        _ => ("ready", words::READY),
    };
    let (origin, from) = if c.brought { ("brought", words::BROUGHT) } else { ("desk", words::OF_DESK) };
    let until = c.until.map_or_else(Cell::none, |at| Cell::new(format::short_moment(at, lang), at.to_rfc3339()));
    let short = c.digest.get(..16).unwrap_or_default().to_owned();
    [
        Cell::new(short, c.digest),
        Cell::text(c.subject),
        Cell::text(c.issuer),
        until,
        Cell::new(from.of(lang), origin),
        Cell::new(told.of(lang), word),
    ]
}
