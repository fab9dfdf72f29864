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
        let mut row = Row { line: n as u64 + 1, subject: String::new(), warnings: &mut import.warnings };
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
        let fits = |unit: &Unit| units.iter().any(|u| u.may_be(*unit));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{data, rnsr};
    use proptest::prelude::*;

    const UAI: &str = "0755364Y";

    fn known() -> BTreeMap<StructureId, Arc<Structure>> {
        let import = rnsr::read("rnsr.csv", &data("rnsr-inserm-2022-02-08.csv"), UAI, &mut |_, _| Ok(())).unwrap();
        import.structures.into_iter().map(|s| (s.id.clone(), Arc::new(s))).collect()
    }

    fn import(json: &str, known: &BTreeMap<StructureId, Arc<Structure>>) -> Import {
        read("ror.json", json.as_bytes(), known, &mut |_, _| Ok(())).unwrap()
    }

    /// Two records of one unit, one in each schema.
    const FIRST: &str = r#"{"id":"https://ror.org/00a3p4g61","name":"Institut Cochin","aliases":["U1016"],
        "acronyms":["IC"],"labels":[],"status":"inactive","types":["Facility"],"established":2006,
        "links":["http://a.example/"],"addresses":[{"city":"Lille","postcode":null}],"wikipedia_url":"",
        "relationships":[{"label":"Inserm","type":"Parent","id":"https://ror.org/02vjkv261"},
                         {"label":"Lille","type":"Parent","id":"https://ror.org/02kzqn938"}]}"#;
    const SECOND: &str = r#"{"id":"https://ror.org/000n1xh78","established":null,"types":["facility"],
        "names":[{"value":"Cochin Institute","types":["ror_display","label"],"lang":"en"},
                 {"value":"Institut Cochin","types":["label"],"lang":"fr"},
                 {"value":"UMR_S 1016","types":["alias"],"lang":null},{"value":"IC","types":["acronym"],"lang":null}],
        "links":[{"type":"wikipedia","value":"w"},{"type":"website","value":"http://b.example/"}],"status":"withdrawn",
        "locations":[{"geonames_id":1,"geonames_details":{"name":"Strasbourg","country_code":"FR"}}],
        "relationships":[{"label":"Inserm","type":"parent","id":"https://ror.org/02vjkv261"},
                         {"label":"Premier","type":"predecessor","id":"https://ror.org/00a3p4g61"}]}"#;

    #[test]
    fn both_schemas_say_the_same() {
        let import = import(&format!("[{FIRST},{SECOND}]"), &BTreeMap::new());
        assert_eq!((import.read, import.warnings.len()), (2, 0));
        let [a, b] = import.structures.try_into().unwrap();
        assert_eq!((a.id.as_str(), b.id.as_str()), ("ror:00a3p4g61", "ror:000n1xh78"));
        for s in [&a, &b] {
            assert_eq!((s.title.as_str(), s.acronym.as_str()), ("Institut Cochin", "IC"));
            assert_eq!((s.institute_label(UAI), s.standing), (Some("U 1016"), Standing::Closed));
        }
        assert_eq!((a.website.as_str(), b.website.as_str()), ("http://a.example/", "http://b.example/"));
        assert_eq!((a.city.as_str(), b.city.as_str()), ("Lille", "Strasbourg"));
        assert_eq!((a.created, b.created), (Some(2006), None));
        let bodies: Vec<_> = a.bodies.iter().map(|x| (x.name.as_str(), x.uai.as_str(), x.label.as_str())).collect();
        assert_eq!(bodies, [("Inserm", UAI, "U 1016"), ("Lille", "", "")]);
        assert_eq!(b.history.len(), 1);
        assert_eq!(b.history[0].number, "ror:00a3p4g61");
    }

    #[test]
    fn a_list_may_come_as_the_answer_of_the_registry() {
        let items = format!(r#"{{"number_of_results":1,"items":[{FIRST}]}}"#);
        assert_eq!(import(&items, &BTreeMap::new()), import(&format!("[{FIRST}]"), &BTreeMap::new()));
    }

    #[test]
    fn the_institutes_extract_comes_in_with_its_closed_structures() {
        let bytes = data("ror-inserm-2026-06.json");
        let mut told = Vec::new();
        let alone = read("ror.json", &bytes, &BTreeMap::new(), &mut |done, all| {
            told.push((done, all));
            Ok(())
        });
        let alone = alone.unwrap();
        assert_eq!((alone.read, alone.structures.len(), alone.warnings.len()), (342, 315, 0));
        assert_eq!((told.first(), told.last()), (Some(&(0, 342)), Some(&(342, 342))));
        assert_eq!(alone.structures.iter().filter(|s| s.standing == Standing::Closed).count(), 24);
        assert!(alone.structures.iter().all(|s| s.body(UAI).is_some() && !s.title.is_empty() && !s.city.is_empty()));
        assert!(alone.structures.iter().all(|s| !s.title.contains("Délégation") && s.title != "Inserm"));
        let label =
            |id: &str| alone.structures.iter().find(|s| s.id.as_str() == id).and_then(|s| s.institute_label(UAI));
        assert_eq!(label("ror:051sk4035"), Some("U 1016"));
        assert_eq!(label("ror:001br4864"), Some("US 36"));
        assert_eq!(label("ror:02baj6743"), Some("CIC 1414"));
        assert_eq!(label("ror:0015ws592"), None, "UMR 7104 is a number of the CNRS");
    }

    #[test]
    fn likely_matches_are_proposed_and_not_taken_in_twice() {
        let known = known();
        let import = read("ror.json", &data("ror-inserm-2026-06.json"), &known, &mut |_, _| Ok(())).unwrap();
        let proposed: Vec<(&str, &str)> = import
            .warnings
            .iter()
            .map(|w| match &w.what {
                WarningKind::MatchProposed { structure } => (w.subject.as_str(), structure.as_str()),
                other => panic!("{other:?}"),
            })
            .collect();
        let records: HashSet<&str> = proposed.iter().map(|p| p.0).collect();
        assert_eq!((import.structures.len(), records.len()), (196, 119));
        assert!(import.structures.iter().all(|s| !records.contains(s.id.as_str())));
        assert!(proposed.contains(&("ror:051sk4035", "200217519N")), "U 1016 in Paris");
        let twice: Vec<_> = proposed.iter().filter(|p| p.0 == "ror:04k5bcn60").map(|p| p.1).collect();
        assert_eq!(twice, ["201421791E", "201622492H"], "US 34 exists twice: both are proposed");
        let lines: Vec<u64> = import.warnings.iter().map(|w| w.line).collect();
        assert!(lines.is_sorted() && lines.iter().all(|&l| (1..=342).contains(&l)));
    }

    #[test]
    fn a_town_or_a_number_alone_is_no_match_and_a_confirmed_one_is_left_alone() {
        let structure = |label: &str, city: &str, ror: Option<&str>| {
            let body = ParentBody { uai: UAI.into(), label: label.into(), ..ParentBody::default() };
            let s = Structure {
                id: "200710776M".into(),
                bodies: vec![body],
                city: city.into(),
                ror: ror.map(str::to_owned),
                ..Structure::default()
            };
            BTreeMap::from([(s.id.clone(), Arc::new(s))])
        };
        let json = format!("[{FIRST}]");
        let counts = |known: &BTreeMap<_, _>| {
            let import = import(&json, known);
            (import.structures.len(), import.warnings.len())
        };
        assert_eq!(counts(&structure("U 1016", "LILLE CEDEX 2", None)), (0, 1));
        assert_eq!(counts(&structure("U 1016", "Paris", None)), (1, 0));
        assert_eq!(counts(&structure("U 1017", "Lille", None)), (1, 0));
        assert_eq!(counts(&structure("US 1016", "Lille", None)), (1, 0));
        assert_eq!(counts(&structure("U 9", "Paris", Some("00a3p4g61"))), (0, 0));
    }

    #[test]
    fn records_that_come_again_are_updates_of_themselves() {
        let json = format!("[{FIRST}]");
        let first = import(&json, &BTreeMap::new());
        let known = first.structures.iter().map(|s| (s.id.clone(), Arc::new(s.clone()))).collect();
        assert_eq!(import(&json, &known), first);
    }

    #[test]
    fn hostile_and_broken_records_are_told() {
        let hostile = FIRST
            .replace("Institut Cochin", r"a\u001b]52;\u009b\u202e\u200b\udb40\udc41b")
            .replace("Lille", r"Li\u202elle");
        let broken = FIRST.replace("00a3p4g61", r"../etc\u202e");
        let import = import(&format!("[{hostile},{broken},{FIRST}]"), &BTreeMap::new());
        assert_eq!(import.structures.len(), 1);
        assert_eq!(import.structures[0].title, "a]52;b");
        let all = format!("{:?} {:?}", import.structures, import.warnings);
        assert!(!all.contains("\\u{"), "{all}");
        let what: Vec<_> = import.warnings.iter().map(|w| (w.line, &w.what)).collect();
        let removed = |characters: &str, field| WarningKind::Removed { field, characters: characters.into() };
        assert!(what.contains(&(1, &removed("<U+001B> <U+009B> <U+202E> <U+200B> <U+E0041>", "name"))));
        assert!(what.contains(&(1, &removed("<U+202E>", "city"))));
        assert!(what.contains(&(2, &WarningKind::BadCheckLetter)));
        assert!(what.contains(&(3, &WarningKind::Twice)));
    }

    #[test]
    fn records_that_stand_in_a_ring_keep_their_relations() {
        let ring = |id: &str, other: &str| {
            format!(
                r#"{{"id":"https://ror.org/{id}","name":"{id}","relationships":[
                {{"type":"Parent","id":"https://ror.org/{other}"}},{{"type":"Child","id":"https://ror.org/{other}"}}]}}"#
            )
        };
        let import = import(
            &format!("[{},{}]", ring("00a3p4g61", "000n1xh78"), ring("000n1xh78", "00a3p4g61")),
            &BTreeMap::new(),
        );
        assert_eq!(import.structures[0].parents, import.structures[0].children);
        assert_eq!(import.structures[0].parents, [StructureId::from("ror:000n1xh78")]);
        assert!(import.structures[0].bodies.is_empty());
    }

    #[test]
    fn what_is_no_list_of_records_is_refused() {
        for bad in ["{}", "[1]", "[{\"id\":5}]", "[", "\u{feff}[}", "[[[[[[", "null"] {
            let refused = read("ror.json", bad.as_bytes(), &BTreeMap::new(), &mut |_, _| Ok(())).unwrap_err();
            assert_eq!(refused.code(), "input-malformed", "{bad}");
        }
        let deep = "[".repeat(100_000);
        assert!(read("ror.json", deep.as_bytes(), &BTreeMap::new(), &mut |_, _| Ok(())).is_err());
        let many = format!("[{}{{}}]", "{},".repeat(200_000));
        let refused = read("ror.json", many.as_bytes(), &BTreeMap::new(), &mut |_, _| Ok(())).unwrap_err();
        assert_eq!(refused.code(), "input-too-large");
    }

    #[test]
    fn stopping_stops() {
        use crate::domain::trouble::Trouble;
        let stopped =
            read("ror.json", format!("[{FIRST}]").as_bytes(), &BTreeMap::new(), &mut |_, _| Err(Trouble::Cancelled));
        assert_eq!(stopped, Err(Trouble::Cancelled));
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
            let _ = read("ror.json", &bytes, &BTreeMap::new(), &mut |_, _| Ok(()));
        }

        #[test]
        fn no_texts_make_the_reader_panic(name in any::<String>(), id in any::<String>(), kind in "[pP]arent|x") {
            let text = |t: &str| serde_json::to_string(t).unwrap();
            let json = format!(r#"[{{"id":{},"name":{},"relationships":[{{"type":"{kind}","id":{}}}]}}]"#,
                text(&id), text(&name), text(&id));
            let _ = import(&json, &BTreeMap::new());
        }
    }
}
