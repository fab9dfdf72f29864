//! The list of codes: groups, order, filter, columns and the pane of one code.

use super::*;

#[test]
fn every_group_counts_its_codes() {
    assert_eq!(model().codes.counts, [10, 7, 6, 1, 0, 1, 1, 0, 1, 0]);
    assert_eq!(
        after_the_cutoff().codes.counts,
        [10, 6, 5, 1, 0, 0, 1, 2, 1, 0],
        "the hold has ended, two old codes have expired"
    );
}

#[test]
fn this_years_codes_come_first_and_every_column_sorts_both_ways() {
    let mut model = model();
    let years = |model: &Model| -> Vec<u16> { (0..10).map(|n| model.codes.row(n).unwrap().year).collect() };
    assert_eq!(years(&model), [2027, 2027, 2027, 2027, 2027, 2027, 2027, 2026, 2026, 2025]);
    for _ in 0..7 {
        update(&mut model, Action::SortNext);
        let up = model.codes.names.clone();
        update(&mut model, Action::SortReverse);
        assert_eq!(model.codes.names.len(), up.len());
        assert!(model.codes.names != up || model.codes.order.column >= Column::Delivered);
    }
}

#[test]
fn each_life_is_said_by_a_symbol_and_a_word_with_what_explains_it() {
    let mut model = fixture::model(Lang::Fr, (200, 60));
    let screen = shown(&model);
    for words in [
        "○ émis",
        "● remis",
        "◐ valable jusqu’à la coupure",
        "‖ suspendu jusqu’au 31/05/2027",
        "≠ à arbitrer",
        "✗ révoqué : compromission",
    ] {
        assert!(screen.contains(words), "{words} is missing from\n{screen}");
    }
    model.now.day = fixture::day("2027-06-07");
    let campaign = std::sync::Arc::make_mut(&mut model.state.campaigns).get_mut(&2027).unwrap();
    campaign.cut = Some(fixture::meta(90, "2027-06-06T09:00:00Z"));
    model.state.codes_changed.clone_from(&campaign.cut);
    refresh(&mut model);
    assert!(shown(&model).contains("· échu"));
}

#[test]
fn the_pane_says_who_holds_the_code_and_how_to_check_its_login() {
    for (size, lang) in [((80, 24), Lang::Fr), ((120, 40), Lang::Fr), ((120, 40), Lang::En)] {
        let mut model = fixture::model(lang, size);
        on(&mut model, 10);
        let letter = Login::typed("27INSU1016").check_letter().unwrap();
        let check = match lang {
            Lang::Fr => format!("27INSU1016 · lettre témoin : {letter}"),
            Lang::En => format!("27INSU1016 · check letter: {letter}"),
        };
        let screen = shown(&model);
        for words in [check.as_str(), "Inès Delaunay · 01 00 00 00 02", "ines.delaunay@institut.example", "Claire"] {
            assert!(screen.contains(words), "{words} is missing from\n{screen}");
        }
    }
}

#[test]
fn a_desk_without_codes_says_what_to_do_first() {
    for lang in [Lang::Fr, Lang::En] {
        let mut state = fixture::state();
        state.codes = Arc::default();
        let mut model = fixture::model_of(state, lang, (80, 24));
        let screen = shown(&model);
        assert!(
            screen.contains(["Aucun code n’a encore été émis", "No code has been issued yet"][lang as usize]),
            "{screen}"
        );
        assert_eq!(reason(&model, Action::ExportCodes), Some("aucun code n’a encore été émis"));
        assert_eq!(reason(&model, Action::RevokeCode), Some("aucun code dans cette liste"));
        let here = registry::rows().filter(|r| r.layers == [Layer::Codes] && (r.enabled)(&model).is_err());
        let refused: Vec<Action> = here.map(|r| r.action).filter(|a| !NEEDS_NO_CODE.contains(a)).collect();
        assert!(refused.len() > 15, "{refused:?}");
        for action in refused {
            assert!(update(&mut model, action).is_empty(), "{action:?}");
        }
    }
}

