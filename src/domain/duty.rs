//! What each structure must do in a campaign, and how far it has come: one rule, from its registration and its codes.

use super::campaign::{Calendar, Campaign, Registration, Review};
use super::code::{self, AccessCode};
use super::structure::{Level, Population, Role, Standing, Structure};
use chrono::{Datelike, NaiveDate};

/// What a structure must do in a campaign, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Register and name a correspondent.
    Register,
    /// The same, and its members are told of the other portal's own way.
    RegisterMixed,
    /// Created this year and already holding a code of the year: the code that proves it.
    ExemptNew { login: String },
    /// A researcher outside any structure who holds a code: untouched by the cut-off.
    ExemptOutside { login: String },
    /// A federation, not called by this campaign.
    Federation,
    /// The institute only takes part in it; not called by this campaign.
    Participant,
    /// Closed: nothing is issued to it.
    Closed,
    /// A team: it works under its structure's code.
    Team,
    /// The institute is not among its parent bodies.
    Foreign,
}

impl Duty {
    /// Whether the structure must register.
    pub fn must_register(&self) -> bool {
        matches!(self, Self::Register | Self::RegisterMixed)
    }

    /// The login that proves an exemption.
    pub fn proof(&self) -> Option<&str> {
        match self {
            Self::ExemptNew { login } | Self::ExemptOutside { login } => Some(login),
            _ => None,
        }
    }

    /// The stable word of the duty.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::RegisterMixed => "register-mixed",
            Self::ExemptNew { .. } => "exempt-new",
            Self::ExemptOutside { .. } => "exempt-outside",
            Self::Federation => "federation",
            Self::Participant => "participant",
            Self::Closed => "closed",
            Self::Team => "team",
            Self::Foreign => "foreign",
        }
    }
}

/// What `structure` must do in `campaign` before it has registered: [`duty_upon`] without a registration.
pub fn duty(structure: &Structure, campaign: &Campaign, codes: &[&AccessCode], uai: &str, partner: &str) -> Duty {
    duty_upon(structure, campaign, None, codes, uai, partner)
}

/// The year of the code that a structure gets on a day, given the campaign that runs then.
///
/// A structure created in the calendar year, which asks before that year's campaign has opened, gets a code of its own
/// year: it is the code that exempts it from that campaign, and no later cut-off of an earlier year touches it. Every
/// other code is of the campaign that runs, or of the next to open where none has.
///
/// | created | campaign that runs | day | code of | in the campaign of 2028 |
/// |---|---|---|---|---|
/// | 2028 | 2027, cut off | January 2028 | 2028 | exempt |
/// | 2028 | 2027, not cut off yet | January 2028 | 2028 | exempt |
/// | 2028 | 2028, announced, the first | January 2028 | 2028 | exempt |
/// | 2028 | 2028, open | May 2028 | 2028 | registers like everybody |
/// | 2027, or not known | 2027 | January 2028 | 2027 | must register |
/// | 2027 | 2027 | September 2027 | 2027 | must register |
/// | 2027 | 2028, open early | November 2027 | 2028 | registers like everybody |
pub fn code_year(structure: &Structure, campaign: &Campaign, day: NaiveDate) -> u16 {
    let year = u16::try_from(day.year()).unwrap_or(campaign.year);
    if structure.created == Some(year) && campaign.year < year { year } else { campaign.year }
}

/// The code of the year of its creation, where a structure holds one that exempts it: it was issued in that year,
/// before the campaign of that year opened. An earlier campaign, which may still run then, does not call it either.
fn code_of_birth<'a>(structure: &Structure, campaign: &Campaign, codes: &[&'a AccessCode]) -> Option<&'a AccessCode> {
    let born = structure.created.filter(|year| campaign.year <= *year)?;
    codes.iter().copied().find(|c| {
        let issued = c.issued.day();
        c.year == born
            && c.revoked.is_none()
            && issued.year() == i32::from(born)
            && (campaign.year < born || issued < campaign.opens)
    })
}

