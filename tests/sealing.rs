//! The seals of the signing book as a desk makes them, before foreign judges: certified circuits, stamps, time-stamps,
//! certificates that are brought or revoked, annexes signed beside.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;
mod peers;
#[path = "seals/served.rs"]
mod served;
#[path = "seals/world.rs"]
#[allow(dead_code, reason = "this file uses a part of it")]
mod world;

#[path = "sealing/annexes.rs"]
mod annexes;
#[path = "sealing/certified.rs"]
mod certified;
#[path = "sealing/evidence.rs"]
mod evidence;
#[path = "sealing/house.rs"]
mod house;
#[path = "sealing/keys.rs"]
mod keys;
#[path = "sealing/time.rs"]
mod time;
