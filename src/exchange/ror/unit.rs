//! Numbers of units as people write them in names: `U1016`, `Inserm U 1016`, `UMR_S 1016`, `CIC-1403`.
//!
//! It must not know of records or of structures: text in, numbers out.

use crate::domain::fold::fold;

/// Families of units whose numbers are their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// `U`, `UMR_S`, `Inserm 1016`: a unit of the institute, under its own label or its university's.
    Own,
    /// `UMR`: of the institute as often as of another body.
    Mixed,
    ClinicalCentre,
    ServiceUnit,
    /// `UMS`: numbered by another body.
    SharedService,
}

/// A unit by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Unit {
    pub family: Family,
    pub number: u32,
}

impl Unit {
    /// Every unit that a name holds.
    pub fn all_in(name: &str) -> Vec<Self> {
        let words = words(name);
        (1..words.len()).filter_map(|n| Self::at(&words, n)).collect()
    }

    /// The unit whose number is the word at a place: what stands before it tells the family.
    fn at(words: &[String], place: usize) -> Option<Self> {
        let digits = words.get(place).filter(|w| w.len() <= 4)?;
        let number = digits.parse().ok().filter(|&n| n > 0)?;
        let word = |back: usize| place.checked_sub(back).and_then(|p| words.get(p)).map_or("", String::as_str);
        let family = match (word(2), word(1)) {
            ("umr", "s") | (_, "u" | "umrs" | "inserm") | ("umrs", "md") => Family::Own,
            (_, "umr") => Family::Mixed,
            (_, "cic") | ("cic", "ec" | "it" | "p") => Family::ClinicalCentre,
            (_, "us") => Family::ServiceUnit,
            (_, "ums") => Family::SharedService,
            _ => return None,
        };
        Some(Self { family, number })
    }

    /// Whether two spellings may name one unit: a mixed unit often bears the institute's number.
    pub fn may_be(&self, other: &Unit) -> bool {
        let unit = |f: Family| matches!(f, Family::Own | Family::Mixed);
        self.number == other.number && (self.family == other.family || unit(self.family) && unit(other.family))
    }

    /// The institute's label that names tell, written as the national register does. Numbers grow with the years: of
    /// several, the highest is the present one.
    pub fn label_of<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
        let units: Vec<Unit> = names.flat_map(Self::all_in).collect();
        [(Family::Own, "U"), (Family::ServiceUnit, "US"), (Family::ClinicalCentre, "CIC")].into_iter().find_map(
            |(family, prefix)| {
                let number = units.iter().filter(|u| u.family == family).map(|u| u.number).max()?;
                Some(format!("{prefix} {number}"))
            },
        )
    }
}

/// Runs of letters and runs of digits, folded; everything else parts them.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in fold(name).chars() {
        let goes_on = c.is_ascii_digit() == last.is_ascii_digit() && last.is_alphanumeric();
        match words.last_mut() {
            Some(word) if goes_on && c.is_alphanumeric() => word.push(c),
            _ if c.is_alphanumeric() => words.push(c.to_string()),
            _ => {}
        }
        last = c;
    }
    words
}

/// A town as it is compared: `PARIS CEDEX 13`, `Paris 13e` and `Paris` are one, and so are `Saint-Denis` and `St Denis`.
pub(super) fn city_key(city: &str) -> String {
    let folded = fold(city);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let words = words.take_while(|w| *w != "cedex" && !w.starts_with(|c: char| c.is_ascii_digit()));
    words.map(|w| if w == "st" { "saint" } else { w }).collect::<Vec<_>>().join(" ")
}
