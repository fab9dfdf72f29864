//! What the verification of a signature found, in words: the verdict, its cause, what to make of it.

use super::finding::{addition, problem};
use crate::desk::{Integrity, SignatureReport, TimeReport, Verdict};
use crate::domain::clean::visible_line;
use crate::text::format::{count, list, moment_in};
use crate::text::{Lang, Text, both};
use chrono::{DateTime, Local, NaiveDateTime, TimeDelta, TimeZone, Utc};

/// A verdict in a few words.
pub fn verdict(value: Verdict) -> Text {
    match value {
        Verdict::Valid => both("valide", "valid"),
        Verdict::IntactWithAdditions => both("intègre mais suivie d’ajouts", "intact but followed by additions"),
        Verdict::NotValid => both("non valide", "not valid"),
        Verdict::CannotJudge => both("non jugeable", "cannot be judged"),
    }
}

/// A signature in full sentences, on one paragraph.
pub fn signature(report: &SignatureReport, lang: Lang) -> String {
    signature_lines(report, lang).join(" ")
}

/// A signature in full sentences, one a line: verdict and signer, cause, time, certificate.
pub fn signature_lines(report: &SignatureReport, lang: Lang) -> Vec<String> {
    lines_in(report, &Local, lang)
}

fn lines_in<Z: TimeZone>(report: &SignatureReport, zone: &Z, lang: Lang) -> Vec<String> {
    let mut lines = vec![head(report, lang)];
    lines.push(match report.verdict {
        Verdict::Valid => valid(report, lang),
        Verdict::IntactWithAdditions => followed(report, lang),
        Verdict::NotValid => refuted(report, lang),
        Verdict::CannotJudge => unknown(report, lang),
    });
    lines.extend(report.claimed.as_deref().map(|c| claimed(c, zone, lang)));
    lines.extend(vouched(report, zone, lang));
    lines.extend(certificate(report, lang));
    lines.iter().map(|l| visible_line(l)).collect()
}

fn head(report: &SignatureReport, lang: Lang) -> String {
    let word = verdict(report.verdict).of(lang);
    let who = match (report.signer.as_str(), report.organisation.as_str()) {
        ("", "") => both("un signataire sans nom", "a signer without a name").of(lang).to_owned(),
        (signer, "") => signer.to_owned(),
        ("", organisation) => organisation.to_owned(),
        (signer, organisation) => format!("{signer} ({organisation})"),
    };
    let field = &report.field;
    say!(lang, "Signature {word} : {who}, champ « {field} ».", "Signature {word}: {who}, field “{field}”.")
}

fn bytes(n: usize, lang: Lang) -> String {
    count(n, both("octet", "byte"), both("octets", "bytes"), lang)
}

fn valid(report: &SignatureReport, lang: Lang) -> String {
    if report.behind == 0 {
        return both(
            "Elle couvre tout le fichier, qui n’a pas changé depuis.",
            "It covers the whole file, which has not changed since.",
        )
        .of(lang)
        .to_owned();
    }
    let behind = bytes(report.behind, lang);
    if report.material > 0 && report.material == report.explained {
        return say!(
            lang,
            "Ce qu’elle couvre n’a pas changé. Les {behind} qui suivent ne sont que des données de validation (certificats, listes de révocation), qui ne changent rien au document.",
            "What it covers has not changed. The {behind} that follow are only validation data (certificates, lists of revoked ones), which change nothing in the document."
        );
    }
    let explained = count(
        report.explained,
        both("ajout expliqué", "addition that is explained"),
        both("ajouts expliqués", "additions that are explained"),
        lang,
    );
    say!(
        lang,
        "Ce qu’elle couvre n’a pas changé. Les {behind} qui suivent ({explained}) viennent de signatures postérieures, vérifiées elles aussi.",
        "What it covers has not changed. The {behind} that follow ({explained}) come from later signatures, which were verified too."
    )
}

