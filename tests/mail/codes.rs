//! Codes go by mail: to a server, to an outbox, to some and not to others, as far as it goes.

use crate::{
    Server, assert_absent, bench, clear, delivered, issued, mails_in, read, refused_with, register, secret, set,
    undelivered,
};
use paraphe::desk::{Hidden, Issue, Returned, SendCodes, SetMailServer, TryMailServer, UnsetMailServer, Watch, Way};
use paraphe::domain::campaign::Settings;
use paraphe::domain::code::Means;
use paraphe::domain::find;
use paraphe::domain::login::Login;
use paraphe::domain::mail::MailServer;
use paraphe::domain::trouble::{Rule, Trouble};
use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;

#[test]
fn a_real_server_takes_the_codes_and_a_foreign_parser_reads_them() {
    let mut bench = bench(Settings::default());
    let mixed = find::structure(bench.state(), "U 1016").unwrap();
    register(&mut bench, &mixed, "Anaïs Bœuf", "anais.boeuf@essai.fr");
    let done = bench.apply(&mut Issue { structures: Some(vec![mixed]) }).unwrap();
    let login = Login::typed(&done.done[0]);
    let secret = secret(&mut bench, &login);
    let send = || SendCodes { logins: vec![login.clone()], to: Way::Server };
    refused_with(bench.apply(&mut send()), "no-mail-server");
    let server = Server::start(&bench, "server", &["--auth", "codes", "canari-93517 é"]);
    let with_user = MailServer { user: "codes".into(), ..clear(server.port) };
    set(&mut bench, with_user.clone(), "faux");
    refused_with(bench.apply(&mut TryMailServer), "mail-rejected");
    set(&mut bench, with_user, "canari-93517 é");
    bench.apply(&mut TryMailServer).unwrap();
    let plan = bench.desk().plan(&send(), bench.now, &Watch::default()).unwrap();
    assert_eq!((plan.doing(), plan.blocked()), (1, 0));
    let done = bench.apply(&mut send()).unwrap();
    assert_eq!((done.done, done.refused), (vec![login.to_string()], vec![]));
    assert!(server.log().ends_with("ok clear\n"), "{}", server.log());
    assert_eq!(server.recipients(), ["anais.boeuf@essai.fr"]);
    let mail = &read(&server.mails())[0];
    assert_eq!(mail["subject"], "Votre code d’accès 2027 au portail BiblioInserm — U 1016");
    assert_eq!(mail["from"][0], serde_json::json!(["Institut d’été — codes", "codes@essai.fr"]));
    assert_eq!(mail["to"][0], serde_json::json!(["Anaïs Bœuf", "anais.boeuf@essai.fr"]));
    assert_eq!(mail["reply_to"][0][1], "doc@essai.fr");
    assert_eq!((&mail["charset"], &mail["type"]), (&"utf-8".into(), &"text/plain".into()));
    assert_eq!(mail["defects"], serde_json::json!([]));
    assert_eq!(mail["date"], bench.now.at.format("%Y-%m-%dT%H:%M:%S+00:00").to_string());
    let plain = |text: &serde_json::Value| text.as_str().unwrap().replace('\u{a0}', " ");
    let body = plain(&mail["body"]);
    for expected in ["Bonjour Anaïs Bœuf,", "U 1016", "cesseront de fonctionner le 6 juin 2027"] {
        assert!(body.contains(expected), "{expected}: {body}");
    }
    assert!(!body.contains(&secret), "the secret stands in the letter alone");
    let letter = plain(&mail["letters"][0]);
    for expected in ["Anaïs Bœuf", login.as_str(), secret.as_str(), "6 juin 2027"] {
        assert!(letter.contains(expected), "{expected}: {letter}");
    }
    let structure = bench.state().code(&login).unwrap().structure.clone();
    assert_eq!(letter.contains("BibCnrs"), bench.state().structures[&structure].is_mixed_with("CNRS"));
    assert!(!mail["subject"].as_str().unwrap().contains(&secret) && !mail["id"].as_str().unwrap().contains(&secret));
    let delivery = bench.state().code(&login).unwrap().delivered().unwrap().clone();
    assert_eq!((delivery.means, delivery.to.as_str()), (Means::Mail, "anais.boeuf@essai.fr"));
    let again = bench.desk().plan(&send(), bench.now, &Watch::default()).unwrap();
    assert!(format!("{:?}", again.notes).contains("Again"), "{:?}", again.notes);
    bench.apply(&mut send()).unwrap();
    assert_eq!(server.mails().len(), 2, "a delivered code is sent again when somebody asks");
    assert_ne!(read(&server.mails())[0]["id"], read(&server.mails())[1]["id"]);
    bench.apply(&mut UnsetMailServer).unwrap();
    refused_with(bench.apply(&mut TryMailServer), "no-mail-server");
    bench.assert_sound();
    for file in ["canari", "-93517", &secret] {
        assert_absent(&bench.place.folder, file);
    }
}

