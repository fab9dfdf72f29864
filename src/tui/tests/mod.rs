//! Stories of the frame: keys in, model and picture out.

mod acts;
mod foot;
mod keys;
mod looks;

use super::action::{Action, Layer};
use super::chord::{Chord, Key};
use super::effect::Effect;
use super::frame::Act;
use super::model::Model;
use super::mouse::Mouse;
use super::overlay::form::{Fault, Field, Form};
use super::overlay::{Confirm, Message, Overlay, Reader};
use super::theme::Theme;
use super::update::{Msg, deadline, update};
use super::{registry, view};
use crate::desk::Hidden;
use crate::desk::{Done, Lift, Moment, Reading, Revoke, Sign, Verb};
use crate::domain::code::Reason;
use crate::domain::ids::{DossierId, PersonId};
use crate::domain::login::Login;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::state::State;
use crate::domain::trouble::{ReadOnly, Rule, Trouble};
use crate::job::Report;
use crate::text::{Lang, both};
use chrono::{Duration, TimeZone as _, Utc};
use ratatui::style::{Color, Modifier};

fn moment() -> Moment {
    let at = Utc.with_ymd_and_hms(2027, 1, 11, 9, 0, 0).unwrap();
    Moment { at, day: at.date_naive() }
}

/// A model with an open desk that knows nothing yet.
fn inside() -> Model {
    let mut model = Model::new(Lang::Fr, moment());
    model.screen = Layer::Home;
    model.me = PersonId::from("p1");
    model.frame.active = Some(moment());
    model
}

fn press(model: &mut Model, written: &str) -> Vec<Effect> {
    update(model, Msg::Key(Chord::parse(written).unwrap()))
}

fn form() -> Form {
    let label = both("Libellé", "Label");
    let fields = vec![Field::line("text", label, label, ""), Field::secret("secret", label, label)];
    Form::new("Essai", fields, |form, _| {
        if form.value("text").is_empty() {
            return Err(Fault { field: "text", why: "vide".into() });
        }
        Ok(Effect::Plan(Box::new(Lift { logins: vec![Login::typed(&form.value("text"))] })))
    })
}

fn revoke(grade: Grade) -> (Box<dyn Verb>, Plan) {
    let verb = Revoke { logins: vec![Login::typed("27INSU1016")], reason: Reason::Compromise };
    let plan = Plan::new(Heading::Revoke { login: "27INSU1016".into() }, grade).item(Item::Will("27INSU1016".into()));
    (Box::new(verb), plan)
}

/// What the run loop does with an act: it is on its way under a number.
fn begin(model: &mut Model, act: Act) -> u64 {
    model.frame.jobs.act(act)
}

fn picture(model: &mut Model) -> String {
    let (width, height) = model.size;
    view::letters(&view::draw_to(model, width, height))
}
