//! The campaign screen as somebody meets it: actions in, pictures and effects out.

use super::state::GROUPS;
use super::{ROWS, refresh, register_form, update, view};
use crate::domain::campaign::{Headcount, Progress, Registration};
use crate::domain::clean::deceives;
use crate::domain::ids::StructureId;
use crate::domain::people::Account;
use crate::domain::standing::{Mark, standing};
use crate::domain::state::State;
use crate::text::Lang;
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::fixture_renewal as fixture;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::{Fault, Form, Kind};
use crate::tui::stage::Stage;
use std::sync::Arc;
use tui_input::Input;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 10)];

fn shown(model: &Model) -> String {
    fixture::said(&fixture::drawn(model, view))
}

fn model() -> Model {
    fixture::model(Lang::Fr, (80, 24))
}

/// Puts the cursor on a structure, in the group where it stands.
fn on(model: &mut Model, n: u32) {
    for _ in GROUPS {
        if let Some(at) = model.campaign.names.iter().position(|name| *name == fixture::number(n).0) {
            model.campaign.place.cursor = at;
            return;
        }
        update(model, Action::Right);
    }
    panic!("structure {n} is in no group");
}

fn reason(model: &Model, action: Action) -> Option<&'static str> {
    let row = ROWS.iter().find(|r| r.action == action).unwrap();
    (row.enabled)(model).err().map(|t| t.fr)
}

