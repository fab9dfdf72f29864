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
mod tests {
    use super::*;
    use crate::domain::clean;
    use crate::domain::plan::Warning;
    use crate::domain::structure::Population;
    use crate::domain::trouble::Trouble;
    use crate::exchange::data;
    use proptest::prelude::*;

    const UAI: &str = "0755364Y";

    fn import(text: &str) -> Import {
        read("f.csv", text.as_bytes(), UAI, &mut |_, _| Ok(())).unwrap()
    }

    /// A file with these cells set in each row, everything else as in an ordinary unit.
    fn file(rows: &[&[(&str, &str)]]) -> String {
        let mut text = Columns::READ.join(";") + "\r\n";
        for row in rows {
            let cells = Columns::READ.map(|column| {
                let usual = match column {
                    NUMBER => "200710776M",
                    "code_de_niveau_de_structure" => "2",
                    "code_postal" => "75013",
                    "annee_de_creation" => "2007",
                    "label_numero" => "U 1",
                    "uai_des_tutelles" => UAI,
                    "code_de_type_de_tutelle" => "TUTE",
                    _ => "",
                };
                let cell = row.iter().find(|(name, _)| *name == column).map_or(usual, |(_, cell)| cell);
                format!("\"{}\"", cell.replace('"', "\"\""))
            });
            text += &(cells.join(";") + "\r\n");
        }
        text
    }

    fn count(import: &Import, wanted: impl Fn(&WarningKind) -> bool) -> usize {
        import.warnings.iter().filter(|w| wanted(&w.what)).count()
    }

    fn warning(line: u64, subject: &str, what: WarningKind) -> Warning {
        Warning { line, subject: subject.into(), what }
    }

    /// Where each record begins, counted by hand: a quote that is open makes a line end part of a cell.
    fn starts(text: &str) -> Vec<u64> {
        let (mut starts, mut open) = (Vec::new(), false);
        let mut fresh = true;
        for (n, line) in text.lines().enumerate() {
            if fresh {
                starts.push(n as u64 + 1);
            }
            open ^= line.matches('"').count() % 2 == 1;
            fresh = !open;
        }
        starts
    }

    #[test]
    fn the_institutes_release_comes_in_whole() {
        let bytes = data("rnsr-inserm-2022-02-08.csv");
        let import = read("rnsr.csv", &bytes, UAI, &mut |_, _| Ok(())).unwrap();
        assert_eq!((import.read, import.structures.len()), (524, 524));
        let called: Vec<&Structure> = import
            .structures
            .iter()
            .filter(|s| s.level == Level::Structure && s.body(UAI).is_some_and(|b| b.role == Role::Governing))
            .collect();
        assert_eq!(called.len(), 362);
        assert_eq!(called.iter().filter(|s| s.institute_label(UAI).is_none()).count(), 20);
        assert_eq!(import.structures.iter().filter(|s| s.is_mixed_with("CNRS")).count(), 201);
        assert_eq!(called.iter().filter(|s| s.is_mixed_with("CNRS")).count(), 108);
        assert_eq!(count(&import, |w| *w == WarningKind::NoLabel), 20);
        assert_eq!(count(&import, |w| *w == WarningKind::NoPostcode), 10);
        assert_eq!(count(&import, |w| matches!(w, WarningKind::BadCheckLetter | WarningKind::Twice)), 0);
        assert_eq!(count(&import, |w| matches!(w, WarningKind::UnevenLists | WarningKind::UnknownLevel(_))), 0);
        let level = |level| import.structures.iter().filter(|s| s.level == level).count();
        assert_eq!((level(Level::Team), level(Level::Structure), level(Level::Federation)), (46, 420, 58));
        let several = |s: &&Structure| s.parents.len() > 1;
        assert_eq!(import.structures.iter().filter(several).count(), 18);
        assert_eq!(import.structures.iter().map(|s| s.parents.len()).max(), Some(4));
        assert_eq!(import.structures.iter().filter(|s| s.directors.len() > 1).count(), 144);
        let ranked = |s: &&Structure| s.director().is_some_and(|d| d.rank() < s.directors[0].rank());
        assert!(import.structures.iter().filter(ranked).count() >= 40, "deputies named first are passed over");
        let clinical = |s: &&Structure| s.population(UAI) == Population::ClinicalCentre;
        assert_eq!(import.structures.iter().filter(clinical).count(), 32);
    }

