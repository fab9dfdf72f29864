//! Tables of correspondents as people make them.

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
    let row = "U 1;A;a@inserm.fr;Jeanne Martin;oui;Deux sites\nU 2;B;b@inserm.fr;;;\nU 3;C;c@inserm.fr;;peut-être;\n";
    for head in
        ["Structure;Nom;Courriel;Directeur;Mixte;Commentaire\n", "Unit;Name;Mail;Director;Mixed unit;Comments\n"]
    {
        let found = import(&format!("{head}{row}"));
        let declared = Declared { director: "Jeanne Martin".into(), mixed: Some(true), comment: "Deux sites".into() };
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
