//! A picture as a file can keep it: its letters, then its styles as letters in the same places, then what each of these
//! letters stands for. What chance has made is painted over, cell for cell.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How a cell looks, apart from its letter.
type Look = (Color, Color, Modifier);

/// The picture. A style has the letter of the order in which it appears, so the same picture always gives the same text;
/// the `plain` style of ordinary text is a point.
pub fn kept(buffer: &Buffer, plain: Style) -> String {
    let letters = crate::tui::view::letters(buffer);
    let plain = (plain.fg.unwrap_or_default(), plain.bg.unwrap_or_default(), plain.add_modifier);
    let mut looks: BTreeMap<String, char> = BTreeMap::from([(words(plain), '.')]);
    let mut legend = String::new();
    let mut styles = String::new();
    let mut names = ('a'..='z').chain('A'..='Z');
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        for x in buffer.area.left()..buffer.area.right() {
            let cell = &buffer[(x, y)];
            let look = words((cell.fg, cell.bg, cell.modifier));
            let known = looks.get(&look).copied();
            let name = known.unwrap_or_else(|| {
                let name = names.next().unwrap_or('?');
                let _ = writeln!(legend, "{name} {look}");
                looks.insert(look, name);
                name
            });
            line.push(name);
        }
        styles.push_str(line.trim_end_matches('.'));
        styles.push('\n');
    }
    format!("{}{}\n{legend}", pinned(&letters), styles)
}

fn words((fg, bg, modifier): Look) -> String {
    let mut text = format!("{fg} on {bg}");
    if !modifier.is_empty() {
        let _ = write!(text, ", {modifier:?}");
    }
    text.to_lowercase()
}

/// Paints over what differs from run to run: hours, which depend on the time zone; hashes; secrets.
fn pinned(letters: &str) -> String {
    letters.lines().map(|line| pin(line) + "\n").collect()
}

fn pin(line: &str) -> String {
    let mut chars: Vec<char> = line.chars().collect();
    let mut from = 0;
    while from < chars.len() {
        let run = chars[from..].iter().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-')).count();
        paint(&mut chars[from..from + run]);
        from += run.max(1);
    }
    chars.into_iter().collect()
}

/// Paints over a word, if it is one of chance.
fn paint(word: &mut [char]) {
    if let ['U', 'T', 'C', sign @ '-', offset @ ..] = word {
        *sign = '+';
        return paint(offset);
    }
    let hour = word.len() == 5 && word[2] == ':' && word.iter().filter(|c| c.is_ascii_digit()).count() == 4;
    let hash = word.len() >= 12 && word.iter().all(|c| c.is_ascii_digit() || ('a'..='f').contains(c));
    let secret = word.len() == 14
        && word
            .iter()
            .enumerate()
            .all(|(n, c)| if n % 5 == 4 { *c == '-' } else { c.is_ascii_digit() || c.is_ascii_uppercase() });
    if hour || hash || secret {
        word.iter_mut().filter(|c| !matches!(c, ':' | '-')).for_each(|c| *c = '#');
    }
}
