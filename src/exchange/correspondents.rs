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
mod tests {
    use super::*;
    use crate::domain::clean;
    use crate::domain::trouble::{InputFault, Trouble};
    use crate::exchange::table;
    use proptest::prelude::*;

    fn domains() -> Vec<String> {
        vec!["inserm.fr".to_owned()]
    }

    fn import(text: &str) -> Correspondents {
        let table = table::read("c.csv", text.as_bytes(), None).unwrap();
        read("c.csv", &table, &domains()).unwrap()
    }

    const HEAD: &str = "Structure;Nom;Courriel;Téléphone;Effectif CNRS;Autres chercheurs;Doctorants;Post-doctorants\n";

    fn warned(rows: &str) -> (usize, Vec<(u64, String, WarningKind)>) {
        let found = import(&format!("{HEAD}{rows}"));
        (found.rows.len(), found.warnings.into_iter().map(|w| (w.line, w.subject, w.what)).collect())
    }

    #[test]
    fn columns_are_found_in_both_languages_and_many_spellings() {
        let row = "U 1016;Jeanne Dupont;j.dupont@inserm.fr;+33 1;12;5;3;4\n";
        let expected = Row {
            line: 2,
            structure: "U 1016".into(),
            name: "Jeanne Dupont".into(),
            mail: "j.dupont@inserm.fr".into(),
            phone: "+33 1".into(),
            headcount: Headcount { cnrs: 12, other: 5, phd: 3, postdoc: 4 },
            declared: Declared::default(),
        };
        for head in [
            HEAD,
            "Code de l’unité;Correspondant documentaire;E-mail;Tél.;CHERCHEURS CNRS;NON CNRS;DOCTORANTS;POST-DOCTORANTS\n",
            "UNITÉ;Nom du correspondant;Adresse électronique;N° de téléphone;cnrs;autres;Nombre de doctorants;postdocs\n",
            "N° RNSR;Nom et prénom;Mèl;tel;Nb de chercheurs CNRS;Effectif hors CNRS;thésards;Post doctorants\n",
            "Unit;Name;Mail;Phone;CNRS headcount;Other researchers;PhD students;Postdocs\n",
            "Label;Correspondent;Email address;Phone number;CNRS researchers;Others;Number of PhDs;Post-doc\n",
        ] {
            assert_eq!(import(&format!("{head}{row}")).rows, std::slice::from_ref(&expected), "{head}");
        }
    }

    #[test]
    fn the_surest_column_wins_and_first_names_are_joined() {
        let found = import("Structure;Code;Nom;Prénom;Courriel\nInstitut Cochin;U1016;Dupont;Jeanne;j@inserm.fr\n");
        assert_eq!((found.rows[0].structure.as_str(), found.rows[0].name.as_str()), ("U1016", "Jeanne Dupont"));
        assert_eq!(found.rows[0].headcount, Headcount::default());
    }

    #[test]
    fn what_a_structure_declares_is_read_where_the_columns_are_there() {
        let row =
            "U 1;A;a@inserm.fr;Jeanne Martin;oui;Deux sites\nU 2;B;b@inserm.fr;;;\nU 3;C;c@inserm.fr;;peut-être;\n";
        for head in
            ["Structure;Nom;Courriel;Directeur;Mixte;Commentaire\n", "Unit;Name;Mail;Director;Mixed unit;Comments\n"]
        {
            let found = import(&format!("{head}{row}"));
            let declared =
                Declared { director: "Jeanne Martin".into(), mixed: Some(true), comment: "Deux sites".into() };
            let read: Vec<&Declared> = found.rows.iter().map(|r| &r.declared).collect();
            assert_eq!(read, [&declared, &Declared::default()], "{head}");
            assert_eq!(found.warnings[0].what, WarningKind::BadAnswer("peut-être".into()));
        }
    }

