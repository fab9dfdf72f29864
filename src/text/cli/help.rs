//! What `--help`, the manual page and the completions say of each command and option.

use crate::text::{Text, both};

/// Headings and words around the texts.
pub const USAGE: Text = both("Utilisation :", "Usage:");
pub const COMMANDS: Text = both("Commandes ", "Commands");
pub const ARGUMENTS: Text = both("Arguments ", "Arguments");
pub const OPTIONS: Text = both("Options ", "Options");
pub const GENERAL: Text = both("Options générales ", "General options");
pub const STATUS: Text = both(
    "État de sortie : 0 fait, 1 refusé, 2 commande mal écrite, 3 données abîmées.",
    "Exit status: 0 done, 1 refused, 2 wrong usage, 3 damaged data.",
);

/// What stands for a value.
pub const COMMAND: Text = both("COMMANDE", "COMMAND");
pub const FILE: Text = both("FICHIER", "FILE");
pub const FOLDER: Text = both("RÉPERTOIRE", "DIR");
pub const DATE: Text = both("DATE", "DATE");
pub const YEAR: Text = both("ANNÉE", "YEAR");
pub const TEXT: Text = both("TEXTE", "TEXT");
pub const NAME: Text = both("NOM", "NAME");
pub const PERSON: Text = both("PERSONNE", "PERSON");
pub const STRUCTURE: Text = both("STRUCTURE", "STRUCTURE");
pub const OFFICE: Text = both("DÉLÉGATION", "OFFICE");
pub const LOGIN: Text = both("IDENTIFIANT", "LOGIN");
pub const POST: Text = both("FONCTION", "POST");
pub const NUMBER: Text = both("NUMÉRO", "NUMBER");
pub const KIND: Text = both("TYPE", "KIND");
pub const REASON: Text = both("MOTIF", "REASON");
pub const AMOUNT: Text = both("MONTANT", "AMOUNT");
pub const ACT: Text = both("ACTE", "ACT");
pub const CIRCUIT: Text = both("CIRCUIT", "CIRCUIT");
pub const LABEL: Text = both("LIBELLÉ", "LABEL");
pub const COUNTS: Text = both("A,B,C,D", "A,B,C,D");
pub const DOMAIN: Text = both("DOMAINE", "DOMAIN");
pub const LANGUAGE: Text = both("LANGUE", "LANGUAGE");
pub const FORMAT: Text = both("FORMAT", "FORMAT");
pub const COLUMN: Text = both("COLONNE", "COLUMN");
pub const SHELL: Text = both("INTERPRÉTEUR", "SHELL");

/// General options.
pub const PARAPHE: Text = both(
    "Codes d’accès et parapheur d’un institut de recherche ; sans commande, ouvre l’écran",
    "Access codes and signing book of a research institute; without a command, opens the screen",
);
pub const DESK: Text = both("Répertoire du bureau", "Folder of the desk");
pub const LANG: Text = both("Langue", "Language");
pub const AS: Text = both("Compte qui agit, s’il y en a plusieurs", "Account that acts, where there are several");
pub const PASSPHRASE_FILE: Text =
    both("Fichier de la phrase de passe ; « - » : entrée standard", "File of the passphrase; “-”: standard input");
pub const READ_ONLY: Text = both("Ouvre le bureau sans rien y changer", "Opens the desk without changing anything");
pub const HELP: Text = both("Affiche cette aide", "Prints this help");
pub const VERSION: Text = both("Affiche la version", "Prints the version");
pub const DRY_RUN: Text = both("Dit ce qui serait fait, sans rien changer", "Says what would be done, changes nothing");
pub const JSON: Text = both("Répond en JSON, pour un programme", "Answers in JSON, for a program");
pub const CSV: Text = both("Répond en CSV, pour un tableur", "Answers in CSV, for a spreadsheet");

/// Making a desk.
pub const DEMO: Text =
    both("Ouvre un bureau de démonstration, effacé en sortant", "Opens a demonstration desk, erased as you leave");
pub const DEMO_INTO: Text = both(
    "Le fabrique dans ce répertoire, sans l’ouvrir ni l’effacer",
    "Makes it in this folder, without opening or erasing it",
);
pub const INIT: Text = both("Crée un bureau", "Creates a desk");
pub const INIT_ORGANISATION: Text = both("Nom de l’institut", "Name of the institute");
pub const INIT_PERSON: Text = both("Qui l’ouvre : « Nom <courriel> »", "Who opens it: “Name <mail>”");
pub const INIT_DOMAIN: Text =
    both("Domaine des courriels de l’institut ; peut être répété", "Domain of the institute’s mail; may be repeated");
