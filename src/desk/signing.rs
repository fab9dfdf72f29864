//! The deed of a signature: the document is signed, the annexes that are no PDF beside themselves, and the deed says by
//! which acts.

use super::deed::{Act, Ready, Sealing};
use super::dossiers::file_ref;
use super::seal::{self, Foreseen};
use super::verb::Moment;
use super::watch::Watch;
use super::{Desk, stamp};
use crate::domain::authority::Chain;
use crate::domain::deed_note::DeedNote;
use crate::domain::dossier::{Deed, FileRef};
use crate::domain::plan::Note;
use crate::domain::trouble::{Outcome, Rule};
use crate::register::entry::hex;
use crate::sign::pdf::place::Fit;

fn chain(ready: &Ready) -> Result<&Chain, Rule> {
    let post = ready.task.as_ref().map(|t| t.post.0.clone()).unwrap_or_default();
    ready.chain.as_ref().ok_or(Rule::NoAuthority { post })
}

/// The words of the stamp.
pub(super) fn lines(desk: &Desk, ready: &Ready, now: Moment) -> Outcome<Vec<String>> {
    Ok(stamp::lines(desk.state(), desk.me(), &ready.dossier, chain(ready)?, now))
}

/// The deed as it would be: nothing is signed.
pub(super) fn preview(ready: &Ready, stamp: Vec<String>) -> Outcome<Deed> {
    signature(ready, ready.dossier.current.clone(), String::new(), stamp)
}

fn signature(ready: &Ready, after: FileRef, certificate: String, stamp: Vec<String>) -> Outcome<Deed> {
    let chain = chain(ready)?;
    let authority = chain.authority.clone().ok_or_else(|| Rule::NoAuthority { post: chain.post.0.clone() })?;
    Ok(Deed::Signature {
        after,
        authority,
        appointment: chain.appointment.clone(),
        certificate,
        stamp,
        substitution: chain.substitution.clone(),
        detached: None,
        annexes: Vec::new(),
        timed: None,
    })
}

/// What the plan of a signature says of the document.
pub(super) fn foreseen(desk: &Desk, ready: &Ready, how: &Sealing, now: Moment) -> Outcome<Vec<Note>> {
    let lines = lines(desk, ready, now)?;
    let Foreseen { placed, certifies } = seal::foresee(desk, &sealing(desk, ready, how, &lines, now))?;
    let page = (placed.fit != Fit::Hidden).then_some(placed.area.page + 1);
    let mut notes = vec![DeedNote::Stamp { page, crowded: placed.fit == Fit::Crowded }];
    notes.extend(certifies.map(|fields| DeedNote::Certifies { fields }));
    Ok(notes.into_iter().map(Note::Deed).collect())
}

fn sealing<'a>(desk: &'a Desk, ready: &'a Ready, how: &Sealing, lines: &'a [String], now: Moment) -> seal::Sealing<'a> {
    seal::Sealing {
        dossier: &ready.dossier,
        task: ready.task.as_ref().map(|t| &t.id),
        name: desk.state().people.name(desk.me()),
        lines,
        place: how.place,
        at: now.at,
    }
}

/// Signs.
pub(super) fn sign(desk: &mut Desk, ready: &Ready, act: &Act, now: Moment, watch: &Watch) -> Outcome<Deed> {
    desk.certificate_in_force(now)?;
    let identity = desk.document_identity(&act.passphrase)?;
    watch.step(0, 2)?;
    let lines = lines(desk, ready, now)?;
    let signed = seal::seal(desk, &sealing(desk, ready, &act.how, &lines, now), &identity, None)?;
    watch.step(1, 2)?;
    desk.documents.put(&signed.bytes)?;
    let current = &ready.dossier.current;
    let after = file_ref(&current.name, &signed.bytes, current.pages);
    signature(ready, after, hex(&identity.fingerprint()), lines)
}
