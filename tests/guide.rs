//! The guide and the example of a keymap name the keys that the program has.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "common/fresh.rs"]
mod fresh;

use fresh::fresh;
use paraphe::text::Lang;
use paraphe::tui::action::Layer;
use paraphe::tui::dispatch::screen_name;
use paraphe::tui::keymap::Keymap;
use paraphe::tui::registry::{self, Row};
use std::fmt::Write as _;
use std::path::Path;

const GUIDES: [(&str, Lang); 2] = [("assets/guide/guide.fr.md", Lang::Fr), ("assets/guide/guide.en.md", Lang::En)];
const BEGIN: &str = "<!-- keys: made from the program, do not edit -->\n";
const END: &str = "<!-- end of keys -->\n";

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn keys(row: &Row, lang: Lang) -> Vec<String> {
    Keymap::default().keys_of(row).iter().map(|k| k.words(lang)).collect()
}

/// A table for what works everywhere, one for lists, one a screen.
fn sheet(lang: Lang) -> String {
    let heads = if lang == Lang::Fr { ["Touche", "Action", "Effet"] } else { ["Key", "Action", "Effect"] };
    let lists = if lang == Lang::Fr { "Dans une liste" } else { "In a list" };
    let of = |row: &&Row, layer: Layer| row.layers.contains(&layer);
    let shared = |row: &&Row| row.layers.len() > 3 && !row.layers.contains(&Layer::Global);
    let mut parts = vec![
        (screen_name(Layer::Global).of(lang), registry::rows().filter(|r| of(r, Layer::Global)).collect::<Vec<_>>()),
        (lists, registry::rows().filter(shared).collect()),
    ];
    for layer in Layer::SCREENS.into_iter().chain([Layer::Reader]) {
        let rows = registry::rows().filter(|r| of(r, layer) && !shared(r)).collect();
        parts.push((screen_name(layer).of(lang), rows));
    }
    let mut out = String::new();
    for (title, rows) in parts.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        let _ = writeln!(out, "\n### {title}\n\n| {} |\n|---|---|---|", heads.join(" | "));
        for row in rows {
            let keys: Vec<String> = keys(row, lang).iter().map(|k| format!("`{k}`")).collect();
            let _ = writeln!(out, "| {} | {} | {} |", keys.join(" "), row.text.of(lang), row.about.of(lang));
        }
    }
    out.push('\n');
    out
}

#[test]
fn the_guides_explain_every_verdict_on_a_signature() {
    use paraphe::desk::Verdict::{CannotJudge, IntactWithAdditions, NotValid, Valid};
    for (path, lang) in GUIDES {
        let guide = read(path);
        for verdict in [Valid, IntactWithAdditions, NotValid, CannotJudge] {
            let word = paraphe::text::words::verdict(verdict).of(lang);
            assert!(guide.contains(&format!("- **{word}**")), "{path} does not explain {word:?}");
        }
    }
}

#[test]
fn the_sheets_of_keys_in_the_guides_are_those_of_the_program() {
    for (path, lang) in GUIDES {
        let guide = read(path);
        let (before, rest) = guide.split_once(BEGIN).unwrap_or_else(|| panic!("{path} has no place for the keys"));
        let (_, after) = rest.split_once(END).unwrap_or_else(|| panic!("{path}: the keys never end"));
        fresh(path, &format!("{before}{BEGIN}{}{END}{after}", sheet(lang)));
    }
}

/// The guide writes a key as `o` (Ouvrir une campagne).
#[test]
fn every_key_that_a_guide_tells_to_press_does_what_it_says() {
    for (path, lang) in GUIDES {
        let guide = read(path);
        let text = guide.split(BEGIN).next().unwrap();
        let mut seen = 0;
        for (at, _) in text.match_indices("` (") {
            let key = text[..at].rsplit('`').next().unwrap();
            let name = text[at + 3..].split(')').next().unwrap();
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            let bound = registry::rows().any(|r| r.text.of(lang) == name && keys(r, lang).iter().any(|k| k == key));
            assert!(bound, "{path}: {key} is not the key of {name:?}");
            seen += 1;
        }
        assert!(seen > 20, "{path} tells only {seen} keys");
    }
}

#[test]
fn the_example_of_a_keymap_is_the_programs_own() {
    fresh("assets/keymap.example", &Keymap::default().template());
}
