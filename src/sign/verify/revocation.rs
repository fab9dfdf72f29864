//! Whether a certificate had been revoked when it signed, by lists of its authority and by what proves the time.
//!
//! A certificate that was revoked later had signed well before, but only a proof of time tells before from after: what
//! a signer's own clock claims is no proof (EN 319 102-1, "revoked, no proof of existence").

use super::chain;
use crate::sign::crl::{Crl, Reason, Revoked};
use crate::sign::identity::names;
use chrono::{DateTime, Utc};

/// What the lists say of a signer's certificate, and of those above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revocation {
    /// No list of the authority is at hand.
    NotChecked,
    /// Not revoked, by a list of this day.
    Good { as_of: DateTime<Utc> },
    /// Not revoked by a list that ends before the signature was made.
    Stale { as_of: DateTime<Utc> },
    /// Revoked after a time that is proved: the signature stands.
    RevokedLater { at: DateTime<Utc>, reason: Reason },
    /// Revoked after the time that is claimed, which nothing proves: it may have been made before or after.
    NoProof { at: DateTime<Utc>, reason: Reason },
    /// Revoked before the signature was made.
    Revoked { at: DateTime<Utc>, reason: Reason },
}

impl Revocation {
    /// How much it weighs against the signature.
    fn weight(&self) -> u8 {
        match self {
            Self::Good { .. } => 0,
            Self::Stale { .. } => 1,
            Self::NotChecked => 2,
            Self::RevokedLater { .. } => 3,
            Self::NoProof { .. } => 4,
            Self::Revoked { .. } => 5,
        }
    }
}

/// What lists say of the certificates of a path, the signer's own first: the worst of it.
pub fn status(
    path: &[Vec<u8>],
    lists: &[Crl],
    told: &[Revoked],
    claimed: Option<DateTime<Utc>>,
    proved: Option<DateTime<Utc>>,
) -> Revocation {
    let own = |n: usize| if n == 0 { told } else { &[] };
    let pairs = path.windows(2).enumerate().map(|(n, pair)| of(&pair[0], &pair[1], lists, own(n), claimed, proved));
    pairs.max_by_key(Revocation::weight).unwrap_or(Revocation::NotChecked)
}

fn of(
    certificate: &[u8],
    authority: &[u8],
    lists: &[Crl],
    told: &[Revoked],
    claimed: Option<DateTime<Utc>>,
    proved: Option<DateTime<Utc>>,
) -> Revocation {
    let Ok(names) = names(certificate) else {
        return Revocation::NotChecked;
    };
    let lists: Vec<&Crl> = lists.iter().filter(|l| chain::may_list(authority) && l.is_by(authority)).collect();
    let newest = lists.iter().max_by_key(|l| l.this_update);
    // What only held a certificate back is over once the newest list says nothing of it. Any other revocation stays,
    // even where lists drop it once the certificate has expired.
    let stays = |r: &&Revoked| r.reason != Reason::Hold || newest.is_some_and(|l| l.entry(&names.serial).is_some());
    let entries = lists.iter().filter_map(|l| l.entry(&names.serial)).filter(stays);
    let known = told.iter().filter(|r| r.serial == names.serial);
    if let Some(found) = entries.chain(known).min_by_key(|r| r.at) {
        let (at, reason) = (found.at, found.reason);
        return if proved.is_some_and(|p| p < at) {
            Revocation::RevokedLater { at, reason }
        } else if claimed.is_some_and(|c| c < at) {
            Revocation::NoProof { at, reason }
        } else {
            Revocation::Revoked { at, reason }
        };
    }
    let Some(newest) = newest else {
        return Revocation::NotChecked;
    };
    let as_of = newest.this_update;
    let end = newest.next_update.unwrap_or(as_of);
    let is_stale = proved.or(claimed).is_some_and(|t| t > end);
    if is_stale { Revocation::Stale { as_of } } else { Revocation::Good { as_of } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::crl;
    use crate::sign::identity::tests::sample;

    fn at(text: &str) -> DateTime<Utc> {
        format!("{text}T12:00:00Z").parse().unwrap()
    }

    /// What is said of a person who is on these lists: day of the list, day of the revocation, reason.
    fn said(lists: &[(&str, Option<(&str, Reason)>)], claimed: &str, proved: Option<&str>) -> Revocation {
        let (authority, person) = sample();
        let serial = names(&person.certificate).unwrap().serial;
        let made: Vec<Crl> = lists
            .iter()
            .enumerate()
            .map(|(n, (day, entry))| {
                let entry = entry.map(|(day, reason)| Revoked { serial: serial.clone(), at: at(day), reason });
                let next = at(day) + chrono::Duration::days(30);
                let raw = crl::issue(&authority, n as u64, entry.as_slice(), at(day), next).unwrap();
                Crl::read(&raw).unwrap()
            })
            .collect();
        let path = [person.certificate, authority.certificate];
        status(&path, &made, &[], Some(at(claimed)), proved.map(at))
    }

    #[test]
    fn a_proof_of_time_tells_before_from_after() {
        let listed = [("2027-06-02", Some(("2027-06-01", Reason::KeyCompromise)))];
        let (day, reason) = (at("2027-06-01"), Reason::KeyCompromise);
        assert_eq!(said(&listed, "2027-06-02", None), Revocation::Revoked { at: day, reason });
        assert_eq!(said(&listed, "2027-05-02", None), Revocation::NoProof { at: day, reason });
        assert_eq!(said(&listed, "2027-05-02", Some("2027-05-03")), Revocation::RevokedLater { at: day, reason });
        // A proof that came too late proves nothing, and a claim that was made too late is held against the signer.
        assert_eq!(said(&listed, "2027-05-02", Some("2027-06-01")), Revocation::NoProof { at: day, reason });
        assert_eq!(said(&listed, "2027-06-01", Some("2027-06-03")), Revocation::Revoked { at: day, reason });
    }

    #[test]
    fn lists_are_good_for_their_own_time() {
        let day = at("2027-06-02");
        assert_eq!(said(&[], "2027-06-01", None), Revocation::NotChecked);
        assert_eq!(said(&[("2027-06-02", None)], "2027-06-01", None), Revocation::Good { as_of: day });
        assert_eq!(said(&[("2027-06-02", None)], "2027-07-20", None), Revocation::Stale { as_of: day });
    }

    #[test]
    fn what_was_only_held_back_is_in_force_again_and_what_was_revoked_stays_so() {
        let lists = |reason| [("2027-06-02", Some(("2027-06-01", reason))), ("2027-06-09", None)];
        assert_eq!(said(&lists(Reason::Hold), "2027-06-05", None), Revocation::Good { as_of: at("2027-06-09") });
        let reason = Reason::Superseded;
        assert_eq!(said(&lists(reason), "2027-06-05", None), Revocation::Revoked { at: at("2027-06-01"), reason });
    }
}
