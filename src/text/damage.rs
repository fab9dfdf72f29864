//! What the lower layers say of damage, in the language of the reader: what is kept under a name, and what is wrong with
//! it. They speak English; a description without French words is quoted as it is.

use super::{Lang, Text, both};

/// What the desk keeps under a name, in words.
pub(super) fn keeper(path: &str, lang: Lang) -> String {
    let known = match path {
        "register" => both("Registre", "Register"),
        "store" => both("Base de travail", "Working store"),
        "keys" => both("Fichier des clés", "File of keys"),
        "certificate" => both("Certificat", "Certificate"),
        "checkpoint" => both("Scellé", "Checkpoint"),
        "signature" => both("Signature", "Signature"),
        "random" => both("Nombres aléatoires", "Random numbers"),
        "key" | "seal" => both("Chiffrement", "Encryption"),
        "bcrypt" => both("Calcul des empreintes de codes", "Hashing of codes"),
        "HEAD" => both("Tête du registre (HEAD)", "Head of the register (HEAD)"),
        "SUMS" => both("Liste des empreintes (SUMS)", "List of digests (SUMS)"),
        _ => {
            let origin = path.strip_prefix("checkpoint of ");
            return origin.map_or_else(
                || say!(lang, "Fichier {path}", "File {path}"),
                |log| say!(lang, "Scellé du journal {log}", "Checkpoint of log {log}"),
            );
        }
    };
    known.of(lang).to_owned()
}

/// Damage as the lower layers describe it, which is in English; what has no French words is quoted.
pub(super) fn damage(what: &str, lang: Lang) -> String {
    let what = what.replace('\'', "’");
    if lang == Lang::En {
        return what;
    }
    french_damage(&what).unwrap_or_else(|| format!("détail technique, en anglais\u{a0}: ({what})"))
}

fn french_damage(what: &str) -> Option<String> {
    let words = |text: &Text| {
        let Some((before, after)) = text.en.split_once("{}") else {
            return (text.en == what).then(|| text.fr.to_owned());
        };
        let name = what.strip_prefix(before)?.strip_suffix(after).filter(|n| !n.contains(' '))?;
        Some(text.fr.replacen("{}", name, 1))
    };
    if let Some(told) = DAMAGE.iter().find_map(words) {
        return Some(told);
    }
    let (place, rest) = what.split_once(": ")?;
    let rest = french_damage(rest)?;
    Some(match place.split_once(' ') {
        Some(("byte", at)) => format!("octet {at}, {rest}"),
        Some(("entry", number)) => format!("écriture {number}, {rest}"),
        _ => format!("{place}\u{a0}: {rest}"),
    })
}

/// Several damages as an opening lists them, each with its file: what has no words is shown as it is.
pub(super) fn damage_list(list: &str, lang: Lang) -> String {
    let told = |one: &str| match lang {
        Lang::Fr => french_damage(one).unwrap_or_else(|| one.to_owned()),
        Lang::En => one.to_owned(),
    };
    list.split("; ").map(told).collect::<Vec<_>>().join(", ")
}

