//! An invented desk for the tests of the signing book and the directory: people, posts, authorities, and a dossier in
//! every tray. Nobody in it exists.

use super::action::Layer;
use super::effect::Effect;
use super::model::Model;
use super::overlay::Overlay;
use super::overlay::form::{Form, Kind};
use super::screen;
use super::theme::Theme;
use crate::desk::Moment;
use crate::domain::authority::SigningAuthority;
use crate::domain::circuit::{Asked, Circuit, Quorum, Start, Step, Task, Who, resolve};
use crate::domain::dossier::{Deed, DocumentKind, FileRef, Particulars};
use crate::domain::fact::Fact;
use crate::domain::ids::{DossierId, PersonId, PostId, StructureId};
use crate::domain::office::{OfficeTable, PlaceRule, RegionalOffice};
use crate::domain::order::Meta;
use crate::domain::people::{Account, Appointment, Person, Place, Post, PostKind};
use crate::domain::search::Index;
use crate::domain::state::State;
use crate::domain::structure::{ParentBody, Structure};
use crate::text::Lang;
use chrono::{NaiveDate, NaiveTime};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::collections::BTreeMap;

/// The day of the tests.
pub const TODAY: &str = "2027-03-16";

/// A day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Applies facts one after the other, each knowing all before it.
struct Teller {
    state: State,
    seq: u64,
}

impl Teller {
    fn tell(&mut self, on: &str, by: &str, acting: Option<&str>, fact: Fact) -> Meta {
        let meta = Meta {
            id: format!("e{}", self.seq).as_str().into(),
            log: "log".into(),
            seq: self.seq,
            lamport: self.seq,
            at: day(on).and_time(NaiveTime::from_hms_opt(10, 30, 0).unwrap()).and_utc(),
            on: None,
            by: by.into(),
            acting: acting.map(PostId::from),
            past: BTreeMap::from([("log".to_owned(), self.seq)]),
        };
        self.seq += 1;
        self.state.apply(&meta, fact);
        meta
    }

    fn person(&mut self, id: &str, name: &str, mail: &str) {
        let person = Person { id: id.into(), name: name.into(), mail: mail.into(), phone: "04 00 00 00 01".into() };
        self.tell("2026-09-01", "claire", None, Fact::PersonRecorded { person });
    }

    fn post(&mut self, id: &str, title: &str, kind: PostKind, place: Place, holder: Option<&str>) {
        let post = Post { id: id.into(), title: title.into(), kind, place, above: None };
        self.tell("2026-09-01", "claire", None, Fact::PostCreated { post });
        if let Some(person) = holder {
            self.appoint(&format!("n-{id}"), id, person, "2026-09-01", None);
        }
    }

    fn appoint(&mut self, id: &str, post: &str, person: &str, from: &str, until: Option<&str>) {
        let (id, post, person) = (id.into(), post.into(), person.into());
        let appointment = Appointment { id, post, person, from: day(from), until: until.map(day) };
        self.tell("2026-09-01", "claire", None, Fact::AppointmentMade { appointment });
    }

    fn tasks(&self, steps: &[Step], structure: Option<&StructureId>, by: &str, prefix: &str) -> Vec<Task> {
        let (chosen, writer) = (BTreeMap::new(), by.into());
        let start = Start { structure, writer: &writer, chosen: &chosen, outsiders: &[], day: day(TODAY) };
        resolve(&self.state, steps, start, prefix).unwrap()
    }

    fn open(&mut self, on: &str, by: &str, number: u32, title: &str, kind: DocumentKind, amount: Option<u64>) {
        let circuit = self.state.circuits[&"stage".into()].clone();
        let structure = "200710776M".into();
        let prefix = format!("d{number}.1");
        let tasks = self.tasks(&circuit.steps, Some(&structure), by, &prefix);
        let fact = Fact::DossierOpened {
            dossier: dossier(number),
            number: format!("2027-{number:04}"),
            title: title.into(),
            kind,
            structure: Some(structure),
            amount,
            circuit: circuit.name,
            document: file(&format!("v{number}"), "document.pdf"),
            annexes: if number == 3 { vec![file("annexe", "Programme du stage.pdf")] } else { Vec::new() },
            steps: circuit.steps,
            tasks,
            particulars: Particulars::default(),
        };
        self.tell(on, by, None, fact);
    }

