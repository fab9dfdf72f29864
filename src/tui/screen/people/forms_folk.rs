//! What the directory asks about the tree of posts, substitutions, beneficiaries, certificates, and who may sign.

use super::super::book::{euros, needed, structures};
use super::forms::{day, kind_options, later, maybe, meant, persons, plan, posts};
use super::state::endable_substitutions;
use crate::desk::{EndSubstitution, MovePost, Propose, REVOCATION_REASONS, RevokeCertificate, Substitute};
use crate::domain::authority::Matter;
use crate::domain::clean::visible_line;
use crate::domain::dossier::DocumentKind;
use crate::domain::ids::{PersonId, PostId, StructureId, SubstitutionId};
use crate::domain::may_sign::candidates;
use crate::domain::people::Manner;
use crate::text::{Text, both, format, screens_book, screens_folk as text, screens_people, words};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::form::{Field, Form};
use crate::tui::overlay::{Message, Overlay};

const NOTHING: Text = both("", "");
const USUAL: &str = "usual";

/// The posts that may be named above another, after the usual one.
pub fn above_options(model: &Model) -> Vec<(String, String)> {
    let mut options = vec![(USUAL.to_owned(), text::USUAL.of(model.lang).to_owned())];
    options.extend(posts(model));
    options
}

/// The post that was named above; none where it is the usual one.
pub fn above_chosen(form: &Form) -> Option<PostId> {
    Some(form.value("above")).filter(|v| !v.is_empty() && v != USUAL).map(PostId)
}

/// Another place in the tree.
pub fn move_post(model: &Model) -> Form {
    let post = meant(model).1;
    let known = post.as_ref().and_then(|id| model.state.people.posts.get(&PostId::from(id.as_str())));
    let now = known.and_then(|p| p.above.as_ref()).map_or(USUAL.to_owned(), |above| above.0.clone());
    let fields = vec![
        Field::pick("post", screens_people::POST, screens_people::POST_HINT, posts(model), post),
        Field::pick("above", text::ABOVE, text::ABOVE_HINT, above_options(model), Some(now)),
    ];
    Form::new(text::MOVE.0.of(model.lang), fields, |form, model| {
        let post = PostId(needed(form, model, "post", screens_people::POST_MISSING)?);
        Ok(plan(MovePost { post, above: above_chosen(form) }))
    })
    .about(text::MOVE_ABOUT.of(model.lang))
}

/// Somebody stands in.
pub fn substitute(model: &Model) -> Form {
    let (person, post) = meant(model);
    let lang = model.lang;
    let manners = Manner::ALL.map(|m| (m.word().to_owned(), screens_book::capital(words::manner(m).of(lang)))).into();
    let fields = vec![
        Field::pick("post", screens_people::POST, text::ABSENT_HINT, posts(model), post),
        Field::pick("person", text::SUBSTITUTE_WHO, screens_people::PERSON_HINT, persons(model, |_| true), person),
        Field::choice("kinds", screens_people::KINDS, NOTHING, kind_options(lang), 0),
        Field::line("from", screens_people::FROM, screens_people::DAY_HINT, &format::short_day(model.now.day, lang)),
        Field::line("until", screens_people::LAST_DAY, screens_people::DAY_HINT, ""),
        Field::line("act", screens_people::ACT, text::DECISION_HINT, ""),
        Field::choice("manner", text::MANNER, text::MANNER_HINT, manners, 0),
    ];
    Form::new(text::SUBSTITUTE.0.of(lang), fields, |form, model| {
        let post = PostId(needed(form, model, "post", screens_people::POST_MISSING)?);
        let person = PersonId(needed(form, model, "person", screens_people::PERSON_MISSING)?);
        let kinds = DocumentKind::of_word(&form.value("kinds")).into_iter().collect();
        let from = day(form, model, "from")?;
        needed(form, model, "until", text::UNTIL_MISSING)?;
        let until = later(form, model)?.unwrap_or(from);
        let act = needed(form, model, "act", text::DECISION_MISSING)?;
        let manner = Manner::of_word(&form.value("manner")).unwrap_or_default();
        Ok(plan(Substitute { post, person, kinds, from, until, act, manner }))
    })
    .about(text::SUBSTITUTE_ABOUT.of(lang))
}

/// A substitution ends before its time.
pub fn end_substitution(model: &Model) -> Form {
    let people = &model.state.people;
    let known = endable_substitutions(model);
    let known = known.iter().filter_map(|id| people.substitutions.get(id));
    let options: Vec<(String, String)> = known
        .map(|s| {
            let title = people.posts.get(&s.post).map_or(s.post.as_str(), |p| p.title.as_str());
            (s.id.0.clone(), visible_line(&format!("{}, {title} ({})", people.name(&s.person), s.act)))
        })
        .collect();
    let today = format::short_day(model.now.day, model.lang);
    let fields = vec![
        Field::choice("substitution", text::SUBSTITUTION, NOTHING, options, 0),
        Field::line("first", text::FIRST_WITHOUT, text::FIRST_WITHOUT_HINT, &today),
    ];
    Form::new(text::END_SUBSTITUTION.0.of(model.lang), fields, |form, model| {
        let substitution = SubstitutionId(needed(form, model, "substitution", text::NO_SUBSTITUTION)?);
        Ok(plan(EndSubstitution { substitution, day: day(form, model, "first")? }))
    })
}

