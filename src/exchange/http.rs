//! One question to a service of the web (a gateway of text messages, a time-stamping authority) and its answer: HTTP POST.
//!
//! Nobody is followed elsewhere, nothing is kept, no answer is longer than was asked for. It must not know what the
//! question means; what it holds may be secret, so it is never told.

use super::tls;
use crate::domain::clean::visible_line;
use crate::domain::trouble::Rule;
use rustls::RootCertStore;
use std::sync::Arc;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Error};

/// How long the whole exchange may last.
const PATIENCE: Duration = Duration::from_secs(20);
/// Longest word of a service that is shown.
const LONGEST: usize = 200;

/// What is asked.
pub struct Question<'a> {
    pub url: &'a str,
    pub content_type: &'a str,
    /// More header lines: an authorisation.
    pub headers: &'a [(String, String)],
    pub body: &'a [u8],
    /// Most bytes of the answer.
    pub longest: u64,
    /// Whether it may go unguarded to another computer: a time-stamp is signed, a text message is not.
    pub in_clear: bool,
}

/// What was answered, whatever it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Of HTTP: 200 and its neighbours are good.
    pub status: u16,
    /// Empty where the service says none.
    pub content_type: String,
    pub body: Vec<u8>,
}

impl Answer {
    /// The answer, where the service did what was asked; else its refusal in its own words.
    pub fn accepted(self, host: &str) -> Result<Self, Rule> {
        if (200..300).contains(&self.status) {
            return Ok(self);
        }
        let said = visible_line(&String::from_utf8_lossy(&self.body)).chars().take(LONGEST).collect();
        Err(Rule::ServiceRefused { host: host.into(), status: self.status, detail: said })
    }
}

/// The computer that an address names; the rule it breaks, if it is no address of the web.
pub fn host(url: &str) -> Result<String, Rule> {
    let uri: Uri = url.parse().map_err(|_| Rule::NotAnAddress { text: visible_line(url) })?;
    match (uri.scheme_str(), uri.host()) {
        (Some("http" | "https"), Some(host)) if !host.is_empty() => Ok(host.into()),
        _ => Err(Rule::NotAnAddress { text: visible_line(url) }),
    }
}

/// Asks, and waits for the answer.
pub fn post(question: &Question) -> Result<Answer, Rule> {
    let host = host(question.url)?;
    let guarded = question.url.to_ascii_lowercase().starts_with("https:");
    if !guarded && !question.in_clear && !is_here(&host) {
        return Err(Rule::ServiceInClear { host });
    }
    let agent: Agent = settings(&host, guarded)?.into();
    let mut request = agent.post(question.url).header("Content-Type", question.content_type);
    for (name, value) in question.headers {
        request = request.header(name, value);
    }
    let silent = |error: &Error| Rule::ServiceSilent { host: host.clone(), detail: told(error) };
    let mut response = request.send(question.body).map_err(|e| silent(&e))?;
    let header = response.headers().get("content-type").and_then(|v| v.to_str().ok());
    let content_type = header.unwrap_or_default().to_owned();
    let body = response.body_mut().with_config().limit(question.longest).read_to_vec().map_err(|e| silent(&e))?;
    Ok(Answer { status: response.status().as_u16(), content_type, body })
}

/// Whether a name is that of this computer.
fn is_here(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]" | "::1")
}

fn settings(host: &str, guarded: bool) -> Result<Config, Rule> {
    let mut config = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .max_redirects(0)
        .user_agent(concat!("paraphe/", env!("CARGO_PKG_VERSION")));
    if is_here(host) {
        config = config.proxy(None);
    }
    if guarded {
        tls::provide()?;
        let own = rustls_native_certs::load_native_certs().certs;
        let roots: Vec<_> = own.iter().filter(|c| fits(c)).map(|c| Certificate::from_der(c).to_owned()).collect();
        config = config.tls_config(TlsConfig::builder().root_certs(RootCerts::Specific(Arc::new(roots))).build());
    }
    Ok(config.build())
}

/// One odd certificate of this computer must not make all of them useless.
fn fits(certificate: &rustls::pki_types::CertificateDer<'_>) -> bool {
    RootCertStore::empty().add(certificate.clone().into_owned()).is_ok()
}

/// The reason in words that may be shown. The address may hold a key: it is not in them.
fn told(error: &Error) -> String {
    let words = match error {
        Error::BadUri(_) => "bad address".to_owned(),
        other => other.to_string(),
    };
    visible_line(&words).chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpListener;

    fn question(url: &str) -> Question<'_> {
        Question { url, content_type: "text/plain", headers: &[], body: b"?", longest: 100, in_clear: false }
    }

    /// A service that answers one question with these bytes; gives its address and what it was asked.
    fn service(answer: String) -> (String, std::thread::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/x", listener.local_addr().unwrap());
        let asked = std::thread::spawn(move || {
            let (mut client, _) = listener.accept().unwrap();
            let (mut asked, mut piece) = (Vec::new(), [0; 4096]);
            while !asked.ends_with(b"?") {
                let n = client.read(&mut piece).unwrap();
                asked.extend_from_slice(&piece[..n]);
            }
            client.write_all(answer.as_bytes()).unwrap();
            String::from_utf8(asked).unwrap()
        });
        (url, asked)
    }

    #[test]
    fn a_question_arrives_whole_and_its_answer_comes_back() {
        let (url, asked) = service("HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nContent-Length: 2\r\n\r\nok".into());
        let headers = [("X-Key".to_owned(), "k".to_owned())];
        let answer = post(&Question { headers: &headers, ..question(&url) }).unwrap();
        assert_eq!(answer, Answer { status: 200, content_type: "a/b".into(), body: b"ok".to_vec() });
        let asked = asked.join().unwrap().to_ascii_lowercase();
        assert!(asked.starts_with("post /x http/1.1\r\n") && asked.ends_with("\r\n\r\n?"), "{asked}");
        assert!(asked.contains("content-type: text/plain\r\n") && asked.contains("x-key: k\r\n"), "{asked}");
    }

    #[test]
    fn a_refusal_is_told_in_the_words_of_the_service_made_harmless() {
        let (url, _) = service("HTTP/1.1 402 No\r\nContent-Length: 9\r\n\r\nno\u{1b}[2Jpay".into());
        let told = post(&question(&url)).unwrap().accepted("s").unwrap_err();
        let Rule::ServiceRefused { status: 402, detail, .. } = told else { panic!("{told:?}") };
        assert!(detail.starts_with("no") && !detail.contains('\u{1b}'), "{detail}");
    }

    #[test]
    fn nobody_is_sent_elsewhere_and_no_answer_is_endless() {
        let (url, _) =
            service("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n".into());
        assert_eq!(post(&question(&url)).unwrap().status, 302);
        let (url, _) = service(format!("HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n{}", "a".repeat(101)));
        assert_eq!(post(&question(&url)).unwrap_err().code(), "service-silent");
    }

    #[test]
    fn what_is_unguarded_stays_on_this_computer() {
        assert_eq!(post(&question("http://sms.exemple.fr/send?key=s")).unwrap_err().code(), "service-in-clear");
        for wrong in ["ftp://a/b", "file:///etc/passwd", "sms", "http://", ""] {
            assert_eq!(post(&question(wrong)).unwrap_err().code(), "not-an-address", "{wrong}");
        }
        let refused = post(&question("http://127.0.0.1:1/?key=secret")).unwrap_err();
        assert_eq!(refused.code(), "service-silent");
        assert!(!format!("{refused:?}").contains("secret"));
    }
}
