//! Records of the Research Organization Registry (ROR), of schema 1 and of schema 2, mixed in one file.
//!
//! ROR does not know the national numbers, so a record either becomes a structure of its own, named `ror:` and its
//! identifier, or is proposed as a likely match of a structure that is already there. Which of them a person confirms.
//! It must not know of the desk; the line of a warning is the place of the record in the file, from 1.

mod record;
mod unit;

use super::cells::Row;
use super::{Import, text};
use crate::domain::ids::StructureId;
use crate::domain::plan::{Warning, WarningKind};
use crate::domain::structure::{Level, ParentBody, Standing, Structure, Succession};
use crate::domain::trouble::Outcome;
use record::{Record, Relation};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use unit::{Unit, city_key};

const ADDRESS: &str = "https://ror.org/";

/// Bodies of which both the ROR identifier and the national number (UAI) are public, with the acronym of the national
/// register: what ties a record to the institute.
const BODIES: [(&str, &str, &str); 2] = [("02vjkv261", "0755364Y", "INSERM"), ("02feahw73", "0753639Y", "CNRS")];

/// Reads a file of records: a list, or the answer of the registry with its `items`. Records that nothing governs, and
/// those of administrations, are not structures and are passed over.
pub fn read(
    file_name: &str,
    bytes: &[u8],
    known: &BTreeMap<StructureId, Arc<Structure>>,
    step: &mut dyn FnMut(usize, usize) -> Outcome<()>,
) -> Outcome<Import> {
    let records = record::parse(file_name, text::utf8(file_name, bytes)?)?;
    let mut import = Import { read: records.len(), ..Import::default() };
    let here = Here::of(known);
    let mut taken = Vec::new();
    let mut seen = HashSet::new();
    for (n, record) in records.iter().enumerate() {
        step(n, records.len())?;
        let mut row = Row { line: n as u64 + 1, subject: record.id.clone(), warnings: &mut import.warnings };
        if let Some(id) = taken_in(record, &here, &mut seen, &mut row) {
            taken.push((n, id));
        }
    }
    let inside: HashSet<String> = taken.iter().map(|(_, id)| id.clone()).collect();
    for (n, id) in taken {
        let row = Row { line: n as u64 + 1, subject: String::new(), warnings: &mut import.warnings };
        import.structures.push(Reader { record: &records[n], inside: &inside, row }.structure(&id));
    }
    follow(&records, &mut import.structures);
    import.warnings.sort_by_key(|w: &Warning| w.line);
    step(records.len(), records.len())?;
    Ok(import)
}

/// What a record can match: structures of the national register by unit and town, and matches already confirmed.
struct Here<'a> {
    units: Vec<(Unit, String, &'a StructureId)>,
    confirmed: HashSet<&'a str>,
}

impl<'a> Here<'a> {
    fn of(known: &'a BTreeMap<StructureId, Arc<Structure>>) -> Self {
        let national = || known.values().filter(|s| !s.id.as_str().starts_with("ror:"));
        let units = national().flat_map(|s| {
            let labels = s.bodies.iter().map(|b| b.label.as_str()).chain(s.own_label.as_deref());
            let town = city_key(&s.city);
            labels.flat_map(Unit::all_in).map(move |unit| (unit, town.clone(), &s.id))
        });
        Self { units: units.collect(), confirmed: national().filter_map(|s| s.ror.as_deref()).collect() }
    }

    fn matching(&self, units: &[Unit], town: &str) -> Vec<&'a StructureId> {
        let fits = |unit: &Unit| units.iter().any(|u| u.may_be(unit));
        let mut found: Vec<_> =
            self.units.iter().filter(|(unit, at, _)| at == town && fits(unit)).map(|(.., id)| *id).collect();
        found.sort();
        found.dedup();
        found
    }
}