#[test]
fn an_outbox_holds_the_same_mails_under_names_that_tell_nothing() {
    let mut bench = bench(Settings { resend: false, ..Settings::default() });
    let logins = issued(&mut bench, 3);
    let secrets: Vec<String> = logins.iter().map(|l| secret(&mut bench, l)).collect();
    let outbox = bench.path("envoi");
    let mut send = SendCodes { logins: undelivered(&bench), to: Way::Outbox(outbox.clone()) };
    let done = bench.apply(&mut send).unwrap();
    assert_eq!(done.done.len(), 3);
    let files = mails_in(&outbox);
    let told = read(&files);
    for (n, (file, mail)) in files.iter().zip(&told).enumerate() {
        let name = file.file_name().unwrap().to_str().unwrap();
        let login = name.split('-').nth(1).unwrap().trim_end_matches(".eml");
        assert_eq!(name, format!("{:04}-{login}.eml", n + 1));
        let which = logins.iter().position(|l| l.as_str() == login).unwrap();
        assert!(mail["letters"][0].as_str().unwrap().contains(&secrets[which]), "each gets its own");
        assert_eq!(mail["to"][0][0], format!("Zoé Lefèvre-Ñandú {which}"));
        assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(mail["defects"], serde_json::json!([]));
    }
    assert_eq!(delivered(&bench).len(), 3);
    assert_eq!(undelivered(&bench), []);
    let mut again = SendCodes { logins: vec![logins[0].clone()], to: Way::Outbox(outbox.clone()) };
    refused_with(bench.apply(&mut again), "resend-refused");
    bench.apply(&mut Returned { logins: vec![logins[0].clone()], reason: "boîte pleine".into() }).unwrap();
    assert_eq!(undelivered(&bench), [logins[0].clone()], "what came back waits again");
    let mut next = SendCodes { logins: vec![Login::typed("27INSX")], to: Way::Outbox(outbox) };
    refused_with(bench.apply(&mut next), "no-such-code");
}

#[test]
fn one_refused_recipient_keeps_nobody_else_from_their_code() {
    let mut bench = bench(Settings::default());
    let logins = issued(&mut bench, 4);
    let server = Server::start(&bench, "server", &["--refuse", "c1@essai.fr"]);
    set(&mut bench, clear(server.port), "");
    let done = bench.apply(&mut SendCodes { logins: logins.clone(), to: Way::Server }).unwrap();
    assert_eq!(done.done.len(), 3);
    let (name, why) = &done.refused[0];
    assert_eq!(name, logins[1].as_str());
    assert!(matches!(why, Rule::MailRejected { detail } if detail.contains("Utilisateur inconnu")), "{why:?}");
    assert_eq!(delivered(&bench), server.recipients().into_iter().collect());
    assert_eq!(undelivered(&bench), [logins[1].clone()]);
}

