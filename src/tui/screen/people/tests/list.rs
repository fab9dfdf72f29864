//! The lists: what their rows and columns say, order and filter.

use super::*;

/// From people to the authorities.
fn two_on(m: &mut Model) {
    update(m, Action::NextPane);
    update(m, Action::NextPane);
}

#[test]
fn posts_stand_under_the_one_above_until_they_are_sorted_or_filtered() {
    let mut m = model(Fr, (80, 24));
    update(&mut m, Action::NextPane);
    assert!(seen(&m).contains("  Fonction, par rang"), "{}", seen(&m));
    assert_eq!(m.people.rows(), ["del", "dir", "cor", "sec"]);
    update(&mut m, Action::SortNext);
    let text = seen(&m);
    assert!(text.contains("  Fonction ↑") && text.contains("\n  Directrice de l’U 9001"), "{text}");
    for _ in 0..4 {
        update(&mut m, Action::SortNext);
    }
    m.filters.insert(Layer::People, "u 9001".into());
    refresh(&mut m);
    assert!(seen(&m).contains("\n  Correspondant de l’U 9001"), "{}", seen(&m));
}

#[test]
fn a_circle_of_posts_is_listed_all_the_same() {
    let mut s = state();
    let posts = &mut Arc::make_mut(&mut s.people).posts;
    posts.get_mut(&"dir".into()).unwrap().above = Some("cor".into());
    posts.get_mut(&"cor".into()).unwrap().above = Some("dir".into());
    let mut m = model_of(s, "claire", Fr, (80, 24));
    update(&mut m, Action::NextPane);
    let text = seen(&m);
    assert!(text.contains("\n  Correspondant de l’U 9001") || text.contains("\n> Correspondant de l’U 9001"), "{text}");
    assert_eq!(m.people.rows().len(), 4);
}

