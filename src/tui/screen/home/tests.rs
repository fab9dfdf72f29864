//! Tests of the home screen.

use super::state::{First, Line, Target};
use super::*;
use crate::domain::campaign::Progress;
use crate::domain::ids::DossierId;
use crate::text::Lang;
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::fixture_lists::{self, empty, has_control, model, picture, plain, poison};
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;

fn at(m: &mut Model, width: u16, height: u16) -> String {
    plain(&picture(m, view, width, height))
}

/// Presses Down until the line leads there, then Enter.
fn enter(m: &mut Model, target: &Target) -> Vec<Effect> {
    update(m, Action::First);
    for _ in 0..m.home.stops().len() {
        let line = m.home.stops()[m.home.place.cursor];
        if m.home.lines[line].target().as_ref() == Some(target) {
            return update(m, Action::Open);
        }
        update(m, Action::Down);
    }
    panic!("{target:?} is nowhere");
}

#[test]
fn the_day_is_told_in_order_at_both_sizes_and_in_both_languages() {
    let mut m = model();
    let texts = [
        "Ce qui vous attend",
        "> à viser      2027-0001 Bon de commande",
        "14 jours, dont 9 de retard",
        "à viser      2027-0003 Lettre aux éditeurs",
        "Vos dossiers refusés",
        "refusé       2027-0002 Convention",
        "Campagne 2027 · coupure dans 22 jours, le 6 juin 2027",
        "code émis",
        "Ce qui est en retard",
        "2 structures à réinscrire, à 22 jours de la coupure.",
        "en retard    2027-0004 Inscription",
        "24 jours au lieu de 10 · Paul Élie",
        "Des codes ont changé depuis que le fichier du portail",
    ];
    let small = at(&mut m, 80, 21);
    let mut from = 0;
    for expected in texts {
        let found = small[from..].find(expected).unwrap_or_else(|| panic!("{expected}, in this order, in\n{small}"));
        from += found;
    }
    let wide = at(&mut m, 120, 37);
    assert!(wide.contains("Il manque l’annexe financière"), "{wide}");
    m.lang = Lang::En;
    let english = at(&mut m, 120, 37);
    for expected in
        ["What waits for you", "visa to give", "14 days, 9 of them late", "cut-off in 22 days, on 6 June 2027"]
    {
        assert!(english.contains(expected), "{expected} in\n{english}");
    }
    for (w, h) in [(1, 1), (10, 2), (40, 10)] {
        at(&mut m, w, h);
    }
}

#[test]
fn the_campaign_is_counted_once_for_each_structure_it_concerns() {
    let m = model();
    let count = |wanted: Progress| {
        m.home.lines.iter().find_map(|line| match line {
            Line::Bar { progress, count, of } if *progress == wanted => Some((*count, *of)),
            _ => None,
        })
    };
    assert_eq!(count(Progress::Issued), Some((2, 7)), "U 1016 and US 34");
    assert_eq!(count(Progress::Registered), Some((1, 7)), "CIC 1403");
    assert_eq!(count(Progress::Missing), Some((2, 7)), "U 9 and the one without a label");
    assert_eq!(count(Progress::Exempt), Some((2, 7)), "the new one and the researcher alone");
}

#[test]
fn every_line_leads_where_it_says() {
    let mut m = model();
    let effects = enter(&mut m, &Target::Dossier("d2".into()));
    assert!(matches!(effects.as_slice(), [Effect::ShowDossier(id)] if *id == DossierId::from("d2")));
    let effects = enter(&mut m, &Target::Screen(Layer::Campaign));
    assert!(matches!(effects.as_slice(), [Effect::Go(Layer::Campaign)]));
    let effects = enter(&mut m, &Target::Screen(Layer::Codes));
    assert!(matches!(effects.as_slice(), [Effect::Go(Layer::Codes)]));
}

