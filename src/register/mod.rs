//! The append-only signed record of every act, one log for each person, device and epoch.
//!
//! Entries are signed headers in a public format, hashed as RFC 6962 leaves; their payloads arrive here sealed and
//! leave sealed. This layer must not know what a payload says, nor any screen, nor the sled store.

pub mod entry;
pub mod export;
pub mod head;
pub mod log;
pub mod merkle;
pub mod note;