/// The identifier of a record that becomes a structure of its own; why another does not is told, if it is odd.
fn taken_in(record: &Record, here: &Here<'_>, seen: &mut HashSet<String>, row: &mut Row<'_>) -> Option<String> {
    let Some(id) = identifier(&record.id) else {
        row.subject = row.clean("id", &record.id);
        row.warn(WarningKind::BadCheckLetter);
        return None;
    };
    row.subject = format!("ror:{id}");
    if !seen.insert(id.to_owned()) {
        row.warn(WarningKind::Twice);
        return None;
    }
    let governed = record.relations("parent").next().is_some();
    let office = record.types.iter().any(|t| t.eq_ignore_ascii_case("government"));
    if !governed || office || BODIES.iter().any(|b| b.0 == id) || here.confirmed.contains(id) {
        return None;
    }
    let units: Vec<Unit> = record.all_names().flat_map(Unit::all_in).collect();
    let matching = here.matching(&units, &city_key(record.city()));
    for structure in &matching {
        row.warn(WarningKind::MatchProposed { structure: structure.0.clone() });
    }
    matching.is_empty().then(|| id.to_owned())
}

/// The nine characters of an identifier, with or without the address in front of them.
fn identifier(text: &str) -> Option<&str> {
    let id = text.strip_prefix(ADDRESS).unwrap_or(text);
    let plain = id.bytes().all(|b| b.is_ascii_digit() || (b.is_ascii_lowercase() && !b"ilo".contains(&b)));
    (id.len() == 9 && id.starts_with('0') && plain).then_some(id)
}

/// One record being read.
struct Reader<'a> {
    record: &'a Record,
    /// Identifiers of all records that become structures.
    inside: &'a HashSet<String>,
    row: Row<'a>,
}

impl Reader<'_> {
    fn structure(mut self, id: &str) -> Structure {
        self.row.subject = format!("ror:{id}");
        let record = self.record;
        let closed = ["inactive", "withdrawn"].iter().any(|s| record.status.eq_ignore_ascii_case(s));
        Structure {
            id: StructureId(format!("ror:{id}")),
            title: self.row.clean("name", record.title()),
            acronym: self.row.clean("acronym", record.acronym()),
            created: record.established.and_then(|y| u16::try_from(y).ok()),
            kind: self.row.clean("type", &record.types.join(", ")),
            level: Level::Structure,
            website: self.row.clean("link", record.website()),
            city: self.row.clean("city", record.city()),
            bodies: self.bodies(),
            children: self.inside("child"),
            parents: self.inside("parent"),
            record: format!("{ADDRESS}{id}"),
            ror: Some(id.to_owned()),
            standing: if closed { Standing::Closed } else { Standing::Active },
            ..Structure::default()
        }
    }

    /// Relations of a kind to records that become structures too.
    fn inside(&self, kind: &'static str) -> Vec<StructureId> {
        let ids = self.record.relations(kind).filter_map(|r| identifier(&r.id));
        ids.filter(|id| self.inside.contains(*id)).map(|id| StructureId(format!("ror:{id}"))).collect()
    }

    /// The other parents: institutions. The institute gives the label that the names of the record tell.
    fn bodies(&mut self) -> Vec<ParentBody> {
        let label = Unit::label_of(self.record.all_names());
        let record = self.record;
        let outside = |r: &&Relation| identifier(&r.id).is_none_or(|id| !self.inside.contains(id));
        let parents: Vec<&Relation> = record.relations("parent").filter(outside).collect();
        parents
            .into_iter()
            .map(|relation| {
                let body = BODIES.iter().find(|b| identifier(&relation.id) == Some(b.0));
                ParentBody {
                    name: self.row.clean("relation", &relation.label),
                    acronym: body.map(|b| b.2.to_owned()).unwrap_or_default(),
                    uai: body.map(|b| b.1.to_owned()).unwrap_or_default(),
                    label: body.filter(|b| b.0 == BODIES[0].0).and(label.clone()).unwrap_or_default(),
                    ..ParentBody::default()
                }
            })
            .collect()
    }
}

/// Writes down who follows whom, from either end of the relation.
fn follow(records: &[Record], structures: &mut [Structure]) {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for record in records {
        let Some(id) = identifier(&record.id) else { continue };
        for relation in record.relations("predecessor") {
            pairs.extend(identifier(&relation.id).map(|before| (before.to_owned(), id.to_owned())));
        }
        for relation in record.relations("successor") {
            pairs.extend(identifier(&relation.id).map(|after| (id.to_owned(), after.to_owned())));
        }
    }
    pairs.sort();
    pairs.dedup();
    for structure in structures {
        for (before, _) in pairs.iter().filter(|(_, after)| structure.ror.as_deref() == Some(after)) {
            let number = format!("ror:{before}");
            structure.history.push(Succession { number, kind: "predecessor".to_owned(), year: String::new() });
        }
    }
}
