//! Temporary.
use crate::domain::trouble::Outcome;
use std::path::PathBuf;
#[derive(Clone, Debug)]
pub enum Reader {
    InProcess,
    Program(PathBuf),
}
#[derive(Clone, Copy, Debug)]
pub enum Job {
    Xlsx,
    PdfText,
}
pub fn run(_reader: &Reader, job: Job, file: &str, input: &[u8]) -> Outcome<Vec<u8>> {
    Ok(match job {
        Job::PdfText => serde_json::to_vec(&crate::paper::text::pages(input)?).unwrap_or_default(),
        Job::Xlsx => {
            let _ = file;
            Vec::new()
        }
    })
}
