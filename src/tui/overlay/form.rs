//! Forms: fields one under the other, checked when they are sent.

use crate::domain::clean::visible_line;
use crate::text::{Lang, Text};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use std::fmt;
use tui_input::Input;

/// A form. What was typed is kept when the desk refuses it; leaving a form with something typed asks first.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says something else, and any of them may hold")]
pub struct Form {
    pub title: String,
    /// A sentence under the title; may be empty.
    pub about: String,
    pub fields: Vec<Field>,
    /// The field that has the keys; one behind the last is the button.
    pub focus: usize,
    /// What is wrong: the name of the field (or none) and the words.
    pub fault: Option<Fault>,
    pub make: Make,
    /// Something was typed.
    pub touched: bool,
    /// Somebody asked to leave although something was typed: the next time it is left.
    pub leaving: bool,
    /// Lines that are not shown are shown.
    pub reveal: bool,
    /// It was sent and waits for what comes of it.
    pub sent: bool,
    /// Paths that the focused path could go on with.
    pub suggestions: Vec<String>,
    /// Words about the field that is edited, while it is: a rule that is not kept yet.
    pub live: Option<Live>,
}

/// Says something about a field of a form while it is edited.
pub struct Live(pub Box<Watching>);

/// What is said of a field, from what the form holds.
pub type Watching = dyn Fn(&Form, &'static str, Lang) -> Option<String>;

impl fmt::Debug for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Live")
    }
}

/// What is wrong with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub field: &'static str,
    pub why: String,
}

/// Makes the effect of a form that was filled in: nearly always [`Effect::Plan`].
pub struct Make(pub Box<Maker>);

/// What a form is made into, or what is wrong with it.
pub type Maker = dyn Fn(&Form, &Model) -> Result<Effect, Fault>;

impl fmt::Debug for Make {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Make")
    }
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// By which [`Form::value`] finds it.
    pub name: &'static str,
    pub label: Text,
    /// What it is called where people have named it; empty: by its label.
    pub called: String,
    /// What is expected, shown while the field has the keys; may be empty.
    pub hint: Text,
    pub kind: Kind,
    /// It holds a text that nobody has touched yet: the first character typed replaces it.
    pub prefilled: bool,
}

/// What is filled in.
#[derive(Clone, Debug)]
pub enum Kind {
    /// One line.
    Line(Input),
    /// One line that is not shown.
    Secret(Input),
    /// One of a few: key and words; arrows change it.
    Choice {
        options: Vec<(String, String)>,
        at: usize,
    },
    /// One of many: typing narrows the options by their words, arrows choose, the chosen key is the value.
    Pick {
        input: Input,
        options: Vec<(String, String)>,
        chosen: Option<String>,
        cursor: usize,
    },
    Toggle(bool),
    /// A path; completed from the folder while it is typed.
    Path(Input),
}

impl Form {
    /// An empty form.
    pub fn new(
        title: impl Into<String>,
        fields: Vec<Field>,
        make: impl Fn(&Form, &Model) -> Result<Effect, Fault> + 'static,
    ) -> Self {
        Self {
            title: title.into(),
            about: String::new(),
            fields,
            focus: 0,
            fault: None,
            make: Make(Box::new(make)),
            touched: false,
            leaving: false,
            reveal: false,
            sent: false,
            suggestions: Vec::new(),
            live: None,
        }
    }

    /// With words that follow the typing.
    #[must_use]
    pub fn live(mut self, live: impl Fn(&Form, &'static str, Lang) -> Option<String> + 'static) -> Self {
        self.live = Some(Live(Box::new(live)));
        self
    }

    /// Wipes what was typed into lines that are not shown.
    pub fn wipe(&mut self) {
        for field in &mut self.fields {
            if let Kind::Secret(input) = &mut field.kind {
                super::field::wipe(input);
            }
        }
    }

    /// With a sentence under the title.
    #[must_use]
    pub fn about(mut self, about: impl Into<String>) -> Self {
        self.about = about.into();
        self
    }

    /// The value of a field as text: what was typed, the chosen key, `true` or `false`. Empty where there is none.
    pub fn value(&self, name: &str) -> String {
        let Some(field) = self.fields.iter().find(|f| f.name == name) else {
            return String::new();
        };
        match &field.kind {
            Kind::Line(input) | Kind::Path(input) => input.value().trim().to_owned(),
            Kind::Secret(input) => input.value().to_owned(),
            Kind::Choice { options, at } => options.get(*at).map(|(key, _)| key.clone()).unwrap_or_default(),
            Kind::Pick { chosen, .. } => chosen.clone().unwrap_or_default(),
            Kind::Toggle(on) => on.to_string(),
        }
    }
}

impl Field {
    fn of(name: &'static str, label: Text, hint: Text, kind: Kind) -> Self {
        Self { name, label, called: String::new(), hint, kind, prefilled: false }
    }

    /// Under a name that people gave it.
    #[must_use]
    pub fn called(self, name: &str) -> Self {
        Self { called: visible_line(name), ..self }
    }

    /// What it is called on the screen.
    pub fn words(&self, lang: Lang) -> &str {
        if self.called.is_empty() { self.label.of(lang) } else { &self.called }
    }

    /// A line with something in it already.
    pub fn line(name: &'static str, label: Text, hint: Text, value: &str) -> Self {
        Self { prefilled: !value.is_empty(), ..Self::of(name, label, hint, Kind::Line(Input::from(value))) }
    }

    /// A line that is not shown.
    pub fn secret(name: &'static str, label: Text, hint: Text) -> Self {
        Self::of(name, label, hint, Kind::Secret(Input::default()))
    }

    /// A path.
    pub fn path(name: &'static str, label: Text, hint: Text) -> Self {
        Self::of(name, label, hint, Kind::Path(Input::default()))
    }

    /// The path of a file that begins with one that is known; typing takes its place.
    pub fn known_path(name: &'static str, label: Text, hint: Text, path: &str) -> Self {
        Self { prefilled: !path.is_empty(), ..Self::of(name, label, hint, Kind::Path(Input::from(path))) }
    }

    /// One of a few.
    pub fn choice(name: &'static str, label: Text, hint: Text, options: Vec<(String, String)>, at: usize) -> Self {
        Self::of(name, label, hint, Kind::Choice { options, at })
    }

    /// One of many, with the key of the one that is chosen at first.
    pub fn pick(
        name: &'static str,
        label: Text,
        hint: Text,
        options: Vec<(String, String)>,
        chosen: Option<String>,
    ) -> Self {
        let words = chosen.as_ref().and_then(|c| options.iter().find(|(k, _)| k == c)).map(|(_, w)| w.as_str());
        let input = Input::from(words.unwrap_or_default());
        Self::of(name, label, hint, Kind::Pick { input, options, chosen, cursor: 0 })
    }

    /// Yes or no.
    pub fn toggle(name: &'static str, label: Text, hint: Text, on: bool) -> Self {
        Self::of(name, label, hint, Kind::Toggle(on))
    }
}
