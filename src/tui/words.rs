//! The words of plans, results and troubles, as screens and overlays ask for them.

use crate::desk::{Done, Notice};
use crate::domain::plan::Plan;
use crate::domain::trouble::{ReadOnly, Rule, Trouble};
use crate::text::{self, Lang};

/// A plan, line by line: its title first.
pub fn plan_lines(plan: &Plan, lang: Lang) -> Vec<String> {
    text::plan::plan_lines(plan, lang)
}

/// The same without its sum, and the sum, where there is one.
pub fn plan_parts(plan: &Plan, fold: text::plan::Fold, lang: Lang) -> (Vec<String>, Option<String>) {
    let sum = (!plan.items.is_empty()).then(|| text::plan::sum(plan, lang));
    (text::plan::body_lines(plan, fold, lang), sum)
}

/// What an act did, line by line.
pub fn done_lines(done: &Done, lang: Lang) -> Vec<String> {
    text::done::done_lines(done, lang)
}

/// What an act did, in a sentence.
pub fn toast(done: &Done, plan: Option<&Plan>, lang: Lang) -> String {
    text::done::toast(done, plan, lang)
}

/// What went wrong, and what to do next.
pub fn trouble(trouble: &Trouble, lang: Lang) -> String {
    text::trouble::trouble(trouble, lang)
}

/// Why a rule refuses.
pub fn rule(rule: &Rule, lang: Lang) -> String {
    text::trouble::refusal(rule, lang)
}

/// Why nothing can be changed.
pub fn read_only(why: &ReadOnly, lang: Lang) -> String {
    rule(&Rule::ReadOnly(why.clone()), lang)
}

/// What the opening found.
pub fn notice(notice: &Notice, lang: Lang) -> String {
    text::words::notice(notice, lang)
}
