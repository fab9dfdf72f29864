//! `paraphe completions` and `paraphe man`: made of the grammar, in the user's language.

use super::grammar::Grammar;
use super::run::Run;
use super::stop::Ended;
use super::values::text;
use crate::text::Lang;
use crate::text::cli::{help, manual};
use clap::{ArgMatches, Command};
use clap_complete::Shell;
use clap_mangen::Man;

const SHELLS: [(&str, Shell); 4] =
    [("bash", Shell::Bash), ("zsh", Shell::Zsh), ("fish", Shell::Fish), ("elvish", Shell::Elvish)];

/// The words of both commands.
pub fn grammar(g: Grammar) -> [Command; 2] {
    let shells = SHELLS.map(|(word, _)| word);
    let parser = clap::builder::PossibleValuesParser::new(shells);
    let shell = g.thing("shell", help::SHELL, help::COMPLETIONS_SHELL);
    [
        g.command("completions", help::COMPLETIONS, [shell.value_parser(parser).hide_possible_values(true)]),
        g.command("man", help::MAN, []),
    ]
}

/// Prints the completions of a shell.
pub fn completions(m: &ArgMatches, run: &mut Run) -> Ended {
    if let Some((_, shell)) = SHELLS.iter().find(|(word, _)| *word == text(m, "shell")) {
        let mut script = Vec::new();
        clap_complete::generate(*shell, &mut super::grammar_of(run.lang), "paraphe", &mut script);
        run.out.ready(&String::from_utf8_lossy(&script));
    }
    Ok(0)
}

/// Prints the manual: one page, with every command.
pub fn man(run: &mut Run) -> Ended {
    run.out.ready(&manual(run.lang));
    Ok(0)
}

/// The page of the manual in a language.
fn manual(lang: Lang) -> String {
    let mut root = super::grammar_of(lang);
    root.build();
    let version = root.get_version().unwrap_or_default();
    let about = root.get_about().map(ToString::to_string).unwrap_or_default();
    let mut page = format!(".TH PARAPHE 1 \"\" \"paraphe {version}\" paraphe\n.ad l\n.nh\n");
    let mut section = |title: &str, body: &str| page.push_str(&format!(".SH {title}\n{body}\n"));
    section(manual::NAME.of(lang), &format!("paraphe \\- {}", roff(&about)));
    section(manual::SYNOPSIS.of(lang), &roff(&usage(&root)));
    section(manual::OPTIONS.of(lang), options(&root, true).trim_end());
    section(manual::STATUS.of(lang), &roff(help::STATUS.of(lang)));
    section(manual::COMMANDS.of(lang), &roff(manual::GENERAL.of(lang)));
    root.get_subcommands().filter(|c| !c.is_hide_set()).for_each(|c| describe(c, &mut page));
    // The manual's reader knows the no-break space, not the narrow one.
    page.replace('\u{202f}', "\u{a0}")
}

/// A command and those below it.
fn describe(command: &Command, page: &mut String) {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    if command.has_subcommands() && command.is_subcommand_required_set() {
        page.push_str(&format!(".SS {}\n", roff(&about)));
    } else {
        page.push_str(&format!(".PP\n\\fB{}\\fR\n.br\n{}\n", roff(&usage(command)), roff(&about)));
        let own = options(command, false);
        if !own.is_empty() {
            page.push_str(&format!(".RS\n{own}.RE\n"));
        }
    }
    command.get_subcommands().filter(|c| !c.is_hide_set()).for_each(|c| describe(c, page));
}

/// How a command is typed.
fn usage(command: &Command) -> String {
    let told = command.clone().render_usage().to_string();
    told.split_once(": ").map_or(told.clone(), |(_, usage)| usage.trim().to_owned())
}

/// The options of a command: its own, or those that every command takes.
fn options(command: &Command, general: bool) -> String {
    let shown = |a: &&clap::Arg| !a.is_hide_set() && (general || !a.is_global_set() && a.get_id() != "version");
    let args: Vec<clap::Arg> = command.get_arguments().filter(shown).cloned().collect();
    let mut bare = Command::new("paraphe").version("0").disable_help_flag(true).disable_version_flag(true).args(args);
    bare.build();
    let mut told = Vec::new();
    // Writing to memory does not fail.
    let _ = Man::new(bare).render_options_section(&mut told);
    let told = String::from_utf8_lossy(&told).into_owned();
    told.lines().filter(|l| !l.starts_with(".SH") && !l.starts_with(".ie") && !l.starts_with(".el")).fold(
        String::new(),
        |mut text, line| {
            text.push_str(line);
            text.push('\n');
            text
        },
    )
}

/// A text that a manual's reader takes as it stands.
fn roff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}
