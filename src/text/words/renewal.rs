//! Words of the renewal: campaigns, duties, progress, codes and what a typed code turned out to be.

use crate::desk::Checked;
use crate::domain::campaign::{Duty, Progress};
use crate::domain::clean::{visible_line, written};
use crate::domain::code::{Life, Reason};
use crate::domain::cutoff::Stranded;
use crate::domain::ids::StructureId;
use crate::domain::mail::Security;
use crate::domain::secret::LENGTH;
use crate::domain::state::State;
use crate::domain::trouble::TextFault;
use crate::text::format::count;
use crate::text::{Lang, Text, both};

/// How the connection to the mail server is guarded.
pub fn security(value: Security) -> Text {
    match value {
        Security::Starttls => both("STARTTLS", "STARTTLS"),
        Security::Tls => both("TLS", "TLS"),
        Security::None => both("en clair, sur cet ordinateur", "in clear, on this computer"),
    }
}

/// Where a code stands.
pub fn life(value: Life) -> Text {
    match value {
        Life::Live => both("émis", "issued"),
        Life::Delivered => both("remis", "delivered"),
        Life::InUse => both("en usage", "in use"),
        Life::Overlap => both("valable jusqu’à la coupure", "works until the cut-off"),
        Life::Suspended => both("suspendu", "suspended"),
        Life::Contested => both("à arbitrer", "to be settled"),
        Life::Expired => both("échu", "expired"),
        Life::Revoked => both("révoqué", "revoked"),
    }
}

/// Whether the portal takes a code, and why.
fn life_sentence(value: Life) -> Text {
    match value {
        Life::Live => both(
            "Il est valable : le portail l’accepte. Sa remise n’est pas encore notée.",
            "It is valid: the portal accepts it. Nobody has noted yet that it was handed over.",
        ),
        Life::Delivered => both("Il est valable : le portail l’accepte.", "It is valid: the portal accepts it."),
        Life::InUse => both(
            "Il est valable et sert déjà\u{a0}: le portail l’accepte.",
            "It is valid and in use already: the portal accepts it.",
        ),
        Life::Overlap => both(
            "Il est de la campagne précédente et reste valable jusqu’à la coupure. Invitez la structure à prendre le nouveau.",
            "It belongs to the last campaign and works until the cut-off. Ask the structure to take the new one.",
        ),
        Life::Suspended => both(
            "Il est suspendu : le portail le refuse tant que la suspension n’est pas levée.",
            "It is suspended: the portal refuses it until the suspension is lifted.",
        ),
        Life::Contested => both(
            "Un autre code a été émis en même temps pour la même structure : le portail le refuse. Révoquez celui des deux qui ne servira pas.",
            "Another code was issued at the same time for the same structure: the portal refuses it. Revoke the one of the two that will not be used.",
        ),
        Life::Expired => both(
            "Il est échu depuis la coupure : le portail le refuse. La structure doit se réinscrire.",
            "It expired at the cut-off: the portal refuses it. The structure must register again.",
        ),
        Life::Revoked => both(
            "Il est révoqué : le portail le refuse, pour toujours.",
            "It is revoked: the portal refuses it for good.",
        ),
    }
}

/// Why a code is revoked.
pub fn reason(value: Reason) -> Text {
    match value {
        Reason::Unspecified => both("motif non précisé", "not specified"),
        Reason::Compromise => both("compromission", "compromised"),
        Reason::AffiliationChanged => both("changement d’affiliation", "change of affiliation"),
        Reason::Superseded => both("remplacé par un autre code", "replaced by another code"),
        Reason::Closure => both("cessation ou fermeture", "closure"),
        Reason::EntitlementWithdrawn => both("retrait du droit d’accès", "entitlement withdrawn"),
    }
}

/// A reason as plans and the register carry it: the stable word of the closed list, or what somebody wrote.
pub fn reason_word(text: &str, lang: Lang) -> String {
    Reason::of_word(text).map_or_else(|| text.to_owned(), |r| reason(r).of(lang).to_owned())
}

/// How far a structure has come in a campaign.
pub fn progress(value: Progress) -> Text {
    match value {
        Progress::Missing => both("à réinscrire", "to register"),
        Progress::ToCheck => both("inscription à vérifier", "registration to check"),
        Progress::Registered => both("réinscrite, code à émettre", "registered, code to issue"),
        Progress::Issued => both("code émis", "code issued"),
        Progress::Exempt => both("dispensée", "exempt"),
        Progress::NotCalled => both("non appelée", "not called"),
    }
}

/// What a structure must do, in a few words.
pub fn duty(value: &Duty) -> Text {
    match value {
        Duty::Register => both("à réinscrire", "must register"),
        Duty::RegisterMixed => both("à réinscrire, structure mixte", "must register, mixed structure"),
        Duty::ExemptNew { .. } => both("dispensée, nouvelle structure", "exempt, new structure"),
        Duty::ExemptOutside { .. } => both("dispensé, hors structure", "exempt, outside any structure"),
        Duty::Federation => both("non appelée, fédération", "not called, federation"),
        Duty::Participant => both("non appelée, simple participation", "not called, participation only"),
        Duty::Closed => both("fermée", "closed"),
        Duty::Team => both("équipe, sous le code de sa structure", "team, under its structure’s code"),
        Duty::Foreign => both("hors de l’institut", "not of the institute"),
    }
}

