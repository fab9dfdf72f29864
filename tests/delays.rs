//! What waits, what is late and what became of dossiers reaches those whom it concerns by mail, once; signed documents are
//! filed where the settings say, and nothing is ever overwritten.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;
#[allow(dead_code, reason = "each proof uses a part of it")]
mod peers;

use common::{Bench, phrase};
use paraphe::desk::*;
use paraphe::domain::book::Filing;
use paraphe::domain::circuit::{Asked, Circuit, Quorum, Step, Who};
use paraphe::domain::dossier::{DocumentKind, Particulars, Secrecy};
use paraphe::domain::find;
use paraphe::domain::ids::{CircuitId, DossierId, PersonId};
use paraphe::domain::people::{Place as Where, PostKind};
use paraphe::domain::plan::{Item, Note};
use paraphe::domain::texts::TextName;
use paraphe::domain::trouble::{Outcome, Rule, Trouble};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Anne gives a visa within two days, Karim another within two; above both stands the director, Zoé.
struct House {
    bench: Bench,
    people: [PersonId; 3],
    circuit: CircuitId,
}

fn house() -> House {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let named = [
        ("Anne Lemoine", "Cheffe de service", PostKind::Other),
        ("Karim Benali", "Juriste", PostKind::Other),
        ("Zoé Martin", "Directrice générale", PostKind::Head),
    ];
    let people = named.map(|(name, title, kind)| bench.staff(name, title, kind, Where::Institute).0);
    for person in &people[..2] {
        bench.add_account(person);
    }
    let step = |title: &str| {
        let post = find::post(bench.state(), title).unwrap();
        Step::new(Asked::Visa, vec![Who::Post(post)], Quorum::All, 2)
    };
    let steps = vec![step("Cheffe de service"), step("Juriste")];
    bench.apply(&mut SetCircuit { circuit: Circuit { name: "Essai".into(), steps, ..Circuit::default() } }).unwrap();
    let circuit = find::circuit(bench.state(), "Essai").unwrap();
    House { bench, people, circuit }
}

impl House {
    fn begin(&mut self, title: &str, secrecy: Secrecy) -> DossierId {
        let document = self.bench.pdf("lettre.pdf", title);
        let mut new = NewDossier {
            title: title.into(),
            kind: DocumentKind::Letter,
            structure: None,
            amount: None,
            circuit: self.circuit.clone(),
            document,
            annexes: vec![],
            particulars: Particulars { secrecy, ..Particulars::default() },
        };
        let number = self.bench.apply(&mut new).unwrap().done.remove(0);
        find::dossier(self.bench.state(), &number).unwrap().id.clone()
    }

    fn act(&mut self, who: Option<usize>, dossier: &DossierId, what: What) {
        match who {
            Some(n) => {
                let person = self.people[n].clone();
                self.bench.become_(&person);
            }
            None => self.bench.become_first(),
        }
        let mut act = Act::new(dossier.clone(), what);
        let name = self.bench.state().people.name(self.bench.desk().me()).to_owned();
        act.give_passphrase(Hidden::new(phrase(&name)));
        self.bench.apply(&mut act).unwrap();
        self.bench.become_first();
    }

    fn later(&mut self, days: i64) {
        self.bench.now.at += chrono::TimeDelta::days(days);
        self.bench.now.day += chrono::TimeDelta::days(days);
    }

    /// What would be told, and what was, in mails that a foreign program reads.
    fn remind(&mut self, folder: &str) -> (Outcome<Done>, Vec<Value>) {
        let folder = self.bench.path(folder);
        let told = self.bench.apply(&mut SendDigests { to: Way::Outbox(folder.clone()) });
        let mut mails: Vec<PathBuf> =
            std::fs::read_dir(&folder).map(|d| d.flatten().map(|e| e.path()).collect()).unwrap_or_default();
        mails.sort();
        if mails.is_empty() {
            return (told, Vec::new());
        }
        let read = peers::run(Command::new(peers::python()).arg(peers::script("mail_read.py")).args(mails));
        (told, read.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    }
}

fn plain(mail: &Value) -> String {
    let text = format!("{}\n{}", mail["subject"].as_str().unwrap(), mail["body"].as_str().unwrap());
    text.replace("\r\n", "\n").replace(['\u{a0}', '\u{202f}'], " ")
}

fn to<'a>(mails: &'a [Value], who: &str) -> Vec<&'a Value> {
    mails.iter().filter(|m| m["to"].to_string().contains(who)).collect()
}

