//! What went wrong, in one or two sentences: what happened, where, and what to do next.
//!
//! Names out of files are made visible on the way: what comes out cannot act on a terminal.

use super::Lang;
use super::damage::{damage, keeper};
use super::rule::rule;
use super::{Text, both};
use crate::domain::clean::visible_line;
use crate::domain::trouble::{InputFault, PdfRefusal, ReadOnly, Rule, Trouble};
use crate::text::format::{count, number};
use crate::text::intake::danger;

/// The words of a trouble.
pub fn trouble(value: &Trouble, lang: Lang) -> String {
    visible_line(&match value {
        Trouble::Rule(why) => rule(why, lang),
        Trouble::Input { file, line, why } => {
            let (place, fault) = (place_in(file, *line, lang), input(why, lang));
            say!(lang, "{place} : {fault}", "{place}: {fault}")
        }
        Trouble::Io { path, detail } => io(path, detail, lang),
        Trouble::Damaged { path, what } => {
            let (place, told) = (keeper(path, lang), damage(what, lang));
            say!(
                lang,
                "Le bureau est abîmé. {place} : {told}. Lancez « paraphe doctor », qui répare ce qui peut l’être ; sinon, reprenez une copie de sauvegarde.",
                "The desk is damaged. {place}: {told}. Run “paraphe doctor”, which mends what can be mended; otherwise go back to a backup copy."
            )
        }
        Trouble::Cancelled => {
            both("Arrêté à votre demande ; rien n’a été changé.", "Stopped on request; nothing was changed.")
                .of(lang)
                .to_owned()
        }
    })
}

/// The words of a rule that refuses.
pub fn refusal(why: &Rule, lang: Lang) -> String {
    rule(why, lang)
}

/// One fault of an audit: where and what, without advice.
pub fn fault(value: &Trouble, lang: Lang) -> String {
    match value {
        Trouble::Damaged { path, what } => {
            let (place, told) = (keeper(path, lang), damage(what, lang));
            visible_line(&say!(lang, "{place} : {told}", "{place}: {told}"))
        }
        other => trouble(other, lang),
    }
}

fn place_in(file: &str, line: Option<u64>, lang: Lang) -> String {
    match line.map(|n| number(n, lang)) {
        Some(line) => say!(lang, "{file}, ligne {line}", "{file}, line {line}"),
        None => file.to_owned(),
    }
}

catalogue! {
    /// Why the desk is open for reading only.
    pub read_only(value: &ReadOnly, lang);

    ReadOnly::Asked
        => "Le bureau est ouvert en lecture seule, comme demandé. Pour agir, rouvrez-le sans cette option."
        |  "The desk is open for reading only, as you asked. To act, open it again without that option.";
    ReadOnly::HeldBy { pid }
        => "Un autre programme tient ce bureau (processus {pid}) : il est ouvert ici en lecture seule. Fermez l’autre paraphe, puis rouvrez celui-ci."
        |  "Another program holds this desk (process {pid}): it is open here for reading only. Close the other paraphe, then open this one again.";
    ReadOnly::OldCopy { seen, here }, seen = number(*seen, lang), here = number(*here, lang)
        => "Cette copie du bureau est ancienne : elle compte {here} écritures, cet ordinateur en a déjà vu {seen}. Elle est en lecture seule ; reprenez la copie récente, ou acceptez celle-ci en la rouvrant."
        |  "This copy of the desk is an old one: it has {here} entries, this computer has seen {seen} before. It is read-only; go back to the recent copy, or accept this one as you open it again.";
    ReadOnly::OtherHistory { log }
        => "Le registre n’est pas celui que cet ordinateur a vu : le journal {log} raconte une autre histoire. Le bureau est en lecture seule ; reprenez la bonne copie et prévenez l’administrateur."
        |  "The register is not the one that this computer has seen: log {log} tells another history. The desk is read-only; go back to the right copy and tell the administrator.";
    ReadOnly::NeverSeen
        => "Cet ordinateur n’a jamais vu ce bureau et ne peut dire si la copie est récente : il est en lecture seule. Si elle l’est, acceptez-la en rouvrant le bureau."
        |  "This computer has never seen this desk and cannot tell whether the copy is recent: it is read-only. If it is recent, accept it as you open the desk again.";
    ReadOnly::Damaged { what }, told = damage(what, lang)
        => "Le registre est abîmé : {told}. Le bureau est en lecture seule ; lancez « paraphe doctor » et reprenez une copie de sauvegarde."
        |  "The register is damaged: {told}. The desk is read-only; run “paraphe doctor” and go back to a backup copy.";
    ReadOnly::DiskFailed { detail }, told = system(detail, lang)
        => "Le disque a refusé de garder ce qui était écrit : {told}. Le bureau est en lecture seule ; faites de la place ou vérifiez le disque, puis rouvrez-le."
        |  "The disk refused to keep what was written: {told}. The desk is read-only; make room or check the disk, then open it again.";
}

