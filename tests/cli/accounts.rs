//! Accounts, passphrases, and a desk that is held, copied, dated wrong or damaged.

use crate::bench::Cli;
use crate::common::{FIRST, phrase};
use crate::{bench, words};
use serde_json::Value;
use std::io::Write as _;
use std::process::Stdio;

#[test]
fn the_account_is_named_by_name_or_mail_where_there_are_several() {
    let cli = Cli::with_demo();
    let file = cli.file("pass", cli.phrase_of(FIRST));
    let several = cli.bare(&["people", "list", "--json", "--passphrase-file", &file]);
    assert_eq!((several.status, several.code().as_str()), (1, "several-accounts"));
    cli.under("elodie MARCHAND", &file, &["people", "list"]).ok();
    cli.under("elodie.marchand@demo.example", &file, &["people", "list"]).ok();
    let other = cli.under("anne.lemoine@demo.example", &file, &["people", "list", "--json"]);
    assert_eq!((other.status, other.code().as_str()), (1, "passphrase-wrong"));
}

#[test]
fn while_another_program_holds_the_desk_one_looks_and_does_not_act() {
    let cli = Cli::with_desk();
    let person = paraphe::desk::Desk::accounts(&cli.place()).unwrap().remove(0).person;
    let now = paraphe::desk::Moment::now();
    let typed = phrase(FIRST);
    let (held, _) =
        paraphe::desk::Desk::unlock(&cli.place(), &person, &typed, now, paraphe::desk::Opening::default()).unwrap();
    cli.run(&["people", "list"]).ok();
    let refused = cli.run(&["people", "add", "Anne Roy <anne@essai.fr>", "--json"]);
    assert_eq!((refused.status, refused.code().as_str()), (1, "desk-held"));
    held.close();
    let asked = cli.run(&["people", "add", "Anne Roy <anne@essai.fr>", "--read-only", "--json"]);
    assert_eq!((asked.status, asked.code().as_str()), (1, "read-only"));
    cli.run(&["people", "add", "Anne Roy <anne@essai.fr>"]).ok();
}

#[test]
fn a_desk_on_a_new_computer_is_accepted_knowingly() {
    let cli = Cli::with_desk();
    std::fs::remove_dir_all(cli.path("state")).unwrap();
    let refused = cli.run(&["people", "add", "Anne Roy <anne@essai.fr>", "--json"]);
    assert_eq!((refused.status, refused.code().as_str()), (1, "desk-never-seen"));
    cli.run(&["doctor", "--accept-copy"]).ok();
    cli.run(&["people", "add", "Anne Roy <anne@essai.fr>"]).ok();
    assert!(cli.run(&["register", "list", "--json"]).ok().contains("desk.copy-accepted"));
}

#[test]
fn a_lost_passphrase_is_replaced_and_two_administrators_save_each_other() {
    let cli = Cli::with_desk();
    let given = cli.file("given", phrase("given"));
    let anne = "Anne Roy";
    let own = cli.file("anne", phrase(anne));
    cli.run(&["people", "add", "Anne Roy <anne@essai.fr>"]).ok();
    cli.run(&["people", "account", anne, "--first-passphrase-file", &given]).ok();
    cli.under(anne, &given, &["people", "passphrase", "--new-passphrase-file", &own]).ok();
    let plan = cli.run(&["people", "reset-account", anne, "--first-passphrase-file", &given, "--dry-run"]).ok();
    assert!(plan.contains("restent valables") && plan.contains("L’ancien certificat ne sert plus"), "{plan}");
    let certified = cli.run(&["people", "renew"]);
    assert!(certified.err.contains("Certificat de signature délivré à\u{a0}: Anne Roy"), "{}", certified.err);
    certified.assert_done();
    let me = cli.run(&["people", "reset-account", FIRST, "--first-passphrase-file", &given, "--json"]);
    assert_eq!((me.status, me.code().as_str()), (1, "own-account"));
    cli.run(&["people", "reset-account", anne, "--first-passphrase-file", &given]).ok();
    let lost = cli.under(anne, &own, &["people", "list", "--json"]);
    assert_eq!(lost.code(), "passphrase-wrong");
    cli.under(anne, &given, &["people", "passphrase", "--new-passphrase-file", &own]).ok();
    cli.under(anne, &own, &["people", "renew"]).ok();

    cli.run(&["people", "administrator", anne, "--their-passphrase-file", &own]).ok();
    assert_eq!(cli.run(&["people", "list", "--json"]).ok().matches("\"administrator\"").count(), 2);
    cli.under(anne, &own, &["people", "reset-account", FIRST, "--first-passphrase-file", &given]).ok();
    let mine = cli.file("mine", phrase(FIRST));
    cli.under(FIRST, &given, &["people", "passphrase", "--new-passphrase-file", &mine]).ok();
    cli.under(anne, &own, &["people", "renew"]).ok();
    let told = cli.run(&["register", "verify", "--json"]).ok();
    assert!(told.contains("\"sound\": true"), "{told}");
    let register = cli.run(&["register", "list", "--json"]).ok();
    for kind in ["account.reset", "account.administrator", "account.key-requested", "account.certificate-issued"] {
        assert!(register.contains(kind), "{kind} in {register}");
    }
}

