//! What the mails say. They are French, as letters are: they speak to the institute's structures. A campaign may have
//! texts of its own; `{{ name }}` stands for a value, and a name that is not known stays as it is.

use crate::domain::campaign::{Campaign, Duty};
use crate::domain::reminder::Kind;
use crate::domain::structure::Structure;
use chrono::{Datelike as _, NaiveDate};
use zeroize::Zeroizing;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

const CODE: &str = "Bonjour {{ correspondant }},

Voici le code d’accès {{ annee }} de votre structure, {{ structure }}, au portail documentaire.

    Identifiant : {{ identifiant }}
{{ secret }}

Il est valable dès maintenant : vous pouvez le remettre sans attendre aux membres de votre structure, et à eux seuls. {{ coupure }}

{{ notice }}Merci de répondre à ce message pour en accuser réception.

{{ organisation }}
";

const MIXED: &str = "Votre structure étant mixte avec {{ partenaire }}, ce code n’ouvre pas BibCnrs. Ses membres y accèdent à titre individuel : avec leur ancien code BiblioVie ; ou, s’ils figurent dans l’annuaire Labintel avec une adresse électronique valide, par une demande d’authentification à JANUS dans l’application Sésame (https://sesame.cnrs.fr/), puis par une demande d’identifiant et de mot de passe Sésame. Assistance : assistance@dsi.cnrs.fr, +33 (0)5 62 24 25 31.

";

const EXEMPT: &str =
    "Vous êtes dispensé de la réinscription {{ annee }} : ce code reste valable après la coupure, sans autre démarche.

";

const NOT_REGISTERED: &str = "Bonjour {{ correspondant }},

Votre structure, {{ structure }}, n’est pas encore réinscrite pour {{ annee }} au portail documentaire. {{ coupure }}

Merci de renvoyer sans attendre le formulaire d’inscription, avec le nom de votre correspondant et vos effectifs : le nouveau code suit sous quelques jours et vaut dès sa réception.

{{ organisation }}
";

const NOT_DELIVERED: &str = "Bonjour {{ correspondant }},

Le code d’accès {{ annee }} de votre structure, {{ structure }}, est prêt, mais il ne vous est pas parvenu ou nous est revenu. {{ coupure }}

Merci de répondre à ce message en indiquant à qui le remettre.

{{ organisation }}
";

const OLD_CODE: &str = "Bonjour {{ correspondant }},

Votre structure, {{ structure }}, a reçu son code d’accès {{ annee }}, mais son ancien code est encore en usage. {{ coupure }}

Merci de remettre le nouveau code aux membres de votre structure et de leur demander de ne plus utiliser l’ancien.

{{ organisation }}
";

/// What the texts speak of.
pub(super) struct About<'a> {
    pub campaign: &'a Campaign,
    pub structure: &'a Structure,
    pub uai: &'a str,
    pub partner: &'a str,
    pub organisation: &'a str,
    /// Name of whoever is written to.
    pub name: &'a str,
    pub duty: &'a Duty,
}

/// The subject of a mail with a code: nothing secret, whoever sees it.
pub(super) fn code_subject(about: &About) -> String {
    format!("Votre code d’accès {} — {}", about.campaign.year, about.structure.short(about.uai))
}

/// The text of a mail with a code. The secret stands in it only where no letter holds it.
pub(super) fn body(about: &About, login: &str, secret: Option<&str>) -> String {
    let secret = Zeroizing::new(match secret {
        Some(secret) => format!("    Mot de passe : {secret}"),
        None => "Le mot de passe figure dans la lettre jointe.".to_owned(),
    });
    let notice = match about.duty {
        Duty::ExemptNew { .. } | Duty::ExemptOutside { .. } => EXEMPT,
        _ if about.structure.is_mixed_with(about.partner) => MIXED,
        _ => "",
    };
    let own = about.campaign.texts.get("mail").map_or(CODE, String::as_str);
    // The notice comes first: it has places of its own to fill.
    let text = filled(own, &[("notice", notice)]);
    let values = values(about);
    let mut places: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    places.extend([("identifiant", login), ("secret", secret.as_str())]);
    filled(&text, &places)
}

