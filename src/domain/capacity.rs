//! In which capacity somebody signs, as it stands in the stamp and on the circulation sheet: the post, whose place is
//! taken and how, in whose name. French, being a part of documents and not of the screen.
//!
//! It must not know of stamps, pages or files.

use super::authority::{Chain, SigningAuthority};
use super::dossier::Deed;
use super::fold::fold;
use super::ids::{AuthorityId, PostId};
use super::people::Manner;
use super::state::People;

/// The lines below the name of a signer: the post, with the manner in which a substitute holds it; whose place is taken,
/// by which decision; in whose name the authority is used.
pub fn lines(people: &People, chain: &Chain) -> Vec<String> {
    let title = title(people, &chain.post);
    let stands = chain.substitution.as_ref().and_then(|id| people.substitutions.get(id));
    let mut lines = Vec::new();
    match stands {
        Some(stands) => lines.push(format!("{title}, {}", manner(stands.manner))),
        None => lines.push(title.to_owned()),
    }
    if let Some((stands, holder)) = stands.zip(people.appointments.get(&chain.appointment)) {
        let whose = of_name(people.name(&holder.person));
        lines.push(match stands.manner {
            Manner::Absence | Manner::Interim => format!("En l’absence {whose} - {}", stands.act),
            Manner::Order => format!("Sur ordre {whose} - {}", stands.act),
        });
    }
    lines.extend(formula(people, chain));
    lines
}

/// The same for a signature that was made as a post; nothing for another deed.
pub fn of_deed(people: &People, post: &PostId, deed: &Deed) -> Vec<String> {
    let Deed::Signature { authority, appointment, substitution, .. } = deed else { return Vec::new() };
    let chain = Chain {
        post: post.clone(),
        appointment: appointment.clone(),
        substitution: substitution.clone(),
        authority: Some(authority.clone()),
        sources: sources(people, authority),
    };
    lines(people, &chain)
}

/// The authorities that one comes from, the nearest first; each once, even if they run in a circle.
pub fn sources(people: &People, authority: &AuthorityId) -> Vec<AuthorityId> {
    let mut found: Vec<AuthorityId> = Vec::new();
    let next = |id: &AuthorityId| people.authorities.get(id).and_then(|held| held.source.clone());
    let mut at = next(authority);
    while let Some(id) = at.filter(|id| id != authority && !found.contains(id) && people.authorities.contains_key(id)) {
        at = next(&id);
        found.push(id);
    }
    found
}

/// How a substitute acts, in the words that follow the title of the post.
pub fn manner(of: Manner) -> &'static str {
    match of {
        Manner::Absence => "par suppléance",
        Manner::Interim => "par intérim",
        Manner::Order => "par ordre",
    }
}

/// In whose name: nothing where the post signs by its own powers. The principal is who the act names, else whoever gave
/// the authority, by the title of the post.
fn formula(people: &People, chain: &Chain) -> Option<String> {
    let held = people.authorities.get(chain.authority.as_ref()?)?;
    let above: Vec<&SigningAuthority> = chain.sources.iter().filter_map(|id| people.authorities.get(id)).collect();
    let named = std::iter::once(held).chain(above.iter().copied()).find_map(|a| a.on_behalf.clone());
    let giver = above.first();
    let whose = named.or_else(|| giver.map(|giver| title(people, &giver.post).to_owned()))?;
    // What somebody gives on who was given it themselves is given on twice.
    let twice = giver.is_some_and(|giver| giver.on_behalf.is_some() || giver.source.is_some());
    Some(format!("Pour {whose} et par {}", if twice { "subdélégation" } else { "délégation" }))
}

fn title<'a>(people: &'a People, post: &PostId) -> &'a str {
    people.posts.get(post).map(|p| p.title.as_str()).unwrap_or_default()
}

