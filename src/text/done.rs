//! What an act did: in lines on the command line, and in a sentence at the foot of the screen, which names the act and
//! whoever is waited for next.

use super::format::{count, day, list, moment};
use super::heading::did;
use super::trouble::{refusal, trouble};
use super::words::asked;
use super::{Lang, both};
use crate::desk::{Done, Next, Published};
use crate::domain::clean::visible_line;
use crate::domain::plan::Plan;

catalogue! {
    /// Who is waited for now.
    pub next(value: &Next, lang);

    Next::Waits(who), names = list(&waited(who, lang), lang)
        => "Attend maintenant : {names}." | "Now waits for: {names}.";
    Next::Writer(name)
        => "{name} peut envoyer une nouvelle version." | "{name} can send a new version.";
    Next::Completed
        => "C’était la dernière étape : le dossier est terminé." | "This was the last step: the dossier is completed.";
}

fn waited(who: &[(String, crate::domain::circuit::Asked)], lang: Lang) -> Vec<String> {
    who.iter().map(|(name, what)| format!("{name}, {}", asked(*what).of(lang))).collect()
}

/// What was done, by its name, or how much where it was more than one thing; nothing where it was nothing.
fn what(done: &Done, lang: Lang) -> Option<String> {
    if let [only] = done.done.as_slice() {
        // The portal's file tells how many lines it has.
        let rows = only.parse().ok().filter(|_| done.file.is_some());
        let rows = rows.map(|n: u64| count(n, both("ligne", "line"), both("lignes", "lines"), lang));
        return Some(rows.unwrap_or_else(|| only.clone()));
    }
    let many = done.done.len();
    (many > 0).then(|| count(many, both("élément", "item"), both("éléments", "items"), lang))
}

/// What an act did: each thing it touched, each refusal with its reason, the file it wrote.
pub fn done_lines(done: &Done, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if done.unchanged {
        lines
            .push(both("Rien à faire : tout est déjà ainsi.", "Nothing to do: all is so already.").of(lang).to_owned());
    } else {
        lines.extend(what(done, lang).map(|told| say!(lang, "Fait : {told}", "Done: {told}")));
    }
    // Hundreds of things that went well must not hide those that did not.
    lines.extend(done.refused.iter().map(|(name, why)| {
        let told = refusal(why, lang);
        say!(lang, "! Refusé : {name}. {told}", "! Refused: {name}. {told}")
    }));
    if !done.unchanged && done.done.len() > 1 {
        lines.extend(done.done.iter().map(|name| format!("  · {name}")));
    }
    if let Some(path) = done.file.as_ref().filter(|p| done.done.len() != 1 || done.done[0] != **p) {
        lines.push(say!(lang, "Fichier : {path}", "File: {path}"));
    }
    if lines.is_empty() {
        let nothing =
            both("Fait\u{a0}: rien n’a été trouvé qui puisse l’être.", "Done: nothing was found to do it to.");
        lines.push(nothing.of(lang).to_owned());
    }
    lines.extend(done.published.iter().flat_map(|file| published(file, lang)));
    lines.iter().map(|l| visible_line(l)).collect()
}

/// What became of a file of the portal after an act.
fn published(file: &Published, lang: Lang) -> Vec<String> {
    let path = &file.path;
    let told = match (&file.outcome, file.stale) {
        (Ok(_), _) => say!(lang, "Fichier du portail à jour : {path}", "Portal’s file up to date: {path}"),
        (Err(why), since) => {
            let told = trouble(why, lang);
            let since = since.map(|since| since.at.map_or_else(|| day(since.day, lang), |at| moment(at, lang)));
            let late = match since {
                Some(at) => say!(
                    lang,
                    "l’acte est fait, mais le portail n’est plus à jour depuis le {at}",
                    "the act is done, but the portal is out of date since {at}"
                ),
                None => say!(
                    lang,
                    "l’acte est fait, mais le fichier du portail n’est pas écrit",
                    "the act is done, but the portal’s file is not written"
                ),
            };
            say!(lang, "! {path} : {late}. {told}", "! {path}: {late}. {told}")
        }
    };
    let left_out = file.left_out.iter().map(|(login, why)| {
        let why = refusal(why, lang);
        say!(lang, "! Absent de ce fichier : {login}. {why}", "! Not in that file: {login}. {why}")
    });
    std::iter::once(told).chain(left_out).collect()
}

