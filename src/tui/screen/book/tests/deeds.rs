//! The acts beside those of every day, what is done to several dossiers, drafts, annotations, the search, circuits.

use super::*;
use crate::desk::{Found, FoundIn, Question};
use crate::domain::dossier::{Annotation, FileRef, Visibility};
use crate::domain::order::Meta;
use crate::domain::seals::{Stamped, Timed};
use crate::text::screens_deeds as text;
use crate::tui::chord::Chord;
use crate::tui::overlay::{Chooser, palette};
use crate::tui::update::{Msg, update as take};
use crate::tui::{registry, view as picture};

pub(super) fn press(m: &mut Model, keys: &str) -> Vec<Effect> {
    let mut found = Vec::new();
    for key in keys.split_whitespace() {
        found.extend(take(m, Msg::Key(Chord::parse(key).unwrap())));
    }
    found
}

pub(super) fn shown(m: &mut Model) -> String {
    picture::letters(&picture::draw_to(m, 120, 40)).replace(['\u{a0}', '\u{202f}'], " ")
}

pub(super) fn only(mut effects: Vec<Effect>) -> String {
    assert_eq!(effects.len(), 1, "{effects:?}");
    match effects.remove(0) {
        Effect::Plan(verb) => format!("{verb:?}"),
        other => format!("{other:?}"),
    }
}

/// Changes a dossier of the model.
pub(super) fn with(m: &mut Model, number: u32, change: impl FnOnce(&mut crate::domain::dossier::Dossier)) {
    let mut changed = (*m.state.dossiers[&dossier(number)]).clone();
    change(&mut changed);
    changed.settle();
    Arc::make_mut(&mut m.state.dossiers).insert(dossier(number), Arc::new(changed));
    refresh(m);
}

