//! What an outsider reads: the text message, the mail with the document, the consent, the stamp. In the language that
//! whoever is at the desk has chosen for the person; the stamp is French, being a part of the document.

use super::institute_seal;
use super::verb::Moment;
use crate::domain::clean::visible_line;
use crate::domain::countersign::{LIFE, Tongue, masked};
use crate::domain::dossier::{Dossier, Outsider};
use crate::domain::state::State;
use chrono::Local;
use zeroize::Zeroizing;

/// Most characters of a title in a text message: what matters is the code.
const TITLE: usize = 40;
/// Digits of a document's digest that a person compares.
const DIGEST: usize = 16;

/// The words that an outsider agrees to.
pub fn consent(dossier: &Dossier, outsider: &Outsider, tongue: Tongue) -> String {
    let (title, number) = (&dossier.title, &dossier.number);
    let digest: String = dossier.current.hash.0.chars().take(DIGEST).collect();
    let (name, phone) = (&outsider.name, masked(&outsider.phone));
    let quality = if outsider.quality.is_empty() { String::new() } else { format!(", {}", outsider.quality) };
    visible_line(&match tongue {
        Tongue::French => format!(
            "Moi, {name}{quality}, je contresigne le document « {title} » (dossier {number}, empreinte {digest}…), que \
             j’ai pu lire en entier. Le code à usage unique reçu par SMS au {phone} vaut ma signature."
        ),
        Tongue::English => format!(
            "I, {name}{quality}, countersign the document “{title}” (dossier {number}, digest {digest}…), which I could \
             read in full. The one-time code received by SMS at {phone} is my signature."
        ),
    })
}

/// The text message with the code. Letters of the alphabet of GSM as far as the words are ours: one message, not two.
pub(super) fn sms(state: &State, dossier: &Dossier, code: &str, tongue: Tongue) -> Zeroizing<String> {
    let title: String = dossier.title.chars().take(TITLE).collect();
    let (institute, number, minutes) = (&state.desk.organisation, &dossier.number, LIFE.num_minutes());
    Zeroizing::new(plain(&match tongue {
        Tongue::French => format!(
            "{institute} : code {code} pour contresigner \"{title}\" (dossier {number}), valable {minutes} min. Ne le \
             donnez que pour signer."
        ),
        Tongue::English => format!(
            "{institute}: code {code} to countersign \"{title}\" (dossier {number}), good for {minutes} min. Give it only \
             to sign."
        ),
    }))
}

/// A line without the signs of printers: one of them alone makes three messages of one.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible_line(text).chars() {
        match c {
            '’' | '‘' => out.push('\''),
            '«' | '»' | '“' | '”' => out.push('"'),
            '\u{a0}' | '\u{202f}' => out.push(' '),
            '–' | '—' => out.push('-'),
            '…' => out.push_str("..."),
            c => out.push(c),
        }
    }
    out
}

/// A message that tries the gateway.
pub(super) fn trial(institute: &str, tongue: Tongue) -> String {
    visible_line(&match tongue {
        Tongue::French => format!("{institute} : message d'essai de la passerelle SMS. Il n'y a rien à faire."),
        Tongue::English => format!("{institute}: test message of the SMS gateway. There is nothing to do."),
    })
}

/// Subject and text of the mail that brings the document.
pub(super) fn mail(state: &State, dossier: &Dossier, outsider: &Outsider, tongue: Tongue) -> (String, String) {
    let (title, name) = (visible_line(&dossier.title), visible_line(&outsider.name));
    let (number, institute) = (&dossier.number, &state.desk.organisation);
    let (phone, hash) = (masked(&outsider.phone), &dossier.current.hash);
    let (subject, body) = match tongue {
        Tongue::French => (
            format!("Document à contresigner : {title}"),
            format!(
                "Bonjour {name},\n\nVous trouverez ci-joint le document « {title} » (dossier {number}), que {institute} \
                 vous demande de contresigner.\n\nLisez-le en entier. Un code vous parvient par SMS au {phone} : \
                 donnez-le à la personne qui vous reçoit seulement si vous êtes d’accord.\n\nEmpreinte SHA-256 du \
                 document : {hash}\n\n{institute}\n"
            ),
        ),
        Tongue::English => (
            format!("Document to countersign: {title}"),
            format!(
                "Hello {name},\n\nPlease find attached the document “{title}” (dossier {number}), which {institute} asks \
                 you to countersign.\n\nRead it in full. A code reaches you by SMS at {phone}: type it at the desk of \
                 whoever receives you only if you agree.\n\nSHA-256 digest of the document: {hash}\n\n{institute}\n"
            ),
        ),
    };
    (visible_line(&subject), body)
}

