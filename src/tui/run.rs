//! The loop: waits for a message, lets it change the model, carries out the effects, draws once. Nothing ticks: it wakes
//! only for what happens and for the instants that the model names.

use super::effect::Effect;
use super::frame::Act;
use super::model::{Model, Preferences};
use super::overlay::settings;
use super::terminal::{self, Guard};
use super::update::{self, Msg};
use super::{event, preferences, view};
use crate::desk::child::Reader;
use crate::desk::{Moment, Place, Question};
use crate::domain::clean::visible;
use crate::domain::trouble::{Outcome, Trouble};
use crate::job::{Order, Worker};
use crate::text::{Lang, frame};
use chrono::{DateTime, Duration, Utc};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};

/// Seconds after which a secret is taken out of the clipboard.
const CLIPBOARD: i64 = 15;

/// How the program is started.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the desk lies.
    pub place: Place,
    /// The language asked for; none follows the preferences, then the system.
    pub lang: Option<Lang>,
    /// Nothing is to be changed.
    pub read_only: bool,
    /// Folder of preferences and keys.
    pub config_dir: PathBuf,
    /// Names and passphrases of a demonstration desk's accounts, to be shown at the door.
    pub demo: Option<Vec<(String, String)>>,
}

/// Runs the screen until somebody leaves.
pub fn run(options: Options) -> Outcome<()> {
    let mut model = model(&options)?;
    let here = Path::new("terminal");
    let failed = |error: std::io::Error| Trouble::io(here, &error);
    let (messages, inbox) = channel();
    let reports = messages.clone();
    let report = move |number, report| {
        let _ = reports.send(Msg::Report(number, report));
    };
    let worker = Worker::start(report, Moment::now, Reader::Program(std::env::current_exe().map_err(failed)?))
        .map_err(failed)?;
    terminal::signals(messages.clone()).map_err(failed)?;
    let guard = Guard::take(!model.preferences.no_mouse, model.lang).map_err(failed)?;
    model.size = terminal::size();
    event::listen(messages).map_err(failed)?;
    let saved = model.preferences.clone();
    let mut run = Run { guard, worker, options, saved, clear_at: None, leave: false };
    run.carry_out(&mut model, vec![Effect::Look]);
    let ended = run.follow(&mut model, &inbox).map_err(failed);
    model.forget_desk();
    run.remember(&model);
    ended
}

/// The model at the start.
fn model(options: &Options) -> Outcome<Model> {
    let keymap = preferences::keymap(&options.config_dir)?;
    let mut model = Model::new(Lang::default(), Moment::now());
    model.preferences = preferences::read(&options.config_dir);
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    model.frame.keymap = keymap;
    model.frame.look_only = options.read_only;
    model.frame.no_color = set("NO_COLOR");
    model.frame.remote = set("SSH_CONNECTION") || set("SSH_TTY");
    let colours = std::env::var("COLORTERM").unwrap_or_default();
    model.frame.few_colors = !matches!(colours.as_str(), "truecolor" | "24bit");
    model.frame.system_lang = options.lang.unwrap_or_else(system_lang);
    model.door.demo = options.demo.clone().unwrap_or_default();
    settings::follow(&mut model);
    // A language asked for at the start goes before the one that is remembered.
    if let Some(lang) = options.lang {
        model.lang = lang;
    }
    Ok(model)
}

/// The language of the system: French where it speaks French, else English.
fn system_lang() -> Lang {
    match sys_locale::get_locale() {
        Some(locale) if !locale.to_lowercase().starts_with("fr") && locale != "C" && locale != "POSIX" => Lang::En,
        _ => Lang::Fr,
    }
}

/// Whether a question is worth saying that it is being answered.
fn takes_time(question: &Question) -> bool {
    matches!(
        question,
        Question::VerifyRegister | Question::VerifyFile(_) | Question::VerifyDossier(_) | Question::ExportRegister(_)
    )
}

struct Run {
    guard: Guard,
    worker: Worker,
    options: Options,
    /// The preferences as they are written.
    saved: Preferences,
    /// When the clipboard is emptied.
    clear_at: Option<DateTime<Utc>>,
    leave: bool,
}

impl Run {
    fn follow(&mut self, model: &mut Model, inbox: &Receiver<Msg>) -> std::io::Result<()> {
        while !self.leave {
            let size = terminal::size();
            if model.size != size {
                update::update(model, Msg::Resize(size.0, size.1));
            }
            self.guard.terminal.draw(|frame| view::view(model, frame))?;
            let Some(first) = self.wait(model, inbox) else {
                break;
            };
            self.take(model, first);
            // What has come meanwhile is taken in before the next picture.
            while !self.leave
                && let Ok(msg) = inbox.try_recv()
            {
                self.take(model, msg);
            }
        }
        Ok(())
    }

