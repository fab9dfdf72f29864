//! An entry of the register as people read it.

use super::journal::Told;
use super::{DESTROYED, Line};
use crate::domain::campaign::Review;
use crate::domain::clean::visible_line;
use crate::domain::countersign;
use crate::domain::dossier::Deed;
use crate::domain::fact::Fact;
use crate::domain::ids::{DossierId, PersonId, StructureId};
use crate::domain::leak::Step;
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, Trouble};

/// The line of an entry.
pub fn of(state: &State, told: &Told) -> Outcome<Line> {
    let header = &told.entry.header;
    let by = PersonId::new(&header.by);
    let at = header.at.parse().map_err(|_| Trouble::damaged("register", "an entry's instant cannot be read"))?;
    let acting = told.aside.acting.as_ref().and_then(|id| state.people.posts.get(id)).map(|p| p.title.clone());
    Ok(Line {
        id: told.entry.id(),
        log: header.log.clone(),
        seq: header.seq,
        at,
        name: visible_line(state.people.name(&by)),
        by,
        acting: visible_line(&acting.unwrap_or_default()),
        kind: header.kind.clone(),
        about: visible_line(&about(state, &header.subject)),
        subject: header.subject.clone(),
        detail: match &told.fact {
            Some(fact) => visible_line(&detail(state, fact)),
            None if told.destroyed => DESTROYED.to_owned(),
            None => String::new(),
        },
        sealed: told.fact.is_none(),
    })
}

/// The subject as people call it.
fn about(state: &State, subject: &str) -> String {
    let Some((kind, id)) = subject.split_once(':') else {
        return String::new();
    };
    let people = &state.people;
    let found = match kind {
        "structure" => state.structures.get(&StructureId::from(id)).map(|s| s.short(&state.desk.uai).to_owned()),
        "person" => people.persons.get(&PersonId::from(id)).map(|p| p.name.clone()),
        "post" => people.posts.get(&id.into()).map(|p| p.title.clone()),
        "authority" => people.authorities.get(&id.into()).map(|a| a.act.clone()),
        "appointment" => {
            people.appointments.get(&id.into()).and_then(|a| people.posts.get(&a.post)).map(|p| p.title.clone())
        }
        "circuit" => state.circuits.get(&id.into()).map(|c| c.name.clone()),
        "leak" => state.leaks.get(id).map(|l| l.number.clone()),
        "dossier" => state.dossiers.get(&DossierId::from(id)).map(|d| d.number.clone()),
        _ => None,
    };
    found.unwrap_or_else(|| id.to_owned())
}

/// What was written down, in few words of data.
fn detail(state: &State, fact: &Fact) -> String {
    match fact {
        Fact::DeskOpened { organisation, .. } => organisation.clone(),
        Fact::InstituteSet { organisation, uai, domains, .. } => {
            let parts = [organisation.clone(), uai.clone(), domains.join(" ")];
            parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
        }
        // The first key of a computer needs no number.
        Fact::LogOpened { device, epoch: 1, .. } => device.clone(),
        Fact::LogOpened { device, epoch, .. } => format!("{device} ({epoch})"),
        Fact::CopyAccepted { seen, here } => format!("{here} / {seen}"),
        Fact::StructureRecorded { source, .. } | Fact::StructureClosed { source, .. } => source.clone(),
        Fact::StructureAdjusted { label, office, .. } => {
            [label.clone(), office.as_ref().map(|o| o.0.clone())].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Fact::AppointmentMade { appointment } => state.people.name(&appointment.person).to_owned(),
        Fact::AuthorityGranted { authority } => state.people.name(&authority.person).to_owned(),
        Fact::CampaignOpened { opens, cutoff, .. } => format!("{opens} - {cutoff}"),
        Fact::Registered { correspondent, headcount, .. } => {
            format!("{}, {}", state.people.name(correspondent), headcount.total())
        }
        Fact::CodeSuspended { until: Some(day), .. } => day.to_string(),
        Fact::CodeRevoked { reason, .. } => reason.word().to_owned(),
        Fact::CodesExported { format, lines, .. } | Fact::Declared { format, lines, .. } => {
            format!("{format}, {lines}")
        }
        Fact::CutOff { lost, .. } => lost.to_string(),
        Fact::CampaignTextSet { name, .. } => name.clone(),
        Fact::Reminded { step, structures, cutoff, .. } => {
            let cutoff = cutoff.map(|day| format!(" {day}")).unwrap_or_default();
            format!("{step} {}{cutoff}", structures.len())
        }
        Fact::RegistrationReviewed { review: Review::Refused { reason } | Review::Moved { reason, .. }, .. }
        | Fact::CodeReturned { reason, .. }
        | Fact::DepositDestroyed { reason, .. } => reason.clone(),
        Fact::RegistrationSent { dossier, .. } => {
            state.dossiers.get(dossier).map(|d| d.number.clone()).unwrap_or_default()
        }
        Fact::TrackNoted { person, .. } => state.people.name(person).to_owned(),
        Fact::SecretShown { how, .. } => how.word().to_owned(),
        Fact::CodeDelivered { to, .. } | Fact::CodeSent { to, .. } => to.clone(),
        Fact::TargetSet { path, .. } => path.clone().unwrap_or_default(),
        Fact::MailServerSet { server: Some(server) } => format!("{}:{}", server.host, server.port),
        Fact::UsageRead { log } => log.file.clone(),
        Fact::LeakReported { number, report, .. } => format!("{number}, {}", report.publisher),
        Fact::LeakStepped { step: Step::Acted { login, .. }, .. } => login.to_string(),
        Fact::LeakStepped { step: Step::Closed { outcome }, .. } => outcome.clone(),
        Fact::DossierOpened { title, .. } | Fact::DraftSaved { title, .. } => title.clone(),
        Fact::Acted { deed: Deed::Signature { stamp, .. }, .. } => stamp.last().cloned().unwrap_or_default(),
        Fact::Acted { dossier, deed: Deed::Countersignature { outsider, .. }, .. }
        | Fact::OutsiderUnlocked { dossier, outsider } => {
            let known = state.dossiers.get(dossier).and_then(|d| countersign::outsider(d, outsider).ok());
            known.map(|o| o.name.clone()).unwrap_or_default()
        }
        Fact::Acted { deed, .. } => deed.words().to_owned(),
        Fact::BookSet { settings } => settings.gateway.as_ref().map(super::gateway::told).unwrap_or_default(),
        Fact::VersionSent { document, .. } => document.name.clone(),
        // What a note says is for its readers alone.
        Fact::Annotated { visibility, .. } => visibility.word().to_owned(),
        Fact::SubstitutionMade { substitution } => state.people.name(&substitution.person).to_owned(),
        Fact::DossierFiled { path, .. } => path.clone(),
        Fact::TimeStamped { timed, .. } => timed.authority.clone(),
        Fact::Deposited { file, .. } => file.name.clone(),
        _ => String::new(),
    }
}
