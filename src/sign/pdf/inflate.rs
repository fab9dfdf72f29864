//! Streams that a reader of structure needs, decoded: deflated or plain, with the PNG predictors, bounded in size.

use super::lex::Node;
use std::io::Read as _;

/// Most bytes that one stream may inflate to.
const INFLATED: u64 = 64 * 1024 * 1024;

/// The content of a stream with this dictionary; nothing where its filter is another one or its data are broken.
pub fn decode(data: &[u8], dictionary: &Node) -> Option<Vec<u8>> {
    let filter = dictionary.get("Filter");
    let name = match filter {
        None => return Some(data.to_vec()),
        Some(f) if f.is_array() => match f.items() {
            [] => return Some(data.to_vec()),
            [one] => one,
            _ => return None,
        },
        Some(f) => f,
    };
    if !name.is_name("FlateDecode") {
        return None;
    }
    let mut out = Vec::new();
    let read = flate2::read::ZlibDecoder::new(data).take(INFLATED + 1).read_to_end(&mut out);
    if read.is_err() && out.is_empty() || out.len() as u64 > INFLATED {
        return None;
    }
    let parameters =
        dictionary.get("DecodeParms").map(|p| if p.is_array() { p.items().first().unwrap_or(p) } else { p });
    match parameters.and_then(|p| p.get("Predictor")).and_then(Node::int) {
        None | Some(1) => Some(out),
        Some(10..=15) => {
            let parameters = parameters?;
            let value = |key| parameters.get(key).and_then(Node::int).unwrap_or(1);
            let columns = usize::try_from(value("Columns")).ok().filter(|c| *c > 0 && *c < 65_536)?;
            // Only bytes of one colour occur in cross-reference and object streams.
            let plain = value("Colors") == 1 && [1, 8].contains(&value("BitsPerComponent"));
            plain.then(|| unpredict(&out, columns))?
        }
        Some(_) => None,
    }
}

/// Undoes the PNG predictors on rows of `columns` bytes.
fn unpredict(data: &[u8], columns: usize) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(data.len());
    let mut above = vec![0u8; columns];
    for row in data.chunks(columns + 1) {
        let (&kind, values) = row.split_first()?;
        let mut here = vec![0u8; columns];
        for (n, &value) in values.iter().enumerate() {
            let left = if n > 0 { here[n - 1] } else { 0 };
            let corner = if n > 0 { above[n - 1] } else { 0 };
            let guess = match kind {
                0 => 0,
                1 => left,
                2 => above[n],
                3 => u8::try_from(u16::midpoint(u16::from(left), u16::from(above[n]))).unwrap_or_default(),
                4 => paeth(left, above[n], corner),
                _ => return None,
            };
            here[n] = value.wrapping_add(guess);
        }
        out.extend_from_slice(&here[..values.len()]);
        above = here;
    }
    Some(out)
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(above), i16::from(corner));
    let p = a + b - c;
    let (pa, pb, pc) = ((p - a).abs(), (p - b).abs(), (p - c).abs());
    if pa <= pb && pa <= pc {
        left
    } else if pb <= pc {
        above
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predictors_are_undone() {
        assert_eq!(unpredict(&[2, 1, 2, 2, 1, 1], 2).unwrap(), [1, 2, 2, 3]);
        assert_eq!(unpredict(&[1, 1, 1, 1], 3).unwrap(), [1, 2, 3]);
    }
}