    #[test]
    fn bad_rows_are_told_and_the_others_come_in() {
        let rows = "U 1;A;a@inserm.fr;;1;2;3;4\nU 2;B;b@gmail.example;;;;;\nU 3;;c@inserm.fr;;;;;\n\
            U 4;D;d@inserm.fr;;douze;;;\n;E;e@inserm.fr;;;;;\nu1;F;f@inserm.fr;;;;;\nU 7;G;g@inserm.fr;;1 200;3,0;-;\n";
        let (kept, warnings) = warned(rows);
        assert_eq!(kept, 2);
        let told = |line, subject: &str, what| (line, subject.to_owned(), what);
        assert_eq!(
            warnings,
            [
                told(3, "U 2", WarningKind::BadMail("b@gmail.example".into())),
                told(4, "U 3", WarningKind::EmptyName),
                told(5, "U 4", WarningKind::BadHeadcount("douze".into())),
                told(6, "", WarningKind::UnknownStructure(String::new())),
                told(7, "u1", WarningKind::Twice)
            ]
        );
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, number) in [("", 0), ("12", 12), ("1\u{202f}200", 1200), ("12,0", 12), ("12.00", 12), ("-", 0)] {
            assert_eq!(whole(text), Some(number), "{text}");
        }
        for bad in ["1,5", "-3", "1,200", "12345678", "x", "１２"] {
            assert_eq!(whole(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_table_without_mail_or_structure_is_refused() {
        let table = table::read("c.csv", b"Structure;Nom\nU 1;A\n", None).unwrap();
        let refused = read("c.csv", &table, &[]);
        let why = InputFault::MissingColumn("courriel".into());
        assert_eq!(refused, Err(Trouble::Input { file: "c.csv".into(), line: Some(1), why }));
    }

    #[test]
    fn hostile_text_in_any_cell_comes_out_clean_and_is_told() {
        let hostile = "a\u{1b}[31m\u{9b}\u{202e}\u{200b}\u{e0041}\u{7}";
        for place in 0..8 {
            let mut cells = ["U 1", "A", "a@inserm.fr", "1", "1", "1", "1", "1"].map(str::to_owned);
            cells[place] += hostile;
            let found = import(&format!("{HEAD}{}\n", cells.join(";")));
            let told = found
                .warnings
                .iter()
                .any(|w| matches!(&w.what, WarningKind::Removed { characters, .. } if characters.contains("<U+202E>")));
            assert!(told, "{place}");
            let all = format!("{found:?}");
            assert!(!all.contains("\\u{") && !all.chars().any(clean::deceives), "{all}");
        }
    }

    proptest! {
        #[test]
        fn rows_that_were_written_are_read_back(
            rows in prop::collection::btree_map(1..9999u32, ("[A-Z][a-zé;,'\"]{1,9}[a-z]", prop::array::uniform4(0..999u32)), 0..6)
        ) {
            let mut text = HEAD.to_owned();
            let mut expected = Vec::new();
            for (line, (n, (name, [cnrs, other, phd, postdoc]))) in (2..).zip(rows) {
                let quoted = name.replace('"', "\"\"");
                text += &format!("U {n};\"{quoted}\";p{n}@inserm.fr;01 44;{cnrs};{other};{phd};{postdoc}\n");
                expected.push(Row {
                    line,
                    structure: format!("U {n}"),
                    name,
                    mail: format!("p{n}@inserm.fr"),
                    phone: "01 44".into(),
                    headcount: Headcount { cnrs, other, phd, postdoc },
                    declared: Declared::default(),
                });
            }
            prop_assert_eq!(import(&text).rows, expected);
        }

        #[test]
        fn no_cells_make_the_reader_panic(cells in prop::collection::vec(any::<String>(), 8)) {
            let header = HEAD.trim_end().split(';').map(str::to_owned).collect();
            let table = Table { header, rows: vec![(2, cells)], ..Table::default() };
            let found = read("c.csv", &table, &[]).unwrap();
            prop_assert!(found.rows.len() == 1 || !found.warnings.is_empty());
        }
    }
}
