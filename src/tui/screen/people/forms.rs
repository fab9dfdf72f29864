//! What the directory asks to be filled in. Each form makes a verb of the desk.

use super::super::book::{euros, needed, structures};
use super::super::door::forms::domains;
use super::forms_folk::{above_chosen, above_options};
use super::state::{Entry, current, endable};
use crate::desk::Hidden;
use crate::desk::{
    AddAccount, AddPerson, AddPost, AddPostUnder, Appoint, ChangePassphrase, EndAppointment, Grant, GrantUnder,
    NameAdministrator, ResetAccount, SaveCertificate, SetInstitute, Terms, Verb,
};
use crate::domain::clean::visible_line;
use crate::domain::dossier::DocumentKind;
use crate::domain::ids::{AppointmentId, AuthorityId, OfficeId, PersonId, PostId, StructureId};
use crate::domain::passphrase;
use crate::domain::people::{Place, PostKind};
use crate::domain::search::natural;
use crate::text::{Lang, Text, both, format, frame, screens_folk as folk, screens_people as text, trouble, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Fault, Field, Form};
use chrono::NaiveDate;

const NOTHING: Text = both("", "");
const KINDS: [(PostKind, &str); 6] = [
    (PostKind::Correspondent, "correspondent"),
    (PostKind::Director, "director"),
    (PostKind::Delegate, "delegate"),
    (PostKind::Functional, "functional"),
    (PostKind::Head, "head"),
    (PostKind::Other, "other"),
];
const INSTITUTE: &str = "institute";
const OFFICE: &str = "office:";
const STRUCTURE: &str = "structure:";

/// A new person.
pub fn add_person(model: &Model) -> Form {
    let domains = &model.state.desk.domains;
    let fields = vec![
        Field::line("name", text::NAME, text::NAME_HINT, ""),
        Field::line("mail", text::MAIL, text::MAIL_HINT, ""),
        Field::line("phone", text::PHONE, text::OPTIONAL, ""),
    ];
    let about = if domains.is_empty() { String::new() } else { text::mail_domains(domains, model.lang) };
    Form::new(text::ADD_PERSON.0.of(model.lang), fields, |form, model| {
        Ok(plan(AddPerson {
            name: needed(form, model, "name", text::NAME_MISSING)?,
            mail: needed(form, model, "mail", text::MAIL_MISSING)?,
            phone: form.value("phone"),
        }))
    })
    .about(about)
}

/// A new post.
pub fn add_post(model: &Model) -> Form {
    let lang = model.lang;
    let kinds = KINDS.map(|(kind, key)| (key.to_owned(), words::post_kind(kind).of(lang).to_owned()));
    let fields = vec![
        Field::line("title", text::POST_TITLE, text::POST_TITLE_HINT, ""),
        Field::choice("kind", text::KIND, text::POST_KIND_HINT, kinds.into(), 0),
        Field::pick("place", text::PLACE, text::PLACE_HINT, places(model), None),
        Field::pick("above", folk::ABOVE, folk::ABOVE_HINT, above_options(model), Some("usual".to_owned())),
    ];
    Form::new(text::ADD_POST.0.of(lang), fields, |form, model| {
        let key = form.value("kind");
        let kind = KINDS.iter().find(|(_, k)| *k == key).map_or(PostKind::Other, |(kind, _)| *kind);
        let title = needed(form, model, "title", text::POST_TITLE_MISSING)?;
        let post = AddPost { title, kind, place: place(form, model)? };
        Ok(plan(AddPostUnder { post, above: above_chosen(form) }))
    })
    .about(text::ADD_POST_ABOUT.of(lang))
}

/// Somebody takes a post.
pub fn appoint(model: &Model) -> Form {
    let (person, post) = meant(model);
    let today = format::short_day(model.now.day, model.lang);
    let fields = vec![
        Field::pick("person", text::PERSON, text::PERSON_HINT, persons(model, |_| true), person),
        Field::pick("post", text::POST, text::POST_HINT, posts(model), post),
        Field::line("from", text::FROM, text::DAY_HINT, &today),
        Field::line("until", text::LAST_DAY, text::DAY_OPTIONAL, ""),
    ];
    Form::new(text::APPOINT.0.of(model.lang), fields, |form, model| {
        Ok(plan(Appoint {
            person: PersonId(needed(form, model, "person", text::PERSON_MISSING)?),
            post: PostId(needed(form, model, "post", text::POST_MISSING)?),
            from: day(form, model, "from")?,
            until: later(form, model)?,
        }))
    })
}

