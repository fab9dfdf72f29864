//! What keys, pastes and clicks do to the overlay in front.

use super::confirm::{self, Asked};
use super::form::{Fault, Field, Form, Kind};
use super::{Chooser, Confirm, Overlay, Palette, Reader, choose, complete, form_keys, palette, read};
use super::{field, form_view};
use crate::desk::Hidden;
use crate::text::frame;
use crate::tui::action::{Action, Layer};
use crate::tui::bars;
use crate::tui::chord::{Chord, Key};
use crate::tui::dispatch::screen_action;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::perform;
use crate::tui::screen::book;
use crate::tui::view;
use crate::tui::widget::panel::{Hit, Panel};

/// What a key asks for in front of a screen. The keys that every form lives by work even where the keymap took them.
pub fn asked(model: &Model, chord: Chord) -> Option<Action> {
    let layer = if model.screen == Layer::Door { Layer::Door } else { Layer::Global };
    model.frame.keymap.resolve(chord, layer).or(match (chord.key, chord.shift) {
        (Key::Enter, _) => Some(Action::Open),
        (Key::Esc, _) => Some(Action::Back),
        (Key::Tab, false) => Some(Action::NextPane),
        (Key::Tab, true) => Some(Action::PreviousPane),
        (Key::Up, _) => Some(Action::Up),
        (Key::Down, _) => Some(Action::Down),
        (Key::Left, _) => Some(Action::Left),
        (Key::Right, _) => Some(Action::Right),
        _ => None,
    })
}

/// Takes a key.
pub fn key(model: &mut Model, chord: Chord) -> Vec<Effect> {
    let action = asked(model, chord);
    // A character is never an action where something is typed.
    let unless_typed = action.filter(|_| chord.text().is_none());
    if unless_typed == Some(Action::Help)
        && let Some(help) = bars::help(model)
    {
        model.overlays.push(Overlay::Message(help));
        return Vec::new();
    }
    let Some(top) = model.overlays.pop() else {
        return Vec::new();
    };
    match top {
        Overlay::Form(mut form) => {
            let did = form_keys::key(&mut form, chord, unless_typed);
            form_did(model, form, did)
        }
        Overlay::Confirm(mut confirm) => {
            let did = confirm::key(&mut confirm, chord, unless_typed, model.lang);
            confirm_did(model, confirm, did)
        }
        Overlay::Palette(mut palette) => {
            let did = palette::key(&mut palette, chord, unless_typed, model);
            palette_did(model, palette, did)
        }
        Overlay::Reader(reader) if annotates(model, chord) => annotate(model, reader),
        Overlay::Chooser(mut chooser) if chooser.unsaved.is_some() || !goes_elsewhere(action) => {
            let did = choose::key(&mut chooser, action);
            chooser_did(model, chooser, did)
        }
        // What is only read is no dead end: the key of a screen leaves it for that screen.
        _ if goes_elsewhere(action) => {
            model.overlays.clear();
            action.map_or_else(Vec::new, |action| perform::perform(model, action))
        }
        reading => {
            model.overlays.push(reading);
            read_key(model, action);
            Vec::new()
        }
    }
}

/// Whether an action shows a screen.
fn goes_elsewhere(action: Option<Action>) -> bool {
    action.is_some_and(|a| Layer::SCREENS.into_iter().any(|l| screen_action(l) == Some(a)))
}

/// Whether a key writes an annotation on the page that is read.
fn annotates(model: &Model, chord: Chord) -> bool {
    model.frame.keymap.resolve(chord, Layer::Reader) == Some(Action::AnnotatePage)
}

/// Writes an annotation on the page that stands at the top, or says why not.
fn annotate(model: &mut Model, reader: Reader) -> Vec<Effect> {
    let page = u32::try_from(read::page_at(&reader)).unwrap_or(1);
    let dossier = reader.dossier.clone();
    model.overlays.push(Overlay::Reader(reader));
    match perform::row(model, Action::AnnotatePage).map(|row| perform::allowed(model, row)) {
        Some(Err(why)) => vec![Effect::Warn(perform::refusal(model, Action::AnnotatePage, why))],
        _ => book::annotate_page(model, dossier.as_ref(), page),
    }
}

