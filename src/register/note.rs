//! Signed notes and checkpoints (C2SP signed-note 1.0.0 and tlog-checkpoint 1.0.0), with Ed25519 keys.

use super::merkle::Hash;
use crate::domain::trouble::{Outcome, Trouble};
use base64ct::{Base64, Encoding as _};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// The mark that opens a signature line.
const DASH: &str = "\u{2014}";

/// The size and root of a log under the signature of its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Name of the log; the name of its key too.
    pub origin: String,
    pub size: u64,
    pub root: Hash,
}

/// The identifier of an Ed25519 key under a name: SHA-256(name ‖ LF ‖ 0x01 ‖ key), four bytes.
pub fn key_id(name: &str, key: &VerifyingKey) -> [u8; 4] {
    let hash =
        Sha256::new().chain_update(name.as_bytes()).chain_update([0x0A, 0x01]).chain_update(key.as_bytes()).finalize();
    [hash[0], hash[1], hash[2], hash[3]]
}

/// The verifier key as others take it: `name+id+base64(0x01 ‖ key)`.
pub fn vkey(name: &str, key: &VerifyingKey) -> String {
    let mut bytes = vec![1];
    bytes.extend_from_slice(key.as_bytes());
    let id: String = key_id(name, key).iter().map(|b| format!("{b:02x}")).collect();
    format!("{name}+{id}+{}", Base64::encode_string(&bytes))
}

/// A signed note: a text that ends with a line feed, under the signature of a key of this name.
pub fn sign(text: &str, name: &str, key: &SigningKey) -> String {
    let mut field = key_id(name, &key.verifying_key()).to_vec();
    field.extend_from_slice(&key.sign(text.as_bytes()).to_bytes());
    format!("{text}\n{DASH} {name} {}\n", Base64::encode_string(&field))
}

/// The proof that an entry stands in a log, as a file of its own (C2SP tlog-proof, draft): its number, the hashes from
/// the leaf to the root, the checkpoint.
pub fn proof(index: u64, hashes: &[Hash], checkpoint: &str) -> String {
    let mut text = format!("c2sp.org/tlog-proof@v1\nindex {index}\n");
    for hash in hashes {
        text.push_str(&Base64::encode_string(hash));
        text.push('\n');
    }
    text + "\n" + checkpoint
}

impl Checkpoint {
    /// The signed text: origin, size, root, a line each.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, Base64::encode_string(&self.root))
    }

    /// The checkpoint as a signed note.
    pub fn sign(&self, key: &SigningKey) -> String {
        sign(&self.text(), &self.origin, key)
    }

    /// Reads a signed note and checks that this log's key signed it.
    pub fn verify(note: &str, origin: &str, key: &VerifyingKey) -> Outcome<Self> {
        let bad = |what: &str| Trouble::damaged(format!("checkpoint of {origin}"), what);
        let cut = note.rfind("\n\n").ok_or_else(|| bad("no signature"))?;
        let text = &note[..=cut];
        let checkpoint = Self::parse(text).ok_or_else(|| bad("not a checkpoint"))?;
        if checkpoint.origin != origin {
            return Err(bad("another log's checkpoint"));
        }
        let id = key_id(origin, key);
        let mut seen = false;
        for line in note[cut + 2..].lines() {
            let field = line
                .strip_prefix(DASH)
                .and_then(|rest| rest.strip_prefix(' '))
                .and_then(|rest| rest.strip_prefix(origin))
                .and_then(|rest| rest.strip_prefix(' '))
                .and_then(|b64| Base64::decode_vec(b64).ok());
            let Some(field) = field.filter(|f| f.len() == 68 && f[..4] == id) else {
                continue;
            };
            let signature = Signature::from_slice(&field[4..]).map_err(|_| bad("malformed signature"))?;
            key.verify_strict(text.as_bytes(), &signature).map_err(|_| bad("the signature does not hold"))?;
            seen = true;
        }
        if seen { Ok(checkpoint) } else { Err(bad("not signed by this log's key")) }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let origin = lines.next()?.to_owned();
        let digits = lines.next()?;
        let size: u64 = digits.parse().ok()?;
        let root = Base64::decode_vec(lines.next()?).ok()?.try_into().ok()?;
        (size.to_string() == digits && lines.next().is_none()).then_some(Self { origin, size, root })
    }
}

