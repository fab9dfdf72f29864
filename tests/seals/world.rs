//! What the proofs of seals share: an authority with its signers, an authority of time run by OpenSSL, the judges.

use crate::peers;
use chrono::{DateTime, SubsecRound as _, Utc};
use paraphe::domain::trouble::Outcome;
use paraphe::sign::identity::{Identity, Subject, pem};
use paraphe::sign::pdf::write::{Options, Request, Signed, sign_with};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

#[expect(clippy::unnecessary_wraps, reason = "what an identity asks its random bytes from")]
pub fn chance(bytes: &mut [u8]) -> Outcome<()> {
    getrandom::fill(bytes).expect("the system gives random bytes");
    Ok(())
}

pub fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    chance(&mut bytes).unwrap();
    bytes
}

/// An authority and somebody who signs under it.
pub struct Signers {
    pub authority: Identity,
    pub person: Identity,
    pub now: DateTime<Utc>,
}

impl Signers {
    pub fn new() -> Self {
        let now = Utc::now().trunc_subsecs(0);
        let authority = Identity::authority("Institut d’essai", now, &mut chance).unwrap();
        let subject =
            Subject { name: "Élodie Marchand", organisation: "Institut d’essai", mail: Some("e.m@essai.fr") };
        let person = authority.issue(&subject, now, &mut chance).unwrap();
        Self { authority, person, now }
    }

    pub fn root(&self) -> Vec<Vec<u8>> {
        vec![self.authority.certificate.clone()]
    }

    pub fn sign(&self, bytes: &[u8], options: Options) -> Outcome<Signed> {
        sign_as(&self.person, self.now, bytes, options)
    }
}

pub fn sign_as(identity: &Identity, at: DateTime<Utc>, bytes: &[u8], options: Options) -> Outcome<Signed> {
    let stamp = ["Élodie Marchand", "Directrice de l’unité", "Signé le 3 avril 2027 à 10:00"].map(str::to_owned);
    sign_with(bytes, &Request { name: "Élodie Marchand", at, stamp: &stamp, random: random() }, options, identity)
}

/// A file of one page with a line of text on it.
pub fn one_page() -> Vec<u8> {
    page_of("BT /F1 12 Tf 72 720 Td (Convention) Tj ET")
}

/// A file of one page with this content, in Helvetica as F1.
#[allow(dead_code, reason = "not every proof needs other pages")]
pub fn page_of(content: &str) -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>".to_owned(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let mut out = String::from("%PDF-1.7\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (n, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", n + 1);
    }
    let (start, size) = (out.len(), objects.len() + 1);
    let _ = write!(out, "xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    out.into_bytes()
}

/// A certificate, or a list, from a PEM file.
pub fn unarmoured(path: &Path) -> Vec<u8> {
    use base64ct::{Base64, Encoding as _};
    let text = std::fs::read_to_string(path).unwrap();
    let body: String = text.lines().filter(|l| !l.starts_with('-')).collect();
    Base64::decode_vec(&body).unwrap()
}

/// Runs OpenSSL in a folder; it must succeed.
pub fn openssl(folder: &Path, words: &str) -> String {
    peers::run(Command::new("openssl").current_dir(folder).args(words.split_whitespace()))
}

/// An authority of time, run by OpenSSL.
pub struct Clock {
    pub folder: PathBuf,
    pub roots: Vec<Vec<u8>>,
}

impl Clock {
    /// One whose certificate has this extended key usage, as OpenSSL writes it.
    pub fn with_usage(name: &str, usage: &str) -> Self {
        let folder = peers::folder(name);
        let put = |file: &str, text: &str| std::fs::write(folder.join(file), text).unwrap();
        put("req.cnf", "[req]\ndistinguished_name=dn\nprompt=no\n[dn]\nCN=x\n");
        put(
            "tsa.cnf",
            "[tsa]\ndefault_tsa=t\n[t]\nserial=serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\n\
             other_policies=1.2.3.4.5\ndigests=sha256,sha384,sha512\naccuracy=secs:1\ness_cert_id_alg=sha256\n",
        );
        put("ca.cnf", "[ca]\ndefault_ca=c\n[c]\ndatabase=index.txt\ncrlnumber=number\ndefault_md=sha256\n");
        put("serial", "01\n");
        put("number", "01\n");
        put("index.txt", "");
        let key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -config req.cnf";
        openssl(
            &folder,
            &format!(
                "req -x509 {key} -keyout root.key -out root.pem -subj /C=FR/O=Essai/CN=Racine-{name} \
                 -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign \
                 -addext subjectKeyIdentifier=hash"
            ),
        );
        openssl(
            &folder,
            &format!(
                "req -x509 {key} -CA root.pem -CAkey root.key -keyout tsa.key -out tsa.pem \
                 -subj /C=FR/O=Essai/CN=Heure-{name} -addext keyUsage=critical,digitalSignature \
                 -addext extendedKeyUsage={usage} -addext subjectKeyIdentifier=hash \
                 -addext authorityKeyIdentifier=keyid"
            ),
        );
        let roots = vec![unarmoured(&folder.join("root.pem"))];
        Self { folder, roots }
    }

