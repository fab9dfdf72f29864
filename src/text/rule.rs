//! What a rule says when it refuses: what it is about, why, and what can be done about it.

use super::format::{choice, count, day, days, euros, list, moment};
use super::trouble::{pdf, read_only};
use super::words::{
    asked_word, document_kind, duty_word, excesses, field_name, pattern_fault, revocation_reason, text_fault,
    time_fault, who_alone,
};
use super::{Lang, both};
use crate::domain::trouble::Rule;

catalogue! {
    /// The words of a rule.
    pub(super) rule(value: &Rule, lang);

    // Things that were named and are not there.
    Rule::NoSuchStructure { typed }
        => "Aucune structure ne répond à « {typed} ». Donnez son numéro RNSR ou son libellé, tel que « U 1016 »."
        |  "No structure answers to “{typed}”. Give its RNSR number or its label, such as “U 1016”.";
    Rule::AmbiguousStructure { typed, found }, names = choice(found, lang)
        => "« {typed} » désigne plusieurs structures. Précisez laquelle : {names}."
        |  "“{typed}” names several structures. Say which one: {names}.";
    Rule::NoSuchPerson { typed }
        => "« {typed} » ne désigne pas une personne de l’annuaire et une seule. Vérifiez le nom, ou donnez l’adresse électronique."
        |  "“{typed}” does not name one person of the directory and one only. Check the name, or give the mail address.";
    Rule::NoSuchPost { post }
        => "« {post} » ne désigne pas une fonction de l’annuaire et une seule. Vérifiez son intitulé, ou créez-la."
        |  "“{post}” does not name one post of the directory and one only. Check its title, or create it.";
    Rule::NoSuchDossier { typed }
        => "Aucun dossier du parapheur ne porte le numéro « {typed} ». Cherchez-le par son titre dans la bannette « Tous »."
        |  "No dossier of the signing book has the number “{typed}”. Look for its title in the tray “All”.";
    Rule::NoSuchCode { typed }
        => "Aucun code n’a l’identifiant « {typed} ». Vérifiez l’année et le libellé, comme dans « 27INSU1016 »."
        |  "No code has the login “{typed}”. Check the year and the label, as in “27INSU1016”.";
    Rule::NoSuchCircuit { typed }
        => "Aucun circuit ne s’appelle « {typed} ». Choisissez-en un dans la liste des circuits."
        |  "No circuit is called “{typed}”. Choose one from the list of circuits.";
    Rule::NoSuchCampaign { year }
        => "Il n’y a pas de campagne {year}. Vérifiez l’année, ou ouvrez cette campagne."
        |  "There is no campaign {year}. Check the year, or open that campaign.";
    Rule::NoSuchAuthority { typed }
        => "« {typed} » ne désigne pas une délégation de signature en vigueur et une seule. Vérifiez la référence de l’acte dans l’annuaire."
        |  "“{typed}” does not name one authority to sign in force and one only. Check the reference of the act in the directory.";
    Rule::NoSuchOffice { typed }
        => "Aucune délégation régionale ne répond à « {typed} ». Vérifiez la table des délégations régionales."
        |  "No regional office answers to “{typed}”. Check the table of regional offices.";

    // The renewal.
    Rule::RegistrationToCheck { structure }
        => "L’inscription de la structure {structure} n’a pas encore été vérifiée. Acceptez-la avant d’émettre son code."
        |  "The registration of structure {structure} has not been checked yet. Accept it before you issue its code.";
    Rule::RegistrationRefused { structure }
        => "L’inscription de la structure {structure} a été refusée ou réorientée vers une autre délégation régionale. Elle doit s’inscrire de nouveau."
        |  "The registration of structure {structure} was refused or moved to another regional office. It must register again.";
    Rule::NothingToReview { structure }
        => "La structure {structure} n’a pas d’inscription à vérifier pour cette campagne."
        |  "Structure {structure} has no registration to check for this campaign.";
    Rule::CodeFollows { structure }
        => "Un code a déjà été émis sur cette inscription de {structure} : révoquez-le d’abord."
        |  "A code was issued already upon this registration of {structure}: revoke it first.";
    Rule::RegistrationNotSigned { structure, number }
        => "La campagne demande une inscription signée, et le dossier {number} de la structure {structure} n’est pas au bout de son circuit."
        |  "The campaign asks for a signed registration, and dossier {number} of structure {structure} has not reached the end of its circuit.";
    Rule::RegistrationNotSent { structure }
        => "La campagne demande une inscription signée : mettez d’abord celle de la structure {structure} en circulation dans le parapheur."
        |  "The campaign asks for a signed registration: first put that of structure {structure} into circulation in the signing book.";
    Rule::RegistrationCirculates { structure, number }
        => "L’inscription de la structure {structure} est déjà dans le parapheur : dossier {number}."
        |  "The registration of structure {structure} is in the signing book already: dossier {number}.";
    Rule::TeamsNotCalled
        => "La campagne n’émet pas de codes d’équipe. Changez ce réglage de la campagne si une équipe doit avoir le sien."
        |  "The campaign issues no team codes. Change that setting of the campaign if a team must have its own.";
    Rule::CodesComeFromOutside
        => "Les codes de cette campagne viennent d’un fichier : importez-le, ou changez le réglage de la campagne."
        |  "The codes of this campaign come in a file: import it, or change the setting of the campaign.";
    Rule::CampaignPast { year }
        => "La campagne {year} est close : une campagne plus récente est ouverte. Elle ne se lit plus que comme une archive."
        |  "The campaign {year} is over: a later one has opened. It is kept to be read only.";
    Rule::CodesMadeHere
        => "Cette campagne émet ses codes ici : aucun fichier de codes n’y entre. Modifiez la campagne si les codes viennent d’ailleurs."
        |  "This campaign issues its codes here: no file of codes is taken in. Change the campaign if the codes come from elsewhere.";
    Rule::YearUnknown { login }
        => "L’identifiant {login} ne commence pas par une année. Donnez l’année de ces codes."
        |  "The login {login} does not begin with a year. Give the year of these codes.";
    Rule::SecretTwice { login, other }
        => "Le mot de passe du compte {login} est aussi celui du code {other} : deux codes ne partagent pas un secret. Faites changer l’un des deux."
        |  "The password of account {login} is also that of code {other}: two codes do not share a secret. Have one of the two changed.";
    Rule::SecretNeeded { login }
        => "Un fichier du portail tenu à jour contient les secrets en clair, et s’écrit d’après la copie scellée du code {login} : renoncez d’abord à ce fichier."
        |  "A file of the portal that is kept up to date holds secrets in clear, and is written from the sealed copy of code {login}: give that file up first.";
    Rule::SecretMissing { login }
        => "Le compte {login} n’a pas de mot de passe dans ce fichier."
        |  "The account {login} has no password in this file.";
    Rule::SecretUnfit { login }
        => "Le secret de {login} ne tient pas dans ce format : plus de 40 caractères, ou un signe que le format n’écrit pas. Remplacez ce code."
        |  "The secret of {login} does not fit this format: more than 40 characters, or a sign that the format cannot write. Replace this code.";
    Rule::LoginRefused { login }
        => "« {login} » n’est pas un identifiant : 60 lettres et chiffres au plus, sans espace ni accent."
        |  "“{login}” is no login: at most 60 letters and digits, without spaces or accents.";
    Rule::OtherPortal { login }
        => "Le compte {login} n’ouvre pas ce portail : il est laissé de côté."
        |  "The account {login} does not open this portal: it is left aside.";
    Rule::LoginTwice { login }
        => "L’identifiant {login} figure déjà plus haut dans le fichier."
        |  "The login {login} occurs further up in the file already.";
    Rule::OtherHolder { login }
        => "L’identifiant {login} est ici celui d’une autre structure. Vérifiez le code de l’unité, ou révoquez d’abord l’autre code."
        |  "The login {login} belongs to another structure here. Check the unit’s code, or revoke the other code first.";
    Rule::BaseRefused { base }
        => "« {base} » n’est pas la base d’un annuaire. Écrivez-la comme « ou=codes,dc=exemple,dc=fr »."
        |  "“{base}” is not the base of a directory. Write it as in “ou=codes,dc=example,dc=org”.";
    Rule::NoSuchUser { typed }
        => "Cet ordinateur ne connaît ni utilisateur ni groupe « {typed} »."
        |  "This computer knows no user and no group “{typed}”.";
    Rule::TargetNotSet { format }
        => "Aucun fichier de ce format ({format}) ne suit les codes."
        |  "No file of this format ({format}) follows the codes.";
    Rule::ModeTooOpen { mode }
        => "Ce fichier contient des secrets en clair : avec les droits {mode:o}, d’autres les liraient. Donnez 600 ; ou 640 avec le groupe du portail (--group), qui sera seul à le lire avec le propriétaire."
        |  "This file holds secrets in clear: with mode {mode:o}, others would read them. Give 600; or 640 with the portal’s group (--group), which alone will read it beside the owner.";
    Rule::CutOffDone { year }
        => "La coupure de la campagne {year} est déjà faite."
        |  "The cut-off of the campaign {year} has been done already.";
    Rule::CutOffNotDone { year }
        => "La coupure de la campagne {year} n’a pas été faite : il n’y a rien à annuler."
        |  "The cut-off of the campaign {year} has not been done: there is nothing to take back.";
    Rule::CutOffExported { year }
        => "Le fichier du portail a été écrit depuis la coupure de {year} : elle ne s’annule plus. Émettez de nouveaux codes aux structures touchées."
        |  "The portal’s file has been written since the cut-off of {year}: it can no longer be taken back. Issue new codes to the structures concerned.";
    Rule::NotOpenYet { year, opens }, opens = day(*opens, lang)
        => "La campagne {year} n’ouvre que le {opens} : la coupure ne peut pas se faire avant."
        |  "The campaign {year} opens on {opens} only: the cut-off cannot be done before.";
    Rule::ResendRefused { login }
        => "Le secret du code {login} n’est pas conservé : il ne peut pas être envoyé de nouveau. Remplacez le code."
        |  "The secret of code {login} is not kept: it cannot be sent again. Replace the code.";
    Rule::NoMailAddress { structure }
        => "La structure {structure} n’a pas de correspondant avec une adresse électronique. Inscrivez-la, ou remettez-lui une lettre."
        |  "Structure {structure} has no correspondent with a mail address. Register it, or hand it a letter.";
    Rule::NoCorrespondent { structure }
        => "La structure {structure} n’a pas de correspondant. Inscrivez-la d’abord."
        |  "Structure {structure} has no correspondent. Register it first.";
    Rule::NotDelivered { login }
        => "Le code {login} n’a pas encore été remis : notez d’abord sa remise."
        |  "Code {login} has not been delivered yet: note its delivery first.";
    Rule::AlreadyReceived { login }
        => "La réception du code {login} est déjà notée."
        |  "The receipt of code {login} is noted already.";
    Rule::NotMixed { structure }
        => "La structure {structure} n’est pas mixte avec l’institution dont le portail a sa propre voie : il n’y a rien à suivre."
        |  "Structure {structure} is not mixed with the institution whose portal has its own way: there is nothing to follow.";
    Rule::NothingDue
        => "Aucun rappel n’est dû aujourd’hui : rien n’a été envoyé."
        |  "No reminder is due today: nothing was sent.";
    Rule::PrefixTooShort { prefix }
        => "« {prefix} » est trop court pour désigner des codes. Donnez au moins l’année et le portail, comme dans « 26INS »."
        |  "“{prefix}” is too short to name codes. Give at least the year and the portal, as in “26INS”.";
    Rule::NoSuchLeak { typed }
        => "Aucune affaire ne porte le numéro « {typed} ». Vérifiez-le dans la liste des affaires."
        |  "No case has the number “{typed}”. Check it in the list of cases.";
    Rule::LeakClosed { number }
        => "L’affaire {number} est close : elle ne reçoit plus d’actes."
        |  "Case {number} is closed: it takes no more acts.";
    Rule::PeriodReversed
        => "La fin de la période signalée précède son début. Corrigez l’un des deux instants."
        |  "The end of the period that was reported comes before its beginning. Correct one of the two instants.";
    Rule::LogFormat { detail }
        => "Ce format de journal ne se lit pas : {detail}. Choisissez-en un de la liste, ou corrigez-le."
        |  "This log format cannot be read: {detail}. Choose one of the list, or correct it.";
    Rule::LogFormatUnsure { found }, names = choice(found, lang)
        => "Ce journal se lit aussi bien de plusieurs façons, qui ne disent pas la même chose. Choisissez son format : {names}."
        |  "This log can be read equally well in several ways, which do not say the same. Choose its format: {names}.";
    Rule::TextBroken { name, line, why }, why = text_fault(*line, why, lang)
        => "Le texte « {name} » ne peut pas servir : {why}. Corrigez-le, ou revenez au texte d’origine."
        |  "The text “{name}” cannot be used: {why}. Correct it, or go back to the usual text.";
    Rule::MailRejected { detail }
        => "Le serveur de messagerie a refusé : {detail}. Les messages non partis restent à envoyer."
        |  "The mail server refused: {detail}. The messages that were not sent remain to be sent.";
    Rule::MailUncertain { to }
        => "La liaison s’est rompue pendant l’envoi à {to} : le message est peut-être arrivé. Demandez-le avant de l’envoyer de nouveau."
        |  "The connection broke while the mail to {to} was under way: it may have arrived. Ask before you send it again.";
    Rule::MailNotSent
        => "L’envoi s’est arrêté avant : ce message reste à envoyer."
        |  "The sending stopped before: this mail remains to be sent.";
    Rule::MailNotMade { detail }
        => "Ce message n’a pas pu être écrit : {detail}. Il reste à envoyer."
        |  "This mail could not be written: {detail}. It remains to be sent.";
    Rule::MailInClear { host }
        => "Sans chiffrement, les messages et le mot de passe passeraient en clair jusqu’à {host}. Choisissez STARTTLS ou TLS ; « none » ne vaut que pour un serveur de cet ordinateur."
        |  "Without encryption the mails and the password would go in clear to {host}. Choose STARTTLS or TLS; “none” is for a server on this computer only.";
    Rule::ActsStopped { code }
        => "L’opération s’est arrêtée avant ce dossier ({code}) : il reste à faire."
        |  "The work stopped before this dossier ({code}): it remains to be done.";
    Rule::NotAnAddress { text }
        => "« {text} » n’est pas une adresse de service. Écrivez-la entière, par exemple https://service.exemple.fr/adresse."
        |  "“{text}” is not the address of a service. Write it whole, for instance https://service.example.org/path.";
    Rule::PasswordInAddress
        => "L’adresse porte un nom ou un mot de passe devant « @ » : elle resterait lisible dans le registre, pour toujours. Donnez-la sans eux, par exemple https://service.exemple.fr/adresse ; s’il ne répond qu’à un mot de passe, choisissez un autre service."
        |  "The address holds a name or a password before “@”: it would stay readable in the register for ever. Give it without them, for instance https://service.example.org/path; if it answers to a password only, choose another service.";
    Rule::ServiceInClear { host }
        => "Sans chiffrement, tout passerait en clair jusqu’à {host}. Donnez une adresse en https ; http ne vaut que pour un service de cet ordinateur."
        |  "Without encryption everything would go in clear to {host}. Give an https address; http is for a service on this computer only.";
    Rule::ServiceSilent { host, detail }
        => "{host} n’a pas répondu comme il faut : {detail}. Vérifiez la liaison et l’adresse, puis recommencez."
        |  "{host} did not answer as it should: {detail}. Check the connection and the address, then try again.";
    Rule::ServiceRefused { host, status, detail }
        => "{host} a refusé (réponse {status}) : {detail}. Demandez à qui tient ce service ce qu’il attend."
        |  "{host} refused (answer {status}): {detail}. Ask those who run this service what it expects.";
    Rule::NoMailServer
        => "Aucun serveur de messagerie n’est réglé. Réglez-en un, ou donnez un répertoire où écrire les messages."
        |  "No mail server is set. Set one, or give a folder to write the mails into.";
    Rule::NoTlsHere
        => "Le processeur de cet ordinateur est trop ancien pour la liaison chiffrée au serveur. Écrivez les messages dans un répertoire et envoyez-les d’un autre poste."
        |  "The processor of this computer is too old for the encrypted connection to the server. Write the mails into a folder and send them from another computer.";
    Rule::NotWorkingCode { login }
        => "Le code {login} ne vaut pas aujourd’hui : il n’y a rien à remettre."
        |  "Code {login} does not work today: there is nothing to deliver.";

    // Campaigns and structures.
    Rule::NoCampaign
        => "Aucune campagne n’est ouverte. Ouvrez d’abord celle de l’année."
        |  "No campaign is open. Open the one of the year first.";
    Rule::OtherYear { year, opens }, opens = day(*opens, lang)
        => "La campagne {year} ne peut pas ouvrir le {opens} : son année doit être celle de son ouverture ou de sa coupure. Corrigez l’une ou l’autre."
        |  "The campaign of {year} cannot open on {opens}: its year must be that of its opening or of its cut-off. Correct one or the other.";
    Rule::CampaignExists { year }
        => "La campagne {year} est déjà ouverte ; rien n’a changé."
        |  "The campaign {year} is open already; nothing has changed.";
    Rule::DatesReversed { opens, cutoff }, opens = day(*opens, lang), cutoff = day(*cutoff, lang)
        => "L’ouverture ({opens}) doit précéder la coupure ({cutoff}). Corrigez l’une des deux dates."
        |  "The opening ({opens}) must come before the cut-off ({cutoff}). Correct one of the two dates.";
    Rule::DaysReversed { from, until }, from = day(*from, lang), until = day(*until, lang)
        => "Le dernier jour ({until}) vient avant le premier ({from}). Corrigez l’une des deux dates."
        |  "The last day ({until}) comes before the first ({from}). Correct one of the two dates.";
    Rule::DayPast { day: on }, on = day(*on, lang)
        => "Le {on} est passé : ce qui a été fait jusqu’ici reste fait. Donnez la date du jour ou une date à venir."
        |  "{on} is past: what was done so far stays done. Give today’s date or one to come.";
    Rule::MailRefused { mail, domains }, accepted = domains_accepted(domains, lang)
        => "L’adresse « {mail} » n’est pas acceptée. {accepted}"
        |  "The address “{mail}” is not accepted. {accepted}";
    Rule::DomainRefused { typed }
        => "« {typed} » n’est pas un nom de domaine tel que inserm.fr. Corrigez-le."
        |  "“{typed}” is not a domain name such as inserm.fr. Correct it.";
    Rule::NameRefused { character }
        => "Ce texte contient un caractère invisible ou trompeur : {character}. Saisissez-le de nouveau au clavier, sans le coller."
        |  "This text holds a hidden or deceptive character: {character}. Type it again on the keyboard rather than pasting it.";
    Rule::EmptyField { field }, name = field_name(field).of(lang)
        => "Le champ « {name} » est vide. Remplissez-le."
        |  "The field “{name}” is empty. Please fill it in.";
    Rule::StructureClosed { structure }
        => "La structure {structure} est fermée : rien ne lui est émis. Réinscrivez la structure qui lui a succédé."
        |  "Structure {structure} is closed: nothing is issued to it. Register the structure that follows it.";
    Rule::NotCalled { structure, duty }, why = duty_word(duty).of(lang)
        => "La campagne n’appelle pas la structure {structure} : {why}. Il n’y a rien à faire pour elle."
        |  "The campaign does not call structure {structure}: {why}. There is nothing to do for it.";
    Rule::NotRegistered { structure }
        => "La structure {structure} n’est pas réinscrite. Inscrivez-la et nommez son correspondant avant d’émettre son code."
        |  "Structure {structure} is not registered. Register it and name its correspondent before you issue its code.";
    Rule::NoLabel { structure }
        => "L’institut ne donne pas de libellé à la structure {structure}, et l’identifiant en est formé. Choisissez-lui un libellé à l’écran F3, « Ajuster »."
        |  "The institute gives no label to structure {structure}, and the login is made of it. Choose a label on screen F3, “Adjust”.";
    Rule::LabelTwice { label, other }
        => "Le libellé « {label} » est aussi celui de la structure {other} : les deux identifiants seraient les mêmes. Donnez à l’une des deux un libellé distinct, tel que « {label}B »."
        |  "The label “{label}” is also that of structure {other}: both logins would be the same. Give one of the two a label of its own, such as “{label}B”.";
    Rule::LoginTooLong { login }
        => "L’identifiant « {login} » dépasse les 60 caractères que le portail accepte. Choisissez un libellé plus court pour la structure."
        |  "The login “{login}” is longer than the 60 characters that the portal takes. Choose a shorter label for the structure.";

    // Codes.
    Rule::AlreadyIssued { login }
        => "Le code {login} est déjà émis. Pour en donner un autre, révoquez d’abord celui-ci."
        |  "The code {login} has been issued already. To give another one, revoke this one first.";
    Rule::AlreadyExempt { login }
        => "Aucun nouveau code n’est nécessaire : {login} en dispense et reste valable."
        |  "No new code is needed: {login} exempts from it and stays valid.";
    Rule::StrandedClosed { login }
        => "Le code {login} est durable, et sa structure est fermée : la coupure ne le touche pas. Révoquez-le si personne ne doit plus s’en servir."
        |  "Code {login} is a lasting one, and its structure is closed: the cut-off does not touch it. Revoke it if nobody is to use it any more.";
    Rule::StrandedInside { login }
        => "Le code {login} est durable, et son titulaire n’est plus hors structure : la coupure ne le touche pas. Révoquez-le s’il a reçu un autre code."
        |  "Code {login} is a lasting one, and its holder is no longer outside any structure: the cut-off does not touch it. Revoke it if the holder has received another code.";
    Rule::CodeRevoked { login }
        => "Le code {login} est révoqué, ce qui est définitif. Émettez un nouveau code s’il en faut un."
        |  "The code {login} is revoked, which is final. Issue a new code if one is needed.";
    Rule::CodeNotHeld { login }
        => "Le code {login} n’est pas suspendu : il n’y a rien à lever."
        |  "The code {login} is not suspended: there is nothing to lift.";
    Rule::CodeHeld { login }
        => "Le code {login} est suspendu. Levez d’abord la suspension."
        |  "The code {login} is suspended. Lift the suspension first.";
    Rule::CodeExpired { login }
        => "Le code {login} est échu depuis la coupure. Réinscrivez la structure pour lui émettre un nouveau code."
        |  "The code {login} expired at the cut-off. Register the structure again to issue it a new code.";
    Rule::SecretGone { login }
        => "Le secret du code {login} n’est plus conservé ici : il ne peut être ni montré ni envoyé de nouveau. Révoquez ce code et émettez-en un nouveau."
        |  "The secret of code {login} is no longer kept here: it can be neither shown nor sent again. Revoke this code and issue a new one.";

    // Posts and authorities to sign.
    Rule::NotHolder { post, day: on }, on = day(*on, lang)
        => "Il faut être titulaire de la fonction « {post} » à la date du {on}. Si c’est le cas, faites enregistrer la nomination dans l’annuaire."
        |  "One must hold the post “{post}” on {on}. If that is the case, have the appointment recorded in the directory.";
    Rule::NoAuthority { post }
        => "Aucune délégation de signature n’est enregistrée pour la fonction « {post} ». Faites enregistrer l’acte qui la donne."
        |  "No authority to sign is recorded for the post “{post}”. Have the act that grants it recorded.";
    Rule::AuthorityRevoked { act }
        => "La délégation de signature donnée par l’acte « {act} » est révoquée. Il en faut une autre pour signer."
        |  "The authority to sign given by act “{act}” is revoked. Another one is needed to sign.";
    Rule::AuthorityNotInForce { act, from, until }, span = days(*from, Some(*until), lang)
        => "La délégation de signature donnée par l’acte « {act} » ne vaut que {span}. Il en faut une qui soit en vigueur."
        |  "The authority to sign given by act “{act}” holds {span} only. One that is in force is needed.";
    Rule::AuthorityOtherKind { act, kind }, kind = document_kind(*kind).of(lang)
        => "La délégation de signature donnée par l’acte « {act} » ne couvre pas ce type de document : {kind}. Faites signer une personne qui en a une plus large."
        |  "The authority to sign given by act “{act}” does not cover this kind of document: {kind}. Somebody with a wider one must sign.";
    Rule::AuthorityCeiling { act, ceiling }, ceiling = euros(*ceiling, lang)
        => "Le montant dépasse le plafond de {ceiling} de la délégation donnée par l’acte « {act} ». Faites signer une personne dont le plafond est plus élevé."
        |  "The amount is above the ceiling of {ceiling} of the authority given by act “{act}”. Somebody with a higher ceiling must sign.";
    Rule::AuthorityElsewhere { act }
        => "La délégation de signature donnée par l’acte « {act} » ne couvre pas la structure de ce dossier. Faites signer une personne qui en a une pour cette structure."
        |  "The authority to sign given by act “{act}” does not cover the structure of this dossier. Somebody with one for that structure must sign.";

    // Dossiers.
    Rule::DeadEnd { step, who }, who = who_alone(who).of(lang)
        => "L’étape {step} du circuit ne mène à personne ({who}) : aucune fonction de ce genre n’a de titulaire. Enregistrez la nomination, ou choisissez un autre circuit."
        |  "Step {step} of the circuit leads to nobody ({who}): no such post has a holder. Record the appointment, or choose another circuit.";
    Rule::EmptyCircuit
        => "Ce circuit n’a pas d’étape. Choisissez-en un autre."
        |  "This circuit has no step. Choose another one.";
    Rule::EmptyStep { step }
        => "L’étape {step} ne demande rien à personne. Dites qui doit agir, ou supprimez-la."
        |  "Step {step} asks nobody. Say who must act, or take it out.";
    Rule::OutsiderStep { step }
        => "L’étape {step} mêle un contreseing extérieur et des fonctions de l’institut. Une personne extérieure ne fait que contresigner, et elle seule contresigne : faites-en deux étapes."
        |  "Step {step} mixes an outside countersignature and posts of the institute. An outsider countersigns and does nothing else, and nobody else countersigns: make two steps of it.";
    Rule::QuorumTooLarge { step, least, posts }, has = count(*posts, both("destinataire", "addressee"), both("destinataires", "addressees"), lang)
        => "L’étape {step} demande au moins {least} réponses mais n’a que {has}. Baissez ce nombre, ou ajoutez des destinataires."
        |  "Step {step} asks for at least {least} answers but has only {has}. Lower the number, or add addressees.";
    Rule::PostEmpty { post }
        => "La fonction « {post} » n’a plus de titulaire : personne ne peut en tenir lieu. Nommez quelqu’un, au besoin par intérim."
        |  "The post “{post}” has no holder any more: nobody can stand in. Appoint somebody, if only for a while.";
    Rule::AuthorityCircle { act }
        => "La délégation donnée par l’acte « {act} » tourne en rond : elle vient d’elle-même. Révoquez-la et refaites l’acte."
        |  "The authority given by act “{act}” runs in a circle: it comes from itself. Revoke it and make the act anew.";
    Rule::NoSubDelegation { act, source }
        => "La délégation donnée par l’acte « {act} » vient de l’acte « {source} », qui interdit la subdélégation. Faites signer son titulaire."
        |  "The authority given by act “{act}” comes from act “{source}”, which forbids giving it on. Its holder must sign.";
    Rule::SourceLeft { act, source, name }
        => "La délégation donnée par l’acte « {act} » est tombée : {name}, qui la tenait de l’acte « {source} », n’occupe plus sa fonction. Il faut un nouvel acte."
        |  "The authority given by act “{act}” has lapsed: {name}, who held it by act “{source}”, no longer holds the post. A new act is needed.";
    Rule::SubstitutionEnded { act }
        => "La suppléance décidée par l’acte « {act} » a pris fin avant ce jour. Il faut une nouvelle décision."
        |  "The substitution decided by act “{act}” had ended by that day. A new decision is needed.";
    Rule::SubstitutionNotInForce { act, from, until }, span = days(*from, Some(*until), lang)
        => "La suppléance décidée par l’acte « {act} » ne vaut que {span}. Il faut une décision pour ce jour."
        |  "The substitution decided by act “{act}” holds {span} only. A decision for that day is needed.";
    Rule::SubstitutionOtherKind { act, kind }, kind = document_kind(*kind).of(lang)
        => "La suppléance décidée par l’acte « {act} » ne couvre pas ce type de document : {kind}. Le titulaire doit signer lui-même, ou la décision être élargie."
        |  "The substitution decided by act “{act}” does not cover this kind of document: {kind}. The holder must sign, or the decision be widened.";
    Rule::ScopeExceeds { source, excess }, told = excesses(excess, lang)
        => "Cette délégation dépasserait celle de l’acte « {source} », dont elle vient : {told}. Réduisez-la, ou prenez une source plus large."
        |  "This authority would exceed that of act “{source}”, which it comes from: {told}. Make it narrower, or take a wider source.";
    Rule::PostCircle { post, above }
        => "« {above} » est déjà sous « {post} » : l’une ne peut pas être au-dessus et au-dessous de l’autre. Choisissez une autre fonction."
        |  "“{above}” stands below “{post}” already: it cannot be above it too. Choose another post.";
    Rule::NoSuchSubstitution { typed }
        => "« {typed} » ne désigne pas une suppléance en cours et une seule. Vérifiez la fonction et la personne dans l’annuaire (F7)."
        |  "“{typed}” does not name one running substitution and one only. Check the post and the person in the directory (F7).";
    Rule::OwnSubstitute { name, post }
        => "{name} tient la fonction « {post} » ces jours-là : on ne se supplée pas soi-même. Choisissez une autre personne."
        |  "{name} holds the post “{post}” on these days: nobody stands in for oneself. Choose somebody else.";
    Rule::FirstStep { number }
        => "Le dossier {number} est à sa première étape : il n’y a pas d’étape où le renvoyer. Refusez-le plutôt."
        |  "Dossier {number} is at its first step: there is no step to send it back to. Refuse it instead.";
    Rule::NotOver { number }
        => "Le dossier {number} n’est pas terminé : il ne s’archive qu’à la fin de son circuit, refusé ou retiré."
        |  "Dossier {number} is not over: it is archived at the end of its circuit, refused or withdrawn only.";
    Rule::EvidenceEarly { number }
        => "Le dossier {number} circule encore\u{a0}: son dossier de preuve s’écrit une fois qu’il est terminé, refusé ou retiré."
        |  "Dossier {number} still circulates: its evidence file is written once it is completed, refused or withdrawn.";
    Rule::AlreadyArchived { number }
        => "Le dossier {number} est déjà archivé ; il n’y a rien à faire."
        |  "Dossier {number} is archived already; there is nothing to do.";
    Rule::NothingToTakeBack { number }
        => "Rien à reprendre sur le dossier {number} : vous n’y avez pas agi en dernier, ou quelqu’un a agi depuis."
        |  "Nothing to take back on dossier {number}: the last act is not yours, or somebody has acted since.";
    Rule::CannotBypass { number }
        => "Le dossier {number} n’attend pas de visa ni d’avis : on ne passe jamais outre une signature. Transmettez la tâche, ou renvoyez le dossier."
        |  "Dossier {number} waits for no visa and no opinion: a signature is never passed over. Hand the task on, or send the dossier back.";
    Rule::NotAbove { number }
        => "Sur le dossier {number}, seul le titulaire de la fonction placée au-dessus, ou un administrateur, peut le faire."
        |  "On dossier {number}, only whoever holds the post above, or an administrator, can do this.";
    Rule::NotLate { number }
        => "Le dossier {number} n’est pas en retard : le délai de l’étape court encore, ou elle n’en a pas."
        |  "Dossier {number} is not late: the delay of the step still runs, or it has none.";
    Rule::NotEarlierStep { number, step }
        => "L’étape {step} du dossier {number} n’est pas passée : choisissez une étape d’avant celle qui attend."
        |  "Step {step} of dossier {number} is not past: choose a step before the one that waits.";
    Rule::NotComingStep { number, step }
        => "L’étape {step} du dossier {number} n’est pas à venir : une étape s’ajoute avant une étape à venir, ou à la fin."
        |  "Step {step} of dossier {number} is not still to come: a step is added before one that is, or at the end.";
    Rule::AlreadyTheirs { who }
        => "C’est déjà demandé à {who} : choisissez quelqu’un d’autre."
        |  "This is asked of {who} already: choose somebody else.";
    Rule::NobodyAbove { post }
        => "Aucune fonction pourvue n’est au-dessus de « {post} » : transmettez plutôt la tâche."
        |  "No post with a holder stands above “{post}”: hand the task on instead.";
    Rule::DayToCome { day: on }, on = day(*on, lang)
        => "Le {on} est à venir : une signature sur papier porte une date passée ou celle du jour."
        |  "{on} is yet to come: a signature on paper bears today’s date or an earlier one.";
    Rule::NoSuchNote { number }
        => "Cette annotation du dossier {number} n’est pas de vous, ou elle est déjà retirée."
        |  "This annotation of dossier {number} is not yours, or is withdrawn already.";
    Rule::NoSuchPage { page, pages }
        => "Le document n’a pas de page {page} : il en a {pages}."
        |  "The document has no page {page}: it has {pages}.";
    Rule::NotDraft { number }
        => "Le dossier {number} n’est plus en préparation."
        |  "Dossier {number} is no longer in preparation.";
    Rule::CircuitRetired { name }
        => "Le circuit « {name} » a été retiré du choix : choisissez-en un autre."
        |  "The circuit “{name}” was taken off the list: choose another one.";
    Rule::CircuitExists { name }
        => "Un autre circuit s’appelle déjà « {name} » : donnez un autre nom."
        |  "Another circuit is called “{name}” already: give another name.";
    Rule::FieldsMissing { fields }, names = list(fields, lang)
        => "L’étape exige ces précisions : {names}. Remplissez-les, puis recommencez."
        |  "The step asks for these particulars: {names}. Fill them in, then try again.";
    Rule::NoSuchOutsider { typed }
        => "« {typed} » ne désigne aucune personne extérieure de ce dossier. Voyez leurs noms dans le dossier."
        |  "“{typed}” names no outsider of this dossier. See their names in the dossier.";
    Rule::OutsiderLocked { name }
        => "Trop d’essais manqués pour {name} : plus aucun code ne part. Un administrateur doit vérifier son numéro, puis lever le blocage."
        |  "Too many failed tries for {name}: no more codes are sent. An administrator must check the number, then lift the lock.";
    Rule::PhoneRefused { typed }
        => "« {typed} » n’est pas un numéro de téléphone. Écrivez-le comme 06 12 34 56 78 ou +33 6 12 34 56 78."
        |  "“{typed}” is not a telephone number. Write it as 06 12 34 56 78 or +33 6 12 34 56 78.";
    Rule::TooManyCodes { name }
        => "Cinq codes sont déjà partis à {name} pour ce document : il n’en part plus. Vérifiez le numéro, puis envoyez une nouvelle version du dossier."
        |  "Five codes have been sent to {name} for this document already: no more are sent. Check the number, then send a new version of the dossier.";
    Rule::CodeTooSoon { seconds }, wait = count(*seconds, both("seconde", "second"), both("secondes", "seconds"), lang)
        => "Un code vient de partir. Attendez {wait} avant d’en demander un autre."
        |  "A code has just been sent. Wait {wait} before asking for another one.";
    Rule::NoCodeSent { name }
        => "Aucun code n’a été envoyé à {name} pour ce document. Envoyez-en un d’abord."
        |  "No code was sent to {name} for this document. Send one first.";
    Rule::CodeForOther { name }
        => "Le code envoyé à {name} valait pour une autre version du document. Envoyez-en un nouveau."
        |  "The code sent to {name} was for another version of the document. Send a new one.";
    Rule::CodeOver { name }
        => "Le code envoyé à {name} ne vaut plus : dix minutes, cinq essais, un seul usage. Envoyez-en un nouveau."
        |  "The code sent to {name} is over: ten minutes, five tries, one use. Send a new one.";
    Rule::CodeWrong { left }, tries = count(*left, both("essai", "try"), both("essais", "tries"), lang)
        => "Ce n’est pas le bon code. Il reste {tries}."
        |  "That is not the right code. {tries} left.";
    Rule::CodeUnfit
        => "Un code a huit chiffres. Relisez le message reçu ; cet essai n’est pas compté."
        |  "A code has eight digits. Read the message again; this try is not counted.";
    Rule::SealMissing
        => "Le cachet de l’institut n’est pas encore fait. Un administrateur le fait en réglant la passerelle SMS ou, une fois qu’elle l’est, en ouvrant le bureau."
        |  "The institute’s seal is not made yet. An administrator makes it by setting the SMS gateway or, once it is set, by opening the desk.";
    Rule::SealRetired { day: on }, on = day(*on, lang)
        => "Le cachet de l’institut a été retiré le {on} : le bureau ne scelle plus avec lui. Un administrateur en fait un autre en ouvrant le bureau, une fois la passerelle SMS réglée."
        |  "The institute’s seal was put out of use on {on}: the desk seals with it no more. An administrator makes another one by opening the desk, once the SMS gateway is set.";
    Rule::GatewayBody
        => "Le corps de la requête doit contenir {{to}} et {{text}}, une fois chacun : le numéro et le message y prennent place."
        |  "The body of the request must hold {{to}} and {{text}}, once each: the number and the message take their places.";
    Rule::GatewayNowhere { path }
        => "« {path} » n’est ni un répertoire où écrire, ni un programme qui se lance. Donnez son chemin complet."
        |  "“{path}” is neither a folder to write in nor a program that can be run. Give its full path.";
    Rule::NoGateway
        => "Aucune passerelle SMS n’est réglée : le code ne peut pas partir. Réglez-la dans le parapheur (F6), ou par « paraphe dossier gateway »."
        |  "No SMS gateway is set: the code cannot be sent. Set it in the signing book (F6), or with “paraphe dossier gateway”.";
    Rule::GatewayFailed { detail }
        => "La passerelle SMS n’a pas pris le message : {detail}. Rien n’est parti ; vérifiez le réglage, puis recommencez."
        |  "The SMS gateway did not take the message: {detail}. Nothing was sent; check its setting, then try again.";
    Rule::ConsentMissing
        => "La personne extérieure doit d’abord dire qu’elle accepte de contresigner. Sans cet accord, rien n’est fait."
        |  "The outsider must first agree to countersign. Without it, nothing is done.";
    Rule::NotPdf { name }
        => "« {name} » n’est pas un PDF : il ne peut pas être contresigné. Faites-en un PDF."
        |  "“{name}” is no PDF: it cannot be countersigned. Make a PDF of it.";
    Rule::NoSuchDeposit { typed }
        => "« {typed} » ne désigne aucun dépôt du coffre. Voyez la liste des dépôts."
        |  "“{typed}” names no deposit of the strongbox. See the list of deposits.";
    Rule::DepositGone { typed }
        => "Le contenu du dépôt « {typed} » a été détruit ; il n’en reste que la preuve."
        |  "The content of deposit “{typed}” was destroyed; only its proof is left.";
    Rule::DepositDamaged { typed }
        => "Le contenu du dépôt {typed} a changé ou manque. Contrôlez le bureau («\u{a0}paraphe doctor\u{a0}») et remettez une sauvegarde."
        |  "The content of deposit {typed} has changed or is missing. Check the desk (“paraphe doctor”) and put a backup back.";
    Rule::NoTsa
        => "Aucune autorité d’horodatage n’est réglée. Un administrateur en donne l’adresse au parapheur (F6, puis « : » et « horodatage »), ou par « paraphe dossier tsa set »."
        |  "No time-stamping authority is set. An administrator gives its address in the signing book (F6, then “:” and “time-stamping”), or with “paraphe dossier tsa set”.";
    Rule::TsaFailed { detail }
        => "L’autorité d’horodatage n’a pas répondu comme il faut : {detail}. La signature reste sans horodatage ; il peut être ajouté plus tard."
        |  "The time-stamping authority did not answer as it should: {detail}. The signature stays without a time-stamp; one can be added later.";
    Rule::TsaSkipped
        => "L’autorité d’horodatage était muette juste avant, pour un autre dossier : elle n’a pas été redemandée. La signature reste sans horodatage ; ajoutez-le plus tard par H, ou « paraphe dossier timestamp --all »."
        |  "The time-stamping authority was silent just before, for another dossier: it was not asked again. The signature stays without a time-stamp; add one later with H, or “paraphe dossier timestamp --all”.";
    Rule::NotProposer { post }
        => "La fonction « {post} » ne propose pas de bénéficiaires : seuls les directeurs fonctionnels et les délégués régionaux le font."
        |  "The post “{post}” proposes no beneficiaries: only functional directors and regional delegates do.";
    Rule::NoProposingPost { day: on }, on = day(*on, lang)
        => "Au {on}, vous ne tenez aucune fonction qui propose des bénéficiaires : seuls les directeurs fonctionnels et les délégués régionaux le font."
        |  "On {on} you hold no post that proposes beneficiaries: only functional directors and regional delegates do.";
    Rule::AlreadyProposed { name, post }
        => "{name} est déjà sur la liste des propositions, au titre de « {post} ». Un administrateur peut maintenant ouvrir son compte."
        |  "{name} is on the list of proposals already, by “{post}”. An administrator can open the account now.";
    Rule::NoCertificate { name }
        => "Il n’y a pas de certificat à révoquer pour {name} : aucun n’a encore été délivré."
        |  "There is no certificate to revoke for {name}: none has been issued yet.";
    Rule::CertificateOfAnother { name }
        => "Le certificat inscrit au compte de {name} porte le numéro de celui d’une autre personne, qui l’avait avant : le révoquer couperait celle-là. Faites renouveler ce certificat (F7, R)."
        |  "The certificate in the account of {name} bears the number of somebody else’s, who had it before: revoking it would shut that person out. Have this certificate renewed (F7, R).";
    Rule::CertificateRevokedAlready { name }
        => "Le certificat de {name} est déjà révoqué ; il n’y a rien à faire."
        |  "The certificate of {name} is revoked already; there is nothing to do.";
    Rule::NoFiling
        => "Aucun répertoire de classement n’est réglé pour les documents signés. Un administrateur le choisit au parapheur (F6, puis « : » et « classement »), ou par « paraphe dossier filing set »."
        |  "No folder is set for the signed documents. An administrator chooses it in the signing book (F6, then “:” and “filing”), or with “paraphe dossier filing set”.";
    Rule::FormalContract
        => "Un marché public formalisé exige une signature qualifiée, que ce bureau ne sait pas faire : paraphe le refuse. Passez par la plateforme des achats."
        |  "A formal public contract needs a qualified signature, which this desk cannot make: paraphe refuses it. Use the purchasing platform.";
    Rule::NotCirculating { number }
        => "Le dossier {number} n’est plus en circulation : plus aucun acte n’y est possible."
        |  "Dossier {number} is no longer in circulation: no act can be done on it any more.";
    Rule::NothingAsked { number }
        => "Le dossier {number} n’attend rien de vous pour le moment. Voyez dans son circuit qui doit agir."
        |  "Dossier {number} asks nothing of you at the moment. See in its circuit who must act.";
    Rule::OtherDeed { number, asked }, asked = asked_word(asked).of(lang)
        => "Ce n’est pas ce que le dossier {number} demande à cette étape, mais ceci : {asked}."
        |  "That is not what dossier {number} asks for at this step, but this: {asked}.";
    Rule::NotRefused { number }
        => "Le dossier {number} n’est pas refusé : une nouvelle version ne s’envoie qu’après un refus."
        |  "Dossier {number} is not refused: a new version is sent after a refusal only.";
    Rule::NotWriter { number }
        => "Seule la personne qui a ouvert le dossier {number} peut le faire. Adressez-vous à elle."
        |  "Only whoever opened dossier {number} can do this. Please ask that person.";
    Rule::AlreadyActed { number }
        => "Vous avez déjà agi à cette étape du dossier {number} ; il n’y a rien de plus à faire."
        |  "You have acted at this step of dossier {number} already; there is nothing more to do.";
    Rule::ReasonMissing
        => "Un refus se motive. Écrivez la raison : toutes les personnes du circuit la liront."
        |  "A refusal needs a reason. Please write it: everybody on the circuit will read it.";

    // Passphrases and accounts.
    Rule::PassphraseShort { characters, least }, has = count(*characters, both("caractère", "character"), both("caractères", "characters"), lang)
        => "Cette phrase de passe est trop courte : {has}, il en faut au moins {least}. Prenez une phrase entière, espaces compris."
        |  "This passphrase is too short: {has}, at least {least} are needed. Take a whole sentence, spaces included.";
    Rule::PassphraseCommon
        => "Cette phrase de passe est trop facile à deviner. Choisissez plusieurs mots sans lien entre eux."
        |  "This passphrase is too easy to guess. Choose several words that have nothing to do with each other.";
    Rule::PassphraseSame
        => "La nouvelle phrase de passe est la même que celle que vous aviez. Choisissez-en une autre, connue de vous seul."
        |  "The new passphrase is the one that you had. Choose another one, known to you alone.";
    Rule::PassphraseMustChange
        => "Votre phrase de passe a été choisie par une autre personne. Changez-la d’abord ; rien d’autre n’est possible avant."
        |  "Your passphrase was chosen by somebody else. Change it first; nothing else is possible before.";
    Rule::PassphraseWrong
        => "Ce n’est pas la bonne phrase de passe. Vérifiez le compte choisi et le verrouillage des majuscules, puis réessayez."
        |  "That is not the right passphrase. Check the chosen account and the caps lock, then try again.";
    Rule::NotAdministrator
        => "Seul un administrateur du bureau peut le faire. L’annuaire dit qui l’est (F7)."
        |  "Only an administrator of the desk can do this. The directory says who is one (F7).";
    Rule::NoAccount { typed }
        => "Personne n’a de compte à ce bureau sous le nom « {typed} ». Vérifiez le nom, ou faites-vous ouvrir un compte par l’administrateur."
        |  "Nobody has an account at this desk under the name “{typed}”. Check the name, or have the administrator open an account for you.";
    Rule::SeveralAccounts { names }, names = choice(names, lang)
        => "Ce bureau a plusieurs comptes. Dites lequel avec --as : {names}."
        |  "This desk has several accounts. Say which one with --as: {names}.";
    Rule::AccountExists { name }
        => "Le compte « {name} » existe déjà ; il n’y a rien à ouvrir."
        |  "The account “{name}” exists already; there is nothing to open.";
    Rule::AdministratorAlready { name }
        => "Le compte « {name} » est déjà celui d’un administrateur ; il n’y a rien à changer."
        |  "The account “{name}” is that of an administrator already; there is nothing to change.";
    Rule::OwnAccount
        => "Ce compte est le vôtre : changez vous-même votre phrase de passe dans l’annuaire (F7), ou par « paraphe people passphrase »."
        |  "This account is your own: change your passphrase yourself in the directory (F7), or with “paraphe people passphrase”.";

    Rule::PersonExists { name }
        => "Cette adresse électronique est déjà celle d’une personne de l’annuaire, {name} ; elle n’est pas ajoutée deux fois."
        |  "This mail address is already that of a person of the directory, {name}; nobody is added twice.";

    // The desk, its files and its keys.
    Rule::DeskExists { path }
        => "Il y a déjà un bureau dans {path} ; il n’est pas remplacé. Ouvrez-le, ou choisissez un autre répertoire."
        |  "There is a desk in {path} already; it is not replaced. Open it, or choose another folder.";
    Rule::NoDesk { path }
        => "Il n’y a pas de bureau dans {path}. Vérifiez le chemin donné par --desk, ou créez-en un avec « paraphe init »."
        |  "There is no desk in {path}. Check the path given by --desk, or create one with “paraphe init”.";
    Rule::ReadOnly(why), words = read_only(why, lang)
        => "{words}" | "{words}";
    Rule::DeskNewer
        => "Ce bureau a été ouvert par une version plus récente de paraphe. Rien n’y a changé ici : mettez paraphe à jour sur cet ordinateur, puis rouvrez-le."
        |  "This desk was opened by a newer version of paraphe. Nothing was changed here: update paraphe on this computer, then open it again.";
    Rule::DeskOtherLayout
        => "Ce bureau n’est pas abîmé, mais une autre version de paraphe l’a rangé autrement. Rien n’y a changé ici : ouvrez-le avec la version qui l’a fait, ou mettez paraphe à jour sur cet ordinateur."
        |  "This desk is not damaged, but another version of paraphe has laid it out otherwise. Nothing was changed here: open it with the version that made it, or update paraphe on this computer.";
    Rule::FileTaken { path }
        => "Le fichier {path} existe déjà ; il n’est pas remplacé. Donnez un autre nom, ou déplacez-le d’abord."
        |  "The file {path} exists already; it is not replaced. Give another name, or move it away first.";
    Rule::Pdf(why), words = pdf(why, lang)
        => "{words}" | "{words}";
    Rule::CertificateExpired { until }
        => "Le certificat de signature n’est plus valable depuis le {until} : une signature serait refusée partout. Renouvelez-le dans l’annuaire (F7, R), ou par « paraphe people renew »."
        |  "The signing certificate has not been in force since {until}: a signature would be refused everywhere. Renew it in the directory (F7, R), or with “paraphe people renew”.";
    Rule::CertificateRevoked { day: on, reason }, on = day(*on, lang), why = revocation_reason(*reason).of(lang)
        => "Votre certificat de signature est révoqué depuis le {on} ({why}) : il ne signe plus rien. Demandez-en un autre dans l’annuaire (F7, R), ou par « paraphe people renew »."
        |  "Your signing certificate was revoked on {on} ({why}): it signs nothing any more. Ask for another one in the directory (F7, R), or with “paraphe people renew”.";
    Rule::CertificateAwaited
        => "Votre clé de signature attend son certificat : un administrateur le délivre en ouvrant le bureau. S’il l’a déjà fait, redemandez-le dans l’annuaire (F7, R), ou par « paraphe people renew »."
        |  "Your signing key waits for its certificate: an administrator issues it by opening the desk. If that has been done, ask for it again in the directory (F7, R), or with “paraphe people renew”.";
    Rule::ClockBack { last }, last = instant(last, lang)
        => "L’horloge de cet ordinateur retarde : le dernier acte du registre est daté du {last}. Mettez l’ordinateur à l’heure ; si c’est cet acte qui est postdaté, un administrateur accepte l’heure présente par « paraphe doctor --accept-clock » (ou F8, H)."
        |  "The clock of this computer is behind: the last act of the register is dated {last}. Set the clock right; if it is that act that is dated too late, an administrator accepts the present time with “paraphe doctor --accept-clock” (or F8, H).";
    Rule::KeyUnknown { key, line }
        => "Fichier des touches, ligne {line} : « {key} » n’est ni une touche ni une action connue. Corrigez cette ligne ou retirez-la."
        |  "File of keys, line {line}: “{key}” is neither a known key nor a known action. Correct this line or take it out.";
    Rule::KeyTwice { key, line, first, second }
        => "Fichier des touches, ligne {line} : la touche « {key} » est donnée à la fois à « {first} » et à « {second} ». Gardez l’une des deux."
        |  "File of keys, line {line}: the key “{key}” is given both to “{first}” and to “{second}”. Keep one of the two.";

    // Signatures and the keys that make them.
    Rule::StampOutside { page, pages }, told = stamp_outside(*page, *pages, lang) => "{told}" | "{told}";
    Rule::StampTaken { place, page, free }, free = list(free, lang)
        => "La place {place} de la page {page} n’est pas libre : un tampon y couvrirait du texte ou un autre tampon. Places libres de cette page : {free}."
        |  "Place {place} of page {page} is not free: a stamp there would cover text or another stamp. Free places of that page: {free}.";
    Rule::StampUnshown
        => "La signature est faite, sans tampon visible : le texte du document n’a pas pu être lu, et un tampon posé à l’aveugle aurait pu le couvrir."
        |  "The signature is made, without a visible stamp: the text of the document could not be read, and a stamp laid blind might have covered it.";
    Rule::StampLaid { number }
        => "La première signature du dossier {number} a fixé la place de tous les tampons et certifié le document : elle ne change plus. Signez sans indiquer de place."
        |  "The first signature of dossier {number} has fixed the place of every stamp and certified the document: it does not change any more. Sign without naming a place.";
    Rule::StampUnread { typed }
        => "« {typed} » n’est pas la place d’un tampon. Écrivez une page et une place de sa grille, comme « 2:B7 » ou « last:C10 » (colonnes A à C, rangées 1 à 10)."
        |  "“{typed}” is not the place of a stamp. Write a page and a place of its grid, such as “2:B7” or “last:C10” (columns A to C, rows 1 to 10).";
    Rule::NoFieldLeft { number }
        => "Le document du dossier {number} est certifié et n’a plus de champ libre pour une signature. Envoyez une nouvelle version du document : ses signatures repartent de zéro."
        |  "The document of dossier {number} is certified and has no free field for a signature left. Send a new version of the document: its signatures start anew.";
    Rule::FieldNotWaiting { field }
        => "Aucun champ de signature vide ne s’appelle « {field} » dans ce PDF. Reprenez la version du document qui l’attend."
        |  "No empty signature field is called “{field}” in this PDF. Go back to the version of the document that has it.";
    Rule::TimeStampUnfit { why }, why = time_fault(why, lang)
        => "L’horodatage n’est pas retenu : {why}. La signature peut être horodatée plus tard."
        |  "The time-stamp is not accepted: {why}. The signature can be time-stamped later.";
    Rule::NothingToTime { number }
        => "Rien à horodater dans le dossier {number} : son document n’est pas signé, ou une autorité d’horodatage en atteste déjà l’heure."
        |  "Nothing to time-stamp in dossier {number}: its document is not signed, or a time-stamping authority vouches for its time already.";
    Rule::ContentMissing { path }
        => "Cette signature porte sur un autre fichier, qui n’est pas là : {path}. Donnez-le par --content."
        |  "This signature is over another file, which is not there: {path}. Name it with --content.";
    Rule::KeyKnown { name }
        => "Ce certificat ({name}) est déjà parmi les vôtres. Choisissez-le par « paraphe people certificate use »."
        |  "This certificate ({name}) is among yours already. Choose it with “paraphe people certificate use”.";
    Rule::KeyNotForSigning { name }
        => "Ce certificat ({name}) dit à quoi il sert, et ce n’est pas à signer des documents : nulle part ses signatures ne seraient dites valides. Demandez à qui l’a établi un certificat de signature."
        |  "This certificate ({name}) says what it is for, and signing documents is not among it: nowhere would its signatures be called valid. Ask whoever issued it for a certificate that signs.";
    Rule::KeyRetired { day: on }, on = day(*on, lang)
        => "Ce certificat a été retiré le {on} : le bureau ne signe plus avec lui. Choisissez-en un autre (« paraphe people certificate use », ou F7 puis u)."
        |  "This certificate was put out of use on {on}: the desk signs with it no more. Choose another one (“paraphe people certificate use”, or F7 then u).";
    Rule::NoSuchKey { typed }
        => "Aucun de vos certificats n’a une empreinte qui commence par « {typed} », ou plusieurs en ont une. Voyez « paraphe people certificate own »."
        |  "None of your certificates has a digest that begins with “{typed}”, or several have. See “paraphe people certificate own”.";
    Rule::NoKeyOfTheirs { name, typed }
        => "Aucun des certificats que {name} a apportés n’a une empreinte qui commence par « {typed} », ou plusieurs en ont une. Voyez « paraphe people certificate own --person »."
        |  "None of the certificates that {name} brought has a digest that begins with “{typed}”, or several have. See “paraphe people certificate own --person”.";
    Rule::KeyFilePassword
        => "Ce mot de passe n’ouvre pas le fichier de clé. Saisissez celui qui a été choisi lors de son enregistrement."
        |  "This password does not open the key file. Type the one that was chosen when it was saved.";
    Rule::KeyFileUnreadable
        => "Ce fichier n’est pas un fichier de clé que paraphe sache lire. Exportez de nouveau le certificat avec sa clé privée (.p12 ou .pfx)."
        |  "This file is not a key file that paraphe can read. Export the certificate again with its private key (.p12 or .pfx).";
    Rule::KeyFileEmpty
        => "Ce fichier ne contient pas de clé privée. Exportez de nouveau le certificat, avec sa clé privée."
        |  "This file holds no private key. Export the certificate again, with its private key.";
    Rule::KeyFileSeveral { count }
        => "Ce fichier contient {count} clés privées. Exportez seulement celle qui doit signer."
        |  "This file holds {count} private keys. Export only the one that is to sign.";
    Rule::KeyWithoutCertificate
        => "Ce fichier ne contient pas le certificat de sa clé privée. Exportez-les ensemble."
        |  "This file does not hold the certificate of its private key. Export them together.";
    Rule::PatternRefused { pattern, why }, why = pattern_fault(why, lang)
        => "La règle de nommage « {pattern} » ne peut pas servir : {why}."
        |  "The naming rule “{pattern}” cannot be used: {why}.";
    Rule::NoSuchFolder { path }
        => "{path} n’est pas un répertoire de ce disque. Créez-le, ou donnez-en un autre, par son chemin complet."
        |  "{path} is not a folder of this disk. Create it, or give another one, by its full path.";
    Rule::FolderLeadsOut { path }
        => "{path} est un lien qui mène hors du répertoire de classement : rien n’y a été écrit. Remplacez ce lien par un vrai répertoire."
        |  "{path} is a link that leads out of the folder for filing: nothing was written there. Put a real folder in its place.";
    Rule::NotCompleted { number }
        => "Le dossier {number} n’est pas terminé : son document ne se classe qu’une fois son circuit achevé."
        |  "Dossier {number} is not completed: its document is filed only once its circuit is done.";
    Rule::Unreachable { name }
        => "{name} n’a pas d’adresse électronique dans l’annuaire : rien ne part. Prévenez cette personne autrement, ou complétez l’annuaire (F7)."
        |  "{name} has no mail address in the directory: nothing is sent. Tell this person another way, or complete the directory (F7).";
    Rule::KeyUnfit { algorithm }
        => "Une clé de ce type ({algorithm}) ne signe pas de document ici. Demandez un certificat P-256, P-384 ou RSA de 2048 à 4096 bits."
        |  "A key of this kind ({algorithm}) signs no document here. Ask for a certificate of P-256, P-384, or RSA of 2048 to 4096 bits.";
}

