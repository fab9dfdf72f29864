//! The circulation sheet of a dossier: what it is, its versions with their digests, the circuit as it was run, each act
//! with who did it and what it amounts to, the annotations that may be read.
//!
//! It is French, as letters are. The same dossier gives the same sheet: it must not know what time it is.

use super::circulation_words::{asked, deed, effect, secrecy, status};
use super::clock::Clock;
use super::french::{day, figure};
use super::sheets::Frame;
use super::typeset::block::{Block, Sheet};
use super::typeset::line::{bold, plain, shortened};
use crate::domain::capacity;
use crate::domain::circuit::Task;
use crate::domain::countersign::masked;
use crate::domain::dossier::{Act, Deed, DocumentKind, Dossier, FileRef, Secrecy, Visibility};
use crate::domain::ids::{PersonId, PostId};
use crate::domain::order::Meta;
use crate::domain::people::Manner;
use crate::domain::seals::Timed;
use crate::domain::state::State;
use chrono::NaiveDate;

/// Most pages of a sheet.
const PAGES: usize = 400;
/// Most characters of the name of a field.
const LABEL: usize = 24;

/// Whose clocks the dates come from; in English too, for those who check from abroad.
const LEGEND: [&str; 2] = [
    "Chaque date dit de quelle horloge elle vient, en temps universel. L’horloge du bureau est celle de l’ordinateur de \
     l’auteur de l’acte\u{a0}: une déclaration, que l’ordre des écritures du registre encadre. Celle d’une autorité \
     d’horodatage, nommée, est prouvée par son jeton.",
    "Each date says whose clock it was read from, in universal time. “Horloge du bureau” is the clock of the desk, that of \
     the computer of whoever acted: a claim, held in by the order of the entries of the register. “Horloge de l’autorité \
     d’horodatage” is the clock of the time-stamping authority that is named, proved by its token.",
];

type Field = (String, super::typeset::line::Rich);

/// The day of the last thing that a dossier tells of: the sheet is dated by it.
pub fn last_day(dossier: &Dossier) -> NaiveDate {
    let started = dossier.rounds.iter().map(|r| r.started.day());
    let acted = dossier.acts.iter().map(|a| a.day);
    let ended = dossier.withdrawn.iter().map(Meta::day);
    started.chain(acted).chain(ended).max().unwrap_or_default()
}

/// The sheet. Public annotations are quoted; restricted ones for the reader who asks for them, private ones never.
pub fn sheet(frame: &Frame, state: &State, dossier: &Dossier, reader: Option<&PersonId>) -> Sheet {
    let mut blocks = vec![
        Block::Heading(1, plain("Fiche de circulation")),
        Block::Paragraph(bold(format!("Dossier {} — {}", dossier.number, dossier.title))),
        Block::Fields(identity(state, dossier)),
        heading("Versions du document"),
    ];
    versions(dossier, &mut blocks);
    blocks.push(heading("Circuit suivi"));
    circuit(state, dossier, &mut blocks);
    blocks.push(heading("Actes"));
    blocks.extend(LEGEND.map(|words| Block::Paragraph(plain(words))));
    for (n, act) in dossier.acts.iter().enumerate() {
        blocks.push(Block::Heading(4, plain(format!("{}. {}", n + 1, deed(&act.deed)))));
        blocks.push(Block::Fields(described(state, dossier, act)));
        blocks.extend(said(&act.deed).map(|(name, words)| Block::Paragraph(plain(format!("{name}\u{a0}: {words}")))));
    }
    if dossier.acts.is_empty() {
        blocks.push(Block::Paragraph(plain("Aucun acte.")));
    }
    stamps(state, dossier, &mut blocks);
    annotations(state, dossier, reader, &mut blocks);
    outsiders(dossier, &mut blocks);
    let title = format!("Fiche de circulation — dossier {}", dossier.number);
    frame.sheet(title, blocks, PAGES)
}

fn heading(text: &str) -> Block {
    Block::Heading(3, plain(text))
}

fn field(name: &str, value: impl Into<String>) -> Field {
    let value: String = value.into();
    (shortened(name, LABEL), plain(if value.is_empty() { "—".to_owned() } else { value }))
}

