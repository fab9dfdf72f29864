//! Figures, days, amounts and lists as people write them in each language; what they type is read by `typed`.
//!
//! A thin no-break space stands inside French numbers, a no-break space before a unit. This file must not know what
//! the figures are of.

pub use super::typed::{Edge, parse_day, parse_euros, parse_instant};
use super::{Lang, Text, both};
use chrono::{DateTime, Datelike, Local, NaiveDate, TimeZone, Timelike, Utc};

/// The space that stands before `:` and inside `« »`.
pub const NO_BREAK: char = '\u{a0}';
/// The space that stands before `; ! ?` and inside numbers.
pub const THIN: char = '\u{202f}';

/// The months, from January.
pub(super) const MONTHS: [Text; 12] = [
    both("janvier", "January"),
    both("février", "February"),
    both("mars", "March"),
    both("avril", "April"),
    both("mai", "May"),
    both("juin", "June"),
    both("juillet", "July"),
    both("août", "August"),
    both("septembre", "September"),
    both("octobre", "October"),
    both("novembre", "November"),
    both("décembre", "December"),
];

/// The name of a month, from 1.
pub fn month(number: u32, lang: Lang) -> &'static str {
    let at = usize::try_from(number).ok().and_then(|n| n.checked_sub(1));
    at.and_then(|n| MONTHS.get(n)).map_or("", |m| m.of(lang))
}

/// A day in full: `6 juin 2027`, `1er janvier 2027`; `6 June 2027`.
pub fn day(day: NaiveDate, lang: Lang) -> String {
    let number = match (lang, day.day()) {
        (Lang::Fr, 1) => "1er".to_owned(),
        (_, n) => n.to_string(),
    };
    format!("{number} {} {}", month(day.month(), lang), day.year())
}

/// A day for a column: `06/06/2027`; `2027-06-06`.
pub fn short_day(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Fr => day.format("%d/%m/%Y").to_string(),
        Lang::En => day.format("%Y-%m-%d").to_string(),
    }
}

/// Days from one to another, both included; without an end, from one on.
pub fn days(from: NaiveDate, until: Option<NaiveDate>, lang: Lang) -> String {
    let from = day(from, lang);
    match until.map(|u| day(u, lang)) {
        Some(until) => say!(lang, "du {from} au {until}", "from {from} to {until}"),
        None => say!(lang, "à partir du {from}", "from {from}"),
    }
}

/// An instant in full, by this computer's time zone: `6 juin 2027 à 14:05`; `6 June 2027 at 14:05`.
pub fn moment(at: DateTime<Utc>, lang: Lang) -> String {
    moment_in(at, &Local, lang)
}

/// An instant in full with the zone of this computer then: `6 juin 2027 à 14:05 (UTC+02:00)`.
pub fn moment_with_zone(at: DateTime<Utc>, lang: Lang) -> String {
    zoned_in(at, &Local, lang)
}

/// An instant for a column, by this computer's time zone: `06/06/2027 14:05`; `2027-06-06 14:05`.
pub fn short_moment(at: DateTime<Utc>, lang: Lang) -> String {
    short_moment_in(at, &Local, lang)
}

/// The time of day of an instant, by this computer's time zone: `14:05`.
pub fn clock(at: DateTime<Utc>) -> String {
    clock_in(at, &Local)
}

/// As [`moment`], in a zone that is given.
pub fn moment_in<Z: TimeZone>(at: DateTime<Utc>, zone: &Z, lang: Lang) -> String {
    let (date, time) = (day(at.with_timezone(zone).date_naive(), lang), clock_in(at, zone));
    say!(lang, "{date} à {time}", "{date} at {time}")
}

pub(super) fn zoned_in<Z: TimeZone<Offset: std::fmt::Display>>(at: DateTime<Utc>, zone: &Z, lang: Lang) -> String {
    format!("{} (UTC{})", moment_in(at, zone, lang), at.with_timezone(zone).format("%:z"))
}

/// As [`short_moment`], in a zone that is given.
pub fn short_moment_in<Z: TimeZone>(at: DateTime<Utc>, zone: &Z, lang: Lang) -> String {
    format!("{} {}", short_day(at.with_timezone(zone).date_naive(), lang), clock_in(at, zone))
}

fn clock_in<Z: TimeZone>(at: DateTime<Utc>, zone: &Z) -> String {
    let here = at.with_timezone(zone);
    format!("{:02}:{:02}", here.hour(), here.minute())
}

/// A whole number in groups of three: `4 506`; `4,506`.
pub fn number(value: impl TryInto<u64>, lang: Lang) -> String {
    let digits = value.try_into().unwrap_or(u64::MAX).to_string();
    let gap = match lang {
        Lang::Fr => THIN,
        Lang::En => ',',
    };
    let mut shown = String::with_capacity(digits.len() * 2);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            shown.push(gap);
        }
        shown.push(digit);
    }
    shown
}

/// Whether so many things are spoken of in the singular: 0 and 1 in French, 1 in English.
pub fn is_one(value: impl TryInto<u64>, lang: Lang) -> bool {
    let value = value.try_into().unwrap_or(u64::MAX);
    value == 1 || lang == Lang::Fr && value == 0
}

/// The form of a word for so many things.
pub fn plural(value: impl TryInto<u64>, one: Text, many: Text, lang: Lang) -> &'static str {
    if is_one(value, lang) { one.of(lang) } else { many.of(lang) }
}

