//! Dossiers in the state: opened, acted on, sent round again, and what a revocation voids.

use super::beside::mark_used;
use super::{RowKey, State};
use crate::domain::authority::SigningAuthority;
use crate::domain::deeds::{may_time, was_entitled};
use crate::domain::delegation::comes_from;
use crate::domain::dossier::{Act, Deed, Dossier, Draft, Effect, Round};
use crate::domain::fact::Fact;
use crate::domain::ids::{AuthorityId, DossierId, EntryId};
use crate::domain::order::Meta;
use crate::domain::seals::Stamped;
use chrono::NaiveDate;
use std::sync::Arc;

impl State {
    pub(super) fn revoke_authority(&mut self, meta: &Meta, id: &AuthorityId, day: NaiveDate) -> Vec<RowKey> {
        if let Some(held) = Arc::make_mut(&mut self.people).authorities.get_mut(id) {
            held.revoked.get_or_insert_with(|| meta.clone());
            // Whoever revokes it without knowing of the other: the earlier day counts.
            held.revoked_on = Some(held.revoked_on.map_or(day, |first| first.min(day)));
        }
        // A revocation beats a signature that did not know of it, and so does that of a source.
        let mut touched = vec![RowKey::Authority(id.clone())];
        let unaware = |d: &&Arc<Dossier>| d.acts.iter().any(|a| a.meta.concurrent(meta));
        let hit = self.dossiers.values().filter(unaware).map(|d| (d.id.clone(), self.voided(d, id, meta)));
        let hit: Vec<(DossierId, Vec<EntryId>)> = hit.filter(|(_, void)| !void.is_empty()).collect();
        for (dossier, void) in hit {
            self.change_dossier(&dossier, |d| d.void.extend(void));
            touched.push(RowKey::Dossier(dossier));
        }
        touched
    }

    /// Takes the end of an appointment or of a substitution in. It counts before whatever was done without knowing of
    /// it: what could not have been done after it has no effect.
    pub(super) fn remove(&mut self, meta: &Meta, fact: Fact) -> Vec<RowKey> {
        let unaware = |(_, act): &(&Arc<Dossier>, &Act)| act.meta.concurrent(meta);
        let acts = self.dossiers.values().flat_map(|d| d.acts.iter().map(move |a| (d, a))).filter(unaware);
        let counted = acts.filter(|(d, a)| !d.unentitled.contains(&a.meta.id) && was_entitled(self, d, a));
        let counted: Vec<(DossierId, Act)> = counted.map(|(d, a)| (d.id.clone(), a.clone())).collect();
        let mut touched = super::people::end(Arc::make_mut(&mut self.people), meta, fact);
        for (dossier, act) in counted {
            if self.dossiers.get(&dossier).is_some_and(|d| was_entitled(self, d, &act)) {
                continue;
            }
            self.change_dossier(&dossier, |d| d.unentitled.push(act.meta.id.clone()));
            touched.push(RowKey::Dossier(dossier));
        }
        touched
    }

    pub(super) fn change_dossier(&mut self, id: &DossierId, change: impl FnOnce(&mut Dossier)) {
        if let Some(known) = Arc::make_mut(&mut self.dossiers).get_mut(id) {
            let dossier = Arc::make_mut(known);
            change(dossier);
            dossier.settle();
        }
    }

    pub(super) fn apply_dossier(&mut self, meta: &Meta, fact: Fact) -> Vec<RowKey> {
        let id = match fact {
            fact @ Fact::DraftSaved { .. } => self.save_draft(meta, fact),
            fact @ Fact::DossierOpened { .. } => self.open_dossier(meta, fact),
            fact @ Fact::Acted { .. } => self.act(meta, fact),
            Fact::VersionSent { dossier, document, steps, tasks } => {
                let round = Round { document, steps, tasks, started: meta.clone() };
                self.change_dossier(&dossier, |d| {
                    // Nobody sends a version in the place of the writer.
                    if d.writer == meta.by && !d.rounds.is_empty() && is_sound(&round) {
                        // What was withdrawn before is sent again.
                        d.withdrawn.take_if(|withdrawn| withdrawn.before(meta));
                        d.rounds.push(round);
                    }
                });
                Some(dossier)
            }
            Fact::TimeStamped { dossier, document, after, timed } => {
                let stamp = Stamped { meta: meta.clone(), before: document, after, timed };
                if !self.dossiers.get(&dossier).is_some_and(|d| may_time(self, d, &meta.by)) {
                    return Vec::new();
                }
                self.change_dossier(&dossier, |d| {
                    // Of two that did not know of each other, the first stands.
                    if !d.stamped.iter().any(|s| s.before == stamp.before) {
                        d.stamped.push(stamp);
                    }
                });
                Some(dossier)
            }
            Fact::DossierWithdrawn { dossier } => {
                self.change_dossier(&dossier, |d| {
                    if d.writer == meta.by {
                        d.withdrawn = Some(meta.clone());
                    }
                });
                Some(dossier)
            }
            _ => None,
        };
        id.into_iter().map(RowKey::Dossier).collect()
    }