#[test]
fn everybody_gets_one_mail_of_what_waits_and_never_the_same_twice_on_one_day() {
    let mut h = house();
    let (first, second) = (h.begin("Convention", Secrecy::Open), h.begin("Avenant", Secrecy::Open));
    let plan = h
        .bench
        .desk()
        .plan(&SendDigests { to: Way::Outbox(h.bench.path("x")) }, h.bench.now, &Watch::default())
        .unwrap();
    let [Item::Told { name, waiting: 2, late: 0, news: 0 }] = plan.items.as_slice() else { panic!("{plan:?}") };
    assert_eq!(name, "Anne Lemoine (anne@essai.fr)");
    assert!(!h.bench.path("x").exists(), "a plan sends nothing");

    let (told, mails) = h.remind("one");
    assert_eq!(told.unwrap().done, ["Anne Lemoine"]);
    let [mail] = mails.as_slice() else { panic!("{mails:?}") };
    let text = plain(mail);
    assert!(text.starts_with("Parapheur : 2 à traiter\n"), "{text}");
    for line in [
        "Bonjour Anne Lemoine,",
        "- 2027-0001 « Convention » : visa à donner, depuis le 5 avril 2027, d’ici au 7 avril 2027.",
    ] {
        assert!(text.contains(line), "{text}");
    }
    assert!(text.contains("2027-0002 « Avenant »") && !text.contains("en retard"), "{text}");

    let (again, mails) = h.remind("two");
    assert!(again.unwrap().unchanged && mails.is_empty(), "nothing twice on one day");
    let third = h.begin("Courrier", Secrecy::Open);
    let (_, mails) = h.remind("three");
    assert!(plain(&mails[0]).contains("2027-0003") && !plain(&mails[0]).contains("2027-0001"), "only what is new");

    h.later(1);
    assert_eq!(h.remind("four").0.unwrap().done, ["Anne Lemoine"], "another day is another mail");
    let reminded = &h.bench.state().dossiers[&third].reminded;
    assert_eq!(reminded.len(), 2);
    assert_eq!(reminded[0].to, h.people[0]);
    h.bench.close();
    h.bench.open();
    assert_eq!(h.bench.state().dossiers[&first].reminded.len(), 2, "kept in the store");
    assert_eq!(h.bench.state().dossiers[&second].reminded.len(), 2);
    h.bench.assert_sound();
}

#[test]
fn whoever_sent_a_late_dossier_is_told_and_may_hand_it_to_the_post_above() {
    let mut h = house();
    let id = h.begin("Convention", Secrecy::Open);
    h.later(2);
    let (_, mails) = h.remind("in-time");
    assert!(to(&mails, "elodie").is_empty(), "the last day of a step is not late: {mails:?}");
    h.later(1);
    let (_, mails) = h.remind("late");
    let text = plain(to(&mails, "anne")[0]);
    assert!(text.contains("en retard d’un jour."), "{text}");
    let text = plain(to(&mails, "elodie")[0]);
    assert!(text.starts_with("Parapheur : 1 en retard\n"), "{text}");
    let line = "2027-0001 « Convention » : attend Anne Lemoine (Cheffe de service) depuis le 5 avril 2027, en retard d’un jour ; vous pouvez le confier aussi à : Directrice générale.";
    assert!(text.contains(line), "{text}");
    // Handed to the director as well: it waits for both.
    h.act(None, &id, What::Escalate);
    h.later(1);
    let (told, mails) = h.remind("above");
    assert_eq!(told.unwrap().done, ["Anne Lemoine", "Élodie Marchand", "Zoé Martin"]);
    assert!(plain(to(&mails, "zoe")[0]).contains("visa à donner"));
    assert!(h.bench.path("above/0002-ElodieMarchand.eml").exists(), "a file is named without accents");
}

