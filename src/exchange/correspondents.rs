//! A table of correspondents and head-counts: columns are found by their names, in French or in English, in the many
//! spellings of those who keep such tables.
//!
//! A row that cannot be used is told and left out; the others come in. It must not know which structures exist.

use super::cells::Row as Cells;
use super::columns::Column;
use super::table::Table;
use crate::domain::campaign::{Declared, Headcount};
use crate::domain::fold::fold;
use crate::domain::people::mail_fits;
use crate::domain::plan::{Warning, WarningKind};
use crate::domain::trouble::Outcome;
use std::collections::HashSet;

/// One row that can be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub line: u64,
    /// The structure as written: a number, a label.
    pub structure: String,
    pub name: String,
    pub mail: String,
    pub phone: String,
    pub headcount: Headcount,
    pub declared: Declared,
}

/// The rows that can be used, and what is odd about the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correspondents {
    pub rows: Vec<Row>,
    pub warnings: Vec<Warning>,
}

const STRUCTURE: Column = Column {
    name: "structure",
    spellings: &[
        "numeronationalstructure",
        "numerornsr",
        "rnsrnumber",
        "rnsr",
        "numerostructure",
        "structurenumber",
        "codestructure",
        "structurecode",
        "codeunite",
        "unitcode",
        "code",
        "labelnumero",
        "labelstructure",
        "labelunite",
        "unitlabel",
        "label",
        "structure",
        "unite",
        "unit",
        "laboratoire",
        "laboratory",
        "lab",
    ],
};
const NAME: Column = Column {
    name: "nom",
    spellings: &[
        "nomcorrespondantdocumentaire",
        "correspondantdocumentaire",
        "documentationcorrespondent",
        "nomcorrespondant",
        "correspondentname",
        "correspondant",
        "correspondante",
        "correspondent",
        "contact",
        "nomcomplet",
        "fullname",
        "nomprenom",
        "prenomnom",
        "nometprenom",
        "prenometnom",
        "nomfamille",
        "lastname",
        "familyname",
        "surname",
        "nom",
        "name",
    ],
};
const FIRST: Column = Column {
    name: "prénom",
    spellings: &["prenom", "prenomcorrespondant", "firstname", "givenname", "forename", "correspondentfirstname"],
};
const MAIL: Column = Column {
    name: "courriel",
    spellings: &[
        "courrielcorrespondantdocumentaire",
        "courrielcd",
        "courrielcorrespondant",
        "mailcorrespondant",
        "emailcorrespondant",
        "correspondentmail",
        "correspondentemail",
        "courriel",
        "mail",
        "email",
        "mel",
        "adressecourriel",
        "adressemail",
        "adresseemail",
        "adresseelectronique",
        "mailaddress",
        "emailaddress",
    ],
};
const PHONE: Column = Column {
    name: "téléphone",
    spellings: &[
        "telephone",
        "tel",
        "phone",
        "phonenumber",
        "numerotelephone",
        "telephonenumber",
        "telephonecd",
        "telephonecorrespondant",
        "correspondentphone",
    ],
};
const COUNTS: [Column; 4] = [
    Column {
        name: "effectif CNRS",
        spellings: &["cnrs", "chercheurscnrs", "chercheurcnrs", "cnrsresearchers", "researcherscnrs", "personnelscnrs"],
    },
    Column {
        name: "autres chercheurs",
        spellings: &[
            "autreschercheurs",
            "autres",
            "autre",
            "noncnrs",
            "horscnrs",
            "chercheursnoncnrs",
            "chercheurshorscnrs",
            "chercheurs",
            "autreschercheurshorscnrs",
            "other",
            "others",
            "otherresearchers",
            "noncnrsresearchers",
            "researchers",
        ],
    },
    Column {
        name: "doctorants",
        spellings: &[
            "doctorants",
            "doctorant",
            "doctorantes",
            "doctorantsdoctorantes",
            "phd",
            "phds",
            "phdstudents",
            "phdstudent",
            "doctoralstudents",
            "theses",
            "thesards",
        ],
    },
    Column {
        name: "post-doctorants",
        spellings: &[
            "postdoctorants",
            "postdoctorant",
            "postdoctorantes",
            "postdoc",
            "postdocs",
            "postdoctoral",
            "postdoctoralresearchers",
            "postdoctoralfellows",
        ],
    },
];

const DIRECTOR: Column = Column {
    name: "direction",
    spellings: &[
        "nomdirecteur",
        "nomdirectrice",
        "directeurunite",
        "directriceunite",
        "directeurdirectrice",
        "directeur",
        "directrice",
        "direction",
        "responsable",
        "nomresponsable",
        "directorname",
        "director",
        "headname",
        "headunit",
        "head",
    ],
};
const MIXED: Column = Column {
    name: "mixte",
    spellings: &[
        "structuremixte",
        "unitemixte",
        "mixtecnrs",
        "mixte",
        "umr",
        "mixedstructure",
        "mixedunit",
        "mixedcnrs",
        "mixed",
    ],
};
const COMMENT: Column = Column {
    name: "commentaire",
    spellings: &[
        "commentaire",
        "commentaires",
        "remarque",
        "remarques",
        "observation",
        "observations",
        "comment",
        "comments",
        "remark",
        "remarks",
        "note",
        "notes",
    ],
};

