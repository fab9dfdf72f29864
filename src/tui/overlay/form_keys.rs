//! What keys, pastes and clicks do to a form. A character that is typed is always text, whatever action has its key.

use super::form::{Form, Kind};
use super::{complete, field};
use crate::domain::fold::{Needle, fold};
use crate::tui::action::Action;
use crate::tui::chord::{Chord, Key};
use crate::tui::widget::panel::Hit;
use tui_input::Input;

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// The form has it.
    Stay,
    /// It is to be sent.
    Send,
    /// It is to be left.
    Leave,
}

/// Takes a key; `action` is what it asks for where no text is edited.
pub fn key(form: &mut Form, chord: Chord, action: Option<Action>) -> Did {
    let leaving = std::mem::take(&mut form.leaving);
    if chord.key == Key::Enter && chord.ctrl {
        choose(form);
        return Did::Send;
    }
    if type_in(form, chord) {
        return Did::Stay;
    }
    match action {
        Some(Action::Back) if form.touched && !leaving => form.leaving = true,
        Some(Action::Back) => return Did::Leave,
        Some(Action::Open) => return enter(form),
        Some(Action::NextPane) => tab(form),
        Some(Action::PreviousPane) => go(form, Some(form.focus.checked_sub(1).unwrap_or(form.fields.len()))),
        Some(Action::Down) if !step(form, 1) => go(form, Some(form.focus + 1)),
        Some(Action::Up) if !step(form, -1) => go(form, form.focus.checked_sub(1)),
        // A long form is sent from anywhere in two keys.
        Some(Action::PageDown) => {
            if matches!(form.fields.get(form.focus).map(|f| &f.kind), Some(Kind::Pick { input, .. }) if !input.value().is_empty())
            {
                choose(form);
            }
            go(form, Some(form.fields.len()));
        }
        Some(Action::PageUp) => go(form, Some(0)),
        Some(Action::Left) => turn(form, -1),
        Some(Action::Right) => turn(form, 1),
        Some(Action::RevealTyped) => form.reveal = !form.reveal,
        _ => {}
    }
    Did::Stay
}

/// Pastes into the field that is edited; never does anything else.
pub fn paste(form: &mut Form, text: &str) {
    form.leaving = false;
    let Some(field) = form.fields.get_mut(form.focus) else {
        return;
    };
    let replaces = std::mem::take(&mut field.prefilled);
    match &mut field.kind {
        Kind::Line(input) => {
            if replaces {
                field::wipe(input);
            }
            field::paste(input, text);
        }
        Kind::Secret(input) => field::paste_secret(input, text),
        Kind::Path(input) => {
            if replaces {
                field::wipe(input);
            }
            field::paste(input, &complete::tidy(text));
            form.suggestions = complete::suggest(input.value());
        }
        Kind::Pick { input, chosen, cursor, .. } => {
            if chosen.take().is_some() {
                field::wipe(input);
            }
            field::paste(input, text);
            *cursor = 0;
        }
        Kind::Choice { .. } | Kind::Toggle(_) => return,
    }
    changed(form);
}

/// Takes a click.
pub fn click(form: &mut Form, hit: Hit) -> Did {
    let leaving = std::mem::take(&mut form.leaving);
    match hit {
        Hit::Field(n) if n == form.focus => turn(form, 1),
        Hit::Field(n) => go(form, Some(n)),
        Hit::Option(n) => {
            if let Some(Kind::Pick { cursor, .. }) = form.fields.get_mut(form.focus).map(|f| &mut f.kind) {
                *cursor = n;
            }
            choose(form);
        }
        Hit::Yes => return Did::Send,
        Hit::No if form.touched && !leaving => form.leaving = true,
        Hit::No => return Did::Leave,
        Hit::Row(_) => {}
    }
    Did::Stay
}

/// The options that the typed words leave.
pub fn narrowed<'a>(options: &'a [(String, String)], typed: &str) -> Vec<&'a (String, String)> {
    let needle = Needle::new(typed);
    options.iter().filter(|(_, words)| needle.is_empty() || needle.matches(&fold(words))).collect()
}

fn changed(form: &mut Form) {
    form.touched = true;
    let name = form.fields.get(form.focus).map(|f| f.name);
    if form.fault.as_ref().is_some_and(|f| Some(f.field) == name || f.field.is_empty()) {
        form.fault = None;
    }
}