    pub fn new(name: &str) -> Self {
        Self::with_usage(name, "critical,timeStamping")
    }

    /// What the authority answers to a question.
    pub fn answer(&self, question: &[u8]) -> Vec<u8> {
        std::fs::write(self.folder.join("question"), question).unwrap();
        openssl(
            &self.folder,
            "ts -reply -config tsa.cnf -queryfile question -signer tsa.pem -inkey tsa.key -chain root.pem -out answer",
        );
        std::fs::read(self.folder.join("answer")).unwrap()
    }

    /// The list of revoked certificates of its root, DER.
    pub fn list(&self) -> Vec<u8> {
        openssl(&self.folder, "ca -gencrl -config ca.cnf -keyfile root.key -cert root.pem -crldays 30 -out list.pem");
        unarmoured(&self.folder.join("list.pem"))
    }
}

/// Names, content: written into a folder for the judges.
pub fn laid_out(folder: &Path, files: &[(String, Vec<u8>)]) {
    for (name, bytes) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

/// What the judges of `tests/peers/judge.py` say of each file, given these roots (DER).
pub fn judged(folder: &Path, files: &[(String, Vec<u8>)], roots: &[Vec<u8>]) -> BTreeMap<String, Value> {
    laid_out(folder, files);
    let mut command = Command::new(peers::python());
    command.current_dir(folder).arg(peers::script("judge.py")).arg("--scratch").arg(folder.join("scratch"));
    for (n, root) in roots.iter().enumerate() {
        let path = folder.join(format!("root{n}.pem"));
        std::fs::write(&path, pem(root)).unwrap();
        command.arg("--trust").arg(path);
    }
    command.args(files.iter().map(|(name, _)| name));
    serde_json::from_str(&peers::run(&mut command)).unwrap()
}

/// What a judge says of each signature; a judge who could not read the file says it in one text.
pub fn judgements(said: &Value, judge: &str) -> Vec<Value> {
    said[judge].as_array().cloned().unwrap_or_default()
}

/// `pyhanko sign adesverify` with these roots: whether it is content, and what it says.
pub fn adesverify(folder: &Path, file: &str, roots: &[Vec<u8>], more: &[&str]) -> (bool, String) {
    let mut command = Command::new(peers::python().with_file_name("pyhanko"));
    command.current_dir(folder).args(["sign", "adesverify", "--trust-replace"]).args(more);
    for (n, root) in roots.iter().enumerate() {
        let path = folder.join(format!("root{n}.pem"));
        std::fs::write(&path, pem(root)).unwrap();
        command.arg("--trust").arg(path);
    }
    let told = peers::ask(command.arg(file));
    let text = [told.stdout, told.stderr].concat();
    (told.status.success(), String::from_utf8_lossy(&text).into_owned())
}

/// The two ranges of the last signature of a file, and its container cut to its own length: by a pattern, not by our
/// reader.
pub fn cut(bytes: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let at = bytes.windows(11).rposition(|w| w == b"/ByteRange[").unwrap() + 11;
    let end = at + bytes[at..].iter().position(|b| *b == b']').unwrap();
    let text = std::str::from_utf8(&bytes[at..end]).unwrap();
    let f: Vec<usize> = text.split_whitespace().map(|n| n.parse().unwrap()).collect();
    let ranges = [&bytes[f[0]..f[0] + f[1]], &bytes[f[2]..f[2] + f[3]]].concat();
    let hex = std::str::from_utf8(&bytes[f[1] + 1..f[2] - 1]).unwrap();
    let der: Vec<u8> = (0..hex.len() / 2).map(|n| u8::from_str_radix(&hex[2 * n..2 * n + 2], 16).unwrap()).collect();
    let length = match der[1] {
        short @ 0..0x80 => 2 + usize::from(short),
        long => {
            let count = usize::from(long & 0x7f);
            2 + count + der[2..2 + count].iter().fold(0, |v, b| v << 8 | usize::from(*b))
        }
    };
    (ranges, der[..length].to_vec())
}
