//! The renewal on the campaign screen: the queue, the settings, other years, the cut-off, the figures, what is sent.

use super::{ROWS, update, view};
use crate::domain::campaign::{Declared, Review};
use crate::domain::ids::StructureId;
use crate::domain::people::Account;
use crate::domain::state::State;
use crate::domain::structure::Director;
use crate::domain::track::{At, Stage, Track};
use crate::text::{Lang, screens_campaign as text};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::fixture_renewal as fixture;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::{Fault, Form, Kind};
use std::sync::Arc;
use tui_input::Input;

fn shown(model: &Model) -> String {
    fixture::said(&fixture::drawn(model, view))
}

fn reason(model: &Model, action: Action) -> Option<&'static str> {
    let row = ROWS.iter().find(|r| r.action == action).unwrap();
    (row.enabled)(model).err().map(|t| t.fr)
}

fn on(model: &mut Model, n: u32) {
    for _ in 0..7 {
        if let Some(at) = model.campaign.names.iter().position(|name| *name == fixture::number(n).0) {
            model.campaign.place.cursor = at;
            return;
        }
        update(model, Action::Right);
    }
    panic!("structure {n} is in no group");
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
        Kind::Line(input) | Kind::Path(input) => *input = Input::from(value),
        Kind::Toggle(on) => *on = value == "true",
        Kind::Choice { options, at } => *at = options.iter().position(|(key, _)| key == value).unwrap(),
        Kind::Pick { chosen, .. } => *chosen = Some(value.to_owned()),
        Kind::Secret(_) => panic!("{name}"),
    }
}

fn send(form: &Form, model: &Model) -> Result<String, Fault> {
    (form.make.0)(form, model).map(|effect| format!("{effect:?}"))
}

/// Structure 13 waits to be looked at: it declares another director than the register's, and to be mixed.
fn state() -> State {
    let mut state = fixture::state();
    let waiting = Arc::make_mut(&mut state.registrations).get_mut(&(2027, fixture::number(13))).unwrap();
    waiting.review = Review::ToCheck;
    waiting.declared =
        Declared { director: "Jeanne Morel".into(), mixed: Some(true), comment: "déménage en juin".into() };
    let structure = Arc::make_mut(&mut state.structures).get_mut(&fixture::number(13)).unwrap();
    let head = Director { last: "Petit".into(), first: "Luc".into(), title: "Directeur".into() };
    Arc::make_mut(structure).directors.push(head);
    let before = crate::domain::campaign::Campaign {
        year: 2026,
        opens: fixture::day("2026-04-03"),
        cutoff: fixture::day("2026-06-06"),
        ..state.campaigns[&2027].clone()
    };
    Arc::make_mut(&mut state.campaigns).insert(2026, before);
    state
}

fn model() -> Model {
    fixture::model_of(state(), Lang::Fr, (80, 24))
}

#[test]
fn the_queue_shows_what_is_declared_against_the_register_and_takes_each_decision() {
    let mut model = model();
    on(&mut model, 13);
    let screen = shown(&model);
    for words in [
        "≠ direction déclarée : Jeanne Morel ; au répertoire : Luc Petit",
        "≠ structure mixte, déclaré : oui ; au répertoire : non",
        "remarque : déménage en juin",
    ] {
        assert!(screen.contains(words), "{words} is missing from\n{screen}");
    }
    let id = format!("{:?}", fixture::number(13));
    let accepted = format!("{:?}", update(&mut model, Action::AcceptRegistration));
    assert_eq!(accepted, format!("[Plan(Review {{ structures: [{id}], decision: Accept }})]"));
    let mut refusal = form(update(&mut model, Action::RefuseRegistration));
    assert_eq!(send(&refusal, &model).unwrap_err().field, "reason");
    fill(&mut refusal, "reason", "effectifs illisibles");
    assert!(send(&refusal, &model).unwrap().contains("Refuse { reason: \"effectifs illisibles\" }"));
    let mut moved = form(update(&mut model, Action::MoveRegistration));
    fill(&mut moved, "reason", "relève de Toulouse");
    assert_eq!(send(&moved, &model).unwrap_err().field, "office");
    fill(&mut moved, "office", "sud");
    assert!(
        send(&moved, &model).unwrap().contains("Move { office: OfficeId(\"sud\"), reason: \"relève de Toulouse\" }")
    );
}