fn identity(state: &State, of: &Dossier) -> Vec<Field> {
    let structure = of.structure.as_ref().and_then(|id| state.structures.get(id));
    let structure = structure.map(|s| format!("{} — {}", s.short(&state.desk.uai), s.title)).unwrap_or_default();
    let mut fields = vec![
        field("Objet", &of.title),
        field("Nature", kind(of.kind)),
        field("Structure", structure),
        field("Rédacteur", state.people.name(&of.writer)),
        field("Circuit", &of.circuit),
        field("État", status(of.status)),
    ];
    if let Some(cents) = of.amount {
        fields.push(field("Montant", format!("{},{:02}\u{a0}€", figure(cents / 100), cents % 100)));
    }
    if of.particulars.secrecy != Secrecy::Open {
        fields.push(field("Diffusion", secrecy(of.particulars.secrecy)));
    }
    let answered = of.particulars.reply_to.as_ref().and_then(|id| state.dossiers.get(id));
    if let Some(answered) = answered {
        // The sheet goes further than those who may see what it answers.
        let open = answered.particulars.secrecy == Secrecy::Open && !answered.rounds.is_empty();
        let title = if open { format!(" — {}", answered.title) } else { String::new() };
        fields.push(field("En réponse à", format!("{}{title}", answered.number)));
    }
    if let Some(first) = of.rounds.first() {
        fields.push(field("Envoyé", instant(&first.started)));
    }
    if let Some(meta) = &of.withdrawn {
        fields.push(field("Retiré", instant(meta)));
    }
    fields.extend(of.particulars.fields.iter().map(|(name, value)| field(name, value)));
    fields
}

fn instant(meta: &Meta) -> String {
    let at = meta.at.format("%d/%m/%Y %H:%M:%S UTC");
    format!("{at} (le {}), {}", day(meta.day()), Clock::Desk.fr())
}

/// What a time-stamping authority vouches for.
fn stamped_at(timed: &Timed) -> String {
    format!("{}, {}", timed.at.format("%d/%m/%Y %H:%M:%S UTC"), Clock::of(timed).fr())
}

/// A file and its digest, a field: the digest is whole, so that it can be compared.
fn file(name: &str, of: &FileRef) -> Field {
    let pages = if of.pages > 0 { format!(", {} p.", of.pages) } else { String::new() };
    field(name, format!("{}{pages}, {} octets, SHA-256 {}", of.name, figure(of.size), halves(of.hash.as_str())))
}

/// A digest in two halves, so that a line ends between them.
fn halves(digest: &str) -> String {
    match digest.split_at_checked(32) {
        Some((first, second)) => format!("{first} {second}"),
        None => digest.to_owned(),
    }
}

fn versions(of: &Dossier, blocks: &mut Vec<Block>) {
    let mut fields = Vec::new();
    for (n, round) in of.rounds.iter().enumerate() {
        fields.push(file(&format!("Version {}", n + 1), &round.document));
        let acts = of.acts.iter().enumerate().filter(|(_, a)| a.round == n);
        for (at, act) in acts {
            fields.extend(act.deed.after().map(|after| file(&format!("Après l’acte {}", at + 1), after)));
        }
    }
    for (n, annex) in of.annexes.iter().enumerate() {
        fields.push(file(&format!("Annexe {}", n + 1), annex));
    }
    blocks.push(Block::Fields(fields));
}

fn post<'a>(state: &'a State, id: &PostId) -> &'a str {
    state.people.posts.get(id).map(|p| p.title.as_str()).unwrap_or_default()
}

/// Whom a task asks.
fn asked_whom(state: &State, of: &Dossier, task: &Task) -> String {
    let outsider = task.outsider.as_ref().and_then(|id| of.particulars.outsiders.iter().find(|o| o.id == *id));
    match (outsider, &task.person) {
        (Some(outsider), _) => format!("{} ({})", outsider.name, outsider.quality),
        (None, Some(person)) => state.people.name(person).to_owned(),
        (None, None) => post(state, &task.post).to_owned(),
    }
}