catalogue! {
    /// Why a PDF is not taken.
    pub pdf(value: &PdfRefusal, lang);

    PdfRefusal::NotPdf
        => "Ce fichier n’est pas un PDF. Enregistrez le document en PDF depuis votre traitement de texte, puis reprenez."
        |  "This file is not a PDF. Save the document as a PDF from your word processor, then try again.";
    PdfRefusal::JunkBefore
        => "Ce PDF commence par des octets étrangers, qui pourraient cacher un autre document. Demandez-le de nouveau à la personne qui l’a fait."
        |  "This PDF begins with foreign bytes, which could hide another document. Ask whoever made it for a new copy.";
    PdfRefusal::Encrypted
        => "Ce PDF est protégé par un mot de passe : il ne peut être ni lu ni signé. Enregistrez-le sans protection."
        |  "This PDF is protected by a password: it can be neither read nor signed. Save it without protection.";
    PdfRefusal::DamagedXref
        => "La table des objets de ce PDF est abîmée : il n’est pas signé. Produisez-le de nouveau depuis l’original."
        |  "The table of objects of this PDF is damaged: it is not signed. Make it again from the original.";
    PdfRefusal::Unreadable { detail }, detail = reader_words(detail).map_or(detail.as_str(), |t| t.of(lang))
        => "Ce PDF ne se lit pas ({detail}). Produisez-le de nouveau depuis l’original."
        |  "This PDF cannot be read ({detail}). Make it again from the original.";
    PdfRefusal::CertifiedClosed
        => "L’auteur de ce PDF l’a certifié en interdisant tout ajout : une signature casserait la sienne. Demandez-lui une version qui permette de signer."
        |  "The author of this PDF certified it and allows no addition: a signature would break theirs. Ask for a version that may be signed.";
    PdfRefusal::InvalidSignature { field }
        => "Ce PDF porte déjà une signature qui n’est pas valide (champ « {field} »). Voyez ce qu’en dit la vérification et demandez un exemplaire intact."
        |  "This PDF already bears a signature that is not valid (field “{field}”). See what the verification says and ask for an intact copy.";
    PdfRefusal::Unsafe { why, page: Some(page) }, told = danger(*why).of(lang)
        => "Page {page} : {told}"
        |  "Page {page}: {told}";
    PdfRefusal::Unsafe { why, page: None }, told = danger(*why).of(lang)
        => "{told}" | "{told}";
    PdfRefusal::NoPages
        => "Ce PDF n’a pas de page. Produisez-le de nouveau depuis l’original."
        |  "This PDF has no page. Make it again from the original.";
    PdfRefusal::TooLarge { megabytes }
        => "Ce PDF est trop grand : la limite est de {megabytes} Mo. Réduisez ses images, ou partagez-le en plusieurs pièces."
        |  "This PDF is too large: the limit is {megabytes} MB. Make its pictures smaller, or split it into several documents.";
    PdfRefusal::TooSlow
        => "La lecture de ce PDF a été arrêtée : elle durait trop longtemps. Produisez-le de nouveau, avec des pages plus simples."
        |  "Reading this PDF was stopped: it took too long. Make it again, with simpler pages.";
    PdfRefusal::TooManyFields { most }
        => "Ce circuit demande plus de champs de signature qu’un PDF n’en reçoit ici : {most} au plus. Réduisez le nombre d’étapes."
        |  "This circuit asks for more signature fields than a PDF is given here: at most {most}. Reduce the number of steps.";
}

