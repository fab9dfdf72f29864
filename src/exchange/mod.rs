//! Formats in and out: registers of structures, spreadsheets, the portal's file. Pure: bytes in, values out.
//!
//! It must not know of the desk, of the register or of screens. What is read is cleaned here ([`crate::domain::clean`]);
//! whatever is odd is told with its line.
