//! French texts are set as French texts are, and both languages speak of the same values.
//!
//! The sources are read: every French half of `both`, `say!` and of a catalogue, in the whole program.

use std::path::{Path, PathBuf};

/// A pair of literals as it stands in a source file.
#[derive(Debug)]
struct Pair {
    place: String,
    fr: String,
    en: String,
}

#[derive(Debug, PartialEq)]
enum Token {
    Word(String),
    Mark(char),
    Literal { text: String, line: usize },
}

/// Words, marks and literals of a source file; comments and white space are dropped.
fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let (mut at, mut line, mut found) = (0, 1, Vec::new());
    while at < chars.len() {
        let c = chars[at];
        line += usize::from(c == '\n');
        if c == '/' && chars.get(at + 1) == Some(&'/') {
            while at < chars.len() && chars[at] != '\n' {
                at += 1;
            }
            continue;
        }
        if c == '"' {
            let (text, next) = literal(&chars, at + 1);
            found.push(Token::Literal { text, line });
            line += chars[at + 1..next].iter().filter(|c| **c == '\n').count();
            at = next;
        } else if c == '\'' && (chars.get(at + 1) == Some(&'\\') || chars.get(at + 2) == Some(&'\'')) {
            // A character: passed over, so that a quote in it opens nothing.
            at += if chars[at + 1] == '\\' { 3 } else { 2 };
            while at < chars.len() && chars[at - 1] != '\'' && chars[at] != '\'' {
                at += 1;
            }
            at += 1;
        } else if c.is_alphanumeric() || c == '_' {
            let start = at;
            while at < chars.len() && (chars[at].is_alphanumeric() || chars[at] == '_') {
                at += 1;
            }
            found.push(Token::Word(chars[start..at].iter().collect()));
        } else {
            if !c.is_whitespace() {
                found.push(Token::Mark(c));
            }
            at += 1;
        }
    }
    found
}

/// The text of a literal whose first character is at `at`, and the place behind its quote.
fn literal(chars: &[char], mut at: usize) -> (String, usize) {
    let mut text = String::new();
    while at < chars.len() && chars[at] != '"' {
        if chars[at] != '\\' {
            text.push(chars[at]);
            at += 1;
            continue;
        }
        match chars[at + 1] {
            'u' => {
                let digits: String = chars[at + 3..].iter().take_while(|c| **c != '}').collect();
                text.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
                at += digits.len() + 4;
            }
            '\n' => {
                at += 2;
                while chars.get(at).is_some_and(|c| c.is_whitespace()) {
                    at += 1;
                }
            }
            'n' => {
                text.push('\n');
                at += 2;
            }
            other => {
                text.push(other);
                at += 2;
            }
        }
    }
    (text, at + 1)
}

/// Two literals side by side in a call that takes both languages, or in an arm of a catalogue.
fn pairs(file: &Path) -> Vec<Pair> {
    let source = std::fs::read_to_string(file).unwrap();
    let program = source.split("#[cfg(test)]\nmod tests").next().unwrap();
    let tokens = tokens(program);
    let mut found = Vec::new();
    for (n, window) in tokens.windows(3).enumerate() {
        let [Token::Literal { text: fr, line }, Token::Mark(',' | '|'), Token::Literal { text: en, .. }] = window
        else {
            continue;
        };
        let before = |back: usize| n.checked_sub(back).map(|at| &tokens[at]);
        let mark = |back: usize, c: char| before(back) == Some(&Token::Mark(c));
        let word = |back: usize, w: &str| before(back) == Some(&Token::Word(w.to_owned()));
        let told = mark(1, '(') && word(2, "both")
            || mark(1, ',') && mark(3, '(') && mark(4, '!') && word(5, "say")
            || mark(1, '>') && mark(2, '=') && window[1] == Token::Mark('|');
        if told {
            let place = format!("{}:{line}", file.display());
            found.push(Pair { place, fr: fr.clone(), en: en.clone() });
        }
    }
    found
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("typography.rs") {
            found.push(path);
        }
    }
}

fn every_pair() -> Vec<Pair> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files.sort();
    let found: Vec<Pair> = files.iter().flat_map(|f| pairs(f)).collect();
    assert!(found.len() > 100, "only {} pairs were found", found.len());
    found
}

