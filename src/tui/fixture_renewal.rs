//! A desk for the tests of the campaign and codes screens: invented people, every population, a campaign half-way, codes
//! in every life. Nobody and nothing in it is real.

use super::action::Layer;
use super::model::Model;
use crate::desk::Moment;
use crate::domain::campaign::{Campaign, Headcount, Registration, Settings};
use crate::domain::code::{AccessCode, Delivery, Hold, Means, Reason};
use crate::domain::ids::{EntryId, OfficeId, PersonId, StructureId, rnsr_letter};
use crate::domain::login::Login;
use crate::domain::office::{OfficeTable, PlaceRule, RegionalOffice};
use crate::domain::order::Meta;
use crate::domain::people::Person;
use crate::domain::portal::Export;
use crate::domain::search::Index;
use crate::domain::state::{Institute, People, State};
use crate::domain::structure::{Level, ParentBody, Role, Standing, Structure};
use crate::text::Lang;
use crate::tui::view::areas;
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::sync::Arc;

pub const UAI: &str = "0755364Y";
/// Stands for secrets in these tests: nothing that a screen draws may hold it.
pub const CANARY: &str = "N7K2-QX4M-9TZ0";
/// What an attacker would put into an imported name.
pub const HOSTILE: &str = "\u{1b}]0;pris\u{7}\u{9b}31m\u{202e}eriovuop\u{200b}\r\n\tX\u{e0041}";

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An act of a moment; each one knew of those before it.
pub fn meta(n: u64, at: &str) -> Meta {
    Meta {
        id: EntryId::new(format!("{n:064x}")),
        log: "log".into(),
        seq: n,
        lamport: n,
        at: at.parse().unwrap(),
        on: None,
        by: "p-claire".into(),
        acting: None,
        past: [("log".to_owned(), n)].into(),
    }
}

pub fn number(n: u32) -> StructureId {
    let digits = format!("2007{n:05}");
    StructureId(format!("{digits}{}", rnsr_letter(&digits).unwrap()))
}

fn structure(n: u32, label: &str, title: &str, postcode: &str, city: &str) -> Structure {
    let body = ParentBody {
        name: "Institut".into(),
        acronym: "INSERM".into(),
        uai: UAI.into(),
        label: label.into(),
        role: Role::Governing,
    };
    Structure {
        id: number(n),
        title: title.into(),
        postcode: postcode.into(),
        city: city.into(),
        bodies: vec![body],
        created: Some(2015),
        ..Structure::default()
    }
}

fn structures() -> Vec<Structure> {
    let cnrs = ParentBody { acronym: "CNRS".into(), uai: "0753639Y".into(), ..ParentBody::default() };
    let mut all = vec![
        structure(1, "U 1016", "Institut des mécanismes cellulaires", "75014", "Paris"),
        structure(2, "U 9", "Épidémiologie des âges de la vie", "75013", "Paris"),
        structure(3, "CIC 1403", "Centre d’investigation clinique du Nord", "59000", "Lille"),
        structure(4, "US 34", "Service de cytométrie", "31000", "Toulouse"),
        structure(5, "U 1055", "Cœur, vaisseaux et œdème", "31000", "Toulouse"),
        structure(6, "U 1146", "Imagerie biomédicale", "75006", "Paris"),
        structure(7, "U 1300", "Neurosciences des rythmes", "75013", "Paris"),
        structure(8, "FED 12", "Fédération des biobanques", "75005", "Paris"),
        structure(9, "U 1068", "Cancérologie intégrée", "75012", "Paris"),
        structure(10, "", "Génétique des populations insulaires", "97400", "Saint-Denis"),
        structure(11, "U 800", "Unité fermée de virologie", "59000", "Lille"),
        structure(12, "", "Élodie Sarrazin, chercheuse hors structure", "31000", "Toulouse"),
        structure(13, "U 1275", "Immunité et vieillissement", "75010", "Paris"),
        structure(14, "U 1201", "Biologie des muqueuses", "59000", "Lille"),
    ];
    all[5].bodies.push(cnrs);
    all[6].created = Some(2027);
    all[7].level = Level::Federation;
    let team = Structure {
        id: number(15),
        title: "Équipe Signaux".into(),
        level: Level::Team,
        parents: vec![number(9)],
        ..all[8].clone()
    };
    all[9].bodies[0].role = Role::Participant;
    all[9].acronym = "GENPOP".into();
    all[10].standing = Standing::Closed;
    all[11].outside = true;
    all[11].acronym = "SARRAZIN".into();
    all.push(team);
    all
}

