//! The screen: key presses in, pictures out. It knows the desk's verbs, the domain and the texts; never a cipher, a file
//! format or the sled store.
//!
//! A key press goes to the field that is edited, else to the top overlay, else to the screen, else to the global actions;
//! `update` changes the model and returns effects; the run loop carries them out and draws the model once.

pub mod action;
pub mod effect;
#[cfg(test)]
pub mod fixture_lists;
pub mod global;
pub mod model;
pub mod overlay;
pub mod registry;
pub mod screen;
pub mod theme;
pub mod widget;