#[test]
fn decisions_need_a_registration_that_is_still_open() {
    let mut model = model();
    for (n, accept, refuse) in [
        (3, Some(text::NO_REGISTRATION.fr), Some(text::NO_REGISTRATION.fr)),
        (1, Some(text::ACCEPTED_ALREADY.fr), Some(text::NONE_TO_REFUSE.fr)),
        (6, Some(text::ACCEPTED_ALREADY.fr), None),
        (13, None, None),
    ] {
        on(&mut model, n);
        assert_eq!(reason(&model, Action::AcceptRegistration), accept, "{n}");
        assert_eq!(reason(&model, Action::RefuseRegistration), refuse, "{n}");
        assert_eq!(reason(&model, Action::MoveRegistration), refuse, "{n}");
    }
}

#[test]
fn registering_takes_the_director_mixed_or_not_a_remark_and_whether_somebody_checks() {
    let model = model();
    let mut form = super::register_form(&model, &fixture::number(13));
    assert_eq!((form.value("director"), form.value("mixed")), ("Jeanne Morel".into(), "yes".into()));
    fill(&mut form, "mixed", "no");
    fill(&mut form, "check", "true");
    let sent = send(&form, &model).unwrap();
    let declared = "Declared { director: \"Jeanne Morel\", mixed: Some(false), comment: \"déménage en juin\" }";
    assert!(sent.contains(declared) && sent.contains("to_check: true"), "{sent}");
}

#[test]
fn a_campaign_opens_with_the_settings_of_the_last_and_its_dates_and_settings_can_change() {
    let mut state = state();
    let last = Arc::make_mut(&mut state.campaigns).get_mut(&2027).unwrap();
    (last.settings.teams, last.settings.purge) = (true, true);
    last.settings.reminders = vec![-20, 3];
    let mut model = fixture::model_of(state, Lang::Fr, (80, 24));
    let sent = send(&form(update(&mut model, Action::OpenCampaign)), &model).unwrap();
    assert!(sent.contains("year: 2028") && sent.contains("teams: true, resend: true, purge: true"), "{sent}");
    assert!(sent.contains("reminders: [-20, 3]"), "{sent}");
    let mut adjust = form(update(&mut model, Action::AdjustCampaign));
    fill(&mut adjust, "cutoff", "15/06/2027");
    fill(&mut adjust, "origin", "imported");
    fill(&mut adjust, "proof", "signed");
    fill(&mut adjust, "reminders", "1 ; \u{2212}7, -30");
    let sent = send(&adjust, &model).unwrap();
    for part in
        ["AdjustCampaign { year: 2027", "cutoff: 2027-06-15", "Imported, proof: Signed, reminders: [-30, -7, 1]"]
    {
        assert!(sent.contains(part), "{part} is missing from {sent}");
    }
    fill(&mut adjust, "reminders", "bientôt");
    assert_eq!(send(&adjust, &model).unwrap_err().field, "reminders");
}

#[test]
fn another_year_is_an_archive_where_no_act_can_be_done() {
    let mut model = model();
    on(&mut model, 6);
    update(&mut model, Action::OtherYear);
    let screen = shown(&model);
    assert!(screen.contains("Campagne 2026") && screen.contains("archive"), "{screen}");
    let acts = ROWS.iter().filter(|r| r.grade > crate::domain::plan::Grade::Look && r.action != Action::OpenCampaign);
    for row in acts {
        assert_eq!((row.enabled)(&model).err(), Some(text::ARCHIVE), "{}", row.name);
    }
    update(&mut model, Action::OtherYear);
    assert!(shown(&model).contains("Campagne 2027") && model.campaign.year.is_none());
}

#[test]
fn the_cut_off_is_asked_of_the_desk_and_can_be_undone_while_it_is_not_exported() {
    let mut model = model();
    assert_eq!(format!("{:?}", update(&mut model, Action::CutOldCodes)), "[Plan(CutOff { year: 2027 })]");
    assert_eq!(reason(&model, Action::UndoCutOff), Some(text::NOT_CUT.fr));
    model.now.day = fixture::day("2027-06-10");
    fixture::refresh(&mut model);
    assert!(shown(&model).contains("la coupure annoncée est passée : rien n’est coupé"));
    let mut state = state();
    Arc::make_mut(&mut state.campaigns).get_mut(&2027).unwrap().cut = Some(fixture::meta(40, "2027-06-07T09:00:00Z"));
    let mut model = fixture::model_of(state, Lang::Fr, (80, 24));
    assert!(shown(&model).contains("coupure faite le 07/06/2027"), "{}", shown(&model));
    assert_eq!(reason(&model, Action::CutOldCodes), Some(text::CUT_ALREADY.fr));
    assert_eq!(format!("{:?}", update(&mut model, Action::UndoCutOff)), "[Plan(UndoCutOff { year: 2027 })]");
    model.state.exported = Some(fixture::meta(41, "2027-06-08T09:00:00Z"));
    assert_eq!(reason(&model, Action::UndoCutOff), Some(text::CUT_EXPORTED.fr));
}

