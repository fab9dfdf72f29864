//! Letters and sheets before foreign programs: poppler reads the words and the fonts, qpdf the file, zbar the QR code,
//! pdfsig the signature. A missing program is a failure that names it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{Bench, data, phrase};
use paraphe::desk::*;
use paraphe::domain::campaign::{Declared, Headcount, Settings};
use paraphe::domain::code::Means;
use paraphe::domain::dossier::Status;
use paraphe::domain::find;
use paraphe::domain::ids::StructureId;
use paraphe::domain::login::Login;
use paraphe::domain::people::{Place as Where, PostKind};
use paraphe::domain::texts::TextName;
use paraphe::paper::letter::Press;
use paraphe::paper::sheets::{DeclaredRow, Frame, Status as Standing, StatusRow, declaration, status};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a foreign program says of a file; it must not complain.
fn told(program: &str, arguments: &[&str], file: &Path) -> String {
    let mut command = Command::new(program);
    // Options stand before the file, the output behind it.
    let (before, behind) = arguments.split_at(arguments.iter().position(|a| *a == "-").unwrap_or(arguments.len()));
    let ended = command.args(before).arg(file).args(behind).output();
    let ended = ended.unwrap_or_else(|e| panic!("{program}: {e}; apt-get install poppler-utils qpdf zbar-tools"));
    let said = String::from_utf8_lossy(&ended.stdout).into_owned();
    assert!(ended.status.success(), "{program} {}: {said}{}", file.display(), String::from_utf8_lossy(&ended.stderr));
    said
}

/// The words of a file as poppler lays them out, with every space an ordinary one.
fn words(file: &Path) -> String {
    let said = told("pdftotext", &["-layout", "-"], file).replace(['\u{a0}', '\u{202f}'], " ");
    said.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n")
}

