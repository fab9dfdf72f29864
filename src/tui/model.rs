//! Everything that the screen shows, and nothing else: the view is a pure function of it.

use super::action::Layer;
use super::frame::Frame;
use super::guest::Guest;
use super::overlay::Overlay;
use super::overlay::form::Form;
use super::screen;
use super::theme::Theme;
use crate::desk::Moment;
use crate::domain::ids::{OfficeId, PersonId};
use crate::domain::search::Index;
use crate::domain::state::State;
use crate::domain::trouble::ReadOnly;
use crate::text::Lang;
use std::collections::BTreeMap;
use tui_input::Input;

/// The model.
#[derive(Debug)]
pub struct Model {
    pub lang: Lang,
    pub theme: Theme,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Now, as of the message that is being handled.
    pub now: Moment,
    /// Who is at the desk; nobody while it is locked or being made.
    pub me: PersonId,
    pub state: State,
    /// Built anew whenever structures change.
    pub index: Index,
    pub read_only: Option<ReadOnly>,
    pub preferences: Preferences,
    /// The screen in front; [`Layer::Door`] while nobody is at the desk.
    pub screen: Layer,
    pub door: screen::door::Screen,
    pub home: screen::home::Screen,
    pub structures: screen::structures::Screen,
    pub campaign: screen::campaign::Screen,
    pub codes: screen::codes::Screen,
    pub book: screen::book::Screen,
    pub people: screen::people::Screen,
    pub register: screen::register::Screen,
    pub overlays: Vec<Overlay>,
    /// An outsider is before the screen: nothing else of the desk is shown or reached.
    pub guest: Option<Guest>,
    /// The filter line, while somebody types in it.
    pub filter: Option<Input>,
    /// What each screen is filtered by; nothing where it is not. The frame edits it and calls the screen's `refresh`.
    pub filters: BTreeMap<Layer, String>,
    /// A short message at the foot, and when it goes.
    pub toast: Option<(String, Option<Moment>)>,
    /// What the worker is doing: words, done, total.
    pub busy: Option<(String, u64, u64)>,
    /// What the frame around the screens remembers.
    pub frame: Frame,
}

impl Model {
    /// Before a door that is still to be looked at.
    pub fn new(lang: Lang, now: Moment) -> Self {
        Self {
            lang,
            theme: Theme::DARK,
            size: (80, 24),
            now,
            me: PersonId::default(),
            state: State::default(),
            index: Index::default(),
            read_only: None,
            preferences: Preferences::default(),
            screen: Layer::Door,
            door: screen::door::Screen::default(),
            home: screen::home::Screen::default(),
            structures: screen::structures::Screen::default(),
            campaign: screen::campaign::Screen::default(),
            codes: screen::codes::Screen::default(),
            book: screen::book::Screen::default(),
            people: screen::people::Screen::default(),
            register: screen::register::Screen::default(),
            overlays: Vec::new(),
            guest: None,
            filter: None,
            filters: BTreeMap::new(),
            toast: None,
            busy: None,
            frame: Frame::default(),
        }
    }

    /// Forgets everything that the desk held: nobody is at it any more. What somebody had begun to fill in waits for
    /// him.
    pub fn forget_desk(&mut self) {
        let begun: Vec<Form> = std::mem::take(&mut self.overlays).into_iter().filter_map(draft).collect();
        if self.screen != Layer::Door {
            self.frame.drafts = Some((self.me.clone(), begun));
        }
        let mut fresh = Self::new(self.lang, self.now);
        std::mem::swap(&mut fresh.frame, &mut self.frame);
        fresh.frame.jobs.forget();
        fresh.frame.came_from = None;
        if self.screen != Layer::Door {
            fresh.frame.back_to = Some((self.me.clone(), self.screen));
        }
        fresh.door = std::mem::take(&mut self.door);
        fresh.preferences = std::mem::take(&mut self.preferences);
        fresh.theme = self.theme;
        fresh.size = self.size;
        *self = fresh;
    }
}

/// What the program remembers of its user between two sessions. Nothing secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// `fr` or `en`; empty follows the system.
    pub language: String,
    /// `dark`, `light`, `contrast` or `mono`; empty is dark.
    pub theme: String,
    pub no_mouse: bool,
    /// The regional office whose structures are shown first.
    pub home_office: Option<OfficeId>,
    /// The structures screen shows the tree.
    pub tree: bool,
    /// What structures are sorted on, such as `city`; `-city` the other way round.
    pub structures_sort: String,
    /// The screen that was in front when the program was left.
    pub screen: String,
}

/// The form of an overlay in which something was typed, without its secrets.
fn draft(overlay: Overlay) -> Option<Form> {
    let Overlay::Form(mut form) = overlay else {
        return None;
    };
    form.wipe();
    (form.sent, form.leaving, form.reveal) = (false, false, false);
    form.touched.then_some(form)
}