/// Somebody leaves a post.
pub fn end_appointment(model: &Model) -> Form {
    let people = &model.state.people;
    let options: Vec<(String, String)> = endable(model)
        .into_iter()
        .filter_map(|id| people.appointments.get(&id))
        .map(|a| {
            let title = people.posts.get(&a.post).map_or(a.post.as_str(), |p| p.title.as_str());
            (a.id.0.clone(), visible_line(&format!("{}, {title}", people.name(&a.person))))
        })
        .collect();
    let today = format::short_day(model.now.day, model.lang);
    let fields = vec![
        Field::choice("appointment", text::APPOINTMENT, NOTHING, options, 0),
        Field::line("last", text::LAST_DAY, text::LAST_DAY_HINT, &today),
    ];
    Form::new(text::END.0.of(model.lang), fields, |form, model| {
        let appointment = AppointmentId(needed(form, model, "appointment", text::NO_APPOINTMENT)?);
        Ok(plan(EndAppointment { appointment, last_day: day(form, model, "last")? }))
    })
}

/// An authority to sign.
pub fn grant(model: &Model) -> Form {
    let (person, post) = meant(model);
    let lang = model.lang;
    let fields = vec![
        Field::line("act", text::ACT, text::ACT_HINT, ""),
        Field::pick("person", text::PERSON, text::PERSON_HINT, persons(model, |_| true), person),
        Field::pick("post", text::POST, text::AS_POST_HINT, posts(model), post),
        Field::choice("kinds", text::KINDS, NOTHING, kind_options(lang), 0),
        Field::line("ceiling", text::CEILING_EUROS, text::CEILING_HINT, ""),
        Field::pick("place", text::PLACE, text::PLACE_HINT, places(model), None),
        Field::line("from", text::FROM, text::DAY_HINT, &format::short_day(model.now.day, lang)),
        Field::line("until", text::LAST_DAY, text::DAY_HINT, ""),
        Field::line("behalf", text::ON_BEHALF, text::ON_BEHALF_HINT, ""),
        maybe("source", folk::SOURCE_FIELD, folk::NO_SOURCE, sources(model), lang),
        Field::toggle("may", folk::MAY_FIELD, NOTHING, false),
        Field::toggle("only", folk::ONLY_FIELD, folk::ONLY_HINT, false),
    ];
    Form::new(text::GRANT.0.of(lang), fields, |form, model| {
        let act = needed(form, model, "act", text::ACT_MISSING)?;
        let person = PersonId(needed(form, model, "person", text::PERSON_MISSING)?);
        let post = PostId(needed(form, model, "post", text::POST_MISSING)?);
        let kinds = DocumentKind::of_word(&form.value("kinds")).into_iter().collect();
        let ceiling = euros(form, model, "ceiling")?;
        let place = place(form, model)?;
        let from = day(form, model, "from")?;
        needed(form, model, "until", text::LAST_DAY_MISSING)?;
        let until = later(form, model)?.unwrap_or(from);
        let on_behalf = Some(form.value("behalf")).filter(|v| !v.is_empty());
        let grant = Grant { person, post, kinds, ceiling, place, from, until, act, on_behalf };
        let source = Some(form.value("source")).filter(|v| !v.is_empty()).map(AuthorityId);
        let (may_delegate, this_only) = (form.value("may") == "true", form.value("only") == "true");
        Ok(plan(GrantUnder { grant, terms: Terms { source, may_delegate, this_only } }))
    })
    .about(text::GRANT_ABOUT.of(lang))
}

/// An account for somebody of the directory.
pub fn add_account(model: &Model) -> Form {
    let without = |id: &PersonId| !model.state.people.accounts.contains_key(id);
    let meant = meant(model).0.filter(|id| without(&PersonId::from(id.as_str())));
    let fields = vec![
        Field::pick("person", text::PERSON, text::PERSON_HINT, persons(model, without), meant),
        Field::secret("new", text::FIRST_PASSPHRASE, text::PASSPHRASE_HINT),
        Field::secret("again", text::AGAIN, NOTHING),
    ];
    Form::new(text::ADD_ACCOUNT.0.of(model.lang), fields, |form, model| {
        let person = PersonId(needed(form, model, "person", text::PERSON_MISSING)?);
        Ok(plan(AddAccount::new(person, new_passphrase(form, model)?)))
    })
    .about(text::ADD_ACCOUNT_ABOUT.of(model.lang))
}

