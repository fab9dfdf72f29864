//! Looking at registrations: each is accepted, refused with a reason, or moved to the regional office that it belongs to.

use super::create::name_of;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, distinct};
use crate::domain::campaign::{Campaign, Origin, Registration, Review as Found};
use crate::domain::fact::Fact;
use crate::domain::ids::{OfficeId, StructureId};
use crate::domain::plan::{Grade, Heading, Item, Note, Plan, Warning, WarningKind};
use crate::domain::state::State;
use crate::domain::structure::Standing;
use crate::domain::trouble::{Outcome, Rule};

/// What is decided upon registrations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    Accept,
    Refuse { reason: String },
    Move { office: OfficeId, reason: String },
}

/// Decides upon the registrations of these structures for the running campaign.
#[derive(Clone, Debug)]
pub struct Review {
    pub structures: Vec<StructureId>,
    pub decision: Decision,
}

impl Review {
    /// The decision as it is written down: a reason is not left out, an office is one of the table.
    fn outcome(&self, state: &State) -> Result<Found, Rule> {
        let reason = |typed: &str| match name_of(typed, "reason") {
            Err(Rule::EmptyField { .. }) => Err(Rule::ReasonMissing),
            other => other,
        };
        Ok(match &self.decision {
            Decision::Accept => Found::Accepted,
            Decision::Refuse { reason: typed } => Found::Refused { reason: reason(typed)? },
            Decision::Move { office, reason: typed } => {
                if !state.offices.offices.iter().any(|o| o.id == *office) {
                    return Err(Rule::NoSuchOffice { typed: office.to_string() });
                }
                Found::Moved { office: office.clone(), reason: reason(typed)? }
            }
        })
    }

    /// Each structure with the registration that the decision is about, or why there is none.
    fn judge<'a>(&self, state: &'a State, now: Moment) -> Outcome<Vec<(String, Result<&'a Registration, Rule>)>> {
        let campaign = state.campaign(now.day).ok_or(Rule::NoCampaign)?;
        let decided = self.outcome(state)?;
        Ok(distinct(&self.structures).into_iter().map(|id| one(state, id, campaign, &decided, now)).collect())
    }
}

fn one<'a>(
    state: &'a State,
    id: &StructureId,
    campaign: &Campaign,
    decided: &Found,
    now: Moment,
) -> (String, Result<&'a Registration, Rule>) {
    let Some(known) = state.structures.get(id) else {
        return (id.to_string(), Err(Rule::NoSuchStructure { typed: id.to_string() }));
    };
    let name = known.short(&state.desk.uai).to_owned();
    let registration = state.registration(campaign.year, id).filter(|r| r.review != *decided);
    let calendar = state.calendar(now.day);
    let judged = match registration {
        None => Err(Rule::NothingToReview { structure: name.clone() }),
        Some(_) if known.standing == Standing::Closed => Err(Rule::StructureClosed { structure: name.clone() }),
        Some(_)
            if *decided != Found::Accepted
                && state.codes_of(id).iter().any(|c| c.year >= campaign.year && c.life(calendar, now.day).alive()) =>
        {
            Err(Rule::CodeFollows { structure: name.clone() })
        }
        Some(registration) => Ok(registration),
    };
    (name, judged)
}

/// That no code can be made here for a structure as long as the institute gives it no label.
pub(super) fn lacks_label(state: &State, id: &StructureId, now: Moment) -> Option<Warning> {
    let made_here = state.campaign(now.day)?.settings.origin == Origin::Here;
    let uai = &state.desk.uai;
    let structure = state.structures.get(id).filter(|s| made_here && s.institute_label(uai).is_none())?;
    Some(Warning { line: 0, subject: structure.short(uai).to_owned(), what: WarningKind::NoLabel })
}

impl Verb for Review {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        let state = desk.state();
        let year = state.campaign(now.day).ok_or(Rule::NoCampaign)?.year;
        let (heading, reason) = match &self.decision {
            Decision::Accept => (Heading::AcceptRegistrations { year }, None),
            Decision::Refuse { reason } => (Heading::RefuseRegistrations { year }, Some(reason)),
            Decision::Move { office, reason } => {
                (Heading::MoveRegistrations { office: state.offices.name(office).to_owned() }, Some(reason))
            }
        };
        // An acceptance opens the way to a code, and only a refusal with a reason takes it back.
        let grade = if self.decision == Decision::Accept { Grade::Confirmed } else { Grade::Reversible };
        let mut plan = Plan::new(heading, grade);
        plan.notes.extend(reason.map(|r| Note::Reason(r.trim().to_owned())));
        for (name, judged) in self.judge(state, now)? {
            plan.items.push(match judged {
                Ok(registration) => {
                    if self.decision == Decision::Accept {
                        plan.warnings.extend(lacks_label(state, &registration.structure, now));
                    }
                    Item::Will(name)
                }
                Err(why) => Item::Blocked { name, why },
            });
        }
        Ok(plan)
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let state = desk.state();
        let review = self.outcome(state)?;
        let (mut done, mut facts) = (Done::default(), Vec::new());
        for (name, judged) in self.judge(state, now)? {
            match judged {
                Ok(registration) => {
                    done.done.push(name);
                    facts.push(Fact::RegistrationReviewed {
                        year: registration.year,
                        structure: registration.structure.clone(),
                        registration: registration.made.id.clone(),
                        review: review.clone(),
                    });
                }
                Err(why) => done.refused.push((name, why)),
            }
        }
        desk.commit(now, None, facts)?;
        Ok(done)
    }
}
