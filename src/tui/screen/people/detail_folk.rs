//! Parts of the sheets of the directory: what stands around a post, substitutions, certificates, what an authority comes
//! from.

use super::state::{Standing, standing, substitution_standing};
use super::view::{style, substitution_words};
use crate::domain::authority::SigningAuthority;
use crate::domain::delegation::leaning;
use crate::domain::people::{Person, Post, Substitution};
use crate::domain::serial::serial;
use crate::text::{Text, format, screens_book, screens_folk as text, screens_people, words};
use crate::tui::model::Model;
use crate::tui::widget::sheet::Sheet;
use ratatui::style::Style;

/// The post above and those right below.
pub fn around(sheet: &mut Sheet, model: &Model, post: &Post) {
    let (lang, day, state) = (model.lang, model.now.day, &model.state);
    if let Some(above) = state.right_above(&post.id, day) {
        let usual = if post.above.is_none() { format!(" ({})", text::USUAL.of(lang)) } else { String::new() };
        sheet.pair(text::ABOVE.of(lang), &format!("{}{usual}", above.title), Style::default());
    }
    let under = |p: &&Post| state.right_above(&p.id, day).is_some_and(|above| above.id == post.id);
    let mut below: Vec<&str> = state.people.posts.values().filter(under).map(|p| p.title.as_str()).collect();
    below.sort_by_cached_key(|title| crate::domain::search::natural(title));
    sheet.pair(text::BELOW.of(lang), &below.join(", "), Style::default());
}

/// The substitutions that fit, the latest first.
pub fn substitutions(sheet: &mut Sheet, model: &Model, title: Text, fits: impl Fn(&Substitution) -> bool) {
    let (lang, people) = (model.lang, &model.state.people);
    let mut found: Vec<&Substitution> = people.substitutions.values().filter(|s| fits(s)).collect();
    if found.is_empty() {
        return;
    }
    found.sort_by(|a, b| (b.from, &b.id).cmp(&(a.from, &a.id)));
    sheet.head(title.of(lang));
    for s in found {
        let standing = substitution_standing(s, model.now.day);
        let post = people.posts.get(&s.post).map_or(s.post.as_str(), |p| p.title.as_str());
        let what = format!("{} · {}, {post}", substitution_words(standing).of(lang), people.name(&s.person));
        sheet.text(1, &what, style(model, standing));
        sheet.text(3, &format!("{} · {}", format::days(s.from, Some(s.until), lang), s.act), model.theme.dim);
    }
}

/// Everything about a substitution.
pub fn of_substitution(sheet: &mut Sheet, model: &Model, held: &Substitution) {
    let (lang, plain, people) = (model.lang, Style::default(), &model.state.people);
    let how = substitution_standing(held, model.now.day);
    let post = people.posts.get(&held.post).map_or(held.post.as_str(), |p| p.title.as_str());
    let holder = people.holder(&held.post, held.from);
    sheet.title(people.name(&held.person));
    sheet.gap();
    sheet.pair(screens_people::STANDING.of(lang), substitution_words(how).of(lang), style(model, how));
    sheet.pair(screens_people::POST.of(lang), post, plain);
    match holder {
        Some(holder) => sheet.pair(text::IN_PLACE_OF.of(lang), &holder.name, plain),
        None => sheet.pair(text::IN_PLACE_OF.of(lang), screens_people::VACANT.of(lang), model.theme.warn),
    }
    sheet.pair(text::MANNER.of(lang), &screens_book::capital(words::manner(held.manner).of(lang)), plain);
    let kinds = words::kinds(&held.kinds, lang);
    sheet.pair(screens_people::KINDS.of(lang), &screens_book::capital(&kinds), plain);
    sheet.pair(screens_people::DAYS.of(lang), &format::days(held.from, Some(held.until), lang), plain);
    sheet.pair(screens_people::ACT.of(lang), &held.act, plain);
    if let Some(meta) = &held.revoked {
        let by = screens_book::by_at(people.name(&meta.by), meta.at, lang);
        sheet.pair(text::ENDED_BY.of(lang), &by, model.theme.bad);
    }
    if let Some(first) = held.revoked_on {
        sheet.pair(text::FIRST_WITHOUT.of(lang), &format::day(first, lang), plain);
    }
}

/// The certificate of an account, and that it was revoked, why and by whom.
pub fn certificate(sheet: &mut Sheet, model: &Model, person: &Person) {
    let (lang, people) = (model.lang, &model.state.people);
    let Some(account) = people.accounts.get(&person.id) else { return };
    let number = serial(&account.certificate);
    let revoked = people.revoked.values().filter(|r| r.person == person.id);
    for r in revoked {
        let why = words::revocation_reason(r.reason).of(lang);
        let by = people.name(&r.meta.by);
        let told = text::certificate_revoked(&r.serial, why, r.meta.day(), by, lang);
        sheet.pair(text::CERTIFICATE.of(lang), &told, model.theme.bad);
    }
    match number {
        Some(number) if !people.revoked.contains_key(&number) => {
            let until = account.until.map(|at| at.with_timezone(&chrono::Local).date_naive());
            let told = text::certificate_until(&number, until, lang);
            sheet.pair(text::CERTIFICATE.of(lang), &told, Style::default());
        }
        None if !account.requested.is_empty() => {
            sheet.pair(text::CERTIFICATE.of(lang), text::AWAITED.of(lang), model.theme.warn);
        }
        _ => {}
    }
}

/// Who proposed somebody as a beneficiary.
pub fn proposal(sheet: &mut Sheet, model: &Model, person: &Person) {
    let (lang, people) = (model.lang, &model.state.people);
    if let Some(made) = people.proposals.get(&person.id) {
        let post = people.posts.get(&made.post).map_or(made.post.as_str(), |p| p.title.as_str());
        let told = text::proposed_by(people.name(&made.made.by), post, made.made.day(), lang);
        sheet.pair(text::PROPOSAL.of(lang), &told, Style::default());
    }
}

/// What an authority comes from, whether it may be given on, and what comes from it.
pub fn given_on(sheet: &mut Sheet, model: &Model, held: &SigningAuthority) {
    let (lang, plain, people) = (model.lang, Style::default(), &model.state.people);
    if held.this_only {
        sheet.pair(text::ONLY_FIELD.of(lang), text::THIS_ONLY.of(lang), plain);
    }
    if let Some(source) = held.source.as_ref().and_then(|id| people.authorities.get(id)) {
        let told = format!("{}, {}", source.act, people.name(&source.person));
        let how = standing(source, model.now.day);
        sheet.pair(text::SOURCE.of(lang), &told, if how == Standing::InForce { plain } else { style(model, how) });
    }
    let may = if held.may_delegate { text::MAY_GIVE_ON } else { text::MAY_NOT };
    sheet.pair(text::GIVING_ON.of(lang), may.of(lang), plain);
    let found = leaning(&model.state, &held.id);
    if !found.is_empty() {
        sheet.head(text::LEANING.of(lang));
        for one in found {
            sheet.text(1, &format!("{} · {}", one.act, people.name(&one.person)), plain);
        }
    }
}
