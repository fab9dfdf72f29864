//! Pieces that screens and overlays are made of. They know styles and cells, nothing of the desk.

pub mod groups;
pub mod list;
pub mod panel;
pub mod panes;
pub mod place;
pub mod sheet;
pub mod table;
pub mod tabs;
pub mod wrap;
pub mod write;
