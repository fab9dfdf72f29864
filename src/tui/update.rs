//! One message in, the model changed, effects out. A key goes to the field that is edited, else to the overlay in
//! front, else to the screen, else to the global actions.

use super::action::{Action, Layer};
use super::chord::{Chord, Key};
use super::effect::Effect;
use super::model::{Model, Preferences};
use super::overlay::{Overlay, field, keys, read, settings};
use super::screen::book;
use super::{dispatch, guest, mouse, perform, report};
use crate::desk::{Moment, Question};
use crate::job::Report;
use crate::text::frame;
use chrono::{DateTime, Duration, Utc};

/// Minutes without a key after which the desk is locked.
const LOCK_AFTER: i64 = 5;
/// Seconds for which a short message stays, and how many characters are read in a second.
const TOAST: i64 = 5;
const READ: i64 = 12;

/// A message.
#[derive(Debug)]
pub enum Msg {
    Key(Chord),
    Paste(String),
    Mouse(mouse::Mouse),
    Resize(u16, u16),
    Report(u64, Report),
    /// How far the worker has come.
    Progress(u64, u64),
    /// Time has passed.
    Tick(Moment),
    /// The system wants the program to end.
    End,
    /// The system wants the program to give the terminal back for a while.
    Pause,
    /// The program has the terminal again.
    Resumed,
}

/// Takes a message.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    // A laptop that was shut does not count its minutes: what comes after too long a silence finds the desk locked.
    if matches!(msg, Msg::Key(_) | Msg::Paste(_) | Msg::Mouse(_)) {
        if too_long(model) {
            return settle(model, vec![Effect::Lock]);
        }
        model.frame.active = Some(model.now);
        // What went wrong has been read by whoever goes on.
        model.toast.take_if(|(_, until)| until.is_none());
    }
    let effects = match msg {
        Msg::Key(chord) => key(model, chord),
        Msg::Paste(text) => paste(model, &text),
        Msg::Mouse(mouse) => mouse::take(model, mouse),
        Msg::Resize(width, height) => {
            model.size = (width, height);
            dispatch::refresh_all(model);
            // A window that was made small and large again between two pictures has lost what was drawn.
            vec![Effect::Redraw]
        }
        Msg::Report(number, report) => report::take(model, number, report),
        Msg::Progress(done, total) => {
            if let Some((_, d, t)) = &mut model.busy {
                (*d, *t) = (done, total);
            }
            Vec::new()
        }
        Msg::Tick(now) => tick(model, now),
        Msg::End => vec![Effect::Quit],
        Msg::Pause => vec![Effect::Suspend],
        Msg::Resumed => vec![Effect::Redraw],
    };
    settle(model, effects)
}

/// Takes a key.
pub fn key(model: &mut Model, chord: Chord) -> Vec<Effect> {
    if model.guest.is_some() {
        return guest::key(model, chord);
    }
    let typed = chord.text().is_some();
    let always = keys::asked(model, chord).filter(|_| !typed);
    if let Some(action @ (Action::Quit | Action::Lock | Action::Suspend | Action::Redraw | Action::FirstDossier)) =
        always
    {
        return perform::perform(model, action);
    }
    if model.frame.jobs.acting().is_some() {
        return while_acting(model, always);
    }
    if !model.overlays.is_empty() {
        return keys::key(model, chord);
    }
    if model.screen == Layer::Door {
        return super::screen::door::key(model, chord);
    }
    if model.filter.is_some() {
        return filter_key(model, chord);
    }
    match model.frame.keymap.resolve(chord, model.screen) {
        Some(Action::Back) if model.busy.is_some() => while_acting(model, always),
        Some(action) => perform::perform(model, action),
        None => Vec::new(),
    }
}

/// While an act is on its way nothing else is begun: nobody confirms what he has not seen.
fn while_acting(model: &Model, action: Option<Action>) -> Vec<Effect> {
    match action {
        Some(Action::Back) => vec![Effect::Cancel, Effect::Say(frame::STOPPING.of(model.lang).to_owned())],
        _ => Vec::new(),
    }
}

/// The filter line is edited: the list follows every key.
fn filter_key(model: &mut Model, chord: Chord) -> Vec<Effect> {
    let action = keys::asked(model, chord).filter(|_| chord.text().is_none());
    let Some(input) = &mut model.filter else {
        return Vec::new();
    };
    // Up and down still move in the list, so that one can type, look and choose.
    if matches!(chord.key, Key::Up | Key::Down | Key::PageUp | Key::PageDown)
        && let Some(action) = action
    {
        return perform::perform(model, action);
    }
    if let Some(changed) = field::edit(input, chord) {
        if changed {
            let text = input.value().to_owned();
            perform::filter(model, &text);
        }
        return Vec::new();
    }
    match action {
        Some(Action::Back) => {
            model.filter = None;
            perform::filter(model, "");
        }
        Some(Action::Open | Action::NextPane) => model.filter = None,
        _ => {}
    }
    Vec::new()
}

/// A paste is text where text is edited, and nothing elsewhere.
fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if model.guest.is_some() {
        guest::paste(model, text);
        return Vec::new();
    }
    if model.frame.jobs.acting().is_some() {
        return Vec::new();
    }
    if !model.overlays.is_empty() {
        keys::paste(model, text);
    } else if model.screen == Layer::Door {
        super::screen::door::paste(model, text);
    } else if let Some(input) = &mut model.filter {
        field::paste(input, text);
        let text = input.value().to_owned();
        perform::filter(model, &text);
    }
    Vec::new()
}