fn chooser_did(model: &mut Model, chooser: Chooser, did: choose::Did) -> Vec<Effect> {
    match did {
        choose::Did::Leave => {
            unsent(model);
            Vec::new()
        }
        choose::Did::Stay => {
            model.overlays.push(Overlay::Chooser(chooser));
            let furthest = panel(model).map_or(0, |p| p.furthest(view::areas(model).over));
            if let Some(Overlay::Chooser(chooser)) = model.overlays.last_mut() {
                chooser.scroll = chooser.scroll.min(furthest);
            }
            Vec::new()
        }
        choose::Did::Ask(words) => {
            model.overlays.push(Overlay::Chooser(chooser));
            vec![Effect::Warn(words.of(model.lang).to_owned())]
        }
        choose::Did::Not(why) => {
            model.overlays.push(Overlay::Chooser(chooser));
            vec![Effect::Warn(why)]
        }
        choose::Did::Take(wish) => {
            // Whatever is only a part of it comes back to it.
            if wish.comes_back() {
                model.overlays.push(Overlay::Chooser(chooser));
            }
            vec![Effect::Book(Box::new(wish))]
        }
    }
}

/// The form in front can be changed again: what came of it was left.
fn unsent(model: &mut Model) {
    if let Some(Overlay::Form(form)) = model.overlays.last_mut() {
        form.sent = false;
    }
}

/// Pastes a text: it goes into the field that is edited, or nowhere.
pub fn paste(model: &mut Model, text: &str) {
    match model.overlays.last_mut() {
        Some(Overlay::Form(form)) => form_keys::paste(form, text),
        Some(Overlay::Confirm(confirm)) => confirm::paste(confirm, text),
        Some(Overlay::Palette(palette)) => {
            field::paste(&mut palette.input, text);
            palette.retyped();
        }
        _ => {}
    }
}

/// Takes a click.
pub fn click(model: &mut Model, x: u16, y: u16) -> Vec<Effect> {
    let Some(hit) = panel(model).and_then(|p| p.hit(view::areas(model).over, x, y)) else {
        return Vec::new();
    };
    let Some(top) = model.overlays.pop() else {
        return Vec::new();
    };
    match top {
        Overlay::Form(mut form) => {
            let did = form_keys::click(&mut form, hit);
            form_did(model, form, did)
        }
        Overlay::Confirm(mut confirm) => {
            let did = confirm::click(&mut confirm, hit, model.lang);
            confirm_did(model, confirm, did)
        }
        Overlay::Palette(mut palette) => {
            let rows = palette::found(&palette, model).to_vec();
            let did = match hit {
                Hit::Row(n) if n == palette.cursor => rows.get(n).map_or(palette::Did::Stay, |r| palette::Did::Run(r)),
                Hit::Row(n) => {
                    palette.cursor = n;
                    palette::Did::Stay
                }
                _ => palette::Did::Stay,
            };
            palette_did(model, palette, did)
        }
        Overlay::Chooser(mut chooser) => {
            let did = choose::click(&mut chooser, hit);
            chooser_did(model, chooser, did)
        }
        other => {
            model.overlays.push(other);
            Vec::new()
        }
    }
}

/// The panel of the overlay in front.
pub fn panel(model: &Model) -> Option<Panel> {
    let (theme, lang, area) = (&model.theme, model.lang, view::areas(model).over);
    Some(match model.overlays.last()? {
        Overlay::Form(form) => form_view::panel(form, theme, lang, area),
        Overlay::Confirm(c) => confirm::panel(c, theme, lang, area),
        Overlay::Message(message) => read::message(message, theme, area),
        Overlay::Reader(reader) => read::reader(reader, theme, lang, area),
        Overlay::Palette(palette) => palette::panel(palette, model, area),
        Overlay::Chooser(chooser) => choose::panel(chooser, theme, area),
        Overlay::Secret { login, secret, until } => {
            let left = (*until - model.now.at).num_milliseconds().max(0);
            read::secret(login, secret, (left + 999) / 1000, theme, lang)
        }
    })
}

fn form_did(model: &mut Model, mut form: Form, did: form_keys::Did) -> Vec<Effect> {
    match did {
        form_keys::Did::Leave => {
            unsent(model);
            Vec::new()
        }
        form_keys::Did::Stay => {
            model.overlays.push(Overlay::Form(form));
            Vec::new()
        }
        form_keys::Did::Send => match made(&mut form, model) {
            Some(effect) if waits(&effect) => {
                form.sent = true;
                model.overlays.push(Overlay::Form(form));
                vec![effect]
            }
            Some(effect) => vec![effect],
            None => {
                model.overlays.push(Overlay::Form(form));
                Vec::new()
            }
        },
    }
}

