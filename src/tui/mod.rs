//! The screen: key presses in, pictures out. It knows the desk's verbs, the domain and the texts; never a cipher, a file
//! format or the sled store.
//!
//! A key press goes to the field that is edited, else to the top overlay, else to the screen, else to the global actions;
//! `update` changes the model and returns effects; the run loop carries them out and draws the model once.

pub mod action;
pub mod bars;
pub mod chord;
pub mod dispatch;
pub mod effect;
pub mod event;
#[cfg(test)]
mod every_action;
#[cfg(test)]
mod every_form;
#[cfg(test)]
mod fixture_book;
#[cfg(test)]
mod fixture_lists;
#[cfg(test)]
mod fixture_renewal;
pub mod frame;
pub mod global;
pub mod guest;
pub mod keymap;
pub mod model;
pub mod mouse;
pub mod next;
pub mod overlay;
pub mod perform;
#[cfg(test)]
mod pictures;
pub mod preferences;
pub mod registry;
pub mod report;
pub mod run;
pub mod screen;
#[cfg(test)]
mod stage;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
pub mod widget;
pub mod words;

#[cfg(test)]
mod tests;

pub use run::{Options, run};
