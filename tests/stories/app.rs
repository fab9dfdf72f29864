//! The program on a desk of five: keys go in as from a keyboard, and whatever it asks of the worker is done at once.

use crate::common::{Bench, phrase};
use paraphe::desk::{Answer, Filter, Question, SetCircuit, Watch};
use paraphe::domain::circuit::{Asked, Circuit, Conditions, Quorum, Step, Who};
use paraphe::domain::dossier::{DocumentKind, Dossier};
use paraphe::domain::find;
use paraphe::domain::ids::PersonId;
use paraphe::domain::people::{Place as Where, PostKind};
use paraphe::job::Report;
use paraphe::text::Lang;
use paraphe::tui::chord::{Chord, Key};
use paraphe::tui::effect::Effect;
use paraphe::tui::frame::Act;
use paraphe::tui::model::Model;
use paraphe::tui::overlay::Overlay;
use paraphe::tui::overlay::form::Kind;
use paraphe::tui::update::{Msg, update};
use paraphe::tui::view;
use std::path::PathBuf;

/// Élodie keeps the desk and sends dossiers; Anne gives visas, Zoé opinions, Karim signs and stands above.
pub struct App {
    pub bench: Bench,
    pub model: Model,
    people: Vec<PersonId>,
    first: PersonId,
    size: (u16, u16),
}

pub const ANNE: usize = 0;
pub const ZOE: usize = 1;
pub const KARIM: usize = 2;

impl App {
    /// The desk on a spring day, Élodie at it, in the signing book.
    pub fn new() -> Self {
        Self::at("2027-04-05T09:00:00Z")
    }

    /// The same at another moment.
    pub fn at(moment: &str) -> Self {
        let mut bench = Bench::new(moment);
        let first = bench.desk().me().clone();
        let named = [
            ("Anne Lemoine", "Cheffe de service", PostKind::Other),
            ("Zoé Martin", "Juriste", PostKind::Other),
            ("Karim Benali", "Directeur général", PostKind::Head),
        ];
        let staff = named.map(|(name, title, kind)| bench.staff(name, title, kind, Where::Institute));
        bench.entitle(&staff[KARIM], Where::Institute, "Décision 2027-1");
        let people: Vec<PersonId> = staff.into_iter().map(|(person, _)| person).collect();
        for person in &people {
            bench.add_account(person);
        }
        let post = |title: &str| Who::Post(find::post(bench.state(), title).unwrap());
        let step = |asked, title: &str, days| Step::new(asked, vec![post(title)], Quorum::All, days);
        let steps = vec![
            step(Asked::Visa, "Cheffe de service", 5),
            step(Asked::Opinion, "Juriste", 3),
            step(Asked::Signature, "Directeur général", 10),
        ];
        let conditions = Conditions { kinds: vec![DocumentKind::Letter], ..Conditions::default() };
        let circuit = Circuit { name: "Hiérarchie".into(), steps, conditions, ..Circuit::default() };
        bench.apply(&mut SetCircuit { circuit }).unwrap();
        let model = Model::new(Lang::Fr, bench.now);
        let mut app = Self { bench, model, people, first, size: (120, 40) };
        app.enter();
        app
    }

    /// Somebody else comes to the desk.
    pub fn be(&mut self, n: usize) -> &mut Self {
        let person = self.people[n].clone();
        self.bench.become_(&person);
        self.enter()
    }

    /// Élodie is back.
    pub fn be_first(&mut self) -> &mut Self {
        let first = self.first.clone();
        self.bench.become_(&first);
        self.enter()
    }

    /// Days pass.
    pub fn days(&mut self, days: i64) -> &mut Self {
        self.bench.now.at += chrono::TimeDelta::days(days);
        self.bench.now.day += chrono::TimeDelta::days(days);
        self.enter()
    }

