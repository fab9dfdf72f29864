//! An authority of time that answers over the loopback.

use crate::world::Clock;
use paraphe::sign::identity::pem;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;

/// Serves a clock on the loopback for as long as the test runs; its address, and its root in a file.
pub fn serve(clock: Clock) -> (String, PathBuf) {
    let root = clock.folder.join("trusted.pem");
    std::fs::write(&root, pem(&clock.roots[0])).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/tsa", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let mut client = client.unwrap();
            let question = body(&mut client);
            let answer = clock.answer(&question);
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                answer.len()
            );
            client.write_all(&[head.as_bytes(), &answer].concat()).unwrap();
        }
    });
    (url, root)
}

/// The body of a request.
pub fn body(client: &mut impl Read) -> Vec<u8> {
    let (mut bytes, mut piece) = (Vec::new(), [0; 4096]);
    loop {
        let n = client.read(&mut piece).unwrap();
        bytes.extend_from_slice(&piece[..n]);
        let Some(head) = bytes.windows(4).position(|w| w == b"\r\n\r\n").map(|n| n + 4) else { continue };
        let text = String::from_utf8_lossy(&bytes[..head]).to_ascii_lowercase();
        assert!(text.contains("content-type: application/timestamp-query"), "{text}");
        let length = text.lines().find_map(|l| l.strip_prefix("content-length: ")?.trim().parse::<usize>().ok());
        if bytes.len() >= head + length.unwrap_or(0) {
            return bytes[head..].to_vec();
        }
    }
}
