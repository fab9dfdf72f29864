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
    // Only plain spaces part words: a no-break space is there so that nothing breaks at it.
    for word in text.split(' ') {
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
