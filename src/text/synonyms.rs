//! Words that people say where the program has another one: an action is found by either. One table for both languages.

use super::{Lang, Text, both};

/// How a word of the house begins in the texts of actions, and what people call the same thing: words set off by spaces,
/// each found by itself. Folded as what is looked through is.
const SAID: &[(Text, Text)] = &[
    (both("affaire", "case"), both("fuite compromission signalement piratage", "leak breach misuse report hack")),
    (both("phrase de passe", "passphrase"), both("mot de passe mdp", "password")),
    (both("parapheur", "signing book"), both("signature workflow", "signatures workflow approvals")),
    (both("signer", "sign"), both("parapher approuver", "approve")),
    (both("viser", "visa"), both("valider parapher", "approve validate")),
    (both("en pdf", "as a pdf"), both("imprimer impression", "print")),
    (both("lettre", "letter"), both("imprimer publipostage", "print mailing")),
    (both("cherche", "search"), both("rechercher trouver retrouver", "find look")),
    (both("filtrer", "filter"), both("rechercher trouver chercher", "find search")),
    (both("reprend votre", "takes your"), both("annuler defaire", "undo cancel")),
    (both("rend les anciens", "makes the old"), both("defaire retablir", "cancel restore")),
    (both("revenir", "back"), both("annuler retour fermer", "cancel return close")),
    (both("retirer le dossier", "withdraw"), both("annuler abandonner supprimer", "cancel abandon delete")),
    (both("revoque", "revoke"), both("annuler supprimer desactiver", "cancel delete disable")),
    (both("touches", "keys"), both("raccourcis clavier manuel", "shortcuts keyboard manual")),
    (both("quitter", "quit"), both("sortir fermer", "exit close")),
    (both("verrouiller", "lock"), both("deconnexion session", "logout log out session")),
    (
        both("reglages", "settings"),
        both("preferences options configuration theme", "preferences options configuration theme"),
    ),
    (both("ecrit ", "writes "), both("exporter telecharger extraire", "export download extract")),
    (both("importer", "import"), both("charger reprendre", "load")),
    (both("tampon", "stamp"), both("cachet griffe", "seal")),
    (both("cachet", "seal"), both("tampon", "stamp")),
    (
        both("delegation de signature", "authority to sign"),
        both("habilitation pouvoir mandat", "delegation mandate power"),
    ),
    (both("suppleance", "substitution"), both("absence conge interim remplacement", "absence leave deputy")),
    (both("suppleant", "substitute"), both("absence conge interim remplacant", "absence leave deputy")),
    (both("sms", "sms"), both("texto telephone portable", "text message phone mobile")),
    (both("exterieure", "outsider"), both("externe invite", "guest external")),
    (both("courriel", "mail"), both("mail e-mail email mel messagerie smtp", "email e-mail smtp")),
    (both("compte", "account"), both("utilisateur acces droits", "user login rights")),
    (both("annuaire", "directory"), both("agents utilisateurs contacts", "staff users contacts")),
    (both("registre", "register"), both("journal historique trace audit", "log history trail audit")),
    (both("horodat", "time-stamp"), both("timestamp tsa", "timestamp tsa")),
    (both("coffre-fort", "strongbox"), both("archivage conservation", "archive preservation")),
    (both("relancer", "remind"), both("rappeler notifier", "notify chase")),
    (both("rappeler", "remind"), both("relancer notifier", "notify chase")),
    (both("transmettre", "hand the task"), both("deleguer rediriger", "delegate forward")),
    (both("annoter", "annotate"), both("commenter remarque note", "comment remark note")),
    (both("suspendre", "suspend"), both("bloquer geler", "block freeze")),
    (both("fonction", "post"), both("poste emploi", "position job")),
];

/// What else the things that a folded text names are called, for a search; each behind a space.
pub fn also_said(folded: &str, lang: Lang) -> String {
    let named = |house: &str| {
        let before = |at: usize| folded[..at].chars().next_back();
        folded.match_indices(house).any(|(at, _)| !before(at).is_some_and(char::is_alphanumeric))
    };
    SAID.iter().filter(|(house, _)| named(house.of(lang))).map(|(_, said)| format!(" {}", said.of(lang))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    #[test]
    fn the_table_is_folded_already() {
        for (house, said) in SAID {
            for lang in [Lang::Fr, Lang::En] {
                for text in [house.of(lang), said.of(lang)] {
                    assert_eq!(fold(text), text);
                }
            }
        }
    }

    #[test]
    fn a_word_of_the_house_is_one_where_it_begins_a_word() {
        assert!(also_said(&fold("Ouvrir une affaire"), Lang::Fr).contains(" fuite"));
        assert!(also_said(&fold("Se présente sans rien signer"), Lang::Fr).contains("approuver"));
        assert!(!also_said(&fold("Désigner un suppléant"), Lang::Fr).contains("approuver"));
        assert!(also_said(&fold("Show the cases"), Lang::En).contains(" leak"));
    }
}
