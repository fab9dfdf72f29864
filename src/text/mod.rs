//! Everything a person reads, in French and in English, side by side so that one cannot be there without the other.
//!
//! A fixed text is a [`Text`] with both languages; a text with figures in it is a function of [`Lang`]. This layer knows
//! the domain's values and their words; it must not know of terminals, files or keys.

pub mod frame;

/// A language of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// The language of reference.
    #[default]
    Fr,
    En,
}

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    pub fr: &'static str,
    pub en: &'static str,
}

/// Puts the two languages of a text together: French, then English.
pub const fn both(fr: &'static str, en: &'static str) -> Text {
    Text { fr, en }
}

impl Text {
    /// The text in a language.
    pub const fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.fr,
            Lang::En => self.en,
        }
    }
}