fn circuit(state: &State, of: &Dossier, blocks: &mut Vec<Block>) {
    for (n, round) in of.rounds.iter().enumerate() {
        if of.rounds.len() > 1 {
            blocks.push(Block::Heading(4, plain(format!("Tour {}", n + 1))));
        }
        let last = n + 1 == of.rounds.len();
        // The running round is told as it stands, with what was asked, inserted and handed on since.
        let tasks = if last { &of.tasks } else { &round.tasks };
        let fields = tasks.iter().map(|task| {
            let answer = of.answer(n, &task.id);
            let told = answer.map_or_else(
                || "sans réponse".to_owned(),
                |act| {
                    let at = of.acts.iter().position(|a| a.meta.id == act.meta.id).unwrap_or_default();
                    format!("{} (acte {})", deed(&act.deed), at + 1)
                },
            );
            let name = format!("Étape {} — {}", task.step + 1, asked(task.asked));
            field(&name, format!("{}\u{a0}: {told}", asked_whom(state, of, task)))
        });
        blocks.push(Block::Fields(fields.collect()));
    }
}

fn described(state: &State, of: &Dossier, act: &Act) -> Vec<Field> {
    let people = &state.people;
    let acting = act.meta.acting.as_ref().map(|id| post(state, id)).unwrap_or_default();
    let mut fields = vec![field("Par", people.name(&act.meta.by))];
    let post = act.meta.acting.clone().unwrap_or_default();
    let printed = capacity::of_deed(people, &post, &act.deed);
    match printed.split_first() {
        Some((quality, others)) => {
            fields.push(field("En qualité de", quality));
            fields.extend(others.iter().map(|line| field("Mention", line)));
        }
        None if acting.is_empty() => {}
        None => fields.push(field("En qualité de", acting)),
    }
    fields.extend(powers(state, &act.deed));
    fields.push(field("Instant", instant(&act.meta)));
    if let Deed::Signature { timed: Some(timed), .. } = &act.deed {
        fields.push(field("Horodatage", stamped_at(timed)));
    }
    if of.rounds.len() > 1 {
        fields.push(field("Tour", (act.round + 1).to_string()));
    }
    fields.push(field("Effet", effect(act.effect)));
    fields.extend(particulars(of, &act.deed));
    fields.extend(act.fields.iter().map(|(name, value)| field(name, value)));
    fields.push(field("Document", format!("SHA-256 {}", halves(act.document.as_str()))));
    if let Some(after) = act.deed.after() {
        fields.push(field("Document signé", format!("SHA-256 {}", halves(after.hash.as_str()))));
    }
    fields.push(field("Écriture", format!("{}, n° {}", halves(act.meta.id.as_str()), act.meta.seq)));
    fields
}

/// By which acts somebody was entitled.
fn powers(state: &State, of: &Deed) -> Vec<Field> {
    let Deed::Signature { authority, substitution, certificate, .. } = of else { return Vec::new() };
    let people = &state.people;
    let mut fields = Vec::new();
    if let Some(held) = people.authorities.get(authority) {
        fields.push(field("Délégation", &held.act));
        // What the authority was given on from, up to the head of the institute.
        let sources = capacity::sources(people, authority);
        for source in sources.iter().filter_map(|id| people.authorities.get(id)) {
            fields.push(field("Tirée de", format!("{} ({})", source.act, people.name(&source.person))));
        }
    }
    if let Some(stands) = substitution.as_ref().and_then(|id| people.substitutions.get(id)) {
        let name = match stands.manner {
            Manner::Absence => "Suppléance",
            Manner::Interim => "Intérim",
            Manner::Order => "Ordre",
        };
        fields.push(field(name, &stands.act));
    }
    fields.push(field("Certificat", format!("SHA-256 {}", halves(certificate))));
    fields
}

