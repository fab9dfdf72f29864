//! The posts as a tree: each under the one above it, as dossiers find their way up today.

use crate::domain::ids::PostId;
use crate::domain::search::natural;
use crate::domain::state::State;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Where a post stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branch {
    /// Posts above it.
    pub depth: usize,
    /// Sorts it under the one above it, by its title among those beside it.
    pub key: String,
}

/// Where each post stands on a day. Posts of a circle stand at the root.
pub fn branches(state: &State, day: NaiveDate) -> BTreeMap<PostId, Branch> {
    let posts = &state.people.posts;
    let above: BTreeMap<&PostId, &PostId> =
        posts.keys().filter_map(|id| state.right_above(id, day).map(|p| (id, &p.id))).collect();
    let leads: BTreeSet<&PostId> = above.values().copied().collect();
    // Whoever leads others stands before those who lead nobody.
    let words = |id: &PostId| {
        let rank = if leads.contains(id) { '0' } else { '1' };
        posts.get(id).map(|p| format!("{rank}{}\u{1}{id}", natural(&p.title))).unwrap_or_default()
    };
    let branch = |id: &PostId| {
        let mut line = vec![id];
        while let Some(next) = above.get(line[line.len() - 1]) {
            if line.contains(next) {
                line.truncate(1);
                break;
            }
            line.push(next);
        }
        let key: Vec<String> = line.iter().rev().map(|id| words(id)).collect();
        Branch { depth: line.len() - 1, key: key.join("\u{0}") }
    };
    posts.keys().map(|id| (id.clone(), branch(id))).collect()
}
