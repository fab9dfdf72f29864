//! Folding for search and sorting: accents, ligatures, case and apostrophes make no difference, in either direction.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The folded form of a text: decomposed, without marks, in lower case, with `œ`, `æ`, `ß` and typographic
/// apostrophes written plainly. Both the needle and the haystack pass through it.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Puts the folded form of a text behind another.
pub fn fold_into(folded: &mut String, text: &str) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        // Most of a text is plain, and goes through at once.
        let (plain, behind) = rest.split_at(rest.bytes().position(|b| !b.is_ascii()).unwrap_or(rest.len()));
        if plain.is_empty() {
            // Marks go, so that the order in which a decomposition would put them does not matter.
            decompose_canonical(c, |part| push(folded, part));
            rest = &rest[c.len_utf8()..];
        } else {
            let start = folded.len();
            folded.push_str(plain);
            folded[start..].make_ascii_lowercase();
            rest = behind;
        }
    }
}

/// One character of a decomposed text.
fn push(folded: &mut String, c: char) {
    match c {
        _ if is_combining_mark(c) => {}
        'œ' | 'Œ' => folded.push_str("oe"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'ß' | 'ẞ' => folded.push_str("ss"),
        '’' | '‘' | 'ʼ' => folded.push('\''),
        '\u{2010}'..='\u{2015}' => folded.push('-'),
        _ => folded.extend(c.to_lowercase()),
    }
}

/// A needle: every word of it must occur, in any order; `u9001` finds `U 9001` as well, and the other way round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needle(Vec<String>);

impl Needle {
    /// Folds and splits what was typed.
    pub fn new(typed: &str) -> Self {
        Self(fold(typed).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether every word occurs in a text that is already folded.
    pub fn matches(&self, folded: &str) -> bool {
        self.0.iter().all(|word| holds(folded, word))
    }
}

/// Whether a word occurs; a label and its number may be written apart where they were typed together. The label is then a
/// word by itself: the tail of another one in front of a number is none.
fn holds(folded: &str, word: &str) -> bool {
    if folded.contains(word) {
        return true;
    }
    let lettered = |at: &usize| word[..*at].ends_with(char::is_alphabetic);
    let Some(at) = word.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).find(lettered) else {
        return false;
    };
    let (label, number) = word.split_at(at);
    folded.match_indices(label).any(|(found, _)| {
        let (before, behind) = (&folded[..found], &folded[found + label.len()..]);
        !before.ends_with(char::is_alphanumeric)
            && behind.strip_prefix(char::is_whitespace).is_some_and(|behind| behind.starts_with(number))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    proptest! {
        #[test]
        fn a_text_and_its_decomposed_and_composed_forms_fold_alike(text in "\\PC{0,20}") {
            let decomposed = text.nfd().collect::<String>();
            prop_assert_eq!(fold(&text), fold(&decomposed));
            prop_assert_eq!(fold(&text), fold(&decomposed.nfc().collect::<String>()));
        }
    }

    #[test]
    fn accents_fold_both_ways() {
        for (typed, text) in [
            ("élève", "ELEVE"),
            ("eleve", "Élève"),
            ("coeur", "Cœur"),
            ("cœur", "COEUR"),
            ("l’homme", "l'homme"),
            ("e\u{301}quipe", "Équipe"),
        ] {
            assert!(Needle::new(typed).matches(&fold(text)), "{typed} in {text}");
        }
    }

    #[test]
    fn a_label_and_its_number_are_found_apart_and_together() {
        for typed in ["U9001", "u 9001", "U 9001", "u9001", "U\u{a0}9001"] {
            for text in ["U9001 Neurosciences", "U 9001 Neurosciences", "Unité U\u{a0}9001"] {
                assert!(Needle::new(typed).matches(&fold(text)), "{typed} in {text}");
            }
        }
        assert!(Needle::new("équipe2").matches(&fold("Equipe 2")));
        assert!(!Needle::new("u9001").matches(&fold("U 9002, CIC 9001")));
        assert!(!Needle::new("u9001").matches(&fold("U, 9001")));
        for text in ["Lieu 9001", "2U 9001", "Lieu\u{a0}9001"] {
            assert!(!Needle::new("u9001").matches(&fold(text)), "{text}");
        }
        for text in ["(U 9001)", "Inserm-U 9001", "lieu 9001, u 9001"] {
            assert!(Needle::new("u9001").matches(&fold(text)), "{text}");
        }
    }

    #[test]
    fn all_words_must_occur_in_any_order() {
        let needle = Needle::new("lyon  neuro");
        assert!(needle.matches(&fold("Neurosciences, Lyon")));
        assert!(!needle.matches(&fold("Neurosciences, Paris")));
    }
}