catalogue! {
    /// What is wrong with a file that was given.
    pub input(value: &InputFault, lang);

    InputFault::UnknownFormat
        => "ce format n’est pas reconnu. Donnez un fichier RNSR, ROR, CSV ou XLSX."
        |  "this format is not known. Give an RNSR, ROR, CSV or XLSX file.";
    InputFault::MissingColumn(name)
        => "la colonne « {name} » manque. Ajoutez-la, ou vérifiez que la première ligne porte bien les titres."
        |  "the column “{name}” is missing. Add it, or check that the first line holds the titles.";
    InputFault::Width { expected, found }, found = count(*found, both("colonne", "column"), both("colonnes", "columns"), lang)
        => "{found} au lieu de {expected}. Vérifiez le séparateur et les guillemets de cette ligne."
        |  "{found} instead of {expected}. Check the separator and the quotes of this line.";
    InputFault::TooLarge
        => "le fichier est trop grand pour être lu sans danger. Partagez-le en plusieurs."
        |  "the file is too large to be read safely. Split it into several.";
    InputFault::TooManyRows { most }, most = number(*most, lang)
        => "le fichier dépasse {most} lignes. Partagez-le en plusieurs."
        |  "the file has more than {most} rows. Split it into several.";
    InputFault::FieldTooLong
        => "une case contient un texte beaucoup trop long. Vérifiez les guillemets, ou raccourcissez-le."
        |  "a cell holds a text that is far too long. Check the quotes, or shorten it.";
    InputFault::NulByte
        => "le fichier contient des octets nuls : ce n’est pas du texte. Vérifiez que c’est le bon fichier, ou exportez-le de nouveau."
        |  "the file holds zero bytes: it is not text. Check that it is the right file, or export it again.";
    InputFault::EmptyFile
        => "le fichier est vide. Vérifiez que c’est le bon, ou exportez-le de nouveau."
        |  "the file is empty. Check that it is the right one, or export it again.";
    InputFault::Utf16
        => "le fichier est en UTF-16, que certains tableurs nomment « texte Unicode ». Enregistrez-le en UTF-8 (« CSV UTF-8 »)."
        |  "the file is in UTF-16, which some spreadsheets call “Unicode text”. Save it in UTF-8 (“CSV UTF-8”).";
    InputFault::MixedText
        => "cette ligne n’est pas en UTF-8, et d’autres le sont. Enregistrez le fichier tout entier en UTF-8, ou dites l’encodage s’il est connu."
        |  "this line is not in UTF-8, and others are. Save the whole file in UTF-8, or name the encoding if it is known.";
    InputFault::NotText
        => "le texte ne se lit pas dans cet encodage. Enregistrez le fichier en UTF-8."
        |  "the text cannot be read in this encoding. Save the file as UTF-8.";
    InputFault::BadDate(text)
        => "« {text} » n’est pas une date possible ici. Écrivez 2027-06-06 ou 06/06/2027, le début avant la fin."
        |  "“{text}” is not a possible date here. Write 2027-06-06 or 06/06/2027, day first, the beginning before the end.";
    InputFault::Malformed(detail), told = bracketed(detail)
        => "le contenu est mal formé{told}. Exportez de nouveau le fichier depuis sa source."
        |  "the content is malformed{told}. Export the file again from its source.";
    InputFault::LogLine { format }
        => "cette ligne, comme la plupart, ne se lit pas avec le format « {format} ». Rien n’a été lu. Choisissez-en un autre dans « paraphe codes usage formats », ou décrivez-le par une chaîne de format."
        |  "this line, like most of them, does not fit the format “{format}”. Nothing was read. Choose another one from “paraphe codes usage formats”, or describe it by a format string.";
    InputFault::LogUnknown
        => "cette ligne, comme la plupart, ne se lit avec aucun des formats connus. Rien n’a été lu. Vérifiez que c’est bien un journal, décompressé, ou décrivez-le par une chaîne de format, comme « %h %l %u %t \"%r\" %s %b »."
        |  "this line, like most of them, fits none of the known formats. Nothing was read. Check that it is a log, not compressed, or describe it by a format string, such as “%h %l %u %t \"%r\" %s %b”.";
    InputFault::LogEmpty
        => "le journal ne contient encore aucune ligne entière. Vérifiez que c’est le bon fichier."
        |  "the log holds no whole line yet. Check that it is the right file.";
    InputFault::ChildFailed(detail), told = bracketed(if detail == "time" { TOO_LONG.of(lang) } else { detail })
        => "la lecture s’est arrêtée en route{told} ; rien n’a été pris. Le fichier est sans doute abîmé : exportez-le de nouveau."
        |  "reading stopped half-way{told}; nothing was taken in. The file is probably damaged: export it again.";
}

