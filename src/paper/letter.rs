//! Letters on one page: letterhead, addressee, date, the text with its values in it, and the box of the access code.
//! It must not know which structure gets which text.

use super::french;
use super::markdown;
use super::template::{self, Values};
use super::typeset::block::{Block, CodeBox, Sheet};
use super::typeset::face::Shaper;
use super::typeset::line::{Rich, plain, shortened};
use super::typeset::typeset;
use crate::domain::login::Login;
use crate::domain::texts::TextName;
use crate::domain::trouble::{InputFault, Outcome, Rule, TextFault, Trouble};
use chrono::NaiveDate;

/// Most characters of a line of an address.
const ADDRESS: usize = 120;

/// The texts that a letter is made of.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    pub letterhead: &'a str,
    pub contacts: &'a str,
    pub spelling: &'a str,
}

/// The code that a letter hands over.
#[derive(Clone, Copy)]
pub struct Handed<'a> {
    pub login: &'a Login,
    /// As printed: `XXXX-XXXX-XXXX`, or as it came from outside.
    pub secret: &'a str,
}

impl std::fmt::Debug for Handed<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Handed({})", self.login)
    }
}

/// A letter.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// Which text it is, and the text.
    pub name: TextName,
    pub text: &'a str,
    pub texts: Texts<'a>,
    pub values: Values,
    pub institute: &'a str,
    /// Name, structure, address: a line each.
    pub addressee: Vec<String>,
    pub day: NaiveDate,
    pub code: Option<Handed<'a>>,
}

/// Typesets letters; what it has shaped for one serves for the next.
#[derive(Default)]
pub struct Press {
    shaper: Shaper,
}

impl Press {
    /// The file of a letter.
    pub fn letter(&mut self, letter: &Letter) -> Outcome<Vec<u8>> {
        let texts = &letter.texts;
        let mut values = letter.values.clone();
        if letter.code.is_some() {
            values = values.with_code();
        }
        let body = template::compose(letter.name, letter.text, texts.contacts, &values)?;
        let head = template::render(TextName::Letterhead, texts.letterhead, &letter.values)?;
        let mut blocks = opening(letter);
        let code = letter.code.map(|handed| boxed(handed, texts.spelling));
        blocks.extend(filled(markdown::blocks(&body), code));
        let sheet = Sheet {
            title: title(letter),
            author: letter.institute.to_owned(),
            day: letter.day,
            head: markdown::blocks(&head),
            blocks,
            foot: letter.institute.to_owned(),
            most: 1,
        };
        self.sheet(&sheet).map_err(|trouble| match trouble {
            Trouble::Input { why: InputFault::TooLarge, .. } => {
                let name = letter.name.word().to_owned();
                Rule::TextBroken { name, line: 1, why: TextFault::Long { most: 1 } }.into()
            }
            other => other,
        })
    }

    /// The file of any other sheet.
    pub fn sheet(&mut self, sheet: &Sheet) -> Outcome<Vec<u8>> {
        typeset(&mut self.shaper, sheet)
    }
}

fn title(letter: &Letter) -> String {
    let login = letter.code.map(|c| c.login.to_string());
    login.unwrap_or_else(|| format!("{} — {}", letter.institute, french::day(letter.day)))
}

/// Addressee and date.
fn opening(letter: &Letter) -> Vec<Block> {
    let lines: Vec<Rich> =
        letter.addressee.iter().filter(|l| !l.trim().is_empty()).map(|l| plain(shortened(l.trim(), ADDRESS))).collect();
    let date = plain(format!("Le {}", french::day(letter.day)));
    vec![Block::Beside(Vec::new(), lines), Block::Beside(Vec::new(), vec![date]), Block::Gap(6.0)]
}

