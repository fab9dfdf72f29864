//! The demonstration desk behind a model: keys go in as from a keyboard, and what they ask of the worker is answered at
//! once, by the desk itself.

use crate::desk::{AccountName, Answer, Cost, Desk, Done, Hidden, Moment, Notice, Opening, Place, Watch, demo};
use crate::domain::login::Login;
use crate::domain::plan::{Heading, Plan};
use crate::domain::state::State;
use crate::domain::trouble::ReadOnly;
use crate::job::Report;
use crate::text::Lang;
use crate::tui::chord::{Chord, Key};
use crate::tui::effect::Effect;
use crate::tui::frame::Act;
use crate::tui::model::Model;
use crate::tui::update::{Msg, update};
use chrono::{TimeZone as _, Utc};

/// Eight in the morning in London: whatever was done at the desk before, it was on the same day in nearly every time zone.
pub fn moment() -> Moment {
    let at = Utc.with_ymd_and_hms(2027, 1, 11, 8, 0, 0).unwrap();
    Moment { at, day: at.date_naive() }
}

/// The open desk, and a model that looks at it.
pub struct Stage {
    desk: Desk,
    pub accounts: Vec<AccountName>,
    pub phrases: Vec<(String, String)>,
    pub model: Model,
    _folder: tempfile::TempDir,
}

impl Stage {
    /// Makes the desk; its maker sits at it.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place { folder: folder.path().join("desk"), state: folder.path().join("state") };
        let cheap = Cost { memory: 64, passes: 1, lanes: 1 };
        let phrases = demo::make_at(&place, moment(), cheap).unwrap();
        let accounts = Desk::accounts(&place).unwrap();
        let open = Desk::unlock(&place, &accounts[0].person, &phrases[0].1, moment(), Opening::default());
        Self { desk: open.unwrap().0, accounts, phrases, model: Model::new(Lang::Fr, moment()), _folder: folder }
    }

    /// Everything the desk knows.
    pub fn state(&self) -> State {
        self.desk.state().clone()
    }

    /// Before the door of the desk, whose accounts are known.
    pub fn before(&mut self, lang: Lang) {
        self.model = Model::new(lang, moment());
        self.model.frame.system_lang = lang;
        let accounts = self.accounts.clone();
        update(&mut self.model, Msg::Report(0, Report::Accounts(Ok(accounts))));
    }

    /// Just come in.
    pub fn enter(&mut self, lang: Lang) {
        self.before(lang);
        self.opened(None, Vec::new());
    }

    /// The worker has opened the desk.
    pub fn opened(&mut self, read_only: Option<ReadOnly>, notices: Vec<Notice>) {
        let (me, state) = (self.desk.me().clone(), Box::new(self.desk.state().clone()));
        let number = self.model.frame.jobs.act(Act::Opening);
        let effects = update(&mut self.model, Msg::Report(number, Report::Opened { me, state, read_only, notices }));
        self.answer(effects);
    }

    /// Presses keys, one after the other, written as the keymap file writes them.
    pub fn keys(&mut self, written: &str) -> &mut Self {
        for key in written.split_whitespace() {
            let chord = Chord::parse(key).unwrap_or_else(|| panic!("{key} is no key"));
            let effects = update(&mut self.model, Msg::Key(chord));
            self.answer(effects);
        }
        self
    }

    /// Types a text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let effects = update(&mut self.model, Msg::Key(Chord::plain(Key::Char(c))));
            self.answer(effects);
        }
        self
    }

    /// What the run loop and the worker would do; nothing is ever changed.
    fn answer(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let (number, report) = match effect {
                Effect::Ask(question) => {
                    let number = self.model.frame.jobs.question(&question);
                    let answer = self.desk.ask(&question, moment(), &Watch::default()).map(pinned);
                    (number, answer.map_or_else(Report::Failed, Report::Answered))
                }
                Effect::Plan(verb) => {
                    let number = self.model.frame.jobs.act(Act::Planning);
                    match self.desk.plan(&*verb, moment(), &Watch::default()) {
                        Ok(plan) => (number, Report::Planned { verb, plan }),
                        Err(trouble) => (number, Report::Refused { verb, trouble }),
                    }
                }
                Effect::Apply(verb) => match self.desk.plan(&*verb, moment(), &Watch::default()) {
                    // A secret is shown, a made-up one, and the register has nothing to note of it.
                    Ok(Plan { heading: Heading::ShowSecret { login }, .. }) => {
                        let secret = Some(Box::new((Login::typed(&login), Hidden::new("N7K2-QX4M-9TZ0".into()))));
                        let (done, state) = (Done { secret, ..Done::one(login) }, Box::new(self.state()));
                        let number = self.model.frame.jobs.act(Act::Applying);
                        (number, Report::Applied { done, state, read_only: None })
                    }
                    _ => continue,
                },
                _ => continue,
            };
            let more = update(&mut self.model, Msg::Report(number, report));
            self.answer(more);
        }
    }
}

/// Puts something fixed in the place of what chance has made and what no brush could find: names and roots of logs.
fn pinned(answer: Answer) -> Answer {
    const LOG: &str = "demo.example/registre/p4bens9xp37kn-490d17/1";
    const ROOT: &str = "5/AW3XOy9nkv/7sXGDLYp8wrwmQ+pdLtvddLV2tdc4U=";
    const SIGNED: &str =
        "ZTNIs0rKoihrA85OyQzV/2S5lyWYXI9R84Wb1NB2xrUeyi57aMZNlWN9545V1jzyfB7TNWyqZ1mKx0uF3HcQ5vYb2aPd8sLgRjE=";
    match answer {
        Answer::Checkpoints(notes) => {
            let note = format!("{LOG}\n320\n{ROOT}\n\n— {LOG} {SIGNED}\n");
            Answer::Checkpoints(notes.into_iter().map(|_| note.clone()).collect())
        }
        Answer::Verified(mut audit) => {
            for root in &mut audit.roots {
                *root = (LOG.to_owned(), 320, ROOT.to_owned());
            }
            Answer::Verified(audit)
        }
        Answer::Entries { mut lines, total } => {
            for line in lines.iter_mut().filter(|l| l.kind == "log.opened") {
                "490d17".clone_into(&mut line.detail);
            }
            Answer::Entries { lines, total }
        }
        Answer::Signatures { file, mut found } => {
            // The root's name ends in eight digits of its key.
            for report in &mut found {
                let name = report.issuer.rsplit_once(' ').map_or("", |(name, _)| name);
                report.issuer = format!("{name} 3fa91c02");
            }
            Answer::Signatures { file, found }
        }
        other => other,
    }
}