/// A number and its word: `0 code`, `2 codes`; `0 codes`, `1 code`.
pub fn count(value: impl TryInto<u64>, one: Text, many: Text, lang: Lang) -> String {
    let value = value.try_into().unwrap_or(u64::MAX);
    format!("{} {}", number(value, lang), plural(value, one, many, lang))
}

/// A size in decimal units: `2,4 Mo`; `2.4 MB`.
pub fn size(bytes: u64, lang: Lang) -> String {
    const UNITS: [Text; 4] = [both("ko", "kB"), both("Mo", "MB"), both("Go", "GB"), both("To", "TB")];
    if bytes < 1_000 {
        return count(bytes, both("octet", "byte"), both("octets", "bytes"), lang);
    }
    let (mut unit, mut scale) = (0, 1_000);
    let rounded = |scale: u64| bytes.saturating_add(scale / 2) / scale;
    while rounded(scale) >= 1_000 && unit + 1 < UNITS.len() {
        unit += 1;
        scale *= 1_000;
    }
    let (whole, tenths) = (rounded(scale), rounded(scale / 10));
    let shown = if whole >= 100 || tenths % 10 == 0 {
        number(whole, lang)
    } else {
        format!("{}{}{}", number(tenths / 10, lang), decimal_mark(lang), tenths % 10)
    };
    format!("{shown}{NO_BREAK}{}", UNITS[unit].of(lang))
}

fn decimal_mark(lang: Lang) -> char {
    match lang {
        Lang::Fr => ',',
        Lang::En => '.',
    }
}

/// An amount of euro cents: `25 000 €`, `1 234,50 €`; `€25,000`, `€1,234.50`.
pub fn euros(cents: u64, lang: Lang) -> String {
    let whole = number(cents / 100, lang);
    let amount = match cents % 100 {
        0 => whole,
        rest => format!("{whole}{}{rest:02}", decimal_mark(lang)),
    };
    match lang {
        Lang::Fr => format!("{amount}{NO_BREAK}€"),
        Lang::En => format!("€{amount}"),
    }
}

/// Things named one after the other: `a, b et c`; `a, b and c`.
pub fn list<S: AsRef<str>>(items: &[S], lang: Lang) -> String {
    joined(items, both("et", "and").of(lang))
}

/// Things to choose from: `a, b ou c`; `a, b or c`.
pub fn choice<S: AsRef<str>>(items: &[S], lang: Lang) -> String {
    joined(items, both("ou", "or").of(lang))
}

fn joined<S: AsRef<str>>(items: &[S], word: &str) -> String {
    let names: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} {word} {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Fr};

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_written_as_people_write_them() {
        for (iso, fr, en, short) in [
            ("2027-06-06", "6 juin 2027", "6 June 2027", "06/06/2027"),
            ("2027-01-01", "1er janvier 2027", "1 January 2027", "01/01/2027"),
            ("2028-02-29", "29 février 2028", "29 February 2028", "29/02/2028"),
            ("2027-12-31", "31 décembre 2027", "31 December 2027", "31/12/2027"),
        ] {
            assert_eq!(day(on(iso), Fr), fr);
            assert_eq!(day(on(iso), En), en);
            assert_eq!(short_day(on(iso), Fr), short);
            assert_eq!(short_day(on(iso), En), iso);
        }
    }

    #[test]
    fn instants_are_told_by_the_clock_on_the_wall() {
        let at: DateTime<Utc> = "2027-12-31T23:05:00Z".parse().unwrap();
        let paris = chrono::FixedOffset::east_opt(3600).unwrap();
        assert_eq!(moment_in(at, &paris, Fr), "1er janvier 2028 à 00:05");
        assert_eq!(moment_in(at, &paris, En), "1 January 2028 at 00:05");
        assert_eq!(short_moment_in(at, &paris, Fr), "01/01/2028 00:05");
        assert_eq!(short_moment_in(at, &Utc, En), "2027-12-31 23:05");
    }

    #[test]
    fn zero_is_singular_in_french_only() {
        let code = |n: usize, lang| count(n, both("code", "code"), both("codes", "codes"), lang);
        for (n, fr, en) in [(0, "0 code", "0 codes"), (1, "1 code", "1 code")] {
            assert_eq!((code(n, Fr).as_str(), code(n, En).as_str()), (fr, en));
        }
        assert_eq!(code(4506, Fr), "4\u{202f}506 codes");
        assert_eq!(code(1_234_567, En), "1,234,567 codes");
    }

    #[test]
    fn sizes_round_to_what_the_eye_takes_in() {
        for (bytes, fr, en) in [
            (0, "0 octet", "0 bytes"),
            (999, "999 octets", "999 bytes"),
            (1_000, "1 ko", "1 kB"),
            (2_449_999, "2,4 Mo", "2.4 MB"),
            (2_450_000, "2,5 Mo", "2.5 MB"),
            (999_960, "1 Mo", "1 MB"),
            (234_567_000, "235 Mo", "235 MB"),
            (1_500_000_000, "1,5 Go", "1.5 GB"),
        ] {
            assert_eq!(size(bytes, Fr).replace(NO_BREAK, " "), fr);
            assert_eq!(size(bytes, En).replace(NO_BREAK, " "), en);
        }
    }

    #[test]
    fn lists_end_with_a_word() {
        let names = ["a", "b", "c"];
        assert_eq!(list(&names, Fr), "a, b et c");
        assert_eq!(list(&names, En), "a, b and c");
        assert_eq!(choice(&names[..2], Fr), "a ou b");
        assert_eq!(list(&names[..1], Fr), "a");
        assert_eq!(list::<&str>(&[], Fr), "");
    }
}
