//! Every deed on a dossier at one desk, through the verbs: allowed, refused with its code, kept in the register.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{Bench, phrase};
use paraphe::desk::Hidden;
use paraphe::desk::*;
use paraphe::domain::circuit::{Asked, Circuit, Quorum, Step, Who};
use paraphe::domain::deed_note::DeedNote;
use paraphe::domain::dossier::{DocumentKind, Effect, Outsider, Particulars, Secrecy, Status, Visibility};
use paraphe::domain::find;
use paraphe::domain::ids::{CircuitId, DossierId, PersonId, PostId};
use paraphe::domain::people::{Place as Where, PostKind};
use paraphe::domain::plan::{Item, Note, Plan};
use paraphe::domain::trouble::Outcome;
use std::collections::BTreeMap;

/// Anne gives visas, Zoé opinions, Karim signs; Anne may sign too.
struct House {
    bench: Bench,
    people: [PersonId; 3],
    posts: [PostId; 3],
    circuit: CircuitId,
}

fn house() -> House {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    let named = [
        ("Anne Lemoine", "Cheffe de service", PostKind::Other),
        ("Zoé Martin", "Juriste", PostKind::Other),
        ("Karim Benali", "Directeur général", PostKind::Head),
    ];
    let staff = named.map(|(name, title, kind)| bench.staff(name, title, kind, Where::Institute));
    for n in [0, 2] {
        bench.entitle(&staff[n], Where::Institute, &format!("Décision {n}"));
    }
    let (people, posts) = (staff.clone().map(|(person, _)| person), staff.map(|(_, post)| post));
    for person in &people {
        bench.add_account(person);
    }
    let step = |asked, n: usize| Step::new(asked, vec![Who::Post(posts[n].clone())], Quorum::All, 0);
    let first = Step { to_refuse: vec!["pièce".into()], ..step(Asked::Visa, 0) };
    let steps = vec![first, step(Asked::Opinion, 1), step(Asked::Signature, 2)];
    bench.apply(&mut SetCircuit { circuit: Circuit { name: "Essai".into(), steps, ..Circuit::default() } }).unwrap();
    let circuit = find::circuit(bench.state(), "Essai").unwrap();
    House { bench, people, posts, circuit }
}

impl House {
    /// Whether the lines of a dossier in the register tell a word, and whether there are any.
    fn register_tells(&self, id: &DossierId, word: &str) -> (bool, bool) {
        let Answer::Entries { lines, .. } = self.bench.ask(Question::Entries(Filter::default())).unwrap() else {
            panic!()
        };
        let of_it: Vec<_> = lines.iter().filter(|l| l.subject == format!("dossier:{id}")).collect();
        (of_it.iter().any(|l| l.detail.contains(word) || l.about.contains(word)), !of_it.is_empty())
    }

    fn letter(&self, particulars: Particulars) -> NewDossier {
        NewDossier {
            title: "Lettre".into(),
            kind: DocumentKind::Letter,
            structure: None,
            amount: None,
            circuit: self.circuit.clone(),
            document: self.bench.pdf("lettre.pdf", "Lettre"),
            annexes: vec![],
            particulars,
        }
    }

    fn begin(&mut self, particulars: Particulars) -> Outcome<DossierId> {
        let mut new = self.letter(particulars);
        let number = self.bench.apply(&mut new)?.done.remove(0);
        Ok(find::dossier(self.bench.state(), &number).unwrap().id.clone())
    }

    fn be(&mut self, n: usize) {
        let person = self.people[n].clone();
        self.bench.become_(&person);
    }

    fn act(&mut self, dossier: &DossierId, what: What) -> Outcome<Done> {
        let mut act = Act::new(dossier.clone(), what);
        let name = self.bench.state().people.name(self.bench.desk().me()).to_owned();
        act.give_passphrase(Hidden::new(phrase(&name)));
        self.bench.apply(&mut act)
    }

    fn refused(&mut self, dossier: &DossierId, what: What) -> &'static str {
        self.act(dossier, what).unwrap_err().code()
    }

    fn plan(&self, dossier: &DossierId, what: What) -> Plan {
        self.bench.desk().plan(&Act::new(dossier.clone(), what), self.bench.now, &Watch::default()).unwrap()
    }

    fn effects(&self, dossier: &DossierId) -> Vec<(&'static str, Effect)> {
        self.bench.state().dossiers[dossier].acts.iter().map(|a| (a.deed.word(), a.effect)).collect()
    }
}

