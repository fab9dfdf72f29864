//! The texts of letters and mails: how they are written when nobody has rewritten them, and how words in double braces
//! are replaced by values. It must not know where the values come from, nor ever see a secret.

use super::markdown::SLOT;
use crate::domain::clean;
use crate::domain::texts::{PLACEHOLDERS, TextName};
use crate::domain::trouble::{Outcome, Rule, TextFault};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};
use std::collections::BTreeMap;

/// Most characters of a text: it is kept in one entry of the register.
pub const LARGEST: usize = 12_000;
/// Most characters of a value: a longer one is cut.
const VALUE: usize = 300;
/// Steps that a text may take: loops end.
const STEPS: u64 = 50_000;

/// The text as it is when nobody has rewritten it.
pub fn usual(name: TextName) -> &'static str {
    match name {
        TextName::Letterhead => include_str!("../../assets/texts/fr/letterhead.md"),
        TextName::Letter => include_str!("../../assets/texts/fr/letter.md"),
        TextName::LetterMixed => include_str!("../../assets/texts/fr/letter-mixed.md"),
        TextName::LetterExempt => include_str!("../../assets/texts/fr/letter-exempt.md"),
        TextName::Mail => include_str!("../../assets/texts/fr/mail.md"),
        TextName::MailSubject => include_str!("../../assets/texts/fr/mail-subject.md"),
        TextName::Reminder => include_str!("../../assets/texts/fr/reminder.md"),
        TextName::ReminderSubject => include_str!("../../assets/texts/fr/reminder-subject.md"),
        TextName::PublisherAnswer => include_str!("../../assets/texts/fr/publisher-answer.md"),
        TextName::Contacts => include_str!("../../assets/texts/fr/contacts.md"),
        TextName::Spelling => include_str!("../../assets/texts/fr/spelling.md"),
        TextName::Digest => include_str!("../../assets/texts/fr/digest.md"),
        TextName::DigestSubject => include_str!("../../assets/texts/fr/digest-subject.md"),
    }
}

/// A value of one of several things.
#[derive(Clone, Debug)]
pub enum Piece {
    Text(String),
    Number(i64),
}

/// What the words in double braces stand for. Every word is known; one that was not set is empty.
#[derive(Clone, Debug)]
pub struct Values(BTreeMap<&'static str, Value>);

impl Default for Values {
    fn default() -> Self {
        let empty = PLACEHOLDERS.into_iter().map(|word| (word, Value::from(""))).collect();
        let listed = ["attente", "retards", "suites"];
        let counted = ["jours", "coupee", "reste", "reste_retards", "reste_suites"];
        let counts = counted.into_iter().fold(Self(empty), |values, word| values.number(word, 0));
        let plain = counts.list("mesures", &[]);
        listed.into_iter().fold(plain, |values, word| values.rows(word, &[]))
    }
}

impl Values {
    /// Sets a word to a text that came from anywhere: cleaned, on one line, cut where it is very long.
    #[must_use]
    pub fn with(mut self, word: &'static str, text: &str) -> Self {
        let clean = clean::visible_line(text).replace(SLOT, "");
        self.0.insert(word, Value::from(super::typeset::line::shortened(&clean, VALUE)));
        self
    }

    /// Sets a word to a number, which texts can compare.
    #[must_use]
    pub fn number(mut self, word: &'static str, number: i64) -> Self {
        self.0.insert(word, Value::from(number));
        self
    }

    /// Sets a word to several texts that came from anywhere.
    #[must_use]
    pub fn list(mut self, word: &'static str, texts: &[String]) -> Self {
        let clean = |t: &String| Value::from(super::typeset::line::shortened(&clean::visible_line(t), VALUE));
        self.0.insert(word, Value::from(texts.iter().map(clean).collect::<Vec<_>>()));
        self
    }

    /// Sets a word to several things, each with texts and numbers of its own by name; texts come from anywhere.
    #[must_use]
    pub fn rows(mut self, word: &'static str, rows: &[Vec<(&'static str, Piece)>]) -> Self {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => {
                let clean = clean::visible_line(text).replace(SLOT, "");
                Value::from(super::typeset::line::shortened(&clean, VALUE))
            }
            Piece::Number(number) => Value::from(*number),
        };
        let row = |row: &Vec<(&'static str, Piece)>| Value::from_pairs(row.iter().map(|(name, p)| (*name, piece(p))));
        self.0.insert(word, Value::from(rows.iter().map(row).collect::<Vec<_>>()));
        self
    }

    /// Sets a word to a text that is written as texts are: its marks count.
    #[must_use]
    pub fn written(mut self, word: &'static str, text: &str) -> Self {
        self.0.insert(word, Value::from_safe_string(text.to_owned()));
        self
    }

    /// Leaves a place for the access code.
    #[must_use]
    pub fn with_code(self) -> Self {
        self.written("code", &SLOT.to_string())
    }
}

