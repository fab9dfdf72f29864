//! The forms that issue, replace and end codes, and take in those issued elsewhere.

use super::forms::{fault, named, plan};
use crate::desk::{ImportCodes, IssueTeams, Replace, RevokePrefix};
use crate::domain::clean::visible_line;
use crate::domain::code::Reason;
use crate::domain::ids::StructureId;
use crate::domain::login::Login;
use crate::domain::search::natural;
use crate::domain::structure::{Level, Standing};
use crate::text::{Lang, forms_codes as text, screens_codes, screens_renewal, words};
use crate::tui::model::Model;
use crate::tui::overlay::form::{Field, Form};
use std::collections::BTreeSet;

/// The highest number of a team: more is a slip of the fingers.
const LAST_TEAM: u16 = 99;

/// Issues codes to teams of a structure: any that is open, the one given first.
pub fn teams(model: &Model, first: Option<&StructureId>) -> Form {
    let (lang, state) = (model.lang, &model.state);
    let open = state.structures.values().filter(|s| s.standing != Standing::Closed && s.level != Level::Team);
    let mut options: Vec<(String, String)> =
        open.map(|s| (s.id.0.clone(), format!("{}  {}", s.short(&state.desk.uai), visible_line(&s.title)))).collect();
    options.sort_by_cached_key(|(_, words)| natural(words));
    let chosen = first.filter(|id| options.iter().any(|(key, _)| *key == id.0)).map(|id| id.0.clone());
    let known = chosen.is_some();
    let fields = vec![
        Field::pick("structure", screens_renewal::STRUCTURE, text::STRUCTURE_HINT, options, chosen),
        Field::line("teams", text::NUMBERS, text::NUMBERS_HINT, ""),
    ];
    let mut form = Form::new(screens_codes::TEAMS.of(lang), fields, |form, model| {
        let structure = form.value("structure");
        if structure.is_empty() {
            return Err(fault("structure", text::STRUCTURE_FAULT, model.lang));
        }
        let teams = numbers(&form.value("teams")).ok_or_else(|| fault("teams", text::NUMBERS_FAULT, model.lang))?;
        Ok(plan(IssueTeams { structure: structure.as_str().into(), teams }))
    });
    // Whoever comes from a structure has only the numbers to type.
    form.focus = usize::from(known);
    form
}

/// The numbers of teams as they are typed, `1-4, 7`: each once, in order.
pub(super) fn numbers(typed: &str) -> Option<Vec<u16>> {
    let number = |text: &str| text.trim().parse::<u16>().ok().filter(|n| (1..=LAST_TEAM).contains(n));
    let mut found = BTreeSet::new();
    for part in typed.split([',', ';']).map(str::trim).filter(|p| !p.is_empty()) {
        let (from, to) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (from, to) = (number(from)?, number(to)?);
        if from > to {
            return None;
        }
        found.extend(from..=to);
    }
    (!found.is_empty()).then(|| found.into_iter().collect())
}

fn reasons(of: &[Reason], lang: Lang) -> Field {
    let options = of.iter().map(|r| (r.word().to_owned(), words::reason(*r).of(lang).to_owned())).collect();
    Field::choice("reason", screens_renewal::REASON, screens_renewal::REASON_HINT, options, 0)
}

/// Gives codes new secrets.
pub fn replace(logins: Vec<Login>, lang: Lang) -> Form {
    let about = named(&logins, lang);
    let fields = vec![reasons(&[Reason::Superseded, Reason::Compromise], lang)];
    Form::new(screens_codes::REPLACE.of(lang), fields, move |form, _| {
        let reason = Reason::of_word(&form.value("reason")).unwrap_or(Reason::Superseded);
        Ok(plan(Replace { logins: logins.clone(), reason }))
    })
    .about(about)
}

/// Revokes every code whose login begins so.
pub fn revoke_prefix(lang: Lang) -> Form {
    let fields = vec![Field::line("prefix", text::BEGINNING, text::BEGINNING_HINT, ""), reasons(&Reason::ALL, lang)];
    Form::new(screens_codes::PREFIX.of(lang), fields, |form, model| match form.value("prefix") {
        empty if empty.is_empty() => Err(fault("prefix", text::BEGINNING_FAULT, model.lang)),
        prefix => {
            let reason = Reason::of_word(&form.value("reason")).unwrap_or(Reason::Unspecified);
            Ok(plan(RevokePrefix { prefix, reason }))
        }
    })
    .about(screens_codes::PREFIX_ABOUT.of(lang))
}

/// Takes in codes that were issued elsewhere.
pub fn import(lang: Lang) -> Form {
    let fields = vec![
        Field::path("file", text::ACCOUNTS, text::ACCOUNTS_HINT),
        Field::line("year", text::CODES_YEAR, text::CODES_YEAR_HINT, ""),
    ];
    Form::new(screens_codes::IMPORT.of(lang), fields, |form, model| {
        let file = form.value("file");
        if file.is_empty() {
            return Err(fault("file", text::READ_FAULT, model.lang));
        }
        let year = match form.value("year") {
            empty if empty.is_empty() => None,
            typed => {
                let year = typed.parse().ok().filter(|y| (1990..=2999).contains(y));
                Some(year.ok_or_else(|| fault("year", screens_renewal::YEAR_FAULT, model.lang))?)
            }
        };
        Ok(plan(ImportCodes { file: file.into(), year }))
    })
    .about(screens_codes::IMPORT_ABOUT.of(lang))
}
