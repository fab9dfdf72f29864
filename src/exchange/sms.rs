//! Text messages on their way out: through the folder of a daemon, a service of the web, or a program.
//!
//! A message may hold a code: whatever goes wrong, nothing of it is in what is told. What a gateway answers is never
//! quoted either, since it may quote the message.

use super::http::{self, Question};
use crate::domain::book::Gateway;
use crate::domain::trouble::Rule;
use std::fmt::Write as _;
use std::fs::{OpenOptions, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// How long a program may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it is looked at meanwhile.
const LOOK: Duration = Duration::from_millis(20);
/// Most bytes of an answer that are read.
const LONGEST: u64 = 16 * 1024;
/// The two places in the body of a request.
const PLACES: [&str; 2] = ["{to}", "{text}"];

/// A message: the number in its international form with `+`, and the text.
pub struct Message<'a> {
    pub to: &'a str,
    pub text: &'a str,
    /// Names this message and no other: letters and figures.
    pub name: &'a str,
}

/// Hands a message to a gateway; it is on its way once this returns well.
pub fn send(gateway: &Gateway, message: &Message) -> Result<(), Rule> {
    match gateway {
        Gateway::Spool { folder } => spool(Path::new(folder), message),
        Gateway::Http { url, body, content_type } => request(url, body, content_type, message),
        Gateway::Program { path } => program(Path::new(path), message, PATIENCE),
    }
}

/// Whether a gateway could work as it is set: what can be seen without sending anything.
pub fn check(gateway: &Gateway) -> Result<(), Rule> {
    let nowhere = |path: &str| Rule::GatewayNowhere { path: path.to_owned() };
    match gateway {
        Gateway::Spool { folder } => {
            let there = Path::new(folder).is_absolute() && Path::new(folder).is_dir();
            if there { Ok(()) } else { Err(nowhere(folder)) }
        }
        Gateway::Http { url, body, content_type } => {
            http::host(url)?;
            if content_type.is_empty() || content_type.chars().any(char::is_control) {
                return Err(Rule::EmptyField { field: "content-type" });
            }
            let once = PLACES.iter().all(|place| body.matches(place).count() == 1);
            if once { Ok(()) } else { Err(Rule::GatewayBody) }
        }
        Gateway::Program { path } => {
            let runs = std::fs::metadata(path).is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0);
            if runs && Path::new(path).is_absolute() { Ok(()) } else { Err(nowhere(path)) }
        }
    }
}

fn failed(detail: impl Into<String>) -> Rule {
    Rule::GatewayFailed { detail: detail.into() }
}

/// The form of SMS Server Tools 3: the number without its `+`, the alphabet, an empty line, the text. The daemon takes a
/// file as soon as it is there, but none whose name ends in `.LOCK`; and it must be able to write it to take it away.
fn spool(folder: &Path, message: &Message) -> Result<(), Rule> {
    let io = |e: std::io::Error| failed(format!("{}, {e}", folder.display()));
    let number = message.to.trim_start_matches('+');
    let content = Zeroizing::new(format!("To: {number}\nAlphabet: UTF-8\n\n{}\n", message.text));
    let beside = folder.join(format!("paraphe-{}.LOCK", message.name));
    let written = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside)?;
        // Where the group cannot be given the daemon may still be of the same user.
        let group = std::fs::metadata(folder)?.gid();
        let _ = std::os::unix::fs::fchown(&file, None, Some(group));
        file.set_permissions(Permissions::from_mode(0o660))?;
        file.write_all(content.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&beside, folder.join(format!("paraphe-{}", message.name)))
    })();
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written.map_err(io)
}

fn request(url: &str, body: &str, content_type: &str, message: &Message) -> Result<(), Rule> {
    let body = filled(body, content_type, message);
    let question =
        Question { url, content_type, headers: &[], body: body.as_bytes(), longest: LONGEST, in_clear: false };
    let answer = http::post(&question)?;
    if (200..300).contains(&answer.status) { Ok(()) } else { Err(failed(format!("HTTP {}", answer.status))) }
}

/// The body with the number and the text in their places, escaped as its content type wants it.
fn filled(body: &str, content_type: &str, message: &Message) -> Zeroizing<String> {
    let escape = escaping(content_type);
    let mut out = Zeroizing::new(String::with_capacity(body.len() + 3 * message.text.len()));
    let mut rest = body;
    // What takes a place is never looked at again: a text may hold braces.
    while let Some((at, place)) = PLACES.iter().filter_map(|p| Some((rest.find(p)?, *p))).min() {
        out.push_str(&rest[..at]);
        escape(if place == "{to}" { message.to } else { message.text }, &mut out);
        rest = &rest[at + place.len()..];
    }
    out.push_str(rest);
    out
}

type Escape = fn(&str, &mut String);

fn escaping(content_type: &str) -> Escape {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "application/json" => json,
        "application/x-www-form-urlencoded" => form,
        kind if kind.ends_with("/xml") || kind.ends_with("+xml") => xml,
        kind if kind.ends_with("+json") => json,
        _ => |text, out| out.push_str(text),
    }
}

fn json(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

fn form(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._*".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

fn xml(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            c => out.push(c),
        }
    }
}

