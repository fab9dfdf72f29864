//! Which key asks for which action: the registry's defaults, changed by the user's file.
//!
//! The file has lines `name = key key`; `#` begins a comment; a name without keys has none. A file that cannot be
//! followed to the letter is refused, naming the line: half a keymap would be worse than none.

use super::action::{Action, Layer};
use super::chord::Chord;
use super::registry::{self, Row};
use crate::domain::trouble::Rule;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The keys of all actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    bound: BTreeMap<(Layer, Chord), Action>,
    /// By the name of the row: one action may stand on several screens, under a name and keys of its own.
    keys: BTreeMap<&'static str, Vec<Chord>>,
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = default_keys();
        Self { bound: bind(&keys), keys }
    }
}

/// What to do with the template, at its head.
const HEADER: &str = "\
# Les touches de Paraphe. Pour en changer, copiez les lignes voulues dans ~/.config/paraphe/keymap et
# remplacez-y les touches : plusieurs sont séparées par une espace, aucune ôte la touche. Une erreur arrête
# le programme au départ, avec sa ligne.
#
# The keys of Paraphe. To change some, copy the lines wanted to ~/.config/paraphe/keymap and replace the
# keys there: several are parted by a space, none takes the key away. A mistake stops the program as it
# starts, with its line.

";

impl Keymap {
    /// The defaults, changed by the lines of a user's file.
    pub fn read(text: &str) -> Result<Self, Rule> {
        let mut keys = default_keys();
        let mut lines = BTreeMap::new();
        for (n, line) in text.lines().enumerate() {
            let line = line.trim_start_matches('\u{feff}').trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (name, chords) = read_line(line, n + 1)?;
            keys.insert(name, chords);
            lines.insert(name, n + 1);
        }
        match clash(&keys, &lines) {
            Some(rule) => Err(rule),
            None => Ok(Self { bound: bind(&keys), keys }),
        }
    }

    /// What a key asks for on a layer: the layer's own actions come first, then the global ones. The door has no
    /// globals behind it.
    pub fn resolve(&self, chord: Chord, layer: Layer) -> Option<Action> {
        let own = self.bound.get(&(layer, chord));
        let global = if layer == Layer::Door { None } else { self.bound.get(&(Layer::Global, chord)) };
        own.or(global).copied()
    }

    /// The keys of a row, the first one first.
    pub fn keys_of(&self, row: &Row) -> &[Chord] {
        self.keys.get(row.name).map_or(&[], Vec::as_slice)
    }

    /// A file with every action and its present keys, to begin from.
    pub fn template(&self) -> String {
        let mut out = HEADER.to_owned();
        for row in registry::rows() {
            let keys: Vec<String> = self.keys_of(row).iter().map(ToString::to_string).collect();
            let _ = writeln!(out, "# {} / {}\n{} = {}", row.text.fr, row.text.en, row.name, keys.join(" "));
        }
        out
    }
}

fn read_line(line: &str, number: usize) -> Result<(&'static str, Vec<Chord>), Rule> {
    let unknown = |key: &str| Rule::KeyUnknown { key: key.to_owned(), line: number };
    let (name, written) = line.split_once('=').ok_or_else(|| unknown(line))?;
    let name = name.trim();
    let row = registry::rows().find(|r| r.name == name).ok_or_else(|| unknown(name))?;
    let mut chords = Vec::new();
    for word in written.split_whitespace().take_while(|w| !w.starts_with('#') || w.chars().count() == 1) {
        chords.push(Chord::parse(word).ok_or_else(|| unknown(word))?);
    }
    Ok((row.name, chords))
}

fn default_keys() -> BTreeMap<&'static str, Vec<Chord>> {
    registry::rows().map(|r| (r.name, r.keys.iter().filter_map(|k| Chord::parse(k)).collect())).collect()
}

fn bind(keys: &BTreeMap<&'static str, Vec<Chord>>) -> BTreeMap<(Layer, Chord), Action> {
    let mut bound = BTreeMap::new();
    for row in registry::rows() {
        for chord in keys.get(row.name).into_iter().flatten() {
            for layer in row.layers {
                bound.entry((*layer, *chord)).or_insert(row.action);
            }
        }
    }
    bound
}

/// The first two actions that one key would ask for at the same place.
fn clash(keys: &BTreeMap<&'static str, Vec<Chord>>, lines: &BTreeMap<&'static str, usize>) -> Option<Rule> {
    let mut seen: Vec<(&Row, Chord)> = Vec::new();
    for row in registry::rows() {
        for chord in keys.get(row.name).into_iter().flatten() {
            let other = seen.iter().find(|(r, c)| c == chord && r.name != row.name && meet(r.layers, row.layers));
            if let Some((first, _)) = other {
                let line = lines.get(row.name).max(lines.get(first.name));
                return Some(Rule::KeyTwice {
                    key: chord.to_string(),
                    line: line.copied().unwrap_or_default(),
                    first: first.name.to_owned(),
                    second: row.name.to_owned(),
                });
            }
            seen.push((row, *chord));
        }
    }
    None
}

