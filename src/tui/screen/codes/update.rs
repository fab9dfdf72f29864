//! What keys and answers do to the codes screen.

use super::acts;
use super::state::{Group, History, Wanted, refresh};
use super::{cases_view, view};
use crate::desk::{Answer, Checked, Filter, Hidden, Question, ShowSecret};
use crate::domain::clean::visible_line;
use crate::domain::code::Showing;
use crate::domain::login::Login;
use crate::text::{screens_codes as codes_text, screens_renewal as text, words};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::{Message, Overlay};
use crate::tui::view::areas;
use crate::tui::widget::list::ListPlace;
use chrono::TimeDelta;

/// How long a secret is shown.
const SHOWN: TimeDelta = TimeDelta::seconds(10);
/// Acts of one code that are asked for.
const ACTS: usize = 24;

/// Takes an action.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    let mut effects = take(model, action);
    effects.extend(ask_history(model));
    effects
}

fn take(model: &mut Model, action: Action) -> Vec<Effect> {
    if model.codes.cases.shown {
        return over_cases(model, action);
    }
    let page = view::page(model);
    let screen = &mut model.codes;
    if screen.place.act(action, &screen.names, page) {
        screen.place.offset = screen.place.scroll_to(page);
        return Vec::new();
    }
    match action {
        Action::Left | Action::PreviousPane => turn(model, Group::ALL.len() - 1),
        Action::Right | Action::NextPane => turn(model, 1),
        Action::SortNext => {
            screen.order = screen.order.next();
            refresh(model);
        }
        Action::SortReverse => {
            screen.order = screen.order.reversed();
            refresh(model);
        }
        Action::Back => screen.place.clear(),
        Action::RevealSecret => return ask_secret(model, Wanted::Show),
        Action::CopySecret => return ask_secret(model, Wanted::Copy),
        Action::ShowCases => screen.cases.shown = true,
        _ => return acts::act(model, action),
    }
    Vec::new()
}

/// The cases stand in the place of the codes: moves among them or leaves them.
fn over_cases(model: &mut Model, action: Action) -> Vec<Effect> {
    let page = cases_view::page(areas(model).body);
    let cases = &mut model.codes.cases;
    if cases.walk(action, page) {
        return Vec::new();
    }
    match action {
        Action::Back | Action::ShowCases => cases.shown = false,
        _ => return acts::act(model, action),
    }
    Vec::new()
}

/// Goes so many groups to the right, round and round; the cursor goes to the top of what is new.
fn turn(model: &mut Model, by: usize) {
    let screen = &mut model.codes;
    let at = Group::ALL.iter().position(|g| *g == screen.group).unwrap_or(0);
    screen.group = Group::ALL[(at + by) % Group::ALL.len()];
    screen.place = ListPlace::default();
    screen.names.clear();
    refresh(model);
}

fn ask_secret(model: &mut Model, wanted: Wanted) -> Vec<Effect> {
    let logins = model.codes.logins();
    let [only] = logins.as_slice() else {
        return Vec::new();
    };
    model.codes.wanted = Some((only.clone(), wanted));
    let how = match wanted {
        Wanted::Show => Showing::Screen,
        Wanted::Copy => Showing::Clipboard,
    };
    // It is shown at the press of a key, and the register has it first.
    vec![Effect::Apply(Box::new(ShowSecret { login: only.clone(), how }))]
}

/// The screen has come to the front.
pub fn shown(model: &mut Model) -> Vec<Effect> {
    ask_history(model).into_iter().collect()
}

/// Asks for the acts of the code under the cursor, once for each code.
fn ask_history(model: &mut Model) -> Option<Effect> {
    let login = model.codes.current()?.login.clone();
    if model.codes.history.login.as_ref() == Some(&login) {
        return None;
    }
    let subject = Some(subject(&login));
    model.codes.history = History { login: Some(login), lines: None };
    Some(Effect::Ask(Question::Entries(Filter { subject, most: ACTS, ..Filter::default() })))
}

fn subject(login: &Login) -> String {
    format!("code:{login}")
}

/// Takes an answer that may be for it; whether it was.
pub fn answer(model: &mut Model, answer: &Answer) -> bool {
    match answer {
        Answer::Checked(checked) => {
            say_checked(model, checked);
            true
        }
        Answer::Portal(found) => {
            let lines = codes_text::portal_report(found, model.lang).iter().map(|l| visible_line(l)).collect();
            let title = codes_text::INSPECT.of(model.lang).to_owned();
            model.overlays.push(Overlay::Message(Message { title, lines, scroll: 0 }));
            true
        }
        Answer::Entries { lines, .. } => {
            let Some(login) = model.codes.history.login.as_ref().filter(|_| model.codes.history.lines.is_none()) else {
                return false;
            };
            let wanted = subject(login);
            if !lines.iter().all(|l| l.subject.starts_with(&wanted)) {
                return false;
            }
            // A subject may be found by its beginning: 27INSU1 must not show the acts of 27INSU1016.
            model.codes.history.lines = Some(lines.iter().filter(|l| l.subject == wanted).cloned().collect());
            true
        }
        _ => false,
    }
}

fn say_checked(model: &mut Model, checked: &Checked) {
    let lang = model.lang;
    let title = match checked {
        Checked::Known { life, .. } if life.works() => text::CHECK_VALID,
        Checked::Known { .. } => text::CHECK_REFUSED,
        Checked::Meant { .. } => text::CHECK_MEANT,
        Checked::Login { .. } => text::CHECK_LOGIN,
        Checked::Unknown | Checked::Wrong | Checked::Length(_) | Checked::Foreign(_) => text::CHECK_WRONG,
    };
    if let Checked::Known { login, .. } | Checked::Meant { login, .. } | Checked::Login { login, .. } = checked {
        model.codes.cases.shown = false;
        model.codes.point_at(login);
    }
    let lines = vec![words::checked(checked, &model.state, lang)];
    model.overlays.push(Overlay::Message(Message { title: title.of(lang).to_owned(), lines, scroll: 0 }));
}

/// A secret has come that may have been asked for: it is shown or copied, once.
pub fn revealed(model: &mut Model, login: &Login, secret: &Hidden) -> Option<Effect> {
    let (_, wanted) = model.codes.wanted.take_if(|(asked, _)| asked == login)?;
    // The act stands in the history of the code from now on.
    model.codes.history = History::default();
    match wanted {
        Wanted::Show => {
            let until = model.now.at + SHOWN;
            model.overlays.push(Overlay::Secret { login: login.clone(), secret: secret.clone(), until });
            None
        }
        Wanted::Copy => Some(Effect::Copy { text: secret.as_str().to_owned(), secret: true }),
    }
}