#[test]
fn substitutions_have_a_list_and_stand_in_the_detail_of_the_post_and_of_the_person() {
    let mut m = model_of(substituted(), "claire", Fr, (80, 24));
    update(&mut m, Action::PreviousPane);
    let text = seen(&m);
    for line in ["[Suppléances 1]", "> Hugo Lemoine", "Directrice de l’U 9001", "✔ en vigueur"] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let text = seen(&with_substitution("dir"));
    for line in
        ["✔ en vigueur · Hugo Lemoine", "du 10 mars 2027 au 30 avril 2027 · Note 2027-4", "Au-dessus", "Au-dessous"]
    {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let mut m = model_of(substituted(), "claire", Fr, (200, 40));
    m.people.places[0].cursor = m.people.rows().iter().position(|r| r == "hugo").unwrap();
    assert!(seen(&m).contains("Suppléances tenues"), "{}", seen(&m));
}

#[test]
fn who_is_proposed_is_seen_in_the_list_found_by_the_filter_and_said_by_whom() {
    let mut s = state();
    let made = crate::domain::order::Meta { by: "odile".into(), on: "2027-03-01".parse().ok(), ..Default::default() };
    let proposal = crate::domain::people::Proposal { person: "sacha".into(), post: "del".into(), made };
    Arc::make_mut(&mut s.people).proposals.insert("sacha".into(), proposal);
    let mut m = model_of(s, "claire", Fr, (200, 40));
    m.filters.insert(Layer::People, "proposé".into());
    refresh(&mut m);
    let text = seen(&m);
    for line in ["> Sacha Weil", "… proposé", "par Odile Roy, « Déléguée régionale Est », le 1er mars 2027"] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert_eq!(m.people.rows(), ["sacha"]);
}

#[test]
fn people_are_listed_with_their_posts_and_accounts() {
    for (lang, size, lines) in [
        (
            Fr,
            (80, 24),
            [
                "[Personnes 4]  Fonctions 4   Délégations de signature 5",
                "  Nom ↑             Courriel                  Fonctions               Compte",
                "> Claire Aubert     claire.aubert@example.org Directrice de l’U 9001  ✔ oui",
                "  Odile Roy         odile.roy@example.org     Déléguée régionale Est  – non",
            ],
        ),
        (
            En,
            (120, 40),
            [
                "[People 4]  Posts 4   Authorities to sign 5",
                "  Name ↑                Posts                            Account",
                "> Claire Aubert         Directrice de l’U 9001           ✔ yes",
                "  Odile Roy             Déléguée régionale Est           – no",
            ],
        ),
    ] {
        let text = seen(&model(lang, size));
        for line in lines {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }
}

#[test]
fn posts_say_who_holds_them_today_and_since_when_or_that_they_are_vacant() {
    let mut m = model(Fr, (80, 24));
    update(&mut m, Action::NextPane);
    let text = seen(&m);
    for line in [
        "[Fonctions 4]",
        "> Déléguée régionale Est                               Est         Odile Roy",
        "    Directrice de l’U 9001                             U 9001      Claire Aubert",
        "      Correspondant de l’U 9001                        U 9001      Hugo Lemoine",
        "    Secrétaire général Est                             Est         ⚠ vacante",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    update(&mut m, Action::SortNext);
    let text = seen(&m);
    assert!(text.contains("Odile Roy     01/09/2026"), "{text}");
}

#[test]
fn the_title_of_a_post_takes_what_the_other_columns_leave() {
    const LONG: &str = "Correspondante documentation de l’U 9001";
    let mut s = state();
    Arc::make_mut(&mut s.people).posts.values_mut().for_each(|p| p.title = LONG.into());
    let mut m = model_of(s, "claire", Fr, (80, 24));
    update(&mut m, Action::NextPane);
    assert_eq!(seen(&m).matches(LONG).count(), 4, "{}", seen(&m));
}

#[test]
fn authorities_say_by_word_and_sign_whether_they_serve_those_in_force_first() {
    for (lang, words) in [
        (Fr, ["✔ en vigueur", "… à venir", "■ échue", "✗ révoquée"]),
        (En, ["✔ in force", "… to come", "■ ended", "✗ revoked"]),
    ] {
        for size in [(80, 24), (120, 40), (200, 50)] {
            let mut m = model(lang, size);
            two_on(&mut m);
            let text = seen(&m);
            let places: Vec<usize> =
                words.iter().map(|w| text.find(w).unwrap_or_else(|| panic!("{w}\n{text}"))).collect();
            assert!(places.is_sorted(), "{text}");
            assert!(text.contains("> Décision 2026-41"), "{text}");
        }
    }
}

#[test]
fn every_column_is_there_when_there_is_room() {
    let mut m = model(Fr, (260, 50));
    two_on(&mut m);
    let text = seen(&m);
    for title in ["Acte", "Personne", "Fonction", "Documents", "Plafond", "Périmètre", "Depuis", "Jusqu’au", "État"]
    {
        assert!(text.lines().nth(2).unwrap().contains(title), "{title}\n{text}");
    }
    assert!(text.contains("25 000 €") && text.contains("sans plafond"), "{text}");
}

#[test]
fn the_detail_tells_everything_about_a_row() {
    for (list, id, lines) in [
        (
            0,
            "claire",
            vec![
                "04 00 00 00 01",
                "✔ oui, administrateur",
                "● Directrice de l’U 9001",
                "à partir du 1er septembre 2026",
            ],
        ),
        (
            0,
            "sacha",
            vec!["· Secrétaire général Est", "du 1er janvier 2026 au 31 décembre 2026", "■ échue · Décision 2025-07"],
        ),
        (1, "sec", vec!["Autre fonction", "Délégation régionale Est", "⚠ vacante", "· Sacha Weil"]),
        (
            2,
            "a1",
            vec![
                "Convention de stage, convention",
                "du 1er septembre 2026 au 31 décembre 2027",
                "Pour le président-directeur général",
                "2027-0005 Accord de transfert de matériel",
            ],
        ),
        (2, "a4", vec!["✗ révoquée", "Révoquée par  Claire Aubert, le 01/02/2027", "Rien encore."]),
    ] {
        let text = seen(&at(list, id));
        for line in lines {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }
}

#[test]
fn a_narrow_terminal_opens_the_detail_over_the_list_and_comes_back() {
    let mut m = model(Fr, (80, 24));
    update(&mut m, Action::Down);
    update(&mut m, Action::Open);
    assert!(seen(&m).contains("✗ révoquée · Décision 2027-03") && !seen(&m).contains("Sacha Weil"));
    update(&mut m, Action::Back);
    assert!(seen(&m).contains("> Hugo Lemoine") && seen(&m).contains("Sacha Weil"));
}

#[test]
fn the_filter_works_on_each_list_whatever_the_accents() {
    let mut m = model(Fr, (80, 24));
    m.filters.insert(Layer::People, "deleguee".into());
    refresh(&mut m);
    let text = seen(&m);
    assert!(text.contains("Filtre : 1 sur 4") && text.contains("> Odile Roy"), "{text}");
    update(&mut m, Action::NextPane);
    assert!(seen(&m).contains("> Déléguée régionale Est"), "{}", seen(&m));
    m.filters.insert(Layer::People, "zzz".into());
    refresh(&mut m);
    assert!(seen(&m).contains("Rien dans cette liste ne répond au filtre."));
}

#[test]
fn hostile_names_are_written_out_and_nothing_breaks_when_the_terminal_is_small() {
    const HOSTILE: &str = "A\u{1b}[2J\u{9b}\u{202e}\u{200d}\tB\n";
    for size in [(80, 24), (120, 40), (40, 10), (3, 3)] {
        let mut s = state();
        let people = Arc::make_mut(&mut s.people);
        people.persons.values_mut().for_each(|p| (p.name, p.mail) = (HOSTILE.into(), HOSTILE.into()));
        people.posts.values_mut().for_each(|p| p.title = HOSTILE.into());
        people.substitutions = substituted().people.substitutions.clone();
        people.substitutions.values_mut().for_each(|s| s.act = HOSTILE.into());
        people.authorities.values_mut().for_each(|a| (a.act, a.on_behalf) = (HOSTILE.into(), Some(HOSTILE.into())));
        let mut m = model_of(s, "claire", En, size);
        for _ in 0..4 {
            for action in [Action::Open, Action::Back] {
                update(&mut m, action);
                let text = drawn(&m, view);
                let bad = |c: char| c != '\n' && crate::domain::clean::deceives(c);
                assert!(!text.chars().any(bad), "{text:?}");
                assert!(size.0 < 80 || text.contains("<U+001B>"), "{text}");
            }
            update(&mut m, Action::NextPane);
        }
        let f = form(&mut m, Action::AppointPerson);
        for field in &f.fields {
            if let Kind::Pick { options, .. } = &field.kind {
                assert!(options.iter().all(|(_, words)| !words.chars().any(crate::domain::clean::deceives)));
            }
        }
    }
}

#[test]
fn lists_are_sorted_on_a_column_that_the_header_marks() {
    let mut m = model(Fr, (80, 24));
    assert!(seen(&m).contains("  Nom ↑"), "{}", seen(&m));
    update(&mut m, Action::SortReverse);
    assert!(seen(&m).contains("  Nom ↓") && m.people.rows()[0] == "sacha");
    two_on(&mut m);
    for (column, first) in [("Acte ↑", "a3"), ("Personne ↑", "a1"), ("Plafond ↑", "a1"), ("Jusqu’au ↑", "a3")]
    {
        update(&mut m, Action::SortNext);
        assert!(seen(&m).contains(column), "{}", seen(&m));
        assert_eq!(m.people.rows()[0], first, "{column}");
    }
}

#[test]
fn copying_gives_what_one_would_paste_elsewhere() {
    for (list, id, copied) in
        [(0, "odile", "odile.roy@example.org"), (1, "sec", "Secrétaire général Est"), (2, "a1", "Décision 2026-41")]
    {
        let effects = update(&mut at(list, id), Action::CopyCell);
        assert!(matches!(effects.as_slice(), [Effect::Copy { text, secret: false }] if text == copied), "{effects:?}");
    }
}

#[test]
fn no_key_of_the_directory_is_used_twice_or_needs_alt_gr() {
    let mut keys: Vec<&str> = ROWS.iter().flat_map(|r| r.keys).copied().collect();
    assert!(keys.iter().all(|k| k.len() == 1 && k.bytes().all(|b| b.is_ascii_alphabetic())), "{keys:?}");
    let global = ["h", "j", "k", "l", "g", "G", "q", "v", "a", "y"];
    assert!(keys.iter().all(|k| !global.contains(k)), "{keys:?}");
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all);
}
