//! The secret half of an access code: ten random symbols and two that check them.
//!
//! Reed-Solomon over GF(32), field x⁵+x³+1, generator (x-a)(x-a²) = x²+6x+8 with a = 2. With twelve symbols each
//! single wrong symbol and each swap of neighbours has a syndrome of its own, so that a word heard on the telephone
//! is mended without a look at any list.

use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Crockford's alphabet; the value of a symbol is its place.
pub const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols of a secret, the two check symbols included.
pub const LENGTH: usize = 12;
/// Random symbols of a secret: fifty bits.
pub const RANDOM: usize = 10;

/// A secret in its canonical form, wiped from memory when dropped; never shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Secret([u8; LENGTH]);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What a typed word turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The checks hold.
    Sound(Secret),
    /// One wrong symbol or one swap would explain it: the place (from 1) and the word that was probably meant.
    Mended { place: usize, swap: bool, meant: Secret },
    /// The checks do not hold and no single slip explains it.
    Wrong,
    /// Not the right number of symbols: how many there are.
    Length(usize),
    /// A character that the alphabet does not have.
    Foreign(char),
}

impl Secret {
    /// The secret of ten random symbols, given as values below 32 (higher bits are dropped).
    pub fn from_random(values: [u8; RANDOM]) -> Self {
        let mut word = [0; LENGTH];
        for (slot, value) in word.iter_mut().zip(values) {
            *slot = value & 31;
        }
        let (high, low) = remainder(&word[..RANDOM]);
        word[RANDOM] = high;
        word[RANDOM + 1] = low;
        Self(word)
    }

    /// The twelve symbols without hyphens: what is hashed and compared.
    pub fn canonical(&self) -> String {
        self.0.iter().map(|&v| char::from(ALPHABET[usize::from(v)])).collect()
    }

    /// As printed on letters: `XXXX-XXXX-XXXX`.
    pub fn grouped(&self) -> String {
        let plain = self.canonical();
        format!("{}-{}-{}", &plain[..4], &plain[4..8], &plain[8..])
    }
}

/// Reads a word as typed or dictated: any case, spaces and hyphens dropped, O read as 0, I and L as 1.
pub fn hear(typed: &str) -> Heard {
    let mut values = Vec::with_capacity(LENGTH);
    for c in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '‑' | '–')) {
        let symbol = match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        match ALPHABET.iter().position(|&a| char::from(a) == symbol) {
            Some(value) => values.push(u8::try_from(value).unwrap_or_default()),
            None => return Heard::Foreign(c),
        }
    }
    let Ok(word) = <[u8; LENGTH]>::try_from(values.as_slice()) else {
        return Heard::Length(values.len());
    };
    judge(word)
}

fn judge(word: [u8; LENGTH]) -> Heard {
    let (s1, s2) = (evaluate(&word, 1), evaluate(&word, 2));
    if s1 == 0 && s2 == 0 {
        return Heard::Sound(Secret(word));
    }
    if s1 == 0 || s2 == 0 {
        return Heard::Wrong;
    }
    let gap = (log(s2) + 31 - log(s1)) % 31;
    if gap < LENGTH {
        let size = power(log(s1) + 31 - gap);
        let place = LENGTH - 1 - gap;
        let mut meant = word;
        meant[place] ^= size;
        return Heard::Mended { place: place + 1, swap: false, meant: Secret(meant) };
    }
    // A swap of the powers p+1 and p has the gap p+14, since log(a+1) = 14.
    let Some(low) = gap.checked_sub(14).filter(|&p| p + 1 < LENGTH) else {
        return Heard::Wrong;
    };
    let place = LENGTH - 2 - low;
    let size = power(log(s1) + 62 - low - 14);
    if word[place] ^ word[place + 1] != size {
        return Heard::Wrong;
    }
    let mut meant = word;
    meant.swap(place, place + 1);
    Heard::Mended { place: place + 1, swap: true, meant: Secret(meant) }
}

/// Product in GF(32), reduced by x⁵+x³+1.
fn times(a: u8, b: u8) -> u8 {
    let mut product = 0u16;
    for bit in 0..5 {
        if b >> bit & 1 == 1 {
            product ^= u16::from(a) << bit;
        }
    }
    for bit in (5..10).rev() {
        if product >> bit & 1 == 1 {
            product ^= 0b10_1001 << (bit - 5);
        }
    }
    u8::try_from(product & 31).unwrap_or_default()
}

fn power(exponent: usize) -> u8 {
    (0..exponent % 31).fold(1, |value, _| times(value, 2))
}

/// The exponent of a non-zero element; 0 for zero, which callers exclude.
fn log(value: u8) -> usize {
    (0..31).find(|&e| power(e) == value).unwrap_or_default()
}

/// The word as a polynomial, first symbol at the highest power, at aⁿ.
fn evaluate(word: &[u8], n: usize) -> u8 {
    let at = power(n);
    word.iter().fold(0, |sum, &symbol| times(sum, at) ^ symbol)
}

