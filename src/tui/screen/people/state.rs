//! What the directory's screen remembers, and what it works out of the state: who holds what today, which authority is
//! in force.

use super::tree::{Branch, branches};
use crate::domain::authority::SigningAuthority;
use crate::domain::fold::{Needle, fold};
use crate::domain::ids::{AppointmentId, AuthorityId, PersonId, PostId, SubstitutionId};
use crate::domain::people::{Appointment, Person, Post, Substitution};
use crate::domain::search::natural;
use crate::text::{screens_folk as folk, words};
use crate::tui::action::Layer;
use crate::tui::model::Model;
use crate::tui::widget::list::ListPlace;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum List {
    #[default]
    Persons,
    Posts,
    Authorities,
    Substitutions,
}

impl List {
    /// Every list, in the order of the screen.
    pub const ALL: [List; 4] = [Self::Persons, Self::Posts, Self::Authorities, Self::Substitutions];

    /// What it can be sorted on; the first is the usual order.
    pub const fn orders(self) -> &'static [Order] {
        match self {
            Self::Persons => &[Order::Name, Order::Mail, Order::Posts, Order::Account],
            Self::Posts => &[Order::Rank, Order::Title, Order::Place, Order::Holder, Order::Since],
            Self::Authorities => &[Order::Standing, Order::Act, Order::Person, Order::Ceiling, Order::Until],
            Self::Substitutions => &[Order::Standing, Order::Person, Order::Title, Order::Since, Order::Until],
        }
    }
}

/// What a list is sorted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Name,
    Mail,
    Posts,
    Account,
    /// Each post under the one above it.
    Rank,
    Title,
    Place,
    Holder,
    Since,
    Standing,
    Act,
    Person,
    Ceiling,
    Until,
}

/// What it remembers.
#[derive(Debug, Default)]
pub struct Screen {
    pub list: List,
    /// Rows of each list, whatever the filter.
    pub counts: [usize; List::ALL.len()],
    /// The rows of each list that the filter lets through.
    pub names: [Vec<String>; List::ALL.len()],
    pub places: [ListPlace; List::ALL.len()],
    /// What each list is sorted on, as a place in [`List::orders`], and whether it falls.
    pub sorts: [(usize, bool); List::ALL.len()],
    /// How many posts stand above each post.
    pub depths: BTreeMap<PostId, usize>,
    /// The detail has the keys.
    pub inside: bool,
    /// First row shown of the detail.
    pub scroll: usize,
}

impl Screen {
    /// Rows of the open list.
    pub fn rows(&self) -> &[String] {
        &self.names[self.list as usize]
    }

    /// Where the open list stands.
    pub fn place(&self) -> &ListPlace {
        &self.places[self.list as usize]
    }
}

/// What is under the cursor.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    Person(&'a Person),
    Post(&'a Post),
    Authority(&'a SigningAuthority),
    Substitution(&'a Substitution),
}

/// What is under the cursor of the open list.
pub fn current(model: &Model) -> Option<Entry<'_>> {
    let people = &model.state.people;
    let id = model.people.rows().get(model.people.place().cursor)?.as_str();
    match model.people.list {
        List::Persons => people.persons.get(&PersonId::from(id)).map(Entry::Person),
        List::Posts => people.posts.get(&PostId::from(id)).map(Entry::Post),
        List::Authorities => people.authorities.get(&AuthorityId::from(id)).map(Entry::Authority),
        List::Substitutions => people.substitutions.get(&SubstitutionId::from(id)).map(Entry::Substitution),
    }
}

/// Whether an authority serves on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    InForce,
    ToCome,
    Ended,
    Revoked,
}

/// How an authority stands on a day.
pub fn standing(held: &SigningAuthority, day: NaiveDate) -> Standing {
    if held.revoked.is_some() {
        Standing::Revoked
    } else if day < held.from {
        Standing::ToCome
    } else if held.until < day {
        Standing::Ended
    } else {
        Standing::InForce
    }
}

