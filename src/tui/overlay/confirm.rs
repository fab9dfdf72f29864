//! The confirm: what an act would do, and the yes that it waits for. The focus stands on "cancel" from the start, and a
//! serious act asks for a word or for the passphrase.

use super::{Confirm, field};
use crate::domain::clean::visible_line;
use crate::domain::fold::fold;
use crate::domain::plan::{Grade, Heading, Plan};
use crate::text::plan::{Fold, folds};
use crate::text::{Lang, Text, frame};
use crate::tui::action::Action;
use crate::tui::chord::Chord;
use crate::tui::theme::Theme;
use crate::tui::widget::panel::{Hit, Panel, Row, room};
use crate::tui::widget::table::cut;
use crate::tui::widget::wrap::wrap;
use crate::tui::words;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use std::fmt::Write as _;
use tui_input::Input;
use unicode_width::UnicodeWidthStr as _;

/// What a confirm asks for besides a yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Nothing,
    Word(Text),
    Passphrase,
}

/// What came of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Did {
    Stay,
    Yes,
    No,
    /// It is not enough yet, and why.
    Lacks(String),
}

impl Confirm {
    /// A confirm that has just appeared.
    pub fn new(verb: Box<dyn crate::desk::Verb>, plan: Plan) -> Self {
        Self { verb, plan, on_yes: false, typed: Input::default(), scroll: 0, unfolded: false }
    }

    /// What it asks for.
    pub fn asked(&self) -> Asked {
        if self.verb.needs_passphrase() {
            Asked::Passphrase
        } else if self.plan.grade == Grade::Typed {
            Asked::Word(match self.plan.heading {
                Heading::Revoke { .. } | Heading::RevokeAuthority { .. } => frame::WORD_REVOKE,
                _ => frame::WORD_CONFIRM,
            })
        } else {
            Asked::Nothing
        }
    }
}

/// Takes a key; `action` is what it asks for where no text is edited.
pub fn key(confirm: &mut Confirm, chord: Chord, action: Option<Action>, lang: Lang) -> Did {
    let asked = confirm.asked();
    let took = match asked {
        Asked::Nothing => None,
        Asked::Word(_) => field::edit(&mut confirm.typed, chord),
        Asked::Passphrase => field::edit_secret(&mut confirm.typed, chord),
    };
    if took.is_some() {
        return Did::Stay;
    }
    match chord.text() {
        Some(c) if frame::YES_LETTERS.contains(&c) => return Did::Yes,
        Some(c) if frame::NO_LETTERS.contains(&c) => return Did::No,
        Some(' ') => confirm.unfolded ^= folds(&confirm.plan),
        _ => {}
    }
    match action {
        Some(Action::Back) => return Did::No,
        Some(Action::Left) => confirm.on_yes = false,
        Some(Action::Right) => confirm.on_yes = true,
        Some(Action::NextPane | Action::PreviousPane) => confirm.on_yes = !confirm.on_yes,
        Some(Action::Up) => confirm.scroll = confirm.scroll.saturating_sub(1),
        Some(Action::Down) => confirm.scroll = confirm.scroll.saturating_add(1),
        Some(Action::PageUp) => confirm.scroll = confirm.scroll.saturating_sub(10),
        Some(Action::PageDown) => confirm.scroll = confirm.scroll.saturating_add(10),
        Some(Action::First) => confirm.scroll = 0,
        Some(Action::Last) => confirm.scroll = usize::MAX,
        // Where something is typed, the typing is the decision, and Enter sends it.
        Some(Action::Open) if asked != Asked::Nothing => return sent(confirm, asked, lang),
        Some(Action::Open) => return if confirm.on_yes { Did::Yes } else { Did::No },
        _ => {}
    }
    Did::Stay
}

/// Takes a click.
pub fn click(confirm: &mut Confirm, hit: Hit, lang: Lang) -> Did {
    match hit {
        Hit::No => Did::No,
        Hit::Yes => match confirm.asked() {
            Asked::Nothing => Did::Yes,
            asked => sent(confirm, asked, lang),
        },
        _ => Did::Stay,
    }
}

/// Pastes: a passphrase may be pasted, a word is typed by hand, and nothing else takes a paste.
pub fn paste(confirm: &mut Confirm, text: &str) {
    if confirm.asked() == Asked::Passphrase {
        field::paste_secret(&mut confirm.typed, text);
    }
}

fn sent(confirm: &Confirm, asked: Asked, lang: Lang) -> Did {
    let typed = confirm.typed.value();
    match asked {
        Asked::Passphrase if typed.is_empty() => Did::Lacks(frame::PASSPHRASE_EMPTY.of(lang).to_owned()),
        Asked::Word(word) if fold(typed.trim()) != fold(word.of(lang)) => {
            Did::Lacks(frame::type_word(word.of(lang), lang))
        }
        _ => Did::Yes,
    }
}

