//! The program as a shell sees it: arguments and files in; texts, files and an exit status out.

#[path = "cli/bench.rs"]
mod bench;
mod common;
mod peers;

use bench::{Cli, hostile};
use paraphe::domain::clean::deceives;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The whole round, as its script tells it; what leaves the desk is judged by others.
#[test]
fn the_round_of_the_handbook_is_accepted_by_foreign_programs() {
    let cli = Cli::new();
    let folder = peers::folder("round");
    for (file, title) in [("convention.pdf", "Convention d’accueil"), ("convention-2.pdf", "Convention, revue")] {
        let text = paraphe::paper::sheet::pdf(title, &["Entre les parties.", "Fait à Paris."]);
        std::fs::write(folder.join(file), text).unwrap();
    }
    let mut script = Command::new("sh");
    script.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/round.sh"));
    script.arg(bench::PROGRAM).arg(common::data("rnsr-inserm-2022-02-08.csv")).arg(&folder);
    let told = peers::run(cli.surround(&mut script));
    assert!(told.ends_with("Tour complet.\n"), "{told}");

    let (root, signed) = (folder.join("racine.pem"), folder.join("signe.pdf"));
    // The certificates are of the day of the round: so are the judges.
    let mut judge = Command::new("faketime");
    judge.arg("2027-04-08 10:00:00").arg(peers::python()).arg(peers::script("judge.py"));
    judge.arg("--trust").arg(&root).arg("--scratch").arg(folder.join("judge"));
    let judged: Value = serde_json::from_str(&peers::run(judge.arg(&signed))).unwrap();
    let judged = &judged[signed.to_str().unwrap()];
    assert_eq!(judged["qpdf"], 0, "{judged}");
    for who in ["pyhanko", "pdfsig", "openssl"] {
        let said = judged[who].as_array().unwrap_or_else(|| panic!("{who}: {judged}"));
        assert_eq!(said.len(), 2, "{who}: {judged}");
        assert!(said.iter().all(|one| one["sound"] == true), "{who}: {judged}");
    }
}