/// The one rule of the renewal: what `structure` must do in `campaign`, given its registration, its codes, the
/// institute's number (`uai`) and the acronym of the institution whose portal has its own way (`partner`).
pub fn duty_upon(
    structure: &Structure,
    campaign: &Campaign,
    registration: Option<&Registration>,
    codes: &[&AccessCode],
    uai: &str,
    partner: &str,
) -> Duty {
    if structure.standing == Standing::Closed {
        return Duty::Closed;
    }
    let held = |year: Option<u16>| {
        codes
            .iter()
            .find(|c| year.is_none_or(|y| c.year == y) && c.revoked.is_none())
            .map(|c| c.login.as_str().to_owned())
    };
    if structure.population(uai) == Population::Outside {
        return held(None).map_or(Duty::Register, |login| Duty::ExemptOutside { login });
    }
    let Some(body) = structure.body(uai) else {
        return Duty::Foreign;
    };
    match structure.level {
        Level::Team => return Duty::Team,
        Level::Federation if !campaign.settings.federations => return Duty::Federation,
        _ => {}
    }
    // A structure that the institute only takes part in must ask, and is called once what it asked for is granted.
    let granted = registration.is_some_and(|r| r.review == Review::Accepted);
    if body.role == Role::Participant && !campaign.settings.participants && !granted {
        return Duty::Participant;
    }
    if let Some(code) = code_of_birth(structure, campaign, codes) {
        return Duty::ExemptNew { login: code.login.as_str().to_owned() };
    }
    let declared = registration.and_then(|r| r.declared.mixed);
    let mixed = declared.unwrap_or_else(|| structure.is_mixed_with(partner));
    if mixed { Duty::RegisterMixed } else { Duty::Register }
}

/// How a structure stands in a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// Must register and has not, or what it sent was refused or moved.
    Missing,
    /// Its registration waits for somebody to look at it.
    ToCheck,
    /// Registered, no code yet.
    Registered,
    /// Holds a live code of the year, beside those of its teams.
    Issued,
    /// Nothing to do.
    Exempt,
    /// Not called.
    NotCalled,
}

impl Progress {
    /// Every step, in the order in which it is told.
    pub const ALL: [Self; 6] =
        [Self::Missing, Self::ToCheck, Self::Registered, Self::Issued, Self::Exempt, Self::NotCalled];

    /// The stable word of the step.
    pub fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::ToCheck => "to-check",
            Self::Registered => "registered",
            Self::Issued => "issued",
            Self::Exempt => "exempt",
            Self::NotCalled => "not-called",
        }
    }
}

/// How far a structure has come, from its duty, its registration and its codes.
pub fn progress(
    duty: &Duty,
    registration: Option<&Registration>,
    codes: &[&AccessCode],
    campaign: &Campaign,
    day: NaiveDate,
) -> Progress {
    let live = codes.iter().any(|c| {
        c.year == campaign.year
            && c.team.is_none()
            && matches!(
                c.life(Calendar { current: Some(campaign.year), cut: 0 }, day),
                code::Life::Live | code::Life::Delivered | code::Life::InUse | code::Life::Suspended
            )
    });
    match duty {
        Duty::ExemptNew { .. } | Duty::ExemptOutside { .. } => Progress::Exempt,
        _ if live => Progress::Issued,
        _ => match registration.map(|r| &r.review) {
            Some(Review::Accepted) => Progress::Registered,
            Some(Review::ToCheck) => Progress::ToCheck,
            _ if duty.must_register() => Progress::Missing,
            _ => Progress::NotCalled,
        },
    }
}