/// Why a reader was stopped that had its time.
const TOO_LONG: Text = both("elle durait trop longtemps", "it took too long");

/// Why the reader of PDFs gave up.
fn reader_words(detail: &str) -> Option<Text> {
    match detail {
        "the reader stopped" => Some(both("la lecture s’est arrêtée", "the reader stopped")),
        "no page tree" => Some(both("ses pages sont introuvables", "its pages cannot be found")),
        _ => None,
    }
}

fn bracketed(detail: &str) -> String {
    if detail.is_empty() { String::new() } else { format!(" ({detail})") }
}

fn io(path: &str, detail: &str, lang: Lang) -> String {
    let told = system(detail, lang);
    match path {
        "random" => say!(
            lang,
            "Le système ne donne pas de nombres aléatoires : {told}. Rien n’a été fait ; redémarrez l’ordinateur, puis réessayez.",
            "The system gives no random numbers: {told}. Nothing was done; restart the computer, then try again."
        ),
        "store" => say!(
            lang,
            "La base de travail n’a pas pu être lue ou écrite : {told}. Fermez le bureau et rouvrez-le ; elle se refait d’après le registre.",
            "The working store could not be read or written: {told}. Close the desk and open it again; it is rebuilt from the register."
        ),
        _ if number_of(detail) == Some(NOT_THERE) => say!(
            lang,
            "{path} : {told}. Vérifiez le nom et le chemin, puis réessayez.",
            "{path}: {told}. Check the name and the path, then try again."
        ),
        _ => say!(
            lang,
            "Le système refuse l’accès à {path} : {told}. Vérifiez le nom, les droits et la place sur le disque, puis réessayez.",
            "The system refuses access to {path}: {told}. Check the name, the permissions and the room on the disk, then try again."
        ),
    }
}

/// What the system writes before the number of a failure.
const NUMBERED: &str = " (os error ";
/// The number of what does not exist.
const NOT_THERE: u32 = 2;

/// The number that the system gives a failure.
fn number_of(detail: &str) -> Option<u32> {
    detail[detail.rfind(NUMBERED)?..].trim_start_matches(NUMBERED).trim_end_matches(')').parse().ok()
}

/// The system's own words, by the number it gives; without one, as they are.
fn system(detail: &str, lang: Lang) -> String {
    let cut = detail.rfind(NUMBERED);
    let number = number_of(detail);
    // What the desk finds itself has a name and no number.
    let folder = detail == std::io::ErrorKind::IsADirectory.to_string();
    let known = number.or(folder.then_some(21)).and_then(system_words).map(|t| t.of(lang).to_owned());
    known.unwrap_or_else(|| cut.map_or(detail, |at| &detail[..at]).to_owned())
}

