//! A text that must not be seen: a passphrase, a secret.

use std::fmt;
use std::ops::Deref;
use zeroize::Zeroizing;

/// Wiped from memory when dropped, and never shown by `Debug`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Hidden(Zeroizing<String>);

impl Hidden {
    /// Takes a text over.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl Deref for Hidden {
    type Target = String;

    fn deref(&self) -> &String {
        &self.0
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{ChangePassphrase, Sign};

    #[test]
    fn an_act_that_carries_a_passphrase_can_be_printed_without_it() {
        let canary = || Hidden::new("canari 93517".to_owned());
        let sign = Sign { dossier: "d".into(), passphrase: canary() };
        let change = ChangePassphrase { old: canary(), new: canary() };
        for printed in [format!("{sign:?}"), format!("{change:?}"), format!("{:#?}", canary())] {
            assert!(!printed.contains("93517"), "{printed}");
        }
    }
}
