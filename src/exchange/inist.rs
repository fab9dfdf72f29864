//! The files of whoever runs the national portal: accounts written by position and read by header, units read.
//!
//! Their importer goes by position and refuses any other width. `non` is no and any other word is yes, an empty cell
//! says nothing, no date is `0000-00-00`; an account stops at midnight of its date. It must not know which codes exist.

mod columns;

use self::columns::{ACCOUNT, UNIT_WIDTHS, WIDTH};
use super::columns::Column;
use super::fault;
use super::table::{self, Encoding, Table};
use crate::domain::campaign::Headcount;
use crate::domain::clean;
use crate::domain::trouble::{InputFault, Outcome};
use chrono::NaiveDate;
use std::fmt;

/// Most characters of a secret.
pub const LONGEST_SECRET: usize = 40;
/// Most characters of a login.
pub const LONGEST_LOGIN: usize = 60;
/// How the format writes that there is no date.
const NO_DATE: &str = "0000-00-00";
/// The portal of the institute: its first column in either file.
const PORTAL: &str = "BiblioInserm";

/// One account. Its secret is in clear and is never shown by `Debug`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// Line of the file that it was read from.
    pub line: u64,
    pub login: String,
    pub secret: String,
    /// Label of the unit.
    pub unit: String,
    pub title: String,
    pub postcode: String,
    pub city: String,
    pub office: String,
    pub headcount: Option<Headcount>,
    pub director: (String, String),
    /// Name, telephone and mail of the documentation correspondent.
    pub correspondent: [String; 3],
    /// Whether it opens the institute's portal; none where the file does not say.
    pub opens: Option<bool>,
    pub issued: Option<NaiveDate>,
    /// It stops at midnight when this day begins.
    pub expires: Option<NaiveDate>,
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Account({}, line {})", clean::visible_line(&self.login), self.line)
    }
}

impl Account {
    /// Whether it has stopped on a day.
    pub fn expired(&self, day: NaiveDate) -> bool {
        self.expires.is_some_and(|end| end <= day)
    }
}

/// Whether a login and its secret can be written: the lengths of the portal's columns, and nothing that hides.
pub fn fits(login: &str, secret: &str) -> bool {
    let plain = |text: &str, most: usize| {
        !text.trim().is_empty() && text.chars().count() <= most && !text.chars().any(clean::deceives)
    };
    plain(login, LONGEST_LOGIN) && login.trim() == login && plain(secret, LONGEST_SECRET)
}

/// The accounts as a table of their width, sorted by login so that the same codes always make the same bytes.
pub fn write(accounts: &[Account]) -> Outcome<String> {
    let mut sorted: Vec<&Account> = accounts.iter().collect();
    sorted.sort_by(|a, b| a.login.cmp(&b.login));
    let twice = sorted.windows(2).find(|pair| pair[0].login == pair[1].login).map(|pair| pair[0]);
    if let Some(bad) = sorted.iter().copied().find(|a| !fits(&a.login, &a.secret)).or(twice) {
        // The login is named, never the secret.
        return Err(fault("inist", None, InputFault::Malformed(clean::visible_line(&bad.login))));
    }
    let mut text = row(&columns::header());
    for account in sorted {
        text.push_str(&row(&cells(account)));
    }
    Ok(text)
}

fn row<S: AsRef<str>>(cells: &[S]) -> String {
    let quoted: Vec<String> = cells.iter().map(|c| quote(c.as_ref())).collect();
    quoted.join(";") + "\r\n"
}

/// A cell, between quotes where it needs them.
fn quote(cell: &str) -> String {
    let plain = !cell.contains([';', '"', '\r', '\n']) && cell.trim() == cell;
    if plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}

