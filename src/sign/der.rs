//! DER as tag, length, value: writing it, and walking through what others wrote.
//!
//! Certificates are read by a library; CMS is walked here, since its attributes must be hashed as they are stored.

use chrono::{DateTime, Datelike as _, NaiveDateTime, Utc};
use const_oid::ObjectIdentifier;

pub const SEQUENCE: u8 = 0x30;
pub const SET: u8 = 0x31;

/// A tag, the length of its content, the content.
pub fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len() + 6);
    out.push(tag);
    let length = content.len();
    if let Ok(short) = u8::try_from(length)
        && short < 0x80
    {
        out.push(short);
    } else {
        let bytes = length.to_be_bytes();
        let lead = bytes.iter().take_while(|&&b| b == 0).count();
        out.push(0x80 | u8::try_from(bytes.len() - lead).unwrap_or(8));
        out.extend_from_slice(&bytes[lead..]);
    }
    out.extend_from_slice(content);
    out
}

/// A SEQUENCE of parts that are DER already.
pub fn seq(parts: &[&[u8]]) -> Vec<u8> {
    tlv(SEQUENCE, &parts.concat())
}

/// The content of a SET OF: its parts in the order of their bytes.
pub fn sorted(mut parts: Vec<Vec<u8>>) -> Vec<u8> {
    parts.sort();
    parts.concat()
}

/// An OBJECT IDENTIFIER.
pub fn oid(id: &ObjectIdentifier) -> Vec<u8> {
    tlv(6, id.as_bytes())
}

/// A non-negative INTEGER from big-endian bytes.
pub fn integer(bytes: &[u8]) -> Vec<u8> {
    let lead = bytes.iter().take_while(|&&b| b == 0).count();
    let mut content = bytes[lead.min(bytes.len().saturating_sub(1))..].to_vec();
    if content.first().is_none_or(|b| b & 0x80 != 0) {
        content.insert(0, 0);
    }
    tlv(2, &content)
}

/// An OCTET STRING.
pub fn octets(content: &[u8]) -> Vec<u8> {
    tlv(4, content)
}

/// A BIT STRING of whole bytes.
pub fn bits(content: &[u8]) -> Vec<u8> {
    tlv(3, &[&[0], content].concat())
}

/// A `UTF8String`.
pub fn utf8(text: &str) -> Vec<u8> {
    tlv(12, text.as_bytes())
}

/// A Time: `UTCTime` until 2049, `GeneralizedTime` from then on (RFC 5280).
pub fn time(at: DateTime<Utc>) -> Vec<u8> {
    if at.year() < 2050 {
        tlv(0x17, at.format("%y%m%d%H%M%SZ").to_string().as_bytes())
    } else {
        tlv(0x18, at.format("%Y%m%d%H%M%SZ").to_string().as_bytes())
    }
}

/// The instant of a `UTCTime` or `GeneralizedTime` in UTC; fractions of a second are dropped.
pub fn read_time(element: &Element) -> Option<DateTime<Utc>> {
    let text = std::str::from_utf8(element.content).ok()?.strip_suffix('Z')?;
    let digits = match element.tag {
        0x17 if text.len() == 12 => {
            // RFC 5280: two digits from 50 on are of the last century.
            let century = if text.get(..2)?.parse::<u8>().ok()? < 50 { "20" } else { "19" };
            format!("{century}{text}")
        }
        0x18 => {
            let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
            let is_sound = !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
            is_sound.then(|| whole.to_owned())?
        }
        _ => return None,
    };
    let is_plain = digits.len() == 14 && digits.bytes().all(|b| b.is_ascii_digit());
    is_plain.then_some(())?;
    NaiveDateTime::parse_from_str(&digits, "%Y%m%d%H%M%S").ok().map(|t| t.and_utc())
}

/// One element of DER, or of BER with definite lengths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element<'a> {
    pub tag: u8,
    pub content: &'a [u8],
    /// Tag, length and content.
    pub raw: &'a [u8],
}

