//! Dossiers in the state: opened, acted on, sent round again, and what a revocation voids.

use super::{RowKey, State};
use crate::domain::dossier::{Act, Deed, Dossier, Effect, FileRef, Round, Status};
use crate::domain::fact::Fact;
use crate::domain::ids::{AuthorityId, DossierId, EntryId};
use crate::domain::order::Meta;
use chrono::NaiveDate;
use std::sync::Arc;

impl State {
    pub(super) fn revoke_authority(&mut self, meta: &Meta, id: &AuthorityId, day: NaiveDate) -> Vec<RowKey> {
        if let Some(held) = Arc::make_mut(&mut self.people).authorities.get_mut(id)
            && held.revoked.is_none()
        {
            held.revoked = Some(meta.clone());
            held.revoked_on = Some(day);
        }
        // A revocation beats a signature that did not know of it.
        let mut touched = vec![RowKey::Authority(id.clone())];
        let hit: Vec<DossierId> =
            self.dossiers.values().filter(|d| !voided(d, id, meta).is_empty()).map(|d| d.id.clone()).collect();
        for dossier in hit {
            self.change_dossier(&dossier, |d| {
                let void = voided(d, id, meta);
                d.void.extend(void);
            });
            touched.push(RowKey::Dossier(dossier));
        }
        touched
    }

    fn change_dossier(&mut self, id: &DossierId, change: impl FnOnce(&mut Dossier)) {
        if let Some(known) = Arc::make_mut(&mut self.dossiers).get_mut(id) {
            let dossier = Arc::make_mut(known);
            change(dossier);
            dossier.settle();
        }
    }

    pub(super) fn apply_dossier(&mut self, meta: &Meta, fact: Fact) -> Vec<RowKey> {
        let id = match fact {
            Fact::DossierOpened {
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
            } => {
                let round = Round { document, steps, tasks, started: meta.clone() };
                let mut dossier = Dossier {
                    id: id.clone(),
                    number,
                    title,
                    kind,
                    structure,
                    amount,
                    writer: meta.by.clone(),
                    circuit,
                    annexes,
                    rounds: vec![round],
                    acts: Vec::new(),
                    withdrawn: None,
                    void: Vec::new(),
                    status: Status::Circulating,
                    step: 0,
                    current: FileRef::default(),
                };
                dossier.settle();
                Arc::make_mut(&mut self.dossiers).entry(id.clone()).or_insert(Arc::new(dossier));
                id
            }
            Fact::Acted { dossier, round, task, document, deed } => {
                let revoked = match &deed {
                    Deed::Signature { authority, .. } => self
                        .people
                        .authorities
                        .get(authority)
                        .and_then(|a| a.revoked.as_ref())
                        .is_some_and(|r| r.concurrent(meta)),
                    _ => false,
                };
                let act = Act { meta: meta.clone(), round, task, document, deed, effect: Effect::Effective };
                self.change_dossier(&dossier, |d| {
                    if revoked {
                        d.void.push(act.meta.id.clone());
                    }
                    if act.round < d.rounds.len() {
                        d.acts.push(act);
                    }
                });
                dossier
            }
            Fact::VersionSent { dossier, document, steps, tasks } => {
                let round = Round { document, steps, tasks, started: meta.clone() };
                self.change_dossier(&dossier, |d| d.rounds.push(round));
                dossier
            }
            Fact::DossierWithdrawn { dossier } => {
                self.change_dossier(&dossier, |d| d.withdrawn = Some(meta.clone()));
                dossier
            }
            _ => return Vec::new(),
        };
        vec![RowKey::Dossier(id)]
    }
}

/// The signatures of a dossier that used an authority without knowing that it was being revoked.
fn voided(dossier: &Dossier, authority: &AuthorityId, revocation: &Meta) -> Vec<EntryId> {
    dossier
        .acts
        .iter()
        .filter(|a| matches!(&a.deed, Deed::Signature { authority: used, .. } if used == authority))
        .filter(|a| a.meta.concurrent(revocation) && !dossier.void.contains(&a.meta.id))
        .map(|a| a.meta.id.clone())
        .collect()
}
