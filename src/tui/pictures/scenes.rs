//! What can be seen, and the keys that lead there from the moment one has come in.

use crate::desk::Notice;
use crate::domain::leak::{Leak, Report as Reported, Step, Suspect};
use crate::domain::login::Login;
use crate::domain::order::Meta;
use crate::domain::state::State;
use crate::domain::trouble::{ReadOnly, Rule, Trouble};
use crate::job::Report;
use crate::text::Lang;
use crate::tui::frame::Act;
use crate::tui::model::Model;
use crate::tui::stage::{Stage, moment};
use crate::tui::update::{Msg, update};
use crate::tui::{dispatch, report};
use std::sync::Arc;

/// Leads from the home screen to what is to be seen.
type Show = fn(&mut Stage, Lang);

/// The scenes.
pub const SCENES: &[(&str, Show)] = &[
    ("door_lock", |s, l| resized(s, Stage::before, l)),
    ("door_demo", door_demo),
    ("door_wrong", door_wrong),
    ("door_wizard", door_wizard),
    ("door_wizard_passphrase", |s, l| {
        door_wizard(s, l);
        s.keys("tab tab tab tab tab tab tab tab").text("trop court");
    }),
    ("door_change", door_change),
    ("door_copy", door_copy),
    ("home", |_, _| {}),
    ("home_first", home_first),
    ("home_read_only", home_read_only),
    ("structures", |s, _| _ = s.keys("f3 down down")),
    ("structures_chosen", |s, _| _ = s.keys("f3 space space down down space >")),
    ("structures_pane", |s, _| _ = s.keys("f3 down down enter")),
    ("structures_tree", |s, _| _ = s.keys("f3 t down right down down")),
    ("structures_filter", |s, _| _ = s.keys("f3 /").text("lyon")),
    ("structures_nothing", |s, _| _ = s.keys("f3 /").text("xyzzy").keys("enter")),
    ("campaign", |s, _| _ = s.keys("f4 down")),
    ("campaign_pane", |s, _| _ = s.keys("f4 down enter")),
    ("campaign_standing", |s, _| _ = s.keys("f4 p down right right")),
    ("campaign_standing_list", |s, _| _ = s.keys("f4 p tab down enter")),
    ("form_campaign", |s, _| _ = s.keys("f4 o")),
    ("form_texts", |s, _| _ = s.keys("f4 t")),
    ("confirm_cutoff", |s, _| _ = s.keys("f4 C")),
    ("codes", |s, _| _ = s.keys("f5 down")),
    ("codes_chosen", |s, _| _ = s.keys("f5 space space")),
    ("cases", cases),
    ("cases_none", |s, _| _ = s.keys("f5 t")),
    ("form_case", |s, _| _ = s.keys("f5 t N")),
    ("form_treat", |s, l| {
        cases(s, l);
        s.keys("T");
    }),
    ("form_mail_server", |s, _| _ = s.keys("f5 M").text("smtp.institut.example")),
    ("book", |s, _| _ = s.keys("f6")),
    ("book_dossier", |s, _| _ = s.keys("f6 enter")),
    ("book_tray", |s, _| _ = s.keys("f6 b b b")),
    ("book_selected", |s, _| _ = s.keys("f6 *")),
    ("other_acts", |s, _| _ = s.keys("f6 a")),
    ("rehearsal", |s, _| {
        _ = s.keys("f6 n").text("Convention").keys("enter enter").text("9001 plasticité").keys("ctrl-enter");
    }),
    ("circuits", |s, _| _ = s.keys("f6 K")),
    ("circuit", |s, _| _ = s.keys("f6 K enter down down")),
    ("guide", |s, _| _ = s.keys("f6 ctrl-g n")),
    ("people", |s, _| _ = s.keys("f7")),
    ("people_person", |s, _| _ = s.keys("f7 enter")),
    ("people_posts", |s, _| _ = s.keys("f7 tab")),
    ("people_authorities", |s, _| _ = s.keys("f7 tab tab")),
    ("people_authority", |s, _| _ = s.keys("f7 tab tab enter")),
    ("register", |s, _| _ = s.keys("f8 down")),
    ("register_checkpoint", |s, _| _ = s.keys("f8 c")),
    ("register_verified", |s, _| _ = s.keys("f8 V")),
    ("help", |s, _| _ = s.keys("f6 ? down")),
    ("palette", |s, _| _ = s.keys(":").text("code")),
    ("settings", |s, _| _ = s.keys("f9")),
    ("form_dossier", |s, _| _ = s.keys("f6 n").text("Convention").keys("enter enter").text("900")),
    ("form_fault", |s, _| _ = s.keys("f6 n ctrl-enter")),
    ("form_leaving", |s, _| _ = s.keys("f6 n").text("Convention").keys("esc")),
    ("form_register", |s, _| _ = s.keys("f3 down down down down down down r")),
    ("refused_here", |s, _| _ = s.keys("f3 r")),
    ("form_grant", |s, _| _ = s.keys("f7 d")),
    ("form_import", |s, _| _ = s.keys("f3 I")),
    ("form_adjust", |s, _| _ = s.keys("f3 m")),
    ("form_revoke", |s, _| _ = s.keys("f5 down x")),
    ("confirm_visa", |s, _| _ = s.keys("f6 V")),
    ("confirm_deliver", |s, _| _ = s.keys("f5 * d ctrl-enter")),
    ("confirm_revoke", |s, _| _ = s.keys("f5 * x enter")),
    ("confirm_account", confirm_account),
    ("checked_code", |s, _| _ = s.keys("f5 c").text("27INSU9001").keys("enter")),
    ("who_may_sign", |s, _| _ = s.keys("f6 p")),
    ("signatures", |s, _| _ = s.keys("f6 b b b b b b c")),
    ("book_signed", |s, _| _ = s.keys("f6 b b b b b b enter end")),
    ("book_refused", |s, _| _ = s.keys("f6 b b b b b enter")),
    ("form_day", |s, _| _ = s.keys("f8 d").text("32/13/2027").keys("enter")),
    ("form_subject", |s, _| _ = s.keys("f8 f")),
    ("reader", |s, _| _ = s.keys("f6 r")),
    ("secret", |s, _| _ = s.keys("f5 down r")),
    ("too_small", |_, _| {}),
];

