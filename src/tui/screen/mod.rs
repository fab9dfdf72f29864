//! The screens, one folder each: its state, what keys do to it, how it is drawn.

pub mod book;
pub mod campaign;
pub mod codes;
pub mod door;
pub mod home;
pub mod people;
pub mod register;
pub mod structures;