/// The effect of a form that was filled in; nothing where something is wrong, and the form says what.
pub fn made(form: &mut Form, model: &Model) -> Option<Effect> {
    for field in &mut form.fields {
        if let Kind::Path(input) = &mut field.kind
            && input.value().starts_with("~/")
        {
            *input = complete::expand(input.value()).to_string_lossy().into_owned().into();
        }
    }
    form.fault = None;
    // What was typed and fits nothing is never passed over as if nothing had been typed.
    let lost =
        |f: &&Field| matches!(&f.kind, Kind::Pick { input, chosen: None, .. } if !input.value().trim().is_empty());
    if let Some(name) = form.fields.iter().find(lost).map(|f| f.name) {
        set_fault(form, Fault { field: name, why: frame::NOTHING_FOUND.of(model.lang).to_owned() });
        return None;
    }
    match (form.make.0)(form, model) {
        Ok(effect) => Some(effect),
        Err(fault) => {
            set_fault(form, fault);
            None
        }
    }
}

/// Shows what is wrong and goes to the field.
pub fn set_fault(form: &mut Form, fault: Fault) {
    if let Some(at) = form.fields.iter().position(|f| f.name == fault.field) {
        form.focus = at;
    }
    form.sent = false;
    form.fault = Some(fault);
}

/// Whether something will come back from the worker that the form waits for.
fn waits(effect: &Effect) -> bool {
    matches!(effect, Effect::Plan(_) | Effect::Apply(_) | Effect::Ask(_) | Effect::Follow(_))
        || matches!(effect, Effect::Book(wish) if wish.waits())
}

fn confirm_did(model: &mut Model, mut confirm: Confirm, did: confirm::Did) -> Vec<Effect> {
    match did {
        confirm::Did::Stay => {}
        confirm::Did::Lacks(why) => {
            model.overlays.push(Overlay::Confirm(confirm));
            return vec![Effect::Warn(why)];
        }
        confirm::Did::No => {
            field::wipe(&mut confirm.typed);
            unsent(model);
            return vec![Effect::Say(frame::CANCELLED.of(model.lang).to_owned())];
        }
        confirm::Did::Yes => {
            if confirm.asked() == Asked::Passphrase {
                let typed = Hidden::new(String::from(std::mem::take(&mut confirm.typed)));
                confirm.verb.give_passphrase(typed);
            }
            model.frame.confirmed = Some(Box::new(confirm.plan));
            return vec![Effect::Apply(confirm.verb)];
        }
    }
    model.overlays.push(Overlay::Confirm(confirm));
    let furthest = panel(model).map_or(0, |p| p.furthest(view::areas(model).over));
    if let Some(Overlay::Confirm(confirm)) = model.overlays.last_mut() {
        confirm.scroll = confirm.scroll.min(furthest);
    }
    Vec::new()
}

fn palette_did(model: &mut Model, palette: Palette, did: palette::Did) -> Vec<Effect> {
    match did {
        palette::Did::Leave => Vec::new(),
        palette::Did::Run(row) => perform::run(model, row),
        palette::Did::Stay => {
            model.overlays.push(Overlay::Palette(palette));
            Vec::new()
        }
    }
}

/// Scrolls what is read, or leaves it.
fn read_key(model: &mut Model, action: Option<Action>) {
    let over = view::areas(model).over;
    let (page, furthest) = panel(model).map_or((1, 0), |p| (p.page(over), p.furthest(over)));
    let leave = match (model.overlays.last_mut(), action) {
        (_, Some(Action::Back | Action::Open | Action::Quit)) => true,
        (Some(Overlay::Reader(reader)), Some(Action::Left | Action::Right)) => {
            reader.scroll = read::turned(reader, action == Some(Action::Right));
            false
        }
        (Some(Overlay::Reader(reader)), Some(action)) => {
            // Whoever has turned to a page that is shorter than the screen stays there.
            let furthest = read::furthest(reader, over).max(reader.scroll);
            reader.scroll = read::scrolled(action, reader.scroll, page, furthest + 1);
            false
        }
        (Some(Overlay::Message(message)), Some(action)) => {
            message.scroll = read::scrolled(action, message.scroll, page, furthest + 1);
            false
        }
        _ => false,
    };
    if leave {
        model.overlays.pop();
    }
}
