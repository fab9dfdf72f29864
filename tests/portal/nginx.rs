//! nginx with a configuration of its own, stopped when dropped.

use base64ct::{Base64, Encoding as _};
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};

pub struct Portal {
    child: Child,
    port: u16,
}

/// A port that nobody uses.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Waits until somebody listens, or until the child is gone.
pub fn listens(child: &mut Child, port: u16) -> bool {
    for _ in 0..2_000_000 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return true;
        }
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        std::thread::yield_now();
    }
    false
}

/// Asks a child of ours to end, and waits for it.
pub fn stop(child: &mut Child) {
    let _ = rustix::process::kill_process(rustix::process::Pid::from_child(child), rustix::process::Signal::TERM);
    let _ = child.wait();
}

impl Portal {
    pub fn start(folder: &Path, file: &Path) -> Self {
        let port = free_port();
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
        let mut child = Command::new("nginx")
            .args(["-e", &format!("{at}/error.log"), "-c", &format!("{at}/nginx.conf")])
            .spawn()
            .unwrap_or_else(|e| panic!("nginx cannot be started ({e}); install it: apt-get install -y nginx-light"));
        if listens(&mut child, port) {
            return Self { child, port };
        }
        panic!("nginx does not listen: {}", std::fs::read_to_string(folder.join("error.log")).unwrap_or_default());
    }

    /// The status that a login and a secret get.
    pub fn ask(&self, login: &str, secret: &str) -> u16 {
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
        stop(&mut self.child);
    }
}
