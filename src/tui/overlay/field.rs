//! One edited line: what keys and pastes do to it, and how a line that is secret is wiped.

use crate::domain::clean::{self, deceives};
use crate::tui::chord::{Chord, Key};
use tui_input::{Input, InputRequest};
use zeroize::Zeroize as _;

/// Most bytes of a line. A secret line has this room from its birth, so that growing leaves no copy behind.
const ROOM: usize = 1024;

/// Types a character. Whether it was taken.
pub fn insert(input: &mut Input, c: char) -> bool {
    if deceives(c) || input.value().len() + c.len_utf8() > ROOM {
        return false;
    }
    if input.value().is_empty() {
        wipe(input);
        *input = Input::new(String::with_capacity(ROOM));
    }
    input.handle(InputRequest::InsertChar(c));
    true
}

/// Pastes a text as one line: white space becomes a space, what deceives is dropped.
pub fn paste(input: &mut Input, text: &str) {
    for c in clean::label(text).text.chars() {
        insert(input, c);
    }
}

/// Pastes into a secret line: nothing but line ends and controls is changed.
pub fn paste_secret(input: &mut Input, text: &str) {
    for c in text.trim_end_matches(['\r', '\n']).chars().filter(|c| !c.is_control()) {
        insert(input, c);
    }
}

/// Takes a key that edits or moves within the line. Whether it was one, and whether the text has changed.
pub fn edit(input: &mut Input, chord: Chord) -> Option<bool> {
    if let Some(c) = chord.text() {
        return Some(insert(input, c));
    }
    let request = match (chord.key, chord.ctrl) {
        (Key::Backspace, false) => InputRequest::DeletePrevChar,
        (Key::Delete, false) => InputRequest::DeleteNextChar,
        (Key::Left, false) => InputRequest::GoToPrevChar,
        (Key::Right, false) => InputRequest::GoToNextChar,
        (Key::Left, true) => InputRequest::GoToPrevWord,
        (Key::Right, true) => InputRequest::GoToNextWord,
        (Key::Home, false) | (Key::Char('a'), true) => InputRequest::GoToStart,
        (Key::End, false) | (Key::Char('e'), true) => InputRequest::GoToEnd,
        (Key::Backspace | Key::Char('w'), true) => InputRequest::DeletePrevWord,
        (Key::Delete, true) => InputRequest::DeleteNextWord,
        (Key::Char('u'), true) => InputRequest::DeleteFromStart,
        (Key::Char('k'), true) => InputRequest::DeleteTillEnd,
        _ => return None,
    };
    Some(input.handle(request).is_some_and(|changed| changed.value))
}

/// The same for a secret line, where nothing that is cut is kept to be put back.
pub fn edit_secret(input: &mut Input, chord: Chord) -> Option<bool> {
    let cuts = chord.ctrl && matches!(chord.key, Key::Backspace | Key::Delete | Key::Char('w' | 'u' | 'k'));
    if cuts {
        wipe(input);
        return Some(true);
    }
    edit(input, chord)
}

/// Empties a line and wipes the memory it was in.
pub fn wipe(input: &mut Input) {
    String::from(std::mem::take(input)).zeroize();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_is_one_line_without_hidden_marks() {
        let mut input = Input::default();
        paste(&mut input, "deux\nlignes\u{202e}\t\u{1b}[31m");
        assert_eq!(input.value(), "deux lignes [31m");
        let mut secret = Input::default();
        paste_secret(&mut secret, " la mer  est\n");
        assert_eq!(secret.value(), " la mer  est");
    }

    #[test]
    fn editing_a_secret_never_moves_it_in_memory() {
        let mut input = Input::default();
        insert(&mut input, 'a');
        let place = input.value().as_ptr();
        for _ in 0..600 {
            insert(&mut input, 'é');
        }
        edit_secret(&mut input, Chord::plain(Key::Left));
        edit_secret(&mut input, Chord::plain(Key::Backspace));
        insert(&mut input, 'x');
        assert_eq!(input.value().as_ptr(), place);
        assert!(input.value().len() <= ROOM);
        wipe(&mut input);
        assert_eq!(input.value(), "");
    }
}