#[test]
fn a_new_desk_says_what_to_do_first_with_the_keys() {
    let mut m = empty();
    let shown = at(&mut m, 80, 21);
    assert!(shown.contains("Pour commencer, dans l’ordre"), "{shown}");
    assert!(shown.contains("> 1.") && shown.contains("F3 I   Importer les structures"), "{shown}");
    assert!(!shown.contains("Rien à viser"), "{shown}");
    let effects = enter(&mut m, &Target::First(First::Structures));
    let [Effect::Go(Layer::Structures), Effect::Push(overlay)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert!(matches!(**overlay, Overlay::Form(_)));
    assert!(!at(&mut model(), 80, 21).contains("Pour commencer"), "a desk at work is not told how to begin");
}

#[test]
fn what_is_done_is_no_longer_late() {
    let mut m = model();
    m.now.day = "2027-05-02".parse().unwrap();
    m.me = "sophie".into();
    fixture_lists::refresh(&mut m);
    let shown = at(&mut m, 80, 21);
    assert!(shown.contains("Rien à viser ni à signer."), "{shown}");
    assert!(shown.contains("11 jours au lieu de 10") && !shown.contains("à réinscrire, à"), "{shown}");
    m.now.day = "2027-06-06".parse().unwrap();
    fixture_lists::refresh(&mut m);
    let shown = at(&mut m, 80, 30);
    assert!(shown.contains("coupure aujourd’hui") && shown.contains("la coupure est passée"), "{shown}");
}

#[test]
fn an_export_after_the_last_change_puts_the_desk_in_order() {
    let mut m = model();
    let changed = m.state.codes_changed.clone().unwrap();
    let past = [(changed.log.clone(), changed.seq + 1)].into();
    let by = crate::domain::order::Meta { id: "later".into(), past, ..changed };
    let stale = m.state.exports.values().next().cloned().unwrap();
    let written = crate::domain::portal::Export { by, ..stale.clone() };
    let file = |path: &str| ("htpasswd".to_owned(), path.to_owned());
    m.state.exports = std::sync::Arc::new([(file("/srv/a"), written.clone()), (file("/srv/b"), stale)].into());
    fixture_lists::refresh(&mut m);
    assert!(at(&mut m, 80, 24).contains("depuis que le fichier du portail b a été écrit"));
    m.state.exports = std::sync::Arc::new([(file("/srv/a"), written)].into());
    fixture_lists::refresh(&mut m);
    assert!(at(&mut m, 80, 24).contains("✔ Tout est en ordre."));
    m.read_only = Some(crate::domain::trouble::ReadOnly::Asked);
    fixture_lists::refresh(&mut m);
    let shown = at(&mut m, 80, 24);
    assert!(shown.contains("lecture seule") && !shown.contains("Tout est en ordre"), "{shown}");
}

#[test]
fn a_certificate_that_ends_says_so_sixty_days_before_and_what_to_do() {
    let mut m = model();
    let line = |m: &mut Model, until: &str, requested: &str| {
        let account = crate::domain::people::Account {
            person: m.me.clone(),
            until: Some(format!("{until}T12:00:00Z").parse().unwrap()),
            requested: requested.into(),
            ..Default::default()
        };
        let people = std::sync::Arc::make_mut(&mut m.state.people);
        people.accounts.insert(m.me.clone(), account);
        fixture_lists::refresh(m);
        let shown = at(m, 120, 37);
        shown.lines().filter(|l| l.contains("certificat") || l.contains("clé de signature")).collect::<String>()
    };
    let day = |m: &Model, days: i64| (m.now.day + chrono::Duration::days(days)).to_string();
    let (far, near, over) = (day(&m, 61), day(&m, 60), day(&m, -1));
    assert_eq!(line(&mut m, &far, ""), "");
    assert!(line(&mut m, &near, "").contains("vaut jusqu’au") && line(&mut m, &near, "").contains("F7, R"));
    assert!(line(&mut m, &over, "").contains("⚠ Votre certificat de signature n’est plus valable depuis le"));
    assert!(line(&mut m, &over, "ab").contains("attend qu’un administrateur ouvre le bureau"));
    enter(&mut m, &Target::Screen(Layer::People));
}

#[test]
fn a_small_screen_follows_the_cursor_to_the_last_line() {
    let mut m = model();
    update(&mut m, Action::Last);
    let shown = at(&mut m, 80, 6);
    let last: Vec<&str> = shown.lines().rev().take(2).collect();
    assert!(last[1].starts_with("> ⚠ Des codes") && last[0].trim() == "17–21 sur 21", "{shown}");
}

#[test]
fn text_that_attacks_a_terminal_does_not_reach_it() {
    let mut m = model();
    poison(&mut m);
    for (w, h) in [(80, 24), (120, 40)] {
        let shown = picture(&mut m, view, w, h);
        assert!(!has_control(&shown), "{shown:?}");
    }
}

/// A late dossier of others is told to whoever may see it only, and what is asked by name waits for whoever is named.
#[test]
fn what_one_may_not_see_is_not_told_and_what_is_asked_by_name_is() {
    use crate::domain::circuit::Asked;
    use crate::domain::dossier::Secrecy;
    use std::sync::Arc;
    let mut m = model();
    let late = |m: &Model| {
        m.home
            .lines
            .iter()
            .find_map(|l| if let Line::LateStep { dossier, .. } = l { Some(dossier.clone()) } else { None })
    };
    let id = late(&m).expect("one is late");
    let mut dossier = Arc::unwrap_or_clone(m.state.dossiers[&id].clone());
    (dossier.particulars.secrecy, dossier.writer) = (Secrecy::Confidential, "somebody".into());
    dossier.acts.clear();
    dossier.settle();
    let mut asked = dossier.clone();
    Arc::make_mut(&mut m.state.dossiers).insert(id.clone(), Arc::new(dossier));
    refresh(&mut m);
    assert_eq!(late(&m), None);
    let task = &mut asked.rounds.last_mut().unwrap().tasks[0];
    (task.asked, task.person) = (Asked::Opinion, Some(m.me.clone()));
    asked.settle();
    Arc::make_mut(&mut m.state.dossiers).insert(id.clone(), Arc::new(asked));
    refresh(&mut m);
    let mine = |l: &Line| matches!(l, Line::Mine { dossier, asked: Asked::Opinion, .. } if *dossier == id);
    assert!(m.home.lines.iter().any(mine), "{:?}", m.home.lines);
}