fn remarks(plan: &Plan) -> Vec<&'static str> {
    plan.notes.iter().filter_map(|n| if let Note::Deed(d) = n { Some(d.word()) } else { None }).collect()
}

#[test]
fn a_dossier_goes_back_is_handed_on_gets_a_step_more_and_is_signed_by_two() {
    let mut h = house();
    let id = h.begin(Particulars::default()).unwrap();
    h.be(0);
    h.act(&id, What::Visa).unwrap();
    h.act(&id, What::TakeBack).unwrap();
    assert_eq!(h.effects(&id)[0], ("visa", Effect::TakenBack));
    h.act(&id, What::Visa).unwrap();
    h.be(1);
    assert_eq!(h.refused(&id, What::TakeBack), "nothing-to-take-back");
    assert_eq!(h.refused(&id, What::Opinion { favourable: None, text: " ".into() }), "empty-field");
    let back = |step, reason: &str| What::SendBack { step, reason: reason.into() };
    assert_eq!(h.refused(&id, back(1, "non")), "not-earlier-step");
    assert_eq!(h.refused(&id, back(0, "")), "reason-missing");
    let plan = h.plan(&id, back(0, "Il manque la pièce 2"));
    assert_eq!(remarks(&plan), ["back-to", "undone", "told"], "{plan:?}");
    assert!(plan.notes.contains(&Note::NextStep { who: vec!["Anne Lemoine (Cheffe de service)".into()] }));
    h.act(&id, back(0, "Il manque la pièce 2")).unwrap();
    assert!(h.effects(&id).contains(&("visa", Effect::Undone)));
    h.be(0);
    h.act(&id, What::Visa).unwrap();
    h.be(1);
    h.act(&id, What::Opinion { favourable: Some(true), text: String::new() }).unwrap();

    h.be(2);
    let give =
        |n: usize, h: &House| What::Transfer { to: To::Post(h.posts[n].clone()), reason: "Je m’absente".into() };
    assert_eq!(remarks(&h.plan(&id, give(1, &h))), ["given-to", "not-entitled", "still-waits"]);
    assert_eq!(
        {
            let what = give(2, &h);
            h.refused(&id, what)
        },
        "already-theirs"
    );
    let ask = What::Ask { to: To::Person(h.people[1].clone()), question: "Et l’article 3 ?".into() };
    h.act(&id, ask).unwrap();
    let what = give(0, &h);
    h.act(&id, what).unwrap();
    h.bench.become_first();
    let step = Step::new(Asked::Signature, vec![Who::Post(h.posts[2].clone())], Quorum::All, 0);
    assert_eq!(h.refused(&id, What::Insert { before: Some(0), step: step.clone() }), "not-coming-step");
    h.act(&id, What::Insert { before: None, step }).unwrap();
    h.be(0);
    assert!(remarks(&h.plan(&id, What::Sign)).contains(&"acted-before"));
    h.act(&id, What::Sign).unwrap();
    h.be(2);
    assert_eq!(h.act(&id, What::Sign).unwrap().next, Some(Next::Completed));
    let Answer::Signatures { found, .. } = h.bench.ask(Question::VerifyDossier(id.clone())).unwrap() else { panic!() };
    let who: Vec<(&str, Verdict)> = found.iter().map(|s| (s.signer.as_str(), s.verdict)).collect();
    assert_eq!(who, [("Anne Lemoine", Verdict::Valid), ("Karim Benali", Verdict::Valid)]);
    h.bench.assert_sound();
}

#[test]
fn particulars_are_demanded_and_the_same_is_done_to_several_with_an_answer_each() {
    let mut h = house();
    let (one, two) = (h.begin(Particulars::default()).unwrap(), h.begin(Particulars::default()).unwrap());
    h.be(0);
    let refuse = || What::Refuse { reason: "Illisible".into() };
    assert_eq!(h.refused(&one, refuse()), "fields-missing");
    let mut act = Act::new(one.clone(), refuse());
    act.fields.insert("pièce".into(), "Annexe 2".into());
    h.bench.apply(&mut act).unwrap();
    let kept = &h.bench.state().dossiers[&one].acts[0].fields;
    assert_eq!(*kept, BTreeMap::from([("pièce".to_owned(), "Annexe 2".to_owned())]));
    let acts = [&one, &two].map(|id| Act::new(id.clone(), What::Visa)).to_vec();
    let plan = h.bench.desk().plan(&Together { acts: acts.clone() }, h.bench.now, &Watch::default()).unwrap();
    assert_eq!((plan.doing(), plan.blocked()), (1, 1), "{plan:?}");
    let done = h.bench.apply(&mut Together { acts }).unwrap();
    assert_eq!(done.done, ["2027-0002"]);
    assert_eq!(
        done.refused.iter().map(|(n, w)| (n.as_str(), w.code())).collect::<Vec<_>>(),
        [("2027-0001", "not-circulating")]
    );
    h.bench.assert_sound();
}