fn followed(report: &SignatureReport, lang: Lang) -> String {
    let behind = bytes(report.behind, lang);
    let what = named(&report.additions, addition, lang);
    let told = if what.is_empty() {
        both("aucun ajout décrit", "no addition that could be described").of(lang).to_owned()
    } else {
        what
    };
    say!(
        lang,
        "Ce que cette personne a signé n’a pas changé, mais {behind} ont été ajoutés ensuite, qu’aucune signature postérieure n’explique : {told}. Comparez avec la version signée, ou demandez au signataire s’il connaît ces ajouts.",
        "What this person signed has not changed, but {behind} were added afterwards that no later signature explains: {told}. Compare with the version that was signed, or ask the signer about these additions."
    )
}

fn refuted(report: &SignatureReport, lang: Lang) -> String {
    let causes = causes(report, lang);
    say!(
        lang,
        "La cause : {causes}. Ne vous appuyez pas sur cette signature ; demandez un nouvel exemplaire au signataire.",
        "The cause: {causes}. Do not rely on this signature; ask the signer for a new copy."
    )
}

fn unknown(report: &SignatureReport, lang: Lang) -> String {
    let causes = causes(report, lang);
    let what = intact(report, lang);
    say!(
        lang,
        "{what} Mais il manque de quoi conclure : {causes}. Si vous connaissez l’autorité qui a établi le certificat, vérifiez avec son certificat racine.",
        "{what} But something is missing for a verdict: {causes}. If you know the authority that issued the certificate, verify with its root certificate."
    )
}

/// What became of the signed bytes, said apart from who signed them.
fn intact(report: &SignatureReport, lang: Lang) -> String {
    let behind = bytes(report.behind, lang);
    let what = named(&report.additions, addition, lang);
    match report.integrity {
        Integrity::Whole => both(
            "Elle couvre tout le fichier, qui n’a pas changé depuis.",
            "It covers the whole file, which has not changed since.",
        )
        .of(lang)
        .to_owned(),
        Integrity::Explained if report.material > 0 && report.material == report.explained => say!(
            lang,
            "Ce qu’elle couvre n’a pas changé ; les {behind} qui suivent ne sont que des données de validation.",
            "What it covers has not changed; the {behind} that follow are only validation data."
        ),
        Integrity::Explained => say!(
            lang,
            "Ce qu’elle couvre n’a pas changé ; les {behind} qui suivent viennent de signatures postérieures, intègres elles aussi.",
            "What it covers has not changed; the {behind} that follow come from later signatures, which are intact too."
        ),
        Integrity::Followed if what.is_empty() => say!(
            lang,
            "Ce qu’elle couvre n’a pas changé ; {behind} ont été ajoutés ensuite, qu’aucune signature n’explique.",
            "What it covers has not changed; {behind} were added afterwards that no signature explains."
        ),
        Integrity::Followed => say!(
            lang,
            "Ce qu’elle couvre n’a pas changé ; {behind} ont été ajoutés ensuite : {what}.",
            "What it covers has not changed; {behind} were added afterwards: {what}."
        ),
        Integrity::Broken | Integrity::Unknown => {
            both("Rien ne montre qu’elle a été altérée.", "Nothing shows that it was tampered with.")
                .of(lang)
                .to_owned()
        }
    }
}

fn causes(report: &SignatureReport, lang: Lang) -> String {
    let told = named(&report.problems, problem, lang);
    if !told.is_empty() {
        return told;
    }
    let issuer = match report.issuer.as_str() {
        "" => both("sans nom", "without a name").of(lang).to_owned(),
        name => say!(lang, "« {name} »", "“{name}”"),
    };
    say!(lang, "l’autorité {issuer} n’est pas connue ici", "the authority {issuer} is not known here")
}

