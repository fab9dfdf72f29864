//! Words of authorities that are given on, of the chains of acts that entitle, and of revoked certificates.

use super::{document_kind, place};
use crate::domain::authority::{Chain, SigningAuthority};
use crate::domain::clean::visible_line;
use crate::domain::delegation::Excess;
use crate::domain::dossier::DocumentKind;
use crate::domain::folk_note::FolkNote;
use crate::domain::may_sign::Candidate;
use crate::domain::people::Manner;
use crate::domain::state::State;
use crate::text::format::{day, days, euros, list};
use crate::text::trouble::refusal;
use crate::text::{Lang, Text, both};

/// Kinds of document one after the other; every kind where none is named.
pub fn kinds(value: &[DocumentKind], lang: Lang) -> String {
    if value.is_empty() {
        return both("tous les documents", "every kind of document").of(lang).to_owned();
    }
    value.iter().map(|k| document_kind(*k).of(lang)).collect::<Vec<_>>().join(", ")
}

catalogue! {
    /// A limit that an authority would exceed.
    pub excess(value: &Excess, lang);

    Excess::EveryKind
        => "elle vaudrait pour tous les documents" | "it would be for every kind of document";
    Excess::Kinds(more), more = kinds(more, lang)
        => "elle vaudrait aussi pour : {more}" | "it would be for these too: {more}";
    Excess::Ceiling(cents), ceiling = euros(*cents, lang)
        => "son plafond passerait celui de {ceiling}" | "its ceiling would be above that of {ceiling}";
    Excess::Place
        => "elle vaudrait hors du périmètre de sa source" | "it would hold outside the place of its source";
    Excess::Below
        => "elle vaudrait sous la structure où sa source s’arrête"
        |  "it would reach below the structure where its source stops";
    Excess::Days { from, until }, span = days(*from, Some(*until), lang)
        => "sa source ne vaut que {span}" | "its source holds {span} only";
}

/// Every limit that an authority would exceed, in one sentence.
pub fn excesses(value: &[Excess], lang: Lang) -> String {
    value.iter().map(|e| excess(e, lang)).collect::<Vec<_>>().join(both("\u{202f}; ", "; ").of(lang))
}

/// Why a certificate is revoked, by the number of RFC 5280.
pub fn revocation_reason(number: u8) -> Text {
    match number {
        1 => both("clé compromise", "key compromised"),
        2 => both("autorité compromise", "authority compromised"),
        3 => both("changement de fonction ou de nom", "change of post or of name"),
        4 => both("remplacé par un autre", "another one takes its place"),
        5 => both("départ de la personne", "the person has left"),
        6 => both("suspendu", "on hold"),
        9 => both("droit retiré", "privilege withdrawn"),
        _ => both("sans motif précisé", "no reason given"),
    }
}

catalogue! {
    /// A remark of the plan of an act in the directory, as a line.
    pub folk_note(value: &FolkNote, lang);

    FolkNote::Above { post }
        => "Au-dessus : {post}" | "Above: {post}";
    FolkNote::UsualAbove { post: Some(post) }
        => "Au-dessus, comme d’ordinaire : {post}" | "Above, as is usual: {post}";
    FolkNote::UsualAbove { post: None }
        => "Rien au-dessus pour l’instant" | "Nothing above for now";
    FolkNote::InPlaceOf { name }
        => "En l’absence de : {name}" | "In the absence of {name}";
    FolkNote::NoPlaceToTake { day: on }, on = day(*on, lang)
        => "⚠ Personne ne tient cette fonction le {on} : il n’y a pas de place à prendre, nommez plutôt quelqu’un par intérim"
        |  "⚠ Nobody holds this post on {on}: there is no place to take, appoint somebody for a while instead";
    FolkNote::OnlyVisas { name }
        => "⚠ {name} n’a pas de délégation de signature à ce titre : la suppléance ne vaudra que pour les visas et les avis"
        |  "⚠ {name} has no authority to sign as this post: the substitute gives visas and opinions only";
    FolkNote::Manner(how), how = manner(*how).of(lang)
        => "Signe : {how}" | "Signs: {how}";
    FolkNote::Kinds(of), of = kinds(of, lang)
        => "Documents : {of}" | "Documents: {of}";
    FolkNote::Ceiling(None)
        => "Plafond : aucun" | "Ceiling: none";
    FolkNote::Ceiling(Some(cents)), most = euros(*cents, lang)
        => "Plafond : {most}" | "Ceiling: {most}";
    FolkNote::Within(None)
        => "Périmètre : tout l’institut" | "Place: the whole institute";
    FolkNote::Within(Some(place))
        => "Périmètre : {place}" | "Place: {place}";
    FolkNote::GivenOn { act, name }
        => "Subdélégation de la délégation de {name}, par l’acte « {act} »"
        |  "Given on from the authority of {name}, by act “{act}”";
    FolkNote::MayGiveOn
        => "Son titulaire pourra subdéléguer" | "Its holder may give it on";
    FolkNote::ThisOnly
        => "Pour cette structure seule, sans ce qui est au-dessous" | "For this structure alone, not for what stands below";
    FolkNote::FallsWith { acts }, acts = list(acts, lang)
        => "⚠ Tombent avec elle les délégations qui en viennent : {acts}"
        |  "⚠ The authorities that come from it fall with it: {acts}";
    FolkNote::ProposedBy { name, post, day: on }, on = day(*on, lang)
        => "Proposition de {name}, « {post} », le {on}" | "Proposed by {name}, “{post}”, on {on}";
    FolkNote::NobodyProposed
        => "⚠ Personne n’a proposé cette personne : d’ordinaire, un directeur fonctionnel ou un délégué régional le fait d’abord"
        |  "⚠ Nobody has proposed this person: usually a functional director or a regional delegate does so first";
    FolkNote::Serial(serial)
        => "Certificat numéro {serial}" | "Certificate number {serial}";
    FolkNote::RevokedBecause(number), why = revocation_reason(*number).of(lang)
        => "Motif : {why}" | "Reason: {why}";
    FolkNote::SignsNoMore
        => "Ce certificat ne signera plus rien ; il faudra en demander un autre, puis publier la liste des certificats révoqués"
        |  "This certificate signs nothing any more; ask for another one, then publish the list of revoked certificates";
}

