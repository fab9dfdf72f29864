//! The words of the visible stamp. They are French: the stamp is a part of the document, not of the screen.
//!
//! CRPA, article L. 212-3: name and quality of the signer, date and time, the words that it was signed electronically,
//! and the delegation where there is one.

use super::verb::Moment;
use crate::domain::authority::Chain;
use crate::domain::capacity;
use crate::domain::dossier::Dossier;
use crate::domain::ids::PersonId;
use crate::domain::state::State;
use chrono::Local;

/// The lines of a stamp.
pub fn lines(state: &State, person: &PersonId, dossier: &Dossier, chain: &Chain, now: Moment) -> Vec<String> {
    let people = &state.people;
    let held = chain.authority.as_ref().and_then(|id| people.authorities.get(id));
    let mut lines = vec![people.name(person).to_owned()];
    lines.extend(capacity::lines(people, chain));
    let at = now.at.with_timezone(&Local);
    lines.push(format!("Signé électroniquement le {} (UTC{})", at.format("%d/%m/%Y à %H:%M"), at.format("%:z")));
    let act = held.map(|a| format!(" - {}", a.act)).unwrap_or_default();
    lines.push(format!("Dossier {}{act}", dossier.number));
    lines
}
