//! What an evidence file tells of its dossier, as JSON: in the words of the facts, so that whoever checks can hold each
//! line against the entry that it comes from.

use super::FORMAT;
use super::entries::Proven;
use super::papers::Papers;
use crate::desk::Desk;
use crate::domain::countersign::CodeSent;
use crate::domain::dossier::{Act, Annotation, Deed, Dossier, Visibility};
use crate::domain::ids::AuthorityId;
use crate::domain::order::Meta;
use crate::domain::seals::Timed;
use crate::domain::trouble::{Outcome, Trouble};
use crate::paper::clock::Clock;
use crate::register::entry::hex;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// The file `dossier.json`.
pub fn json(desk: &Desk, dossier: &Dossier, proven: &Proven, papers: &Papers) -> Outcome<Vec<u8>> {
    let told = json!({
        "format": FORMAT,
        "clock_fr": "déclarée : chaque instant est celui que montrait l’horloge du bureau, l’ordinateur de l’auteur de l’acte ; dates dit de chaque acte et de chaque horodatage de quelle horloge vient chaque instant, et nomme l’autorité d’horodatage qui en répond",
        "clock": "declared: each instant is what the clock of the actor's computer showed; where a deed says timed, and for each of stamped, a time-stamping authority vouches for the instant",
        "dossier": particulars(desk, dossier),
        "files": papers.files,
        "acts": dossier.acts.iter().map(|a| act(desk, a)).collect::<Vec<_>>(),
        "stamped": dossier.stamped.iter().map(|s| {
            json!({ "entry": s.meta.id, "before": s.before, "after": s.after.hash, "at": s.timed.at, "authority": s.timed.authority, "dates": dates(&s.meta, Some(&s.timed)) })
        }).collect::<Vec<_>>(),
        "annotations": annotations(desk, dossier),
        "outsiders": outsiders(desk, dossier),
        "codes": dossier.codes.iter().map(code).collect::<Vec<_>>(),
        "readings": dossier.reads.iter().map(|(meta, hash)| {
            json!({ "entry": meta.id, "by": meta.by, "name": desk.state.people.name(&meta.by), "at": meta.at, "document": hash })
        }).collect::<Vec<_>>(),
        "authorities": authorities(desk, proven)?,
        "logs": logs(desk, proven),
        "entries": (1..).zip(&proven.entries).map(|(n, one)| entry(n, one)).collect::<Vec<_>>(),
        "root": hex(&Sha256::digest(Desk::root_of(&desk.place)?)),
    });
    let mut bytes = serde_json::to_vec_pretty(&told).map_err(|_| Trouble::damaged("evidence", "cannot be written"))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn particulars(desk: &Desk, of: &Dossier) -> Value {
    let state = &desk.state;
    let structure = of.structure.as_ref().and_then(|id| state.structures.get(id));
    json!({
        "id": of.id,
        "number": of.number,
        "title": of.title,
        "kind": of.kind,
        "structure": of.structure,
        "structure_title": structure.map(|s| s.title.clone()),
        "amount_cents": of.amount,
        "writer": of.writer,
        "writer_name": state.people.name(&of.writer),
        "circuit": of.circuit,
        "status": of.status.word(),
        "secrecy": of.particulars.secrecy,
        "organisation": state.desk.organisation,
    })
}

fn act(desk: &Desk, of: &Act) -> Value {
    let people = &desk.state.people;
    let post = of.meta.acting.as_ref().and_then(|id| people.posts.get(id));
    json!({
        "entry": of.meta.id,
        "at": of.meta.at,
        "day": of.day,
        "dates": clocks(of),
        "by": of.meta.by,
        "name": people.name(&of.meta.by),
        "post": of.meta.acting,
        "post_title": post.map(|p| p.title.clone()),
        "round": of.round,
        "task": of.task,
        "document": of.document,
        "deed": of.deed,
        "fields": of.fields,
        "effect": of.effect.word(),
    })
}

/// Each instant of an act with the clock that it was read from.
fn clocks(of: &Act) -> Vec<Value> {
    let timed = if let Deed::Signature { timed, .. } = &of.deed { timed.as_ref() } else { None };
    let mut found = dates(&of.meta, timed);
    if let Deed::Paper { signed_on, .. } = &of.deed {
        found.push(date(&json!(signed_on), Clock::Said));
    }
    found
}

fn dates(meta: &Meta, timed: Option<&Timed>) -> Vec<Value> {
    let own = date(&json!(meta.at), Clock::Desk);
    std::iter::once(own).chain(timed.map(|timed| date(&json!(timed.at), Clock::of(timed)))).collect()
}

fn date(at: &Value, clock: Clock) -> Value {
    let mut told = json!({ "at": at, "whose": clock.word(), "fr": clock.fr(), "en": clock.en() });
    if let Clock::Authority(name) = clock {
        told["authority"] = json!(name);
    }
    told
}

fn annotations(desk: &Desk, of: &Dossier) -> Vec<Value> {
    let shown = |n: &&Annotation| n.visibility == Visibility::Public && n.withdrawn.is_none();
    let told = |n: &Annotation| {
        let Meta { id, at, by, .. } = &n.made;
        let name = desk.state.people.name(by);
        json!({ "entry": id, "at": at, "by": by, "name": name, "text": n.text, "page": n.page, "document": n.document })
    };
    of.notes.iter().filter(shown).map(told).collect()
}

/// Those who countersign, their contact data, and who gave these and when.
fn outsiders(desk: &Desk, of: &Dossier) -> Vec<Value> {
    let given = of.rounds.first().map(|r| &r.started);
    let told = |o: &crate::domain::dossier::Outsider| {
        json!({
            "id": o.id, "name": o.name, "quality": o.quality, "mail": o.mail, "phone": o.phone,
            "given_by": given.map(|m| desk.state.people.name(&m.by)),
            "given_at": given.map(|m| m.at),
            "given_in": given.map(|m| &m.id),
        })
    };
    of.particulars.outsiders.iter().map(told).collect()
}

/// What became of a code; never the code.
fn code(of: &CodeSent) -> Value {
    json!({
        "entry": of.id,
        "outsider": of.outsider,
        "document": of.document,
        "channel": of.channel,
        "to": of.to,
        "sent": of.sent.at,
        "until": of.until,
        "consent": of.consent,
        "mailed": of.mailed,
        "tries": of.tries.iter().map(|t| json!({ "entry": t.id, "at": t.at })).collect::<Vec<_>>(),
        "used": of.used.as_ref().map(|t| &t.id),
    })
}

/// The authorities used, as the entries that gave them say.
fn authorities(desk: &Desk, proven: &Proven) -> Outcome<Vec<Value>> {
    let granted = proven.entries.iter().filter(|one| one.entry.header.kind == "authority.granted");
    let unreadable = || Trouble::damaged("register", "an authority cannot be read");
    granted
        .map(|one| {
            let id = one.entry.header.subject.trim_start_matches("authority:");
            let held = desk.state.people.authorities.get(&AuthorityId::from(id)).ok_or_else(unreadable)?;
            let mut told = serde_json::to_value(held).map_err(|_| unreadable())?;
            told["entry"] = json!(one.entry.id());
            told["name"] = json!(desk.state.people.name(&held.person));
            Ok(told)
        })
        .collect()
}

fn logs(desk: &Desk, proven: &Proven) -> Vec<Value> {
    let told = |(n, seal): (usize, &super::entries::Seal)| {
        let origin = desk.journal.logs.get(seal.at).map(|log| log.origin().to_owned());
        json!({ "n": n, "origin": origin, "size": seal.checkpoint.as_ref().map(|(size, _)| size) })
    };
    (1..).zip(&proven.logs).map(told).collect()
}

fn entry(n: usize, of: &super::entries::Shown) -> Value {
    json!({
        "n": format!("{n:04}"),
        "id": of.entry.id(),
        "kind": of.entry.header.kind,
        "log": of.log,
        "payload": of.payload,
        "covered": of.proof.is_some(),
    })
}
