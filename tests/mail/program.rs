//! The program itself sends, over TLS.

use crate::common::{Bench, FIRST, phrase};
use crate::{Server, assert_absent, issued, mails_in, peers, read, secret};
use paraphe::desk::{ImportStructures, OpenCampaign};
use paraphe::domain::campaign::Settings;
use std::path::Path;
use std::process::{Command, Stdio};

/// A certificate for `localhost`, and the authority that vouches for it.
fn certificates(bench: &Bench) -> [String; 3] {
    let [authority, key, certificate] = ["ca.pem", "key.pem", "cert.pem"].map(|n| bench.path(n).display().to_string());
    let openssl = |words: &str| {
        let words = words.replace("DIR", &bench.dir.path().display().to_string());
        peers::run(Command::new("openssl").args(words.split(' ')));
    };
    std::fs::write(bench.path("ext"), "subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n").unwrap();
    openssl("req -x509 -newkey rsa:2048 -nodes -keyout DIR/ca.key -out DIR/ca.pem -days 3650 -subj /CN=essai");
    openssl("req -newkey rsa:2048 -nodes -keyout DIR/key.pem -out DIR/req.pem -subj /CN=localhost");
    openssl(
        "x509 -req -in DIR/req.pem -CA DIR/ca.pem -CAkey DIR/ca.key -CAcreateserial -out DIR/cert.pem -days 3650 -extfile DIR/ext",
    );
    [authority, key, certificate]
}

#[test]
fn the_program_itself_sends_over_tls_and_never_shows_a_secret() {
    // The program has the clock of this computer: the campaign is one that runs today.
    let mut bench = Bench::new(&(chrono::Utc::now() - chrono::TimeDelta::hours(1)).to_rfc3339());
    let day = bench.now.day;
    let year = chrono::Datelike::year(&day).try_into().unwrap();
    let (opens, cutoff) = (day - chrono::Days::new(10), day + chrono::Days::new(50));
    bench.apply(&mut ImportStructures { file: Bench::register(), source: None }).unwrap();
    bench.apply(&mut OpenCampaign { year, opens, cutoff, settings: Settings::default() }).unwrap();
    let login = issued(&mut bench, 1).remove(0);
    let secret = secret(&mut bench, &login);
    bench.close();
    let [authority, key, certificate] = certificates(&bench);
    let auth = ["--auth", "codes", "canari-93517"];
    let tls = Server::start(&bench, "tls", &[&auth[..], &["--tls", &certificate, &key]].concat());
    let starttls = Server::start(&bench, "starttls", &[&auth[..], &["--starttls", &certificate, &key]].concat());
    std::fs::write(bench.path("phrase"), phrase(FIRST)).unwrap();
    std::fs::write(bench.path("password"), "canari-93517\n").unwrap();
    let told = std::cell::RefCell::new(String::new());
    let paraphe = |trust: &str, words: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paraphe"));
        command.arg("--desk").arg(&bench.place.folder).arg("--passphrase-file").arg(bench.path("phrase"));
        command.args(words.split(' ')).env("SSL_CERT_FILE", trust).env("XDG_STATE_HOME", bench.path("elsewhere"));
        let output = command.stdin(Stdio::null()).output().unwrap();
        let text = [output.stdout, output.stderr].map(|b| String::from_utf8(b).unwrap()).concat();
        told.borrow_mut().push_str(&text);
        (output.status.code().unwrap(), text)
    };
    // This computer's memory of the desk lies where the program looks for it.
    let state = bench.path("elsewhere").join("paraphe");
    std::fs::create_dir_all(bench.path("elsewhere")).unwrap();
    std::fs::rename(&bench.place.state, &state).unwrap();
    let password = format!("--password-file {}", bench.path("password").display());
    for (server, kind) in [(&tls, "tls"), (&starttls, "starttls")] {
        let set = format!(
            "mail server set localhost --port {} --security {kind} --from codes@essai.fr --user codes {password}",
            server.port
        );
        let (status, text) = paraphe(&authority, &set);
        assert_eq!(status, 0, "{text}");
        let (status, text) = paraphe("/dev/null", "mail server test");
        assert_eq!(status, 1, "a certificate of an unknown authority is refused: {text}");
        assert_eq!(server.log(), "", "and the password was not said");
        let (status, text) = paraphe(&authority, "mail server test");
        assert_eq!(status, 0, "{text}");
        let (status, text) = paraphe(&authority, &format!("codes send {login}"));
        assert_eq!(status, 0, "{text}");
        assert!(server.log().ends_with("ok tls\n"), "{}", server.log());
        assert_eq!(server.recipients(), ["c0@essai.fr"]);
        assert!(read(&server.mails())[0]["letters"][0].as_str().unwrap().contains(&secret));
    }
    let outbox = bench.path("envoi").display().to_string();
    for words in [
        format!("codes send {login} --outbox {outbox} --dry-run --json"),
        format!("codes send {login} --outbox {outbox}"),
        format!("codes returned {login} --reason inconnue"),
        "codes send --undelivered --json".to_owned(),
        format!("codes received {login}"),
        "campaign reminders --json".to_owned(),
        "mail server show --json".to_owned(),
        "mail server show".to_owned(),
        format!("codes forget {login}"),
        "register verify --json".to_owned(),
        "register list --json".to_owned(),
        "mail server unset".to_owned(),
    ] {
        let (status, text) = paraphe(&authority, &words);
        assert_eq!(status, 0, "{words}: {text}");
    }
    let told = told.into_inner();
    for canary in [secret.as_str(), &secret.replace('-', ""), "canari", "-93517"] {
        assert!(!told.contains(canary), "{told}");
        assert_absent(&bench.place.folder, canary);
        assert_absent(&bench.path("elsewhere"), canary);
    }
    let names: Vec<String> =
        mails_in(Path::new(&outbox)).iter().map(|p| p.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(names, [format!("0001-{login}.eml")]);
}