/// Whether a header is that of a table of correspondents: it names structures and mail addresses.
pub fn recognises(header: &[String]) -> bool {
    STRUCTURE.place(header).is_some() && MAIL.place(header).is_some()
}

/// Where everything stands.
struct Places {
    structure: usize,
    name: usize,
    mail: usize,
    first: Option<usize>,
    phone: Option<usize>,
    counts: [Option<usize>; 4],
    director: Option<usize>,
    mixed: Option<usize>,
    comment: Option<usize>,
}

impl Places {
    fn of(file: &str, header: &[String]) -> Outcome<Self> {
        Ok(Self {
            structure: STRUCTURE.needed(file, header)?,
            name: NAME.needed(file, header)?,
            mail: MAIL.needed(file, header)?,
            first: FIRST.place(header),
            phone: PHONE.place(header),
            counts: COUNTS.each_ref().map(|column| column.place(header)),
            director: DIRECTOR.place(header),
            mixed: MIXED.place(header),
            comment: COMMENT.place(header),
        })
    }
}

/// Reads the rows of a table. `domains` are those of institutional mail; none means any.
pub fn read(file_name: &str, table: &Table, domains: &[String]) -> Outcome<Correspondents> {
    let places = Places::of(file_name, &table.header)?;
    let mut found = Correspondents::default();
    let mut named = HashSet::new();
    for (line, cells) in &table.rows {
        let told = Cells { line: *line, subject: String::new(), warnings: &mut found.warnings };
        if let Some(row) = (Reader { cells, places: &places, told }).row(domains, &mut named) {
            found.rows.push(row);
        }
    }
    Ok(found)
}

/// One row being read.
struct Reader<'a> {
    cells: &'a [String],
    places: &'a Places,
    told: Cells<'a>,
}

impl Reader<'_> {
    fn cell(&mut self, column: &Column, place: Option<usize>) -> String {
        let raw = place.and_then(|p| self.cells.get(p)).map(String::as_str).unwrap_or_default();
        self.told.clean(column.name, raw)
    }

    fn row(mut self, domains: &[String], named: &mut HashSet<String>) -> Option<Row> {
        let structure = self.cell(&STRUCTURE, Some(self.places.structure));
        self.told.subject.clone_from(&structure);
        if structure.is_empty() {
            self.told.warn(WarningKind::UnknownStructure(structure));
            return None;
        }
        let name = self.name()?;
        let mail = self.cell(&MAIL, Some(self.places.mail));
        if !mail_fits(&mail, domains) {
            self.told.warn(WarningKind::BadMail(mail));
            return None;
        }
        let phone = self.cell(&PHONE, self.places.phone);
        let headcount = self.headcount()?;
        let declared = self.declared()?;
        if !named.insert(same(&structure)) {
            self.told.warn(WarningKind::Twice);
            return None;
        }
        Some(Row { line: self.told.line, structure, name, mail, phone, headcount, declared })
    }

    fn name(&mut self) -> Option<String> {
        let last = self.cell(&NAME, Some(self.places.name));
        let first = self.cell(&FIRST, self.places.first);
        let name = format!("{first} {last}").trim().to_owned();
        if name.is_empty() {
            self.told.warn(WarningKind::EmptyName);
            return None;
        }
        Some(name)
    }

    fn declared(&mut self) -> Option<Declared> {
        let director = self.cell(&DIRECTOR, self.places.director);
        let text = self.cell(&MIXED, self.places.mixed);
        let Ok(mixed) = yes_or_no(&text) else {
            self.told.warn(WarningKind::BadAnswer(text));
            return None;
        };
        Some(Declared { director, mixed, comment: self.cell(&COMMENT, self.places.comment) })
    }

    fn headcount(&mut self) -> Option<Headcount> {
        let mut counts = [0; 4];
        for ((count, column), place) in counts.iter_mut().zip(&COUNTS).zip(self.places.counts) {
            let text = self.cell(column, place);
            let Some(number) = whole(&text) else {
                self.told.warn(WarningKind::BadHeadcount(text));
                return None;
            };
            *count = number;
        }
        let [cnrs, other, phd, postdoc] = counts;
        Some(Headcount { cnrs, other, phd, postdoc })
    }
}

/// A structure as compared with others of the table: `U 1016` and `u1016` are one.
fn same(structure: &str) -> String {
    fold(structure).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Yes or no as people write it; nothing written leaves it open, anything else is no answer.
fn yes_or_no(text: &str) -> Result<Option<bool>, ()> {
    match fold(text.trim()).as_str() {
        "" | "-" | "?" => Ok(None),
        "oui" | "o" | "yes" | "y" | "x" | "vrai" | "true" | "1" => Ok(Some(true)),
        "non" | "n" | "no" | "faux" | "false" | "0" => Ok(Some(false)),
        _ => Err(()),
    }
}

/// A whole number as people write it: `1 200`, `12,0`; nothing written counts as none.
fn whole(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = [",0", ".0", ",00", ".00"].iter().find_map(|zero| digits.strip_suffix(zero)).unwrap_or(&digits);
    match digits {
        "" | "-" => Some(0),
        _ if digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
