//! Lists of structures: which ones, in which order, as a table or as a tree.

use super::fold::{Needle, fold};
use super::ids::{OfficeId, StructureId};
use super::state::State;
use super::structure::Standing;
use chrono::NaiveDate;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// To how many digits a number of a label is padded.
const DIGITS: usize = 10;
/// How deep a structure may stand in the tree.
const DEEPEST: usize = 6;

/// What a structure is found by, folded once for all filters, and what stands above and below it.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// In the order of their numbers.
    rows: Vec<Row>,
    /// The rows in the order of each column, once somebody has asked for it.
    orders: [OnceCell<Vec<usize>>; Column::ALL.len()],
}

#[derive(Clone, Debug)]
struct Row {
    id: StructureId,
    haystack: String,
    office: Option<OfficeId>,
    closed: bool,
    keys: [String; Column::ALL.len()],
    /// Rows of the graph's neighbours, in order, never itself.
    parents: Vec<usize>,
    children: Vec<usize>,
}

/// Columns that a list can be sorted on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    #[default]
    Label,
    Title,
    City,
    Office,
    Number,
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: [Column; 5] = [Self::Label, Self::Title, Self::City, Self::Office, Self::Number];
}

/// Which structures to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub needle: Needle,
    /// Only this office; none means everywhere.
    pub office: Option<OfficeId>,
    pub closed_too: bool,
    pub column: Column,
    pub descending: bool,
}

/// A line of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Branch {
    /// A regional office, or the structures that no office claims, with the number of structures below.
    Office { id: Option<OfficeId>, count: usize },
    /// A structure at a depth of at least 1.
    Structure { id: StructureId, depth: u16, children: usize },
}

impl Index {
    /// Folds every structure of the desk.
    pub fn build(state: &State, day: NaiveDate) -> Self {
        let uai = &state.desk.uai;
        let places: HashMap<&StructureId, usize> = state.structures.keys().zip(0..).collect();
        let known = |of: &StructureId, ids: Vec<&StructureId>| {
            let mut found: Vec<usize> =
                ids.into_iter().filter(|id| *id != of).filter_map(|id| places.get(id).copied()).collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let rows = state
            .structures
            .values()
            .map(|s| {
                let office = state.offices.of(s, day).cloned();
                let office_name = office.as_ref().map(|o| fold(state.offices.name(o))).unwrap_or_default();
                Row {
                    id: s.id.clone(),
                    haystack: s.haystack(),
                    closed: s.standing == Standing::Closed,
                    keys: [natural(s.short(uai)), fold(&s.title), fold(&s.city), office_name, s.id.0.clone()],
                    office,
                    parents: known(&s.id, s.parents.iter().collect()),
                    children: known(&s.id, state.children_of(&s.id)),
                }
            })
            .collect();
        Self { rows, orders: Default::default() }
    }

    /// The structures that a query finds, sorted.
    pub fn find(&self, query: &Query) -> Vec<StructureId> {
        self.found(query).map(|n| self.rows[n].id.clone()).collect()
    }

    /// How many structures a query finds.
    pub fn count(&self, query: &Query) -> usize {
        self.found(query).count()
    }

    /// The rows that a query finds, sorted.
    fn found(&self, query: &Query) -> impl Iterator<Item = usize> {
        let order = self.order(query.column);
        let (up, down) = if query.descending { (&[][..], order) } else { (order, &[][..]) };
        up.iter().chain(down.iter().rev()).copied().filter(|&n| self.rows[n].passes(query))
    }

    /// All rows in the order of a column, and of their numbers where it says nothing.
    fn order(&self, column: Column) -> &[usize] {
        let key = column as usize;
        self.orders[key].get_or_init(|| {
            let mut order: Vec<usize> = (0..self.rows.len()).collect();
            order.sort_by(|&a, &b| self.rows[a].keys[key].cmp(&self.rows[b].keys[key]));
            order
        })
    }

    /// The structures that a query finds as a tree: office, structure, team. A structure with several parents stands
    /// under each; one whose parents are not shown stands under its office. `folded` names branches that are shut.
    pub fn tree(&self, query: &Query, folded: &BTreeSet<String>) -> Vec<Branch> {
        let found: Vec<usize> = self.found(query).collect();
        let mut shown = vec![false; self.rows.len()];
        for &n in &found {
            shown[n] = true;
        }
        let mut roots: BTreeMap<(bool, &str, Option<&OfficeId>), Vec<usize>> = BTreeMap::new();
        for n in self.roots(&found, &shown) {
            let row = &self.rows[n];
            let name = row.keys[Column::Office as usize].as_str();
            roots.entry((row.office.is_none(), name, row.office.as_ref())).or_default().push(n);
        }
        let mut forest = Forest { rows: &self.rows, shown, folded, path: Vec::new(), lines: Vec::new() };
        for ((_, _, office), below) in roots {
            forest.lines.push(Branch::Office { id: office.cloned(), count: below.len() });
            if !folded.contains(&branch_key(office)) {
                for n in below {
                    forest.push(n);
                }
            }
        }
        forest.lines
    }

    /// The rows that stand under no other, and of those that stand only under each other the first.
    fn roots(&self, found: &[usize], shown: &[bool]) -> Vec<usize> {
        let nested = |n: usize| self.rows[n].parents.iter().any(|&p| shown[p]);
        let (below, mut roots): (Vec<usize>, Vec<usize>) = found.iter().partition(|&&n| nested(n));
        let mut reached = vec![false; self.rows.len()];
        let mut open = roots.clone();
        for n in below.into_iter().map(Some).chain([None]) {
            while let Some(at) = open.pop() {
                if !std::mem::replace(&mut reached[at], true) {
                    open.extend(self.rows[at].children.iter().filter(|c| shown[**c]));
                }
            }
            if let Some(n) = n.filter(|&n| !reached[n]) {
                roots.push(n);
                open.push(n);
            }
        }
        roots
    }
}

/// The name under which an office's branch is folded.
pub fn branch_key(office: Option<&OfficeId>) -> String {
    format!("office:{}", office.map_or("", OfficeId::as_str))
}

/// A tree being written.
struct Forest<'a> {
    rows: &'a [Row],
    shown: Vec<bool>,
    folded: &'a BTreeSet<String>,
    /// The rows above the one that is written.
    path: Vec<usize>,
    lines: Vec<Branch>,
}

