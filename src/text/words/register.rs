//! Words of the register and of what looks after it: kinds of facts, what an opening found.

use super::reason_word;
use crate::desk::{Audit, DESTROYED, Line, Notice};
use crate::domain::clean::visible_line;
use crate::text::damage::damage_list;
use crate::text::format::{count, day, list, moment, number};
use crate::text::trouble::fault;
use crate::text::{Lang, Text, both};
use chrono::{NaiveDate, TimeDelta};

/// The kind of a fact as the header of an entry names it. An entry of a newer version has words too.
pub fn fact_kind(kind: &str) -> Text {
    match kind {
        "desk.opened" => both("bureau créé", "desk created"),
        "institute.set" => both("données de l’institut modifiées", "data of the institute changed"),
        "desk.copy-accepted" => both("copie du bureau acceptée", "copy of the desk accepted"),
        "log.opened" => both("ordinateur inscrit au registre", "computer entered in the register"),
        "account.opened" => both("compte ouvert", "account opened"),
        "desk.clock-accepted" => both("heure présente acceptée", "present time accepted"),
        "account.reset" => both("compte rouvert, clés abandonnées", "account reset, keys given up"),
        "account.administrator" => both("administrateur nommé", "administrator named"),
        "account.key-requested" => both("certificat demandé", "certificate asked for"),
        "account.certificate-issued" => both("certificat délivré", "certificate issued"),
        "account.passphrase-changed" => both("phrase de passe changée", "passphrase changed"),
        "offices.set" => both("délégations régionales mises à jour", "regional offices set"),
        "structure.recorded" => both("structure enregistrée", "structure recorded"),
        "structure.closed" => both("structure fermée", "structure closed"),
        "structure.adjusted" => both("structure ajustée", "structure adjusted"),
        "structure.registered" => both("structure réinscrite", "structure registered"),
        "person.recorded" => both("personne enregistrée", "person recorded"),
        "post.created" => both("fonction créée", "post created"),
        "appointment.made" => both("nomination", "appointment"),
        "appointment.ended" => both("fin de nomination", "end of an appointment"),
        "authority.granted" => both("délégation de signature donnée", "authority to sign granted"),
        "authority.revoked" => both("délégation de signature révoquée", "authority to sign revoked"),
        "circuit.set" => both("circuit défini", "circuit set"),
        "campaign.opened" => both("campagne ouverte", "campaign opened"),
        "code.issued" => both("code émis", "code issued"),
        "code.secret-kept" => both("secret conservé sous scellé", "secret kept under seal"),
        "code.secret-shown" => both("secret montré", "secret shown"),
        "code.delivered" => both("code remis", "code delivered"),
        "code.suspended" => both("code suspendu", "code suspended"),
        "code.lifted" => both("suspension levée", "suspension lifted"),
        "code.revoked" => both("code révoqué", "code revoked"),
        "codes.exported" => both("codes exportés", "codes exported"),
        "campaign.adjusted" => both("campagne modifiée", "campaign changed"),
        "campaign.text-set" => both("texte de la campagne modifié", "text of the campaign changed"),
        "campaign.cut-off" => both("coupure des anciens codes", "old codes cut off"),
        "campaign.cut-off-undone" => both("coupure annulée", "cut-off taken back"),
        "campaign.reminded" => both("rappels envoyés", "reminders sent"),
        "campaign.declared" => both("déclaration aux éditeurs", "declaration to the publishers"),
        "structure.registration-reviewed" => both("inscription vérifiée", "registration checked"),
        "structure.registration-sent" => both("inscription mise en circulation", "registration put into circulation"),
        "structure.track-noted" => both("accès à l’autre portail noté", "way to the other portal noted"),
        "code.secret-forgotten" => both("copie du secret détruite", "copy of the secret destroyed"),
        "code.received" => both("réception notée", "receipt noted"),
        "code.returned" => both("courrier revenu", "letter returned"),
        "codes.target-set" => both("fichier du portail choisi", "portal’s file chosen"),
        "mail.server-set" => both("serveur de messagerie réglé", "mail server set"),
        "mail.password-kept" => both("mot de passe de messagerie sous scellé", "mail password kept under seal"),
        "mail.password-forgotten" => both("mot de passe de messagerie détruit", "mail password destroyed"),
        "usage.read" => both("journal du portail lu", "portal’s log read"),
        "usage.counted" => both("usages comptés", "usage counted"),
        "leak.reported" => both("signalement d’un éditeur", "report by a publisher"),
        "leak.matched" => both("codes en cause recherchés", "suspect codes looked for"),
        "leak.acted" => both("suite donnée à une affaire", "act upon a case"),
        "leak.answered" => both("réponse à l’éditeur", "answer to the publisher"),
        "leak.closed" => both("affaire close", "case closed"),
        "dossier.opened" => both("dossier ouvert", "dossier opened"),
        "dossier.visa" => both("visa", "visa"),
        "dossier.signature" => both("signature", "signature"),
        "dossier.refusal" => both("refus", "refusal"),
        "dossier.version" => both("nouvelle version envoyée", "new version sent"),
        "dossier.withdrawn" => both("dossier retiré", "dossier withdrawn"),
        kind => book_kind(kind),
    }
}

