//! The directory drawn: persons, posts or authorities as a table, the detail beside it or over it.

use super::detail;
use super::state::{List, Order, Standing, as_tree, current, holding, standing, substitution_standing};
use crate::domain::authority::SigningAuthority;
use crate::domain::ids::{AuthorityId, PersonId, PostId, SubstitutionId};
use crate::domain::people::{Person, Place, Post, PostKind, Substitution};
use crate::domain::search::natural;
use crate::text::{Text, format, screens_book, screens_folk as folk, screens_people as text, words};
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::next;
use crate::tui::widget::panes::Panes;
use crate::tui::widget::table::{self, Cell, Column, Width};
use crate::tui::widget::{place, tabs};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr as _;

/// From this width of the list on, it shows every column of the authorities.
const BROAD: u16 = 132;
/// From this width on, it shows every column of the others.
const ROOMY: u16 = 96;
/// From this width on, it shows most of them.
const MIDDLING: u16 = 72;
/// From this width on, it shows the end of an authority.
const NARROW: u16 = 60;

/// What a post is moved to the right by under the one above it, and how often at most.
const INDENT: &str = "  ";
const DEEPEST: usize = 5;

/// The longest title of a post that is shown in full beside the name of a person.
const BRIEF: usize = 24;

/// Draws it; no field is edited here.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let (theme, screen) = (&model.theme, &model.people);
    let panes = Panes::of(area);
    let names: Vec<(String, usize)> = List::ALL
        .iter()
        .zip(screen.counts)
        .map(|(l, n)| (text::list(*l as usize).of(model.lang).to_owned(), n))
        .collect();
    tabs::draw(buffer, panes.tabs, theme, &names, screen.list as usize);
    let fits = usize::from(panes.list.height.saturating_sub(1));
    let listed = panes.wide || !screen.inside;
    let seen = place::words(screen.place().scroll_to(fits), fits, screen.rows().len(), model.lang).filter(|_| listed);
    panes.draw(buffer, theme, &note(model), seen.as_deref());
    if panes.wide || !screen.inside {
        draw_list(model, panes.list, buffer);
    }
    if (panes.wide || screen.inside)
        && let Some(entry) = current(model)
    {
        detail::sheet(model, entry).draw(buffer, panes.detail, theme, screen.scroll, model.lang);
    }
    None
}

/// How much of the list the filter shows.
fn note(model: &Model) -> String {
    let screen = &model.people;
    match model.filters.get(&Layer::People) {
        Some(filter) if !filter.is_empty() => {
            screens_book::filtered(screen.rows().len(), screen.counts[screen.list as usize], model.lang)
        }
        _ => String::new(),
    }
}

fn draw_list(model: &Model, area: Rect, buffer: &mut Buffer) {
    let screen = &model.people;
    if screen.rows().is_empty() {
        let filtered = screen.counts[screen.list as usize] > 0;
        let first = match screen.list {
            List::Persons => Action::AddPerson,
            List::Posts => Action::AddPost,
            List::Authorities => Action::GrantAuthority,
            List::Substitutions => Action::NameSubstitute,
        };
        let first = [(Layer::People, first, None)];
        let (words, steps) =
            if filtered { (text::NONE_FITS, next::FILTERED) } else { (text::empty(screen.list as usize), &first[..]) };
        next::empty(model, area, words.of(model.lang), steps, buffer);
        return;
    }
    let columns = columns(model, area.width);
    let shown = |n: usize| cells(model, &screen.rows()[n], area.width);
    table::draw(buffer, area, &model.theme, &columns, screen.rows(), screen.place(), !screen.inside, shown);
}