/// The same without line ends.
fn flat(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A file that stays under the target directory, to be looked at.
fn kept(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("paper");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    let _ = std::fs::remove_file(&path);
    path
}

/// What every sheet must be: sound, with all its fonts inside and only the letters used.
fn assert_sound(file: &Path, pages: usize) {
    told("qpdf", &["--check"], file);
    let fonts = told("pdffonts", &[], file);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(rows.len() >= 2, "{fonts}");
    for row in rows {
        let cells: Vec<&str> = row.split_whitespace().collect();
        assert!(cells[0].as_bytes()[6] == b'+', "{row}");
        assert_eq!(cells[cells.len() - 5..cells.len() - 2], ["yes", "yes", "yes"], "embedded, subset, readable: {row}");
    }
    let about = told("pdfinfo", &[], file);
    assert!(about.contains(&format!("Pages:           {pages}\n")), "{about}");
    let bytes = std::fs::read(file).unwrap();
    assert!(bytes.windows(30).any(|w| w.starts_with(b"<pdfaid:part>2</pdfaid:part>")), "the mark of PDF/A-2");
}

fn headcount() -> Headcount {
    Headcount { cnrs: 3, other: 10, phd: 5, postdoc: 2 }
}

/// A desk with the institute's real structures and a campaign.
fn desk() -> Bench {
    let mut bench = Bench::new("2027-04-05T09:00:00Z");
    bench.apply(&mut ImportStructures { file: Bench::register(), source: None }).unwrap();
    let (opens, cutoff) = ("2027-04-03".parse().unwrap(), "2027-06-06".parse().unwrap());
    bench.apply(&mut OpenCampaign { year: 2027, opens, cutoff, settings: Settings::default() }).unwrap();
    bench
}

fn register(bench: &mut Bench, label: &str, name: &str) -> StructureId {
    let structure = find::structure(bench.state(), label).unwrap();
    let mail = format!("{}@essai.fr", paraphe::domain::fold::fold(name).replace([' ', '’'], "."));
    let (name, phone) = (name.to_owned(), "01 23 45 67 89".to_owned());
    bench
        .apply(&mut Register {
            structure: structure.clone(),
            name,
            mail,
            phone,
            headcount: headcount(),
            declared: Declared::default(),
            to_check: false,
        })
        .unwrap();
    structure
}

fn issued(bench: &mut Bench, label: &str, name: &str) -> Login {
    let structure = register(bench, label, name);
    Login::typed(&bench.apply(&mut Issue { structures: Some(vec![structure]) }).unwrap().done[0])
}

fn letters(bench: &mut Bench, logins: &[Login], folder: &str) -> (Done, PathBuf) {
    let folder = bench.path(folder);
    let done = bench.apply(&mut WriteLetters { logins: logins.to_vec(), folder: folder.clone() }).unwrap();
    (done, folder)
}

fn secret_of(bench: &mut Bench, login: &Login) -> String {
    bench.secret(login).unwrap()
}

#[test]
fn a_letter_hands_its_code_over_to_people_and_machines_and_to_nobody_else() {
    let mut bench = desk();
    let login = issued(&mut bench, "U 1016", "Éloïse Lefèvre-Garçon");
    let secret = secret_of(&mut bench, &login);
    let (done, folder) = letters(&mut bench, std::slice::from_ref(&login), "lettres");
    assert_eq!((done.done.as_slice(), done.refused.len()), (["27INSU1016".to_owned()].as_slice(), 0));
    let names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, ["27INSU1016.pdf"], "no secret in a name, and nothing else left behind");
    let file = folder.join("27INSU1016.pdf");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);

    assert_sound(&file, 1);
    let said = words(&file);
    for sentence in [
        "Institut d’essai",
        "Éloïse Lefèvre-Garçon",
        "75014",
        "Le 5 avril 2027",
        "Objet : code d’accès 2027 au portail BiblioInserm — U 1016",
        "Les anciens codes cesseront de fonctionner le 6 juin 2027.",
        "Ce code n’ouvre plus BibCnrs",
        "JANUS",
        "assistance@dsi.cnrs.fr",
        "biblioinserm@inserm.fr — http://biblioinserm.inist.fr",
        "27INSU1016",
    ] {
        assert!(said.contains(sentence), "« {sentence} » is not in: {said}");
    }
    assert_eq!(said.matches(&secret).count(), 1, "{said}");
    let spelled: Vec<char> = secret.chars().filter(|c| *c != '-').collect();
    assert!(said.contains(&format!("{} ", spelled[0])) && said.matches(" · ").count() == 9, "{said}");

    let about = told("pdfinfo", &[], &file) + &told("pdfinfo", &["-meta"], &file);
    assert!(!about.contains(&secret) && !about.contains(&secret[..4]), "{about}");
    let page = bench.path("page");
    let drawn = Command::new("pdftoppm").args(["-r", "150", "-png", "-singlefile"]).arg(&file).arg(&page).status();
    assert!(drawn.unwrap().success());
    assert_eq!(told("zbarimg", &["-q", "--raw"], &page.with_extension("png")), format!("27INSU1016\n{secret}\n"));

    let code = bench.state().code(&login).unwrap();
    let delivery = code.delivered().unwrap();
    assert_eq!((delivery.means, delivery.to.as_str()), (Means::Letter, "Éloïse Lefèvre-Garçon"));
    let again = bench.apply(&mut WriteLetters { logins: vec![login.clone()], folder }).unwrap_err();
    assert_eq!(again.code(), "file-exists");
    let (_, other) = letters(&mut bench, &[login], "encore");
    let same = |path: PathBuf| std::fs::read(path).unwrap();
    assert_eq!(same(other.join("27INSU1016.pdf")), same(file), "the same bytes on the same day");
    bench.assert_sound();
}

#[test]
fn each_structure_gets_its_letter_and_each_refusal_its_reason() {
    let mut bench = desk();
    let plain = bench.state().structures.values().find(|s| {
        let body = s.body("0755364Y");
        let label = body.map(|b| b.label.as_str()).unwrap_or_default();
        label.starts_with("US ") && label != "US 34" && !s.is_mixed_with("CNRS")
    });
    let plain = plain.unwrap().id.0.clone();
    let outsider = find::structure(bench.state(), "CIC 1403").unwrap();
    let mut adjust = Adjust { structure: outsider, label: None, office: None, outside: true };
    bench.apply(&mut adjust).unwrap();
    let plain = issued(&mut bench, &plain, "Camille Roux");
    let outside = issued(&mut bench, "CIC 1403", "Jeanne d’Arc");
    let held = issued(&mut bench, "U 1016", "Zoé Petit");
    bench.apply(&mut Suspend { logins: vec![held.clone()], until: None }).unwrap();
    let unknown = Login::typed("27INSU9999");
    let (done, folder) = letters(&mut bench, &[plain.clone(), outside.clone(), held, unknown], "lettres");
    assert_eq!(done.done.len(), 2, "{done:?}");
    let why: Vec<&str> = done.refused.iter().map(|(_, rule)| rule.code()).collect();
    assert_eq!(why, ["not-working-code", "no-such-code"]);
    let said = words(&folder.join(format!("{plain}.pdf")));
    assert!(!said.contains("BibCnrs") && said.contains("Camille Roux"), "{said}");
    let said = words(&folder.join(format!("{outside}.pdf")));
    assert!(flat(&said).contains("Vous n’avez rien à faire : chercheur hors structure"), "{said}");
    assert!(said.contains(&secret_of(&mut bench, &outside)), "{said}");
}

