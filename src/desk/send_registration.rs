//! A registration sent through the signing book: typeset as a document, and a dossier opened with it.

use super::dossiers::{document_note, file_ref, next_number, route, start_of};
use super::texts::{campaign_values, text_of};
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, new_id};
use crate::domain::campaign::{Campaign, Registration, Review};
use crate::domain::circuit::{Step, Task, resolve};
use crate::domain::dossier::{DocumentKind, FileRef, Particulars, Status};
use crate::domain::fact::Fact;
use crate::domain::ids::{CircuitId, DossierId, StructureId};
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::state::State;
use crate::domain::structure::{Director, Structure};
use crate::domain::texts::TextName;
use crate::domain::trouble::{Outcome, Rule};
use crate::paper::letter::Press;
use crate::paper::{sheets, template};
use crate::sign::pdf::write;
use chrono::NaiveDate;

/// Typesets the registration of a structure and sends it through a circuit of the signing book.
#[derive(Clone, Debug)]
pub struct SendRegistration {
    pub structure: StructureId,
    pub circuit: CircuitId,
}

/// Everything of a dossier but its number.
struct Started {
    registration: Registration,
    short: String,
    circuit: String,
    steps: Vec<Step>,
    tasks: Vec<Task>,
    file: FileRef,
    content: Vec<u8>,
}

impl SendRegistration {
    fn start(&self, desk: &Desk, now: Moment) -> Outcome<Started> {
        let state = desk.state();
        let campaign = state.campaign(now.day).ok_or(Rule::NoCampaign)?;
        let no_structure = || Rule::NoSuchStructure { typed: self.structure.0.clone() };
        let structure = state.structures.get(&self.structure).ok_or_else(no_structure)?;
        let short = structure.short(&state.desk.uai).to_owned();
        let key = (campaign.year, self.structure.clone());
        let registration = state.registrations.get(&key);
        let registration = registration.ok_or_else(|| Rule::NotRegistered { structure: short.clone() })?;
        free(state, registration, &short)?;
        let circuit = state.circuits.get(&self.circuit);
        let circuit = circuit.ok_or_else(|| Rule::NoSuchCircuit { typed: self.circuit.0.clone() })?;
        let particulars = Particulars::default();
        let start = start_of(Some(&self.structure), desk.me(), &particulars, now);
        let tasks = resolve(state, &circuit.steps, start, &new_id('t')?)?;
        let content = typeset(state, campaign, structure, registration, now.day)?;
        let name = format!("Inscription {} {short}.pdf", campaign.year).replace(['/', '\\'], "-");
        Ok(Started {
            registration: registration.clone(),
            short,
            circuit: circuit.name.clone(),
            steps: circuit.steps.clone(),
            tasks,
            file: file_ref(&name, &content, write::check(&content)?),
            content,
        })
    }
}

/// Refuses a registration that was refused, that circulates or that was signed already.
fn free(state: &State, registration: &Registration, short: &str) -> Result<(), Rule> {
    if matches!(registration.review, Review::Refused { .. } | Review::Moved { .. }) {
        return Err(Rule::RegistrationRefused { structure: short.to_owned() });
    }
    let dossier = registration.dossier.as_ref().and_then(|id| state.dossiers.get(id));
    match dossier {
        Some(d) if matches!(d.status, Status::Circulating | Status::Completed) => {
            Err(Rule::RegistrationCirculates { structure: short.to_owned(), number: d.number.clone() })
        }
        _ => Ok(()),
    }
}

fn typeset(
    state: &State,
    campaign: &Campaign,
    structure: &Structure,
    registration: &Registration,
    day: NaiveDate,
) -> Outcome<Vec<u8>> {
    let values = campaign_values(state, campaign, day);
    let head = template::render(TextName::Letterhead, text_of(campaign, TextName::Letterhead), &values)?;
    let office = state.offices.of(structure, day).map(|id| state.offices.name(id)).unwrap_or_default();
    let declared = &registration.declared;
    let known = structure.director().map(Director::full_name).unwrap_or_default();
    let person = state.people.persons.get(&registration.correspondent);
    let address = [structure.address.as_str(), &format!("{} {}", structure.postcode, structure.city)].join(", ");
    let form = sheets::Registration {
        year: campaign.year,
        label: structure.short(&state.desk.uai).to_owned(),
        title: structure.title.clone(),
        number: structure.id.to_string(),
        kind: structure.kind.clone(),
        office: office.to_owned(),
        address: address.trim_matches([',', ' ']).to_owned(),
        director: if declared.director.is_empty() { known } else { declared.director.clone() },
        correspondent: state.people.name(&registration.correspondent).to_owned(),
        mail: person.map(|p| p.mail.clone()).unwrap_or_default(),
        phone: person.map(|p| p.phone.clone()).unwrap_or_default(),
        partner: state.desk.partner.clone(),
        portal: state.desk.portal().to_owned(),
        mixed: declared.mixed.unwrap_or_else(|| structure.is_mixed_with(&state.desk.partner)),
        headcount: registration.headcount,
        comment: declared.comment.clone(),
    };
    let frame = sheets::Frame { institute: &state.desk.organisation, head: &head, day };
    Press::default().sheet(&sheets::registration(&frame, &form))
}

impl Verb for SendRegistration {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let started = self.start(desk, now)?;
        let plan = Plan::new(Heading::SendRegistration { structure: started.short }, Grade::Confirmed)
            .note(document_note(&started.file))
            .item(Item::New(started.file.name));
        Ok(route(plan, desk.state(), &[], (&started.steps, &started.tasks), now))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let started = self.start(desk, now)?;
        watch.step(0, 1)?;
        desk.documents.put(&started.content)?;
        let number = next_number(desk.state(), now);
        let dossier = DossierId::new(new_id('d')?);
        let year = started.registration.year;
        let opened = Fact::DossierOpened {
            dossier: dossier.clone(),
            number: number.clone(),
            title: format!("Inscription {year} — {}", started.short),
            kind: DocumentKind::Registration,
            structure: Some(self.structure.clone()),
            amount: None,
            circuit: started.circuit,
            document: started.file,
            annexes: Vec::new(),
            steps: started.steps,
            tasks: started.tasks,
            particulars: Particulars::default(),
        };
        let registration = started.registration.made.id;
        let sent = Fact::RegistrationSent { year, structure: self.structure.clone(), registration, dossier };
        desk.commit(now, None, vec![opened, sent])?;
        Ok(Done::one(number))
    }
}
