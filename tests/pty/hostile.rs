//! Texts that would act on a terminal or deceive who reads them, in everything that comes from outside.

use crate::home::{COCHIN, Home, LARGE, SMALL, data};
use crate::term::{Fill, Term};
use crate::wire;
use paraphe::sign::identity::{Identity, Subject};
use paraphe::sign::pdf::write::{Request, sign};
use serde_json::json;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;

/// Sets the title and the clipboard, asks for answers, resets, hides, turns round: between words that are seen.
const NASTY: &str = "\x1b]0;T\x07\x1b]52:c:SEFDSw==\x07\x1b[31m\x1bP+q\x1b\\\x1b[6n\x1bc\u{9b}31m\u{9d}0\u{9c}\x07\x08\r\
    \u{202e}\u{2066}\u{200b}\u{200d}\u{feff}\u{ad}\u{61c}\u{180e}\u{2028}\u{e0041}\u{e007f}\u{fe0f}\u{3164}";

/// A cell with hostile text in it, and a word by which it is found.
fn nasty(word: &str) -> String {
    format!("{word}{NASTY}{word}")
}

/// A register of two structures: every text of the first is hostile, every number and list of the second.
fn register(home: &Home) -> String {
    let header = std::fs::read_to_string(data("rnsr-inserm-2022-02-08.csv")).unwrap();
    let header = header.lines().next().unwrap();
    let cell = |column: &str, first: bool| match (column, first) {
        ("numero_national_de_structure", true) => COCHIN.to_owned(),
        ("numero_national_de_structure", false) => "199411998X".to_owned(),
        ("code_de_niveau_de_structure", true) => "2".into(),
        ("annee_de_creation", true) => "2002".into(),
        ("code_postal", true) => "75014".into(),
        ("label_numero", true) => format!("U 1016{NASTY}"),
        ("label_numero", false) => "U 1234;UMR 5558".into(),
        ("uai_des_tutelles", true) => "0755364Y".into(),
        ("uai_des_tutelles", false) => format!("0755364Y;{NASTY}"),
        ("nature_de_tutelle", true) => "établissement tutelle".into(),
        ("code_de_type_de_tutelle" | "siret_des_tutelles", true) => String::new(),
        (column, true) => nasty(&column[..4]),
        (column, false) => format!("{};{}", nasty(&column[..4]), nasty(&column[..4])),
    };
    let row = |first: bool| {
        let cells: Vec<String> =
            header.split(';').map(|c| format!("\"{}\"", cell(c, first).replace('"', "\"\""))).collect();
        cells.join(";")
    };
    std::fs::write(home.path("rnsr.csv"), format!("{header}\n{}\n{}\n", row(true), row(false))).unwrap();
    home.typed("rnsr.csv")
}

fn correspondents(home: &Home) -> String {
    let name = nasty("Camille ");
    let phone = nasty("01");
    let unknown = nasty("U");
    let mail = nasty("camille@essai.fr");
    let rows = format!(
        "structure;nom;courriel;téléphone;cnrs;autres;doctorants;postdoctorants\n\
         {COCHIN};\"{name}\";camille@essai.fr;\"{phone}\";1;2;3;4\n\
         \"{unknown}\";Luc;luc@essai.fr;;1;1;1;1\n\
         \"U 1234\";Luc;\"{mail}\";;1;1;1;\"{unknown}\"\n"
    );
    std::fs::write(home.path("correspondants.csv"), rows).unwrap();
    home.typed("correspondants.csv")
}

/// A PDF alone in a folder, under a name that nobody could type.
fn document(home: &Home) -> String {
    let folder = home.path("pièces");
    std::fs::create_dir_all(&folder).unwrap();
    let name = OsString::from_vec(format!("accord{NASTY}.pdf").replace('/', "").into_bytes());
    std::fs::write(folder.join(name), paraphe::paper::sheet::pdf(&nasty("Accord"), &[&nasty("Article")])).unwrap();
    home.typed("pièces/")
}

