//! The language of a run, known before anything is said: the option, else that of the system, else French.

use crate::text::Lang;
use std::ffi::OsString;

/// The language of these arguments.
pub fn of(arguments: &[OsString]) -> Lang {
    asked(arguments).or_else(system).unwrap_or_default()
}

fn asked(arguments: &[OsString]) -> Option<Lang> {
    let mut words = arguments.iter().filter_map(|a| a.to_str());
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => return words.next().and_then(named),
            Some(rest) if rest.starts_with('=') => return named(&rest[1..]),
            _ if word == "--" => return None,
            _ => {}
        }
    }
    None
}

/// What the environment says (`LC_ALL`, `LC_MESSAGES`, `LANG`).
pub fn system() -> Option<Lang> {
    named(sys_locale::get_locale()?.get(..2)?)
}

fn named(word: &str) -> Option<Lang> {
    match word {
        "fr" => Some(Lang::Fr),
        "en" => Some(Lang::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_line(line: &str) -> Option<Lang> {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        asked(&words)
    }

    #[test]
    fn the_option_is_found_in_both_spellings_and_nowhere_else() {
        assert_eq!(of_line("paraphe codes list --lang en"), Some(Lang::En));
        assert_eq!(of_line("paraphe --lang=fr codes"), Some(Lang::Fr));
        for none in ["paraphe codes", "paraphe --language en", "paraphe -- --lang en", "paraphe --lang"] {
            assert_eq!(of_line(none), None, "{none}");
        }
    }
}
