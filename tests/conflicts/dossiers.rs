//! What was done to one dossier at the same time.

use crate::{Logs, acted, authority, effects, in_every_order, opened, signature};
use paraphe::domain::dossier::{Deed, Effect, Status};
use paraphe::domain::fact::Fact;

#[test]
fn a_refusal_beats_a_visa_that_did_not_know_of_it_and_what_was_built_on_it() {
    let mut logs = Logs::default();
    let open = logs.say("w", &[], opened());
    let visa = logs.say("a", &[&open], acted("t0", "v0", Deed::Visa));
    logs.say("b", &[&open], acted("t0", "v0", Deed::Refusal { reason: "non".into() }));
    logs.say("c", &[&open, &visa], acted("t1", "v0", signature("v1")));
    let state = in_every_order(&logs);
    let expected = [("a0", Effect::Overruled), ("b0", Effect::Effective), ("c0", Effect::Overruled)];
    assert_eq!(effects(&state), expected.map(|(n, e)| (n.to_owned(), e)));
    let dossier = &state.dossiers[&"d".into()];
    assert_eq!((dossier.status, dossier.current.hash.as_str()), (Status::Refused, "v0"));
}

#[test]
fn the_same_step_done_twice_at_once_counts_once() {
    let mut logs = Logs::default();
    let open = logs.say("w", &[], opened());
    logs.say("a", &[&open], acted("t0", "v0", Deed::Visa));
    logs.say("b", &[&open], acted("t0", "v0", Deed::Visa));
    let state = in_every_order(&logs);
    assert_eq!(effects(&state)[0].1, Effect::Effective);
    assert_eq!(effects(&state)[1].1, Effect::Surplus);
    assert_eq!(state.dossiers[&"d".into()].step, 1);
}

#[test]
fn an_authority_revoked_at_the_same_time_voids_the_signature() {
    let authority = authority("au", "b");
    let mut logs = Logs::default();
    let granted = logs.say("w", &[], Fact::AuthorityGranted { authority });
    let open = logs.say("w", &[], opened());
    let visa = logs.say("a", &[&open], acted("t0", "v0", Deed::Visa));
    let signed = logs.say("b", &[&visa], acted("t1", "v0", signature("v1")));
    logs.say("w", &[&visa], Fact::AuthorityRevoked { authority: "au".into(), day: None });
    let state = in_every_order(&logs);
    assert_eq!(effects(&state)[1], (signed, Effect::AuthorityRevoked));
    let dossier = &state.dossiers[&"d".into()];
    assert_eq!((dossier.status, dossier.step), (Status::Circulating, 1), "the step waits again");
    assert!(state.people.authorities[&"au".into()].revoked.is_some() && !granted.is_empty());
}
