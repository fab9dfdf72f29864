//! Every form of the program, field by field: whatever is typed there is text, and nothing else happens.

use super::action::Layer;
use super::chord::{Chord, Key};
use super::effect::Effect;
use super::model::Model;
use super::overlay::form::{Form, Kind};
use super::overlay::{Confirm, Overlay, settings};
use super::registry;
use super::screen::book::Prepared;
use super::screen::{book, campaign, codes, door, people, register, structures};
use super::stage::Stage;
use super::update::{Msg, update};
use crate::desk::{Hidden, Revoke, SaveDraft};
use crate::domain::circuit::{Asked, Circuit, Quorum, Step, Who};
use crate::domain::code::Reason;
use crate::domain::leak::{Leak, Report};
use crate::domain::order::Meta;
use crate::domain::plan::{Grade, Heading, Plan};
use crate::domain::trouble::ReadOnly;
use crate::text::Lang;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A case of a leak that runs.
fn leak() -> Leak {
    let at = super::stage::moment().at;
    let [publisher, reference, address, url, what] = ["Elsevier", "", "", "", "300 Go"].map(str::to_owned);
    let report = Report { publisher, reference, from: at, until: at, address, url, what };
    Leak { id: "l1".into(), number: "F2027-01".into(), report, opened: Meta::default(), steps: Vec::new() }
}

/// A circuit that asks for an outsider and leaves a post open.
fn open_circuit() -> Circuit {
    let chosen = Step::new(Asked::Visa, vec![Who::Chosen("juriste".into())], Quorum::All, 2);
    let outside = Step::new(Asked::Countersignature, vec![Who::Outsider], Quorum::All, 5);
    Circuit { name: "Ouvert".into(), steps: vec![chosen, outside], ..Circuit::default() }
}

/// Every form with the file and the name of the function that makes it.
fn forms(model: &Model) -> Vec<(&'static str, Form)> {
    let (lang, me) = (model.lang, model.me.clone());
    let structure = model.state.structures.keys().next().unwrap();
    let logins = || model.state.codes.values().map(|c| c.login.clone()).collect::<Vec<_>>();
    let mut forms = vec![
        ("settings::form", settings::form(model)),
        ("door::lock", door::forms::lock(&model.door, None, false, lang)),
        ("door::wizard", door::forms::wizard(model)),
        ("door::change", door::forms::change(Hidden::default(), lang)),
        ("door::copy", door::forms::copy(&ReadOnly::NeverSeen, me, Hidden::default(), lang)),
        ("structures::import_structures", structures::forms::import_structures(lang)),
        ("structures::import_correspondents", structures::forms::import_correspondents(lang)),
        ("structures::import_offices", structures::forms::import_offices(lang)),
        ("structures::adjust", structures::forms::adjust(model, structure)),
        ("structures::confirm_match", structures::forms::confirm_match(model, structure)),
        ("forms_settings::open_form", campaign::forms_settings::open_form(model)),
        ("forms_settings::adjust_form", campaign::forms_settings::adjust_form(model, 2027)),
        ("forms_queue::refuse", campaign::forms_queue::refuse(vec![structure.clone()], lang)),
        ("forms_queue::move_to", campaign::forms_queue::move_to(model, vec![structure.clone()])),
        ("forms_send::remind", campaign::forms_send::remind(model)),
        ("forms_send::letters", campaign::forms_send::letters(logins(), lang)),
        ("forms_send::send", campaign::forms_send::send(model, logins())),
        ("forms_send::circulate", campaign::forms_send::circulate(model, structure)),
        ("forms_send::declare", campaign::forms_send::declare(2027, lang)),
        ("forms_send::report", campaign::forms_send::report(2027, lang)),
        ("forms_texts::texts", campaign::forms_texts::texts(model, 2027)),
        ("forms_track::note", campaign::forms_track::note(model, structure)),
        ("campaign::register_form", campaign::forms::register_form(model, structure)),
        ("codes::check", codes::forms::check(lang)),
        ("codes::suspend", codes::forms::suspend(logins(), lang)),
        ("codes::revoke", codes::forms::revoke(logins(), lang)),
        ("forms_portal::export", codes::forms_portal::export(model)),
        ("forms_portal::target", codes::forms_portal::target(model)),
        ("forms_portal::inspect", codes::forms_portal::inspect(model)),
        ("forms_portal::read_log", codes::forms_portal::read_log(lang)),
        ("forms_delivery::letters", codes::forms_delivery::letters(logins(), lang)),
        ("forms_delivery::send", codes::forms_delivery::send(logins(), lang)),
        ("forms_delivery::deliver", codes::forms_delivery::deliver(logins(), lang)),
        ("forms_delivery::returned", codes::forms_delivery::returned(logins(), lang)),
        ("forms_issue::teams", codes::forms_issue::teams(model, Some(structure))),
        ("forms_issue::replace", codes::forms_issue::replace(logins(), lang)),
        ("forms_issue::revoke_prefix", codes::forms_issue::revoke_prefix(lang)),
        ("forms_issue::import", codes::forms_issue::import(lang)),
        ("forms_cases::report", codes::forms_cases::report(lang)),
        ("forms_cases::search", codes::forms_cases::search(&leak(), lang)),
        ("forms_cases::treat", codes::forms_cases::treat(model, &leak())),
        ("forms_cases::answer", codes::forms_cases::answer(&leak(), lang)),
        ("forms_cases::close", codes::forms_cases::close(&leak(), lang)),
        ("forms_mail::server", codes::forms_mail::server(model)),
    ];
    forms.extend(of_the_book(model));
    forms.extend(of_people_and_register(model));
    forms
}

