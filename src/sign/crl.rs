//! Lists of revoked certificates (RFC 5280 section 5): issued by the desk's authority, read and checked.
//!
//! A list that says something this reader must understand and does not, such as a part of a list, is not read at all.

use super::certificate::{authority_key, extension};
use super::der::{Element, bits, children, integer, read, read_time, seq, time, tlv};
use super::identity::{Identity, names};
use super::verify::{signed_by, subject_key};
use crate::domain::trouble::Outcome;
use chrono::{DateTime, Utc};
use const_oid::ObjectIdentifier;

const NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.20");
const REASON: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.21");
/// Most bytes of a list that are read.
const LARGEST: usize = 16 * 1024 * 1024;

/// Why a certificate was revoked; the numbers are those of RFC 5280.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Unspecified,
    /// The private key is in other hands, or may be.
    KeyCompromise,
    AuthorityCompromise,
    /// The person has another function or another name.
    AffiliationChanged,
    /// Another certificate takes its place.
    Superseded,
    /// The person has left.
    CessationOfOperation,
    Hold,
    RemovedFromList,
    PrivilegeWithdrawn,
}

const REASONS: [(u8, Reason); 9] = [
    (0, Reason::Unspecified),
    (1, Reason::KeyCompromise),
    (2, Reason::AuthorityCompromise),
    (3, Reason::AffiliationChanged),
    (4, Reason::Superseded),
    (5, Reason::CessationOfOperation),
    (6, Reason::Hold),
    (8, Reason::RemovedFromList),
    (9, Reason::PrivilegeWithdrawn),
];

impl Reason {
    /// Its number in a list.
    pub fn number(self) -> u8 {
        REASONS.iter().find(|(_, r)| *r == self).map_or(0, |(n, _)| *n)
    }

    /// The reason of a number; one that nobody knows says nothing.
    pub fn of_number(number: u8) -> Self {
        REASONS.iter().find(|(n, _)| *n == number).map_or(Self::Unspecified, |(_, r)| *r)
    }

    /// The stable word of the reason.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unspecified => "unspecified",
            Self::KeyCompromise => "key-compromise",
            Self::AuthorityCompromise => "authority-compromise",
            Self::AffiliationChanged => "affiliation-changed",
            Self::Superseded => "superseded",
            Self::CessationOfOperation => "cessation-of-operation",
            Self::Hold => "hold",
            Self::RemovedFromList => "removed-from-list",
            Self::PrivilegeWithdrawn => "privilege-withdrawn",
        }
    }
}

/// One revoked certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revoked {
    /// The number of the certificate, a DER INTEGER as [`names`] gives it.
    pub serial: Vec<u8>,
    pub at: DateTime<Utc>,
    pub reason: Reason,
}

/// A list of revoked certificates.
#[derive(Clone, Debug)]
pub struct Crl {
    /// The name of the authority, DER.
    pub issuer: Vec<u8>,
    /// The number of the list, where it has one that fits.
    pub number: Option<u64>,
    pub this_update: DateTime<Utc>,
    pub next_update: Option<DateTime<Utc>>,
    pub revoked: Vec<Revoked>,
    /// DER.
    pub raw: Vec<u8>,
}

/// The list of an authority, DER: number one higher than `previous` (0 for the first), good from `now` until `next`.
pub fn issue(
    authority: &Identity,
    previous: u64,
    revoked: &[Revoked],
    now: DateTime<Utc>,
    next: DateTime<Utc>,
) -> Outcome<Vec<u8>> {
    let algorithm = authority.algorithm();
    let entries: Vec<Vec<u8>> = revoked.iter().map(entry).collect();
    // An empty list of entries is left out.
    let entries = if entries.is_empty() { Vec::new() } else { seq(&[&entries.concat()]) };
    let number = extension(&NUMBER, false, &integer(&(previous + 1).to_be_bytes()));
    let key = subject_key(&authority.certificate).map(|id| authority_key(&id)).unwrap_or_default();
    let list = seq(&[
        &integer(&[1]),
        &algorithm,
        &names(&authority.certificate)?.subject,
        &time(now),
        &time(next),
        &entries,
        &tlv(0xa0, &seq(&[&key, &number])),
    ]);
    Ok(seq(&[&list, &algorithm, &bits(&authority.sign(&list)?)]))
}

fn entry(revoked: &Revoked) -> Vec<u8> {
    // The reason "unspecified" is left out, as RFC 5280 asks.
    let reason = match revoked.reason {
        Reason::Unspecified => Vec::new(),
        reason => seq(&[&extension(&REASON, false, &tlv(10, &[reason.number()]))]),
    };
    seq(&[&revoked.serial, &time(revoked.at), &reason])
}

impl Crl {
    /// Reads a list, DER.
    pub fn read(raw: &[u8]) -> Option<Self> {
        let (outer, _) = read(raw).filter(|(o, rest)| o.tag == 0x30 && rest.is_empty() && raw.len() <= LARGEST)?;
        let parts = children(outer.content)?;
        let list = children(parts.first()?.content)?;
        let mut list = list.into_iter().peekable();
        list.next_if(|e| e.tag == 2);
        let _algorithm = list.next()?;
        let issuer = list.next()?.raw.to_vec();
        let this_update = read_time(&list.next()?)?;
        let next_update = match list.next_if(|e| e.tag == 0x17 || e.tag == 0x18) {
            Some(e) => Some(read_time(&e)?),
            None => None,
        };
        let mut revoked = Vec::new();
        if let Some(entries) = list.next_if(|e| e.tag == 0x30) {
            for e in children(entries.content)? {
                revoked.push(read_entry(&e)?);
            }
        }
        let mut number = None;
        if let Some(wrapped) = list.next_if(|e| e.tag == 0xa0) {
            for (id, is_critical, value) in extensions(read(wrapped.content)?.0)? {
                if is_critical {
                    return None;
                }
                if id == NUMBER {
                    number = read(value).and_then(|(e, _)| whole(e.content));
                }
            }
        }
        Some(Self { issuer, number, this_update, next_update, revoked, raw: raw.to_vec() })
    }

