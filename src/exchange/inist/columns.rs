//! The columns of the accounts file, by position from 1. It must not know what is written into them.

/// Columns of the accounts file; their importer refuses any other number.
pub const WIDTH: usize = 172;
/// Columns of the units file: today's, and the one before July 2016.
pub const UNIT_WIDTHS: [usize; 2] = [117, 107];

/// Which columns of the accounts file say yes or no.
pub struct Flags {
    /// Everything that is answered by yes or no, first and last.
    pub answers: [(usize, usize); 5],
    /// The institute's portal: of the account, of its unit.
    pub portals: [usize; 2],
    /// The institute as the main one: of the account, of its unit.
    pub institutes: [usize; 2],
}

/// The accounts file.
pub const ACCOUNT: Flags =
    Flags { answers: [(8, 26), (27, 42), (43, 54), (81, 107), (153, 171)], portals: [8, 153], institutes: [27, 81] };

const HEAD: [&str; 7] = [
    "Identifiant",
    "Mot de Passe",
    "Nom chercheur",
    "Prénom chercheur",
    "Courriel chercheur",
    "D.R. spécifique chercheur",
    "Code de l'unité",
];
const DOMAINS: [&str; 19] = [
    "BiblioInserm",
    "BiblioPlanets",
    "TitaneSciences",
    "BiblioVie",
    "BiblioSHS",
    "BiblioSciences",
    "ArchivesIOP",
    "BiblioST2I",
    "IN2P3",
    "INC",
    "INSHS",
    "INSIS",
    "INSMI",
    "INS2I",
    "INSU",
    "INEE",
    "INP",
    "INSB",
    "REAXYS",
];
const MAIN: [&str; 16] = [
    "Inserm", "DGDS", "INC", "NONCNRS", "IN2P3", "INP", "INSMI", "DGDR", "PDT", "INEE", "INSB", "INSHS", "INSU",
    "INSIS", "INS2I", "CONRS",
];
const SECOND: [&str; 12] =
    ["INSB", "Inserm", "INSU", "INS2I", "INSIS", "INC", "INSHS", "INEE", "INP", "NONCNRS", "IN2P3", "INSMI"];
const REST: [&str; 4] = ["Commentaire compte", "Date d'inscription", "Date d'expiration", "Fournisseur d'identité"];
const UNIT: [&str; 22] = [
    "Intitulé de l'unité",
    "Organisme de Rattachement",
    "Bâtiment",
    "Rue",
    "Boîte Postale",
    "Code Postal",
    "Ville",
    "Pays",
    "DR de l'unité",
    "Nb. chercheurs CNRS",
    "Nb. chercheurs NON CNRS",
    "Nb. DOCTORANTS",
    "Nb. POST-DOCTORANTS",
    "Nom du Directeur",
    "Prénom du Directeur",
    "Courriel du Directeur",
    "Correspondant Documentaire",
    "Téléphone CD",
    "Courriel CD",
    "Correspondant Informatique",
    "Téléphone du CI",
    "Courriel du CI",
];
const UNIT_MAIN: [&str; 16] = [
    "Inserm", "DGDS", "INC", "PDT", "NONCNRS", "IN2P3", "INP", "INSMI", "DGDR", "INEE", "INSB", "INSHS", "INSIS",
    "INSU", "INS2I", "CONRS",
];
const UNIT_SECOND: [&str; 11] =
    ["INC", "INSB", "INEE", "INSIS", "INSHS", "INSU", "INP", "IN2P3", "Inserm", "INS2I", "INSMI"];
const SECTIONS: [u8; 45] = [
    10, 11, 12, 13, 14, 15, 1, 2, 3, 4, 5, 8, 20, 28, 41, 50, 16, 18, 23, 21, 9, 22, 27, 25, 29, 30, 19, 6, 17, 32, 7,
    24, 26, 37, 31, 36, 39, 51, 54, 38, 34, 35, 33, 40, 53,
];

/// The names of all columns.
pub fn header() -> Vec<String> {
    let mut names: Vec<String> = HEAD.iter().chain(&DOMAINS).map(|n| (*n).to_owned()).collect();
    let mut of = |list: &[&str], whose: &str| names.extend(list.iter().map(|n| format!("{n} ({whose})")));
    of(&MAIN, "DS de ratt. du compte");
    of(&SECOND, "DS sec. du compte");
    names.extend(REST.iter().chain(&UNIT).map(|n| (*n).to_owned()));
    let mut of = |list: &[&str], whose: &str| names.extend(list.iter().map(|n| format!("{n} ({whose})")));
    of(&UNIT_MAIN, "DS de ratt. de l'unité");
    of(&UNIT_SECOND, "DS sec. de l'unité");
    names.extend(SECTIONS.iter().map(|n| format!("{n} (Sections CN de l'unité)")));
    names.extend(DOMAINS.iter().map(|n| format!("{n} (unité)")));
    names.push("Commentaire unité".to_owned());
    names
}
