//! A publisher reports misuse: a case is opened, logs are searched, the publisher is answered, the case is closed.
//! What is done about a code is in `act_on_leak`.

use super::create::{name_of, optional_name};
use super::read_usage::{format_of, here, open, step};
use super::texts::publisher_answer;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, files, leak_answer, new_id};
use crate::domain::clean;
use crate::domain::fact::Fact;
use crate::domain::leak::{Leak, Report, Step, Suspect, answer_facts, find, next_number};
use crate::domain::login::Login;
use crate::domain::plan::{Figure, Grade, Heading, Item, Note, Plan, Warning, WarningKind};
use crate::domain::trouble::{Outcome, Rule};
use crate::domain::usage::{personal, shown};
use crate::exchange::usage::search;
use crate::register::entry::hex;
use chrono::Datelike as _;
use sha2::{Digest as _, Sha256};
use std::path::PathBuf;

/// Suspects that a case keeps, the likeliest ones.
const MOST: usize = 100;
/// Most characters of a text of a case.
const LONGEST: usize = 4_000;

/// Opens a case: what a publisher reports.
#[derive(Clone, Debug)]
pub struct ReportLeak {
    /// As it is typed.
    pub report: Report,
}

/// Searches a log for the codes that a case may be about.
#[derive(Clone, Debug)]
pub struct SearchLeak {
    /// Number or id of the case.
    pub leak: String,
    pub file: PathBuf,
    /// The name of a preset or a format string; none where the first lines tell it.
    pub format: Option<String>,
}

/// Writes the answer to the publisher, which names no code and nobody.
#[derive(Clone, Debug)]
pub struct AnswerLeak {
    pub leak: String,
    pub path: PathBuf,
}

/// Closes a case.
#[derive(Clone, Debug)]
pub struct CloseLeak {
    pub leak: String,
    pub outcome: String,
}

/// A case that still takes acts.
pub(super) fn running<'a>(desk: &'a Desk, typed: &str) -> Result<&'a Leak, Rule> {
    let case = find(desk.state(), typed)?;
    if case.closed() { Err(Rule::LeakClosed { number: case.number.clone() }) } else { Ok(case) }
}

/// A heading and a grade for an act upon a case.
pub(super) fn planned(case: &Leak, grade: Grade) -> Plan {
    Plan::new(Heading::LeakStep { number: case.number.clone() }, grade)
}

/// A text of several lines, without anything that hides or deceives.
fn words(typed: &str, field: &'static str) -> Result<String, Rule> {
    let text = typed.replace("\r\n", "\n");
    let bad = text.chars().find(|c| clean::deceives(*c) && *c != '\n');
    let bad = bad.or_else(|| text.chars().nth(LONGEST));
    match bad {
        Some(character) => Err(Rule::NameRefused { character: clean::written(character) }),
        None if text.trim().is_empty() => Err(Rule::EmptyField { field }),
        None => Ok(text.trim().to_owned()),
    }
}

impl ReportLeak {
    /// The report with its texts cleaned, or what is wrong with it.
    fn cleaned(&self) -> Result<Report, Rule> {
        let typed = &self.report;
        if typed.until < typed.from {
            return Err(Rule::PeriodReversed);
        }
        Ok(Report {
            publisher: name_of(&typed.publisher, "publisher")?,
            reference: optional_name(&typed.reference)?,
            address: optional_name(&typed.address)?,
            url: optional_name(&typed.url)?,
            what: words(&typed.what, "what")?,
            ..typed.clone()
        })
    }
}

