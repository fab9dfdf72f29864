//! The words of the visible stamp. They are French: the stamp is a part of the document, not of the screen.
//!
//! CRPA, article L. 212-3: name and quality of the signer, date and time, the words that it was signed electronically,
//! and the delegation where there is one.

use super::verb::Moment;
use crate::domain::authority::Chain;
use crate::domain::dossier::Dossier;
use crate::domain::fold::fold;
use crate::domain::ids::PersonId;
use crate::domain::state::State;
use chrono::Local;

/// The lines of a stamp.
pub fn lines(state: &State, person: &PersonId, dossier: &Dossier, chain: &Chain, now: Moment) -> Vec<String> {
    let people = &state.people;
    let post = people.posts.get(&chain.post).map(|p| p.title.clone()).unwrap_or_default();
    let held = chain.authority.as_ref().and_then(|id| people.authorities.get(id));
    let mut lines = vec![people.name(person).to_owned(), post];
    let stands = chain.substitution.as_ref().and_then(|id| people.substitutions.get(id));
    if let Some((stands, holder)) = stands.zip(people.appointments.get(&chain.appointment)) {
        lines.push(format!("En l’absence {} - {}", of_name(people.name(&holder.person)), stands.act));
    }
    if let Some(whose) = held.and_then(|a| a.on_behalf.as_ref()) {
        lines.push(format!("Pour {whose} et par délégation"));
    }
    let at = now.at.with_timezone(&Local);
    lines.push(format!("Signé électroniquement le {} (UTC{})", at.format("%d/%m/%Y à %H:%M"), at.format("%:z")));
    let act = held.map(|a| format!(" - {}", a.act)).unwrap_or_default();
    lines.push(format!("Dossier {}{act}", dossier.number));
    lines
}

/// `d’Anne`, `de Karim`. A name that begins with an h keeps its vowel: whether it is mute is not in the letters.
fn of_name(name: &str) -> String {
    let vowel = fold(name).starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    if vowel { format!("d’{name}") } else { format!("de {name}") }
}
