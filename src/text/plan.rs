//! What an act would do and what it did, in lines that the confirm and `--dry-run` show alike.
//!
//! A line stands for itself: it reads the same without colour and read aloud. Names out of files are made visible here.

use super::format::{count, day, number};
use super::heading::heading;
use super::note::{figure, note};
use super::trouble::refusal;
use super::warning::warning;
use super::words::difference;
use super::{Lang, both};
use crate::domain::clean::visible_line;
use crate::domain::plan::{Heading, Item, Note, Plan};
use unicode_width::UnicodeWidthStr as _;

/// A thing that an act would touch: a mark, a word and its name, then what would change in it.
pub fn item(value: &Item, lang: Lang) -> Vec<String> {
    let (mark, word, name) = match value {
        Item::Will(name) | Item::Told { name, .. } => ('·', both("prévu", "planned"), name),
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
        Item::Told { waiting, late, news, .. } => {
            let told = told(*waiting, *late, *news, lang);
            say!(lang, "{start} : {told}", "{start}: {told}")
        }
        Item::Will(_) | Item::New(_) | Item::Changed { .. } | Item::Gone(_) | Item::Lost(_) | Item::Same(_) => start,
    }];
    if let Item::Changed { differences, .. } = value {
        lines.extend(differences.iter().map(|d| format!("{:10}{}", "", difference(d, lang))));
    }
    lines.iter().map(|l| visible_line(l)).collect()
}

/// What somebody is told of dossiers, in figures.
fn told(waiting: usize, late: usize, news: usize, lang: Lang) -> String {
    let figures = [
        (waiting, both("en attente", "waiting"), both("en attente", "waiting")),
        (late, both("en retard", "late"), both("en retard", "late")),
        (news, both("nouvelle", "piece of news"), both("nouvelles", "pieces of news")),
    ];
    let said = figures.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(n, one, many, lang));
    said.collect::<Vec<_>>().join(", ")
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
    let (refused, others) = told_apart(&plan.items);
    asks_attention(plan, &refused) && runs(&others).iter().any(|run| hidden(run) > 0)
}

/// Whether something is told that hundreds of plain things must not hide.
fn asks_attention(plan: &Plan, refused: &[&Item]) -> bool {
    !plan.warnings.is_empty() || !refused.is_empty()
}

/// What is refused, and all else.
fn told_apart(items: &[Item]) -> (Vec<&Item>, Vec<&Item>) {
    items.iter().partition(|i| matches!(i, Item::Blocked { .. }))
}

/// Things of one kind that stand together.
fn runs<'a, 'b>(items: &'b [&'a Item]) -> Vec<&'b [&'a Item]> {
    items.chunk_by(|a, b| std::mem::discriminant(*a) == std::mem::discriminant(*b)).collect()
}

/// How many of such things go without saying: what is lost, refused or changed is always told one by one.
fn hidden(run: &[&Item]) -> usize {
    let plain = matches!(run.first(), Some(Item::New(_) | Item::Will(_) | Item::Told { .. } | Item::Same(_)));
    if plain && run.len() > TOLD + 2 { run.len() - TOLD } else { 0 }
}

fn item_lines(items: &[&Item], fold: Fold, lang: Lang) -> Vec<String> {
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

/// The whole plan but its sum: title, figures and remarks, warnings, refusals, things that would be touched. Hundreds of things
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
    let (refused, others) = told_apart(if named { &[] } else { &plan.items });
    let warnings: Vec<String> = plan.warnings.iter().map(|w| warning(w, lang)).collect();
    part(Some(warned(warnings.len(), lang)), warnings);
    let fold = if asks_attention(plan, &refused) { fold } else { Fold::Open };
    part(None, item_lines(&refused, Fold::Open, lang));
    part(None, item_lines(&others, fold, lang));
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
    use crate::domain::plan::{Grade, Warning, WarningKind};
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

  ! refusé  US 34 : L’institut ne donne pas de libellé à la structure US 34, et l’identifiant en est formé. \
Choisissez-lui un libellé à l’écran F3, « Ajuster ».

  + nouveau U 1016 (200710776M)
  ~ modifié U 1018
            Intitulé : (vide) → Cochin
            État : fermée → en activité

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
        assert!(place("refusé  US 34") < place("nouveau U 0"), "{told}");
        plan.warnings.clear();
        assert!(folds(&plan), "a refusal asks for attention as a warning does");
        plan.items.retain(|i| !matches!(i, Item::Blocked { .. }));
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