fn columns(model: &Model, width: u16) -> Vec<Column> {
    let (order, falls) = model.people.sorts[model.people.list as usize];
    let on = model.people.list.orders()[order];
    let people = &model.state.people;
    let left = |title: Text, width: Width| Column::left(title.of(model.lang), width);
    let sorts = |order: Order, column: Column| column.sorted((on == order).then_some(falls));
    let (some, all) = (width >= MIDDLING, width >= ROOMY);
    let mut columns = Vec::new();
    let mut add = |shown: bool, column: Column| columns.extend(shown.then_some(column));
    match model.people.list {
        List::Persons => {
            add(true, sorts(Order::Name, left(text::NAME, Width::Share(2, 14))));
            add(some, sorts(Order::Mail, left(text::MAIL, Width::Share(5, 16))));
            add(all, left(text::PHONE, Width::Fixed(16)));
            add(true, sorts(Order::Posts, left(text::POSTS_HELD, Width::Share(5, 14))));
            // Whoever is proposed and waits for an account is told so in a longer word.
            let waits = people.proposals.keys().any(|id| !people.accounts.contains_key(id));
            add(true, sorts(Order::Account, left(text::ACCOUNT, Width::Fixed(if waits { 10 } else { 8 }))));
        }
        List::Posts => {
            let title = if as_tree(model) { folk::POST_TREE } else { text::POST };
            add(true, sorts(Order::Title, left(title, Width::Share(6, 16))));
            add(all, left(text::KIND, Width::Share(3, 14)));
            // Titles are long: places and names take what they need, and titles all the rest.
            let (places, holders) = needs(model);
            add(some, sorts(Order::Place, left(text::PLACE, Width::Fixed(places))));
            add(true, sorts(Order::Holder, left(text::HOLDER, Width::Fixed(holders))));
            // In a tree, titles need the room of what the detail says too.
            let since = if as_tree(model) { all } else { some };
            add(since, sorts(Order::Since, left(text::SINCE, Width::Fixed(10))));
            add(all, left(text::UNTIL, Width::Fixed(10)));
        }
        List::Authorities => {
            let broad = width >= BROAD;
            let ceiling = Column::right(text::CEILING.of(model.lang), Width::Fixed(12));
            add(true, sorts(Order::Act, left(text::ACT, Width::Share(4, 14))));
            add(true, sorts(Order::Person, left(text::PERSON, Width::Share(4, 12))));
            add(all, left(text::POST, Width::Share(4, 12)));
            add(broad, left(text::KINDS, Width::Share(4, 10)));
            add(some, sorts(Order::Ceiling, ceiling));
            add(broad, left(text::PLACE, Width::Share(2, 9)));
            add(broad, left(text::SINCE, Width::Fixed(10)));
            add(width >= NARROW, sorts(Order::Until, left(text::UNTIL, Width::Fixed(10))));
            add(true, sorts(Order::Standing, left(text::STANDING, Width::Fixed(13))));
        }
        List::Substitutions => {
            add(true, sorts(Order::Person, left(folk::SUBSTITUTE_WHO, Width::Share(3, 12))));
            add(true, sorts(Order::Title, left(text::POST, Width::Share(5, 12))));
            add(all, left(text::HOLDER, Width::Share(3, 12)));
            add(some, sorts(Order::Since, left(text::SINCE, Width::Fixed(10))));
            add(width >= NARROW, sorts(Order::Until, left(text::UNTIL, Width::Fixed(10))));
            add(true, sorts(Order::Standing, left(text::STANDING, Width::Fixed(13))));
        }
    }
    columns
}

/// The cells that the places of posts and the names of who holds them need, up to a measure.
fn needs(model: &Model) -> (u16, u16) {
    let (people, day) = (&model.state.people, model.now.day);
    let widest = |words: &mut dyn Iterator<Item = usize>, least: usize, most: usize| {
        u16::try_from(words.max().unwrap_or_default().clamp(least, most)).unwrap_or_default()
    };
    let listed: Vec<&Post> =
        model.people.rows().iter().filter_map(|id| people.posts.get(&PostId::from(id.as_str()))).collect();
    let mut places = listed.iter().map(|post| place(model, &post.place).width());
    let mut holders =
        listed.iter().filter_map(|post| holding(model, &post.id, day)).map(|a| people.name(&a.person).width());
    (widest(&mut places, 11, 16), widest(&mut holders, 11, 18))
}

fn cells(model: &Model, id: &str, width: u16) -> Vec<Cell> {
    let people = &model.state.people;
    let cells = match model.people.list {
        List::Persons => people.persons.get(&PersonId::from(id)).map(|p| person(model, p, width)),
        List::Posts => people.posts.get(&PostId::from(id)).map(|p| post(model, p, width)),
        List::Authorities => people.authorities.get(&AuthorityId::from(id)).map(|a| authority(model, a, width)),
        List::Substitutions => {
            people.substitutions.get(&SubstitutionId::from(id)).map(|s| substitution(model, s, width))
        }
    };
    cells.unwrap_or_default()
}

/// Keeps the cells whose columns are shown.
fn shown<const N: usize>(cells: [(bool, Cell); N]) -> Vec<Cell> {
    cells.into_iter().filter(|(shown, _)| *shown).map(|(_, cell)| cell).collect()
}

