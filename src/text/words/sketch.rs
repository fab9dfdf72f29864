//! A page drawn in characters: which places hold text, which hold a stamp, which are free.

use crate::desk::{Holds, Places};
use crate::domain::stamp::{COLUMNS, StampPlace};
use crate::text::{Lang, Text, both};

/// Characters across a place.
const WIDE: usize = 7;

/// The sketch of a page, line by line.
pub fn sketch(places: &Places, lang: Lang) -> Vec<String> {
    let (page, pages) = (places.page, places.pages);
    let mut lines = vec![say!(lang, "Page {page} sur {pages}", "Page {page} of {pages}")];
    let letters: Vec<String> = (0..COLUMNS).map(|n| format!("{:^WIDE$}", char::from(b'A' + n))).collect();
    lines.push(format!("     {}", letters.join(" ")).trim_end().to_owned());
    let edge = |left: &str, middle: &str, right: &str| {
        format!("    {left}{}{right}", vec!["─".repeat(WIDE); usize::from(COLUMNS)].join(middle))
    };
    lines.push(edge("┌", "┬", "┐"));
    for (n, row) in places.rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|held| shown(*held).to_owned()).collect();
        lines.push(format!("{:>3} │{}│", n + 1, cells.join("│")));
    }
    lines.push(edge("└", "┴", "┘"));
    lines.push(LEGEND.of(lang).to_owned());
    if places.unread {
        lines.push(say!(
            lang,
            "⚠ Texte du document non lu : une place vide peut en porter",
            "⚠ Text of the document unread: an empty place may hold some"
        ));
    }
    lines
}

fn shown(held: Holds) -> &'static str {
    match held {
        Holds::Nothing => "       ",
        Holds::Text => " ····· ",
        Holds::Stamp => " ▐███▌ ",
    }
}

const LEGEND: Text =
    both("····· texte   ▐███▌ tampon ou champ   vide : libre", "····· text   ▐███▌ stamp or field   empty: free");

/// The names of the free places of a page, such as `B7`.
pub fn free_places(places: &Places) -> Vec<String> {
    let mut found = Vec::new();
    for (row, held) in (0..).zip(&places.rows) {
        for (column, one) in (0..).zip(held) {
            if *one == Holds::Nothing {
                found.push(StampPlace { page: None, column, row }.cell());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_drawn_with_what_is_taken() {
        let mut rows = vec![vec![Holds::Nothing; 3]; 10];
        rows[0] = vec![Holds::Text; 3];
        rows[9][2] = Holds::Stamp;
        let places = Places { page: 1, pages: 2, rows, unread: false };
        let lines = sketch(&places, Lang::Fr);
        assert_eq!(lines[0], "Page 1 sur 2");
        assert!(lines[3].starts_with("  1 │ ····· │") && lines[12].ends_with("│ ▐███▌ │"), "{lines:#?}");
        let widths: Vec<usize> = lines[2..14].iter().map(|l| l.chars().count()).collect();
        assert!(widths.iter().all(|w| *w == widths[0]), "{widths:?}");
        let free = free_places(&places);
        assert!(free.len() == 26 && free.contains(&"B10".to_owned()) && !free.contains(&"C10".to_owned()));
    }
}
