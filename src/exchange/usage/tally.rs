//! Counts by login and day, while the lines of a log pass by. It must not know how lines are laid out.

use super::line::Line;
use super::stamp::date;
use super::{LONGEST, login};
use crate::domain::clean::visible_line;
use crate::domain::login::Login;
use crate::domain::usage::{Count, Peak, Sample, Seen, UsageRow, shown};
use chrono::{DateTime, NaiveDate};
use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::hash::BuildHasher as _;

/// Lines shown before anything is counted, and lines named where they are strange.
const SHOWN: usize = 5;
/// Most spellings of logins: a log that has more is no log of a portal.
pub(super) const MOST_LOGINS: usize = 1_000_000;
/// Most groups of the portal that are told apart.
const MOST_GROUPS: usize = 64;
/// Minutes of the window in which a volume is looked at.
const WINDOW: i64 = 60;

/// A group of the portal, and how many logins carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub name: String,
    pub logins: usize,
    /// The same before case is folded.
    pub spellings: usize,
}

/// What a log says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// Counts by login and day in UTC, in the order of both.
    pub rows: Vec<UsageRow>,
    /// Lines that were read now, strange ones among them.
    pub lines: u64,
    pub strange: u64,
    /// The first strange ones.
    pub strange_lines: Vec<u64>,
    /// The first ones that the format fits.
    pub samples: Vec<Sample>,
    pub openings: u64,
    pub refusals: u64,
    /// Logins before case is folded.
    pub spellings: usize,
    pub groups: Vec<Group>,
    /// Lines of each login by the day of the log's own clock.
    pub own_days: Vec<(NaiveDate, Login, usize)>,
    /// The most that one login read within an hour.
    pub peak: Option<Peak>,
}

/// A login on a day, by both clocks.
struct Cell {
    login: usize,
    day: i32,
    own_day: i32,
    lines: usize,
    /// Something was read.
    used: bool,
    count: Count,
}

/// A login while it is counted.
struct Known {
    login: Login,
    /// The cell of its last line.
    cell: Option<usize>,
    /// Bytes of the last minutes, and their sum.
    window: VecDeque<(i64, u64)>,
    volume: u64,
}

/// A way in which a login is written.
struct Spelling {
    /// None: no login of a code.
    known: Option<usize>,
    /// The groups seen with it, one bit each.
    groups: u64,
}

/// Counts.
#[derive(Default)]
pub(super) struct Tally {
    log: Log,
    spellings: HashMap<Box<[u8]>, Spelling>,
    logins: HashMap<Login, usize>,
    known: Vec<Known>,
    cells: Vec<Cell>,
    places: HashMap<(usize, i32, i32), usize>,
    addresses: HashSet<(usize, i32, u64)>,
    hasher: RandomState,
    groups: Vec<String>,
    last_groups: (Box<[u8]>, u64),
}

impl Tally {
    /// Counts a line that the format does not fit.
    pub fn strange(&mut self, number: u64) {
        self.log.lines += 1;
        self.log.strange += 1;
        if self.log.strange_lines.len() < SHOWN {
            self.log.strange_lines.push(number);
        }
    }

    /// Whether there are too many logins for a log of a portal.
    pub fn overflows(&self) -> bool {
        self.spellings.len() > MOST_LOGINS
    }

    /// Counts a line.
    pub fn line(&mut self, number: u64, line: &Line, seen: Seen) {
        self.log.lines += 1;
        let spelled = if seen == Seen::Nothing { None } else { self.spelling(line) };
        if self.log.samples.len() < SHOWN {
            let login = spelled.map(|n| shown(&self.known[n].login)).unwrap_or_default();
            self.log.samples.push(sample(number, line, login, seen));
        }
        let Some(login) = spelled else { return };
        let cell = self.cell(login, line);
        match seen {
            Seen::Opened => self.cells[cell].count.opened += 1,
            Seen::Refused => self.cells[cell].count.refused += 1,
            Seen::Used | Seen::Nothing => {}
        }
        self.cells[cell].lines += 1;
        self.cells[cell].used |= seen != Seen::Refused;
        self.cells[cell].count.bytes = self.cells[cell].count.bytes.saturating_add(line.bytes);
        if let Some(address) = line.addresses().next() {
            let key = (login, line.stamp.day(), self.hasher.hash_one(address));
            self.cells[cell].count.addresses += u64::from(self.addresses.insert(key));
        }
        self.watch_volume(login, line);
    }

    /// The place of the login of a line; its groups are noted.
    fn spelling(&mut self, line: &Line) -> Option<usize> {
        if line.login.is_empty() || line.login.len() > LONGEST / 64 {
            return None;
        }
        let groups = self.groups_of(line.groups);
        if let Some(spelling) = self.spellings.get_mut(line.login) {
            spelling.groups |= groups;
            return spelling.known;
        }
        let known = login::login(line.login).map(|login| self.place(login));
        self.spellings.insert(line.login.into(), Spelling { known, groups });
        known
    }