/// Whether the field that is edited took the key as text or as a move within its text.
fn type_in(form: &mut Form, chord: Chord) -> bool {
    let Some(field) = form.fields.get_mut(form.focus) else {
        return chord.text().is_some();
    };
    let took = match &mut field.kind {
        Kind::Line(input) => replace(input, &mut field.prefilled, chord),
        Kind::Secret(input) => field::edit_secret(input, chord),
        Kind::Path(input) => {
            let took = replace(input, &mut field.prefilled, chord);
            if took == Some(true) {
                form.suggestions = complete::suggest(input.value());
            }
            took
        }
        Kind::Pick { input, chosen, cursor, .. } => {
            // What is chosen is replaced by what is typed, not gone on with.
            let replaces = chord.text().is_some() || matches!(chord.key, Key::Backspace | Key::Delete);
            let emptied = replaces && chosen.take().is_some();
            if emptied {
                field::wipe(input);
            }
            let took = field::edit(input, chord);
            if took == Some(true) {
                *cursor = 0;
            }
            if emptied { Some(true) } else { took }
        }
        Kind::Choice { options, at } => chord.text().map(|c| jump(options, at, c)),
        Kind::Toggle(on) => chord.text().map(|c| {
            *on ^= c == ' ';
            c == ' '
        }),
    };
    if took == Some(true) {
        changed(form);
    }
    took.is_some()
}

/// Takes a key in a line. What stood there from the start is as if selected: the first character replaces it, a move
/// keeps it.
fn replace(input: &mut Input, prefilled: &mut bool, chord: Chord) -> Option<bool> {
    let takes = chord.text().is_some() || matches!(chord.key, Key::Backspace | Key::Delete);
    if *prefilled && takes {
        field::wipe(input);
    }
    let emptied = *prefilled && takes;
    let took = field::edit(input, chord);
    // A key that is none of the line's, such as Tab, leaves it untouched.
    *prefilled &= took.is_none();
    if emptied { Some(true) } else { took }
}

/// Goes to the next option that begins with a letter, or with a space to the next one.
fn jump(options: &[(String, String)], at: &mut usize, c: char) -> bool {
    let letter = fold(&c.to_string());
    let behind = (1..=options.len()).map(|n| (*at + n) % options.len());
    let found = behind.into_iter().find(|&n| c == ' ' || fold(&options[n].1).starts_with(&letter));
    match found {
        Some(n) if n != *at => {
            *at = n;
            true
        }
        _ => false,
    }
}

fn go(form: &mut Form, to: Option<usize>) {
    let to = to.unwrap_or_default().min(form.fields.len());
    if to != form.focus {
        form.focus = to;
        form.suggestions.clear();
    }
}

fn enter(form: &mut Form) -> Did {
    choose(form);
    if form.focus + 1 >= form.fields.len() {
        return Did::Send;
    }
    go(form, Some(form.focus + 1));
    Did::Stay
}

fn tab(form: &mut Form) {
    match form.fields.get_mut(form.focus).map(|f| &mut f.kind) {
        Some(Kind::Path(input)) => {
            // What may have been left and come back to is completed from how its folder is now.
            form.suggestions = if input.value().is_empty() { Vec::new() } else { complete::suggest(input.value()) };
            let common = complete::common(&form.suggestions);
            if common.len() > input.value().len() {
                *input = common.into();
                form.suggestions = complete::suggest(input.value());
                changed(form);
                return;
            }
        }
        Some(Kind::Pick { input, .. }) if !input.value().is_empty() => choose(form),
        _ => {}
    }
    // From the button it goes on at the first field.
    let to = if form.focus >= form.fields.len() { 0 } else { form.focus + 1 };
    go(form, Some(to));
}

/// Takes the option under the cursor of a field that picks one.
fn choose(form: &mut Form) {
    let Some(field) = form.fields.get_mut(form.focus) else {
        return;
    };
    let Kind::Pick { input, options, chosen: chosen @ None, cursor } = &mut field.kind else {
        return;
    };
    let found = narrowed(options, input.value()).get(*cursor).map(|(key, words)| (key.clone(), words.clone()));
    if let Some((key, words)) = found {
        *chosen = Some(key);
        *input = words.into();
        changed(form);
    }
}

/// Moves among the options of a field that picks one; whether it is one.
fn step(form: &mut Form, by: isize) -> bool {
    let Some(Kind::Pick { input, options, chosen, cursor }) = form.fields.get_mut(form.focus).map(|f| &mut f.kind)
    else {
        return false;
    };
    if chosen.is_some() {
        return false;
    }
    let last = narrowed(options, input.value()).len().saturating_sub(1);
    let to = cursor.saturating_add_signed(by).min(last);
    if to == *cursor {
        return false;
    }
    *cursor = to;
    true
}

/// Turns to the next or the previous of a few, or switches.
fn turn(form: &mut Form, by: isize) {
    match form.fields.get_mut(form.focus).map(|f| &mut f.kind) {
        Some(Kind::Choice { options, at }) if !options.is_empty() => {
            *at = (at.checked_add_signed(by).unwrap_or(options.len() - 1)) % options.len();
        }
        Some(Kind::Toggle(on)) => *on = !*on,
        _ => return,
    }
    changed(form);
}

#[cfg(test)]
mod tests;
