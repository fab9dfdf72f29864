//! The whole round of a desk by keys alone.

use crate::home::{Dates, Home, PHRASE, SMALL, data, unlock};
use crate::term::{Fill, Term};
use base64ct::{Base64, Encoding as _};

/// The passphrases of the other two accounts: the one that was given, and the one that each chooses.
const DIRECTOR: [&str; 2] = ["donnée au directeur par Élodie", "le directeur a la sienne"];
const DELEGATE: [&str; 2] = ["donnée au délégué par Élodie", "la déléguée a la sienne"];

#[test]
fn a_whole_round_is_made_by_keys_alone() {
    let home = Home::french();
    let dates = Dates::now();
    let term = home.start(&[], SMALL);
    make_the_desk(&term);
    import_structures(&term);
    browse(&term);
    open_the_campaign(&term, &dates);
    issue(&term, &dates);
    let secret = codes(&term, &dates);
    export(&term, &home, &dates, &secret);
    people(&term, &dates);
    let number = circulate(&term, &home);
    sign(&term);
    look_at_signatures(&term, &home, &number);
    read_the_register(&term, &dates, &number);
    term.quit();
}

/// The first dossier, and its first version refused.
fn circulate(term: &Term, home: &Home) -> String {
    let write = |name: &str, words: &[&str]| {
        std::fs::write(home.path(name), paraphe::paper::sheet::pdf("Convention d’accueil", words)).unwrap();
        home.typed(name)
    };
    let document = write("convention.pdf", &["Entre l’institut et l’hôpital.", "Durée : douze mois."]);
    term.press("f6").wait("Rien ne vous attend.");
    term.press("n").fill(
        "Nouveau dossier",
        &[
            Fill::Text("Convention d’accueil à Cochin"),
            Fill::Right(1),
            Fill::Text("U 1016"),
            Fill::Text("12 000"),
            Fill::Letter('c'),
            Fill::Text(&document),
            Fill::Keep,
            Fill::Keep,
            Fill::Keep,
        ],
    );
    agree(term, &["Mettre en circulation", "Élodie Marchand", "Bernard Roche", "Yasmina Colin"]);
    term.wait("à vous");
    term.press("r").wait("Durée : douze mois.").wait("page 1 sur 1").leave("Durée : douze mois.");
    term.press("V");
    agree(term, &["Viser le dossier", "Correspondante de l’U 1016", "Bernard Roche"]);
    term.wait("Rien ne vous attend.");

    become_(term, "b", DIRECTOR[0]);
    term.fill("Choisir une phrase de passe", &[Fill::Text(DIRECTOR[1]), Fill::Text(DIRECTOR[1])]);
    term.wait("Ce qui vous attend").wait("à signer");
    term.press("f6").wait("à vous");
    term.press("x").fill("Refuser le dossier", &[Fill::Text("La durée doit être de dix-huit mois")]);
    agree(term, &["Motif : La durée doit être de dix-huit mois"]);
    term.wait("Rien ne vous attend.");

    become_(term, "e", PHRASE);
    let corrected = write("corrigée.pdf", &["Entre l’institut et l’hôpital.", "Durée : dix-huit mois."]);
    term.wait("refusé").press("f6").wait("Rien ne vous attend.");
    term.press("b b b").wait("Refus");
    term.press("N").fill("Nouvelle version du dossier", &[Fill::Text(&corrected)]);
    agree(term, &["Envoyer une nouvelle version", "corrigée.pdf"]);
    term.press("b b b").wait("à vous");
    term.press("V");
    agree(term, &["Viser le dossier"]);
    term.wait("Rien ne vous attend.");
    String::new()
}

fn sign(term: &Term) {
    become_(term, "b", DIRECTOR[1]);
    term.press("f6").wait("à vous").press("s");
    typed(term, &["Signer le dossier", "Décision 2026-07", "Yasmina Colin"], DIRECTOR[1]);
    term.wait("Rien ne vous attend.");
    become_(term, "y", DELEGATE[0]);
    term.fill("Choisir une phrase de passe", &[Fill::Text(DELEGATE[1]), Fill::Text(DELEGATE[1])]);
    term.press("f6").wait("à vous").press("s");
    typed(term, &["Signer le dossier", "C’est la dernière étape"], DELEGATE[1]);
    term.wait("Rien ne vous attend.");
}

