//! Sheets that are no letters: the registration of a structure, the declaration to publishers, the report of where a
//! campaign stands, a message as it reads. They are made of plain values: it must not know of desks.

use super::french::{day, figure};
use super::markdown;
use super::typeset::block::{Bars, Block, Curve, Sheet, Side, Table};
use super::typeset::line::{Rich, bold, plain};
use crate::domain::campaign::Headcount;
use crate::domain::state::PORTAL;
use chrono::NaiveDate;

/// Most pages of a declaration: the whole national register takes fewer.
const PAGES: usize = 400;

/// What stands at the head and at the foot of a sheet.
#[derive(Clone, Debug)]
pub struct Frame<'a> {
    pub institute: &'a str,
    /// The letterhead with its values in it.
    pub head: &'a str,
    pub day: NaiveDate,
}

impl Frame<'_> {
    pub(super) fn sheet(&self, title: String, blocks: Vec<Block>, most: usize) -> Sheet {
        Sheet {
            title,
            author: self.institute.to_owned(),
            day: self.day,
            head: markdown::blocks(self.head),
            blocks,
            foot: format!("{} — {}", self.institute, day(self.day)),
            most,
        }
    }
}

/// A registration as it is declared.
#[derive(Clone, Debug, Default)]
pub struct Registration {
    pub year: u16,
    pub label: String,
    pub title: String,
    pub number: String,
    pub kind: String,
    pub office: String,
    pub address: String,
    pub director: String,
    pub correspondent: String,
    pub mail: String,
    pub phone: String,
    pub partner: String,
    /// Name of the documentary portal.
    pub portal: String,
    pub mixed: bool,
    pub headcount: Headcount,
    pub comment: String,
}

/// The form of the registration of a structure, with boxes for those who sign it.
pub fn registration(frame: &Frame, of: &Registration) -> Sheet {
    let field = |name: &str, value: &str| (name.to_owned(), plain(if value.is_empty() { "—" } else { value }));
    let strong = |name: &str, value: &str| (name.to_owned(), bold(value));
    let mixed = if of.mixed { format!("oui, avec le {}", of.partner) } else { "non".to_owned() };
    let heading = |text: &str| Block::Heading(3, plain(text));
    // The form of the model institute has a name of its own.
    let title =
        if of.portal == PORTAL { "Inscription d’une structure Inserm" } else { "Inscription d’une structure" };
    let mut blocks = vec![
        Block::Heading(1, plain(title)),
        Block::Paragraph(plain(format!("Campagne {} — accès au portail {}", of.year, of.portal))),
        heading("La structure"),
        Block::Fields(vec![
            strong("Structure", &of.label),
            field("Intitulé", &of.title),
            field("Numéro RNSR", &of.number),
            field("Type", &of.kind),
            field("Délégation régionale", &of.office),
            field("Adresse", &of.address),
            field("Direction", &of.director),
            field("Mixte", &mixed),
        ]),
        heading("Le correspondant documentation"),
        Block::Fields(vec![
            strong("Nom", &of.correspondent),
            field("Courriel", &of.mail),
            field("Téléphone", &of.phone),
        ]),
        heading("Les effectifs"),
        Block::Table(headcounts(&of.partner, of.headcount)),
    ];
    if !of.comment.is_empty() {
        blocks.push(Block::Fields(vec![field("Commentaire", &of.comment)]));
    }
    blocks.push(Block::Gap(10.0));
    let boxes = ["Demandeur (correspondant)", "Garant (direction)", "Visa (délégation régionale)"];
    blocks.push(Block::Boxes(boxes.map(str::to_owned).to_vec()));
    // Signatures are stamped where the foot would be.
    Sheet { foot: String::new(), ..frame.sheet(format!("Inscription {} — {}", of.year, of.label), blocks, 6) }
}

fn classes(partner: &str) -> [String; 5] {
    [&format!("Chercheurs {partner}"), "Autres chercheurs", "Doctorants", "Post-doctorants", "Total"].map(str::to_owned)
}

fn counts(of: Headcount) -> [String; 5] {
    [of.cnrs.into(), of.other.into(), of.phd.into(), of.postdoc.into(), of.total()].map(figure)
}

fn headcounts(partner: &str, of: Headcount) -> Table {
    let columns = classes(partner).into_iter().map(|c| (c, Side::Right)).collect();
    Table { columns, rows: vec![counts(of).to_vec()], total: false }
}

/// A structure as it is declared to publishers: never a code.
#[derive(Clone, Debug, Default)]
pub struct DeclaredRow {
    pub label: String,
    pub title: String,
    pub city: String,
    pub office: String,
    pub headcount: Headcount,
}

