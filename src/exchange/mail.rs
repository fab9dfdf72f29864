//! A mail, made of its parts: RFC 5322 and MIME. The same parts make the same bytes: no clock, no chance.
//!
//! Names and subjects come from outside: whatever could end a header line or hide in it becomes a space, and an address
//! that is not plainly one is refused.

use crate::domain::clean::{deceives, visible_line};
use crate::domain::people::mail_fits;
use crate::domain::trouble::{Outcome, Rule, Trouble};
use chrono::{DateTime, Utc};
use lettre::Address;
use lettre::address::Envelope;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, Message, MultiPart, SinglePart};
use std::fmt;
use std::time::SystemTime;
use zeroize::Zeroizing;

/// Somebody, by a name that may be empty and a mail address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    pub name: String,
    pub mail: String,
}

/// A mail to be.
#[derive(Clone, Default)]
pub struct Mail {
    pub from: Party,
    /// Where answers go; an empty address: to whom it comes from.
    pub reply_to: String,
    pub to: Party,
    pub subject: String,
    pub body: Zeroizing<String>,
    /// A PDF beside the text, under this name.
    pub attachment: Option<(String, Vec<u8>)>,
    /// Names this mail and no other: letters, figures, `.`, `-`.
    pub id: String,
    pub at: DateTime<Utc>,
}

/// A mail as it goes out. It may hold a secret: it is never shown.
pub struct Ready {
    pub(super) envelope: Envelope,
    bytes: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for Ready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ready(…)")
    }
}

impl Ready {
    /// The bytes, as in an `.eml` file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Makes a mail.
pub fn compose(mail: &Mail) -> Outcome<Ready> {
    let from = mailbox(&mail.from)?;
    let id: String = mail.id.chars().filter(|c| c.is_ascii_alphanumeric() || ".-".contains(*c)).collect();
    let mut builder = Message::builder()
        .message_id(Some(format!("<{id}@{}>", from.email.domain())))
        .date(SystemTime::from(mail.at))
        .from(from)
        .to(mailbox(&mail.to)?)
        .subject(line(&mail.subject));
    if !mail.reply_to.is_empty() {
        builder = builder.reply_to(mailbox(&Party { name: String::new(), mail: mail.reply_to.clone() })?);
    }
    let text = SinglePart::plain(mail.body.to_string());
    let message = match &mail.attachment {
        None => builder.singlepart(text),
        Some((name, content)) => {
            let pdf = Attachment::new(line(name))
                .body(content.clone(), ContentType::parse("application/pdf").map_err(failed)?);
            builder.multipart(MultiPart::mixed().boundary(format!("paraphe-{id}")).singlepart(text).singlepart(pdf))
        }
    };
    let message = message.map_err(failed)?;
    Ok(Ready { envelope: message.envelope().clone(), bytes: Zeroizing::new(message.formatted()) })
}

/// A text as it may stand in a header.
fn line(text: &str) -> String {
    let safe: String = text.chars().map(|c| if deceives(c) { ' ' } else { c }).collect();
    safe.trim().to_owned()
}

fn mailbox(party: &Party) -> Outcome<Mailbox> {
    let refused = || Rule::MailRefused { mail: visible_line(&party.mail), domains: Vec::new() };
    if !mail_fits(&party.mail, &[]) {
        return Err(refused().into());
    }
    let address: Address = party.mail.parse().map_err(|_| refused())?;
    Ok(Mailbox::new(Some(line(&party.name)).filter(|n| !n.is_empty()), address))
}

fn failed(error: impl fmt::Display) -> Trouble {
    Rule::MailRejected { detail: visible_line(&error.to_string()) }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail() -> Mail {
        Mail {
            from: Party { name: "Institut d’été".into(), mail: "doc@essai.fr".into() },
            reply_to: "codes@essai.fr".into(),
            to: Party { name: "Zoë Lefèvre".into(), mail: "zoe@essai.fr".into() },
            subject: "Votre code d’accès 2027 — U 1016".into(),
            body: Zeroizing::new("Bonjour Zoë,\n\nà bientôt.\n.\nFin\n".into()),
            attachment: Some(("lettre-27INSU1016.pdf".into(), b"%PDF-1.7".to_vec())),
            id: "27INSU1016.1".into(),
            at: "2027-04-05T09:00:00Z".parse().unwrap(),
        }
    }

    fn text(mail: &Mail) -> String {
        String::from_utf8(compose(mail).unwrap().bytes().to_vec()).unwrap()
    }

    #[test]
    fn the_same_parts_make_the_same_bytes() {
        let once = text(&mail());
        assert_eq!(once, text(&mail()));
        assert!(once.contains("Message-ID: <27INSU1016.1@essai.fr>\r\n"), "{once}");
        assert!(once.contains("Date: Mon, 05 Apr 2027 09:00:00 +0000\r\n"), "{once}");
        assert!(once.is_ascii(), "every server takes it");
        assert!(once.lines().all(|l| l.len() <= 78), "{once}");
    }

    #[test]
    fn no_name_subject_or_file_name_can_add_a_header() {
        let evil = "x\r\nBcc: vol@exemple.org\r\n\r\nplus\u{85}\u{2028}\u{0}";
        let mut bad = mail();
        bad.from.name = evil.into();
        bad.to.name = evil.into();
        bad.subject = evil.into();
        bad.id = evil.into();
        bad.attachment = Some((evil.into(), vec![]));
        let told = text(&bad);
        let (head, _) = told.split_once("\r\n\r\n").unwrap();
        for line in head.split("\r\n").chain(told.split("\r\n")) {
            assert!(!line.to_ascii_lowercase().starts_with("bcc:"), "{told}");
        }
        assert_eq!(compose(&bad).unwrap().envelope.to().len(), 1);
    }

    #[test]
    fn an_address_that_is_not_plainly_one_is_refused() {
        for evil in ["a@b.fr\r\nBcc: c@d.fr", "a@b.fr, c@d.fr", "<a@b.fr>", "a@b.fr\n", "é@b.fr", "a b@c.fr", ""] {
            for place in 0..3 {
                let mut bad = mail();
                match place {
                    0 => bad.from.mail = evil.into(),
                    1 => bad.to.mail = evil.into(),
                    _ if evil.is_empty() => continue,
                    _ => bad.reply_to = evil.into(),
                }
                let refused = compose(&bad).unwrap_err();
                assert_eq!(refused.code(), "mail-refused", "{evil:?} at {place}");
            }
        }
    }

    #[test]
    fn what_goes_out_is_never_shown() {
        assert_eq!(format!("{:?}", compose(&mail()).unwrap()), "Ready(…)");
    }
}