/// Those of the signing book.
fn of_the_book(model: &Model) -> Vec<(&'static str, Form)> {
    let dossier = model.state.dossiers.values().next().unwrap();
    vec![
        ("forms_draft::new_dossier", book::forms_draft::new_dossier(model)),
        ("forms_draft::edit", book::forms_draft::edit(model, dossier)),
        ("forms_draft::who", book::forms_draft::who(model, &open_circuit(), SaveDraft::default(), Prepared::New)),
        ("forms_acts::refuse", book::forms_acts::refuse(model, dossier)),
        ("forms_acts::refuse_all", book::forms_acts::refuse_all(model, vec![dossier.id.clone()])),
        ("forms_acts::opinion", book::forms_acts::opinion(model, dossier)),
        ("forms_acts::send_back", book::forms_acts::send_back(model, dossier)),
        ("forms_acts::transfer", book::forms_acts::transfer(model, dossier)),
        ("forms_acts::ask", book::forms_acts::ask(model, dossier)),
        ("forms_acts::insert", book::forms_acts::insert(model, dossier)),
        ("forms_acts::bypass", book::forms_acts::bypass(model, dossier)),
        ("forms_acts::paper", book::forms_acts::paper(model, dossier)),
        ("forms_notes::annotate", book::forms_notes::annotate(model, dossier, Some(1))),
        ("forms_notes::withdraw", book::forms_notes::withdraw(model, dossier)),
        ("forms_notes::search", book::forms_notes::search(model)),
        ("forms_circuit::name", book::forms_circuit::name(model, &open_circuit())),
        ("forms_circuit::conditions", book::forms_circuit::conditions(model, &open_circuit())),
        ("forms_circuit::step", book::forms_circuit::step(model, &open_circuit(), 0)),
        ("book::send_version", book::forms::send_version(model, dossier)),
        ("book::save", book::forms::save(model, dossier)),
        ("book::save_sheet", book::forms::save_sheet(model, dossier)),
        ("book::save_evidence", book::forms::save_evidence(model, dossier)),
        ("forms_seals::stamp", book::forms_seals::stamp(model, dossier.id.clone(), &sample_places())),
        ("forms_seals::tsa", book::forms_seals::tsa(model)),
        ("book::verify_file", book::forms::verify_file(model)),
        ("guest::start", book::guest::start(model, dossier)),
        ("guest::lift", book::guest::lift(model, dossier)),
        ("guest::set_gateway", book::guest::set_gateway(model)),
        ("guest::trial", book::guest::trial(model)),
        ("forms_delays::remind", book::forms_delays::remind(model)),
        ("forms_delays::filing", book::forms_delays::filing(model)),
        ("forms_delays::texts", book::forms_delays::texts(model)),
    ]
}

