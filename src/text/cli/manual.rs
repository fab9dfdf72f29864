//! Headings of the manual page, as manuals of each language have them.

use crate::text::{Text, both};

pub const NAME: Text = both("NOM", "NAME");
pub const SYNOPSIS: Text = both("SYNOPSIS", "SYNOPSIS");
pub const OPTIONS: Text = both("OPTIONS GÉNÉRALES", "GENERAL OPTIONS");
pub const STATUS: Text = both("CODE DE RETOUR", "EXIT STATUS");
pub const COMMANDS: Text = both("COMMANDES", "COMMANDS");
pub const GENERAL: Text = both(
    "Toutes les commandes prennent les options générales. Une date s’écrit 2027-06-06.",
    "Every command takes the general options. A date is written 2027-06-06.",
);
