//! One run of the program: with which desk, as whom, in which form it answers; and the one way in which commands look
//! at the desk and act on it.

use super::output::{Output, Sheet, Table};
use super::passphrase::Source;
use super::progress::{stopped, watched};
use super::stop::{Ended, Stop, WRONG_USAGE};
use super::values::{flag, given, maybe};
use super::{json, place};
use crate::desk::Hidden;
use crate::desk::child::Reader;
use crate::desk::{AccountName, Answer, Desk, Done, Moment, Next, Notice, Opening, Place, Question, Verb};
use crate::domain::clean::visible;
use crate::domain::fold::fold;
use crate::domain::plan::{Grade, Plan};
use crate::domain::state::State;
use crate::domain::trouble::{ReadOnly, Rule, Trouble};
use crate::text::cli::dossier::FILE_OFFER;
use crate::text::cli::{said, usage};
use crate::text::trouble::refusal;
use crate::text::{Lang, Text, done, frame, note, plan, warning, words};
use clap::ArgMatches;
use serde_json::json;
use std::io::{IsTerminal as _, Write as _};

/// The form of an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Lines for people.
    Lines,
    Json,
    Csv,
}

impl Form {
    fn of(matches: &ArgMatches) -> Self {
        match (flag(matches, "json"), flag(matches, "csv")) {
            (true, _) => Self::Json,
            (_, true) => Self::Csv,
            _ => Self::Lines,
        }
    }
}

/// A run, as its general options ask.
pub struct Run {
    pub lang: Lang,
    pub out: Output,
    pub place: Place,
    pub passphrase: Source,
    /// The language that the line names, if it names one.
    pub asked_lang: Option<Lang>,
    pub read_only: bool,
    form: Form,
    who: Option<String>,
    dry: bool,
    yes: bool,
}

/// The desk, open, and the passphrase that opened it: acts that ask for it again get it.
pub struct Session {
    pub desk: Desk,
    pub typed: Hidden,
}

impl Session {
    /// What the desk knows.
    pub fn state(&self) -> &State {
        self.desk.state()
    }
}

impl Run {
    /// Reads the general options.
    pub fn new(matches: &ArgMatches, lang: Lang) -> Result<Self, Stop> {
        Ok(Self {
            lang,
            out: Output::default(),
            place: place::of(given(matches, "desk"))?,
            passphrase: Source(given(matches, "passphrase-file")),
            form: Form::of(matches),
            who: maybe(matches, "as").map(str::to_owned),
            asked_lang: maybe(matches, "lang").map(|_| lang),
            read_only: flag(matches, "read-only"),
            dry: flag(matches, "dry-run"),
            yes: flag(matches, "yes"),
        })
    }

    /// Whether a program is answered.
    pub fn json(&self) -> bool {
        self.form == Form::Json
    }

    /// Whether a spreadsheet is answered.
    pub fn csv(&self) -> bool {
        self.form == Form::Csv
    }

    /// Opens the desk to look at it. Nothing of it changes, and whoever holds it is not disturbed.
    pub fn look(&mut self, with: impl FnOnce(&mut Self, &Session) -> Ended) -> Ended {
        let session = self.open(Opening { read_only: true, ..Opening::default() })?;
        with(self, &session)
    }

    /// Opens the desk as one who acts there, for a question that needs the store or a key.
    pub fn enter(&mut self, with: impl FnOnce(&mut Self, &Session) -> Ended) -> Ended {
        let session = self.open(Opening { read_only: self.read_only, ..Opening::default() })?;
        let ended = with(self, &session);
        session.desk.close();
        ended
    }

    /// The same where what was looked at leaves a trace.
    pub fn enter_to_act(&mut self, with: impl FnOnce(&mut Self, &mut Session) -> Ended) -> Ended {
        let mut session = self.open(Opening { read_only: self.read_only, ..Opening::default() })?;
        let ended = with(self, &mut session);
        session.desk.close();
        ended
    }

    /// Asks the desk something, while somebody looks on.
    pub fn ask(&self, session: &Session, question: &Question) -> Result<Answer, Stop> {
        Ok(watched(self.lang, |watch| session.desk.ask(question, Moment::now(), watch))?)
    }

    /// Plans an act, and does it unless the plan was all that was asked for.
    pub fn act(&mut self, make: impl FnOnce(&Session) -> Result<Box<dyn Verb>, Stop>) -> Ended {
        self.do_in(self.read_only || self.dry, make)
    }

    /// Does an act that writes a file and leaves the desk as it is: opened for reading, it needs nothing more.
    pub fn write_out(&mut self, make: impl FnOnce(&Session) -> Result<Box<dyn Verb>, Stop>) -> Ended {
        self.do_in(true, make)
    }

