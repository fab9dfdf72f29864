//! What a revision behind a signature holds, in words: every object, what it is and what became of it.

use crate::desk::{PartReport, RevisionReport, SignatureReport};
use crate::domain::clean::visible_line;
use crate::text::format::{count, number};
use crate::text::{Lang, Text, both};

/// Most objects that are told one by one; the rest is counted.
const MOST: usize = 60;

/// The revisions of a file, one a paragraph: a head, then an object a line. `signatures` are those of the file.
pub fn revision_lines(revisions: &[RevisionReport], signatures: &[SignatureReport], lang: Lang) -> Vec<Vec<String>> {
    revisions.iter().enumerate().map(|(n, r)| one(n, r, signatures, lang)).collect()
}

fn one(n: usize, revision: &RevisionReport, signatures: &[SignatureReport], lang: Lang) -> Vec<String> {
    let size = count(revision.end - revision.start, both("octet", "byte"), both("octets", "bytes"), lang);
    let by = signatures.iter().find(|s| s.covered == revision.end);
    let (nth, from) = (number(n + 1, lang), number(revision.start, lang));
    let head = match by {
        Some(s) => {
            let field = &s.field;
            say!(
                lang,
                "Ajout {nth}, {size} à partir de l’octet {from}, signé dans le champ « {field} » :",
                "Addition {nth}, {size} from byte {from} on, signed in the field “{field}”:"
            )
        }
        None => say!(
            lang,
            "Ajout {nth}, {size} à partir de l’octet {from}, que personne n’a signé à la fin :",
            "Addition {nth}, {size} from byte {from} on, signed by nobody at its end:"
        ),
    };
    let mut lines = vec![visible_line(&head)];
    if revision.parts.is_empty() {
        lines.push(both("aucun objet n’y est placé", "no object is placed in it").of(lang).to_owned());
    }
    lines.extend(revision.parts.iter().take(MOST).map(|p| part(p, lang)));
    if revision.parts.len() > MOST {
        let rest = count(
            revision.parts.len() - MOST,
            both("autre objet", "other object"),
            both("autres objets", "other objects"),
            lang,
        );
        lines.push(rest);
    }
    lines
}

/// One object: number, what it is, what became of it.
pub fn part(part: &PartReport, lang: Lang) -> String {
    let (id, what, done) = (part.object, role(part, lang), action(part.action).of(lang));
    let keys = match part.keys.as_slice() {
        [] => String::new(),
        keys => format!(" ({})", keys.join(", ")),
    };
    visible_line(&say!(lang, "objet {id} : {what}, {done}{keys}", "object {id}: {what}, {done}{keys}"))
}

fn role(part: &PartReport, lang: Lang) -> String {
    let page = part.page.map(|n| number(n, lang)).unwrap_or_default();
    let name = &part.name;
    match part.role {
        "page" => say!(lang, "page {page}", "page {page}"),
        "page-content" => say!(lang, "contenu de la page {page}", "content of page {page}"),
        "annotation" if part.page.is_some() => say!(lang, "annotation de la page {page}", "annotation on page {page}"),
        "resource" if part.page.is_some() => {
            say!(lang, "police, image ou réglage de la page {page}", "font, image or setting of page {page}")
        }
        "field" => say!(lang, "champ « {name} »", "field “{name}”"),
        "appearance" => say!(lang, "image du champ « {name} »", "look of the field “{name}”"),
        "signature" => say!(lang, "signature du champ « {name} »", "signature in the field “{name}”"),
        "time-stamp" => say!(lang, "horodatage du champ « {name} »", "time-stamp in the field “{name}”"),
        other => plain(other).of(lang).to_owned(),
    }
}

fn plain(role: &'static str) -> Text {
    match role {
        "catalog" => both("catalogue du document", "catalog of the document"),
        "page-tree" => both("liste des pages", "list of the pages"),
        "annotations" => both("liste des annotations d’une page", "list of the annotations of a page"),
        "annotation" => both("annotation", "annotation"),
        "resource" => both("police, image ou réglage", "font, image or setting"),
        "form" => both("formulaire", "form"),
        "dss" => both("données de vérification", "validation data"),
        "metadata" => both("métadonnées", "metadata"),
        "info" => both("informations sur le document", "information about the document"),
        "xref" => both("table des objets", "table of the objects"),
        "object-stream" => both("paquet d’objets", "packet of objects"),
        "other" => both("plan, noms, structure ou action", "outline, names, structure or action"),
        "unknown" => both("objet auquel rien ne conduit", "object that nothing leads to"),
        other => both(other, other),
    }
}

fn action(word: &'static str) -> Text {
    match word {
        "added" => both("ajouté", "added"),
        "changed" => both("modifié", "changed"),
        "freed" => both("retiré", "taken out"),
        "repeated" => both("réécrit à l’identique", "written again as it was"),
        other => both(other, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang::{En, Fr};

    #[test]
    fn an_object_is_told_by_what_it_is_and_what_became_of_it() {
        let keys = vec!["Annots".to_owned()];
        let page = PartReport { object: 4, role: "page", page: Some(2), name: String::new(), action: "changed", keys };
        assert_eq!(part(&page, En), "object 4: page 2, changed (Annots)");
        let name = "Avis\u{1b}[2J".to_owned();
        let field = PartReport { object: 9, role: "field", page: None, name, action: "added", keys: vec![] };
        let told = part(&field, Fr);
        assert!(told.contains("champ") && told.contains("ajouté") && !told.contains('\u{1b}'), "{told}");
    }
}