#[test]
fn whoever_acted_before_and_whoever_sent_it_learn_once_who_refused_it_and_why() {
    let mut h = house();
    let id = h.begin("Convention", Secrecy::Open);
    h.act(Some(0), &id, What::Visa);
    h.act(Some(1), &id, What::SendBack { step: 0, reason: "Une annexe manque".into() });
    h.act(Some(0), &id, What::Visa);
    h.act(Some(1), &id, What::Refuse { reason: "Le budget est clos.".into() });
    let (_, mails) = h.remind("refused");
    assert_eq!(mails.len(), 2, "not whoever refused it");
    for who in ["anne", "elodie"] {
        let text = plain(to(&mails, who)[0]);
        assert!(text.starts_with("Parapheur : 2 nouvelles\n"), "{text}");
        let back = "2027-0001 « Convention » : renvoyé à une étape passée par Karim Benali, le 5 avril 2027. Motif : Une annexe manque.";
        let refused =
            "2027-0001 « Convention » : refusé par Karim Benali, le 5 avril 2027. Motif : Le budget est clos.";
        assert!(text.contains(back) && text.contains(refused), "{text}");
    }
    h.later(1);
    assert!(h.remind("again").0.unwrap().unchanged, "what happened is told once");
    // Whoever answers a refusal with a new version knows of it; whoever had acted is told of both.
    let answered = h.begin("Budget", Secrecy::Open);
    h.act(Some(0), &answered, What::Visa);
    h.act(Some(1), &answered, What::Refuse { reason: "À revoir".into() });
    let document = h.bench.pdf("v2.pdf", "Budget corrigé");
    h.bench.apply(&mut NewVersion { dossier: answered.clone(), document }).unwrap();
    let (_, mails) = h.remind("answered");
    assert!(to(&mails, "elodie").is_empty(), "{mails:?}");
    let text = plain(to(&mails, "anne")[0]);
    assert!(text.contains("Motif : À revoir. Une nouvelle version circule depuis.\n"), "{text}");
    h.bench.apply(&mut Withdraw { dossier: answered }).unwrap();

    let done = h.begin("Avenant", Secrecy::Open);
    h.act(Some(0), &done, What::Visa);
    h.act(Some(1), &done, What::Visa);
    let gone = h.begin("Courrier", Secrecy::Open);
    h.act(Some(0), &gone, What::Visa);
    h.bench.apply(&mut Withdraw { dossier: gone }).unwrap();
    h.later(10);
    let (_, mails) = h.remind("completed");
    let text = plain(to(&mails, "elodie")[0]);
    assert!(
        text.contains("2027-0003 « Avenant » : terminé, le 6 avril 2027.") && !text.contains("2027-0004"),
        "{text}"
    );
    let text = plain(to(&mails, "anne")[0]);
    assert!(text.contains("terminé") && text.contains("2027-0004 « Courrier » : retiré par Élodie Marchand"), "{text}");
    h.later(40);
    let _ = h.begin("Note", Secrecy::Open);
    let (_, mails) = h.remind("old");
    assert!(mails.iter().all(|m| !plain(m).contains("terminé")), "{mails:?}");
}

#[test]
fn a_mail_tells_only_the_number_of_what_is_confidential_and_others_remind_of_their_own_alone() {
    let mut h = house();
    let hidden = h.begin("Sanction à l’encontre", Secrecy::Confidential);
    h.act(Some(0), &hidden, What::Visa);
    h.act(Some(1), &hidden, What::Refuse { reason: "Motif secret".into() });
    let _ = h.begin("Convention", Secrecy::Open);
    let anne = h.people[0].clone();
    h.bench.become_(&anne);
    assert!(h.remind("anne").0.unwrap().unchanged, "she sent none of them");
    h.bench.become_first();
    let (_, mails) = h.remind("all");
    let text = mails.iter().map(plain).collect::<Vec<_>>().join("\n");
    assert!(text.contains("2027-0001 : refusé par Karim Benali"), "{text}");
    assert!(!text.contains("Sanction") && !text.contains("secret"), "{text}");
    assert!(text.contains("« Convention »"));
}

