//! Rules of a passphrase: length and a list of bad ones, no composition rule (NIST SP 800-63B-4, single factor).

use super::fold::fold;
use super::trouble::Rule;
use unicode_normalization::UnicodeNormalization as _;

/// Fewest characters.
pub const LEAST: usize = 15;

/// Words that do not count towards the length when a passphrase is little else.
const COMMON: &[&str] = &[
    "motdepasse",
    "password",
    "passphrase",
    "azertyuiop",
    "qwertyuiop",
    "azerty",
    "qwerty",
    "qwertz",
    "1234567890",
    "0123456789",
    "123456789",
    "12345678",
    "123456",
    "abcdefghijklmnopqrstuvwxyz",
    "abcdef",
    "bonjour",
    "soleil",
    "doudou",
    "inserm",
    "paraphe",
    "parapheur",
    "admin",
    "administrateur",
    "welcome",
    "bienvenue",
    "letmein",
    "iloveyou",
    "jetaime",
    "correcthorsebatterystaple",
    "0000",
    "1111",
    "wxcvbn",
    "qsdfghjklm",
    "asdfghjkl",
];

/// The form in which a passphrase is used: composed, so that two keyboards give the same bytes.
pub fn canonical(typed: &str) -> String {
    typed.nfc().collect()
}

/// Whether a new passphrase may be taken.
pub fn check(typed: &str) -> Result<(), Rule> {
    let text = canonical(typed);
    let characters = text.chars().count();
    if characters < LEAST {
        return Err(Rule::PassphraseShort { characters, least: LEAST });
    }
    let mut rest: String = fold(&text).chars().filter(|c| c.is_alphanumeric()).collect();
    for word in COMMON {
        rest = rest.replace(word, "");
    }
    let mut distinct: Vec<char> = rest.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let step = |a: char, b: char| (u32::from(b)).wrapping_sub(u32::from(a));
    let letters: Vec<char> = rest.chars().collect();
    let run = letters.windows(2).filter(|w| step(w[0], w[1]) == 1 || w[0] == w[1]).count();
    if distinct.len() < 5 || run * 2 > letters.len() {
        return Err(Rule::PassphraseCommon);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fourteen_characters_are_refused_and_fifteen_with_spaces_taken() {
        assert!(matches!(check("la mer est bel"), Err(Rule::PassphraseShort { characters: 14, .. })));
        assert_eq!(check("la mer est bell"), Ok(()));
        assert_eq!(check(&"un long poème d'été ".repeat(6)), Ok(()));
    }

    #[test]
    fn common_ones_are_refused() {
        for bad in [
            "motdepassemotdepasse",
            "aaaaaaaaaaaaaaaaaa",
            "Password Password 1",
            "12345678901234567",
            "abcdefghijklmnopqrs",
            "azertyuiop123456",
        ] {
            assert_eq!(check(bad), Err(Rule::PassphraseCommon), "{bad}");
        }
    }

    #[test]
    fn two_keyboards_give_one_passphrase() {
        assert_eq!(canonical("e\u{301}te\u{301}"), canonical("été"));
    }
}