pub const INIT_UAI: Text = both("Numéro national (UAI) de l’institut", "National number (UAI) of the institute");
pub const INIT_POST: Text = both("Intitulé de votre fonction", "Title of your post");

/// The institute.
pub const INSTITUTE: Text = both("Données de l’institut", "Data of the institute");
pub const INSTITUTE_SHOW: Text = both("Montre les données de l’institut", "Shows the data of the institute");
pub const INSTITUTE_SET: Text = both(
    "Change les données de l’institut ; ce qui n’est pas donné reste",
    "Changes the data of the institute; what is not given stays",
);
pub const INIT_PORTAL: Text = both(
    "Nom du portail documentaire, tel que les lettres le disent (BiblioInserm)",
    "Name of the documentary portal, as letters say it (BiblioInserm)",
);
pub const INSTITUTE_PARTNER: Text = both(
    "Sigle de l’organisme dont le portail a sa propre entrée",
    "Acronym of the institution whose portal has a way of its own",
);

/// Structures.
pub const STRUCTURES: Text = both("Structures et délégations régionales", "Structures and regional offices");
pub const STRUCTURES_IMPORT: Text = both(
    "Reprend un répertoire de structures, ou un tableau de correspondants",
    "Takes in a register of structures, or a table of correspondents",
);
pub const IMPORT_FILE: Text = both("Fichier à reprendre", "File to take in");
pub const IMPORT_FORMAT: Text =
    both("Format, si le contenu ne suffit pas à le reconnaître", "Format, where the content does not tell");
pub const ENCODING: Text = both("Codage d’un CSV", "Encoding of a CSV");
pub const STRUCTURES_LIST: Text = both("Liste les structures", "Lists the structures");
pub const FILTER: Text = both(
    "Garde celles qui contiennent ces mots : nom, libellé, ville, numéro, direction",
    "Keeps those that hold these words: name, label, city, number, head",
);
pub const LIST_OFFICE: Text = both("Garde celles de cette délégation", "Keeps those of this office");
pub const CLOSED: Text = both("Montre aussi les structures fermées", "Shows closed structures too");
pub const SORT: Text = both("Trie sur cette colonne", "Sorts on this column");
pub const STRUCTURES_SHOW: Text =
    both("Montre tout ce qui est connu d’une structure", "Shows all that is known of a structure");
pub const STRUCTURE_ID: Text =
    both("Numéro RNSR, ou libellé ou sigle, comme U1016", "RNSR number, or label or acronym, such as U1016");
pub const STRUCTURES_ADJUST: Text = both(
    "Décide contre les répertoires ; une valeur vide leur rend le choix",
    "Decides against the registers; an empty value gives the choice back",
);
pub const ADJUST_LABEL: Text = both("Libellé dont l’identifiant est formé", "Label that the login is made of");
pub const ADJUST_OFFICE: Text = both("Délégation régionale", "Regional office");
pub const ADJUST_OUTSIDE: Text = both("C’est un chercheur hors structure", "It is a researcher outside any structure");
pub const ADJUST_INSIDE: Text = both("Ce n’en est plus un", "It is one no longer");
pub const STRUCTURES_MATCH: Text =
    both("Note qu’une fiche ROR est cette structure", "Notes that a ROR record is this structure");
pub const MATCH_ROR: Text = both("Identifiant ROR, comme 02vjkv261", "ROR identifier, such as 02vjkv261");
pub const OFFICES: Text = both(
    "Liste les délégations régionales et leurs codes postaux",
    "Lists the regional offices and their postal codes",
);
pub const OFFICES_IMPORT: Text = both("Remplace la table des délégations", "Replaces the table of offices");
pub const OFFICES_EXPORT: Text = both(
    "Écrit la table en CSV, à modifier puis reprendre",
    "Writes the table as CSV, to be edited and taken in again",
);
pub const OFFICES_FILE: Text = both("Table en CSV", "Table as CSV");

