//! Users and groups of this computer, by their names in the system's files or by their numbers. It must not know what
//! they are asked for.

use crate::domain::trouble::Rule;

/// A user: number, number of the first group, numbers of all groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    pub uid: u32,
    pub groups: Vec<u32>,
}

fn table(path: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().map(|line| line.split(':').map(str::to_owned).collect()).collect()
}

fn field<T: std::str::FromStr>(row: &[String], n: usize) -> Option<T> {
    row.get(n)?.parse().ok()
}

/// A user by name or by number.
pub fn user(typed: &str) -> Result<User, Rule> {
    let known = table("/etc/passwd").into_iter().find(|row| row.first().is_some_and(|n| n == typed));
    let found = match known {
        Some(row) => field(&row, 2).zip(field(&row, 3)).map(|(uid, gid)| {
            let member = |row: &Vec<String>| row.get(3).is_some_and(|m| m.split(',').any(|name| name == typed));
            let more = table("/etc/group").into_iter().filter(member).filter_map(|row| field(&row, 2));
            User { uid, groups: std::iter::once(gid).chain(more).collect() }
        }),
        None => typed.parse().ok().map(|uid| User { uid, groups: Vec::new() }),
    };
    found.ok_or_else(|| Rule::NoSuchUser { typed: typed.to_owned() })
}

/// A group by name or by number.
pub fn group(typed: &str) -> Result<u32, Rule> {
    let known = table("/etc/group").into_iter().find(|row| row.first().is_some_and(|n| n == typed));
    let found = match known {
        Some(row) => field(&row, 2),
        None => typed.parse().ok(),
    };
    found.ok_or_else(|| Rule::NoSuchUser { typed: typed.to_owned() })
}

/// The name of a user's or a group's number in the system's file, or the number.
pub fn name(path: &str, id: u32) -> String {
    let known = table(path).into_iter().find(|row| field(row, 2) == Some(id));
    known.and_then(|row| row.into_iter().next()).unwrap_or_else(|| id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_and_groups_are_found_by_name_and_by_number() {
        assert_eq!(user("root").unwrap().uid, 0);
        assert_eq!(user("0").unwrap().uid, 0);
        assert_eq!(group("root"), Ok(0));
        assert_eq!(group("4711"), Ok(4711));
        assert_eq!(name("/etc/passwd", 0), "root");
        for strange in ["", "no such user", "-1"] {
            assert!(user(strange).is_err() && group(strange).is_err(), "{strange:?}");
        }
    }
}