/// Those of the directory and of the register.
fn of_people_and_register(model: &Model) -> Vec<(&'static str, Form)> {
    let lang = model.lang;
    vec![
        ("people::add_person", people::forms::add_person(model)),
        ("people::add_post", people::forms::add_post(model)),
        ("people::appoint", people::forms::appoint(model)),
        ("people::end_appointment", people::forms::end_appointment(model)),
        ("people::grant", people::forms::grant(model)),
        ("forms_seals::bring", people::forms_seals::bring(model)),
        ("forms_seals::choose", people::forms_seals::choose(model)),
        ("forms_seals::retire", people::forms_seals::retire(model)),
        ("forms_seals::publish", people::forms_seals::publish(model)),
        ("people::add_account", people::forms::add_account(model)),
        ("people::reset_account", people::forms::reset_account(model)),
        ("people::name_administrator", people::forms::name_administrator(model)),
        ("people::change_passphrase", people::forms::change_passphrase(model)),
        ("people::institute", people::forms::institute(model)),
        ("people::save_certificate", people::forms::save_certificate(model)),
        ("forms_folk::move_post", people::forms_folk::move_post(model)),
        ("forms_folk::substitute", people::forms_folk::substitute(model)),
        ("forms_folk::end_substitution", people::forms_folk::end_substitution(model)),
        ("forms_folk::propose", people::forms_folk::propose(model)),
        ("forms_folk::revoke_certificate", people::forms_folk::revoke_certificate(model)),
        ("forms_folk::who", people::forms_folk::who(model)),
        ("register::by_subject", register::forms::by_subject(model)),
        ("register::by_person", register::forms::by_person(model)),
        ("register::by_day", register::forms::by_day(model)),
        ("register::export", register::forms::export(lang)),
    ]
}

fn sample_places() -> crate::desk::Places {
    crate::desk::Places { page: 1, pages: 2, rows: vec![vec![crate::desk::Holds::Nothing; 3]; 10], unread: false }
}

/// Characters that are the key of something.
fn letters() -> BTreeSet<char> {
    registry::rows().flat_map(|r| r.keys).filter_map(|k| Chord::parse(k).unwrap().text()).collect()
}

fn press(model: &mut Model, letter: char) -> Vec<Effect> {
    update(model, Msg::Key(Chord::plain(Key::Char(letter))))
}

/// What a field holds: the line that is edited, or what is chosen.
fn held(form: &Form, n: usize) -> String {
    match &form.fields[n].kind {
        Kind::Line(input) | Kind::Secret(input) | Kind::Path(input) | Kind::Pick { input, .. } => {
            input.value().to_owned()
        }
        Kind::Choice { at, .. } => at.to_string(),
        Kind::Toggle(on) => on.to_string(),
    }
}

fn everything(form: &Form) -> Vec<String> {
    (0..form.fields.len()).map(|n| held(form, n)).collect()
}

/// Makes a form stand in front, at one of its fields: as an overlay, or at the door.
fn stand(model: &mut Model, form: Form, field: usize) {
    let form = Form { focus: field, ..form };
    model.overlays.clear();
    if model.screen == Layer::Door {
        model.door.put(form);
    } else {
        model.overlays.push(Overlay::Form(form));
    }
}

fn in_front(model: &Model) -> &Form {
    match (model.screen, model.overlays.as_slice()) {
        (Layer::Door, []) => model.door.form().unwrap(),
        (screen, [Overlay::Form(form)]) if screen != Layer::Door => form,
        other => panic!("{other:?}"),
    }
}

/// The model with the desk open, with a form that belongs there.
fn place(stage: &mut Stage, name: &str) {
    stage.enter(Lang::Fr);
    if name.starts_with("door::") {
        stage.before(Lang::Fr);
        stage.model.state = stage.state();
    }
}

#[test]
fn every_default_key_typed_into_every_field_of_every_form_is_text() {
    let mut stage = Stage::new();
    stage.enter(Lang::Fr);
    let count = forms(&stage.model).len();
    let typed: String = letters().into_iter().collect();
    assert!(typed.contains('q') && typed.contains('/') && typed.contains(' ') && typed.contains(':'));
    let mut lines = 0;
    for n in 0..count {
        let (name, made) = forms(&stage.model).swap_remove(n);
        for field in 0..=made.fields.len() {
            place(&mut stage, name);
            let model = &mut stage.model;
            let (_, form) = forms(model).swap_remove(n);
            stand(model, form, field);
            let before = everything(in_front(model));
            let screen = model.screen;
            for letter in letters() {
                let effects = press(model, letter);
                assert!(effects.is_empty(), "{name}, field {field}: {letter} did {effects:?}");
                assert_eq!((in_front(model).focus, model.screen), (field, screen), "{name}: {letter}");
                assert!(model.toast.is_none() && model.filter.is_none(), "{name}: {letter}");
            }
            let form = in_front(model);
            for (other, was) in before.iter().enumerate() {
                let now = held(form, other);
                if other != field {
                    assert_eq!(now, *was, "{name}: typing into field {field} changed field {other}");
                } else if matches!(form.fields[field].kind, Kind::Pick { .. }) {
                    // What was chosen is replaced by what is typed.
                    assert!(now.ends_with(&typed), "{name}, field {field}: {now}");
                    lines += 1;
                } else if !matches!(form.fields[field].kind, Kind::Choice { .. } | Kind::Toggle(_)) {
                    // What was filled in already is replaced by what is typed.
                    assert_eq!(now, typed, "{name}, field {field}: {was}");
                    lines += 1;
                }
            }
        }
    }
    assert!(lines >= 50, "only {lines} fields take text");
}

