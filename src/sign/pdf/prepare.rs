//! Fields for the signatures to come, laid out before the first of them: whoever certifies a document closes its form.
//!
//! One update adds an empty field for each signature that is planned, visible at its place, and some in reserve for
//! those that a circuit gains on its way. Reserve fields are hidden until they are filled.

use super::fields;
use super::file::File;
use super::place::{self, Area, Fit, Place, Placed, Room};
use super::update::{Update, hex_text};
use super::write::{rectangle, refuse_closed};
use crate::domain::trouble::{Outcome, PdfRefusal};

/// Most fields that are laid out in one file.
const MOST: usize = 500;
/// Flags of a widget: printed, locked. Of one in reserve: hidden and locked.
const SHOWN: u32 = 132;
const HIDDEN: u32 = 130;

/// A signature that is planned.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// The name of its field, without points; one that the form has already gets a number.
    pub name: &'a str,
    /// What a reader shows when pointing at it, such as the post that is to sign.
    pub label: &'a str,
    pub place: Place,
}

/// An empty field that was laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// The name under which [`super::write::Target::Field`] fills it.
    pub name: String,
    pub placed: Placed,
}

/// A file with its empty fields.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The whole file; the bytes of the original stand unchanged at its head.
    pub bytes: Vec<u8>,
    /// One a signature that was planned, in the same order.
    pub fields: Vec<Laid>,
    /// Those in reserve: at the foot of the last page as long as there is free space, invisible from then on.
    pub reserve: Vec<Laid>,
}

/// Adds a field for each signature that is planned, and `reserve` more. `taken` is what must stay readable; `random`
/// becomes the second part of the file's identifier.
pub fn prepare(
    original: &[u8],
    wanted: &[Wanted],
    reserve: usize,
    taken: &[Area],
    random: &[u8; 16],
) -> Outcome<Prepared> {
    let file = &File::open(original)?;
    refuse_closed(file, &fields::all(file), false)?;
    let count = wanted.len() + reserve;
    if count > MOST {
        return Err(PdfRefusal::TooManyFields { most: MOST }.into());
    }
    let mut room = Room::of(file, taken)?;
    let mut names: Vec<String> = fields::names(file).iter().map(|n| fields::text(n)).collect();
    let mut update = Update::new(file, u32::try_from(count).unwrap_or(u32::MAX));
    let mut ids = Vec::with_capacity(count);
    let mut laid = Vec::with_capacity(count);
    for want in wanted {
        let placed = room.choose(&want.place)?;
        let name = free_name(want.name, &mut names);
        ids.push(field(&mut update, &room, &placed, &name, want.label, SHOWN)?);
        laid.push(Laid { name, placed });
    }
    let mut spare = Vec::with_capacity(reserve);
    for _ in 0..reserve {
        let mut placed = room.choose(&Place::Foot)?;
        if placed.fit == Fit::Crowded {
            // What hides until it is needed must not lie on text once it shows.
            placed = room.choose(&Place::Hidden)?;
        }
        let name = free_name("Reserve1", &mut names);
        ids.push(field(&mut update, &room, &placed, &name, "", HIDDEN)?);
        spare.push(Laid { name, placed });
    }
    if !ids.is_empty() {
        update.add_fields(&ids)?;
    }
    let bytes = [original, &update.finish(random).bytes].concat();
    Ok(Prepared { bytes, fields: laid, reserve: spare })
}

/// The name itself, or with the first number behind it that makes it another one.
fn free_name(wanted: &str, names: &mut Vec<String>) -> String {
    let plain: String = wanted.chars().filter(|c| *c != '.' && !c.is_control()).collect();
    let stem = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    let stem = if stem.is_empty() { "Paraphe" } else { stem };
    let mut name = if plain.is_empty() { stem.to_owned() } else { plain.clone() };
    let mut n = 1;
    while names.contains(&name) {
        n += 1;
        name = format!("{stem}{n}");
    }
    names.push(name.clone());
    name
}

