//! The words of the answer to a publisher. They are French: the answer is a letter of the institute, not of the screen.
//! It must not name a person, a code or a secret.

use super::verb::Moment;
use crate::domain::leak::AnswerFacts;
use chrono::{DateTime, Local, Utc};

fn instant(at: DateTime<Utc>) -> String {
    let at = at.with_timezone(&Local);
    format!("{} (UTC{})", at.format("%d/%m/%Y à %H:%M"), at.format("%:z"))
}

fn so_many(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n < 2 { one } else { many })
}

/// The text of the answer.
pub fn text(facts: &AnswerFacts, organisation: &str, now: Moment) -> String {
    let reference = match facts.reference.as_str() {
        "" => String::new(),
        reference => format!(", votre référence {reference}"),
    };
    let mut lines = vec![
        organisation.to_owned(),
        format!("Le {}", now.day.format("%d/%m/%Y")),
        String::new(),
        format!("À l’attention de : {}", facts.publisher),
        format!("Objet : votre signalement{reference} ; notre affaire {}", facts.number),
        String::new(),
        "Madame, Monsieur,".to_owned(),
        String::new(),
        format!(
            "Vous nous avez signalé un usage anormal de vos ressources entre le {} et le {}. Voici ce que nous avons trouvé et fait.",
            instant(facts.from),
            instant(facts.until)
        ),
        String::new(),
        match (facts.logs, facts.suspects) {
            (0, _) => "Les journaux de notre portail n’ont pas encore été recherchés pour cette période.".to_owned(),
            (logs, 0) => format!(
                "{} du portail pour cette période : aucun code d’accès n’y correspond à votre signalement.",
                so_many(logs, "recherche dans les journaux", "recherches dans les journaux")
            ),
            (logs, suspects) => format!(
                "{} du portail pour cette période : {} à votre signalement.",
                so_many(logs, "recherche dans les journaux", "recherches dans les journaux"),
                so_many(suspects, "code d’accès correspond", "codes d’accès correspondent")
            ),
        },
    ];
    lines.extend(measures(facts).into_iter().map(|told| format!("– {told}")));
    lines.extend([
        String::new(),
        "Nous restons à votre disposition pour tout complément.".to_owned(),
        String::new(),
        "Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.".to_owned(),
    ]);
    lines.join("\n") + "\n"
}

/// What was done, a line for each kind of act.
pub fn measures(facts: &AnswerFacts) -> Vec<String> {
    let acts = [
        (facts.held.saturating_sub(facts.held_unwritten), "code suspendu", "codes suspendus"),
        (
            facts.held_unwritten,
            "code suspendu ; le fichier du portail est renouvelé à la prochaine exportation",
            "codes suspendus ; le fichier du portail est renouvelé à la prochaine exportation",
        ),
        (
            facts.replaced_unwritten,
            "code remplacé, l’ancien est révoqué ; le fichier du portail est renouvelé à la prochaine exportation",
            "codes remplacés, les anciens sont révoqués ; le fichier du portail est renouvelé à la prochaine exportation",
        ),
        (
            facts.replaced.saturating_sub(facts.replaced_unwritten),
            "code remplacé ; l’ancien n’ouvre plus le portail",
            "codes remplacés ; les anciens n’ouvrent plus le portail",
        ),
        (
            facts.delivered,
            "code remis au seul correspondant de la structure",
            "codes remis aux seuls correspondants des structures",
        ),
        (facts.cleared, "code mis hors de cause après examen", "codes mis hors de cause après examen"),
    ];
    acts.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| so_many(n, one, many)).collect()
}