/// Campaign.
pub const CAMPAIGN: Text = both("Campagne de réinscription", "Campaign of renewal");
pub const CAMPAIGN_OPEN: Text = both("Ouvre la campagne d’une année", "Opens the campaign of a year");
pub const CAMPAIGN_YEAR: Text = both("Année de la campagne", "Year of the campaign");
pub const CAMPAIGN_OPENS: Text = both("Jour d’ouverture", "Opening day");
pub const CAMPAIGN_CUTOFF: Text = both(
    "Jour de la coupure, où les anciens codes ne valent plus",
    "Day of the cut-off, when the old codes no longer work",
);
pub const CAMPAIGN_PARTICIPANTS: Text = both(
    "Appelle aussi celles où l’institut n’est que participant",
    "Calls those too where the institute only takes part",
);
pub const CAMPAIGN_FEDERATIONS: Text = both("Appelle aussi les fédérations", "Calls federations too");
pub const CAMPAIGN_STATUS: Text = both("Dit où en est chaque structure", "Says how far each structure has come");
pub const CAMPAIGN_REGISTER: Text =
    both("Réinscrit une structure et nomme son correspondant", "Registers a structure and names its correspondent");
pub const REGISTER_CORRESPONDENT: Text = both("Correspondant : « Nom <courriel> »", "Correspondent: “Name <mail>”");
pub const PHONE: Text = both("Téléphone", "Telephone");
pub const REGISTER_HEADCOUNT: Text = both(
    "Effectifs : CNRS, autres chercheurs, doctorants, postdoctorants",
    "Head-counts: CNRS, other researchers, doctoral students, post-docs",
);
pub const CAMPAIGN_IMPORT: Text =
    both("Réinscrit d’après un tableau de correspondants", "Registers from a table of correspondents");

/// Codes.
pub const CODES: Text = both("Codes d’accès", "Access codes");
pub const CODES_ISSUE: Text = both("Émet des codes", "Issues codes");
pub const ISSUE_IDS: Text = both("Structures qui en reçoivent un", "Structures that get one");
pub const ISSUE_REGISTERED: Text =
    both("Toutes celles qui sont réinscrites et n’en ont pas", "All that have registered and hold none");
pub const CODES_LIST: Text = both("Liste les codes, jamais les secrets", "Lists the codes, never the secrets");
pub const OUTBOX: Text = both(
    "Écrit les messages (.eml) dans ce répertoire au lieu de les envoyer",
    "Writes the mails (.eml) into this folder instead of sending them",
);
pub const CODES_SEND: Text =
    both("Envoie des codes par courriel, une première fois ou de nouveau", "Sends codes by mail, first or again");
pub const SEND_UNDELIVERED: Text =
    both("Tous ceux de la campagne qui n’ont pas été remis", "All of the campaign that were not delivered");
pub const CODES_RECEIVED: Text = both("Note un accusé de réception", "Notes that receipt was acknowledged");
pub const CODES_RETURNED: Text =
    both("Note qu’une lettre ou un message est revenu", "Notes that a letter or a mail came back");
pub const RETURNED_REASON: Text = both("Pourquoi, en quelques mots", "Why, in a few words");
pub const CODES_FORGET: Text = both(
    "Détruit la copie scellée de secrets : ils ne pourront plus être envoyés de nouveau",
    "Destroys the sealed copies of secrets: they can no longer be sent again",
);
pub const FORGET_DEAD: Text = both("De tous les codes morts", "Of all dead codes");
pub const CAMPAIGN_REMIND: Text = both("Envoie les rappels qui sont dus", "Sends the reminders that are due");
pub const REMIND_STEP: Text = both(
    "Rappel de ce jour, compté de la coupure, comme -30 ; le dernier échu sinon",
    "Reminder of this day, counted from the cut-off, such as -30; the last one due otherwise",
);
pub const CAMPAIGN_REMINDERS: Text =
    both("Liste les rappels prévus et ceux qui sont partis", "Lists the reminders to come and those sent");
pub const MAIL: Text = both("Messagerie", "Mail");
pub const MAIL_SERVER: Text = both("Serveur par lequel partent les courriels", "Server that mails go through");
pub const HOST: Text = both("SERVEUR", "HOST");
pub const MAIL_ADDRESS: Text = both("COURRIEL", "MAIL");
pub const SERVER_SET: Text = both("Règle le serveur", "Sets the server");
pub const SERVER_HOST: Text = both("Nom du serveur", "Name of the server");
pub const SERVER_FROM: Text = both("Adresse d’expédition", "Address that mails come from");
pub const SERVER_NAME: Text =
    both("Nom qui l’accompagne ; celui de l’institut sinon", "Name beside it; that of the institute otherwise");