fn field(update: &mut Update, room: &Room, placed: &Placed, name: &str, label: &str, flags: u32) -> Outcome<u32> {
    let page = room.page(placed.area.page)?;
    let rect = place::in_user_space(page, &placed.area);
    let tooltip = if label.is_empty() { String::new() } else { format!("/TU{}", hex_text(label)) };
    let title = if name.bytes().all(|b| b.is_ascii_alphanumeric()) { format!("({name})") } else { hex_text(name) };
    let text = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T{title}{tooltip}/F {flags}/P {} 0 R/Rect{}>>",
        page.id,
        rectangle(rect)
    );
    let id = update.add(text.into_bytes());
    update.add_annotation(page, id)?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::super::file::tests::plain;
    use super::super::write::{Options, Request, Target, sign_with};
    use super::*;
    use crate::sign::identity::tests::sample;

    fn prepared(original: &[u8], names: &[&str], reserve: usize) -> Prepared {
        let wanted: Vec<Wanted> =
            names.iter().map(|name| Wanted { name, label: "Directrice", place: Place::Foot }).collect();
        prepare(original, &wanted, reserve, &[], &[7; 16]).unwrap()
    }

    fn signed(bytes: &[u8], field: &str, certify: bool) -> Outcome<super::super::write::Signed> {
        let (_, person) = sample();
        let lines = ["Signé".to_owned()];
        let request =
            Request { name: "É", at: "2027-04-05T09:30:00Z".parse().unwrap(), stamp: &lines, random: [5; 16] };
        sign_with(bytes, &request, Options { target: Target::Field(field), certify, time: None }, &person)
    }

    #[test]
    fn fields_wait_under_their_names_and_are_filled_one_after_another() {
        let original = plain(2);
        let ready = prepared(&original, &["Etape1", "Etape1", "Étape.2"], 2);
        assert!(ready.bytes.starts_with(&original));
        let names: Vec<&str> = ready.fields.iter().chain(&ready.reserve).map(|l| l.name.as_str()).collect();
        assert_eq!(names, ["Etape1", "Etape2", "Étape2", "Reserve1", "Reserve2"]);
        let waiting = fields::all(&File::open(&ready.bytes).unwrap());
        assert_eq!(waiting.len(), 5);
        assert!(waiting.iter().all(|f| f.value.is_none() && f.area.is_some()));
        let first = signed(&ready.bytes, "Étape2", true).unwrap();
        assert!(first.certifies && first.placed.area == ready.fields[2].placed.area || first.placed.fit == Fit::Full);
        let second = signed(&first.bytes, "Reserve1", true).unwrap();
        assert!(!second.certifies);
        assert_eq!(signed(&second.bytes, "Étape2", false).unwrap_err().code(), "field-not-waiting");
        assert_eq!(signed(&second.bytes, "Etape9", false).unwrap_err().code(), "field-not-waiting");
    }

    #[test]
    fn a_certified_file_takes_no_new_field() {
        let ready = prepared(&plain(1), &["Etape1"], 0);
        let certified = signed(&ready.bytes, "Etape1", true).unwrap().bytes;
        let again = prepare(&certified, &[], 1, &[], &[7; 16]);
        assert_eq!(again.unwrap_err().code(), "pdf-certified-closed");
        let (_, person) = sample();
        let request = Request { name: "É", at: "2027-04-05T09:30:00Z".parse().unwrap(), stamp: &[], random: [5; 16] };
        let fresh = super::super::write::sign(&certified, &request, &person);
        assert_eq!(fresh.unwrap_err().code(), "pdf-certified-closed");
    }

    #[test]
    fn what_is_in_reserve_never_covers_text() {
        let taken = [Area { page: 0, left: 0.0, top: 0.0, width: 600.0, height: 842.0 }];
        let ready = prepare(&plain(1), &[], 2, &taken, &[7; 16]).unwrap();
        assert!(ready.reserve.iter().all(|l| l.placed.fit == Fit::Hidden));
        assert!(signed(&ready.bytes, "Reserve2", true).unwrap().placed.fit == Fit::Hidden);
    }

    #[test]
    fn more_fields_than_anybody_signs_are_refused() {
        assert_eq!(prepare(&plain(1), &[], MOST + 1, &[], &[7; 16]).unwrap_err().code(), "pdf-too-many-fields");
    }
}