    /// Looks at something that is noted when it is looked at: the act is done in silence, then what it was for is shown.
    pub fn noted(
        &mut self,
        make: impl FnOnce(&Session) -> Result<Box<dyn Verb>, Stop>,
        show: impl FnOnce(&mut Self, &Session) -> Ended,
    ) -> Ended {
        let mut session = self.open(Opening { read_only: self.read_only, ..Opening::default() })?;
        let ended = make(&session).and_then(|mut verb| {
            watched(self.lang, |watch| {
                session.desk.plan(&*verb, Moment::now(), watch)?;
                verb.apply(&mut session.desk, Moment::now(), watch)
            })?;
            show(self, &session)
        });
        session.desk.close();
        ended
    }

    fn do_in(&mut self, read_only: bool, make: impl FnOnce(&Session) -> Result<Box<dyn Verb>, Stop>) -> Ended {
        let mut session = self.open(Opening { read_only, ..Opening::default() })?;
        let ended = make(&session).and_then(|verb| self.plan_and_apply(&mut session, verb));
        session.desk.close();
        ended
    }

    fn plan_and_apply(&mut self, session: &mut Session, mut verb: Box<dyn Verb>) -> Ended {
        let plan = self.plan(session, &*verb)?;
        if self.dry {
            self.say_plan(&plan);
            return Ok(plan.refusal().is_some().into());
        }
        if !self.json() {
            if plan.warnings.len() > 1 {
                warn(&plan::warned(plan.warnings.len(), self.lang));
            }
            plan.warnings.iter().for_each(|w| warn(&warning::warning(w, self.lang)));
        }
        if !self.json() {
            plan.notes.iter().filter(|n| n.assumes()).for_each(|n| warn(&note::note(n, self.lang)));
        }
        if let Some(why) = plan.refusal() {
            // Of several that are refused, each is named; the last line says why the first is.
            if plan.blocked() > 1 {
                self.say_plan(&plan);
            }
            return Err(why.clone().into());
        }
        if verb.needs_passphrase() {
            verb.give_passphrase(session.typed.clone());
        } else if plan.grade == Grade::Typed && !self.yes && !self.confirmed(&plan) {
            let said = usage::confirm(plan.doing(), self.lang);
            return Err(Stop::Line { status: WRONG_USAGE, code: "confirm", said });
        }
        if stopped() {
            return Err(Trouble::Cancelled.into());
        }
        let mut done = watched(self.lang, |watch| verb.apply(&mut session.desk, Moment::now(), watch))?;
        done.published = session.desk.publish(Moment::now());
        self.say_done(&done, &plan);
        let filing = session.state().book.filing.is_some();
        if done.next == Some(Next::Completed) && filing && !self.json() {
            warn(FILE_OFFER.of(self.lang));
        }
        Ok((done.done.is_empty() && !done.refused.is_empty() && !done.unchanged).into())
    }