/// The words that whoever acted gave with it: of any length, so in a paragraph of their own.
fn said(of: &Deed) -> Option<(&'static str, &str)> {
    let (name, words) = match of {
        Deed::Opinion { favourable: Some(true), text } => ("Avis favorable", text.as_str()),
        Deed::Opinion { favourable: Some(false), text } => ("Avis défavorable", text.as_str()),
        Deed::Opinion { favourable: None, text } => ("Avis réservé", text.as_str()),
        Deed::Ask { question, .. } => ("Question", question.as_str()),
        Deed::Countersignature { consent, .. } => ("Accord donné", consent.as_str()),
        Deed::Paper { .. } => ("", ""),
        other => ("Motif", other.words()),
    };
    (!words.is_empty()).then_some((name, words))
}

/// What else an act says.
fn particulars(of: &Dossier, deed: &Deed) -> Vec<Field> {
    match deed {
        Deed::Paper { signed_on, signer, scan } => {
            vec![
                field("Signé par", signer),
                field("Signé le", format!("{} ({})", day(*signed_on), Clock::Said.fr())),
                file("Numérisation", scan),
            ]
        }
        Deed::Countersignature { outsider, .. } => {
            let who = of.particulars.outsiders.iter().find(|o| o.id == *outsider);
            let who = who.map(|o| format!("{} ({})", o.name, o.quality)).unwrap_or_default();
            let nature = "signature simple, avec un code à usage unique envoyé par SMS";
            vec![field("Contresigné par", who), field("Nature", nature)]
        }
        _ => Vec::new(),
    }
}

/// The time-stamps that the document got after it was signed.
fn stamps(state: &State, of: &Dossier, blocks: &mut Vec<Block>) {
    if of.stamped.is_empty() {
        return;
    }
    blocks.push(heading("Horodatages ajoutés"));
    for one in &of.stamped {
        blocks.push(Block::Fields(vec![
            field("Horodatage", stamped_at(&one.timed)),
            field("Demandé par", format!("{}, {}", state.people.name(&one.meta.by), instant(&one.meta))),
            file("Document horodaté", &one.after),
        ]));
    }
}

fn annotations(state: &State, of: &Dossier, reader: Option<&PersonId>, blocks: &mut Vec<Block>) {
    let shown = of.notes.iter().filter(|note| note.withdrawn.is_none()).filter(|note| match note.visibility {
        Visibility::Public => true,
        Visibility::Restricted => reader.is_some_and(|who| note.readable(who, &of.writer)),
        Visibility::Private => false,
    });
    let told: Vec<Block> = shown
        .map(|note| {
            let page = note.page.map(|n| format!(", page {n}")).unwrap_or_default();
            let narrow = if note.visibility == Visibility::Restricted { ", diffusion restreinte" } else { "" };
            let who = state.people.name(&note.made.by);
            Block::Paragraph(plain(format!("{who}, {}{page}{narrow}\u{a0}: {}", instant(&note.made), note.text)))
        })
        .collect();
    if !told.is_empty() {
        blocks.push(heading("Annotations"));
        blocks.extend(told);
    }
}

fn outsiders(of: &Dossier, blocks: &mut Vec<Block>) {
    if of.particulars.outsiders.is_empty() {
        return;
    }
    blocks.push(heading("Tiers"));
    blocks.extend(of.particulars.outsiders.iter().map(|o| {
        let ways = [masked_mail(&o.mail), masked(&o.phone)].into_iter().filter(|w| !w.is_empty());
        let ways = ways.collect::<Vec<_>>().join(", ");
        Block::Paragraph(plain(format!("{}, {} ({ways})", o.name, o.quality)))
    }));
}

/// A mail address with all but its first letter and its domain hidden.
fn masked_mail(mail: &str) -> String {
    let Some((user, domain)) = mail.split_once('@') else { return String::new() };
    format!("{}•••@{domain}", user.chars().next().unwrap_or('•'))
}

/// A kind of document, in French as sheets and names of files are.
pub fn kind(of: DocumentKind) -> &'static str {
    match of {
        DocumentKind::Letter => "courrier ou note",
        DocumentKind::Agreement => "convention",
        DocumentKind::InternshipAgreement => "convention de stage",
        DocumentKind::EmploymentContract => "contrat de travail",
        DocumentKind::PurchaseOrder => "bon de commande",
        DocumentKind::Registration => "inscription d’une structure",
        DocumentKind::FormalContract => "marché public formalisé",
    }
}