/// The declaration to publishers: figures by region, then every structure.
pub fn declaration(frame: &Frame, year: u16, partner: &str, rows: &[DeclaredRow]) -> Sheet {
    let mut regions: Vec<(&str, u64, Headcount)> = Vec::new();
    let mut whole = Headcount::default();
    for row in rows {
        add(&mut whole, row.headcount);
        let name = if row.office.is_empty() { "Sans délégation" } else { &row.office };
        match regions.iter_mut().find(|(n, _, _)| *n == name) {
            Some((_, count, sum)) => {
                *count += 1;
                add(sum, row.headcount);
            }
            None => regions.push((name, 1, row.headcount)),
        }
    }
    regions.sort_by(|a, b| a.0.cmp(b.0));
    let line = |name: &str, count: u64, sum: Headcount| {
        let mut line = vec![name.to_owned(), figure(count)];
        line.extend(counts(sum));
        line
    };
    let mut by_region: Vec<Vec<String>> = regions.iter().map(|(n, c, s)| line(n, *c, *s)).collect();
    by_region.push(line("Ensemble", rows.len() as u64, whole));
    let short = [partner, "Autres", "Doct.", "Post-doct.", "Total"].map(str::to_owned);
    let named = |names: &[&str], figures: &[&str], classes: [String; 5]| {
        let words = names.iter().map(|n| ((*n).to_owned(), Side::Left));
        let numbers = figures.iter().map(|n| ((*n).to_owned(), Side::Right));
        words.chain(numbers).chain(classes.map(|c| (c, Side::Right))).collect::<Vec<_>>()
    };
    let each = rows.iter().map(|row| {
        let mut line = vec![row.label.clone(), row.title.clone(), row.city.clone()];
        line.extend(counts(row.headcount));
        line
    });
    let told = format!("{} déclare ses structures et leurs utilisateurs, au {}.", frame.institute, day(frame.day));
    let blocks = vec![
        Block::Heading(1, plain(format!("Déclaration {year} aux éditeurs"))),
        Block::Paragraph(plain(told)),
        Block::Heading(2, plain("Par délégation régionale")),
        Block::Table(Table {
            columns: named(&["Délégation"], &["Structures"], classes(partner)),
            rows: by_region,
            total: true,
        }),
        Block::Heading(2, plain("Par structure")),
        Block::Table(Table {
            columns: named(&["Structure", "Intitulé", "Ville"], &[], short),
            rows: each.collect(),
            total: false,
        }),
    ];
    frame.sheet(format!("Déclaration {year}"), blocks, PAGES)
}

fn add(sum: &mut Headcount, more: Headcount) {
    sum.cnrs = sum.cnrs.saturating_add(more.cnrs);
    sum.other = sum.other.saturating_add(more.other);
    sum.phd = sum.phd.saturating_add(more.phd);
    sum.postdoc = sum.postdoc.saturating_add(more.postdoc);
}

/// How far a group of structures has come.
#[derive(Clone, Debug, Default)]
pub struct StatusRow {
    pub name: String,
    pub called: u64,
    pub registered: u64,
    /// Whose registration waits for somebody to look at it.
    pub to_check: u64,
    /// That have not registered.
    pub missing: u64,
    pub delivered: u64,
    pub in_use: u64,
    pub exempt: u64,
}

impl StatusRow {
    fn line(&self) -> Vec<String> {
        let figures =
            [self.called, self.registered, self.to_check, self.missing, self.delivered, self.in_use, self.exempt];
        std::iter::once(self.name.clone()).chain(figures.map(figure)).collect()
    }
}

/// Where a campaign stands.
#[derive(Clone, Debug, Default)]
pub struct Status {
    pub year: u16,
    pub opens: NaiveDate,
    pub cutoff: NaiveDate,
    /// Whether the old codes are dead already.
    pub cut: bool,
    pub regions: Vec<StatusRow>,
    pub kinds: Vec<StatusRow>,
    pub whole: StatusRow,
    /// Days since the opening, and how many had registered by then; this year and the one before.
    pub registered: Vec<(u32, u64)>,
    pub before: Vec<(u32, u64)>,
}

/// The report of where a campaign stands, on one page.
pub fn status(frame: &Frame, of: &Status) -> Sheet {
    let columns = |name: &str| {
        let figures = ["Appelées", "Réinscrites", "À vérifier", "Manquent", "Codes remis", "En usage", "Dispensées"];
        let figures = figures.map(|f| (f.to_owned(), Side::Right));
        std::iter::once((name.to_owned(), Side::Left)).chain(figures).collect::<Vec<_>>()
    };
    let mut kinds: Vec<Vec<String>> = of.kinds.iter().map(StatusRow::line).collect();
    kinds.push(StatusRow { name: "Ensemble".to_owned(), ..of.whole.clone() }.line());
    let bars = of.regions.iter().map(|r| (r.name.clone(), r.registered, r.called)).collect();
    let blocks = vec![
        Block::Heading(1, plain(format!("Campagne {}\u{a0}: où nous en sommes", of.year))),
        Block::Paragraph(opening(frame, of)),
        Block::Heading(3, plain("Structures inscrites, par délégation régionale")),
        Block::Bars(Bars { rows: bars }),
        Block::Heading(3, plain("Par type de structure")),
        Block::Table(Table { columns: columns("Type"), rows: kinds, total: true }),
        Block::Heading(3, plain("Inscriptions au fil de la campagne")),
        Block::Curve(Curve {
            name: of.year.to_string(),
            before_name: of.year.saturating_sub(1).to_string(),
            points: of.registered.clone(),
            before: of.before.clone(),
            ticks: ticks(of),
        }),
    ];
    frame.sheet(format!("Campagne {} — {}", of.year, day(frame.day)), blocks, 1)
}

