//! Breaks a text into lines that fit, at spaces where there are any.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The text in lines of at most `room` cells. Line feeds stay line ends, what begins further in goes on further in, and
/// a word longer than a line is cut.
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        if paragraph.width() <= room {
            lines.push(paragraph.to_owned());
            continue;
        }
        let words = paragraph.trim_start_matches(' ');
        let indent = " ".repeat((paragraph.len() - words.len()).min(room.saturating_sub(2) / 2));
        let mut broken = Vec::new();
        break_words(words, room - indent.len(), &mut broken);
        lines.extend(broken.into_iter().map(|l| format!("{indent}{l}")));
    }
    lines
}

fn break_words(text: &str, room: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    // Only plain spaces part words: a no-break space is there so that nothing breaks at it, and a hyphen or a full stop
    // may stand in the name of a file.
    for word in words(text) {
        let gap = usize::from(!line.is_empty());
        if line.width() + gap + word.width() <= room {
            if gap == 1 {
                line.push(' ');
            }
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = cut_long(word, room, lines);
    }
    lines.push(line);
}

/// The words of a text. A label such as `U 1016` is one of them.
fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut from, mut at) = (0, 0);
    for word in text.split(' ') {
        at += word.len();
        if !opens_label(word, text.get(at + 1..).unwrap_or_default()) {
            found.push(&text[from..at]);
            from = at + 1;
        }
        at += 1;
    }
    found
}

/// Whether a word is the first part of a label, and what follows its number.
fn opens_label(word: &str, next: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let letters = letters.rsplit(['’', '\'']).next().unwrap_or_default();
    let capitals = (1..=4).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    capitals && next.starts_with(|c: char| c.is_ascii_digit())
}

/// Puts whole lines of a long word away and gives what is left of it.
fn cut_long(word: &str, room: usize, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    let mut used = 0;
    for c in word.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide > room && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        used += wide;
        line.push(c);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_at_spaces_but_not_at_no_break_spaces() {
        assert_eq!(wrap("un deux trois", 8), ["un deux", "trois"]);
        assert_eq!(wrap("fait\u{a0}: oui", 9), ["fait\u{a0}:", "oui"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("a\n\nb", 3), ["a", "", "b"]);
        assert_eq!(wrap("  un  deux trois", 10), ["  un  deux", "  trois"]);
        assert_eq!(wrap("  + fin", 10), ["  + fin"]);
    }

    #[test]
    fn neither_a_label_nor_the_name_of_a_file_is_broken() {
        assert_eq!(wrap("attend U 9001", 8), ["attend", "U 9001"]);
        assert_eq!(wrap("directrice de l’UMR 8104 et autres", 21), ["directrice de", "l’UMR 8104 et autres"]);
        assert_eq!(wrap("fin de (CIC 1403, 12 pages)", 14), ["fin de", "(CIC 1403, 12", "pages)"]);
        assert_eq!(wrap("lire accord-cadre.v2.pdf ici", 20), ["lire", "accord-cadre.v2.pdf", "ici"]);
        assert_eq!(wrap("À 3 voix", 4), ["À 3", "voix"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_no_letter_is_lost(text in "[a-zé漢 \n]{0,60}", room in 2usize..20) {
            let lines = wrap(&text, room);
            prop_assert!(lines.iter().all(|l| l.width() <= room));
            let letters = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