/// An instant as the register writes it.
fn instant(text: &str, lang: Lang) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |at| moment(at, lang))
}

/// Which addresses are taken instead.
fn domains_accepted(domains: &[String], lang: Lang) -> String {
    if domains.is_empty() {
        return both(
            "Écrivez-la en entier, comme dans « prenom.nom@exemple.fr ».",
            "Write it in full, as in “first.last@example.org”.",
        )
        .of(lang)
        .to_owned();
    }
    let domains = list(domains, lang);
    say!(
        lang,
        "Donnez l’adresse professionnelle, dans l’un des domaines de l’institut : {domains}.",
        "Give the professional address, in a mail domain of the institute: {domains}."
    )
}

/// A page that is not there, or a place outside one that is.
fn stamp_outside(page: usize, pages: usize, lang: Lang) -> String {
    let all = count(pages, both("page", "page"), both("pages", "pages"), lang);
    if (1..=pages).contains(&page) {
        say!(
            lang,
            "L’emplacement demandé pour le tampon sort de la page {page} (le document a {all}). Choisissez une place \
             qui tienne sur la page.",
            "The place asked for the stamp leaves page {page} (the document has {all}). Choose a place within the page."
        )
    } else {
        say!(
            lang,
            "Le tampon ne peut pas aller page {page} : le document a {all}. Choisissez une page qui existe.",
            "The stamp cannot go on page {page}: the document has {all}. Choose a page that exists."
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_not_there_and_a_place_outside_one_that_is_are_two_things() {
        let told = |page, lang| rule(&Rule::StampOutside { page, pages: 2 }, lang);
        for (lang, beyond, outside) in [
            (Lang::Fr, "page 3 : le document a 2 pages", "sort de la page 2"),
            (Lang::En, "page 3: the document has 2 pages", "leaves page 2"),
        ] {
            assert!(told(3, lang).contains(beyond) && told(0, lang).contains("page 0"), "{}", told(3, lang));
            assert!(told(2, lang).contains(outside) && told(2, lang).contains("2 pages"), "{}", told(2, lang));
            assert!(!told(3, lang).contains(outside));
        }
    }
}
