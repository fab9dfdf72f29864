//! `paraphe mail server`: through which server mail goes. Its password comes from a file or the keyboard, never as a word.

use super::grammar::Grammar;
use super::output::{Cell, Sheet};
use super::passphrase::Source;
use super::run::Run;
use super::stop::{Ended, Stop};
use super::usage;
use super::values::{given, maybe, number, text};
use crate::desk::{Hidden, SetMailServer, TryMailServer, UnsetMailServer, Verb};
use crate::domain::mail::{MailServer, Security};
use crate::domain::trouble::Rule;
use crate::text::Lang;
use crate::text::cli::{help, said, titles};
use crate::text::words;
use clap::{ArgMatches, Command};

/// The words of the group.
pub fn grammar(g: Grammar) -> Command {
    let security = Security::ALL.map(Security::word);
    let server = g.group("server", help::MAIL_SERVER).subcommands([
        g.act(
            "set",
            help::SERVER_SET,
            [
                g.thing("host", help::HOST, help::SERVER_HOST),
                g.option("from", help::MAIL_ADDRESS, help::SERVER_FROM).required(true),
                g.option("name", help::NAME, help::SERVER_NAME),
                g.option("reply-to", help::MAIL_ADDRESS, help::SERVER_REPLY),
                g.choice("security", help::KIND, help::SERVER_SECURITY, &security),
                g.option("port", help::NUMBER, help::SERVER_PORT).value_parser(number::<u16>(g.0)),
                g.option("user", help::NAME, help::SERVER_USER),
                g.path_option("password-file", help::FILE, help::SERVER_PASSWORD),
            ],
        ),
        g.act("unset", help::SERVER_UNSET, []),
        g.answer("show", help::SERVER_SHOW, []),
        g.answer("test", help::SERVER_TEST, []),
    ]);
    g.group("mail", help::MAIL).subcommands([server])
}

/// Does a command of the group.
pub fn run(words: &[&str], m: &ArgMatches, run: &mut Run) -> Ended {
    match words {
        ["server", "set"] => {
            let lang = run.lang;
            run.act(|_| set(m, lang))
        }
        ["server", "unset"] => run.act(|_| Ok(Box::new(UnsetMailServer))),
        ["server", "show"] => show(run),
        ["server", "test"] => run.write_out(|_| Ok(Box::new(TryMailServer))),
        _ => Err(usage::no_command(run.lang)),
    }
}

fn set(m: &ArgMatches, lang: Lang) -> Result<Box<dyn Verb>, Stop> {
    let security = Security::of_word(text(m, "security")).unwrap_or_default();
    let owned = |id: &str| maybe(m, id).unwrap_or_default().to_owned();
    let server = MailServer {
        host: owned("host"),
        port: given(m, "port").unwrap_or(security.port()),
        security,
        user: owned("user"),
        from: owned("from"),
        name: owned("name"),
        reply_to: owned("reply-to"),
    };
    // Without a user nobody asks for a password.
    let password = if server.user.is_empty() {
        Hidden::default()
    } else {
        Source(given(m, "password-file")).known(&said::mail_password(&server.user, lang), lang)?
    };
    Ok(Box::new(SetMailServer { server, password }))
}

fn show(run: &mut Run) -> Ended {
    run.look(|run, session| {
        let Some(server) = session.state().mail.as_ref() else {
            return run.unset(&Rule::NoMailServer);
        };
        let filled = |text: &String| Cell::maybe(Some(text.clone()).filter(|t| !t.is_empty()));
        let mut sheet = Sheet::default();
        sheet.field(("host", titles::SERVER), Cell::text(&server.host));
        sheet.field(("port", titles::PORT), Cell::new(server.port.to_string(), server.port));
        let guarded = words::security(server.security).of(run.lang);
        sheet.field(("security", titles::SECURITY), Cell::new(guarded, server.security.word()));
        sheet.field(("user", titles::ACCOUNT), filled(&server.user));
        sheet.field(("from", titles::SENDER), Cell::text(&server.from));
        sheet.field(("name", titles::NAME), filled(&server.name));
        sheet.field(("reply_to", titles::REPLY_TO), filled(&server.reply_to));
        run.sheet(&sheet);
        Ok(0)
    })
}
