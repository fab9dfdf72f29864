//! What is made with the book: dossiers prepared and rehearsed, circuits written, the guide of a first dossier.

use super::super::rehearsal;
use super::super::wish::Prepared;
use super::deeds::{chooser, only, press, shown, with};
use super::*;
use crate::desk::{Question, Rehearsal, Rehearsed, SaveDraft};
use crate::domain::circuit::{Asked, Who};
use crate::domain::dossier::{Draft, Status};
use crate::domain::order::Meta;
use crate::text::forms_circuits;
use crate::tui::chord::Chord;
use crate::tui::update::{Msg, update as take};
use crate::tui::view as picture;

#[test]
fn a_rehearsal_tells_who_when_and_where_it_ends_before_anything_is_sent() {
    let mut m = model(Fr, (120, 40));
    let mut form = form(&mut m, Action::NewDossier);
    fill(&mut form, "title", "Essai");
    let Ok(Effect::Book(wish)) = (form.make.0)(&form, &m) else { panic!() };
    follow(&mut m, *wish);
    let task = Rehearsed {
        step: 0,
        asked: Asked::Signature,
        post: "Directrice".into(),
        person: "Claire Aubert".into(),
        stands_in: vec![("Hugo Lemoine".into(), "Décision 9".into())],
        may: Some(Err(Rule::NoAuthority { post: "Directrice".into() })),
        due: Some("2027-03-21".parse().unwrap()),
    };
    let told = Rehearsal {
        circuit: "Unité".into(),
        tasks: vec![task],
        dead_end: None,
        twice: vec!["Claire Aubert".into()],
        proposed: Vec::new(),
    };
    assert!(answer(&mut m, &Answer::Rehearsal(told.clone())));
    let seen = shown(&mut m);
    for part in
        ["Répétition : Unité", "Claire Aubert", "en son absence, Hugo Lemoine", "ne peut pas signer", "21 mars", "⚠"]
    {
        assert!(seen.contains(part), "{part}\n{seen}");
    }
    // Without a document it can be kept, not sent, and a sentence says so.
    assert!(seen.contains("indiquez le fichier PDF"), "{seen}");
    assert_eq!(chooser(&m).rows[0].why.as_deref(), Some("il manque le document"));
    assert_eq!(chooser(&m).cursor, 1, "what can be done has the cursor");
    let verb = only(press(&mut m, "enter"));
    assert!(verb.starts_with("SaveDraft {"), "{verb}");
    // A dead end is kept too, and not sent.
    m.book.waits = Some(super::super::state::Wait::Rehearsal);
    answer(&mut m, &Answer::Rehearsal(Rehearsal { dead_end: Some(Rule::EmptyCircuit), ..told }));
    assert_eq!(chooser(&m).rows[0].why.as_deref(), Some("le circuit ne mène nulle part"));
}

#[test]
fn a_rehearsal_of_what_is_not_filled_in_yet_says_what_is_missing() {
    for (who, sentence, why) in [
        (Who::Director, "Il manque la structure", "il manque la structure"),
        (Who::Chosen("Relecteur".into()), "Il manque un choix", "il manque une fonction à choisir"),
        (Who::Outsider, "Il manque la personne extérieure", "il manque la personne extérieure"),
    ] {
        let mut m = model(Fr, (120, 40));
        let prepared = Prepared::New(SaveDraft { title: "Essai".into(), ..SaveDraft::default() });
        m.book.prepared = Some(prepared);
        let told = Rehearsal {
            circuit: "Unité".into(),
            tasks: Vec::new(),
            dead_end: Some(Rule::DeadEnd { step: 1, who }),
            twice: Vec::new(),
            proposed: Vec::new(),
        };
        let shown = rehearsal::chooser(&m, Some(&told));
        let lines = shown.lines.join("\n");
        assert!(lines.contains(sentence) && !lines.contains("titulaire"), "{lines}");
        assert_eq!(shown.rows[0].why.as_deref(), Some(why));
        // Where the structure was given, the post has no holder, and that is what is said.
        let Some(Prepared::New(save)) = &mut m.book.prepared else { panic!() };
        save.structure = Some("200710776M".into());
        let known = matches!(&told.dead_end, Some(Rule::DeadEnd { who: Who::Director, .. }));
        let shown = rehearsal::chooser(&m, Some(&told));
        assert_eq!(shown.lines.join("\n").contains("titulaire"), known);
    }
}

#[test]
fn a_draft_is_gone_on_with_and_sent_from_its_tray() {
    let mut m = at("claire", 2);
    with(&mut m, 2, |d| {
        d.rounds.clear();
        d.acts.clear();
        d.draft = Some(Draft { circuit: Some("stage".into()), ..Draft::default() });
    });
    assert_eq!(m.state.dossiers[&dossier(2)].status, Status::Preparing);
    assert_eq!((why_not(&m, Action::EditDraft), why_not(&m, Action::SendDraft)), (None, None));
    press(&mut m, "m");
    let Some(Overlay::Form(form)) = m.overlays.last() else { panic!() };
    assert_eq!((form.value("title").as_str(), form.value("circuit").as_str()), ("Centrifugeuse de paillasse", "stage"));
    assert_eq!(form.value("amount"), "12345,50");
    assert!(sent(form, &m).contains("Edited(SaveDraft { dossier: Some(DossierId(\"d2\"))"), "{}", sent(form, &m));
    m.overlays.clear();
    let asked = press(&mut m, "S");
    assert!(matches!(asked.as_slice(), [Effect::Ask(Question::Rehearse(_))]), "{asked:?}");
    assert_eq!(only(follow(&mut m, Wish::Send)), "SendDraft { dossier: DossierId(\"d2\") }");
}