/// The panel of a confirm in an area.
pub fn panel(confirm: &Confirm, theme: &Theme, lang: Lang, area: Rect) -> Panel {
    let room = room(area, false);
    // A space that is typed as text shows nothing: all is shown there.
    let folded = !confirm.unfolded && confirm.asked() == Asked::Nothing;
    let fold = if folded { Fold::Key } else { Fold::Open };
    let (lines, sum) = words::plan_parts(&confirm.plan, fold, lang);
    let body = lines
        .iter()
        .enumerate()
        .flat_map(|(n, line)| {
            let style = match line.trim_start().starts_with('⚠') {
                _ if n == 0 => theme.accent,
                true => theme.warn,
                false => theme.text,
            };
            wrap(&visible_line(line), room).into_iter().map(move |l| Row::text(l, style))
        })
        .collect();
    // However long the plan, how much it touches is seen beside the yes.
    let mut foot = vec![Row::default()];
    foot.extend(sum.map(|sum| Row::text(cut(&visible_line(&sum), room), theme.text)));
    match confirm.asked() {
        Asked::Nothing => {}
        Asked::Word(word) => {
            foot.extend(
                wrap(&frame::type_word(word.of(lang), lang), room).into_iter().map(|l| Row::text(l, theme.warn)),
            );
            foot.push(typed("> ", confirm.typed.value(), confirm.typed.visual_cursor(), room, theme));
        }
        Asked::Passphrase => {
            let ask = frame::PASSPHRASE_ASKED.of(lang);
            foot.extend(wrap(ask, room).into_iter().map(|l| Row::text(l, theme.warn)));
            let count = confirm.typed.value().chars().count();
            let label = format!("> {}{} ", frame::PASSPHRASE.of(lang), frame::colon(lang));
            foot.push(typed(&label, &"•".repeat(count), confirm.typed.cursor(), room, theme));
        }
    }
    foot.push(buttons(confirm, theme, lang));
    Panel { title: frame::CONFIRM_TITLE.of(lang).to_owned(), body, foot, scroll: confirm.scroll, ..Panel::default() }
}

fn typed(label: &str, text: &str, column: usize, room: usize, theme: &Theme) -> Row {
    let start = label.width();
    let fill = " ".repeat(room.saturating_sub(start + text.width()));
    let spans = vec![Span::raw(label.to_owned()), Span::styled(format!("{text}{fill}"), theme.field)];
    Row { line: Line::from(spans), caret: Some(u16::try_from(start + column).unwrap_or(u16::MAX)), ..Row::default() }
}

fn buttons(confirm: &Confirm, theme: &Theme, lang: Lang) -> Row {
    let asked = confirm.asked();
    let mut row = Row::default();
    let mut x = 0;
    for (yes, text) in [(false, frame::CANCEL), (true, frame::CONFIRM)] {
        let on = asked == Asked::Nothing && yes == confirm.on_yes;
        let mark = if on { ">" } else { " " };
        let mut words = format!("[ {}", text.of(lang));
        if asked == Asked::Nothing {
            let letter = if yes { frame::YES } else { frame::NO }.of(lang).chars().next().unwrap_or_default();
            let _ = write!(words, " ({letter})");
        }
        words.push_str(" ]");
        let width = u16::try_from(words.width()).unwrap_or(u16::MAX);
        if on {
            row.caret = Some(x);
        }
        row.hits.push((x, x + width + 1, if yes { Hit::Yes } else { Hit::No }));
        row.line.push_span(Span::raw(mark));
        row.line.push_span(Span::styled(words, if on { theme.cursor } else { theme.key }));
        row.line.push_span(Span::raw("  "));
        x += width + 3;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Revoke;
    use crate::domain::code::Reason;
    use crate::domain::plan::{Item, Warning, WarningKind};

    fn confirm(grade: Grade) -> Confirm {
        let verb = Revoke { logins: Vec::new(), reason: Reason::Compromise };
        Confirm::new(Box::new(verb), Plan::new(Heading::Revoke { login: "27INSU1016".into() }, grade))
    }

    fn press(confirm: &mut Confirm, written: &str, action: Option<Action>) -> Did {
        key(confirm, Chord::parse(written).unwrap(), action, Lang::Fr)
    }

    #[test]
    fn the_focus_stands_on_cancel() {
        let mut c = confirm(Grade::Confirmed);
        assert_eq!(press(&mut c, "enter", Some(Action::Open)), Did::No);
        assert_eq!(press(&mut c, "right", Some(Action::Right)), Did::Stay);
        assert_eq!(press(&mut c, "enter", Some(Action::Open)), Did::Yes);
        assert_eq!(press(&mut c, "n", None), Did::No);
        assert_eq!(press(&mut c, "o", None), Did::Yes);
        for other in ["q", "space", "x", "/"] {
            assert_eq!(press(&mut c, other, None), Did::Stay);
        }
    }

    #[test]
    fn a_space_shows_what_warnings_have_folded() {
        let mut c = confirm(Grade::Confirmed);
        c.plan.items = (0..300).map(|n| Item::New(format!("U {n}"))).collect();
        c.plan.warnings.push(Warning { line: 2, subject: "U 9".into(), what: WarningKind::NoLabel });
        let theme = Theme::MONO;
        let rows = |c: &Confirm| panel(c, &theme, Lang::Fr, Rect::new(0, 0, 80, 24)).body.len();
        let folded = rows(&c);
        assert!(folded < 30);
        assert_eq!(press(&mut c, "space", None), Did::Stay);
        assert!(rows(&c) > 300);
        press(&mut c, "space", None);
        assert_eq!(rows(&c), folded);
    }

    #[test]
    fn a_paste_confirms_nothing() {
        for grade in [Grade::Confirmed, Grade::Typed] {
            let mut c = confirm(grade);
            paste(&mut c, "o\n");
            paste(&mut c, "RÉVOQUER\n");
            assert!(c.typed.value().is_empty() && !c.on_yes);
        }
    }

    #[test]
    fn a_serious_act_takes_its_word_and_letters_are_text() {
        let mut c = confirm(Grade::Typed);
        assert_eq!(press(&mut c, "o", None), Did::Stay);
        assert_eq!(c.typed.value(), "o");
        assert!(matches!(press(&mut c, "enter", Some(Action::Open)), Did::Lacks(why) if why.contains("RÉVOQUER")));
        press(&mut c, "backspace", None);
        for letter in "revoquer".chars() {
            press(&mut c, &letter.to_string(), None);
        }
        assert_eq!(press(&mut c, "enter", Some(Action::Open)), Did::Yes);
    }
}