/// A workbook of one correspondent, hostile in every text.
fn workbook(home: &Home) -> String {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    let titles = ["structure", "nom", "courriel", "téléphone", "cnrs", "autres", "doctorants", "postdoctorants"];
    let row =
        ["199411998X", &nasty("Xavière "), "xaviere@essai.fr", &nasty("03"), "1", "2", "3", "4"].map(str::to_owned);
    for (y, cells) in (0..).zip([titles.map(str::to_owned), row]) {
        for (x, cell) in (0..).zip(cells) {
            page.write_string(y, x, cell).unwrap();
        }
    }
    book.save(home.path("liste.xlsx")).unwrap();
    home.typed("liste.xlsx")
}

/// Records of ROR of which every text is hostile.
fn records(home: &Home) -> String {
    let names = ["ror_display", "acronym", "label"].map(|kind| json!({ "value": nasty(kind), "types": [kind] }));
    let place = json!({ "geonames_id": 1, "geonames_details": { "name": nasty("ville"), "country_code": "FR" } });
    let record = json!([{
        "id": "https://ror.org/00000aa00",
        "names": names,
        "status": "active",
        "types": ["facility"],
        "locations": [place],
        "links": [{ "type": "website", "value": nasty("https://essai.fr/") }],
        "relationships": [{ "type": "parent", "label": nasty("Inserm"), "id": "https://ror.org/02vjkv261" }],
    }]);
    std::fs::write(home.path("ror.json"), record.to_string()).unwrap();
    home.typed("ror.json")
}

/// A PDF that was signed elsewhere, under a certificate that names hostile names.
fn signed(home: &Home) -> String {
    let mut chance = |bytes: &mut [u8]| {
        getrandom::fill(bytes).expect("the system gives random bytes");
        Ok(())
    };
    let now = chrono::Utc::now();
    let authority = Identity::authority(&nasty("A"), now, &mut chance).unwrap();
    let name = nasty("Mallory");
    let subject = Subject { name: &name, organisation: &nasty("O"), mail: None };
    let signer = authority.issue(&subject, now, &mut chance).unwrap();
    let document = paraphe::paper::sheet::pdf("Accord", &["Article"]);
    let request = Request { name: &name, at: now, stamp: std::slice::from_ref(&name), random: [7; 16] };
    std::fs::write(home.path("signe.pdf"), sign(&document, &request, &signer).unwrap()).unwrap();
    home.typed("signe.pdf")
}

#[test]
fn no_foreign_text_acts_on_the_terminal_or_deceives() {
    let home = Home::french();
    home.fill_desk();
    for size in [SMALL, LARGE] {
        let term = home.enter(&[], size);
        if size == SMALL {
            take_in(&term, &home);
        }
        look_everywhere(&term);
        term.quit();
        let wire = wire::read(&term.bytes());
        assert!(wire.foreign.is_empty(), "{} foreign sequences:\n{}", wire.foreign.len(), wire.foreign.join("\n"));
        for text in &wire.copied {
            let clean = !text.chars().any(wire::deceives);
            assert!(clean, "copied: {}", text.escape_unicode());
        }
        assert!(wire.copied.len() >= 8, "{:?}", wire.copied);
    }
}

