//! What is written is read back; every trap of the format is told with its line.

use super::*;
use crate::domain::trouble::Trouble;
use proptest::prelude::*;

fn account(login: &str, secret: &str) -> Account {
    let opens = Some(true);
    Account { login: login.into(), secret: secret.into(), unit: "U1016".into(), opens, ..Account::default() }
}

/// The accounts with the lines that they stand on in a file of their own.
fn on_lines(accounts: &[Account]) -> Vec<Account> {
    let mut sorted = accounts.to_vec();
    sorted.sort_by(|a, b| a.login.cmp(&b.login));
    (2..).zip(sorted).map(|(line, a)| Account { line, ..a }).collect()
}

/// A file of one account whose cell at a position is another.
fn with(position: usize, cell: &str) -> Vec<u8> {
    let mut row = cells(&account("27INSU1016", "secret"));
    row[position - 1] = cell.to_owned();
    (super::row(&columns::header()) + &super::row(&row)).into_bytes()
}

fn refusal(bytes: &[u8]) -> (Option<u64>, InputFault) {
    match read("comptes.csv", bytes) {
        Err(Trouble::Input { line, why, file }) => {
            assert_eq!(file, "comptes.csv");
            (line, why)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_column_stands_at_its_position() {
    let header = columns::header();
    assert_eq!(header.len(), WIDTH);
    for (position, name) in [
        (1, "Identifiant"),
        (2, "Mot de Passe"),
        (7, "Code de l'unité"),
        (8, "BiblioInserm"),
        (27, "Inserm (DS de ratt. du compte)"),
        (44, "Inserm (DS sec. du compte)"),
        (55, "Commentaire compte"),
        (56, "Date d'inscription"),
        (57, "Date d'expiration"),
        (58, "Fournisseur d'identité"),
        (67, "DR de l'unité"),
        (68, "Nb. chercheurs CNRS"),
        (71, "Nb. POST-DOCTORANTS"),
        (72, "Nom du Directeur"),
        (75, "Correspondant Documentaire"),
        (77, "Courriel CD"),
        (78, "Correspondant Informatique"),
        (81, "Inserm (DS de ratt. de l'unité)"),
        (153, "BiblioInserm (unité)"),
        (172, "Commentaire unité"),
    ] {
        assert_eq!(header[position - 1], name);
    }
}

#[test]
fn no_date_is_none_an_empty_cell_says_nothing_and_any_word_but_non_is_yes() {
    let read = |position, cell| read("f", &with(position, cell)).unwrap().remove(0);
    assert_eq!(read(57, "0000-00-00").expires, None);
    assert_eq!(read(57, "").expires, None);
    for (word, opens) in [("non", Some(false)), ("oui", Some(true)), ("x", Some(true)), ("", None)] {
        assert_eq!(read(8, word).opens, opens, "{word}");
    }
    let ends = read(57, "2027-06-06");
    let day = |text: &str| text.parse().unwrap();
    assert!(!ends.expired(day("2027-06-05")));
    assert!(ends.expired(day("2027-06-06")), "it stops when its day begins");
}

#[test]
fn the_secret_keeps_its_own_form() {
    for secret in ["n7k2-qx4m", " a b ", "=1+1", "dit \"x\"; y", "Été€"] {
        let file = write(&[account("27INSU1016", secret)]).unwrap();
        assert_eq!(read("f", file.as_bytes()).unwrap()[0].secret, secret);
    }
}

#[test]
fn what_the_portal_would_not_take_is_refused_and_the_secret_is_not_told() {
    let long = "x".repeat(41);
    for secret in ["", " ", &long, "a\u{202e}b", "a\nb"] {
        let told = format!("{:?}", write(&[account("27INSU1016", secret)]).unwrap_err());
        assert!(told.contains("27INSU1016") && !told.contains(&long), "{told}");
    }
    assert!(write(&[account("A", "x"), account("A", "y")]).is_err(), "a login is the key");
    assert!(!format!("{:?}", account("A", "s3cret")).contains("s3cret"));
}

#[test]
fn a_file_that_is_not_one_is_refused_with_its_line() {
    assert_eq!(refusal(b"").1, InputFault::EmptyFile);
    assert_eq!(refusal(b"Identifiant;Mot de Passe\na;b\n"), (Some(1), InputFault::Width { expected: 172, found: 2 }));
    let whole = with(3, "Roux");
    let cut = &whole[..whole.len() - 40];
    assert!(matches!(refusal(cut), (Some(2), InputFault::Width { expected: 172, .. })), "{:?}", refusal(cut));
    let mut latin = with(3, "Zo").clone();
    let at = latin.windows(3).position(|w| w == b";Zo").unwrap();
    latin[at + 2] = 0xEB;
    assert_eq!(refusal(&latin), (Some(2), InputFault::NotText));
    assert_eq!(refusal(&with(57, "6 juin")), (Some(2), InputFault::BadDate("6 juin".into())));
    assert_eq!(refusal(&with(68, "douze")), (Some(2), InputFault::Malformed("douze".into())));
    assert_eq!(refusal(&with(3, "a\0")).1, InputFault::NulByte);
    let renamed = String::from_utf8(whole).unwrap().replacen("Identifiant", "Compte", 1);
    assert!(matches!(refusal(renamed.as_bytes()), (Some(1), InputFault::MissingColumn(_))));
}

#[test]
fn a_million_rows_are_refused_at_the_first_too_many() {
    let one = with(3, "");
    let end = one.iter().position(|&b| b == b'\n').unwrap() + 1;
    let (head, row) = one.split_at(end);
    let many: Vec<u8> = head.iter().chain(row.iter().cycle().take(row.len() * 20_000)).copied().collect();
    let most = crate::exchange::MOST_CELLS / WIDTH;
    assert_eq!(refusal(&many), (Some(most as u64 + 2), InputFault::TooManyRows { most }));
    let million = b"x\n".repeat(40 << 20);
    assert_eq!(refusal(&million).1, InputFault::TooLarge);
}

#[test]
fn units_are_read_in_both_widths_and_in_no_other() {
    let list = |width: usize| {
        let mut header: Vec<String> = ["Code de l'unité", "Intitulé"].map(str::to_owned).to_vec();
        header.resize(10, "x".to_owned());
        for name in ["Nb. chercheurs CNRS", "Nb. chercheurs NON CNRS", "Nb. DOCTORANTS", "Nb. POST-DOCTORANTS"] {
            header.push(name.to_owned());
        }
        header.extend(["y", "y", "y", "Correspondant Documentaire", "Téléphone CD", "Courriel CD"].map(str::to_owned));
        header.resize(width, "z".to_owned());
        let mut cells = vec!["non".to_owned(); width];
        for (place, cell) in [(0, "U1016"), (1, "Cochin"), (10, "12"), (11, "5"), (12, ""), (13, "4"), (17, "C. Roux")]
        {
            cells[place] = cell.to_owned();
        }
        let text = super::row(&header) + &super::row(&cells);
        table::read("f", text.as_bytes(), None).unwrap()
    };
    for width in UNIT_WIDTHS {
        let table = list(width);
        assert!(is_units(&table.header));
        let unit = units("f", &table).unwrap().remove(0);
        assert_eq!((unit.code.as_str(), unit.title.as_str(), unit.line), ("U1016", "Cochin", 2));
        assert_eq!(unit.headcount, Headcount::parse("12,5,0,4"));
        assert_eq!(unit.correspondent[0], "C. Roux");
    }
    let width = Err(fault("f", Some(1), InputFault::Width { expected: 117, found: 116 }));
    assert_eq!(units("f", &list(116)).map(|_| ()), width);
}

fn any_account() -> impl Strategy<Value = Account> {
    let word = "[A-Za-z0-9éÉ;\"' =+@-]{0,12}";
    let names = (word, word, word, word, word).prop_map(|w| [w.0, w.1, w.2, w.3, w.4].map(|t| clean::label(&t).text));
    let dates = (prop::option::of(1u32..28), prop::option::of(1u32..28));
    let counts = prop::option::of((0..99u32, 0..99u32, 0..99u32, 0..99u32));
    ("[0-9]{2}INSU[0-9]{1,4}", "[!-~é][ -~é]{0,38}", names, dates, counts, any::<bool>()).prop_map(
        |(login, secret, [unit, title, office, name, first], (issued, expires), counts, opens)| {
            let day = |d: u32| NaiveDate::from_ymd_opt(2027, 6, d).unwrap();
            Account {
                login,
                secret,
                unit,
                title,
                office,
                director: (name.clone(), first),
                correspondent: [name, "01 44".into(), "a@b.fr".into()],
                headcount: counts.map(|(cnrs, other, phd, postdoc)| Headcount { cnrs, other, phd, postdoc }),
                issued: issued.map(day),
                expires: expires.map(day),
                opens: Some(opens),
                ..Account::default()
            }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(list in prop::collection::vec(any_account(), 0..5)) {
        let mut accounts: Vec<Account> = Vec::new();
        for a in list {
            if accounts.iter().all(|b| b.login != a.login) {
                accounts.push(a);
            }
        }
        let file = write(&accounts).unwrap();
        prop_assert_eq!(read("f", file.as_bytes()).unwrap(), on_lines(&accounts));
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read("f", &bytes);
    }
}