/// How a substitution stands on a day.
pub fn substitution_standing(held: &Substitution, day: NaiveDate) -> Standing {
    if held.revoked_on.is_some_and(|first| first <= day) {
        Standing::Revoked
    } else if day < held.from {
        Standing::ToCome
    } else if held.until < day {
        Standing::Ended
    } else {
        Standing::InForce
    }
}

/// Whether the posts stand as a tree: by rank, all of them, from the top.
pub fn as_tree(model: &Model) -> bool {
    let filtered = model.filters.get(&Layer::People).is_some_and(|f| !f.is_empty());
    model.people.sorts[List::Posts as usize] == (0, false) && !filtered
}

/// The appointment by which a post is held on a day.
pub fn holding<'a>(model: &'a Model, post: &PostId, day: NaiveDate) -> Option<&'a Appointment> {
    model.state.people.appointments.values().filter(|a| a.post == *post && a.covers(day)).max_by_key(|a| a.from)
}

/// Appointments that fit, the latest first.
pub fn appointments(model: &Model, fits: impl Fn(&Appointment) -> bool) -> Vec<&Appointment> {
    let mut found: Vec<&Appointment> = model.state.people.appointments.values().filter(|a| fits(a)).collect();
    found.sort_by(|a, b| b.from.cmp(&a.from).then_with(|| a.id.cmp(&b.id)));
    found
}

/// Appointments that can still be ended and that the row under the cursor is about.
pub fn endable(model: &Model) -> Vec<AppointmentId> {
    let Some(entry) = current(model) else {
        return Vec::new();
    };
    let about = |a: &Appointment| match entry {
        Entry::Person(person) => a.person == person.id,
        Entry::Post(post) => a.post == post.id,
        Entry::Authority(held) => a.person == held.person && a.post == held.post,
        Entry::Substitution(s) => a.post == s.post,
    };
    let open = |a: &Appointment| a.until.is_none_or(|until| model.now.day <= until);
    appointments(model, |a| about(a) && open(a)).into_iter().map(|a| a.id.clone()).collect()
}

/// Substitutions that can still be ended and that the row under the cursor is about.
pub fn endable_substitutions(model: &Model) -> Vec<SubstitutionId> {
    let Some(entry) = current(model) else {
        return Vec::new();
    };
    let about = |s: &&Substitution| match entry {
        Entry::Person(person) => s.person == person.id,
        Entry::Post(post) => s.post == post.id,
        Entry::Authority(held) => s.post == held.post,
        Entry::Substitution(one) => s.id == one.id,
    };
    let lives = |s: &&Substitution| model.now.day <= s.until && s.revoked_on.is_none_or(|first| model.now.day < first);
    model.state.people.substitutions.values().filter(about).filter(lives).map(|s| s.id.clone()).collect()
}

/// The state has changed: keeps the lists in step, and each cursor on the row it was on.
pub fn refresh(model: &mut Model) {
    let needle = Needle::new(model.filters.get(&Layer::People).map_or("", String::as_str));
    let branches = branches(&model.state, model.now.day);
    let lists = [persons(model), posts(model, &branches), authorities(model), substitutions(model)];
    model.people.depths = branches.into_iter().map(|(id, branch)| (id, branch.depth)).collect();
    for (n, mut rows) in lists.into_iter().enumerate() {
        model.people.counts[n] = rows.len();
        let (order, falls) = model.people.sorts[n];
        rows.sort_by(|a, b| a.keys[order].cmp(&b.keys[order]));
        if falls {
            rows.reverse();
        }
        let names: Vec<String> = rows
            .into_iter()
            .filter(|row| needle.is_empty() || needle.matches(&fold(&row.words)))
            .map(|row| row.id)
            .collect();
        let was = model.people.names[n].get(model.people.places[n].cursor).cloned();
        let kept = was.as_ref().and_then(|was| names.iter().position(|name| name == was));
        if let Some(at) = kept {
            model.people.places[n].cursor = at;
        } else if model.people.list as usize == n {
            model.people.inside = false;
            model.people.scroll = 0;
        }
        model.people.places[n].settle(&names);
        model.people.names[n] = names;
    }
}