fn remainder(message: &[u8]) -> (u8, u8) {
    let (mut high, mut low) = (0, 0);
    for &symbol in message {
        let lead = high ^ symbol;
        high = low ^ times(lead, 6);
        low = times(lead, 8);
    }
    (high, low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Secret {
        let values: Vec<u8> =
            text.bytes().map(|b| u8::try_from(ALPHABET.iter().position(|&a| a == b).unwrap()).unwrap()).collect();
        Secret::from_random(values.try_into().unwrap())
    }

    #[test]
    fn check_symbols_agree_with_the_published_table() {
        for (ten, word) in [
            ("0123456789", "0123-4567-89HJ"),
            ("ZZZZZZZZZZ", "ZZZZ-ZZZZ-ZZ8K"),
            ("N7K2QX4M9T", "N7K2-QX4M-9TZ0"),
            ("1000000000", "1000-0000-00VG"),
            ("0000000001", "0000-0000-0168"),
        ] {
            assert_eq!(of(ten).grouped(), word);
            assert!(matches!(hear(word), Heard::Sound(_)));
        }
    }

    #[test]
    fn one_slip_is_named_and_two_are_not_mended() {
        let meant = of("N7K2QX4M9T");
        let cases = [
            ("N7K2-QX4W-9TZ0", 8, false),
            ("N7K2-XQ4M-9TZ0", 5, true),
            ("7NK2-QX4M-9TZ0", 1, true),
            ("N7K2-QX4M-9TZ1", 12, false),
        ];
        for (typed, place, swap) in cases {
            assert_eq!(hear(typed), Heard::Mended { place, swap, meant: meant.clone() }, "{typed}");
        }
        assert_eq!(hear("N7K1-QX4W-9TZ0"), Heard::Wrong);
        assert_eq!(hear("n7k2 qx4m 9tzo"), Heard::Sound(meant));
        assert_eq!(hear("N7K2-QX4M-9TZU"), Heard::Foreign('U'));
        assert_eq!(hear("N7K2-QX4M"), Heard::Length(8));
    }

    /// The check is linear: what a slip does to it depends on its place and on the two symbols alone. Every place, every
    /// wrong symbol and every pair of neighbours is tried; the last two drawn symbols make every pair of check symbols.
    #[test]
    fn a_wrong_symbol_or_a_swap_in_any_secret_is_corrected_to_the_right_one_exhaustively() {
        let base = of("N7K2QX4M9T");
        for place in 0..LENGTH {
            for change in 1..32u8 {
                let mut wrong = base.0;
                wrong[place] ^= change;
                assert_eq!(judge(wrong), Heard::Mended { place: place + 1, swap: false, meant: base.clone() });
            }
        }
        for place in 0..LENGTH - 1 {
            let first = place.min(RANDOM - 2);
            let mut pairs = std::collections::BTreeSet::new();
            for (one, other) in (0..32u8).flat_map(|one| (0..32u8).map(move |other| (one, other))) {
                let mut values: [u8; RANDOM] = base.0[..RANDOM].try_into().unwrap();
                (values[first], values[first + 1]) = (one, other);
                let good = Secret::from_random(values);
                pairs.insert((good.0[place], good.0[place + 1]));
                let mut wrong = good.0;
                wrong.swap(place, place + 1);
                if wrong != good.0 {
                    assert_eq!(judge(wrong), Heard::Mended { place: place + 1, swap: true, meant: good });
                }
            }
            assert_eq!(pairs.len(), 32 * 32, "every pair stood at place {place}");
        }
    }

    proptest! {
        #[test]
        fn every_single_slip_is_mended(values in any::<[u8; RANDOM]>(), place in 0..LENGTH, change in 1u8..32) {
            let good = Secret::from_random(values);
            let mut wrong = good.0;
            wrong[place] ^= change;
            prop_assert_eq!(judge(wrong), Heard::Mended { place: place + 1, swap: false, meant: good });
        }

        #[test]
        fn every_swap_of_neighbours_is_mended(values in any::<[u8; RANDOM]>(), place in 0..LENGTH - 1) {
            let good = Secret::from_random(values);
            let mut wrong = good.0;
            wrong.swap(place, place + 1);
            if wrong != good.0 {
                prop_assert_eq!(judge(wrong), Heard::Mended { place: place + 1, swap: true, meant: good });
            }
        }

        #[test]
        fn two_wrong_symbols_never_pass(values in any::<[u8; RANDOM]>(), p in 0..LENGTH, q in 0..LENGTH, c in 1u8..32, d in 1u8..32) {
            prop_assume!(p != q);
            let good = Secret::from_random(values);
            let mut wrong = good.0;
            wrong[p] ^= c;
            wrong[q] ^= d;
            prop_assert!(!matches!(judge(wrong), Heard::Sound(_)));
        }

        #[test]
        fn any_text_is_heard_without_harm(typed in any::<String>()) {
            let _ = hear(&typed);
        }
    }
}
