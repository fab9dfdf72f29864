//! Keys, pastes and clicks as the terminal gives them, turned into messages. With `terminal` the only file that
//! names the terminal library.

use super::chord::{Chord, Key};
use super::mouse::Mouse;
use super::update::Msg;
use ratatui::crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};
use std::sync::mpsc::Sender;

/// Starts the thread that reads the terminal; it ends with the terminal or with whoever listens.
pub fn listen(messages: Sender<Msg>) -> std::io::Result<()> {
    let read = move || {
        while let Ok(event) = event::read() {
            if let Some(msg) = message(event)
                && messages.send(msg).is_err()
            {
                return;
            }
        }
        let _ = messages.send(Msg::End);
    };
    std::thread::Builder::new().name("keys".to_owned()).spawn(read).map(|_| ())
}

/// The message of an event; nothing for what does not matter.
fn message(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) => chord(key).map(Msg::Key),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Msg::Mouse(Mouse::Click { x: mouse.column, y: mouse.row })),
            MouseEventKind::ScrollDown => Some(Msg::Mouse(Mouse::Wheel { down: true })),
            MouseEventKind::ScrollUp => Some(Msg::Mouse(Mouse::Wheel { down: false })),
            _ => None,
        },
        // Somebody looks at the window again, perhaps after hours: the time is looked at before anything is typed.
        Event::FocusGained => Some(Msg::Tick(crate::desk::Moment::now())),
        // Sizes come by their signal, which is heard earlier.
        Event::FocusLost | Event::Resize(..) => None,
    }
}

/// The chord of a key that is pressed or repeats; a key that is let go does nothing.
fn chord(event: KeyEvent) -> Option<Chord> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |m| event.modifiers.contains(m);
    let mut shift = held(KeyModifiers::SHIFT);
    let key = match event.code {
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::F(n) => Key::F(n),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => {
            shift = true;
            Key::Tab
        }
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Insert => Key::Insert,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        _ => return None,
    };
    Some(Chord::new(key, held(KeyModifiers::CONTROL), held(KeyModifiers::ALT), shift))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Option<Chord> {
        chord(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn a_key_that_is_let_go_does_nothing() {
        for (kind, acts) in [(KeyEventKind::Press, true), (KeyEventKind::Repeat, true), (KeyEventKind::Release, false)]
        {
            let event = KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, kind);
            assert_eq!(chord(event).is_some(), acts);
        }
    }

    #[test]
    fn keys_are_what_the_keymap_writes() {
        let written = |code, modifiers| pressed(code, modifiers).unwrap().to_string();
        assert_eq!(written(KeyCode::BackTab, KeyModifiers::SHIFT), "shift-tab");
        assert_eq!(written(KeyCode::Char('G'), KeyModifiers::SHIFT), "G");
        assert_eq!(written(KeyCode::Char('l'), KeyModifiers::CONTROL), "ctrl-l");
        assert_eq!(written(KeyCode::F(9), KeyModifiers::NONE), "f9");
        let at = pressed(KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT).unwrap();
        assert_eq!(at.text(), Some('@'));
    }

    #[test]
    fn a_paste_comes_as_one_text() {
        assert!(matches!(message(Event::Paste("o\n".into())), Some(Msg::Paste(text)) if text == "o\n"));
    }
}