/// A row before the filter and the sort: its identifier, all that a filter looks at, and a key for each order.
struct Sought {
    id: String,
    words: String,
    keys: Vec<String>,
}

fn persons(model: &Model) -> Vec<Sought> {
    let people = &model.state.people;
    let row = |p: &Person| {
        let held: Vec<&str> = people.posts_of(&p.id, model.now.day).iter().map(|post| post.title.as_str()).collect();
        let held = held.join(" ");
        let proposed = people.proposals.contains_key(&p.id);
        let (account, told) = match (people.accounts.contains_key(&p.id), proposed) {
            (true, _) => (0, ""),
            (false, true) => (1, folk::PROPOSED.of(model.lang)),
            (false, false) => (2, ""),
        };
        Sought {
            id: p.id.0.clone(),
            words: format!("{} {} {} {held} {told}", p.name, p.mail, p.phone),
            keys: vec![natural(&p.name), natural(&p.mail), natural(&held), account.to_string()],
        }
    };
    sorted(people.persons.values().map(row).collect())
}

fn posts(model: &Model, branches: &BTreeMap<PostId, Branch>) -> Vec<Sought> {
    let people = &model.state.people;
    let row = |p: &Post| {
        let held = holding(model, &p.id, model.now.day);
        let holder = held.map_or("", |a| people.name(&a.person));
        let kind = words::post_kind(p.kind).of(model.lang);
        let place = words::place(&p.place, &model.state, model.lang);
        let since = held.map(|a| a.from.to_string()).unwrap_or_default();
        let rank = branches.get(&p.id).map(|b| b.key.clone()).unwrap_or_default();
        Sought {
            id: p.id.0.clone(),
            words: format!("{} {kind} {place} {holder}", p.title),
            keys: vec![rank, natural(&p.title), natural(&place), natural(holder), since],
        }
    };
    sorted(people.posts.values().map(row).collect())
}

fn authorities(model: &Model) -> Vec<Sought> {
    let people = &model.state.people;
    let row = |a: &SigningAuthority| {
        let title = people.posts.get(&a.post).map_or("", |p| p.title.as_str());
        let kinds: Vec<&str> = a.kinds.iter().map(|k| words::document_kind(*k).of(model.lang)).collect();
        let place = words::place(&a.place, &model.state, model.lang);
        let (name, act) = (people.name(&a.person), natural(&a.act));
        let standing = format!("{}{act}", standing(a, model.now.day) as usize);
        // No ceiling is the highest one.
        let ceiling = format!("{:020}", a.ceiling.unwrap_or(u64::MAX));
        Sought {
            id: a.id.0.clone(),
            words: format!("{} {name} {title} {place} {}", a.act, kinds.join(" ")),
            keys: vec![standing, act, natural(name), ceiling, a.until.to_string()],
        }
    };
    sorted(people.authorities.values().map(row).collect())
}

fn substitutions(model: &Model) -> Vec<Sought> {
    let people = &model.state.people;
    let row = |s: &Substitution| {
        let title = people.posts.get(&s.post).map_or("", |p| p.title.as_str());
        let (name, holder) = (people.name(&s.person), people.holder(&s.post, s.from).map_or("", |p| p.name.as_str()));
        let (from, until) = (s.from.to_string(), s.until.to_string());
        let standing = format!("{}{from}", substitution_standing(s, model.now.day) as usize);
        Sought {
            id: s.id.0.clone(),
            words: format!("{name} {title} {holder} {}", s.act),
            keys: vec![standing, natural(name), natural(title), from, until],
        }
    };
    sorted(people.substitutions.values().map(row).collect())
}

/// In the usual order, so that rows with equal keys always stand alike.
fn sorted(mut rows: Vec<Sought>) -> Vec<Sought> {
    rows.sort_by(|a, b| a.keys[0].cmp(&b.keys[0]).then_with(|| a.id.cmp(&b.id)));
    rows
}
