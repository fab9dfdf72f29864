//! Everything about a person, a post or an authority to sign, as a sheet.

use super::detail_folk;
use super::state::{Entry, appointments, standing};
use super::view::style;
use crate::domain::authority::SigningAuthority;
use crate::domain::dossier::Deed;
use crate::domain::ids::AuthorityId;
use crate::domain::people::{Appointment, Person, Post};
use crate::domain::tray::Viewer;
use crate::text::{format, screens_book, screens_folk as folk, screens_people as text, words};
use crate::tui::model::Model;
use crate::tui::widget::sheet::Sheet;
use ratatui::style::Style;

/// The sheet of what is under the cursor.
pub fn sheet(model: &Model, entry: Entry) -> Sheet {
    let mut sheet = Sheet::default();
    match entry {
        Entry::Person(person) => of_person(&mut sheet, model, person),
        Entry::Post(post) => of_post(&mut sheet, model, post),
        Entry::Authority(held) => of_authority(&mut sheet, model, held),
        Entry::Substitution(held) => detail_folk::of_substitution(&mut sheet, model, held),
    }
    sheet
}

fn of_person(sheet: &mut Sheet, model: &Model, person: &Person) {
    let (lang, plain, people) = (model.lang, Style::default(), &model.state.people);
    let account = match people.accounts.get(&person.id) {
        Some(account) if account.administrator => text::ADMINISTRATOR,
        Some(_) => text::HAS_ACCOUNT,
        None => text::HAS_NONE,
    };
    sheet.title(&person.name);
    sheet.gap();
    sheet.pair(text::MAIL.of(lang), &person.mail, plain);
    sheet.pair(text::PHONE.of(lang), &person.phone, plain);
    sheet.pair(text::ACCOUNT.of(lang), account.of(lang), plain);
    detail_folk::certificate(sheet, model, person);
    detail_folk::proposal(sheet, model, person);
    let held = appointments(model, |a| a.person == person.id);
    sheet.head(text::POSTS_HELD.of(lang));
    if held.is_empty() {
        sheet.text(1, text::NONE.of(lang), model.theme.dim);
    }
    for a in held {
        let title = people.posts.get(&a.post).map_or_else(|| a.post.0.clone(), |p| p.title.clone());
        an_appointment(sheet, model, &title, a);
    }
    detail_folk::substitutions(sheet, model, folk::STANDS_IN_FOR, |s| s.person == person.id);
    authorities(sheet, model, |a| a.person == person.id);
}

fn of_post(sheet: &mut Sheet, model: &Model, post: &Post) {
    let (lang, plain) = (model.lang, Style::default());
    let holder = model.state.people.holder(&post.id, model.now.day);
    sheet.title(&post.title);
    sheet.gap();
    sheet.pair(text::KIND.of(lang), &screens_book::capital(words::post_kind(post.kind).of(lang)), plain);
    sheet.pair(text::PLACE.of(lang), &screens_book::capital(&words::place(&post.place, &model.state, lang)), plain);
    match holder {
        Some(holder) => sheet.pair(text::HOLDER.of(lang), &holder.name, plain),
        None => sheet.pair(text::HOLDER.of(lang), text::VACANT.of(lang), model.theme.warn),
    }
    detail_folk::around(sheet, model, post);
    let held = appointments(model, |a| a.post == post.id);
    sheet.head(text::HOLDERS.of(lang));
    if held.is_empty() {
        sheet.text(1, text::NEVER_HELD.of(lang), model.theme.dim);
    }
    for a in held {
        an_appointment(sheet, model, model.state.people.name(&a.person), a);
    }
    detail_folk::substitutions(sheet, model, folk::SUBSTITUTED, |s| s.post == post.id);
    authorities(sheet, model, |a| a.post == post.id);
}

fn an_appointment(sheet: &mut Sheet, model: &Model, what: &str, appointment: &Appointment) {
    let now = appointment.covers(model.now.day);
    let (mark, style) = if now { ("●", Style::default()) } else { ("·", model.theme.dim) };
    sheet.text(1, &format!("{mark} {what}"), style);
    sheet.text(3, &format::days(appointment.from, appointment.until, model.lang), model.theme.dim);
}

