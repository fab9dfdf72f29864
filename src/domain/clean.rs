//! Text that comes from outside, made harmless.
//!
//! Three doors: [`label`] for short texts of imported files (cleans and tells what it took out), [`name`] for what
//! somebody types as a name (refuses), [`visible`] for every exit that is not a terminal cell (shows what is hidden).

use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization as _;

/// Format characters and other marks that are invisible or that change the direction of what stands around them
/// (Unicode categories Cf, Zl, Zp, variation selectors and fillers).
const HIDDEN: &[(u32, u32)] = &[
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x0600, 0x0605),
    (0x061C, 0x061C),
    (0x06DD, 0x06DD),
    (0x070F, 0x070F),
    (0x0890, 0x0891),
    (0x08E2, 0x08E2),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x110BD, 0x110BD),
    (0x110CD, 0x110CD),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
];

/// Whether a character could act on a terminal or hide in a text: controls, and everything in the hidden classes.
pub fn deceives(c: char) -> bool {
    let code = c as u32;
    c.is_control() || HIDDEN.iter().any(|&(first, last)| (first..=last).contains(&code))
}

/// A short text as imported: one line, no hidden character, composed (NFC), and the list of what was taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The text that is kept.
    pub text: String,
    /// Every character that was dropped, in order; white space that became one space is not among them.
    pub removed: Vec<char>,
}

/// Cleans a short text of an imported file: every run of white space, tabulations and line ends becomes one space,
/// characters that deceive are dropped and reported.
pub fn label(raw: &str) -> Label {
    let mut text = String::with_capacity(raw.len());
    let mut removed = Vec::new();
    let mut gap = false;
    for c in raw.nfc() {
        if c.is_whitespace() && c != '\u{85}' {
            gap = true;
        } else if deceives(c) {
            removed.push(c);
        } else {
            if gap && !text.is_empty() {
                text.push(' ');
            }
            gap = false;
            text.push(c);
        }
    }
    Label { text, removed }
}

/// A name as typed: composed and trimmed, or the first character that it must not hold.
pub fn name(raw: &str) -> Result<String, char> {
    if let Some(bad) = raw.chars().find(|&c| deceives(c)) {
        return Err(bad);
    }
    Ok(label(raw).text)
}

/// A character written out, as in `<U+202E>`.
pub fn written(c: char) -> String {
    format!("<U+{:04X}>", c as u32)
}

/// The text with every character that deceives written out. Line feeds stay; nothing is dropped in silence.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| deceives(c) && c != '\n') {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if deceives(c) && c != '\n' {
            let _ = write!(shown, "<U+{:04X}>", c as u32);
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Like [`visible`], on one line: line feeds become spaces.
pub fn visible_line(text: &str) -> String {
    visible(text).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_lose_tabs_and_hidden_marks_and_say_so() {
        let cleaned = label(" Unité\t de\u{a0}recherche\u{200b}\u{202e} \r\n ");
        assert_eq!(cleaned.text, "Unité de recherche");
        assert_eq!(cleaned.removed, vec!['\u{200b}', '\u{202e}']);
    }

    #[test]
    fn names_are_refused_not_mended() {
        assert_eq!(name("Jeanne\u{1b}[31m"), Err('\u{1b}'));
        assert_eq!(name("e\u{301}le\u{300}ve"), Ok("élève".to_owned()));
    }

    #[test]
    fn hidden_characters_are_written_out() {
        assert_eq!(visible("a\u{9b}b\u{e0041}"), "a<U+009B>b<U+E0041>");
        assert_eq!(visible("deux\nlignes"), "deux\nlignes");
    }

    proptest! {
        #[test]
        fn nothing_that_acts_on_a_terminal_comes_out(text in any::<String>()) {
            for shown in [visible(&text).into_owned(), label(&text).text] {
                prop_assert!(shown.chars().all(|c| c == '\n' || !deceives(c)));
            }
        }

        #[test]
        fn cleaning_twice_is_cleaning_once(text in any::<String>()) {
            let once = label(&text).text;
            prop_assert_eq!(label(&once).text, once);
        }
    }
}