/// Each finding once, with its details in brackets.
fn named(found: &[(&'static str, String)], words: fn(&'static str, &str) -> Text, lang: Lang) -> String {
    let mut groups: Vec<(&'static str, Vec<&str>)> = Vec::new();
    for (word, detail) in found {
        let phrase = words(word, detail).of(lang);
        let place = groups.iter().position(|(known, _)| *known == phrase).unwrap_or_else(|| {
            groups.push((phrase, Vec::new()));
            groups.len() - 1
        });
        // The words of some findings say their detail already.
        let is_told = matches!(*word, "malformed" | "range" | "certification-broken");
        if !is_told && !detail.is_empty() && !groups[place].1.contains(&detail.as_str()) {
            groups[place].1.push(detail);
        }
    }
    let told = |(phrase, details): &(&str, Vec<&str>)| match details.as_slice() {
        [] => (*phrase).to_owned(),
        [first, rest @ ..] if rest.len() > 3 => {
            let more = rest.len();
            say!(lang, "{phrase} ({first} et {more} autres)", "{phrase} ({first} and {more} others)")
        }
        all => format!("{phrase} ({})", all.join(", ")),
    };
    list(&groups.iter().map(told).collect::<Vec<_>>(), lang)
}

fn claimed<Z: TimeZone>(text: &str, zone: &Z, lang: Lang) -> String {
    let when = instant(text).map_or_else(|| text.to_owned(), |at| moment_in(at, zone, lang));
    say!(lang, "Heure déclarée par le poste du signataire : {when}.", "Time claimed by the signer’s computer: {when}.")
}

/// Who else says when it existed, and what became of its certificate since.
fn vouched<Z: TimeZone>(report: &SignatureReport, zone: &Z, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    match &report.time {
        TimeReport::Claimed => {}
        TimeReport::Proved { at, authority } => {
            let when = moment_in(*at, zone, lang);
            lines.push(say!(
                lang,
                "Heure attestée par l’autorité d’horodatage « {authority} » : {when}.",
                "Time vouched for by the time-stamping authority “{authority}”: {when}."
            ));
        }
        TimeReport::Doubtful(fault) => {
            let why = super::time_fault(fault, lang);
            lines.push(say!(
                lang,
                "Elle porte un horodatage qui n’est pas retenu : {why}.",
                "It carries a time-stamp that is not accepted: {why}."
            ));
        }
    }
    if let Some(at) = report.revoked_later {
        let when = moment_in(at, zone, lang);
        lines.push(say!(
            lang,
            "Son certificat a été révoqué ensuite ({when}) ; il est prouvé que la signature est plus ancienne.",
            "Its certificate was revoked afterwards ({when}); it is proved that the signature is older."
        ));
    }
    lines
}

fn certificate(report: &SignatureReport, lang: Lang) -> Option<String> {
    let digest = Some(report.certificate.as_str()).filter(|c| !c.is_empty())?;
    Some(match report.issuer.as_str() {
        "" => say!(lang, "Empreinte du certificat (SHA-256) : {digest}.", "Certificate digest (SHA-256): {digest}."),
        issuer => say!(
            lang,
            "Certificat établi par « {issuer} », empreinte SHA-256 : {digest}.",
            "Certificate issued by “{issuer}”, SHA-256 digest: {digest}."
        ),
    })
}

/// The instant of a date as PDF files write it: `D:YYYYMMDDHHmmSS` with `Z` or an offset such as `+02'00'`.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    // Beside a file the time stands in the signature itself.
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.with_timezone(&Utc));
    }
    let digits = text.strip_prefix("D:").unwrap_or(text);
    let stamp = NaiveDateTime::parse_from_str(digits.get(..14)?, "%Y%m%d%H%M%S").ok()?;
    let zone: String = digits.get(14..)?.chars().filter(|c| *c != '\'').collect();
    let minutes = match zone.split_at_checked(1) {
        None | Some(("Z", _)) => 0,
        Some((sign @ ("+" | "-"), offset)) => {
            let hours: i64 = offset.get(..2)?.parse().ok()?;
            let rest: i64 = offset.get(2..4).unwrap_or("0").parse().ok()?;
            (hours * 60 + rest) * if sign == "+" { 1 } else { -1 }
        }
        Some(_) => return None,
    };
    stamp.and_utc().checked_sub_signed(TimeDelta::try_minutes(minutes)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang::{En, Fr};

    fn report(verdict: Verdict) -> SignatureReport {
        SignatureReport {
            field: "Signature1".into(),
            signer: "Élodie Marchand".into(),
            organisation: "Inserm".into(),
            issuer: "Bureau de démonstration".into(),
            kind: "approval",
            claimed: Some("D:20270405113000+02'00'".into()),
            time: TimeReport::Claimed,
            revoked_later: None,
            listed: None,
            certificate: "ab12".into(),
            covered: 900,
            behind: 0,
            integrity: Integrity::Whole,
            chain: "trusted",
            verdict,
            problems: Vec::new(),
            additions: Vec::new(),
            explained: 0,
            material: 0,
        }
    }

    fn told(report: &SignatureReport, lang: Lang) -> String {
        lines_in(report, &Utc, lang).join(" ").replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn a_valid_signature_says_who_when_and_that_nothing_changed() {
        let text = told(&report(Verdict::Valid), Fr);
        assert_eq!(
            text,
            "Signature valide : Élodie Marchand (Inserm), champ « Signature1 ». Elle couvre tout le fichier, qui n’a \
             pas changé depuis. Heure déclarée par le poste du signataire : 5 avril 2027 à 09:30. Certificat établi \
             par « Bureau de démonstration », empreinte SHA-256 : ab12."
        );
        assert!(told(&report(Verdict::Valid), En).contains("5 April 2027 at 09:30"));
    }

    #[test]
    fn additions_are_named_with_their_size_and_never_called_forged() {
        let mut followed = report(Verdict::IntactWithAdditions);
        followed.behind = 1_234;
        followed.additions = vec![("annotation-added", "7".into()), ("annotation-added", "9".into())];
        let text = told(&followed, Fr);
        assert!(text.contains("Signature intègre mais suivie d’ajouts"), "{text}");
        assert!(text.contains("1 234 octets") && text.contains("annotation ajoutée (7, 9)"), "{text}");
        assert!(!text.contains("non valide"));
    }

    #[test]
    fn validation_data_is_not_called_a_signature() {
        let mut report = report(Verdict::Valid);
        (report.behind, report.explained, report.material) = (500, 3, 3);
        let text = told(&report, Fr);
        assert!(text.contains("données de validation") && !text.contains("signatures postérieures"), "{text}");
        report.material = 1;
        assert!(told(&report, En).contains("later signatures"));
    }

    #[test]
    fn whose_clock_it_is_is_said() {
        let mut report = report(Verdict::Valid);
        let at = "2027-04-05T09:31:00Z".parse().unwrap();
        report.time = TimeReport::Proved { at, authority: "Heure légale".into() };
        let text = told(&report, Fr);
        assert!(text.contains("Heure déclarée par le poste") && text.contains("attestée par"), "{text}");
    }

    #[test]
    fn a_signature_that_does_not_hold_names_its_cause() {
        let mut broken = report(Verdict::NotValid);
        broken.problems = vec![("digest-differs", String::new())];
        let text = told(&broken, Fr);
        assert!(text.contains("non valide") && text.contains("le contenu signé a été modifié"), "{text}");
    }

    #[test]
    fn an_unknown_authority_is_neither_valid_nor_forged() {
        let text = told(&report(Verdict::CannotJudge), Fr);
        assert!(text.contains("non jugeable"), "{text}");
        assert!(text.contains("Elle couvre tout le fichier, qui n’a pas changé depuis"), "{text}");
        assert!(text.contains("« Bureau de démonstration » n’est pas connue ici"), "{text}");
    }

    #[test]
    fn names_out_of_a_file_cannot_act_on_the_terminal() {
        let mut hostile = report(Verdict::Valid);
        hostile.signer = "A\u{1b}[2J\u{202e}".into();
        hostile.claimed = Some("D:é\n".into());
        assert!(signature(&hostile, Fr).chars().all(|c| !crate::domain::clean::deceives(c)));
    }
}