fn look_at_signatures(term: &Term, home: &Home, _number: &str) {
    term.press("B B").wait("terminé");
    term.press("r").wait("Durée : dix-huit mois.").leave("Durée : dix-huit mois.");
    term.press("c").wait("Signature valide : Bernard Roche").wait("Signature valide : Yasmina Colin");
    term.leave("Signature valide");
    term.press("e").fill("Enregistrer le document", &[Fill::Text(&home.typed("signée.pdf"))]);
    term.wait("Fait :");
}

fn read_the_register(term: &Term, _dates: &Dates, _number: &str) {
    become_(term, "e", PHRASE);
    term.press("f8").wait("xx");
}

/// Locks the desk, and opens it as somebody else.
fn become_(term: &Term, letter: &str, phrase: &str) {
    term.press("ctrl-l").wait("Ouvrir le bureau");
    unlock(term, letter, phrase);
    term.gone("Ouvrir le bureau");
}

/// Confirms with a passphrase.
fn typed(term: &Term, shown: &[&str], phrase: &str) {
    term.wait("À confirmer").wait("Votre phrase de passe est demandée pour cet acte.");
    for text in shown {
        term.wait(text);
    }
    term.type_in(phrase).press("enter").gone("À confirmer");
}

/// Persons, posts, appointments, authorities, accounts.
fn people(term: &Term, dates: &Dates) {
    term.press("f7").wait("Personnes");
    for (name, mail) in [("Bernard Roche", "bernard.roche@inserm.fr"), ("Yasmina Colin", "yasmina.colin@inserm.fr")] {
        term.press("n").fill("Nouvelle personne", &[Fill::Text(name), Fill::Text(mail), Fill::Keep]);
        term.wait(&format!("Fait : {name}"));
    }
    for (title, kind, place) in [
        ("Correspondante de l’U 1016", 0, "U 1016"),
        ("Directeur de l’U 1016", 1, "U 1016"),
        ("Déléguée régionale Centre-Nord", 2, "Centre-Nord"),
    ] {
        term.press("f").fill("Nouvelle fonction", &[Fill::Text(title), Fill::Right(kind), Fill::Text(place)]);
        term.wait(&format!("Fait : {title}"));
    }
    for (person, post) in
        [("Marchand", "Correspondante de"), ("Roche", "Directeur de"), ("Colin", "Déléguée régionale")]
    {
        term.press("m").fill("Nommer", &[Fill::Text(person), Fill::Text(post), Fill::Keep, Fill::Keep]);
        term.until("the appointment", |p| p.row("Fait :").is_some_and(|r| r.contains(person)));
    }
    let until = dates.after(200);
    for (act, person, post, place) in [
        ("Décision 2026-07", "Roche", "Directeur de", "U 1016"),
        ("Décision 2026-08", "Colin", "Déléguée régionale", "Centre-Nord"),
    ] {
        term.press("d").fill(
            "Donner délégation",
            &[
                Fill::Text(act),
                Fill::Text(person),
                Fill::Text(post),
                Fill::Keep,
                Fill::Text("50 000"),
                Fill::Text(place),
                Fill::Keep,
                Fill::Text(&until),
                Fill::Text("le président-directeur général"),
            ],
        );
        agree(term, &[act, person]);
        term.wait("Fait :");
    }
    for (person, phrase) in [("Roche", DIRECTOR[0]), ("Colin", DELEGATE[0])] {
        term.press("c").fill("Ouvrir un compte", &[Fill::Text(person), Fill::Text(phrase), Fill::Text(phrase)]);
        typed(term, &["Ouvrir un compte à ce bureau", person], PHRASE);
        term.until("the account", |p| p.row("Fait :").is_some_and(|r| r.contains(person)));
    }
}