pub const SERVER_REPLY: Text = both("Adresse de réponse, si elle diffère", "Address for answers, where it differs");
pub const SERVER_SECURITY: Text =
    both("Chiffrement de la liaison, STARTTLS sinon", "Encryption of the connection, STARTTLS otherwise");
pub const SERVER_PORT: Text = both("Port, s’il n’est pas l’habituel", "Port, where it is not the usual one");
pub const SERVER_USER: Text =
    both("Compte sur le serveur, s’il en demande un", "Account on the server, if it asks for one");
pub const SERVER_PASSWORD: Text = both(
    "Fichier de son mot de passe ; « - » : entrée standard ; demandé au clavier sinon",
    "File of its password; “-”: standard input; asked at the keyboard otherwise",
);
pub const SERVER_UNSET: Text =
    both("Oublie le serveur et détruit son mot de passe", "Forgets the server and destroys its password");
pub const SERVER_SHOW: Text =
    both("Montre le réglage, sans le mot de passe", "Shows the settings, without the password");
pub const SERVER_TEST: Text =
    both("Se connecte et s’identifie, sans rien envoyer", "Connects and logs in, sends nothing");
pub const DELIVER_MEANS: Text = both("Comment, de la main à la main sinon", "How, by hand otherwise");
pub const DELIVER_TO: Text = both("À qui : nom ou courriel", "To whom: name or mail");
pub const CODES_DELIVER: Text = both("Note que des codes ont été remis", "Notes that codes were handed over");
pub const LOGINS: Text = both("Identifiants, comme 27INSU1016", "Logins, such as 27INSU1016");
pub const CODES_CHECK: Text =
    both("Dit si un code est valable, et sinon pourquoi", "Says whether a code is valid, and if not why");
pub const CHECK_TEXT: Text = both(
    "Code comme entendu au téléphone ; « - » : entrée standard",
    "Code as heard on the telephone; “-”: standard input",
);
pub const CODES_REVEAL: Text = both(
    "Montre le secret d’un code\u{202f}; le registre le note",
    "Shows the secret of a code; the register notes it",
);
pub const REVEAL_FORCE: Text = both("Même hors d’un terminal", "Even outside a terminal");
pub const CODES_SUSPEND: Text = both("Suspend des codes", "Suspends codes");
pub const SUSPEND_UNTIL: Text = both("Dernier jour de la suspension", "Last day of the suspension");
pub const CODES_LIFT: Text = both("Lève la suspension de codes", "Lifts the suspension of codes");
pub const CODES_REVOKE: Text = both("Révoque des codes pour toujours", "Revokes codes for good");
pub const REVOKE_REASON: Text = both("Motif", "Reason");
pub const YES: Text = both("Confirme un acte qui touche plusieurs codes", "Confirms an act that touches several codes");
pub const CODES_EXPORT: Text = both("Écrit le fichier des codes pour le portail", "Writes the portal’s file of codes");
pub const EXPORT_FORMAT: Text = both("Format du fichier", "Format of the file");
pub const EXPORT_OUT: Text = both("Fichier à écrire ou à remplacer", "File to write or to replace");

/// People, posts, authorities.
pub const PEOPLE: Text = both("Annuaire et comptes", "Directory and accounts");
pub const PEOPLE_ADD: Text = both("Ajoute une personne", "Adds a person");
pub const PEOPLE_PERSON: Text = both("« Nom <courriel> »", "“Name <mail>”");
pub const PEOPLE_LIST: Text =
    both("Liste les personnes, leurs fonctions et leurs comptes", "Lists people, their posts and accounts");
pub const PEOPLE_ACCOUNT: Text = both(
    "Ouvre un compte à ce bureau, sous une première phrase de passe",
    "Opens an account at this desk, under a first passphrase",
);
pub const PERSON_ID: Text = both("Nom ou courriel", "Name or mail");
pub const FIRST_PASSPHRASE_FILE: Text = both(
    "Fichier de la première phrase de passe ; « - » : entrée standard",
    "File of the first passphrase; “-”: standard input",
);
pub const PEOPLE_RESET: Text = both(
    "Rouvre un compte dont la phrase de passe est perdue, avec de nouvelles clés",
    "Resets an account whose passphrase is lost, with new keys",
);
pub const PEOPLE_ADMINISTRATOR: Text =
    both("Fait d’un compte celui d’un administrateur", "Makes an account that of an administrator");