/// The step that a structure counts for in the figures of a campaign: those that are called, that are exempt, or whose
/// request waits. A code that has outlived the entitlement of its structure is no figure of the campaign.
pub fn counted(duty: &Duty, progress: Progress) -> Progress {
    let counts = duty.must_register() || matches!(progress, Progress::Exempt | Progress::ToCheck);
    if counts { progress } else { Progress::NotCalled }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::campaign::{Declared, Settings};
    use crate::domain::ids::OfficeId;
    use crate::domain::login::Login;
    use crate::domain::order::Meta;
    use crate::domain::structure::ParentBody;

    fn campaign() -> Campaign {
        Campaign {
            year: 2027,
            opens: "2027-04-03".parse().unwrap(),
            cutoff: "2027-06-06".parse().unwrap(),
            settings: Settings::default(),
            opened: Meta::default(),
            ..Campaign::default()
        }
    }

    fn unit(role: Role, also: &str) -> Structure {
        let body = |uai: &str, acronym: &str, role| ParentBody {
            uai: uai.into(),
            acronym: acronym.into(),
            label: "U 1".into(),
            role,
            ..ParentBody::default()
        };
        Structure {
            bodies: vec![body("I", "INSERM", role), body("X", also, Role::Governing)],
            created: Some(2027),
            ..Structure::default()
        }
    }

    fn held(year: u16, issued: &str) -> AccessCode {
        AccessCode {
            login: Login::of(year, "U 1", None).unwrap(),
            year,
            issued: Meta { at: issued.parse().unwrap(), ..Meta::default() },
            ..AccessCode::default()
        }
    }

    fn registration(review: Review, mixed: Option<bool>) -> Registration {
        Registration { review, declared: Declared { mixed, ..Declared::default() }, ..Registration::default() }
    }

    /// Every population of the circular, (a) to (c), with what exempts it and what leaves it out.
    #[test]
    fn every_population_has_its_duty() {
        let early = held(2027, "2027-01-20T09:00:00Z");
        let late = held(2027, "2027-04-10T09:00:00Z");
        let last_year = held(2027, "2026-12-20T09:00:00Z");
        let old = held(2026, "2026-04-10T09:00:00Z");
        let gone = AccessCode { revoked: Some((Meta::default(), code::Reason::Compromise)), ..early.clone() };
        let held_back = AccessCode { holds: vec![code::Hold { by: Meta::default(), until: None }], ..early.clone() };
        let plain = unit(Role::Governing, "LYON 1");
        let labelled = |label: &str| Structure { own_label: Some(label.into()), ..plain.clone() };
        let mixed = unit(Role::Governing, "CNRS");
        let part = unit(Role::Participant, "CNRS");
        let closed = Structure { standing: Standing::Closed, ..plain.clone() };
        let outside = Structure { outside: true, bodies: vec![], ..plain.clone() };
        let federation = Structure { level: Level::Federation, ..plain.clone() };
        let team = Structure { level: Level::Team, ..plain.clone() };
        let foreign = Structure { bodies: vec![], ..plain.clone() };
        let older = Structure { created: Some(2026), ..plain.clone() };
        let unknown = Structure { created: None, ..plain.clone() };
        let closed_outside = Structure { standing: Standing::Closed, ..outside.clone() };
        let exempt_new = || Duty::ExemptNew { login: "27INSU1".into() };
        let exempt_out = |login: &str| Duty::ExemptOutside { login: login.into() };
        let cases: [(&str, &Structure, Vec<&AccessCode>, Duty); 28] = [
            ("(a) unit", &plain, vec![], Duty::Register),
            ("(a) research centre", &labelled("CRI 1"), vec![], Duty::Register),
            ("(a) clinical centre", &labelled("CIC 1403"), vec![], Duty::Register),
            ("(a) service unit", &labelled("US 34"), vec![], Duty::Register),
            ("(a) last year's code exempts nobody", &plain, vec![&old], Duty::Register),
            ("(a) new, with a code of January", &plain, vec![&early], exempt_new()),
            ("(a) new, with the old code too", &plain, vec![&old, &early], exempt_new()),
            ("(a) new, its code held back: it is still held", &plain, vec![&held_back], exempt_new()),
            ("(a) new, its code revoked", &plain, vec![&gone], Duty::Register),
            ("(a) new, its code issued in the campaign", &plain, vec![&late], Duty::Register),
            ("(a) new, its code issued in another year", &plain, vec![&last_year], Duty::Register),
            ("(a) not new, with a code of January", &older, vec![&early], Duty::Register),
            ("(a) of an unknown year, with a code of January", &unknown, vec![&early], Duty::Register),
            ("(b) mixed", &mixed, vec![], Duty::RegisterMixed),
            ("(b) mixed, with the old code", &mixed, vec![&old], Duty::RegisterMixed),
            ("(b) mixed, new, with a code of January", &mixed, vec![&early], exempt_new()),
            ("(c) outside, without any code", &outside, vec![], Duty::Register),
            ("(c) outside, with a code of any year", &outside, vec![&old], exempt_out("26INSU1")),
            ("(c) outside, with a code of this year", &outside, vec![&late], exempt_out("27INSU1")),
            ("(c) outside, its code revoked", &outside, vec![&gone], Duty::Register),
            ("closed", &closed, vec![&early], Duty::Closed),
            ("closed, outside", &closed_outside, vec![&old], Duty::Closed),
            ("participant", &part, vec![], Duty::Participant),
            ("participant, new, with a code", &part, vec![&early], Duty::Participant),
            ("federation", &federation, vec![], Duty::Federation),
            ("team", &team, vec![&early], Duty::Team),
            ("of another institute", &foreign, vec![], Duty::Foreign),
            ("of another institute, with a code", &foreign, vec![&early], Duty::Foreign),
        ];
        for (case, s, codes, expected) in cases {
            assert_eq!(duty(s, &campaign(), &codes, "I", "CNRS"), expected, "{case}");
        }
    }

    /// The table of [`code_year`], row by row, with what follows from the code in the next campaign.
    #[test]
    fn a_structure_of_the_calendar_year_gets_a_code_of_that_year_and_is_exempt_by_it() {
        let of = |year: u16, opens: &str| Campaign { year, opens: opens.parse().unwrap(), ..campaign() };
        let (last, next) = (of(2027, "2027-04-03"), of(2028, "2028-04-01"));
        let early = of(2028, "2027-11-02");
        let cases = [
            (Some(2028), &last, "2028-01-10", 2028, true),
            (Some(2028), &next, "2028-01-10", 2028, true),
            (Some(2028), &next, "2028-05-02", 2028, false),
            (Some(2027), &last, "2028-01-10", 2027, false),
            (None, &last, "2028-01-10", 2027, false),
            (Some(2027), &last, "2027-09-15", 2027, false),
            (Some(2027), &early, "2027-11-20", 2028, false),
        ];
        for (created, runs, on, year, exempt) in cases {
            let unit = Structure { created, ..unit(Role::Governing, "LYON 1") };
            let case = format!("created {created:?}, campaign {} runs, {on}", runs.year);
            let day: NaiveDate = on.parse().unwrap();
            assert_eq!(code_year(&unit, runs, day), year, "{case}");
            let code = held(year, &format!("{on}T09:00:00Z"));
            let then = duty(&unit, &next, &[&code], "I", "CNRS");
            assert_eq!(matches!(then, Duty::ExemptNew { .. }), exempt, "{case}");
            let now = duty(&unit, runs, &[&code], "I", "CNRS");
            assert_eq!(matches!(now, Duty::ExemptNew { .. }), exempt, "{case}: and in the campaign that runs");
        }
    }

    /// Half past midnight on New Year's Day in Paris is still last year in UTC.
    #[test]
    fn the_day_of_an_issue_is_that_of_the_clock_on_the_wall() {
        let mut code = held(2027, "2026-12-31T23:30:00Z");
        let unit = unit(Role::Governing, "LYON 1");
        assert_eq!(duty(&unit, &campaign(), &[&code], "I", "CNRS"), Duty::Register);
        code.issued.on = "2027-01-01".parse().ok();
        assert_eq!(duty(&unit, &campaign(), &[&code], "I", "CNRS"), Duty::ExemptNew { login: "27INSU1".into() });
    }

    /// A structure that the institute only takes part in asks by registering; acceptance grants, nothing else does.
    #[test]
    fn a_participant_is_called_once_its_request_is_granted_and_no_sooner() {
        let upon = |s: &Structure, review: Review, mixed: Option<bool>| {
            duty_upon(s, &campaign(), Some(&registration(review, mixed)), &[], "I", "CNRS")
        };
        let part = unit(Role::Participant, "LYON 1");
        let moved = Review::Moved { office: OfficeId::new("est"), reason: String::new() };
        for waiting in [Review::ToCheck, Review::Refused { reason: "non".into() }, moved] {
            assert_eq!(upon(&part, waiting, None), Duty::Participant);
        }
        assert_eq!(upon(&part, Review::Accepted, None), Duty::Register);
        assert_eq!(upon(&unit(Role::Participant, "CNRS"), Review::Accepted, None), Duty::RegisterMixed);
        let closed = Structure { standing: Standing::Closed, ..part };
        assert_eq!(upon(&closed, Review::Accepted, None), Duty::Closed);
        let federation = Structure { level: Level::Federation, ..unit(Role::Governing, "CNRS") };
        assert_eq!(upon(&federation, Review::Accepted, None), Duty::Federation);
    }

    #[test]
    fn what_a_structure_declares_of_being_mixed_counts_more_than_the_register() {
        let upon = |also: &str, mixed| {
            let made = registration(Review::Accepted, mixed);
            duty_upon(&unit(Role::Governing, also), &campaign(), Some(&made), &[], "I", "CNRS")
        };
        assert_eq!(upon("LYON 1", Some(true)), Duty::RegisterMixed);
        assert_eq!(upon("CNRS", Some(false)), Duty::Register);
        assert_eq!(upon("CNRS", None), Duty::RegisterMixed);
    }

    #[test]
    fn only_who_is_called_exempt_or_asks_is_a_figure() {
        for (duty, made, figure) in [
            (Duty::Register, Progress::Issued, Progress::Issued),
            (Duty::ExemptNew { login: "27INSU1".into() }, Progress::Exempt, Progress::Exempt),
            (Duty::Participant, Progress::ToCheck, Progress::ToCheck),
            (Duty::Participant, Progress::Issued, Progress::NotCalled),
            (Duty::Closed, Progress::Issued, Progress::NotCalled),
        ] {
            assert_eq!(counted(&duty, made), figure, "{duty:?}");
        }
    }

    #[test]
    fn the_code_of_a_team_is_not_that_of_its_structure() {
        let team = AccessCode { team: Some(2), ..held(2027, "2027-04-10T09:00:00Z") };
        let day = "2027-04-12".parse().unwrap();
        let made = registration(Review::Accepted, None);
        let on = |codes: &[&AccessCode]| progress(&Duty::Register, Some(&made), codes, &campaign(), day);
        assert_eq!(on(&[&team]), Progress::Registered);
        assert_eq!(on(&[&team, &held(2027, "2027-04-10T09:00:00Z")]), Progress::Issued);
    }

    #[test]
    fn settings_call_participants_and_federations() {
        let mut c = campaign();
        c.settings = Settings { participants: true, federations: true, ..Settings::default() };
        assert_eq!(duty(&unit(Role::Participant, "LYON 1"), &c, &[], "I", "CNRS"), Duty::Register);
        let federation = Structure { level: Level::Federation, ..unit(Role::Governing, "CNRS") };
        assert_eq!(duty(&federation, &c, &[], "I", "CNRS"), Duty::RegisterMixed);
    }
}
