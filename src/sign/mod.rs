//! Certificates and PDF signatures: written so that foreign programs accept them, verified on raw bytes.
//!
//! Standards: RFC 5280 (certificates), RFC 5652 (CMS), EN 319 122 and EN 319 142-1 (`PAdES` baseline B-B), ISO 32000.
//! This layer must not know of dossiers, posts or screens: it takes bytes, keys and the words of a stamp.

pub mod cms;
pub mod der;
pub mod identity;
pub mod intake;
pub mod pdf;
pub mod verify;