#[test]
fn letters_that_are_stopped_leave_no_file_and_no_delivery() {
    let mut bench = desk();
    let login = issued(&mut bench, "U 1016", "Zoé Petit");
    let folder = bench.path("lettres");
    let watch = Watch::default();
    watch.cancel();
    let mut verb = WriteLetters { logins: vec![login.clone()], folder: folder.clone() };
    let now = bench.now;
    let place = bench.place.clone();
    let first = bench.desk().me().clone();
    bench.close();
    let (mut desk, _) =
        Desk::unlock(&place, &first, &phrase(common::FIRST), now, paraphe::desk::Opening::default()).unwrap();
    assert_eq!(verb.apply(&mut desk, now, &watch).unwrap_err().code(), "cancelled");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    assert!(desk.state().code(&login).unwrap().delivered().is_none());
    desk.close();
}

#[test]
fn a_text_is_tried_before_it_is_accepted_and_can_be_taken_back() {
    let mut bench = desk();
    let login = issued(&mut bench, "U 1016", "Zoé Petit");
    let set = |name: TextName, text: &str| SetText { year: 2027, name, text: text.to_owned() };
    for (name, text, code) in [
        (TextName::Letter, "Bonjour {{ corespondant }}", "text-broken"),
        (TextName::LetterMixed, "{% if %}", "text-broken"),
        (TextName::Mail, " \n ", "text-broken"),
        (TextName::Letterhead, "\u{202e}Institut", "name-refused"),
    ] {
        assert_eq!(bench.apply(&mut set(name, text)).unwrap_err().code(), code, "{text}");
    }
    let long = "Une ligne de plus.\n\n".repeat(300);
    assert_eq!(bench.apply(&mut set(TextName::LetterMixed, &long)).unwrap_err().code(), "text-broken");
    let own = "Cher {{ correspondant }}, voici.\n\n{{ code }}\n\n*Le service de l’étage*\n";
    bench.apply(&mut set(TextName::LetterMixed, own)).unwrap();
    assert!(bench.apply(&mut set(TextName::LetterMixed, own)).unwrap().unchanged);
    bench.apply(&mut set(TextName::Letterhead, "# Maison des essais")).unwrap();
    let (_, folder) = letters(&mut bench, std::slice::from_ref(&login), "lettres");
    let file = folder.join("27INSU1016.pdf");
    assert_sound(&file, 1);
    let said = words(&file);
    assert!(said.contains("Maison des essais") && said.contains("Cher Zoé Petit, voici."), "{said}");
    assert!(said.contains("Le service de l’étage") && !said.contains("BibCnrs"), "{said}");
    bench.apply(&mut set(TextName::LetterMixed, "")).unwrap();
    let (_, folder) = letters(&mut bench, &[login], "ensuite");
    assert!(words(&folder.join("27INSU1016.pdf")).contains("BibCnrs"));
    for name in TextName::ALL {
        let path = bench.path(&format!("{}.pdf", name.word()));
        bench.apply(&mut PreviewText { year: 2027, name, path: path.clone() }).unwrap();
        told("qpdf", &["--check"], &path);
    }
}