    fn enter(&mut self) -> &mut Self {
        self.model = Model::new(Lang::Fr, self.bench.now);
        self.model.size = self.size;
        let desk = self.bench.desk();
        let (me, state) = (desk.me().clone(), Box::new(desk.state().clone()));
        let number = self.model.frame.jobs.act(Act::Opening);
        let report = Report::Opened { me, state, read_only: None, notices: Vec::new() };
        let effects = update(&mut self.model, Msg::Report(number, report));
        self.answer(effects);
        self.model.overlays.clear();
        self.keys("f6")
    }

    /// Presses keys, one after the other, as the keymap file writes them.
    pub fn keys(&mut self, written: &str) -> &mut Self {
        for key in written.split_whitespace() {
            let chord = Chord::parse(key).unwrap_or_else(|| panic!("{key} is no key"));
            self.chord(chord);
        }
        self
    }

    /// Types a text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.chord(Chord::plain(Key::Char(c)));
        }
        self
    }

    fn chord(&mut self, chord: Chord) {
        self.model.now = self.bench.now;
        self.model.frame.active = Some(self.bench.now);
        let effects = update(&mut self.model, Msg::Key(chord));
        self.answer(effects);
    }

    /// Does an action by its name, as the palette finds it.
    pub fn palette(&mut self, name: &str) -> &mut Self {
        self.keys(":").text(name).keys("enter")
    }

    /// Goes to a field of the form in front, by Tab, and fills it in by its kind.
    pub fn field(&mut self, name: &str, value: &str) -> &mut Self {
        for _ in 0..30 {
            let Some(Overlay::Form(form)) = self.model.overlays.last() else { panic!("no form:\n{}", self.screen()) };
            if form.fields.get(form.focus).is_some_and(|f| f.name == name) {
                break;
            }
            self.keys("tab");
        }
        let screen = self.screen();
        let Some(Overlay::Form(form)) = self.model.overlays.last() else { panic!("{screen}") };
        let field = form.fields.get(form.focus).filter(|f| f.name == name);
        let field = field.unwrap_or_else(|| panic!("no field {name}:\n{screen}"));
        match &field.kind {
            Kind::Choice { options, at } => {
                let to = options.iter().position(|(key, _)| key == value).unwrap();
                let turns = (to + options.len() - at) % options.len();
                for _ in 0..turns {
                    self.keys("right");
                }
                self
            }
            Kind::Pick { .. } => self.text(value).keys("tab"),
            Kind::Toggle(_) => self.keys("space"),
            _ => self.text(value),
        }
    }

    /// Sends the form in front.
    pub fn send(&mut self) -> &mut Self {
        self.keys("ctrl-enter")
    }

    /// Confirms the plan in front, which says all of this.
    pub fn agree(&mut self, parts: &[&str]) -> &mut Self {
        assert!(matches!(self.model.overlays.last(), Some(Overlay::Confirm(_))), "no plan:\n{}", self.screen());
        self.sees(parts).keys("tab enter")
    }

    /// Signs: the passphrase is asked for again.
    pub fn sign(&mut self) -> &mut Self {
        let name = self.model.state.people.name(&self.model.me).to_owned();
        self.sees(&["Phrase de passe"]).text(&phrase(&name)).keys("enter")
    }

    /// The screen, as it is seen.
    pub fn screen(&mut self) -> String {
        let (width, height) = self.size;
        view::letters(&view::draw_to(&mut self.model, width, height)).replace(['\u{a0}', '\u{202f}'], " ")
    }

    /// All of this is on the screen.
    pub fn sees(&mut self, parts: &[&str]) -> &mut Self {
        let screen = self.screen();
        // What a frame has broken over two lines is read on.
        let flat = screen.replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ");
        for part in parts {
            assert!(screen.contains(part) || flat.contains(part), "{part} is not seen:\n{screen}");
        }
        self
    }

    /// None of this is.
    pub fn sees_no(&mut self, parts: &[&str]) -> &mut Self {
        let screen = self.screen();
        for part in parts {
            assert!(!screen.contains(part), "{part} is seen:\n{screen}");
        }
        self
    }

    /// A document of some pages on the disk.
    pub fn pdf(&self, name: &str, title: &str) -> PathBuf {
        self.bench.pdf(name, title)
    }

    /// Prepares a dossier in the form and stops before its rehearsal is shown.
    pub fn prepare(&mut self, title: &str, document: &str) -> &mut Self {
        let path = self.pdf(document, title);
        self.keys("n").field("title", title).field("document", path.to_str().unwrap())
    }

    /// Sends a dossier by the usual way.
    pub fn circulate(&mut self, title: &str) -> &mut Self {
        self.prepare(title, "document.pdf").send().keys("enter").agree(&["Mettre en circulation"])
    }

    /// The dossier that was opened last.
    pub fn last(&self) -> &Dossier {
        self.bench.state().dossiers.values().max_by(|a, b| a.number.cmp(&b.number)).unwrap()
    }

    /// What the run loop and the worker do.
    fn answer(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let (number, report) = match effect {
                Effect::Ask(question) => {
                    let number = self.model.frame.jobs.question(&question);
                    let answer = self.bench.desk().ask(&question, self.bench.now, &Watch::default());
                    (number, answer.map_or_else(Report::Failed, Report::Answered))
                }
                Effect::Plan(verb) => {
                    let number = self.model.frame.jobs.act(Act::Planning);
                    match self.bench.desk().plan(&*verb, self.bench.now, &Watch::default()) {
                        Ok(plan) => (number, Report::Planned { verb, plan }),
                        Err(trouble) => (number, Report::Refused { verb, trouble }),
                    }
                }
                Effect::Apply(verb) => {
                    let number = self.model.frame.jobs.act(Act::Applying);
                    (number, self.apply(verb))
                }
                Effect::InPassing(verb) => {
                    let number = self.model.frame.jobs.passing();
                    (number, self.apply(verb))
                }
                _ => continue,
            };
            // Time has passed when the worker answers.
            self.model.now = self.bench.now;
            let more = update(&mut self.model, Msg::Report(number, report));
            self.answer(more);
        }
    }

    fn apply(&mut self, mut verb: Box<dyn paraphe::desk::Verb>) -> Report {
        match self.bench.act(&mut *verb) {
            Ok(done) => {
                let state = Box::new(self.bench.state().clone());
                Report::Applied { done, state, read_only: None }
            }
            Err(trouble) => Report::Refused { verb, trouble },
        }
    }
}

