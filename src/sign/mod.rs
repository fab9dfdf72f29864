//! Certificates and signatures of documents: written so that foreign programs accept them, verified on raw bytes.
//!
//! Standards: RFC 5280 (certificates, revocation), RFC 5652 (CMS), RFC 3161 (time-stamps), EN 319 122 and EN 319 142-1
//! (`CAdES` and `PAdES`, baselines B-B, B-T and B-LT), ISO 32000. This layer must not know of dossiers, posts or
//! screens, nor of any network: it takes bytes, keys, and the words of a stamp.

mod certificate;
pub mod cms;
pub mod crl;
pub mod der;
pub mod detached;
pub mod identity;
pub mod intake;
pub mod key;
pub mod pdf;
pub mod pkcs12;
pub mod tsp;
pub mod verify;