/// The blocks with the code in its place, or at the end where the text leaves none.
fn filled(blocks: Vec<Block>, code: Option<CodeBox>) -> Vec<Block> {
    let Some(code) = code else { return blocks };
    let mut code = Some(code);
    let mut filled: Vec<Block> = blocks
        .into_iter()
        .filter_map(|block| match block {
            Block::Slot => code.take().map(Block::Code),
            other => Some(other),
        })
        .collect();
    filled.extend(code.map(Block::Code));
    filled
}

fn boxed(handed: Handed, spelling: &str) -> CodeBox {
    CodeBox {
        login: handed.login.to_string(),
        check: handed.login.check_letter(),
        secret: handed.secret.to_owned(),
        spelled: template::spelled(spelling, handed.secret),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::text;

    const TEXTS: Texts = Texts { letterhead: "# {{ institut }}", contacts: "doc@exemple.fr", spelling: "" };

    fn letter<'a>(name: TextName, body: &'a str, login: &'a Login) -> Letter<'a> {
        Letter {
            name,
            text: body,
            texts: Texts { spelling: template::usual(TextName::Spelling), ..TEXTS },
            values: Values::default()
                .with("institut", "Institut d’essai")
                .with("structure", "U 1016")
                .with("annee", "2027")
                .with("coupure", "6 juin 2027"),
            institute: "Institut d’essai",
            addressee: vec!["Éloïse Lefèvre-Garçon".into(), "Institut Cochin".into(), "75014 Paris".into()],
            day: "2027-04-12".parse().unwrap(),
            code: Some(Handed { login, secret: "N7K2-QX4M-9TZ0" }),
        }
    }

    #[test]
    fn every_usual_letter_is_one_page_that_says_the_code_once() {
        let login = Login::typed("27INSU1016");
        for name in [TextName::Letter, TextName::LetterMixed, TextName::LetterExempt] {
            let bytes = Press::default().letter(&letter(name, template::usual(name), &login)).unwrap();
            let pages = text::pages(&bytes).unwrap();
            assert_eq!(pages.len(), 1, "{name:?}");
            let words = pages[0].join("\n");
            assert_eq!(words.matches("N7K2-QX4M-9TZ0").count(), 1, "{words}");
            for said in ["Éloïse Lefèvre-Garçon", "27INSU1016", "N Nicolas", "12 avril 2027", "6 juin 2027"] {
                assert!(words.replace(['\u{a0}', '\u{202f}'], " ").contains(said), "{name:?} lacks {said}: {words}");
            }
        }
    }

    #[test]
    fn the_same_letter_has_the_same_bytes_whatever_was_typeset_before() {
        let login = Login::typed("27INSU1016");
        let one = letter(TextName::Letter, template::usual(TextName::Letter), &login);
        let fresh = Press::default().letter(&one).unwrap();
        let mut press = Press::default();
        press.letter(&letter(TextName::LetterMixed, template::usual(TextName::LetterMixed), &login)).unwrap();
        assert_eq!(press.letter(&one).unwrap(), fresh);
        assert!(!fresh.windows(4).any(|w| w == b"N7K2"), "the secret is not outside of the page");
    }

    #[test]
    fn a_text_of_two_pages_is_refused_and_names_of_ten_thousand_letters_are_not() {
        let login = Login::typed("27INSU1016");
        let long = "Une phrase de plus dans cette lettre.\n\n".repeat(200);
        let refused = Press::default().letter(&letter(TextName::Letter, &long, &login)).unwrap_err();
        assert_eq!(refused.code(), "text-broken");
        let mut hostile = letter(TextName::LetterMixed, template::usual(TextName::LetterMixed), &login);
        hostile.addressee = vec!["W".repeat(10_000), "\u{202e}\u{200b}\u{7}nom".into(), "漢".repeat(500), "\n".into()];
        hostile.values = hostile.values.with("structure", &"É".repeat(10_000));
        let bytes = Press::default().letter(&hostile).unwrap();
        assert_eq!(text::pages(&bytes).unwrap().len(), 1);
    }
}