/// The cells of an account by position, from 1: everything that says neither yes nor no is empty.
fn cells(account: &Account) -> Vec<String> {
    let date = |day: Option<NaiveDate>| day.map_or_else(|| NO_DATE.to_owned(), |d| d.to_string());
    let yes = if account.opens.unwrap_or(true) { "oui" } else { "non" };
    let mut cells = vec![String::new(); WIDTH];
    let mut put = |position: usize, text: &str| {
        if let Some(cell) = cells.get_mut(position - 1) {
            clean::label(text).text.clone_into(cell);
        }
    };
    for place in ACCOUNT.answers.iter().flat_map(|(from, to)| *from..=*to) {
        put(place, "non");
    }
    for place in ACCOUNT.portals {
        put(place, yes);
    }
    for place in ACCOUNT.institutes {
        put(place, "oui");
    }
    put(1, &account.login);
    put(7, &account.unit);
    put(56, &date(account.issued));
    put(57, &date(account.expires));
    put(59, &account.title);
    put(64, &account.postcode);
    put(65, &account.city);
    put(67, &account.office);
    if let Some(Headcount { cnrs, other, phd, postdoc }) = account.headcount {
        for (place, n) in (68..).zip([cnrs, other, phd, postdoc]) {
            put(place, &n.to_string());
        }
    }
    put(72, &account.director.0);
    put(73, &account.director.1);
    for (place, text) in (75..).zip(&account.correspondent) {
        put(place, text);
    }
    // The secret alone goes as it is: the portal compares it to the letter.
    cells[1].clone_from(&account.secret);
    cells
}

const LOGIN: Column = Column { name: "Identifiant", spellings: &["identifiant"] };
const SECRET: Column = Column { name: "Mot de Passe", spellings: &["motpasse"] };
const UNIT: Column = Column { name: "Code de l’unité", spellings: &["codeunite"] };
const OPENS: Column = Column {
    name: PORTAL,
    spellings: &["biblioinserm", "domainbiblioinserm", "domainebiblioinserm", "biblioinsermcompte"],
};
const ISSUED: Column = Column { name: "Date d’inscription", spellings: &["dateinscription"] };
const EXPIRES: Column = Column { name: "Date d’expiration", spellings: &["dateexpiration"] };
const TITLE: Column = Column { name: "Intitulé", spellings: &["intituleunite", "intitule"] };
const POSTCODE: Column = Column { name: "Code Postal", spellings: &["codepostal"] };
const CITY: Column = Column { name: "Ville", spellings: &["ville"] };
const OFFICE: Column = Column { name: "DR de l’unité", spellings: &["drunite"] };
const DIRECTOR: [Column; 2] = [
    Column { name: "Nom du Directeur", spellings: &["nomdirecteur"] },
    Column { name: "Prénom du Directeur", spellings: &["prenomdirecteur"] },
];
const CORRESPONDENT: [Column; 3] = [
    Column { name: "Correspondant Documentaire", spellings: &["correspondantdocumentaire"] },
    Column { name: "Téléphone CD", spellings: &["telephonecd", "telephonecorrespondantdocumentaire"] },
    Column { name: "Courriel CD", spellings: &["courrielcd", "courrielcorrespondantdocumentaire"] },
];
const COUNTS: [Column; 4] = [
    Column { name: "Nb. chercheurs CNRS", spellings: &["chercheurscnrs"] },
    Column { name: "Nb. chercheurs NON CNRS", spellings: &["chercheursnoncnrs"] },
    Column { name: "Nb. DOCTORANTS", spellings: &["doctorants"] },
    Column { name: "Nb. POST-DOCTORANTS", spellings: &["postdoctorants"] },
];

/// Where the named columns of a file stand.
struct Places<'a> {
    file: &'a str,
    header: &'a [String],
}

