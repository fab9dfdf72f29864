//! Who may say what: a fact that changes what others may do counts only where an administrator says it. The verbs refuse
//! the same beforehand; here it holds for every entry of the register, whatever program wrote it.

use super::State;
use crate::domain::fact::Fact;
use crate::domain::fold::fold;
use crate::domain::ids::{AppointmentId, PostId};
use crate::domain::order::Meta;
use crate::domain::people::{Person, PostKind};

impl State {
    /// Whether whoever says a fact may: else it changes nothing.
    pub fn heeds(&self, meta: &Meta, fact: &Fact) -> bool {
        if self.may_all(meta) {
            return true;
        }
        match fact {
            Fact::DeskOpened { .. }
            | Fact::InstituteSet { .. }
            | Fact::ClockAccepted { .. }
            | Fact::OfficesSet { .. }
            | Fact::AuthorityGranted { .. }
            | Fact::AuthorityRevoked { .. }
            | Fact::CircuitSet { .. }
            | Fact::CampaignOpened { .. }
            | Fact::CampaignAdjusted { .. }
            | Fact::CampaignTextSet { .. }
            | Fact::CutOff { .. }
            | Fact::CutOffUndone { .. }
            | Fact::TargetSet { .. }
            | Fact::MailServerSet { .. }
            | Fact::MailPasswordKept { .. }
            | Fact::MailPasswordForgotten { .. }
            | Fact::PostMoved { .. }
            | Fact::SubstitutionMade { .. }
            | Fact::SubstitutionEnded { .. }
            | Fact::BookSet { .. }
            | Fact::DepositDestroyed { .. } => false,
            // Offices are the scope of authorities to sign.
            Fact::StructureAdjusted { structure, office, .. } => {
                self.structures.get(structure).is_some_and(|known| known.own_office == *office)
            }
            Fact::PersonRecorded { person } => self.leaves_name(person, meta),
            // Registering a structure names its correspondent.
            Fact::PostCreated { post } => post.kind == PostKind::Correspondent,
            Fact::AppointmentMade { appointment } => self.is_correspondents(&appointment.post),
            Fact::AppointmentEnded { appointment, .. } => self.ends_correspondence(appointment),
            _ => true,
        }
    }

    /// Whether somebody administers; before the first account is there, the desk is being made.
    pub(super) fn may_all(&self, meta: &Meta) -> bool {
        self.people.accounts.is_empty() || self.people.administers(&meta.by)
    }

    /// Whether somebody with an account or an office keeps name and address: both stand in certificates and stamps.
    fn leaves_name(&self, person: &Person, meta: &Meta) -> bool {
        let Some(known) = self.people.persons.get(&person.id) else { return true };
        let mut held = self.people.posts_of(&person.id, meta.day()).into_iter();
        let bound = self.people.accounts.contains_key(&person.id) || held.any(|p| p.kind != PostKind::Correspondent);
        !bound || known.name == person.name && fold(&known.mail) == fold(&person.mail)
    }

    fn is_correspondents(&self, post: &PostId) -> bool {
        self.people.posts.get(post).is_some_and(|known| known.kind == PostKind::Correspondent)
    }

    fn ends_correspondence(&self, appointment: &AppointmentId) -> bool {
        self.people.appointments.get(appointment).is_some_and(|known| self.is_correspondents(&known.post))
    }
}

#[cfg(test)]
#[path = "rights_tests.rs"]
mod tests;
