//! What the plan of a deed says. The dossier is settled as it would be with the deed on it, so that what is announced is
//! what will happen: who is next, what no longer counts, who finds it in a tray.

use super::Desk;
use super::deed::{Ready, is_signed};
use super::dossiers::{document_note, waited_in};
use super::verb::Moment;
use crate::domain::authority::{Chain, Weight, entitled};
use crate::domain::circuit::Task;
use crate::domain::deed_note::DeedNote;
use crate::domain::deeds::{Wish, acted_before};
use crate::domain::dossier::{Act, Deed, Dossier, Effect, Status};
use crate::domain::ids::{EntryId, PersonId};
use crate::domain::order::Meta;
use crate::domain::plan::{Note, Plan};
use crate::domain::state::State;

/// Adds everything that there is to say.
pub(super) fn tell(desk: &Desk, ready: &Ready, wish: Wish, deed: &Deed, plan: Plan, now: Moment) -> Plan {
    let (state, dossier) = (desk.state(), &ready.dossier);
    let mut plan = plan.note(document_note(&dossier.current));
    if let Some(post) = ready.acting(desk, wish, now).and_then(|id| state.people.posts.get(&id)) {
        plan = plan.note(Note::As { post: post.title.clone() });
    }
    if let Some(chain) = &ready.chain {
        plan = by_which_acts(plan, state, chain);
    }
    for act in acted_before(dossier, desk.me()).into_iter().rev().take(1).filter(|_| deed.fulfils()) {
        plan = remark(plan, DeedNote::ActedBefore { deed: Box::new(act.deed.clone()), at: act.meta.at });
    }
    plan = of_the_deed(plan, desk, dossier, (deed, ready.task.as_ref()), now);
    for (name, value) in &ready.fields {
        plan = remark(plan, DeedNote::Field { name: name.clone(), value: value.clone() });
    }
    let after = afterwards(desk, ready, deed, now);
    for act in undone(dossier, &after) {
        let name = state.people.name(&act.meta.by).to_owned();
        plan = remark(plan, DeedNote::Undone { deed: Box::new(act.deed.clone()), name, at: act.meta.at });
    }
    plan = next(plan, desk, dossier, &after, now);
    let told = told(desk, dossier, &after, now);
    if told.is_empty() || !(deed.stops() || matches!(deed, Deed::TakeBack { .. } | Deed::Bypass { .. })) {
        plan
    } else {
        remark(plan, DeedNote::Told { who: told })
    }
}

fn remark(plan: Plan, note: DeedNote) -> Plan {
    plan.note(Note::Deed(note))
}

fn by_which_acts(mut plan: Plan, state: &State, chain: &Chain) -> Plan {
    let people = &state.people;
    if let Some(stands) = chain.substitution.as_ref().and_then(|id| people.substitutions.get(id)) {
        let holder = people.appointments.get(&chain.appointment).map(|a| people.name(&a.person).to_owned());
        plan = remark(plan, DeedNote::InPlaceOf { name: holder.unwrap_or_default(), act: stands.act.clone() });
    }
    match chain.authority.as_ref().and_then(|id| people.authorities.get(id)) {
        Some(held) => plan.note(Note::ByAuthority { act: held.act.clone(), on_behalf: held.on_behalf.clone() }),
        None => plan,
    }
}

/// The words that were given, and whom they go to.
fn of_the_deed(plan: Plan, desk: &Desk, dossier: &Dossier, (deed, task): (&Deed, Option<&Task>), now: Moment) -> Plan {
    let waited = |task: &Task| waited_in(desk.state(), dossier, task, now);
    match deed {
        Deed::Refusal { reason } => plan.note(Note::Reason(reason.clone())),
        Deed::Bypass { motive } => {
            let plan = match task {
                Some(task) => {
                    remark(plan, DeedNote::PassedOver { step: task.step, asked: task.asked, who: waited(task) })
                }
                None => plan,
            };
            plan.note(Note::Reason(motive.clone()))
        }
        Deed::SendBack { to, reason } => {
            let step = dossier.task(to).map_or(0, |t| t.step);
            remark(plan.note(Note::Reason(reason.clone())), DeedNote::BackTo { step })
        }
        Deed::Opinion { favourable, text } => {
            remark(plan, DeedNote::Opinion { favourable: *favourable, text: text.clone() })
        }
        Deed::Transfer { task, reason } => {
            let plan = remark(plan.note(Note::Reason(reason.clone())), DeedNote::GivenTo { who: waited(task) });
            could_sign(plan, desk, dossier, task, now)
        }
        Deed::Ask { task, question } => {
            let plan = remark(plan, DeedNote::GivenTo { who: waited(task) });
            remark(plan, DeedNote::Question(question.clone()))
        }
        Deed::Escalate { task } => {
            let plan = remark(plan, DeedNote::GivenTo { who: waited(task) });
            could_sign(plan, desk, dossier, task, now)
        }
        Deed::Insert { tasks, .. } => {
            let step = tasks.first().map_or(0, |t| t.step);
            let plan = remark(plan, DeedNote::Inserted { step, who: tasks.iter().map(waited).collect() });
            tasks.iter().fold(plan, |plan, task| could_sign(plan, desk, dossier, task, now))
        }
        Deed::Paper { scan, signed_on, signer } => {
            let plan = plan.note(document_note(scan));
            remark(plan, DeedNote::OnPaper { signer: signer.clone(), day: *signed_on })
        }
        _ => plan,
    }
}