fn form(effects: Vec<Effect>) -> Form {
    match effects.into_iter().next() {
        Some(Effect::Push(overlay)) => match *overlay {
            Overlay::Form(form) => form,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

fn fill(form: &mut Form, name: &str, value: &str) {
    let field = form.fields.iter_mut().find(|f| f.name == name).unwrap();
    match &mut field.kind {
        Kind::Line(input) => *input = Input::from(value),
        Kind::Toggle(on) => *on = value == "true",
        other => panic!("{other:?}"),
    }
}

fn send(form: &Form, model: &Model) -> Result<String, Fault> {
    (form.make.0)(form, model).map(|effect| format!("{effect:?}"))
}

#[test]
fn every_structure_stands_in_its_group_with_its_figure() {
    let mut model = model();
    let expected = [
        (None, vec![1, 2, 3, 4, 5, 6, 7, 9, 12, 13, 14]),
        (Some(Progress::Missing), vec![3, 5, 14]),
        (Some(Progress::ToCheck), vec![]),
        (Some(Progress::Registered), vec![6, 13]),
        (Some(Progress::Issued), vec![1, 2, 4, 9]),
        (Some(Progress::Exempt), vec![7, 12]),
        (Some(Progress::NotCalled), vec![8, 10, 11, 15]),
    ];
    for (n, (group, structures)) in expected.into_iter().enumerate() {
        let mut names: Vec<StructureId> = model.campaign.names.iter().map(|n| StructureId::new(n.as_str())).collect();
        names.sort();
        let wanted: Vec<StructureId> = structures.into_iter().map(fixture::number).collect();
        assert_eq!(names, wanted, "{group:?}");
        assert_eq!(model.campaign.counts[n], wanted.len());
        update(&mut model, Action::NextPane);
    }
    assert_eq!(model.campaign.group, 0, "the groups go round");
}

#[test]
fn the_screen_says_year_dates_days_left_figures_and_reason_in_both_languages() {
    for (lang, words) in [
        (
            Lang::Fr,
            [
                "Campagne 2027",
                "3 avril 2027",
                "6 juin 2027",
                "coupure dans 23 jours",
                "54 % en règle",
                ">Concernées",
                "Doit se réinscrire et nommer son correspondant",
            ],
        ),
        (
            Lang::En,
            [
                "Campaign 2027",
                "3 April 2027",
                "6 June 2027",
                "cut-off in 23 days",
                "54% settled",
                ">Concerned",
                "Must register and name its correspondent",
            ],
        ),
    ] {
        for size in &SIZES[..2] {
            let mut model = fixture::model(lang, *size);
            on(&mut model, 3);
            let screen = shown(&model);
            for word in words {
                assert!(screen.contains(word), "{word} is missing from\n{screen}");
            }
        }
    }
}

#[test]
fn the_reason_names_the_code_that_exempts_and_the_other_portal_of_mixed_structures() {
    let mut model = model();
    on(&mut model, 7);
    assert!(shown(&model).contains("elle détient déjà un code de l’année, 27INSU1300"));
    on(&mut model, 6);
    let screen = shown(&model);
    assert!(screen.contains("Structure mixte") && screen.contains("BibCnrs"), "{screen}");
    assert!(screen.contains("ines.delaunay@institut.example"), "{screen}");
    on(&mut model, 9);
    let screen = shown(&model);
    assert!(screen.contains("effectif 69 : CNRS 3, autres 41, doctorants 17, post-doctorants 8"), "{screen}");
}

#[test]
fn whoever_answered_last_time_is_shown_while_nobody_has_been_named() {
    let mut state = fixture::state();
    let known = state.registrations[&(2027, fixture::number(1))].clone();
    let before = Registration { year: 2026, structure: fixture::number(3), ..known };
    Arc::make_mut(&mut state.registrations).insert((2026, fixture::number(3)), before);
    let mut model = fixture::model_of(state, Lang::Fr, (80, 24));
    on(&mut model, 3);
    assert!(shown(&model).contains("En 2026 : Inès Delaunay · ines.delaunay@institut.example"));
    on(&mut model, 5);
    assert!(shown(&model).contains("Aucun correspondant nommé."));
}

#[test]
fn progress_is_said_by_a_word_and_not_by_colour_alone() {
    let model = model();
    let screen = shown(&model);
    for words in ["░ à réinscrire", "▒ réinscrite", "█ code émis", "▓ dispensée"] {
        assert!(screen.contains(words), "{words} is missing from\n{screen}");
    }
}

#[test]
fn the_filter_folds_accents_and_finds_correspondents_and_logins() {
    let mut model = model();
    for (typed, found) in [("oedeme", 5), ("OESTREICH epidemiologie", 2), ("27insu1016", 1), ("delaunay 1146", 6)] {
        model.filters.insert(Layer::Campaign, typed.into());
        refresh(&mut model);
        assert_eq!(model.campaign.names, [fixture::number(found).0], "{typed}");
        assert_eq!(model.campaign.called(), 11, "the figures are those of the campaign, not of the filter");
    }
    model.filters.insert(Layer::Campaign, "rien de tel".into());
    refresh(&mut model);
    assert!(shown(&model).contains("Aucune structure ne répond au filtre."));
}

#[test]
fn the_home_office_is_shown_first_and_everywhere_is_one_key_away() {
    let mut model = model();
    assert!(reason(&model, Action::ToggleEverywhere).is_some());
    fixture::at_home(&mut model, "nord");
    assert_eq!(reason(&model, Action::ToggleEverywhere), None);
    assert_eq!(model.campaign.called(), 2);
    assert!(shown(&model).contains("Nord-Ouest · 2 structures"));
    update(&mut model, Action::ToggleEverywhere);
    assert_eq!(model.campaign.called(), 11);
    assert!(shown(&model).contains("toutes les délégations"));
}

#[test]
fn every_column_sorts_both_ways_and_what_has_nothing_comes_last() {
    let mut model = model();
    for _ in 0..7 {
        update(&mut model, Action::SortNext);
        let up = model.campaign.names.clone();
        update(&mut model, Action::SortReverse);
        assert_eq!(model.campaign.names.len(), up.len());
        assert_ne!(model.campaign.names, up);
        if model.campaign.column == super::state::Column::Headcount {
            let heads = |names: &[String], n: usize| {
                model.campaign.line(&StructureId::new(names[n].as_str())).unwrap().headcount.map(Headcount::total)
            };
            assert_eq!((heads(&up, 0), heads(&up, 10)), (Some(6), None));
            assert_eq!((heads(&model.campaign.names, 0), heads(&model.campaign.names, 10)), (Some(69), None));
        }
    }
    assert_eq!(model.campaign.column, super::state::Column::Label);
    update(&mut model, Action::SortReverse);
    let labels: Vec<&str> = (0..3).map(|n| model.campaign.row(n).unwrap().label.as_str()).collect();
    assert_eq!(labels, ["CIC 1403", "SARRAZIN", "U 9"]);
}

#[test]
fn the_cursor_stays_on_its_structure_when_the_order_changes() {
    let mut model = model();
    on(&mut model, 9);
    for action in [Action::SortNext, Action::SortReverse, Action::ToggleEverywhere] {
        update(&mut model, action);
        assert_eq!(model.campaign.current().unwrap().id, fixture::number(9), "{action:?}");
    }
}

#[test]
fn codes_are_issued_for_the_selection_or_for_all_that_have_registered() {
    let mut model = model();
    model.campaign.group = 3;
    refresh(&mut model);
    update(&mut model, Action::SelectAll);
    let effects = format!("{:?}", update(&mut model, Action::IssueCodes));
    assert!(effects.starts_with("[Plan(Issue { structures: Some(["), "{effects}");
    assert!(effects.contains(&fixture::number(6).0) && effects.contains(&fixture::number(13).0), "{effects}");
    let all = format!("{:?}", update(&mut model, Action::IssueAllRegistered));
    assert_eq!(all, "[Plan(Issue { structures: None })]");
}

#[test]
fn an_action_that_makes_no_sense_says_why() {
    let mut model = model();
    for (n, register, issue) in [
        (3, None, Some("cette structure ne s’est pas encore réinscrite")),
        (6, None, None),
        (1, None, Some("cette structure a déjà son code de l’année")),
        (
            7,
            Some("cette structure est dispensée\u{a0}: elle n’a rien à faire"),
            Some("cette structure est dispensée\u{a0}: elle n’a rien à faire"),
        ),
        (
            8,
            Some("cette structure n’est pas appelée par la campagne"),
            Some("cette structure n’est pas appelée par la campagne"),
        ),
    ] {
        on(&mut model, n);
        assert_eq!(reason(&model, Action::RegisterStructure), register, "{n}");
        assert_eq!(reason(&model, Action::IssueCodes), issue, "{n}");
    }
    model.campaign.group = 0;
    refresh(&mut model);
    update(&mut model, Action::SelectAll);
    assert!(reason(&model, Action::RegisterStructure).unwrap().contains("une seule structure à la fois"));
    assert_eq!(reason(&model, Action::IssueCodes), None, "two of them wait");
    assert_eq!(reason(&model, Action::IssueAllRegistered), None);
}

#[test]
fn without_a_campaign_the_screen_says_what_one_is_and_how_to_open_it() {
    for lang in [Lang::Fr, Lang::En] {
        let mut state = fixture::state();
        state.campaigns = Arc::default();
        let account = Account { person: "p-claire".into(), administrator: true, ..Account::default() };
        Arc::make_mut(&mut state.people).accounts.insert("p-claire".into(), account);
        let model = fixture::model_of(state, lang, (80, 24));
        let screen = shown(&model);
        let words = match lang {
            Lang::Fr => ["Aucune campagne n’est ouverte", "« Ouvrir une campagne »"],
            Lang::En => ["No campaign is open", "“Open a campaign”"],
        };
        for word in words {
            assert!(screen.contains(word), "{screen}");
        }
        for action in [Action::RegisterStructure, Action::IssueCodes, Action::IssueAllRegistered] {
            assert_eq!(reason(&model, action), Some("aucune campagne n’est ouverte"));
        }
        assert_eq!(reason(&model, Action::OpenCampaign), None);
    }
}

#[test]
fn opening_a_campaign_is_prefilled_with_the_next_year_and_the_model_dates() {
    let mut model = model();
    let mut form = form(update(&mut model, Action::OpenCampaign));
    assert_eq!(form.value("year"), "2028");
    assert_eq!((form.value("opens"), form.value("cutoff")), ("03/04/2028".into(), "06/06/2028".into()));
    let sent = send(&form, &model).unwrap();
    assert_eq!(
        sent,
        "Plan(OpenCampaign { year: 2028, opens: 2028-04-03, cutoff: 2028-06-06, \
         settings: Settings { participants: false, federations: false, teams: false, resend: true, purge: false, \
         origin: Here, proof: None, reminders: [-60, -30, -15, -7, -1, 1] } })"
    );
    fill(&mut form, "federations", "true");
    fill(&mut form, "cutoff", "1er juillet 2028");
    let sent = send(&form, &model).unwrap();
    assert!(sent.contains("cutoff: 2028-07-01") && sent.contains("federations: true"), "{sent}");
    for (field, value, fault) in [
        ("year", "28", "year"),
        ("opens", "demain", "opens"),
        ("cutoff", "01/04/2028", "cutoff"),
        ("cutoff", "06/06/2029", "cutoff"),
    ] {
        let mut form = super::forms_settings::open_form(&model);
        fill(&mut form, field, value);
        let found = send(&form, &model).unwrap_err();
        assert!(found.field == fault && !found.why.is_empty(), "{field} {value}: {found:?}");
    }
}

#[test]
fn registering_asks_for_a_correspondent_and_four_head_counts() {
    let mut model = model();
    on(&mut model, 3);
    let mut form = form(update(&mut model, Action::RegisterStructure));
    assert!(form.title.contains("CIC 1403") && form.title.contains("2027"));
    assert_eq!(send(&form, &model).unwrap_err().field, "name");
    fill(&mut form, "name", "Noé\u{202e} Garnier");
    assert!(send(&form, &model).unwrap_err().why.contains("<U+202E>"));
    fill(&mut form, "name", "Noé Garnier");
    fill(&mut form, "mail", "noe@ailleurs.example");
    assert_eq!(send(&form, &model).unwrap_err().field, "mail");
    fill(&mut form, "mail", "noe.garnier@institut.example");
    fill(&mut form, "cnrs", "douze");
    assert_eq!(send(&form, &model).unwrap_err().field, "cnrs");
    fill(&mut form, "cnrs", "1\u{202f}012");
    fill(&mut form, "phd", "7");
    let sent = send(&form, &model).unwrap();
    assert!(sent.contains(&format!("Register {{ structure: StructureId({:?})", fixture::number(3).0)), "{sent}");
    assert!(sent.contains("name: \"Noé Garnier\", mail: \"noe.garnier@institut.example\""), "{sent}");
    assert!(sent.contains("Headcount { cnrs: 1012, other: 0, phd: 7, postdoc: 0 }"), "{sent}");
}

#[test]
fn what_a_structure_said_last_is_already_in_the_form() {
    let form = register_form(&model(), &fixture::number(6));
    assert_eq!(form.value("name"), "Inès Delaunay");
    assert_eq!((form.value("cnrs"), form.value("postdoc")), ("22".into(), "4".into()));
}

#[test]
fn enter_shows_the_structure_and_escape_forgets_the_selection() {
    let mut model = model();
    on(&mut model, 5);
    match update(&mut model, Action::Open).as_slice() {
        [Effect::ShowStructure(id)] => assert_eq!(*id, fixture::number(5)),
        other => panic!("{other:?}"),
    }
    update(&mut model, Action::SelectAll);
    assert!(shown(&model).contains("11 cochées"));
    update(&mut model, Action::Back);
    assert!(model.campaign.place.selected.is_empty());
}

#[test]
fn whatever_names_hold_no_control_or_hidden_character_reaches_the_screen() {
    let mut state = fixture::state();
    poison(&mut state);
    for lang in [Lang::Fr, Lang::En] {
        for size in SIZES {
            let mut model = fixture::model_of(state.clone(), lang, size);
            for _ in 0..6 {
                update(&mut model, Action::Right);
                for cell in fixture::drawn(&model, view).content() {
                    assert!(!cell.symbol().chars().any(deceives), "{:?} at {size:?}", cell.symbol());
                }
            }
        }
    }
}

fn poison(state: &mut State) {
    for structure in Arc::make_mut(&mut state.structures).values_mut() {
        let structure = Arc::make_mut(structure);
        structure.title = fixture::HOSTILE.into();
        structure.own_label = Some(fixture::HOSTILE.into());
    }
    for person in Arc::make_mut(&mut state.people).persons.values_mut() {
        (person.name, person.mail, person.phone) =
            (fixture::HOSTILE.into(), fixture::HOSTILE.into(), fixture::HOSTILE.into());
    }
    for office in &mut Arc::make_mut(&mut state.offices).offices {
        office.name = fixture::HOSTILE.into();
    }
}

#[test]
fn any_size_is_drawn_without_harm() {
    for size in [(1, 1), (3, 3), (10, 4), (40, 10), (79, 15), (200, 60)] {
        shown(&fixture::model(Lang::Fr, size));
    }
}

/// The screen, the home screen, the command and the report count the same structures.
#[test]
fn the_structures_concerned_are_those_called_and_those_exempt() {
    let mut stage = Stage::new();
    stage.enter(Lang::Fr);
    stage.keys("f4");
    let (state, day) = (stage.model.state.clone(), stage.model.now.day);
    let total = standing(&state, state.campaign(day).unwrap(), day).total();
    let [concerned, missing, to_check, _, issued, exempt, _] = stage.model.campaign.counts;
    assert_eq!((to_check, total.of(Mark::ToCheck)), (0, 0), "nobody asks");
    assert_eq!(concerned, total.of(Mark::Called) + total.of(Mark::Exempt));
    let figures = [Mark::Missing, Mark::Issued, Mark::Exempt].map(|mark| total.of(mark));
    assert_eq!([missing, issued, exempt], figures);
    assert!(issued > 0 && exempt > 0);
}
