//! `paraphe people`: the directory, and the accounts of those who can open this desk.

use super::grammar::Grammar;
use super::output::{Cell, Column, Table};
use super::passphrase::Source;
use super::run::{Run, Session};
use super::seals;
use super::stop::Ended;
use super::values::{self, Named, given, maybe, text};
use crate::desk::{AddAccount, AddPerson, ChangePassphrase, Moment, NameAdministrator, RenewCertificate, ResetAccount};
use crate::domain::find;
use crate::domain::fold::fold;
use crate::text::cli::empty;
use crate::text::cli::{help, said, titles};
use clap::{ArgMatches, Command};

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    g.group("people", help::PEOPLE)
        .subcommands([
            g.act(
                "add",
                help::PEOPLE_ADD,
                [
                    g.thing("person", help::PERSON, help::PEOPLE_PERSON).value_parser(values::named(g.0)),
                    g.option("phone", help::NUMBER, help::PHONE),
                ],
            ),
            g.rows("list", help::PEOPLE_LIST, []),
            g.act(
                "account",
                help::PEOPLE_ACCOUNT,
                [
                    g.thing("person", help::PERSON, help::PERSON_ID),
                    g.path_option("first-passphrase-file", help::FILE, help::FIRST_PASSPHRASE_FILE),
                ],
            ),
            g.act(
                "reset-account",
                help::PEOPLE_RESET,
                [
                    g.thing("person", help::PERSON, help::PERSON_ID),
                    g.path_option("first-passphrase-file", help::FILE, help::FIRST_PASSPHRASE_FILE),
                ],
            ),
            g.act(
                "administrator",
                help::PEOPLE_ADMINISTRATOR,
                [
                    g.thing("person", help::PERSON, help::PERSON_ID),
                    g.path_option("their-passphrase-file", help::FILE, help::THEIR_PASSPHRASE_FILE),
                ],
            ),
            g.act("renew", help::PEOPLE_RENEW, []),
            g.act(
                "passphrase",
                help::PEOPLE_PASSPHRASE,
                [g.path_option("new-passphrase-file", help::FILE, help::NEW_PASSPHRASE_FILE)],
            ),
        ])
        .subcommands(super::folk::grammar(g))
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    let lang = run.lang;
    match words {
        ["add"] => {
            let Named { name, mail } = given(m, "person").unwrap_or_default();
            let phone = maybe(m, "phone").unwrap_or_default().to_owned();
            run.act(|_| Ok(Box::new(AddPerson { name, mail, phone })))
        }
        ["list"] => run.look(list),
        ["account"] => run.act(|session| {
            let person = find::person(session.state(), text(m, "person"))?;
            let first = Source(given(m, "first-passphrase-file")).new_one(said::FIRST_PASSPHRASE, lang)?;
            Ok(Box::new(AddAccount::new(person, first)))
        }),
        ["reset-account"] => run.act(|session| {
            let person = find::person(session.state(), text(m, "person"))?;
            let first = Source(given(m, "first-passphrase-file")).new_one(said::FIRST_PASSPHRASE, lang)?;
            Ok(Box::new(ResetAccount::new(person, first)))
        }),
        ["administrator"] => run.act(|session| {
            let person = find::person(session.state(), text(m, "person"))?;
            let question = said::passphrase_of(session.state().people.name(&person), lang);
            let theirs = Source(given(m, "their-passphrase-file")).known(&question, lang)?;
            Ok(Box::new(NameAdministrator::new(person, theirs)))
        }),
        ["renew"] => run.act(|_| Ok(Box::new(RenewCertificate::default()))),
        ["passphrase"] => run.act(|session| {
            let new = Source(given(m, "new-passphrase-file")).new_one(said::NEW_PASSPHRASE, lang)?;
            Ok(Box::new(ChangePassphrase { old: session.typed.clone(), new }))
        }),
        ["certificate", word @ ("import" | "own" | "use" | "retire")] => seals::run_people(word, m, run),
        words => super::folk::run(words, m, run),
    }
}

const LIST: [Column; 6] = [
    ("name", titles::NAME),
    ("mail", titles::MAIL),
    ("phone", titles::PHONE),
    ("account", titles::ACCOUNT),
    ("posts", titles::POSTS),
    ("id", titles::ID),
];

fn list(run: &mut Run, session: &Session) -> Ended {
    let (people, day, lang) = (&session.state().people, Moment::now().day, run.lang);
    let mut persons: Vec<_> = people.persons.values().collect();
    persons.sort_by_key(|p| (fold(&p.name), &p.id));
    let rows = persons.into_iter().map(|person| {
        let account = people.accounts.get(&person.id).map(|a| a.administrator);
        let posts = people.posts_of(&person.id, day).into_iter().map(|p| p.title.clone()).collect();
        [
            Cell::text(&person.name),
            Cell::text(&person.mail),
            Cell::text(&person.phone),
            match account {
                Some(true) => Cell::new(said::ADMINISTRATOR.of(lang), "administrator"),
                Some(false) => Cell::new(said::YES.of(lang), "account"),
                None => Cell::none(),
            },
            Cell::list(posts),
            Cell::text(person.id.as_str()),
        ]
    });
    let table = Table { columns: LIST, rows: rows.collect() };
    run.rows_or(&table, empty::NO_PERSON);
    Ok(0)
}