/// What is wrong with a French text, if anything.
fn french_faults(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut faults = Vec::new();
    for (n, &c) in chars.iter().enumerate() {
        let before = n.checked_sub(1).map(|b| chars[b]);
        let after = chars.get(n + 1).copied();
        let ends = after.is_none_or(|a| a.is_whitespace() || "»)".contains(a));
        let letters = before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic);
        match c {
            ':' if before == Some(' ') || ends && n > 0 && before != Some('\u{a0}') => {
                faults.push("a no-break space belongs before the colon".into());
            }
            ';' | '!' | '?' if before == Some(' ') || ends && n > 0 && before != Some('\u{202f}') => {
                faults.push(format!("a narrow no-break space belongs before {c}"));
            }
            '«' if after != Some('\u{a0}') => faults.push("a no-break space belongs after «".into()),
            '»' if before != Some('\u{a0}') => faults.push("a no-break space belongs before »".into()),
            '\'' if letters => faults.push("an apostrophe is ’".into()),
            '“' | '”' => faults.push("quotes are « »".into()),
            '.' if chars[n..].starts_with(&['.', '.', '.']) => faults.push("an ellipsis is …".into()),
            _ => {}
        }
    }
    faults
}

fn english_faults(text: &str) -> Vec<&'static str> {
    let chars: Vec<char> = text.chars().collect();
    let straight = chars.windows(3).any(|w| w[1] == '\'' && w[0].is_alphabetic() && w[2].is_alphabetic());
    [
        (straight, "an apostrophe is ’"),
        (text.contains(['«', '»']), "quotes are “ ”"),
        (text.contains(['\u{a0}', '\u{202f}']), "French spaces do not belong in English"),
        (text.contains("..."), "an ellipsis is …"),
    ]
    .into_iter()
    .filter_map(|(wrong, why)| wrong.then_some(why))
    .collect()
}

/// The values that a format names, sorted.
fn values(format: &str) -> Vec<String> {
    let plain = format.replace("{{", "").replace("}}", "");
    let mut names: Vec<String> =
        plain.split('{').skip(1).filter_map(|p| p.split('}').next()).map(str::to_owned).collect();
    names.sort();
    names
}

#[test]
fn french_texts_have_french_spaces_apostrophes_and_quotes() {
    let faults: Vec<String> = every_pair()
        .iter()
        .flat_map(|p| french_faults(&p.fr).into_iter().map(|f| format!("{}: {f}: {:?}", p.place, p.fr)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn english_texts_have_english_apostrophes_and_quotes() {
    let faults: Vec<String> = every_pair()
        .iter()
        .flat_map(|p| english_faults(&p.en).into_iter().map(|f| format!("{}: {f}: {:?}", p.place, p.en)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn both_languages_name_the_same_values() {
    for pair in every_pair() {
        assert_eq!(values(&pair.fr), values(&pair.en), "{}", pair.place);
        assert_eq!(pair.fr.is_empty(), pair.en.is_empty(), "{}", pair.place);
    }
}

#[test]
fn the_rules_of_french_setting_are_known_here() {
    for wrong in ["Motif : x", "Motif:", "Quoi ?", "Quoi?", "« x »", "l'acte", "“x”", "Attendez..."] {
        assert!(!french_faults(wrong).is_empty(), "{wrong}");
    }
    for right in ["Motif\u{a0}: x", "Quoi\u{202f}?", "«\u{a0}l’acte\u{a0}»", "à 14:05", "https://a.fr", "code:1"] {
        assert!(french_faults(right).is_empty(), "{right}");
    }
}

#[test]
fn pairs_are_found_in_every_way_of_writing_them() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.rs");
    let source = "// both(\"no\", \"no\")\nconst A: Text = both(\n\"un\\u{a0}\", \"one\");\nlet c = '\"'; say!(lang, \"deux {x}\", \
                  \"two {x}\");\nX::Y { a } => \"trois\" | \"three\";\nlist(\"not\", \"this\");";
    std::fs::write(&file, source).unwrap();
    let found: Vec<(String, String)> = pairs(&file).into_iter().map(|p| (p.fr, p.en)).collect();
    let expected = [("un\u{a0}", "one"), ("deux {x}", "two {x}"), ("trois", "three")];
    assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
}
