//! Where a list stands: cursor, scroll, what is selected. Pure; drawing is elsewhere.

use crate::tui::action::Action;
use std::collections::BTreeSet;

/// The place in a list of rows that have names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPlace {
    pub cursor: usize,
    /// First row shown; kept in step with the cursor by [`ListPlace::scroll_to`] when it is drawn.
    pub offset: usize,
    /// Names of selected rows.
    pub selected: BTreeSet<String>,
    /// Where a range of the selection began.
    anchor: Option<usize>,
}

impl ListPlace {
    /// Moves or selects; `names` are the rows as shown, `page` how many fit. Whether the action was one of a list's.
    pub fn act(&mut self, action: Action, names: &[String], page: usize) -> bool {
        let last = names.len().saturating_sub(1);
        let page = page.max(1);
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor += 1,
            Action::PageUp => self.cursor = self.cursor.saturating_sub(page),
            Action::PageDown => self.cursor += page,
            Action::First => self.cursor = 0,
            Action::Last => self.cursor = last,
            Action::Select => {
                self.toggle(names);
                self.cursor += 1;
            }
            Action::SelectRange => self.range(names),
            // "All" is what the filter shows, and a second time nothing.
            Action::SelectAll => {
                let all: BTreeSet<String> = names.iter().cloned().collect();
                self.selected = if self.selected == all { BTreeSet::new() } else { all };
            }
            _ => return false,
        }
        self.cursor = self.cursor.min(last);
        self.offset = self.scroll_to(page);
        true
    }

    fn toggle(&mut self, names: &[String]) {
        if let Some(name) = names.get(self.cursor)
            && !self.selected.remove(name)
        {
            self.selected.insert(name.clone());
        }
    }

    fn range(&mut self, names: &[String]) {
        match self.anchor.take() {
            None => {
                self.anchor = Some(self.cursor);
                self.selected.extend(names.get(self.cursor).cloned());
            }
            Some(from) => {
                let (a, b) = (from.min(self.cursor), from.max(self.cursor));
                self.selected.extend(names.iter().skip(a).take(b - a + 1).cloned());
            }
        }
    }

    /// Whether a range was begun and waits for its other end.
    pub fn in_range(&self) -> bool {
        self.anchor.is_some()
    }

    /// Forgets the selection.
    pub fn clear(&mut self) {
        self.selected.clear();
        self.anchor = None;
    }

    /// Keeps the cursor inside `rows` rows, and forgets selected names that are gone.
    pub fn settle(&mut self, names: &[String]) {
        self.cursor = self.cursor.min(names.len().saturating_sub(1));
        if !self.selected.is_empty() {
            self.selected.retain(|s| names.contains(s));
        }
    }

    /// The first row to draw so that the cursor is among `height` rows.
    pub fn scroll_to(&self, height: usize) -> usize {
        if self.cursor < self.offset {
            self.cursor
        } else if height > 0 && self.cursor >= self.offset + height {
            self.cursor + 1 - height
        } else {
            self.offset
        }
    }

    /// The selected names in the order shown, or the one under the cursor.
    pub fn targets(&self, names: &[String]) -> Vec<String> {
        if self.selected.is_empty() {
            return names.get(self.cursor).cloned().into_iter().collect();
        }
        names.iter().filter(|n| self.selected.contains(*n)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Vec<String> {
        (0..10).map(|n| format!("r{n}")).collect()
    }

    #[test]
    fn the_cursor_never_leaves_the_rows() {
        let mut place = ListPlace::default();
        for action in [Action::Up, Action::PageDown, Action::PageDown, Action::PageDown, Action::Down] {
            assert!(place.act(action, &names(), 4));
            assert!(place.cursor < 10);
        }
        assert!(place.act(Action::Down, &[], 4));
        assert_eq!(place.cursor, 0);
        assert!(!place.act(Action::Quit, &names(), 4));
    }

    #[test]
    fn going_up_again_moves_the_cursor_before_the_list() {
        let mut place = ListPlace::default();
        place.act(Action::Last, &names(), 4);
        assert_eq!(place.scroll_to(4), 6);
        place.act(Action::Up, &names(), 4);
        assert_eq!((place.cursor, place.scroll_to(4)), (8, 6));
    }

    #[test]
    fn ranges_and_all_follow_what_is_shown() {
        let mut place = ListPlace { cursor: 2, ..ListPlace::default() };
        place.act(Action::SelectRange, &names(), 4);
        place.cursor = 4;
        place.act(Action::SelectRange, &names(), 4);
        assert_eq!(place.targets(&names()), ["r2", "r3", "r4"]);
        place.act(Action::SelectAll, &names()[..5], 4);
        assert_eq!(place.targets(&names()).len(), 5);
        place.act(Action::SelectAll, &names()[..5], 4);
        assert_eq!(place.targets(&names()), ["r4"]);
    }
}
