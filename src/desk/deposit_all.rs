//! Several dossiers are archived and put away: each has an answer of its own, and one that is refused stops no other.

use super::Desk;
use super::dossiers::{known, named, seen};
use super::strongbox::DepositDossier;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::deeds::Wish;
use crate::domain::ids::DossierId;
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::trouble::{Outcome, Trouble};

/// Archives dossiers that are over, and puts what proves them away for good.
#[derive(Clone, Debug)]
pub struct DepositAll {
    pub dossiers: Vec<DossierId>,
}

impl Verb for DepositAll {
    fn plan(&self, desk: &Desk, now: Moment, watch: &Watch) -> Outcome<Plan> {
        let heading = Heading::Together { wish: Wish::Archive, dossiers: self.dossiers.len() };
        let mut plan = Plan::new(heading, Grade::Confirmed);
        for id in &self.dossiers {
            let name = seen(desk, id, now).map_or_else(|_| id.0.clone(), |d| named(d));
            match (DepositDossier { dossier: id.clone() }).plan(desk, now, watch) {
                Ok(_) => plan.items.push(Item::Will(name)),
                Err(Trouble::Rule(why)) => plan.items.push(Item::Blocked { name, why }),
                Err(other) => return Err(other),
            }
        }
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, watch: &Watch) -> Outcome<Done> {
        desk.ready(now)?;
        let mut done = Done::default();
        for (n, id) in self.dossiers.iter().enumerate() {
            // What was done is told, whatever happens to the rest.
            if let Err(stop) = watch.step(n, self.dossiers.len()) {
                return if done.done.is_empty() { Err(stop) } else { Ok(done) };
            }
            match (DepositDossier { dossier: id.clone() }).apply(desk, now, watch) {
                Ok(one) => done.done.extend(one.done),
                Err(Trouble::Rule(why)) => {
                    let number = known(desk.state(), id).map_or_else(|_| id.0.clone(), |d| d.number.clone());
                    done.refused.push((number, why));
                }
                Err(other) => return Err(other),
            }
        }
        Ok(done)
    }
}
