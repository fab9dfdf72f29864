//! Words of a campaign: its choices, its phase, the articles of the circular that its duties come from, the proof of an
//! exemption, and the way to the partner's portal.

use crate::domain::campaign::{Duty, Origin, Phase, Proof, Review};
use crate::domain::change::{Change, Choice, Setting};
use crate::domain::login::Login;
use crate::domain::state::State;
use crate::domain::structure::Structure;
use crate::domain::track::{At, Stage};
use crate::text::format::{day, list};
use crate::text::{Lang, Text, both};

/// A choice of a campaign.
pub fn setting(value: Setting) -> Text {
    match value {
        Setting::Opens => both("ouverture", "opening"),
        Setting::Cutoff => both("coupure annoncée", "announced cut-off"),
        Setting::Participants => both("participants appelés", "participants called"),
        Setting::Federations => both("fédérations appelées", "federations called"),
        Setting::Teams => both("codes d’équipe", "team codes"),
        Setting::Resend => both("code perdu envoyé de nouveau", "lost code sent again"),
        Setting::Purge => both("copie du secret détruite à la réception", "copy of the secret destroyed upon receipt"),
        Setting::Origin => both("origine des codes", "origin of the codes"),
        Setting::Proof => both("pièce exigée avant un code", "proof asked for before a code"),
        Setting::Reminders => both("rappels", "reminders"),
    }
}

/// Who makes the codes.
pub fn origin(value: Origin) -> Text {
    match value {
        Origin::Here => both("émis ici", "issued here"),
        Origin::Imported => both("importés d’un fichier", "imported from a file"),
    }
}

/// What a structure must show before its code.
pub fn proof(value: Proof) -> Text {
    match value {
        Proof::None => both("aucune", "none"),
        Proof::Signed => both("inscription signée", "signed registration"),
    }
}

fn choice(value: &Choice, lang: Lang) -> String {
    match value {
        Choice::Day(on) => day(*on, lang),
        Choice::Yes(true) => both("oui", "yes").of(lang).to_owned(),
        Choice::Yes(false) => both("non", "no").of(lang).to_owned(),
        Choice::Origin(from) => origin(*from).of(lang).to_owned(),
        Choice::Proof(what) => proof(*what).of(lang).to_owned(),
        Choice::Days(days) if days.is_empty() => both("aucun", "none").of(lang).to_owned(),
        Choice::Days(days) => {
            let days: Vec<String> = days.iter().map(|d| reminder_day(*d, lang)).collect();
            list(&days, lang)
        }
    }
}

/// A day counted from the cut-off, as `J-30`.
fn reminder_day(days: i16, lang: Lang) -> String {
    say!(lang, "J{days:+}", "D{days:+}")
}

/// A choice that differs, before and after.
pub fn setting_change(value: &Change, lang: Lang) -> String {
    let (what, before, after) =
        (setting(value.setting).of(lang), choice(&value.before, lang), choice(&value.after, lang));
    say!(lang, "Réglage modifié, {what} : {before} → {after}", "Setting changed, {what}: {before} → {after}")
}

/// Where a campaign stands.
pub fn phase(value: Phase) -> Text {
    match value {
        Phase::Announced => both("annoncée", "announced"),
        Phase::Running => both("en cours", "running"),
        Phase::CutOffDue => both("coupure à faire", "cut-off due"),
        Phase::Cut => both("coupure faite", "cut-off done"),
        Phase::Past => both("close, à lire seulement", "over, to be read only"),
    }
}

/// What became of a registration.
pub fn review(value: &Review) -> Text {
    match value {
        Review::ToCheck => both("à vérifier", "to check"),
        Review::Accepted => both("acceptée", "accepted"),
        Review::Refused { .. } => both("refusée", "refused"),
        Review::Moved { .. } => both("réorientée", "moved"),
    }
}

/// The article of the circular of renewal that a duty comes from; what the circular does not rule is a choice of the campaign or a
/// rule of the desk.
pub fn duty_article(value: &Duty) -> Text {
    match value {
        Duty::Register => both("Circulaire, § 2 a et c", "Circular, § 2 a and c"),
        Duty::RegisterMixed => both("Circulaire, § 2 b", "Circular, § 2 b"),
        Duty::ExemptNew { .. } => both("Circulaire, § 2 a et b, exception", "Circular, § 2 a and b, exception"),
        Duty::ExemptOutside { .. } => both("Circulaire, § 2 c, exception", "Circular, § 2 c, exception"),
        Duty::Team => both("Circulaire, § 2 a", "Circular, § 2 a"),
        Duty::Federation | Duty::Participant => both("Réglage de la campagne", "Setting of the campaign"),
        Duty::Closed | Duty::Foreign => both("Répertoire des structures", "Register of structures"),
    }
}

