//! The layers of the house know only who they may know.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

/// A layer and what its files may name of the crate; everything else is refused.
const MAY: &[(&str, &[&str])] = &[
    ("domain", &["domain"]),
    ("text", &["text", "domain", "desk"]),
    ("register", &["register", "domain"]),
    ("sign", &["sign", "domain"]),
    ("paper", &["paper", "domain"]),
    ("exchange", &["exchange", "domain"]),
    ("store", &["store", "register", "domain"]),
    ("desk", &["desk", "domain", "register", "store", "sign", "paper", "exchange"]),
    ("job", &["job", "desk", "domain"]),
    ("cli", &["cli", "desk", "domain", "text", "tui", "job"]),
    ("tui", &["tui", "desk", "domain", "text", "job"]),
];

/// A crate and the only places that may name it.
const ONLY: &[(&str, &[&str])] = &[
    ("sled", &["src/store/rows.rs"]),
    ("argon2", &["src/store/vault.rs"]),
    ("chacha20poly1305", &["src/store/seal.rs"]),
    ("crossterm", &["src/tui/terminal.rs", "src/tui/event.rs"]),
    ("calamine", &["src/exchange/"]),
    ("rust_xlsxwriter", &["src/exchange/"]),
    ("hayro_interpret", &["src/paper/"]),
    ("ureq", &["src/exchange/http.rs"]),
    ("lettre", &["src/exchange/"]),
    ("p12_keystore", &["src/sign/pkcs12.rs"]),
    ("ratatui", &["src/tui/"]),
    ("clap", &["src/cli/"]),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    files(&root.join("src"), &mut found);
    found.sort();
    found
        .into_iter()
        .map(|p| (p.strip_prefix(root).unwrap().display().to_string(), std::fs::read_to_string(&p).unwrap()))
        .collect()
}

/// The code of a file without its comments.
fn code(text: &str) -> String {
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The first names behind every `crate::` of a text, those of groups in braces too.
fn named(text: &str) -> Vec<String> {
    let word = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + 7..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group.split('}').next().unwrap_or("").split(',').map(|p| word(p.trim()))),
            None => found.push(word(rest)),
        }
    }
    found
}

#[test]
fn every_layer_knows_only_those_below_it() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let layer = path.split('/').nth(1).unwrap().to_owned();
        if !path.trim_start_matches("src/").contains('/') {
            continue;
        }
        let may =
            MAY.iter().find(|(l, _)| *l == layer).unwrap_or_else(|| panic!("{layer} is not a layer of the house")).1;
        for name in named(&code(&text)) {
            if !may.contains(&name.as_str()) {
                wrong.push(format!("{path} names crate::{name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_foreign_crate_is_named_in_its_own_place_only() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let text = code(&text);
        for (name, places) in ONLY {
            let uses = text.contains(&format!("{name}::"));
            if uses && !places.iter().any(|p| path.starts_with(p)) {
                wrong.push(format!("{path} names {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_domain_has_no_clock_no_randomness_and_no_files() {
    for (path, text) in sources().into_iter().filter(|(p, _)| p.starts_with("src/domain/")) {
        let own = code(text.split("#[cfg(test)]").next().unwrap());
        for word in ["std::fs", "std::io", "std::env", "Utc::now", "Local::", "SystemTime", "Instant", "getrandom"] {
            assert!(!own.contains(word), "{path} uses {word}");
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for (path, text) in sources() {
        assert!(text.starts_with("//!"), "{path} does not open with //!");
    }
}
