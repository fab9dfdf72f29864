//! Whole rounds told by scripts; what leaves the desk is judged by foreign programs.

use crate::bench::Cli;
use crate::{bench, common, peers};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// `signe.pdf` bears two signatures under `racine.pem`, for every judge.
fn judge_two_signatures(folder: &Path, day: &str) {
    let (root, signed) = (folder.join("racine.pem"), folder.join("signe.pdf"));
    let mut judge = Command::new("faketime");
    judge.arg(day).arg(peers::python()).arg(peers::script("judge.py"));
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
    // The certificates are of the day of the round: so are the judges.
    judge_two_signatures(&folder, "2027-04-08 10:00:00");
}

/// A dossier prepared, noted, sent back, handed on, lengthened and signed by two, as its script tells it.
#[test]
fn a_dossier_goes_through_every_act_and_both_signatures_are_accepted() {
    let cli = Cli::new();
    let folder = peers::folder("book");
    let text = paraphe::paper::sheet::pdf("Lettre de mission", &["Entre les parties.", "Fait à Paris."]);
    std::fs::write(folder.join("lettre.pdf"), text).unwrap();
    let mut script = Command::new("sh");
    script.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/book.sh"));
    script.arg(bench::PROGRAM).arg(&folder);
    let told = peers::run(cli.surround(&mut script));
    assert!(told.ends_with("Dossier complet.\n"), "{told}");
    judge_two_signatures(&folder, "2027-04-05 10:00:00");
}

/// A whole campaign over the national register: nobody is lost on the way, and only those who have not renewed are left
/// without a code.
#[test]
fn a_whole_campaign_goes_over_the_national_register() {
    let cli = Cli::new();
    let folder = peers::folder("national");
    let mut script = Command::new("sh");
    script.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/national.sh"));
    script.arg(bench::PROGRAM).arg(common::data("rnsr-actives-2022-02-08.csv")).arg(&folder).arg("0753639Y");
    let told = peers::run(cli.surround(&mut script));
    assert!(told.ends_with("Campagne complète.\n"), "{told}");
    let figures = |line: &str| -> Vec<usize> {
        let line = told.lines().find(|l| l.starts_with(line)).unwrap_or_else(|| panic!("{line}: {told}"));
        line.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect()
    };
    let called = figures("Appelées :")[0];
    assert!(called > 1_000, "{told}");
    assert_eq!(figures("File :"), [called]);
    let [registered, codes, refused] = figures("Réinscrites :")[..] else { panic!("{told}") };
    assert_eq!((registered, codes + refused), (called, called), "each has a code or the reason why not");
    let [lost, without] = figures("Perdus :")[..] else { panic!("{told}") };
    let [expired, working] = figures("Échus :")[..] else { panic!("{told}") };
    assert_eq!((lost, expired, working), (codes, codes, codes - without), "{told}");
}
