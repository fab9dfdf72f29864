//! The pane of one structure.

use super::*;

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
    assert!(matches!(effects.as_slice(), [Effect::Warn(_)]));
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
fn whoever_went_to_the_end_before_the_history_came_stands_at_its_end() {
    let mut m = start();
    m.size = (120, 24);
    put(&mut m, "201000010K");
    press(&mut m, &[Action::First, Action::Down]);
    let id = m.structures.pane.shows.clone().unwrap();
    press(&mut m, &[Action::NextPane, Action::Last]);
    let subject = format!("structure:{id}");
    let lines = (0..9).map(|n| line(n, "structure.recorded", &subject, "x")).collect();
    assert!(answer(&mut m, &Answer::Entries { lines, total: 9 }));
    let rows = super::super::pane::lines(&m, 48).len();
    assert_eq!(m.structures.pane.place.cursor + 1, rows);
    assert!(at(&mut m, 120, 24).contains(&format!("sur {rows}")));
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
    super::super::pane::lines(m, 80).len()
}