/// What an act did, in a sentence or two: the act by its name, what it was done to, what comes next. Refusals are told
/// elsewhere, one by one.
pub fn toast(done: &Done, plan: Option<&Plan>, lang: Lang) -> String {
    let lines = done_lines(&Done { refused: Vec::new(), ..done.clone() }, lang);
    let act = plan.filter(|_| !done.unchanged).map(|plan| did(&plan.heading, lang));
    let what = what(done, lang);
    let first = match (act, what) {
        (Some(act), Some(what)) => say!(lang, "{act} : {what}", "{act}: {what}"),
        _ => lines.first().cloned().unwrap_or_default(),
    };
    let mut told = vec![first];
    // The file stands on the last line, where it is not what was done.
    told.extend(lines.last().filter(|_| done.file.is_some() && lines.len() > 1).cloned());
    let told = told.join(" · ");
    let next = done.next.as_ref().map(|n| next(n, lang));
    visible_line(&next.map_or_else(|| told.clone(), |next| format!("{told}. {next}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::circuit::Asked;
    use crate::domain::plan::{Grade, Heading};
    use crate::domain::trouble::Rule;
    use crate::text::Lang::{En, Fr};

    #[test]
    fn what_was_done_and_what_was_not_are_both_told() {
        let mut done = Done::one("27INSU1");
        assert_eq!(done_lines(&done, En), ["Done: 27INSU1"]);
        done.done.push("27INSU2".into());
        done.refused.push(("U 9".into(), Rule::NotRegistered { structure: "U 9".into() }));
        done.file = Some("/tmp/a".into());
        let lines = done_lines(&done, En);
        assert_eq!(lines[0], "Done: 2 items");
        assert!(lines[1].starts_with("! Refused: U 9. Structure U 9 is not registered."), "before what went well");
        assert_eq!(lines[2..4], ["  · 27INSU1", "  · 27INSU2"]);
        assert_eq!(lines[4], "File: /tmp/a");
        assert_eq!(done_lines(&Done::default(), En), ["Done: nothing was found to do it to."], "never silent");
        let same = Done { unchanged: true, ..Done::default() };
        assert_eq!(done_lines(&same, En), ["Nothing to do: all is so already."]);
    }

    #[test]
    fn a_code_that_a_written_file_cannot_carry_is_named_under_the_file() {
        let login = || "27INSU1".to_owned();
        let file = Published {
            format: "ezproxy".into(),
            path: "/srv/user.txt".into(),
            outcome: Ok(3),
            left_out: vec![(login(), Rule::SecretGone { login: login() })],
            stale: None,
        };
        let lines = done_lines(&Done { published: vec![file], ..Done::one("27INSU2") }, En);
        assert_eq!(lines[1], "Portal’s file up to date: /srv/user.txt");
        assert!(lines[2].starts_with("! Not in that file: 27INSU1. "), "{lines:?}");
    }

    fn told(heading: Heading, done: &Done, lang: Lang) -> String {
        toast(done, Some(&Plan::new(heading, Grade::Confirmed)), lang).replace('\u{a0}', " ")
    }

    #[test]
    fn the_sentence_names_the_act_and_who_is_waited_for() {
        let number = || "2026-0006".to_owned();
        let who = vec![("Anne Roy (Directrice de U 1016)".to_owned(), Asked::Signature)];
        let visa = Done { next: Some(Next::Waits(who)), ..Done::one("2026-0006") };
        let expected = "Visa donné : 2026-0006. Attend maintenant : Anne Roy (Directrice de U 1016), signature.";
        assert_eq!(told(Heading::Visa { number: number() }, &visa, Fr), expected);
        let last = Done { next: Some(Next::Completed), ..Done::one("2026-0006") };
        let expected = "Signed: 2026-0006. This was the last step: the dossier is completed.";
        assert_eq!(told(Heading::Sign { number: number() }, &last, En), expected);
        let issued = Done { done: vec!["27INSU1".into(), "27INSU2".into()], ..Done::default() };
        assert_eq!(told(Heading::IssueCodes { year: 2027 }, &issued, Fr), "Code émis : 2 éléments");
        let file = Done { file: Some("/tmp/a".into()), ..Done::one("12") };
        let export = Heading::Export { format: "htpasswd", path: "/tmp/a".into() };
        assert_eq!(told(export, &file, Fr), "Fichier du portail écrit : 12 lignes · Fichier : /tmp/a");
        let same = Done { unchanged: true, ..Done::default() };
        assert_eq!(told(Heading::Offices, &same, Fr), "Rien à faire : tout est déjà ainsi.");
    }

    #[test]
    fn names_out_of_files_cannot_act_on_the_terminal() {
        let hostile = "\u{1b}]0;x\u{7}\u{202e}".to_owned();
        let next = Some(Next::Writer(hostile.clone()));
        let done = Done { file: Some(hostile.clone()), next, ..Done::one(hostile) };
        let plan = Plan::new(Heading::Offices, Grade::Confirmed);
        for line in done_lines(&done, Fr).into_iter().chain([toast(&done, Some(&plan), Fr)]) {
            assert!(!line.chars().any(crate::domain::clean::deceives), "{line:?}");
        }
    }
}