/// Linux and macOS agree on these numbers, but for the last three.
fn system_words(number: u32) -> Option<Text> {
    Some(match number {
        1 | 13 => both("vous n’en avez pas le droit", "you have no permission"),
        NOT_THERE => both("ce fichier ou ce répertoire n’existe pas", "there is no such file or folder"),
        5 => both("le disque ne répond pas correctement", "the disk does not answer properly"),
        16 => both("il est occupé par un autre programme", "another program is using it"),
        17 => both("il existe déjà", "it exists already"),
        20 => both("ce n’est pas un répertoire", "it is not a folder"),
        21 => both("c’est un répertoire, pas un fichier", "it is a folder, not a file"),
        23 | 24 => both("trop de fichiers sont ouverts", "too many files are open"),
        27 => both("le fichier serait trop grand", "the file would be too large"),
        28 => both("le disque est plein", "the disk is full"),
        30 => both("le disque est en lecture seule", "the disk is read-only"),
        36 | 63 => both("le nom est trop long", "the name is too long"),
        39 | 66 => both("le répertoire n’est pas vide", "the folder is not empty"),
        69 | 122 => both("votre quota de disque est atteint", "your disk quota is used up"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::circuit::Who;
    use crate::domain::clean::deceives;
    use crate::domain::dossier::DocumentKind;
    use crate::text::Lang::{En, Fr};

    fn plain(text: &str) -> String {
        text.replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn a_refusal_says_what_happened_and_what_to_do() {
        let day = |d: &str| d.parse().unwrap();
        let cases: [(Trouble, &str); 7] = [
            (Rule::PassphraseShort { characters: 1, least: 15 }.into(), "1 caractère, il en faut au moins 15"),
            (
                Rule::NotHolder { post: "Directrice".into(), day: day("2027-06-01") }.into(),
                "à la date du 1er juin 2027",
            ),
            (
                Rule::AuthorityNotInForce { act: "D 1".into(), from: day("2027-01-01"), until: day("2027-06-30") }
                    .into(),
                "ne vaut que du 1er janvier 2027 au 30 juin 2027",
            ),
            (Rule::AuthorityCeiling { act: "D 1".into(), ceiling: 2_500_000 }.into(), "plafond de 25 000 €"),
            (
                Rule::AuthorityOtherKind { act: "D 1".into(), kind: DocumentKind::EmploymentContract }.into(),
                "contrat de travail",
            ),
            (Rule::DeadEnd { step: 3, who: Who::Delegate }.into(), "L’étape 3 du circuit ne mène à personne (délégué"),
            (
                Trouble::Input { file: "a.csv".into(), line: Some(4_506), why: InputFault::BadDate("hier".into()) },
                "a.csv, ligne 4 506 : « hier » n’est pas une date possible ici.",
            ),
        ];
        for (value, part) in cases {
            let text = plain(&trouble(&value, Fr));
            assert!(text.contains(part), "{text}");
        }
    }

    #[test]
    fn the_systems_words_are_translated_and_its_numbers_hidden() {
        let full = Trouble::Io { path: "/a/b".into(), detail: "No space left on device (os error 28)".into() };
        let text = plain(&trouble(&full, Fr));
        assert!(text.contains("/a/b : le disque est plein."), "{text}");
        let absent = Trouble::Io { path: "/a/b.pdf".into(), detail: "No such file or directory (os error 2)".into() };
        assert_eq!(
            plain(&trouble(&absent, Fr)),
            "/a/b.pdf : ce fichier ou ce répertoire n’existe pas. Vérifiez le nom et le chemin, puis réessayez."
        );
        let other = Trouble::Io { path: "/a".into(), detail: "Something odd (os error 999)".into() };
        assert!(trouble(&other, En).contains(": Something odd. Check"));
        assert!(!trouble(&other, Fr).contains("999"));
    }

    #[test]
    fn damage_is_told_in_the_language_of_the_reader() {
        let hit = Trouble::damaged("register/a.log", "byte 812: entry 7 has changed");
        let text = plain(&trouble(&hit, Fr));
        assert!(text.contains("Fichier register/a.log : octet 812, l’écriture 7 a été modifiée."), "{text}");
        assert_eq!(fault(&hit, En), "File register/a.log: byte 812: entry 7 has changed");
        let nested = ReadOnly::Damaged { what: "register/a.log: byte 0: the log names another origin".into() };
        assert!(
            plain(&read_only(&nested, Fr)).contains("register/a.log : octet 0, le journal porte une autre origine")
        );
        let odd = Trouble::damaged("keys", "expected value at line 1");
        assert!(plain(&fault(&odd, Fr)).ends_with("détail technique, en anglais : (expected value at line 1)"));
    }

    #[test]
    fn nothing_foreign_acts_on_the_terminal() {
        let hostile = "\u{1b}[2J\u{202e}\n".to_owned();
        let cases: [Trouble; 4] = [
            Rule::NoSuchStructure { typed: hostile.clone() }.into(),
            Trouble::Input { file: hostile.clone(), line: None, why: InputFault::Malformed(hostile.clone()) },
            Trouble::Io { path: hostile.clone(), detail: hostile.clone() },
            Trouble::damaged(hostile.clone(), hostile),
        ];
        for value in cases {
            for lang in [Fr, En] {
                assert!(!trouble(&value, lang).chars().any(deceives), "{value:?}");
            }
        }
    }
}
