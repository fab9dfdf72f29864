//! The list and the tree: columns, filter, order, what is selected.

use super::*;

#[test]
fn the_table_reads_well_at_both_sizes_and_in_both_languages() {
    let mut m = start();
    let small = at(&mut m, 80, 21);
    for expected in ["11 structures · partout", "Libellé ↑", "Intitulé", "Ville", "Délégation", "Code", "> CANENV"]
    {
        assert!(small.contains(expected), "{expected} in\n{small}");
    }
    assert!(!small.contains('│'), "no pane beside at 80 columns:\n{small}");
    let wide = at(&mut m, 120, 37);
    assert!(wide.contains("│> CANENV") && wide.contains("Délégation    Nord-Ouest"), "{wide}");
    m.lang = Lang::En;
    let english = at(&mut m, 120, 37);
    for expected in
        ["11 structures · everywhere", "Label ↑", "Title", "City", "Office        Nord-Ouest", "to register"]
    {
        assert!(english.contains(expected), "{expected} in\n{english}");
    }
    for picture in [small, wide, english] {
        assert_eq!(picture.lines().filter(|l| l.starts_with('>')).count(), 1, "one row has the mark");
    }
}

#[test]
fn columns_go_one_by_one_but_never_the_one_sorted_on() {
    let mut m = start();
    assert!(at(&mut m, 300, 20).contains("Délégation"));
    let narrow = at(&mut m, 50, 20);
    assert!(!narrow.contains("Ville") && !narrow.contains("Numéro") && narrow.contains("Intitulé"));
    press(&mut m, &[Action::SortNext, Action::SortNext, Action::SortNext]);
    let narrow = at(&mut m, 50, 20);
    assert!(narrow.contains("Délégation") && narrow.contains('↑'), "{narrow}");
    for (w, h) in [(1, 1), (9, 3), (10, 3), (40, 10), (100, 3), (99, 2)] {
        at(&mut m, w, h);
        press(&mut m, &[Action::Open]);
        at(&mut m, w, h);
        press(&mut m, &[Action::Back]);
    }
}

#[test]
fn a_filter_finds_words_with_or_without_accents() {
    let mut m = start();
    for (typed, found) in [
        ("oeuvre PSYCHIATRIE", "201000008H"),
        ("ÉLÈVES cœur", "201000001A"),
        ("eleves coeur", "201000001A"),
        ("u2001", "202700001A"),
        ("niedergang institut", "200710776M"),
    ] {
        filter(&mut m, typed);
        assert_eq!(ids(&m), [found], "{typed}");
    }
    filter(&mut m, "zzz");
    assert!(at(&mut m, 80, 10).contains("Rien ne correspond à « zzz »"));
    filter(&mut m, "  ");
    assert_eq!(ids(&m).len(), 11);
}

#[test]
fn the_cursor_stays_on_its_structure_while_the_filter_changes() {
    let mut m = start();
    put(&mut m, "201000008H");
    filter(&mut m, "paris");
    assert_eq!(m.structures.current().unwrap().as_str(), "201000008H");
    filter(&mut m, "lille");
    assert_eq!(m.structures.place.cursor, 0, "what is gone leaves the first row");
}

#[test]
fn sorting_goes_through_the_columns_turns_round_and_is_remembered() {
    let mut m = start();
    let labels: Vec<&str> = ids(&m);
    let place = |id: &str| labels.iter().position(|l| *l == id).unwrap();
    assert!(
        place("201000008H") < place("201000003C") && place("201000003C") < place("200710776M"),
        "U 9, U 77, U 1016"
    );
    let effects = press(&mut m, &[Action::SortNext, Action::SortNext]);
    assert!(effects.iter().any(|e| matches!(e, Effect::SavePreferences)));
    assert_eq!(m.preferences.structures_sort, "city");
    assert_eq!(m.state.structures[&StructureId::from(ids(&m)[0])].city, "Lille");
    press(&mut m, &[Action::SortReverse]);
    assert_eq!(m.preferences.structures_sort, "-city");
    assert_eq!(m.state.structures[&StructureId::from(ids(&m)[0])].city, "Strasbourg");
    let mut again = start();
    again.preferences = m.preferences.clone();
    refresh(&mut again);
    assert_eq!(ids(&again), ids(&m));
    press(&mut m, &[Action::SortNext, Action::SortNext, Action::SortNext]);
    assert_eq!(m.preferences.structures_sort, "label", "behind the last column comes the first");
}