#[test]
fn the_mail_can_be_rewritten_and_a_text_that_no_mail_could_be_made_of_is_refused_at_once() {
    let mut h = house();
    let _ = h.begin("Convention", Secrecy::Open);
    let file = h.bench.path("texte.md");
    for (bad, code) in
        [("Bonjour {{ persone }}", "text-broken"), ("{% for d in attente %}{{ d.nom }}{% endfor %}", "text-broken")]
    {
        std::fs::write(&file, bad).unwrap();
        let mut set = SetBookTextFrom { name: TextName::Digest, file: file.clone() };
        assert_eq!(h.bench.apply(&mut set).unwrap_err().code(), code, "{bad}");
    }
    let own = "Salut {{ personne }} : {% for d in attente %}{{ d.numero }} {% endfor %}\n";
    std::fs::write(&file, own).unwrap();
    h.bench.apply(&mut SetBookTextFrom { name: TextName::Digest, file }).unwrap();
    assert_eq!(book_text(h.bench.state(), TextName::Digest), own);
    let (_, mails) = h.remind("own");
    assert!(plain(&mails[0]).contains("Salut Anne Lemoine : 2027-0001"), "{mails:?}");
    let mut reset = SetBookText { name: TextName::Digest, text: String::new() };
    assert_eq!(h.bench.apply(&mut reset).unwrap().done, ["digest"]);
    assert!(h.bench.apply(&mut reset).unwrap().unchanged);
    let anne = h.people[0].clone();
    h.bench.become_(&anne);
    assert_eq!(h.bench.apply(&mut reset).unwrap_err().code(), "not-administrator");
}

fn filing(h: &mut House, folder: &Path, pattern: &str) -> Outcome<Done> {
    let filing = Filing { folder: folder.display().to_string(), pattern: pattern.into() };
    h.bench.apply(&mut SetFiling { filing: Some(filing) })
}

fn completed(h: &mut House, title: &str) -> DossierId {
    let id = h.begin(title, Secrecy::Open);
    h.act(Some(0), &id, What::Visa);
    h.act(Some(1), &id, What::Visa);
    id
}

#[test]
fn a_completed_document_is_filed_under_its_name_and_nothing_is_ever_overwritten() {
    let mut h = house();
    let root = h.bench.path("classement");
    let all = |h: &House| FileDossiers { dossiers: to_file(h.bench.state(), h.bench.desk().me(), h.bench.now.day) };
    let open = h.begin("En cours", Secrecy::Open);
    assert_eq!(h.bench.apply(&mut FileDossiers { dossiers: vec![open.clone()] }).unwrap_err().code(), "no-filing");
    assert_eq!(filing(&mut h, &root, "{number}").unwrap_err().code(), "no-such-folder");
    std::fs::create_dir(&root).unwrap();
    assert_eq!(filing(&mut h, &root, "../{number}").unwrap_err().code(), "pattern-refused");
    filing(&mut h, &root, "{year}/{title}").unwrap();
    let (one, other) = (completed(&mut h, "../Avenant : a/b"), completed(&mut h, "../Avenant : a/b"));
    // Somebody else's file of that name.
    std::fs::create_dir(root.join("2027")).unwrap();
    let theirs = root.join("2027/Avenant - a-b.pdf");
    std::fs::write(&theirs, "le leur").unwrap();

    let plan = h.bench.desk().plan(&all(&h), h.bench.now, &Watch::default()).unwrap();
    assert_eq!(plan.doing(), 2);
    assert!(!root.join("2027/Avenant - a-b (2).pdf").exists(), "a plan writes nothing");
    let done = h.bench.apply(&mut all(&h)).unwrap();
    let at = |name: &str| root.join("2027").join(name);
    let paths = ["Avenant - a-b (2).pdf", "Avenant - a-b (3).pdf"].map(|n| at(n).display().to_string());
    let mut found = done.done.clone();
    found.sort();
    assert_eq!(found, paths);
    assert_eq!(std::fs::read_to_string(&theirs).unwrap(), "le leur");
    let kept = &h.bench.state().dossiers[&one].filed;
    assert_eq!(kept.len(), 1);
    assert!(std::fs::read(&kept[0].path).unwrap().starts_with(b"%PDF"));
    assert_eq!(std::fs::read_dir(root.join("2027")).unwrap().count(), 3, "nothing is left beside");

    assert!(all(&h).dossiers.is_empty());
    let mut again = FileDossiers { dossiers: vec![one.clone(), other] };
    let plan = h.bench.desk().plan(&again, h.bench.now, &Watch::default()).unwrap();
    assert!(plan.notes.contains(&Note::Unchanged) && plan.doing() == 0, "{plan:?}");
    assert!(h.bench.apply(&mut again).unwrap().unchanged, "filed again, nothing is written");
    let early = h.bench.apply(&mut FileDossiers { dossiers: vec![open] }).unwrap();
    assert!(matches!(early.refused.as_slice(), [(_, Rule::NotCompleted { .. })]), "{early:?}");
    h.bench.assert_sound();
}

