//! Days and figures as French letters write them: a letter is French whatever the language of the screen.

use chrono::{Datelike as _, NaiveDate};

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// `6 juin 2027`, `1er janvier 2027`, without a place where a line could end.
pub fn day(date: NaiveDate) -> String {
    let month = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
    let number = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
    format!("{number}\u{a0}{month}\u{a0}{}", date.year())
}

/// `4 506`.
pub fn figure(value: u64) -> String {
    let plain = value.to_string();
    let mut out = String::with_capacity(plain.len() * 2);
    for (n, c) in plain.chars().enumerate() {
        if n > 0 && (plain.len() - n).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_figures_are_french() {
        assert_eq!(day("2027-06-06".parse().unwrap()), "6\u{a0}juin\u{a0}2027");
        assert_eq!(day("2028-01-01".parse().unwrap()), "1er\u{a0}janvier\u{a0}2028");
        assert_eq!(figure(4506), "4\u{202f}506");
        assert_eq!(figure(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(figure(12), "12");
    }
}