/// The portal's file: hashes of the codes that work, and of no other.
fn export(term: &Term, home: &Home, dates: &Dates, secret: &str) {
    term.press("w").fill("Écrire le fichier du portail", &[Fill::Text(&home.typed("portail"))]);
    term.wait("Fait : 1 ligne").gone("jamais écrit");
    let file = std::fs::read_to_string(home.path("portail")).unwrap();
    let (login, hash) = file.trim_end().split_once(':').unwrap();
    assert_eq!(login, format!("{}INSU1016", dates.short()), "{file}");
    assert!(bcrypt::verify(secret, hash).unwrap(), "the hash is that of the secret that was shown");
}

/// Confirms what a plan shows, once it shows all of this.
fn agree(term: &Term, shown: &[&str]) {
    term.wait("À confirmer");
    for text in shown {
        term.wait(text);
    }
    term.press("o").gone("À confirmer");
}

/// The wizard, and what the empty desk says to do first.
fn make_the_desk(term: &Term) {
    term.fill(
        "Bienvenue",
        &[
            Fill::Letter('f'),
            Fill::Text("Institut d’essai"),
            Fill::Text("0755364Y"),
            Fill::Text("essai.fr inserm.fr"),
            Fill::Text("Élodie Marchand"),
            Fill::Text("elodie.marchand@essai.fr"),
            Fill::Text("Responsable de la documentation"),
            Fill::Text(PHRASE),
            Fill::Text(PHRASE),
        ],
    );
    term.wait("Pour commencer, dans l’ordre").wait("> 1. F3 I Importer les structures, du RNSR ou de ROR.");
}

/// A dry run, an act, and the same file again, which changes nothing.
fn import_structures(term: &Term) {
    let file = data("rnsr-inserm-2022-02-08.csv");
    let file = Fill::Text(file.to_str().unwrap());
    term.press("enter");
    term.fill("Importer des structures", &[file, Fill::Keep]);
    agree(term, &["524 lignes lues", "524 nouvelles", "0 modifiée", "32 avertissements"]);
    term.wait("Fait : 524 éléments").leave("Résultat");
    let file = data("rnsr-inserm-2022-02-08.csv");
    let file = Fill::Text(file.to_str().unwrap());
    term.press("I").fill("Importer des structures", &[file, Fill::Keep]);
    term.wait("Tout est déjà ainsi").wait("524 inchangées").leave("Résultat");
}

/// Tree and table, filter, order, pane, home office.
fn browse(term: &Term) {
    term.wait("524 structures").wait("Libellé ↑");
    term.press("t").wait("Paris-IDF Centre-Nord").gone("Libellé ↑");
    term.press("t").wait("Libellé ↑");
    let mut found = Vec::new();
    for typed in ["epidemiologie", "ÉPIDÉMIOLOGIE"] {
        term.press("/").type_in(typed).press("enter").wait(&format!("filtre : {typed}"));
        found.push(term.picture().number_before("structure").unwrap());
        term.press("esc").wait("524 structures");
    }
    term.assert(found[0] > 3 && found[0] < 100 && found[0] == found[1], &format!("accents are folded: {found:?}"));
    // The cursor stays on its structure, whatever the order.
    term.press("home").until("the first one first", |p| p.rows[4].starts_with("> 2RITC"));
    term.press("<").wait("Libellé ↓").until("the first one last", |p| p.rows[22].starts_with("> 2RITC"));
    term.press("> >").wait("Ville ↑").press("> > >").wait("Libellé ↑");
    term.press("/").type_in("cochin u1016").press("enter").wait("1 structure");
    term.press("enter").wait("22 rue Méchain").wait("Tutelles").wait("UMR 8104 · tutelle");
    term.press("end").wait("Historique");
    term.press("esc").gone("Historique").wait("1 structure");
    term.press("H").wait("Paris-IDF Centre-Nord est désormais votre délégation");
    term.press("esc").gone("filtre :");
    let home = term.picture().number_before("structure").unwrap();
    term.assert(home > 10 && home < 524, "the home office limits the list");
    term.press("e").wait("524 structures");
    term.press("e").wait(&format!("{home} structures"));
}

