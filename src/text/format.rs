//! Figures, days, amounts and lists as people write them in each language, and the days and amounts that they type.
//!
//! A thin no-break space stands inside French numbers, a no-break space before a unit. This file must not know what
//! the figures are of.

use super::{Lang, Text, both};
use crate::domain::fold::fold;
use chrono::{DateTime, Datelike, Local, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike, Utc};

/// The space that stands before `:` and inside `« »`.
pub const NO_BREAK: char = '\u{a0}';
/// The space that stands before `; ! ?` and inside numbers.
pub const THIN: char = '\u{202f}';

const MONTHS: [Text; 12] = [
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

fn zoned_in<Z: TimeZone<Offset: std::fmt::Display>>(at: DateTime<Utc>, zone: &Z, lang: Lang) -> String {
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

/// The day that somebody typed: `2027-06-06`, `06/06/2027`, `6 juin 2027`, `6 June 2027`, `June 6, 2027`, whatever the
/// language. Figures with slashes are day first; in English they are refused where a month could come first too.
pub fn parse_day(text: &str, lang: Lang) -> Option<NaiveDate> {
    let folded = fold(text.trim());
    let parts: Vec<&str> =
        folded.split(|c: char| c.is_whitespace() || "/.,-".contains(c)).filter(|p| !p.is_empty()).collect();
    let &[first, second, third] = parts.as_slice() else {
        return None;
    };
    if let Some(month) = month_of(second) {
        return NaiveDate::from_ymd_opt(year_of(third)?, month, day_of(first)?);
    }
    if let Some(month) = month_of(first) {
        return NaiveDate::from_ymd_opt(year_of(third)?, month, day_of(second)?);
    }
    if first.len() == 4 {
        return NaiveDate::from_ymd_opt(first.parse().ok()?, figures(second)?, figures(third)?);
    }
    let (day, month) = (figures(first)?, figures(second)?);
    if lang == Lang::En && day <= 12 && month <= 12 && day != month {
        return None;
    }
    NaiveDate::from_ymd_opt(year_of(third)?, month, day)
}

/// Which end of a day is meant by somebody who typed no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Begins,
    Ends,
}

/// The instant that somebody typed: `2027-05-03T14:00+02:00`, `03/05/2027 14:00 +02:00`, `3 mai 2027 14:00 Z`; without a
/// zone, by the clock of this computer: `2027-05-03 14:00`, `3 mai 2027 14h30`; without a time, the first or the last
/// second of the day. What was taken is to be told: the same words mean another instant elsewhere.
pub fn parse_instant(text: &str, edge: Edge, lang: Lang) -> Option<DateTime<Utc>> {
    parse_instant_in(text, edge, &Local, lang)
}

/// As [`parse_instant`], where no zone is typed in one that is given. An hour that the change of the clock leaves out is
/// taken for the one behind it; of one that comes twice, a beginning is the first and an end the second.
fn parse_instant_in<Z: TimeZone>(text: &str, edge: Edge, zone: &Z, lang: Lang) -> Option<DateTime<Utc>> {
    let zoned = parse_zoned(text, lang);
    zoned.or_else(|| {
        let typed = parse_local(text.trim(), edge, lang)?;
        let read = |at| match edge {
            Edge::Begins => zone.from_local_datetime(&at).earliest(),
            Edge::Ends => zone.from_local_datetime(&at).latest(),
        };
        let found = read(typed).or_else(|| read(typed.checked_add_signed(TimeDelta::hours(1))?))?;
        Some(found.with_timezone(&Utc))
    })
}

/// A day and perhaps a time, as a clock on a wall shows them.
fn parse_local(text: &str, edge: Edge, lang: Lang) -> Option<NaiveDateTime> {
    if let Some(day) = parse_day(text, lang) {
        return match edge {
            Edge::Begins => day.and_hms_opt(0, 0, 0),
            Edge::Ends => day.and_hms_opt(23, 59, 59),
        };
    }
    let (day, clock) = text.rsplit_once(|c: char| c.is_whitespace() || c == 'T')?;
    let day = parse_day(day.trim_end().trim_end_matches([',', 'à']).trim_end_matches(" at"), lang)?;
    let clock = clock.replace(['h', 'H'], ":");
    let clock = if clock.ends_with(':') { format!("{clock}00") } else { clock };
    let time = ["%H:%M", "%H:%M:%S"].into_iter().find_map(|form| NaiveTime::parse_from_str(&clock, form).ok())?;
    Some(day.and_time(time))
}

fn parse_zoned(text: &str, lang: Lang) -> Option<DateTime<Utc>> {
    let plain = text.trim().replace(['Z', 'z'], "+00:00");
    let forms = ["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%dT%H:%M%z", "%Y-%m-%d %H:%M:%S%z", "%Y-%m-%d %H:%M%z"];
    let spaced = ["%Y-%m-%d %H:%M:%S %z", "%Y-%m-%d %H:%M %z"];
    let read = |form: &str| DateTime::parse_from_str(&plain, form).ok();
    let written = || {
        let (rest, zone) = plain.rsplit_once(char::is_whitespace)?;
        let (day, clock) = rest.trim_end().rsplit_once(char::is_whitespace)?;
        let day = parse_day(day, lang)?;
        DateTime::parse_from_str(&format!("{day} {clock} {zone}"), "%Y-%m-%d %H:%M %z").ok()
    };
    forms.into_iter().chain(spaced).find_map(read).or_else(written).map(|at| at.with_timezone(&Utc))
}

fn figures(text: &str) -> Option<u32> {
    (text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn day_of(text: &str) -> Option<u32> {
    figures(["er", "st", "nd", "rd", "th"].iter().find_map(|s| text.strip_suffix(s)).unwrap_or(text))
}

fn year_of(text: &str) -> Option<i32> {
    let value: i32 = text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())??;
    match text.len() {
        2 => Some(2000 + value),
        4 => Some(value),
        _ => None,
    }
}

/// The month of a folded name or of its first letters, in either language.
fn month_of(text: &str) -> Option<u32> {
    if text.len() < 3 || !text.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let begins = |name: &str| fold(name).starts_with(text);
    let mut found = (1..).zip(MONTHS).filter(|(_, m)| begins(m.fr) || begins(m.en)).map(|(n, _)| n);
    // `jui` is June or July: only what is one month and no other is taken.
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// The euro cents that somebody typed: `25000`, `25 000,50 €`, `€1,234.50`, `25.000,5`.
pub fn parse_euros(text: &str) -> Option<u64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && !"€'’".contains(*c)).collect();
    let plain = plain.strip_suffix("EUR").unwrap_or(&plain);
    let cut = plain.rfind([',', '.']).filter(|at| plain.len() - at <= 3);
    let (whole, cents) = cut.map_or((plain, ""), |at| (&plain[..at], &plain[at + 1..]));
    let mut groups = whole.split([',', '.']);
    let first = groups.next()?;
    let grouped = groups.clone().count() > 0;
    let fits = |g: &str| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit());
    let whole_fits = !first.is_empty()
        && first.bytes().all(|b| b.is_ascii_digit())
        && (!grouped || first.len() <= 3)
        && groups.clone().all(fits);
    let cents_fit = cents.bytes().all(|b| b.is_ascii_digit()) && (cut.is_none() || !cents.is_empty());
    if !whole_fits || !cents_fit {
        return None;
    }
    let whole: u64 = std::iter::once(first).chain(groups).collect::<String>().parse().ok()?;
    let cents: u64 = if cents.is_empty() { 0 } else { format!("{cents:0<2}").parse().ok()? };
    whole.checked_mul(100)?.checked_add(cents)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Fr};
    use proptest::prelude::*;

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
    fn amounts_are_read_as_they_are_written() {
        for (cents, fr, en) in [
            (2_500_000, "25\u{202f}000\u{a0}€", "€25,000"),
            (123_450, "1\u{202f}234,50\u{a0}€", "€1,234.50"),
            (5, "0,05\u{a0}€", "€0.05"),
        ] {
            assert_eq!(euros(cents, Fr), fr);
            assert_eq!(euros(cents, En), en);
            assert_eq!((parse_euros(fr), parse_euros(en)), (Some(cents), Some(cents)));
        }
        for (typed, cents) in [
            ("25000", 2_500_000),
            ("25 000,5", 2_500_050),
            ("25.000,50 €", 2_500_050),
            ("1.234", 123_400),
            ("12,34", 1_234),
            ("1'234'567.89 EUR", 123_456_789),
        ] {
            assert_eq!(parse_euros(typed), Some(cents), "{typed}");
        }
        for bad in ["", "€", "-5", "12,", ",50", "1,23,456", "12a", "1.2345", "1234,567.00", "99999999999999999999"] {
            assert_eq!(parse_euros(bad), None, "{bad}");
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

    #[test]
    fn typed_days_are_read_in_every_usual_form() {
        for typed in [
            "2027-06-06",
            "06/06/2027",
            "6/6/2027",
            "06.06.27",
            "6 juin 2027",
            " 6  JUIN 2027 ",
            "6 June 2027",
            "June 6, 2027",
            "6th June 2027",
            "6\u{a0}juin\u{202f}2027",
        ] {
            for lang in [Fr, En] {
                assert_eq!(parse_day(typed, lang), Some(on("2027-06-06")), "{typed}");
            }
        }
        assert_eq!(parse_day("1er août 2027", Fr), Some(on("2027-08-01")));
        assert_eq!(parse_day("1 aout 2027", Fr), Some(on("2027-08-01")));
        assert_eq!(parse_day("3 févr. 2027", Fr), Some(on("2027-02-03")));
        for bad in ["", "demain", "31/02/2027", "2027-13-01", "6 jui 2027", "6/6", "6/6/207", "1/2/3/4", "06062027"] {
            assert_eq!(parse_day(bad, Fr), None, "{bad}");
        }
    }

    #[test]
    fn a_day_that_two_countries_read_differently_is_refused_in_english() {
        assert_eq!(parse_day("03/04/2027", Fr), Some(on("2027-04-03")));
        assert_eq!(parse_day("03/04/2027", En), None);
        assert_eq!(parse_day("13/04/2027", En), Some(on("2027-04-13")));
    }

    proptest! {
        #[test]
        fn every_day_that_is_shown_can_be_typed_back(n in 0i32..40_000) {
            let date = NaiveDate::from_num_days_from_ce_opt(720_000 + n).unwrap();
            for lang in [Fr, En] {
                prop_assert_eq!(parse_day(&day(date, lang), lang), Some(date));
                prop_assert_eq!(parse_day(&short_day(date, lang), lang), Some(date));
            }
        }

        #[test]
        fn every_amount_that_is_shown_can_be_typed_back(cents in 0u64..10_000_000_000) {
            prop_assert_eq!(parse_euros(&euros(cents, Fr)), Some(cents));
            prop_assert_eq!(parse_euros(&euros(cents, En)), Some(cents));
        }

        #[test]
        fn any_text_is_read_without_harm(typed in any::<String>()) {
            let _ = (parse_day(&typed, Fr), parse_day(&typed, En), parse_euros(&typed));
            let _ = parse_instant(&typed, Edge::Ends, Fr);
        }
    }

    /// Two hours before UTC: the day in June is another one there.
    fn read(typed: &str, edge: Edge, lang: Lang) -> Option<String> {
        let zone = chrono::FixedOffset::east_opt(2 * 3600).unwrap();
        parse_instant_in(typed, edge, &zone, lang).map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string())
    }

    #[test]
    fn an_instant_without_its_zone_is_of_the_clock_here() {
        for (typed, instant) in [
            ("2027-05-13 14:30", "2027-05-13T12:30:00Z"),
            ("2027-05-13T14:30", "2027-05-13T12:30:00Z"),
            ("2027-05-13 14:30:05", "2027-05-13T12:30:05Z"),
            (" 13/05/2027 14h30 ", "2027-05-13T12:30:00Z"),
            ("13 mai 2027 à 14h", "2027-05-13T12:00:00Z"),
            ("13 May 2027 at 0:00", "2027-05-12T22:00:00Z"),
        ] {
            for edge in [Edge::Begins, Edge::Ends] {
                assert_eq!(read(typed, edge, Fr).as_deref(), Some(instant), "{typed}");
            }
        }
        assert_eq!(read("2027-05-13", Edge::Begins, Fr).as_deref(), Some("2027-05-12T22:00:00Z"));
        assert_eq!(read("13 mai 2027", Edge::Ends, Fr).as_deref(), Some("2027-05-13T21:59:59Z"));
        for typed in ["hier", "", "14:30", "2027-05-13 25:00", "2027-05-13 14", "2027-02-30", "05/06/2027 25h"] {
            assert_eq!(read(typed, Edge::Begins, Fr), None, "{typed}");
        }
        assert_eq!(read("05/06/2027 10:00", Edge::Begins, En), None, "the month or the day first");
    }

    #[test]
    fn the_zone_is_told_with_the_instant() {
        let zone = chrono::FixedOffset::east_opt(2 * 3600).unwrap();
        let at = "2027-05-13T12:30:00Z".parse().unwrap();
        assert_eq!(zoned_in(at, &zone, Fr), "13 mai 2027 à 14:30 (UTC+02:00)");
        assert_eq!(zoned_in(at, &zone, En), "13 May 2027 at 14:30 (UTC+02:00)");
    }

    #[test]
    fn a_zone_that_is_typed_counts() {
        for lang in [Lang::Fr, Lang::En] {
            let parse_instant = |typed, lang| parse_instant(typed, Edge::Begins, lang);
            let same = parse_instant("2027-05-13T14:00+02:00", lang);
            assert_eq!(same.unwrap().to_rfc3339(), "2027-05-13T12:00:00+00:00");
            for typed in [
                "2027-05-13 14:00 +0200",
                "2027-05-13T12:00Z",
                "2027-05-13 12:00:00Z",
                " 2027-05-13T14:00:00+02:00 ",
                "13/05/2027 14:00 +02:00",
                "13 mai 2027 12:00 Z",
            ] {
                assert_eq!(parse_instant(typed, lang), same, "{typed}");
            }
        }
    }
}
