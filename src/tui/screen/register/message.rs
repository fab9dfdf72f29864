//! An entry of the register in full, as lines to read.

use crate::desk::Line;
use crate::domain::clean::visible_line;
use crate::text::format::moment;
use crate::text::{Lang, Text, screens_lists as texts, words};
use crate::tui::overlay::Message;
use unicode_width::UnicodeWidthStr as _;

/// Cells of a label.
const LABEL: usize = 14;

/// Everything that an entry says.
pub fn entry(line: &Line, lang: Lang) -> Message {
    let mut lines = Vec::new();
    let mut field = |label: Text, text: &str| {
        if !text.is_empty() {
            let label = label.of(lang);
            let gap = " ".repeat(LABEL.saturating_sub(label.width()));
            lines.push(format!("{label}{gap}{}", visible_line(text)));
        }
    };
    field(texts::WHEN, &texts::claimed(&moment(line.at, lang), lang));
    field(texts::WHO, &line.name);
    field(texts::ACTING, &line.acting);
    field(texts::WHAT, &format!("{} ({})", words::fact_kind(&line.kind).of(lang), line.kind));
    field(texts::ABOUT, &format!("{} · {}", words::subject_kind(&line.subject).of(lang), line.about));
    field(texts::DETAIL, &words::line_detail(line, lang));
    field(texts::SUBJECT, &line.subject);
    field(texts::ENTRY, line.id.as_str());
    field(texts::LOG, &line.log);
    field(texts::SEQ, &line.seq.to_string());
    field(texts::BY, line.by.as_str());
    if line.sealed {
        lines.extend([String::new(), texts::SEALED.of(lang).to_owned()]);
    }
    Message { title: texts::ENTRY.of(lang).to_owned(), lines, scroll: 0 }
}
