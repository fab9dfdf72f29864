//! The figures and the remarks of a plan, in words. It must not know how a plan is laid out.

use super::format::{count, day, days, list, moment, moment_with_zone, number, size};
use super::heading::heading;
use super::intake::caution;
use super::warning::sentence;
use super::words::{duty_word, reason_word, usage};
use super::{Lang, both};
use crate::domain::plan::{Figure, Note};

/// So many things of a kind, in words.
pub fn counted(what: Figure, n: usize, lang: Lang) -> String {
    let (one, many) = match what {
        Figure::Lost => (both("code perdu", "code lost"), both("codes perdus", "codes lost")),
        Figure::Spared => (both("code épargné", "code spared"), both("codes épargnés", "codes spared")),
        Figure::Stranded => (
            both("code durable sans attache, qui reste valable", "stranded lasting code, which stays valid"),
            both("codes durables sans attache, qui restent valables", "stranded lasting codes, which stay valid"),
        ),
        Figure::LeftWithout => (
            both("de ces codes est le seul de sa structure", "of these codes is its structure’s only one"),
            both("de ces codes sont les seuls de leur structure", "of these codes are their structures’ only ones"),
        ),
        Figure::NotRenewed => (
            both("structure non réinscrite", "structure not registered"),
            both("structures non réinscrites", "structures not registered"),
        ),
        Figure::OldInUse => (
            both("ancien code encore en usage", "old code still in use"),
            both("anciens codes encore en usage", "old codes still in use"),
        ),
        Figure::Called => {
            (both("structure appelée", "structure called"), both("structures appelées", "structures called"))
        }
        Figure::NewlyCalled => (
            both("structure appelée pour la première fois", "structure called for the first time"),
            both("structures appelées pour la première fois", "structures called for the first time"),
        ),
        Figure::NoLongerCalled => (
            both("structure qui n’est plus appelée", "structure no longer called"),
            both("structures qui ne sont plus appelées", "structures no longer called"),
        ),
        Figure::Letters => (both("lettre", "letter"), both("lettres", "letters")),
        Figure::Mails => (both("courriel", "mail"), both("courriels", "mails")),
        Figure::WithoutMail => (
            both("structure sans adresse électronique", "structure without a mail address"),
            both("structures sans adresse électronique", "structures without a mail address"),
        ),
        Figure::CodesSeen => (both("code vu", "code seen"), both("codes vus", "codes seen")),
        Figure::UnknownCodes => {
            (both("code inconnu ici", "code unknown here"), both("codes inconnus ici", "codes unknown here"))
        }
        Figure::StrangeLines => (
            both("ligne que le format ne lit pas", "line that the format does not fit"),
            both("lignes que le format ne lit pas", "lines that the format does not fit"),
        ),
        Figure::Openings => (
            both("ouverture du portail", "opening of the portal"),
            both("ouvertures du portail", "openings of the portal"),
        ),
        Figure::Refusals => (both("refus", "refusal"), both("refus", "refusals")),
        Figure::NotDelivered => {
            (both("code non remis", "code not delivered"), both("codes non remis", "codes not delivered"))
        }
        Figure::Again => (
            both("courriel envoyé de nouveau", "mail sent again"),
            both("courriels envoyés de nouveau", "mails sent again"),
        ),
        Figure::Purged => (
            both("copie de secret détruite", "copy of a secret destroyed"),
            both("copies de secret détruites", "copies of secrets destroyed"),
        ),
        Figure::Suspects => (both("code en cause", "suspect code"), both("codes en cause", "suspect codes")),
        Figure::Spellings => (
            both("façon d’écrire ces codes", "way of writing these codes"),
            both("façons d’écrire ces codes", "ways of writing these codes"),
        ),
        Figure::KeptCodes => (
            both("code dont l’usage sera noté", "code whose usage will be noted"),
            both("codes dont l’usage sera noté", "codes whose usage will be noted"),
        ),
        Figure::Unreachable => (
            both("personne sans adresse électronique", "person without a mail address"),
            both("personnes sans adresse électronique", "people without a mail address"),
        ),
        Figure::FiledAlready => (
            both("dossier déjà classé", "dossier filed already"),
            both("dossiers déjà classés", "dossiers filed already"),
        ),
        Figure::ComingBack => (
            both("code revient, tel qu’il était avant la coupure", "code comes back as it was before the cut-off"),
            both(
                "codes reviennent, tels qu’ils étaient avant la coupure",
                "codes come back as they were before the cut-off",
            ),
        ),
        Figure::AwaitedCodes => (
            both("d’eux, inconnu ici, attendra d’être importé", "of them, unknown here, waits to be taken in"),
            both("d’entre eux, inconnus ici, attendront d’être importés", "of them, unknown here, wait to be taken in"),
        ),
    };
    count(n, one, many, lang)
}