    fn again(&mut self, on: &str, by: &str, number: u32) {
        let old = self.state.dossiers[&dossier(number)].clone();
        let steps = old.rounds[0].steps.clone();
        let prefix = format!("d{number}.{}", old.rounds.len() + 1);
        let tasks = self.tasks(&steps, old.structure.as_ref(), by, &prefix);
        let document = file(&format!("w{number}"), "document corrigé.pdf");
        self.tell(on, by, None, Fact::VersionSent { dossier: dossier(number), document, steps, tasks });
    }

    fn act(&mut self, on: &str, by: &str, number: u32, deed: Deed) {
        let known = self.state.dossiers[&dossier(number)].clone();
        let (round, _) = known.round().unwrap();
        let task = (*known.open_tasks().first().unwrap()).clone();
        let document = known.current.hash.clone();
        let post = task.post.clone();
        let fact = Fact::Acted {
            dossier: known.id.clone(),
            round,
            task: task.id,
            document,
            deed,
            fields: BTreeMap::new(),
            day: None,
        };
        self.tell(on, by, Some(post.as_str()), fact);
    }

    fn sign(&mut self, on: &str, by: &str, number: u32, authority: &str) {
        let deed = Deed::Signature {
            after: file(&format!("s{}", self.seq), "document.pdf"),
            authority: authority.into(),
            appointment: "n".into(),
            certificate: "9f2c44d1a0b7e35586aa".into(),
            stamp: vec!["Pour le président-directeur général et par délégation".into()],
            substitution: None,
            detached: None,
            annexes: Vec::new(),
            timed: None,
        };
        self.act(on, by, number, deed);
    }
}

/// The identifier of the dossier of a number.
pub fn dossier(number: u32) -> DossierId {
    format!("d{number}").as_str().into()
}

fn file(hash: &str, name: &str) -> FileRef {
    FileRef { hash: format!("{hash}0123456789abcdef").as_str().into(), name: name.into(), size: 245_760, pages: 4 }
}

fn people(t: &mut Teller) {
    t.person("claire", "Claire Aubert", "claire.aubert@example.org");
    t.person("hugo", "Hugo Lemoine", "hugo.lemoine@example.org");
    t.person("odile", "Odile Roy", "odile.roy@example.org");
    t.person("sacha", "Sacha Weil", "sacha.weil@example.org");
    let unit = Place::Structure("200710776M".into());
    let office = Place::Office("est".into());
    t.post("dir", "Directrice de l’U 9001", PostKind::Director, unit.clone(), Some("claire"));
    t.post("cor", "Correspondant de l’U 9001", PostKind::Correspondent, unit, Some("hugo"));
    t.post("del", "Déléguée régionale Est", PostKind::Delegate, office.clone(), Some("odile"));
    t.post("sec", "Secrétaire général Est", PostKind::Other, office, None);
    t.appoint("n-sec", "sec", "sacha", "2026-01-01", Some("2026-12-31"));
    let certificate = Vec::new();
    for (person, administrator) in [("claire", true), ("hugo", false)] {
        let account =
            Account { person: person.into(), administrator, certificate: certificate.clone(), ..Account::default() };
        t.tell("2026-09-01", "claire", None, Fact::AccountOpened { account });
    }
}

