//! A cross-reference section behind an update, in the style of the file's last one: a table, or a stream.

use super::file::{File, Style};
use super::lex::{Kind, Node};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Where objects stand: offset and generation by number.
pub type Places = BTreeMap<u32, (usize, u16)>;

/// Appends the section that places these objects and itself stands at `start`. `random` becomes the second part of the
/// file's identifier.
pub fn append(file: &File, places: Places, start: usize, tail: &mut Vec<u8>, random: &[u8; 16]) {
    match file.style() {
        Style::Table => table(file, &places, tail, random),
        Style::Stream => stream(file, places, start, tail, random),
    }
}

/// Runs of numbers that follow each other.
fn runs(places: &Places) -> Vec<(u32, Vec<(usize, u16)>)> {
    let mut found: Vec<(u32, Vec<(usize, u16)>)> = Vec::new();
    for (&id, &place) in places {
        match found.last_mut() {
            Some((first, run)) if *first as usize + run.len() == id as usize => run.push(place),
            _ => found.push((id, vec![place])),
        }
    }
    found
}

/// Root, Info, the two parts of the identifier, and the section before.
fn trailer(file: &File, size: u32, random: &[u8; 16]) -> String {
    let keep = |key: &str| {
        let raw = |n: &Node| match n.kind {
            Kind::Ref(id, generation) => Some(format!("/{key} {id} {generation} R")),
            _ => None,
        };
        file.trailer().get(key).and_then(raw).unwrap_or_default()
    };
    let hex = |bytes: &[u8]| {
        bytes.iter().fold(String::new(), |mut t, b| {
            let _ = write!(t, "{b:02X}");
            t
        })
    };
    let first = file
        .trailer()
        .get("ID")
        .and_then(|id| file.direct(id))
        .and_then(|id| id.items().first()?.text().map(<[u8]>::to_vec));
    let first = first.unwrap_or_else(|| random.to_vec());
    format!("/Size {size}{}{}/ID[<{}><{}>]/Prev {}", keep("Root"), keep("Info"), hex(&first), hex(random), file.start)
}

fn table(file: &File, places: &Places, tail: &mut Vec<u8>, random: &[u8; 16]) {
    tail.extend_from_slice(b"xref\n");
    for (first, run) in runs(places) {
        tail.extend_from_slice(format!("{first} {}\n", run.len()).as_bytes());
        for (offset, generation) in run {
            tail.extend_from_slice(format!("{offset:010} {generation:05} n \n").as_bytes());
        }
    }
    let size = places.keys().max().map_or(1, |n| n + 1).max(file.free_number());
    tail.extend_from_slice(format!("trailer\n<<{}>>\n", trailer(file, size, random)).as_bytes());
}

fn stream(file: &File, mut places: Places, start: usize, tail: &mut Vec<u8>, random: &[u8; 16]) {
    let own = places.keys().max().map_or(1, |n| n + 1).max(file.free_number());
    places.insert(own, (start, 0));
    let mut index = String::new();
    let mut data = Vec::new();
    for (first, run) in runs(&places) {
        let _ = write!(index, "{first} {} ", run.len());
        for (offset, generation) in run {
            data.push(1);
            data.extend_from_slice(&(offset as u64).to_be_bytes()[3..]);
            data.extend_from_slice(&generation.to_be_bytes());
        }
    }
    let size = own + 1;
    let head = format!(
        "{own} 0 obj\n<</Type/XRef/W[1 5 2]/Index[{}]{}/Length {}>>\nstream\n",
        index.trim_end(),
        trailer(file, size, random),
        data.len()
    );
    tail.extend_from_slice(head.as_bytes());
    tail.extend_from_slice(&data);
    tail.extend_from_slice(b"\nendstream\nendobj\n");
}