pub const THEIR_PASSPHRASE_FILE: Text = both(
    "Fichier de la phrase de passe de ce compte ; « - » : entrée standard",
    "File of the passphrase of that account; “-”: standard input",
);
pub const PEOPLE_RENEW: Text = both("Renouvelle votre certificat de signature", "Renews your signing certificate");
pub const PEOPLE_PASSPHRASE: Text = both("Change votre phrase de passe", "Changes your passphrase");
pub const NEW_PASSPHRASE_FILE: Text = both(
    "Fichier de la nouvelle phrase de passe ; « - » : entrée standard",
    "File of the new passphrase; “-”: standard input",
);
pub const POSTS: Text = both("Fonctions et nominations", "Posts and appointments");
pub const POST_ADD: Text = both("Crée une fonction", "Creates a post");
pub const POST_TITLE: Text = both("Intitulé", "Title");
pub const POST_KIND: Text = both("Type de fonction", "Kind of post");
pub const PLACE_OFFICE: Text = both("Pour cette délégation régionale", "For this regional office");
pub const PLACE_STRUCTURE: Text = both("Pour cette structure", "For this structure");
pub const PLACE_INSTITUTE: Text = both("Pour tout l’institut", "For the whole institute");
pub const POST_LIST: Text = both("Liste les fonctions et leurs titulaires", "Lists posts and their holders");
pub const POST_APPOINT: Text = both("Nomme une personne à une fonction", "Appoints a person to a post");
pub const POST_ID: Text = both("Intitulé de la fonction", "Title of the post");
pub const FROM: Text = both("Premier jour", "First day");
pub const UNTIL: Text = both("Dernier jour", "Last day");
pub const POST_END: Text = both("Met fin à une nomination", "Ends an appointment");
pub const AUTHORITIES: Text = both("Délégations de signature", "Authorities to sign");
pub const AUTHORITY_GRANT: Text = both("Donne une délégation de signature", "Grants an authority to sign");
pub const GRANT_POST: Text = both("Fonction au titre de laquelle elle s’exerce", "Post as which it is used");
pub const GRANT_KINDS: Text = both(
    "Type de document, tous si l’option manque ; peut être répété",
    "Kind of document, all where it is missing; may be repeated",
);
pub const GRANT_CEILING: Text = both("Montant maximal, en euros", "Highest amount, in euros");
pub const GRANT_ACT: Text = both("Référence de l’acte qui la donne", "Reference of the act that gives it");
pub const GRANT_BEHALF: Text =
    both("Au nom de qui, pour « Pour … et par délégation »", "In whose name, for “On behalf of …”");
pub const AUTHORITY_REVOKE: Text = both("Révoque une délégation de signature", "Revokes an authority to sign");
pub const AUTHORITY_ID: Text = both("Référence de l’acte, ou numéro", "Reference of the act, or its id");
pub const AUTHORITY_LIST: Text = both("Liste les délégations de signature", "Lists the authorities to sign");
pub const WHO_MAY_SIGN: Text = both(
    "Dit qui peut agir sur un dossier, par quel acte, ou pourquoi non",
    "Says who may act on a dossier, by which act, or why not",
);
pub const WHO_DOSSIER: Text = both("Numéro du dossier", "Number of the dossier");
pub const WHO_ON: Text =
    both("À cette date, passée ou non ; aujourd’hui sinon", "On this day, past or not; today otherwise");

/// Dossiers.
pub const DOSSIERS: Text = both("Parapheur", "Signing book");
pub const DOSSIER_NEW: Text = both("Met un PDF en circulation", "Puts a PDF into circulation");
pub const DOSSIER_TITLE: Text = both("Titre", "Title");
pub const DOSSIER_KIND: Text = both("Type de document", "Kind of document");
pub const DOSSIER_CIRCUIT: Text = both("Circuit, par son nom ou son identifiant", "Circuit, by name or id");
pub const DOSSIER_DOCUMENT: Text = both("Document PDF", "PDF document");
pub const DOSSIER_STRUCTURE: Text = both("Structure dont part le circuit", "Structure that the circuit starts from");
pub const DOSSIER_AMOUNT: Text = both("Montant engagé, en euros", "Amount it binds for, in euros");
pub const DOSSIER_ANNEX: Text = both("Annexe ; peut être répétée", "Annex; may be repeated");
pub const DOSSIER_CIRCUITS: Text = both("Liste les circuits", "Lists the circuits");
pub const DOSSIER_LIST: Text = both("Liste les dossiers d’une bannette", "Lists the dossiers of a tray");
pub const DOSSIER_TRAY: Text = both("Bannette", "Tray");
pub const DOSSIER_SHOW: Text =
    both("Montre un dossier, ses étapes et ses actes", "Shows a dossier, its steps and acts");
