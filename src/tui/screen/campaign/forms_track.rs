//! The form that notes a step of a member of a mixed structure on the way to the partner's portal.

use super::forms::{day, fault};
use crate::desk::{Member, NoteTrack};
use crate::domain::ids::{PersonId, StructureId};
use crate::domain::track::{At, Stage};
use crate::text::{format, screens_campaign as text, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};

/// Notes a step of somebody of a structure.
pub fn note(model: &Model, structure: &StructureId) -> Form {
    let lang = model.lang;
    let state = &model.state;
    // Those who are on their way already come first.
    let followed = |id: &PersonId| state.tracks.contains_key(&(structure.clone(), id.clone()));
    let mut persons: Vec<_> = state.people.persons.values().collect();
    persons.sort_by_key(|p| (!followed(&p.id), &p.name));
    let persons = persons.into_iter().map(|p| (p.id.0.clone(), p.name.clone())).collect();
    let stages = Stage::ALL.map(|s| (s.word().to_owned(), words::stage(s).of(lang).to_owned()));
    let states = At::ALL.map(|a| (a.word().to_owned(), words::stage_at(a).of(lang).to_owned()));
    let fields = vec![
        Field::pick("person", text::MEMBER, text::MEMBER_HINT, persons, None),
        Field::line("name", text::MEMBER_NAME, text::MEMBER_HINT, ""),
        Field::line("mail", text::MEMBER_MAIL, text::MEMBER_HINT, ""),
        Field::choice("stage", text::STAGE, text::STAGE_HINT, stages.into(), 1),
        Field::choice("state", text::STATE, text::STATE_HINT, states.into(), 0),
        Field::line("day", text::DAY, text::DAY_HINT, &format::short_day(model.now.day, lang)),
    ];
    let chosen = structure.clone();
    Form::new(text::TRACK.of(lang), fields, move |form, model| {
        Ok(Effect::Plan(Box::new(NoteTrack {
            structure: chosen.clone(),
            person: member(form, model)?,
            stage: Stage::of_word(&form.value("stage")).unwrap_or(Stage::Directory),
            at: At::of_word(&form.value("state")).unwrap_or(At::Asked),
            day: day(form, "day", model.lang)?,
        })))
    })
    .about(words::structure_name(state, structure))
}

fn member(form: &Form, model: &Model) -> Result<Member, Fault> {
    let (person, name, mail) = (form.value("person"), form.value("name"), form.value("mail"));
    match (person.is_empty(), name.is_empty(), mail.is_empty()) {
        (false, true, true) => Ok(Member::Known(PersonId::new(person))),
        (true, false, false) => Ok(Member::Named { name, mail }),
        _ => Err(fault("person", text::MEMBER_FAULT, model.lang)),
    }
}