/// The proof of an exemption: which code, issued when, and for a new structure its year of creation.
pub fn exemption_proof(value: &Duty, structure: &Structure, state: &State, lang: Lang) -> Option<String> {
    let login = Login::typed(value.proof()?);
    let issued = state.code(&login).map(|c| day(c.issued.day(), lang));
    let issued = issued.map(|on| say!(lang, "code {login} émis le {on}", "code {login} issued on {on}"));
    let issued = issued.unwrap_or_else(|| say!(lang, "code {login}", "code {login}"));
    Some(match (value, structure.created) {
        (Duty::ExemptNew { .. }, Some(year)) => {
            say!(lang, "Preuve : structure créée en {year}, {issued}", "Proof: structure created in {year}, {issued}")
        }
        _ => say!(lang, "Preuve : {issued}", "Proof: {issued}"),
    })
}

/// A step on the way to the partner's portal.
pub const fn stage(value: Stage) -> Text {
    match value {
        Stage::FormerCode => both("ancien code BiblioVie", "former BiblioVie code"),
        Stage::Directory => both("annuaire Labintel", "Labintel directory"),
        Stage::Authentication => both("demande JANUS", "JANUS request"),
        Stage::Access => both("demande Sésame", "Sésame request"),
    }
}

/// How far a step has come.
pub fn stage_at(value: At) -> Text {
    match value {
        At::Asked => both("demandé", "asked"),
        At::Done => both("fait", "done"),
        At::Refused => both("refusé", "refused"),
    }
}

/// What a person has to do next on the way to the partner's portal.
pub fn stage_next(next: Option<Stage>) -> Text {
    match next {
        None => both("Rien : le portail s’ouvre.", "Nothing: the portal opens."),
        Some(Stage::FormerCode) => both("Essayer l’ancien code BiblioVie.", "Try the former BiblioVie code."),
        Some(Stage::Directory) => both(
            "Se faire inscrire dans l’annuaire Labintel du CNRS, avec une adresse électronique valable.",
            "Be entered in the CNRS directory Labintel, with a valid mail address.",
        ),
        Some(Stage::Authentication) => both(
            "Demander l’authentification JANUS dans l’application Sésame.",
            "Ask for JANUS authentication in the Sésame application.",
        ),
        Some(Stage::Access) => {
            both("Demander dans Sésame un identifiant et un mot de passe.", "Ask in Sésame for a login and a password.")
        }
    }
}

/// Whom a person turns to for the next step.
pub fn stage_contact(next: Option<Stage>) -> Text {
    match next {
        None => both("", ""),
        Some(Stage::FormerCode | Stage::Directory) => both(
            "direction de l’unité, ou correspondant documentaire CNRS",
            "head of the unit, or CNRS documentation correspondent",
        ),
        Some(Stage::Authentication | Stage::Access) => both(
            "https://sesame.cnrs.fr/, assistance@dsi.cnrs.fr, +33 (0)5 62 24 25 31",
            "https://sesame.cnrs.fr/, assistance@dsi.cnrs.fr, +33 (0)5 62 24 25 31",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::code::AccessCode;
    use crate::domain::order::Meta;
    use std::sync::Arc;

    #[test]
    fn an_exemption_shows_its_code_its_day_and_the_year_of_the_structure() {
        let mut state = State::default();
        let issued = Meta { at: "2027-01-20T09:00:00Z".parse().unwrap(), ..Meta::default() };
        let code = AccessCode { login: Login::typed("27INSU1"), issued, ..AccessCode::default() };
        Arc::make_mut(&mut state.codes).insert("e".into(), code);
        let structure = Structure { created: Some(2027), ..Structure::default() };
        let told = |duty: &Duty| exemption_proof(duty, &structure, &state, Lang::En);
        let new = Duty::ExemptNew { login: "27INSU1".into() };
        assert_eq!(told(&new).unwrap(), "Proof: structure created in 2027, code 27INSU1 issued on 20 January 2027");
        assert_eq!(told(&Duty::Register), None);
    }

    #[test]
    fn a_changed_choice_is_said_with_both_values() {
        let change =
            Change { setting: Setting::Reminders, before: Choice::Days(vec![-30, 1]), after: Choice::Days(vec![]) };
        assert_eq!(setting_change(&change, Lang::En), "Setting changed, reminders: D-30 and D+1 → none");
    }
}
