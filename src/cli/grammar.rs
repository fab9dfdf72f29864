//! How commands and options are put together, with every word of help in the user's language. It must not know what
//! any command does.

use super::values;
use crate::text::cli::help;
use crate::text::{Lang, Text, format};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command};
use std::path::PathBuf;

/// Where options that are on many commands stand in their help.
const LAST: usize = 900;

/// Builds the grammar in a language.
#[derive(Clone, Copy)]
pub struct Grammar(pub Lang);

impl Grammar {
    /// A command. What it is about stands before its options in its help, as on the line.
    pub fn command(self, name: &'static str, about: Text, args: impl IntoIterator<Item = Arg>) -> Command {
        let usage = help::USAGE.of(self.0);
        Command::new(name)
            .about(about.of(self.0))
            .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"))
            .subcommand_value_name(help::COMMAND.of(self.0))
            .subcommand_help_heading(help::COMMANDS.of(self.0))
            .args(args)
    }

    /// A command that has sub-commands and does nothing by itself.
    pub fn group(self, name: &'static str, about: Text) -> Command {
        self.command(name, about, []).subcommand_required(true).arg_required_else_help(true)
    }

    /// A command that changes something: it can be tried first.
    pub fn act(self, name: &'static str, about: Text, args: impl IntoIterator<Item = Arg>) -> Command {
        self.answer(name, about, args).arg(self.flag("dry-run", help::DRY_RUN).display_order(LAST))
    }

    /// A command that answers people, or a program.
    pub fn answer(self, name: &'static str, about: Text, args: impl IntoIterator<Item = Arg>) -> Command {
        self.command(name, about, args).arg(self.flag("json", help::JSON).display_order(LAST))
    }

    /// A command that answers with rows: for people, a program or a spreadsheet.
    pub fn rows(self, name: &'static str, about: Text, args: impl IntoIterator<Item = Arg>) -> Command {
        let csv = self.flag("csv", help::CSV).display_order(LAST).conflicts_with("json");
        self.answer(name, about, args).arg(csv)
    }

    /// What a command is about, by its place on the line.
    pub fn thing(self, id: &'static str, value: Text, about: Text) -> Arg {
        self.arg(id, value, about).help_heading(help::ARGUMENTS.of(self.0)).required(true)
    }

    /// The same, once or several times.
    pub fn things(self, id: &'static str, value: Text, about: Text) -> Arg {
        self.thing(id, value, about).num_args(1..)
    }

    /// An option with a value.
    pub fn option(self, id: &'static str, value: Text, about: Text) -> Arg {
        self.arg(id, value, about).long(id)
    }

    /// An option with a value that may be given several times.
    pub fn options(self, id: &'static str, value: Text, about: Text) -> Arg {
        self.option(id, value, about).action(ArgAction::Append)
    }

    /// An option without a value.
    pub fn flag(self, id: &'static str, about: Text) -> Arg {
        let heading = help::OPTIONS.of(self.0);
        Arg::new(id).long(id).help(about.of(self.0)).action(ArgAction::SetTrue).help_heading(heading)
    }

    /// A file or a folder given by its place on the line.
    pub fn path(self, id: &'static str, value: Text, about: Text) -> Arg {
        self.thing(id, value, about).value_parser(clap::value_parser!(PathBuf))
    }

    /// An option whose value is a file or a folder.
    pub fn path_option(self, id: &'static str, value: Text, about: Text) -> Arg {
        self.option(id, value, about).value_parser(clap::value_parser!(PathBuf))
    }

    /// An option whose value is one of these words.
    pub fn choice(self, id: &'static str, value: Text, about: Text, words: &[&'static str]) -> Arg {
        let told = format!("{} ({})", about.of(self.0), format::choice(words, self.0));
        self.option(id, value, about)
            .help(told)
            .value_parser(PossibleValuesParser::new(words.iter().copied()))
            .hide_possible_values(true)
    }

    /// An option whose value is a day.
    pub fn day(self, id: &'static str, about: Text) -> Arg {
        self.option(id, help::DATE, about).value_parser(values::day(self.0))
    }

    fn arg(self, id: &'static str, value: Text, about: Text) -> Arg {
        let heading = help::OPTIONS.of(self.0);
        Arg::new(id).value_name(value.of(self.0)).help(about.of(self.0)).help_heading(heading)
    }

    /// The options that every command takes.
    pub fn general(self) -> [Arg; 6] {
        let general = |arg: Arg| arg.global(true).help_heading(help::GENERAL.of(self.0)).display_order(LAST + 50);
        let help = Arg::new("help").short('h').long("help").help(help::HELP.of(self.0)).action(ArgAction::Help);
        [
            self.path_option("desk", help::FOLDER, help::DESK),
            self.choice("lang", help::LANGUAGE, help::LANG, &["fr", "en"]),
            self.option("as", help::PERSON, help::AS),
            self.path_option("passphrase-file", help::FILE, help::PASSPHRASE_FILE),
            self.flag("read-only", help::READ_ONLY),
            help,
        ]
        .map(general)
    }
}
