//! Tests of the register screen.
