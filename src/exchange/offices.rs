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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn refusal(text: &str) -> (Option<u64>, InputFault) {
        match read("o.csv", text.as_bytes()) {
            Err(crate::domain::trouble::Trouble::Input { line, why, .. }) => (line, why),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_department_has_an_office_overseas_too() {
        let table = default_table();
        assert_eq!(table.offices.len(), 12);
        let place = |code: &str| table.by_postcode(code, day("2027-01-01")).map(|id| table.name(id).to_owned());
        let overseas = ["971", "972", "973", "974", "975", "976", "977", "978", "984", "986", "987", "988"];
        for department in (1..=95).map(|n| format!("{n:02}")).chain(overseas.map(str::to_owned)) {
            let code = format!("{department:0<5}");
            assert!(place(&code).is_some(), "{code}");
        }
        for (code, office) in [
            ("75014", "Paris-IDF Centre-Nord"),
            ("75651", "Paris-IDF Centre-Est"),
            ("94270", "Paris-IDF Sud"),
            ("20250", "PACA et Corse"),
            ("69003", "Auvergne-Rhône-Alpes"),
            ("97400", "Administration du siège"),
            ("01000", "Auvergne-Rhône-Alpes"),
        ] {
            assert_eq!(place(code).as_deref(), Some(office), "{code}");
        }
        assert!(DEFAULT.starts_with('#') && DEFAULT.contains("CONFIRMER") && DEFAULT.contains("CONFIRMED"));
    }

    #[test]
    fn the_default_table_survives_being_written_and_read() {
        let table = default_table();
        assert_eq!(read("o.csv", write(&table).as_bytes()), Ok(table));
    }

    #[test]
    fn a_table_as_people_keep_it_is_read() {
        let text = "\u{feff}# remarque ; \"ouverte\r\nDélégation;Code postal;Depuis;Jusqu’au\r\n\
            Grand Ouest;35;2020-01-01;31/12/2027\r\nÉst ;1;;\r\n\r\nest;;;\r\nSiège;;;\r\n";
        let table = read("o.csv", text.as_bytes()).unwrap();
        let offices: Vec<_> = table.offices.iter().map(|o| (o.id.as_str(), o.name.as_str())).collect();
        assert_eq!(offices, [("grand-ouest", "Grand Ouest"), ("est", "Ést"), ("siege", "Siège")]);
        let rules: Vec<_> = table.rules.iter().map(|r| (r.prefix.as_str(), r.since, r.until)).collect();
        assert_eq!(rules, [("35", Some(day("2020-01-01")), Some(day("2027-12-31"))), ("01", None, None)]);
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_line() {
        let head = "délégation;code postal;depuis;jusqu'au\n";
        assert_eq!(refusal("nom;code postal\nEst;67\n"), (Some(1), InputFault::MissingColumn("délégation".into())));
        assert_eq!(refusal(&format!("{head}Est;67;hier;\n")), (Some(2), InputFault::BadDate("hier".into())));
        let reversed = format!("{head}Est;67;2027-02-01;2027-01-01\n");
        assert_eq!(refusal(&reversed), (Some(2), InputFault::BadDate("2027-01-01".into())));
        assert_eq!(refusal(&format!("{head}Est;2A;;\n")), (Some(2), InputFault::Malformed("2A".into())));
        assert_eq!(refusal(&format!("# x\n{head}…;67;;\n")), (Some(3), InputFault::Malformed("…".into())));
        assert_eq!(
            refusal(&format!("{head}E\u{202e}st;67;;\n")),
            (Some(2), InputFault::Malformed("E<U+202E>st".into()))
        );
    }

    #[test]
    fn one_code_cannot_be_of_two_offices_on_one_day() {
        let head = "délégation;code postal;depuis;jusqu'au\n";
        let moved = format!("{head}Est;67;;2026-12-31\nSud;67;2027-01-01;\n");
        assert_eq!(read("o.csv", moved.as_bytes()).unwrap().rules.len(), 2);
        let both = format!("{head}Est;67;;2026-12-31\nSud;67;2026-12-31;\n");
        assert_eq!(refusal(&both), (Some(3), InputFault::Malformed("67".into())));
    }

    #[test]
    fn a_name_that_looks_like_a_formula_survives_too() {
        let id = OfficeId::from("sum-a1");
        let table = OfficeTable {
            offices: vec![RegionalOffice { id: id.clone(), name: "=SUM(A1)".into() }],
            rules: vec![PlaceRule { prefix: "67".into(), office: id, since: None, until: None }],
        };
        let text = write(&table);
        assert!(text.contains("\"'=SUM(A1)\""));
        assert_eq!(read("o.csv", text.as_bytes()), Ok(table));
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
            let _ = read("o.csv", &bytes);
        }
    }
}