/// In which manner somebody stands in, as it is printed in French.
pub fn manner(of: Manner) -> Text {
    match of {
        Manner::Absence => both("par suppléance", "as a substitute (par suppléance)"),
        Manner::Interim => both("par intérim", "for an interim (par intérim)"),
        Manner::Order => both("par ordre", "on order (par ordre)"),
    }
}

/// The acts that entitle somebody, one a line, from the post to the head of the institute.
pub fn chain_lines(chain: &Chain, state: &State, lang: Lang) -> Vec<String> {
    let people = &state.people;
    let title = people.posts.get(&chain.post).map_or(chain.post.as_str(), |p| p.title.as_str());
    let mut lines = Vec::new();
    if let Some(a) = people.appointments.get(&chain.appointment) {
        let (name, span) = (people.name(&a.person), days(a.from, a.until, lang));
        lines.push(say!(lang, "Nomination : {name}, « {title} », {span}", "Appointment: {name}, “{title}”, {span}"));
    }
    if let Some(s) = chain.substitution.as_ref().and_then(|id| people.substitutions.get(id)) {
        let (name, span, act) = (people.name(&s.person), days(s.from, Some(s.until), lang), &s.act);
        lines.push(say!(lang, "Suppléance « {act} » : {name}, {span}", "Substitution “{act}”: {name}, {span}"));
    }
    let authorities = chain.authority.iter().chain(&chain.sources).filter_map(|id| people.authorities.get(id));
    lines.extend(authorities.enumerate().map(|(n, held)| authority_line(held, n > 0, state, lang)));
    lines.iter().map(|l| visible_line(l)).collect()
}

fn authority_line(held: &SigningAuthority, source: bool, state: &State, lang: Lang) -> String {
    let (act, name) = (&held.act, state.people.name(&held.person));
    let span = days(held.from, Some(held.until), lang);
    let limits = [kinds(&held.kinds, lang), ceiling(held, lang), place(&held.place, state, lang)].join(", ");
    let act = if source {
        say!(lang, "tenue de la délégation « {act} »", "given on from authority “{act}”")
    } else {
        say!(lang, "Délégation « {act} »", "Authority “{act}”")
    };
    let line = say!(lang, "{act} : {name}, {span} ({limits})", "{act}: {name}, {span} ({limits})");
    match (&held.source, &held.on_behalf) {
        (None, Some(whom)) => say!(lang, "{line}, au nom de : {whom}", "{line}, on behalf of {whom}"),
        _ => line,
    }
}

/// The ceiling of an authority.
pub fn ceiling(held: &SigningAuthority, lang: Lang) -> String {
    held.ceiling.map_or_else(|| both("sans plafond", "no ceiling").of(lang).to_owned(), |c| euros(c, lang))
}

/// Whether somebody may sign, and under it the acts that entitle or the reason why not.
pub fn candidate_lines(value: &Candidate, state: &State, lang: Lang) -> Vec<String> {
    let people = &state.people;
    let title = people.posts.get(&value.post).map_or(value.post.as_str(), |p| p.title.as_str());
    let name = people.name(&value.person);
    match &value.answer {
        Ok(chain) => {
            let head = say!(lang, "✔ {name}, « {title} »", "✔ {name}, “{title}”");
            let acts = chain_lines(chain, state, lang).into_iter().map(|line| format!("    {line}"));
            std::iter::once(visible_line(&head)).chain(acts).collect()
        }
        Err(why) => {
            let head = say!(lang, "✗ {name}, « {title} »", "✗ {name}, “{title}”");
            vec![visible_line(&head), format!("    {}", refusal(why, lang))]
        }
    }
}
