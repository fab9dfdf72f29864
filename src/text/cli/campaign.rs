//! What the commands of the campaign say: its choices, its queue, its figures, its cut-off, the way to the other portal.

use crate::domain::standing::Mark;
use crate::text::format::{count, number};
use crate::text::{Lang, Text, both};

/// Help of opening and adjusting.
pub const ADJUST: Text =
    both("Change les dates et les réglages d’une campagne", "Changes dates and choices of a campaign");
pub const OPEN: Text = both(
    "Ouvre la campagne d’une année ; ce qui n’est pas dit reste comme à la dernière",
    "Opens the campaign of a year; what is not said stays as in the last one",
);
pub const YES_NO: Text = both("yes|no", "yes|no");
pub const TEAMS: Text = both("Permet des codes d’équipe", "Allows team codes");
pub const RESEND: Text = both(
    "Garde la copie scellée d’un secret, pour l’envoyer de nouveau",
    "Keeps the sealed copy of a secret, to send it again",
);
pub const PURGE: Text =
    both("Détruit cette copie dès que la réception est notée", "Destroys that copy once receipt is noted");
pub const ORIGIN: Text = both("Qui fait les codes", "Who makes the codes");
pub const PROOF: Text = both("Ce qu’une structure montre avant son code", "What a structure shows before its code");
pub const REMINDERS: Text = both(
    "Jours des rappels, comptés depuis la coupure, comme -30,-7,1",
    "Days of the reminders, counted from the cut-off, such as -30,-7,1",
);
pub const DAYS: Text = both("JOURS", "DAYS");
pub const BAD_DAYS: Text = both(
    "des nombres de jours séparés par des virgules, comme -30,-7,1",
    "numbers of days with commas, such as -30,-7,1",
);

/// Help of registrations.
pub const DIRECTOR: Text =
    both("Direction, si elle diffère du répertoire", "Head, where other than in the national register");
pub const MIXED: Text = both("Mixte ou non, contre le répertoire", "Mixed or not, against the national register");
pub const COMMENT: Text = both("Remarque de la structure", "Remark of the structure");
pub const TO_CHECK: Text =
    both("Met dans la file : à vérifier avant tout code", "Puts into the queue: to be checked before any code");
pub const REVIEW: Text =
    both("Accepte, refuse ou réoriente des inscriptions", "Accepts, refuses or moves registrations");
pub const ACCEPT: Text = both("Les accepte", "Accepts them");
pub const REFUSE: Text = both("Les refuse, avec un motif", "Refuses them, with a reason");
pub const MOVE: Text = both(
    "Les réoriente vers cette délégation régionale, avec un motif",
    "Moves them to this regional office, with a reason",
);
pub const REVIEW_REASON: Text = both("Motif, que la structure lira", "Reason, which the structure will read");
pub const QUEUE: Text = both(
    "Liste les inscriptions à vérifier, refusées ou réorientées",
    "Lists registrations to check, refused or moved",
);
pub const QUEUE_ALL: Text = both("Montre aussi celles qui sont acceptées", "Shows those that were accepted too");

/// Help of the figures.
pub const STATUS: Text = both("Dit où en est la campagne, en chiffres", "Says where the campaign stands, in figures");
pub const STATUS_YEAR: Text =
    both("Campagne de cette année, même close", "Campaign of this year, even one that is over");
pub const STATUS_BY: Text = both("Seulement ce tableau", "This table only");
pub const STATUS_LIST: Text = both("Les structures qu’un chiffre compte", "The structures that a figure counts");

/// Help of the cut-off.
pub const CUTOFF: Text =
    both("Montre ce que la coupure ferait ; la fait avec --do", "Shows what the cut-off would do; does it with --do");
pub const CUTOFF_DO: Text = both("Coupe les anciens codes", "Cuts the old codes off");
pub const CUTOFF_YES: Text = both("Sans demander de mot à taper", "Without asking for a word to be typed");
pub const UNDO: Text = both(
    "Annule la coupure, tant que le fichier du portail n’est pas écrit",
    "Takes the cut-off back, until the portal’s file is written",
);

/// Help of the way to the other portal.
pub const TRACK: Text = both(
    "Accès des membres de structures mixtes au portail de l’autre tutelle",
    "Way of members of mixed structures to the other body’s portal",
);
pub const TRACK_NOTE: Text = both("Note une étape d’une personne", "Notes a step of a person");
pub const TRACK_PERSON: Text = both("Personne : « Nom <courriel> », ou son nom", "Person: “Name <mail>”, or the name");
pub const TRACK_STAGE: Text = both("Étape", "Step");
pub const TRACK_AT: Text = both("Où elle en est", "How far it has come");
pub const TRACK_DAY: Text = both("Date de l’étape, aujourd’hui sinon", "Day of the step, today otherwise");
pub const TRACK_LIST: Text =
    both("Dit ce que chacun doit encore faire, et à qui s’adresser", "Says what each has yet to do, and whom to ask");
pub const STAGE: Text = both("ÉTAPE", "STEP");
pub const STATE: Text = both("ÉTAT", "STATE");

/// Help of codes.
pub const ISSUE_TEAM: Text =
    both("À cette équipe de la structure ; peut être répété", "To this team of the structure; may be repeated");
pub const TEAMS_OF_ONE: Text =
    both("--team ne va qu’avec une seule structure : donnez-en une.", "--team goes with one structure only: give one.");
