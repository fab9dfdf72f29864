//! `paraphe dossier outsider` and `dossier gateway`: codes to outsiders, and the way they leave. A code is typed or read
//! from standard input, never a word of the line.

use super::dossier_act::{dossier, number};
use super::grammar::Grammar;
use super::output::{Cell, Column, Sheet, Table};
use super::passphrase::{Source, line_of_stdin};
use super::run::{Run, Session, warn};
use super::stop::{Ended, Stop};
use super::usage;
use super::values::{flag, given, maybe, path, text};
use crate::desk::{
    Hidden, Mailing, Moment, SendCode, SetGateway, TryCode, TryGateway, UnlockOutsider, Verb, gateway_place,
};
use crate::domain::book::Gateway;
use crate::domain::countersign::{self, Tongue, masked, standing};
use crate::domain::dossier::{Dossier, Outsider};
use crate::domain::fold::fold;
use crate::domain::trouble::{Rule, Trouble};
use crate::text::cli::dossier::PLACE;
use crate::text::cli::{help, outsider as words, titles};
use crate::text::{Lang, format, words as values_in_words};
use clap::{Arg, ArgGroup, ArgMatches, Command};
use std::io::IsTerminal as _;
use std::path::Path;

/// The commands.
pub fn grammar(g: Grammar) -> [Command; 2] {
    let who = || g.option("outsider", help::PERSON, words::WHO);
    let tongue = || g.choice("in", help::LANGUAGE, words::IN, &["fr", "en"]);
    let outsider = g.group("outsider", words::OUTSIDERS).subcommands([
        g.rows("list", words::LIST, [number(g)]),
        g.act(
            "code",
            words::CODE,
            [
                number(g),
                who(),
                tongue(),
                g.flag("no-mail", words::NO_MAIL).conflicts_with("outbox"),
                g.path_option("outbox", help::FOLDER, words::OUTBOX),
            ],
        ),
        g.act(
            "try",
            words::TRY,
            [number(g), who(), g.flag("agree", words::AGREE), g.path_option("code-file", help::FILE, words::CODE_FILE)],
        ),
        g.act("unlock", words::UNLOCK, [number(g), who()]),
    ]);
    let gateway = g.group("gateway", words::GATEWAY).subcommands([
        g.act("set", words::GATEWAY_SET, ways(g))
            .group(ArgGroup::new("way").args(["spool", "http", "program"]).required(true)),
        g.answer("show", words::GATEWAY_SHOW, []),
        g.act("try", words::GATEWAY_TRY, [g.thing("phone", help::NUMBER, words::PHONE), tongue()]),
    ]);
    [outsider, gateway]
}

fn ways(g: Grammar) -> [Arg; 5] {
    [
        g.path_option("spool", help::FOLDER, words::SPOOL),
        g.option("http", words::URL, words::HTTP).requires("body-file"),
        g.path_option("body-file", help::FILE, words::BODY).requires("http"),
        g.option("content-type", words::TYPE, words::CONTENT_TYPE)
            .default_value("application/json")
            .hide_default_value(true),
        g.path_option("program", help::FILE, words::PROGRAM),
    ]
}

/// Does a command of one of the two groups.
pub fn run(group: &str, word: &str, m: &ArgMatches, run: &mut Run) -> Ended {
    let lang = run.lang;
    match (group, word) {
        ("outsider", "list") => run.look(|run, session| list(m, run, session)),
        ("outsider", "try") => run.act(|session| try_code(m, session, lang)),
        ("outsider", _) => run.act(|session| verb(word, m, session, lang)),
        ("gateway", "set") => run.act(|_| Ok(Box::new(SetGateway::new(gateway(m)?)))),
        ("gateway", "show") => show(run),
        ("gateway", "try") => {
            run.act(|_| Ok(Box::new(TryGateway { phone: text(m, "phone").to_owned(), tongue: tongue(m, lang) })))
        }
        _ => Err(usage::no_command(lang)),
    }
}

fn tongue(m: &ArgMatches, lang: Lang) -> Tongue {
    match maybe(m, "in") {
        Some("fr") => Tongue::French,
        Some(_) => Tongue::English,
        None => values_in_words::tongue(lang),
    }
}

/// The outsider who is meant: by name, or the only one who is waited for, or the only one there is.
fn meant<'a>(m: &ArgMatches, dossier: &'a Dossier, lang: Lang) -> Result<&'a Outsider, Stop> {
    let all = &dossier.particulars.outsiders;
    let found: Vec<&Outsider> = if let Some(typed) = maybe(m, "outsider") {
        let named = |o: &&Outsider| fold(&o.name) == fold(typed.trim()) || o.id.as_str() == typed.trim();
        let named: Vec<&Outsider> = all.iter().filter(named).collect();
        if named.is_empty() {
            return Err(Rule::NoSuchOutsider { typed: typed.to_owned() }.into());
        }
        named
    } else {
        let awaited = countersign::awaited(dossier);
        if awaited.is_empty() { all.iter().collect() } else { awaited }
    };
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(Rule::NothingAsked { number: dossier.number.clone() }.into()),
        several => {
            let names: Vec<&str> = several.iter().map(|o| o.name.as_str()).collect();
            Err(Stop::usage(words::which(&format::list(&names, lang), lang)))
        }
    }
}

