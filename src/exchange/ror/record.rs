//! A record as the registry writes it, in either schema. It must not know what the desk makes of it.

use crate::domain::trouble::{InputFault, Outcome};
use crate::exchange::{MOST_ROWS, fault};
use serde::de::{IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// Most bytes of a file: a record costs several times its bytes in memory.
const MOST_BYTES: usize = 16 << 20;

/// A record: `name`, `aliases`, `acronyms`, `labels`, `addresses` are of schema 1, `names` and `locations` of schema 2.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Record {
    pub id: String,
    #[serde(deserialize_with = "or_nothing")]
    pub status: String,
    #[serde(deserialize_with = "or_nothing")]
    pub types: Vec<String>,
    pub established: Option<i64>,
    #[serde(deserialize_with = "or_nothing")]
    relationships: Vec<Relation>,
    #[serde(deserialize_with = "or_nothing")]
    links: Vec<Link>,
    #[serde(deserialize_with = "or_nothing")]
    name: String,
    #[serde(deserialize_with = "or_nothing")]
    aliases: Vec<String>,
    #[serde(deserialize_with = "or_nothing")]
    acronyms: Vec<String>,
    #[serde(deserialize_with = "or_nothing")]
    labels: Vec<Label>,
    #[serde(deserialize_with = "or_nothing")]
    addresses: Vec<Address>,
    #[serde(deserialize_with = "or_nothing")]
    names: Vec<Name>,
    #[serde(deserialize_with = "or_nothing")]
    locations: Vec<Location>,
}

/// A relation to another record.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Relation {
    pub id: String,
    #[serde(deserialize_with = "or_nothing")]
    pub label: String,
    #[serde(rename = "type", deserialize_with = "or_nothing")]
    kind: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Label {
    #[serde(deserialize_with = "or_nothing")]
    label: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Address {
    #[serde(deserialize_with = "or_nothing")]
    city: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Name {
    #[serde(deserialize_with = "or_nothing")]
    value: String,
    #[serde(deserialize_with = "or_nothing")]
    types: Vec<String>,
    #[serde(deserialize_with = "or_nothing")]
    lang: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Location {
    #[serde(deserialize_with = "or_nothing")]
    geonames_details: Place,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Place {
    #[serde(deserialize_with = "or_nothing")]
    name: String,
}

/// An address on the web: bare in schema 1, with its kind in schema 2.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Link {
    Bare(String),
    Kept {
        #[serde(rename = "type", default)]
        kind: String,
        #[serde(default)]
        value: String,
    },
}

/// Takes `null` for what is not there: both schemas write it.
fn or_nothing<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(from: D) -> Result<T, D::Error> {
    Option::<T>::deserialize(from).map(Option::unwrap_or_default)
}

impl Record {
    /// The French name, else the one that the registry displays, else any.
    pub fn title(&self) -> &str {
        let label = |n: &&Name| n.types.iter().any(|t| t == "label");
        let french = self.names.iter().find(|n| label(n) && n.lang == "fr");
        let displayed = || self.names.iter().find(|n| n.types.iter().any(|t| t == "ror_display"));
        french.or_else(displayed).or(self.names.first()).map_or(&self.name, |n| &n.value)
    }

    pub fn acronym(&self) -> &str {
        let first = self.names.iter().find(|n| n.types.iter().any(|t| t == "acronym")).map(|n| &n.value);
        first.or(self.acronyms.first()).map(String::as_str).unwrap_or_default()
    }

    /// Every name of whatever kind.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        let first = [&self.name].into_iter().chain(&self.aliases).chain(&self.acronyms);
        first.chain(self.labels.iter().map(|l| &l.label)).chain(self.names.iter().map(|n| &n.value)).map(String::as_str)
    }

    pub fn city(&self) -> &str {
        let second = self.locations.first().map(|l| &l.geonames_details.name);
        second.or(self.addresses.first().map(|a| &a.city)).map(String::as_str).unwrap_or_default()
    }

    pub fn website(&self) -> &str {
        let site = self.links.iter().find_map(|link| match link {
            Link::Bare(address) => Some(address),
            Link::Kept { kind, value } => (kind == "website").then_some(value),
        });
        site.map(String::as_str).unwrap_or_default()
    }

    /// Relations of a kind, in whichever case it is written.
    pub fn relations<'a>(&'a self, kind: &'static str) -> impl Iterator<Item = &'a Relation> {
        self.relationships.iter().filter(move |r| r.kind.eq_ignore_ascii_case(kind))
    }
}

/// Reads a list of records, or an object that holds one as its `items`.
pub(super) fn parse(file: &str, text: &str) -> Outcome<Vec<Record>> {
    if text.len() > MOST_BYTES {
        return Err(fault(file, None, InputFault::TooLarge));
    }
    let read = if text.trim_start().starts_with('{') {
        serde_json::from_str::<Answer>(text).map(|a| a.items)
    } else {
        serde_json::from_str(text)
    };
    let records: Records = read.map_err(|e| {
        let line = u64::try_from(e.line()).ok().filter(|&l| l > 0);
        fault(file, line, InputFault::Malformed("json".to_owned()))
    })?;
    records.0.ok_or_else(|| fault(file, None, InputFault::TooManyRows { most: MOST_ROWS }))
}

#[derive(Deserialize)]
struct Answer {
    items: Records,
}

/// The records, or nothing if there are too many: an empty record of two bytes costs hundreds in memory.
struct Records(Option<Vec<Record>>);

impl<'de> Deserialize<'de> for Records {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(Counting)
    }
}

struct Counting;

impl<'de> Visitor<'de> for Counting {
    type Value = Records;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Records, A::Error> {
        let mut records = Vec::new();
        while let Some(record) = list.next_element()? {
            records.push(record);
            if records.len() > MOST_ROWS {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                return Ok(Records(None));
            }
        }
        Ok(Records(Some(records)))
    }
}