#[test]
fn an_opinion_is_passed_over_from_above_and_a_signature_on_paper_is_recorded() {
    let mut h = house();
    let id = h.begin(Particulars::default()).unwrap();
    h.be(0);
    h.act(&id, What::Visa).unwrap();
    let over = |motive: &str| What::Bypass { motive: motive.into() };
    assert_eq!(h.refused(&id, over("Urgent")), "not-above");
    assert_eq!(h.refused(&id, What::Escalate), "not-late");
    h.bench.become_first();
    assert_eq!(h.refused(&id, What::Escalate), "not-late");
    assert_eq!(h.refused(&id, over("")), "reason-missing");
    let plan = h.plan(&id, over("Urgent"));
    let passed = |note: &Note| match note {
        Note::Deed(DeedNote::PassedOver { step, asked, who }) => Some((*step, *asked, who.contains("Zoé Martin"))),
        _ => None,
    };
    assert_eq!(plan.notes.iter().find_map(passed), Some((1, Asked::Opinion, true)), "whose act, and where");
    h.act(&id, over("Urgent")).unwrap();
    assert_eq!(h.refused(&id, over("Urgent")), "cannot-bypass", "a signature is never passed over");
    let scan = h.bench.pdf("scan.pdf", "Scan");
    let paper =
        |day: &str, signer: &str| What::Paper { scan: scan.clone(), day: day.parse().unwrap(), signer: signer.into() };
    assert_eq!(h.refused(&id, paper("2027-04-06", "Karim Benali")), "day-to-come");
    assert_eq!(h.refused(&id, paper("2027-04-01", " ")), "empty-field");
    assert_eq!(h.act(&id, paper("2027-04-01", "Karim Benali")).unwrap().next, Some(Next::Completed));
    h.bench.apply(&mut Archive { dossier: id.clone() }).unwrap();
    assert_eq!(h.bench.apply(&mut Archive { dossier: id }).unwrap_err().code(), "already-archived");
    h.bench.assert_sound();
}

#[test]
fn a_dossier_is_prepared_by_degrees_and_seen_by_nobody_else_until_it_is_sent() {
    let mut h = house();
    let outsider = |phone: &str| Outsider { name: "Ida Roy".into(), phone: phone.into(), ..Outsider::default() };
    let with = |phone: &str| Particulars {
        outsiders: vec![outsider(phone)],
        secrecy: Secrecy::Confidential,
        ..Particulars::default()
    };
    let mut draft = SaveDraft { title: "Note".into(), particulars: with("12"), ..SaveDraft::default() };
    assert_eq!(h.bench.apply(&mut draft).unwrap_err().code(), "phone-refused");
    draft.particulars = with("06 12 34 56 78");
    let number = h.bench.apply(&mut draft).unwrap().done.remove(0);
    let id = find::dossier(h.bench.state(), &number).unwrap().id.clone();
    let kept = h.bench.state().dossiers[&id].particulars.clone();
    assert_eq!(kept.outsiders[0].phone, "+33612345678");
    assert_eq!(h.bench.apply(&mut SendDraft { dossier: id.clone() }).unwrap_err().code(), "empty-field");
    h.be(1);
    assert_eq!(h.bench.apply(&mut SendDraft { dossier: id.clone() }).unwrap_err().code(), "no-such-dossier");
    h.bench.become_first();
    let document = Some(h.bench.pdf("note.pdf", "Note"));
    let (dossier, circuit) = (Some(id.clone()), Some(h.circuit.clone()));
    let mut again =
        SaveDraft { dossier, title: "Note".into(), document, circuit, particulars: kept, ..SaveDraft::default() };
    assert_eq!(h.bench.apply(&mut again).unwrap().done, std::slice::from_ref(&number));
    h.bench.apply(&mut SendDraft { dossier: id.clone() }).unwrap();
    assert_eq!(h.bench.state().dossiers[&id].status, Status::Circulating);
    assert_eq!(h.bench.apply(&mut SendDraft { dossier: id.clone() }).unwrap_err().code(), "not-draft");
    h.be(2);
    let unseen = h.refused(&id, What::Visa);
    assert_eq!(unseen, "no-such-dossier", "confidential, and not asked yet");
    assert_eq!(h.register_tells(&id, "Note"), (false, true), "the register tells that it was done, not what it says");
    h.bench.become_first();
    assert_eq!(h.register_tells(&id, "Note"), (true, true));
    h.bench.assert_sound();
}

