//! The actions of the directory: their words, their keys, and why one of them cannot be done now.

use super::state::{Entry, current, endable, endable_substitutions};
use crate::domain::plan::Grade;
use crate::text::{screens_folk as folk, screens_people as text, screens_seals as seals};
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::registry::{Reason, Row, administrator, always, on, row};

/// The rows.
pub const ROWS: &[Row] = &on(
    &[Layer::People],
    [
        row(Action::AddPerson, "people-add-person", text::ADD_PERSON, &["n"], Grade::Confirmed, 10, always),
        row(Action::AddPost, "people-add-post", text::ADD_POST, &["f"], Grade::Confirmed, 20, always),
        row(Action::AppointPerson, "people-appoint", text::APPOINT, &["m"], Grade::Confirmed, 30, appoint),
        row(Action::EndAppointment, "people-end-appointment", text::END, &["t"], Grade::Confirmed, 40, end),
        row(Action::GrantAuthority, "people-grant", text::GRANT, &["d"], Grade::Confirmed, 50, grant),
        row(Action::RevokeAuthority, "people-revoke", text::REVOKE, &["x"], Grade::Confirmed, 60, revoke),
        row(Action::AddAccount, "people-add-account", text::ADD_ACCOUNT, &["c"], Grade::Typed, 70, account),
        row(Action::ChangePassphrase, "people-passphrase", text::PASSPHRASE, &["w"], Grade::Confirmed, 80, mine),
        row(Action::SaveCertificate, "people-certificate", text::CERTIFICATE, &["e"], Grade::Look, 90, always),
        row(Action::RenewCertificate, "people-renew", text::RENEW, &["R"], Grade::Typed, 100, mine),
        row(Action::OwnCertificates, "people-own-certificates", seals::OWN, &["C"], Grade::Look, 0, mine),
        row(Action::BringCertificate, "people-bring", seals::BRING, &["B"], Grade::Typed, 0, mine),
        row(Action::ChooseCertificate, "people-choose", seals::CHOOSE, &["u"], Grade::Confirmed, 0, brought),
        row(Action::RetireCertificate, "people-retire", seals::RETIRE, &["U"], Grade::Typed, 0, retirable),
        row(Action::PublishRevocations, "people-revocations", seals::PUBLISH, &["L"], Grade::Typed, 0, administrator),
        row(Action::ResetAccount, "people-reset-account", text::RESET, &["o"], Grade::Confirmed, 110, reset),
        row(
            Action::NameAdministrator,
            "people-administrator",
            text::NAME_ADMINISTRATOR,
            &["i"],
            Grade::Confirmed,
            120,
            name,
        ),
        row(
            Action::SetInstitute,
            "people-institute",
            text::INSTITUTE_DATA,
            &["I"],
            Grade::Confirmed,
            100,
            administrator,
        ),
        row(Action::MovePost, "people-move-post", folk::MOVE, &["M"], Grade::Reversible, 0, move_post),
        row(Action::NameSubstitute, "people-substitute", folk::SUBSTITUTE, &["s"], Grade::Confirmed, 0, grant),
        row(
            Action::EndSubstitution,
            "people-end-substitution",
            folk::END_SUBSTITUTION,
            &["S"],
            Grade::Confirmed,
            0,
            end_substitution,
        ),
        row(Action::ProposePerson, "people-propose", folk::PROPOSE, &["b"], Grade::Confirmed, 0, propose),
        row(
            Action::RevokeCertificate,
            "people-revoke-certificate",
            folk::REVOKE_CERTIFICATE,
            &["X"],
            Grade::Typed,
            0,
            revoke_certificate,
        ),
        row(Action::AskWhoMaySign, "people-who", folk::WHO, &["p"], Grade::Look, 0, always),
    ],
);

fn move_post(model: &Model) -> Result<(), Reason> {
    administrator(model)?;
    if model.state.people.posts.is_empty() { Err(text::NO_POST) } else { Ok(()) }
}

fn end_substitution(model: &Model) -> Result<(), Reason> {
    administrator(model)?;
    if endable_substitutions(model).is_empty() { Err(folk::NO_SUBSTITUTION) } else { Ok(()) }
}

fn propose(model: &Model) -> Result<(), Reason> {
    let people = &model.state.people;
    if !people.posts_of(&model.me, model.now.day).iter().any(|p| p.kind.proposes()) {
        return Err(folk::NOT_PROPOSER);
    }
    if people.persons.keys().all(|id| people.accounts.contains_key(id)) { Err(text::ALL_HAVE_ACCOUNTS) } else { Ok(()) }
}

fn revoke_certificate(model: &Model) -> Result<(), Reason> {
    let accounts = &model.state.people.accounts;
    let administrator = model.state.people.administers(&model.me);
    let may = accounts.values().any(|a| !a.certificate.is_empty() && (administrator || a.person == model.me));
    if may { Ok(()) } else { Err(folk::NO_CERTIFICATE) }
}

fn appoint(model: &Model) -> Result<(), Reason> {
    if model.state.people.persons.is_empty() {
        Err(text::NO_PERSON)
    } else if model.state.people.posts.is_empty() {
        Err(text::NO_POST)
    } else {
        Ok(())
    }
}

fn end(model: &Model) -> Result<(), Reason> {
    if endable(model).is_empty() { Err(text::NO_APPOINTMENT) } else { Ok(()) }
}

fn grant(model: &Model) -> Result<(), Reason> {
    administrator(model)?;
    appoint(model)
}

fn revoke(model: &Model) -> Result<(), Reason> {
    administrator(model)?;
    match current(model) {
        Some(Entry::Authority(held)) if held.revoked.is_some() => Err(text::REVOKED_ALREADY),
        Some(Entry::Authority(_)) => Ok(()),
        _ => Err(text::NOT_AN_AUTHORITY),
    }
}

fn account(model: &Model) -> Result<(), Reason> {
    administrator(model)?;
    let people = &model.state.people;
    if people.persons.keys().all(|id| people.accounts.contains_key(id)) { Err(text::ALL_HAVE_ACCOUNTS) } else { Ok(()) }
}

fn reset(model: &Model) -> Result<(), Reason> {
    administrator(model)?;
    if model.state.people.accounts.keys().all(|id| *id == model.me) { Err(text::NO_OTHER_ACCOUNT) } else { Ok(()) }
}

fn name(model: &Model) -> Result<(), Reason> {
    administrator(model)?;
    if model.state.people.accounts.values().all(|a| a.administrator) { Err(text::ALL_ADMINISTER) } else { Ok(()) }
}

fn brought(model: &Model) -> Result<(), Reason> {
    mine(model)?;
    if model.state.seals.brought.iter().any(|b| b.person == model.me) { Ok(()) } else { Err(seals::NONE_BROUGHT) }
}

/// Whoever administers may put the seal out of use, whether there is one the desk says, and what others brought.
fn retirable(model: &Model) -> Result<(), Reason> {
    mine(model)?;
    let own = model.state.seals.brought.iter().any(|b| b.person == model.me && b.retired.is_none());
    if own || administrator(model).is_ok() { Ok(()) } else { Err(seals::NOTHING_TO_RETIRE) }
}

fn mine(model: &Model) -> Result<(), Reason> {
    if model.state.people.accounts.contains_key(&model.me) { Ok(()) } else { Err(text::NO_ACCOUNT) }
}
