//! Codes and campaigns of desks that did not know of each other.

use crate::{Logs, in_every_order, issued, lives, login};
use paraphe::domain::campaign::Settings;
use paraphe::domain::code::{Life, Means, Reason};
use paraphe::domain::fact::Fact;

#[test]
fn two_codes_issued_at_once_wait_for_arbitration_and_nothing_is_lost() {
    let mut logs = Logs::default();
    logs.say("a", &[], issued("one"));
    logs.say("b", &[], issued("two"));
    let state = in_every_order(&logs);
    assert_eq!(lives(&state), [Life::Live, Life::Contested], "the lowest in order works, the other waits");
    assert_eq!(state.code(&login()).unwrap().index, "one");
}

#[test]
fn a_code_issued_anew_knowingly_is_not_contested() {
    let mut logs = Logs::default();
    let first = logs.say("a", &[], issued("one"));
    let gone = logs.say("a", &[], Fact::CodeRevoked { login: login(), reason: Reason::Compromise });
    logs.say("b", &[&first, &gone], issued("two"));
    assert_eq!(lives(&in_every_order(&logs)), [Life::Revoked, Life::Live]);
}

#[test]
fn a_hold_that_whoever_lifts_did_not_know_of_stays() {
    let mut logs = Logs::default();
    let code = logs.say("a", &[], issued("one"));
    let mine = logs.say("a", &[], Fact::CodeSuspended { login: login(), until: None });
    logs.say("b", &[&code], Fact::CodeSuspended { login: login(), until: None });
    logs.say("a", &[], Fact::CodeLifted { login: login(), hold: mine.as_str().into() });
    assert_eq!(lives(&in_every_order(&logs)), [Life::Suspended]);
}

#[test]
fn a_revocation_beats_everything_done_at_the_same_time() {
    let mut logs = Logs::default();
    let code = logs.say("a", &[], issued("one"));
    let hold = logs.say("a", &[], Fact::CodeSuspended { login: login(), until: None });
    logs.say("b", &[&code, &hold], Fact::CodeLifted { login: login(), hold: hold.as_str().into() });
    logs.say("c", &[&code, &hold], Fact::CodeRevoked { login: login(), reason: Reason::Closure });
    logs.say("d", &[&code, &hold], Fact::CodeDelivered { login: login(), means: Means::Hand, to: String::new() });
    assert_eq!(lives(&in_every_order(&logs)), [Life::Revoked]);
}

#[test]
fn the_first_campaign_of_a_year_stands() {
    let open = |cutoff: &str| Fact::CampaignOpened {
        year: 2027,
        opens: "2027-04-03".parse().unwrap(),
        cutoff: cutoff.parse().unwrap(),
        settings: Settings::default(),
    };
    let mut logs = Logs::default();
    logs.say("a", &[], open("2027-06-06"));
    logs.say("b", &[], open("2027-07-07"));
    assert_eq!(in_every_order(&logs).campaigns[&2027].cutoff, "2027-06-06".parse().unwrap());
}
