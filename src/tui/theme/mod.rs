//! Colours and weights, by what they mean: dark, light, high contrast, and mono for terminals without colour.
//!
//! Meaning is never carried by colour alone: a word or a symbol always says it too.

mod colours;

use ratatui::style::{Color, Modifier, Style};

/// The styles of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    pub name: &'static str,
    /// Ordinary text on the ordinary ground.
    pub text: Style,
    /// Less important text.
    pub dim: Style,
    /// Titles, the accent.
    pub accent: Style,
    /// Header of a table.
    pub header: Style,
    /// The line of the program at the top.
    pub bar: Style,
    /// The row under the cursor in the pane that has the keys.
    pub cursor: Style,
    /// The same in a pane that has not.
    pub cursor_away: Style,
    pub selected: Style,
    /// Good: valid, done.
    pub good: Style,
    /// Needs attention.
    pub warn: Style,
    /// Bad: refused, dead, dangerous.
    pub bad: Style,
    /// A key in the footer.
    pub key: Style,
    /// Frames.
    pub frame: Style,
    /// A field that is edited.
    pub field: Style,
}

impl Theme {
    /// Without any colour: weights and reversal only.
    pub const MONO: Theme = {
        let plain = Style::new();
        Theme {
            name: "mono",
            text: plain,
            dim: plain,
            accent: plain.add_modifier(Modifier::BOLD),
            header: plain.add_modifier(Modifier::UNDERLINED),
            bar: plain.add_modifier(Modifier::REVERSED),
            cursor: plain.add_modifier(Modifier::REVERSED),
            cursor_away: plain.add_modifier(Modifier::UNDERLINED),
            selected: plain.add_modifier(Modifier::BOLD),
            good: plain,
            warn: plain.add_modifier(Modifier::BOLD),
            bad: plain.add_modifier(Modifier::BOLD),
            key: plain.add_modifier(Modifier::BOLD),
            frame: plain,
            field: plain.add_modifier(Modifier::UNDERLINED),
        }
    };

    /// Every theme, in the order in which they are offered.
    pub const ALL: [Theme; 4] = [Self::DARK, Self::LIGHT, Self::CONTRAST, Self::MONO];

    /// The theme of a name; the dark one where there is none of that name.
    pub fn named(name: &str) -> Theme {
        Self::ALL.into_iter().find(|t| t.name == name).unwrap_or(Self::DARK)
    }

    /// The dark theme.
    pub const DARK: Theme = Theme {
        name: "dark",
        text: Style::new().fg(Color::Rgb(214, 219, 226)).bg(Color::Rgb(20, 24, 31)),
        dim: Style::new().fg(Color::Rgb(152, 162, 175)),
        accent: Style::new().fg(Color::Rgb(120, 184, 255)).add_modifier(Modifier::BOLD),
        header: Style::new().fg(Color::Rgb(152, 162, 175)).add_modifier(Modifier::UNDERLINED),
        bar: Style::new().fg(Color::Rgb(214, 219, 226)).bg(Color::Rgb(34, 42, 54)),
        cursor: Style::new().fg(Color::Rgb(255, 255, 255)).bg(Color::Rgb(38, 79, 120)),
        cursor_away: Style::new().bg(Color::Rgb(40, 48, 60)),
        selected: Style::new().fg(Color::Rgb(255, 214, 120)),
        good: Style::new().fg(Color::Rgb(126, 211, 137)),
        warn: Style::new().fg(Color::Rgb(240, 196, 90)),
        bad: Style::new().fg(Color::Rgb(255, 128, 120)),
        key: Style::new().fg(Color::Rgb(120, 184, 255)),
        frame: Style::new().fg(Color::Rgb(80, 92, 108)),
        field: Style::new().bg(Color::Rgb(40, 48, 60)),
    };
}