#[test]
fn what_was_never_sent_or_reached_stays_hidden_and_a_name_given_twice_is_done_once() {
    let mut h = house();
    let mut draft = SaveDraft { title: "Note".into(), ..SaveDraft::default() };
    let number = h.bench.apply(&mut draft).unwrap().done.remove(0);
    let id = find::dossier(h.bench.state(), &number).unwrap().id.clone();
    h.bench.apply(&mut Withdraw { dossier: id.clone() }).unwrap();
    h.be(1);
    assert_eq!(h.refused(&id, What::Visa), "no-such-dossier", "a draft that is given up is nobody else's");
    // Refused at its first step, a confidential dossier is not shown to those who would have come later.
    h.bench.become_first();
    let secret = Particulars { secrecy: Secrecy::Confidential, ..Particulars::default() };
    let id = h.begin(secret).unwrap();
    h.be(0);
    let mut refusal = Act::new(id.clone(), What::Refuse { reason: "Non".into() });
    refusal.fields.insert("pièce".into(), "la page 2".into());
    h.bench.apply(&mut refusal).unwrap();
    h.be(2);
    assert_eq!(h.refused(&id, What::Visa), "no-such-dossier");
    // One dossier named twice gets one visa.
    h.bench.become_first();
    let id = h.begin(Particulars::default()).unwrap();
    h.be(0);
    let acts = vec![Act::new(id.clone(), What::Visa), Act::new(id, What::Visa)];
    let done = h.bench.apply(&mut Together { acts }).unwrap();
    assert_eq!((done.done.len(), done.refused.len()), (1, 0));
    h.bench.assert_sound();
}

#[test]
fn annotations_reads_versions_and_circuits_follow_their_rules() {
    let mut h = house();
    let id = h.begin(Particulars::default()).unwrap();
    h.be(0);
    let note = |page, text: &str| Annotate {
        dossier: id.clone(),
        text: text.into(),
        visibility: Visibility::Private,
        to: vec![],
        page,
    };
    assert_eq!(h.bench.apply(&mut note(Some(9), "Voir")).unwrap_err().code(), "no-such-page");
    assert_eq!(h.bench.apply(&mut note(None, " ")).unwrap_err().code(), "empty-field");
    h.bench.apply(&mut note(Some(1), "Voir l’article 2")).unwrap();
    let made = h.bench.state().dossiers[&id].notes[0].id.clone();
    assert_eq!(h.bench.apply(&mut MarkRead { dossier: id.clone() }).unwrap().done.len(), 1);
    assert!(h.bench.apply(&mut MarkRead { dossier: id.clone() }).unwrap().unchanged);
    assert_eq!(h.bench.state().dossiers[&id].reads.len(), 1);
    h.act(&id, What::Visa).unwrap();
    let circuit = h.bench.state().circuits[&h.circuit].clone();
    assert_eq!(h.bench.apply(&mut SetCircuit { circuit: circuit.clone() }).unwrap_err().code(), "not-administrator");
    h.be(1);
    let mut withdraw = WithdrawNote { dossier: id.clone(), note: made };
    assert_eq!(h.bench.apply(&mut withdraw).unwrap_err().code(), "no-such-note");
    h.be(0);
    h.bench.apply(&mut withdraw).unwrap();
    assert!(h.bench.state().dossiers[&id].notes[0].withdrawn.is_some());

    h.bench.become_first();
    let document = h.bench.pdf("lettre-2.pdf", "Lettre, revue");
    let mut version = NewVersion { dossier: id.clone(), document };
    let plan = h.bench.desk().plan(&version, h.bench.now, &Watch::default()).unwrap();
    assert_eq!(remarks(&plan), ["undone", "step", "step", "step"], "the visa is listed, then the way");
    h.bench.apply(&mut version).unwrap();
    assert_eq!(h.bench.state().dossiers[&id].rounds.len(), 2);
    assert_eq!(h.bench.apply(&mut Archive { dossier: id.clone() }).unwrap_err().code(), "not-over");
    h.bench.apply(&mut Withdraw { dossier: id.clone() }).unwrap();
    h.bench.apply(&mut Archive { dossier: id }).unwrap();

    let plan = h.bench.desk().plan(&SetCircuit { circuit: circuit.clone() }, h.bench.now, &Watch::default()).unwrap();
    assert_eq!(plan.items, [Item::Same("Essai".into())]);
    let twin = Circuit { id: "".into(), ..circuit };
    assert_eq!(h.bench.apply(&mut SetCircuit { circuit: twin }).unwrap_err().code(), "circuit-exists");
    let circuit = h.circuit.clone();
    h.bench.apply(&mut RetireCircuit { circuit }).unwrap();
    assert_eq!(h.begin(Particulars::default()).unwrap_err().code(), "circuit-retired");
    h.bench.assert_sound();
}