/// `d’Anne`, `de Karim`. A name that begins with an h keeps its vowel: whether it is mute is not in the letters.
fn of_name(name: &str) -> String {
    let vowel = fold(name).starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    if vowel { format!("d’{name}") } else { format!("de {name}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::SubstitutionId;
    use crate::domain::people::{Appointment, Person, Place, Post, PostKind, Substitution};
    use chrono::NaiveDate;

    fn held(id: &str, post: &str, on_behalf: Option<&str>, source: Option<&str>) -> SigningAuthority {
        let day = NaiveDate::default();
        SigningAuthority {
            id: id.into(),
            person: "x".into(),
            post: post.into(),
            kinds: vec![],
            ceiling: None,
            place: Place::Institute,
            from: day,
            until: day,
            act: format!("Décision {id}"),
            on_behalf: on_behalf.map(str::to_owned),
            revoked: None,
            revoked_on: None,
            source: source.map(AuthorityId::from),
            may_delegate: true,
            this_only: false,
        }
    }

    /// A head, a delegate below and a director below that one, whom Karim can stand in for in each manner.
    fn people() -> People {
        let mut people = People::default();
        for (id, name) in [("anne", "Anne Lemoine"), ("karim", "Karim Benali")] {
            let person = Person { id: id.into(), name: name.into(), ..Person::default() };
            people.persons.insert(id.into(), person);
        }
        for (id, title) in [("head", "Présidente"), ("delegate", "Délégué régional"), ("dir", "Directrice")] {
            let (kind, place) = (PostKind::Other, Place::Institute);
            people.posts.insert(id.into(), Post { id: id.into(), title: title.into(), kind, place, above: None });
        }
        let from = NaiveDate::default();
        let (post, person) = ("dir".into(), "anne".into());
        people.appointments.insert("a".into(), Appointment { id: "a".into(), post, person, from, until: None });
        for (id, manner) in [("absence", Manner::Absence), ("interim", Manner::Interim), ("order", Manner::Order)] {
            let stands = Substitution {
                id: id.into(),
                post: "dir".into(),
                person: "karim".into(),
                kinds: vec![],
                from,
                until: from,
                act: "Note 4".into(),
                revoked: None,
                revoked_on: None,
                manner,
            };
            people.substitutions.insert(id.into(), stands);
        }
        let president = Some("le président-directeur général");
        let all = [
            held("own", "dir", None, None),
            held("named", "dir", president, None),
            held("head", "head", None, None),
            held("given", "dir", None, Some("head")),
            held("delegate", "delegate", president, None),
            held("twice", "dir", None, Some("delegate")),
            held("middle", "delegate", None, Some("head")),
            held("unnamed", "dir", None, Some("middle")),
            held("renamed", "dir", Some("la présidente"), Some("delegate")),
            held("circle", "dir", None, Some("circle")),
        ];
        people.authorities.extend(all.map(|a| (a.id.clone(), a)));
        people
    }

    #[test]
    fn every_capacity_has_its_words() {
        let people = people();
        let cases: &[(&str, Option<&str>, &[&str])] = &[
            ("own", None, &["Directrice"]),
            ("named", None, &["Directrice", "Pour le président-directeur général et par délégation"]),
            ("given", None, &["Directrice", "Pour Présidente et par délégation"]),
            ("twice", None, &["Directrice", "Pour le président-directeur général et par subdélégation"]),
            ("unnamed", None, &["Directrice", "Pour Délégué régional et par subdélégation"]),
            ("renamed", None, &["Directrice", "Pour la présidente et par subdélégation"]),
            ("circle", None, &["Directrice"]),
            ("own", Some("absence"), &["Directrice, par suppléance", "En l’absence d’Anne Lemoine - Note 4"]),
            ("own", Some("interim"), &["Directrice, par intérim", "En l’absence d’Anne Lemoine - Note 4"]),
            ("own", Some("order"), &["Directrice, par ordre", "Sur ordre d’Anne Lemoine - Note 4"]),
            (
                "twice",
                Some("absence"),
                &[
                    "Directrice, par suppléance",
                    "En l’absence d’Anne Lemoine - Note 4",
                    "Pour le président-directeur général et par subdélégation",
                ],
            ),
        ];
        for (authority, substitution, told) in cases {
            let deed = Deed::Signature {
                after: crate::domain::dossier::FileRef::default(),
                authority: (*authority).into(),
                appointment: "a".into(),
                certificate: String::new(),
                stamp: vec![],
                substitution: substitution.map(SubstitutionId::from),
                detached: None,
                annexes: vec![],
                timed: None,
            };
            assert_eq!(of_deed(&people, &"dir".into(), &deed), *told, "{authority} {substitution:?}");
        }
    }

    #[test]
    fn a_name_is_joined_as_it_is_spoken() {
        for (name, told) in [("Anne", "d’Anne"), ("Élise", "d’Élise"), ("Karim", "de Karim"), ("Hugo", "de Hugo")]
        {
            assert_eq!(of_name(name), told);
        }
    }
}
