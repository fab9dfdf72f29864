//! Regional offices and the table that places a postal code in one of them. Reference data of the user, never constants.

use super::ids::OfficeId;
use super::structure::Structure;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A regional office of the institute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionalOffice {
    pub id: OfficeId,
    pub name: String,
}

/// Postal codes that begin with `prefix` belong to `office` while the rule is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceRule {
    pub prefix: String,
    pub office: OfficeId,
    pub since: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

/// Offices and the rules of place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeTable {
    pub offices: Vec<RegionalOffice>,
    pub rules: Vec<PlaceRule>,
}

impl OfficeTable {
    /// The office of a postal code on a day: the longest prefix in force decides.
    pub fn by_postcode(&self, postcode: &str, day: NaiveDate) -> Option<&OfficeId> {
        self.rules
            .iter()
            .filter(|r| !postcode.is_empty() && postcode.starts_with(&r.prefix))
            .filter(|r| r.since.is_none_or(|d| d <= day) && r.until.is_none_or(|d| day <= d))
            .max_by_key(|r| r.prefix.len())
            .map(|r| &r.office)
    }

    /// The office of a structure: the one chosen at the desk, else the one of its postal code.
    pub fn of<'a>(&'a self, structure: &'a Structure, day: NaiveDate) -> Option<&'a OfficeId> {
        structure.own_office.as_ref().or_else(|| self.by_postcode(&structure.postcode, day))
    }

    /// The name of an office; its identifier where the table has lost it.
    pub fn name<'a>(&'a self, id: &'a OfficeId) -> &'a str {
        self.offices.iter().find(|o| o.id == *id).map_or(id.as_str(), |o| &o.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_prefix_in_force_decides() {
        let rule = |prefix: &str, office: &str, until: Option<&str>| PlaceRule {
            prefix: prefix.into(),
            office: office.into(),
            since: None,
            until: until.map(|d| d.parse().unwrap()),
        };
        let table = OfficeTable {
            offices: vec![],
            rules: vec![rule("75", "ce", None), rule("75013", "sud", Some("2027-01-31"))],
        };
        let on = |code: &str, day: &str| table.by_postcode(code, day.parse().unwrap()).map(OfficeId::as_str);
        assert_eq!(on("75013", "2027-01-31"), Some("sud"));
        assert_eq!(on("75013", "2027-02-01"), Some("ce"));
        assert_eq!(on("69003", "2027-01-01"), None);
        assert_eq!(on("", "2027-01-01"), None);
    }
}