#[test]
fn a_circuit_is_written_part_by_part_and_saved_at_the_end() {
    let mut m = model(Fr, (120, 40));
    press(&mut m, "K");
    assert!(shown(&mut m).contains("Unité puis délégation") && chooser(&m).rows.len() == 2);
    press(&mut m, "up enter");
    assert!(shown(&mut m).contains("Circuit : sans nom"));
    press(&mut m, "enter");
    for c in "Lettres".chars() {
        take(&mut m, Msg::Key(Chord::plain(crate::tui::chord::Key::Char(c))));
    }
    press(&mut m, "enter");
    assert!(shown(&mut m).contains("Nom : Lettres"), "{}", shown(&mut m));
    assert!(chooser(&m).rows.iter().any(|r| r.why.as_deref() == Some("il lui faut une étape")));
    press(&mut m, "down down enter");
    let Some(Overlay::Form(form)) = m.overlays.last_mut() else { panic!() };
    fill(form, "asked", "signature");
    fill(form, "who1", "director");
    fill(form, "who2", "chosen");
    fill(form, "label", "juriste");
    fill(form, "rule", "any");
    fill(form, "approve", "marché, lot");
    press(&mut m, "ctrl-enter");
    let seen = shown(&mut m);
    for part in ["1. signature : direction de la structure ou juriste, sous 5 jours", "pour avancer : marché, lot"] {
        assert!(seen.contains(part), "{part}\n{seen}");
    }
    // Leaving asks first; saving plans the verb, and the circuit stays until that is done.
    assert!(press(&mut m, "esc").is_empty() && m.toast.as_ref().unwrap().0.contains("n’est pas enregistré"));
    let save = chooser(&m).rows.iter().position(|r| r.words.starts_with("Enregistrer")).unwrap();
    if let Some(Overlay::Chooser(c)) = m.overlays.last_mut() {
        c.cursor = save;
    }
    let verb = only(press(&mut m, "enter"));
    for part in
        ["SetCircuit {", "name: \"Lettres\"", "Chosen(\"juriste\")", "quorum: Any", "to_approve: [\"marché\", \"lot\"]"]
    {
        assert!(verb.contains(part), "{part} in {verb}");
    }
    assert!(chooser(&m).sent);
    // Whoever does not administer reads them and changes none.
    let mut m = model_of(state(), "hugo", Fr, (120, 40));
    press(&mut m, "K enter");
    let why = Some(forms_circuits::NOT_ADMINISTRATOR.of(Fr).to_owned());
    assert!(chooser(&m).rows.iter().all(|r| r.why == why));
}

#[test]
fn a_step_is_moved_and_removed() {
    let m = model(Fr, (120, 40));
    let circuit = m.state.circuits[&"stage".into()].clone();
    let moved = |n: usize, field: &str, value: &str| {
        let mut form = forms_circuit::step(&m, &circuit, n);
        fill(&mut form, field, value);
        match (form.make.0)(&form, &m) {
            Ok(Effect::Book(wish)) => match *wish {
                Wish::Craft(Craft::Set(circuit)) => circuit.steps,
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(moved(0, "place", "3")[2], circuit.steps[0]);
    assert_eq!(moved(2, "place", "1")[0], circuit.steps[2]);
    assert_eq!(moved(1, "remove", "true"), [circuit.steps[0].clone(), circuit.steps[2].clone()]);
    assert_eq!(moved(1, "place", "99"), [circuit.steps[0].clone(), circuit.steps[2].clone(), circuit.steps[1].clone()]);
}

#[test]
fn the_guide_follows_what_is_done_and_is_left_by_its_key() {
    let mut m = model(Fr, (120, 40));
    m.screen = Layer::Home;
    press(&mut m, "ctrl-g");
    assert!(shown(&mut m).contains("Premier dossier, étape 1 sur 6") && shown(&mut m).contains("Appuyez sur F6"));
    press(&mut m, "f6");
    assert!(shown(&mut m).contains("étape 2 sur 6"));
    press(&mut m, "n");
    assert!(shown(&mut m).contains("étape 3 sur 6") && shown(&mut m).contains("Tapez l’objet"));
    take(&mut m, Msg::Key(Chord::plain(crate::tui::chord::Key::Char('x'))));
    assert!(shown(&mut m).contains("Descendez jusqu’à « Document »"));
    // In the middle of a form its key leaves it, and the form stays.
    press(&mut m, "ctrl-g");
    assert!(m.book.guide.is_none() && matches!(m.overlays.last(), Some(Overlay::Form(f)) if f.value("title") == "x"));
    m.overlays.clear();
    // A dossier of one's own that comes up is gone on with from where it stands.
    press(&mut m, "ctrl-g");
    let mut new = (*m.state.dossiers[&dossier(5)]).clone();
    new.id = "d9".into();
    new.number = "2027-0099".into();
    Arc::make_mut(&mut m.state.dossiers).insert("d9".into(), Arc::new(new.clone()));
    show(&mut m, &"d9".into());
    assert!(shown(&mut m).contains("étape 5 sur 6"), "{}", shown(&mut m));
    new.reads.push((Meta { by: "claire".into(), ..Meta::default() }, new.current.hash.clone()));
    Arc::make_mut(&mut m.state.dossiers).insert("d9".into(), Arc::new(new));
    assert!(shown(&mut m).contains("étape 6 sur 6") && shown(&mut m).contains("montre où il en est"));
    press(&mut m, "enter esc");
    assert!(shown(&mut m).contains("C’est tout"), "{}", shown(&mut m));
    // It takes three rows and covers nothing of a small window.
    let small = picture::letters(&picture::draw_to(&mut m, 80, 24));
    assert!(small.lines().last().unwrap().contains("F1 Aide"), "{small}");
}
