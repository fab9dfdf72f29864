//! Tests of the screen of structures.

use super::*;
use crate::desk::{Answer, Question};
use crate::domain::ids::StructureId;
use crate::domain::plan::Grade;
use crate::text::{Lang, screens_lists as texts};
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::fixture_lists::{empty, has_control, line, model, picture, plain, poison};
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::{Form, Kind};
use tui_input::Input;

fn start() -> Model {
    let mut m = model();
    m.screen = Layer::Structures;
    m
}

fn filter(m: &mut Model, typed: &str) {
    m.filters.insert(Layer::Structures, typed.into());
    refresh(m);
}

fn press(m: &mut Model, keys: &[Action]) -> Vec<Effect> {
    keys.iter().flat_map(|key| update(m, *key)).collect()
}

/// The numbers of the structures shown, in order.
fn ids(m: &Model) -> Vec<&str> {
    m.structures.names.iter().filter(|n| !n.starts_with("office:")).map(String::as_str).collect()
}

fn put(m: &mut Model, id: &str) {
    assert!(m.structures.go_to(&id.into()), "{id} is not shown");
    update(m, Action::SelectRange);
    m.structures.place.clear();
}

fn at(m: &mut Model, width: u16, height: u16) -> String {
    plain(&picture(m, view, width, height))
}

fn form(effects: Vec<Effect>) -> Form {
    let found = effects.into_iter().find_map(|effect| match effect {
        Effect::Push(overlay) => match *overlay {
            Overlay::Form(form) => Some(form),
            _ => None,
        },
        _ => None,
    });
    found.expect("a form")
}

fn fill(form: &mut Form, name: &str, value: &str) {
    let field = form.fields.iter_mut().find(|f| f.name == name).unwrap();
    match &mut field.kind {
        Kind::Line(input) | Kind::Path(input) => *input = Input::from(value),
        Kind::Choice { options, at } => *at = options.iter().position(|(key, _)| key == value).unwrap(),
        Kind::Toggle(on) => *on = value == "true",
        other => panic!("{other:?}"),
    }
}

fn send(form: &Form, m: &Model) -> String {
    match (form.make.0)(form, m) {
        Ok(effect) => format!("{effect:?}"),
        Err(fault) => format!("{fault:?}"),
    }
}

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
fn the_pane_tells_all_that_is_known_and_nothing_secret() {
    let mut m = start();
    press(&mut m, &[Action::ShowClosed]);
    put(&mut m, "200710776M");
    let shown = at(&mut m, 160, 70);
    for expected in [
        "│> U 1016",
        "Institut Cochin",
        "Numéro        200710776M",
        "Sigle         IC",
        "Nature        Unité mixte",
        "Création      2014",
        "État          en activité",
        "Adresse       1 rue de la Paix",
        "75014 Paris",
        "Délégation    Paris-IDF Centre-Est",
        "Site web      https://institutcochin.fr",
        "ROR           https://ror.org/051sk4035",
        "INSERM        U 1016 · tutelle",
        "CNRS          UMR 8104 · tutelle",
        "Florence Niedergang · Directrice",
        "Luc Adjoint · DIR-ADJ",
        "U 1016        Équipe Élèves du cœur",
        "2002          Fusion · 199812345A",
        "Campagne 2027",
        "Coupure       6 juin 2027",
        "code émis",
        "mixte : le code n’ouvre pas le portail",
        "Réinscrite le 12 avril 2027",
        "Correspondant Jeanne Petit",
        "jeanne.petit@inserm.fr",
        "01 40 51 64 00",
        "Effectif      65 ayants droit : 12 CNRS, 40 autres, 9",
        "27INSU1016    ✔ remis · émis le 13/04/2027",
        "26INSU1016    ✔ valable jusqu’à la coupure",
    ] {
        assert!(shown.contains(expected), "{expected} in\n{shown}");
    }
    let heads = (shown.find("Florence").unwrap(), shown.find("Luc Adjoint").unwrap());
    assert!(heads.0 < heads.1, "the head stands before the deputy");
    for secret in ["HASH", "INDEX", "$2y$"] {
        assert!(!shown.contains(secret), "{secret} is shown");
    }
    put(&mut m, "202700001A");
    assert!(at(&mut m, 160, 70).contains("27INSU2001"), "an exemption names the code that proves it");
}