    /// The place of a login, a new one where it is new.
    fn place(&mut self, login: Login) -> usize {
        if let Some(at) = self.logins.get(&login) {
            return *at;
        }
        let at = self.known.len();
        self.logins.insert(login.clone(), at);
        self.known.push(Known { login, cell: None, window: VecDeque::new(), volume: 0 });
        at
    }

    /// The bits of groups.
    fn groups_of(&mut self, text: &[u8]) -> u64 {
        if text.is_empty() || text.len() > LONGEST / 16 {
            return 0;
        }
        if *self.last_groups.0 == *text {
            return self.last_groups.1;
        }
        let mut bits = 0;
        for name in login::groups(text) {
            let place = self.groups.iter().position(|g| g == name);
            if let Some(at) = place.or_else(|| {
                (self.groups.len() < MOST_GROUPS).then(|| {
                    self.groups.push(name.to_owned());
                    self.groups.len() - 1
                })
            }) {
                bits |= 1 << at;
            }
        }
        self.last_groups = (text.into(), bits);
        bits
    }

    fn cell(&mut self, login: usize, line: &Line) -> usize {
        let (day, own_day) = (line.stamp.day(), line.stamp.own_day);
        let same = |at: &usize| self.cells[*at].day == day && self.cells[*at].own_day == own_day;
        if let Some(at) = self.known[login].cell.filter(same) {
            return at;
        }
        let at = *self.places.entry((login, day, own_day)).or_insert(self.cells.len());
        if at == self.cells.len() {
            self.cells.push(Cell { login, day, own_day, lines: 0, used: false, count: Count::default() });
        }
        self.known[login].cell = Some(at);
        at
    }

    /// Bytes within sixty minutes; a line that comes late counts where the log stands.
    fn watch_volume(&mut self, login: usize, line: &Line) {
        if line.bytes == 0 {
            return;
        }
        let known = &mut self.known[login];
        let last = known.window.back().map(|(minute, _)| *minute);
        let minute = line.stamp.at.div_euclid(60).max(last.unwrap_or(i64::MIN));
        match known.window.back_mut() {
            Some((at, bytes)) if *at == minute => *bytes = bytes.saturating_add(line.bytes),
            _ => known.window.push_back((minute, line.bytes)),
        }
        known.volume = known.volume.saturating_add(line.bytes);
        while let Some((_, bytes)) = known.window.front().filter(|(at, _)| *at <= minute - WINDOW).copied() {
            known.volume = known.volume.saturating_sub(bytes);
            known.window.pop_front();
        }
        if self.log.peak.as_ref().is_none_or(|p| p.bytes < known.volume) {
            let at = DateTime::from_timestamp(line.stamp.at, 0).unwrap_or_default();
            self.log.peak = Some(Peak { login: known.login.clone(), bytes: known.volume, at });
        }
    }

    /// What was counted.
    pub fn finish(mut self) -> Log {
        let mut rows: BTreeMap<(&Login, i32), (Count, bool)> = BTreeMap::new();
        let mut own: BTreeMap<(i32, &Login), usize> = BTreeMap::new();
        for cell in &self.cells {
            let login = &self.known[cell.login].login;
            let (sum, used) = rows.entry((login, cell.day)).or_default();
            let addresses = sum.addresses + cell.count.addresses;
            sum.add(cell.count);
            sum.addresses = addresses;
            *used |= cell.used;
            *own.entry((cell.own_day, login)).or_default() += cell.lines;
        }
        for ((login, day), (mut count, used)) in rows {
            // Whoever was let in the day before and goes on has opened the portal.
            if used && count.opened == 0 {
                count.opened = 1;
            }
            self.log.openings += count.opened;
            self.log.refusals += count.refused;
            self.log.rows.push(UsageRow { login: login.clone(), day: date(day), count });
        }
        self.log.own_days = own.into_iter().map(|((day, login), n)| (date(day), login.clone(), n)).collect();
        let codes = self.spellings.values().filter_map(|s| Some((s.known?, s.groups)));
        let mut folded: HashMap<usize, u64> = HashMap::new();
        let mut spelled = vec![0; self.groups.len()];
        for (login, groups) in codes {
            self.log.spellings += 1;
            *folded.entry(login).or_default() |= groups;
            spelled.iter_mut().enumerate().for_each(|(n, count)| *count += usize::from(groups >> n & 1 == 1));
        }
        let logins = |n: usize| folded.values().filter(|g| *g >> n & 1 == 1).count();
        let groups = self.groups.into_iter().enumerate();
        self.log.groups = groups.map(|(n, name)| Group { name, logins: logins(n), spellings: spelled[n] }).collect();
        self.log.groups.sort_by(|a, b| b.logins.cmp(&a.logins).then_with(|| a.name.cmp(&b.name)));
        self.log
    }
}

fn sample(line: u64, found: &Line, login: String, seen: Seen) -> Sample {
    let address = String::from_utf8_lossy(&found.address[..found.address.len().min(120)]);
    Sample {
        line,
        at: DateTime::from_timestamp(found.stamp.at, 0).unwrap_or_default(),
        login,
        seen,
        address: visible_line(&address),
        status: found.status,
        bytes: found.bytes,
    }
}
