//! Passphrases that open and change, key files that are damaged.

use super::*;

const CHEAP: Cost = Cost { memory: 64, passes: 1, lanes: 1 };

fn file() -> (KeyFile, Key) {
    let data = Key::random().unwrap();
    let mut file = KeyFile {
        version: VERSION,
        desk: "d".into(),
        device: "x".into(),
        epoch: 1,
        accounts: vec![],
        authority: AuthorityRecord::default(),
        seal: None,
    };
    file.add("p1".into(), "Une", "première phrase", CHEAP, &data).unwrap();
    file.add("p2".into(), "Deux", "seconde phrase été", CHEAP, &data).unwrap();
    (file, data)
}

#[test]
fn each_passphrase_opens_the_same_data_key() {
    let (file, data) = file();
    for (person, phrase) in [("p1", "première phrase"), ("p2", "seconde phrase e\u{301}te\u{301}")] {
        assert_eq!(file.unlock(&person.into(), phrase).unwrap().data.bytes(), data.bytes());
    }
    assert_eq!(file.unlock(&"p1".into(), "seconde phrase été").unwrap_err(), Rule::PassphraseWrong.into());
}

#[test]
fn an_account_changes_its_passphrase_and_keeps_its_keys() {
    let (mut file, _) = file();
    let person = PersonId::from("p1");
    let old = file.unlock(&person, "première phrase").unwrap();
    file.accounts[0].document = file.wrap(&person, &old, "document", b"key").unwrap();
    file.change(&person, &old, "une autre phrase", CHEAP).unwrap();
    assert!(file.unlock(&person, "première phrase").is_err());
    let new = file.unlock(&person, "une autre phrase").unwrap();
    let key = file.unwrap(&person, &new, "document", &file.accounts[0].document).unwrap();
    assert_eq!(&key[..], b"key");
}

#[test]
fn a_reset_gives_up_what_the_lost_passphrase_sealed_and_opens_the_desk_again() {
    let (mut file, data) = file();
    let person = PersonId::from("p1");
    let old = file.unlock(&person, "première phrase").unwrap();
    file.accounts[0].document = file.wrap(&person, &old, DOCUMENT, b"key").unwrap();
    let wrapped = file.wrap(&person, &old, &log_label("o"), b"log").unwrap();
    file.accounts[0].logs.push(LogKey { origin: "o".into(), epoch: 1, public: "aa".into(), wrapped });
    file.reset(&person, "phrase de secours", CHEAP, &data).unwrap();
    assert!(file.unlock(&person, "première phrase").is_err());
    let given = file.unlock(&person, "phrase de secours").unwrap();
    assert_eq!(given.data.bytes(), data.bytes());
    let record = &file.accounts[0];
    assert!(record.must_change && record.document.is_empty() && record.logs[0].wrapped.is_empty());
    assert_eq!(record.logs[0].public, "aa", "what the log signed can still be checked");
    file.change(&person, &given, "enfin la mienne", CHEAP).unwrap();
    assert!(file.unlock(&person, "enfin la mienne").is_ok() && !file.accounts[0].must_change);
}

#[test]
fn every_flipped_byte_is_noticed_and_the_copy_helps() {
    let dir = tempfile::tempdir().unwrap();
    let (file, _) = file();
    file.save(dir.path()).unwrap();
    assert!(KeyFile::faults(dir.path()).is_empty());
    let sound = std::fs::read(dir.path().join("keys")).unwrap();
    for at in 0..sound.len() {
        let mut bytes = sound.clone();
        bytes[at] ^= 1;
        std::fs::write(dir.path().join("keys"), &bytes).unwrap();
        assert_eq!(KeyFile::faults(dir.path()).len(), 1, "byte {at}");
    }
    assert_eq!(KeyFile::load(dir.path()).unwrap(), (file, true));
}

#[test]
fn a_whole_file_of_another_version_is_not_called_damaged() {
    let told = |body: &str| layout(body).unwrap_err();
    assert_eq!(told(r#"{"version": 2, "accounts": {"by": "a newer shape"}}"#), Rule::DeskNewer.into());
    assert_eq!(told(r#"{"version": 1, "desk": "d"}"#), Rule::DeskOtherLayout.into());
    let dir = tempfile::tempdir().unwrap();
    let (mut file, _) = file();
    file.save(dir.path()).unwrap();
    let old = std::fs::read(dir.path().join("keys.copy")).unwrap();
    file.version += 1;
    file.save(dir.path()).unwrap();
    std::fs::write(dir.path().join("keys.copy"), old).unwrap();
    assert_eq!(KeyFile::load(dir.path()).unwrap_err(), Rule::DeskNewer.into(), "an older copy is no way in");
}

#[test]
fn a_hostile_cost_is_refused_before_anything_is_allocated() {
    let cost = Cost { memory: u32::MAX, passes: 3, lanes: 1 };
    let start = Instant::now();
    assert!(derive("x", &[0; 16], cost).is_err());
    assert!(start.elapsed() < Duration::from_millis(100));
}
