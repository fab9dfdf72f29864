//! A demonstration desk: an invented institute with structures of every kind, a year of codes behind it, a campaign
//! half-way, dossiers in every tray, three accounts. Nobody in it exists.

use super::Desk;
use super::accounts::{AddAccount, ChangePassphrase};
use super::act::{Refuse, Sign, Visa};
use super::authorities::Grant;
use super::codes::{Deliver, Revoke, Suspend};
use super::dossiers::{NewDossier, NewVersion, Withdraw};
use super::issue::Issue;
use super::open::{NewDesk, Opening, Place};
use super::people::{AddPerson, AddPost, Appoint};
use super::register::Register;
use super::verb::{Moment, Verb};
use super::watch::Watch;
use crate::desk::Hidden;
use crate::domain::campaign::{Declared, Headcount, Settings};
use crate::domain::code::Reason;
use crate::domain::dossier::{DocumentKind, Particulars};
use crate::domain::fact::Fact;
use crate::domain::find;
use crate::domain::ids::{DossierId, StructureId, rnsr_letter};
use crate::domain::login::Login;
use crate::domain::people::{Place as Where, PostKind};
use crate::domain::structure::{Director, Level, ParentBody, Role, Standing, Structure};
use crate::domain::trouble::{Outcome, Trouble};
use crate::paper::sheet;
use crate::store::vault::Cost;
use chrono::{Datelike as _, TimeDelta};
use std::collections::BTreeMap;
use std::path::PathBuf;

const STRUCTURES: &str = include_str!("../../assets/demo/structures.csv");
const UAI: &str = "0750000X";
const ADMINISTRATOR: (&str, &str) = ("Élodie Marchand", "la mer est calme ce matin");
const DIRECTOR: (&str, &str) = ("Anne Lemoine", "trois pommes sur la table");
const DELEGATE: (&str, &str) = ("Karim Benali", "le train part à midi vingt");
/// What the accounts of the others are opened under, for a moment.
const GIVEN: &str = "une première phrase de passe";

/// Makes the demonstration desk; its accounts, each with its passphrase.
pub fn make(place: &Place, now: Moment) -> Outcome<Vec<(String, String)>> {
    make_at(place, now, Cost::LEAST)
}

/// The same, with the cost of unlocking given.
pub fn make_at(place: &Place, now: Moment, cost: Cost) -> Outcome<Vec<(String, String)>> {
    let accounts = [ADMINISTRATOR, DIRECTOR, DELEGATE];
    let mut stage = Stage::begin(place, now, cost)?;
    stage.structures()?;
    stage.last_year()?;
    stage.people()?;
    stage.this_year()?;
    let dossiers = stage.dossiers()?;
    stage.become_(DIRECTOR)?;
    for n in [2, 3] {
        stage.run(&mut signing(&dossiers[n], DIRECTOR.1))?;
    }
    for (n, why) in [(4, "L’annexe financière manque : à compléter."), (7, "Le nom du stagiaire est mal écrit.")]
    {
        stage.run(&mut Refuse { dossier: dossiers[n].clone(), reason: why.into() })?;
    }
    stage.become_(DELEGATE)?;
    stage.run(&mut signing(&dossiers[3], DELEGATE.1))?;
    stage.become_(ADMINISTRATOR)?;
    stage.run(&mut Withdraw { dossier: dossiers[5].clone() })?;
    let document = stage.document("Convention de stage, version corrigée")?;
    stage.run(&mut NewVersion { dossier: dossiers[7].clone(), document })?;
    stage.end()?;
    Ok(accounts.map(|(name, phrase)| (name.to_owned(), phrase.to_owned())).to_vec())
}

fn signing(dossier: &DossierId, phrase: &str) -> Sign {
    Sign { dossier: dossier.clone(), passphrase: Hidden::new(phrase.to_owned()) }
}

/// The desk while its year is played: the clock moves from act to act.
struct Stage {
    place: Place,
    end: Moment,
    now: Moment,
    desk: Option<Desk>,
    papers: PathBuf,
}

impl Stage {
    fn begin(place: &Place, end: Moment, cost: Cost) -> Outcome<Self> {
        let now = before(end, 380);
        let new = NewDesk {
            organisation: "Institut national de démonstration".into(),
            uai: UAI.into(),
            portal: String::new(),
            domains: vec!["demo.example".into()],
            name: ADMINISTRATOR.0.into(),
            mail: mail(ADMINISTRATOR.0),
            post: "Responsable de la documentation".into(),
            passphrase: Hidden::new(ADMINISTRATOR.1.to_owned()),
        };
        let desk = Desk::create_at(place, &new, now, cost)?;
        let papers = place.folder.join("documents").join("demo");
        std::fs::create_dir_all(&papers).map_err(|e| Trouble::io(&papers, &e))?;
        Ok(Self { place: place.clone(), end, now, desk: Some(desk), papers })
    }