/// Imports, types and pastes all of it.
fn take_in(term: &Term, home: &Home) {
    let shown = |text: &str| {
        term.wait("À confirmer").wait(text).press("pagedown pagedown").press("o");
        term.until("the act done", |p| !p.has("À confirmer") && !p.has("Enregistrement…"));
    };
    term.press("f3 I").fill("Importer des structures", &[Fill::Text(&register(home)), Fill::Keep]);
    shown("rnsr.csv (RNSR)");
    term.wait("Structures importées");
    term.press("C").fill("Importer des correspondants", &[Fill::Text(&correspondents(home)), Fill::Keep]);
    shown("d’après correspondants.csv");
    // One row is always refused, and told.
    term.wait("Résultat").leave("Résultat");
    term.press("C").fill("Importer des correspondants", &[Fill::Text(&workbook(home)), Fill::Keep]);
    shown("liste.xlsx");
    term.wait("Structures réinscrites");
    term.press("I").fill("Importer des structures", &[Fill::Text(&records(home)), Fill::Keep]);
    shown("ror.json (ROR)");
    term.wait("Structures importées");
    term.press("f6 C").fill("Contrôler un fichier", &[Fill::Text(&signed(home))]);
    term.wait("Mallory").leave("Mallory");
    term.press("f7 n").fill(
        "Nouvelle personne",
        &[Fill::Paste(&nasty("Zoé ")), Fill::Text("zoe@essai.fr"), Fill::Paste(&nasty("02"))],
    );
    term.wait("Ajouté à l’annuaire : Zoé");
    term.press("f").fill(
        "Nouvelle fonction",
        &[Fill::Paste(&nasty("Directrice")), Fill::Right(1), Fill::Text("U 1016\u{202e}\u{200b}\u{e0041}"), Fill::Keep],
    );
    term.wait("Fonction créée : Directrice");
    term.press("m").fill("Nommer", &[Fill::Text("zoé"), Fill::Text("directrice"), Fill::Keep, Fill::Keep]);
    term.wait("Nomination faite : Zoé");
    term.press("f6 n").fill("Nouveau dossier", &[Fill::Paste(&nasty("Objet")), Fill::Keep]);
    term.type_in("U 1016").press("enter enter").type_in("d").press("enter").type_in(&document(home));
    term.wait("accord<U+001B>").press("tab");
    term.press("enter enter enter enter enter enter enter");
    term.wait("Répétition").wait("Envoyer").press("enter");
    shown("Mettre en circulation : Objet]0;T");
    // What was just sent is under the cursor.
    term.wait("En circulation 1").wait("[En circulation 1]").press("r").wait("Accord").leave("page 1 sur 1");
    term.press("e")
        .fill("Enregistrer le document", &[Fill::Paste(&home.typed(&nasty("copie")))])
        .wait("Fichier écrit : /");
    term.press("B B f5 c").fill("Vérifier un code", &[Fill::Paste(NASTY)]).leave("Code non valable");
    for (keys, words) in [("f3 /", "Filtre"), (":", "Chercher :")] {
        term.press(keys).wait(words).paste(NASTY).type_in("\u{202e}fin").wait("fin").press("esc").gone("fin");
    }
}

/// Every screen, and every pane of it: what is left of the hostile text is seen there, as text.
fn look_everywhere(term: &Term) {
    let copy = || {
        term.press("y").wait("Copié.");
    };
    term.press("f3").wait("[F3 Structures]").press("/").press("ctrl-u").type_in("libe").press("enter");
    term.wait("libe]0;T").press("enter").wait("sigl]0;T").wait("adre]0;T");
    copy();
    term.press("end").wait("Historique").wait("structure enregistrée").press("up y tab").wait("Échap efface");
    term.press("t").wait("libe]0;T").press("t").wait("Libellé ↑");
    term.press("f4").wait("[F4 Campagne]").press("/").press("ctrl-u").type_in("libe").press("enter");
    term.wait("libe]0;T").wait("Camille ]0;T");
    copy();
    term.press("f5").wait("[F5 Codes]").wait("libe]0;T").wait("Camille");
    copy();
    term.press("r").wait("Masqué dans").leave("Masqué dans");
    term.press("f6").wait("[F6 Parapheur]").press("b b").wait("Objet]0;T").press("enter").wait("accord").press("end");
    term.press("p").wait("Qui peut signer le dossier").leave("Qui peut signer le dossier");
    term.press("c").wait("aucune signature").leave("aucune signature");
    copy();
    term.press("f7").wait("[F7 Annuaire]").press("home").wait("> Camille ]0;T").press("enter").wait("01]0;T");
    copy();
    term.press("tab tab").wait("[Fonctions 4]").press("home").wait("> Directrice]0;T");
    copy();
    term.press("f8")
        .wait("[F8 Registre]")
        .wait("dossier ouvert")
        .wait("secret montré")
        .press("/")
        .type_in("dossier ouvert")
        .press("enter")
        .gone("secret montré")
        // The words find the reading of the document too, which came later.
        .press("down enter")
        .wait("Détail Objet]0;T")
        .leave("┌─ Écriture");
    copy();
    term.press("f2").wait("[F2 Accueil]");
}
