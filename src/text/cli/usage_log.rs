//! What the command line says of the portal's logs.

use crate::text::{Text, both};

pub const GROUP: Text = both("Journaux du portail", "Logs of the portal");
pub const IMPORT: Text =
    both("Lit un journal et compte l’usage des codes, par jour", "Reads a log and counts the usage of codes, by day");
pub const FILE: Text = both("Journal, non compressé", "Log, not compressed");
pub const FORMAT: Text = both(
    "Nom d’un format, ou chaîne de format comme « %h %l %u %t \"%r\" %s %b » ; sinon, les premières lignes le disent",
    "Name of a format, or a format string such as “%h %l %u %t \"%r\" %s %b”; otherwise the first lines tell it",
);
pub const UNKNOWN_TOO: Text = both(
    "Garde aussi l’usage d’identifiants inconnus ici sans année ou sans numéro d’unité, sauf ceux d’une personne",
    "Keeps the usage of logins unknown here without a year or a number of a unit too, but not those of one person",
);
pub const FORMATS: Text = both("Liste les formats qui ont un nom", "Lists the formats that have a name");
pub const REPORT: Text = both(
    "Liste les anciens codes encore en usage, les refusés, les inutilisés et les grands volumes",
    "Lists old codes still in use, refused ones, unused ones and great volumes",
);
pub const FIRST_LINE: Text =
    both("colonnes nommées par la première ligne du fichier", "columns named by the first line of the file");

/// Columns.
pub const FINDING: Text = both("Constat", "Finding");
pub const DAY: Text = both("Jour", "Day");
pub const AMOUNT: Text = both("Combien", "How much");
pub const LAST_USED: Text = both("Dernier usage", "Last used");
pub const LOOK: Text = both("Chaîne de format", "Format string");
