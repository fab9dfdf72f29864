//! The figures of a plan, in words: what each counts, of one and of several.

use super::format::count;
use super::{Lang, Text, both};
use crate::domain::plan::Figure;

/// One of a kind, and several.
type Counted = (Text, Text);

const LOST: Counted = (both("code perdu", "code lost"), both("codes perdus", "codes lost"));
const SPARED: Counted = (both("code épargné", "code spared"), both("codes épargnés", "codes spared"));
const STRANDED: Counted = (
    both("code durable sans attache, qui reste valable", "stranded lasting code, which stays valid"),
    both("codes durables sans attache, qui restent valables", "stranded lasting codes, which stay valid"),
);
const LEFT_WITHOUT: Counted = (
    both("de ces codes est le seul de sa structure", "of these codes is its structure’s only one"),
    both("de ces codes sont les seuls de leur structure", "of these codes are their structures’ only ones"),
);
const NOT_RENEWED: Counted = (
    both("structure non réinscrite", "structure not registered"),
    both("structures non réinscrites", "structures not registered"),
);
const OLD_IN_USE: Counted = (
    both("ancien code encore en usage", "old code still in use"),
    both("anciens codes encore en usage", "old codes still in use"),
);
const CALLED: Counted =
    (both("structure appelée", "structure called"), both("structures appelées", "structures called"));
const NEWLY_CALLED: Counted = (
    both("structure appelée pour la première fois", "structure called for the first time"),
    both("structures appelées pour la première fois", "structures called for the first time"),
);
const NO_LONGER_CALLED: Counted = (
    both("structure qui n’est plus appelée", "structure no longer called"),
    both("structures qui ne sont plus appelées", "structures no longer called"),
);
const LETTERS: Counted = (both("lettre", "letter"), both("lettres", "letters"));
const MAILS: Counted = (both("courriel", "mail"), both("courriels", "mails"));
const WITHOUT_MAIL: Counted = (
    both("structure sans adresse électronique", "structure without a mail address"),
    both("structures sans adresse électronique", "structures without a mail address"),
);
const CODES_SEEN: Counted = (both("code vu", "code seen"), both("codes vus", "codes seen"));
const UNKNOWN_CODES: Counted =
    (both("code inconnu ici", "code unknown here"), both("codes inconnus ici", "codes unknown here"));
const STRANGE_LINES: Counted = (
    both("ligne que le format ne lit pas", "line that the format does not fit"),
    both("lignes que le format ne lit pas", "lines that the format does not fit"),
);
const OPENINGS: Counted =
    (both("ouverture du portail", "opening of the portal"), both("ouvertures du portail", "openings of the portal"));
const REFUSALS: Counted = (both("refus", "refusal"), both("refus", "refusals"));
const NOT_DELIVERED: Counted =
    (both("code non remis", "code not delivered"), both("codes non remis", "codes not delivered"));
const AGAIN: Counted =
    (both("courriel envoyé de nouveau", "mail sent again"), both("courriels envoyés de nouveau", "mails sent again"));
const PURGED: Counted = (
    both("copie de secret détruite", "copy of a secret destroyed"),
    both("copies de secret détruites", "copies of secrets destroyed"),
);
const SUSPECTS: Counted = (both("code en cause", "suspect code"), both("codes en cause", "suspect codes"));
const SPELLINGS: Counted = (
    both("façon d’écrire ces codes", "way of writing these codes"),
    both("façons d’écrire ces codes", "ways of writing these codes"),
);
const KEPT_CODES: Counted = (
    both("code dont l’usage sera noté", "code whose usage will be noted"),
    both("codes dont l’usage sera noté", "codes whose usage will be noted"),
);
const UNREACHABLE: Counted = (
    both("personne sans adresse électronique", "person without a mail address"),
    both("personnes sans adresse électronique", "people without a mail address"),
);
const FILED_ALREADY: Counted =
    (both("dossier déjà classé", "dossier filed already"), both("dossiers déjà classés", "dossiers filed already"));
const COMING_BACK: Counted = (
    both("code revient, tel qu’il était avant la coupure", "code comes back as it was before the cut-off"),
    both("codes reviennent, tels qu’ils étaient avant la coupure", "codes come back as they were before the cut-off"),
);
const AWAITED_CODES: Counted = (
    both("d’eux, inconnu ici, attendra d’être importé", "of them, unknown here, waits to be taken in"),
    both("d’entre eux, inconnus ici, attendront d’être importés", "of them, unknown here, wait to be taken in"),
);

/// What is counted.
fn counted_as(what: Figure) -> Counted {
    match what {
        Figure::Lost => LOST,
        Figure::Spared => SPARED,
        Figure::Stranded => STRANDED,
        Figure::LeftWithout => LEFT_WITHOUT,
        Figure::NotRenewed => NOT_RENEWED,
        Figure::OldInUse => OLD_IN_USE,
        Figure::Called => CALLED,
        Figure::NewlyCalled => NEWLY_CALLED,
        Figure::NoLongerCalled => NO_LONGER_CALLED,
        Figure::Letters => LETTERS,
        Figure::Mails => MAILS,
        Figure::WithoutMail => WITHOUT_MAIL,
        Figure::CodesSeen => CODES_SEEN,
        Figure::UnknownCodes => UNKNOWN_CODES,
        Figure::StrangeLines => STRANGE_LINES,
        Figure::Openings => OPENINGS,
        Figure::Refusals => REFUSALS,
        Figure::NotDelivered => NOT_DELIVERED,
        Figure::Again => AGAIN,
        Figure::Purged => PURGED,
        Figure::Suspects => SUSPECTS,
        Figure::Spellings => SPELLINGS,
        Figure::KeptCodes => KEPT_CODES,
        Figure::Unreachable => UNREACHABLE,
        Figure::FiledAlready => FILED_ALREADY,
        Figure::ComingBack => COMING_BACK,
        Figure::AwaitedCodes => AWAITED_CODES,
    }
}

/// So many things of a kind, in words.
pub fn counted(what: Figure, n: usize, lang: Lang) -> String {
    let (one, many) = counted_as(what);
    count(n, one, many, lang)
}
