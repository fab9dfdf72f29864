//! What speaks against a signature and what follows it, by the stable words of the verifier.

use crate::domain::trouble::TimeFault;
use crate::text::{Lang, Text, both};

/// What speaks against a signature; the detail makes some of them more exact.
pub fn problem(word: &'static str, detail: &str) -> Text {
    match word {
        "malformed" => malformed(detail),
        "range" => range(detail),
        "digest-differs" => {
            both("le contenu signé a été modifié après la signature", "the signed content was changed after signing")
        }
        "signature-wrong" => both(
            "la signature n’a pas été faite avec la clé du certificat présenté",
            "the signature was not made with the key of the certificate that it shows",
        ),
        "other-certificate" => {
            both("la signature désigne un autre certificat", "the signature names another certificate")
        }
        "algorithm-unknown" => both(
            "le procédé de signature n’est pas connu de paraphe",
            "the signature uses a method that paraphe does not know",
        ),
        "shared" => both("deux champs se partagent une seule signature", "two fields share one signature"),
        "dictionary-changed" => both(
            "la description de la signature a été modifiée après coup",
            "the description of the signature was changed afterwards",
        ),
        "certification-broken" => certification(detail),
        "field-locked" => both(
            "un champ que cette signature verrouillait a été rempli ensuite",
            "a field that this signature locked was filled in afterwards",
        ),
        "not-for-signing" => both(
            "le certificat dit à quoi sert sa clé, et ce n’est pas à signer des documents",
            "the certificate says for what its key is, and that is not to sign documents",
        ),
        "authority-unknown" => both(
            "l’autorité qui a établi le certificat n’est pas connue ici",
            "the authority that issued the certificate is not known here",
        ),
        "certificate-out-of-force" => both(
            "le certificat n’était pas en vigueur à l’heure déclarée",
            "the certificate was not in force at the time that is claimed",
        ),
        "chain-broken" => both(
            "le certificat n’a pas été établi par l’autorité qu’il nomme, ou celle-ci n’en avait pas le droit",
            "the certificate was not issued by the authority it names, or that one had no right to issue it",
        ),
        "certificate-revoked" => both(
            "le certificat avait été révoqué quand la signature a été faite",
            "the certificate had been revoked when the signature was made",
        ),
        "revoked-without-proof" => both(
            "le certificat a été révoqué après l’heure déclarée, et rien ne prouve que la signature soit plus ancienne",
            "the certificate was revoked after the time that is claimed, and nothing proves that the signature is older",
        ),
        "time-stamp-wrong" => both(
            "cet horodatage du document n’est pas digne de foi",
            "this time-stamp of the document is not to be believed",
        ),
        other => both(other, other),
    }
}

fn malformed(detail: &str) -> Text {
    match detail {
        "Contents" => both("la signature elle-même manque", "the signature itself is missing"),
        "ByteRange" => both(
            "la signature ne dit pas, ou dit mal, ce qu’elle couvre",
            "the signature does not say, or says badly, what it covers",
        ),
        "SubFilter" => both("la signature ne dit pas son format", "the signature does not say its format"),
        "key twice" => both(
            "la description de la signature dit deux choses à la fois",
            "the description of the signature says two things at once",
        ),
        "several signers" => {
            both("une seule signature porte plusieurs signataires", "one signature bears several signers")
        }
        "enveloped content" => both(
            "la signature apporte son propre contenu, qui n’est pas ce document",
            "the signature brings content of its own, which is not this document",
        ),
        "padding" => both(
            "des octets étrangers suivent la signature là où rien n’est signé",
            "foreign bytes follow the signature where nothing is signed",
        ),
        "certificate" => both(
            "le certificat du signataire n’est pas dans la signature",
            "the signer’s certificate is not in the signature",
        ),
        "attributes" | "message-digest" | "content-type" | "signing-certificate" => both(
            "ce que la signature doit attester est incomplet ou double",
            "what the signature must attest is incomplete or stands twice",
        ),
        _ => both("la signature est incomplète ou mal formée", "the signature is incomplete or malformed"),
    }
}

fn range(detail: &str) -> Text {
    match detail {
        "end" | "revision" => both(
            "ce qu’elle couvre ne s’arrête pas à la fin d’une version du fichier",
            "what it covers does not stop at the end of a version of the file",
        ),
        "bounds" | "overflow" => both(
            "ce qu’elle dit couvrir ne commence pas au début du fichier, ou le dépasse",
            "what it claims to cover does not begin where the file begins, or goes beyond it",
        ),
        _ => both(
            "ce qu’elle dit couvrir ne correspond pas à sa place dans le fichier",
            "what it claims to cover does not fit its place in the file",
        ),
    }
}

