//! What the directory's screen says of the tree of posts, substitutions, beneficiaries, certificates, and of who may sign.

use super::format::{day, euros};
use super::words::document_kind;
use super::{Lang, Text, both};
use crate::domain::clean::visible_line;
use crate::domain::dossier::DocumentKind;
use chrono::NaiveDate;

// Actions: what each is called, and one sentence about it.

/// Move a post.
pub const MOVE: (Text, Text) = (
    both("Placer la fonction", "Move post"),
    both(
        "Place une fonction sous une autre, ou sous celle d’ordinaire.",
        "Puts a post under another one, or under the usual one.",
    ),
);
/// Decide a substitution.
pub const SUBSTITUTE: (Text, Text) = (
    both("Désigner un suppléant", "Name a substitute"),
    both(
        "Désigne qui supplée le titulaire d’une fonction pendant une absence.",
        "Says who stands in for the holder of a post during an absence.",
    ),
);
/// End a substitution.
pub const END_SUBSTITUTION: (Text, Text) = (
    both("Terminer une suppléance", "End substitution"),
    both("Met fin à une suppléance avant son terme.", "Ends a substitution before its time."),
);
/// Propose a beneficiary.
pub const PROPOSE: (Text, Text) = (
    both("Proposer un bénéficiaire", "Propose a beneficiary"),
    both(
        "Propose une personne pour un compte, au titre d’une direction fonctionnelle ou d’une délégation régionale.",
        "Proposes somebody for an account, as head of a functional department or of a regional office.",
    ),
);
/// Revoke a certificate.
pub const REVOKE_CERTIFICATE: (Text, Text) = (
    both("Révoquer un certificat", "Revoke a certificate"),
    both(
        "Révoque un certificat de signature\u{a0}: le vôtre, ou pour un administrateur celui d’un compte.",
        "Revokes a signing certificate: your own, or as an administrator that of any account.",
    ),
);
/// Who may sign.
pub const WHO: (Text, Text) = (
    both("Qui peut signer", "Who may sign"),
    both(
        "Dit qui peut signer une sorte de document un jour donné, par quels actes, ou pourquoi non.",
        "Says who may sign a kind of document on a day, by which acts, or why not.",
    ),
);

// Why an action cannot be done now.

pub const NO_SUBSTITUTION: Text =
    both("aucune suppléance à terminer sur cette ligne", "no substitution on this row can be ended");
pub const NOT_PROPOSER: Text = both(
    "vous ne dirigez ni direction fonctionnelle ni délégation régionale",
    "you head neither a functional department nor a regional office",
);
pub const NO_CERTIFICATE: Text =
    both("aucun certificat que vous puissiez révoquer", "no certificate that you may revoke");

// Lists and columns.

pub const SUBSTITUTIONS: Text = both("Suppléances", "Substitutions");
pub const NO_SUBSTITUTIONS: Text = both(
    "Aucune suppléance n’est décidée. Elle dit qui agit pendant l’absence d’un titulaire.",
    "No substitution is decided. It says who acts while the holder of a post is away.",
);
pub const SUBSTITUTE_WHO: Text = both("Suppléant", "Substitute");
pub const ENDED: Text = both("✗ terminée", "✗ ended early");
pub const PROPOSED: Text = both("… proposé", "… proposed");

/// The title of the column of posts where they stand as a tree.
pub const POST_TREE: Text = both("Fonction, par rang", "Post, by rank");

// The detail.

pub const ABOVE: Text = both("Au-dessus", "Above");
pub const BELOW: Text = both("Au-dessous", "Below");
pub const USUAL: Text = both("celle d’ordinaire", "the usual one");
pub const SUBSTITUTED: Text = both("Suppléances", "Substitutions");
pub const STANDS_IN_FOR: Text = both("Suppléances tenues", "Stands in");
pub const CERTIFICATE: Text = both("Certificat", "Certificate");
pub const AWAITED: Text = both("en attente d’un administrateur", "waits for an administrator");
pub const PROPOSAL: Text = both("Proposition", "Proposal");
pub const SOURCE: Text = both("Tenue de", "Given on by");
pub const GIVING_ON: Text = both("Subdélégation", "Giving on");
pub const MAY_GIVE_ON: Text = both("permise", "allowed");
pub const MAY_NOT: Text = both("interdite", "forbidden");
pub const THIS_ONLY: Text = both("cette structure seule", "this structure alone");
pub const LEANING: Text = both("Délégations qui en viennent", "Authorities that come from it");
pub const ENDED_BY: Text = both("Terminée par", "Ended by");
pub const IN_PLACE_OF: Text = both("Titulaire", "Holder");

/// A certificate in force.
pub fn certificate_until(serial: &str, until: Option<NaiveDate>, lang: Lang) -> String {
    let Some(until) = until else { return serial.to_owned() };
    let until = day(until, lang);
    say!(lang, "{serial}, jusqu’au {until}", "{serial}, until {until}")
}

