//! Access codes in the state: issued, handed over, held, lifted, revoked, and which of two concurrent ones works.

use super::{RowKey, State};
use crate::domain::code::{AccessCode, Delivery, Hold};
use crate::domain::fact::Fact;
use crate::domain::login::Login;
use crate::domain::order::Meta;
use crate::domain::portal::{Export, Format};
use std::sync::Arc;

impl State {
    pub(super) fn apply_code(&mut self, meta: &Meta, fact: Fact) -> Vec<RowKey> {
        match fact {
            fact @ Fact::CodeIssued { .. } => self.issue(meta, fact),
            Fact::SecretKept { issue, sealed, .. } => {
                Arc::make_mut(&mut self.sealed).insert(issue.clone(), sealed);
                vec![RowKey::Sealed(issue)]
            }
            Fact::SecretForgotten { issue, .. } => {
                Arc::make_mut(&mut self.sealed).remove(&issue);
                vec![RowKey::Sealed(issue)]
            }
            Fact::CodeDelivered { login, means, to } => self.change_codes(meta, &login, |c| {
                c.deliveries.push(Delivery { by: meta.clone(), means, to: to.clone(), returned: None });
            }),
            Fact::CodeReceived { login } => self.change_codes(meta, &login, |c| c.receipt = Some(meta.clone())),
            Fact::CodeReturned { login, reason } => self.change_codes(meta, &login, |c| {
                if let Some(last) = c.deliveries.iter_mut().rev().find(|d| d.returned.is_none()) {
                    last.returned = Some(reason.clone());
                }
            }),
            Fact::CodeSuspended { login, until } => {
                self.codes_changed = Some(meta.clone());
                self.change_codes(meta, &login, |c| c.holds.push(Hold { by: meta.clone(), until }))
            }
            Fact::CodeLifted { login, hold } => {
                self.codes_changed = Some(meta.clone());
                // A hold that the act did not know of stays.
                self.change_codes(meta, &login, |c| c.holds.retain(|h| h.by.id != hold))
            }
            Fact::CodeRevoked { login, reason } => {
                self.codes_changed = Some(meta.clone());
                self.change_codes(meta, &login, |c| c.revoked = Some((meta.clone(), reason)))
            }
            Fact::CodesExported { format, path, lines, digest, left_out } => {
                // A list for somebody else is no file of the portal.
                if Format::named(&format).is_none() {
                    return Vec::new();
                }
                self.exported = Some(meta.clone());
                let exports = Arc::make_mut(&mut self.exports);
                // A file of which nobody noted the place gives way to the first one of its format that has one.
                exports.remove(&(format.clone(), String::new()));
                exports.insert((format, path), Export { by: meta.clone(), lines, digest, left_out });
                vec![RowKey::Marks, RowKey::Exports]
            }
            Fact::TargetSet { format, path } => {
                self.set_target(format, path);
                vec![RowKey::Targets, RowKey::Exports]
            }
            fact => self.apply_mail(fact),
        }
    }

    fn issue(&mut self, meta: &Meta, fact: Fact) -> Vec<RowKey> {
        let Fact::CodeIssued { login, structure, year, team, portal_hash, index, lasting, origin } = fact else {
            return Vec::new();
        };
        self.codes_changed = Some(meta.clone());
        // The structure may have been said to be outside meanwhile, elsewhere.
        let lasting = lasting || self.structures.get(&structure).is_some_and(|s| s.outside);
        let again = self.codes.of_login(&login).next().is_some();
        let used = self.usage.get(&login).and_then(|u| u.span(again.then(|| meta.day())));
        let code = AccessCode {
            structure,
            year,
            team,
            portal_hash,
            index,
            lasting,
            origin,
            used,
            login,
            issued: meta.clone(),
            ..AccessCode::default()
        };
        let mut touched = self.place_code(code);
        touched.push(RowKey::Marks);
        touched
    }

    /// The file that followed the codes until now feeds the portal no more; with no file in its place, none of that
    /// format does.
    fn set_target(&mut self, format: String, path: Option<String>) {
        let targets = Arc::make_mut(&mut self.targets);
        let exports = Arc::make_mut(&mut self.exports);
        let Some(path) = path else {
            targets.remove(&format);
            exports.retain(|(of, _), _| *of != format);
            return;
        };
        let before = targets.insert(format.clone(), path.clone()).filter(|before| *before != path);
        if let Some(before) = before {
            exports.remove(&(format, before));
        }
    }

    fn apply_mail(&mut self, fact: Fact) -> Vec<RowKey> {
        match fact {
            Fact::MailServerSet { server } => {
                self.mail = server;
            }
            Fact::MailPasswordKept { sealed } => {
                self.mail_password = Some(sealed);
            }
            Fact::MailPasswordForgotten { .. } => {
                self.mail_password = None;
            }
            _ => return Vec::new(),
        }
        vec![RowKey::Mail]
    }

    /// Puts a code in its slot. One that knew of the code before it replaces it; two that did not know of each other
    /// both stay, the first in order works, the other waits for somebody to choose.
    fn place_code(&mut self, mut code: AccessCode) -> Vec<RowKey> {
        let codes = Arc::make_mut(&mut self.codes);
        let slot = |c: &AccessCode| c.year == code.year && c.team == code.team;
        let contested = codes
            .of_structure(&code.structure)
            .any(|(_, c)| slot(c) && c.revoked.is_none() && !c.contested && c.issued.concurrent(&code.issued));
        code.contested = contested;
        let id = code.issued.id.clone();
        codes.insert(id.clone(), code);
        vec![RowKey::Code(id)]
    }

    fn change_codes(&mut self, meta: &Meta, login: &Login, mut change: impl FnMut(&mut AccessCode)) -> Vec<RowKey> {
        let touched = Arc::make_mut(&mut self.codes).change_login(login, |code| {
            // An act on a login reaches every code of that login that is not dead, and a revocation even those issued
            // elsewhere at the same time.
            let reached = code.revoked.is_none() && code.issued.id != meta.id;
            if reached {
                change(code);
            }
            reached
        });
        std::iter::once(RowKey::Marks).chain(touched.into_iter().map(RowKey::Code)).collect()
    }
}
