//! What stands beside the circuit of a dossier in the state: annotations, reads, codes of outsiders, archive, deposits.

use super::{RowKey, State};
use crate::domain::countersign::CodeSent;
use crate::domain::dossier::{Annotation, Deed, Dossier, Filed, Reminded};
use crate::domain::fact::Fact;
use crate::domain::ids::{DossierId, EntryId};
use crate::domain::order::Meta;
use crate::domain::strongbox::{Deposit, Visit};
use std::sync::Arc;

impl State {
    pub(super) fn apply_beside(&mut self, meta: &Meta, fact: Fact) -> Vec<RowKey> {
        let id = match fact {
            fact @ (Fact::Annotated { .. } | Fact::AnnotationWithdrawn { .. }) => self.annotate(meta, fact),
            fact @ (Fact::CodeSent { .. } | Fact::CodeTried { .. } | Fact::OutsiderUnlocked { .. }) => {
                self.code_of_outsider(meta, fact)
            }
            Fact::DossierRead { dossier, document } => self.beside(dossier, |d| {
                if !d.reads.iter().any(|(m, hash)| m.by == meta.by && *hash == document) {
                    d.reads.push((meta.clone(), document));
                }
            }),
            Fact::BookReminded { dossier, tasks, to, told } => {
                self.beside(dossier, |d| d.reminded.push(Reminded { meta: meta.clone(), to, tasks, told }))
            }
            Fact::DossierFiled { dossier, path, digest } => {
                self.beside(dossier, |d| d.filed.push(Filed { meta: meta.clone(), path, digest }))
            }
            Fact::DossierArchived { dossier } => {
                let administrator = self.people.administers(&meta.by);
                self.beside(dossier, |d| {
                    if administrator || d.writer == meta.by {
                        d.archived.get_or_insert_with(|| meta.clone());
                    }
                })
            }
            _ => return Vec::new(),
        };
        vec![RowKey::Dossier(id)]
    }

    /// Changes what stands beside the circuit: nothing has to be settled anew.
    fn beside(&mut self, id: DossierId, change: impl FnOnce(&mut Dossier)) -> DossierId {
        if let Some(known) = Arc::make_mut(&mut self.dossiers).get_mut(&id) {
            change(Arc::make_mut(known));
        }
        id
    }

    fn annotate(&mut self, meta: &Meta, fact: Fact) -> DossierId {
        match fact {
            Fact::Annotated { dossier, note, text, visibility, to, page, document } => {
                let made = meta.clone();
                let note = Annotation { id: note, text, visibility, to, page, document, made, withdrawn: None };
                self.beside(dossier, |d| d.notes.push(note))
            }
            Fact::AnnotationWithdrawn { dossier, note } => self.beside(dossier, |d| {
                if let Some(known) = d.notes.iter_mut().find(|n| n.id == note && n.made.by == meta.by) {
                    known.withdrawn.get_or_insert_with(|| meta.clone());
                }
            }),
            _ => DossierId::default(),
        }
    }

    fn code_of_outsider(&mut self, meta: &Meta, fact: Fact) -> DossierId {
        match fact {
            Fact::CodeSent { dossier, outsider, task, document, mac, nonce, channel, to, until, consent, mailed } => {
                let (id, sent) = (meta.id.clone(), meta.clone());
                let code = CodeSent {
                    id,
                    outsider,
                    task,
                    document,
                    mac,
                    nonce,
                    channel,
                    to,
                    sent,
                    until,
                    consent,
                    mailed,
                    ..CodeSent::default()
                };
                self.beside(dossier, |d| d.codes.push(code))
            }
            Fact::CodeTried { dossier, code } => self.beside(dossier, |d| {
                if let Some(known) = d.codes.iter_mut().find(|c| c.id == code) {
                    known.tries.push(meta.clone());
                }
            }),
            Fact::OutsiderUnlocked { dossier, outsider } => {
                let administrator = self.people.administers(&meta.by);
                self.beside(dossier, |d| {
                    if administrator {
                        d.unlocked.push((outsider, meta.clone()));
                    }
                })
            }
            _ => DossierId::default(),
        }
    }

    pub(super) fn apply_deposit(&mut self, meta: &Meta, fact: Fact) -> Vec<RowKey> {
        let deposits = Arc::make_mut(&mut self.deposits);
        let id = match fact {
            Fact::Deposited { deposit: id, dossier, role, file } => {
                let deposit = Deposit { id: id.clone(), dossier, role, file, made: meta.clone(), ..Deposit::default() };
                deposits.entry(id.clone()).or_insert(deposit);
                id
            }
            Fact::DepositVisited { deposit, verb, sound } => {
                if let Some(known) = deposits.get_mut(&deposit) {
                    known.journal.push(Visit { meta: meta.clone(), verb, sound });
                }
                deposit
            }
            Fact::DepositDestroyed { deposit, reason } => {
                if let Some(known) = deposits.get_mut(&deposit)
                    && known.destroyed.is_none()
                {
                    (known.destroyed, known.reason) = (Some(meta.clone()), reason);
                }
                deposit
            }
            _ => return Vec::new(),
        };
        vec![RowKey::Deposit(id)]
    }
}

/// Marks the code that a countersignature used.
pub(super) fn mark_used(dossier: &mut Dossier, deed: &Deed) {
    let Deed::Countersignature { code, .. } = deed else { return };
    let used = |id: &EntryId, c: &&mut CodeSent| c.id == *id && c.used.is_none();
    if let Some(known) = dossier.codes.iter_mut().find(|c| used(code, c)) {
        known.used = known.tries.last().cloned();
    }
}
