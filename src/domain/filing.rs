//! Where a signed document is filed: the name that a pattern makes of a dossier, safe on every usual disk. It must not
//! know whether something stands there already.

use super::clean;
use super::trouble::{PatternFault, Rule};
use unicode_normalization::UnicodeNormalization as _;

/// The words that a pattern may hold in braces.
pub const WORDS: [&str; 6] = ["number", "title", "kind", "structure", "year", "date"];
/// The pattern that is proposed.
pub const USUAL: &str = "{year}/{number} {title}";
/// Most bytes of a name between two `/`: disks take 255, and a mark behind it and the ending need room.
const LONGEST: usize = 180;
/// Most folders in one another.
const DEEPEST: usize = 8;
/// Names that old systems keep for devices, whatever the ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// What the words of a pattern stand for.
#[derive(Clone, Debug, Default)]
pub struct Named {
    pub number: String,
    pub title: String,
    pub kind: String,
    pub structure: String,
    pub year: String,
    pub date: String,
}

impl Named {
    fn value(&self, word: &str) -> Option<&str> {
        Some(match word {
            "number" => &self.number,
            "title" => &self.title,
            "kind" => &self.kind,
            "structure" => &self.structure,
            "year" => &self.year,
            "date" => &self.date,
            _ => return None,
        })
    }
}

/// A part of a pattern: a text as it stands, or a word in braces.
enum Part<'a> {
    Text(&'a str),
    Word(&'a str),
}

fn parts(pattern: &str) -> Result<Vec<Part<'_>>, PatternFault> {
    let (mut parts, mut rest) = (Vec::new(), pattern);
    while let Some(at) = rest.find(['{', '}']) {
        parts.push(Part::Text(&rest[..at]));
        let behind = rest[at..].strip_prefix('{').and_then(|r| r.split_once('}'));
        let (word, after) = behind.ok_or(PatternFault::Braces)?;
        if !WORDS.contains(&word) {
            return Err(PatternFault::Unknown { word: clean::visible_line(word) });
        }
        parts.push(Part::Word(word));
        rest = after;
    }
    parts.push(Part::Text(rest));
    Ok(parts)
}

/// Refuses a pattern that could not name a file, or that leads out of its folder.
pub fn check(pattern: &str) -> Result<(), Rule> {
    let refused = |why| Err(Rule::PatternRefused { pattern: clean::visible_line(pattern), why });
    let segments: Vec<&str> = pattern.split('/').map(str::trim).collect();
    if segments.iter().any(|s| s.is_empty() || s.chars().all(|c| c == '.')) || segments.len() > DEEPEST {
        return refused(PatternFault::Path);
    }
    if pattern.chars().any(|c| clean::deceives(c) || "\\:*?\"<>|".contains(c)) {
        return refused(PatternFault::Character);
    }
    match parts(pattern) {
        Err(why) => refused(why),
        // Names of different dossiers should differ.
        Ok(found) if !found.iter().any(|p| matches!(p, Part::Word("number" | "title"))) => refused(PatternFault::Alike),
        Ok(_) => Ok(()),
    }
}

/// The names of the folders and of the file, without its ending: what a value holds never makes a folder, never leads
/// out of one, never hides a file.
pub fn path(pattern: &str, named: &Named) -> Result<Vec<String>, Rule> {
    check(pattern)?;
    let mut segments = Vec::new();
    for segment in pattern.split('/') {
        let told = |why| Rule::PatternRefused { pattern: clean::visible_line(pattern), why };
        let filled: String = parts(segment)
            .map_err(told)?
            .into_iter()
            .map(|part| match part {
                Part::Text(text) => text.to_owned(),
                Part::Word(word) => named.value(word).unwrap_or_default().replace(is_apart, "-"),
            })
            .collect();
        segments.push(safe(&filled));
    }
    // A folder without a name is passed over; a file has one.
    let file = segments.pop().filter(|s| !s.is_empty()).unwrap_or_else(|| safe(&named.number));
    segments.retain(|s| !s.is_empty());
    segments.push(if file.is_empty() { "dossier".to_owned() } else { file });
    Ok(segments)
}

/// What separates folders here or elsewhere, or means something to a disk.
fn is_apart(c: char) -> bool {
    "/\\:*?\"<>|".contains(c)
}

