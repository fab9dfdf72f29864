//! What a sheet is made of. It must not know how any of it is drawn.

use super::line::Rich;
use chrono::NaiveDate;

/// Something that stands below what came before it.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading; 1 is the largest.
    Heading(u8, Rich),
    Paragraph(Rich),
    /// Items, numbered from a number or not at all.
    List(Option<u64>, Vec<Vec<Block>>),
    Rule,
    /// White, points.
    Gap(f32),
    /// Names and what they are, in two columns.
    Fields(Vec<(String, Rich)>),
    Table(Table),
    /// The access code that a letter hands over.
    Code(CodeBox),
    /// Boxes for signatures, with their names.
    Boxes(Vec<String>),
    Bars(Bars),
    Curve(Curve),
    /// Two blocks of lines beside each other: who writes, and to whom.
    Beside(Vec<Rich>, Vec<Rich>),
    /// The place of the code in a text.
    Slot,
}

/// On which side of its column a cell stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    #[default]
    Left,
    /// Figures.
    Right,
}

/// A table: its head is said again on every page.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub columns: Vec<(String, Side)>,
    pub rows: Vec<Vec<String>>,
    /// The last row sums the others up.
    pub total: bool,
}

/// An access code as it is printed.
#[derive(Clone)]
pub struct CodeBox {
    pub login: String,
    pub check: Option<char>,
    pub secret: String,
    /// The secret as it is spelled on the telephone, a line for each group.
    pub spelled: Vec<String>,
}

impl std::fmt::Debug for CodeBox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CodeBox({})", self.login)
    }
}

/// Bars that show a part of a whole.
#[derive(Clone, Debug, Default)]
pub struct Bars {
    /// What it is of, how many of it are done, how many there are.
    pub rows: Vec<(String, u64, u64)>,
}

/// Two curves over the same days: this year's and the last one's.
#[derive(Clone, Debug, Default)]
pub struct Curve {
    pub name: String,
    pub before_name: String,
    /// Days since the opening, and how many by then.
    pub points: Vec<(u32, u64)>,
    pub before: Vec<(u32, u64)>,
    /// Days to name below, with their names.
    pub ticks: Vec<(u32, String)>,
}

/// A sheet to be typeset.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// What the file is called in its own description; never a secret.
    pub title: String,
    pub author: String,
    /// The day that the file says it was made.
    pub day: NaiveDate,
    /// What stands at the head of the first page.
    pub head: Vec<Block>,
    pub blocks: Vec<Block>,
    /// What stands at the foot of every page.
    pub foot: String,
    /// Most pages; the letters are made smaller to keep to it where it is one.
    pub most: usize,
}