    #[test]
    fn labels_that_exist_twice_are_told_with_the_other_bearer() {
        let import = read("rnsr.csv", &data("rnsr-inserm-2022-02-08.csv"), UAI, &mut |_, _| Ok(())).unwrap();
        let mut twice: Vec<(String, Vec<String>)> = import
            .warnings
            .iter()
            .filter_map(|w| match &w.what {
                WarningKind::LabelTwice { label, other } => {
                    let mut pair = vec![w.subject.clone(), other.clone()];
                    pair.sort();
                    Some((label.clone(), pair))
                }
                _ => None,
            })
            .collect();
        twice.sort();
        let pair = |label: &str, a: &str, b: &str| (label.to_owned(), vec![a.to_owned(), b.to_owned()]);
        assert_eq!(twice, [pair("U 1156", "199712667L", "201422788N"), pair("US 34", "201421791E", "201622492H")]);
    }

    #[test]
    fn the_national_release_comes_in_whole_and_lines_are_the_physical_ones() {
        let bytes = data("rnsr-actives-2022-02-08.csv");
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert_eq!(text.lines().count(), 4_584);
        let import = read("rnsr.csv", &bytes, UAI, &mut |_, _| Ok(())).unwrap();
        assert_eq!((import.read, import.structures.len()), (4_506, 4_506));
        assert_eq!(count(&import, |w| matches!(w, WarningKind::BadCheckLetter | WarningKind::Twice)), 0);
        assert_eq!(count(&import, |w| *w == WarningKind::UnevenLists), 0);
        let (_, rows) = records("rnsr.csv", &text).unwrap();
        let lines: Vec<u64> = rows.iter().map(|r| r.0).collect();
        assert_eq!(lines, starts(&text)[1..]);
        let hidden: Vec<&Warning> =
            import.warnings.iter().filter(|w| matches!(w.what, WarningKind::Removed { .. })).collect();
        let removed = WarningKind::Removed { field: "adresse", characters: "<U+200B>".into() };
        let row = rows.iter().find(|(_, r)| r.iter().any(|c| c.contains("&#8203;"))).unwrap();
        assert_eq!(hidden, [&warning(row.0, &row.1[0], removed)]);
        let all = format!("{:?}", import.structures);
        assert!(!all.contains("&#") && !all.contains("\\n") && !all.contains("\\t") && !all.contains("\\u{"));
    }

    #[test]
    fn line_ends_inside_quotes_are_spaces_and_later_lines_still_count_right() {
        let first = [("adresse", "1, rue A\nBâtiment B"), ("code_postal", "")];
        let second = [(NUMBER, "199411998X"), ("label_numero", "U 2"), ("code_postal", "")];
        let import = import(&file(&[&first, &second]));
        assert_eq!(import.structures[0].address, "1, rue A Bâtiment B");
        assert_eq!(
            import.warnings,
            [warning(2, "200710776M", WarningKind::NoPostcode), warning(4, "199411998X", WarningKind::NoPostcode)]
        );
    }

