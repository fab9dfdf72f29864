//! A visa, a signature, a refusal: the deeds of every day, on one dossier or on several. Each is an [`Act`].

use super::Desk;
use super::deed::{Act, Time, What};
use super::dossiers::{known, named};
use super::time::silent;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::desk::Hidden;
use crate::domain::deeds::Wish;
use crate::domain::ids::DossierId;
use crate::domain::plan::{Grade, Heading, Item, Note, Plan};
use crate::domain::trouble::{Outcome, Rule, Trouble};
use std::collections::BTreeSet;

/// Gives one's visa to the step that waits.
#[derive(Clone, Debug)]
pub struct Visa {
    pub dossier: DossierId,
}

impl Verb for Visa {
    fn plan(&self, desk: &Desk, now: Moment, watch: &Watch) -> Outcome<Plan> {
        Act::new(self.dossier.clone(), What::Visa).plan(desk, now, watch)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        Act::new(self.dossier.clone(), What::Visa).apply(desk, now, watch)
    }
}

/// Refuses a dossier, with a reason that everybody sees.
#[derive(Clone, Debug)]
pub struct Refuse {
    pub dossier: DossierId,
    pub reason: String,
}

impl Refuse {
    fn act(&self) -> Act {
        Act::new(self.dossier.clone(), What::Refuse { reason: self.reason.clone() })
    }
}

impl Verb for Refuse {
    fn plan(&self, desk: &Desk, now: Moment, watch: &Watch) -> Outcome<Plan> {
        super::deed::reason(&self.reason)?;
        self.act().plan(desk, now, watch)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        self.act().apply(desk, now, watch)
    }
}

/// Signs the step that waits; asks for the passphrase.
#[derive(Clone, Debug)]
pub struct Sign {
    pub dossier: DossierId,
    pub passphrase: Hidden,
}

impl Sign {
    fn act(&self) -> Act {
        Act { passphrase: self.passphrase.clone(), ..Act::new(self.dossier.clone(), What::Sign) }
    }
}

impl Verb for Sign {
    fn plan(&self, desk: &Desk, now: Moment, watch: &Watch) -> Outcome<Plan> {
        self.act().plan(desk, now, watch)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        self.act().apply(desk, now, watch)
    }

    fn needs_passphrase(&self) -> bool {
        true
    }

    fn give_passphrase(&mut self, typed: Hidden) {
        self.passphrase = typed;
    }
}

/// Does the same to several dossiers: each has an answer of its own, and one that is refused stops no other.
#[derive(Clone, Debug)]
pub struct Together {
    pub acts: Vec<Act>,
}

impl Together {
    fn wish(&self) -> Wish {
        self.acts.first().map_or(Wish::Visa, |a| a.what.wish())
    }

    fn name(desk: &Desk, act: &Act, now: Moment) -> String {
        super::dossiers::seen(desk, &act.dossier, now).map_or_else(|_| act.dossier.0.clone(), |d| named(d))
    }
}

impl Verb for Together {
    fn plan(&self, desk: &Desk, now: Moment, watch: &Watch) -> Outcome<Plan> {
        let grade = if self.needs_passphrase() { Grade::Typed } else { Grade::Confirmed };
        let heading = Heading::Together { wish: self.wish(), dossiers: self.acts.len() };
        let mut plan = Plan::new(heading, grade);
        for act in &self.acts {
            let name = Self::name(desk, act, now);
            match act.plan(desk, now, watch) {
                Ok(one) => {
                    // What is the same for all of them is said once.
                    for note in
                        one.notes.into_iter().filter(|n| matches!(n, Note::As { .. } | Note::ByAuthority { .. }))
                    {
                        if !plan.notes.contains(&note) {
                            plan.notes.push(note);
                        }
                    }
                    plan.items.push(Item::Will(name));
                }
                Err(Trouble::Rule(why)) => plan.items.push(Item::Blocked { name, why }),
                Err(other) => return Err(other),
            }
        }
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let mut done = Done::default();
        let all = self.acts.len();
        let mut seen = BTreeSet::new();
        let (mut stopped, mut time) = (None, Time::Asked);
        for (n, act) in self.acts.iter().enumerate() {
            // Named twice, it is done once.
            if !seen.insert(act.dossier.clone()) {
                continue;
            }
            let number = known(desk.state(), &act.dossier).map_or_else(|_| act.dossier.0.clone(), |d| d.number.clone());
            if let Some(code) = stopped {
                done.refused.push((number, Rule::ActsStopped { code }));
                continue;
            }
            match watch.step(n, all).and_then(|()| act.carry(desk, now, watch, time)) {
                Ok(one) => {
                    // Who is silent once is not waited for at every dossier.
                    if one.refused.iter().any(|(_, why)| silent(why)) {
                        time = Time::Silent;
                    }
                    done.done.extend(one.done);
                    done.refused.extend(one.refused);
                    done.next = if all == 1 { one.next } else { None };
                }
                // A wrong passphrase is wrong for all of them.
                Err(Trouble::Rule(why)) if why != Rule::PassphraseWrong => done.refused.push((number, why)),
                Err(other) if done.done.is_empty() => return Err(other),
                // What was done is told, whatever happens to the rest.
                Err(other) => {
                    stopped = Some(other.code());
                    done.refused.push((number, Rule::ActsStopped { code: other.code() }));
                }
            }
        }
        Ok(done)
    }

    fn needs_passphrase(&self) -> bool {
        self.acts.iter().any(Verb::needs_passphrase)
    }

    fn give_passphrase(&mut self, typed: Hidden) {
        for act in &mut self.acts {
            act.passphrase = typed.clone();
        }
    }
}