/// Keeps the size of the window through what makes a new model.
fn resized(stage: &mut Stage, make: impl Fn(&mut Stage, Lang), lang: Lang) {
    let size = stage.model.size;
    make(stage, lang);
    stage.model.size = size;
}

fn door_demo(stage: &mut Stage, lang: Lang) {
    let size = stage.model.size;
    stage.model = Model::new(lang, moment());
    stage.model.size = size;
    stage.model.door.demo = stage.phrases.clone();
    let accounts = stage.accounts.clone();
    update(&mut stage.model, Msg::Report(0, Report::Accounts(Ok(accounts))));
}

fn door_wrong(stage: &mut Stage, lang: Lang) {
    resized(stage, Stage::before, lang);
    stage.text("je ne sais plus").keys("enter");
    let number = stage.model.frame.jobs.act(Act::Opening);
    let trouble = Trouble::Rule(Rule::PassphraseWrong);
    update(&mut stage.model, Msg::Report(number, Report::Failed(trouble)));
}

fn door_wizard(stage: &mut Stage, lang: Lang) {
    let size = stage.model.size;
    stage.model = Model::new(lang, moment());
    stage.model.size = size;
    stage.model.frame.system_lang = lang;
    let none = Trouble::Rule(Rule::NoDesk { path: String::new() });
    update(&mut stage.model, Msg::Report(0, Report::Accounts(Err(none))));
}

fn door_change(stage: &mut Stage, lang: Lang) {
    resized(stage, Stage::before, lang);
    stage.text("une phrase de passe").keys("enter");
    stage.opened(None, vec![Notice::MustChange]);
}

fn door_copy(stage: &mut Stage, lang: Lang) {
    resized(stage, Stage::before, lang);
    stage.text("une phrase de passe").keys("enter");
    stage.opened(Some(ReadOnly::NeverSeen), Vec::new());
}

fn home_first(stage: &mut Stage, _: Lang) {
    let mut state = State::default();
    state.desk = stage.model.state.desk.clone();
    state.people = stage.model.state.people.clone();
    report::take_state(&mut stage.model, state);
}

fn home_read_only(stage: &mut Stage, _: Lang) {
    stage.model.read_only = Some(ReadOnly::Asked);
    dispatch::refresh_all(&mut stage.model);
}

/// One case that runs, with two suspects, and one that is closed.
fn cases(stage: &mut Stage, _: Lang) {
    let at = moment().at;
    // Entries are named by chance, logins are not.
    let mut logins: Vec<Login> = stage.model.state.codes.values().map(|c| c.login.clone()).collect();
    logins.sort_unstable();
    let case = |number: &str, publisher: &str, steps: Vec<Step>| {
        let what = "300 Go en une heure depuis une seule adresse".to_owned();
        let [publisher, reference, address, url] =
            [publisher, "INC-4711", "192.0.2.7", "journals.example"].map(str::to_owned);
        let report = Reported { publisher, reference, from: at, until: at, address, url, what };
        let steps = steps.into_iter().map(|step| (Meta { at, ..Meta::default() }, step)).collect();
        let opened = Meta { at, ..Meta::default() };
        (number.to_owned(), Leak { id: number.to_owned(), number: number.to_owned(), report, opened, steps })
    };
    let suspect =
        |login: &Login, named, bytes| Suspect { login: login.clone(), lines: 1_204, bytes, addresses: 3, named };
    let suspects = vec![suspect(&logins[0], true, 310_000_000_000), suspect(&logins[1], false, 2_000_000)];
    let found = Step::Matched { file: "ezproxy.log".into(), suspects };
    let closed = Step::Closed { outcome: "signalement retiré".into() };
    let leaks = [case("F2027-02", "Elsevier", vec![found]), case("F2027-01", "Wiley", vec![closed])];
    stage.model.state.leaks = Arc::new(leaks.into());
    dispatch::refresh_all(&mut stage.model);
    stage.keys("f5 t");
}

fn confirm_account(stage: &mut Stage, _: Lang) {
    stage.keys("f7 c backspace").text("camille").keys("enter").text("la lune est pleine ce soir");
    stage.keys("enter").text("la lune est pleine ce soir").keys("enter");
}
