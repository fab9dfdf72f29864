//! Judging a file of any kind that holds or is a signature: a PDF, a signature beside its content, an evidence file.

use super::files::{self, LARGEST};
use super::{Answer, evidence, judge};
use crate::domain::clean::visible_line;
use crate::domain::trouble::{Outcome, Rule};
use crate::sign::verify::Context;
use std::path::{Path, PathBuf};

/// What somebody without a desk leans on, DER each.
#[derive(Clone, Debug, Default)]
pub struct VerifyWith {
    /// Roots that are trusted for the signatures of persons.
    pub roots: Vec<Vec<u8>>,
    /// Roots that are trusted to tell the time.
    pub time_roots: Vec<Vec<u8>>,
    /// Lists of revoked certificates.
    pub lists: Vec<Vec<u8>>,
    /// What a signature beside a file is over, where it is not the file of the same name.
    pub content: Option<PathBuf>,
}

/// Judges a file.
pub(super) fn judged(path: &Path, beside: Option<&Path>, context: &Context) -> Outcome<Answer> {
    let (name, content) = files::read(path, LARGEST)?;
    let file = visible_line(&name);
    if is_signature(&name, &content) {
        let over = beside.map_or_else(|| own_content(path), |p| Ok(p.to_owned()))?;
        let (over, signed) = files::read(&over, LARGEST)?;
        let mut report = judge::beside(&content, &signed, context);
        report.field = visible_line(&over);
        return Ok(Answer::Signatures { file, found: vec![report] });
    }
    if evidence::is_archive(&content) {
        return Ok(Answer::Evidence { report: evidence::checked(&file, &content, context)?, file });
    }
    Ok(Answer::Signatures { file, found: judge::reports(&content, context)? })
}

/// Whether a file is a signature that stands beside another one.
fn is_signature(name: &str, content: &[u8]) -> bool {
    let named = Path::new(name).extension().is_some_and(|e| e.eq_ignore_ascii_case("p7s"));
    named && content.first() == Some(&0x30)
}

/// The file that a signature is named after: `bon.csv` for `bon.csv.p7s`.
fn own_content(path: &Path) -> Outcome<PathBuf> {
    let over = path.with_extension("");
    if over.is_file() {
        return Ok(over);
    }
    Err(Rule::ContentMissing { path: over.display().to_string() }.into())
}
