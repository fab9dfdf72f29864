//! What the desk keeps beside the register: the sled store of sealed rows, the vault of keys, files by hash, the anchor.
//!
//! This is the only place that names sled. It must not know what a row means: it takes bytes and names.

pub mod anchor;
pub mod documents;
pub mod lock;
pub mod rows;
pub mod seal;
pub mod sums;
pub mod vault;
