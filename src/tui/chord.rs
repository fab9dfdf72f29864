//! A key with what is held beside it, as the keymap file writes it (`ctrl-l`, `f2`, `space`, `S`) and as people read it.
//!
//! Pure: which library hands the keys over is the business of `event`.

use crate::text::{Lang, frame};
use std::fmt::{self, Write as _};

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Char(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Home,
    End,
    PageUp,
    PageDown,
    Up,
    Down,
    Left,
    Right,
}

/// The keys that have a name, as the keymap file writes it.
const NAMES: &[(&str, Key)] = &[
    ("space", Key::Char(' ')),
    ("enter", Key::Enter),
    ("esc", Key::Esc),
    ("tab", Key::Tab),
    ("backspace", Key::Backspace),
    ("delete", Key::Delete),
    ("insert", Key::Insert),
    ("home", Key::Home),
    ("end", Key::End),
    ("pageup", Key::PageUp),
    ("pagedown", Key::PageDown),
    ("up", Key::Up),
    ("down", Key::Down),
    ("left", Key::Left),
    ("right", Key::Right),
];

/// A key and what is held with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    pub key: Key,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

impl Chord {
    /// A key alone.
    pub fn plain(key: Key) -> Self {
        Self::new(key, false, false, false)
    }

    /// A key with what is held. Shift is already in a character; Ctrl and Alt together are what keyboards call Alt Gr, which types one.
    pub fn new(key: Key, ctrl: bool, alt: bool, shift: bool) -> Self {
        match key {
            Key::Char(c) if ctrl && alt => Self { key: Key::Char(c), ctrl: false, alt: false, shift: false },
            Key::Char(c) if ctrl => Self { key: Key::Char(c.to_ascii_lowercase()), ctrl, alt, shift: false },
            Key::Char(_) => Self { key, ctrl, alt, shift: false },
            _ => Self { key, ctrl, alt, shift },
        }
    }

    /// The character that it types, if it types one.
    pub fn text(self) -> Option<char> {
        match self.key {
            Key::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// Reads what the keymap file writes.
    pub fn parse(written: &str) -> Option<Self> {
        let (mut rest, mut ctrl, mut alt, mut shift) = (written, false, false, false);
        loop {
            let (flag, behind) = if let Some(behind) = rest.strip_prefix("ctrl-") {
                (&mut ctrl, behind)
            } else if let Some(behind) = rest.strip_prefix("alt-") {
                (&mut alt, behind)
            } else if let Some(behind) = rest.strip_prefix("shift-") {
                (&mut shift, behind)
            } else {
                break;
            };
            if behind.is_empty() || std::mem::replace(flag, true) {
                return None;
            }
            rest = behind;
        }
        let mut characters = rest.chars();
        let key = match (characters.next(), characters.next()) {
            (Some(c), None) if !c.is_control() => Key::Char(c),
            _ => named(rest)?,
        };
        Some(Self::new(key, ctrl, alt, shift))
    }

    /// As people read it on their keyboard.
    pub fn words(self, lang: Lang) -> String {
        let mut out = String::new();
        if self.ctrl {
            out.push_str("Ctrl-");
        }
        if self.alt {
            out.push_str("Alt-");
        }
        if self.shift {
            out.push_str(frame::KEY_SHIFT.of(lang));
        }
        match self.key {
            Key::Char(' ') => out.push_str(frame::KEY_SPACE.of(lang)),
            Key::Char(c) if self.ctrl || self.alt => out.extend(c.to_uppercase()),
            Key::Char(c) => out.push(c),
            Key::F(n) => {
                let _ = write!(out, "F{n}");
            }
            Key::Enter => out.push_str(frame::KEY_ENTER.of(lang)),
            Key::Esc => out.push_str(frame::KEY_ESC.of(lang)),
            Key::Tab => out.push_str("Tab"),
            Key::Backspace => out.push_str(frame::KEY_BACKSPACE.of(lang)),
            Key::Delete => out.push_str(frame::KEY_DELETE.of(lang)),
            Key::Insert => out.push_str(frame::KEY_INSERT.of(lang)),
            Key::Home => out.push_str(frame::KEY_HOME.of(lang)),
            Key::End => out.push_str(frame::KEY_END.of(lang)),
            Key::PageUp => out.push_str(frame::KEY_PAGE_UP.of(lang)),
            Key::PageDown => out.push_str(frame::KEY_PAGE_DOWN.of(lang)),
            Key::Up => out.push('↑'),
            Key::Down => out.push('↓'),
            Key::Left => out.push('←'),
            Key::Right => out.push('→'),
        }
        out
    }
}

fn named(text: &str) -> Option<Key> {
    if let Some((_, key)) = NAMES.iter().find(|(name, _)| *name == text) {
        return Some(*key);
    }
    let number = text.strip_prefix('f')?.parse::<u8>().ok()?;
    (1..=24).contains(&number).then_some(Key::F(number))
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.key {
            Key::F(n) => write!(f, "f{n}"),
            key => match NAMES.iter().find(|(_, k)| *k == key) {
                Some((name, _)) => f.write_str(name),
                None => match key {
                    Key::Char(c) => write!(f, "{c}"),
                    other => write!(f, "{other:?}"),
                },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_is_read() {
        for written in
            ["ctrl-l", "f2", "f12", "space", "S", "enter", "esc", "tab", "shift-tab", "left", "?", ":", "ctrl--", "é"]
        {
            assert_eq!(Chord::parse(written).unwrap().to_string(), written);
        }
        for (_, key) in NAMES {
            assert_eq!(Chord::parse(&Chord::plain(*key).to_string()), Some(Chord::plain(*key)));
        }
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for wrong in ["", "ctrl-", "f0", "f25", "fx", "escape", "ctrl-ctrl-a", "ab", "Ctrl-l"] {
            assert_eq!(Chord::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn shift_is_in_the_character_and_altgr_types() {
        assert_eq!(Chord::new(Key::Char('S'), false, false, true), Chord::parse("S").unwrap());
        assert_eq!(Chord::new(Key::Char('@'), true, true, false).text(), Some('@'));
        assert_eq!(Chord::new(Key::Char('L'), true, false, true), Chord::parse("ctrl-l").unwrap());
        assert_eq!(Chord::parse("alt-a").unwrap().text(), None);
    }

    #[test]
    fn people_read_names_in_their_language() {
        let shown = |written: &str, lang| Chord::parse(written).unwrap().words(lang);
        assert_eq!(shown("ctrl-l", Lang::Fr), "Ctrl-L");
        assert_eq!(shown("shift-tab", Lang::Fr), "Maj-Tab");
        assert_eq!(shown("esc", Lang::Fr), "Échap");
        assert_eq!(shown("space", Lang::En), "Space");
        assert_eq!(shown("S", Lang::En), "S");
    }
}
