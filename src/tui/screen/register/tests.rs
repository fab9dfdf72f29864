//! Tests of the register screen.

use super::*;
use crate::desk::{Answer, Audit, Filter, Line, Question};
use crate::domain::trouble::Trouble;
use crate::text::Lang;
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::fixture_lists::{has_control, line, model, picture, plain};
use crate::tui::model::Model;
use crate::tui::overlay::form::{Form, Kind};
use crate::tui::overlay::{Message, Overlay};
use tui_input::Input;

/// A register of so many entries, numbered from the latest on.
fn entries(n: u64) -> Vec<Line> {
    (0..n).map(|n| line(n, "code.issued", &format!("code:27INSU{n}"), &format!("27INSU{n}"))).collect()
}

/// What the worker would answer to the questions among these effects.
fn worker(m: &mut Model, effects: &[Effect], all: &[Line]) {
    for effect in effects {
        if let Effect::Ask(Question::Entries(filter)) = effect {
            let lines = all.iter().skip(filter.skip).take(filter.most).cloned().collect();
            assert!(answer(m, &Answer::Entries { lines, total: all.len() }));
        }
    }
}

fn start(n: u64) -> (Model, Vec<Line>) {
    let mut m = model();
    m.screen = Layer::Register;
    let all = entries(n);
    let effects = shown(&mut m);
    worker(&mut m, &effects, &all);
    (m, all)
}

fn at(m: &mut Model, width: u16, height: u16) -> String {
    plain(&picture(m, view, width, height))
}

fn pushed(effects: Vec<Effect>) -> Overlay {
    let found = effects.into_iter().find_map(|effect| match effect {
        Effect::Push(overlay) => Some(*overlay),
        _ => None,
    });
    found.expect("an overlay")
}

fn form(m: &mut Model, action: Action) -> Form {
    match pushed(update(m, action)) {
        Overlay::Form(form) => form,
        other => panic!("{other:?}"),
    }
}

fn fill(form: &mut Form, name: &str, value: &str) {
    let field = form.fields.iter_mut().find(|f| f.name == name).unwrap();
    match &mut field.kind {
        Kind::Line(input) | Kind::Path(input) => *input = Input::from(value),
        Kind::Choice { options, at } => *at = options.iter().position(|(key, _)| key == value).unwrap(),
        Kind::Pick { chosen, .. } => *chosen = Some(value.to_owned()),
        other => panic!("{other:?}"),
    }
}

/// The filter that a form asks for, or the field that it finds fault with.
fn asked(form: &Form, m: &Model) -> Result<Filter, &'static str> {
    match (form.make.0)(form, m) {
        Ok(Effect::ShowRegister(filter)) => Ok(filter),
        Ok(other) => panic!("{other:?}"),
        Err(fault) => Err(fault.field),
    }
}

#[test]
fn the_table_reads_well_at_both_sizes_and_in_both_languages() {
    let (mut m, _) = start(3);
    let small = at(&mut m, 80, 21);
    for expected in ["3 écritures", "Quand", "Qui", "Quoi", "Sur", "10/05/2027", "Jeanne Petit", "code émis", "27INSU0"]
    {
        assert!(small.contains(expected), "{expected} in\n{small}");
    }
    assert_eq!(small.lines().filter(|l| l.starts_with('>')).count(), 1, "{small}");
    assert!(!small.contains("Détail"));
    let wide = at(&mut m, 140, 21);
    assert!(wide.contains("En tant que") && wide.contains("rnsr.csv"), "{wide}");
    m.lang = Lang::En;
    let english = at(&mut m, 120, 37);
    for expected in ["3 entries", "When", "Who", "What", "About", "Detail", "code issued"] {
        assert!(english.contains(expected), "{expected} in\n{english}");
    }
    for (w, h) in [(1, 1), (10, 3), (40, 10)] {
        at(&mut m, w, h);
    }
}

#[test]
fn entries_are_read_page_by_page_as_the_cursor_nears_the_end() {
    let (mut m, all) = start(450);
    assert_eq!((m.register.lines.len(), m.register.total), (200, 450));
    assert!(at(&mut m, 80, 21).contains("450 écritures · les 200 dernières"));
    assert!(update(&mut m, Action::PageDown).is_empty(), "far from the end nothing is asked");
    let effects = update(&mut m, Action::Last);
    assert!(matches!(effects.as_slice(), [Effect::Ask(Question::Entries(f))] if f.skip == 200 && f.most == 200));
    assert!(update(&mut m, Action::Up).is_empty(), "a page that is on its way is not asked for twice");
    worker(&mut m, &effects, &all);
    assert_eq!((m.register.lines.len(), m.register.place.cursor), (400, 198), "the cursor stays where it was");
    let effects = update(&mut m, Action::Last);
    worker(&mut m, &effects, &all);
    assert_eq!(m.register.lines.len(), 450);
    assert!(update(&mut m, Action::Last).is_empty(), "everything is read");
}