fn authorities(t: &mut Teller) {
    let mut grant = |id: &str, person: &str, post: &str, act: &str, ceiling: Option<u64>, from: &str, until: &str| {
        let authority = SigningAuthority {
            id: id.into(),
            person: person.into(),
            post: post.into(),
            kinds: if post == "dir" {
                vec![DocumentKind::InternshipAgreement, DocumentKind::Agreement]
            } else {
                vec![]
            },
            ceiling,
            place: if post == "dir" { Place::Structure("200710776M".into()) } else { Place::Office("est".into()) },
            from: day(from),
            until: day(until),
            act: act.into(),
            on_behalf: Some("le président-directeur général".into()),
            revoked: None,
            revoked_on: None,
            source: None,
            may_delegate: false,
            this_only: false,
        };
        t.tell("2026-09-01", "claire", None, Fact::AuthorityGranted { authority });
    };
    grant("a1", "claire", "dir", "Décision 2026-41", Some(2_500_000), "2026-09-01", "2027-12-31");
    grant("a2", "odile", "del", "Décision 2026-42", None, "2026-09-01", "2027-12-31");
    grant("a3", "sacha", "sec", "Décision 2025-07", None, "2026-01-01", "2026-12-31");
    grant("a4", "hugo", "cor", "Décision 2027-03", None, "2027-01-01", "2027-12-31");
    grant("a5", "claire", "dir", "Décision 2027-90", None, "2028-01-01", "2028-12-31");
    t.tell("2027-02-01", "claire", None, Fact::AuthorityRevoked { authority: "a4".into(), day: None });
}

fn dossiers(t: &mut Teller) {
    use DocumentKind::{Agreement, InternshipAgreement, Letter, PurchaseOrder};
    t.open("2027-01-11", "hugo", 1, "Convention d’accueil de l’équipe Marée", Agreement, None);
    t.act("2027-01-12", "hugo", 1, Deed::Visa);
    t.sign("2027-01-13", "claire", 1, "a1");
    t.sign("2027-01-15", "odile", 1, "a2");
    t.open("2027-02-01", "claire", 2, "Centrifugeuse de paillasse", PurchaseOrder, Some(1_234_550));
    t.act("2027-02-02", "hugo", 2, Deed::Refusal { reason: "Le devis joint est échu.".into() });
    t.open("2027-03-10", "hugo", 3, "Convention de stage de Léa Morin", InternshipAgreement, None);
    t.act("2027-03-12", "hugo", 3, Deed::Visa);
    t.open("2027-03-01", "hugo", 4, "Convention de stage d’Ismaël Kone", InternshipAgreement, None);
    t.open("2027-03-08", "claire", 5, "Accord de transfert de matériel", Agreement, Some(90_000));
    t.act("2027-03-09", "hugo", 5, Deed::Visa);
    t.sign("2027-03-15", "claire", 5, "a1");
    t.open("2027-02-20", "claire", 6, "Lettre d’intention", Letter, None);
    t.tell("2027-02-21", "claire", None, Fact::DossierWithdrawn { dossier: dossier(6) });
    t.open("2027-02-22", "hugo", 7, "Convention cadre avec l’université d’Astrée", Agreement, None);
    t.act("2027-02-23", "hugo", 7, Deed::Visa);
    t.sign("2027-02-24", "claire", 7, "a1");
    t.act("2027-02-26", "odile", 7, Deed::Refusal { reason: "L’annexe financière manque.".into() });
    t.again("2027-03-02", "hugo", 7);
    t.act("2027-03-03", "hugo", 7, Deed::Visa);
    t.open("2027-03-14", "hugo", 8, "Accord de licence Borée", Agreement, Some(9_000_000));
    t.act("2027-03-16", "hugo", 8, Deed::Visa);
}

