//! The main path in English, on the demonstration desk in a large window.

use crate::home::{Home, LARGE, become_, unlock};
use crate::term::{Fill, Term};

const ADMINISTRATOR: &str = "la mer est calme ce matin";
const DIRECTOR: &str = "trois pommes sur la table";

#[test]
fn the_demonstration_desk_is_worked_at_in_english() {
    let home = Home::english();
    let term = home.start_in_may(&["demo"], LARGE);
    term.wait("Demonstration desk: all of it is invented").wait(ADMINISTRATOR).wait(DIRECTOR);
    unlock(&term, "", ADMINISTRATOR);
    term.wait("What waits for you").wait("Campaign 2027");
    give_a_visa(&term);
    sign(&term);
    issue_and_export(&term, &home);
    term.press("f8").wait("Élodie Marchand codes exported").press("V").wait("All is intact: 3 logs");
    term.leave("All is intact").quit();
    let left: Vec<_> = std::fs::read_dir(home.path("tmp")).unwrap().flatten().map(|e| e.file_name()).collect();
    assert!(left.is_empty(), "the demonstration desk is gone at the end: {left:?}");
}

fn agree(term: &Term, shown: &[&str]) {
    term.wait("To be confirmed");
    for text in shown {
        term.wait(text);
    }
    term.press("y");
    done(term);
}

fn done(term: &Term) {
    term.until("the act done", |p| !p.has("To be confirmed") && !p.has("Recording…"));
}

/// The dossier is read, then it goes to the director.
fn give_a_visa(term: &Term) {
    term.press("f6").wait("[To do 2]").wait("yours: visa");
    term.press("r").wait("page 1 of 1").leave("page 1 of 1");
    term.press("V");
    agree(term, &["Give the visa to dossier 2027-0008", "Anne Lemoine"]);
    term.wait("[To do 1]");
}

/// The wrong passphrase signs nothing; the right one does, once.
fn sign(term: &Term) {
    become_(term, "a", DIRECTOR);
    term.press("f6").wait("yours: signature");
    term.press("/").type_in("Vidal").press("enter").wait("2027-0008").press("s");
    term.wait("To be confirmed").wait("Sign dossier 2027-0008").wait("Your passphrase is asked for this act.");
    term.type_in(ADMINISTRATOR).press("enter").wait("This is not the passphrase.");
    term.type_in(DIRECTOR).press("enter");
    done(term);
    term.press("b b b").wait("step 3 of 3");
    term.press("c").wait("Signature valid: Anne Lemoine").leave("Signature valid");
}

/// Everybody who has registered gets a code, and the portal is told.
fn issue_and_export(term: &Term, home: &Home) {
    become_(term, "é", ADMINISTRATOR);
    term.press("f4").wait("▒ 8").press("I");
    agree(term, &["Issue the codes of 2027", "8 items concerned"]);
    term.wait("▒ 0").wait("█ 16");
    term.press("f5").wait("portal’s file never written").wait("27INSU9010");
    term.press("w").fill("Write the portal’s file", &[Fill::Keep, Fill::Text(&home.typed("portal")), Fill::Keep]);
    term.gone("never written").wait("lines");
    let file = std::fs::read_to_string(home.path("portal")).unwrap();
    let logins: Vec<&str> = file.lines().map(|l| l.split(':').next().unwrap()).collect();
    for (login, there) in [("27INSU9010", true), ("27INSU9007", false), ("26INSU9001", true)] {
        assert_eq!(logins.contains(&login), there, "{login} in the portal’s file, which holds {logins:?}");
    }
}