/// The kinds of facts of the signing book, beside the first ones.
fn book_kind(kind: &str) -> Text {
    match kind {
        "post.moved" => both("fonction déplacée", "post moved"),
        "substitution.made" => both("suppléance décidée", "substitution decided"),
        "substitution.ended" => both("fin de suppléance", "end of a substitution"),
        "person.proposed" => both("bénéficiaire proposé", "beneficiary proposed"),
        "account.certificate-revoked" => both("certificat révoqué", "certificate revoked"),
        "desk.seal-issued" => both("cachet de l’institut", "seal of the institute"),
        "desk.seal-retired" => both("cachet de l’institut retiré", "seal of the institute put out of use"),
        "account.certificate-retired" => both("certificat personnel retiré", "own certificate put out of use"),
        "account.certificate-brought" => both("certificat personnel apporté", "own certificate brought"),
        "revocations.listed" => both("liste des certificats révoqués signée", "list of revoked certificates signed"),
        "dossier.time-stamped" => both("document horodaté", "document time-stamped"),
        "book.set" => both("réglages du parapheur", "settings of the signing book"),
        "dossier.prepared" => both("dossier préparé", "dossier prepared"),
        "dossier.opinion" => both("avis", "opinion"),
        "dossier.seen" => both("pris connaissance", "taken note of"),
        "dossier.countersignature" => both("contreseing", "countersignature"),
        "dossier.paper" => both("signature sur papier", "signature on paper"),
        "dossier.send-back" => both("renvoi", "sent back"),
        "dossier.take-back" => both("reprise", "taken back"),
        "dossier.transfer" => both("tâche transmise", "task handed on"),
        "dossier.ask" => both("avis demandé", "opinion asked for"),
        "dossier.insert" => both("étape ajoutée", "step added"),
        "dossier.bypass" => both("passé outre", "passed over"),
        "dossier.escalate" => both("fonction au-dessus saisie", "raised to the post above"),
        "dossier.annotated" => both("annotation", "annotation"),
        "dossier.annotation-withdrawn" => both("annotation retirée", "annotation withdrawn"),
        "dossier.read" => both("document ouvert", "document opened"),
        "dossier.code-sent" => both("code SMS envoyé", "SMS code sent"),
        "dossier.code-tried" => both("code SMS essayé", "SMS code tried"),
        "dossier.outsider-unlocked" => both("blocage d’une personne extérieure levé", "lock of an outsider lifted"),
        "dossier.reminded" => both("relance envoyée", "reminder sent"),
        "dossier.filed" => both("document signé classé", "signed document filed"),
        "dossier.archived" => both("dossier archivé", "dossier archived"),
        "deposit.made" => both("dépôt au coffre", "deposit in the strongbox"),
        "deposit.read" => both("dépôt lu", "deposit read"),
        "deposit.metadata" => both("métadonnées du dépôt lues", "metadata of the deposit read"),
        "deposit.checked" => both("dépôt contrôlé", "deposit checked"),
        "deposit.destroyed" => both("dépôt détruit", "deposit destroyed"),
        _ => UNKNOWN_KIND,
    }
}

