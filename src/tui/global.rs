//! Actions that work on every screen.

use super::registry::Row;

/// Their rows.
pub const ROWS: &[Row] = &[];
