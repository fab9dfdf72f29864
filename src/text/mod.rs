//! Everything a person reads, in French and in English, side by side so that one cannot be there without the other.
//!
//! A fixed text is a [`Text`] with both languages; a text with figures in it is a function of [`Lang`]. This layer knows
//! the values of the domain and of the desk, and their words; it must not know of terminals, files or keys.

/// A sentence with values in it: the French format, then the English one, with the same values in both.
macro_rules! say {
    ($lang:expr, $fr:literal, $en:literal $(, $name:ident = $value:expr)* $(,)?) => {
        match $lang {
            $crate::text::Lang::Fr => format!($fr $(, $name = $value)*),
            $crate::text::Lang::En => format!($en $(, $name = $value)*),
        }
    };
}

/// A function that puts a value into words, as a table: a pattern of the value, what has to be worked out for the
/// words, then the French format and the English one. It is one `match`: a value without words does not compile. What
/// comes out is on one line and cannot act on a terminal, whatever the names in it hold.
macro_rules! catalogue {
    (
        $(#[$doc:meta])* $vis:vis $function:ident($value:ident: $kind:ty, $lang:ident);
        $($pattern:pat $(, $name:ident = $worked:expr)* => $fr:literal | $en:literal;)*
    ) => {
        $(#[$doc])*
        $vis fn $function($value: $kind, $lang: $crate::text::Lang) -> String {
            $crate::domain::clean::visible_line(&match $value {
                $($pattern => {
                    $(let $name = $worked;)*
                    say!($lang, $fr, $en)
                })*
            })
        }
    };
}

pub mod cli;
mod damage;
pub mod done;
pub mod figures;
pub mod format;
pub mod forms_book;
pub mod forms_circuits;
pub mod forms_codes;
pub mod forms_deeds;
pub mod guest;
pub mod heading;
pub mod intake;
pub mod note;
pub mod plan;
pub mod portal_files;
mod rule;
pub mod screens_book;
pub mod screens_campaign;
pub mod screens_codes;
pub mod screens_deeds;
pub mod screens_folk;
pub mod screens_guide;
pub mod screens_lists;
pub mod screens_people;
pub mod screens_renewal;
pub mod screens_seals;
pub mod synonyms;
pub mod trouble;
mod typed;
#[cfg(test)]
mod typography;
pub mod warning;
pub mod words;

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
