//! Certificates and time in words: what is brought, why one is revoked.

use super::revocation_reason;
use crate::desk::OwnCertificate;
use crate::domain::clean::visible_line;
use crate::domain::seal_note::SealNote;
use crate::text::format::{count, moment};
use crate::text::{Lang, Text, both};
use chrono::{DateTime, Utc};

/// Why a certificate was revoked, by the number of RFC 5280.
pub fn revocation(number: u8) -> Text {
    match number {
        1 => both("clé compromise", "key compromised"),
        2 => both("autorité compromise", "authority compromised"),
        3 => both("changement d’affectation", "affiliation changed"),
        4 => both("remplacé par un autre", "superseded"),
        5 => both("cessation d’activité", "cessation of operation"),
        6 => both("suspendu", "on hold"),
        9 => both("droits retirés", "privilege withdrawn"),
        _ => both("sans raison donnée", "no reason given"),
    }
}

fn until(at: Option<DateTime<Utc>>, lang: Lang) -> String {
    at.map_or_else(|| both("on ne sait quand", "nobody knows when").of(lang).to_owned(), |at| moment(at, lang))
}

catalogue! {
    /// A remark of a plan about certificates and time.
    pub seal_note(value: &SealNote, lang);

    SealNote::Certificate { issuer, until: end, digest }, end = until(*end, lang)
        => "Établi par « {issuer} », en vigueur jusqu’au {end}, empreinte SHA-256 : {digest}"
        |  "Issued by “{issuer}”, in force until {end}, SHA-256 digest: {digest}";
    SealNote::Rsa { bits }
        => "⚠ Clé RSA de {bits} bits : acceptée, mais plus lente, et son calcul n’est pas durci contre qui mesurerait cet ordinateur"
        |  "⚠ RSA key of {bits} bits: accepted, but slower, and its computation is not hardened against whoever measures this computer";
    SealNote::ChainIncomplete
        => "⚠ Le fichier ne contient pas toute la chaîne des certificats : d’autres ne pourront pas remonter jusqu’à la racine"
        |  "⚠ The file does not hold the whole chain of certificates: others will not get up to the root";
    SealNote::SignsFromNow
        => "Il signera désormais vos dossiers ; le certificat du bureau reste à votre choix. Sa clé est scellée sous votre phrase de passe"
        |  "It signs your dossiers from now on; the certificate of the desk stays at your choice. Its key is sealed under your passphrase";
    SealNote::Retires
        => "Ce bureau ne signera plus avec lui, et cela ne se reprend pas. Ce n’est pas une révocation : seule l’autorité qui l’a établi peut la prononcer ; demandez-la-lui si la clé est perdue ou volée. Ce qu’il a signé reste signé"
        |  "This desk will sign with it no more, and that cannot be taken back. It is no revocation: only the authority that issued it can pronounce one; ask it to if the key is lost or stolen. What it has signed stays signed";
    SealNote::RetiresSigner
        => "⚠ C’est lui qui signe à présent : choisissez ensuite un autre certificat (F7, u)"
        |  "⚠ It is the one that signs at present: choose another certificate afterwards (F7, u)";
    SealNote::RetiresSeal { anew: true }
        => "Ce bureau ne scellera plus avec lui, et cela ne se reprend pas ; un autre est fait quand un administrateur ouvre le bureau. Le cachet est révoqué : publiez ensuite la liste de révocation (F7, L). Ce qu’il a scellé reste valable là où quelque chose prouve que c’était avant"
        |  "This desk will seal with it no more, and that cannot be taken back; another one is made when an administrator opens the desk. The seal is revoked: publish the list of revoked certificates afterwards (F7, L). What it has sealed stays valid where something proves that it was before";
    SealNote::RetiresSeal { anew: false }
        => "Ce bureau ne scellera plus avec lui, et cela ne se reprend pas ; aucun autre n’est fait tant qu’aucune passerelle SMS n’est réglée. Le cachet est révoqué : publiez ensuite la liste de révocation (F7, L). Ce qu’il a scellé reste valable là où quelque chose prouve que c’était avant"
        |  "This desk will seal with it no more, and that cannot be taken back; no other one is made while no SMS gateway is set. The seal is revoked: publish the list of revoked certificates afterwards (F7, L). What it has sealed stays valid where something proves that it was before";
    SealNote::Listed { count: number }, what = count(*number, both("certificat révoqué", "revoked certificate"), both("certificats révoqués", "revoked certificates"), lang)
        => "Sur la liste : {what}. Elle vaut trente jours : publiez-la de nouveau avant"
        |  "On the list: {what}. It is good for thirty days: publish it again before";
}

/// A certificate that somebody can sign with, line by line.
pub fn own_certificate(one: &OwnCertificate, now: DateTime<Utc>, lang: Lang) -> Vec<String> {
    let (subject, issuer, digest) = (&one.subject, &one.issuer, &one.digest);
    let origin = if one.brought { both("apporté", "brought") } else { both("du bureau", "of the desk") }.of(lang);
    let end = until(one.until, lang);
    let mut lines =
        vec![format!("{subject} ({origin})"), say!(lang, "Établi par « {issuer} »", "Issued by “{issuer}”")];
    if let Some(at) = one.retired {
        let at = moment(at, lang);
        let why = revocation_reason(one.reason).of(lang);
        let at = if one.reason == 0 { at } else { format!("{at} ({why})") };
        lines.push(say!(
            lang,
            "✗ Retiré le {at} : ce bureau ne signe plus avec lui",
            "✗ Put out of use, {at}: this desk signs with it no more"
        ));
    }
    lines.push(match one.revoked {
        Some(at) => {
            let at = moment(at, lang);
            say!(lang, "✗ Révoqué le {at} : il ne signe plus", "✗ Revoked, {at}: it signs nothing any more")
        }
        None if one.until.is_some_and(|until| until < now) => {
            say!(lang, "✗ Périmé depuis le {end} : il ne signe plus", "✗ Expired, {end}: it signs nothing any more")
        }
        None => say!(lang, "✔ En vigueur jusqu’au {end}", "✔ In force until {end}"),
    });
    lines.push(format!("SHA-256 {digest}"));
    lines.iter().map(|l| visible_line(l)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_out_of_use_says_why_where_a_reason_was_given() {
        let at: DateTime<Utc> = "2027-04-03T08:00:00Z".parse().unwrap();
        let one = |reason| OwnCertificate {
            digest: "ab".into(),
            subject: "Anne".into(),
            issuer: "Ailleurs".into(),
            until: None,
            revoked: None,
            retired: Some(at),
            reason,
            brought: true,
            signs: false,
        };
        let told = |reason, lang| own_certificate(&one(reason), at, lang).join("\n");
        assert!(told(5, Lang::Fr).contains(" (départ de la personne)"), "{}", told(5, Lang::Fr));
        assert!(told(4, Lang::En).contains(" (another one takes its place): this desk signs"), "{}", told(4, Lang::En));
        assert!(!told(0, Lang::Fr).contains("2027 à 10:00 ("), "{}", told(0, Lang::Fr));
    }
}