    #[test]
    fn semicolons_split_list_columns_only() {
        let row = [
            ("libelle", "Le Monde : une énigme ; mais laquelle"),
            ("label_numero", "U 1269;"),
            ("tutelles", "Inserm;Université"),
            ("sigles_des_tutelles", "INSERM;UP"),
            ("uai_des_tutelles", "0755364Y;0755976N"),
            ("code_de_type_de_tutelle", "TUTE;PART"),
            ("numero_de_structure_parent", "200710776M;199411998X;inconnu"),
            ("domaine_scientifique", "Chimie;Biologie"),
        ];
        let import = import(&file(&[&row]));
        let s = &import.structures[0];
        assert_eq!(s.title, "Le Monde : une énigme ; mais laquelle");
        let bodies: Vec<_> = s.bodies.iter().map(|b| (b.acronym.as_str(), b.label.as_str(), b.role)).collect();
        assert_eq!(bodies, [("INSERM", "U 1269", Role::Governing), ("UP", "", Role::Participant)]);
        assert_eq!(s.parents.len(), 3, "a parent of itself, one elsewhere and one unknown are kept as they are");
        assert_eq!(s.field, "Chimie, Biologie");
        assert_eq!(import.warnings, []);
    }

    #[test]
    fn uneven_lists_are_told_and_nothing_slips() {
        let row = [("label_numero", "U 1"), ("uai_des_tutelles", "0755364Y;0755976N;0597065J"), ("tutelles", "A;B;C")];
        let import = import(&file(&[&row]));
        assert_eq!(import.warnings, [warning(2, "200710776M", WarningKind::UnevenLists)]);
        let names: Vec<_> = import.structures[0].bodies.iter().map(|b| (b.name.as_str(), b.uai.as_str())).collect();
        assert_eq!(names, [("A", "0755364Y"), ("B", "0755976N"), ("C", "0597065J")]);
    }

    #[test]
    fn wrong_letters_and_numbers_that_come_twice_are_left_out_and_told() {
        let import = import(&file(&[&[(NUMBER, "200710776N")], &[], &[("libelle", "autre")], &[(NUMBER, "")]]));
        assert_eq!((import.read, import.structures.len()), (4, 1));
        assert_eq!(import.structures[0].title, "");
        assert_eq!(
            import.warnings,
            [
                warning(2, "200710776N", WarningKind::BadCheckLetter),
                warning(4, "200710776M", WarningKind::Twice),
                warning(5, "", WarningKind::BadCheckLetter)
            ]
        );
    }

    #[test]
    fn what_a_row_lacks_is_told() {
        let no_label = [("label_numero", "")];
        let team = [(NUMBER, "199411998X"), ("label_numero", ""), ("code_de_niveau_de_structure", "1")];
        let part = [(NUMBER, "201622492H"), ("label_numero", ""), ("code_de_type_de_tutelle", "PART")];
        let odd = [
            (NUMBER, "201421791E"),
            ("code_de_niveau_de_structure", "7"),
            ("annee_de_creation", "vers 1990"),
            ("label_numero", "U1"),
        ];
        let again = [(NUMBER, "199712667L"), ("label_numero", "u 1")];
        let import = import(&file(&[&no_label, &team, &part, &odd, &again]));
        assert_eq!(
            import.warnings,
            [
                warning(2, "200710776M", WarningKind::NoLabel),
                warning(5, "201421791E", WarningKind::YearUnreadable("vers 1990".into())),
                warning(5, "201421791E", WarningKind::UnknownLevel("7".into())),
                warning(6, "199712667L", WarningKind::LabelTwice { label: "u 1".into(), other: "201421791E".into() })
            ]
        );
    }

    #[test]
    fn hostile_text_in_any_column_comes_out_clean_and_is_told() {
        let hostile = "a\u{1b}]52;c;eA==\u{7}\u{9b}31m\u{202e}b\u{200b}\u{e0041}&#8238;&#x1b;\u{feff}";
        for column in Columns::READ {
            if column == NUMBER {
                continue;
            }
            let import = import(&file(&[&[(column, hostile)]]));
            let told = import.warnings.iter().any(|w| match &w.what {
                WarningKind::Removed { field, characters } => {
                    *field == column
                        && ["<U+001B>", "<U+202E>", "<U+E0041>", "<U+FEFF>"].iter().all(|c| characters.contains(c))
                }
                _ => false,
            });
            assert!(told, "{column}: {:?}", import.warnings);
            let json = serde_json::to_string(&import.structures).unwrap();
            assert!(!json.contains("\\u00") && !json.chars().any(clean::deceives), "{column}: {json}");
            let warnings = format!("{:?}", import.warnings);
            assert!(!warnings.chars().any(clean::deceives) && !warnings.contains("\\u{"), "{column}: {warnings}");
        }
    }