/// A first passphrase again, for somebody who has lost theirs.
pub fn reset_account(model: &Model) -> Form {
    let others = |id: &PersonId| *id != model.me && model.state.people.accounts.contains_key(id);
    let meant = meant(model).0.filter(|id| others(&PersonId::from(id.as_str())));
    let fields = vec![
        Field::pick("person", text::PERSON, text::PERSON_HINT, persons(model, others), meant),
        Field::secret("new", text::FIRST_PASSPHRASE, text::PASSPHRASE_HINT),
        Field::secret("again", text::AGAIN, NOTHING),
    ];
    Form::new(text::RESET.0.of(model.lang), fields, |form, model| {
        let person = PersonId(needed(form, model, "person", text::PERSON_MISSING)?);
        Ok(plan(ResetAccount::new(person, new_passphrase(form, model)?)))
    })
    .about(text::RESET_ABOUT.of(model.lang))
}

/// Another administrator, who is there and types their own passphrase.
pub fn name_administrator(model: &Model) -> Form {
    let plain = |id: &PersonId| model.state.people.accounts.get(id).is_some_and(|a| !a.administrator);
    let meant = meant(model).0.filter(|id| plain(&PersonId::from(id.as_str())));
    let fields = vec![
        Field::pick("person", text::PERSON, text::PERSON_HINT, persons(model, plain), meant),
        Field::secret("theirs", text::THEIR_PASSPHRASE, text::THEIR_PASSPHRASE_HINT),
    ];
    Form::new(text::NAME_ADMINISTRATOR.0.of(model.lang), fields, |form, model| {
        let person = PersonId(needed(form, model, "person", text::PERSON_MISSING)?);
        let theirs = Hidden::new(needed(form, model, "theirs", text::THEIRS_MISSING)?);
        Ok(plan(NameAdministrator::new(person, theirs)))
    })
    .about(text::NAME_ADMINISTRATOR_ABOUT.of(model.lang))
}

/// One's own passphrase.
pub fn change_passphrase(model: &Model) -> Form {
    let fields = vec![
        Field::secret("old", text::OLD_PASSPHRASE, NOTHING),
        Field::secret("new", text::NEW_PASSPHRASE, text::PASSPHRASE_HINT),
        Field::secret("again", text::AGAIN, NOTHING),
    ];
    Form::new(text::PASSPHRASE.0.of(model.lang), fields, |form, model| {
        let old = Hidden::new(needed(form, model, "old", text::OLD_MISSING)?);
        Ok(plan(ChangePassphrase { old, new: new_passphrase(form, model)? }))
    })
    .about(text::PASSPHRASE_ABOUT.of(model.lang))
}

/// Where the root certificate goes.
pub fn save_certificate(model: &Model) -> Form {
    let fields = vec![Field::path("path", text::CERTIFICATE_PATH, text::CERTIFICATE_HINT)];
    Form::new(text::CERTIFICATE.0.of(model.lang), fields, |form, model| {
        Ok(plan(SaveCertificate { path: needed(form, model, "path", text::PATH_MISSING)?.into() }))
    })
    .about(text::CERTIFICATE_ABOUT.of(model.lang))
}

/// The data of the institute, as they are now.
pub fn institute(model: &Model) -> Form {
    let known = &model.state.desk;
    let fields = vec![
        Field::line("organisation", frame::ORGANISATION, frame::ORGANISATION_HINT, &known.organisation),
        Field::line("uai", frame::UAI, frame::UAI_HINT, &known.uai),
        Field::line("partner", text::PARTNER, text::PARTNER_HINT, &known.partner),
        Field::line("portal", frame::PORTAL, frame::PORTAL_HINT, known.portal()),
        Field::line("domains", frame::DOMAINS, frame::DOMAINS_HINT, &known.domains.join(" ")),
    ];
    Form::new(text::INSTITUTE_DATA.0.of(model.lang), fields, |form, model| {
        let domains = domains(&form.value("domains"));
        let bad = || Fault { field: "domains", why: frame::DOMAIN_BAD.of(model.lang).to_owned() };
        Ok(plan(SetInstitute {
            organisation: needed(form, model, "organisation", frame::FIELD_EMPTY)?,
            uai: form.value("uai"),
            partner: form.value("partner"),
            portal: form.value("portal"),
            domains: domains.ok_or_else(bad)?,
        }))
    })
    .about(text::INSTITUTE_ABOUT.of(model.lang))
}

/// One of many, or none of them: that is chosen at first, so that passing over the field chooses nothing.
pub(super) fn maybe(
    name: &'static str,
    label: Text,
    none: Text,
    mut options: Vec<(String, String)>,
    lang: Lang,
) -> Field {
    options.insert(0, (String::new(), none.of(lang).to_owned()));
    Field::pick(name, label, text::OPTIONAL, options, Some(String::new()))
}

