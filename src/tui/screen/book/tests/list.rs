//! Trays and their dossiers: what is listed, in which order, and what moves the cursor.

use super::*;

#[test]
fn trays_are_named_with_their_counts_and_what_waits_for_me_comes_first() {
    let fr = "[À traiter 3]  En retard 1   À venir 1   En circulation 2   Reprise possible 1 ";
    let en = "[To do 3]  Late 1   Coming 1   In circulation 2   Can take back 1   ";
    for size in [(80, 24), (120, 40)] {
        for (lang, head) in [(Fr, fr), (En, en)] {
            let text = seen(&model(lang, size));
            assert!(text.starts_with(head), "{text}");
            assert!(text.contains("> 2027-0008 Accord de licence Borée"), "{text}");
        }
    }
}

#[test]
fn each_dossier_says_where_it_stands_since_when_and_whether_it_is_late() {
    for (lang, lines) in [
        (
            Fr,
            [
                "2027-0008 Accord de licence Borée                          depuis aujourd’hui",
                "2/3 ● à vous : signature · U 9001 · convention",
                "2027-0005 Accord de transfert de matériel                       depuis 1 jour",
                "3/3 signature : Odile Roy · U 9001 · convention",
                "2027-0004 Convention de stage d’Ismaël Kone           ⚠ en retard de 10 jours",
                "✗ refusé · U 9001 · bon de commande",
                "✔ terminé · U 9001 · convention",
                "■ retiré · U 9001 · courrier ou note",
            ],
        ),
        (
            En,
            [
                "2027-0008 Accord de licence Borée                                 since today",
                "2/3 ● yours: signature · U 9001 · agreement",
                "2027-0005 Accord de transfert de matériel                           for 1 day",
                "3/3 signature: Odile Roy · U 9001 · agreement",
                "2027-0004 Convention de stage d’Ismaël Kone                    ⚠ 10 days late",
                "✗ refused · U 9001 · purchase order",
                "✔ completed · U 9001 · agreement",
                "■ withdrawn · U 9001 · letter or note",
            ],
        ),
    ] {
        let mut m = model(lang, (80, 24));
        update(&mut m, Action::PreviousTray);
        let text = seen(&m);
        for line in lines {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }
}

#[test]
fn tab_and_arrows_go_through_the_trays_and_come_round() {
    let mut m = model(Fr, (80, 24));
    for action in [Action::NextPane, Action::Right, Action::NextTray] {
        update(&mut m, action);
    }
    assert!(seen(&m).contains("[En circulation 2]"));
    for action in [Action::PreviousPane, Action::Left, Action::PreviousTray, Action::Left] {
        update(&mut m, action);
    }
    assert!(seen(&m).contains("[Tous 8]"));
}

#[test]
fn the_filter_narrows_the_tray_and_says_so_without_touching_the_counts() {
    let mut m = model(Fr, (80, 24));
    update(&mut m, Action::PreviousTray);
    m.filters.insert(Layer::Book, "ismael".into());
    refresh(&mut m);
    let text = seen(&m);
    assert!(text.contains("Filtre : 1 sur 8") && text.contains("[Tous 8]"), "{text}");
    assert!(text.contains("2027-0004") && !text.contains("2027-0005"), "{text}");
    m.filters.insert(Layer::Book, "zzz".into());
    refresh(&mut m);
    assert!(seen(&m).contains("Aucun dossier de cette bannette ne répond au filtre."));
}

#[test]
fn the_cursor_stays_on_its_dossier_when_others_come_and_go() {
    let mut m = at("claire", 4);
    let mut fewer = (*m.state.dossiers).clone();
    fewer.remove(&dossier(8));
    m.state.dossiers = Arc::new(fewer);
    refresh(&mut m);
    assert_eq!(m.book.names[m.book.place.cursor], "d4");
}

#[test]
fn sorting_goes_through_the_orders_and_says_which_one() {
    let mut m = model(Fr, (80, 24));
    update(&mut m, Action::PreviousTray);
    let first = |m: &Model| m.book.names[0].clone();
    assert_eq!(first(&m), "d8");
    update(&mut m, Action::SortReverse);
    assert_eq!((first(&m).as_str(), seen(&m).contains("Tri : numéro ↑")), ("d1", true));
    update(&mut m, Action::SortReverse);
    update(&mut m, Action::SortNext);
    assert_eq!((first(&m).as_str(), seen(&m).contains("Tri : objet ↑")), ("d8", true));
    update(&mut m, Action::SortNext);
    update(&mut m, Action::SortNext);
    assert_eq!((first(&m).as_str(), seen(&m).contains("Tri : attente ↑")), ("d1", true));
    assert_eq!(m.book.names[m.book.place.cursor], "d8", "the cursor stays on its dossier");
}

#[test]
fn copying_gives_the_number_of_the_dossier() {
    let effects = update(&mut at("claire", 5), Action::CopyCell);
    assert!(matches!(effects.as_slice(), [Effect::Copy { text, secret: false }] if text == "2027-0005"), "{effects:?}");
}

#[test]
fn showing_a_dossier_finds_its_tray_and_drops_the_filter() {
    let mut m = model(Fr, (120, 40));
    m.filters.insert(Layer::Book, "zzz".into());
    for (number, tray) in [(3, "[À traiter 3]"), (4, "[À venir 1]"), (2, "[Refusés 2]"), (1, "[Terminés 1]")] {
        show(&mut m, &dossier(number));
        let text = seen(&m);
        assert!(text.contains(tray) && text.contains(&format!("> 2027-000{number}")), "{text}");
    }
}

#[test]
fn hostile_words_reach_the_screen_written_out_and_nothing_breaks_when_it_is_small() {
    const HOSTILE: &str = "titre\u{1b}[2J\u{9b}31m\u{202e}\u{200b}\tfin\r\n";
    for (lang, size) in [(Fr, (120, 40)), (En, (80, 24)), (Fr, (40, 10)), (En, (3, 3))] {
        let mut m = at_with(HOSTILE, lang, size);
        for inside in [false, true] {
            m.book.inside = inside;
            let text = drawn(&m, view);
            let bad = |c: char| c != '\n' && crate::domain::clean::deceives(c);
            assert!(!text.chars().any(bad), "{text:?}");
            if size.0 >= 80 {
                assert!(text.contains("<U+001B>"), "{text}");
            }
        }
    }
}

fn at_with(words: &str, lang: Lang, size: (u16, u16)) -> Model {
    let mut s = state();
    let mut d = (*s.dossiers[&dossier(3)]).clone();
    d.title = words.into();
    d.number = words.into();
    d.current.name = words.into();
    d.annexes[0].name = words.into();
    Arc::make_mut(&mut s.dossiers).insert(dossier(3), Arc::new(d));
    for p in Arc::make_mut(&mut s.people).persons.values_mut() {
        p.name = words.into();
    }
    let mut m = model_of(s, "claire", lang, size);
    m.filters.insert(Layer::Book, String::new());
    show(&mut m, &dossier(3));
    m.filters.insert(Layer::Book, "titre\u{1b}".into());
    m
}

#[test]
fn no_key_of_the_book_is_used_twice_or_needs_alt_gr() {
    let mut keys: Vec<&str> = ROWS.iter().flat_map(|r| r.keys).copied().collect();
    assert!(keys.iter().all(|k| k.len() == 1 && k.bytes().all(|b| b.is_ascii_alphabetic())), "{keys:?}");
    let global = ["h", "j", "k", "l", "g", "G", "q", "v", "y"];
    assert!(keys.iter().all(|k| !global.contains(k)), "{keys:?}");
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all);
}

#[test]
fn without_colour_the_dossier_under_the_cursor_is_reversed_and_the_open_tray_in_brackets() {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier};
    let m = model(Fr, (80, 24));
    let area = Rect::new(0, 0, 80, 21);
    let mut buffer = Buffer::empty(area);
    view(&m, area, &mut buffer);
    assert!(buffer.content.iter().all(|c| c.fg == Color::Reset && c.bg == Color::Reset));
    let reversed = |y: u16| (0..80).all(|x| buffer[(x, y)].modifier.contains(Modifier::REVERSED));
    let rows: Vec<u16> = (0..21).filter(|y| reversed(*y)).collect();
    assert_eq!(rows, [2, 3], "the two rows of the first dossier");
    assert_eq!(buffer[(0, 2)].symbol(), ">");
    assert_eq!(buffer[(0, 0)].symbol(), "[");
}
