//! The deed of a signature: the document is signed, the annexes that are no PDF beside themselves, and the deed says by
//! which acts.

use super::deed::{Act, Ready, Sealing, Time};
use super::dossiers::file_ref;
use super::seal::{self, Foreseen};
use super::verb::Moment;
use super::watch::Watch;
use super::{Desk, stamp, time as clocks};
use crate::domain::authority::Chain;
use crate::domain::deed_note::DeedNote;
use crate::domain::dossier::{Deed, FileRef};
use crate::domain::ids::FileHash;
use crate::domain::plan::Note;
use crate::domain::seals::Beside;
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::register::entry::hex;
use crate::sign::detached;
use crate::sign::identity::Identity;
use crate::sign::pdf::place::Fit;
use crate::sign::pdf::write::Timing;
use crate::sign::tsp::Authority;

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
    let foreseen = seal::foresee(desk, &sealing(desk, ready, how, &lines, now))?;
    let mut notes = stamp_notes(&foreseen, true);
    notes.extend(annexes(ready, how).into_iter().map(|annex| DeedNote::SignsAnnex(annex.name)));
    notes.push(DeedNote::TimeAsked(desk.state().book.tsa.clone()));
    Ok(notes.into_iter().map(Note::Deed).collect())
}

/// What a plan says of the stamp and of the fields; `choice`: whoever acts may choose a place.
pub(super) fn stamp_notes(foreseen: &Foreseen, choice: bool) -> Vec<DeedNote> {
    let Foreseen { placed, certifies, unread, later } = *foreseen;
    let page = (placed.fit != Fit::Hidden).then_some(placed.area.page + 1);
    let mut notes = vec![DeedNote::Stamp { page, crowded: placed.fit == Fit::Crowded }];
    if unread {
        // That nothing shows has this reason and no other.
        notes.retain(|_| page.is_some());
        let shown = page.is_some();
        notes.push(if shown || choice { DeedNote::Unread { shown } } else { DeedNote::Unshown });
    }
    notes.extend((later > 0).then_some(DeedNote::StampsLater { others: later }));
    notes.extend(certifies.map(|fields| DeedNote::Certifies { fields }));
    notes
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

/// The annexes that are signed beside: those that are no PDF, or all of them.
fn annexes(ready: &Ready, how: &Sealing) -> Vec<FileRef> {
    let pdf = |file: &FileRef| file.name.to_lowercase().ends_with(".pdf");
    ready.dossier.annexes.iter().filter(|file| how.all_annexes || !pdf(file)).cloned().collect()
}

/// A signature with all that belongs to it.
pub(super) struct Made {
    pub deed: Deed,
    /// Why it carries no time-stamp, where one was asked for.
    pub untimed: Option<Rule>,
    /// Its stamp shows nothing, since the text of the document could not be read.
    pub unshown: bool,
}

/// Signs.
pub(super) fn sign(desk: &mut Desk, ready: &Ready, act: &Act, now: Moment, watch: &Watch, time: Time) -> Outcome<Made> {
    desk.certificate_in_force(now)?;
    let identity = desk.document_identity(&act.passphrase)?;
    watch.step(0, 2)?;
    let lines = lines(desk, ready, now)?;
    let sealing = sealing(desk, ready, &act.how, &lines, now);
    let clock = desk.time_authority().filter(|_| time == Time::Asked);
    let (sealed, beside) = if let Some(clock) = &clock {
        clock.with(|time| {
            let signed = seal::seal(desk, &sealing, &identity, Some(time))?;
            // Who did not answer once is not waited for again and again.
            let asked = if matches!(signed.signed.time, Timing::Missing(_)) { None } else { Some(time) };
            let beside = annexed(desk, ready, &act.how, &identity, now, asked)?;
            Outcome::Ok((signed, beside))
        })?
    } else {
        let signed = seal::seal(desk, &sealing, &identity, None)?;
        (signed, annexed(desk, ready, &act.how, &identity, now, None)?)
    };
    let seal::Sealed { signed, unshown } = sealed;
    watch.step(1, 2)?;
    desk.documents.put(&signed.bytes)?;
    let mut annexes = Vec::new();
    for (annex, name, bytes) in beside {
        desk.documents.put(&bytes)?;
        annexes.push(Beside { annex, signature: file_ref(&name, &bytes, 0) });
    }
    let current = &ready.dossier.current;
    let after = file_ref(&current.name, &signed.bytes, current.pages);
    let (timed, untimed) = match signed.time {
        Timing::Proved(proof) => (Some(clocks::timed(&proof)), None),
        Timing::Missing(Trouble::Rule(why)) => (None, Some(why)),
        Timing::Missing(other) => (None, Some(Rule::TsaFailed { detail: other.code().to_owned() })),
        Timing::NotAsked => (None, (time == Time::Silent).then_some(Rule::TsaSkipped)),
    };
    let mut deed = signature(ready, after, hex(&identity.fingerprint()), lines)?;
    if let Deed::Signature { annexes: slot, timed: when, .. } = &mut deed {
        (*slot, *when) = (annexes, timed);
    }
    Ok(Made { deed, untimed, unshown })
}

/// The signatures beside annexes: of which, under which name, DER.
fn annexed(
    desk: &Desk,
    ready: &Ready,
    how: &Sealing,
    identity: &Identity,
    now: Moment,
    mut time: Option<&mut Authority<'_>>,
) -> Outcome<Vec<(FileHash, String, Vec<u8>)>> {
    let mut made = Vec::new();
    for annex in annexes(ready, how) {
        let content = desk.documents.get(&annex.hash)?;
        let signed = match time.as_deref_mut() {
            Some(time) => detached::sign(&content, now.at, identity, Some(time))?,
            None => detached::sign(&content, now.at, identity, None)?,
        };
        made.push((annex.hash, format!("{}.p7s", annex.name), signed.signature));
    }
    Ok(made)
}
