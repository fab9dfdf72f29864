//! The pictures of the handbook are the program's own screens, drawn from the demonstration desk on a fixed day.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;
#[path = "common/fresh.rs"]
mod fresh;
#[path = "common/svg.rs"]
mod svg;

use common::{CHEAP, moment};
use paraphe::desk::{Desk, Moment, Opening, Place, Watch, demo};
use paraphe::job::Report;
use paraphe::text::Lang;
use paraphe::tui::chord::Chord;
use paraphe::tui::effect::Effect;
use paraphe::tui::frame::Act;
use paraphe::tui::model::Model;
use paraphe::tui::theme::Theme;
use paraphe::tui::update::{Msg, update};
use paraphe::tui::{report, view};
use std::path::Path;
use std::process::Command;

/// Names of time zones need files that not every machine has; this rule needs none.
const PARIS: &str = "CET-1CEST,M3.5.0,M10.5.0/3";
const SIZE: (u16, u16) = (100, 30);

/// A person before an open desk: keys go in, the desk answers at once.
struct Session {
    desk: Desk,
    model: Model,
    now: Moment,
}

impl Session {
    fn open(place: &Place, who: &str, phrase: &str, now: Moment) -> Self {
        let accounts = Desk::accounts(place).unwrap();
        let person = &accounts.iter().find(|a| a.name == who).unwrap().person;
        let desk = Desk::unlock(place, person, phrase, now, Opening::default()).unwrap().0;
        let mut model = Model::new(Lang::Fr, now);
        (model.size, model.me) = (SIZE, person.clone());
        report::take_state(&mut model, desk.state().clone());
        let mut session = Self { desk, model, now };
        let effects = paraphe::tui::perform::go(&mut session.model, paraphe::tui::action::Layer::Home);
        session.carry_out(effects);
        session
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let watch = Watch::default();
        for effect in effects {
            let (number, report) = match effect {
                Effect::Plan(verb) => {
                    let plan = self.desk.plan(verb.as_ref(), self.now, &watch).unwrap();
                    (self.model.frame.jobs.act(Act::Planning), Report::Planned { verb, plan })
                }
                Effect::Ask(question) => {
                    let answer = self.desk.ask(&question, self.now, &watch).unwrap();
                    (self.model.frame.jobs.question(&question), Report::Answered(answer))
                }
                _ => continue,
            };
            let more = update(&mut self.model, Msg::Report(number, report));
            self.carry_out(more);
        }
    }

    fn press(&mut self, keys: &str) {
        for key in keys.split(' ') {
            let effects = update(&mut self.model, Msg::Key(Chord::parse(key).unwrap()));
            self.carry_out(effects);
        }
    }

    fn picture(&mut self, theme: Theme, title: &str) -> String {
        self.model.theme = theme;
        svg::svg(&view::draw_to(&mut self.model, SIZE.0, SIZE.1), title)
    }
}

/// Every picture, with its name.
fn pictures(place: &Place) -> Vec<(&'static str, String)> {
    let now = moment("2027-05-03T07:30:00Z");
    let accounts = demo::make_at(place, now, CHEAP).unwrap();
    let phrase = |who: &str| accounts.iter().find(|(name, _)| name == who).unwrap().1.clone();
    let mut made = Vec::new();

    let who = "Élodie Marchand";
    let mut desk = Session::open(place, who, &phrase(who), now);
    made.push(("home", desk.picture(Theme::DARK, "Accueil")));
    made.push(("home-light", desk.picture(Theme::LIGHT, "Accueil, thème clair")));
    desk.press("f3 down down down down down down down down down down down down");
    made.push(("structures", desk.picture(Theme::DARK, "Structures")));
    desk.press("f5 down down");
    made.push(("codes", desk.picture(Theme::DARK, "Codes d’accès")));
    desk.press("f6");
    made.push(("book", desk.picture(Theme::DARK, "Parapheur")));
    desk.desk.close();

    let who = "Anne Lemoine";
    let mut desk = Session::open(place, who, &phrase(who), now);
    desk.press("f6 r esc s p o m m e s");
    made.push(("sign", desk.picture(Theme::DARK, "Confirmer une signature")));
    desk.desk.close();
    made
}

/// Runs this test again under the clock of Paris, since screens show hours by the clock of the reader.
fn in_paris(test: &str) -> bool {
    if std::env::var("TZ").is_ok_and(|zone| zone == PARIS) {
        return true;
    }
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env("TZ", PARIS)
        .status()
        .unwrap();
    assert!(status.success(), "the same test fails in Paris; what it says is above");
    false
}

#[test]
fn the_pictures_are_those_of_the_program_and_come_out_the_same_twice() {
    if !in_paris("the_pictures_are_those_of_the_program_and_come_out_the_same_twice") {
        return;
    }
    let draw = |dir: &Path| pictures(&Place { folder: dir.join("desk"), state: dir.join("state") });
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (made, again) = (draw(first.path()), draw(second.path()));
    for ((name, one), (_, other)) in made.iter().zip(&again) {
        let differs = one.lines().zip(other.lines()).find(|(a, b)| a != b);
        assert!(one == other, "{name} differs from one run to the next: {differs:?}");
        fresh::fresh(&format!("assets/pictures/{name}.svg"), one);
    }
}