/// What the register says of an act: the stable word of its kind, who did it, as which post.
pub type Told = (String, String, String);

/// The same, as a story writes it.
pub fn told(acts: &[(&str, &str, &str)]) -> Vec<Told> {
    acts.iter().map(|(kind, who, post)| ((*kind).to_owned(), (*who).to_owned(), (*post).to_owned())).collect()
}

impl App {
    /// Follows the guide of a first dossier: at this step, its words say so, and these keys are pressed.
    pub fn guided(&mut self, step: usize, words: &str, keys: &str) -> &mut Self {
        let screen = self.screen();
        let place = format!("Premier dossier, étape {step} sur 6");
        let (_, guide) = screen.split_once(&place).unwrap_or_else(|| panic!("not at step {step}:\n{screen}"));
        let guide = guide.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(guide.contains(words), "{words} is not told:\n{screen}");
        self.keys(keys)
    }

    /// The entries about the dossier that was opened last, the earliest first.
    pub fn register(&self) -> Vec<Told> {
        let filter = Filter { most: 1000, ..Filter::default() };
        let Answer::Entries { lines, .. } = self.bench.ask(Question::Entries(filter)).unwrap() else { panic!() };
        let id = self.last().id.0.clone();
        let about = lines.iter().rev().filter(|l| l.subject.contains(&id));
        about.map(|l| (l.kind.clone(), l.name.clone(), l.acting.clone())).collect()
    }
}