pub const DOSSIER_READ: Text =
    both("Écrit le texte du document, page par page", "Prints the text of the document, page by page");
pub const DOSSIER_VISA: Text = both("Vise l’étape qui attend", "Gives a visa to the step that waits");
pub const DOSSIER_SIGN: Text = both("Signe l’étape qui attend", "Signs the step that waits");
pub const DOSSIER_REFUSE: Text =
    both("Refuse, avec un motif que chacun verra", "Refuses, with a reason that everybody sees");
pub const DOSSIER_VERSION: Text =
    both("Envoie une nouvelle version après un refus", "Sends a new version after a refusal");
pub const DOSSIER_WITHDRAW: Text = both("Retire le dossier pour de bon", "Takes the dossier back for good");
pub const DOSSIER_SAVE: Text = both("Écrit le document dans un fichier", "Writes the document to a file");
pub const DOSSIER_SHEET: Text =
    both("Écrit la fiche de circulation en PDF", "Writes the circulation sheet as a PDF (in French)");
pub const DOSSIER_RESTRICTED: Text =
    both("Avec les annotations restreintes que vous pouvez lire", "With the restricted annotations that you may read");
pub const DOSSIER_EVIDENCE: Text = both(
    "Écrit le dossier de preuve : un ZIP qui se contrôle sans ce programme",
    "Writes the evidence file: a ZIP that is checked without this program",
);
pub const OUT: Text = both("Fichier à écrire ; il ne doit pas exister", "File to write; it must not exist");

/// Proofs.
pub const VERIFY: Text = both(
    "Vérifie des PDF signés, des signatures à côté (.p7s) et des dossiers de preuve",
    "Verifies signed PDF files, signatures beside a file (.p7s) and evidence files",
);
pub const VERIFY_FILES: Text = both("Fichiers PDF, .p7s ou .zip", "Files: PDF, .p7s or .zip");
pub const VERIFY_ROOT: Text = both(
    "Certificat racine reconnu, en PEM ; peut être répété",
    "Root certificate that is trusted, PEM; may be repeated",
);
pub const CERTIFICATE: Text =
    both("Écrit le certificat racine du bureau, en PEM", "Writes the root certificate of the desk, PEM");
pub const REGISTER: Text = both("Registre de tous les actes", "Register of every act");
pub const REGISTER_LIST: Text =
    both("Liste les écritures, les dernières d’abord", "Lists the entries, the latest first");
pub const REGISTER_SUBJECT: Text = both(
    "Sujet, comme dossier:2027-0001, structure:U1016 ou code:27INSU1016",
    "Subject, such as dossier:2027-0001, structure:U1016 or code:27INSU1016",
);
pub const REGISTER_PERSON: Text = both("Actes de cette personne", "Acts of this person");
pub const REGISTER_DAY: Text = both("Actes de ce jour", "Acts of this day");
pub const REGISTER_MOST: Text = both("Au plus tant d’écritures", "At most so many entries");
pub const REGISTER_VERIFY: Text =
    both("Recalcule tout et nomme ce qui a changé", "Recomputes everything and names what has changed");
pub const REGISTER_CHECKPOINT: Text =
    both("Écrit un scellé signé du registre", "Prints a signed checkpoint of the register");
pub const REGISTER_EXPORT: Text = both("Écrit le registre en tuiles C2SP", "Writes the register as C2SP tiles");
pub const EXPORT_FOLDER: Text = both("Répertoire à créer", "Folder to create");
pub const DOCTOR: Text = both(
    "Examine le bureau et répare ce que le registre permet",
    "Examines the desk and mends what the register allows",
);
pub const ACCEPT_COPY: Text = both(
    "Tient cette copie du bureau pour la bonne ; le registre le note",
    "Takes this copy of the desk for the right one; the register notes it",
);
pub const ACCEPT_CLOCK: Text = both(
    "Tient l’heure présente pour la bonne, après un acte daté trop tard ; le registre le note",
    "Takes the present time for the right one, after an act dated too late; the register notes it",
);
pub const COMPLETIONS: Text =
    both("Écrit le complètement des commandes pour un interpréteur", "Prints completions for a shell");
pub const COMPLETIONS_SHELL: Text = both("Interpréteur", "Shell");
pub const MAN: Text = both("Écrit la page de manuel", "Prints the manual page");
pub const ROR: Text = both("ROR", "ROR");