#[test]
fn a_registration_goes_through_the_signing_book_and_its_signature_is_accepted() {
    let mut bench = desk();
    let structure = find::structure(bench.state(), "U 1016").unwrap();
    let mut send = SendRegistration { structure: structure.clone(), circuit: "directeur".into() };
    assert_eq!(bench.apply(&mut send).unwrap_err().code(), "not-registered");
    register(&mut bench, "U 1016", "Éloïse Lefèvre-Garçon");
    let anne = director(&mut bench, &structure);
    let number = bench.apply(&mut send).unwrap().done.remove(0);
    assert_eq!(bench.apply(&mut send).unwrap_err().code(), "registration-circulates");
    let dossier = find::dossier(bench.state(), &number).unwrap().clone();
    assert_eq!(bench.state().registrations[&(2027, structure)].dossier.as_ref(), Some(&dossier.id));

    let unsigned = kept("inscription.pdf");
    bench.apply(&mut SaveDocument { dossier: dossier.id.clone(), path: unsigned.clone() }).unwrap();
    assert_sound(&unsigned, 1);
    let said = words(&unsigned);
    for sentence in [
        "Inscription d’une structure Inserm",
        "U 1016",
        "Éloïse Lefèvre-Garçon",
        "eloise.lefevre-garcon@essai.fr",
        "01 23 45 67 89",
        "oui, avec le CNRS",
        "3 10 5 2 20",
        "Demandeur",
        "Garant",
        "Visa",
    ] {
        assert!(said.contains(sentence), "« {sentence} » is not in: {said}");
    }

    bench.become_(&anne);
    let mut sign = Sign { dossier: dossier.id.clone(), passphrase: Hidden::new(phrase("Anne Lemoine")) };
    bench.apply(&mut sign).unwrap();
    assert_eq!(bench.state().dossiers[&dossier.id].status, Status::Completed);
    let signed = bench.path("signed.pdf");
    bench.apply(&mut SaveDocument { dossier: dossier.id.clone(), path: signed.clone() }).unwrap();
    let judged = told("pdfsig", &[], &signed);
    assert!(judged.contains("Signature is Valid.") && judged.contains("Total document signed"), "{judged}");
    told("qpdf", &["--check"], &signed);
    std::fs::copy(&signed, kept("inscription-signed.pdf")).unwrap();
    bench.assert_sound();
}

/// The head of a structure, who may sign there and has an account.
fn director(bench: &mut Bench, structure: &StructureId) -> paraphe::domain::ids::PersonId {
    let (name, title) = ("Anne Lemoine", "Directrice de l’unité");
    let (from, until) = ("2027-01-01".parse().unwrap(), "2027-12-31".parse().unwrap());
    let place = Where::Structure(structure.clone());
    bench.apply(&mut AddPerson { name: name.into(), mail: "anne@essai.fr".into(), phone: String::new() }).unwrap();
    bench.apply(&mut AddPost { title: title.into(), kind: PostKind::Director, place: place.clone() }).unwrap();
    let (person, post) = (find::person(bench.state(), name).unwrap(), find::post(bench.state(), title).unwrap());
    bench.apply(&mut Appoint { person: person.clone(), post: post.clone(), from, until: None }).unwrap();
    let (act, kinds) = ("Décision 2027-1".to_owned(), vec![]);
    let mut grant =
        Grant { person: person.clone(), post, kinds, ceiling: None, place, from, until, act, on_behalf: None };
    bench.apply(&mut grant).unwrap();
    bench.add_account(&person);
    person
}

