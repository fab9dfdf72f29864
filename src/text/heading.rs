//! What an act is called: before it is done, as the title of its plan; once it is done, in the words before what it was
//! done to.

use super::format::count;
use super::words::{wish_done, wish_title};
use super::{Lang, both};
use crate::domain::plan::Heading;

catalogue! {
    /// The act that a plan is of, as a title.
    pub heading(value: &Heading, lang);

    Heading::Tsa { host: Some(host) }
        => "Demander l’heure à l’autorité d’horodatage {host}" | "Ask the time-stamping authority {host} for the time";
    Heading::Tsa { host: None }
        => "Se passer d’autorité d’horodatage" | "Do without a time-stamping authority";
    Heading::TryTsa { host }
        => "Essayer l’autorité d’horodatage {host}" | "Try the time-stamping authority {host}";
    Heading::TimeStamp { host }
        => "Horodater des documents signés auprès de {host}" | "Time-stamp signed documents at {host}";
    Heading::BringKey { name }
        => "Apporter le certificat de {name}" | "Bring the certificate of {name}";
    Heading::ChooseKey { name }
        => "Signer avec le certificat de {name}" | "Sign with the certificate of {name}";
    Heading::RetireKey { name }
        => "Retirer le certificat apporté de {name}" | "Put the brought certificate of {name} out of use";
    Heading::RetireSeal { name }
        => "Retirer le cachet {name}" | "Put the seal {name} out of use";
    Heading::ImportStructures { file, format }, register = format.to_uppercase()
        => "Importer les structures de {file} ({register})" | "Import the structures of {file} ({register})";
    Heading::ImportCorrespondents { file }
        => "Réinscrire les structures et leurs correspondants d’après {file}"
        |  "Register the structures and their correspondents from {file}";
    Heading::OpenCampaign { year }
        => "Ouvrir la campagne {year}" | "Open the campaign {year}";
    Heading::Register { structure, year }
        => "Réinscrire {structure} pour {year}" | "Register {structure} for {year}";
    Heading::IssueCodes { year }
        => "Émettre les codes {year}" | "Issue the codes of {year}";
    Heading::ShowSecret { login }
        => "Montrer le secret : {login}" | "Show the secret: {login}";
    Heading::Deliver { login }, login = codes(login, lang)
        => "Noter la remise : {login}" | "Note the delivery: {login}";
    Heading::Suspend { login }, login = codes(login, lang)
        => "Suspendre : {login}" | "Suspend: {login}";
    Heading::Lift { login }, login = codes(login, lang)
        => "Lever la suspension : {login}" | "Lift the suspension: {login}";
    Heading::Revoke { login }, login = codes(login, lang)
        => "Révoquer pour toujours : {login}" | "Revoke for good: {login}";
    Heading::Export { format, path }
        => "Écrire le fichier du portail ({format}) : {path}" | "Write the portal’s file ({format}): {path}";
    Heading::NewDossier { title }
        => "Mettre en circulation : {title}" | "Put into circulation: {title}";
    Heading::Visa { number }
        => "Viser le dossier {number}" | "Give the visa to dossier {number}";
    Heading::Sign { number }
        => "Signer le dossier {number}" | "Sign dossier {number}";
    Heading::Refuse { number }
        => "Refuser le dossier {number}" | "Refuse dossier {number}";
    Heading::NewVersion { number }
        => "Envoyer une nouvelle version du dossier {number}" | "Send a new version of dossier {number}";
    Heading::Withdraw { number }
        => "Retirer le dossier {number}" | "Withdraw dossier {number}";
    Heading::AddPerson { name }
        => "Ajouter à l’annuaire : {name}" | "Add to the directory: {name}";
    Heading::AddPost { title }
        => "Créer la fonction « {title} »" | "Create the post “{title}”";
    Heading::Appoint { name, title }
        => "Nommer {name} à la fonction « {title} »" | "Appoint {name} to the post “{title}”";
    Heading::EndAppointment { name, title }
        => "Mettre fin à la nomination de : {name}, « {title} »" | "End the appointment of {name} to the post “{title}”";
    Heading::ChangePassphrase { name }
        => "Changer la phrase de passe : {name}" | "Change the passphrase: {name}";
    Heading::Save { path }
        => "Écrire le fichier {path}" | "Write the file {path}";
    Heading::Grant { name, act }
        => "Donner une délégation de signature à {name}, par l’acte « {act} »"
        |  "Grant {name} an authority to sign, by act “{act}”";
    Heading::RevokeAuthority { act }
        => "Révoquer la délégation de signature donnée par l’acte « {act} »"
        |  "Revoke the authority to sign given by act “{act}”";
    Heading::Adjust { structure }
        => "Ajuster la structure {structure}" | "Adjust structure {structure}";
    Heading::Offices
        => "Remplacer la table des délégations régionales" | "Replace the table of regional offices";
    Heading::AdjustCampaign { year }
        => "Modifier la campagne {year}" | "Change the campaign {year}";
    Heading::CampaignText { name, year }
        => "Modifier le texte « {name} » de la campagne {year}" | "Change the text “{name}” of the campaign {year}";
    Heading::CutOff { year }
        => "Couper les anciens codes : campagne {year}" | "Cut the old codes off: campaign {year}";
    Heading::UndoCutOff { year }
        => "Annuler la coupure de la campagne {year}" | "Take back the cut-off of the campaign {year}";
    Heading::AcceptRegistrations { year }
        => "Accepter des inscriptions à la campagne {year}" | "Accept registrations for the campaign {year}";
    Heading::RefuseRegistrations { year }
        => "Refuser des inscriptions à la campagne {year}" | "Refuse registrations for the campaign {year}";
    Heading::MoveRegistrations { office }
        => "Réorienter des inscriptions vers : {office}" | "Move registrations to: {office}";
    Heading::SendRegistration { structure }
        => "Faire signer l’inscription de {structure}" | "Have the registration of {structure} signed";
    Heading::IssueTeams { structure, year }
        => "Émettre des codes d’équipe {year} : {structure}" | "Issue team codes of {year}: {structure}";
    Heading::ImportCodes { file }
        => "Importer les codes émis ailleurs : {file}" | "Import the codes issued elsewhere: {file}";
    Heading::Replace { login }, login = codes(login, lang)
        => "Remplacer : {login}" | "Replace: {login}";
    Heading::RevokePrefix { prefix }
        => "Révoquer pour toujours tous les codes qui commencent par {prefix}"
        |  "Revoke for good every code that begins with {prefix}";
    Heading::Received { login }, login = codes(login, lang)
        => "Noter la réception : {login}" | "Note the receipt: {login}";
    Heading::Returned { login }, login = codes(login, lang)
        => "Noter un retour de courrier : {login}" | "Note a returned letter: {login}";
    Heading::Letters { folder }
        => "Écrire les lettres dans {folder} et noter leur remise" | "Write the letters into {folder} and note their delivery";
    Heading::Mail { year }
        => "Envoyer les codes {year} par courriel" | "Send the codes of {year} by mail";
    Heading::Remind { year }
        => "Envoyer les rappels de la campagne {year}" | "Send the reminders of the campaign {year}";
    Heading::Track { name }
        => "Noter l’accès à l’autre portail : {name}" | "Note the way to the other portal: {name}";
    Heading::Target { format }
        => "Choisir le fichier du portail ({format})" | "Choose the portal’s file ({format})";
    Heading::Declare { year, path }
        => "Écrire la déclaration {year} aux éditeurs : {path}" | "Write the declaration of {year} to the publishers: {path}";
    Heading::ReadUsage { file }
        => "Lire le journal du portail {file}" | "Read the portal’s log {file}";
    Heading::Leak { publisher }
        => "Ouvrir une affaire : signalement de {publisher}" | "Open a case: report by {publisher}";
    Heading::LeakStep { number }
        => "Affaire {number}" | "Case {number}";
    Heading::Forget { login }, login = codes(login, lang)
        => "Détruire la copie du secret : {login}" | "Destroy the copy of the secret: {login}";
    Heading::Institute
        => "Changer les données de l’institut" | "Change the data of the institute";
    Heading::MailServer { host }
        => "Envoyer les courriels par {host}" | "Send mails through {host}";
    Heading::NoMailServer
        => "Oublier le serveur de messagerie et son mot de passe" | "Forget the mail server and its password";
    Heading::TryMailServer { host }
        => "Essayer le serveur de messagerie {host}" | "Try the mail server {host}";
    Heading::Account { name }
        => "Ouvrir un compte à ce bureau : {name}" | "Open an account at this desk: {name}";
    Heading::ResetAccount { name }
        => "Rouvrir le compte sous une première phrase de passe : {name}"
        |  "Open the account again under a first passphrase: {name}";
    Heading::NameAdministrator { name }
        => "Nommer administrateur de ce bureau : {name}" | "Make an administrator of this desk: {name}";
    Heading::RenewCertificate { name }
        => "Renouveler le certificat de signature : {name}" | "Renew the signing certificate: {name}";
    Heading::Deed { wish, number }, what = wish_title(*wish).of(lang)
        => "{what} {number}" | "{what} {number}";
    Heading::Together { wish, dossiers }, what = wish_title(*wish).of(lang), many = count(*dossiers, both("dossier", "dossier"), both("dossiers", "dossiers"), lang)
        => "{what} : {many}" | "{what}: {many}";
    Heading::SaveDraft { title }
        => "Préparer le dossier : {title}" | "Prepare the dossier: {title}";
    Heading::Annotate { number }
        => "Annoter le dossier {number}" | "Annotate dossier {number}";
    Heading::WithdrawNote { number }
        => "Retirer une annotation du dossier {number}" | "Withdraw an annotation of dossier {number}";
    Heading::ReadMark { number }
        => "Noter la lecture du dossier {number}" | "Note that dossier {number} was read";
    Heading::SetCircuit { name }
        => "Régler le circuit « {name} »" | "Set the circuit “{name}”";
    Heading::RetireCircuit { name }
        => "Retirer du choix le circuit « {name} »" | "Take the circuit “{name}” off the list";
    Heading::AcceptClock
        => "Tenir l’heure présente pour la bonne" | "Take the present time for the right one";
    Heading::Deposit { number }
        => "Archiver le dossier {number} et le verser au coffre-fort" | "Archive dossier {number} and put it into the strongbox";
    Heading::ReadDeposit { name }
        => "Lire le dépôt {name}" | "Read the deposit {name}";
    Heading::DepositMetadata { name }
        => "Lire les métadonnées du dépôt {name}" | "Read the metadata of the deposit {name}";
    Heading::CheckDeposits
        => "Contrôler des dépôts" | "Check deposits";
    Heading::DestroyDeposit { name }
        => "Détruire le contenu du dépôt {name}, sans retour" | "Destroy the content of the deposit {name} for good";
    Heading::MovePost { title }
        => "Placer autrement la fonction « {title} »" | "Move the post “{title}”";
    Heading::Substitute { name, title }
        => "Désigner pour suppléer : {name}, « {title} »" | "Let {name} stand in for the holder of the post “{title}”";
    Heading::EndSubstitution { name, title }
        => "Mettre fin à la suppléance de : {name}, « {title} »" | "End the substitution of {name} for the post “{title}”";
    Heading::Propose { name }
        => "Proposer comme bénéficiaire du parapheur : {name}" | "Propose as a beneficiary of the signing book: {name}";
    Heading::RevokeCertificate { name }
        => "Révoquer le certificat de signature : {name}" | "Revoke the signing certificate: {name}";
    Heading::SendCode { name }
        => "Envoyer un code de contreseing à {name}" | "Send a code to countersign to {name}";
    Heading::TryCode { number }
        => "Contresigner le dossier {number}" | "Countersign dossier {number}";
    Heading::UnlockOutsider { name }
        => "Lever le blocage de {name}" | "Lift the lock of {name}";
    Heading::Gateway { word }, told = super::words::gateway(word).of(lang)
        => "Régler la passerelle SMS : {told}" | "Set the SMS gateway: {told}";
    Heading::TryGateway { to }
        => "Essayer la passerelle SMS vers {to}" | "Try the SMS gateway to {to}";
    Heading::Digests
        => "Dire à chacun, par courriel, ce qui l’attend au parapheur" | "Tell everybody by mail what waits for them in the signing book";
    Heading::File { number }
        => "Classer le document du dossier {number}" | "File the document of dossier {number}";
    Heading::FileTogether { dossiers }, told = count(*dossiers, both("dossier", "dossier"), both("dossiers", "dossiers"), lang)
        => "Classer les documents : {told}" | "File the documents: {told}";
    Heading::Filing { folder }
        => "Classer les documents signés dans {folder}" | "File signed documents in {folder}";
    Heading::NoFiling
        => "Ne plus classer les documents signés" | "File signed documents no more";
    Heading::BookText { name }
        => "Changer le texte « {name} » du parapheur" | "Change the text “{name}” of the signing book";
}

