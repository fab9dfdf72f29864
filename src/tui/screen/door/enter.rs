//! Through the door: what the worker found, who may enter, and what must be settled first.

use super::{Stage, forms};
use crate::desk::{AccountName, Notice};
use crate::domain::ids::PersonId;
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, ReadOnly, Rule, Trouble};
use crate::text::frame;
use crate::tui::action::Layer;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::Fault;
use crate::tui::overlay::keys::set_fault;
use crate::tui::{dispatch, perform, report, words};
use chrono::Duration;

/// Longest wait after a wrong passphrase, in seconds.
const LONGEST_WAIT: i64 = 60;

/// Who can open the desk is known: the lock screen, or the wizard where there is no desk.
pub fn accounts(model: &mut Model, found: Outcome<Vec<AccountName>>) -> Vec<Effect> {
    if model.screen != Layer::Door {
        return Vec::new();
    }
    match found {
        Ok(accounts) => {
            // Whoever made the desk is offered first; later, whoever opened it last.
            if model.frame.last_person.is_none() {
                model.frame.last_person = accounts.first().map(|a| a.person.clone());
            }
            model.door.accounts = forms::sorted(accounts);
            model.door.stage = Stage::Lock;
        }
        Err(Trouble::Rule(Rule::NoDesk { .. })) => model.door.stage = Stage::Wizard,
        Err(trouble) => model.door.stage = Stage::Trouble(words::trouble(&trouble, model.lang)),
    }
    again(model);
    Vec::new()
}

/// The form of the stage, empty.
pub fn again(model: &mut Model) {
    let who = model.door.kept.take().map(|(person, _)| person);
    model.door.form = match model.door.stage {
        Stage::Lock => {
            let who = who.or_else(|| model.frame.last_person.clone());
            Some(forms::lock(&model.door, who.as_ref(), model.frame.look_only, model.lang))
        }
        Stage::Wizard => Some(forms::wizard(model)),
        _ => None,
    };
}

/// The desk is open: in, unless something is to be settled before.
pub fn opened(
    model: &mut Model,
    me: PersonId,
    state: State,
    read_only: Option<ReadOnly>,
    notices: Vec<Notice>,
) -> Vec<Effect> {
    let made = model.door.stage == Stage::Wizard;
    (model.door.failures, model.door.until) = (0, None);
    model.frame.last_person = Some(me.clone());
    model.me = me;
    report::take_state(model, state);
    let must_change = notices.contains(&Notice::MustChange) && read_only.is_none();
    model.door.notices = notices;
    model.read_only = read_only;
    let kept = model.door.kept.clone();
    match (&model.read_only, kept) {
        (Some(why @ (ReadOnly::OldCopy { .. } | ReadOnly::NeverSeen)), Some((person, passphrase))) => {
            model.door.form = Some(forms::copy(why, person, passphrase, model.lang));
            model.door.stage = Stage::Copy(why.clone());
            Vec::new()
        }
        (_, Some((_, passphrase))) if must_change => {
            model.door.form = Some(forms::change(passphrase, model.lang));
            model.door.stage = Stage::MustChange;
            Vec::new()
        }
        _ => {
            let mut effects = enter(model);
            if made {
                effects.push(Effect::SavePreferences);
            }
            effects
        }
    }
}

/// The passphrase was changed.
pub fn changed(model: &mut Model) -> Vec<Effect> {
    enter(model)
}

/// In.
pub fn enter(model: &mut Model) -> Vec<Effect> {
    model.door.kept = None;
    model.door.form = None;
    model.door.stage = Stage::Looking;
    model.overlays.clear();
    model.frame.active = Some(model.now);
    let last = Layer::SCREENS.into_iter().find(|l| format!("{l:?}").to_lowercase() == model.preferences.screen);
    let front = match model.frame.back_to.take() {
        // Nobody walks into what somebody else was doing.
        Some((who, layer)) => Some(if who == model.me { layer } else { Layer::Home }),
        None => last,
    };
    let front = front.filter(|_| !model.state.structures.is_empty());
    let mut effects = perform::go(model, front.unwrap_or(Layer::Home));
    dispatch::refresh_all(model);
    if let Some((_, begun)) = model.frame.drafts.take().filter(|(who, _)| *who == model.me) {
        model.overlays.extend(begun.into_iter().map(Overlay::Form));
    }
    let lines = to_know(model);
    if !lines.is_empty() {
        effects.extend(report::message(frame::NOTICES_TITLE.of(model.lang), lines));
    }
    effects
}

/// What the opening found that people should know.
fn to_know(model: &mut Model) -> Vec<String> {
    let lang = model.lang;
    let found = std::mem::take(&mut model.door.notices);
    let mut lines: Vec<String> =
        found.iter().filter(|n| **n != Notice::MustChange).map(|n| words::notice(n, lang)).collect();
    if let Some(why) = model.read_only.as_ref().filter(|why| **why != ReadOnly::Asked) {
        lines.insert(0, words::read_only(why, lang));
    }
    let gaps = lines.len().saturating_sub(1);
    for n in (1..=gaps).rev() {
        lines.insert(n, String::new());
    }
    lines
}

/// The desk did not open, was not made, or the passphrase was not changed.
pub fn failed(model: &mut Model, trouble: &Trouble) -> Vec<Effect> {
    let lang = model.lang;
    let mut why = words::trouble(trouble, lang);
    let mut field = "";
    if let Trouble::Rule(rule) = trouble {
        field = match rule {
            Rule::PassphraseWrong | Rule::PassphraseShort { .. } | Rule::PassphraseCommon => "passphrase",
            Rule::MailRefused { .. } => "mail",
            Rule::NameRefused { .. } => "name",
            Rule::EmptyField { field } => field,
            _ => "",
        };
        if *rule == Rule::PassphraseWrong {
            frame::PASSPHRASE_WRONG.of(lang).clone_into(&mut why);
            model.door.failures += 1;
            let wait = 2i64.saturating_pow(model.door.failures - 1).min(LONGEST_WAIT);
            model.door.until = Some(model.now.at + Duration::seconds(wait));
        }
    }
    if let Some(form) = &mut model.door.form {
        if model.door.stage == Stage::Lock {
            form.wipe();
            model.door.kept = None;
        }
        set_fault(form, Fault { field, why });
    }
    Vec::new()
}
