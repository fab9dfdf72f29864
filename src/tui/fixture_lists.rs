//! A small invented desk for the tests of the list screens: structures of every kind, a campaign half-way, four dossiers.

use super::model::Model;
use super::screen;
use super::theme::Theme;
use crate::desk::{Line, Moment};
use crate::domain::campaign::{Declared, Headcount, Origin, Settings};
use crate::domain::circuit::{Asked, Quorum, Step, Task, Who};
use crate::domain::code::{Means, Reason};
use crate::domain::dossier::{Deed, DocumentKind, FileRef, Particulars};
use crate::domain::fact::Fact;
use crate::domain::ids::{EntryId, PersonId, StructureId, TaskId};
use crate::domain::login::Login;
use crate::domain::office::{OfficeTable, PlaceRule, RegionalOffice};
use crate::domain::order::Meta;
use crate::domain::people::{Appointment, Person, Place, Post, PostKind};
use crate::domain::search::Index;
use crate::domain::state::State;
use crate::domain::structure::{Director, Level, ParentBody, Role, Standing, Structure, Succession};
use crate::text::Lang;
use crate::tui::action::Layer;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::collections::BTreeMap;

/// Number of the invented institute.
pub const UAI: &str = "0755364Y";

/// Facts put in one after the other, each knowing all those before it.
struct Story {
    state: State,
    seq: u64,
}

impl Story {
    fn tell(&mut self, day: &str, by: &str, fact: Fact) -> Meta {
        let meta = Meta {
            id: EntryId::new(format!("e{}", self.seq)),
            log: "log".into(),
            seq: self.seq,
            lamport: self.seq,
            at: format!("{day}T09:30:00Z").parse().unwrap(),
            on: None,
            by: by.into(),
            acting: None,
            past: BTreeMap::from([("log".into(), self.seq)]),
        };
        self.seq += 1;
        self.state.apply(&meta, fact);
        meta
    }
}

/// A model on 15 May 2027, three weeks before the cut-off, with Jeanne Petit at the desk.
pub fn model() -> Model {
    with(full())
}

/// The same with nothing in the desk but the institute.
pub fn empty() -> Model {
    let mut story = Story { state: State::default(), seq: 0 };
    desk(&mut story);
    with(story.state)
}

fn with(state: State) -> Model {
    let now = Moment { at: "2027-05-15T10:00:00Z".parse().unwrap(), day: "2027-05-15".parse().unwrap() };
    let mut model = Model { theme: Theme::MONO, size: (120, 40), ..Model::new(Lang::Fr, now) };
    model.me = "jeanne".into();
    model.state = state;
    model.screen = Layer::Home;
    refresh(&mut model);
    model
}

/// What the frame does when the state has changed.
pub fn refresh(model: &mut Model) {
    model.index = Index::build(&model.state, model.now.day);
    screen::home::refresh(model);
    screen::structures::refresh(model);
    screen::register::refresh(model);
}

