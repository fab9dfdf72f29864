//! The days, the instants and the amounts that people type, in every form that is usual in either language. It must not
//! know what they are of.

use super::Lang;
use super::format::MONTHS;
use crate::domain::fold::fold;
use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};

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
    use crate::text::format::zoned_in;
    use crate::text::format::{day, euros, short_day};
    use Lang::{En, Fr};
    use proptest::prelude::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
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
