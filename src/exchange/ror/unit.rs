//! Numbers of units as people write them in names: `U1016`, `Inserm U 1016`, `UMR_S 1016`, `CIC-1403`.
//!
//! It must not know of records or of structures: text in, numbers out.

use crate::domain::fold::fold;

/// Families of units whose numbers are their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// `U`, `UMR_S`, `UMR Inserm`: a unit of the institute, under its own label or its university's.
    Own,
    /// `Inserm 1016`: a number of the institute, most often of a unit.
    Bare,
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
            ("umr", "s" | "inserm") | (_, "u" | "umrs") | ("umrs", "md") => Family::Own,
            (_, "inserm") => Family::Bare,
            (_, "umr") => Family::Mixed,
            (_, "cic") | ("cic", "ec" | "it" | "p") => Family::ClinicalCentre,
            (_, "us") => Family::ServiceUnit,
            (_, "ums") => Family::SharedService,
            _ => return None,
        };
        Some(Self { family, number })
    }

    /// Whether two spellings may name one unit: a mixed unit often bears the institute's number.
    pub fn may_be(self, other: Unit) -> bool {
        let unit = |f: Family| matches!(f, Family::Own | Family::Bare | Family::Mixed);
        self.number == other.number && (self.family == other.family || unit(self.family) && unit(other.family))
    }

    /// The institute's label that names tell, written as the national register does. Numbers grow with the years: of
    /// several, the highest is the present one.
    pub fn label_of<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
        let units: Vec<Unit> = names.flat_map(Self::all_in).collect();
        let prefixes =
            [(Family::Own, "U"), (Family::ServiceUnit, "US"), (Family::ClinicalCentre, "CIC"), (Family::Bare, "U")];
        prefixes.into_iter().find_map(|(family, prefix)| {
            let number = units.iter().filter(|u| u.family == family).map(|u| u.number).max()?;
            Some(format!("{prefix} {number}"))
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str) -> Vec<(Family, u32)> {
        Unit::all_in(name).iter().map(|u| (u.family, u.number)).collect()
    }

    #[test]
    fn units_are_found_in_every_spelling() {
        for name in [
            "U1016",
            "U 1016",
            "u1016",
            "INSERM U 1016",
            "UMR_S 1016",
            "UMRS-1016",
            "UMR S1016",
            "UMR Inserm 1016",
            "UMRS-MD-1016",
            "Unité Inserm U1016 - Cochin",
        ] {
            assert_eq!(found(name), [(Family::Own, 1016)], "{name}");
        }
        assert_eq!(found("Inserm 1016"), [(Family::Bare, 1016)]);
        assert_eq!(found("INSERM UMR1291"), [(Family::Mixed, 1291)]);
        assert_eq!(found("CIC-EC 1408"), [(Family::ClinicalCentre, 1408)]);
        assert_eq!(found("UAR2009/US36"), [(Family::ServiceUnit, 36)]);
        assert_eq!(found("UM 82 (U603/UMR 8154)"), [(Family::Own, 603), (Family::Mixed, 8154)]);
        for name in ["", "Paris 11", "UMR CNRS 5320", "EA 2363", "FC3R", "U 12345", "U 0", "2023", "SARS-CoV 2"] {
            assert_eq!(found(name), [], "{name}");
        }
    }

    #[test]
    fn the_label_is_the_institutes_and_the_latest() {
        let label = |names: &[&str]| Unit::label_of(names.iter().copied());
        assert_eq!(label(&["UMR 7104", "U 846", "U1208"]).as_deref(), Some("U 1208"));
        assert_eq!(label(&["UMS 2009", "US36"]).as_deref(), Some("US 36"));
        assert_eq!(label(&["INSERM 1414", "CIC-1414"]).as_deref(), Some("CIC 1414"));
        assert_eq!(label(&["Inserm 979", "UMR 7104"]).as_deref(), Some("U 979"));
        assert_eq!(label(&["UMR 7104", "IGBMC"]), None);
    }

    #[test]
    fn towns_are_compared_without_their_mail_sorting() {
        for town in ["Paris", "PARIS CEDEX 13", "Paris cedex", "Paris 13e", "paris"] {
            assert_eq!(city_key(town), "paris", "{town}");
        }
        assert_eq!(city_key("Saint-Étienne"), city_key("ST ETIENNE CEDEX 2"));
        assert_ne!(city_key("Saint-Denis"), city_key("Saint-Herblain"));
    }
}
