//! What is done to structures: forms, plans and reasons.

use super::*;

#[test]
fn what_is_selected_is_what_is_issued() {
    let mut m = start();
    filter(&mut m, "rouen");
    press(&mut m, &[Action::SelectAll]);
    assert!(at(&mut m, 80, 20).contains("2 cochées"));
    let effects = format!("{:?}", press(&mut m, &[Action::IssueCodes]));
    assert!(
        effects.contains("Issue { structures: Some([StructureId(\"202700001A\"), StructureId(\"201000009J\")]) }"),
        "{effects}"
    );
    filter(&mut m, "");
    press(&mut m, &[Action::Back, Action::ToggleTree, Action::Open, Action::SelectAll]);
    assert_eq!(m.structures.place.selected.len(), 3, "offices are no structures");
    press(&mut m, &[Action::SelectAll]);
    assert!(m.structures.targets().is_empty(), "an office under the cursor is nothing to act on");
}

#[test]
fn a_registration_begins_with_what_was_declared_last() {
    let mut m = start();
    put(&mut m, "200710776M");
    let mut form = form(press(&mut m, &[Action::RegisterStructure]));
    assert_eq!((form.value("name").as_str(), form.value("phd").as_str()), ("Jeanne Petit", "9"));
    fill(&mut form, "phd", "10");
    let sent = send(&form, &m);
    assert!(sent.contains("Register {") && sent.contains("cnrs: 12, other: 40, phd: 10, postdoc: 4"), "{sent}");
}

#[test]
fn imports_and_adjustments_are_filled_in_and_planned() {
    let mut m = start();
    put(&mut m, "201000009J");
    let mut import = form(press(&mut m, &[Action::ImportStructures]));
    assert!(send(&import, &m).contains("field: \"file\""), "a file is needed");
    fill(&mut import, "file", "/tmp/rnsr.csv");
    assert!(send(&import, &m).contains("ImportStructures { file: \"/tmp/rnsr.csv\", source: None }"));
    fill(&mut import, "source", "ror");
    assert!(send(&import, &m).contains("source: Some(Ror)"));
    let mut table = form(press(&mut m, &[Action::ImportCorrespondents]));
    fill(&mut table, "file", "a.xlsx");
    fill(&mut table, "encoding", "windows-1252");
    assert!(send(&table, &m).contains("encoding: Some(Windows1252)"));
    let mut offices = form(press(&mut m, &[Action::ImportOffices]));
    fill(&mut offices, "file", "dr.csv");
    assert!(send(&offices, &m).contains("SetOffices"));
    let mut adjust = form(press(&mut m, &[Action::AdjustStructure]));
    fill(&mut adjust, "label", "US 34B");
    fill(&mut adjust, "office", "est");
    let sent = send(&adjust, &m);
    assert!(sent.contains("label: Some(\"US 34B\"), office: Some(OfficeId(\"est\")), outside: false"), "{sent}");
}

#[test]
fn what_cannot_be_done_says_why() {
    let row = |action: Action| ROWS.iter().find(|r| r.action == action).unwrap();
    let mut m = start();
    update(&mut m, Action::First);
    assert_eq!((row(Action::RegisterStructure).enabled)(&m), Ok(()));
    m.read_only = Some(crate::domain::trouble::ReadOnly::Asked);
    for row in ROWS.iter().filter(|r| r.grade > Grade::Look) {
        let why = (row.enabled)(&m).unwrap_err();
        assert!(why.fr.contains("lecture seule"), "{}", row.name);
    }
    let bare = empty();
    assert!((row(Action::RegisterStructure).enabled)(&bare).is_err());
    assert_eq!((row(Action::ImportStructures).enabled)(&bare), Ok(()));
    assert!(at(&mut empty(), 80, 20).contains("Importez le fichier du RNSR"));
}