impl Forest<'_> {
    fn push(&mut self, n: usize) {
        // The register is a graph with cycles and several parents: a structure never stands under itself.
        if self.path.contains(&n) || self.path.len() >= DEEPEST {
            return;
        }
        let row = &self.rows[n];
        let below: Vec<usize> =
            row.children.iter().copied().filter(|c| self.shown[*c] && !self.path.contains(c)).collect();
        let depth = u16::try_from(self.path.len() + 1).unwrap_or(u16::MAX);
        self.lines.push(Branch::Structure { id: row.id.clone(), depth, children: below.len() });
        if self.folded.contains(row.id.as_str()) {
            return;
        }
        self.path.push(n);
        for child in below {
            self.push(child);
        }
        self.path.pop();
    }
}

impl Row {
    fn passes(&self, query: &Query) -> bool {
        (query.closed_too || !self.closed)
            && query.office.as_ref().is_none_or(|o| self.office.as_ref() == Some(o))
            && (query.needle.is_empty() || query.needle.matches(&self.haystack))
    }
}

/// A key that sorts `U 9` before `U 10`: runs of digits are padded.
pub fn natural(text: &str) -> String {
    let folded = fold(text);
    let mut key = String::with_capacity(folded.len() + DIGITS);
    let mut rest = folded.as_str();
    while !rest.is_empty() {
        let (words, behind) = rest.split_at(rest.bytes().position(|b| b.is_ascii_digit()).unwrap_or(rest.len()));
        key.push_str(words);
        rest = behind;
        let (digits, behind) = rest.split_at(rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len()));
        if !digits.is_empty() {
            key.extend(std::iter::repeat_n('0', DIGITS.saturating_sub(digits.len())));
        }
        key.push_str(digits);
        rest = behind;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::Fact;
    use crate::domain::order::Meta;
    use crate::domain::structure::Structure;

    fn state(graph: &[(&str, &str, &[&str])]) -> State {
        let mut state = State::default();
        for (id, title, parents) in graph {
            let parents = parents.iter().map(|&p| p.into()).collect();
            let structure = Structure { id: (*id).into(), title: (*title).into(), parents, ..Structure::default() };
            let fact = Fact::StructureRecorded { structure: Box::new(structure), source: String::new() };
            state.apply(&Meta::default(), fact);
        }
        state
    }

    /// The lines of a tree, with their depths.
    fn lines(graph: &[(&str, &str, &[&str])], typed: &str) -> Vec<String> {
        let index = Index::build(&state(graph), NaiveDate::default());
        let query = Query { needle: Needle::new(typed), ..Query::default() };
        let line = |branch: Branch| match branch {
            Branch::Office { count, .. } => format!("office {count}"),
            Branch::Structure { id, depth, children } => format!("{id} {depth} {children}"),
        };
        index.tree(&query, &BTreeSet::new()).into_iter().map(line).collect()
    }

    #[test]
    fn a_structure_stands_under_each_of_its_parents_that_are_shown() {
        let graph: &[(&str, &str, &[&str])] =
            &[("a", "Lyon", &[]), ("b", "Lyon", &[]), ("c", "Paris Lyon", &["a", "b"]), ("d", "Paris", &["c"])];
        assert_eq!(lines(graph, ""), ["office 2", "a 1 1", "c 2 1", "d 3 0", "b 1 1", "c 2 1", "d 3 0"]);
        assert_eq!(lines(graph, "paris"), ["office 1", "c 1 1", "d 2 0"]);
    }

    #[test]
    fn structures_that_stand_only_under_each_other_are_shown_all_the_same() {
        let graph: &[(&str, &str, &[&str])] =
            &[("a", "", &["b"]), ("b", "", &["a"]), ("c", "", &["c"]), ("d", "", &["b"])];
        assert_eq!(lines(graph, ""), ["office 2", "c 1 0", "a 1 1", "b 2 1", "d 3 0"]);
    }

    #[test]
    fn a_column_sorts_both_ways_and_counts_what_it_finds() {
        let index = Index::build(&state(&[("1", "b", &[]), ("2", "É", &[]), ("3", "a", &[])]), NaiveDate::default());
        let mut query = Query { column: Column::Title, ..Query::default() };
        let found = |query: &Query| index.find(query).into_iter().map(|id| id.0).collect::<String>();
        assert_eq!((found(&query), index.count(&query)), ("312".to_owned(), 3));
        query.descending = true;
        assert_eq!(found(&query), "213");
    }

    #[test]
    fn labels_sort_by_their_numbers() {
        let mut labels = ["U 1016", "U 9", "US 34", "u 274"];
        labels.sort_by_key(|l| natural(l));
        assert_eq!(labels, ["U 9", "u 274", "U 1016", "US 34"]);
        assert_eq!(natural("É 7b-12"), "e 0000000007b-0000000012");
    }
}
