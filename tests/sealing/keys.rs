//! A certificate that somebody brings signs their dossiers, is chosen, and refused once it is over or revoked.

use crate::common::phrase;
use crate::house::House;
use crate::world::{judged, judgements, openssl, unarmoured};
use paraphe::desk::*;
use std::path::PathBuf;

const PASSWORD: &str = "Clé d’été 2027";

/// A file of keys made by OpenSSL under a root of its own, in force for so many days.
pub fn key_file(name: &str, kind: &str) -> (PathBuf, Vec<u8>) {
    let folder = crate::peers::folder(name);
    std::fs::write(folder.join("req.cnf"), "[req]\ndistinguished_name=dn\nprompt=no\n[dn]\nCN=x\n").unwrap();
    openssl(
        &folder,
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -config req.cnf -keyout root.key -out \
         root.pem -subj /CN=Autorité-autre -utf8 -addext basicConstraints=critical,CA:TRUE -addext \
         keyUsage=critical,keyCertSign,cRLSign",
    );
    openssl(
        &folder,
        &format!(
            "req -x509 -newkey {kind} -nodes -days 30 -config req.cnf -CA root.pem -CAkey root.key -keyout leaf.key \
             -out leaf.pem -subj /CN=Anne-Lemoine -addext keyUsage=critical,digitalSignature,nonRepudiation"
        ),
    );
    let mut command = std::process::Command::new("openssl");
    command.current_dir(&folder).args([
        "pkcs12",
        "-export",
        "-in",
        "leaf.pem",
        "-inkey",
        "leaf.key",
        "-certfile",
        "root.pem",
        "-out",
        "leaf.p12",
    ]);
    crate::peers::run(command.args(["-passout", &format!("pass:{PASSWORD}")]));
    (folder.join("leaf.p12"), unarmoured(&folder.join("root.pem")))
}

fn bring(h: &mut House, file: &std::path::Path, password: &str) -> paraphe::domain::trouble::Outcome<Done> {
    let (file, password) = (file.to_owned(), Hidden::new(password.to_owned()));
    h.act(&mut BringKey { file, password, passphrase: Hidden::default() })
}

#[test]
fn a_certificate_is_brought_and_signs_and_its_root_is_for_others_to_trust() {
    let mut h = House::at(&chrono::Utc::now().to_rfc3339());
    let (file, root) = key_file("sealing-keys", "rsa:2048");
    let id = h.begin(&[0, 1]);
    h.be(0);
    assert_eq!(bring(&mut h, &file, "autre").unwrap_err().code(), "key-file-password");
    bring(&mut h, &file, PASSWORD).unwrap();
    assert_eq!(bring(&mut h, &file, PASSWORD).unwrap_err().code(), "key-known");
    let own = h.bench.desk().own_certificates().unwrap();
    assert_eq!(own.iter().map(|c| (c.brought, c.signs)).collect::<Vec<_>>(), [(false, false), (true, true)]);
    h.sign(0, &id);
    // The passphrase changes: the key that was brought goes with it.
    let (old, new) = (Hidden::new(phrase("Anne Lemoine")), Hidden::new("une tout autre phrase d’Anne".to_owned()));
    h.bench.apply(&mut ChangePassphrase { old: old.clone(), new: new.clone() }).unwrap();
    h.bench.apply(&mut ChangePassphrase { old: new, new: old }).unwrap();
    h.sign(1, &id);
    let ours = h.ours(&id);
    // Anne is no administrator: nobody has said here that the authority she brought is trusted.
    assert_eq!(ours.iter().map(|s| s.verdict).collect::<Vec<_>>(), [Verdict::CannotJudge, Verdict::Valid], "{ours:#?}");
    assert_eq!((ours[0].signer.as_str(), ours[0].issuer.as_str()), ("Anne-Lemoine", "Autorité-autre"));
    let folder = crate::peers::folder("sealing-keys-judges");
    let said = judged(&folder, &[("k.pdf".to_owned(), h.document(&id))], &[h.root(), root]);
    for judge in ["pyhanko", "pdfsig", "openssl"] {
        let found = judgements(&said["k.pdf"], judge);
        assert!(found.len() == 2 && found.iter().all(|f| f["sound"] == true), "{judge}: {found:#?}");
    }
    // Back to the desk's own, and forth again.
    h.be(0);
    h.act(&mut ChooseKey { digest: None }).unwrap();
    assert_eq!(h.bench.desk().own_certificates().unwrap().iter().map(|c| c.signs).collect::<Vec<_>>(), [true, false]);
    let digest = h.bench.desk().own_certificates().unwrap()[1].digest[..12].to_owned();
    h.act(&mut ChooseKey { digest: Some(digest) }).unwrap();
    assert_eq!(h.act(&mut ChooseKey { digest: Some("00ff".into()) }).unwrap_err().code(), "no-such-key");
    // Put out of use, it is neither chosen nor signed with; nobody's passphrase brings it back.
    let digest = h.bench.desk().own_certificates().unwrap()[1].digest.clone();
    let other = key_file("sealing-keys-second", "ec -pkeyopt ec_paramgen_curve:P-256").0;
    bring(&mut h, &other, PASSWORD).unwrap();
    h.bench.become_first();
    assert_eq!(h.act(&mut Retire::Seal { reason: 0 }).unwrap_err().code(), "seal-missing");
    let third = h.begin(&[0]);
    h.be(0);
    let last = h.bench.desk().own_certificates().unwrap()[2].digest.clone();
    let anne = h.people[0].clone();
    let retire = |digest: &str| Retire::Brought { person: anne.clone(), digest: digest.to_owned(), reason: 4 };
    let plan = h.bench.desk().plan(&retire(&last), h.bench.now, &Watch::default()).unwrap();
    let signer = paraphe::domain::plan::Note::Seal(paraphe::domain::seal_note::SealNote::RetiresSigner);
    assert!(plan.notes.contains(&signer), "{:?}", plan.notes);
    h.act(&mut retire(&last[..16])).unwrap();
    assert_eq!(h.act(&mut Act::new(third, What::Sign)).unwrap_err().code(), "key-retired");
    assert_eq!(h.act(&mut ChooseKey { digest: Some(last.clone()) }).unwrap_err().code(), "key-retired");
    assert_eq!(h.act(&mut retire(&last)).unwrap_err().code(), "key-retired");
    assert_eq!(
        h.act(&mut retire(&h.bench.desk().own_certificates().unwrap()[0].digest.clone())).unwrap_err().code(),
        "no-such-key"
    );
    assert_eq!(h.act(&mut Retire::Seal { reason: 0 }).unwrap_err().code(), "not-administrator");
    h.act(&mut ChooseKey { digest: Some(digest) }).unwrap();
    // In two months its time is over: it refuses to sign, with the reason.
    h.bench.become_first();
    let second = h.begin(&[0]);
    h.bench.close();
    let later = chrono::Utc::now() + chrono::TimeDelta::days(60);
    h.bench.now = crate::common::moment(&later.to_rfc3339());
    let anne = h.people[0].clone();
    let (desk, _) = h.bench.unlock_as(&anne, &phrase("Anne Lemoine"));
    h.bench.take(desk);
    let mut act = Act::new(second, What::Sign);
    assert_eq!(h.act(&mut act).unwrap_err().code(), "certificate-expired");
}