fn code(n: u64, of: u32, year: u16, label: &str, at: &str) -> AccessCode {
    AccessCode {
        login: Login::of(year, label, None).unwrap(),
        structure: number(of),
        year,
        portal_hash: format!("$2y$05${CANARY}"),
        index: format!("index-{n}"),
        issued: meta(n, at),
        ..AccessCode::default()
    }
}

/// One code in each life, and one more of last year.
fn codes() -> Vec<AccessCode> {
    let mut all = vec![
        code(10, 1, 2027, "U 1016", "2027-04-12T08:30:00Z"),
        code(11, 2, 2027, "U 9", "2027-04-13T08:30:00Z"),
        code(12, 3, 2026, "CIC 1403", "2026-04-20T08:30:00Z"),
        code(13, 4, 2027, "US 34", "2027-04-14T08:30:00Z"),
        code(14, 6, 2027, "U 1146", "2027-04-15T08:30:00Z"),
        code(15, 7, 2027, "U 1300", "2027-01-20T08:30:00Z"),
        code(16, 9, 2027, "U 1068", "2027-04-16T08:30:00Z"),
        code(17, 9, 2027, "U 1068", "2027-04-16T08:31:00Z"),
        code(18, 12, 2026, "DR05ESA", "2026-03-02T08:30:00Z"),
        code(19, 11, 2025, "U 800", "2025-04-02T08:30:00Z"),
    ];
    all[0].deliveries = vec![Delivery {
        by: meta(30, "2027-04-19T14:05:00Z"),
        means: Means::Letter,
        to: String::new(),
        returned: None,
    }];
    all[3].holds = vec![Hold { by: meta(31, "2027-05-03T07:00:00Z"), until: Some(day("2027-05-31")) }];
    all[4].revoked = Some((meta(32, "2027-05-04T07:00:00Z"), Reason::Compromise));
    all[7].contested = true;
    all[8].lasting = true;
    all
}

fn persons() -> Vec<Person> {
    let person = |id: &str, name: &str, mail: &str, phone: &str| Person {
        id: id.into(),
        name: name.into(),
        mail: mail.into(),
        phone: phone.into(),
    };
    vec![
        person("p-claire", "Claire Vasseur", "claire.vasseur@institut.example", "01 00 00 00 01"),
        person("p-ines", "Inès Delaunay", "ines.delaunay@institut.example", "01 00 00 00 02"),
        person("p-paul", "Paul Œstreich", "paul.oestreich@institut.example", ""),
        person("p-maud", "Maud Lefèvre", "maud.lefevre@institut.example", "05 00 00 00 03"),
    ]
}

fn registration(of: u32, by: &str, headcount: [u32; 4]) -> ((u16, StructureId), Registration) {
    let [cnrs, other, phd, postdoc] = headcount;
    let made = Registration {
        year: 2027,
        structure: number(of),
        correspondent: by.into(),
        headcount: Headcount { cnrs, other, phd, postdoc },
        made: meta(5, "2027-04-10T09:00:00Z"),
        ..Registration::default()
    };
    ((2027, number(of)), made)
}

fn offices() -> OfficeTable {
    let places =
        [("paris", "Paris-IDF Centre-Est", "75"), ("nord", "Nord-Ouest", "59"), ("sud", "Occitanie Pyrénées", "31")];
    OfficeTable {
        offices: places.iter().map(|(id, name, _)| RegionalOffice { id: (*id).into(), name: (*name).into() }).collect(),
        rules: places
            .iter()
            .map(|(id, _, prefix)| PlaceRule {
                prefix: (*prefix).into(),
                office: (*id).into(),
                since: None,
                until: None,
            })
            .collect(),
    }
}