    /// The dossier of an id, begun by whoever names it first.
    fn begin(&mut self, meta: &Meta, id: &DossierId, number: String) {
        let fresh = || Arc::new(Dossier { id: id.clone(), number, writer: meta.by.clone(), ..Dossier::default() });
        Arc::make_mut(&mut self.dossiers).entry(id.clone()).or_insert_with(fresh);
    }

    fn save_draft(&mut self, meta: &Meta, fact: Fact) -> Option<DossierId> {
        let Fact::DraftSaved {
            dossier: id,
            number,
            title,
            kind,
            structure,
            amount,
            circuit,
            document,
            annexes,
            particulars,
        } = fact
        else {
            return None;
        };
        self.begin(meta, &id, number);
        self.change_dossier(&id, |d| {
            if d.rounds.is_empty() && d.writer == meta.by {
                (d.title, d.kind, d.structure, d.amount) = (title, kind, structure, amount);
                (d.annexes, d.particulars) = (annexes, particulars);
                d.draft = Some(Draft { circuit, document, saved: meta.clone() });
            }
        });
        Some(id)
    }

    fn open_dossier(&mut self, meta: &Meta, fact: Fact) -> Option<DossierId> {
        let Fact::DossierOpened {
            dossier: id,
            number,
            title,
            kind,
            structure,
            amount,
            circuit,
            document,
            annexes,
            steps,
            tasks,
            particulars,
        } = fact
        else {
            return None;
        };
        self.begin(meta, &id, number);
        self.change_dossier(&id, |d| {
            // Sent twice, it goes round once.
            let round = Round { document, steps, tasks, started: meta.clone() };
            if d.rounds.is_empty() && d.writer == meta.by && is_sound(&round) {
                (d.title, d.kind, d.structure, d.amount) = (title, kind, structure, amount);
                (d.circuit, d.annexes, d.particulars, d.draft) = (circuit, annexes, particulars, None);
                d.rounds.push(round);
            }
        });
        Some(id)
    }

    fn act(&mut self, meta: &Meta, fact: Fact) -> Option<DossierId> {
        let Fact::Acted { dossier: id, round, task, document, deed, fields, day } = fact else {
            return None;
        };
        // Entries from before the day of every entry was noted tell it of their own.
        let day = meta.on.or(day).unwrap_or_else(|| meta.day());
        let act = Act { meta: meta.clone(), round, task, document, deed, fields, day, effect: Effect::Effective };
        let known = self.dossiers.get(&id)?;
        let void = self.took_revoked(meta, &act.deed);
        let entitled = void || was_entitled(self, known, &act);
        self.change_dossier(&id, |d| {
            if void {
                d.void.push(act.meta.id.clone());
            }
            if !entitled {
                d.unentitled.push(act.meta.id.clone());
            }
            if act.round < d.rounds.len() {
                mark_used(d, &act.deed);
                d.acts.push(act);
            }
        });
        Some(id)
    }

    /// Whether a signature used an authority that was revoked without the two knowing of each other.
    fn took_revoked(&self, meta: &Meta, deed: &Deed) -> bool {
        let Deed::Signature { authority: used, .. } = deed else { return false };
        let revoked = |held: &SigningAuthority| held.revoked.as_ref().is_some_and(|r| r.concurrent(meta));
        let leant = |held: &SigningAuthority| held.id == *used || comes_from(self, used, &held.id);
        self.people.authorities.values().filter(|a| revoked(a)).any(leant)
    }

    /// The signatures of a dossier that leant on an authority without knowing that it was being revoked.
    fn voided(&self, dossier: &Dossier, authority: &AuthorityId, revocation: &Meta) -> Vec<EntryId> {
        let leant = |used: &AuthorityId| used == authority || comes_from(self, used, authority);
        dossier
            .acts
            .iter()
            .filter(|a| a.meta.concurrent(revocation) && !dossier.void.contains(&a.meta.id))
            .filter(|a| matches!(&a.deed, Deed::Signature { authority: used, .. } if leant(used)))
            .map(|a| a.meta.id.clone())
            .collect()
    }
}

/// Whether every task of a round stands in a step of it: entries come from other desks too.
fn is_sound(round: &Round) -> bool {
    round.tasks.iter().all(|t| t.step < round.steps.len() && t.asked_by.is_none() && t.instead_of.is_none())
}
