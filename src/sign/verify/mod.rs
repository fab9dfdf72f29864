//! Verifying the signatures of a PDF on its raw bytes: each question apart, then one verdict in three words.
//!
//! "Intact" is not "valid": bytes that were added after a signature leave it intact. A signature is valid when its
//! range is the whole file, or when everything behind it is explained by later sound signatures.

mod chain;
mod changes;
mod container;

pub use chain::Trust;
pub use changes::{Change, ChangeKind};

use super::pdf::file::{Bytes, File};
use super::pdf::lex::Node;
use crate::domain::trouble::Outcome;
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// The verdict on one signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Valid,
    /// The signed bytes are as they were; something was added that later signatures do not explain.
    IntactWithAdditions,
    NotValid,
    /// The bytes are intact, but the algorithm or the authority is unknown here.
    CannotJudge,
}

/// What speaks against a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The dictionary lacks something or holds something odd.
    Malformed(&'static str),
    /// The range does not fit the signature's own place or no end of a revision.
    Range(&'static str),
    /// The signed bytes have changed.
    DigestDiffers,
    /// The signature does not belong to the certificate.
    SignatureWrong,
    /// The signed attribute names another certificate.
    OtherCertificate,
    UnknownAlgorithm(String),
    /// Two fields share one signature.
    Shared,
    /// The signature dictionary was changed by a later revision.
    DictionaryChanged,
}

/// Everything found out about one signature.
#[derive(Clone, Debug)]
pub struct Signature {
    pub field: String,
    /// Common name and organisation in the certificate.
    pub signer: String,
    pub organisation: String,
    pub issuer: String,
    /// The time that the signer's computer claimed, as written in the dictionary.
    pub claimed: Option<String>,
    pub certificate: Option<[u8; 32]>,
    pub trust: Trust,
    /// Bytes covered, and bytes behind them.
    pub covered: usize,
    pub behind: usize,
    pub problems: Vec<Problem>,
    pub changes: Vec<Change>,
    pub verdict: Verdict,
}

/// Verifies every signature of a file, in the order in which they were made. `roots` are DER certificates that are
/// trusted here.
pub fn file(bytes: &[u8], roots: &[Vec<u8>]) -> Outcome<Vec<Signature>> {
    let file = File::open(bytes)?;
    let mut found: Vec<Signature> = fields(&file).into_iter().map(|f| one(&file, &f, roots)).collect();
    found.sort_by_key(|s| s.covered);
    let mut ranges = HashSet::new();
    for signature in &mut found {
        if signature.covered > 0 && !ranges.insert(signature.covered) {
            signature.problems.push(Problem::Shared);
        }
    }
    let closed: Vec<bool> = found.iter().map(|s| is_closed(s, &found)).collect();
    for (signature, closed) in found.iter_mut().zip(closed) {
        signature.verdict = judge(signature, closed);
    }
    Ok(found)
}

/// Whether everything behind a signature is covered by later ones, all of them sound and by persons trusted here. One
/// whose range cannot be told counts as later.
fn is_closed(signature: &Signature, all: &[Signature]) -> bool {
    let mut later = all.iter().filter(|s| s.covered == 0 || s.covered > signature.covered).peekable();
    let whole = all.iter().any(|s| s.behind == 0);
    whole && later.peek().is_some() && later.all(|s| s.problems.is_empty() && s.trust.is_trusted())
}

fn judge(signature: &Signature, closed: bool) -> Verdict {
    let unknown = |p: &Problem| matches!(p, Problem::UnknownAlgorithm(_));
    if !signature.problems.iter().all(unknown) || signature.trust.is_broken() {
        return Verdict::NotValid;
    }
    if !signature.problems.is_empty() || !signature.trust.is_trusted() {
        return Verdict::CannotJudge;
    }
    let explained = signature.behind == 0 || closed && signature.changes.iter().all(Change::is_explained);
    if explained { Verdict::Valid } else { Verdict::IntactWithAdditions }
}

struct Field {
    name: String,
    value: u32,
    node: Node,
    in_file: bool,
}

/// Signature fields with a value, found through the form; cycles and depth are bounded.
fn fields(file: &File) -> Vec<Field> {
    let form = file.root().and_then(|id| file.object(id)).and_then(|r| file.direct(r.node.get("AcroForm")?));
    let list = form.and_then(|f| file.direct(f.get("Fields")?));
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for field in list.iter().flat_map(Node::items) {
        walk(file, field, "", false, 0, &mut seen, &mut found);
    }
    found
}

fn walk(
    file: &File,
    at: &Node,
    parent: &str,
    inherited: bool,
    depth: usize,
    seen: &mut HashSet<u32>,
    found: &mut Vec<Field>,
) {
    if depth > 32 || at.reference().is_some_and(|id| !seen.insert(id)) {
        return;
    }
    let Some(node) = file.direct(at) else {
        return;
    };
    let own = node.get("T").and_then(|t| file.direct(t)).and_then(|t| t.text().map(text)).unwrap_or_default();
    let name = [parent, &own].iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(".");
    let signs = match node.get("FT") {
        Some(kind) => kind.is_name("Sig"),
        None => inherited,
    };
    if let Some(value) = node.get("V").and_then(Node::reference).filter(|_| signs) {
        let object = file.object(value);
        let in_file = object.as_ref().is_some_and(|o| matches!(o.bytes, Bytes::File(_)));
        if let Some(object) = object {
            found.push(Field { name: name.clone(), value, node: object.node, in_file });
        }
    }
    let kids = node.get("Kids").and_then(|k| file.direct(k));
    for kid in kids.iter().flat_map(Node::items) {
        walk(file, kid, &name, signs, depth + 1, seen, found);
    }
}

/// A text string of a PDF, as far as it can be shown.
fn text(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(&[0xfe, 0xff]) {
        let units: Vec<u16> = wide.chunks_exact(2).map(|p| u16::from_be_bytes([p[0], p[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    std::str::from_utf8(bytes).map_or_else(|_| encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(), str::to_owned)
}

fn one(file: &File, field: &Field, roots: &[Vec<u8>]) -> Signature {
    let mut report = Signature {
        field: field.name.clone(),
        signer: String::new(),
        organisation: String::new(),
        issuer: String::new(),
        claimed: field.node.get("M").and_then(Node::text).map(text),
        certificate: None,
        trust: Trust::Unknown,
        covered: 0,
        behind: file.bytes.len(),
        problems: Vec::new(),
        changes: Vec::new(),
        verdict: Verdict::NotValid,
    };
    match range(file, field) {
        Ok(range) => measure(file, field, &range, roots, &mut report),
        Err(problem) => report.problems.push(problem),
    }
    report
}

struct Range {
    gap: std::ops::Range<usize>,
    end: usize,
}

/// The signed range, after every check that ties it to this signature and to the end of a revision.
fn range(file: &File, field: &Field) -> Result<Range, Problem> {
    let node = &field.node;
    let known = ["ETSI.CAdES.detached", "adbe.pkcs7.detached", "ETSI.RFC3161"];
    let sub = node.get("SubFilter").ok_or(Problem::Malformed("SubFilter"))?;
    if !known.iter().any(|k| sub.is_name(k)) {
        return Err(Problem::UnknownAlgorithm("SubFilter".into()));
    }
    let contents = node
        .get("Contents")
        .filter(|c| c.text().is_some_and(|t| !t.is_empty()))
        .ok_or(Problem::Malformed("Contents"))?;
    let list = node.get("ByteRange").ok_or(Problem::Malformed("ByteRange"))?;
    let figures: Vec<usize> = list
        .items()
        .iter()
        .map(|n| n.int().and_then(|v| usize::try_from(v).ok()))
        .collect::<Option<_>>()
        .unwrap_or_default();
    let &[start, length, from, rest] = figures.as_slice() else {
        return Err(Problem::Malformed("ByteRange"));
    };
    let end = from.checked_add(rest).ok_or(Problem::Range("overflow"))?;
    if start != 0 || length >= from || end > file.bytes.len() {
        return Err(Problem::Range("bounds"));
    }
    if !field.in_file || contents.span != (length..from) || file.bytes[length] != b'<' || file.bytes[from - 1] != b'>' {
        return Err(Problem::Range("gap"));
    }
    if !ends_revision(&file.bytes[..end]) {
        return Err(Problem::Range("end"));
    }
    Ok(Range { gap: length..from, end })
}

fn ends_revision(bytes: &[u8]) -> bool {
    let trimmed = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let trimmed = trimmed.strip_suffix(b"\r").unwrap_or(trimmed);
    trimmed.ends_with(b"%%EOF")
}

fn measure(file: &File, field: &Field, range: &Range, roots: &[Vec<u8>], report: &mut Signature) {
    report.covered = range.end;
    report.behind = file.bytes.len() - range.end;
    let der = field.node.get("Contents").and_then(Node::text).unwrap_or_default();
    let hash = |kind: container::Digest| match kind {
        container::Digest::Sha1 => over::<sha1::Sha1>(file.bytes, range),
        container::Digest::Sha256 => over::<Sha256>(file.bytes, range),
        container::Digest::Sha384 => over::<sha2::Sha384>(file.bytes, range),
        container::Digest::Sha512 => over::<sha2::Sha512>(file.bytes, range),
    };
    let is_cades = field.node.get("SubFilter").is_some_and(|s| s.is_name("ETSI.CAdES.detached"));
    match container::check(der, is_cades, &hash) {
        Ok(signed) => {
            report.problems.extend(signed.problems);
            report.certificate = Some(Sha256::digest(&signed.certificate).into());
            let names = chain::describe(&signed.certificate);
            (report.signer, report.organisation, report.issuer) = names;
            report.trust = chain::trust(&signed.certificate, &signed.others, roots, report.claimed.as_deref());
        }
        Err(problem) => report.problems.push(problem),
    }
    if report.behind > 0 {
        match File::open(&file.bytes[..range.end]) {
            Ok(then) => {
                let same = then.object(field.value).is_some_and(|o| o.node.same(&field.node));
                if !same {
                    report.problems.push(Problem::DictionaryChanged);
                }
                report.changes = changes::between(&then, file);
            }
            Err(_) => report.problems.push(Problem::Range("revision")),
        }
    }
}

fn over<D: Digest>(bytes: &[u8], range: &Range) -> Vec<u8> {
    D::new().chain_update(&bytes[..range.gap.start]).chain_update(&bytes[range.gap.end..range.end]).finalize().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::identity::Identity;
    use crate::sign::identity::tests::sample;
    use crate::sign::pdf::file::tests::plain;
    use crate::sign::pdf::write::{self, Request};
    use proptest::prelude::*;

    fn signed(original: &[u8], person: &Identity) -> Vec<u8> {
        let lines = vec!["Signé".to_owned()];
        let request =
            Request { name: "É", at: "2027-04-05T09:30:00Z".parse().unwrap(), stamp: &lines, random: [5; 16] };
        write::sign(original, &request, person).unwrap()
    }

    fn verdicts(bytes: &[u8], authority: &Identity) -> Vec<Verdict> {
        file(bytes, std::slice::from_ref(&authority.certificate)).unwrap().into_iter().map(|s| s.verdict).collect()
    }

    #[test]
    fn two_signatures_are_both_valid_and_name_their_signer() {
        let (authority, person) = sample();
        let twice = signed(&signed(&plain(2), &person), &person);
        let found = file(&twice, std::slice::from_ref(&authority.certificate)).unwrap();
        assert_eq!(found.len(), 2);
        for s in &found {
            assert_eq!((s.verdict, s.signer.as_str()), (Verdict::Valid, "Élodie Marchand"), "{s:?}");
        }
        assert!(found[0].behind > 0 && found[1].behind == 0);
    }

    #[test]
    fn an_unknown_authority_is_never_called_valid() {
        let (_, person) = sample();
        let found = file(&signed(&plain(1), &person), &[]).unwrap();
        assert_eq!(found[0].verdict, Verdict::CannotJudge);
    }

    #[test]
    fn a_page_replaced_after_signing_is_not_called_valid() {
        let (authority, person) = sample();
        let once = signed(&plain(1), &person);
        let file = File::open(&once).unwrap();
        let start = file.start;
        let mut later = once.clone();
        let at = later.len();
        later.extend_from_slice(b"3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 99 0 R>>\nendobj\n");
        let xref = later.len();
        later.extend_from_slice(format!("xref\n3 1\n{at:010} 00000 n \ntrailer\n<</Size 100/Root 1 0 R/Prev {start}>>\nstartxref\n{xref}\n%%EOF\n").as_bytes());
        let report = super::file(&later, std::slice::from_ref(&authority.certificate)).unwrap();
        assert_eq!(report[0].verdict, Verdict::IntactWithAdditions);
        assert!(report[0].changes.iter().any(|c| c.kind == ChangeKind::PageChanged), "{:?}", report[0].changes);
        // A signature over the falsified file does not whitewash the first one.
        let again = signed(&later, &person);
        assert_eq!(verdicts(&again, &authority)[0], Verdict::IntactWithAdditions);
    }

    #[test]
    fn bytes_behind_the_end_are_additions() {
        let (authority, person) = sample();
        let mut once = signed(&plain(1), &person);
        once.extend_from_slice(b"% a remark\n");
        assert_eq!(verdicts(&once, &authority), [Verdict::IntactWithAdditions]);
    }

    #[test]
    fn ranges_that_leave_something_out_are_not_valid() {
        let (authority, person) = sample();
        let once = signed(&plain(1), &person);
        let text = String::from_utf8_lossy(&once).into_owned();
        let at = text.find("/ByteRange[0 ").unwrap();
        let figures = &text[at + 11..at + 40];
        let shorter = format!("[0 {} ", figures[3..].split(' ').next().unwrap().parse::<usize>().unwrap() - 1);
        let mut forged = once.clone();
        forged[at + 10..at + 10 + shorter.len()].copy_from_slice(shorter.as_bytes());
        assert_eq!(verdicts(&forged, &authority), [Verdict::NotValid]);
    }

    #[test]
    fn a_kind_of_signature_that_is_not_known_is_not_judged() {
        let (authority, person) = sample();
        let mut once = signed(&plain(1), &person);
        let at = once.windows(19).position(|w| w == b"ETSI.CAdES.detached").unwrap();
        once[at..at + 19].copy_from_slice(b"ETSI.CAdES.attached");
        assert_eq!(verdicts(&once, &authority), [Verdict::CannotJudge]);
    }

    fn stranger() -> Identity {
        let mut n = 3u8;
        let mut random = |bytes: &mut [u8]| {
            for b in bytes.iter_mut() {
                n = n.wrapping_mul(7).wrapping_add(29);
                *b = n ^ n >> 2;
            }
            Ok(())
        };
        let now = "2027-04-03T08:00:00Z".parse().unwrap();
        let authority = Identity::authority("Institut d'essai", now, &mut random).unwrap();
        let subject = crate::sign::identity::Subject { name: "Mallory", organisation: "Institut d'essai", mail: None };
        authority.issue(&subject, now, &mut random).unwrap()
    }

    #[test]
    fn a_stranger_s_signature_explains_nothing() {
        let (authority, person) = sample();
        let stranger = stranger();
        let once = signed(&plain(1), &person);
        let found = verdicts(&signed(&once, &stranger), &authority);
        assert_eq!(found, [Verdict::IntactWithAdditions, Verdict::CannotJudge]);
        // Not even where a trusted one follows.
        let found = verdicts(&signed(&signed(&once, &stranger), &person), &authority);
        assert_eq!(found, [Verdict::IntactWithAdditions, Verdict::CannotJudge, Verdict::Valid]);
        // But one that came before does no harm.
        let found = verdicts(&signed(&signed(&plain(1), &stranger), &person), &authority);
        assert_eq!(found, [Verdict::CannotJudge, Verdict::Valid]);
    }

    fn with_content(content: &str) -> Vec<u8> {
        crate::sign::pdf::file::tests::assembled(&[
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>".to_owned(),
            "<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 4 0 R>>".to_owned(),
            format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
        ])
    }

    #[test]
    fn content_replaced_through_a_stream_beside_a_table_is_told() {
        let (authority, person) = sample();
        let mut later = signed(&with_content("n"), &person);
        let start = File::open(&later).unwrap().start;
        let content = later.len();
        later.extend_from_slice(b"4 0 obj\n<</Length 1>>\nstream\nq\nendstream\nendobj\n");
        let beside = later.len();
        let head = "/Type/XRef/W[1 4 1]/Index[4 1 100 1]/Size 101/Root 1 0 R/Length 12";
        later.extend_from_slice(format!("100 0 obj\n<<{head}>>\nstream\n").as_bytes());
        for at in [content, beside] {
            later.push(1);
            later.extend_from_slice(&u32::try_from(at).unwrap().to_be_bytes());
            later.push(0);
        }
        later.extend_from_slice(b"\nendstream\nendobj\n");
        let table = later.len();
        let trailer = format!("<</Size 101/Root 1 0 R/Prev {start}/XRefStm {beside}>>");
        later.extend_from_slice(format!("xref\n0 0\ntrailer\n{trailer}\nstartxref\n{table}\n%%EOF\n").as_bytes());
        let found = verdicts(&signed(&later, &person), &authority);
        assert_eq!(found, [Verdict::IntactWithAdditions, Verdict::Valid]);
    }

    #[test]
    fn a_section_hidden_in_the_signed_bytes_is_told_when_it_comes_into_play() {
        let (authority, person) = sample();
        for keeps_chain in [true, false] {
            let other = "3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n";
            let section = "xref\n3 1\nAAAAAAAAAA 00000 n \ntrailer\n<</Size 90/Root 1 0 R/Prev BBBBBBBBBB>>\n";
            let text = String::from_utf8(with_content(&format!("{other}{section}"))).unwrap();
            let place = |what: &str| text.find(what).unwrap();
            let (page, hidden) = (place("3 0 obj\n<</Type/Page/Parent 2 0 R>>\n"), place("xref\n3 1"));
            let first = text.rfind("xref\n0 ").unwrap();
            // The length of a signed file does not depend on what its content says.
            let start = File::open(&signed(text.as_bytes(), &person)).unwrap().start;
            let back = if keeps_chain { start } else { first };
            let armed =
                text.replace("AAAAAAAAAA", &format!("{page:010}")).replace("BBBBBBBBBB", &format!("{back:010}"));
            let mut later = signed(armed.as_bytes(), &person);
            assert_eq!(verdicts(&later, &authority), [Verdict::Valid]);
            let table = later.len();
            let end = format!("xref\n0 0\ntrailer\n<</Size 90/Root 1 0 R/Prev {hidden}>>\nstartxref\n{table}\n%%EOF\n");
            later.extend_from_slice(end.as_bytes());
            let report = super::file(&later, std::slice::from_ref(&authority.certificate)).unwrap();
            // Without the chain the signature's own field is gone from what is shown.
            if keeps_chain {
                assert!(report[0].changes.iter().any(|c| c.kind == ChangeKind::PageChanged), "{report:?}");
                assert_eq!(verdicts(&signed(&later, &person), &authority)[0], Verdict::IntactWithAdditions);
            } else {
                assert!(report.is_empty());
            }
        }
    }

    #[test]
    fn content_that_was_missing_when_signed_is_told_when_it_comes() {
        let (authority, person) = sample();
        let text = String::from_utf8(with_content("n")).unwrap().replace("/Contents 4 0 R", "/Contents 9 0 R");
        let mut later = signed(text.as_bytes(), &person);
        assert!(File::open(&later).unwrap().object(9).is_none());
        let (start, content) = (File::open(&later).unwrap().start, later.len());
        later.extend_from_slice(b"9 0 obj\n<</Length 1>>\nstream\nq\nendstream\nendobj\n");
        let table = later.len();
        let trailer = format!("trailer\n<</Size 90/Root 1 0 R/Prev {start}>>");
        later.extend_from_slice(
            format!("xref\n9 1\n{content:010} 00000 n \n{trailer}\nstartxref\n{table}\n%%EOF\n").as_bytes(),
        );
        let found = verdicts(&signed(&later, &person), &authority);
        assert_eq!(found, [Verdict::IntactWithAdditions, Verdict::Valid]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn no_flipped_byte_stays_valid(at in any::<prop::sample::Index>(), bit in 0u8..8) {
            let (authority, person) = sample();
            let mut once = signed(&plain(1), &person);
            let n = at.index(once.len());
            once[n] ^= 1 << bit;
            let found = file(&once, std::slice::from_ref(&authority.certificate));
            // Hexadecimal digits of /Contents mean the same in either case, and its padding is not signed.
            let text = signed(&plain(1), &person);
            let gap = text.windows(10).position(|w| w == b"/Contents<").unwrap() + 10;
            if !(gap..gap + 32_768).contains(&n) {
                let valid = found.is_ok_and(|f| f.iter().any(|s| s.verdict == Verdict::Valid));
                prop_assert!(!valid, "byte {}", n);
            }
        }
    }
}