    /// The next message, or the tick of the next instant that matters.
    fn wait(&self, model: &Model, inbox: &Receiver<Msg>) -> Option<Msg> {
        let until = [update::deadline(model), self.clear_at].into_iter().flatten().min();
        let Some(until) = until else {
            return inbox.recv().ok();
        };
        let left = (until - Utc::now()).max(Duration::zero()).to_std().unwrap_or_default();
        match inbox.recv_timeout(left) {
            Ok(msg) => Some(msg),
            Err(RecvTimeoutError::Timeout) => Some(Msg::Tick(Moment::now())),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn take(&mut self, model: &mut Model, msg: Msg) {
        model.now = Moment::now();
        if let Msg::Report(number, _) = &msg {
            self.worker.reported(*number);
        }
        // Without the terminal nobody could be asked anything: the program ends, and what was done stays done.
        if matches!(msg, Msg::Resumed) && self.guard.again().is_err() {
            self.leave = true;
        }
        if self.clear_at.is_some_and(|at| model.now.at >= at) {
            self.empty_clipboard();
        }
        let mut effects = Vec::new();
        if model.busy.is_some() {
            let (done, total) = self.worker.progress();
            effects.extend(update::update(model, Msg::Progress(done, total)));
        }
        effects.extend(update::update(model, msg));
        self.carry_out(model, effects);
    }

    fn carry_out(&mut self, model: &mut Model, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Plan(verb) => {
                    model.busy = Some((frame::PLANNING.of(model.lang).to_owned(), 0, 0));
                    self.worker.send(model.frame.jobs.act(Act::Planning), Order::Plan(verb));
                }
                Effect::Apply(verb) => {
                    model.busy = Some((frame::APPLYING.of(model.lang).to_owned(), 0, 0));
                    self.worker.send(model.frame.jobs.act(Act::Applying), Order::Apply(verb));
                }
                Effect::InPassing(verb) => self.worker.send(model.frame.jobs.passing(), Order::Apply(verb)),
                Effect::Ask(question) => {
                    if takes_time(&question) {
                        model.busy = Some((frame::ASKING.of(model.lang).to_owned(), 0, 0));
                    }
                    self.worker.send(model.frame.jobs.question(&question), Order::Ask(question));
                }
                Effect::Look => self.worker.send(model.frame.jobs.order(), Order::Look(self.options.place.clone())),
                Effect::Close => self.worker.send(model.frame.jobs.order(), Order::Close),
                Effect::Unlock { person, passphrase, how } => {
                    model.busy = Some((frame::OPENING.of(model.lang).to_owned(), 0, 0));
                    let order = Order::Unlock { place: self.options.place.clone(), person, passphrase, how };
                    self.worker.send(model.frame.jobs.act(Act::Opening), order);
                }
                Effect::Create(new) => {
                    model.busy = Some((frame::CREATING.of(model.lang).to_owned(), 0, 0));
                    self.worker
                        .send(model.frame.jobs.act(Act::Opening), Order::Create(self.options.place.clone(), new));
                }
                Effect::Copy { text, secret } => self.copy(model, &text, secret),
                Effect::SavePreferences => self.save(model),
                Effect::Cancel => self.worker.cancel(),
                Effect::Suspend => self.leave |= self.guard.pause().is_err(),
                Effect::Redraw => {
                    let _ = self.guard.clear();
                }
                Effect::Quit => self.leave = true,
                // These change the model alone and were settled with it.
                Effect::Push(_)
                | Effect::Pop
                | Effect::Say(_)
                | Effect::Warn(_)
                | Effect::Go(_)
                | Effect::Prefer(_)
                | Effect::Book(_)
                | Effect::Follow(_)
                | Effect::ShowStructure(_)
                | Effect::ShowDossier(_)
                | Effect::ShowRegister(_)
                | Effect::Guest(..)
                | Effect::Lock => {}
            }
        }
    }

    fn copy(&mut self, model: &mut Model, text: &str, secret: bool) {
        let _ = self.guard.copy(&visible(text));
        let words = match (secret, model.frame.remote) {
            (false, _) => frame::COPIED,
            (true, false) => frame::COPIED_SECRET,
            (true, true) => frame::COPIED_REMOTE,
        };
        update::say(model, words.of(model.lang).to_owned());
        self.clear_at = secret.then(|| model.now.at + Duration::seconds(CLIPBOARD));
    }

    /// Puts a blank in the place of a secret: some terminals take an empty text for nothing at all.
    fn empty_clipboard(&mut self) {
        self.clear_at = None;
        let _ = self.guard.copy(" ");
    }

    fn save(&mut self, model: &mut Model) {
        self.guard.set_mouse(!model.preferences.no_mouse);
        match preferences::write(&self.options.config_dir, &model.preferences) {
            Ok(()) => self.saved = model.preferences.clone(),
            Err(_) => update::say(model, frame::SAVE_FAILED.of(model.lang).to_owned()),
        }
    }

    /// At the end: nothing secret stays in the clipboard, and the screen in front is remembered.
    fn remember(&mut self, model: &Model) {
        if self.clear_at.is_some() {
            self.empty_clipboard();
        }
        let mut preferences = model.preferences.clone();
        if let Some((_, screen)) = &model.frame.back_to {
            preferences.screen = format!("{screen:?}").to_lowercase();
        }
        if preferences != self.saved {
            let _ = preferences::write(&self.options.config_dir, &preferences);
        }
    }
}