    #[test]
    fn references_are_read_and_their_semicolons_part_nothing() {
        assert_eq!(decoded("a&#233;b;c&#x2014;", true), ["aéb", "c—"]);
        assert_eq!(decoded("a;b&#59;", false), ["a;b;"]);
        for plain in ["&#;", "&#x;", "&#1114112;", "&#55296;", "&#12", "&#+65;", "&amp;", "&#123456789;"] {
            assert_eq!(decoded(plain, false), [plain]);
        }
    }

    #[test]
    fn the_mark_of_byte_order_changes_nothing() {
        let plain = file(&[&[]]);
        assert_eq!(import(&format!("\u{feff}{plain}")), import(&plain));
    }

    #[test]
    fn what_is_no_release_is_refused_with_the_reason() {
        let why = |bytes: &[u8]| match read("f.csv", bytes, UAI, &mut |_, _| Ok(())) {
            Err(Trouble::Input { file, line, why }) => (file, line, why),
            other => panic!("{other:?}"),
        };
        let told = |line, why| ("f.csv".to_owned(), line, why);
        assert_eq!(why(b""), told(None, InputFault::EmptyFile));
        assert_eq!(why(b"a;b\r\n"), told(Some(1), InputFault::MissingColumn(NUMBER.into())));
        let lacking = file(&[]).replace(";commune;", ";ville;");
        assert_eq!(why(lacking.as_bytes()), told(Some(1), InputFault::MissingColumn("commune".into())));
        let narrow = file(&[&[]]) + "200710776M;a;b\r\n";
        assert_eq!(why(narrow.as_bytes()), told(Some(3), InputFault::Width { expected: 27, found: 3 }));
        let nul = file(&[&[("libelle", "a\0b")]]);
        assert_eq!(why(nul.as_bytes()), told(Some(2), InputFault::NulByte));
        let long = file(&[&[("libelle", &"x".repeat(MOST_FIELD + 1))]]);
        assert_eq!(why(long.as_bytes()), told(Some(2), InputFault::FieldTooLong));
        let mut latin = file(&[&[]]).into_bytes();
        latin.extend(b"\xE9");
        assert_eq!(why(&latin), told(Some(3), InputFault::NotText));
    }

    #[test]
    fn too_many_rows_are_refused() {
        let text = Columns::READ.join(";") + "\n" + &(";".repeat(26) + "\n").repeat(MOST_CELLS / 27 + 1);
        let refused = read("f.csv", text.as_bytes(), UAI, &mut |_, _| Ok(())).unwrap_err();
        assert_eq!(refused.code(), "input-too-large");
    }

    #[test]
    fn progress_is_told_and_stopping_stops() {
        let text = file(&[&[], &[(NUMBER, "199411998X")]]);
        let mut told = Vec::new();
        read("f.csv", text.as_bytes(), UAI, &mut |done, all| {
            told.push((done, all));
            Ok(())
        })
        .unwrap();
        assert_eq!(told, [(0, 2), (1, 2), (2, 2)]);
        let stopped = read("f.csv", text.as_bytes(), UAI, &mut |_, _| Err(Trouble::Cancelled));
        assert_eq!(stopped, Err(Trouble::Cancelled));
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
            let _ = read("f.csv", &bytes, UAI, &mut |_, _| Ok(()));
        }

        #[test]
        fn no_cells_make_the_reader_panic(cells in prop::collection::vec("[;&#x0-9\"\n\ta-é]{0,12}", 27)) {
            let row: Vec<(&str, &str)> = Columns::READ.into_iter().zip(cells.iter().map(String::as_str)).collect();
            let import = import(&file(&[&row, &row[1..]]));
            prop_assert!(import.structures.len() <= 2);
        }
    }
}