/// A screen drawn into `width` by `height` cells, as text: one line a row.
pub fn picture(
    model: &mut Model,
    view: fn(&Model, Rect, &mut Buffer) -> Option<Position>,
    width: u16,
    height: u16,
) -> String {
    model.size = (width, height + 3);
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    view(model, area, &mut buffer);
    let mut text = String::new();
    for y in 0..height {
        let row: String = (0..width).map(|x| buffer[(x, y)].symbol()).collect();
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// The text with the spaces that French typography asks for made plain, so that tests stay readable.
pub fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn desk(story: &mut Story) {
    story.tell(
        "2027-01-04",
        "jeanne",
        Fact::DeskOpened {
            organisation: "Inserm".into(),
            uai: UAI.into(),
            partner: "CNRS".into(),
            domains: vec!["inserm.fr".into()],
            portal: String::new(),
        },
    );
    for (id, name, mail) in [
        ("jeanne", "Jeanne Petit", "jeanne.petit@inserm.fr"),
        ("paul", "Paul Élie", "paul.elie@inserm.fr"),
        ("sophie", "Sophie Œuvrard", "sophie.oeuvrard@inserm.fr"),
    ] {
        let person = Person { id: id.into(), name: name.into(), mail: mail.into(), phone: "01 40 51 64 00".into() };
        story.tell("2027-01-04", "jeanne", Fact::PersonRecorded { person });
    }
}

fn offices() -> OfficeTable {
    let office = |id: &str, name: &str| RegionalOffice { id: id.into(), name: name.into() };
    let rule = |prefix: &str, office: &str| PlaceRule {
        prefix: prefix.into(),
        office: office.into(),
        since: None,
        until: None,
    };
    OfficeTable {
        offices: vec![office("est", "Est"), office("no", "Nord-Ouest"), office("pce", "Paris-IDF Centre-Est")],
        rules: vec![rule("67", "est"), rule("59", "no"), rule("76", "no"), rule("75", "pce")],
    }
}

fn body(acronym: &str, label: &str, role: Role) -> ParentBody {
    let uai = if acronym == "INSERM" { UAI } else { "X" };
    ParentBody { name: acronym.into(), acronym: acronym.into(), uai: uai.into(), label: label.into(), role }
}

fn structure(id: &str, label: &str, title: &str, postcode: &str, city: &str) -> Structure {
    Structure {
        id: id.into(),
        title: title.into(),
        created: Some(2014),
        kind: "Unité mixte".into(),
        address: "1 rue de la Paix".into(),
        postcode: postcode.into(),
        city: city.into(),
        bodies: vec![body("INSERM", label, Role::Governing)],
        ..Structure::default()
    }
}

fn director(first: &str, last: &str, title: &str) -> Director {
    Director { first: first.into(), last: last.into(), title: title.into() }
}

/// Twelve structures of every kind, and one that is closed.
fn structures() -> Vec<Structure> {
    let mut cochin = structure("200710776M", "U 1016", "Institut Cochin", "75014", "Paris");
    cochin.acronym = "IC".into();
    cochin.website = "https://institutcochin.fr".into();
    cochin.bodies.push(body("CNRS", "UMR 8104", Role::Governing));
    cochin.directors = vec![director("Luc", "Adjoint", "DIR-ADJ"), director("Florence", "Niedergang", "Directrice")];
    cochin.history = vec![Succession { number: "199812345A".into(), kind: "Fusion".into(), year: "2002".into() }];
    cochin.ror = Some("https://ror.org/051sk4035".into());
    let mut team = Structure {
        level: Level::Team,
        ..structure("201000001A", "U 1016", "Équipe Élèves du cœur", "75014", "Paris")
    };
    team.parents = vec!["200710776M".into()];
    let mut federation = structure("201000002B", "FED 1", "Fédération de neurosciences", "67000", "Strasbourg");
    federation.level = Level::Federation;
    let mut participant = structure("201000003C", "U 77", "Laboratoire associé", "67000", "Strasbourg");
    participant.bodies[0].role = Role::Participant;
    let mut foreign = structure("201000004D", "", "Géographie humaine", "67000", "Strasbourg");
    foreign.bodies = vec![body("CNRS", "UMR 7362", Role::Governing)];
    let mut closed = structure("201000005E", "U 830", "Unité éteinte", "75005", "Paris");
    closed.standing = Standing::Closed;
    let mut outside = structure("201000006F", "", "Chercheur isolé", "59000", "Lille");
    outside.outside = true;
    outside.own_label = Some("DR05ABC".into());
    let mut new = structure("202700001A", "U 2001", "Unité nouvelle", "76000", "Rouen");
    new.created = Some(2027);
    let mut unlabelled = structure("201000007G", "", "Cancers et environnement", "59000", "Lille");
    unlabelled.acronym = "CANENV".into();
    vec![
        cochin,
        team,
        structure("201000008H", "U 9", "Œuvre et psychiatrie", "75013", "Paris"),
        structure("201000009J", "US 34", "Plateforme de génomique", "76000", "Rouen"),
        structure("201000010K", "CIC 1403", "Centre d’investigation clinique de Lille", "59000", "Lille"),
        federation,
        participant,
        foreign,
        closed,
        outside,
        new,
        unlabelled,
    ]
}

fn full() -> State {
    let mut story = Story { state: State::default(), seq: 0 };
    desk(&mut story);
    story.tell("2027-01-05", "jeanne", Fact::OfficesSet { table: offices() });
    for s in structures() {
        story.tell(
            "2027-01-05",
            "jeanne",
            Fact::StructureRecorded { structure: Box::new(s), source: "rnsr.csv".into() },
        );
    }
    posts(&mut story);
    renewal(&mut story);
    dossiers(&mut story);
    story.state
}

fn posts(story: &mut Story) {
    let paris = Place::Structure("200710776M".into());
    for (post, kind, title, person) in [
        ("cor", PostKind::Correspondent, "correspondante documentaire de l’U 1016", "jeanne"),
        ("dir", PostKind::Director, "directeur de l’U 1016", "paul"),
        ("del", PostKind::Delegate, "déléguée régionale", "sophie"),
    ] {
        let place = if kind == PostKind::Delegate { Place::Office("pce".into()) } else { paris.clone() };
        let made = Post { id: post.into(), title: title.into(), kind, place, above: None };
        story.tell("2027-01-06", "jeanne", Fact::PostCreated { post: made });
        let appointment = Appointment {
            id: format!("ap-{post}").as_str().into(),
            post: post.into(),
            person: person.into(),
            from: "2027-01-01".parse().unwrap(),
            until: None,
        };
        story.tell("2027-01-06", "jeanne", Fact::AppointmentMade { appointment });
    }
}

/// A code is issued.
fn issue(login: &str, structure: &str, year: u16) -> Fact {
    Fact::CodeIssued {
        login: Login::typed(login),
        structure: structure.into(),
        year,
        team: None,
        portal_hash: "$2y$05$HASHHASHHASH".into(),
        index: format!("INDEX{login}"),
        lasting: structure == "201000006F",
        origin: Origin::Here,
    }
}

fn renewal(story: &mut Story) {
    for (day, login, structure, year) in [
        ("2026-04-10", "26INSU1016", "200710776M", 2026),
        ("2026-04-10", "26INSU9", "201000008H", 2026),
        ("2026-04-11", "26INSDR05ABC", "201000006F", 2026),
        ("2027-01-20", "27INSU2001", "202700001A", 2027),
    ] {
        story.tell(day, "jeanne", issue(login, structure, year));
    }
    story.tell(
        "2027-03-20",
        "jeanne",
        Fact::CampaignOpened {
            year: 2027,
            opens: "2027-04-03".parse().unwrap(),
            cutoff: "2027-06-06".parse().unwrap(),
            settings: Settings::default(),
        },
    );
    let headcount = Headcount { cnrs: 12, other: 40, phd: 9, postdoc: 4 };
    for structure in ["200710776M", "201000009J", "201000010K"] {
        let fact = Fact::Registered {
            year: 2027,
            structure: structure.into(),
            correspondent: "jeanne".into(),
            headcount,
            declared: Declared::default(),
            to_check: false,
        };
        story.tell("2027-04-12", "jeanne", fact);
    }
    given(story);
}

/// The codes of the campaign, and what becomes of them.
fn given(story: &mut Story) {
    story.tell("2027-04-13", "jeanne", issue("27INSU1016", "200710776M", 2027));
    story.tell("2027-04-13", "jeanne", issue("27INSUS34", "201000009J", 2027));
    story.tell(
        "2027-04-14",
        "jeanne",
        Fact::CodesExported {
            format: "htpasswd".into(),
            lines: 5,
            digest: "d".into(),
            path: String::new(),
            left_out: 0,
        },
    );
    story.tell(
        "2027-04-15",
        "jeanne",
        Fact::CodeDelivered { login: Login::typed("27INSU1016"), means: Means::Hand, to: String::new() },
    );
    story.tell(
        "2027-04-20",
        "jeanne",
        Fact::CodeRevoked { login: Login::typed("26INSU9"), reason: Reason::Compromise },
    );
}

/// One to sign for Paul, one to give a visa to for Jeanne, one refused to her, one completed.
fn dossiers(story: &mut Story) {
    let steps = vec![
        Step::new(Asked::Visa, vec![Who::Correspondent], Quorum::All, 5),
        Step::new(Asked::Signature, vec![Who::Director], Quorum::All, 10),
    ];
    for (n, day, title) in [
        (1, "2027-05-01", "Bon de commande de revues"),
        (2, "2027-05-03", "Convention avec l’université"),
        (3, "2027-05-12", "Lettre aux éditeurs"),
        (4, "2027-04-20", "Inscription de l’U 1016"),
    ] {
        let id = format!("d{n}");
        let task = |step: usize, asked, post: &str| {
            Task::new(TaskId::new(format!("{id}.{}", step + 1)), step, asked, post.into())
        };
        let document = FileRef { hash: format!("h{n}").as_str().into(), name: "lettre.pdf".into(), size: 9, pages: 1 };
        let fact = Fact::DossierOpened {
            dossier: id.as_str().into(),
            number: format!("2027-000{n}"),
            title: title.into(),
            kind: DocumentKind::Letter,
            structure: Some("200710776M".into()),
            amount: None,
            circuit: "Simple".into(),
            document,
            annexes: vec![],
            steps: steps.clone(),
            tasks: vec![task(0, Asked::Visa, "cor"), task(1, Asked::Signature, "dir")],
            particulars: Particulars::default(),
        };
        story.tell(day, "jeanne", fact);
    }
    let visa = |n: usize| (format!("d{n}.1"), Deed::Visa);
    let refusal = (String::from("d2.2"), Deed::Refusal { reason: "Il manque l’annexe financière".into() });
    for (n, day, by, (task, deed)) in
        [(2, "2027-05-04", "jeanne", visa(2)), (2, "2027-05-06", "paul", refusal), (4, "2027-04-21", "jeanne", visa(4))]
    {
        let fact = Fact::Acted {
            dossier: format!("d{n}").as_str().into(),
            round: 0,
            task: task.as_str().into(),
            document: format!("h{n}").as_str().into(),
            deed,
            fields: BTreeMap::new(),
            day: None,
        };
        story.tell(day, by, fact);
    }
}

/// A line of the register.
pub fn line(n: u64, kind: &str, subject: &str, about: &str) -> Line {
    Line {
        id: EntryId::new(format!("{n:064x}")),
        log: "jeanne/portable/1".into(),
        seq: n,
        at: "2027-05-10T08:15:00Z".parse().unwrap(),
        by: PersonId::new("jeanne"),
        name: "Jeanne Petit".into(),
        acting: "correspondante documentaire de l’U 1016".into(),
        kind: kind.into(),
        subject: subject.into(),
        about: about.into(),
        detail: "rnsr.csv".into(),
        sealed: false,
    }
}

/// Puts text that attacks a terminal into every field of every structure, person, post and dossier.
pub fn poison(model: &mut Model) {
    const EVIL: &str = "\u{1b}[31m\u{9b}x\u{202e}\r\n\u{7}\u{200b}";
    let evil = |text: &mut String| text.insert_str(text.chars().next().map_or(0, char::len_utf8), EVIL);
    let ids: Vec<StructureId> = model.state.structures.keys().cloned().collect();
    let mut story = Story { state: std::mem::take(&mut model.state), seq: 9000 };
    let mut table = (*story.state.offices).clone();
    table.offices.iter_mut().for_each(|o| evil(&mut o.name));
    story.tell("2027-05-14", "jeanne", Fact::OfficesSet { table });
    for id in ids {
        let mut s = (*story.state.structures[&id]).clone();
        for text in [&mut s.title, &mut s.acronym, &mut s.kind, &mut s.website, &mut s.address, &mut s.city] {
            evil(text);
        }
        evil(&mut s.field);
        s.ror.as_mut().map(evil);
        for body in &mut s.bodies {
            [&mut body.label, &mut body.name, &mut body.acronym].into_iter().for_each(evil);
        }
        for d in &mut s.directors {
            [&mut d.first, &mut d.last, &mut d.title].into_iter().for_each(evil);
        }
        for h in &mut s.history {
            [&mut h.number, &mut h.kind, &mut h.year].into_iter().for_each(evil);
        }
        story.tell("2027-05-14", "jeanne", Fact::StructureRecorded { structure: Box::new(s), source: EVIL.into() });
    }
    for mut person in story.state.people.persons.values().cloned().collect::<Vec<_>>() {
        [&mut person.name, &mut person.mail, &mut person.phone].into_iter().for_each(evil);
        story.tell("2027-05-14", "jeanne", Fact::PersonRecorded { person });
    }
    let mut dossiers = (*story.state.dossiers).clone();
    for d in dossiers.values_mut() {
        let d = std::sync::Arc::make_mut(d);
        [&mut d.title, &mut d.number].into_iter().for_each(evil);
        for act in &mut d.acts {
            if let Deed::Refusal { reason } = &mut act.deed {
                evil(reason);
            }
        }
    }
    story.state.dossiers = std::sync::Arc::new(dossiers);
    model.state = story.state;
    refresh(model);
}

/// Whether a picture holds anything that a terminal could act on.
pub fn has_control(picture: &str) -> bool {
    picture.chars().any(|c| c != '\n' && crate::domain::clean::deceives(c))
}
