//! The table of regional offices: which postal codes belong to which, since when and until when. The user keeps it.
//!
//! One row a rule: the name of the office, the beginning of the postal codes, two days that may be empty. It must not
//! know which structures there are.

use super::columns::Column;
use super::{csv_out, fault, table};
use crate::domain::clean;
use crate::domain::fold::fold;
use crate::domain::ids::OfficeId;
use crate::domain::office::{OfficeTable, PlaceRule, RegionalOffice};
use crate::domain::trouble::{InputFault, Outcome};
use chrono::NaiveDate;

const OFFICE: Column =
    Column { name: "délégation", spellings: &["delegation", "delegationregionale", "office", "regionaloffice"] };
const POSTCODE: Column = Column { name: "code postal", spellings: &["codepostal", "postcode", "postalcode", "prefix"] };
const SINCE: Column = Column { name: "depuis", spellings: &["depuis", "since", "from"] };
const UNTIL: Column = Column { name: "jusqu’au", spellings: &["jusquau", "until", "to"] };
const HEADER: [&str; 4] = ["délégation", "code postal", "depuis", "jusqu'au"];

/// The table that a new desk starts with, to be confirmed by its user.
const DEFAULT: &str = include_str!("../../assets/offices.csv");

/// The offices that a new desk starts with; every department of France has one.
pub fn default_table() -> OfficeTable {
    read("offices.csv", DEFAULT.as_bytes()).unwrap_or_default()
}

/// Reads a table of offices. Lines that begin with `#` are remarks.
pub fn read(file_name: &str, bytes: &[u8]) -> Outcome<OfficeTable> {
    let rows = table::read_remarked(file_name, bytes)?;
    let office = OFFICE.needed(file_name, &rows.header)?;
    let prefix = POSTCODE.needed(file_name, &rows.header)?;
    let (since, until) = (SINCE.place(&rows.header), UNTIL.place(&rows.header));
    let mut found = OfficeTable::default();
    for (line, cells) in &rows.rows {
        let reader = Reader { file: file_name, line: *line, cells };
        let id = reader.office(office, &mut found)?;
        if let Some(prefix) = reader.prefix(prefix)? {
            let rule = PlaceRule { prefix, office: id, since: reader.day(since)?, until: reader.day(until)? };
            reader.check(&rule, &found)?;
            found.rules.push(rule);
        }
    }
    Ok(found)
}

/// One row being read.
struct Reader<'a> {
    file: &'a str,
    line: u64,
    cells: &'a [String],
}

impl Reader<'_> {
    fn fail<T>(&self, why: InputFault) -> Outcome<T> {
        Err(fault(self.file, Some(self.line), why))
    }

    fn cell(&self, place: Option<usize>) -> &str {
        let cell = place.and_then(|p| self.cells.get(p)).map(String::as_str).unwrap_or_default();
        csv_out::unguarded(cell.trim())
    }

    /// The office of the row, entered in the table the first time it is named.
    fn office(&self, place: usize, found: &mut OfficeTable) -> Outcome<OfficeId> {
        let Ok(name) = clean::name(self.cell(Some(place))) else {
            return self.fail(InputFault::Malformed(clean::visible_line(self.cell(Some(place)))));
        };
        let id = slug(&name);
        if id.as_str().is_empty() {
            return self.fail(InputFault::Malformed(name));
        }
        if !found.offices.iter().any(|o| o.id == id) {
            found.offices.push(RegionalOffice { id: id.clone(), name });
        }
        Ok(id)
    }

    /// The beginning of the postal codes; none where the row only names an office. A spreadsheet takes `01` for a
    /// number and leaves `1`: no code of France is found by one digit, so the zero is put back.
    fn prefix(&self, place: usize) -> Outcome<Option<String>> {
        let digits = self.cell(Some(place));
        match digits.len() {
            0 => Ok(None),
            1..=5 if digits.bytes().all(|b| b.is_ascii_digit()) => Ok(Some(format!("{digits:0>2}"))),
            _ => self.fail(InputFault::Malformed(clean::visible_line(digits))),
        }
    }

    /// A day as `2027-01-31` or `31/01/2027`.
    fn day(&self, place: Option<usize>) -> Outcome<Option<NaiveDate>> {
        let text = self.cell(place);
        if text.is_empty() {
            return Ok(None);
        }
        let day = text.parse().or_else(|_| NaiveDate::parse_from_str(text, "%d/%m/%Y"));
        day.map(Some).or_else(|_| self.fail(InputFault::BadDate(clean::visible_line(text))))
    }

    /// Refuses a rule that ends before it begins, or that gives a postal code to two offices on one day.
    fn check(&self, rule: &PlaceRule, found: &OfficeTable) -> Outcome<()> {
        if let (Some(since), Some(until)) = (rule.since, rule.until)
            && until < since
        {
            return self.fail(InputFault::BadDate(until.to_string()));
        }
        let apart = |a: &PlaceRule, b: &PlaceRule| a.until.zip(b.since).is_some_and(|(end, start)| end < start);
        let clash = |other: &PlaceRule| {
            other.prefix == rule.prefix && other.office != rule.office && !apart(other, rule) && !apart(rule, other)
        };
        if found.rules.iter().any(clash) {
            return self.fail(InputFault::Malformed(rule.prefix.clone()));
        }
        Ok(())
    }
}

/// Writes a table so that [`read`] gives it back, office by office.
pub fn write(offices: &OfficeTable) -> String {
    let day = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    let rows = offices.offices.iter().flat_map(|office| {
        let mut rows: Vec<Vec<String>> = offices
            .rules
            .iter()
            .filter(|r| r.office == office.id)
            .map(|r| vec![office.name.clone(), r.prefix.clone(), day(r.since), day(r.until)])
            .collect();
        if rows.is_empty() {
            rows.push(vec![office.name.clone(), String::new(), String::new(), String::new()]);
        }
        rows
    });
    csv_out::table(&HEADER, rows)
}

/// The identifier of an office: its name folded, words joined by hyphens.
fn slug(name: &str) -> OfficeId {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    OfficeId(words.join("-").chars().take(40).collect())
}