/// A name that every usual disk takes and that hides nothing.
fn safe(raw: &str) -> String {
    let whole: String = clean::label(raw).text.nfc().map(|c| if is_apart(c) { '-' } else { c }).collect();
    let mut end = whole.len().min(LONGEST);
    while !whole.is_char_boundary(end) {
        end -= 1;
    }
    // A dot in front hides a file, a hyphen makes an option of it; dots and spaces behind are lost on some disks.
    let edge = |c: char| c == '.' || c.is_whitespace();
    let name = whole[..end].trim_start_matches(|c| edge(c) || c == '-').trim_end_matches(edge);
    if is_device(name) { format!("_{name}") } else { name.to_owned() }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let digit = |n: &str| n.chars().count() == 1 && n.chars().all(|c| c.is_ascii_digit() || "¹²³".contains(c));
    DEVICES.contains(&stem.as_str()) || numbered.is_some_and(digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn named(title: &str) -> Named {
        Named {
            number: "2027-0042".into(),
            title: title.into(),
            kind: "convention de stage".into(),
            structure: "U 1016".into(),
            year: "2027".into(),
            date: "2027-04-05".into(),
        }
    }

    fn filed(pattern: &str, title: &str) -> String {
        path(pattern, &named(title)).unwrap().join("/")
    }

    #[test]
    fn a_pattern_makes_folders_and_a_name() {
        assert_eq!(filed(USUAL, "Convention d’accueil"), "2027/2027-0042 Convention d’accueil");
        assert_eq!(filed("{kind}/{structure}/{date}_{number}", "x"), "convention de stage/U 1016/2027-04-05_2027-0042");
        let nowhere = Named { structure: String::new(), ..named("x") };
        assert_eq!(path("{structure}/{number}", &nowhere).unwrap(), ["2027-0042"], "no folder without a name");
        assert_eq!(filed("{title}", " .. "), "2027-0042", "a title that is nothing: the number");
    }

    #[test]
    fn what_a_title_holds_never_leads_anywhere() {
        for (title, expected) in [
            ("../../etc/passwd", "etc-passwd"),
            ("a/b\\c:d", "a-b-c-d"),
            (".cache", "cache"),
            ("-rf", "rf"),
            ("CON", "_CON"),
            ("com1.txt", "_com1.txt"),
            ("Avenant n° 2 : « prolongation »?", "Avenant n° 2 - « prolongation »-"),
            ("ligne\nsuivante\u{202e}fdp", "ligne suivantefdp"),
        ] {
            let found = filed("{title}", title);
            assert!(found == expected || found.trim_start_matches('-') == expected, "{title:?} -> {found:?}");
        }
        assert!(filed("{title}", &"é".repeat(400)).len() <= LONGEST);
    }

    #[test]
    fn patterns_that_lead_out_or_name_nothing_are_refused() {
        for (bad, fault) in [
            ("../{number}", PatternFault::Path),
            ("/tmp/{number}", PatternFault::Path),
            ("{number}/", PatternFault::Path),
            ("a//{number}", PatternFault::Path),
            ("./{number}", PatternFault::Path),
            ("a/b/c/d/e/f/g/h/{number}", PatternFault::Path),
            ("{numero}", PatternFault::Unknown { word: "numero".into() }),
            ("{number", PatternFault::Braces),
            ("number}", PatternFault::Braces),
            ("C:{number}", PatternFault::Character),
            ("{number}\u{202e}", PatternFault::Character),
            ("{year}/{kind}", PatternFault::Alike),
        ] {
            let Err(Rule::PatternRefused { why, .. }) = check(bad) else { panic!("{bad}") };
            assert_eq!(why, fault, "{bad}");
        }
        assert_eq!(check(USUAL), Ok(()));
    }

    proptest! {
        /// Whatever a dossier is called, each name is one that a disk takes, and none is hidden or leads out.
        #[test]
        fn whatever_a_dossier_is_called_its_file_has_a_sound_name(
            title in any::<String>(),
            structure in any::<String>(),
            pattern in proptest::sample::select(vec![USUAL, "{title}", "{structure}/{title}", "{title}/{structure}.{number}", "x{structure}/{title}."]),
        ) {
            let names = path(pattern, &Named { structure, ..named(&title) }).unwrap();
            prop_assert!(!names.is_empty() && names.len() <= pattern.split('/').count());
            for name in names {
                prop_assert!(!name.is_empty() && name.len() <= LONGEST + 1, "{name:?}");
                prop_assert!(!name.starts_with(['.', '-', ' ']) && !name.ends_with(['.', ' ']), "{name:?}");
                prop_assert!(!name.chars().any(|c| is_apart(c) || clean::deceives(c)), "{name:?}");
                prop_assert!(!is_device(&name), "{name:?}");
                prop_assert_eq!(safe(&name), name.clone(), "a name that was made is not changed again");
            }
        }
    }
}