fn found<'a>(m: &ArgMatches, session: &'a Session) -> Result<&'a Dossier, Stop> {
    let id = dossier(text(m, "number"), session)?;
    let known = session.state().dossiers.get(&id);
    Ok(known.ok_or_else(|| Rule::NoSuchDossier { typed: id.0.clone() })?)
}

fn verb(word: &str, m: &ArgMatches, session: &Session, lang: Lang) -> Result<Box<dyn Verb>, Stop> {
    let dossier = found(m, session)?;
    let (id, outsider) = (dossier.id.clone(), meant(m, dossier, lang)?.id.clone());
    if word == "unlock" {
        return Ok(Box::new(UnlockOutsider { dossier: id, outsider }));
    }
    let mailing = match (flag(m, "no-mail"), given(m, "outbox")) {
        (true, _) => Mailing::Never,
        (_, Some(folder)) => Mailing::Folder(folder),
        _ => Mailing::Usual,
    };
    Ok(Box::new(SendCode { mailing, ..SendCode::new(id, outsider, tongue(m, lang)) }))
}

/// Whoever types the code sees first what it is for.
fn try_code(m: &ArgMatches, session: &Session, lang: Lang) -> Result<Box<dyn Verb>, Stop> {
    let dossier = found(m, session)?;
    let outsider = meant(m, dossier, lang)?;
    let agreed = flag(m, "agree");
    let asked = given(m, "code-file");
    if let Some(code) = countersign::last(dossier, &outsider.id).filter(|_| asked.is_none()) {
        warn(&code.consent);
    }
    let code = if agreed && asked.is_none() && !std::io::stdin().is_terminal() {
        line_of_stdin()?
    } else if agreed {
        Source(asked).known(words::ASK_CODE.of(lang), lang)?
    } else {
        Hidden::default()
    };
    Ok(Box::new(TryCode::new(dossier.id.clone(), outsider.id.clone(), code, agreed)))
}

const LIST: [Column; 6] = [
    ("name", titles::NAME),
    ("quality", words::QUALITY),
    ("mail", titles::MAIL),
    ("phone", titles::PHONE),
    ("standing", titles::STANDING),
    ("codes", titles::CODES),
];

fn list(m: &ArgMatches, run: &mut Run, session: &Session) -> Ended {
    let (dossier, lang, now) = (found(m, session)?, run.lang, Moment::now());
    let rows = dossier.particulars.outsiders.iter().map(|o| {
        let standing = standing(session.state(), dossier, o, now.at);
        let codes = dossier.codes.iter().filter(|c| c.outsider == o.id).count();
        [
            Cell::text(&o.name),
            Cell::maybe(Some(&o.quality).filter(|q| !q.is_empty())),
            Cell::maybe(Some(&o.mail).filter(|q| !q.is_empty())),
            Cell::text(masked(&o.phone)),
            Cell::new(values_in_words::outsider_standing(standing, lang), standing.word()),
            Cell::new(codes.to_string(), codes),
        ]
    });
    let table = Table { columns: LIST, rows: rows.collect() };
    run.rows(&table);
    Ok(0)
}

fn gateway(m: &ArgMatches) -> Result<Gateway, Stop> {
    let full = |p: &Path| std::path::absolute(p).unwrap_or_else(|_| p.to_owned()).display().to_string();
    if let Some(url) = maybe(m, "http") {
        let file = path(m, "body-file");
        let body = std::fs::read_to_string(file).map_err(|e| Trouble::io(file, &e))?.trim_end().to_owned();
        let content_type = text(m, "content-type").trim().to_owned();
        return Ok(Gateway::Http { url: url.to_owned(), body, content_type });
    }
    Ok(match given::<std::path::PathBuf>(m, "spool") {
        Some(folder) => Gateway::Spool { folder: full(&folder) },
        None => Gateway::Program { path: full(path(m, "program")) },
    })
}

fn show(run: &mut Run) -> Ended {
    run.look(|run, session| {
        let Some(gateway) = &session.state().book.gateway else {
            return run.unset(&Rule::NoGateway);
        };
        let mut sheet = Sheet::default();
        let word = gateway.word();
        sheet.field(("way", words::WAY), Cell::new(values_in_words::gateway(word).of(run.lang), word));
        // An address or a body may hold a key: neither is shown.
        sheet.field(("place", PLACE), Cell::text(gateway_place(gateway)));
        if let Gateway::Http { content_type, .. } = gateway {
            sheet.field(("content_type", words::CONTENT_TYPE), Cell::text(content_type));
        }
        run.sheet(&sheet);
        Ok(0)
    })
}
