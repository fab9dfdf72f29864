//! Every code that was issued, by the entry that issued it; found by login and by structure without going through all.
//!
//! What finds them is derived: it is never kept, and two books of the same codes are equal.

use super::code::AccessCode;
use super::ids::{EntryId, StructureId};
use super::login::Login;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

/// The codes. It reads as a map from the entry that issued a code to the code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeBook {
    codes: BTreeMap<EntryId, AccessCode>,
    /// Shared by copies: only an issue changes it.
    ways: Arc<Ways>,
}

/// How codes are found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ways {
    logins: BTreeMap<Login, BTreeSet<EntryId>>,
    structures: BTreeMap<StructureId, BTreeSet<EntryId>>,
}

impl Deref for CodeBook {
    type Target = BTreeMap<EntryId, AccessCode>;

    fn deref(&self) -> &Self::Target {
        &self.codes
    }
}

impl FromIterator<(EntryId, AccessCode)> for CodeBook {
    fn from_iter<I: IntoIterator<Item = (EntryId, AccessCode)>>(codes: I) -> Self {
        codes.into_iter().fold(Self::default(), |mut book, (id, code)| {
            book.insert(id, code);
            book
        })
    }
}

impl CodeBook {
    /// Puts a code under the entry that issued it; the code that stood there gives way.
    pub fn insert(&mut self, id: EntryId, code: AccessCode) {
        let ways = Arc::make_mut(&mut self.ways);
        if let Some(before) = self.codes.get(&id) {
            leave(&mut ways.logins, &before.login, &id);
            leave(&mut ways.structures, &before.structure, &id);
        }
        ways.logins.entry(code.login.clone()).or_default().insert(id.clone());
        ways.structures.entry(code.structure.clone()).or_default().insert(id.clone());
        self.codes.insert(id, code);
    }

    /// The codes of a login, each with its entry: more than one where it was replaced or issued twice at once.
    pub fn of_login(&self, login: &Login) -> impl Iterator<Item = (&EntryId, &AccessCode)> + Clone {
        self.named(self.ways.logins.get(login))
    }

    /// The codes of a structure, each with its entry.
    pub fn of_structure(&self, structure: &StructureId) -> impl Iterator<Item = (&EntryId, &AccessCode)> + Clone {
        self.named(self.ways.structures.get(structure))
    }

    /// Every code, in the order of the structures, and of the entries that issued them where a structure has several.
    pub fn by_structure(&self) -> Vec<&AccessCode> {
        let mut codes: Vec<&AccessCode> = self.codes.values().collect();
        codes.sort_by(|a, b| a.structure.cmp(&b.structure));
        codes
    }

    /// The structures that were ever issued a code.
    pub fn structures(&self) -> impl Iterator<Item = &StructureId> {
        self.ways.structures.keys()
    }

    /// Changes the codes of a login that `change` says it touched; their entries.
    pub fn change_login(&mut self, login: &Login, change: impl FnMut(&mut AccessCode) -> bool) -> Vec<EntryId> {
        let ways = Arc::clone(&self.ways);
        self.change(ways.logins.get(login), change)
    }

    /// Changes the codes of a structure that `change` says it touched; their entries.
    pub fn change_structure(
        &mut self,
        structure: &StructureId,
        change: impl FnMut(&mut AccessCode) -> bool,
    ) -> Vec<EntryId> {
        let ways = Arc::clone(&self.ways);
        self.change(ways.structures.get(structure), change)
    }

    fn named<'a>(
        &'a self,
        ids: Option<&'a BTreeSet<EntryId>>,
    ) -> impl Iterator<Item = (&'a EntryId, &'a AccessCode)> + Clone {
        ids.into_iter().flatten().filter_map(|id| Some((id, self.codes.get(id)?)))
    }

    /// An act changes neither the login nor the structure of a code: what finds it stays true.
    fn change(
        &mut self,
        ids: Option<&BTreeSet<EntryId>>,
        mut change: impl FnMut(&mut AccessCode) -> bool,
    ) -> Vec<EntryId> {
        let mut touched = Vec::new();
        for id in ids.into_iter().flatten() {
            if self.codes.get_mut(id).is_some_and(&mut change) {
                touched.push(id.clone());
            }
        }
        touched
    }

    /// Changes every code, for tests: neither its login nor its structure.
    #[cfg(test)]
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut AccessCode> {
        self.codes.values_mut()
    }
}

fn leave<K: Ord>(ways: &mut BTreeMap<K, BTreeSet<EntryId>>, key: &K, id: &EntryId) {
    if let Some(ids) = ways.get_mut(key) {
        ids.remove(id);
        if ids.is_empty() {
            ways.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(login: &str, structure: &str) -> AccessCode {
        AccessCode { login: Login::typed(login), structure: structure.into(), ..AccessCode::default() }
    }

    #[test]
    fn codes_are_found_by_login_and_by_structure_as_a_walk_over_all_would() {
        let mut book: CodeBook = [("e1", "27INSU1", "a"), ("e2", "27INSU2", "b"), ("e3", "27INSU1", "a")]
            .map(|(id, login, structure)| (id.into(), code(login, structure)))
            .into_iter()
            .collect();
        // One that takes the place of another is not found by what the other was.
        book.insert("e2".into(), code("27INSU3", "a"));
        let found = |book: &CodeBook, login: &str| -> Vec<String> {
            book.of_login(&Login::typed(login)).map(|(id, _)| id.to_string()).collect()
        };
        assert_eq!(found(&book, "27INSU1"), ["e1", "e3"]);
        assert_eq!((found(&book, "27INSU2").len(), found(&book, "27INSU3").len()), (0, 1));
        assert_eq!(book.of_structure(&"a".into()).count(), 3);
        assert_eq!(book.structures().count(), 1);
        let touched = book.change_login(&Login::typed("27INSU1"), |c| {
            c.year = 2027;
            c.structure.as_str() == "a"
        });
        assert_eq!(touched, ["e1".into(), "e3".into()]);
        assert_eq!(book.values().filter(|c| c.year == 2027).count(), 2);
    }

    #[test]
    fn an_act_on_a_login_looks_at_the_codes_of_that_login_alone() {
        let all = (0..2_000).map(|n| (format!("e{n}").as_str().into(), code(&format!("27INSU{n}"), &format!("s{n}"))));
        let mut book: CodeBook = all.collect();
        let mut looked = 0;
        let mut look = |_: &mut AccessCode| {
            looked += 1;
            false
        };
        book.change_login(&Login::typed("27INSU7"), &mut look);
        book.change_structure(&"s8".into(), &mut look);
        assert_eq!(looked, 2);
    }
}