/// Every kind of document, then each that can be signed here.
pub(super) fn kind_options(lang: Lang) -> Vec<(String, String)> {
    let mut kinds = vec![(String::new(), text::EVERY_KIND.of(lang).to_owned())];
    kinds.extend(
        DocumentKind::ALL
            .into_iter()
            .filter(|k| *k != DocumentKind::FormalContract)
            .map(|k| (k.word().to_owned(), words::document_kind(k).of(lang).to_owned())),
    );
    kinds
}

/// The authorities that may be given on.
fn sources(model: &Model) -> Vec<(String, String)> {
    let people = &model.state.people;
    let may = people.authorities.values().filter(|a| a.may_delegate && a.revoked.is_none());
    sorted(may.map(|a| (a.id.0.clone(), visible_line(&format!("{}, {}", a.act, people.name(&a.person))))).collect())
}

pub(super) fn plan(verb: impl Verb + 'static) -> Effect {
    Effect::Plan(Box::new(verb))
}

/// The person and the post that the row under the cursor is about.
pub(super) fn meant(model: &Model) -> (Option<String>, Option<String>) {
    match current(model) {
        Some(Entry::Person(person)) => (Some(person.id.0.clone()), None),
        Some(Entry::Post(post)) => (None, Some(post.id.0.clone())),
        Some(Entry::Authority(held)) => (Some(held.person.0.clone()), Some(held.post.0.clone())),
        Some(Entry::Substitution(s)) => (Some(s.person.0.clone()), Some(s.post.0.clone())),
        None => (None, None),
    }
}

pub(super) fn persons(model: &Model, fits: impl Fn(&PersonId) -> bool) -> Vec<(String, String)> {
    let known = model.state.people.persons.values().filter(|p| fits(&p.id));
    sorted(known.map(|p| (p.id.0.clone(), visible_line(&format!("{} <{}>", p.name, p.mail)))).collect())
}

pub(super) fn posts(model: &Model) -> Vec<(String, String)> {
    let known = model.state.people.posts.values();
    sorted(known.map(|p| (p.id.0.clone(), visible_line(&p.title))).collect())
}

/// The whole institute, then its regional offices, then its structures.
fn places(model: &Model) -> Vec<(String, String)> {
    let name = |place: Place| words::place(&place, &model.state, model.lang);
    let mut found = vec![(INSTITUTE.to_owned(), name(Place::Institute))];
    let offices = model.state.offices.offices.iter();
    found.extend(sorted(offices.map(|o| (format!("{OFFICE}{}", o.id), name(Place::Office(o.id.clone())))).collect()));
    found.extend(structures(model).into_iter().map(|(id, words)| (format!("{STRUCTURE}{id}"), words)));
    found
}

fn sorted(mut options: Vec<(String, String)>) -> Vec<(String, String)> {
    options.sort_by_cached_key(|(_, words)| natural(words));
    options
}

fn place(form: &Form, model: &Model) -> Result<Place, Fault> {
    let key = needed(form, model, "place", text::PLACE_MISSING)?;
    Ok(match (key.strip_prefix(OFFICE), key.strip_prefix(STRUCTURE)) {
        (Some(office), _) => Place::Office(OfficeId::from(office)),
        (_, Some(structure)) => Place::Structure(StructureId::from(structure)),
        _ => Place::Institute,
    })
}

pub(super) fn day(form: &Form, model: &Model, field: &'static str) -> Result<NaiveDate, Fault> {
    let why = || Fault { field, why: text::DAY_FAULT.of(model.lang).to_owned() };
    format::parse_day(&form.value(field), model.lang).ok_or_else(why)
}

/// The last day, where one was typed; it must not come before the first.
pub(super) fn later(form: &Form, model: &Model) -> Result<Option<NaiveDate>, Fault> {
    if form.value("until").is_empty() {
        return Ok(None);
    }
    let (from, until) = (day(form, model, "from")?, day(form, model, "until")?);
    if until < from {
        return Err(Fault { field: "until", why: text::DAYS_REVERSED.of(model.lang).to_owned() });
    }
    Ok(Some(until))
}

/// A new passphrase that was typed twice and that may be taken.
fn new_passphrase(form: &Form, model: &Model) -> Result<Hidden, Fault> {
    let (new, again) = (Hidden::new(form.value("new")), Hidden::new(form.value("again")));
    passphrase::check(&new).map_err(|rule| Fault { field: "new", why: trouble::trouble(&rule.into(), model.lang) })?;
    if *new == *again {
        Ok(new)
    } else {
        Err(Fault { field: "again", why: text::NOT_THE_SAME.of(model.lang).to_owned() })
    }
}