#[test]
fn a_change_is_read_again_and_the_cursor_stays_on_its_entry() {
    let (mut m, mut all) = start(250);
    for _ in 0..5 {
        update(&mut m, Action::Down);
    }
    let before = m.register.current().unwrap().id.clone();
    all.insert(0, line(999, "dossier.visa", "dossier:d1", "2027-0001"));
    refresh(&mut m);
    let effects = shown(&mut m);
    worker(&mut m, &effects, &all);
    assert_eq!(m.register.total, 251);
    assert_eq!(m.register.current().unwrap().id, before);
}

#[test]
fn an_answer_for_another_screen_is_left_alone() {
    let (mut m, all) = start(3);
    let stray = Answer::Entries { lines: all.clone(), total: 3 };
    assert!(!answer(&mut m, &stray), "nothing was asked");
    shown(&mut m);
    m.screen = Layer::Structures;
    assert!(!answer(&mut m, &stray), "somebody else stands in front");
    m.screen = Layer::Register;
    let effects = shown(&mut m);
    worker(&mut m, &effects, &all);
    assert_eq!(m.register.lines.len(), 3);
}

#[test]
fn subjects_are_named_as_people_name_them() {
    let (mut m, _) = start(3);
    for (kind, which, expected) in [
        ("", "", Ok(None)),
        ("structure", "", Ok(Some("structure:"))),
        ("structure", "u9", Ok(Some("structure:201000008H"))),
        ("structure", "200710776m", Ok(Some("structure:200710776M"))),
        ("structure", "U 1016", Err("which")),
        ("structure", "nulle part", Err("which")),
        ("code", "27insu1016", Ok(Some("code:27INSU1016"))),
        ("dossier", "2027-0002", Ok(Some("dossier:d2"))),
        ("person", "elie", Ok(Some("person:paul"))),
        ("campaign", "2027", Ok(Some("campaign:2027"))),
        ("desk", "", Ok(Some("desk"))),
        ("", "U 9", Err("kind")),
    ] {
        let mut form = form(&mut m, Action::FilterSubject);
        fill(&mut form, "kind", kind);
        fill(&mut form, "which", which);
        let found = asked(&form, &m).map(|f| f.subject);
        assert_eq!(found, expected.map(|s: Option<&str>| s.map(str::to_owned)), "{kind} {which}");
    }
}

#[test]
fn filters_add_up_and_one_key_clears_them() {
    let (mut m, _) = start(3);
    let mut person = form(&mut m, Action::FilterPerson);
    fill(&mut person, "person", "paul");
    let wanted = asked(&person, &m).unwrap();
    filter(&mut m, wanted);
    let mut day = form(&mut m, Action::FilterDay);
    fill(&mut day, "day", "hier");
    assert_eq!(asked(&day, &m), Err("day"));
    fill(&mut day, "day", "10/05/2027");
    let wanted = asked(&day, &m).unwrap();
    let effects = filter(&mut m, Filter { subject: Some("structure:200710776M".into()), ..wanted });
    let [Effect::Ask(Question::Entries(sent))] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(
        (sent.person.as_ref().map(crate::domain::ids::PersonId::as_str), sent.day),
        (Some("paul"), "2027-05-10".parse().ok())
    );
    let shown = at(&mut m, 80, 21);
    assert!(shown.contains("structure U 1016 · Paul Élie · 10/05/2027"), "{shown}");
    assert!(shown.contains("Lecture du registre…"), "{shown}");
    let effects = update(&mut m, Action::ClearFilters);
    assert!(matches!(effects.as_slice(), [Effect::Ask(Question::Entries(f))] if f.person.is_none() && f.day.is_none()));
}

#[test]
fn the_filter_line_finds_words_in_what_was_read() {
    let (mut m, _) = start(30);
    m.filters.insert(Layer::Register, "émis 27insu7".into());
    refresh(&mut m);
    assert_eq!(m.register.names.len(), 1);
    m.filters.insert(Layer::Register, "zzz".into());
    refresh(&mut m);
    assert!(at(&mut m, 80, 10).contains("Aucune des écritures lues"));
    m.filters.clear();
    refresh(&mut m);
    assert_eq!(m.register.names.len(), 30);
}

#[test]
fn an_entry_is_told_in_full_with_its_time_as_a_claim() {
    let (mut m, _) = start(3);
    let Overlay::Message(Message { lines, .. }) = pushed(update(&mut m, Action::Open)) else {
        panic!("a message");
    };
    let told = lines.join("\n");
    for expected in [
        "selon l’horloge de cet ordinateur",
        "correspondante documentaire de l’U 1016",
        "code émis (code.issued)",
        "code · 27INSU0",
        "code:27INSU0",
        &"0".repeat(64),
        "jeanne/portable/1",
    ] {
        assert!(told.contains(expected), "{expected} in\n{told}");
    }
    m.register.lines[0].sealed = true;
    let Overlay::Message(Message { lines, .. }) = pushed(update(&mut m, Action::Open)) else {
        panic!("a message");
    };
    assert!(lines.last().unwrap().contains("a été détruit"));
    assert!(at(&mut m, 80, 10).contains("⚠ code émis"));
}