/// The lines of the stamp. It is a simple signature, and says so.
pub(super) fn stamp(state: &State, dossier: &Dossier, outsider: &Outsider, now: Moment) -> Vec<String> {
    let at = now.at.with_timezone(&Local);
    let mut lines = vec![outsider.name.clone()];
    lines.extend(Some(outsider.quality.clone()).filter(|q| !q.is_empty()));
    lines.push(format!("Contresigné le {} (UTC{})", at.format("%d/%m/%Y à %H:%M"), at.format("%:z")));
    lines.push("Signature simple, preuve renforcée par code SMS".to_owned());
    lines.push(format!("{} - Dossier {}", institute_seal::name(&state.desk.organisation), dossier.number));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dossier() -> (State, Dossier, Outsider) {
        let mut state = State::default();
        std::sync::Arc::make_mut(&mut state.desk).organisation = "Institut d'essai".into();
        let title = "Convention\nTo: +33700000000\u{202e}".into();
        let dossier = Dossier { title, number: "2027-0001".into(), ..Dossier::default() };
        let outsider = Outsider {
            name: "Ida\u{1b}[2J Roy".into(),
            quality: "stagiaire".into(),
            phone: "+33612345678".into(),
            ..Outsider::default()
        };
        (state, dossier, outsider)
    }

    #[test]
    fn no_name_or_title_brings_a_line_or_a_command_of_its_own() {
        let (state, dossier, outsider) = dossier();
        for tongue in [Tongue::French, Tongue::English] {
            let text = sms(&state, &dossier, "12345678", tongue);
            assert!(text.contains("12345678") && text.contains("2027-0001") && text.contains("Institut d'essai"));
            let told =
                [text.to_string(), consent(&dossier, &outsider, tongue), mail(&state, &dossier, &outsider, tongue).0];
            for line in told {
                assert!(!line.chars().any(crate::domain::clean::deceives), "{line:?}");
            }
        }
    }

    #[test]
    fn a_usual_message_is_one_message() {
        let (mut state, mut dossier, _) = dossier();
        std::sync::Arc::make_mut(&mut state.desk).organisation = "Institut d’essai".into();
        dossier.title = "Convention d’accueil\u{a0}: été – hiver".into();
        for tongue in [Tongue::French, Tongue::English] {
            let text = sms(&state, &dossier, "12345678", tongue);
            let gsm = |c: char| c.is_ascii() && !"[]{}\\^~|`".contains(c) || "éèàùìòÉ".contains(c);
            assert!(text.chars().all(gsm) && text.chars().count() <= 160, "{} {text:?}", text.chars().count());
        }
    }

    #[test]
    fn nothing_is_ever_called_more_than_a_simple_signature() {
        let (state, dossier, outsider) = dossier();
        let now = Moment { at: chrono::DateTime::UNIX_EPOCH, day: chrono::NaiveDate::default() };
        let lines = stamp(&state, &dossier, &outsider, now).join("\n");
        assert!(lines.contains("Signature simple, preuve renforcée par code SMS"), "{lines}");
        let all = [lines, consent(&dossier, &outsider, Tongue::French), consent(&dossier, &outsider, Tongue::English)];
        for text in all {
            assert!(!text.to_lowercase().contains("avancé") && !text.to_lowercase().contains("advanced"), "{text}");
        }
    }
}
