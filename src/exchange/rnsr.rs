//! The national register of research structures (RNSR), as published: one row a structure, semicolons between columns
//! and again inside the list columns, line ends inside quoted cells.
//!
//! It must not know what the desk already holds: it says what the file says.

use super::cells::Row;
use super::text::{Lines, utf8};
use super::{Import, MOST_CELLS, MOST_FIELD, MOST_ROWS, fault};
use crate::domain::ids::{StructureId, is_rnsr};
use crate::domain::plan::WarningKind;
use crate::domain::structure::{Director, Level, ParentBody, Role, Standing, Structure, Succession};
use crate::domain::trouble::{InputFault, Outcome};
use csv::{ReaderBuilder, StringRecord};
use std::collections::{HashMap, HashSet};

/// The column that names a structure; it tells the format too.
pub(super) const NUMBER: &str = "numero_national_de_structure";

/// Reads a release of the register. `institute_uai` tells which labels matter; `step` hears rows done and rows in all.
pub fn read(
    file_name: &str,
    bytes: &[u8],
    institute_uai: &str,
    step: &mut dyn FnMut(usize, usize) -> Outcome<()>,
) -> Outcome<Import> {
    let text = utf8(file_name, bytes)?;
    let (header, rows) = records(file_name, text)?;
    let columns = Columns::of(file_name, &header)?;
    let mut seen = Seen::default();
    let total = rows.len();
    let mut import = Import { read: total, ..Import::default() };
    // Each record goes as soon as its structure is made: the file does not stand in memory three times.
    for (done, (line, record)) in rows.into_iter().enumerate() {
        step(done, total)?;
        let row = Row { line, subject: String::new(), warnings: &mut import.warnings };
        import
            .structures
            .extend(Reader { record: &record, columns: &columns, row }.structure(institute_uai, &mut seen));
    }
    step(total, total)?;
    Ok(import)
}

type Lined = Vec<(u64, StringRecord)>;

fn records(file: &str, text: &str) -> Outcome<(StringRecord, Lined)> {
    let mut reader =
        ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut header = StringRecord::new();
    let mut rows = Lined::new();
    let mut lines = Lines::of(text, None);
    for record in reader.records() {
        let record = record.map_err(|_| fault(file, None, InputFault::NotText))?;
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        if record.iter().any(|field| field.len() > MOST_FIELD) {
            return Err(fault(file, Some(line), InputFault::FieldTooLong));
        }
        if header.is_empty() {
            header = record;
            continue;
        }
        if record.len() != header.len() {
            let why = InputFault::Width { expected: header.len(), found: record.len() };
            return Err(fault(file, Some(line), why));
        }
        if rows.len() == MOST_ROWS || (rows.len() + 1) * header.len() > MOST_CELLS {
            return Err(fault(file, Some(line), InputFault::TooManyRows { most: rows.len() }));
        }
        rows.push((line, record));
    }
    Ok((header, rows))
}

/// Where each column that is read stands.
struct Columns(HashMap<&'static str, usize>);

impl Columns {
    const READ: [&'static str; 27] = [
        NUMBER,
        "libelle",
        "sigle",
        "annee_de_creation",
        "type_de_structure",
        "code_de_niveau_de_structure",
        "site_web",
        "adresse",
        "code_postal",
        "commune",
        "nom_du_responsable",
        "prenom_du_responsable",
        "titre_du_responsable",
        "label_numero",
        "tutelles",
        "sigles_des_tutelles",
        "uai_des_tutelles",
        "siret_des_tutelles",
        "code_de_type_de_tutelle",
        "numero_de_structure_enfant",
        "numero_de_structure_parent",
        "numero_de_structure_historique",
        "type_de_succession",
        "annee_d_effet_historique",
        "domaine_scientifique",
        "nature_de_tutelle",
        "fiche_rnsr",
    ];

    fn of(file: &str, header: &StringRecord) -> Outcome<Self> {
        let mut places = HashMap::new();
        for name in Self::READ {
            let place = header.iter().position(|h| h.trim() == name);
            let place = place.ok_or_else(|| fault(file, Some(1), InputFault::MissingColumn(name.to_owned())))?;
            places.insert(name, place);
        }
        Ok(Self(places))
    }
}

/// What earlier rows of the file have used up.
#[derive(Default)]
struct Seen {
    numbers: HashSet<String>,
    /// Labels of the institute, written as logins write them, and who bears them.
    labels: HashMap<String, String>,
}

/// One row being read.
struct Reader<'a> {
    record: &'a StringRecord,
    columns: &'a Columns,
    row: Row<'a>,
}