#[test]
fn only_an_administrator_opens_changes_and_cuts_off() {
    let mut state = state();
    let account = Account { person: "p-claire".into(), administrator: false, ..Account::default() };
    Arc::make_mut(&mut state.people).accounts.insert("p-claire".into(), account);
    let model = fixture::model_of(state, Lang::Fr, (80, 24));
    for action in [Action::OpenCampaign, Action::AdjustCampaign, Action::CutOldCodes, Action::CampaignTexts] {
        assert_eq!(reason(&model, action), Some(crate::text::frame::FOR_ADMINISTRATORS.fr), "{action:?}");
    }
}

#[test]
fn any_figure_opens_its_list_and_escape_leads_back_to_it() {
    let mut model = model();
    update(&mut model, Action::WhereWeStand);
    let screen = shown(&model);
    for words in [
        "Le point par délégation · Tab change, Entrée ouvre ─",
        "Appelées",
        "Manquent",
        "Nord-Ouest",
        "Inscriptions · █ 2027",
    ] {
        assert!(screen.contains(words), "{words} is missing from\n{screen}");
    }
    assert_eq!(reason(&model, Action::RegisterStructure), Some("aucune structure dans cette liste"), "none is seen");
    // Down to the first office, right to those who are missing.
    update(&mut model, Action::Down);
    update(&mut model, Action::Right);
    let found = model.campaign.standing.as_ref().unwrap();
    let counted = super::figures::table(found, &model.state, false)[1].1.of(crate::domain::standing::Mark::Missing);
    update(&mut model, Action::Open);
    assert_eq!((model.campaign.names.len(), counted), (2, 2));
    assert!(shown(&model).contains("Manquent (Échap : le point)"), "{}", shown(&model));
    assert!(super::inside(&model.campaign));
    update(&mut model, Action::Back);
    assert_eq!(model.campaign.figures.map(|f| f.column), Some(1));
    update(&mut model, Action::NextPane);
    assert!(shown(&model).contains("par type"));
    update(&mut model, Action::First);
    update(&mut model, Action::Left);
    update(&mut model, Action::Open);
    assert_eq!(model.campaign.names.len(), 9, "all that are called");
    update(&mut model, Action::Back);
    update(&mut model, Action::Back);
    assert!(!super::inside(&model.campaign));
    assert_eq!(model.campaign.names.len(), 11);
}

#[test]
fn the_figures_are_drawn_at_any_size() {
    for size in [(1, 1), (10, 4), (40, 10), (79, 15), (80, 24), (200, 60)] {
        let mut model = fixture::model_of(state(), Lang::En, size);
        update(&mut model, Action::WhereWeStand);
        for action in [Action::Down, Action::PageDown, Action::NextPane, Action::Last] {
            update(&mut model, action);
            shown(&model);
        }
    }
}

#[test]
fn letters_and_mails_go_to_the_codes_of_the_selection() {
    let mut model = model();
    on(&mut model, 1);
    let mut letters = form(update(&mut model, Action::WriteLetters));
    assert_eq!(send(&letters, &model).unwrap_err().field, "folder");
    fill(&mut letters, "folder", "/tmp/lettres");
    let sent = send(&letters, &model).unwrap();
    assert!(sent.contains("WriteLetters") && sent.contains("27INSU1016") && sent.contains("/tmp/lettres"), "{sent}");
    let mut mails = form(update(&mut model, Action::SendCodes));
    fill(&mut mails, "folder", "/tmp/courriels");
    assert!(send(&mails, &model).unwrap().contains("Outbox(\"/tmp/courriels\")"));
    on(&mut model, 3);
    assert_eq!(reason(&model, Action::SendCodes), Some(text::NO_CODE_CHOSEN.fr));
    let mut reminders = form(update(&mut model, Action::RemindLate));
    fill(&mut reminders, "folder", "/tmp/rappels");
    fill(&mut reminders, "step", "-30");
    assert_eq!(send(&reminders, &model).unwrap(), "Plan(Remind { to: Outbox(\"/tmp/rappels\"), step: Some(-30) })");
}

