//! Merkle trees of RFC 6962: leaves, roots, proofs of inclusion and of consistency.

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// The hash of a leaf: SHA-256(0x00 ‖ entry).
pub fn leaf(entry: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(entry).finalize().into()
}

/// The hash of an inner node: SHA-256(0x01 ‖ left ‖ right).
pub fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The largest power of two strictly below `n`, for `n` above 1.
fn split(n: usize) -> usize {
    let mut k = 1;
    while k * 2 < n {
        k *= 2;
    }
    k
}

/// The root of a tree of these leaves; the hash of nothing for an empty one.
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Sha256::digest([]).into(),
        [only] => *only,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            node(&root(left), &root(right))
        }
    }
}

/// The proof that leaf `index` stands in the tree, from the leaf to the root.
pub fn inclusion(leaves: &[Hash], index: usize) -> Vec<Hash> {
    if leaves.len() <= 1 {
        return Vec::new();
    }
    let k = split(leaves.len());
    let (left, right) = leaves.split_at(k);
    let (mut proof, sibling) =
        if index < k { (inclusion(left, index), root(right)) } else { (inclusion(right, index - k), root(left)) };
    proof.push(sibling);
    proof
}

/// The proof that the tree of the first `old` leaves is a prefix of this one.
pub fn consistency(leaves: &[Hash], old: usize) -> Vec<Hash> {
    fn part(leaves: &[Hash], old: usize, whole: bool) -> Vec<Hash> {
        if old == leaves.len() {
            return if whole { Vec::new() } else { vec![root(leaves)] };
        }
        let k = split(leaves.len());
        let (left, right) = leaves.split_at(k);
        let (mut proof, sibling) =
            if old <= k { (part(left, old, whole), root(right)) } else { (part(right, old - k, false), root(left)) };
        proof.push(sibling);
        proof
    }
    if old == 0 || old > leaves.len() { Vec::new() } else { part(leaves, old, true) }
}

/// The roots of the full subtrees that a growing tree consists of, the largest first: its root without all its leaves.
#[derive(Clone, Debug, Default)]
pub struct Peaks {
    size: u64,
    peaks: Vec<Hash>,
}

impl Peaks {
    /// Adds the next leaf.
    pub fn push(&mut self, leaf: Hash) {
        let mut fresh = leaf;
        let mut rest = self.size;
        while rest & 1 == 1 {
            if let Some(left) = self.peaks.pop() {
                fresh = node(&left, &fresh);
            }
            rest >>= 1;
        }
        self.peaks.push(fresh);
        self.size += 1;
    }

    /// The root of the tree as it stands.
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        let Some(last) = peaks.next() else {
            return root(&[]);
        };
        peaks.fold(*last, |right, left| node(left, &right))
    }
}

/// The root that a proof of inclusion leads to (RFC 9162, section 2.1.3.2); nothing where it cannot be one.
pub fn climb(leaf: Hash, index: u64, size: u64, nodes: &[Hash]) -> Option<Hash> {
    if index >= size {
        return None;
    }
    let (mut at, mut last, mut found) = (index, size - 1, leaf);
    for other in nodes {
        if last == 0 {
            return None;
        }
        if at & 1 == 1 || at == last {
            found = node(other, &found);
            while at & 1 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            found = node(&found, other);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    (last == 0).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(hash: &Hash) -> String {
        hash.iter().map(|b| format!("{b:02x}")).collect()
    }

    fn letters(n: usize) -> Vec<Hash> {
        [b"a", b"b", b"c", b"d", b"e"][..n].iter().map(|l| leaf(&l[..])).collect()
    }

    #[test]
    fn roots_agree_with_published_vectors() {
        for (n, expected) in [
            (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (1, "022a6979e6dab7aa5ae4c3e5e45f7e977112a7e63593820dbec1ec738a24f93c"),
            (2, "b137985ff484fb600db93107c77b0365c80d78f5b429ded0fd97361d077999eb"),
            (3, "36642e73c2540ab121e3a6bf9545b0a24982cd830eb13d3cd19de3ce6c021ec1"),
            (5, "fe14a5426fbd70c0fa73f52342afed0da0bd23c4838662ccf6b88a3070ead97b"),
        ] {
            assert_eq!(hex(&root(&letters(n))), expected, "{n} leaves");
        }
        assert_eq!(hex(&leaf(b"")), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    #[test]
    fn proofs_agree_with_published_vectors() {
        let five = letters(5);
        assert_eq!(inclusion(&five, 2), vec![five[3], root(&five[..2]), five[4]]);
        assert_eq!(consistency(&five, 3), vec![five[2], five[3], root(&five[..2]), five[4]]);
        assert!(consistency(&five, 5).is_empty());
    }

    #[test]
    fn peaks_give_the_root_of_every_size() {
        let mut peaks = Peaks::default();
        let mut leaves = Vec::new();
        for n in 0..70u8 {
            assert_eq!(peaks.root(), root(&leaves), "{n}");
            leaves.push(leaf(&[n]));
            peaks.push(leaves[usize::from(n)]);
        }
    }
}
