//! Help, manuals and completions in both languages, and what a wrong line is told.

use crate::bench::{Cli, hostile, line_is_safe};
use crate::words;
use std::path::Path;

/// The commands that a help lists below its second heading.
fn listed(help: &str, heading: &str) -> Vec<String> {
    let list = help.split(heading).nth(1).unwrap_or_default();
    let lines = list.lines().skip(1).take_while(|l| l.starts_with("  "));
    lines.filter_map(|l| Some(l.split_whitespace().next()?.to_owned())).collect()
}

#[test]
fn the_help_of_every_command_speaks_one_language() {
    let cli = Cli::new();
    let french = ["Utilisation", "Commandes\u{a0}:", "générales", "Affiche", "«", "FICHIER"];
    let english = ["Usage", "Commands:", "Arguments:", "Options:", "General", "Print", "[default", "ossible", "<FILE>"];
    for (lang, heading, foreign, usage) in
        [("fr", "Commandes\u{a0}:", &english[..], "Utilisation\u{a0}: "), ("en", "Commands:", &french[..], "Usage: ")]
    {
        let mut waiting = vec![Vec::<String>::new()];
        let mut seen = 0;
        while let Some(path) = waiting.pop() {
            let mut words: Vec<&str> = path.iter().map(String::as_str).collect();
            words.extend(["--help", "--lang", lang]);
            let help = cli.bare(&words).ok();
            let begin = format!("{usage}paraphe {}", path.join(" "));
            assert!(help.contains(begin.trim_end()), "{path:?}: {help}");
            for word in foreign {
                assert!(!help.contains(word), "{path:?} {lang}: {word}\n{help}");
            }
            for word in listed(&help, heading) {
                waiting.push(path.iter().cloned().chain([word]).collect());
            }
            seen += 1;
        }
        assert!(seen > 60, "{seen} commands only");
    }
}

#[test]
fn the_language_is_the_one_asked_for_else_that_of_the_system_else_french() {
    let cli = Cli::new();
    let said = |lang: &str, words: &[&str]| {
        let output = cli.command(words).env("LANG", lang).arg("--help").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(said("en_GB.UTF-8", &[]).contains("Usage: "));
    assert!(said("fr_FR.UTF-8", &["--lang", "en"]).contains("Usage: "));
    assert!(said("en_GB.UTF-8", &["--lang=fr"]).contains("Utilisation"));
    for other in ["C", "fr_FR.UTF-8", "", "de_DE.UTF-8"] {
        assert!(said(other, &[]).contains("Utilisation"), "{other}");
    }
}

#[test]
fn a_wrong_line_is_answered_with_what_to_type_instead() {
    let cli = Cli::new();
    for (line, code, said) in [
        ("structurs", "usage-unknown-command", "« structures »"),
        ("codes list --jsn", "usage-unknown-word", "« --json »"),
        ("codes revoke A --reason mood", "usage-bad-value", "compromise"),
        ("codes suspend A --until demain", "usage-bad-value", "2027-06-06"),
        ("codes revoke A", "usage-missing", "--reason <MOTIF>"),
        ("dossier bypass 2027-0001", "usage-missing", "--reason <TEXTE>"),
        ("codes list --json --csv", "usage-conflict", "--json"),
        ("campaign register U1 --correspondent X --headcount 1,2,3,4", "usage-bad-value", "Nom <courriel>"),
        ("campaign register U1 --correspondent X<a> --headcount 1,2", "usage-bad-value", "12,5,3,4"),
        ("authority grant --ceiling beaucoup", "usage-bad-value", "euros"),
        ("post add X --kind other", "usage-missing", "--institute"),
        ("codes", "usage-unknown-command", "Il manque une commande"),
    ] {
        let told = cli.bare(&words(line));
        assert_eq!(told.status, 2, "{line}: {}", told.err);
        assert_eq!(told.out, "", "{line}");
        let plain = told.err.replace(['\u{a0}', '\u{202f}'], " ");
        if line.contains("--json") {
            assert_eq!(told.code(), code, "{line}");
        } else {
            assert!(plain.starts_with("paraphe: ") && plain.contains(said), "{line}: {plain}");
            let mut with = words(line);
            with.push("--json");
            let machine = cli.bare(&with);
            assert!([code, "usage-unknown-word"].contains(&machine.code().as_str()), "{line}: {}", machine.err);
        }
    }
    // What the option was called before is still understood.
    assert_eq!(cli.bare(&words("dossier bypass 2027-0001 --motive Urgence")).status, 1);
    let hostile = hostile();
    for line in
        [vec![hostile.as_str()], vec!["codes", "revoke", "A", "--reason", &hostile], vec!["codes", "list", &hostile]]
    {
        let told = cli.bare(&line);
        assert_eq!(told.status, 2);
        assert!(told.err.lines().all(line_is_safe) && told.err.contains("<U+001B>"), "{:?}", told.err);
    }
}

/// What is shipped is what the program prints; `UPDATE_ASSETS=1` writes it anew.
#[test]
fn shipped_completions_and_manuals_are_fresh() {
    let cli = Cli::new();
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let files = [
        ("completions/paraphe.bash", "completions bash"),
        ("completions/_paraphe", "completions zsh"),
        ("completions/paraphe.fish", "completions fish"),
        ("completions/paraphe.elv", "completions elvish"),
        ("man/fr/paraphe.1", "man"),
        ("man/en/paraphe.1", "man --lang en"),
    ];
    for (file, line) in files {
        let printed = cli.bare(&words(line)).ok();
        let path = assets.join(file);
        if std::env::var_os("UPDATE_ASSETS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &printed).unwrap();
        }
        let shipped = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(printed.len() > 2_000, "{line} prints nothing");
        assert!(printed == shipped, "{file} is stale: run UPDATE_ASSETS=1 cargo test --test cli shipped");
    }
    assert!(
        cli.bare(&["man"]).ok().contains(".SH NOM\n") && cli.bare(&["man", "--lang", "en"]).ok().contains(".SH NAME\n")
    );
}
