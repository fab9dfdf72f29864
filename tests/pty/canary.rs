//! What is secret stays secret: on the disk in no form that can be read, on the screen only when it is asked for.

use crate::home::{Home, PHRASE, SMALL};
use crate::round::secret_shown;
use crate::term::{Fill, Term};
use base64ct::{Base64, Encoding as _};
use std::path::{Path, PathBuf};

/// A text in the forms in which it could lie somewhere: as it is, in UTF-16, in hexadecimal, in base64 wherever it begins.
fn forms(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let raw = text.as_bytes();
    let hex: String = raw.iter().map(|b| format!("{b:02x}")).collect();
    let mut forms = vec![
        ("as it is", raw.to_vec()),
        ("in UTF-16 LE", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("in UTF-16 BE", text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ("in capital hexadecimal", hex.to_uppercase().into_bytes()),
        ("in hexadecimal", hex.into_bytes()),
    ];
    for before in 0..3 {
        let shifted = [vec![b'x'; before], raw.to_vec()].concat();
        let whole = Base64::encode_string(&shifted).replace('=', "");
        // The first and the last symbols depend on what stands around the text.
        forms.push(("in base64", whole.as_bytes()[(before * 8).div_ceil(6)..whole.len() - 1].to_vec()));
    }
    forms
}

/// In which forms a text is found in some bytes.
pub fn found(bytes: &[u8], text: &str) -> Vec<&'static str> {
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|w| w == part);
    forms(text).into_iter().filter(|(_, form)| holds(form)).map(|(name, _)| name).collect()
}

fn files(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            files(&entry.path(), all);
        } else {
            all.push(entry.path());
        }
    }
}

/// Fails if a text can be read anywhere in what the program keeps.
pub fn assert_sealed(home: &Home, texts: &[&str]) {
    let mut all = Vec::new();
    for folder in ["data", "state", "config", "tmp"] {
        files(&home.path(folder), &mut all);
    }
    assert!(all.len() > 5, "the desk is looked at: {all:?}");
    for path in all {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.to_string_lossy().into_owned();
        for text in texts {
            let forms = found(&bytes, text);
            assert!(forms.is_empty(), "{text} is in {name} {}", forms.join(", "));
            assert!(!name.contains(text), "{text} is a name: {name}");
        }
    }
}

#[test]
fn a_secret_is_found_in_every_form() {
    for text in ["canari", "la clé", "7F3K-22AB-9XYZ"] {
        for before in 0..4 {
            let raw = [vec![b'?'; before], text.as_bytes().to_vec(), b"!!".to_vec()].concat();
            assert!(found(&raw, text).contains(&"as it is"));
            assert!(found(Base64::encode_string(&raw).as_bytes(), text).contains(&"in base64"), "{text}, {before}");
            let hex: String = raw.iter().map(|b| format!("{b:02x}")).collect();
            assert!(found(hex.as_bytes(), text).contains(&"in hexadecimal"));
        }
    }
    assert!(found(b"rien", "canari").is_empty());
}

#[test]
fn passphrase_code_and_document_are_nowhere_but_where_they_are_asked_for() {
    const TEXT: &str = "Canari 58213 au fond du couloir";
    let home = Home::french();
    home.fill_desk();
    std::fs::write(home.path("note.pdf"), paraphe::paper::sheet::pdf("Note", &[TEXT])).unwrap();
    let term = home.enter(&[], SMALL);
    let secret = reveal(&term);
    term.press("f7 f")
        .fill("Nouvelle fonction", &[Fill::Text("Direction"), Fill::Right(1), Fill::Text("U 1016"), Fill::Keep]);
    term.wait("Fonction créée : Direction");
    term.press("m").fill("Nommer", &[Fill::Text("Marchand"), Fill::Text("Direction"), Fill::Keep, Fill::Keep]);
    term.wait("Nomination faite : Élodie Marchand");
    term.press("f6 n").fill("Nouveau dossier", &[Fill::Text("Note"), Fill::Keep, Fill::Text("U 1016")]);
    let path = home.typed("note.pdf");
    term.press("enter").type_in("d").press("enter").type_in(&path).press("enter enter enter enter enter enter enter");
    term.wait("Répétition").wait("Envoyer").press("enter").wait("À confirmer").press("o");
    term.wait("À traiter 1").wait("à vous");
    assert!(found(&term.bytes(), TEXT).is_empty(), "the document is on the screen before it is read");
    term.press("r").wait(TEXT).leave(TEXT);
    let read = term.bytes().len();
    for key in ["f2", "f3", "f4", "f5", "f6", "f7", "f8"] {
        term.press(key).wait(&format!("[{} ", key.to_uppercase())).press("enter");
    }
    term.wait("dossier ouvert").press("enter").leave("┌─ Écriture");
    term.press("ctrl-l").wait("Ouvrir le bureau").press("ctrl-c").ended();
    let bytes = term.bytes();
    assert!(found(&bytes, PHRASE).is_empty(), "the passphrase was on the screen");
    for text in [TEXT, secret.as_str()] {
        assert!(found(&bytes[read..], text).is_empty(), "{text} was shown unasked");
    }
    assert_sealed(&home, &[PHRASE, &secret, &secret.replace('-', ""), TEXT]);
}

/// Shows the code's secret, and hides it again.
fn reveal(term: &Term) -> String {
    term.press("f5").wait("INSU1016").press("enter").wait("[F3 Structures]").press("f5").wait("[F5 Codes]");
    let before = term.bytes().len();
    term.press("r").wait("Masqué dans");
    let secret = secret_shown(term);
    assert!(found(&term.bytes()[..before], &secret).is_empty(), "the secret was on the screen before");
    term.leave("Masqué dans");
    let after = term.bytes().len();
    term.press("f4").wait("[F4 Campagne]").press("f5").wait("[F5 Codes]");
    assert!(found(&term.bytes()[after..], &secret).is_empty(), "the secret comes back");
    secret
}
