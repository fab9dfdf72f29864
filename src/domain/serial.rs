//! The serial number of a certificate, by which a revocation names it: the fold needs it to tell whose certificate is
//! meant.
//!
//! It must not know anything else of certificates: whether one is sound is not said here.

use std::fmt::Write as _;

/// The bytes of the serial number of a certificate (DER), hexadecimal, lower case; none where no number stands at its
/// place, which is: certificate { what is signed { version 3, number, … } … }.
pub fn serial(certificate: &[u8]) -> Option<String> {
    let signed = value(0x30, value(0x30, certificate)?.0)?.0;
    let (_version, rest) = value(0xA0, signed)?;
    let number = value(0x02, rest)?.0;
    // RFC 5280 allows twenty bytes.
    (1..=20).contains(&number.len()).then(|| {
        number.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    })
}

/// What the first element holds, if its tag is this one, and what comes after it.
fn value(tag: u8, der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (first, rest) = der.split_first()?;
    let (&short, rest) = rest.split_first()?;
    let (length, rest) = match short {
        0..=0x7F => (usize::from(short), rest),
        0x81..=0x84 => {
            let (long, rest) = rest.split_at_checked(usize::from(short & 0x0F))?;
            (long.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    (*first == tag).then(|| rest.split_at_checked(length))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_at_its_place_alone() {
        let certificate = [0x30, 0x81, 0x0B, 0x30, 9, 0xA0, 3, 2, 1, 2, 2, 2, 0x0F, 0xA1];
        assert_eq!(serial(&certificate).as_deref(), Some("0fa1"));
        assert_eq!(serial(&certificate[..13]), None, "cut short");
        assert_eq!(serial(&[0x30, 5, 0x30, 3, 2, 1, 7]), None, "of an older version");
        assert_eq!(serial(&[0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]), None, "longer than it is");
        assert_eq!(serial(&[]), None);
    }
}
