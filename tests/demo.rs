//! The demonstration desk shows what it promises.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{CHEAP, moment};
use paraphe::desk::{Answer, Desk, Opening, Place, Question, Watch, demo};
use paraphe::domain::campaign::{Progress, duty, progress};
use paraphe::domain::code::Life;
use paraphe::domain::dossier::Status;
use paraphe::domain::structure::Population;
use paraphe::domain::tray::Tray;
use std::collections::BTreeSet;

#[test]
fn it_holds_every_population_every_life_of_a_code_and_every_tray() {
    for day in ["2026-11-25T15:00:00Z", "2027-02-03T08:00:00Z", "2027-07-01T12:00:00Z"] {
        let dir = tempfile::tempdir().unwrap();
        let place = Place { folder: dir.path().join("desk"), state: dir.path().join("state") };
        let now = moment(day);
        let accounts = demo::make_at(&place, now, CHEAP).unwrap();
        assert_eq!(accounts.len(), 3);
        let people = Desk::accounts(&place).unwrap();
        let (desk, notices) = Desk::unlock(&place, &people[0].person, &accounts[0].1, now, Opening::default()).unwrap();
        assert_eq!((notices.as_slice(), desk.read_only()), ([].as_slice(), None));
        let state = desk.state();
        assert!((38..=42).contains(&state.structures.len()));
        let populations: BTreeSet<Population> =
            state.structures.values().map(|s| s.population(&state.desk.uai)).collect();
        assert_eq!(populations.len(), 7, "{populations:?}");
        let campaign = state.campaign(now.day).unwrap();
        assert!(campaign.opens < now.day && now.day < campaign.cutoff);
        let stand: BTreeSet<Progress> = state
            .structures
            .values()
            .map(|s| {
                let codes = state.codes_of(&s.id);
                let duty = duty(s, campaign, &codes, &state.desk.uai, &state.desk.partner);
                let registration = state.registrations.get(&(campaign.year, s.id.clone()));
                progress(&duty, registration, &codes, campaign, now.day)
            })
            .collect();
        assert_eq!(stand.len(), 5, "{day}: {stand:?}");
        let lives: BTreeSet<Life> = state.codes.values().map(|c| c.life(state.calendar(now.day), now.day)).collect();
        for life in [Life::Live, Life::Delivered, Life::Overlap, Life::Suspended, Life::Revoked] {
            assert!(lives.contains(&life), "{day}: {life:?}");
        }
        assert_eq!(state.dossiers.len(), 8);
        for tray in Tray::ALL {
            assert!(
                !tray.is_usual() || !state.tray(tray, desk.me(), now.day).is_empty() || tray == Tray::Coming,
                "{day}: {tray:?}"
            );
        }
        assert!(state.dossiers.values().any(|d| d.status == Status::Completed));
        let Answer::Verified(audit) = desk.ask(&Question::VerifyRegister, now, &Watch::default()).unwrap() else {
            panic!()
        };
        assert_eq!(audit.faults, []);
        desk.close();
    }
}