fn person(model: &Model, person: &Person, width: u16) -> Vec<Cell> {
    let people = &model.state.people;
    let mut held: Vec<String> =
        people.posts_of(&person.id, model.now.day).into_iter().map(|p| briefly(model, p)).collect();
    held.sort_by_cached_key(|words| natural(words));
    let account = match (people.accounts.contains_key(&person.id), people.proposals.contains_key(&person.id)) {
        (true, _) => text::HAS_ACCOUNT,
        (false, true) => folk::PROPOSED,
        (false, false) => text::HAS_NONE,
    };
    shown([
        (true, person.name.as_str().into()),
        (width >= MIDDLING, person.mail.as_str().into()),
        (width >= ROOMY, person.phone.as_str().into()),
        (true, held.join(", ").into()),
        (true, account.of(model.lang).into()),
    ])
}

/// A post in a few words. The end of a long title, which tells it from others, would be cut away: its kind and its place
/// stand for it.
fn briefly(model: &Model, post: &Post) -> String {
    match (post.kind, &post.place) {
        _ if post.title.width() <= BRIEF => post.title.clone(),
        (PostKind::Other, _) => post.title.clone(),
        (kind, Place::Institute) => text::post_short(kind).of(model.lang).to_owned(),
        (kind, of) => format!("{} {}", text::post_short(kind).of(model.lang), place(model, of)),
    }
}

fn post(model: &Model, post: &Post, width: u16) -> Vec<Cell> {
    let (lang, day) = (model.lang, model.now.day);
    let held = holding(model, &post.id, day);
    let holder = match held {
        Some(a) => model.state.people.name(&a.person).into(),
        None => Cell::styled(text::VACANT.of(lang), model.theme.warn),
    };
    let since = held.map(|a| format::short_day(a.from, lang)).unwrap_or_default();
    let until = held.and_then(|a| a.until).map(|d| format::short_day(d, lang)).unwrap_or_default();
    let depth = if as_tree(model) { model.people.depths.get(&post.id).copied().unwrap_or_default() } else { 0 };
    shown([
        (true, format!("{}{}", INDENT.repeat(depth.min(DEEPEST)), post.title).into()),
        (width >= ROOMY, words::post_kind(post.kind).of(lang).into()),
        (width >= MIDDLING, place(model, &post.place).into()),
        (true, holder),
        (width >= if as_tree(model) { ROOMY } else { MIDDLING }, since.into()),
        (width >= ROOMY, until.into()),
    ])
}

fn authority(model: &Model, held: &SigningAuthority, width: u16) -> Vec<Cell> {
    let (lang, people) = (model.lang, &model.state.people);
    let standing = standing(held, model.now.day);
    shown([
        (true, held.act.as_str().into()),
        (true, people.name(&held.person).into()),
        (width >= ROOMY, people.posts.get(&held.post).map_or("", |p| p.title.as_str()).into()),
        (width >= BROAD, detail::kinds(model, held).into()),
        (width >= MIDDLING, detail::ceiling(model, held).into()),
        (width >= BROAD, place(model, &held.place).into()),
        (width >= BROAD, format::short_day(held.from, lang).into()),
        (width >= NARROW, format::short_day(held.until, lang).into()),
        (true, Cell::styled(text::standing(standing as usize).of(lang), style(model, standing))),
    ])
}

fn substitution(model: &Model, held: &Substitution, width: u16) -> Vec<Cell> {
    let (lang, people) = (model.lang, &model.state.people);
    let standing = substitution_standing(held, model.now.day);
    let holder = people.holder(&held.post, held.from).map_or("", |p| p.name.as_str());
    shown([
        (true, people.name(&held.person).into()),
        (true, people.posts.get(&held.post).map_or("", |p| p.title.as_str()).into()),
        (width >= ROOMY, holder.into()),
        (width >= MIDDLING, format::short_day(held.from, lang).into()),
        (width >= NARROW, format::short_day(held.until, lang).into()),
        (true, Cell::styled(substitution_words(standing).of(lang), style(model, standing))),
    ])
}

/// How a substitution stands, in words.
pub fn substitution_words(standing: Standing) -> Text {
    if standing == Standing::Revoked { folk::ENDED } else { text::standing(standing as usize) }
}

/// A place in one word or two; the detail says it in full.
fn place(model: &Model, place: &Place) -> String {
    match place {
        Place::Institute => text::INSTITUTE.of(model.lang).to_owned(),
        Place::Office(id) => model.state.offices.name(id).to_owned(),
        Place::Structure(id) => words::structure_name(&model.state, id),
    }
}

/// The style of a standing; its words say it too.
pub fn style(model: &Model, standing: Standing) -> Style {
    match standing {
        Standing::InForce => model.theme.good,
        Standing::ToCome => model.theme.text,
        Standing::Ended => model.theme.dim,
        Standing::Revoked => model.theme.bad,
    }
}