impl Reader<'_> {
    fn raw(&self, column: &'static str) -> &str {
        self.columns.0.get(column).and_then(|&place| self.record.get(place)).unwrap_or_default()
    }

    fn cell(&mut self, column: &'static str) -> String {
        let raw = decoded(self.raw(column), false).concat();
        self.row.clean(column, &raw)
    }

    /// The elements of a list column. An empty cell holds none.
    fn list(&mut self, column: &'static str) -> Vec<String> {
        match self.raw(column) {
            "" => Vec::new(),
            raw => {
                let parts = decoded(raw, true);
                self.row.clean_each(column, parts)
            }
        }
    }

    /// Parallel lists, with as many slots as the longest has; lists of other lengths are told.
    fn parallel<const N: usize>(&mut self, columns: [&'static str; N]) -> Vec<[String; N]> {
        let mut lists = columns.map(|column| self.list(column).into_iter());
        let length = lists.iter().map(ExactSizeIterator::len).max().unwrap_or_default();
        if lists.iter().any(|list| list.len() != length && list.len() != 0) {
            self.row.warn(WarningKind::UnevenLists);
        }
        (0..length).map(|_| lists.each_mut().map(|list| list.next().unwrap_or_default())).collect()
    }

    fn structure(mut self, institute_uai: &str, seen: &mut Seen) -> Option<Structure> {
        let number = self.cell(NUMBER);
        self.row.subject.clone_from(&number);
        if !is_rnsr(&number) {
            self.row.warn(WarningKind::BadCheckLetter);
            return None;
        }
        if !seen.numbers.insert(number.clone()) {
            self.row.warn(WarningKind::Twice);
            return None;
        }
        let structure = Structure {
            id: StructureId(number),
            title: self.cell("libelle"),
            acronym: self.cell("sigle"),
            created: self.year(),
            kind: self.cell("type_de_structure"),
            level: self.level(),
            website: self.cell("site_web"),
            address: self.cell("adresse"),
            postcode: self.cell("code_postal"),
            city: self.cell("commune"),
            directors: self.directors(),
            bodies: self.bodies(),
            children: self.numbers("numero_de_structure_enfant"),
            parents: self.numbers("numero_de_structure_parent"),
            history: self.history(),
            field: self.list("domaine_scientifique").join(", "),
            record: self.cell("fiche_rnsr"),
            standing: Standing::Active,
            ..Structure::default()
        };
        self.remarks(&structure, institute_uai, seen);
        Some(structure)
    }

    fn year(&mut self) -> Option<u16> {
        let text = self.cell("annee_de_creation");
        let year = text.parse().ok().filter(|y| (1600..=2999).contains(y));
        if year.is_none() && !text.is_empty() {
            self.row.warn(WarningKind::YearUnreadable(text));
        }
        year
    }

    fn level(&mut self) -> Level {
        let code = self.cell("code_de_niveau_de_structure");
        match code.as_str() {
            "1" => Level::Team,
            "2" => Level::Structure,
            "3" => Level::Federation,
            _ => {
                self.row.warn(WarningKind::UnknownLevel(code));
                Level::Structure
            }
        }
    }

    fn directors(&mut self) -> Vec<Director> {
        self.parallel(["nom_du_responsable", "prenom_du_responsable", "titre_du_responsable"])
            .into_iter()
            .filter(|[last, first, _]| !last.is_empty() || !first.is_empty())
            .map(|[last, first, title]| Director { last, first, title })
            .collect()
    }

    fn bodies(&mut self) -> Vec<ParentBody> {
        // The two columns that are not kept are read all the same: an uneven one shows that the slots have slipped.
        self.parallel([
            "label_numero",
            "tutelles",
            "sigles_des_tutelles",
            "uai_des_tutelles",
            "code_de_type_de_tutelle",
            "siret_des_tutelles",
            "nature_de_tutelle",
        ])
        .into_iter()
        .map(|[label, name, acronym, uai, role, ..]| {
            let role = if role == "PART" { Role::Participant } else { Role::Governing };
            ParentBody { name, acronym, uai, label, role }
        })
        .collect()
    }

    fn numbers(&mut self, column: &'static str) -> Vec<StructureId> {
        self.list(column).into_iter().filter(|n| !n.is_empty()).map(StructureId).collect()
    }

    fn history(&mut self) -> Vec<Succession> {
        self.parallel(["numero_de_structure_historique", "type_de_succession", "annee_d_effet_historique"])
            .into_iter()
            .map(|[number, kind, year]| Succession { number, kind, year })
            .collect()
    }

    /// What the user should know before codes are issued.
    fn remarks(&mut self, structure: &Structure, institute_uai: &str, seen: &mut Seen) {
        if structure.postcode.is_empty() {
            self.row.warn(WarningKind::NoPostcode);
        }
        let Some(body) = structure.body(institute_uai) else {
            return;
        };
        if body.label.is_empty() {
            if structure.level == Level::Structure && body.role == Role::Governing {
                self.row.warn(WarningKind::NoLabel);
            }
            return;
        }
        let key: String = body.label.chars().filter(char::is_ascii_alphanumeric).collect();
        let bearer = seen.labels.entry(key.to_ascii_uppercase()).or_insert_with(|| structure.id.0.clone());
        if *bearer != structure.id.0 {
            let other = bearer.clone();
            self.row.warn(WarningKind::LabelTwice { label: body.label.clone(), other });
        }
    }
}

/// A cell with its HTML character references (`&#8203;`) read; split at semicolons that are not part of one, if asked.
fn decoded(cell: &str, split: bool) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut rest = cell;
    while let Some(c) = rest.chars().next() {
        if c == ';' && split {
            parts.push(String::new());
            rest = &rest[1..];
            continue;
        }
        let (c, length) = reference(rest).unwrap_or((c, c.len_utf8()));
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
        rest = &rest[length..];
    }
    parts
}

/// The character of a numeric reference at the head of a text, and the bytes that it takes.
fn reference(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix("&#")?;
    let end = body.bytes().take(9).position(|b| b == b';')?;
    let digits = &body[..end];
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16).ok()?,
        None if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().ok()?,
        _ => return None,
    };
    Some((char::from_u32(code)?, end + 3))
}

#[cfg(test)]
mod tests;
