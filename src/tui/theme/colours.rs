//! The light theme and the one of high contrast, colours for terminals that know only 256, and what contrast means.

use super::Theme;
use ratatui::style::{Color, Modifier, Style};

const fn fg(r: u8, g: u8, b: u8) -> Style {
    Style::new().fg(Color::Rgb(r, g, b))
}

impl Theme {
    /// The light theme.
    pub const LIGHT: Theme = Theme {
        name: "light",
        text: fg(32, 36, 44).bg(Color::Rgb(250, 250, 247)),
        dim: fg(92, 100, 112),
        accent: fg(0, 84, 166).add_modifier(Modifier::BOLD),
        header: fg(92, 100, 112).add_modifier(Modifier::UNDERLINED),
        bar: fg(32, 36, 44).bg(Color::Rgb(226, 230, 236)),
        cursor: fg(255, 255, 255).bg(Color::Rgb(28, 90, 160)),
        cursor_away: Style::new().bg(Color::Rgb(222, 228, 236)),
        selected: fg(122, 76, 0),
        good: fg(16, 110, 44),
        warn: fg(138, 84, 0),
        bad: fg(178, 28, 28),
        key: fg(0, 84, 166),
        frame: fg(104, 112, 124),
        field: Style::new().bg(Color::Rgb(226, 230, 236)),
    };

    /// The theme of high contrast.
    pub const CONTRAST: Theme = Theme {
        name: "contrast",
        text: fg(255, 255, 255).bg(Color::Rgb(0, 0, 0)),
        dim: fg(214, 214, 214),
        accent: fg(120, 220, 255).add_modifier(Modifier::BOLD),
        header: fg(255, 255, 255).add_modifier(Modifier::UNDERLINED),
        bar: fg(255, 255, 255).bg(Color::Rgb(52, 52, 52)),
        cursor: fg(0, 0, 0).bg(Color::Rgb(255, 240, 90)).add_modifier(Modifier::BOLD),
        cursor_away: fg(255, 240, 90).bg(Color::Rgb(0, 0, 0)).add_modifier(Modifier::UNDERLINED),
        selected: fg(255, 240, 90).add_modifier(Modifier::BOLD),
        good: fg(120, 255, 140),
        warn: fg(255, 220, 90).add_modifier(Modifier::BOLD),
        bad: fg(255, 150, 140).add_modifier(Modifier::BOLD),
        key: fg(120, 220, 255).add_modifier(Modifier::BOLD),
        frame: fg(255, 255, 255),
        field: fg(255, 255, 255).bg(Color::Rgb(52, 52, 52)),
    };

    /// The same theme in the 256 colours that nearly every terminal knows.
    #[must_use]
    pub fn indexed(mut self) -> Theme {
        for style in self.styles_mut() {
            style.fg = style.fg.map(nearest);
            style.bg = style.bg.map(nearest);
        }
        self
    }

    fn styles_mut(&mut self) -> [&mut Style; 14] {
        [
            &mut self.text,
            &mut self.dim,
            &mut self.accent,
            &mut self.header,
            &mut self.bar,
            &mut self.cursor,
            &mut self.cursor_away,
            &mut self.selected,
            &mut self.good,
            &mut self.warn,
            &mut self.bad,
            &mut self.key,
            &mut self.frame,
            &mut self.field,
        ]
    }
}

/// Steps of the colour cube of 256-colour terminals.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest of the 216 colours of the cube and the 24 greys.
fn nearest(colour: Color) -> Color {
    let Color::Rgb(r, g, b) = colour else {
        return colour;
    };
    let far = |a: (u8, u8, u8)| {
        let d = |x: u8, y: u8| u32::from(x.abs_diff(y)).pow(2);
        d(a.0, r) + d(a.1, g) + d(a.2, b)
    };
    let cube = (0..216u8)
        .map(|n| (16 + n, (STEPS[usize::from(n / 36)], STEPS[usize::from(n / 6 % 6)], STEPS[usize::from(n % 6)])));
    let greys = (0..24u8).map(|n| (232 + n, (8 + 10 * n, 8 + 10 * n, 8 + 10 * n)));
    cube.chain(greys).min_by_key(|(_, rgb)| far(*rgb)).map_or(colour, |(n, _)| Color::Indexed(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color) -> f64 {
        let (r, g, b) = match colour {
            Color::Rgb(r, g, b) => (r, g, b),
            Color::Indexed(n @ 16..=231) => {
                let n = n - 16;
                (STEPS[usize::from(n / 36)], STEPS[usize::from(n / 6 % 6)], STEPS[usize::from(n % 6)])
            }
            Color::Indexed(n @ 232..) => (8 + 10 * (n - 232), 8 + 10 * (n - 232), 8 + 10 * (n - 232)),
            other => panic!("{other:?} has no known luminance"),
        };
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    /// Contrast as WCAG 2 defines it.
    fn contrast(theme: &Theme, style: Style) -> f64 {
        let whole = theme.text.patch(style);
        let (a, b) = (luminance(whole.fg.unwrap()), luminance(whole.bg.unwrap()));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn texts_are_read_on_their_ground() {
        for (theme, least) in [(Theme::DARK, 4.5), (Theme::LIGHT, 4.5), (Theme::CONTRAST, 7.0)] {
            for theme in [theme, theme.indexed()] {
                let mut copy = theme;
                // Frames are not read.
                for (n, style) in copy.styles_mut().into_iter().enumerate().filter(|(n, _)| *n != 12) {
                    let found = contrast(&theme, *style);
                    assert!(found >= least, "{} style {n}: {found:.2}", theme.name);
                }
                // Words of every meaning are also written on fields and bars.
                for ground in [theme.bar, theme.field] {
                    for words in [theme.text, theme.key, theme.dim] {
                        let found = contrast(&theme, Style { fg: words.fg, ..ground });
                        assert!(found >= least, "{}: {words:?} on {ground:?}: {found:.2}", theme.name);
                    }
                }
            }
        }
    }

    #[test]
    fn mono_has_no_colour_at_all() {
        let mut mono = Theme::MONO;
        for style in mono.styles_mut() {
            assert!(style.fg.is_none() && style.bg.is_none() && style.underline_color.is_none());
        }
        assert!(Theme::MONO.cursor.add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn themes_are_found_by_their_names() {
        for theme in Theme::ALL {
            assert_eq!(Theme::named(theme.name), theme);
        }
        assert_eq!(Theme::named(""), Theme::DARK);
    }
}