/// The name and the key of a line as [`vkey`] writes it.
pub fn read_vkey(text: &str) -> Option<(String, VerifyingKey)> {
    let mut parts = text.trim().splitn(3, '+');
    let (name, id, bytes) = (parts.next()?, parts.next()?, Base64::decode_vec(parts.next()?).ok()?);
    let key: [u8; 32] = bytes.strip_prefix(&[1])?.try_into().ok()?;
    let key = VerifyingKey::from_bytes(&key).ok()?;
    let own: String = key_id(name, &key).iter().map(|b| format!("{b:02x}")).collect();
    (own == id).then(|| (name.to_owned(), key))
}

/// A hash as a line of a proof has it.
pub fn read_hash(line: &str) -> Option<Hash> {
    Base64::decode_vec(line).ok()?.try_into().ok()
}

/// The text of a signed note, where the key of this name signed it.
pub fn opened<'a>(note: &'a str, name: &str, key: &VerifyingKey) -> Option<&'a str> {
    let cut = note.rfind("\n\n")?;
    let (text, id) = (&note[..=cut], key_id(name, key));
    let start = format!("{DASH} {name} ");
    let signed =
        note[cut + 2..].lines().filter_map(|l| Base64::decode_vec(l.strip_prefix(&start)?).ok()).any(|field| {
            let signature = field.get(4..).and_then(|s| Signature::from_slice(s).ok());
            field.get(..4) == Some(&id[..]) && signature.is_some_and(|s| key.verify_strict(text.as_bytes(), &s).is_ok())
        });
    signed.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::merkle;

    const NOTE: &str = "exemple.test/registre/p1-d1/1\n5\n/hSlQm+9cMD6c/UjQq/tDaC9I8SDhmLM9riKMHDq2Xs=\n\n— exemple.test/registre/p1-d1/1 8UkJT29ngrZeFyAEzGbUCRmQPbkWzB75ye/U8kTtPHT3kvWEC6KfHtgeEyCkY3fboC5Op+48JhUcK7J/piZuaI0HqAM=\n";

    fn key() -> SigningKey {
        SigningKey::from_bytes(&[1; 32])
    }

    #[test]
    fn notes_and_keys_agree_with_published_vectors() {
        let origin = "exemple.test/registre/p1-d1/1";
        let leaves: Vec<_> = [b"a", b"b", b"c", b"d", b"e"].iter().map(|l| merkle::leaf(&l[..])).collect();
        let checkpoint = Checkpoint { origin: origin.into(), size: 5, root: merkle::root(&leaves) };
        assert_eq!(checkpoint.sign(&key()), NOTE);
        assert_eq!(
            vkey(origin, &key().verifying_key()),
            "exemple.test/registre/p1-d1/1+f149094f+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
        );
        assert_eq!(Checkpoint::verify(NOTE, origin, &key().verifying_key()).unwrap(), checkpoint);
    }

    #[test]
    fn altered_notes_are_refused() {
        let origin = "exemple.test/registre/p1-d1/1";
        for altered in [NOTE.replace("\n5\n", "\n6\n"), NOTE.replace("\n5\n", "\n05\n"), NOTE.replace("8UkJ", "8UkK")] {
            assert!(Checkpoint::verify(&altered, origin, &key().verifying_key()).is_err());
        }
        let other = SigningKey::from_bytes(&[2; 32]).verifying_key();
        assert!(Checkpoint::verify(NOTE, origin, &other).is_err());
    }
}