#[test]
fn a_link_below_the_folder_for_filing_leads_no_document_out() {
    let mut h = house();
    let (root, outside) = (h.bench.path("classement"), h.bench.path("dehors"));
    std::fs::create_dir(&root).unwrap();
    std::fs::create_dir(&outside).unwrap();
    std::os::unix::fs::symlink(&outside, root.join("2027")).unwrap();
    filing(&mut h, &root, "{year}/{number}").unwrap();
    let id = completed(&mut h, "Convention");
    let done = h.bench.apply(&mut FileDossiers { dossiers: vec![id.clone()] }).unwrap();
    assert!(matches!(done.refused.as_slice(), [(_, Rule::FolderLeadsOut { .. })]), "{done:?}");
    assert_eq!(std::fs::read_dir(&outside).unwrap().count(), 0);
    assert!(h.bench.state().dossiers[&id].filed.is_empty());
    // A link in the place of the file is another content: it is left alone.
    filing(&mut h, &root, "{number}").unwrap();
    std::os::unix::fs::symlink(outside.join("x.pdf"), root.join("2027-0001.pdf")).unwrap();
    let done = h.bench.apply(&mut FileDossiers { dossiers: vec![id] }).unwrap();
    assert_eq!(done.done, [root.join("2027-0001 (2).pdf").display().to_string()]);
    assert!(!outside.join("x.pdf").exists());
    let unset = h.bench.apply(&mut SetFiling { filing: None }).unwrap();
    assert!(!unset.unchanged && h.bench.state().book.filing.is_none());
    let Err(Trouble::Rule(why)) = h.bench.desk().plan(&SetFiling { filing: None }, h.bench.now, &Watch::default())
    else {
        panic!()
    };
    assert_eq!(why, Rule::NoFiling);
}

/// Forty-three refusals are too many for one mail: the next one tells the three that it left out.
#[test]
fn news_that_a_mail_has_no_room_for_are_counted_in_it_and_told_by_the_next() {
    let mut h = house();
    for n in 1..=43 {
        let dossier = h.begin(&format!("Convention {n}"), Secrecy::Open);
        h.act(Some(0), &dossier, What::Refuse { reason: "Sans objet".into() });
    }
    let (_, first) = h.remind("first");
    let text = plain(to(&first, "elodie")[0]);
    assert!(text.starts_with("Parapheur : 43 nouvelles\n"), "{text}");
    assert_eq!(text.matches("refusé par").count(), 40, "{text}");
    assert!(text.contains("… et 3 de plus, que dira le prochain courriel"), "{text}");
    let (_, second) = h.remind("second");
    let text = plain(to(&second, "elodie")[0]);
    assert!(text.starts_with("Parapheur : 3 nouvelles\n") && text.contains("2027-0043"), "{text}");
    assert!(!text.contains("de plus"), "{text}");
    assert!(h.remind("third").0.unwrap().unchanged, "all is told");
}