/// The words of a kind of fact that this version does not know.
const UNKNOWN_KIND: Text = both("écriture d’une version plus récente", "entry of a newer version");

/// The kind of thing that a subject such as `code:27INSU1016` names.
pub fn subject_kind(subject: &str) -> Text {
    match subject.split(':').next().unwrap_or_default() {
        "desk" => both("bureau", "desk"),
        "person" => both("personne", "person"),
        "offices" => both("délégations régionales", "regional offices"),
        "structure" => both("structure", "structure"),
        "post" => both("fonction", "post"),
        "appointment" => both("nomination", "appointment"),
        "authority" => both("délégation de signature", "authority to sign"),
        "circuit" => both("circuit", "circuit"),
        "campaign" => both("campagne", "campaign"),
        "code" => both("code", "code"),
        "codes" => both("codes", "codes"),
        "usage" => both("usages", "usage"),
        "mail" => both("messagerie", "mail"),
        "leak" => both("affaire", "case"),
        "dossier" => both("dossier", "dossier"),
        "substitution" => both("suppléance", "substitution"),
        "book" => both("parapheur", "signing book"),
        "revocations" => both("révocations", "revocations"),
        "deposit" => both("dépôt", "deposit"),
        _ => both("autre", "other"),
    }
}

/// Where a secret was shown.
fn showing(word: &str) -> Text {
    match word {
        "clipboard" => both("copié dans le presse-papiers", "copied into the clipboard"),
        "command" => both("par une commande", "by a command"),
        _ => both("à l’écran", "on the screen"),
    }
}

/// What was written down with an entry, in the reader's language.
pub fn line_detail(line: &Line, lang: Lang) -> String {
    if line.sealed {
        let told = match line.detail.as_str() {
            DESTROYED => both("contenu détruit", "content destroyed"),
            _ => both("contenu illisible", "content unreadable"),
        };
        return told.of(lang).to_owned();
    }
    let text = line.detail.as_str();
    let date = |t: &str| t.parse::<NaiveDate>().ok().map(|d| day(d, lang));
    let told = match line.kind.as_str() {
        "code.secret-shown" => Some(showing(text).of(lang).to_owned()),
        "code.revoked" => Some(reason_word(text, lang)),
        "code.suspended" => date(text).map(|until| say!(lang, "jusqu’au {until}", "until {until}")),
        "campaign.reminded" => text.split_once(' ').map(|(step, rest)| {
            let (structures, cutoff) = rest.split_once(' ').unwrap_or((rest, ""));
            let n: usize = structures.parse().unwrap_or_default();
            let told = count(n, both("structure", "structure"), both("structures", "structures"), lang);
            let step = step.parse().unwrap_or_default();
            let word = match cutoff.parse() {
                Ok(cutoff) => reminder(cutoff, step, lang),
                Err(_) => step_word(step, lang),
            };
            format!("{word}, {told}")
        }),
        "campaign.opened" => text.split_once(" - ").and_then(|(opens, cutoff)| {
            let (opens, cutoff) = (date(opens)?, date(cutoff)?);
            Some(say!(lang, "dès le {opens}, coupure le {cutoff}", "from {opens}, cut-off on {cutoff}"))
        }),
        _ => None,
    };
    visible_line(&told.unwrap_or_else(|| text.to_owned()))
}