impl Verb for ReportLeak {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let report = self.cleaned()?;
        let number = next_number(desk.state(), now.day.year());
        Ok(Plan::new(Heading::Leak { publisher: report.publisher }, Grade::Reversible)
            .note(Note::Period { from: report.from, until: report.until })
            .item(Item::New(number)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let report = self.cleaned()?;
        let number = next_number(desk.state(), now.day.year());
        desk.commit(now, None, vec![Fact::LeakReported { leak: new_id('l')?, number: number.clone(), report }])?;
        Ok(Done::one(number))
    }
}

impl SearchLeak {
    /// The name of the log, the suspects, and which format was taken. A person who is not of this desk is kept without the trigram.
    fn search(&self, desk: &Desk, watch: &Watch) -> Outcome<(String, Vec<Suspect>, Option<Note>)> {
        let case = running(desk, &self.leak)?;
        let (name, mut file) = open(&self.file)?;
        let (format, taken) = format_of(self.format.as_deref(), &name, &mut file)?;
        let mut suspects = search(&mut file, &name, &format, &case.report, here, &mut step(watch))?;
        suspects.truncate(MOST);
        for suspect in &mut suspects {
            if personal(&suspect.login) && desk.state().code(&suspect.login).is_none() {
                suspect.login = Login::typed(&shown(&suspect.login));
            }
        }
        Ok((name, suspects, taken))
    }
}

impl Verb for SearchLeak {
    fn plan(&self, desk: &Desk, _now: Moment, watch: &Watch) -> Outcome<Plan> {
        let (_, suspects, taken) = self.search(desk, watch)?;
        let mut plan = planned(running(desk, &self.leak)?, Grade::Reversible);
        plan.notes.extend(taken);
        plan.notes.push(Note::Figure(Figure::Suspects, suspects.len()));
        plan.items.extend(suspects.iter().map(|s| Item::Will(shown(&s.login))));
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let (file, suspects, _) = self.search(desk, watch)?;
        let leak = running(desk, &self.leak)?.id.clone();
        let done = suspects.iter().map(|s| shown(&s.login)).collect();
        desk.commit(now, None, vec![Fact::LeakStepped { leak, step: Step::Matched { file, suspects } }])?;
        Ok(Done { done, ..Done::default() })
    }
}

impl AnswerLeak {
    /// A typeset letter; a plain text where the name of the file asks for one or no campaign gives the letter its head.
    fn letter(&self, desk: &Desk, case: &Leak, now: Moment) -> Outcome<Vec<u8>> {
        let state = desk.state();
        let facts = answer_facts(state, case);
        let plain = self.path.extension().is_some_and(|x| x.eq_ignore_ascii_case("txt"));
        match state.campaign(now.day).filter(|_| !plain) {
            Some(campaign) => {
                let to = (facts.publisher.as_str(), facts.number.as_str());
                publisher_answer(state, campaign, to, &leak_answer::measures(&facts), now.day)
            }
            None => Ok(leak_answer::text(&facts, &state.desk.organisation, now).into_bytes()),
        }
    }
}

impl Verb for AnswerLeak {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        files::refuse_taken(&self.path)?;
        let case = running(desk, &self.leak)?;
        let mut plan = planned(case, Grade::Confirmed);
        let unwritten = answer_facts(desk.state(), case).unwritten();
        if unwritten > 0 {
            plan.warnings.push(Warning { line: 0, subject: String::new(), what: WarningKind::PortalLate(unwritten) });
        }
        Ok(plan.item(Item::New(self.path.display().to_string())))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let case = running(desk, &self.leak)?;
        let (leak, number) = (case.id.clone(), case.number.clone());
        let letter = self.letter(desk, case, now)?;
        files::create(&self.path, &letter)?;
        let digest = hex(&Sha256::digest(&letter));
        let noted = desk.commit(now, None, vec![Fact::LeakStepped { leak, step: Step::Answered { digest } }]);
        if noted.is_err() {
            // A letter that the register does not know was never written.
            let _ = std::fs::remove_file(&self.path);
        }
        noted?;
        Ok(Done { file: Some(self.path.display().to_string()), ..Done::one(number) })
    }
}

impl Verb for CloseLeak {
    fn plan(&self, desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let outcome = words(&self.outcome, "outcome")?;
        let case = running(desk, &self.leak)?;
        let plan = planned(case, Grade::Confirmed).note(Note::Reason(outcome)).item(Item::Will(case.number.clone()));
        let untreated = case.suspects().iter().filter(|s| case.remedy(&s.login).is_none());
        let plan = untreated.fold(plan, |plan, s| plan.warn(shown(&s.login), WarningKind::SuspectUntreated));
        Ok(if case.answered() { plan } else { plan.warn("", WarningKind::PublisherUnanswered) })
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let outcome = words(&self.outcome, "outcome")?;
        let case = running(desk, &self.leak)?;
        let (leak, number) = (case.id.clone(), case.number.clone());
        desk.commit(now, None, vec![Fact::LeakStepped { leak, step: Step::Closed { outcome } }])?;
        Ok(Done::one(number))
    }
}