/// The first element of `bytes` and what follows it.
pub fn read(bytes: &[u8]) -> Option<(Element<'_>, &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&first, mut rest) = rest.split_first()?;
    // Tags of several bytes occur in none of the structures that are walked here.
    if tag & 0x1f == 0x1f || first == 0x80 {
        return None;
    }
    let mut length = usize::from(first);
    if first > 0x80 {
        let count = usize::from(first & 0x7f);
        let digits = rest.get(..count).filter(|_| count <= 4)?;
        length = digits.iter().fold(0, |v, &b| v << 8 | usize::from(b));
        rest = &rest[count..];
    }
    let content = rest.get(..length)?;
    let after = &rest[length..];
    Some((Element { tag, content, raw: &bytes[..bytes.len() - after.len()] }, after))
}

/// Every element of a content.
pub fn children(mut content: &[u8]) -> Option<Vec<Element<'_>>> {
    let mut found = Vec::new();
    while !content.is_empty() {
        let (element, rest) = read(content)?;
        found.push(element);
        content = rest;
    }
    Some(found)
}

/// BER with indefinite lengths rewritten with definite ones; what is definite already stays as it is. The length of the
/// first element decides where it ends: padding behind it is dropped.
pub fn definite(bytes: &[u8]) -> Option<Vec<u8>> {
    fn element(bytes: &[u8], depth: usize) -> Option<(Vec<u8>, &[u8])> {
        let (&tag, rest) = bytes.split_first()?;
        if rest.first() != Some(&0x80) || depth > 16 {
            let (known, rest) = read(bytes)?;
            return Some((known.raw.to_vec(), rest));
        }
        let mut rest = &rest[1..];
        let mut content = Vec::new();
        let pieces = tag == 0x24;
        while !rest.starts_with(&[0, 0]) {
            let (child, after) = element(rest, depth + 1)?;
            if pieces {
                content.extend_from_slice(read(&child)?.0.content);
            } else {
                content.extend_from_slice(&child);
            }
            rest = after;
        }
        Some((tlv(if pieces { 4 } else { tag }, &content), &rest[2..]))
    }
    element(bytes, 0).map(|(out, _)| out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_integers_take_their_shortest_form() {
        assert_eq!(tlv(4, &[0; 127])[..2], [4, 127]);
        assert_eq!(tlv(4, &[0; 128])[..3], [4, 0x81, 128]);
        assert_eq!(tlv(4, &[0; 300])[..4], [4, 0x82, 1, 44]);
        assert_eq!(integer(&[0, 0, 0x7f]), [2, 1, 0x7f]);
        assert_eq!(integer(&[0x80]), [2, 2, 0, 0x80]);
        assert_eq!(integer(&[0]), [2, 1, 0]);
    }

    #[test]
    fn what_is_written_is_walked_again() {
        let written = seq(&[&octets(&[7; 200]), &integer(&[1])]);
        let (outer, rest) = read(&written).unwrap();
        let inner = children(outer.content).unwrap();
        assert_eq!((inner.len(), inner[0].content.len(), rest.len()), (2, 200, 0));
        assert!(read(&written[..50]).is_none());
    }

    #[test]
    fn times_are_read_as_they_are_written() {
        for text in ["1999-12-31T23:59:59Z", "2049-01-02T03:04:05Z", "2050-01-02T03:04:05Z"] {
            let at: DateTime<Utc> = text.parse().unwrap();
            assert_eq!(read_time(&read(&time(at)).unwrap().0), Some(at));
        }
        let of = |tag, text: &str| read_time(&read(&tlv(tag, text.as_bytes())).unwrap().0).map(|t| t.to_rfc3339());
        assert_eq!(of(0x18, "20270405093000.25Z").as_deref(), Some("2027-04-05T09:30:00+00:00"));
        for bad in ["20270405093000", "20270405093000.Z", "2027040509300Z", "20271305093000Z", "+2270405093000Z"] {
            assert_eq!(of(0x18, bad), None, "{bad}");
        }
    }

    #[test]
    fn indefinite_lengths_become_definite() {
        let ber = [0x30, 0x80, 0x24, 0x80, 4, 2, 1, 2, 4, 1, 3, 0, 0, 2, 1, 5, 0, 0, 0, 0, 0];
        assert_eq!(definite(&ber).unwrap(), [0x30, 8, 4, 3, 1, 2, 3, 2, 1, 5]);
    }
}
