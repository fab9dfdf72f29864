//! Formats in and out: registers of structures, spreadsheets, the portal's file. Pure but for [`smtp`] and [`http`]:
//! bytes in, values out.
//!
//! It must not know of the desk, of the register or of screens. What is read is cleaned here ([`crate::domain::clean`]);
//! whatever is odd is told with its line.

pub mod archive;
mod cells;
mod columns;
pub mod correspondents;
pub mod csv_out;
pub mod declaration;
pub mod detect;
pub mod ezproxy;
pub mod htpasswd;
pub mod http;
pub mod inist;
pub mod ldif;
pub mod mail;
pub mod offices;
pub mod rnsr;
pub mod ror;
pub mod sms;
pub mod smtp;
pub mod table;
mod text;
mod tls;
pub mod tsa;
pub mod usage;
pub mod xlsx;

pub use text::plausible;

use crate::domain::plan::Warning;
use crate::domain::structure::Structure;
use crate::domain::trouble::{InputFault, Trouble};

/// Most bytes of a file of text or of a spreadsheet.
pub const MOST_BYTES: usize = 64 << 20;
/// Most rows of a table, the header not counted.
pub const MOST_ROWS: usize = 200_000;
/// Most cells of a table, empty ones between others counted.
pub const MOST_CELLS: usize = 2_000_000;
/// Most bytes of one cell.
pub const MOST_FIELD: usize = 64 << 10;

/// What a register of structures held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The structures to take in, in the order of the file.
    pub structures: Vec<Structure>,
    /// Rows or records read, those that were left out among them.
    pub read: usize,
    /// What was odd, in the order of the file.
    pub warnings: Vec<Warning>,
}

/// A fault of a file that was given.
fn fault(file: &str, line: Option<u64>, why: InputFault) -> Trouble {
    Trouble::Input { file: file.to_owned(), line, why }
}

/// A file of the reference data that lies beside the repository.
#[cfg(test)]
fn data(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data");
    let path = std::path::Path::new(folder).join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("the reference data is missing: {folder} should hold {name} ({e})"))
}
