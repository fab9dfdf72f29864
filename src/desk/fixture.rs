//! A desk of one person for the tests of the verbs, cheap to open. It must not know what is done at it.

use super::{Desk, Hidden, Moment, NewDesk, Place};
use crate::store::vault::Cost;
use std::path::Path;

/// The passphrase of its only account.
pub const PHRASE: &str = "la clé d’Élodie tient bon";

/// The desk in a folder, made at a moment.
pub fn desk(dir: &Path, now: Moment) -> Desk {
    let place = Place { folder: dir.join("desk"), state: dir.join("state") };
    let new = NewDesk {
        organisation: "Institut d’essai".into(),
        uai: "0755364Y".into(),
        portal: String::new(),
        domains: vec!["essai.fr".into()],
        name: "Élodie Marchand".into(),
        mail: "elodie@essai.fr".into(),
        post: String::new(),
        passphrase: Hidden::new(PHRASE.to_owned()),
    };
    Desk::create_at(&place, &new, now, Cost { memory: 64, passes: 1, lanes: 1 }).unwrap()
}
