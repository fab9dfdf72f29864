//! What the strongbox holds of a dossier: each deposit, and all that was done to it.

use crate::domain::clean::visible_line;
use crate::domain::dossier::Dossier;
use crate::domain::order::Meta;
use crate::domain::strongbox::Deposit;
use crate::text::{format, screens_book as text, words};
use crate::tui::model::Model;
use crate::tui::overlay::Message;

/// The deposits of a dossier, in the order in which they were made.
pub fn of<'a>(model: &'a Model, dossier: &Dossier) -> Vec<&'a Deposit> {
    let mut found: Vec<&Deposit> = model.state.deposits.values().filter(|d| d.dossier == dossier.id).collect();
    found.sort_by_key(|d| (d.made.lamport, d.made.seq));
    found
}

/// All of it, to be read.
pub fn message(model: &Model, dossier: &Dossier) -> Message {
    let lang = model.lang;
    let mut lines = Vec::new();
    for deposit in of(model, dossier) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let role = words::deposit_role(&deposit.role).of(lang);
        let standing = words::deposit_standing(deposit.destroyed.is_some()).of(lang);
        let name = visible_line(&deposit.file.name);
        lines.push(format!("{role} · {name} · {} · {standing}", format::size(deposit.file.size, lang)));
        lines.push(format!("  {}  SHA-256 {}", deposit.id, deposit.file.hash));
        let mut done = |meta: &Meta, verb: &str, more: &str| {
            let (at, who) = (format::short_moment(meta.at, lang), visible_line(model.state.people.name(&meta.by)));
            lines.push(format!("  {at}  {}, {who}{more}", words::deposit_verb(verb).of(lang)));
        };
        done(&deposit.made, "deposit", "");
        for visit in &deposit.journal {
            let found = format!(" ({})", words::deposit_sound(visit.sound).of(lang));
            done(&visit.meta, visit.verb.word(), if visit.verb.word() == "check" { found.as_str() } else { "" });
        }
        if let Some(meta) = &deposit.destroyed {
            done(meta, "destroy", &format!(" ({})", visible_line(&deposit.reason)));
        }
    }
    Message { title: text::strongbox_of(&visible_line(&dossier.number), lang), lines, scroll: 0 }
}