#[test]
fn an_act_dated_too_late_is_got_over() {
    use paraphe::desk::{AddPerson, Desk, Moment, Opening, Verb as _, Watch};
    let cli = Cli::with_desk();
    let person = Desk::accounts(&cli.place()).unwrap().remove(0).person;
    let now = Moment::now();
    let days = chrono::Duration::days(500);
    let ahead = Moment { at: now.at + days, day: now.day + days };
    let (mut desk, _) = Desk::unlock(&cli.place(), &person, &phrase(FIRST), ahead, Opening::default()).unwrap();
    let mut late = AddPerson { name: "A B".into(), mail: "a@essai.fr".into(), phone: String::new() };
    late.apply(&mut desk, ahead, &Watch::default()).unwrap();
    desk.close();
    let add = ["people", "add", "Anne Roy <anne@essai.fr>", "--json"];
    assert_eq!(cli.run(&add).code(), "clock-back");
    let told = cli.run(&["doctor", "--accept-clock"]).ok();
    assert!(told.contains("Tout est intact"), "{told}");
    cli.run(&add).ok();
    assert!(cli.run(&["register", "list"]).ok().contains("heure présente acceptée"));
}

#[test]
fn the_doctor_mends_what_the_register_can_mend() {
    let cli = Cli::with_desk();
    let db = cli.path("desk/store/db");
    let mut bytes = std::fs::read(&db).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&db, bytes).unwrap();
    let told = cli.run(&["doctor", "--json"]);
    let audit: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((told.status, &audit["mended"][0]["code"]), (0, &Value::from("store-rebuilt")), "{audit}");
    assert_eq!(cli.run(&["doctor", "--json"]).ok().matches("store-rebuilt").count(), 0);
}

#[test]
fn a_passphrase_stays_where_it_was_given() {
    let cli = Cli::new();
    let canary = "canari jaune 7319 sur la branche";
    let next = "canari rouge 8420 dans le buisson";
    let (file, other) = (cli.file("p", canary), cli.file("q", format!("{next}\r\n")));
    let init = ["init", "--organisation", "O", "--domain", "essai.fr", "--person", "A B <a@essai.fr>"];
    let mut told = vec![cli.bare(&[&init[..], &["--passphrase-file", &file]].concat())];
    told[0].assert_done();
    for line in ["people list", "doctor", "register list", "dossier list --json", "codes check -", "people add X"] {
        told.push(cli.under("A B", &file, &words(line)));
    }
    told.push(cli.under("A B", &other, &["people", "list"]));
    told.push(cli.under("A B", &file, &["people", "passphrase", "--new-passphrase-file", &other]));
    told.last().unwrap().assert_done();
    told.push(cli.under("A B", &file, &["people", "list"]));
    assert_eq!(told.last().unwrap().status, 1);
    told.push(cli.under("A B", &other, &["register", "verify"]));
    told.last().unwrap().assert_done();
    std::fs::remove_file(&file).unwrap();
    std::fs::remove_file(&other).unwrap();
    for secret in [canary, next] {
        for one in &told {
            assert!(!one.out.contains(secret) && !one.err.contains(secret), "{}{}", one.out, one.err);
        }
        bench::assert_nowhere(cli.dir.path(), secret);
    }
}

#[test]
fn without_a_terminal_the_program_says_what_to_do_instead() {
    let cli = Cli::with_desk();
    let told = cli.bare(&["people", "list"]);
    assert_eq!(told.status, 2);
    assert!(told.err.contains("--passphrase-file"), "{}", told.err);
    for line in [&[][..], &["demo"]] {
        let screen = cli.bare(line);
        assert!(screen.status == 2 && screen.err.contains("terminal"), "{line:?}: {}", screen.err);
    }
    let mut command = cli.command(&["people", "list", "--passphrase-file", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{}\nrest\n", phrase(FIRST)).as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && String::from_utf8_lossy(&output.stdout).contains(FIRST));
}

#[test]
fn a_passphrase_is_typed_without_an_echo_and_twice_when_it_is_new() {
    let cli = Cli::new();
    let init = ["init", "--organisation", "O", "--domain", "essai.fr", "--person", "A B <a@essai.fr>"];
    let secret = "un\u{e9} belle journée d’automne";
    let mut terminal = bench::Terminal::open(&cli, &init);
    terminal.wait_for("Nouvelle phrase de passe");
    terminal.type_("faux début\u{15}unx\u{7f}é belle journée d’automne\r");
    terminal.wait_for("La même");
    terminal.type_(&format!("{secret}\r"));
    let (screen, status) = terminal.end();
    assert_eq!(status, 0, "{screen}");
    assert!(!screen.contains("journée") && !screen.contains("faux"), "{screen}");
    let mut terminal = bench::Terminal::open(&cli, &["people", "list"]);
    terminal.wait_for("Phrase de passe de A B");
    terminal.type_(&format!("{secret}\r"));
    let (screen, status) = terminal.end();
    assert!(status == 0 && screen.contains("a@essai.fr") && !screen.contains("journée"), "{screen}");
    let mut terminal = bench::Terminal::open(&cli, &["people", "list"]);
    terminal.wait_for("Phrase de passe de A B");
    terminal.type_("un\u{3}");
    let (screen, status) = terminal.end();
    assert!(status == 1 && !screen.contains("a@essai.fr"), "{screen}");
}