/// The damage that the lower layers describe; `{}` stands for a name or a number.
const DAMAGE: &[Text] = &[
    both("une clé de signature est illisible", "a signing key cannot be read"),
    both("il est illisible", "cannot be read"),
    both("aucune clé utilisable n’en sort", "gives no usable key"),
    both("elle est plus grande que la place réservée", "is larger than the room kept for it"),
    both("une écriture est trop longue", "an entry is too long"),
    both("une écriture n’est pas du texte", "an entry is not text"),
    both("une écriture n’a pas de signature", "an entry has no signature"),
    both("la signature d’une écriture est mal formée", "an entry has a malformed signature"),
    both("l’en-tête d’une écriture est illisible", "an entry’s header cannot be read"),
    both("l’en-tête d’une écriture n’a pas sa forme unique", "an entry’s header is not in its one form"),
    both("un en-tête ne peut pas être écrit", "a header cannot be written"),
    both("la première ligne n’est pas celle d’un registre", "the first line is not a register’s"),
    both("un acte est illisible", "an act cannot be read"),
    both("un acte confirmé est abîmé ou manque", "an act that was confirmed is damaged or missing"),
    both("un acte a trop d’écritures", "an act has too many entries"),
    both("un contenu est trop long", "a payload is too long"),
    both("un acte est trop long", "an act is too long"),
    both("une écriture a été modifiée", "an entry has changed"),
    both("il est plus grand que le journal", "larger than the log"),
    both("il n’est pas signé", "no signature"),
    both("ce n’est pas un scellé", "not a checkpoint"),
    both("c’est le scellé d’un autre journal", "another log’s checkpoint"),
    both("la signature est mal formée", "malformed signature"),
    both("la signature ne tient pas", "the signature does not hold"),
    both("le scellé gardé ne correspond plus au journal", "the checkpoint does not hold"),
    both("elle parle au nom d’un autre que le titulaire du journal", "it speaks for somebody else than its log"),
    both("un acte est abîmé", "an act is damaged"),
    both("personne ne connaît la clé de ce journal", "nobody knows the key of this log"),
    both("elle fait naître le bureau une seconde fois", "it begins the desk a second time"),
    both("elle est datée d’avant ce qu’elle connaissait", "it is dated before what it knew"),
    both("son jour n’est pas celui de son heure", "its day is not that of its instant"),
    both("personne ne répond de la clé de ce journal", "nobody vouches for the key of this log"),
    both("aucun nom n’est plus libre pour un journal", "no name is left for a log"),
    both("une clé publique est illisible", "a public key cannot be read"),
    both("il n’est pas signé par la clé de ce journal", "not signed by this log’s key"),
    both("il a changé depuis qu’il a été écrit", "has changed since it was written"),
    both("il manque", "is missing"),
    both("il n’était pas là à la fermeture du bureau", "was not there when the desk was closed"),
    both("il diffère du premier exemplaire", "differs from the first"),
    both("un sel est illisible", "a salt cannot be read"),
    both("le coût d’ouverture est hors limites", "the cost of unlocking is out of bounds"),
    both("ce n’est pas du texte", "is not text"),
    both("il est tronqué", "is cut off"),
    both("une ligne porte un nom étranger", "a row has a foreign name"),
    both("le sommaire manque", "the summary is missing"),
    both("des lignes manquent ou sont trop anciennes", "rows are missing or are older than they should be"),
    both("une clé ne peut pas être dérivée", "cannot be derived"),
    both("le scellement échoue", "cannot seal"),
    both("l’écriture {} a été modifiée", "entry {} has changed"),
    both("l’écriture {} manque", "no entry {}"),
    both("les {} écritures confirmées ne sont plus les mêmes", "the {} entries that were confirmed are other ones"),
    both("la clé « {} » ne s’ouvre pas", "the key \"{}\" does not open"),
    both("la ligne {} ne s’ouvre pas", "row {} does not open"),
    both("la ligne {} est illisible", "row {} cannot be read"),
    both("son certificat est illisible", "the certificate cannot be read"),
    both("la clé d’un journal est illisible", "the key of a log cannot be read"),
    both("un contenu ne peut pas être écrit", "a payload cannot be written"),
    both("l’heure d’une écriture est illisible", "an entry’s instant cannot be read"),
    both("cette session n’a pas de journal", "this session has no log"),
    both("l’écriture {} renvoie à une écriture absente", "entry {} refers to an entry that is not there"),
    both("une ligne est illisible", "a row cannot be read"),
    both("elle ne dit pas ce que dit le registre", "does not say what the register says"),
    both("le journal porte une autre origine", "the log names another origin"),
    both("son contenu ne s’ouvre pas ou c’en est un autre", "the payload does not open or is another one"),
    both("son contenu devait être détruit et ne l’est pas", "the payload should have been destroyed"),
    both("son contenu a été détruit sans qu’aucun acte ne le dise", "the payload was destroyed, and no act says so"),
    both("elle ne suit pas l’écriture précédente", "it does not follow the entry before it"),
    both("son numéro d’ordre ne croît pas", "its order number does not grow"),
    both("le calcul s’est arrêté", "stopped"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang::Fr;

    /// Descriptions of damage in the sources of the layers that keep things, with `7` for what they fill in.
    fn described(source: &str) -> Vec<String> {
        let program = source.split("#[cfg(test)]").next().unwrap().replace("\\\"", "\u{1}");
        let mut found = Vec::new();
        for call in ["damaged(", "bad(", "broken("] {
            for (at, _) in program.match_indices(call) {
                let rest = &program[at + call.len()..];
                let mut depth = 1;
                let end = rest.find(|c| {
                    depth += i32::from(c == '(') - i32::from(c == ')');
                    depth == 0
                });
                let arguments = &rest[..end.unwrap()];
                let pieces: Vec<&str> = arguments.split('"').collect();
                let last = pieces.len().checked_sub(2).filter(|n| n % 2 == 1);
                let Some(text) = last.map(|n| pieces[n]).filter(|_| !pieces[pieces.len() - 1].starts_with(',')) else {
                    continue;
                };
                let filled = text.split('{').enumerate().map(|(n, p)| match p.split_once('}') {
                    Some((_, after)) if n > 0 => format!("7{after}"),
                    _ => p.to_owned(),
                });
                found.push(filled.collect::<String>().replace('\u{1}', "\""));
            }
        }
        found
    }

    #[test]
    fn every_damage_that_the_lower_layers_describe_has_french_words() {
        let sources = [
            include_str!("../register/entry.rs"),
            include_str!("../register/log.rs"),
            include_str!("../register/export.rs"),
            include_str!("../register/note.rs"),
            include_str!("../desk/audit.rs"),
            include_str!("../desk/journal.rs"),
            include_str!("../desk/line.rs"),
            include_str!("../desk/open.rs"),
            include_str!("../desk/projection.rs"),
            include_str!("../store/sums.rs"),
            include_str!("../store/vault.rs"),
            include_str!("../store/documents.rs"),
            include_str!("../store/seal.rs"),
            include_str!("../sign/identity.rs"),
            include_str!("../sign/pdf/write.rs"),
        ];
        // Names of files, and frames that other descriptions are put into.
        let place = |what: &String| what.starts_with("checkpoint of") || what.ends_with(": 7");
        let all: Vec<String> = sources.iter().flat_map(|s| described(s)).filter(|w| !place(w)).collect();
        assert!(all.len() > 25, "{all:?}");
        for what in all {
            let text = damage(&what, Fr);
            assert!(!text.contains("détail technique"), "{what}: {text}");
        }
    }
}