/// The state of the invented desk.
pub fn state() -> State {
    let mut t = Teller { state: State::default(), seq: 0 };
    let opened = Fact::DeskOpened {
        organisation: "Institut d’essai".into(),
        uai: "0000001A".into(),
        partner: String::new(),
        domains: vec!["example.org".into()],
        portal: String::new(),
    };
    t.tell("2026-09-01", "claire", None, opened);
    let offices = vec![RegionalOffice { id: "est".into(), name: "Est".into() }];
    let rules = vec![PlaceRule { prefix: "67".into(), office: "est".into(), since: None, until: None }];
    t.tell("2026-09-01", "claire", None, Fact::OfficesSet { table: OfficeTable { offices, rules } });
    let body = ParentBody { uai: "0000001A".into(), label: "U 9001".into(), ..ParentBody::default() };
    let structure = Structure {
        id: "200710776M".into(),
        title: "Biologie des marées".into(),
        postcode: "67000".into(),
        city: "Strasbourg".into(),
        bodies: vec![body],
        ..Structure::default()
    };
    let structure = Box::new(structure);
    t.tell("2026-09-01", "claire", None, Fact::StructureRecorded { structure, source: "essai".into() });
    people(&mut t);
    authorities(&mut t);
    let step = |asked, who: Vec<Who>, quorum| Step::new(asked, who, quorum, 5);
    let steps = vec![
        step(Asked::Visa, vec![Who::Correspondent], Quorum::All),
        step(Asked::Signature, vec![Who::Director], Quorum::All),
        step(Asked::Signature, vec![Who::Delegate], Quorum::All),
    ];
    let circuit = Circuit { id: "stage".into(), name: "Unité puis délégation".into(), steps, ..Circuit::default() };
    t.tell("2026-09-01", "claire", None, Fact::CircuitSet { circuit });
    dossiers(&mut t);
    t.state
}

/// A model of the invented desk, with somebody at it.
pub fn model_of(state: State, me: &str, lang: Lang, size: (u16, u16)) -> Model {
    let at = day(TODAY).and_time(NaiveTime::from_hms_opt(9, 0, 0).unwrap()).and_utc();
    let mut model = Model::new(lang, Moment { at, day: day(TODAY) });
    model.theme = Theme::MONO;
    model.size = size;
    model.me = PersonId::from(me);
    model.index = Index::build(&state, day(TODAY));
    model.state = state;
    model.screen = Layer::Book;
    screen::book::refresh(&mut model);
    screen::people::refresh(&mut model);
    screen::people::refresh(&mut model);
    model
}

/// The invented desk, with its director at it.
pub fn model(lang: Lang, size: (u16, u16)) -> Model {
    model_of(state(), "claire", lang, size)
}

/// A screen drawn between the bar and the footer of the program, as text.
pub fn drawn(model: &Model, view: fn(&Model, Rect, &mut Buffer) -> Option<Position>) -> String {
    let area = Rect::new(0, 0, model.size.0, model.size.1 - 2);
    let mut buffer = Buffer::empty(area);
    view(model, area, &mut buffer);
    let mut text = String::new();
    for y in 0..area.height {
        let row: String = (0..area.width).map(|x| buffer[(x, y)].symbol()).collect();
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// The form that an update opens.
pub fn form_of(mut effects: Vec<Effect>) -> Form {
    match effects.pop() {
        Some(Effect::Push(overlay)) => match *overlay {
            Overlay::Form(form) => form,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// Fills a field in as a user would leave it.
pub fn fill(form: &mut Form, name: &str, value: &str) {
    let field = form.fields.iter_mut().find(|f| f.name == name).unwrap();
    match &mut field.kind {
        Kind::Line(input) | Kind::Secret(input) | Kind::Path(input) => *input = value.into(),
        Kind::Choice { options, at } => *at = options.iter().position(|(key, _)| key == value).unwrap(),
        Kind::Pick { options, chosen, .. } => {
            assert!(options.iter().any(|(key, _)| key == value), "{value} is not offered");
            *chosen = Some(value.to_owned());
        }
        Kind::Toggle(on) => *on = value == "true",
    }
}

/// What sending a form makes: the verb or the question, or the fault.
pub fn sent(form: &Form, m: &Model) -> String {
    match (form.make.0)(form, m) {
        Ok(Effect::Plan(verb)) => format!("{verb:?}"),
        Ok(other) => format!("{other:?}"),
        Err(fault) => format!("fault in {}: {}", fault.field, fault.why),
    }
}