/// A reminder by its day and by what it announces: `rappel du 7 mai 2027, 30 jours avant la coupure`.
pub fn reminder(cutoff: NaiveDate, step: i16, lang: Lang) -> String {
    let on = cutoff.checked_add_signed(TimeDelta::days(step.into())).unwrap_or(cutoff);
    let (on, days) = (day(on, lang), count(step.unsigned_abs(), both("jour", "day"), both("jours", "days"), lang));
    match step {
        0 => say!(lang, "rappel du {on}, jour de la coupure", "reminder of {on}, the day of the cut-off"),
        ..0 => say!(lang, "rappel du {on}, {days} avant la coupure", "reminder of {on}, {days} before the cut-off"),
        1.. => say!(lang, "rappel du {on}, {days} après la coupure", "reminder of {on}, {days} after the cut-off"),
    }
}

/// The day of a reminder, counted from the cut-off: `J−30`, `J+1`.
pub fn step_word(step: i16, lang: Lang) -> String {
    let (sign, n) = (if step < 0 { '−' } else { '+' }, step.unsigned_abs());
    say!(lang, "J{sign}{n}", "D{sign}{n}")
}

/// What recomputing everything found: one sentence, then each fault, what was mended, and the roots to compare.
pub fn audit_lines(value: &Audit, lang: Lang) -> Vec<String> {
    let logs = count(value.logs, both("journal", "log"), both("journaux", "logs"), lang);
    let entries = count(value.entries, both("écriture", "entry"), both("écritures", "entries"), lang);
    let documents = count(value.documents, both("document", "document"), both("documents", "documents"), lang);
    let mut lines = vec![match value.faults.len() {
        0 => say!(
            lang,
            "Tout est intact : {logs}, {entries} et {documents} ont été recalculés.",
            "All is intact: {logs}, {entries} and {documents} were recomputed."
        ),
        n => {
            let faults = count(n, both("défaut trouvé", "fault found"), both("défauts trouvés", "faults found"), lang);
            say!(
                lang,
                "{faults} sur {logs}, {entries} et {documents}. N’ajoutez rien à ce bureau : gardez-en une copie telle quelle, puis reprenez la dernière sauvegarde intacte.",
                "{faults} in {logs}, {entries} and {documents}. Add nothing to this desk: keep a copy as it is, then go back to the last backup that is intact."
            )
        }
    }];
    lines.extend(value.faults.iter().map(|f| format!("! {}", fault(f, lang))));
    lines.extend(value.spare.iter().map(|file| {
        say!(
            lang,
            "Sans emploi : {file}, laissé par un acte interrompu ; vous pouvez l’effacer.",
            "Not used: {file}, left by an act that was cut off; you may delete it."
        )
    }));
    if value.destroyed > 0 {
        let told = count(
            value.destroyed,
            both("contenu détruit", "content destroyed"),
            both("contenus détruits", "contents destroyed"),
            lang,
        );
        lines.push(say!(
            lang,
            "{told} par un acte qui le dit ; l’écriture reste prouvée.",
            "{told} by an act that says so; the entry stays proven."
        ));
    }
    lines.extend(value.mended.iter().map(|(word, detail)| mended(word, detail, lang)));
    lines.extend(value.roots.iter().map(|(origin, size, root)| {
        let size = number(*size, lang);
        say!(lang, "Racine de {origin} à {size} : {root}", "Root of {origin} at {size}: {root}")
    }));
    lines.iter().map(|l| visible_line(l)).collect()
}