#[test]
fn the_filter_finds_codes_by_login_structure_and_correspondent() {
    let mut model = model();
    for (typed, found) in [("27insu9", "27INSU9"), ("epidemiologie", "27INSU9"), ("lefevre cytometrie", "27INSUS34")] {
        model.filters.insert(Layer::Codes, typed.into());
        refresh(&mut model);
        let logins: Vec<String> =
            (0..model.codes.names.len()).map(|n| model.codes.row(n).unwrap().login.to_string()).collect();
        assert_eq!(logins, [found], "{typed}");
    }
}

#[test]
fn whatever_names_hold_no_control_or_hidden_character_reaches_the_screen() {
    let mut state = fixture::state();
    for structure in Arc::make_mut(&mut state.structures).values_mut() {
        let structure = Arc::make_mut(structure);
        (structure.title, structure.own_label) = (fixture::HOSTILE.into(), Some(fixture::HOSTILE.into()));
    }
    for person in Arc::make_mut(&mut state.people).persons.values_mut() {
        (person.name, person.mail, person.phone) =
            (fixture::HOSTILE.into(), fixture::HOSTILE.into(), fixture::HOSTILE.into());
    }
    for size in SIZES {
        let mut model = fixture::model_of(state.clone(), Lang::Fr, size);
        for _ in 0..10 {
            update(&mut model, Action::Down);
            for cell in fixture::drawn(&model, view).content() {
                assert!(!cell.symbol().chars().any(deceives), "{:?} at {size:?}", cell.symbol());
            }
        }
    }
}

#[test]
fn any_size_is_drawn_without_harm() {
    for size in [(1, 1), (3, 3), (10, 4), (40, 10), (79, 15), (116, 9), (200, 60)] {
        shown(&fixture::model(Lang::Fr, size));
    }
}

#[test]
fn codes_that_nobody_uses_and_old_ones_still_in_use_have_their_groups() {
    let mut model = model();
    let opened = Count { opened: 4, ..Count::default() };
    let days = |text: &str| Arc::new(Usage { days: [(fixture::day(text), opened)].into() });
    let logins = [("26INSCIC1403", "2027-05-02"), ("27INSU9", "2027-05-03"), ("26INSDR05ESA", "2027-05-04")];
    model.state.usage = Arc::new(logins.map(|(login, day)| (Login::typed(login), days(day))).into());
    for code in Arc::make_mut(&mut model.state.codes).values_mut() {
        code.used = model.state.usage.get(&code.login).and_then(|u| u.first().zip(u.last()));
    }
    refresh(&mut model);
    assert_eq!(model.codes.counts, [10, 7, 6, 1, 1, 1, 1, 0, 1, 0], "a lasting code is no old one");
    let logins = |model: &Model| -> Vec<String> {
        (0..model.codes.names.len()).map(|n| model.codes.row(n).unwrap().login.to_string()).collect()
    };
    for _ in 0..3 {
        update(&mut model, Action::Right);
    }
    assert_eq!(logins(&model), ["27INSU1016"]);
    assert!(shown(&model).contains("Jamais vus"));
    update(&mut model, Action::Right);
    assert_eq!(logins(&model), ["26INSCIC1403"]);
    let screen = shown(&model);
    assert!(screen.contains("Vu le") && screen.contains("02/05/2027"), "{screen}");
}

#[test]
fn the_pane_says_how_a_code_was_handed_over_and_that_it_came_back() {
    let mut model = fixture::model(Lang::Fr, (120, 40));
    on(&mut model, 10);
    assert!(shown(&model).contains("remis le 19/04/2027 par lettre"), "{}", shown(&model));
    let codes = Arc::make_mut(&mut model.state.codes);
    let code = codes.values_mut().find(|c| c.login.as_str() == "27INSU1016").unwrap();
    code.origin = Origin::Imported;
    code.team = Some(4);
    code.deliveries[0].to = "Inès Delaunay".into();
    code.deliveries[0].returned = Some("adresse inconnue".into());
    refresh(&mut model);
    on(&mut model, 10);
    let screen = shown(&model).replace("│ ", "");
    for words in ["équipe 4", "émis ailleurs", "revenu : adresse inconnue", "jamais vu au portail"] {
        assert!(screen.contains(words), "{words} is missing from\n{screen}");
    }
    assert_eq!(reason(&model, Action::DeliverCode), None, "what came back is to be delivered again");
    assert_eq!(
        reason(&model, Action::ReplaceCodes),
        Some("ce code vient d’ailleurs\u{a0}: demandez-en un autre à qui l’a émis")
    );
}