/// The text with its values in it, and with the contacts where it names them.
pub fn compose(name: TextName, text: &str, contacts: &str, values: &Values) -> Outcome<String> {
    let told = fill(TextName::Contacts, contacts, values, name.is_plain())?;
    render(name, text, &values.clone().written("contacts", &told))
}

/// The text with its values in it. In texts that are typeset, no value can act as a mark.
pub fn render(name: TextName, text: &str, values: &Values) -> Outcome<String> {
    fill(name, text, values, name.is_plain())
}

fn fill(name: TextName, text: &str, values: &Values, plain: bool) -> Outcome<String> {
    if text.chars().count() > LARGEST || text.len() > 2 * LARGEST {
        return Err(broken(name, 1, TextFault::Large { most: LARGEST }));
    }
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_fuel(Some(STEPS));
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    env.set_syntax(syntax.map_err(|e| fault(name, text, &e))?);
    env.set_formatter(move |out, _, value| match value.as_str() {
        Some(text) if !plain && !value.is_safe() => Ok(out.write_str(&escaped(text))?),
        Some(text) => Ok(out.write_str(text)?),
        None if value.is_undefined() => Err(Error::from(ErrorKind::UndefinedError)),
        None => Ok(write!(out, "{value}")?),
    });
    let clean = text.replace([SLOT, '\r'], "");
    let rendered = env.render_named_str(name.word(), &clean, &values.0).map_err(|e| fault(name, &clean, &e))?;
    let rendered = if name.is_subject() { clean::label(&rendered).text } else { rendered };
    if rendered.trim().is_empty() {
        return Err(broken(name, 1, TextFault::Empty));
    }
    Ok(rendered)
}

fn broken(name: TextName, line: usize, why: TextFault) -> crate::domain::trouble::Trouble {
    Rule::TextBroken { name: name.word().to_owned(), line, why }.into()
}

/// The fault of a text, with the line as it is written.
fn fault(name: TextName, text: &str, error: &Error) -> crate::domain::trouble::Trouble {
    let line = error.line().unwrap_or(1);
    let quoted = text.lines().nth(line.saturating_sub(1)).unwrap_or_default().trim();
    let quoted = super::typeset::line::shortened(&clean::visible_line(quoted), 80);
    let why = match error.kind() {
        ErrorKind::UndefinedError => TextFault::Unknown { quoted },
        ErrorKind::OutOfFuel => TextFault::Large { most: LARGEST },
        _ => TextFault::Syntax { quoted },
    };
    broken(name, line, why)
}