/// The steps that a plan lists: what is asked, of whom, until when.
fn way(plan: &Plan) -> Vec<(Asked, Vec<String>, Option<String>)> {
    let step = |note: &Note| match note {
        Note::Deed(DeedNote::Step { asked, who, due, .. }) => Some((*asked, who.clone(), due.map(|d| d.to_string()))),
        _ => None,
    };
    plan.notes.iter().filter_map(step).collect()
}

#[test]
fn the_plan_of_a_sending_lists_what_every_step_asks_of_whom_and_until_when() {
    let mut h = house();
    let step = |asked, who, days| Step::new(asked, who, Quorum::Any, days);
    let post = |n: usize| Who::Post(h.posts[n].clone());
    let steps = vec![
        step(Asked::Visa, vec![post(0), post(1)], 3),
        step(Asked::Countersignature, vec![Who::Outsider], 4),
        step(Asked::Signature, vec![post(2)], 0),
    ];
    let circuit = Circuit { name: "Long".into(), steps, ..Circuit::default() };
    h.bench.apply(&mut SetCircuit { circuit }).unwrap();
    h.circuit = find::circuit(h.bench.state(), "Long").unwrap();
    let ida = Outsider { name: "Ida Roy".into(), phone: "+33612345678".into(), ..Outsider::default() };
    let particulars = Particulars { outsiders: vec![ida], ..Particulars::default() };
    let new = h.letter(particulars.clone());
    let plan = h.bench.desk().plan(&new, h.bench.now, &Watch::default()).unwrap();
    let both = vec!["Anne Lemoine (Cheffe de service)".to_owned(), "Zoé Martin (Juriste)".to_owned()];
    let listed = [
        (Asked::Visa, both, Some("2027-04-08".to_owned())),
        (Asked::Countersignature, vec!["Ida Roy".to_owned()], Some("2027-04-12".to_owned())),
        (Asked::Signature, vec!["Karim Benali (Directeur général)".to_owned()], None),
    ];
    assert_eq!(way(&plan), listed);
    let id = h.begin(particulars).unwrap();
    let again = NewVersion { dossier: id, document: h.bench.pdf("lettre2.pdf", "Lettre") };
    assert_eq!(way(&h.bench.desk().plan(&again, h.bench.now, &Watch::default()).unwrap()), listed);
}

#[test]
fn whoever_stood_in_is_told_that_it_is_over() {
    let mut h = house();
    let id = h.begin(Particulars::default()).unwrap();
    let (post, person) = (h.posts[0].clone(), h.people[1].clone());
    let day = |text: &str| text.parse().unwrap();
    let mut stand = Substitute {
        post,
        person,
        kinds: vec![],
        from: day("2027-04-05"),
        until: day("2027-04-30"),
        act: "Note 4".into(),
        manner: paraphe::domain::people::Manner::Absence,
    };
    h.bench.apply(&mut stand).unwrap();
    let substitution = h.bench.state().people.substitutions.keys().next().unwrap().clone();
    h.bench.apply(&mut EndSubstitution { substitution, day: day("2027-04-05") }).unwrap();
    h.be(1);
    assert_eq!(h.refused(&id, What::Visa), "substitution-ended");
    h.be(2);
    assert_eq!(h.refused(&id, What::Visa), "nothing-asked");
}