#[test]
fn the_whole_national_register_is_declared_with_its_sums_on_every_page() {
    let file = std::fs::read(data("rnsr-actives-2022-02-08.csv")).unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(file.as_slice());
    let rows: Vec<DeclaredRow> = reader
        .records()
        .map(Result::unwrap)
        .map(|r| DeclaredRow {
            label: r[14].split(';').find(|l| !l.is_empty()).unwrap_or_default().to_owned(),
            title: r[1].to_owned(),
            city: r[10].to_owned(),
            office: if r[9].starts_with("75") { "Paris".to_owned() } else { "Ailleurs".to_owned() },
            headcount: headcount(),
        })
        .collect();
    assert_eq!(rows.len(), 4506);
    let frame = Frame { institute: "Institut d’essai", head: "# Institut", day: "2027-06-07".parse().unwrap() };
    let bytes = Press::default().sheet(&declaration(&frame, 2027, "CNRS", &rows)).unwrap();
    let path = kept("declaration.pdf");
    std::fs::write(&path, bytes).unwrap();
    told("qpdf", &["--check"], &path);
    let said = words(&path);
    assert!(said.contains("Ensemble 4 506 13 518 45 060 22 530 9 012 90 120"), "{}", &said[..2_000]);
    assert!(said.contains("BIOMÉTRIE"));
    let about = told("pdfinfo", &[], &path);
    let pages: usize = about.lines().find_map(|l| l.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
    let heads = said.lines().filter(|l| l.starts_with("Structure Intitulé Ville")).count();
    assert_eq!(heads, pages, "a head on each page");
    assert!(said.contains(&format!("{pages} / {pages}")), "{pages}");
}

#[test]
fn the_report_is_one_page_with_its_figures_and_its_curve() {
    let row = |name: &str, called, registered| StatusRow {
        name: name.into(),
        called,
        registered,
        to_check: 0,
        missing: called - registered,
        delivered: registered / 2,
        in_use: registered / 3,
        exempt: 1,
    };
    let regions: Vec<StatusRow> = (1..=12).map(|n| row(&format!("Région {n}"), n * 10, n * 7)).collect();
    let of = Standing {
        year: 2027,
        opens: "2027-04-03".parse().unwrap(),
        cutoff: "2027-06-06".parse().unwrap(),
        regions,
        kinds: vec![row("Unités", 700, 500), row("Centres d’investigation clinique", 80, 46)],
        whole: row("", 780, 546),
        registered: (0..=30).map(|d| (d, u64::from(d) * 18)).collect(),
        before: (0..=64).map(|d| (d, u64::from(d) * 11)).collect(),
        ..Standing::default()
    };
    let frame =
        Frame { institute: "Institut d’essai", head: "# Institut d’essai", day: "2027-05-03".parse().unwrap() };
    let bytes = Press::default().sheet(&status(&frame, &of)).unwrap();
    let path = kept("report.pdf");
    std::fs::write(&path, bytes).unwrap();
    assert_sound(&path, 1);
    let said = words(&path);
    for sentence in ["546 structures inscrites sur 780, soit 70 %", "Région 12", "84 / 120", "Ensemble 780 546 0 234"]
    {
        assert!(said.contains(sentence), "« {sentence} » is not in: {said}");
    }
    assert!(said.contains("coupure 6/06") && flat(&said).contains("dans 34 jours"), "{said}");
}

/// The program itself, at a demonstration desk.
struct Cli {
    dir: tempfile::TempDir,
}

impl Cli {
    fn new() -> Self {
        let cli = Self { dir: tempfile::tempdir().unwrap() };
        std::fs::write(cli.path("phrase"), "la mer est calme ce matin\n").unwrap();
        let made = cli.command(&["demo", "--into", cli.path("desk").to_str().unwrap()]).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        cli
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paraphe"));
        command.args(words).env("XDG_STATE_HOME", self.path("state")).env("LANG", "fr_FR.UTF-8");
        command
    }

    /// What a command at the desk says, and its exit status.
    fn at_desk(&self, line: &str) -> (String, i32) {
        let (desk, phrase) = (self.path("desk"), self.path("phrase"));
        let mut command = self.command(&line.split(' ').collect::<Vec<_>>());
        command.arg("--desk").arg(desk).arg("--passphrase-file").arg(phrase).args(["--as", "Élodie Marchand"]);
        let ended = command.current_dir(self.dir.path()).output().unwrap();
        let said = [ended.stdout, ended.stderr].concat();
        (String::from_utf8_lossy(&said).into_owned(), ended.status.code().unwrap())
    }

    fn done(&self, line: &str) -> String {
        let (said, status) = self.at_desk(line);
        assert_eq!(status, 0, "{line}: {said}");
        said
    }
}

#[test]
fn letters_and_texts_are_had_from_the_command_line() {
    let cli = Cli::new();
    let dry = cli.done("codes letter --undelivered --out lettres --dry-run");
    assert!(!cli.path("lettres").exists() && dry.contains("lettres"), "{dry}");
    cli.done("codes letter --undelivered --out lettres");
    let written = std::fs::read_dir(cli.path("lettres")).unwrap().count();
    assert!(written > 0);
    let said = cli.done("codes letter --undelivered --out encore");
    assert!(!cli.path("encore").exists(), "nothing is left to deliver: {said}");

    assert!(cli.done("campaign text list").contains("letter-mixed"));
    assert!(cli.done("campaign text words").contains("{{ correspondant }}"));
    let text = cli.done("campaign text show letter");
    assert!(text.contains("{{ code }}"), "{text}");
    std::fs::write(cli.path("mine.md"), text.replace("{{ coupure }}", "{{ couprue }}")).unwrap();
    let (said, status) = cli.at_desk("campaign text set letter mine.md");
    assert!(status == 1 && said.contains("à la ligne 13") && said.contains("couprue"), "{status}: {said}");
    std::fs::write(cli.path("mine.md"), text.replace("Madame, Monsieur,", "Chère collègue, cher collègue,")).unwrap();
    cli.done("campaign text set letter mine.md");
    cli.done("campaign text preview letter --out vu.pdf");
    assert!(words(&cli.path("vu.pdf")).contains("Chère collègue, cher collègue,"));
    cli.done("campaign text reset letter");
    assert_eq!(cli.done("campaign text show letter"), text);
}
