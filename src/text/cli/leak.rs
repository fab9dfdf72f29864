//! What the command line says of the cases that publishers report.

use crate::text::{Text, both};

pub const GROUP: Text = both("Signalements d’usage anormal par les éditeurs", "Misuse reported by publishers");
pub const REPORT: Text = both("Ouvre une affaire d’après un signalement", "Opens a case from a report");
pub const PUBLISHER: Text = both("Éditeur qui signale", "Publisher that reports");
pub const REFERENCE: Text = both("Référence donnée par l’éditeur", "Reference given by the publisher");
pub const FROM: Text = both(
    "Début, comme 2027-05-03, « 2027-05-03 14:30 » à l’heure d’ici ou 2027-05-03T14:30+02:00",
    "Beginning, such as 2027-05-03, “2027-05-03 14:30” by the time here or 2027-05-03T14:30+02:00",
);
pub const UNTIL: Text = both(
    "Fin, de même ; un jour seul va jusqu’à son dernier instant",
    "End, likewise; a day alone goes to its last second",
);
pub const ADDRESS: Text = both("Adresse IP que l’éditeur nomme", "IP address that the publisher names");
pub const URL: Text = both("Serveur ou partie d’une adresse web", "Host or part of a URL");
pub const WHAT: Text = both("Ce qui s’est passé, selon l’éditeur", "What happened, in the publisher’s words");
pub const LIST: Text = both("Liste les affaires", "Lists the cases");
pub const SHOW: Text = both(
    "Montre une affaire, les codes en cause et ce qui a été fait",
    "Shows a case, the suspect codes and what was done",
);
pub const NUMBER: Text = both("Numéro de l’affaire, comme F2027-01", "Number of the case, such as F2027-01");
pub const SEARCH: Text = both(
    "Cherche dans un journal les codes en cause, les plus probables d’abord",
    "Searches a log for suspect codes, the likeliest first",
);
pub const ACT: Text = both("Agit sur un code en cause", "Acts on a suspect code");
pub const LOGIN: Text = both("Identifiant du code", "Login of the code");
pub const REMEDY: Text = both(
    "held le suspend, replaced le remplace, delivered note sa remise, cleared le met hors de cause",
    "held suspends it, replaced replaces it, delivered notes its delivery, cleared clears it",
);
pub const REMEDY_VALUE: Text = both("SUITE", "REMEDY");
pub const INSTANT: Text = both("INSTANT", "INSTANT");
pub const BAD_INSTANT: Text = both(
    "un jour, avec ou sans l’heure, comme 2027-05-03, « 2027-05-03 14:30 » ou 2027-05-03T14:30+02:00",
    "a day, with or without the time, such as 2027-05-03, “2027-05-03 14:30” or 2027-05-03T14:30+02:00",
);
pub const ANSWER: Text = both(
    "Écrit la réponse à l’éditeur, sans nommer ni code ni personne",
    "Writes the answer to the publisher, which names neither codes nor people",
);
pub const CLOSE: Text = both("Clôt une affaire", "Closes a case");
pub const OUTCOME: Text = both("Comment elle s’est terminée", "How it ended");

/// Columns and fields.
pub const CASE: Text = both("Affaire", "Case");
pub const BY: Text = both("Éditeur", "Publisher");
pub const THEIR_REFERENCE: Text = both("Référence", "Reference");
pub const STANDING: Text = both("État", "Standing");
pub const OPEN: Text = both("ouverte", "open");
pub const CLOSED: Text = both("close", "closed");
pub const SUSPECTS: Text = both("Codes en cause", "Suspect codes");
pub const BEGINS: Text = both("Début", "Beginning");
pub const ENDS: Text = both("Fin", "End");
pub const IP: Text = both("Adresse IP", "IP address");
pub const HOST: Text = both("Adresse web", "URL");
pub const FACTS: Text = both("Faits signalés", "What happened");
pub const LINES: Text = both("Lignes", "Lines");
pub const VOLUME: Text = both("Volume", "Volume");
pub const ADDRESSES: Text = both("Adresses", "Addresses");
pub const NAMED: Text = both("Adresse nommée", "Named address");
pub const DONE: Text = both("Suite donnée", "Done about it");