    fn desk(&mut self) -> Outcome<&mut Desk> {
        self.desk.as_mut().ok_or_else(|| Trouble::damaged("demo", "no desk is open"))
    }

    fn run(&mut self, verb: &mut dyn Verb) -> Outcome<Vec<String>> {
        self.now = Moment { at: self.now.at + TimeDelta::minutes(7), ..self.now };
        let now = self.now;
        Ok(verb.apply(self.desk()?, now, &Watch::default())?.done)
    }

    fn facts(&mut self, facts: Vec<Fact>) -> Outcome<()> {
        let now = self.now;
        self.desk()?.commit(now, None, facts).map(drop)
    }

    fn id(&mut self, label: &str) -> Outcome<StructureId> {
        Ok(find::structure(self.desk()?.state(), label)?)
    }

    fn become_(&mut self, (name, phrase): (&str, &str)) -> Outcome<()> {
        let person = find::person(self.desk()?.state(), name)?;
        if let Some(desk) = self.desk.take() {
            desk.close();
        }
        self.desk = Some(Desk::unlock(&self.place, &person, phrase, self.now, Opening::default())?.0);
        Ok(())
    }

    fn structures(&mut self) -> Outcome<()> {
        let year = u16::try_from(self.end.day.year()).unwrap_or(2027);
        let facts = rows(year)
            .into_iter()
            .map(|s| Fact::StructureRecorded { structure: Box::new(s), source: "demo".into() })
            .collect();
        self.facts(facts)
    }

    fn campaign(&mut self, year: u16, opens: Moment, days: i64) -> Outcome<()> {
        let cutoff = opens.day + TimeDelta::days(days);
        self.facts(vec![Fact::CampaignOpened { year, opens: opens.day, cutoff, settings: Settings::default() }])
    }

    fn register(&mut self, label: &str, n: u32) -> Outcome<StructureId> {
        const FIRST: [&str; 6] = ["Camille", "Sacha", "Maëlle", "Lucien", "Noémie", "Gaspard"];
        const LAST: [&str; 7] = ["Roux", "Vidal", "Chevallier", "Bertin", "Lacombe", "Meunier", "Prévost"];
        let structure = self.id(label)?;
        let at = n as usize;
        let name = match label {
            "U 9001" => ADMINISTRATOR.0.to_owned(),
            _ => format!("{} {}", FIRST[at % FIRST.len()], LAST[at % LAST.len()]),
        };
        let headcount = Headcount { cnrs: n % 7, other: 9 + n % 11, phd: 4 + n % 5, postdoc: 2 + n % 4 };
        let phone = format!("01 99 00 {:02} {:02}", n % 90 + 10, n * 7 % 90 + 10);
        let mut register = Register {
            structure: structure.clone(),
            mail: mail(&name),
            name,
            phone,
            headcount,
            declared: Declared::default(),
            to_check: false,
        };
        self.run(&mut register)?;
        Ok(structure)
    }

    /// Last year: everybody renewed, most codes were handed over.
    fn last_year(&mut self) -> Outcome<()> {
        let year = self.year() - 1;
        let opens = self.now;
        self.campaign(year, opens, 64)?;
        let labels: Vec<String> = (1..=23)
            .map(|n| format!("U 90{n:02}"))
            .chain(more(&["CIC 9101", "CIC 9102", "US 9201", "US 9202", "HS 01"]))
            .collect();
        let mut ids = Vec::new();
        for (n, label) in labels.iter().enumerate() {
            ids.push(self.register(label, u32::try_from(n).unwrap_or(0))?);
        }
        self.to(before(self.end, 350));
        let issued = self.run(&mut Issue { structures: Some(ids) })?;
        let logins = issued.iter().map(|l| Login::typed(l)).collect();
        self.run(&mut Deliver::by_hand(logins))?;
        self.to(before(self.end, 300));
        self.facts(vec![Fact::CutOff { year, lost: 0 }])
    }

    fn people(&mut self) -> Outcome<()> {
        self.to(before(self.end, 120));
        let unit = self.id("U 9001")?;
        let day = self.now.day;
        let office = {
            let state = self.desk()?.state();
            let structure = state.structures.get(&unit);
            structure.and_then(|s| state.offices.of(s, day)).cloned()
        };
        let office = office.ok_or_else(|| Trouble::damaged("demo", "a structure has no office"))?;
        let (director, delegate) = ("Directrice de l’unité U 9001", "Délégué régional");
        self.holder(DIRECTOR, director, PostKind::Director, Where::Structure(unit), None)?;
        let whose = Some("le président-directeur général");
        self.holder(DELEGATE, delegate, PostKind::Delegate, Where::Office(office), whose)
    }