#[test]
fn the_mail_server_is_offered_where_the_desk_has_one() {
    let mut state = state();
    state.mail = Some(crate::domain::mail::MailServer::default());
    let mut model = fixture::model_of(state, Lang::Fr, (80, 24));
    on(&mut model, 1);
    let mut mails = form(update(&mut model, Action::SendCodes));
    fill(&mut mails, "way", "server");
    assert!(send(&mails, &model).unwrap().contains("to: Server"));
}

#[test]
fn a_text_is_replaced_from_a_file_taken_back_or_looked_at() {
    let mut model = model();
    let mut texts = form(update(&mut model, Action::CampaignTexts));
    assert_eq!(send(&texts, &model).unwrap_err().field, "path");
    fill(&mut texts, "path", "/tmp/lettre.pdf");
    assert!(send(&texts, &model).unwrap().contains("PreviewText { year: 2027, name: Letter"));
    fill(&mut texts, "deed", "set");
    fill(&mut texts, "name", "reminder");
    assert!(send(&texts, &model).unwrap().contains("SetTextFrom { year: 2027, name: Reminder"));
    fill(&mut texts, "deed", "reset");
    assert!(send(&texts, &model).unwrap().contains("SetText { year: 2027, name: Reminder, text: \"\" }"));
}

#[test]
fn the_declaration_is_written_for_the_campaign_that_runs() {
    let mut model = model();
    let mut declare = form(update(&mut model, Action::DeclareCampaign));
    fill(&mut declare, "path", "/tmp/declaration.csv");
    fill(&mut declare, "format", "csv");
    let sent = send(&declare, &model).unwrap();
    assert!(sent.contains("Declare { year: 2027") && sent.contains("format: Csv"), "{sent}");
    fill(&mut declare, "format", "pdf");
    assert!(send(&declare, &model).unwrap_err().why.contains(".csv"), "a PDF is no .csv");
    fill(&mut declare, "path", "/tmp/declaration");
    assert!(send(&declare, &model).unwrap().contains("format: Pdf"));
}

#[test]
fn where_the_campaign_stands_is_written_from_the_list_and_from_the_figures() {
    let mut model = model();
    for _ in 0..2 {
        let mut report = form(update(&mut model, Action::ReportCampaign));
        assert!(send(&report, &model).is_err(), "a file is needed");
        fill(&mut report, "path", "/tmp/point.pdf");
        assert!(send(&report, &model).unwrap().contains("SaveReport { year: 2027"));
        update(&mut model, Action::WhereWeStand);
    }
}

#[test]
fn members_of_a_mixed_structure_are_followed_step_by_step() {
    let mut state = state();
    let stages = [(Stage::Directory, (At::Done, fixture::day("2027-05-02")))].into();
    Arc::make_mut(&mut state.tracks).insert((fixture::number(6), "p-paul".into()), Track { stages });
    let mut model = fixture::model_of(state, Lang::Fr, (80, 24));
    on(&mut model, 6);
    assert!(shown(&model).contains("BibCnrs, Paul Œstreich : Demander l’authentification JANUS"), "{}", shown(&model));
    let mut note = form(update(&mut model, Action::NoteTrack));
    assert_eq!(send(&note, &model).unwrap_err().field, "person");
    fill(&mut note, "name", "Ali Bensaïd");
    fill(&mut note, "mail", "ali.bensaid@cnrs.example");
    fill(&mut note, "stage", "access");
    fill(&mut note, "state", "done");
    let sent = send(&note, &model).unwrap();
    assert!(
        sent.contains("Named { name: \"Ali Bensaïd\"") && sent.contains("stage: Access, at: Done, day: 2027-05-14")
    );
    on(&mut model, 3);
    assert_eq!(reason(&model, Action::NoteTrack), Some(text::NOT_MIXED.fr));
}

#[test]
fn a_registration_goes_through_a_circuit_of_the_signing_book() {
    let mut state = state();
    let id = crate::domain::ids::CircuitId::new("c-direction");
    let circuit = crate::domain::circuit::Circuit { id: id.clone(), name: "Direction".into(), ..Default::default() };
    Arc::make_mut(&mut state.circuits).insert(id, circuit);
    let mut model = fixture::model_of(state, Lang::Fr, (80, 24));
    on(&mut model, 6);
    let sent = send(&form(update(&mut model, Action::SendRegistration)), &model).unwrap();
    let structure: StructureId = fixture::number(6);
    assert_eq!(
        sent,
        format!("Plan(SendRegistration {{ structure: {structure:?}, circuit: CircuitId(\"c-direction\") }})")
    );
    on(&mut model, 3);
    assert_eq!(reason(&model, Action::SendRegistration), Some(text::NOT_REGISTERED.fr));
}