fn open_the_campaign(term: &Term, dates: &Dates) {
    term.press("f4").wait("Aucune campagne n’est ouverte");
    let year = dates.year.to_string();
    term.press("o").fill(
        "Ouvrir une campagne",
        &[Fill::Instead(&year), Fill::Instead(&dates.opens), Fill::Instead(&dates.cutoff), Fill::Keep, Fill::Keep],
    );
    agree(term, &[&format!("Ouvrir la campagne {year}"), "6 juin"]);
    term.wait(&format!("Campagne {year}"));
}

/// Two structures register and get their codes.
fn issue(term: &Term, dates: &Dates) {
    for (label, name, mail) in
        [("U1016", "Aïcha Benali", "aicha.benali@inserm.fr"), ("U1149", "Jean Le Goff", "jean.legoff@inserm.fr")]
    {
        term.press("/").press("ctrl-u").type_in(label).press("enter").wait("1 structure");
        term.press("r").fill(
            &format!("pour {}", dates.year),
            &[
                Fill::Text(name),
                Fill::Text(mail),
                Fill::Text("01 40 51 00 00"),
                Fill::Text("4"),
                Fill::Text("12"),
                Fill::Text("7"),
                Fill::Text("3"),
            ],
        );
        term.wait("Fait :").wait("▒ inscrite").wait(name);
        let login = format!("{}INS{label}", dates.short());
        term.press("i");
        agree(term, &[&login]);
        term.wait("█ code émis").wait(&login);
        term.press("esc").gone("1 structure");
    }
}

/// The secret is shown for a while and copied, a code is told from a slip, held back, given back and ended.
fn codes(term: &Term, dates: &Dates) -> String {
    let login = format!("{}INSU1016", dates.short());
    term.press("f5").wait("fichier du portail jamais écrit").press("home");
    term.press("r").wait("Masqué dans");
    let shown = std::time::Instant::now();
    let secret = secret_shown(term);
    term.gone(&secret);
    term.assert(shown.elapsed().as_secs() <= 10, "a secret is shown for ten seconds at most");
    term.press("p").wait("Copié");
    let copied = format!("\x1b]52;c;{}\x07", Base64::encode_string(secret.as_bytes()));
    term.until_bytes("the secret on its way to the clipboard", |b| holds(b, copied.as_bytes()));
    let one_wrong = |at: usize| {
        let wrong = if &secret[at..=at] == "7" { "8" } else { "7" };
        format!("{}{wrong}{}", &secret[..at], &secret[at + 1..]).to_lowercase().replace('-', " ")
    };
    term.press("c").fill("Vérifier un code", &[Fill::Text(&one_wrong(2))]);
    term.wait("Une faute de frappe, sans doute").wait("en corrigeant le signe 3").wait(&login);
    term.leave("Une faute de frappe");
    term.press("c").fill("Vérifier un code", &[Fill::Text(&secret)]).wait("✔ Code valable").leave("✔ Code valable");
    term.press("u").fill("Suspendre", &[Fill::Keep]).wait("suspendu");
    term.press("c").fill("Vérifier un code", &[Fill::Text(&secret)]).wait("Code connu, mais refusé");
    term.leave("Code connu, mais refusé");
    term.press("U").wait("suspension levée").wait("○ émis");
    term.press("down x").fill("Révoquer", &[Fill::Right(3)]);
    agree(term, &["Révoquer pour toujours", "Motif : cessation ou fermeture"]);
    term.wait("révoqué");
    secret
}

/// The secret in front of the codes: three groups of four.
fn secret_shown(term: &Term) -> String {
    let is = |w: &&str| w.len() == 14 && w.split('-').all(|g| g.len() == 4) && w.is_ascii();
    let flat = term.picture().flat;
    flat.split_whitespace().find(is).unwrap_or_else(|| term.fail("a secret is shown")).to_owned()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|w| w == part)
}