/// The state of the desk; the campaign of 2027 runs.
pub fn state() -> State {
    let known = persons().into_iter().map(|p| (p.id.clone(), p)).collect();
    let people = People { persons: known, ..People::default() };
    let campaign = Campaign {
        year: 2027,
        opens: day("2027-04-03"),
        cutoff: day("2027-06-06"),
        settings: Settings::default(),
        opened: meta(3, "2027-03-30T09:00:00Z"),
        ..Campaign::default()
    };
    let registrations = [
        registration(1, "p-ines", [12, 31, 9, 6]),
        registration(2, "p-paul", [0, 14, 3, 1]),
        registration(4, "p-maud", [0, 6, 0, 0]),
        registration(6, "p-ines", [22, 18, 11, 4]),
        registration(9, "p-maud", [3, 41, 17, 8]),
        registration(13, "p-paul", [1, 9, 4, 2]),
    ];
    let desk = Institute {
        organisation: "Institut de démonstration".into(),
        uai: UAI.into(),
        partner: "CNRS".into(),
        domains: vec!["institut.example".into()],
        portal: String::new(),
    };
    let mut state = State::default();
    state.desk = Arc::new(desk);
    state.offices = Arc::new(offices());
    state.structures = Arc::new(structures().into_iter().map(|s| (s.id.clone(), Arc::new(s))).collect());
    state.people = Arc::new(people);
    state.campaigns = Arc::new([(2027, campaign)].into());
    state.registrations = Arc::new(registrations.into());
    state.codes = Arc::new(codes().into_iter().map(|c| (c.issued.id.clone(), c)).collect());
    state.sealed = Arc::new([("index-10".to_owned(), CANARY.to_owned())].into());
    state.exported = Some(meta(25, "2027-04-18T09:00:00Z"));
    written(&mut state, "", meta(25, "2027-04-18T09:00:00Z"));
    state.codes_changed = Some(meta(32, "2027-05-04T07:00:00Z"));
    state.reconnect();
    state
}

/// The portal’s file at a path was written by an act.
pub fn written(state: &mut State, path: &str, by: Meta) {
    let key = ("htpasswd".to_owned(), path.to_owned());
    Arc::make_mut(&mut state.exports).insert(key, Export { by, ..Export::default() });
}

/// A model over a state, on 14 May 2027, with everything refreshed.
pub fn model_of(state: State, lang: Lang, size: (u16, u16)) -> Model {
    let today = day("2027-05-14");
    let now = Moment { at: "2027-05-14T09:00:00Z".parse().unwrap(), day: today };
    let mut model = Model::new(lang, now);
    model.size = size;
    model.me = PersonId::new("p-claire");
    model.index = Index::build(&state, today);
    model.state = state;
    model.screen = Layer::Campaign;
    refresh(&mut model);
    model
}

/// The model of the fixture.
pub fn model(lang: Lang, size: (u16, u16)) -> Model {
    model_of(state(), lang, size)
}

pub fn refresh(model: &mut Model) {
    super::screen::campaign::refresh(model);
    super::screen::codes::refresh(model);
}

/// The user's own office.
pub fn at_home(model: &mut Model, office: &str) {
    model.preferences.home_office = Some(OfficeId::new(office));
    refresh(model);
}

type View = fn(&Model, Rect, &mut Buffer) -> Option<Position>;

/// What a view draws, in the rows that the frame leaves.
pub fn drawn(model: &Model, view: View) -> Buffer {
    let area = Rect::new(0, 0, model.size.0, areas(model).body.height);
    let mut buffer = Buffer::empty(area);
    view(model, area, &mut buffer);
    buffer
}

/// The text of a drawing, row by row.
pub fn text(buffer: &Buffer) -> String {
    let area = buffer.area;
    let rows = (0..area.height).map(|y| {
        let row: String = (0..area.width).map(|x| buffer[(x, y)].symbol()).collect();
        row.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// The text of a drawing in one line, every run of spaces of any kind being one space: what is said, not how it is set.
pub fn said(buffer: &Buffer) -> String {
    text(buffer).split_whitespace().collect::<Vec<_>>().join(" ")
}
