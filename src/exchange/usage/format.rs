//! Format strings, in the manner of Apache and ezPAARSE, and the presets that have a name.
//!
//! `%h %l %u %t "%r" %>s %b %{Name}i` and literal text between. It must not know what a line is worth.

use crate::domain::trouble::Rule;

/// A format with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    pub name: &'static str,
    /// The format string; empty where the file's first line names its columns.
    pub format: &'static str,
}

/// The formats that have a name, the likeliest first.
pub const PRESETS: [Preset; 5] = [
    Preset {
        name: "inist",
        format: "%{X-FORWARDED-FOR}i %{ezproxy-session}i %l %u %t \"%r\" %s %b %{ezproxy-groups}i",
    },
    Preset { name: "inist-2012", format: "%h %l %u %t \"%r\" %s %b" },
    Preset { name: "ezproxy-audit", format: "" },
    Preset { name: "nginx", format: "%h - %u %t \"%r\" %s %b \"%{Referer}i\" \"%{User-Agent}i\"" },
    Preset { name: "apache", format: "%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\"" },
];

/// Most pieces of a format string.
const MOST: usize = 64;

/// What tells that a code was let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Door {
    /// A log-in page redirects whom it lets in; what is read later names the code again.
    Gate,
    /// Every request carries the code.
    Basic,
}

/// What a field of a line holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Address,
    Login,
    /// `30/Nov/2012:00:35:09 +0100`, or a date in a format of its own.
    Time(Option<String>),
    Request,
    Status,
    Bytes,
    Groups,
    Other,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Literal(Vec<u8>),
    Field(Field),
}

/// How a file is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    Pieces(Vec<Piece>, Door),
    /// Columns between tabulations, named by the first line.
    Audit,
}

/// A format that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Format {
    /// Its name, or the format string itself.
    pub name: String,
    pub(super) layout: Layout,
}

impl Format {
    /// The format of a name or of a format string.
    pub fn of(text: &str) -> Result<Self, Rule> {
        let preset = PRESETS.iter().find(|p| p.name == text.trim());
        let (name, string) = preset.map_or((text, text), |p| (p.name, p.format));
        if preset.is_some() && string.is_empty() {
            return Ok(Self { name: name.to_owned(), layout: Layout::Audit });
        }
        let gate = name.starts_with("inist") || string.contains("ezproxy-");
        let pieces = pieces(string)?;
        let door = if gate { Door::Gate } else { Door::Basic };
        Ok(Self { name: name.to_owned(), layout: Layout::Pieces(pieces, door) })
    }
}

fn wrong(detail: impl Into<String>) -> Rule {
    Rule::LogFormat { detail: detail.into() }
}

fn pieces(string: &str) -> Result<Vec<Piece>, Rule> {
    let mut found: Vec<Piece> = Vec::new();
    let mut text = String::new();
    let mut rest = string;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c != '%' {
            text.push(c);
            continue;
        }
        if let Some(after) = rest.strip_prefix('%') {
            text.push('%');
            rest = after;
            continue;
        }
        let (element, field, after) = element(rest)?;
        rest = after;
        let bracket = field == Field::Time(None);
        if bracket && !text.ends_with('[') {
            text.push('[');
        }
        match (text.is_empty(), found.last()) {
            (true, Some(Piece::Field(_))) => return Err(wrong(element)),
            (true, _) => {}
            (false, _) => found.push(Piece::Literal(std::mem::take(&mut text).into_bytes())),
        }
        found.push(Piece::Field(field));
        if bracket {
            rest = rest.strip_prefix(']').unwrap_or(rest);
            text.push(']');
        }
    }
    if !text.is_empty() {
        found.push(Piece::Literal(text.into_bytes()));
    }
    complete(found)
}

/// One element behind its `%`: as it is written, what it holds, and what follows it.
fn element(text: &str) -> Result<(String, Field, &str), Rule> {
    let plain = text.strip_prefix(['>', '<']).unwrap_or(text);
    let (name, plain) = match plain.strip_prefix('{') {
        None => (None, plain),
        Some(inner) => {
            let (name, after) = inner.split_once('}').ok_or_else(|| wrong(format!("%{text}")))?;
            (Some(name), after)
        }
    };
    let letter = plain.chars().next().filter(char::is_ascii_alphabetic).ok_or_else(|| wrong(format!("%{text}")))?;
    let after = &plain[1..];
    let written = format!("%{}", &text[..text.len() - after.len()]);
    let field = match (letter, name.map(str::to_ascii_lowercase).as_deref()) {
        ('t', Some(_)) => Field::Time(name.map(str::to_owned)),
        ('t', None) => Field::Time(None),
        ('h' | 'a', _) | ('i', Some("x-forwarded-for" | "x-real-ip")) => Field::Address,
        ('u', None) => Field::Login,
        ('r' | 'U', None) => Field::Request,
        ('s', None) => Field::Status,
        ('b' | 'B' | 'O', None) => Field::Bytes,
        ('i', Some("ezproxy-groups")) => Field::Groups,
        _ => Field::Other,
    };
    Ok((written, field, after))
}

/// Refuses a format that could not tell which code was let in and when.
fn complete(pieces: Vec<Piece>) -> Result<Vec<Piece>, Rule> {
    let fields = || pieces.iter().filter_map(|p| if let Piece::Field(field) = p { Some(field) } else { None });
    let missing = [
        ("%t", !fields().any(|f| matches!(f, Field::Time(_)))),
        ("%s", !fields().any(|f| *f == Field::Status)),
        ("%u", !fields().any(|f| matches!(f, Field::Login | Field::Request))),
    ];
    if let Some((element, _)) = missing.into_iter().find(|(_, missing)| *missing) {
        return Err(wrong(element));
    }
    if pieces.len() > MOST { Err(wrong("…")) } else { Ok(pieces) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_preset_is_understood_under_its_name() {
        for preset in PRESETS {
            assert_eq!(Format::of(preset.name).unwrap().name, preset.name);
        }
    }

    #[test]
    fn what_cannot_be_told_apart_or_lacks_something_is_refused_with_the_element() {
        for (string, element) in [
            ("", "%t"),
            ("%h %u %t \"%r\"", "%s"),
            ("%h %t %s", "%u"),
            ("%h%u %t %s", "%u"),
            ("%h %u %t %s %{open", "%{open"),
            ("%h %u %t %s %", "%"),
            ("%h %u %t %s %!", "%!"),
        ] {
            assert_eq!(Format::of(string), Err(Rule::LogFormat { detail: element.into() }), "{string}");
        }
        assert!(Format::of(&"%u %s %t ".repeat(40)).is_err());
    }

    #[test]
    fn brackets_around_the_stamp_may_be_written_or_not() {
        let with = Format::of("%u [%t] %s").unwrap();
        assert_eq!(with.layout, Format::of("%u %t %s").unwrap().layout);
    }

    proptest! {
        #[test]
        fn no_string_makes_it_panic(string in "[%{}a-z>\\[\\]\" é]{0,40}") {
            let _ = Format::of(&string);
        }
    }
}