/// A text of which no character is a mark of Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// How each symbol is said on the telephone: lines of a symbol and its word. A symbol without a line says itself.
pub fn spelled(alphabet: &str, secret: &str) -> Vec<String> {
    let said = |symbol: char| {
        let line = alphabet.lines().find_map(|l| {
            let (sign, word) = l.trim().split_once(char::is_whitespace)?;
            (sign.chars().eq([symbol])).then(|| word.trim().to_owned())
        });
        match line {
            Some(word) => format!("{symbol}\u{a0}{}", word.replace(' ', "\u{a0}")),
            None => symbol.to_string(),
        }
    };
    secret.split('-').map(|group| group.chars().map(said).collect::<Vec<_>>().join(" · ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trouble::Trouble;

    fn sample() -> Values {
        Values::default().with("correspondant", "Zoé *Petit* <b>").with("structure", "U_1_016")
    }

    fn refused(name: TextName, text: &str) -> (usize, TextFault) {
        match render(name, text, &sample()) {
            Err(Trouble::Rule(Rule::TextBroken { line, why, .. })) => (line, why),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_usual_text_is_sound() {
        for name in TextName::ALL.into_iter().chain(TextName::BOOK) {
            assert!(render(name, usual(name), &sample()).is_ok(), "{name:?}");
        }
    }

    #[test]
    fn values_are_words_and_never_marks() {
        let read = render(TextName::Letter, "# {{ correspondant }}\n{{ structure }}", &sample()).unwrap();
        let blocks = format!("{:?}", super::super::markdown::blocks(&read));
        assert!(blocks.contains("Zoé *Petit* <b>") && blocks.contains("U_1_016"), "{blocks}");
        assert_eq!(render(TextName::Mail, "{{ structure }}", &sample()).unwrap(), "U_1_016");
    }

    #[test]
    fn the_things_of_a_list_have_values_of_their_own_and_an_unknown_one_is_told() {
        let row = vec![("titre", Piece::Text("A\rB".into())), ("retard", Piece::Number(2))];
        let values = Values::default().rows("attente", &[row]);
        let text = "{% for d in attente %}{{ d.titre }} {{ d.retard + 1 }};{% endfor %}";
        assert_eq!(render(TextName::Digest, text, &values).unwrap(), "A<U+000D>B 3;");
        let none = "{{ reste }}{% for d in suites %}{{ d.x }}{% endfor %}";
        assert_eq!(render(TextName::Digest, none, &values).unwrap(), "0");
        assert!(render(TextName::Digest, "{% for d in attente %}{{ d.x }}{% endfor %}", &values).is_err());
    }

    #[test]
    fn an_unknown_word_is_told_with_its_line() {
        let (line, why) = refused(TextName::Mail, "Bonjour,\n\nle code de {{ strcture }} est prêt.");
        assert_eq!((line, why), (3, TextFault::Unknown { quoted: "le code de {{ strcture }} est prêt.".into() }));
        let (line, why) = refused(TextName::Mail, "Bonjour {{ structure,\n");
        assert!(line == 1 && matches!(why, TextFault::Syntax { .. }), "{why:?}");
        assert!(matches!(refused(TextName::Mail, " \n").1, TextFault::Empty));
    }

    #[test]
    fn a_text_cannot_run_for_ever_nor_fill_the_register() {
        let loops = "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}";
        assert!(render(TextName::Mail, loops, &sample()).is_err());
        assert!(matches!(refused(TextName::Mail, &"x".repeat(LARGEST + 1)).1, TextFault::Large { .. }));
    }

    #[test]
    fn a_subject_is_one_line_and_hostile_names_are_visible() {
        let values = Values::default().with("structure", "A\r\nBcc: x@y\u{202e}");
        let subject = render(TextName::MailSubject, "Codes\n de {{ structure }}", &values).unwrap();
        assert_eq!(subject, "Codes de A<U+000D> Bcc: x@y<U+202E>");
        let long = Values::default().with("structure", &"x".repeat(10_000));
        assert!(render(TextName::Letter, "{{ structure }}", &long).unwrap().chars().count() < 310);
    }

    #[test]
    fn secrets_are_spelled_symbol_by_symbol() {
        let lines = spelled(usual(TextName::Spelling), "N7K2-QX4M-9TZ0");
        assert_eq!(lines[0].replace('\u{a0}', " "), "N Nicolas · 7 sept · K Kléber · 2 deux");
        assert_eq!(lines[2].replace('\u{a0}', " "), "9 neuf · T Thérèse · Z Zoé · 0 zéro");
        assert_eq!(spelled("", "AB"), ["A · B"]);
    }
}
