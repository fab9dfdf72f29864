//! What may go down the wire to a terminal: our own sequences and harmless characters, and nothing else.

use base64ct::{Base64, Encoding as _};

/// Private modes that the program switches.
const MODES: [&str; 6] = ["25", "1000", "1004", "1006", "1049", "2004"];

/// Characters that hide or that turn a text round, by their first and their last.
const DECEIVING: [(u32, u32); 16] = [
    (0x7f, 0x9f),
    (0xad, 0xad),
    (0x34f, 0x34f),
    (0x61c, 0x61c),
    (0x115f, 0x1160),
    (0x17b4, 0x17b5),
    (0x180b, 0x180f),
    (0x200b, 0x200f),
    (0x2028, 0x202e),
    (0x2060, 0x206f),
    (0x3164, 0x3164),
    (0xfe00, 0xfe0f),
    (0xfeff, 0xfeff),
    (0xffa0, 0xffa0),
    (0xfff9, 0xfffb),
    (0xe0000, 0xe0fff),
];

/// What went down the wire.
#[derive(Debug, Default)]
pub struct Wire {
    /// What should not have, with what stands around it.
    pub foreign: Vec<String>,
    /// The texts that were put into the clipboard.
    pub copied: Vec<String>,
}

/// Whether a character acts on a terminal or deceives who reads it.
pub fn deceives(c: char) -> bool {
    let code = c as u32;
    code < 0x20 || DECEIVING.iter().any(|(first, last)| (*first..=*last).contains(&code))
}

/// Reads everything that was written.
pub fn read(bytes: &[u8]) -> Wire {
    let text = std::str::from_utf8(bytes).expect("what is written is UTF-8");
    let mut wire = Wire::default();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c == '\x1b' {
            at += match ours(&text[at..], &mut wire.copied) {
                Some(length) => length,
                None => wire.keep(text, at, c),
            };
        } else if deceives(c) {
            at += wire.keep(text, at, c);
        } else {
            at += c.len_utf8();
        }
    }
    wire
}

impl Wire {
    fn keep(&mut self, text: &str, at: usize, c: char) -> usize {
        let around: String = text[at..].chars().take(24).collect();
        self.foreign.push(around.escape_unicode().to_string());
        c.len_utf8()
    }
}

/// The length of a sequence that is one of ours.
fn ours(text: &str, copied: &mut Vec<String>) -> Option<usize> {
    if let Some(rest) = text.strip_prefix("\x1b]52;c;") {
        let end = rest.find('\x07')?;
        let raw = Base64::decode_vec(&rest[..end]).ok()?;
        copied.push(String::from_utf8(raw).ok()?);
        return Some("\x1b]52;c;".len() + end + 1);
    }
    let rest = text.strip_prefix("\x1b[")?;
    let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
    let (parameters, last) = (&rest[..end], &rest[end..=end]);
    let figures = |p: &str| p.bytes().all(|b| b.is_ascii_digit() || b == b';' || b == b':');
    let fits = match last {
        "m" | "H" => figures(parameters),
        "J" => parameters == "2",
        "h" | "l" => parameters.strip_prefix('?').is_some_and(|mode| MODES.contains(&mode)),
        _ => false,
    };
    fits.then_some(2 + end + 1)
}

#[test]
fn the_reader_of_the_wire_knows_ours_from_theirs() {
    let good = "\x1b[?1049h\x1b[2J\x1b[1;1H\x1b[38;2;1;2;3mété\x1b]52;c;w6k=\x07\x1b[?25l";
    let wire = read(good.as_bytes());
    assert!(wire.foreign.is_empty(), "{wire:?}");
    assert_eq!(wire.copied, ["é"]);
    for bad in [
        "\x1b]0;titre\x07",
        "\x1b[6n",
        "\x1b[?7l",
        "\x1bc",
        "\x1bP+q\x1b\\",
        "\r",
        "\x07",
        "\u{9b}31m",
        "\u{202e}",
        "\u{200b}",
        "\u{e0041}",
    ] {
        assert!(!read(bad.as_bytes()).foreign.is_empty(), "{}", bad.escape_unicode());
    }
}
