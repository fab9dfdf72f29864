//! Keys that a person brings in a `PKCS#12` file, made by OpenSSL, and what they sign.

use crate::peers;
use crate::world::{judged, judgements, one_page, openssl, sign_as, unarmoured};
use paraphe::sign::identity::Identity;
use paraphe::sign::key::KeyKind;
use paraphe::sign::pdf::write::Options;
use paraphe::sign::pkcs12::{Caution, open};
use paraphe::sign::verify::{self, Problem, Verdict};
use std::path::{Path, PathBuf};
use std::process::Command;

const PASSWORD: &str = "Clé d’été 2027";

/// An authority made by OpenSSL, with a leaf for each kind of key.
fn authority(name: &str) -> PathBuf {
    let folder = peers::folder(name);
    std::fs::write(folder.join("req.cnf"), "[req]\ndistinguished_name=dn\nprompt=no\n[dn]\nCN=x\n").unwrap();
    openssl(
        &folder,
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -config req.cnf -keyout root.key -out \
         root.pem -subj /CN=Racine -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign",
    );
    folder
}

/// A file of keys for this kind of key; `more` goes to `openssl pkcs12`.
fn key_file(folder: &Path, kind: &str, more: &[&str]) -> Vec<u8> {
    openssl(
        folder,
        &format!(
            "req -x509 -newkey {kind} -nodes -days 30 -config req.cnf -CA root.pem -CAkey root.key -keyout leaf.key \
             -out leaf.pem -subj /CN=Porteuse -addext keyUsage=critical,digitalSignature,nonRepudiation"
        ),
    );
    export(folder, more)
}

fn export(folder: &Path, more: &[&str]) -> Vec<u8> {
    let mut command = Command::new("openssl");
    command
        .current_dir(folder)
        .args(["pkcs12", "-export", "-in", "leaf.pem", "-inkey", "leaf.key", "-out", "leaf.p12"]);
    peers::run(command.args(["-passout", &format!("pass:{PASSWORD}")]).args(more));
    std::fs::read(folder.join("leaf.p12")).unwrap()
}

const CHAIN: [&str; 2] = ["-certfile", "root.pem"];

#[test]
fn keys_of_every_kind_that_is_taken_sign_what_foreign_judges_accept() {
    let folder = authority("seals-keys");
    let root = unarmoured(&folder.join("root.pem"));
    let mut files = Vec::new();
    for (name, kind, expected) in [
        ("p256", "ec -pkeyopt ec_paramgen_curve:P-256", KeyKind::P256),
        ("p384", "ec -pkeyopt ec_paramgen_curve:P-384", KeyKind::P384),
        ("rsa2048", "rsa:2048", KeyKind::Rsa(2048)),
        ("rsa3072", "rsa:3072", KeyKind::Rsa(3072)),
    ] {
        let brought = open(&key_file(&folder, kind, &CHAIN), PASSWORD).unwrap();
        assert_eq!((brought.identity.kind(), brought.identity.chain.as_slice()), (expected, &[root.clone()][..]));
        let cautions = match expected {
            KeyKind::Rsa(bits) => vec![Caution::Rsa { bits }],
            _ => vec![],
        };
        assert_eq!(brought.cautions, cautions);
        // It is kept and comes back.
        let kept = brought.identity.secret().unwrap();
        let again = Identity::of(&kept, brought.identity.certificate.clone(), vec![root.clone()]).unwrap();
        assert_eq!(again.sign(b"x").unwrap(), brought.identity.sign(b"x").unwrap());
        let signed = sign_as(&again, chrono::Utc::now(), &one_page(), Options::default()).unwrap().bytes;
        let found = verify::file(&signed, std::slice::from_ref(&root)).unwrap();
        assert_eq!((found[0].verdict, found[0].signer.as_str()), (Verdict::Valid, "Porteuse"), "{name}: {found:#?}");
        files.push((format!("{name}.pdf"), signed));
    }
    let said = judged(&peers::folder("seals-keys-judges"), &files, std::slice::from_ref(&root));
    for (name, _) in &files {
        for judge in ["pyhanko", "pdfsig", "openssl"] {
            let found = judgements(&said[name], judge);
            assert!(found.len() == 1 && found[0]["sound"] == true, "{name}, {judge}: {:#}", said[name][judge]);
        }
    }
}

#[test]
fn old_and_new_files_are_opened_and_a_wrong_password_is_told() {
    let folder = authority("seals-old-keys");
    let kind = "ec -pkeyopt ec_paramgen_curve:P-256";
    let modern = key_file(&folder, kind, &CHAIN);
    let legacy = export(&folder, &["-legacy", "-certfile", "root.pem"]);
    let triple = export(&folder, &["-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES", "-macalg", "sha1"]);
    for file in [&modern, &legacy, &triple] {
        assert_eq!(open(file, PASSWORD).unwrap().identity.kind(), KeyKind::P256);
        for wrong in ["", "Cle d'ete 2027", "Clé d’été 2028"] {
            assert_eq!(open(file, wrong).unwrap_err().code(), "key-file-password", "{wrong}");
        }
    }
    // The last one was written without the authority.
    assert_eq!(open(&triple, PASSWORD).unwrap().cautions, [Caution::ChainIncomplete]);
}

#[test]
fn what_cannot_sign_here_is_refused_with_its_reason() {
    let folder = authority("seals-other-keys");
    let refusal = |file: &[u8]| open(file, PASSWORD).unwrap_err().code();
    assert_eq!(refusal(&key_file(&folder, "ed25519", &CHAIN)), "key-unfit");
    assert_eq!(refusal(&key_file(&folder, "ec -pkeyopt ec_paramgen_curve:secp521r1", &CHAIN)), "key-unfit");
    assert_eq!(refusal(&key_file(&folder, "rsa:1024", &CHAIN)), "key-unfit");
    openssl(&folder, "pkcs12 -export -nokeys -in root.pem -out none.p12 -passout pass:x");
    let none = std::fs::read(folder.join("none.p12")).unwrap();
    assert_eq!(open(&none, "x").unwrap_err().code(), "key-file-without-key");
    // A key for one purpose only: it opens, with a caution.
    openssl(
        &folder,
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -config req.cnf -CA root.pem -CAkey \
         root.key -keyout leaf.key -out leaf.pem -subj /CN=Serveur -addext extendedKeyUsage=serverAuth",
    );
    let brought = open(&export(&folder, &CHAIN), PASSWORD).unwrap();
    assert_eq!(brought.cautions, [Caution::NotForSigning]);
    // What it signs all the same is intact, and no valid signature of a person.
    let signed = sign_as(&brought.identity, chrono::Utc::now(), &one_page(), Options::default()).unwrap().bytes;
    let found = verify::file(&signed, &[unarmoured(&folder.join("root.pem"))]).unwrap();
    assert_eq!((found[0].verdict, &found[0].problems), (Verdict::CannotJudge, &vec![Problem::NotForSigning]));
}