/// What a structure must do and why, in full sentences; an exemption names the code that proves it. The article of the
/// circular that it comes from stands behind.
pub fn duty_reason(value: &Duty, lang: Lang) -> String {
    format!("{} ({})", duty_sentence(value, lang), super::duty_article(value).of(lang))
}

/// Why nobody may hold a lasting code any more.
pub fn stranded(value: Stranded) -> Text {
    match value {
        Stranded::Closed => both("structure fermée", "structure closed"),
        Stranded::Inside => both("n’est plus hors structure", "no longer outside any structure"),
    }
}

catalogue! {
    /// What a structure must do and why, in full sentences, without the article that says so.
    duty_sentence(value: &Duty, lang);

    Duty::Register
        => "Doit se réinscrire et nommer son correspondant pour recevoir un nouveau code."
        |  "Must register and name its correspondent to receive a new code.";
    Duty::RegisterMixed
        => "Doit se réinscrire et nommer son correspondant. Structure mixte : le code n’ouvre pas le portail de l’autre tutelle (BibCnrs pour le CNRS), où chaque membre s’inscrit lui-même ; dites-le-lui."
        |  "Must register and name its correspondent. Mixed structure: the code does not open the other parent body’s portal (BibCnrs for the CNRS), where each member signs up in person; do tell them.";
    Duty::ExemptNew { login }
        => "Dispensée : créée cette année, elle détient déjà un code de l’année, {login}."
        |  "Exempt: created this year, it already holds a code of the year, {login}.";
    Duty::ExemptOutside { login }
        => "Dispensé : ce chercheur hors structure détient le code {login}, que la coupure ne touche pas."
        |  "Exempt: this researcher outside any structure holds the code {login}, which the cut-off does not touch.";
    Duty::Federation
        => "Non appelée : c’est une fédération, et cette campagne n’appelle pas les fédérations."
        |  "Not called: it is a federation, and this campaign does not call federations.";
    Duty::Participant
        => "Non appelée d’office : l’institut y participe sans en être tutelle. Elle peut demander à s’inscrire ; seule l’acceptation lui ouvre un code."
        |  "Not called by itself: the institute takes part in it without governing it. It may ask to register; only being accepted entitles it to a code.";
    Duty::Closed
        => "Fermée : aucun code ne lui est émis."
        |  "Closed: no code is issued to it.";
    Duty::Team
        => "Équipe : elle travaille sous le code de sa structure."
        |  "A team: it works under the code of its structure.";
    Duty::Foreign
        => "L’institut n’est pas parmi ses tutelles : la campagne ne la concerne pas."
        |  "The institute is not among its parent bodies: the campaign does not concern it.";
}

/// A duty by its stable word, as plans and refusals carry it; a word without words is shown as it is.
pub fn duty_word(word: &'static str) -> Text {
    match word {
        "register" => duty(&Duty::Register),
        "register-mixed" => duty(&Duty::RegisterMixed),
        "exempt-new" => duty(&Duty::ExemptNew { login: String::new() }),
        "exempt-outside" => duty(&Duty::ExemptOutside { login: String::new() }),
        "federation" => duty(&Duty::Federation),
        "participant" => duty(&Duty::Participant),
        "closed" => duty(&Duty::Closed),
        "team" => duty(&Duty::Team),
        "foreign" => duty(&Duty::Foreign),
        other => both(other, other),
    }
}

/// What a typed or dictated code turned out to be, in full sentences. The state gives the structure its name.
pub fn checked(value: &Checked, state: &State, lang: Lang) -> String {
    let name = |id: &StructureId| super::structure_name(state, id);
    let sentence = match value {
        Checked::Known { login, structure, life } => {
            let (whose, state) = (name(structure), life_sentence(*life).of(lang));
            say!(lang, "C’est le code {login} ({whose}). {state}", "This is the code {login} ({whose}). {state}")
        }
        Checked::Meant { login, structure, life, place, swap } => {
            let (slip, whose, state) = (slip(*place, *swap, lang), name(structure), life_sentence(*life).of(lang));
            say!(
                lang,
                "Ce n’est pas un code d’ici, mais {slip}, ce serait le code {login} ({whose}). Faites relire le code avant de conclure. {state}",
                "This is no code of this desk, but {slip}, it would be the code {login} ({whose}). Have it read out again before you conclude. {state}"
            )
        }
        Checked::Login { login, structure, life } => {
            let (whose, state) = (name(structure), life_sentence(*life).of(lang));
            say!(
                lang,
                "C’est l’identifiant {login} ({whose}), et non le code secret lui-même. {state} Pour vérifier le secret, saisissez ses douze signes.",
                "This is the login {login} ({whose}), not the secret itself. {state} To check the secret, type its twelve symbols."
            )
        }
        Checked::Unknown | Checked::Wrong | Checked::Length(_) | Checked::Foreign(_) => unrecognised(value, lang),
    };
    visible_line(&sentence)
}