/// Whether two actions can be asked for at the same place: on one layer, or one of them on a screen and the other
/// behind it.
fn meet(a: &[Layer], b: &[Layer]) -> bool {
    let behind = |x: &[Layer], y: &[Layer]| x.contains(&Layer::Global) && y.iter().any(|l| *l != Layer::Door);
    a.iter().any(|l| b.contains(l)) || behind(a, b) || behind(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::chord::Key;

    #[test]
    fn no_two_default_keys_clash() {
        assert_eq!(clash(&default_keys(), &BTreeMap::new()), None);
    }

    #[test]
    fn every_default_key_can_be_read_and_typed_everywhere() {
        for row in registry::rows() {
            for written in row.keys {
                let chord = Chord::parse(written).unwrap_or_else(|| panic!("{}: {written}", row.name));
                assert_eq!(chord.to_string(), *written, "{} is written otherwise", row.name);
                if let Key::Char(c) = chord.key {
                    assert!(!c.is_ascii_digit(), "{}: bare digits need Shift on a French keyboard", row.name);
                    assert!(!"[]{}#@\\|~`^€¤".contains(c), "{}: {c} needs AltGr", row.name);
                    assert!(!chord.ctrl || !"sq".contains(c), "{}: flow control takes {chord}", row.name);
                    assert!(!chord.alt, "{}: Alt is the terminal's", row.name);
                }
            }
        }
    }

    #[test]
    fn names_are_unique_and_an_action_stands_once_on_a_screen() {
        let rows: Vec<&Row> = registry::rows().collect();
        for (n, row) in rows.iter().enumerate() {
            assert!(row.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", row.name);
            for other in &rows[..n] {
                assert!(other.name != row.name, "{}", row.name);
                assert!(other.action != row.action || !meet(other.layers, row.layers), "{}", row.name);
            }
        }
    }

    #[test]
    fn a_users_line_takes_the_place_of_the_default() {
        let map = Keymap::read("# mes touches\n\nlock = f12 ctrl-k\n help = f1\n").unwrap();
        let on = |key: &str| map.resolve(Chord::parse(key).unwrap(), Layer::Codes);
        assert_eq!(on("f12"), Some(Action::Lock));
        assert_eq!(on("ctrl-k"), Some(Action::Lock));
        assert_eq!(on("ctrl-l"), None);
        assert_eq!(on("?"), None);
        assert_eq!(map.keys.get("lock").unwrap().len(), 2);
        let none = Keymap::read("quit =\n").unwrap();
        assert_eq!(none.keys.get("quit").unwrap().len(), 0);
    }

    #[test]
    fn what_is_unknown_is_refused_with_its_line() {
        let refused = |text: &str| Keymap::read(text).unwrap_err();
        assert_eq!(refused("\nlokc = f12"), Rule::KeyUnknown { key: "lokc".into(), line: 2 });
        assert_eq!(refused("lock = f99"), Rule::KeyUnknown { key: "f99".into(), line: 1 });
        assert_eq!(refused("lock f12"), Rule::KeyUnknown { key: "lock f12".into(), line: 1 });
    }

    #[test]
    fn clashes_are_refused_naming_both_actions() {
        let Rule::KeyTwice { key, line, first, second } = Keymap::read("# x\nlock = f2").unwrap_err() else {
            panic!("a clash");
        };
        assert_eq!((key.as_str(), line), ("f2", 2));
        assert!([&first, &second].iter().any(|n| *n == "lock") && [&first, &second].iter().any(|n| *n == "go-home"));
    }

    #[test]
    fn the_template_is_a_keymap_that_changes_nothing() {
        let map = Keymap::default();
        assert_eq!(Keymap::read(&map.template()).unwrap(), map);
        assert!(map.template().starts_with("# Les touches de Paraphe"));
        assert!(map.template().contains("~/.config/paraphe/keymap"));
    }

    #[test]
    fn the_door_has_no_globals_behind_it() {
        let map = Keymap::default();
        assert_eq!(map.resolve(Chord::parse("f5").unwrap(), Layer::Door), None);
        assert_eq!(map.resolve(Chord::parse("f1").unwrap(), Layer::Door), Some(Action::Help));
        assert_eq!(map.resolve(Chord::parse("f5").unwrap(), Layer::Home), Some(Action::GoCodes));
    }
}