#[test]
fn a_verification_says_intact_or_every_fault() {
    let (mut m, _) = start(3);
    let sound = Audit {
        logs: 1,
        entries: 3,
        documents: 2,
        roots: vec![("desk/log".into(), 3, "cm9vdA==".into())],
        ..Audit::default()
    };
    assert!(!answer(&mut m, &Answer::Verified(sound.clone())), "nobody asked here");
    let effects = update(&mut m, Action::VerifyRegister);
    assert!(matches!(effects.as_slice(), [Effect::Ask(Question::VerifyRegister)]));
    assert!(at(&mut m, 80, 10).contains("vérification en cours…"));
    assert!(answer(&mut m, &Answer::Verified(sound)));
    let faulty = Audit { faults: vec![Trouble::damaged("register/a.log", "entry-hash")], ..Audit::default() };
    update(&mut m, Action::VerifyRegister);
    assert!(answer(&mut m, &Answer::Verified(faulty)));
    let told: Vec<String> = m
        .overlays
        .iter()
        .map(|overlay| match overlay {
            Overlay::Message(message) => plain(&message.lines.join("\n")),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(told[0].contains("Tout est intact") && told[0].contains("desk/log") && told[0].contains("cm9vdA=="));
    assert!(told[1].contains("1 défaut trouvé") && told[1].contains("a.log"), "{}", told[1]);
}

#[test]
fn a_checkpoint_is_shown_to_be_copied() {
    let (mut m, _) = start(3);
    assert!(matches!(update(&mut m, Action::ShowCheckpoint).as_slice(), [Effect::Ask(Question::Checkpoint)]));
    assert!(answer(&mut m, &Answer::Checkpoints(vec!["desk/log\n3\ncm9vdA==\n\n— key sig\n".into()])));
    let shown = at(&mut m, 80, 20);
    assert!(shown.contains("Scellés du registre") && shown.contains("— key sig"), "{shown}");
    let effects = update(&mut m, Action::CopyCell);
    assert!(matches!(effects.as_slice(), [Effect::Copy { text, secret: false }] if text.contains("cm9vdA==")));
    update(&mut m, Action::Back);
    assert!(at(&mut m, 80, 20).contains("3 écritures"));
}

#[test]
fn an_export_needs_a_folder_and_says_where_it_is() {
    let (mut m, _) = start(3);
    let mut export = form(&mut m, Action::ExportRegister);
    assert!((export.make.0)(&export, &m).is_err());
    fill(&mut export, "folder", "/tmp/tiles");
    let effect = (export.make.0)(&export, &m).unwrap();
    assert!(matches!(effect, Effect::Ask(Question::ExportRegister(path)) if path.ends_with("tiles")));
    assert!(answer(&mut m, &Answer::Exported("/tmp/tiles".into())));
    assert!(
        matches!(m.overlays.last(), Some(Overlay::Message(Message { lines, .. })) if lines[0].contains("/tmp/tiles"))
    );
}

#[test]
fn text_that_attacks_a_terminal_does_not_reach_it() {
    let evil = "a\u{1b}[31m\u{9b}\u{202e}\r\n\u{7}\u{200b}";
    let mut m = model();
    m.screen = Layer::Register;
    let bad = Line {
        name: evil.into(),
        acting: evil.into(),
        about: evil.into(),
        detail: evil.into(),
        kind: evil.into(),
        subject: evil.into(),
        log: evil.into(),
        ..line(1, "", "", "")
    };
    let effects = shown(&mut m);
    worker(&mut m, &effects, &[bad]);
    for (w, h) in [(80, 21), (160, 40)] {
        assert!(!has_control(&picture(&mut m, view, w, h)));
    }
    let Overlay::Message(Message { lines, .. }) = pushed(update(&mut m, Action::Open)) else {
        panic!("a message");
    };
    assert!(!has_control(&lines.join("\n")), "{lines:?}");
    m.register.checkpoints = Some(vec![evil.into()]);
    assert!(!has_control(&picture(&mut m, view, 80, 21)));
    m.register.checkpoints = None;
    m.register.filter.subject = Some(format!("structure:{evil}"));
    assert!(!has_control(&picture(&mut m, view, 80, 21)));
}

#[test]
fn an_administrator_accepts_the_present_time() {
    let (mut m, _) = start(3);
    let row = super::ROWS.iter().find(|r| r.action == Action::AcceptClock).unwrap();
    m.state.people = std::sync::Arc::default();
    assert!((row.enabled)(&m).is_err());
    let account = crate::domain::people::Account { administrator: true, ..Default::default() };
    std::sync::Arc::make_mut(&mut m.state.people).accounts.insert(m.me.clone(), account);
    assert_eq!((row.enabled)(&m), Ok(()));
    let effects = update(&mut m, Action::AcceptClock);
    assert!(matches!(&effects[..], [Effect::Plan(verb), ..] if format!("{verb:?}") == "AcceptClock"), "{effects:?}");
}