catalogue! {
    /// An act that was done, in the words before what it was done to.
    pub did(value: &Heading, lang);

    Heading::Tsa { host: Some(_) } => "Autorité d’horodatage réglée" | "Time-stamping authority set";
    Heading::Tsa { host: None } => "Autorité d’horodatage oubliée" | "Time-stamping authority forgotten";
    Heading::TryTsa { .. } => "L’autorité d’horodatage a répondu" | "The time-stamping authority answered";
    Heading::TimeStamp { .. } => "Document horodaté" | "Document time-stamped";
    Heading::BringKey { .. } => "Certificat apporté" | "Certificate brought";
    Heading::ChooseKey { .. } => "Certificat choisi pour signer" | "Certificate chosen to sign";
    Heading::RetireKey { .. } => "Certificat retiré" | "Certificate put out of use";
    Heading::RetireSeal { .. } => "Cachet retiré" | "Seal put out of use";
    Heading::ImportStructures { .. } => "Structures importées" | "Structures imported";
    Heading::ImportCorrespondents { .. } => "Structures réinscrites" | "Structures registered";
    Heading::OpenCampaign { .. } => "Campagne ouverte" | "Campaign opened";
    Heading::Register { .. } => "Structure réinscrite" | "Structure registered";
    Heading::IssueCodes { .. } => "Code émis" | "Code issued";
    Heading::ShowSecret { .. } => "Secret montré" | "Secret shown";
    Heading::Deliver { .. } => "Remise notée" | "Delivery noted";
    Heading::Suspend { .. } => "Code suspendu" | "Code suspended";
    Heading::Lift { .. } => "Suspension levée" | "Suspension lifted";
    Heading::Revoke { .. } => "Code révoqué" | "Code revoked";
    Heading::Export { .. } => "Fichier du portail écrit" | "Portal’s file written";
    Heading::NewDossier { .. } => "Dossier mis en circulation" | "Dossier put into circulation";
    Heading::Visa { .. } => "Visa donné" | "Visa given";
    Heading::Sign { .. } => "Signature apposée" | "Signed";
    Heading::Refuse { .. } => "Dossier refusé" | "Dossier refused";
    Heading::NewVersion { .. } => "Nouvelle version envoyée" | "New version sent";
    Heading::Withdraw { .. } => "Dossier retiré" | "Dossier withdrawn";
    Heading::AddPerson { .. } => "Ajouté à l’annuaire" | "Added to the directory";
    Heading::AddPost { .. } => "Fonction créée" | "Post created";
    Heading::Appoint { .. } => "Nomination faite" | "Appointed";
    Heading::EndAppointment { .. } => "Nomination terminée" | "Appointment ended";
    Heading::ChangePassphrase { .. } => "Phrase de passe changée" | "Passphrase changed";
    Heading::Save { .. } => "Fichier écrit" | "File written";
    Heading::Grant { .. } => "Délégation de signature donnée" | "Authority to sign granted";
    Heading::RevokeAuthority { .. } => "Délégation de signature révoquée" | "Authority to sign revoked";
    Heading::Adjust { .. } => "Structure ajustée" | "Structure adjusted";
    Heading::Offices => "Délégations régionales remplacées" | "Regional offices replaced";
    Heading::Institute => "Données de l’institut changées" | "Data of the institute changed";
    Heading::Account { .. } => "Compte ouvert" | "Account opened";
    Heading::AdjustCampaign { .. } => "Campagne modifiée" | "Campaign changed";
    Heading::CampaignText { .. } => "Texte modifié" | "Text changed";
    Heading::CutOff { .. } => "Anciens codes coupés" | "Old codes cut off";
    Heading::UndoCutOff { .. } => "Coupure annulée" | "Cut-off taken back";
    Heading::AcceptRegistrations { .. } => "Inscription acceptée" | "Registration accepted";
    Heading::RefuseRegistrations { .. } => "Inscription refusée" | "Registration refused";
    Heading::MoveRegistrations { .. } => "Inscription réorientée" | "Registration moved";
    Heading::SendRegistration { .. } => "Inscription mise en circulation" | "Registration put into circulation";
    Heading::IssueTeams { .. } => "Code d’équipe émis" | "Team code issued";
    Heading::ImportCodes { .. } => "Codes importés" | "Codes imported";
    Heading::Replace { .. } => "Code remplacé" | "Code replaced";
    Heading::Received { .. } => "Réception notée" | "Receipt noted";
    Heading::Returned { .. } => "Retour noté" | "Return noted";
    Heading::Letters { .. } => "Lettre écrite" | "Letter written";
    Heading::Mail { .. } => "Courriel envoyé" | "Mail sent";
    Heading::Remind { .. } => "Rappel envoyé" | "Reminder sent";
    Heading::Track { .. } => "Accès noté" | "Way noted";
    Heading::Target { .. } => "Fichier du portail choisi" | "Portal’s file chosen";
    Heading::Declare { .. } => "Déclaration écrite" | "Declaration written";
    Heading::ReadUsage { .. } => "Journal lu" | "Log read";
    Heading::Leak { .. } => "Affaire ouverte" | "Case opened";
    Heading::LeakStep { .. } => "Affaire mise à jour" | "Case updated";
    Heading::Forget { .. } => "Copie du secret détruite" | "Copy of the secret destroyed";
    Heading::ResetAccount { .. } => "Compte rouvert" | "Account reset";
    Heading::NameAdministrator { .. } => "Administrateur nommé" | "Administrator named";
    Heading::RenewCertificate { .. } => "Certificat renouvelé" | "Certificate renewed";
    Heading::MailServer { .. } => "Serveur de messagerie choisi" | "Mail server chosen";
    Heading::NoMailServer => "Serveur de messagerie oublié" | "Mail server forgotten";
    Heading::TryMailServer { .. } => "Message d’essai accepté" | "Test message accepted";
    Heading::RevokePrefix { .. } => "Codes révoqués" | "Codes revoked";
    Heading::Deed { wish, .. } | Heading::Together { wish, .. }, what = wish_done(*wish).of(lang) => "{what}" | "{what}";
    Heading::SaveDraft { .. } => "Dossier en préparation" | "Dossier prepared";
    Heading::Annotate { .. } => "Annotation ajoutée" | "Annotation added";
    Heading::WithdrawNote { .. } => "Annotation retirée" | "Annotation withdrawn";
    Heading::ReadMark { .. } => "Lecture notée" | "Reading noted";
    Heading::SetCircuit { .. } => "Circuit réglé" | "Circuit set";
    Heading::RetireCircuit { .. } => "Circuit retiré du choix" | "Circuit taken off the list";
    Heading::AcceptClock => "Heure acceptée" | "Time accepted";
    Heading::Deposit { .. } => "Versé au coffre-fort" | "Put into the strongbox";
    Heading::ReadDeposit { .. } => "Dépôt lu" | "Deposit read";
    Heading::DepositMetadata { .. } => "Métadonnées lues" | "Metadata read";
    Heading::CheckDeposits => "Dépôt intact" | "Deposit sound";
    Heading::DestroyDeposit { .. } => "Contenu détruit" | "Content destroyed";
    Heading::MovePost { .. } => "Fonction placée" | "Post moved";
    Heading::Substitute { .. } => "Suppléance décidée" | "Substitution decided";
    Heading::EndSubstitution { .. } => "Suppléance terminée" | "Substitution ended";
    Heading::Propose { .. } => "Bénéficiaire proposé" | "Beneficiary proposed";
    Heading::RevokeCertificate { .. } => "Certificat révoqué" | "Certificate revoked";
    Heading::SendCode { .. } => "Code envoyé" | "Code sent";
    Heading::TryCode { .. } => "Contresigné" | "Countersigned";
    Heading::UnlockOutsider { .. } => "Blocage levé" | "Lock lifted";
    Heading::Gateway { .. } => "Passerelle SMS réglée" | "SMS gateway set";
    Heading::TryGateway { .. } => "Message d’essai remis à la passerelle" | "Test message given to the gateway";
    Heading::Digests => "Relances envoyées" | "Reminders sent";
    Heading::File { .. } | Heading::FileTogether { .. } => "Document classé" | "Document filed";
    Heading::Filing { .. } => "Classement réglé" | "Filing set";
    Heading::NoFiling => "Classement arrêté" | "Filing stopped";
    Heading::BookText { .. } => "Texte modifié" | "Text changed";
}

/// Logins by their names, or how many they are where a title would be nothing but names.
fn codes(logins: &str, lang: Lang) -> String {
    match logins.split(", ").count() {
        0..=3 => logins.to_owned(),
        many => count(many, both("code", "code"), both("codes", "codes"), lang),
    }
}