/// A certificate that was revoked.
pub fn certificate_revoked(serial: &str, why: &str, on: NaiveDate, name: &str, lang: Lang) -> String {
    let on = day(on, lang);
    say!(lang, "✗ {serial}, révoqué le {on} par {name} : {why}", "✗ {serial}, revoked on {on} by {name}: {why}")
}

/// Who proposed somebody.
pub fn proposed_by(name: &str, post: &str, on: NaiveDate, lang: Lang) -> String {
    let on = day(on, lang);
    say!(lang, "par {name}, « {post} », le {on}", "by {name}, “{post}”, on {on}")
}

// Forms.

pub const ABOVE_HINT: Text = both("Tapez un intitulé, puis choisissez.", "Type a title, then choose.");
pub const MOVE_ABOUT: Text = both(
    "Les dossiers remontent de fonction en fonction par cette voie.",
    "This is the way by which dossiers go up from post to post.",
);
pub const ABSENT_HINT: Text = both("Celle dont le titulaire est absent.", "The one whose holder is away.");
pub const DECISION_HINT: Text =
    both("Référence de la décision, par exemple Note 2027-4.", "Reference of the decision, such as Note 2027-4.");
pub const DECISION_MISSING: Text = both("Donnez la référence de la décision.", "Give the reference of the decision.");
pub const MANNER: Text = both("Signe", "Signs");
pub const MANNER_HINT: Text =
    both("Imprimé sur le tampon, après la fonction.", "Printed in the stamp, after the post.");
pub const UNTIL_MISSING: Text =
    both("Une suppléance a toujours un dernier jour.", "A substitution always has a last day.");
pub const SUBSTITUTE_ABOUT: Text = both(
    "La personne agira à la place du titulaire, par les délégations de signature de celui-ci.",
    "The person will act in the place of the holder, by the holder’s authorities to sign.",
);
pub const SUBSTITUTION: Text = both("Suppléance", "Substitution");
pub const FIRST_WITHOUT: Text = both("Cesse le", "Stops on");
pub const FIRST_WITHOUT_HINT: Text = both(
    "Premier jour sans elle ; ce qui a été fait avant reste fait.",
    "First day without it; what was done before stays done.",
);
pub const PROPOSE_ABOUT: Text = both(
    "Un administrateur ouvrira le compte ; il verra que vous l’avez proposé.",
    "An administrator will open the account, and sees that you proposed it.",
);
pub const REASON: Text = both("Motif", "Reason");
pub const REVOKE_CERTIFICATE_ABOUT: Text = both(
    "Définitif. La personne devra demander un autre certificat pour signer de nouveau.",
    "Final. The person must ask for another certificate to sign again.",
);
pub const KIND: Text = both("Document", "Document");
pub const AMOUNT: Text = both("Montant", "Amount");
pub const STRUCTURE: Text = both("Structure", "Structure");
pub const ON: Text = both("Le", "On");
pub const NO_STRUCTURE: Text = both("aucune en particulier", "none in particular");
pub const EVERYBODY: Text = both("tout le monde", "everybody");
pub const WHO_ABOUT: Text = both(
    "Pour un jour passé ou à venir : la réponse vient avec toute la chaîne des actes.",
    "For a day past or to come: the answer comes with the whole chain of acts.",
);
pub const NOBODY: Text = both(
    "Personne n’a de délégation de signature ni de suppléance qui puisse servir.",
    "Nobody has an authority to sign or a substitution that could serve.",
);
pub const SOURCE_FIELD: Text = both("Tenue de", "Given on from");
pub const NO_SOURCE: Text = both("la tête de l’institut", "the head of the institute");
pub const MAY_FIELD: Text = both("Peut subdéléguer", "May be given on");
pub const ONLY_FIELD: Text = both("Structure seule", "Structure alone");
pub const ONLY_HINT: Text =
    both("Sans les structures qui sont au-dessous.", "Without the structures that stand below.");

const WITHOUT_STRUCTURE: Text = both("aucune structure en particulier", "no structure in particular");

/// What is asked about, above the answers.
pub fn who_about(
    kind: DocumentKind,
    amount: Option<u64>,
    structure: Option<&str>,
    on: NaiveDate,
    lang: Lang,
) -> String {
    let on = day(on, lang);
    let mut told = vec![document_kind(kind).of(lang).to_owned()];
    told.extend(amount.map(|cents| euros(cents, lang)));
    told.push(structure.map_or_else(|| WITHOUT_STRUCTURE.of(lang).to_owned(), str::to_owned));
    let told = told.join(", ");
    visible_line(&say!(lang, "Pour\u{a0}: {told}, le {on}", "For: {told}, on {on}"))
}