    /// Whether this list is that of the authority with this certificate: by its name and by its signature.
    pub fn is_by(&self, authority: &[u8]) -> bool {
        names(authority).is_ok_and(|n| n.subject == self.issuer) && signed_by(&self.raw, authority)
    }

    /// What it says of the certificate with this number. One that is removed from the list is in force again.
    pub fn entry(&self, serial: &[u8]) -> Option<&Revoked> {
        self.revoked.iter().rfind(|r| r.serial == serial).filter(|r| r.reason != Reason::RemovedFromList)
    }
}

fn read_entry(element: &Element) -> Option<Revoked> {
    let parts = children(element.content)?;
    let serial = parts.first().filter(|p| p.tag == 2)?.raw.to_vec();
    let at = read_time(parts.get(1)?)?;
    let mut reason = Reason::Unspecified;
    if let Some(list) = parts.get(2) {
        for (id, is_critical, value) in extensions(*list)? {
            if id == REASON {
                let number = *read(value)?.0.content.first()?;
                reason = REASONS.iter().find(|(n, _)| *n == number).map_or(Reason::Unspecified, |(_, r)| *r);
            } else if is_critical {
                return None;
            }
        }
    }
    Some(Revoked { serial, at, reason })
}

type Extension<'a> = (ObjectIdentifier, bool, &'a [u8]);

fn extensions(list: Element<'_>) -> Option<Vec<Extension<'_>>> {
    let one = |e: &Element<'_>| -> Option<(ObjectIdentifier, bool, usize)> {
        let parts = children(e.content)?;
        let id = ObjectIdentifier::from_bytes(parts.first()?.content).ok()?;
        let is_critical = parts.len() > 2 && parts[1].tag == 1 && parts[1].content != [0];
        Some((id, is_critical, parts.len() - 1))
    };
    let mut found = Vec::new();
    for e in children(list.content)? {
        let (id, is_critical, last) = one(&e)?;
        let value = *children(e.content)?.get(last).filter(|v| v.tag == 4)?;
        found.push((id, is_critical, value.content));
    }
    Some(found)
}

fn whole(content: &[u8]) -> Option<u64> {
    let digits = content.strip_prefix(&[0]).unwrap_or(content);
    (digits.len() <= 8).then(|| digits.iter().fold(0, |v, &b| v << 8 | u64::from(b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::identity::tests::sample;
    use proptest::prelude::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn listed(reason: Reason, previous: u64) -> (Identity, Revoked, Vec<u8>) {
        let (authority, person) = sample();
        let serial = names(&person.certificate).unwrap().serial;
        let revoked = Revoked { serial, at: at("2027-05-01T10:00:00Z"), reason };
        let list = std::slice::from_ref(&revoked);
        let raw = issue(&authority, previous, list, at("2027-05-02T10:00:00Z"), at("2027-06-02T10:00:00Z")).unwrap();
        (authority, revoked, raw)
    }

    #[test]
    fn a_list_is_read_as_it_was_written() {
        for (_, reason) in REASONS.iter().filter(|(_, r)| *r != Reason::RemovedFromList) {
            let (authority, revoked, raw) = listed(*reason, 41);
            let list = Crl::read(&raw).unwrap();
            assert_eq!((list.number, list.revoked.as_slice()), (Some(42), std::slice::from_ref(&revoked)));
            assert_eq!(list.next_update, Some(at("2027-06-02T10:00:00Z")));
            assert!(list.is_by(&authority.certificate));
            assert_eq!(list.entry(&revoked.serial), Some(&revoked));
            assert_eq!(list.entry(&[2, 1, 9]), None);
        }
    }

    #[test]
    fn a_list_of_another_authority_or_with_a_changed_byte_is_not_believed() {
        let (authority, _, raw) = listed(Reason::Superseded, 0);
        let (_, person) = sample();
        assert!(!Crl::read(&raw).unwrap().is_by(&person.certificate));
        let day = raw.windows(6).position(|w| w == b"270501").unwrap();
        let mut forged = raw;
        forged[day + 1] = b'8';
        assert!(!Crl::read(&forged).unwrap().is_by(&authority.certificate));
    }

    #[test]
    fn what_must_be_understood_and_is_not_makes_the_list_unreadable() {
        let (authority, _, raw) = listed(Reason::Superseded, 0);
        let parts = children(read(&raw).unwrap().0.content).unwrap();
        let list = children(parts[0].content).unwrap();
        let point = ObjectIdentifier::new_unwrap("2.5.29.28");
        let partial = tlv(0xa0, &seq(&[&extension(&point, true, &seq(&[]))]));
        let mut fields: Vec<&[u8]> = list.iter().map(|p| p.raw).collect();
        let last = fields.len() - 1;
        fields[last] = &partial;
        let list = seq(&fields);
        let raw = seq(&[&list, &authority.algorithm(), &bits(&authority.sign(&list).unwrap())]);
        assert!(Crl::read(&raw).is_none());
    }

    proptest! {
        #[test]
        fn damaged_lists_are_read_without_harm(n in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let (authority, _, mut raw) = listed(Reason::Hold, 0);
            let whole = raw.clone();
            let at = n.index(raw.len());
            raw[at] = byte;
            raw.truncate(cut.index(raw.len()) + 1);
            let believed = Crl::read(&raw).is_some_and(|l| l.is_by(&authority.certificate));
            prop_assert!(!believed || raw == whole);
        }
    }
}