#[test]
fn a_server_that_dies_in_the_middle_loses_nothing_and_gets_nothing_twice() {
    let mut bench = bench(Settings::default());
    let logins = issued(&mut bench, 45);
    let first = Server::start(&bench, "first", &["--die-at", "25", "mail"]);
    set(&mut bench, clear(first.port), "");
    let done = bench.apply(&mut SendCodes { logins: logins.clone(), to: Way::Server }).unwrap();
    assert_eq!((done.done.len(), done.refused.len()), (25, 20));
    assert_eq!(delivered(&bench), first.recipients().iter().cloned().collect(), "what is noted was accepted");
    let second = Server::start(&bench, "second", &["--die-at", "10", "data"]);
    set(&mut bench, clear(second.port), "");
    let done = bench.apply(&mut SendCodes { logins: undelivered(&bench), to: Way::Server }).unwrap();
    assert_eq!((done.done.len(), done.refused.len()), (10, 10));
    assert!(matches!(done.refused[0].1, Rule::MailUncertain { .. }), "{:?}", done.refused[0]);
    let third = Server::start(&bench, "third", &[]);
    set(&mut bench, clear(third.port), "");
    bench.apply(&mut SendCodes { logins: undelivered(&bench), to: Way::Server }).unwrap();
    let mut all = [first.recipients(), second.recipients(), third.recipients()].concat();
    all.sort();
    let once: BTreeSet<&String> = all.iter().collect();
    assert_eq!((all.len(), once.len()), (45, 45), "each mail was accepted once");
    assert_eq!(undelivered(&bench), []);
    let gone = SendCodes { logins: logins[..1].to_vec(), to: Way::Server };
    drop(third);
    let done = bench.apply(&mut gone.clone());
    refused_with(done, "mail-rejected");
    bench.assert_sound();
}

#[test]
fn stopped_in_the_middle_what_was_sent_is_noted_and_the_rest_goes_later() {
    let mut bench = bench(Settings::default());
    let logins = issued(&mut bench, 30);
    let server = Server::start(&bench, "server", &["--hold", "23"]);
    set(&mut bench, clear(server.port), "");
    bench.close();
    let (mut desk, _) = bench.unlock_beside();
    let watch = Watch::default();
    let now = bench.now;
    let done = std::thread::scope(|scope| {
        let looked_at = watch.clone();
        let go = server.folder.join("go");
        scope.spawn(move || {
            // The server holds the mail behind the 23rd: the stop comes while that one is on its way.
            while looked_at.progress().0 < 23 {
                std::thread::yield_now();
            }
            looked_at.cancel();
            std::fs::write(go, "").unwrap();
        });
        let mut send = SendCodes { logins: logins.clone(), to: Way::Server };
        paraphe::desk::Verb::apply(&mut send, &mut desk, now, &watch).unwrap()
    });
    bench.take(desk);
    assert_eq!((done.done.len(), done.refused.len()), (24, 6));
    assert!(done.refused.iter().all(|(_, why)| *why == Rule::MailNotSent));
    assert_eq!(delivered(&bench), server.recipients().into_iter().collect());
    bench.apply(&mut SendCodes { logins: undelivered(&bench), to: Way::Server }).unwrap();
    let all = server.recipients();
    assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (30, 30));
    let stopped = Watch::default();
    stopped.cancel();
    let mut again = SendCodes { logins, to: Way::Server };
    bench.close();
    let (mut desk, _) = bench.unlock_beside();
    let nothing = paraphe::desk::Verb::apply(&mut again, &mut desk, bench.now, &stopped);
    assert_eq!(nothing.unwrap_err(), Trouble::Cancelled);
}

#[test]
fn no_mail_goes_in_clear_to_another_computer() {
    let mut bench = bench(Settings::default());
    for host in ["courrier.essai.fr", "127.exemple.org", "10.0.0.1"] {
        let server = MailServer { host: host.into(), ..clear(25) };
        let outcome = bench.apply(&mut SetMailServer { server, password: Hidden::default() });
        refused_with(outcome, "mail-in-clear");
    }
    let evil = MailServer { from: "a@b.fr\r\nBcc: c@d.fr".into(), ..clear(25) };
    refused_with(bench.apply(&mut SetMailServer { server: evil, password: Hidden::default() }), "name-refused");
}
