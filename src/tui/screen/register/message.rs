//! An entry of the register and the outcome of its verification, as lines to read.

use crate::desk::{Audit, Line};
use crate::domain::clean::visible_line;
use crate::text::format::moment;
use crate::text::{Lang, Text, screens_lists as texts, trouble, words};
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
    field(texts::DETAIL, &line.detail);
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

/// What recomputing everything found.
pub fn audit(found: &Audit, lang: Lang) -> Message {
    let mut lines = Vec::new();
    if found.faults.is_empty() {
        lines.push(texts::INTACT.of(lang).to_owned());
    } else {
        lines.push(texts::not_intact(found.faults.len(), lang));
        lines.extend(found.faults.iter().map(|fault| format!("✗ {}", trouble::fault(fault, lang))));
    }
    lines.push(String::new());
    lines.push(texts::audited(found.entries, found.logs, found.documents, lang));
    for (origin, size, root) in &found.roots {
        lines.push(String::new());
        lines.push(visible_line(origin));
        lines.push(texts::root(*size, &visible_line(root), lang));
    }
    Message { title: texts::VERIFICATION.of(lang).to_owned(), lines, scroll: 0 }
}