    /// Somebody at the keyboard reads the plan and types the word; where there is nobody, it is not typed.
    fn confirmed(&self, told: &Plan) -> bool {
        if self.json() || !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
            return false;
        }
        let word = frame::WORD_CONFIRM.of(self.lang);
        for line in plan::plan_lines(told, self.lang) {
            warn(&line);
        }
        warn(&frame::type_word(word, self.lang));
        let mut typed = String::new();
        std::io::stdin().read_line(&mut typed).is_ok() && fold(typed.trim()) == fold(word)
    }

    /// What an act would do. A desk that was opened for reading by ourselves is no reason to refuse: a dry run changes
    /// nothing, and neither does an act that only looks.
    fn plan(&self, session: &Session, verb: &dyn Verb) -> Result<Plan, Stop> {
        let desk = &session.desk;
        Ok(watched(self.lang, |watch| {
            let now = Moment::now();
            if desk.read_only() != Some(&ReadOnly::Asked) {
                return desk.plan(verb, now, watch);
            }
            let plan = verb.plan(desk, now, watch)?;
            let harmless = plan.grade == Grade::Look || self.dry && !self.read_only;
            if harmless { Ok(plan) } else { desk.plan(verb, now, watch) }
        })?)
    }

    fn say_plan(&mut self, told: &Plan) {
        if self.json() {
            self.out.object(&json::plan(told, self.lang));
        } else {
            self.out.lines(plan::plan_lines(told, self.lang));
        }
    }

    fn say_done(&mut self, done: &Done, plan: &Plan) {
        if let Some((login, secret)) = done.secret.as_deref() {
            warn(said::REVEAL_WARNING.of(self.lang));
            self.out.line(format!("{login}  {}", secret.as_str()));
        } else if self.json() {
            self.out.object(&json::done(done, plan, self.lang));
        } else {
            self.out.lines(done::done_lines(done, self.lang));
        }
    }

    /// Shows rows in the form that was asked for.
    pub fn rows<const N: usize>(&mut self, table: &Table<N>) {
        if self.json() {
            self.out.object(&table.objects());
        } else if self.form == Form::Csv {
            self.out.ready(&table.csv(self.lang));
        } else {
            self.out.lines(table.lines(self.lang));
        }
    }

    /// The same; where there is nothing, people are told what would change that. A program gets an empty list.
    pub fn rows_or<const N: usize>(&mut self, table: &Table<N>, advice: Text) {
        self.rows(table);
        if table.rows.is_empty() && self.form == Form::Lines {
            self.out.line(advice.of(self.lang));
        }
    }

    /// Shows everything about one thing.
    pub fn sheet(&mut self, sheet: &Sheet) {
        if self.json() {
            self.out.object(&sheet.object());
        } else {
            self.out.lines(sheet.lines(self.lang));
        }
    }

    /// Says that what was asked for is not set, and how it is: an answer, not a failure. `null` for a program.
    pub fn unset(&mut self, why: &Rule) -> Ended {
        if self.json() {
            self.out.object(&json!(null));
        } else {
            self.out.line(refusal(why, self.lang));
        }
        Ok(0)
    }

    fn open(&self, how: Opening) -> Result<Session, Stop> {
        let accounts = Desk::accounts(&self.place)?;
        let (meant, mail) = meant(&accounts, self.who.as_deref())?;
        let name = if mail.is_some() { self.who.as_deref().unwrap_or_default() } else { &meant[0].name };
        let typed = self.passphrase.known(&said::passphrase_of(name, self.lang), self.lang)?;
        let mut refused = Trouble::from(Rule::PassphraseWrong);
        for account in meant {
            match Desk::unlock(&self.place, &account.person, &typed, Moment::now(), how) {
                Ok((mut desk, notices)) => {
                    let held = desk.state().people.persons.get(desk.me()).map(|p| fold(&p.mail));
                    if mail.is_some() && mail != held {
                        desk.close();
                        continue;
                    }
                    self.say_notices(&notices);
                    desk.read_foreign_files_in(reader());
                    return Ok(Session { desk, typed });
                }
                Err(Trouble::Rule(Rule::PassphraseWrong)) => {}
                Err(other) => refused = other,
            }
        }
        Err(refused.into())
    }

    /// Tells what the opening found.
    pub fn say_notices(&self, notices: &[Notice]) {
        for notice in notices {
            let told = words::notice(notice, self.lang);
            warn(&if self.json() { json!({ "notice": told }).to_string() } else { told });
        }
    }

    /// The account that a command of its own opens, and its passphrase.
    pub fn account(&self) -> Result<(AccountName, Hidden), Stop> {
        let accounts = Desk::accounts(&self.place)?;
        let (meant, mail) = meant(&accounts, self.who.as_deref())?;
        let account = match mail {
            Some(typed) => return Err(Rule::NoAccount { typed }.into()),
            None => meant[0].clone(),
        };
        let typed = self.passphrase.known(&said::passphrase_of(&account.name, self.lang), self.lang)?;
        Ok((account, typed))
    }
}

/// The accounts that a word may mean. Mail addresses are sealed until the desk is open: each account is tried then, and
/// the address says whether it was the right one.
fn meant<'a>(accounts: &'a [AccountName], who: Option<&str>) -> Result<(Vec<&'a AccountName>, Option<String>), Stop> {
    let Some(typed) = who else {
        return match accounts {
            [only] => Ok((vec![only], None)),
            several => {
                let mut names: Vec<String> = several.iter().map(|a| a.name.clone()).collect();
                names.sort_by_key(|name| fold(name));
                Err(Rule::SeveralAccounts { names }.into())
            }
        };
    };
    let key = fold(typed.trim());
    let named: Vec<&AccountName> =
        accounts.iter().filter(|a| fold(&a.name) == key || a.person.as_str() == typed.trim()).collect();
    match named.is_empty() {
        false => Ok((named, None)),
        true if key.contains('@') => Ok((accounts.iter().collect(), Some(key))),
        true => Err(Rule::NoAccount { typed: typed.to_owned() }.into()),
    }
}

/// Foreign files are read by a child of this program.
fn reader() -> Reader {
    std::env::current_exe().map_or(Reader::InProcess, Reader::Program)
}

/// A line on standard error; nobody listening is no trouble.
pub fn warn(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", visible(text));
}
