//! Lists of structures: which ones, in which order, as a table or as a tree.

use super::fold::{Needle, fold};
use super::ids::{OfficeId, StructureId};
use super::state::State;
use super::structure::Standing;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a structure is found by, folded once for all filters.
#[derive(Clone, Debug, Default)]
pub struct Index {
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    id: StructureId,
    haystack: String,
    office: Option<OfficeId>,
    closed: bool,
    keys: [String; 5],
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
                }
            })
            .collect();
        Self { rows }
    }

    /// The structures that a query finds, sorted.
    pub fn find(&self, query: &Query) -> Vec<StructureId> {
        let mut found: Vec<&Row> = self.rows.iter().filter(|r| r.passes(query)).collect();
        let column = query.column as usize;
        found.sort_by(|a, b| a.keys[column].cmp(&b.keys[column]).then_with(|| a.id.cmp(&b.id)));
        if query.descending {
            found.reverse();
        }
        found.into_iter().map(|r| r.id.clone()).collect()
    }

    /// The structures that a query finds as a tree: office, structure, team. A structure with several parents stands
    /// under each; one whose parents are not shown stands under its office. `folded` names branches that are shut.
    pub fn tree(&self, state: &State, query: &Query, folded: &BTreeSet<String>) -> Vec<Branch> {
        let found = self.find(query);
        let shown: BTreeSet<&StructureId> = found.iter().collect();
        let offices: HashMap<&StructureId, &Option<OfficeId>> = self.rows.iter().map(|r| (&r.id, &r.office)).collect();
        let mut roots: BTreeMap<(bool, String, Option<OfficeId>), Vec<&StructureId>> = BTreeMap::new();
        for id in &found {
            let nested =
                state.structures.get(id).is_some_and(|s| s.parents.iter().any(|p| shown.contains(p) && p != id));
            if !nested {
                let office = offices.get(id).and_then(|o| (*o).clone());
                let name = office.as_ref().map(|o| fold(state.offices.name(o))).unwrap_or_default();
                roots.entry((office.is_none(), name, office)).or_default().push(id);
            }
        }
        let mut lines = Vec::new();
        for ((_, _, office), ids) in roots {
            let count = ids.len();
            let key = branch_key(office.as_ref());
            lines.push(Branch::Office { id: office, count });
            if !folded.contains(&key) {
                for id in ids {
                    push_branch(state, id, 1, &shown, &mut Vec::new(), folded, &mut lines);
                }
            }
        }
        lines
    }
}

/// The name under which an office's branch is folded.
pub fn branch_key(office: Option<&OfficeId>) -> String {
    format!("office:{}", office.map_or("", OfficeId::as_str))
}

fn push_branch<'a>(
    state: &'a State,
    id: &'a StructureId,
    depth: u16,
    shown: &BTreeSet<&StructureId>,
    path: &mut Vec<&'a StructureId>,
    folded: &BTreeSet<String>,
    lines: &mut Vec<Branch>,
) {
    // The register is a graph with cycles and several parents: a structure never stands under itself.
    if path.contains(&id) || depth > 6 {
        return;
    }
    let mut children: Vec<&StructureId> =
        state.children_of(id).into_iter().filter(|c| shown.contains(c) && !path.contains(c) && *c != id).collect();
    children.sort();
    children.dedup();
    lines.push(Branch::Structure { id: id.clone(), depth, children: children.len() });
    if folded.contains(id.as_str()) {
        return;
    }
    path.push(id);
    for child in children {
        push_branch(state, child, depth + 1, shown, path, folded, lines);
    }
    path.pop();
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
    let mut key = String::with_capacity(text.len() + 8);
    let mut digits = String::new();
    for c in fold(text).chars().chain(['\0']) {
        if c.is_ascii_digit() {
            digits.push(c);
        } else {
            if !digits.is_empty() {
                key.push_str(&format!("{digits:0>10}"));
                digits.clear();
            }
            if c != '\0' {
                key.push(c);
            }
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_sort_by_their_numbers() {
        let mut labels = ["U 1016", "U 9", "US 34", "u 274"];
        labels.sort_by_key(|l| natural(l));
        assert_eq!(labels, ["U 9", "u 274", "U 1016", "US 34"]);
    }
}