/// Somebody is proposed as a beneficiary.
pub fn propose(model: &Model) -> Form {
    let without = |id: &PersonId| !model.state.people.accounts.contains_key(id);
    let person = meant(model).0.filter(|id| without(&PersonId::from(id.as_str())));
    let fields = vec![Field::pick(
        "person",
        screens_people::PERSON,
        screens_people::PERSON_HINT,
        persons(model, without),
        person,
    )];
    Form::new(text::PROPOSE.0.of(model.lang), fields, |form, model| {
        let person = PersonId(needed(form, model, "person", screens_people::PERSON_MISSING)?);
        Ok(plan(Propose { person, post: None }))
    })
    .about(text::PROPOSE_ABOUT.of(model.lang))
}

/// A signing certificate is revoked: one's own, or for an administrator that of anybody.
pub fn revoke_certificate(model: &Model) -> Form {
    let accounts = &model.state.people.accounts;
    let administrator = model.state.people.administers(&model.me);
    let may = |id: &PersonId| {
        accounts.get(id).is_some_and(|a| !a.certificate.is_empty()) && (administrator || *id == model.me)
    };
    let person = meant(model).0.filter(|id| may(&PersonId::from(id.as_str())));
    let person = person.or_else(|| may(&model.me).then(|| model.me.0.clone()));
    let reasons = REVOCATION_REASONS
        .map(|(n, word)| (word.to_owned(), screens_book::capital(words::revocation_reason(n).of(model.lang))));
    let fields = vec![
        Field::pick("person", screens_people::PERSON, screens_people::PERSON_HINT, persons(model, may), person),
        Field::choice("reason", text::REASON, NOTHING, reasons.into(), 0),
    ];
    Form::new(text::REVOKE_CERTIFICATE.0.of(model.lang), fields, |form, model| {
        let person = PersonId(needed(form, model, "person", screens_people::PERSON_MISSING)?);
        let word = form.value("reason");
        let reason = REVOCATION_REASONS.iter().find(|(_, w)| *w == word).map_or(0, |(n, _)| *n);
        Ok(plan(RevokeCertificate { person, reason }))
    })
    .about(text::REVOKE_CERTIFICATE_ABOUT.of(model.lang))
}

/// Who may sign a kind of document on a day.
pub fn who(model: &Model) -> Form {
    let lang = model.lang;
    let kinds = kind_options(lang).into_iter().filter(|(key, _)| !key.is_empty()).collect();
    let fields = vec![
        Field::choice("kind", text::KIND, NOTHING, kinds, 0),
        Field::line("amount", text::AMOUNT, screens_people::OPTIONAL, ""),
        maybe("structure", text::STRUCTURE, text::NO_STRUCTURE, structures(model), lang),
        Field::line("on", text::ON, screens_people::DAY_HINT, &format::short_day(model.now.day, lang)),
        maybe("person", screens_people::PERSON, text::EVERYBODY, persons(model, |_| true), lang),
    ];
    Form::new(text::WHO.0.of(lang), fields, |form, model| {
        let kind = DocumentKind::of_word(&form.value("kind")).unwrap_or_default();
        let structure = Some(form.value("structure")).filter(|v| !v.is_empty()).map(StructureId);
        let person = Some(form.value("person")).filter(|v| !v.is_empty()).map(PersonId);
        let matter = Matter { kind, amount: euros(form, model, "amount")?, structure: structure.as_ref() };
        let on = day(form, model, "on")?;
        let found = candidates(&model.state, matter, on, person.as_ref());
        let named = matter.structure.and_then(|id| model.state.structures.get(id));
        let named = named.map(|s| format!("{} {}", s.short(&model.state.desk.uai), s.title));
        let mut lines = vec![text::who_about(kind, matter.amount, named.as_deref(), on, model.lang)];
        if found.is_empty() {
            lines.push(text::NOBODY.of(model.lang).to_owned());
        }
        for one in &found {
            lines.push(String::new());
            lines.extend(words::candidate_lines(one, &model.state, model.lang));
        }
        let title = text::WHO.0.of(model.lang).to_owned();
        Ok(Effect::Push(Box::new(Overlay::Message(Message { title, lines, scroll: 0 }))))
    })
    .about(text::WHO_ABOUT.of(lang))
}
