//! What an act would do and what it did, in lines that the confirm and `--dry-run` show alike.
//!
//! A line stands for itself: it reads the same without colour and read aloud. Names out of files are made visible here.

use super::format::{count, day, days, list, moment, moment_with_zone, number, size};
use super::heading::heading;
use super::intake::caution;
use super::trouble::refusal;
use super::words::{difference, duty_word, field_name, reason_word, usage};
use super::{Lang, both};
use crate::domain::clean::visible_line;
use crate::domain::plan::{Figure, Heading, Item, Note, Plan, Warning, WarningKind};
use unicode_width::UnicodeWidthStr as _;

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
        Figure::Again => (both("courriel renvoyé", "mail sent again"), both("courriels renvoyés", "mails sent again")),
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
fn figure(value: &Note) -> Option<usize> {
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

catalogue! {
    /// What is odd in an imported row, and what comes of it.
    pub oddity(value: &WarningKind, lang);

    WarningKind::Removed { field, characters }, name = field_name(field).of(lang)
        => "des caractères invisibles ont été retirés du champ « {name} » : {characters}"
        |  "hidden characters were taken out of the field “{name}”: {characters}";
    WarningKind::BadCheckLetter
        => "la lettre finale du numéro ne va pas avec ses chiffres : ligne écartée, vérifiez le numéro"
        |  "the last letter of the number does not fit its digits: row left out, check the number";
    WarningKind::Twice
        => "figure déjà plus haut dans le fichier : ligne écartée"
        |  "occurs further up in the file already: row left out";
    WarningKind::UnevenLists
        => "des listes qui vont ensemble n’ont pas la même longueur : relisez tutelles, libellés et responsables"
        |  "lists that belong together differ in length: check parent bodies, labels and heads";
    WarningKind::UnknownLevel(text)
        => "niveau « {text} » inconnu : prise pour une structure" | "unknown level “{text}”: taken for a structure";
    WarningKind::NoPostcode
        => "sans code postal : aucune délégation régionale, choisissez-la en ajustant la structure"
        |  "without a postal code: no regional office, choose one by adjusting the structure";
    WarningKind::NoLabel
        => "sans libellé de l’institut : aucun code ne pourra être émis avant d’en choisir un"
        |  "without a label of the institute: no code can be issued before one is chosen";
    WarningKind::StrangeLine
        => "le format ne lit pas cette ligne : elle est écartée"
        |  "the format does not fit this line: it is left out";
    WarningKind::LabelTwice { label, other }
        => "le libellé « {label} » est aussi celui de {other} : choisissez-en un autre pour l’une des deux"
        |  "the label “{label}” is also that of {other}: choose another one for one of the two";
    WarningKind::UnknownStructure(text)
        => "aucune structure ne répond à « {text} » : ligne écartée" | "no structure answers to “{text}”: row left out";
    WarningKind::AmbiguousStructure(text)
        => "« {text} » désigne plusieurs structures : ligne écartée, donnez le numéro RNSR"
        |  "“{text}” names several structures: row left out, give the RNSR number";
    WarningKind::BadMail(text)
        => "l’adresse « {text} » n’est pas acceptée : ligne écartée, corrigez-la"
        |  "the address “{text}” is not accepted: row left out, correct it";
    WarningKind::BadHeadcount(text)
        => "l’effectif « {text} » n’est pas un nombre : ligne écartée, corrigez-le"
        |  "the head-count “{text}” is not a number: row left out, correct it";
    WarningKind::BadAnswer(text)
        => "« {text} » n’est ni oui ni non : ligne écartée, corrigez-la"
        |  "“{text}” is neither yes nor no: row left out, correct it";
    WarningKind::MatchProposed { structure }
        => "semble être la structure {structure} : à confirmer, rien n’est lié d’office"
        |  "seems to be structure {structure}: to be confirmed, nothing is linked by itself";
    WarningKind::EmptyName
        => "sans nom : ligne écartée" | "without a name: row left out";
    WarningKind::NoInstituteNumber
        => "l’institut n’a pas de numéro national (UAI) : il n’est pas reconnu parmi les tutelles, et presque aucune structure n’est appelée. Donnez-le à l’écran F7, « Données de l’institut »"
        |  "the institute has no national number (UAI): it is not found among parent bodies, and hardly any structure is called. Give it on screen F7, “Data of the institute”";
    WarningKind::NumberUnknown(uai)
        => "aucune structure n’a le numéro national {uai} parmi ses tutelles : vérifiez-le à l’écran F7, « Données de l’institut »"
        |  "no structure has the national number {uai} among its parent bodies: check it on screen F7, “Data of the institute”";
    WarningKind::PostHeld { name, until: None }
        => "{name} tient déjà cette fonction, sans date de fin : il y aurait deux titulaires. Mettez d’abord fin à sa nomination"
        |  "{name} holds this post already, without a last day: there would be two holders. End that appointment first";
    WarningKind::PostHeld { name, until: Some(until) }, until = day(*until, lang)
        => "{name} tient déjà cette fonction jusqu’au {until} : il y aurait deux titulaires jusque-là"
        |  "{name} holds this post already until {until}: there would be two holders until then";
    WarningKind::NotCalled(duty), why = duty_word(duty).of(lang)
        => "non appelée par la campagne : {why}. Ligne écartée ; changez les réglages de la campagne si ce code doit entrer"
        |  "not called by the campaign: {why}. Row left out; change the settings of the campaign if this code is to come in";
    WarningKind::TeamNotCalled
        => "non appelé par la campagne : code d’équipe. Ligne écartée ; changez ce réglage de la campagne si ce code doit entrer"
        |  "not called by the campaign: team code. Row left out; change that setting of the campaign if this code is to come in";
    WarningKind::PortalLate(n), told = count(*n, both("code suspendu ou remplacé", "code suspended or replaced"), both("codes suspendus ou remplacés", "codes suspended or replaced"), lang)
        => "un fichier du portail n’a pas été écrit depuis, et contient peut-être encore {told} : écrivez-le d’abord, et la réponse pourra dire que l’accès est coupé"
        |  "a file of the portal was not written since, and may still hold {told}: write it first, and the answer can say that access is cut";
    WarningKind::Capitals
        => "l’identifiant n’est pas en capitales : il l’est ici, comme sur les lettres"
        |  "the login is not in capitals: it is written so here, as on the letters";
    WarningKind::ClassAssumed
        => "chercheur hors structure dont la catégorie n’est pas connue : compté pour une personne parmi les autres chercheurs. Donnez son effectif en le réinscrivant"
        |  "a researcher outside any structure whose class is not known: counted as one person among other researchers. Give the head-count by registering him";
    WarningKind::SuspectUntreated
        => "ce code est en cause et rien n’a été fait : suspendez-le, remplacez-le ou mettez-le hors de cause"
        |  "this code is a suspect and nothing was done about it: suspend it, replace it or clear it";
    WarningKind::PublisherUnanswered
        => "aucune réponse n’a été envoyée à l’éditeur" | "no answer was sent to the publisher";
    WarningKind::YearUnreadable(text)
        => "année « {text} » illisible : laissée vide" | "year “{text}” cannot be read: left empty";
}

/// A text that begins like a sentence.
fn sentence(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// A warning with its line of the file.
pub fn warning(value: &Warning, lang: Lang) -> String {
    let (line, told) = (number(value.line, lang), oddity(&value.what, lang));
    visible_line(&match value.subject.as_str() {
        // It comes from no file, and is a sentence of its own.
        "" if value.line == 0 => format!("{}.", sentence(&told)),
        subject if value.line == 0 => say!(lang, "{subject} : {told}", "{subject}: {told}"),
        "" => say!(lang, "ligne {line} : {told}", "line {line}: {told}"),
        subject => say!(lang, "ligne {line}, {subject} : {told}", "line {line}, {subject}: {told}"),
    })
}

/// A thing that an act would touch: a mark, a word and its name, then what would change in it.
pub fn item(value: &Item, lang: Lang) -> Vec<String> {
    let (mark, word, name) = match value {
        Item::Will(name) => ('·', both("prévu", "planned"), name),
        Item::New(name) => ('+', both("nouveau", "new"), name),
        Item::Changed { name, .. } => ('~', both("modifié", "changed"), name),
        Item::Gone(name) => ('-', both("disparu", "gone"), name),
        Item::Lost(name) => ('-', both("perdu", "lost"), name),
        Item::Same(name) => ('=', both("déjà", "already"), name),
        Item::Blocked { name, .. } => ('!', both("refusé", "refused"), name),
    };
    let start = format!("{mark} {:<8}{name}", word.of(lang));
    let mut lines = vec![match value {
        Item::Blocked { why, .. } => {
            let told = refusal(why, lang);
            say!(lang, "{start} : {told}", "{start}: {told}")
        }
        Item::Will(_) | Item::New(_) | Item::Changed { .. } | Item::Gone(_) | Item::Lost(_) | Item::Same(_) => start,
    }];
    if let Item::Changed { differences, .. } = value {
        lines.extend(differences.iter().map(|d| format!("{:10}{}", "", difference(d, lang))));
    }
    lines.iter().map(|l| visible_line(l)).collect()
}

/// The figures and remarks of a plan; figures are right-aligned.
pub fn note_lines(plan: &Plan, lang: Lang) -> Vec<String> {
    let digits = |n: usize| number(n, lang).width();
    let width = plan.notes.iter().filter_map(figure).map(digits).max().unwrap_or_default();
    let line = |n: &Note| {
        let told = match (&plan.heading, n) {
            (Heading::OpenCampaign { .. }, Note::Days { from, until: Some(cutoff) }) => {
                let (opens, cutoff) = (day(*from, lang), day(*cutoff, lang));
                say!(
                    lang,
                    "Les nouveaux codes valent dès le {opens} ; les anciens valent jusqu’à la coupure, annoncée pour le {cutoff}",
                    "New codes work from {opens} on; the old ones work until the cut-off, announced for {cutoff}"
                )
            }
            _ => note(n, lang),
        };
        let pad = figure(n).map_or(0, |value| width - digits(value));
        format!("{:pad$}{told}", "")
    };
    plan.notes.iter().map(line).collect()
}

/// How many things of one kind are told where a plan has warnings and its things are folded.
const TOLD: usize = 10;

/// Whether a plan has things that [`Fold`] would leave out.
pub fn folds(plan: &Plan) -> bool {
    !plan.warnings.is_empty() && runs(&plan.items).iter().any(|run| hidden(run) > 0)
}

/// Things of one kind that stand together.
fn runs(items: &[Item]) -> Vec<&[Item]> {
    items.chunk_by(|a, b| std::mem::discriminant(a) == std::mem::discriminant(b)).collect()
}

/// How many of such things go without saying: what is lost, refused or changed is always told one by one.
fn hidden(run: &[Item]) -> usize {
    let plain = matches!(run.first(), Some(Item::New(_) | Item::Will(_) | Item::Same(_)));
    if plain && run.len() > TOLD + 2 { run.len() - TOLD } else { 0 }
}

fn item_lines(items: &[Item], fold: Fold, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for run in runs(items) {
        let left = if fold == Fold::Open { 0 } else { hidden(run) };
        lines.extend(run[..run.len() - left].iter().flat_map(|i| item(i, lang)));
        if left > 0 {
            let others =
                count(left, both("autre de même", "other likewise"), both("autres de même", "others likewise"), lang);
            lines.push(match fold {
                Fold::Key => say!(lang, "… et {others} : Espace les montre", "… and {others}: Space shows them"),
                _ => say!(lang, "… et {others} : « --json » les donne tous", "… and {others}: “--json” gives them all"),
            });
        }
    }
    lines
}

/// Whether the many things of a plan with warnings are folded behind the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// All of them are told.
    Open,
    /// A key shows them.
    Key,
    /// Another form of the answer has them.
    Option,
}

/// The whole plan but its sum: title, figures and remarks, warnings, things that would be touched. Hundreds of things
/// must not hide what asks for attention: it comes before them.
pub fn body_lines(plan: &Plan, fold: Fold, lang: Lang) -> Vec<String> {
    let title = heading(&plan.heading, lang);
    let mut lines = vec![title.clone()];
    let mut part = |title: Option<String>, content: Vec<String>| {
        if !content.is_empty() {
            lines.push(String::new());
            lines.extend(title);
            lines.extend(content.into_iter().map(|l| format!("  {l}")));
        }
    };
    part(None, note_lines(plan, lang));
    // One thing that the title has named already is not named again.
    let named = matches!(plan.items.as_slice(), [Item::Will(name) | Item::New(name) | Item::Gone(name)] if title.contains(name.as_str()));
    let items = if named { &[][..] } else { &plan.items[..] };
    let warnings: Vec<String> = plan.warnings.iter().map(|w| warning(w, lang)).collect();
    part(Some(warned(warnings.len(), lang)), warnings);
    let fold = if plan.warnings.is_empty() { Fold::Open } else { fold };
    part(None, item_lines(items, fold, lang));
    lines
}

/// So many warnings, as a heading.
pub fn warned(n: usize, lang: Lang) -> String {
    let told = count(n, both("avertissement", "warning"), both("avertissements", "warnings"), lang);
    say!(lang, "⚠ {told} :", "⚠ {told}:")
}

/// The whole plan and its sum.
pub fn plan_lines(plan: &Plan, lang: Lang) -> Vec<String> {
    let mut lines = body_lines(plan, Fold::Option, lang);
    if !plan.items.is_empty() {
        lines.push(String::new());
        lines.push(sum(plan, lang));
    }
    lines
}

/// How many things would be touched and how many are refused.
pub fn sum(plan: &Plan, lang: Lang) -> String {
    let (doing, blocked) = (plan.doing(), plan.blocked());
    let refused = count(blocked, both("refus", "refusal"), both("refus", "refusals"), lang);
    let planned =
        count(doing, both("élément concerné", "item concerned"), both("éléments concernés", "items concerned"), lang);
    match (doing, blocked) {
        (0, _) => say!(lang, "Rien ne sera fait : {refused}.", "Nothing will be done: {refused}."),
        (_, 0) => say!(lang, "{planned}.", "{planned}."),
        _ => say!(lang, "{planned}, {refused}.", "{planned}, {refused}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::Grade;
    use crate::domain::structure::{Difference, Field};
    use crate::domain::trouble::Rule;
    use crate::text::Lang::{En, Fr};

    fn shown(plan: &Plan, lang: Lang) -> String {
        plan_lines(plan, lang).join("\n").replace(['\u{a0}', '\u{202f}'], " ")
    }

    fn import() -> Plan {
        let difference =
            |field, before: &str, after: &str| Difference { field, before: before.into(), after: after.into() };
        let differences = vec![difference(Field::Title, "", "Cochin"), difference(Field::Standing, "Closed", "Active")];
        let heading = Heading::ImportStructures { file: "rnsr.csv".into(), format: "rnsr" };
        let mut plan = Plan::new(heading, Grade::Confirmed)
            .note(Note::Read(4_506))
            .note(Note::New(1))
            .note(Note::Gone(0))
            .item(Item::New("U 1016 (200710776M)".into()))
            .item(Item::Changed { name: "U 1018".into(), differences })
            .item(Item::Blocked { name: "US 34".into(), why: Rule::NoLabel { structure: "US 34".into() } });
        plan.warnings.push(Warning { line: 12, subject: "U 9".into(), what: WarningKind::BadCheckLetter });
        plan
    }

    #[test]
    fn a_plan_is_read_from_top_to_bottom() {
        let expected = "\
Importer les structures de rnsr.csv (RNSR)

  4 506 lignes lues
      1 nouvelle
      0 disparue, à fermer

⚠ 1 avertissement :
  ligne 12, U 9 : la lettre finale du numéro ne va pas avec ses chiffres : ligne écartée, vérifiez le numéro

  + nouveau U 1016 (200710776M)
  ~ modifié U 1018
            Intitulé : (vide) → Cochin
            État : fermée → en activité
  ! refusé  US 34 : L’institut ne donne pas de libellé à la structure US 34, et l’identifiant en est formé. \
Choisissez-lui un libellé en ajustant la structure.

2 éléments concernés, 1 refus.";
        assert_eq!(shown(&import(), Fr), expected);
        assert!(shown(&import(), En).contains("  4,506 rows read\n      1 new\n      0 gone, to be closed"));
    }

    #[test]
    fn warnings_stand_before_hundreds_of_new_things_which_are_folded() {
        let mut plan = import();
        plan.items.splice(0..1, (0..300).map(|n| Item::New(format!("U {n}"))));
        let told = body_lines(&plan, Fold::Key, Fr).join("\n").replace(['\u{a0}', '\u{202f}'], " ");
        let place = |words: &str| told.find(words).unwrap_or_else(|| panic!("{words} is missing:\n{told}"));
        assert!(place("⚠ 1 avertissement :") < place("U 9") && place("U 9") < place("U 0"));
        assert!(place("U 0") < place("… et 290 autres de même : Espace"), "{told}");
        assert!(
            !told.contains("U 10\n") && told.contains("modifié U 1018") && told.contains("refusé  US 34"),
            "{told}"
        );
        assert!(folds(&plan) && shown(&plan, En).contains("… and 290 others likewise: “--json”"));
        assert!(body_lines(&plan, Fold::Open, Fr).iter().any(|l| l.ends_with("U 299")));
        plan.warnings.clear();
        assert!(!folds(&plan) && shown(&plan, Fr).contains("U 299"), "nothing is hidden by nothing");
    }

    #[test]
    fn a_campaign_tells_when_the_old_codes_stop() {
        let day = |d: &str| d.parse().unwrap();
        let plan = Plan::new(Heading::OpenCampaign { year: 2027 }, Grade::Confirmed)
            .note(Note::Days { from: day("2027-04-03"), until: Some(day("2027-06-06")) });
        assert!(shown(&plan, Fr).contains("les anciens valent jusqu’à la coupure, annoncée pour le 6 juin 2027"));
    }

    #[test]
    fn what_the_title_names_is_not_named_again() {
        let heading = || Heading::Visa { number: "2027-0001 — Convention".into() };
        let alone = Plan::new(heading(), Grade::Confirmed).item(Item::Will("2027-0001 — Convention".into()));
        assert_eq!(shown(&alone, Fr).matches("2027-0001").count(), 1, "{}", shown(&alone, Fr));
        let two = alone.item(Item::New("annexe.pdf".into()));
        assert_eq!(shown(&two, Fr).matches("2027-0001").count(), 2);
        let mail = Plan::new(Heading::AddPerson { name: "Zoé".into() }, Grade::Confirmed)
            .item(Item::New("Zoé <z@x.fr>".into()));
        assert!(shown(&mail, Fr).contains("z@x.fr"));
    }

    #[test]
    fn a_plan_where_all_is_refused_says_that_nothing_will_be_done() {
        let why = Rule::CodeRevoked { login: "27INSU1".into() };
        let plan = Plan::new(Heading::Lift { login: "27INSU1".into() }, Grade::Reversible)
            .item(Item::Blocked { name: "27INSU1".into(), why });
        assert!(shown(&plan, Fr).ends_with("Rien ne sera fait : 1 refus."));
    }

    #[test]
    fn names_out_of_files_cannot_act_on_the_terminal() {
        let hostile = "\u{1b}]0;x\u{7}\u{202e}".to_owned();
        let mut plan = Plan::new(Heading::NewDossier { title: hostile.clone() }, Grade::Confirmed)
            .note(Note::Reason(hostile.clone()))
            .item(Item::Will(hostile.clone()));
        plan.warnings.push(Warning { line: 1, subject: hostile.clone(), what: WarningKind::BadMail(hostile.clone()) });
        for line in plan_lines(&plan, Fr) {
            assert!(!line.chars().any(crate::domain::clean::deceives), "{line:?}");
        }
    }
}