pub const REPLACE: Text = both(
    "Donne un nouveau secret : le portail refuse l’ancien aussitôt",
    "Gives a new secret: the portal refuses the old one at once",
);
pub const REVOKE_PREFIX: Text = both("Tous ceux qui commencent ainsi, comme 26INS", "All that begin so, such as 26INS");
pub const PREFIX: Text = both("DÉBUT", "PREFIX");

/// Columns.
pub const GROUP_OFFICE: Text = both("Délégation", "Office");
pub const GROUP_KIND: Text = both("Type", "Kind");
pub const NO_OFFICE: Text = both("(aucune délégation)", "(no office)");
pub const REVIEW_COLUMN: Text = both("Vérification", "Review");
pub const MADE: Text = both("Inscrite le", "Registered");
pub const MIXED_COLUMN: Text = both("Mixte", "Mixed");
pub const COMMENT_COLUMN: Text = both("Remarque", "Remark");
pub const DUE: Text = both("À faire", "To do");
pub const CONTACT: Text = both("S’adresser à", "Ask");
pub const OLD_USED: Text = both("Vu le", "Seen");
pub const LEFT_WITHOUT: Text = both("Reste sans code", "Left without");
pub const EXEMPTION: Text = both("Pourquoi", "Why");

/// What a figure counts, as the title of a column.
pub fn mark(value: Mark) -> Text {
    match value {
        Mark::Called => both("Appelées", "Called"),
        Mark::Missing => both("Manquent", "Missing"),
        Mark::ToCheck => both("À vérifier", "To check"),
        Mark::Registered => both("Réinscrites", "Registered"),
        Mark::Issued => both("Émis", "Issued"),
        Mark::Delivered => both("Remis", "Delivered"),
        Mark::Received => both("Reçus", "Received"),
        Mark::InUse => both("En usage", "In use"),
        Mark::Exempt => both("Dispensées", "Exempt"),
        Mark::Stranded => both("Sans attache", "Stranded"),
    }
}

/// What the figures amount to, in the words of the screen.
pub const CONCERNED: Text = both(
    "Appelées, dispensées, ou dont la demande est à vérifier\u{a0}: les structures concernées de l’écran F4.",
    "Called, exempt, or whose request is to be checked: the structures concerned of screen F4.",
);

/// Where the campaign stands, in one line.
pub fn phase(phase: &str, days_left: Option<i64>, lang: Lang) -> String {
    let days = |n: i64| count(n.unsigned_abs(), both("jour", "day"), both("jours", "days"), lang);
    match days_left {
        None => say!(lang, "Campagne {phase}.", "Campaign {phase}."),
        Some(n) if n >= 0 => {
            let left = days(n);
            say!(lang, "Campagne {phase}, coupure dans {left}.", "Campaign {phase}, cut-off in {left}.")
        }
        Some(n) => {
            let late = days(n);
            say!(lang, "Campagne {phase} : date passée de {late}.", "Campaign {phase}: {late} behind the date.")
        }
    }
}

/// Registrations so far, against last year's on the same day.
pub fn curve(day: usize, now: usize, before: Option<(u16, usize)>, lang: Lang) -> String {
    let (day, now) = (
        number(day, lang),
        count(now, both("inscription", "registration"), both("inscriptions", "registrations"), lang),
    );
    match before {
        None => say!(lang, "{now} au jour {day}.", "{now} on day {day}."),
        Some((year, then)) => {
            let then = number(then, lang);
            say!(
                lang,
                "{now} au jour {day} ; en {year}, {then} au même jour.",
                "{now} on day {day}; in {year}, {then} on the same day."
            )
        }
    }
}

/// Titles of the four lists of a forecast, each with how many it holds.
pub fn lost(n: usize, lang: Lang) -> String {
    count(
        n,
        both("code cesserait de valoir", "code would stop working"),
        both("codes cesseraient de valoir", "codes would stop working"),
        lang,
    )
}

/// Structures whose code is not touched.
pub fn spared(n: usize, lang: Lang) -> String {
    count(
        n,
        both("dispense, avec sa preuve", "exemption, with its proof"),
        both("dispenses, avec leur preuve", "exemptions, with their proof"),
        lang,
    )
}

pub const STRANDED_WHY: Text = both("Pourquoi", "Why");

/// Lasting codes that nobody may hold any more.
pub fn stranded(n: usize, lang: Lang) -> String {
    count(
        n,
        both(
            "code durable sans attache, que la coupure ne touche pas",
            "stranded lasting code, which the cut-off does not touch",
        ),
        both(
            "codes durables sans attache, que la coupure ne touche pas",
            "stranded lasting codes, which the cut-off does not touch",
        ),
        lang,
    )
}

/// Structures that have not renewed.
pub fn missing(n: usize, lang: Lang) -> String {
    count(
        n,
        both("structure non réinscrite", "structure not registered"),
        both("structures non réinscrites", "structures not registered"),
        lang,
    )
}

/// Old codes that logs still show.
pub fn in_use(n: usize, lang: Lang) -> String {
    count(
        n,
        both("ancien code vu depuis l’ouverture", "old code seen since the opening"),
        both("anciens codes vus depuis l’ouverture", "old codes seen since the opening"),
        lang,
    )
}

/// How the cut-off is done.
pub const HOW_TO_CUT: Text = both(
    "Rien n’a été changé. Pour couper : « paraphe campaign cutoff --do ».",
    "Nothing was changed. To cut off: “paraphe campaign cutoff --do”.",
);
