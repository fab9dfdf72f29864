//! What `--help` says of letters, sheets and the texts that they are made of.

use crate::text::{Text, both};

pub const CODES_LETTER: Text =
    both("Écrit les lettres qui remettent des codes", "Writes the letters that hand codes over");
pub const LETTER_UNDELIVERED: Text =
    both("Tous les codes de la campagne qui n’ont pas été remis", "Every code of the campaign not handed over yet");
pub const LETTER_OUT: Text = both("Répertoire des lettres, une par code", "Folder of the letters, one for each code");
pub const SEND_REGISTRATION: Text =
    both("Met une inscription en circulation dans le parapheur", "Sends a registration through the signing book");
pub const TEXTS: Text = both("Textes des lettres et des courriels", "Texts of letters and mails");
pub const TEXTS_LIST: Text = both("Liste les textes", "Lists the texts");
pub const TEXTS_WORDS: Text =
    both("Liste les mots entre accolades et ce qu’ils désignent", "Lists the words in braces and what they stand for");
pub const TEXTS_SHOW: Text =
    both("Écrit un texte, à modifier puis reprendre", "Prints a text, to be edited and set again");
pub const TEXTS_SET: Text = both("Remplace un texte par celui d’un fichier", "Replaces a text by that of a file");
pub const TEXTS_RESET: Text = both("Revient au texte d’origine", "Goes back to the usual text");
pub const TEXTS_PREVIEW: Text =
    both("Écrit un texte en PDF, avec des valeurs inventées", "Writes a text as a PDF, with invented values");
pub const TEXT_NAME: Text = both("Nom du texte", "Name of the text");
pub const TEXT_FILE: Text = both("Fichier du texte, en UTF-8", "File of the text, UTF-8");
pub const TEXT_YEAR: Text =
    both("Campagne de cette année, au lieu de celle qui court", "Campaign of this year, instead of the running one");