fn authorities(sheet: &mut Sheet, model: &Model, fits: impl Fn(&SigningAuthority) -> bool) {
    let (lang, day) = (model.lang, model.now.day);
    let mut found: Vec<&SigningAuthority> = model.state.people.authorities.values().filter(|a| fits(a)).collect();
    if found.is_empty() {
        return;
    }
    found.sort_by_key(|a| (standing(a, day), &a.act));
    sheet.head(text::AUTHORITIES.of(lang));
    for held in found {
        let standing = standing(held, day);
        sheet.text(
            1,
            &format!("{} · {}", text::standing(standing as usize).of(lang), held.act),
            style(model, standing),
        );
        let limits = [kinds(model, held), ceiling(model, held)];
        sheet.text(3, &format!("{} · {}", limits[0], limits[1]), model.theme.dim);
    }
}

fn of_authority(sheet: &mut Sheet, model: &Model, held: &SigningAuthority) {
    let (lang, plain, people) = (model.lang, Style::default(), &model.state.people);
    let how = standing(held, model.now.day);
    let post = people.posts.get(&held.post).map_or_else(|| held.post.0.clone(), |p| p.title.clone());
    sheet.title(&held.act);
    sheet.gap();
    sheet.pair(text::STANDING.of(lang), text::standing(how as usize).of(lang), style(model, how));
    sheet.pair(text::PERSON.of(lang), people.name(&held.person), plain);
    sheet.pair(text::POST.of(lang), &post, plain);
    sheet.pair(text::KINDS.of(lang), &screens_book::capital(&kinds(model, held)), plain);
    sheet.pair(text::CEILING.of(lang), &screens_book::capital(&ceiling(model, held)), plain);
    sheet.pair(text::PLACE.of(lang), &screens_book::capital(&words::place(&held.place, &model.state, lang)), plain);
    sheet.pair(text::DAYS.of(lang), &format::days(held.from, Some(held.until), lang), plain);
    if let Some(behalf) = &held.on_behalf {
        sheet.pair(text::PRINTED.of(lang), &text::on_behalf(behalf, lang), plain);
    }
    if let Some(meta) = &held.revoked {
        let by = screens_book::by_at(people.name(&meta.by), meta.at, lang);
        sheet.pair(text::REVOKED_BY.of(lang), &by, model.theme.bad);
    }
    detail_folk::given_on(sheet, model, held);
    let signed = signed_with(model, &held.id);
    sheet.head(text::SIGNED.of(lang));
    if signed.is_empty() {
        sheet.text(1, text::NEVER_USED.of(lang), model.theme.dim);
    }
    for line in signed {
        sheet.text(1, &line, plain);
    }
}

/// The dossiers that were signed under an authority, the latest first.
fn signed_with(model: &Model, id: &AuthorityId) -> Vec<String> {
    let uses = |deed: &Deed| matches!(deed, Deed::Signature { authority, .. } if authority == id);
    let viewer = Viewer::new(&model.state, &model.me, model.now.day);
    let mut found: Vec<String> = model
        .state
        .dossiers
        .values()
        .filter(|d| d.acts.iter().any(|a| uses(&a.deed)) && viewer.sees(d))
        .map(|d| format!("{} {}", d.number, d.title))
        .collect();
    found.sort_by(|a, b| b.cmp(a));
    found
}

/// The kinds of document that an authority is for.
pub fn kinds(model: &Model, held: &SigningAuthority) -> String {
    if held.kinds.is_empty() {
        return text::EVERY_KIND.of(model.lang).to_owned();
    }
    let words: Vec<&str> = held.kinds.iter().map(|k| words::document_kind(*k).of(model.lang)).collect();
    words.join(", ")
}

/// The ceiling of an authority.
pub fn ceiling(model: &Model, held: &SigningAuthority) -> String {
    held.ceiling.map_or_else(|| text::NO_CEILING.of(model.lang).to_owned(), |c| format::euros(c, model.lang))
}