/// The number is the program's argument, the text its standard input: other users of this computer see arguments.
fn program(path: &Path, message: &Message, patience: Duration) -> Result<(), Rule> {
    let io = |e: std::io::Error| failed(format!("{}, {e}", path.display()));
    let mut child = Command::new(path)
        .arg(message.to)
        .env_clear()
        .envs(std::env::vars_os().filter(|(name, _)| name == "PATH" || name == "HOME" || name == "LANG"))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(io)?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that does not read is judged by its end.
        let _ = stdin.write_all(message.text.as_bytes());
    }
    ended(&mut child, patience)
}

fn ended(child: &mut Child, patience: Duration) -> Result<(), Rule> {
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(failed(status.to_string())),
            Ok(None) if begun.elapsed() < patience => std::thread::sleep(LOOK),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(failed(format!("> {} s", patience.as_secs())));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "Code 12345678 \"pour\" <a> & {to} % + = \\ \u{1}fin";

    fn message(text: &str) -> Message<'_> {
        Message { to: "+33612345678", text, name: "abc" }
    }

    #[test]
    fn a_message_in_the_spool_is_whole_and_nothing_else_is_there() {
        let dir = tempfile::tempdir().unwrap();
        let gateway = Gateway::Spool { folder: dir.path().display().to_string() };
        check(&gateway).unwrap();
        send(&gateway, &message("Code 12345678\nTo: 33700000000")).unwrap();
        let names: Vec<_> = std::fs::read_dir(dir.path()).unwrap().flatten().map(|e| e.file_name()).collect();
        assert_eq!(names, ["paraphe-abc"]);
        let path = dir.path().join("paraphe-abc");
        let content = std::fs::read_to_string(&path).unwrap();
        assert_eq!(content, "To: 33612345678\nAlphabet: UTF-8\n\nCode 12345678\nTo: 33700000000\n");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o660);
        let gone = Gateway::Spool { folder: dir.path().join("absent").display().to_string() };
        assert_eq!(check(&gone).unwrap_err().code(), "gateway-nowhere");
        let told = format!("{:?}", send(&gone, &message("Code 12345678")).unwrap_err());
        assert!(told.contains("GatewayFailed") && !told.contains("12345678"), "{told}");
    }

    #[test]
    fn a_text_takes_its_place_escaped_and_is_not_looked_at_again() {
        let told = |body: &str, kind: &str| filled(body, kind, &message(HOSTILE)).to_string();
        let json = told(r#"{"to":"{to}","text":"{text}"}"#, "application/json; charset=utf-8");
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!((read["to"].as_str(), read["text"].as_str()), (Some("+33612345678"), Some(HOSTILE)));
        let form = told("t={text}&n={to}", "application/x-www-form-urlencoded");
        assert!(form.ends_with("fin&n=%2B33612345678") && form.contains("%7Bto%7D"), "{form}");
        assert!(!form[..form.len() - 18].contains(['&', '+', '<']), "{form}");
        let xml = told("<m to=\"{to}\">{text}</m>", "text/xml");
        assert!(xml.contains("&lt;a&gt; &amp; {to} %"), "{xml}");
    }

    #[test]
    fn a_request_needs_both_places_and_an_address() {
        let http = |url: &str, body: &str| Gateway::Http {
            url: url.into(),
            body: body.into(),
            content_type: "application/json".into(),
        };
        assert!(check(&http("https://sms.exemple.fr/x", "{to} {text}")).is_ok());
        for body in ["{to}", "{text}", "{to} {to} {text}", ""] {
            assert_eq!(check(&http("https://sms.exemple.fr", body)).unwrap_err().code(), "gateway-body", "{body}");
        }
        assert_eq!(check(&http("sms.exemple.fr", "{to} {text}")).unwrap_err().code(), "not-an-address");
    }

    fn script(dir: &Path, body: &str) -> String {
        let path = dir.join("sms.sh");
        std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
        std::fs::set_permissions(&path, Permissions::from_mode(0o700)).unwrap();
        path.display().to_string()
    }

    #[test]
    fn a_program_gets_the_number_and_the_text_apart_and_its_end_counts() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        let path = script(dir.path(), &format!("printf '%s|%s|' \"$#\" \"$1\" > {0}; cat >> {0}", out.display()));
        let gateway = Gateway::Program { path };
        check(&gateway).unwrap();
        send(&gateway, &message("Code 12345678")).unwrap();
        assert_eq!(std::fs::read_to_string(&out).unwrap(), "1|+33612345678|Code 12345678");
        let path = script(dir.path(), "cat; cat >&2; exit 3");
        let told = send(&Gateway::Program { path }, &message("Code 12345678")).unwrap_err();
        assert!(format!("{told:?}").contains("exit status: 3") && !format!("{told:?}").contains("12345678"));
        let path = script(dir.path(), "exec sleep 60");
        let told = program(Path::new(&path), &message("Code"), Duration::from_millis(50)).unwrap_err();
        assert_eq!(told.code(), "gateway-failed", "one that does not end is ended");
        assert_eq!(check(&Gateway::Program { path: "sms.sh".into() }).unwrap_err().code(), "gateway-nowhere");
    }
}