pub(super) fn chooser(m: &Model) -> &Chooser {
    match m.overlays.last() {
        Some(Overlay::Chooser(chooser)) => chooser,
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_key_lists_what_else_can_be_done_and_why_the_rest_cannot() {
    let mut m = at("claire", 3);
    press(&mut m, "a");
    let Some(Overlay::Palette(list)) = m.overlays.last() else { panic!() };
    let rows = palette::found(list, &m).to_vec();
    let able: Vec<Action> = rows.iter().filter(|r| (r.enabled)(&m).is_ok()).map(|r| r.action).collect();
    let can = [
        Action::AnnotateDossier,
        Action::AskOpinion,
        Action::SendBackDossier,
        Action::TransferTask,
        Action::InsertStep,
        Action::RecordPaper,
        Action::MarkRead,
    ];
    assert_eq!(able, can, "what can be done, in the order of the list");
    assert!(rows[..can.len()].iter().all(|r| (r.enabled)(&m).is_ok()), "and first");
    let seen = shown(&mut m);
    for part in ["Autres actes sur le dossier 2027-0003", "Transmettre la tâche", "l’étape n’est pas en retard"] {
        assert!(seen.contains(part), "{part}\n{seen}");
    }
    // What cannot be done says so where it is chosen, and nothing else happens.
    let at = rows.iter().position(|r| r.action == Action::EscalateTask).unwrap();
    if let Some(Overlay::Palette(list)) = m.overlays.last_mut() {
        list.cursor = at;
    }
    let said = press(&mut m, "enter");
    assert!(said.is_empty() && m.overlays.is_empty(), "{said:?}");
    assert!(m.toast.as_ref().unwrap().0.contains("Saisir la fonction au-dessus"), "{:?}", m.toast);
    // Each of them is in the palette of every screen too.
    for action in can {
        assert!(registry::rows().any(|r| r.action == action && r.layers == [Layer::Book]), "{action:?}");
    }
}

#[test]
fn who_may_do_what_is_said_for_each_act() {
    for (me, number, action, why) in [
        ("claire", 3, Action::GiveOpinion, text::ASKS_NO_OPINION),
        ("claire", 3, Action::TakeBackAct, text::NOTHING_TO_TAKE_BACK),
        ("hugo", 4, Action::SendBackDossier, text::AT_FIRST_STEP),
        ("hugo", 3, Action::EscalateTask, text::NOT_LATE),
        ("hugo", 3, Action::BypassTask, text::CANNOT_BYPASS),
        ("hugo", 3, Action::TakeNote, text::NOTHING_TOLD),
        ("claire", 3, Action::EditDraft, text::NOT_A_DRAFT),
        ("claire", 3, Action::WithdrawNote, text::NO_NOTE_OF_MINE),
    ] {
        assert_eq!(why_not(&at(me, number), action), Some(why), "{me} {number} {action:?}");
    }
    for (me, number, action) in [
        ("hugo", 3, Action::TakeBackAct),
        ("claire", 4, Action::BypassTask),
        ("hugo", 4, Action::EscalateTask),
        ("claire", 5, Action::SendVersion),
    ] {
        assert_eq!(why_not(&at(me, number), action), None, "{me} {number} {action:?}");
    }
}

#[test]
fn each_form_makes_the_act_that_it_says() {
    for (me, number, action, fields, verb) in [
        (
            "claire",
            3,
            Action::SendBackDossier,
            &[("reason", "À revoir")][..],
            "SendBack { step: 0, reason: \"À revoir\" }",
        ),
        (
            "claire",
            3,
            Action::TransferTask,
            &[("to", "person:odile"), ("reason", "Absente")],
            "Transfer { to: Person(PersonId(\"odile\")), reason: \"Absente\" }",
        ),
        (
            "claire",
            3,
            Action::AskOpinion,
            &[("to", "post:del"), ("question", "Est-ce conforme ?")],
            "Ask { to: Post(PostId(\"del\")), question: \"Est-ce conforme ?\" }",
        ),
        (
            "claire",
            3,
            Action::InsertStep,
            &[("asked", "opinion"), ("to", "post:cor"), ("days", "3")],
            "Insert { before: Some(2), step: Step { asked: Opinion, who: [Post(PostId(\"cor\"))], quorum: All, days: 3",
        ),
        ("claire", 4, Action::BypassTask, &[("reason", "Urgence")], "Bypass { motive: \"Urgence\" }"),
        (
            "claire",
            3,
            Action::RecordPaper,
            &[("scan", "/tmp/p.pdf"), ("day", "12/03/2027"), ("signer", "C. Aubert")],
            "Paper { scan: \"/tmp/p.pdf\", day: 2027-03-12, signer: \"C. Aubert\" }",
        ),
    ] {
        let mut m = at(me, number);
        let mut form = form(&mut m, action);
        assert!(sent(&form, &m).starts_with("fault in"), "{action:?}: nothing was filled in");
        for (field, value) in fields {
            fill(&mut form, field, value);
        }
        let made = sent(&form, &m);
        assert!(made.starts_with("Act {") && made.contains(verb), "{verb} in {made}");
    }
}

#[test]
fn particulars_that_the_step_asks_for_stand_in_the_same_form() {
    let mut m = at("hugo", 4);
    with(&mut m, 4, |d| {
        d.rounds[0].steps[0].to_approve = vec!["numéro de marché".into()];
        d.rounds[0].steps[0].to_refuse = vec!["pièce".into()];
    });
    let mut form = form_of(update(&mut m, Action::GiveVisa));
    assert!(form.fields.iter().any(|f| f.words(Fr) == "numéro de marché"));
    assert!(sent(&form, &m).starts_with("fault in field1"));
    fill(&mut form, "field1", "2027-12");
    assert!(sent(&form, &m).contains("what: Visa, fields: {\"numéro de marché\": \"2027-12\"}"), "{}", sent(&form, &m));
    let refuse = form_of(update(&mut m, Action::RefuseDossier));
    assert!(refuse.fields.iter().any(|f| f.words(Fr) == "pièce"));
}

#[test]
fn several_dossiers_are_selected_and_acted_on_at_once() {
    let mut m = model_of(state(), "hugo", Fr, (160, 60));
    m.book.tray = Tray::ALL.len() - 1;
    refresh(&mut m);
    press(&mut m, "space space space");
    assert_eq!(m.book.place.selected.len(), 3);
    assert!(shown(&mut m).contains("3 cochés"));
    assert!(shown(&mut m).contains('*'), "selected rows are marked without colour");
    // The visa is asked of one of them; each answers for itself.
    press(&mut m, "*");
    assert_eq!(why_not(&m, Action::GiveVisa), None);
    let verb = only(press(&mut m, "V"));
    assert!(verb.starts_with("Together {") && verb.matches("Act {").count() == m.book.names.len(), "{verb}");
    let mut plan =
        Plan::new(Heading::Together { wish: crate::domain::deeds::Wish::Visa, dossiers: 8 }, Grade::Confirmed);
    remind(&mut m, &mut plan);
    assert_eq!(plan.notes, [Note::NotOpened]);
    let form =
        form_of(press(&mut m, "x").into_iter().chain(m.overlays.pop().map(|o| Effect::Push(Box::new(o)))).collect());
    assert_eq!(form.title.replace('\u{a0}', " "), "Refuser 8 dossiers");
    // Escape leaves the selection.
    m.overlays.clear();
    press(&mut m, "esc");
    assert!(m.book.place.selected.is_empty());
    let mut m = at("claire", 2);
    press(&mut m, "space space");
    assert!(only(press(&mut m, "A")).starts_with("DepositAll"));
}

#[test]
fn what_is_not_read_is_marked_and_opening_it_writes_that_down_in_passing() {
    let mut m = at("claire", 3);
    assert!(shown(&mut m).contains("• non lu"));
    press(&mut m, "r");
    assert!(answer(&mut m, &Answer::Document(Reading::default())));
    let passing = in_passing(&mut m);
    assert!(matches!(passing.as_slice(), [Effect::InPassing(verb)] if format!("{verb:?}").contains("MarkRead")));
    assert!(in_passing(&mut m).is_empty(), "once");
    m.overlays.clear();
    let current = m.state.dossiers[&dossier(3)].current.hash.clone();
    with(&mut m, 3, |d| d.reads.push((Meta { by: "claire".into(), ..Meta::default() }, current)));
    let row = |m: &mut Model| shown(m).lines().skip_while(|l| !l.starts_with("> 2027-0003")).nth(1).unwrap().to_owned();
    assert!(!row(&mut m).contains("non lu"));
    press(&mut m, "r");
    answer(&mut m, &Answer::Document(Reading::default()));
    assert!(in_passing(&mut m).is_empty(), "it was read already");
}

/// What can no longer be done stays where it stood until other words are typed: Enter does what was read.
#[test]
fn the_list_stays_under_the_cursor_while_the_desk_changes_behind_it() {
    let mut m = at("claire", 3);
    press(&mut m, "a");
    let list = |m: &Model| match m.overlays.last() {
        Some(Overlay::Palette(list)) => palette::found(list, m).iter().map(|r| r.action).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let before = list(&m);
    let at = before.iter().position(|a| *a == Action::MarkRead).unwrap();
    (0..at).for_each(|_| assert!(press(&mut m, "down").is_empty()));
    with(&mut m, 3, |d| d.reads.push((Meta { by: "claire".into(), ..Meta::default() }, d.current.hash.clone())));
    assert_eq!(list(&m), before);
    press(&mut m, "u backspace");
    assert_ne!(list(&m), before, "other words, another list");
}

/// A file of the round takes the dot away; what is to be signed is read again once it is another one.
#[test]
fn reading_the_file_before_is_not_reading_the_one_to_be_signed() {
    let mut m = at("claire", 3);
    with(&mut m, 3, |d| {
        let before = d.current.clone();
        d.reads.push((Meta { by: "claire".into(), ..Meta::default() }, before.hash.clone()));
        let after = FileRef { hash: "after".into(), ..before.clone() };
        let timed = Timed { at: Meta::default().at, authority: String::new() };
        d.stamped.push(Stamped { meta: Meta::default(), before: before.hash, after, timed });
    });
    assert_eq!(m.state.dossiers[&dossier(3)].current.hash.as_str(), "after");
    let row = shown(&mut m).lines().skip_while(|l| !l.starts_with("> 2027-0003")).nth(1).unwrap().to_owned();
    assert!(!row.contains("non lu"), "the version was seen");
    assert_eq!(why_not(&m, Action::MarkRead), None, "what is to be signed was not");
    update(&mut m, Action::SignDossier);
    let planned = |m: &mut Model| {
        let mut plan = Plan::new(Heading::Sign { number: "3".into() }, Grade::Confirmed);
        super::super::acts::remind(m, &mut plan);
        plan.notes
    };
    assert_eq!(planned(&mut m), [Note::NotOpened]);
    press(&mut m, "r");
    answer(&mut m, &Answer::Document(Reading::default()));
    assert_eq!(in_passing(&mut m).len(), 1, "that it is read now is written down");
    m.overlays.clear();
    update(&mut m, Action::SignDossier);
    assert_eq!(planned(&mut m), []);
}

#[test]
fn an_annotation_is_written_on_the_page_that_is_read() {
    let mut m = at("claire", 3);
    press(&mut m, "r");
    let pages = (0..3).map(|n| vec![format!("ligne {n}"); 60]).collect();
    answer(&mut m, &Answer::Document(Reading { pages, ..Reading::default() }));
    press(&mut m, "right n");
    let Some(Overlay::Form(form)) = m.overlays.last() else { panic!("{:?}", m.overlays) };
    assert_eq!(form.value("page"), "2");
    for c in "n q".chars() {
        take(&mut m, Msg::Key(Chord::plain(crate::tui::chord::Key::Char(c))));
    }
    let Some(Overlay::Form(form)) = m.overlays.last_mut() else { panic!() };
    assert_eq!(form.value("text"), "n q", "in the form its key is a letter again");
    fill(form, "visibility", "private");
    let form = m.overlays.pop().unwrap();
    let Overlay::Form(form) = form else { panic!() };
    let made = sent(&form, &m);
    assert!(made.contains("visibility: Private") && made.contains("page: Some(2)"), "{made}");
}

#[test]
fn annotations_are_listed_for_those_who_may_read_them_and_withdrawn_by_their_author() {
    let note = |id: &str, by: &str, text: &str, visibility| Annotation {
        id: id.into(),
        text: text.into(),
        visibility,
        page: Some(2),
        made: Meta { by: by.into(), ..Meta::default() },
        ..Annotation::default()
    };
    let mut m = at("claire", 3);
    with(&mut m, 3, |d| {
        d.notes = vec![
            note("n1", "claire", "Voir l’article 4", Visibility::Public),
            note("n2", "hugo", "Entre nous", Visibility::Private),
        ];
    });
    press(&mut m, "enter");
    let seen = shown(&mut m);
    assert!(seen.contains("Voir l’article 4") && seen.contains("page 2") && !seen.contains("Entre nous"), "{seen}");
    assert_eq!(why_not(&m, Action::WithdrawNote), None);
    let form = form_of(update(&mut m, Action::WithdrawNote));
    assert_eq!(sent(&form, &m), "WithdrawNote { dossier: DossierId(\"d3\"), note: NoteId(\"n1\") }");
}

#[test]
fn a_search_opens_the_page_or_shows_the_dossier() {
    let mut m = model(Fr, (120, 40));
    press(&mut m, "ctrl-f");
    for c in "marée".chars() {
        take(&mut m, Msg::Key(Chord::plain(crate::tui::chord::Key::Char(c))));
    }
    let asked = press(&mut m, "enter");
    assert!(
        matches!(asked.as_slice(), [Effect::Ask(Question::SearchDossiers(words))] if words == "marée"),
        "{asked:?}"
    );
    m.overlays.clear();
    let found = |number, place, line: &str| Found { dossier: dossier(number), place, line: line.into() };
    answer(
        &mut m,
        &Answer::Found(vec![found(3, FoundIn::Page(2), "la marée monte"), found(1, FoundIn::Particulars, "Marée")]),
    );
    let seen = shown(&mut m);
    for part in ["2 dossiers les contiennent", "2027-0003", "page 2 — la marée monte", "titre et précisions"] {
        assert!(seen.contains(part), "{part}\n{seen}");
    }
    let asked = press(&mut m, "enter");
    assert!(matches!(asked.as_slice(), [Effect::Ask(Question::ReadDossier(id))] if *id == dossier(3)), "{asked:?}");
    let pages = (0..3).map(|n| vec![format!("ligne {n}"); 60]).collect();
    answer(&mut m, &Answer::Document(Reading { pages, ..Reading::default() }));
    assert!(shown(&mut m).contains("── page 2 sur 3"), "the reader stands at the page");
    m.overlays.clear();
    answer(&mut m, &Answer::Found(Vec::new()));
    assert!(shown(&mut m).contains("Aucun dossier ne contient ces mots."));
}
