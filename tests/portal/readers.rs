//! Others read what is exported: a directory, the proxy, Inist, the publishers, the portal's own worker.

use crate::common::Bench;
use crate::{htpasswd, issued, open, slapd, started, told};
use paraphe::desk::{Answer, DeclarationFormat, Declare, ExportCodes, Question, Suspend, Titles, Watch, Wish};
use paraphe::domain::campaign::Settings;
use paraphe::domain::portal::Format;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

#[test]
fn a_directory_takes_the_entries_and_knows_the_secrets() {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings::default());
    let (login, secret) = issued(&mut bench, "U 1016");
    let format = Format::Ldif { base: slapd::BASE.into() };
    let file = bench.path("codes.ldif");
    bench.apply(&mut ExportCodes::new(file.clone(), format.clone())).unwrap();
    let directory = slapd::Directory::start(&bench.path("slapd"), &file);
    assert_eq!(directory.bind(login.as_str(), &secret), Some(0), "slapadd took the hash");
    assert_eq!(directory.bind(login.as_str(), "N7K2-QX4M-9TZ0"), Some(49), "another secret opens nothing");
    let (later, later_secret) = issued(&mut bench, "U 1068");
    assert_eq!(directory.bind(later.as_str(), &later_secret), Some(49));
    bench.apply(&mut Suspend { logins: vec![login], until: None }).unwrap();
    bench.apply(&mut ExportCodes::new(file.clone(), format)).unwrap();
    let told = directory.add(&file);
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    assert_eq!(directory.bind(later.as_str(), &later_secret), Some(0), "ldapadd takes the entries too");
    let base = Format::Ldif { base: "codes".into() };
    assert_eq!(bench.apply(&mut ExportCodes::new(file, base)).unwrap_err().code(), "base-refused");
}

#[test]
fn other_readers_find_in_the_files_in_clear_what_the_desk_issued() {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings::default());
    let (login, secret) = issued(&mut bench, "U 1016");
    let (users, accounts) = (bench.path("user.txt"), bench.path("comptes.csv"));
    std::fs::write(&users, "").unwrap();
    std::fs::set_permissions(&users, std::fs::Permissions::from_mode(0o644)).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    bench.apply(&mut ExportCodes::new(users.clone(), Format::Ezproxy)).unwrap();
    assert_eq!(mode(&users), 0o640, "secrets in clear are not for everybody, whatever the file was");
    assert_eq!(told("ezproxy", &users), serde_json::json!({ login.as_str(): secret }));
    bench.apply(&mut ExportCodes::new(accounts.clone(), Format::Inist)).unwrap();
    assert_eq!(mode(&accounts), 0o600);
    let read = told("inist", &accounts);
    assert_eq!(read[0]["login"], login.as_str());
    assert_eq!(read[0]["secret"], secret);
    assert_eq!(read[0]["unit"], "U1016");
    assert_eq!(read[0]["yes"], serde_json::json!([8, 27, 81, 153]));
    assert_eq!(read[0]["headcount"], serde_json::json!(["1", "2", "3", "4"]));
    assert_eq!((&read[0]["issued"], &read[0]["expires"]), (&"2027-04-05".into(), &serde_json::Value::Null));
    let wish = Wish { mode: Some(0o440), owner: None, group: Some("0".into()) };
    let mut again = ExportCodes { path: users.clone(), format: Format::Ezproxy, wish };
    bench.apply(&mut again).unwrap();
    assert_eq!(mode(&users), 0o440, "explicit rights are given");
    assert!(bench.apply(&mut again).unwrap().unchanged);
    let group = || Some("0".to_owned());
    let refused = |format: Format, mode: u32, group: Option<String>, bench: &mut Bench| {
        let wish = Wish { mode: Some(mode), owner: None, group };
        let mut export = ExportCodes { path: users.clone(), format, wish };
        bench.apply(&mut export).err().map(|e| e.code())
    };
    for (mode, named) in [(0o644, group()), (0o604, None), (0o640, None), (0o602, group()), (0o620, None)] {
        for format in [Format::Ezproxy, Format::Inist] {
            assert_eq!(refused(format, mode, named.clone(), &mut bench), Some("mode-too-open"), "{mode:o}");
        }
    }
    assert_eq!(mode(&users), 0o440, "a mode that is refused changes nothing");
    assert_eq!(refused(Format::Ezproxy, 0o640, group(), &mut bench), None);
    assert_eq!(refused(Format::Htpasswd, 0o644, None, &mut bench), None, "hashes are no secrets in clear");
}

#[test]
fn a_check_reads_the_file_as_the_portals_worker_would() {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings::default());
    let (login, _) = issued(&mut bench, "U 1016");
    let file = bench.path("portal.htpasswd");
    bench.apply(&mut htpasswd(&file)).unwrap();
    let check = |bench: &Bench, worker: &str| {
        let worker = Some(worker.to_owned());
        let question = Question::CheckPortal { path: file.clone(), format: Format::Htpasswd, worker };
        let Answer::Portal(found) = bench.ask(question).unwrap() else { panic!() };
        found
    };
    let found = check(&bench, "root");
    assert!(found.sound(), "{found:?}");
    assert_eq!((found.lines, found.mode), (1, 0o640));
    assert_eq!(check(&bench, "nobody").worker, Some(("nobody".into(), false)), "0640 is not for everybody");
    bench.apply(&mut Suspend { logins: vec![login], until: None }).unwrap();
    assert!(!check(&bench, "root").current, "the codes have changed since");
    std::fs::write(&file, "a:b\na:$2y$05$x\nx\n").unwrap();
    assert_eq!(check(&bench, "root").odd, [(1, "not-a-hash"), (2, "login-twice"), (3, "not-a-line")]);
}

#[test]
fn publishers_get_structures_and_head_counts_and_never_a_code() {
    let mut bench = started("2027-04-05T09:00:00Z");
    open(&mut bench, 2027, Settings::default());
    let (login, secret) = issued(&mut bench, "U 1016");
    issued(&mut bench, "U 1068");
    let words = ["=Région", "Libellé", "Numéro", "Intitulé", "Ville", "A", "B", "C", "D", "Total"].map(str::to_owned);
    let titles = Titles {
        columns: words,
        structures: "Structures".into(),
        totals: "Totaux".into(),
        count: "Nombre".into(),
        total: "Total".into(),
        no_region: "Sans".into(),
    };
    for format in [DeclarationFormat::Csv, DeclarationFormat::Xlsx] {
        let path = bench.path(&format!("liste.{}", format.word()));
        let mut declare = Declare { year: 2027, path: path.clone(), format, titles: titles.clone() };
        bench.apply(&mut declare).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        assert!(bench.apply(&mut declare).unwrap().unchanged);
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(login.as_str()) && !text.contains(&secret) && !text.contains("Camille"));
    }
    let book = told("xlsx", &bench.path("liste.xlsx"));
    let rows = book["Structures"].as_array().unwrap();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0][0], serde_json::json!(["s", "=Région"]), "a text is a text, whatever it begins with");
    assert_eq!(rows[1][5], serde_json::json!(["n", 1]));
    let totals = book["Totaux"].as_array().unwrap();
    assert_eq!(totals.last().unwrap()[6], serde_json::json!(["n", 20]));
    assert!(!book.to_string().contains("26INS") && !book.to_string().contains(login.as_str()));
    let missing = Declare { year: 2031, path: bench.path("x"), format: DeclarationFormat::Csv, titles };
    let refused = bench.desk().plan(&missing, bench.now, &Watch::default()).unwrap_err();
    assert_eq!(refused.code(), "no-such-campaign");
}