    /// A person, the post, the appointment, the authority to sign, and the account.
    fn holder(
        &mut self,
        who: (&str, &str),
        title: &str,
        kind: PostKind,
        place: Where,
        whose: Option<&str>,
    ) -> Outcome<()> {
        self.run(&mut AddPerson { name: who.0.into(), mail: mail(who.0), phone: "01 99 00 00 10".into() })?;
        self.run(&mut AddPost { title: title.into(), kind, place: place.clone() })?;
        let state = self.desk()?.state();
        let (person, post) = (find::person(state, who.0)?, find::post(state, title)?);
        let from = self.now.day;
        self.run(&mut Appoint { person: person.clone(), post: post.clone(), from, until: None })?;
        let until = self.end.day + TimeDelta::days(400);
        let act = format!("Décision {}-{:02}", self.end.day.year(), title.len() % 40);
        let on_behalf = whose.map(str::to_owned);
        let mut grant =
            Grant { person: person.clone(), post, kinds: vec![], ceiling: None, place, from, until, act, on_behalf };
        self.run(&mut grant)?;
        let mut account = AddAccount::new(person.clone(), Hidden::new(GIVEN.to_owned()));
        account.give_passphrase(Hidden::new(ADMINISTRATOR.1.to_owned()));
        self.run(&mut account)?;
        // Everybody has been here once already, and the administrator since: all can sign.
        self.become_((who.0, GIVEN))?;
        let (old, new) = (Hidden::new(GIVEN.to_owned()), Hidden::new(who.1.to_owned()));
        self.run(&mut ChangePassphrase { old, new })?;
        self.become_(ADMINISTRATOR)
    }

    fn year(&self) -> u16 {
        u16::try_from((self.end.day + TimeDelta::days(30)).year()).unwrap_or(2027)
    }

    /// This year: half have registered, a third have their code.
    fn this_year(&mut self) -> Outcome<()> {
        let year = self.year();
        self.early_code(year)?;
        self.to(before(self.end, 30));
        let opens = self.now;
        self.campaign(year, opens, 60)?;
        let labels: Vec<String> =
            (1..=14).map(|n| format!("U 90{n:02}")).chain(more(&["CIC 9101", "US 9201"])).collect();
        let mut ids = Vec::new();
        for (n, label) in labels.iter().enumerate() {
            ids.push(self.register(label, u32::try_from(n).unwrap_or(0))?);
        }
        self.to(before(self.end, 21));
        ids.truncate(9);
        let issued: Vec<Login> =
            self.run(&mut Issue { structures: Some(ids) })?.iter().map(|l| Login::typed(l)).collect();
        self.to(before(self.end, 14));
        self.run(&mut Deliver::by_hand(issued[..5].to_vec()))?;
        self.run(&mut Suspend { logins: vec![issued[6].clone()], until: None })?;
        self.run(&mut Revoke { logins: vec![issued[7].clone()], reason: Reason::Compromise })?;
        Ok(())
    }

    /// A structure created this year was given its code before the campaign opened: it has nothing to do.
    fn early_code(&mut self, year: u16) -> Outcome<()> {
        self.to(before(self.end, 60));
        let structure = self.id("U 9024")?;
        let issue = Issue::single(self.desk()?, structure, year)?;
        self.facts(issue)
    }

    fn document(&mut self, title: &str) -> Outcome<PathBuf> {
        let path = self.papers.join(format!("{}.pdf", title.replace([' ', '’', ','], "-")));
        let body = [
            "Entre l’Institut national de démonstration, représenté par son délégué régional, d’une part,",
            "et l’établissement partenaire, représenté par sa directrice, d’autre part, il est convenu ce qui suit.",
            "Article 1. Objet. Le présent document sert à la démonstration : aucune des personnes citées n’existe.",
            "Article 2. Durée. Il prend effet à la date de la dernière signature, pour un an.",
            "Article 3. Moyens. Chaque partie supporte ses propres frais.",
            "Fait en un exemplaire électronique.",
        ];
        std::fs::write(&path, sheet::pdf(title, &body)).map_err(|e| Trouble::io(&path, &e))?;
        Ok(path)
    }