/// Whatever stands in front of which field, Escape says what would be lost before it is: on the smallest screen too.
#[test]
fn escape_asks_where_it_is_seen_before_anything_typed_is_lost() {
    let mut stage = Stage::new();
    stage.enter(Lang::Fr);
    let count = forms(&stage.model).len();
    let mut asked = 0;
    for n in 0..count {
        let (name, made) = forms(&stage.model).swap_remove(n);
        for field in 0..made.fields.len() {
            if matches!(made.fields[field].kind, Kind::Choice { .. } | Kind::Toggle(_)) {
                continue;
            }
            place(&mut stage, name);
            let model = &mut stage.model;
            model.size = (80, 24);
            let (_, form) = forms(model).swap_remove(n);
            stand(model, form, field);
            press(model, 'a');
            assert!(update(model, Msg::Key(Chord::plain(Key::Esc))).is_empty());
            assert!(held(in_front(model), field).contains('a'), "{name}, field {field}: it is lost");
            let seen = super::view::letters(&super::view::draw_to(model, 80, 24));
            assert!(seen.contains("Abandonner ce qui est tapé"), "{name}, field {field}:\n{seen}");
            asked += 1;
        }
    }
    assert!(asked >= 50, "only {asked} fields");
}

/// Functions of the screens' sources that make a form, as `screen::name`.
fn makers(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.is_dir() {
            makers(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let part = match path.file_name().unwrap().to_str().unwrap() {
            "forms.rs" => path.parent().unwrap().file_name().unwrap(),
            _ => path.file_stem().unwrap(),
        };
        let made = text.lines().filter(|l| l.starts_with("pub fn ") && l.ends_with("-> Form {"));
        let name = |line: &str| line["pub fn ".len()..].split('(').next().unwrap().to_owned();
        found.extend(made.map(|line| format!("{}::{}", part.to_str().unwrap(), name(line))));
    }
}

#[test]
fn no_form_of_the_program_is_forgotten_here() {
    let mut stage = Stage::new();
    stage.enter(Lang::Fr);
    let known: BTreeSet<String> = forms(&stage.model).into_iter().map(|(name, _)| name.to_owned()).collect();
    let mut found = BTreeSet::new();
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui");
    makers(&sources.join("screen"), &mut found);
    makers(&sources.join("overlay"), &mut found);
    assert_eq!(found, known);
}

#[test]
fn every_default_key_is_text_in_the_filter_the_palette_and_where_a_confirm_asks_for_a_word_or_the_passphrase() {
    let mut stage = Stage::new();
    let typed: String = letters().into_iter().collect();
    for screen in Layer::SCREENS.into_iter().filter(|s| *s != Layer::Home) {
        stage.enter(Lang::Fr);
        let model = &mut stage.model;
        update(model, Msg::Key(Chord::parse(super::dispatch::screen_action(screen).map_or("", key_of)).unwrap()));
        press(model, '/');
        for letter in letters() {
            assert!(press(model, letter).is_empty(), "{screen:?}: {letter}");
        }
        assert_eq!((model.screen, model.filters.get(&screen)), (screen, Some(&typed)));
    }
    let revoke = Revoke { logins: Vec::new(), reason: Reason::Compromise };
    let plan = || Plan::new(Heading::Revoke { login: "27INSU9001".into() }, Grade::Typed);
    let sign = crate::desk::Sign { dossier: "d".into(), passphrase: Hidden::default() };
    for confirm in [Confirm::new(Box::new(revoke), plan()), Confirm::new(Box::new(sign), plan())] {
        stage.enter(Lang::Fr);
        let model = &mut stage.model;
        model.overlays.push(Overlay::Confirm(confirm));
        for letter in letters() {
            assert!(press(model, letter).is_empty(), "{letter}");
        }
        assert!(matches!(&model.overlays[..], [Overlay::Confirm(c)] if c.typed.value() == typed && !c.on_yes));
    }
    for palette in ['?', ':'] {
        stage.enter(Lang::Fr);
        let model = &mut stage.model;
        press(model, palette);
        for letter in letters() {
            assert!(press(model, letter).is_empty(), "{letter}");
        }
        assert!(matches!(&model.overlays[..], [Overlay::Palette(p)] if p.input.value() == typed));
    }
}

/// The first key of an action.
fn key_of(action: super::action::Action) -> &'static str {
    registry::rows().find(|r| r.action == action).map_or("", |r| r.keys[0])
}
