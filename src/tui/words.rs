//! The words of plans and troubles, as screens and overlays ask for them.

use crate::domain::plan::Plan;
use crate::domain::trouble::{ReadOnly, Rule, Trouble};
use crate::text::Lang;

/// A plan, line by line.
pub fn plan_lines(plan: &Plan, _lang: Lang) -> Vec<String> {
    let mut lines = vec![format!("{:?}", plan.heading)];
    lines.extend(plan.notes.iter().map(|n| format!("{n:?}")));
    lines.extend(plan.items.iter().map(|i| format!("{i:?}")));
    lines.extend(plan.warnings.iter().map(|w| format!("{w:?}")));
    lines
}

/// What went wrong, and what to do next.
pub fn trouble(trouble: &Trouble, _lang: Lang) -> String {
    trouble.to_string()
}

/// Why a rule refuses.
pub fn rule(rule: &Rule, lang: Lang) -> String {
    trouble(&Trouble::Rule(rule.clone()), lang)
}

/// Why nothing can be changed.
pub fn read_only(why: &ReadOnly, lang: Lang) -> String {
    rule(&Rule::ReadOnly(why.clone()), lang)
}
