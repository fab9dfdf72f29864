//! Annexes that are no PDF are signed beside, and openssl agrees.

use crate::house::House;
use crate::world::openssl;
use paraphe::desk::*;
use paraphe::domain::dossier::{Deed, Particulars};
use paraphe::sign::identity::pem;

#[test]
fn annexes_are_signed_beside_and_openssl_verifies_them() {
    let mut h = House::new();
    let table = h.bench.path("bon.csv");
    std::fs::write(&table, b"nom;effectif\nU 1016;42\n").unwrap();
    let pdf = h.bench.pdf("plan.pdf", "Plan");
    let document = h.bench.pdf("lettre.pdf", "Lettre");
    let id = h.begin_with(&[0, 1], document, vec![table, pdf], Particulars::default());
    h.sign(0, &id);
    h.try_sign(1, &id, Sealing { all_annexes: true, ..Sealing::default() }).unwrap();
    let dossier = h.dossier(&id);
    let count = |n: usize| match &dossier.acts[n].deed {
        Deed::Signature { annexes, .. } => annexes.len(),
        _ => 0,
    };
    assert_eq!((count(0), count(1)), (1, 2));
    let folder = h.bench.path("tout");
    let done = h.bench.apply(&mut SaveDossier { dossier: id.clone(), folder: folder.clone() }).unwrap();
    assert_eq!(done.done, ["lettre.pdf", "bon.csv", "bon.csv.p7s", "bon.csv.2.p7s", "plan.pdf", "plan.pdf.p7s"]);
    std::fs::write(folder.join("root.pem"), pem(&h.root())).unwrap();
    for (signature, content) in [("bon.csv.p7s", "bon.csv"), ("bon.csv.2.p7s", "bon.csv"), ("plan.pdf.p7s", "plan.pdf")]
    {
        let line = format!(
            "cms -verify -binary -cades -inform DER -in {signature} -content {content} -CAfile root.pem -out out"
        );
        openssl(&folder, &line);
    }
    // Ours: with its content beside, with another one, without.
    let root = h.root();
    let judged = |name: &str, content: Option<&str>| {
        let with =
            VerifyWith { roots: vec![root.clone()], content: content.map(|c| folder.join(c)), ..VerifyWith::default() };
        Desk::verify_with(&folder.join(name), &with)
    };
    let verdict = |name: &str, content| match judged(name, content).unwrap() {
        Answer::Signatures { found, .. } => found[0].verdict,
        other => panic!("{other:?}"),
    };
    assert_eq!(verdict("bon.csv.p7s", None), Verdict::Valid);
    assert_eq!(verdict("bon.csv.2.p7s", Some("bon.csv")), Verdict::Valid);
    assert_eq!(verdict("bon.csv.p7s", Some("plan.pdf")), Verdict::NotValid);
    assert_eq!(judged("bon.csv.2.p7s", None).unwrap_err().code(), "content-missing");
    h.bench.become_first();
    h.bench.assert_sound();
}