/// Carries out the effects that only change the model, and gives back the others.
pub fn settle(model: &mut Model, effects: Vec<Effect>) -> Vec<Effect> {
    let mut outside = Vec::new();
    let mut waiting: std::collections::VecDeque<Effect> = effects.into();
    while let Some(effect) = waiting.pop_front() {
        match inside(model, effect) {
            Ok(more) => {
                for effect in more.into_iter().rev() {
                    waiting.push_front(effect);
                }
            }
            Err(other) => outside.push(other),
        }
    }
    book::observe(model);
    for overlay in &mut model.overlays {
        if let Overlay::Secret { until, .. } = overlay {
            *until = read::secret_end(*until, model.now.at);
        }
    }
    outside
}

/// What an effect does to the model, and the effects that follow from it; one that the model cannot carry out comes back
/// as the error.
fn inside(model: &mut Model, effect: Effect) -> Result<Vec<Effect>, Effect> {
    Ok(match effect {
        Effect::Push(overlay) => {
            // What was said of the act before is not taken for a word on what begins now.
            model.toast = None;
            model.overlays.push(*overlay);
            Vec::new()
        }
        Effect::Book(wish) => book::follow(model, *wish),
        Effect::Follow(form) => {
            if let Some(Overlay::Form(before)) = model.overlays.last_mut() {
                before.sent = true;
            }
            model.overlays.push(Overlay::Form(*form));
            Vec::new()
        }
        Effect::Pop => {
            model.overlays.pop();
            Vec::new()
        }
        Effect::Say(text) => {
            say(model, text);
            Vec::new()
        }
        Effect::Warn(text) => {
            model.toast = Some((text, None));
            Vec::new()
        }
        Effect::Go(layer) => front(model, layer),
        Effect::ShowStructure(id) => {
            let mut more = front(model, Layer::Structures);
            more.extend(dispatch::show_structure(model, &id));
            more
        }
        Effect::ShowDossier(id) => {
            let mut more = front(model, Layer::Book);
            more.extend(dispatch::show_dossier(model, &id));
            more
        }
        Effect::Guest(id, outsider) => {
            book::wait_for_guest(model, &id, outsider);
            vec![Effect::Ask(Question::ReadDossier(id))]
        }
        Effect::ShowRegister(filter) => {
            let mut more = front(model, Layer::Register);
            more.extend(dispatch::show_register(model, filter));
            more
        }
        Effect::Prefer(preferences) => prefer(model, *preferences),
        Effect::Lock => {
            model.forget_desk();
            // Whatever the worker is at stops first: the keys leave memory now, not after a long question.
            vec![Effect::Cancel, Effect::Close, Effect::Look]
        }
        other => return Err(other),
    })
}

/// The preferences are others from now on.
fn prefer(model: &mut Model, preferences: Preferences) -> Vec<Effect> {
    model.preferences = preferences;
    settings::follow(model);
    dispatch::refresh_all(model);
    // Whoever merely sorts a list is not told that this is remembered.
    vec![Effect::Say(frame::SAVED.of(model.lang).to_owned()), Effect::SavePreferences]
}

/// A screen comes to the front, and nothing stands before it.
fn front(model: &mut Model, layer: Layer) -> Vec<Effect> {
    model.overlays.clear();
    let from = model.screen;
    let effects = perform::go(model, layer);
    model.frame.came_from = Some(from).filter(|from| *from != layer && *from != Layer::Door);
    effects
}

/// Says something at the foot for a few seconds, a longer text for longer.
pub fn say(model: &mut Model, text: String) {
    let reading = i64::try_from(text.chars().count()).unwrap_or(0) / READ;
    let until = Moment { at: model.now.at + Duration::seconds(TOAST.max(reading)), ..model.now };
    model.toast = Some((text, Some(until)));
}

/// When nobody has typed for too long.
fn lock_at(model: &Model) -> Option<DateTime<Utc>> {
    let open = model.screen != Layer::Door && model.frame.jobs.acting().is_none();
    let active = model.frame.active.filter(|_| open)?;
    Some(active.at + Duration::minutes(LOCK_AFTER))
}

fn too_long(model: &Model) -> bool {
    lock_at(model).is_some_and(|at| model.now.at >= at)
}

/// Time has passed: what was to be seen for a while goes.
fn tick(model: &mut Model, now: Moment) -> Vec<Effect> {
    model.now = now;
    model.toast.take_if(|(_, until)| until.is_some_and(|until| now.at >= until.at));
    model.overlays.retain(|o| !matches!(o, Overlay::Secret { until, .. } if now.at >= *until));
    if too_long(model) {
        return vec![Effect::Lock];
    }
    Vec::new()
}

/// When the model must be looked at again although nothing has happened; nothing where it can wait for ever.
pub fn deadline(model: &Model) -> Option<DateTime<Utc>> {
    let toast = model.toast.as_ref().and_then(|(_, until)| Some(until.as_ref()?.at));
    let secret = model.overlays.iter().find_map(|o| match o {
        // The seconds that are left are counted down.
        Overlay::Secret { until, .. } => Some(next_second(*until, model.now.at)),
        _ => None,
    });
    let door = super::screen::door::opens_at(model).map(|until| next_second(until, model.now.at));
    let busy = model.busy.as_ref().map(|_| model.now.at + Duration::milliseconds(150));
    [toast, secret, door, busy, lock_at(model)].into_iter().flatten().min()
}

fn next_second(until: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    let left = (until - now).num_milliseconds().max(0);
    let part = if left % 1000 == 0 { 1000 } else { left % 1000 };
    (now + Duration::milliseconds(part)).min(until)
}