    /// Eight dossiers, each started by the administrator and given her visa where its story goes on.
    fn dossiers(&mut self) -> Outcome<Vec<DossierId>> {
        const STARTED: [(&str, DocumentKind, &str, bool, i64); 8] = [
            ("Convention d’accueil de Mme Vidal", DocumentKind::Agreement, "hierarchie", false, 2),
            ("Contrat de travail, ingénieure d’étude", DocumentKind::EmploymentContract, "hierarchie", true, 4),
            ("Bon de commande de microscopie", DocumentKind::PurchaseOrder, "hierarchie", true, 6),
            ("Convention avec l’université partenaire", DocumentKind::Agreement, "hierarchie", true, 9),
            ("Réponse à l’appel à projets", DocumentKind::Letter, "hierarchie", true, 5),
            ("Lettre de mission, version abandonnée", DocumentKind::Letter, "directeur", false, 8),
            ("Inscription au portail documentaire", DocumentKind::Registration, "directeur", false, 12),
            ("Convention de stage", DocumentKind::InternshipAgreement, "hierarchie", true, 3),
        ];
        let unit = self.id("U 9001")?;
        let mut found: BTreeMap<usize, DossierId> = BTreeMap::new();
        let mut order: Vec<usize> = (0..STARTED.len()).collect();
        order.sort_by_key(|n| std::cmp::Reverse(STARTED[*n].4));
        for n in order {
            let (title, kind, circuit, visa, days) = STARTED[n];
            self.to(before(self.end, days));
            let document = self.document(title)?;
            let structure = Some(unit.clone());
            let amount = (kind == DocumentKind::PurchaseOrder).then_some(1_245_000);
            let circuit = circuit.into();
            let mut new = NewDossier {
                title: title.into(),
                kind,
                structure,
                amount,
                circuit,
                document,
                annexes: vec![],
                particulars: Particulars::default(),
            };
            let number = self.run(&mut new)?.remove(0);
            let id = find::dossier(self.desk()?.state(), &number)?.id.clone();
            if visa {
                self.run(&mut Visa { dossier: id.clone() })?;
            }
            found.insert(n, id);
        }
        self.to(before(self.end, 1));
        Ok(found.into_values().collect())
    }

    fn to(&mut self, moment: Moment) {
        if moment.at > self.now.at {
            self.now = moment;
        }
    }

    fn end(mut self) -> Outcome<()> {
        std::fs::remove_dir_all(&self.papers).map_err(|e| Trouble::io(&self.papers, &e))?;
        if let Some(desk) = self.desk.take() {
            desk.close();
        }
        Ok(())
    }
}

fn more(labels: &[&str]) -> Vec<String> {
    labels.iter().map(|&l| l.to_owned()).collect()
}

fn before(moment: Moment, days: i64) -> Moment {
    let back = TimeDelta::days(days);
    Moment { at: moment.at - back, day: moment.day - back }
}

/// `Élodie Marchand` has `elodie.marchand@demo.example`.
fn mail(name: &str) -> String {
    format!("{}@demo.example", crate::domain::fold::fold(name).replace(' ', "."))
}

/// The invented structures. Their numbers begin with 1900, which the national register never gave.
fn rows(year: u16) -> Vec<Structure> {
    let mut numbers: BTreeMap<&str, StructureId> = BTreeMap::new();
    let mut found = Vec::new();
    for (n, line) in STRUCTURES.lines().skip(1).enumerate() {
        let cells: Vec<&str> = line.split(';').collect();
        let &[
            label,
            title,
            acronym,
            kind,
            level,
            created,
            address,
            postcode,
            city,
            first,
            last,
            bodies,
            parent,
            special,
        ] = cells.as_slice()
        else {
            continue;
        };
        let digits = format!("1900{:05}", n + 1);
        let id = StructureId::new(format!("{digits}{}", rnsr_letter(&digits).unwrap_or('A')));
        numbers.insert(label, id.clone());
        found.push(Structure {
            id,
            title: title.to_owned(),
            acronym: acronym.to_owned(),
            created: if created == "NEW" { Some(year) } else { created.parse().ok() },
            kind: kind.to_owned(),
            level: match level {
                "1" => Level::Team,
                "3" => Level::Federation,
                _ => Level::Structure,
            },
            address: address.to_owned(),
            postcode: postcode.to_owned(),
            city: city.to_owned(),
            directors: vec![Director { last: last.to_owned(), first: first.to_owned(), title: "DIR".to_owned() }],
            bodies: bodies.split('+').map(|word| body(word, label)).collect(),
            parents: numbers.get(parent).filter(|_| !parent.is_empty()).cloned().into_iter().collect(),
            standing: if special == "closed" { Standing::Closed } else { Standing::Active },
            outside: special == "outside",
            ..Structure::default()
        });
    }
    found
}

fn body(word: &str, label: &str) -> ParentBody {
    let of = |name: &str, acronym: &str, uai: &str, label: &str, role| ParentBody {
        name: name.to_owned(),
        acronym: acronym.to_owned(),
        uai: uai.to_owned(),
        label: label.to_owned(),
        role,
    };
    let institute = "Institut national de démonstration";
    match word {
        "UNIV" => of("Université partenaire", "UNIV", "0750001Y", "", Role::Governing),
        "CNRS" => of("Centre national de la recherche scientifique", "CNRS", "0753639Y", "", Role::Governing),
        "PART" => of(institute, "IND", UAI, label, Role::Participant),
        "INSERM0" => of(institute, "IND", UAI, "", Role::Governing),
        _ => of(institute, "IND", UAI, label, Role::Governing),
    }
}
