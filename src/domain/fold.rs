//! Folding for search and sorting: accents, ligatures, case and apostrophes make no difference, in either direction.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The folded form of a text: decomposed, without marks, in lower case, with `œ`, `æ`, `ß` and typographic
/// apostrophes written plainly. Both the needle and the haystack pass through it.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            // Marks go, so that the order in which a decomposition would put them does not matter.
            decompose_canonical(c, |part| push(&mut folded, part));
        }
    }
    folded
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

/// A needle: every word of it must occur, in any order.
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
        self.0.iter().all(|word| folded.contains(word.as_str()))
    }
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
    fn all_words_must_occur_in_any_order() {
        let needle = Needle::new("lyon  neuro");
        assert!(needle.matches(&fold("Neurosciences, Lyon")));
        assert!(!needle.matches(&fold("Neurosciences, Paris")));
    }
}