#[test]
fn enter_opens_the_pane_over_a_narrow_screen_and_escape_closes_it() {
    let mut m = start();
    m.size = (80, 24);
    put(&mut m, "201000009J");
    press(&mut m, &[Action::Open]);
    let over = at(&mut m, 80, 21);
    assert!(over.contains("> US 34") && !over.contains("Libellé ↑"), "{over}");
    press(&mut m, &[Action::Down, Action::Down, Action::Down]);
    assert!(at(&mut m, 80, 21).contains("> Numéro"));
    press(&mut m, &[Action::Back]);
    assert!(at(&mut m, 80, 21).contains("> US 34       Plateforme"));
}

#[test]
fn a_parent_or_a_child_is_one_enter_away() {
    let mut m = start();
    m.size = (120, 40);
    put(&mut m, "200710776M");
    press(&mut m, &[Action::NextPane]);
    let lines = pane::lines(&m, 48);
    let child = lines.iter().position(|l| l.target.is_some()).expect("a child");
    press(&mut m, &vec![Action::Down; child]);
    press(&mut m, &[Action::Open]);
    assert_eq!(m.structures.current().unwrap().as_str(), "201000001A");
    assert_eq!(m.structures.pane.shows.as_ref().unwrap().as_str(), "201000001A");
}

#[test]
fn a_structure_is_shown_whatever_hides_it() {
    let mut m = start();
    put(&mut m, "200710776M");
    press(&mut m, &[Action::SetHomeOffice, Action::ToggleTree]);
    filter(&mut m, "cochin");
    for id in ["201000009J", "201000005E", "201000001A"] {
        show(&mut m, &id.into());
        assert_eq!(m.structures.current().map(StructureId::as_str), Some(id));
    }
    let effects = show(&mut m, &"nowhere".into());
    assert!(matches!(effects.as_slice(), [Effect::Say(_)]));
}

#[test]
fn the_history_is_asked_for_once_and_shown_when_it_comes() {
    let mut m = start();
    m.size = (120, 40);
    let effects = press(&mut m, &[Action::Down]);
    let asked = effects.iter().any(
        |e| matches!(e, Effect::Ask(Question::Entries(f)) if f.subject.as_deref() == Some("structure:201000010K")),
    );
    assert!(asked, "{effects:?}");
    put(&mut m, "201000010K");
    press(&mut m, &[Action::First, Action::Down]);
    let of = |id: &str| Answer::Entries {
        lines: vec![line(7, "structure.recorded", &format!("structure:{id}"), "x")],
        total: 9,
    };
    assert!(!answer(&mut m, &of("201000009J")), "the history of another structure is not taken");
    assert!(answer(&mut m, &of("201000010K")));
    let shown = at(&mut m, 120, 60);
    assert!(shown.contains("10/05/2027    structure enregistrée · Jeanne"), "{shown}");
    assert!(shown.contains("Et 8 autres dans le registre."), "{shown}");
    m.size = (80, 24);
    let effects = press(&mut m, &[Action::Down]);
    assert!(effects.is_empty(), "nobody sees it, nobody asks: {effects:?}");
}

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
fn a_click_in_the_pane_gives_it_the_keys() {
    let mut m = start();
    m.theme = crate::tui::theme::Theme::DARK;
    m.size = (120, 40);
    let body = crate::tui::view::areas(&m).body;
    crate::tui::mouse::take(&mut m, crate::tui::mouse::Mouse::Click { x: 90, y: body.y + 3 });
    assert!(m.structures.pane.focused);
    assert_eq!(m.structures.pane.place.cursor, 3);
    crate::tui::mouse::take(&mut m, crate::tui::mouse::Mouse::Click { x: 5, y: body.y + 4 });
    assert!(!m.structures.pane.focused);
    assert_eq!(m.structures.place.cursor, 2, "below the summary and the header");
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

#[test]
fn every_word_under_the_cursor_of_the_pane_has_the_colour_of_the_cursor_in_every_theme() {
    use crate::tui::theme::Theme;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    let mut m = start();
    put(&mut m, "200710776M");
    update(&mut m, Action::Open);
    let area = Rect::new(0, 0, 80, 21);
    let lines = pane_lines(&m);
    assert!(lines > 10, "the pane tells something");
    for theme in Theme::ALL.into_iter().filter(|t| t.cursor.fg.is_some()) {
        m.theme = theme;
        for line in 0..lines.min(21) {
            m.structures.pane.place.cursor = line;
            let mut buffer = Buffer::empty(area);
            view(&m, area, &mut buffer);
            let y = (0..21).find(|y| buffer[(0, *y)].symbol() == ">").expect("a cursor");
            let alike = (0..80).all(|x| Some(buffer[(x, y)].fg) == theme.cursor.fg);
            assert!(alike, "{} line {line}", theme.name);
        }
    }
}

fn pane_lines(m: &Model) -> usize {
    super::pane::lines(m, 80).len()
}