catalogue! {
    /// A figure or a remark of a plan, as a line.
    pub note(value: &Note, lang);

    Note::Read(n), told = count(*n, both("ligne lue", "row read"), both("lignes lues", "rows read"), lang)
        => "{told}" | "{told}";
    Note::New(n), told = count(*n, both("nouvelle", "new"), both("nouvelles", "new"), lang)
        => "{told}" | "{told}";
    Note::Changed(n), told = count(*n, both("modifiée", "changed"), both("modifiées", "changed"), lang)
        => "{told}" | "{told}";
    Note::Gone(n), told = count(*n, both("disparue, à fermer", "gone, to be closed"), both("disparues, à fermer", "gone, to be closed"), lang)
        => "{told}" | "{told}";
    Note::Partial(n), told = count(*n, both("structure connue n’y figure pas", "known structure is not in it"), both("structures connues n’y figurent pas", "known structures are not in it"), lang)
        => "{told} : le fichier est pris pour un extrait, rien ne sera fermé"
        |  "{told}: the file is taken for an extract, nothing will be closed";
    Note::Same(n), told = count(*n, both("inchangée", "unchanged"), both("inchangées", "unchanged"), lang)
        => "{told}" | "{told}";
    Note::Warnings(n), told = count(*n, both("avertissement", "warning"), both("avertissements", "warnings"), lang)
        => "{told}" | "{told}";
    Note::Lines(n), told = count(*n, both("ligne dans le fichier", "line in the file"), both("lignes dans le fichier", "lines in the file"), lang)
        => "{told}" | "{told}";
    Note::Works { from }
        => "Valable dès maintenant : {from}" | "Works from now on: {from}";
    Note::ReplacesAtOnce { login }
        => "Remplace aussitôt le code {login}, que le portail refusera dès l’export"
        |  "Replaces code {login} at once: the portal refuses it from the export on";
    Note::OldWorksUntil { login, day: end }, end = day(*end, lang)
        => "L’ancien code {login} vaut encore, jusqu’à la coupure du {end}"
        |  "The old code {login} still works, until the cut-off of {end}";
    Note::Reminder { cutoff, step }, told = sentence(&super::words::reminder(*cutoff, *step, lang))
        => "{told}" | "{told}";
    Note::WriteInstead
        => "Sans adresse électronique, rien ne part : écrivez à ces structures par la poste, ou donnez l’adresse de leur correspondant en les réinscrivant"
        |  "Without a mail address nothing is sent: write to these structures by post, or give their correspondent’s address by registering them";
    Note::RegisteredBefore { day: on, name }, on = day(*on, lang)
        => "Déjà réinscrite le {on}, correspondant : {name}. Cette inscription prend la place de l’autre"
        |  "Registered already on {on}, correspondent: {name}. This registration takes the place of that one";
    Note::YearOfItsOwn { login, year }
        => "{login} est un code de {year} : la structure est créée en {year}, et la campagne {year} n’est pas ouverte. Elle en sera dispensée"
        |  "{login} is a code of {year}: the structure was created in {year}, and the campaign {year} is not open. It will be exempt from it";
    Note::Early(n), told = count(*n, both("jour", "day"), both("jours", "days"), lang)
        => "⚠ La coupure annoncée est dans {told} : celle-ci vaut dès maintenant" | "⚠ The cut-off announced is {told} away: this one holds from now on";
    Note::WrittenAtOnce
        => "⚠ Un fichier du portail est tenu à jour : il est récrit aussitôt, et la coupure ne s’annule plus" | "⚠ A file of the portal is kept up to date: it is written at once, and the cut-off cannot be taken back";
    Note::Figure(what, n), told = counted(*what, *n, lang)
        => "{told}" | "{told}";
    Note::Setting(change), told = super::words::setting_change(change, lang)
        => "{told}" | "{told}";
    Note::Sample(sample), told = usage::sample(sample, lang)
        => "{told}" | "{told}";
    Note::Generations(on, lines), told = usage::generations(*on, *lines, lang)
        => "{told}" | "{told}";
    Note::Units(on, units), told = usage::units(*on, *units, lang)
        => "{told}" | "{told}";
    Note::Group { name, logins, spellings }, told = usage::group(name, *logins, *spellings, lang)
        => "{told}" | "{told}";
    Note::Peak(peak), told = usage::peak(peak, lang)
        => "{told}" | "{told}";
    Note::ReadBefore(bytes), bytes = size(*bytes, lang)
        => "Le début du fichier a déjà été lu ({bytes}) : seule la suite compte"
        |  "The beginning of the file was read before ({bytes}): only what follows counts";
    Note::Remedy { heading: act }, told = heading(act, lang)
        => "{told}" | "{told}";
    Note::FormatTaken { name, fit, of }, fit = number(*fit, lang), of = number(*of, lang)
        => "Format reconnu : {name}, d’après les premières lignes ({fit} sur {of} se lisent ainsi)"
        |  "Format recognised: {name}, by the first lines ({fit} of {of} fit it)";
    Note::EncodingTaken
        => "Encodage reconnu : Windows-1252, celui d’anciens tableurs. Vérifiez les accents ci-dessous"
        |  "Encoding recognised: Windows-1252, that of older spreadsheets. Check the accents below";
    Note::Period { from, until }, from = moment_with_zone(*from, lang), until = moment_with_zone(*until, lang)
        => "Période : du {from} au {until}, heure d’ici" | "Period: from {from} until {until}, time of this place";
    Note::Unended
        => "La dernière ligne n’est pas finie : elle sera lue quand elle le sera"
        |  "The last line has no end yet: it is read once it has one";
    Note::Unchanged
        => "Tout est déjà ainsi : rien ne changerait" | "All is so already: nothing would change";
    Note::Told(what), told = caution(*what).of(lang)
        => "À savoir : {told}." | "To know: {told}.";
    Note::Seal(remark), told = super::words::seal_note(remark, lang)
        => "{told}" | "{told}";
    Note::Deed(remark), told = super::words::deed_note(remark, lang)
        => "{told}" | "{told}";
    Note::Folk(remark), told = super::words::folk_note(remark, lang)
        => "{told}" | "{told}";
    Note::ClearText
        => "Le fichier contiendra des secrets en clair : gardez-le à l’abri et détruisez-le après usage"
        |  "The file will hold secrets in clear: keep it safe and destroy it after use";
    Note::Costly { cost }
        => "Coût de hachage {cost} : chaque accès ralentira le portail ; 5 suffit"
        |  "Hashing cost {cost}: every access will slow the portal down; 5 is enough";
    Note::VoidsSignatures(n), told = count(
            *n,
            both("signature déjà apposée ne vaudra plus", "signature made before will no longer count"),
            both("signatures déjà apposées ne vaudront plus", "signatures made before will no longer count"),
            lang,
        )
        => "{told} pour la nouvelle version" | "{told} for the new version";
    Note::NextStep { who }, names = list(who, lang)
        => "Étape suivante : {names}" | "Next step: {names}";
    Note::As { post }
        => "En qualité de : {post}" | "Acting as: {post}";
    Note::ByAuthority { act, on_behalf: None }
        => "En vertu de l’acte « {act} »" | "By act “{act}”";
    Note::ByAuthority { act, on_behalf: Some(principal) }
        => "Pour {principal} et par délégation, en vertu de l’acte « {act} »"
        |  "On behalf of {principal} and by delegation, by act “{act}”";
    Note::Document { name, pages, size: bytes, digest },
        pages = count(*pages, both("page", "page"), both("pages", "pages"), lang), bytes = size(*bytes, lang)
        => "Document : {name}, {pages}, {bytes}, empreinte SHA-256 {digest}"
        |  "Document: {name}, {pages}, {bytes}, SHA-256 digest {digest}";
    Note::Duty(word), told = duty_word(word).of(lang)
        => "Au titre de la campagne : {told}" | "Under the campaign: {told}";
    Note::Completes
        => "C’est la dernière étape : le dossier sera terminé" | "This is the last step: the dossier will be completed";
    Note::FirstPassphrase
        => "La personne devra changer cette phrase de passe à sa première ouverture"
        |  "The person must change this passphrase at the first opening";
    Note::KeysGivenUp
        => "L’ancien certificat ne sert plus ; de nouvelles clés sont faites à ce changement, et un administrateur les certifie en ouvrant le bureau"
        |  "The old certificate is no longer used; new keys are made at that change, and an administrator certifies them by opening the desk";
    Note::SignaturesStay
        => "Les signatures déjà apposées restent valables" | "Signatures made before stay valid";
    Note::MayAdminister
        => "Ce compte pourra ouvrir et rouvrir des comptes, donner délégation, et délivrer les certificats de signature"
        |  "This account may open and reset accounts, grant authority, and issue signing certificates";
    Note::CertifiedAtOnce
        => "Une nouvelle clé est faite et certifiée aussitôt" | "A new key is made and certified at once";
    Note::CertifiedLater
        => "Une nouvelle clé est faite ; elle servira dès qu’un administrateur aura ouvert le bureau, l’ancienne d’ici là"
        |  "A new key is made; it serves as soon as an administrator has opened the desk, the old one until then";
    Note::SignsNothingUntil
        => "Une nouvelle clé est faite ; elle servira dès qu’un administrateur aura ouvert le bureau. Vous ne pouvez rien signer d’ici là : l’ancien certificat ne vaut plus"
        |  "A new key is made; it serves as soon as an administrator has opened the desk. Until then you can sign nothing: the old certificate is no longer valid";
    Note::ClockAhead { last }, last = moment(*last, lang)
        => "L’horloge semble en avance : le dernier acte du registre est daté du {last}. Vérifiez l’heure avant d’agir"
        |  "The clock seems to be ahead: the last act of the register is dated {last}. Check the time before you act";
    Note::ClockBehind { last, present }, last = moment(*last, lang), present = moment(*present, lang)
        => "Le dernier acte est daté du {last} ; il est tenu pour postdaté, et l’heure présente, {present}, pour la bonne"
        |  "The last act is dated {last}; it is held to be dated too late, and the present time, {present}, to be right";
    Note::NotOpened
        => "⚠ Vous n’avez pas encore ouvert ce document : lisez-le avant"
        |  "⚠ You have not opened this document yet: read it first";
    Note::Reason(text), told = reason_word(text, lang)
        => "Motif : {told}" | "Reason: {told}";
    Note::Days { from, until }, span = days(*from, *until, lang)
        => "Dates : {span}" | "Dates: {span}";
}

/// What a remark counts, where it is a figure: figures stand under each other.
pub(super) fn figure(value: &Note) -> Option<usize> {
    match value {
        Note::Read(n)
        | Note::New(n)
        | Note::Changed(n)
        | Note::Gone(n)
        | Note::Same(n)
        | Note::Warnings(n)
        | Note::Lines(n)
        | Note::Figure(_, n) => Some(*n),
        _ => None,
    }
}
