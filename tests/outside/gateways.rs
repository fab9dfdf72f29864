//! Messages before foreign readers: the form of the daemon's folder, a gateway of the web, a program.

use super::{FIRST, House, code_in, house, peers, phrase, script, word};
use paraphe::desk::{Hidden, PublishRevocations, Retire, SaveEvidence};
use paraphe::domain::book::Gateway;
use serde_json::Value;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

#[test]
fn a_foreign_reader_of_the_spool_finds_the_number_and_the_text() {
    let mut h = house("Zoë Lefèvre", "Convention de stage « été »");
    h.bench.apply(&mut h.sending()).unwrap();
    let told = peers::run(Command::new(peers::python()).arg(peers::script("sms_read.py")).arg(&h.spool));
    let read: Value = serde_json::from_str(told.trim()).unwrap();
    assert_eq!(read["to"], "33612345678");
    assert_eq!(read["headers"], serde_json::json!(["Alphabet", "To"]));
    let text = read["text"].as_str().unwrap();
    assert!(text.contains("Convention de stage \" été \"") && text.contains("2027-0001"), "{text}");
    let code = code_in(text);
    assert_eq!(h.try_(&code), "done");
}

#[test]
fn the_evidence_file_of_a_countersigned_dossier_is_accepted_by_its_own_script() {
    let mut h = house("Ida Roy", "Convention");
    let code = h.send();
    assert_eq!(h.try_(&code), "done");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/evidence/verify.py");
    let python = peers::python();
    let programs = format!("{}:{}", python.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let judged = |h: &mut House, name: &str| {
        let path = h.bench.path(name);
        h.bench.apply(&mut SaveEvidence { dossier: h.dossier.clone(), path: path.clone() }).unwrap();
        peers::run(Command::new(python).arg(&script).arg(path).env("PATH", &programs))
    };
    let told = judged(&mut h, "proof.zip");
    assert!(told.ends_with("ACCEPTED\n") && told.contains("1 signatures"), "{told}");
    // The seal is put out of use, and so on the list: the register proves that it had sealed before.
    h.bench.apply(&mut Retire::Seal { reason: 1 }).unwrap();
    let list = h.bench.path("list.crl");
    h.bench.apply(&mut PublishRevocations { path: list, passphrase: Hidden::new(phrase(FIRST)) }).unwrap();
    let told = judged(&mut h, "later.zip");
    assert!(told.ends_with("ACCEPTED\n") && told.contains("was revoked after it had signed"), "{told}");
}

/// A gateway of the web, stopped when dropped.
struct Web {
    child: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
    url: String,
}

impl Web {
    fn start(status: u16) -> Self {
        let mut child = Command::new(peers::python())
            .arg(peers::script("sms_web.py"))
            .arg(status.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let port = first.strip_prefix("port ").unwrap();
        Self { child, url: format!("http://127.0.0.1:{port}/sms?key=canari-7731"), lines }
    }

    fn asked(&mut self) -> Value {
        serde_json::from_str(&self.lines.next().unwrap().unwrap()).unwrap()
    }
}

impl Drop for Web {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn through(h: &mut House, web: &Web, body: &str, content_type: &str) {
    let (url, body, content_type) = (web.url.clone(), body.to_owned(), content_type.to_owned());
    h.set(Gateway::Http { url, body, content_type }).unwrap();
}

#[test]
fn a_gateway_of_the_web_gets_the_number_and_the_text_whatever_the_form() {
    let forms = [
        ("application/json", r#"{"to":"{to}","text":"{text}"}"#),
        ("application/x-www-form-urlencoded", "to={to}&text={text}"),
    ];
    for (kind, body) in forms {
        let mut h = house("Ida \"Q\" Roy", "Contrat \"A & B\" {to}=1&x=2");
        let mut web = Web::start(200);
        through(&mut h, &web, body, kind);
        h.bench.apply(&mut h.sending()).unwrap();
        let asked = web.asked();
        assert_eq!((asked["path"].as_str(), asked["kind"].as_str()), (Some("/sms?key=canari-7731"), Some(kind)));
        assert_eq!(asked["read"]["to"], "+33612345678");
        let text = asked["read"]["text"].as_str().unwrap();
        assert!(text.contains("\"Contrat \"A & B\" {to}=1&x=2\""), "{text}");
        let code = code_in(text);
        assert_eq!(h.try_(&code), "done");
    }
}

#[test]
fn a_gateway_that_refuses_is_told_without_its_words_and_its_code_counts() {
    let mut h = house("Ida Roy", "Convention");
    let mut web = Web::start(402);
    through(&mut h, &web, r#"{"to":"{to}","text":"{text}"}"#, "application/json");
    let told = h.bench.apply(&mut h.sending()).unwrap().refused.remove(0).1;
    assert_eq!(told.code(), "gateway-failed");
    let said = web.asked();
    let code = code_in(said["read"]["text"].as_str().unwrap());
    let printed = format!("{told:?}");
    assert!(printed.contains("402") && !printed.contains(&code) && !printed.contains("canari"), "{printed}");
    assert_eq!(h.now().codes.len(), 1, "a gateway can deliver and not say so: the code counts");
    drop(web);
    h.bench.now.at += chrono::TimeDelta::seconds(60);
    let printed = format!("{:?}", h.bench.apply(&mut h.sending()).unwrap().refused);
    assert!(!printed.contains("canari"), "{printed}");
}

#[test]
fn a_program_takes_the_message_and_one_that_fails_is_told() {
    let mut h = house("Ida Roy", "$(touch /tmp/never) `id`");
    let out = h.bench.path("out");
    let path = script(&h.bench.path("sms.sh"), &format!("printf '%s\\n' \"$@\" > {0}; cat >> {0}", out.display()));
    h.set(Gateway::Program { path }).unwrap();
    h.bench.apply(&mut h.sending()).unwrap();
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(
        text.starts_with("+33612345678\nInstitut d'essai : code ") && text.contains("$(touch /tmp/never)"),
        "{text}"
    );
    let path = script(&h.bench.path("no.sh"), "cat >&2; exit 9");
    h.set(Gateway::Program { path }).unwrap();
    assert_eq!(word(h.bench.apply(&mut h.sending())), "gateway-failed");
    assert_eq!(h.now().codes.len(), 2, "it counts all the same");
    let code = code_in(text.split_once('\n').unwrap().1);
    assert_eq!(h.try_(&code), "code-wrong", "only the last one serves");
    let path = h.bench.path("sms.sh").display().to_string();
    h.set(Gateway::Program { path }).unwrap();
    h.bench.apply(&mut h.sending()).unwrap();
    let text = std::fs::read_to_string(&out).unwrap();
    assert_eq!(h.try_(&code_in(text.split_once('\n').unwrap().1)), "done");
}