#[test]
fn the_home_office_is_shown_first_and_one_key_shows_everywhere() {
    let mut m = start();
    let row = ROWS.iter().find(|row| row.action == Action::ToggleEverywhere).unwrap();
    assert_eq!((row.enabled)(&m), Err(texts::NO_HOME_YET));
    put(&mut m, "200710776M");
    let effects = press(&mut m, &[Action::SetHomeOffice]);
    assert!(effects.iter().any(|e| matches!(e, Effect::SavePreferences)));
    assert_eq!(m.preferences.home_office, Some("pce".into()));
    assert_eq!(ids(&m).len(), 3);
    assert!(at(&mut m, 80, 20).contains("3 structures · Paris-IDF Centre-Est"));
    press(&mut m, &[Action::ToggleEverywhere]);
    assert_eq!(ids(&m).len(), 11);
    press(&mut m, &[Action::ToggleEverywhere, Action::SetHomeOffice]);
    assert_eq!((m.preferences.home_office.clone(), ids(&m).len()), (None, 11), "asked again, it is no longer home");
}

#[test]
fn closed_structures_are_shown_on_request_and_say_so() {
    let mut m = start();
    assert!(!at(&mut m, 80, 20).contains("Unité éteinte"));
    press(&mut m, &[Action::ShowClosed]);
    let shown = at(&mut m, 80, 20);
    assert!(shown.contains("[fermée] Unité éteinte") && shown.contains("fermées comprises"), "{shown}");
}

#[test]
fn the_tree_shuts_offices_opens_them_and_goes_up() {
    let mut m = start();
    press(&mut m, &[Action::ToggleTree]);
    assert!(ids(&m).is_empty(), "offices are shut at first");
    assert!(at(&mut m, 80, 20).contains("> ▸ Est"));
    press(&mut m, &[Action::Last, Action::Open]);
    let shown = at(&mut m, 80, 20);
    assert!(shown.contains("> ▾ Paris-IDF Centre-Est") && shown.contains("    ▾ U 1016"), "{shown}");
    assert_eq!(ids(&m), ["201000008H", "200710776M", "201000001A"], "the team stands under its structure");
    press(&mut m, &[Action::Last, Action::Left]);
    assert_eq!(m.structures.current().unwrap().as_str(), "200710776M", "left goes up");
    press(&mut m, &[Action::Left]);
    assert_eq!(ids(&m).len(), 2, "left shuts");
    press(&mut m, &[Action::Right]);
    assert_eq!(ids(&m).len(), 3, "right opens");
    press(&mut m, &[Action::First]);
    filter(&mut m, "eleves");
    assert_eq!(ids(&m), ["201000001A"], "a filter opens everything");
}

#[test]
fn text_that_attacks_a_terminal_does_not_reach_it() {
    let mut m = start();
    poison(&mut m);
    m.structures.closed_too = true;
    refresh(&mut m);
    for tree in [false, true] {
        m.preferences.tree = tree;
        refresh(&mut m);
        for n in 0..m.structures.names.len() {
            m.structures.place.cursor = n;
            update(&mut m, Action::SelectRange);
            for (w, h) in [(80, 21), (120, 60)] {
                let shown = picture(&mut m, view, w, h);
                assert!(!has_control(&shown), "{shown:?}");
            }
        }
    }
    assert!(picture(&mut m, view, 120, 60).contains("<U+"), "what is hidden is written out");
}

#[test]
fn nothing_is_done_to_an_office() {
    let mut m = start();
    press(&mut m, &[Action::ToggleTree]);
    assert!(press(&mut m, &[Action::RegisterStructure, Action::AdjustStructure, Action::IssueCodes]).is_empty());
    let shown = at(&mut m, 120, 20);
    assert!(shown.contains("│> Est") && shown.contains("│  3 structures"), "{shown}");
}

#[test]
fn moving_works_nothing_out_again() {
    let mut m = start();
    let names = m.structures.names.as_ptr();
    press(&mut m, &[Action::Down, Action::PageDown, Action::Last, Action::Select, Action::Open, Action::Back]);
    assert_eq!(m.structures.names.as_ptr(), names);
}
