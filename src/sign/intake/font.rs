//! How wide the glyphs of a font are: of one byte a code, or of two (ISO 32000-2 sections 9.6 and 9.7).

use crate::sign::pdf::file::File;
use crate::sign::pdf::lex::Node;
use std::collections::HashMap;

/// Widths of the glyphs of a font, in ems.
#[derive(Debug, Default)]
pub struct Font {
    /// Bytes a code.
    pub bytes: usize,
    pub widths: HashMap<u32, f64>,
    /// The width of all others, where it is told.
    pub other: Option<f64>,
}

impl Font {
    /// The widths that a font tells.
    pub fn of(file: &File, node: &Node) -> Self {
        let number = |n: &Node| file.direct(n).and_then(|n| n.number());
        let composed = node.get("DescendantFonts").and_then(|d| file.direct(d));
        let Some(below) = composed.and_then(|d| file.direct(d.items().first()?)) else {
            let first = node.get("FirstChar").and_then(|n| file.direct(n)).and_then(|n| n.int()).unwrap_or(0);
            let list = node.get("Widths").and_then(|w| file.direct(w));
            let widths = list.iter().flat_map(Node::items).enumerate().filter_map(|(n, w)| {
                let code = u32::try_from(first).ok()?.checked_add(u32::try_from(n).ok()?)?;
                Some((code, number(w)? / 1000.0))
            });
            return Font { bytes: 1, widths: widths.collect(), other: None };
        };
        let other = below.get("DW").and_then(number).unwrap_or(1000.0) / 1000.0;
        let mut widths = HashMap::new();
        let list = below.get("W").and_then(|w| file.direct(w));
        let mut items = list.iter().flat_map(Node::items);
        while let Some(first) = items.next().and_then(Node::int).and_then(|n| u32::try_from(n).ok()) {
            let Some(next) = items.next().and_then(|n| file.direct(n)) else { break };
            if next.is_array() {
                for (code, width) in (first..).zip(next.items()).take(65_536) {
                    widths.extend(number(width).map(|w| (code, w / 1000.0)));
                }
            } else if let (Some(last), Some(width)) = (next.int(), items.next().and_then(number)) {
                let last = u32::try_from(last).unwrap_or(first).min(first.saturating_add(65_535));
                widths.extend((first..=last).map(|code| (code, width / 1000.0)));
            }
        }
        Font { bytes: 2, widths, other: Some(other) }
    }
}