/// The subject of a reminder.
pub(super) fn reminder_subject(about: &About) -> String {
    format!("Codes d’accès {} : rappel — {}", about.campaign.year, about.structure.short(about.uai))
}

/// The text of a reminder.
pub(super) fn reminder(about: &About, kind: Kind) -> String {
    let usual = match kind {
        Kind::NotRegistered | Kind::RegistrationToCheck => NOT_REGISTERED,
        Kind::NotDelivered => NOT_DELIVERED,
        Kind::OldCodeInUse => OLD_CODE,
    };
    let own = about.campaign.texts.get(&format!("reminder-{}", kind.word())).map_or(usual, String::as_str);
    filled(own, &values(about))
}

fn values(about: &About) -> Vec<(&'static str, String)> {
    let campaign = about.campaign;
    let label = about.structure.short(about.uai);
    let cutoff = match &campaign.cut {
        Some(_) => "Les codes des années précédentes ne fonctionnent plus.".to_owned(),
        None => format!("Les codes des années précédentes cesseront de fonctionner le {}.", day(campaign.cutoff)),
    };
    let structure = match about.structure.title.as_str() {
        "" => label.to_owned(),
        title => format!("{label} ({title})"),
    };
    vec![
        ("correspondant", about.name.to_owned()),
        ("annee", campaign.year.to_string()),
        ("structure", structure),
        ("partenaire", if about.partner == "CNRS" { "le CNRS".to_owned() } else { about.partner.to_owned() }),
        ("coupure", cutoff),
        ("organisation", about.organisation.to_owned()),
    ]
}

fn filled<T: AsRef<str>>(text: &str, values: &[(&str, T)]) -> String {
    let mut told = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("{{") {
        told.push_str(before);
        let known = behind.split_once("}}").and_then(|(name, after)| {
            let value = values.iter().find(|(known, _)| *known == name.trim())?;
            Some((value.1.as_ref(), after))
        });
        if let Some((value, after)) = known {
            told.push_str(value);
            rest = after;
        } else {
            told.push_str("{{");
            rest = behind;
        }
    }
    told + rest
}

/// A day as letters write it.
fn day(day: NaiveDate) -> String {
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    let number = if day.day() == 1 { "1er".to_owned() } else { day.day().to_string() };
    format!("{number} {month} {}", day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::structure::ParentBody;

    #[test]
    fn every_place_is_filled_once_and_values_are_never_read_as_text_to_fill() {
        let campaign = Campaign { year: 2027, cutoff: "2027-06-01".parse().unwrap(), ..Campaign::default() };
        let body = |acronym: &str| ParentBody { acronym: acronym.into(), ..ParentBody::default() };
        let structure = Structure {
            title: "Institut {{ secret }}".into(),
            acronym: "IC".into(),
            bodies: vec![body("CNRS")],
            ..Structure::default()
        };
        let about = About {
            campaign: &campaign,
            structure: &structure,
            uai: "I",
            partner: "CNRS",
            organisation: "Inserm",
            name: "Zoë",
            duty: &Duty::RegisterMixed,
        };
        let told = super::body(&about, "27INSU1", Some("AAAA-BBBB-CCCC"));
        assert_eq!(told.matches("AAAA").count(), 1, "{told}");
        assert!(told.contains("le 1er juin 2027") && told.contains("mixte avec le CNRS"), "{told}");
        assert!(told.contains("IC (Institut {{ secret }})"), "{told}");
        assert!(!super::body(&about, "27INSU1", None).contains("AAAA"));
        let exempt = About { duty: &Duty::ExemptNew { login: "27INSU1".into() }, ..about };
        let told = super::body(&exempt, "27INSU1", None);
        assert!(told.contains("dispensé") && !told.contains("BibCnrs"), "{told}");
        for kind in [Kind::NotRegistered, Kind::NotDelivered, Kind::OldCodeInUse] {
            let told = reminder(&exempt, kind).replace("{{ secret }}", "");
            assert!(!told.contains("{{"), "{told}");
        }
    }
}
