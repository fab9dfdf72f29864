//! A real portal obeys the exported file: nginx lets in whoever holds a working code, and nobody else, at once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use base64ct::{Base64, Encoding as _};
use common::Bench;
use paraphe::desk::{
    Answer, CutOff, ExportCodes, ImportStructures, Issue, Lift, OpenCampaign, Question, Register, Revoke, Suspend,
};
use paraphe::domain::campaign::{Headcount, Settings};
use paraphe::domain::code::Reason;
use paraphe::domain::find;
use paraphe::domain::login::Login;
use paraphe::domain::portal::Format;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};

/// nginx with a configuration of its own, stopped when dropped.
struct Portal {
    child: Child,
    port: u16,
}

impl Portal {
    fn start(folder: &Path, file: &Path) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        std::fs::create_dir_all(folder.join("www")).unwrap();
        std::fs::write(folder.join("www/index.html"), "portail").unwrap();
        // Only a root master may change its workers' user; the workers must read a file that nobody else may.
        let root = std::env::var("USER").is_ok_and(|u| u == "root") || rustix::process::getuid().is_root();
        let user = if root { "user root;" } else { "" };
        let at = folder.display();
        let conf = format!(
            "{user} daemon off; worker_processes 1; pid {at}/pid; error_log {at}/error.log; events {{}}
             http {{ access_log off; client_body_temp_path {at}/t1; proxy_temp_path {at}/t2; fastcgi_temp_path {at}/t3;
             uwsgi_temp_path {at}/t4; scgi_temp_path {at}/t5;
             server {{ listen 127.0.0.1:{port}; root {at}/www; location / {{ auth_basic portail; auth_basic_user_file {}; }} }} }}",
            file.display()
        );
        std::fs::write(folder.join("nginx.conf"), conf).unwrap();
        let child = Command::new("nginx")
            .args(["-e", &format!("{at}/error.log"), "-c", &format!("{at}/nginx.conf")])
            .spawn()
            .unwrap_or_else(|e| panic!("nginx cannot be started ({e}); install it: apt-get install -y nginx-light"));
        let portal = Self { child, port };
        for _ in 0..10_000 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return portal;
            }
            std::thread::yield_now();
        }
        panic!("nginx does not listen: {}", std::fs::read_to_string(folder.join("error.log")).unwrap_or_default());
    }

    /// The status that a login and a secret get.
    fn ask(&self, login: &str, secret: &str) -> u16 {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let basic = Base64::encode_string(format!("{login}:{secret}").as_bytes());
        let request = format!("GET /index.html HTTP/1.0\r\nHost: p\r\nAuthorization: Basic {basic}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split(' ').nth(1).unwrap().parse().unwrap()
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        let _ =
            rustix::process::kill_process(rustix::process::Pid::from_child(&self.child), rustix::process::Signal::TERM);
        let _ = self.child.wait();
    }
}

fn open(bench: &mut Bench, year: u16, opens: &str, cutoff: &str) {
    let (opens, cutoff) = (opens.parse().unwrap(), cutoff.parse().unwrap());
    bench.apply(&mut OpenCampaign { year, opens, cutoff, settings: Settings::default() }).unwrap();
}

fn issued(bench: &mut Bench, label: &str) -> (Login, String) {
    let structure = find::structure(bench.state(), label).unwrap();
    let mut register = Register {
        structure: structure.clone(),
        name: "Camille Roux".into(),
        mail: "camille.roux@essai.fr".into(),
        phone: String::new(),
        headcount: Headcount::default(),
    };
    bench.apply(&mut register).unwrap();
    let done = bench.apply(&mut Issue { structures: Some(vec![structure]) }).unwrap();
    let login = Login::typed(&done.done[0]);
    let Answer::Secret { secret, .. } = bench.ask(Question::Reveal(login.clone())).unwrap() else { panic!() };
    (login, secret.to_string())
}

#[test]
fn the_portal_follows_every_act_as_soon_as_it_is_exported() {
    let mut bench = Bench::new("2026-04-05T09:00:00Z");
    bench.apply(&mut ImportStructures { file: Bench::register(), source: None }).unwrap();
    open(&mut bench, 2026, "2026-04-03", "2026-06-06");
    let (old, old_secret) = issued(&mut bench, "U 1016");
    bench.now = common::moment("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, "2027-04-03", "2027-06-06");
    let (new, secret) = issued(&mut bench, "U 1016");
    let (other, other_secret) = issued(&mut bench, "U 1068");
    let file = bench.path("portal.htpasswd");
    let mut export = ExportCodes::new(file.clone(), Format::Htpasswd);
    bench.apply(&mut export).unwrap();
    let portal = Portal::start(&bench.path("nginx"), &file);
    let ask = |login: &Login, secret: &str| portal.ask(login.as_str(), secret);
    assert_eq!(ask(&new, &secret), 200);
    assert_eq!(ask(&old, &old_secret), 200, "both generations work until the cut-off");
    assert_eq!(ask(&other, &secret), 401, "another structure's secret opens nothing");
    assert_eq!(ask(&new, &secret.replace('-', "")), 401, "the portal wants the form that the letter prints");
    bench.apply(&mut Suspend { logins: vec![new.clone()], until: None }).unwrap();
    assert_eq!(ask(&new, &secret), 200, "nothing changes before the export");
    bench.apply(&mut export).unwrap();
    assert_eq!(ask(&new, &secret), 401);
    bench.apply(&mut Lift { logins: vec![new.clone()] }).unwrap();
    bench.apply(&mut export).unwrap();
    assert_eq!(ask(&new, &secret), 200);
    bench.apply(&mut Revoke { logins: vec![other.clone()], reason: Reason::Closure }).unwrap();
    bench.apply(&mut export).unwrap();
    assert_eq!(ask(&other, &other_secret), 401);
    let before = std::fs::read(&file).unwrap();
    bench.apply(&mut export).unwrap();
    assert_eq!(std::fs::read(&file).unwrap(), before, "nothing changed, not a byte");
    bench.now = common::moment("2027-06-06T00:30:00Z");
    bench.apply(&mut export).unwrap();
    assert_eq!(ask(&old, &old_secret), 200, "a day that comes cuts nobody off");
    bench.apply(&mut CutOff { year: 2027 }).unwrap();
    bench.apply(&mut export).unwrap();
    assert_eq!((ask(&old, &old_secret), ask(&new, &secret)), (401, 200), "the old code dies at the cut-off");
}