fn opening(frame: &Frame, of: &Status) -> Rich {
    let share = (of.whole.registered * 100).checked_div(of.whole.called).unwrap_or(0);
    let mut text = bold(format!(
        "{} structures inscrites sur {}, soit {share}\u{a0}%. ",
        figure(of.whole.registered),
        figure(of.whole.called)
    ));
    let left = (of.cutoff - frame.day).num_days();
    let end = day(of.cutoff);
    text.extend(plain(if of.cut {
        "Les anciens codes ne fonctionnent plus.".to_owned()
    } else if left > 1 {
        format!("Ouverte le {}\u{202f}; coupure des anciens codes dans {left}\u{a0}jours, le {end}.", day(of.opens))
    } else {
        format!("Coupure des anciens codes annoncée pour le {end}.")
    }));
    text
}

/// The opening, the cut-off, and the first of each month between them.
fn ticks(of: &Status) -> Vec<(u32, String)> {
    use chrono::Datelike as _;
    let days = |d: NaiveDate| u32::try_from((d - of.opens).num_days()).unwrap_or(0);
    let name = |d: NaiveDate| format!("{}/{:02}", d.day(), d.month());
    let mut ticks = vec![(0, name(of.opens))];
    let end = days(of.cutoff);
    let firsts = of.opens.iter_days().skip(1).take(400).filter(|d| d.day() == 1 && *d < of.cutoff);
    // Names that would touch each other are left out.
    ticks.extend(firsts.map(|d| (days(d), name(d))).filter(|(n, _)| *n >= 8 && n + 8 <= end));
    ticks.push((end, format!("coupure {}", name(of.cutoff))));
    ticks
}

/// A message as it reads.
pub fn message(institute: &str, day: NaiveDate, text: &str) -> Sheet {
    let blocks = text.split("\n\n").filter(|p| !p.trim().is_empty()).map(|p| {
        let mut rich = Rich::new();
        for line in p.lines() {
            rich.extend(plain(line));
            if let Some(last) = rich.last_mut() {
                last.breaks = true;
            }
        }
        if let Some(last) = rich.last_mut() {
            last.breaks = false;
        }
        Block::Paragraph(rich)
    });
    let frame = Frame { institute, head: "", day };
    frame.sheet(institute.to_owned(), blocks.collect(), 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::letter::Press;
    use crate::paper::text;

    #[test]
    fn names_of_ten_thousand_letters_and_hidden_marks_break_no_sheet() {
        let hostile = |seed: &str| format!("{seed}\u{202e}\u{0}\u{1b}[2J{}", "W漢é".repeat(4_000));
        let form = Registration {
            label: hostile("U"),
            title: hostile("Titre"),
            number: hostile("2"),
            kind: hostile("Type"),
            office: hostile("DR"),
            address: hostile("Rue\n"),
            director: hostile("Mme"),
            correspondent: hostile("M"),
            mail: hostile("@"),
            phone: hostile("0"),
            partner: hostile("C"),
            comment: hostile("Note"),
            ..Registration::default()
        };
        let frame = Frame { institute: &hostile("I"), head: "# Institut", day: NaiveDate::default() };
        let read = text::pages(&Press::default().sheet(&registration(&frame, &form)).unwrap()).unwrap();
        assert!(read.len() <= 6, "{} pages", read.len());
        let words = read.concat().join("\n");
        assert!(words.contains("Titre<U+202E><U+0000><U+001B>[2J"), "{words}");
        let row =
            DeclaredRow { label: hostile("U"), title: hostile("T"), city: hostile("V"), ..DeclaredRow::default() };
        let rows = vec![row; 30];
        assert!(Press::default().sheet(&declaration(&frame, 2027, "CNRS", &rows)).is_ok());
    }

    #[test]
    fn a_declaration_of_nobody_is_a_page() {
        let frame = Frame { institute: "Institut", head: "", day: NaiveDate::default() };
        let bytes = Press::default().sheet(&declaration(&frame, 2027, "CNRS", &[])).unwrap();
        assert_eq!(text::pages(&bytes).unwrap().len(), 1);
    }
}