fn certification(level: &str) -> Text {
    match level {
        "1" => both(
            "l’auteur avait certifié le document en interdisant toute modification, et il a été modifié",
            "the author certified the document and allowed no change, and it was changed",
        ),
        "2" => both(
            "l’auteur n’avait permis que de remplir et de signer, et autre chose a été changé",
            "the author allowed only filling in and signing, and something else was changed",
        ),
        _ => both(
            "l’auteur n’avait permis que de remplir, de signer et d’annoter, et autre chose a été changé",
            "the author allowed only filling in, signing and annotating, and something else was changed",
        ),
    }
}

/// Why a time-stamp is not believed: a part of a sentence.
pub fn time_fault(value: &TimeFault, lang: Lang) -> String {
    let text = match value {
        TimeFault::Refused { detail, .. } if !detail.is_empty() => {
            return say!(
                lang,
                "l’autorité d’horodatage a refusé (« {detail} »)",
                "the time-stamping authority refused (“{detail}”)",
                detail = detail
            );
        }
        TimeFault::Untrusted { authority } => {
            return say!(
                lang,
                "l’autorité d’horodatage « {authority} » n’est pas reconnue ici",
                "the time-stamping authority “{authority}” is not known here",
                authority = authority
            );
        }
        TimeFault::Refused { .. } => both("l’autorité d’horodatage a refusé", "the time-stamping authority refused"),
        TimeFault::Malformed => both("la réponse est mal formée", "the answer is malformed"),
        TimeFault::OtherImprint => both("il porte sur un autre contenu", "it is over other content"),
        TimeFault::OtherNonce => both("il répond à une autre demande", "it answers another request"),
        TimeFault::OtherPolicy => {
            both("il suit une autre politique que celle demandée", "it follows another policy than the one asked for")
        }
        TimeFault::NotForTime => both(
            "le certificat présenté n’est pas réservé à l’horodatage",
            "the certificate that it shows is not one for time-stamping alone",
        ),
        TimeFault::SignatureWrong => both("sa signature est fausse", "its signature is wrong"),
        TimeFault::OutOfForce => both(
            "le certificat de l’autorité n’était pas en vigueur à l’heure indiquée",
            "the certificate of the authority was not in force at the time that is told",
        ),
        TimeFault::Revoked => {
            both("le certificat de l’autorité avait été révoqué", "the certificate of the authority had been revoked")
        }
        TimeFault::Algorithm { .. } => {
            both("son procédé de signature n’est pas connu de paraphe", "it uses a method that paraphe does not know")
        }
    };
    text.of(lang).to_owned()
}

/// What was added behind a signature.
pub fn addition(word: &'static str, _: &str) -> Text {
    match word {
        "signature-added" => both("signature ajoutée", "signature added"),
        "signature-unseen" => both("signature sans image ajoutée", "signature without a look added"),
        "signature-filled" => both("champ de signature rempli", "signature field filled"),
        "time-stamp-added" => both("horodatage ajouté", "time-stamp added"),
        "validation-data" => both("données de vérification ajoutées", "validation data added"),
        "metadata" => both("métadonnées modifiées", "metadata changed"),
        "covering-field" => {
            both("champ de signature assez grand pour cacher du texte", "signature field large enough to hide text")
        }
        "annotation-added" => both("annotation ajoutée", "annotation added"),
        "form-filled" => both("formulaire rempli", "form filled in"),
        "form-changed" => both("formulaire modifié", "form changed"),
        "page-changed" => both("page modifiée", "page changed"),
        "pages-changed" => both("pages ajoutées ou retirées", "pages added or removed"),
        "catalog-changed" => both("réglages du document modifiés", "settings of the document changed"),
        "replaced" => both("élément remplacé", "item replaced"),
        "removed" => both("élément retiré", "item removed"),
        other => both(other, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_verifier_has_words_of_its_own_in_both_languages() {
        let findings = [
            ("malformed", "Contents"),
            ("malformed", "ByteRange"),
            ("malformed", "SubFilter"),
            ("malformed", "key twice"),
            ("malformed", "several signers"),
            ("malformed", "enveloped content"),
            ("malformed", "padding"),
            ("malformed", "certificate"),
            ("malformed", "message-digest"),
            ("malformed", "CMS"),
            ("range", "end"),
            ("range", "bounds"),
            ("range", "gap"),
            ("digest-differs", ""),
            ("signature-wrong", ""),
            ("shared", ""),
            ("dictionary-changed", ""),
            ("certification-broken", "1"),
            ("certification-broken", "2"),
            ("certification-broken", "3"),
            ("field-locked", ""),
            ("certificate-revoked", ""),
            ("revoked-without-proof", ""),
            ("time-stamp-wrong", ""),
        ];
        let mut seen = std::collections::HashSet::new();
        for (word, detail) in findings {
            let text = problem(word, detail);
            assert!(seen.insert(text.fr) && seen.insert(text.en), "{word} {detail}");
            assert!(text.fr.contains(' ') && text.en.contains(' '));
        }
    }
}