fn slip(place: usize, swap: bool, lang: Lang) -> String {
    let next = place + 1;
    if swap {
        say!(lang, "en échangeant les signes {place} et {next}", "with symbols {place} and {next} swapped")
    } else {
        say!(lang, "en corrigeant le signe {place}", "with symbol {place} corrected")
    }
}

fn unrecognised(value: &Checked, lang: Lang) -> String {
    match value {
        Checked::Length(n) => {
            say!(
                lang,
                "Un code compte {LENGTH} signes ; celui-ci en a {n}. Relisez-le ou faites-le relire.",
                "A code has {LENGTH} symbols; this one has {n}. Please read it again."
            )
        }
        Checked::Foreign(c) => {
            let shown = if crate::domain::clean::deceives(*c) { written(*c) } else { c.to_string() };
            say!(
                lang,
                "« {shown} » ne figure dans aucun code : ils ne contiennent que des chiffres et des lettres, sauf I, L, O et U. Faites relire ce signe.",
                "“{shown}” occurs in no code: they hold digits and letters only, without I, L, O and U. Have that symbol read out again."
            )
        }
        Checked::Unknown => both(
            "Ce code est bien formé, mais ce bureau ne l’a pas émis : il n’est pas valable d’après ce que l’on sait ici. Demandez l’identifiant qui l’accompagne.",
            "This code is well formed, but this desk did not issue it: as far as is known here, it is not valid. Ask for the login that goes with it.",
        )
        .of(lang)
        .to_owned(),
        _ => both(
            "Ce code n’est pas valable, et aucune faute de frappe simple ne l’explique. Faites-le relire signe par signe.",
            "This code is not valid, and no single slip explains it. Have it read out symbol by symbol.",
        )
        .of(lang)
        .to_owned(),
    }
}

/// What is wrong with a text of a campaign, at a line of it.
pub fn text_fault(line: usize, value: &TextFault, lang: Lang) -> String {
    match value {
        TextFault::Unknown { quoted } => say!(
            lang,
            "à la ligne {line}, un mot entre accolades ne désigne rien (« {quoted} »)",
            "on line {line}, a word in braces stands for nothing (“{quoted}”)",
            line = line,
            quoted = quoted,
        ),
        TextFault::Syntax { quoted } => say!(
            lang,
            "à la ligne {line}, des accolades sont mal placées (« {quoted} »)",
            "on line {line}, braces are not where they should be (“{quoted}”)",
            line = line,
            quoted = quoted,
        ),
        TextFault::Long { most } => {
            let pages = count(*most, both("page", "page"), both("pages", "pages"), lang);
            say!(lang, "il ne tient pas en {pages}", "it does not fit on {pages}", pages = pages)
        }
        TextFault::Large { most } => {
            let letters = count(*most, both("caractère", "character"), both("caractères", "characters"), lang);
            say!(
                lang,
                "il est trop long ou ne finit pas (au plus {letters})",
                "it is too long or never ends (at most {letters})",
                letters = letters
            )
        }
        TextFault::Empty => say!(lang, "il est vide", "it is empty"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::login::Login;

    fn told(value: &Checked, lang: Lang) -> String {
        checked(value, &State::default(), lang).replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn a_code_on_the_telephone_gets_a_full_answer() {
        let login = || Login::typed("27INSU1016");
        let known = Checked::Known { login: login(), structure: "200710776M".into(), life: Life::Delivered };
        assert_eq!(
            told(&known, Lang::Fr),
            "C’est le code 27INSU1016 (200710776M). Il est valable : le portail l’accepte."
        );
        let slipped = |swap| {
            let structure = "200710776M".into();
            told(&Checked::Meant { login: login(), structure, life: Life::Revoked, place: 5, swap }, Lang::Fr)
        };
        assert!(slipped(true).contains("en échangeant les signes 5 et 6"));
        assert!(slipped(false).contains("en corrigeant le signe 5") && slipped(false).contains("révoqué"));
        assert!(told(&Checked::Length(8), Lang::En).contains("A code has 12 symbols; this one has 8."));
    }

    #[test]
    fn a_hidden_character_is_shown_by_its_number() {
        assert!(told(&Checked::Foreign('\u{202e}'), Lang::Fr).contains("« <U+202E> »"));
        assert!(told(&Checked::Foreign('U'), Lang::En).contains("“U” occurs in no code"));
    }

    #[test]
    fn an_exemption_names_the_code_that_proves_it() {
        let new = Duty::ExemptNew { login: "27INSU1".into() };
        assert!(duty_reason(&new, Lang::Fr).contains("27INSU1") && duty_reason(&new, Lang::En).contains("27INSU1"));
        assert!(duty_reason(&Duty::RegisterMixed, Lang::Fr).ends_with("(Circulaire, § 2 b)"));
    }
}