/// What was mended, by its stable word.
fn mended(word: &'static str, detail: &str, lang: Lang) -> String {
    let told = match word {
        "store-rebuilt" => both(
            "Réparé : la base de travail a été refaite d’après le registre",
            "Mended: the working store was rebuilt from the register",
        ),
        "torn-tail" => both(
            "Réparé : un dernier acte, jamais confirmé, a été écarté (octets)",
            "Mended: a last act that was never confirmed was set aside (bytes)",
        ),
        "keys-restored" => both(
            "Réparé : le fichier des clés a été refait d’après sa copie",
            "Mended: the file of keys was restored from its copy",
        ),
        "head-remade" => {
            both("Réparé : la tête du registre a été refaite", "Mended: the head of the register was made again")
        }
        "power-lost" => both(
            "Vérifié : l’ordinateur s’était arrêté alors que le bureau était ouvert",
            "Checked: the computer had stopped while the desk was open",
        ),
        other => both(other, other),
    };
    let (told, detail) = (told.of(lang), damage_list(detail, lang));
    if detail.is_empty() {
        say!(lang, "{told}.", "{told}.")
    } else {
        say!(lang, "{told} : {detail}", "{told}: {detail}")
    }
}

/// Something that the opening of the desk found, and what it means.
pub fn notice(value: &Notice, lang: Lang) -> String {
    let sentence = match value {
        Notice::StoreRebuilt { aside: Some(aside), .. } => say!(
            lang,
            "La base de travail était abîmée : elle a été refaite d’après le registre, rien n’est perdu. L’ancienne est mise de côté dans {aside} ; vous pouvez la supprimer.",
            "The working store was damaged: it was rebuilt from the register, nothing is lost. The old one lies aside in {aside}; you may delete it."
        ),
        Notice::StoreRebuilt { aside: None, .. } => both(
            "La base de travail manquait : elle a été refaite d’après le registre, rien n’est perdu.",
            "The working store was missing: it was rebuilt from the register, nothing is lost.",
        )
        .of(lang)
        .to_owned(),
        Notice::TornTail { bytes } => {
            let size = count(*bytes, both("octet", "byte"), both("octets", "bytes"), lang);
            say!(
                lang,
                "Le dernier acte n’avait pas été enregistré en entier avant l’arrêt : il est écarté ({size}). Aucun acte confirmé n’est perdu ; refaites celui-là s’il manque.",
                "The last act had not been written in full when the program stopped: it was set aside ({size}). No confirmed act is lost; please do that one again if it is missing."
            )
        }
        Notice::PowerLost => both(
            "L’ordinateur s’est arrêté alors que le bureau était ouvert : tout a été vérifié.",
            "The computer stopped while the desk was open: everything was checked.",
        )
        .of(lang)
        .to_owned(),
        Notice::KeysCopy => both(
            "Le premier fichier de clés est abîmé : sa copie a servi. Lancez « paraphe doctor » pour le refaire.",
            "The first file of keys is damaged: its copy was used. Run “paraphe doctor” to restore it.",
        )
        .of(lang)
        .to_owned(),
        Notice::HeadRemade => both(
            "La tête du registre était abîmée : elle a été refaite d’après les journaux, qui sont intacts.",
            "The head of the register was damaged: it was made again from the logs, which are intact.",
        )
        .of(lang)
        .to_owned(),
        Notice::Doubted { entries, file } => {
            let count = count(*entries, both("écriture", "entry"), both("écritures", "entries"), lang);
            say!(
                lang,
                "Rien ne garantit qui a écrit {count} du registre ({file}) : elles ne comptent pas. Vérifiez le registre (F8) pour savoir lesquelles, et prévenez qui administre le bureau.",
                "Nothing vouches for who wrote {count} of the register ({file}): they count for nothing. Verify the register (F8) to learn which, and tell whoever administers the desk."
            )
        }
        Notice::Certified { names } => {
            let names = list(names, lang);
            say!(
                lang,
                "Certificat de signature délivré à : {names}. Ces personnes peuvent désormais signer.",
                "Signing certificate issued to: {names}. They can sign from now on."
            )
        }
        Notice::ClockAhead { last } => {
            let last = moment(*last, lang);
            say!(
                lang,
                "L’horloge de cet ordinateur semble en avance : le dernier acte du registre est daté du {last}. Vérifiez l’heure avant d’agir : un acte postdaté bloque les suivants.",
                "The clock of this computer seems to be ahead: the last act of the register is dated {last}. Check the time before you act: an act dated too late blocks those after it."
            )
        }
        Notice::MustChange => both(
            "Votre phrase de passe a été choisie par une autre personne : changez-la avant toute autre chose.",
            "Your passphrase was chosen by somebody else: change it before anything else.",
        )
        .of(lang)
        .to_owned(),
    };
    visible_line(&sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The kinds that the source of the domain names, so that a new one cannot be forgotten here.
    fn kinds() -> Vec<String> {
        let source = include_str!("../../domain/fact_names.rs");
        let body = source.split("\nkinds! {").nth(1).unwrap().split("fn subject").next().unwrap();
        body.split('"').skip(1).step_by(2).filter(|w| w.contains('.')).map(str::to_owned).collect()
    }

    #[test]
    fn every_kind_of_fact_has_words_of_its_own() {
        let kinds = kinds();
        assert!(kinds.len() >= 31, "{kinds:?}");
        for kind in &kinds {
            assert_ne!(fact_kind(kind), UNKNOWN_KIND, "{kind}");
        }
        let mut words: Vec<Text> = kinds.iter().map(|k| fact_kind(k)).collect();
        words.sort_by_key(|t| t.fr);
        words.dedup();
        assert_eq!(words.len(), kinds.len(), "two kinds share their words");
        assert_eq!(fact_kind("code.teleported"), UNKNOWN_KIND);
    }

    #[test]
    fn an_audit_says_first_whether_all_is_intact() {
        let sound = Audit { logs: 1, entries: 4506, ..Audit::default() };
        let plain = |a: &Audit, lang| audit_lines(a, lang).join("\n").replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(
            plain(&sound, Lang::Fr),
            "Tout est intact : 1 journal, 4 506 écritures et 0 document ont été recalculés."
        );
        let broken = Audit {
            faults: vec![crate::domain::trouble::Trouble::damaged("register/a.log", "byte 12: entry 1 has changed")],
            mended: vec![("store-rebuilt", String::new())],
            roots: vec![("paraphe.example/a".into(), 7, "AbC=".into())],
            ..sound
        };
        let text = plain(&broken, Lang::Fr);
        assert!(text.starts_with("1 défaut trouvé sur 1 journal"), "{text}");
        assert!(text.contains("! Fichier register/a.log : octet 12, l’écriture 1 a été modifiée"), "{text}");
        assert!(text.ends_with("Racine de paraphe.example/a à 7 : AbC="), "{text}");
        assert!(plain(&broken, Lang::En).contains("Mended: the working store was rebuilt from the register."));
    }

    #[test]
    fn details_of_the_register_speak_the_readers_language() {
        let line = |kind: &str, detail: &str| Line {
            id: "e".into(),
            log: "l".into(),
            seq: 0,
            at: chrono::DateTime::UNIX_EPOCH,
            by: "p".into(),
            name: String::new(),
            acting: String::new(),
            kind: kind.into(),
            subject: String::new(),
            about: String::new(),
            detail: detail.into(),
            sealed: false,
        };
        for (kind, detail, fr) in [
            ("code.revoked", "closure", "cessation ou fermeture"),
            ("code.suspended", "2027-06-01", "jusqu’au 1er juin 2027"),
            ("campaign.opened", "2027-04-03 - 2027-06-06", "dès le 3 avril 2027, coupure le 6 juin 2027"),
            ("dossier.refusal", "Il manque l’annexe", "Il manque l’annexe"),
        ] {
            assert_eq!(line_detail(&line(kind, detail), Lang::Fr), fr);
        }
    }

    #[test]
    fn every_subject_has_words() {
        let source = include_str!("../../domain/fact_names.rs");
        let body = source.split("fn subject(&self)").nth(1).unwrap();
        let subjects: Vec<&str> = body.split('"').skip(1).step_by(2).collect();
        assert!(subjects.len() > 10);
        for subject in subjects {
            assert_ne!(subject_kind(subject), subject_kind("?"), "{subject}");
        }
    }
}
