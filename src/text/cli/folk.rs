//! Help of substitutions, proposals, certificates, the tree of posts and authorities that are given on; and what their
//! commands say.

use crate::text::{Text, both};

pub const POST_ABOVE: Text = both(
    "Fonction au-dessus ; celle d’ordinaire si l’option manque",
    "Post above; the usual one where the option is missing",
);
pub const POST_MOVE: Text = both("Place une fonction sous une autre", "Moves a post under another one");
pub const POST_USUAL: Text = both("Sous la fonction d’ordinaire", "Under the usual post");
pub const POST_HOLDERS: Text = both(
    "Liste les titulaires et les suppléants d’une fonction, passés et à venir",
    "Lists the holders and substitutes of a post, past and to come",
);
pub const ABOVE: Text = both("Au-dessus", "Above");
pub const HOW: Text = both("À quel titre", "How");
pub const AS_HOLDER: Text = both("titulaire", "holder");
pub const AS_SUBSTITUTE: Text = both("suppléance", "substitute");
pub const ENDED: Text = both("Terminée le", "Ended");

pub const SUBSTITUTE: Text = both(
    "Désigne qui supplée le titulaire d’une fonction, pour un temps",
    "Says who stands in for the holder of a post, for a time",
);
pub const SUBSTITUTE_POST: Text = both("Fonction dont le titulaire est absent", "Post whose holder is away");
pub const SUBSTITUTE_PERSON: Text = both("Qui supplée : nom ou courriel", "Who stands in: name or mail");
pub const SUBSTITUTE_ACT: Text = both("Référence de la décision", "Reference of the decision");
pub const SUBSTITUTE_AS: Text = both(
    "Ce que le tampon imprime : par suppléance (absence), par intérim ou par ordre ; suppléance sinon",
    "What the stamp prints: par suppléance (absence), par intérim or par ordre; absence otherwise",
);
pub const MANNER: Text = both("Signe", "Signs");
pub const UNSUBSTITUTE: Text = both("Met fin à une suppléance avant son terme", "Ends a substitution before its time");
pub const UNSUBSTITUTE_FROM: Text =
    both("Premier jour sans elle ; aujourd’hui sinon", "First day without it; today otherwise");
pub const UNSUBSTITUTE_ACT: Text =
    both("Référence de la décision, s’il y en a plusieurs", "Reference of the decision, where there are several");
pub const SUBSTITUTIONS: Text = both("Liste les suppléances", "Lists the substitutions");
pub const NO_SUBSTITUTION: Text = both(
    "Aucune suppléance n’est décidée : « paraphe people substitute » en décide une.",
    "No substitution is decided: “paraphe people substitute” decides one.",
);
pub const PROPOSE: Text = both(
    "Propose une personne comme bénéficiaire du parapheur",
    "Proposes somebody as a beneficiary of the signing book",
);
pub const PROPOSE_POST: Text = both(
    "Fonction au titre de laquelle vous proposez, si vous en tenez plusieurs",
    "Post as which you propose, where you hold several",
);
pub const PROPOSALS: Text =
    both("Liste les propositions, celles sans compte d’abord", "Lists the proposals, those without an account first");
pub const NO_PROPOSAL: Text = both(
    "Personne n’est proposé : un directeur fonctionnel ou un délégué régional le fait par « paraphe people propose ».",
    "Nobody is proposed: a functional director or a regional delegate does so with “paraphe people propose”.",
);
pub const PROPOSED_BY: Text = both("Proposé par", "Proposed by");
pub const CERTIFICATES: Text = both("Certificats de signature", "Signing certificates");
pub const CERTIFICATE_LIST: Text = both(
    "Liste les certificats des comptes et ceux qui sont révoqués",
    "Lists the certificates of the accounts and those revoked",
);
pub const CERTIFICATE_REVOKE: Text = both(
    "Révoque un certificat de signature : il ne signe plus rien",
    "Revokes a signing certificate: it signs nothing any more",
);
pub const CERTIFICATE_PERSON: Text =
    both("À qui il est : nom ou courriel ; le vôtre sinon", "Whose it is: name or mail; your own otherwise");
pub const CERTIFICATE_REASON: Text = both("Motif", "Reason");
pub const CERTIFICATE_YES: Text =
    both("Confirme, là où personne n’est au clavier", "Confirms, where nobody is at the keyboard");
pub const CERTIFICATE: Text = both("Certificat", "Certificate");
pub const REVOKED: Text = both("Révoqué le", "Revoked");
pub const NO_CERTIFICATE: Text = both("Aucun certificat n’est délivré.", "No certificate has been issued.");

pub const GRANT_SOURCE: Text = both(
    "Délégation dont elle est la subdélégation : référence de son acte",
    "Authority that it is given on from: reference of its act",
);
pub const GRANT_MAY: Text = both("Son titulaire peut subdéléguer", "Its holder may give it on");
pub const GRANT_ONLY: Text =
    both("Pour la structure seule, sans ce qui est au-dessous", "For the structure alone, not for what stands below");
pub const SOURCE: Text = both("Tenue de", "Given on from");
pub const MAY: Text = both("Subdélégation", "Giving on");
pub const ONLY: Text = both("Structure seule", "This only");
pub const WHO: Text = both(
    "Dit qui peut signer une sorte de document un jour donné, et par quels actes",
    "Says who may sign a kind of document on a day, and by which acts",
);
pub const WHO_KIND: Text = both("Type de document", "Kind of document");
pub const WHO_AMOUNT: Text = both("Montant engagé, en euros", "Amount it binds for, in euros");
pub const WHO_STRUCTURE: Text = both("Structure en cause", "Structure that it concerns");
pub const WHO_PERSON: Text = both("Cette personne seulement", "This person only");
pub const CHAIN: Text = both("Actes", "Acts");
pub const NOBODY: Text = both(
    "Personne n’a de délégation de signature ni de suppléance qui puisse servir.",
    "Nobody has an authority to sign or a substitution that could serve.",
);
