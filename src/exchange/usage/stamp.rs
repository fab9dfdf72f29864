//! Dates as logs write them, to seconds since 1970. It must not know of lines.

use super::Zone;
use chrono::{DateTime, NaiveDate, NaiveDateTime};

/// An instant, and the day by the clock that wrote it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Seconds since 1970.
    pub at: i64,
    /// Days since 1970 by the clock of the log.
    pub own_day: i32,
}

const DAY: i64 = 86_400;

impl Stamp {
    fn new(at: i64, offset: i64) -> Option<Self> {
        Some(Self { at, own_day: i32::try_from((at + offset).div_euclid(DAY)).ok()? })
    }

    /// The day in UTC, in days since 1970.
    pub fn day(self) -> i32 {
        // An instant that was read fits: its own day does, and a zone is less than a day.
        i32::try_from(self.at.div_euclid(DAY)).unwrap_or(self.own_day)
    }
}

/// A day of [`Stamp`] as a date.
pub(super) fn date(day: i32) -> NaiveDate {
    NaiveDate::from_epoch_days(day).unwrap_or_default()
}

fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0, |sum: u32, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
}

/// `30/Nov/2012:00:35:09 +0100`.
pub(super) fn common(text: &[u8]) -> Option<Stamp> {
    const MONTHS: [&[u8; 3]; 12] =
        [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
    let text: &[u8; 26] = text.try_into().ok()?;
    let marks = [(2, b'/'), (6, b'/'), (11, b':'), (14, b':'), (17, b':'), (20, b' ')];
    if marks.iter().any(|(at, mark)| text[*at] != *mark) {
        return None;
    }
    let month = (1..).zip(MONTHS).find(|(_, name)| text[3..6] == name[..])?.0;
    let (day, year) = (digits(&text[..2])?, digits(&text[7..11])?);
    let (hour, minute, second) = (digits(&text[12..14])?, digits(&text[15..17])?, digits(&text[18..20])?);
    let (zone, past) = (digits(&text[22..24])?, digits(&text[24..])?);
    let sign = match text[21] {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    if hour > 23 || minute > 59 || second > 60 || zone > 14 || past > 59 {
        return None;
    }
    let days = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?.to_epoch_days();
    let offset = sign * i64::from(zone * 3600 + past * 60);
    Stamp::new(i64::from(days) * DAY + i64::from(hour * 3600 + minute * 60 + second) - offset, offset)
}

/// A date in a format of its own; one without a zone is of the zone that is given.
pub(super) fn own(text: &[u8], format: &str, zone: Zone) -> Option<Stamp> {
    let text = std::str::from_utf8(text).ok()?;
    if let Ok(at) = DateTime::parse_from_str(text, format) {
        return Stamp::new(at.timestamp(), i64::from(at.offset().local_minus_utc()));
    }
    local(NaiveDateTime::parse_from_str(text, format).ok()?, zone)
}

/// `2013-03-12 23:58:24`, in the zone that is given, or with a zone of its own behind it.
pub(super) fn plain(text: &[u8], zone: Zone) -> Option<Stamp> {
    ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%#z", "%Y-%m-%d %H:%M:%S %z"]
        .into_iter()
        .find_map(|format| own(text, format, zone))
}

fn local(at: NaiveDateTime, zone: Zone) -> Option<Stamp> {
    let utc = zone(at)?;
    Stamp::new(utc, at.and_utc().timestamp() - utc)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn paris_in_winter(at: NaiveDateTime) -> Option<i64> {
        Some(at.and_utc().timestamp() - 3600)
    }

    #[test]
    fn a_stamp_has_its_instant_and_the_day_of_its_own_clock() {
        let stamp = common(b"30/Nov/2012:00:35:09 +0100").unwrap();
        assert_eq!(stamp.at, 1_354_232_109);
        assert_eq!(
            (date(stamp.day()).to_string(), date(stamp.own_day).to_string()),
            ("2012-11-29".into(), "2012-11-30".into())
        );
        let same = Some(stamp);
        assert_eq!(plain(b"2012-11-30 00:35:09", paris_in_winter), same);
        assert_eq!(plain(b"2012-11-30T00:35:09+01:00", |_| None), same);
        assert_eq!(own(b"30.11.2012 00h35:09 +0100", "%d.%m.%Y %Hh%M:%S %z", |_| None), same);
        assert_eq!(common(b"29/Nov/2012:15:35:09 -0800").map(|s| s.at), Some(stamp.at));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "31/Feb/2012:00:00:00 +0100",
            "30/Nov/2012:24:00:00 +0100",
            "30/nov/2012:00:00:00 +0100",
            "30/Nov/2012:00:00:00 0100 ",
            "30/Nov/2012:00:00:00 +9900",
        ] {
            assert_eq!(common(text.as_bytes()), None, "{text}");
        }
        assert_eq!(own(b"\xFF", "%Y", |_| None), None);
    }

    proptest! {
        #[test]
        fn every_instant_of_a_common_log_is_read(at in 0i64..4_000_000_000, offset in -14i32 * 4..=14 * 4) {
            let zone = chrono::FixedOffset::east_opt(offset * 900).unwrap();
            let text = DateTime::from_timestamp(at, 0).unwrap().with_timezone(&zone).format("%d/%b/%Y:%H:%M:%S %z").to_string();
            let stamp = common(text.as_bytes()).unwrap();
            prop_assert_eq!(stamp.at, at);
            prop_assert_eq!(date(stamp.own_day).format("%d/%b/%Y").to_string(), &text[..11]);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let _ = common(&bytes);
            let _ = plain(&bytes, |_| None);
        }
    }
}