/// Warns where whoever is asked to sign could not: no surprise at the end.
fn could_sign(plan: Plan, desk: &Desk, dossier: &Dossier, task: &Task, now: Moment) -> Plan {
    if !is_signed(task) {
        return plan;
    }
    let state = desk.state();
    let holder = || state.people.holder(&task.post, now.day).map(|p| p.id.clone());
    let Some(person) = task.person.clone().or_else(holder) else { return plan };
    match entitled(state, &person, &task.post, dossier, Weight::Signature, now.day) {
        Ok(_) => plan,
        Err(why) => {
            let who = waited_in(state, dossier, task, now);
            remark(plan, DeedNote::NotEntitled { who, why: Box::new(why) })
        }
    }
}

/// The dossier as it would be.
fn afterwards(desk: &Desk, ready: &Ready, deed: &Deed, now: Moment) -> Dossier {
    let mut dossier = (*ready.dossier).clone();
    // It knows of everything that was done so far.
    let past = dossier.acts.iter().map(|a| (a.meta.log.clone(), u64::MAX)).collect();
    let (id, log) = (EntryId::from("preview"), "preview".to_owned());
    let meta = Meta { id, log, lamport: u64::MAX, at: now.at, by: desk.me().clone(), past, ..Meta::default() };
    dossier.acts.push(Act {
        meta,
        round: ready.round,
        task: ready.task.as_ref().map(|t| t.id.clone()).unwrap_or_default(),
        document: dossier.current.hash.clone(),
        deed: deed.clone(),
        fields: ready.fields.clone(),
        day: now.day,
        effect: Effect::Effective,
    });
    dossier.settle();
    dossier
}

/// The acts that count now and would not any more.
fn undone<'a>(before: &'a Dossier, after: &Dossier) -> Vec<&'a Act> {
    let lost = |a: &&(&'a Act, &Act)| a.0.effect == Effect::Effective && a.1.effect != Effect::Effective;
    before.acts.iter().zip(&after.acts).collect::<Vec<_>>().iter().filter(lost).map(|(a, _)| *a).collect()
}

fn next(plan: Plan, desk: &Desk, before: &Dossier, after: &Dossier, now: Moment) -> Plan {
    let state = desk.state();
    let who: Vec<String> = after.open_tasks().into_iter().map(|t| waited_in(state, before, t, now)).collect();
    match after.status {
        Status::Completed => plan.note(Note::Completes),
        Status::Refused => remark(plan, DeedNote::ToWriter { name: state.people.name(&before.writer).to_owned() }),
        Status::Circulating if after.step == before.step => remark(plan, DeedNote::StillWaits { who }),
        Status::Circulating => plan.note(Note::NextStep { who }),
        Status::Withdrawn | Status::Preparing => plan,
    }
}

/// Whoever sent it, whoever has acted in this round, whoever is asked afterwards; not the actor.
fn told(desk: &Desk, before: &Dossier, after: &Dossier, now: Moment) -> Vec<String> {
    let (state, round) = (desk.state(), before.last_round());
    let acted = before.acts.iter().filter(|a| a.round == round).map(|a| a.meta.by.clone());
    let asked = after
        .open_tasks()
        .into_iter()
        .filter_map(|t| t.person.clone().or_else(|| state.people.holder(&t.post, now.day).map(|p| p.id.clone())));
    let all: Vec<PersonId> = std::iter::once(before.writer.clone()).chain(acted).chain(asked).collect();
    super::distinct(&all).into_iter().filter(|p| *p != desk.me()).map(|p| state.people.name(p).to_owned()).collect()
}
