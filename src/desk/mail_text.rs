//! What the mails say: the texts of the campaign with their values in them, in French as letters are. No secret stands
//! in a mail: the letter that goes with it holds the code.

use super::code_letters::year_told;
use super::texts::{structure_values, text_of};
use crate::domain::campaign::Campaign;
use crate::domain::code::AccessCode;
use crate::domain::reminder::Kind;
use crate::domain::state::State;
use crate::domain::structure::Structure;
use crate::domain::texts::TextName;
use crate::domain::trouble::Outcome;
use crate::paper::template::{Values, compose, render};
use chrono::NaiveDate;

/// What the texts speak of.
pub(super) struct About<'a> {
    pub state: &'a State,
    pub campaign: &'a Campaign,
    pub structure: &'a Structure,
    /// Name of whoever is written to.
    pub name: &'a str,
    pub day: NaiveDate,
}

/// A mail: its subject and its text.
pub(super) struct Told {
    pub subject: String,
    pub body: String,
}

impl About<'_> {
    fn values(&self) -> Values {
        structure_values(self.state, self.campaign, self.structure, self.day).with("correspondant", self.name)
    }

    fn told(&self, subject: TextName, body: TextName, values: &Values) -> Outcome<Told> {
        let contacts = text_of(self.campaign, TextName::Contacts);
        Ok(Told {
            subject: render(subject, text_of(self.campaign, subject), values)?,
            body: compose(body, text_of(self.campaign, body), contacts, values)?,
        })
    }

    /// The mail that carries the letter of a code.
    pub fn code(&self, code: &AccessCode) -> Outcome<Told> {
        let values = self.values().with("annee", &year_told(self.campaign, code));
        self.told(TextName::MailSubject, TextName::Mail, &values.with("identifiant", code.login.as_str()))
    }

    /// The mail that reminds a structure.
    pub fn reminder(&self, kind: Kind) -> Outcome<Told> {
        self.told(TextName::ReminderSubject, TextName::Reminder, &self.values().with("motif", kind.word()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The portal is the institute's: no usual text knows another name.
    #[test]
    fn every_text_calls_the_portal_what_the_institute_calls_it() {
        let campaign = Campaign { year: 2027, ..Campaign::default() };
        let structure = Structure { acronym: "IC".into(), ..Structure::default() };
        for (portal, told, other) in [("", "BiblioInserm", "DocuLabo"), ("DocuLabo", "DocuLabo", "BiblioInserm")] {
            let mut state = State::default();
            let institute = std::sync::Arc::make_mut(&mut state.desk);
            (institute.organisation, institute.portal) = ("Institut d’essai".into(), portal.into());
            let values = structure_values(&state, &campaign, &structure, "2027-05-01".parse().unwrap()).with_code();
            let mut all = String::new();
            for name in TextName::ALL {
                let contacts = text_of(&campaign, TextName::Contacts);
                all += &compose(name, text_of(&campaign, name), contacts, &values).unwrap();
            }
            let named = |word: &str| all.to_lowercase().matches(&word.to_lowercase()).count();
            assert!(named(told) >= 10 && named(other) == 0, "{all}");
        }
    }

    #[test]
    fn each_reminder_says_what_it_is_about_and_no_value_is_read_as_a_text() {
        let campaign = Campaign { year: 2027, cutoff: "2027-06-06".parse().unwrap(), ..Campaign::default() };
        let structure = Structure { acronym: "IC".into(), title: "{{ institut }}".into(), ..Structure::default() };
        let state = State::default();
        let day = "2027-05-01".parse().unwrap();
        let about = About { state: &state, campaign: &campaign, structure: &structure, name: "Zoë {{ x }}", day };
        for (kind, words) in [
            (Kind::NotRegistered, "n’est pas encore inscrite"),
            (Kind::RegistrationToCheck, "n’est pas encore inscrite"),
            (Kind::NotDelivered, "est prêt"),
            (Kind::OldCodeInUse, "encore en usage"),
        ] {
            let mut told = about.reminder(kind).unwrap();
            told.body = told.body.replace('\u{a0}', " ");
            assert!(told.body.contains(words) && told.body.contains("le 6 juin 2027"), "{}", told.body);
            assert!(told.body.starts_with("Bonjour Zoë {{ x }},"), "{}", told.body);
            assert!(told.subject.contains("2027") && !told.subject.contains('\n'), "{}", told.subject);
        }
        let code = AccessCode { year: 2028, ..AccessCode::default() };
        assert!(about.code(&code).unwrap().subject.contains("code d’accès 2028"), "the year of the code is told");
        let cut = Campaign { cut: Some(crate::domain::order::Meta::default()), ..campaign.clone() };
        let late = About { campaign: &cut, ..about }.reminder(Kind::NotRegistered).unwrap();
        assert!(late.body.contains("ne fonctionnent plus"), "{}", late.body);
    }
}
