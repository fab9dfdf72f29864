//! The particulars of a dossier, checked as they are typed: what it answers, who may see it, its third persons, its
//! further fields, the posts chosen for the steps that leave it open.

use super::create::name_of;
use super::deed::said;
use super::dossiers::seen;
use super::verb::Moment;
use super::{Desk, new_id};
use crate::domain::countersign::{masked, phone};
use crate::domain::deed_note::DeedNote;
use crate::domain::dossier::{DocumentKind, Outsider, Particulars, Secrecy};
use crate::domain::ids::{OutsiderId, StructureId};
use crate::domain::people::mail_fits;
use crate::domain::plan::{Note, Plan};
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, Rule};
use std::collections::BTreeMap;

/// Title, kind and structure of a dossier; the title as it is kept.
pub(super) fn head(
    state: &State,
    title: &str,
    kind: DocumentKind,
    structure: Option<&StructureId>,
) -> Result<String, Rule> {
    if kind == DocumentKind::FormalContract {
        return Err(Rule::FormalContract);
    }
    let title = name_of(title, "title")?;
    match structure.filter(|id| !state.structures.contains_key(*id)) {
        Some(id) => Err(Rule::NoSuchStructure { typed: id.0.clone() }),
        None => Ok(title),
    }
}

/// The particulars as they are kept: numbers in their international form, outsiders with a name of their own.
pub(super) fn checked(desk: &Desk, given: &Particulars, now: Moment) -> Outcome<Particulars> {
    let state = desk.state();
    if let Some(answered) = &given.reply_to {
        seen(desk, answered, now)?;
    }
    let outsiders = given.outsiders.iter().map(outsider).collect::<Outcome<Vec<_>>>()?;
    if let Some(post) = given.chosen.values().find(|p| !state.people.posts.contains_key(*p)) {
        return Err(Rule::NoSuchPost { post: post.clone() }.into());
    }
    let mut fields = BTreeMap::new();
    for (name, value) in &given.fields {
        let (name, value) = (name_of(name, "name")?, said(value)?);
        if !value.is_empty() {
            fields.insert(name, value);
        }
    }
    let (reply_to, secrecy, chosen) = (given.reply_to.clone(), given.secrecy, given.chosen.clone());
    let stamps = given.stamps.clone();
    Ok(Particulars { reply_to, secrecy, fields, outsiders, chosen, stamps })
}

fn outsider(typed: &Outsider) -> Outcome<Outsider> {
    let mail = typed.mail.trim().to_owned();
    if !mail.is_empty() && !mail_fits(&mail, &[]) {
        return Err(Rule::MailRefused { mail, domains: Vec::new() }.into());
    }
    let id = if typed.id.as_str().is_empty() { OutsiderId::new(new_id('o')?) } else { typed.id.clone() };
    Ok(Outsider {
        id,
        name: name_of(&typed.name, "name")?,
        quality: super::create::optional_name(&typed.quality)?,
        mail,
        phone: phone(&typed.phone).ok_or_else(|| Rule::PhoneRefused { typed: typed.phone.clone() })?,
    })
}

/// What the plan says of them.
pub(super) fn told(mut plan: Plan, state: &State, particulars: &Particulars) -> Plan {
    let number = particulars.reply_to.as_ref().and_then(|id| state.dossiers.get(id)).map(|d| d.number.clone());
    let mut notes: Vec<DeedNote> = number.map(DeedNote::ReplyTo).into_iter().collect();
    if particulars.secrecy != Secrecy::Open {
        notes.push(DeedNote::Secrecy(particulars.secrecy));
    }
    notes.extend(
        particulars.fields.iter().map(|(name, value)| DeedNote::Field { name: name.clone(), value: value.clone() }),
    );
    notes.extend(
        particulars.outsiders.iter().map(|o| DeedNote::Outsider { name: o.name.clone(), phone: masked(&o.phone) }),
    );
    plan.notes.extend(notes.into_iter().map(Note::Deed));
    plan
}