impl Places<'_> {
    fn cell<'r>(&self, row: &'r [String], column: &Column) -> &'r str {
        column.place(self.header).and_then(|n| row.get(n)).map_or("", |c| c.trim())
    }

    fn text(&self, row: &[String], column: &Column) -> String {
        clean::label(self.cell(row, column)).text
    }

    fn flag(&self, row: &[String], column: &Column) -> Option<bool> {
        let word = self.cell(row, column);
        (!word.is_empty()).then(|| !word.eq_ignore_ascii_case("non"))
    }

    fn date(&self, line: u64, row: &[String], column: &Column) -> Outcome<Option<NaiveDate>> {
        match self.cell(row, column) {
            "" | NO_DATE => Ok(None),
            text => text
                .parse()
                .map(Some)
                .map_err(|_| fault(self.file, Some(line), InputFault::BadDate(clean::visible_line(text)))),
        }
    }

    fn headcount(&self, line: u64, row: &[String]) -> Outcome<Option<Headcount>> {
        let mut counts = [0; 4];
        let mut any = false;
        for (count, column) in counts.iter_mut().zip(&COUNTS) {
            let text = self.cell(row, column);
            if !text.is_empty() {
                any = true;
                let bad = |_| fault(self.file, Some(line), InputFault::Malformed(clean::visible_line(text)));
                *count = text.parse().map_err(bad)?;
            }
        }
        let [cnrs, other, phd, postdoc] = counts;
        Ok(any.then_some(Headcount { cnrs, other, phd, postdoc }))
    }
}

fn wide(file: &str, table: &Table, widths: &[usize]) -> Outcome<()> {
    let found = table.header.len();
    match widths {
        _ if widths.contains(&found) => Ok(()),
        [expected, ..] => Err(fault(file, Some(1), InputFault::Width { expected: *expected, found })),
        [] => Ok(()),
    }
}

/// The accounts of a file, in its order: the header by its names, the width as it must be.
pub fn read(file: &str, bytes: &[u8]) -> Outcome<Vec<Account>> {
    let table = table::read(file, bytes, Some(Encoding::Utf8))?;
    wide(file, &table, &[WIDTH])?;
    let places = Places { file, header: &table.header };
    let (login, secret) = (LOGIN.needed(file, &table.header)?, SECRET.needed(file, &table.header)?);
    UNIT.needed(file, &table.header)?;
    let mut accounts = Vec::with_capacity(table.rows.len());
    for (line, row) in &table.rows {
        accounts.push(Account {
            line: *line,
            login: row[login].trim().to_owned(),
            secret: row[secret].clone(),
            unit: places.text(row, &UNIT),
            title: places.text(row, &TITLE),
            postcode: places.text(row, &POSTCODE),
            city: places.text(row, &CITY),
            office: places.text(row, &OFFICE),
            headcount: places.headcount(*line, row)?,
            director: (places.text(row, &DIRECTOR[0]), places.text(row, &DIRECTOR[1])),
            correspondent: [0, 1, 2].map(|n: usize| places.text(row, &CORRESPONDENT[n])),
            opens: places.flag(row, &OPENS),
            issued: places.date(*line, row, &ISSUED)?,
            expires: places.date(*line, row, &EXPIRES)?,
        });
    }
    Ok(accounts)
}

/// A unit of the portal's list, with the head-counts that it declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    pub line: u64,
    pub code: String,
    pub title: String,
    pub office: String,
    pub headcount: Option<Headcount>,
    /// Name, telephone and mail of the documentation correspondent.
    pub correspondent: [String; 3],
    pub opens: Option<bool>,
}

/// Whether a table is a list of units: its first columns say so.
pub fn is_units(header: &[String]) -> bool {
    UNIT.place(header) == Some(0) && TITLE.place(header) == Some(1) && LOGIN.place(header).is_none()
}

/// The units of a list of today's width, or of the one before July 2016.
pub fn units(file: &str, table: &Table) -> Outcome<Vec<Unit>> {
    wide(file, table, &UNIT_WIDTHS)?;
    UNIT.needed(file, &table.header)?;
    let places = Places { file, header: &table.header };
    table
        .rows
        .iter()
        .map(|(line, row)| {
            Ok(Unit {
                line: *line,
                code: places.text(row, &UNIT),
                title: places.text(row, &TITLE),
                office: places.text(row, &OFFICE),
                headcount: places.headcount(*line, row)?,
                correspondent: [0, 1, 2].map(|n: usize| places.text(row, &CORRESPONDENT[n])),
                opens: places.flag(row, &OPENS),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests;
