//! What the commands answer, ask and warn of.

use crate::text::format::number;
use crate::text::{Lang, Text, both};

pub const NOTHING: Text = both("Rien à montrer.", "Nothing to show.");
pub const YES: Text = both("oui", "yes");
pub const NO: Text = both("non", "no");
pub const ADMINISTRATOR: Text = both("administrateur", "administrator");
pub const EVERY_KIND: Text = both("tous", "all");
pub const VOID: Text = both("révoquée", "revoked");
pub const MAY: Text = both("peut agir", "may act");
pub const MAY_NOT: Text = both("ne peut pas agir", "may not act");
pub const STOPPING: Text = both("Arrêt demandé : rien ne sera changé.", "Stopping as asked: nothing will be changed.");
pub const DEMO_BEGINS: Text = both("Préparation du bureau de démonstration…", "Preparing the demonstration desk…");
pub const WORKING: Text = both("En cours", "Working");
pub const TWICE: Text = both("La même, pour vérifier : ", "The same again, to make sure: ");
pub const NEW_PASSPHRASE: Text = both("Nouvelle phrase de passe : ", "New passphrase: ");
pub const FIRST_PASSPHRASE: Text =
    both("Première phrase de passe de ce compte : ", "First passphrase of that account: ");
pub const NO_TEXT: Text =
    both("(pas de texte : page numérisée ou dessinée)", "(no text: a page that was scanned or drawn)");
pub const UNSIGNED: Text = both("Aucune signature dans ce fichier.", "No signature in this file.");
pub const REVEAL_WARNING: Text = both(
    "Ce secret ouvre le portail : ne le laissez ni à l’écran ni dans un fichier.",
    "This secret opens the portal: leave it neither on the screen nor in a file.",
);
pub const HARDENING: Text = both(
    "Attention : le système refuse de protéger la mémoire de ce programme",
    "Warning: the system refuses to protect the memory of this program",
);

/// Asks for a passphrase.
pub fn passphrase_of(name: &str, lang: Lang) -> String {
    say!(lang, "Phrase de passe de {name} : ", "Passphrase of {name}: ")
}

/// Asks for the password of the mail server.
pub fn mail_password(user: &str, lang: Lang) -> String {
    say!(lang, "Mot de passe de {user} sur le serveur de messagerie : ", "Password of {user} on the mail server: ")
}

/// A desk was made.
pub fn desk_made(path: &str, lang: Lang) -> String {
    say!(
        lang,
        "Bureau créé dans {path}. Commencez par « paraphe structures import FICHIER ».",
        "Desk created in {path}. Begin with “paraphe structures import FILE”."
    )
}

/// A demonstration desk was made.
pub fn demo_made(path: &str, lang: Lang) -> String {
    say!(lang, "Bureau de démonstration dans {path}", "Demonstration desk in {path}")
}

/// How far a long act has come.
pub fn progress(done: u64, total: u64, lang: Lang) -> String {
    let word = WORKING.of(lang);
    let (done, total_shown) = (number(done, lang), number(total, lang));
    match total {
        0 => say!(lang, "{word} : {done}", "{word}: {done}"),
        _ => say!(lang, "{word} : {done} sur {total_shown}", "{word}: {done} of {total_shown}"),
    }
}

/// The campaign, in one line.
pub fn campaign(year: u16, opens: &str, cutoff: &str, lang: Lang) -> String {
    say!(
        lang,
        "Campagne {year}, ouverte le {opens}, coupure le {cutoff}",
        "Campaign {year}, opens on {opens}, cut-off on {cutoff}"
    )
}

/// A title over the pages of a document.
pub fn page(n: usize, of: usize, lang: Lang) -> String {
    say!(lang, "—— page {n} sur {of} ——", "—— page {n} of {of} ——")
}

/// Entries are left out.
pub fn shown_of(shown: usize, total: usize, lang: Lang) -> String {
    let (shown, total) = (number(shown, lang), number(total, lang));
    say!(
        lang,
        "{shown} écritures sur {total} ; --most 0 les montre toutes.",
        "{shown} entries of {total}; --most 0 shows all."
    )
}

/// The register was written out.
pub fn exported(path: &str, lang: Lang) -> String {
    say!(lang, "Registre écrit dans {path}", "Register written to {path}")
}

/// Something that holds for a year.
pub fn in_year(year: u16, told: &str, lang: Lang) -> String {
    say!(lang, "{year} : {told}", "{year}: {told}")
}
