//! The whole round of a desk by keys alone.

use crate::canary::{assert_sealed, found};
use crate::home::{Home, PHRASE, SMALL, TODAY, become_, data};
use crate::term::{Fill, Term};
use base64ct::{Base64, Encoding as _};

/// The passphrases of the other two accounts: the one that was given, and the one that each chooses.
const DIRECTOR: [&str; 2] = ["donnée au directeur par Élodie", "le directeur a la sienne"];
const DELEGATE: [&str; 2] = ["donnée au délégué par Élodie", "la déléguée a la sienne"];

#[test]
fn a_whole_round_is_made_by_keys_alone() {
    let home = Home::french();
    let term = home.start_in_may(&[], SMALL);
    make_the_desk(&term);
    import_structures(&term);
    browse(&term);
    open_the_campaign(&term);
    issue(&term);
    let secret = codes(&term);
    export(&term, &home, &secret);
    people(&term);
    circulate(&term, &home);
    sign(&term);
    look_at_signatures(&term, &home);
    read_the_register(&term);
    // The secret that was copied has been taken out of the clipboard again.
    let blank = format!("\x1b]52;c;{}\x07", Base64::encode_string(b" "));
    term.until_bytes("the clipboard emptied", |b| holds(b, blank.as_bytes()));
    term.quit();
    let phrases = [PHRASE, DIRECTOR[0], DIRECTOR[1], DELEGATE[0], DELEGATE[1]];
    for phrase in phrases {
        assert!(found(&term.bytes(), phrase).is_empty(), "{phrase} was on the screen");
    }
    assert_sealed(&home, &phrases);
    assert_sealed(&home, &[&secret, "dix-huit mois", "Convention d’accueil à Cochin"]);
}

/// The first dossier, and its first version refused.
fn circulate(term: &Term, home: &Home) {
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
            Fill::Text("cc"),
            Fill::Text(&document),
            Fill::Keep,
            Fill::Keep,
            Fill::Keep,
            Fill::Keep,
            Fill::Keep,
            Fill::Keep,
        ],
    );
    term.wait("Répétition").wait("Bernard Roche").wait("Garder en préparation").press("enter");
    agree(term, &["Mettre en circulation", "Élodie Marchand (Correspondant", "Bernard Roche", "Yasmina Colin"]);
    term.wait("à vous");
    term.press("r").wait("Durée : douze mois.").wait("page 1 sur 1").leave("Durée : douze mois.");
    term.press("V");
    agree(term, &["Viser le dossier", "Correspondant documentation U 1016", "Bernard Roche"]);
    term.wait("Attend maintenant : Bernard Roche");

    become_(term, "b", DIRECTOR[0]);
    term.fill("Choisir une phrase de passe", &[Fill::Text(DIRECTOR[1]), Fill::Text(DIRECTOR[1])]);
    term.wait("Ce qui vous attend").wait("à signer");
    term.press("f6").wait("à vous");
    term.press("x").fill("Refuser le dossier", &[Fill::Text("La durée doit être de dix-huit mois")]);
    agree(term, &["Motif : La durée doit être de dix-huit mois"]);
    term.wait("Dossier refusé : 2027-0001. Élodie Marchand peut envoyer");

    certify(term, "Bernard Roche");
    let corrected = write("corrigée.pdf", &["Entre l’institut et l’hôpital.", "Durée : dix-huit mois."]);
    term.press("f2").wait("Vos dossiers refusés").press("f6").wait("Rien ne vous attend.");
    term.press("b b b").wait("Refus");
    term.press("N").fill("Nouvelle version du dossier", &[Fill::Text(&corrected)]);
    agree(term, &["Envoyer une nouvelle version", "corrigée.pdf"]);
    term.press("b b b").wait("à vous");
    term.press("V");
    agree(term, &["Viser le dossier"]);
    term.wait("Visa donné : 2027-0001");
}

/// The administrator opens the desk, and somebody can sign.
fn certify(term: &Term, name: &str) {
    become_(term, "e", PHRASE);
    term.wait(&format!("Certificat de signature délivré à : {name}")).leave("Certificat de signature");
}

fn sign(term: &Term) {
    become_(term, "b", DIRECTOR[1]);
    term.press("f6").wait("à vous").press("s");
    typed(term, &["Signer le dossier", "Décision 2027-07", "Yasmina Colin"], DIRECTOR[1]);
    term.wait("Attend maintenant : Yasmina Colin");
    become_(term, "y", DELEGATE[0]);
    term.fill("Choisir une phrase de passe", &[Fill::Text(DELEGATE[1]), Fill::Text(DELEGATE[1])]);
    term.wait("attend qu’un administrateur ouvre le bureau");
    certify(term, "Yasmina Colin");
    become_(term, "y", DELEGATE[1]);
    term.press("f6").wait("à vous").press("s");
    typed(term, &["Signer le dossier", "C’est la dernière étape"], DELEGATE[1]);
    term.wait("le dossier est terminé");
}

/// Both signatures hold, the first one under the second; the file that is saved says the same by itself.
fn look_at_signatures(term: &Term, home: &Home) {
    let signers = ["Signature valide : Bernard Roche", "Signature valide : Yasmina Colin"];
    term.press("B B").wait("terminé");
    term.press("r").wait("Durée : dix-huit mois.").leave("Durée : dix-huit mois.");
    term.press("c").wait(signers[0]).wait(signers[1]).leave("Signature valide");
    let file = home.typed("signée.pdf");
    term.press("e").fill("Enregistrer le document", &[Fill::Text(&file)]).wait(&format!("Fichier écrit : {file}"));
    term.press("C").fill("Contrôler un fichier", &[Fill::Text(&file)]).wait(signers[0]).wait(signers[1]);
    term.leave("Signature valide");
    let bytes = std::fs::read(home.path("signée.pdf")).unwrap();
    assert_eq!(bytes.windows(10).filter(|w| w == b"/ByteRange").count(), 2);
}

/// Who did what as which post: one entry, by what it is about, by whom, on which day; then all of it recomputed.
fn read_the_register(term: &Term) {
    become_(term, "e", PHRASE);
    term.press("f8").wait("écritures").wait("Yasmina Colin signature");
    let all = term.picture().number_before("écritures").unwrap();
    term.assert(all > 560, "every structure and every act has its entry");
    // The last entry is that the signed document was opened; the signature stands under it.
    term.wait("document ouvert").press("down enter").wait("En tant que Déléguée régionale Centre-Nord");
    term.leave("En tant que");
    let filtered = |n: usize, keys: &str, title: &str, fields: &[Fill]| {
        term.press(keys).fill(title, fields).wait(&format!("{n} écritures"));
    };
    filtered(9, "f", "Écritures sur un sujet", &[Fill::Right(3), Fill::Text("2027-0001")]);
    term.wait("dossier ouvert").wait("nouvelle version envoyée").wait("Yasmina Colin signature");
    filtered(2, "p", "Écritures d’une personne", &[Fill::Text("Roche")]);
    term.wait("Bernard Roche refus").wait("Bernard Roche signature");
    term.press("x").wait(&format!("{all} écritures"));
    filtered(all, "d", "Écritures d’un jour", &[Fill::Text(TODAY)]);
    term.press("d").fill("Écritures d’un jour", &[Fill::Instead("11/05/2027")]).wait("Aucune écriture ne répond");
    term.press("x").wait(&format!("{all} écritures"));
    term.press("V")
        .wait("Tout est intact : 3 journaux")
        .wait("4 documents ont été recalculés")
        .leave("Tout est intact");
}

/// Confirms with a passphrase.
fn typed(term: &Term, shown: &[&str], phrase: &str) {
    term.wait("À confirmer").wait("Votre phrase de passe est demandée pour cet acte.");
    for text in shown {
        term.wait(text);
    }
    term.type_in(phrase).press("enter");
    done(term);
}

/// Persons, posts, appointments, authorities, accounts.
fn people(term: &Term) {
    term.press("f7").wait("Personnes");
    for (name, mail) in [("Bernard Roche", "bernard.roche@inserm.fr"), ("Yasmina Colin", "yasmina.colin@inserm.fr")] {
        term.press("n").fill("Nouvelle personne", &[Fill::Text(name), Fill::Text(mail), Fill::Keep]);
        term.wait(&format!("Ajouté à l’annuaire : {name}"));
    }
    for (title, kind, place) in
        [("Directeur de l’U 1016", 1, "U 1016"), ("Déléguée régionale Centre-Nord", 2, "Centre-Nord")]
    {
        term.press("f")
            .fill("Nouvelle fonction", &[Fill::Text(title), Fill::Right(kind), Fill::Text(place), Fill::Keep]);
        term.wait(&format!("Fonction créée : {title}"));
    }
    for (person, post) in [("Roche", "Directeur de"), ("Colin", "Déléguée régionale")] {
        term.press("m").fill("Nommer", &[Fill::Text(person), Fill::Text(post), Fill::Keep, Fill::Keep]);
        term.until("the appointment", |p| p.row("Nomination faite :").is_some_and(|r| r.contains(person)));
    }
    for (act, person, post, place) in [
        ("Décision 2027-07", "Roche", "Directeur de", "U 1016"),
        ("Décision 2027-08", "Colin", "Déléguée régionale", "Centre-Nord"),
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
                Fill::Text("31/12/2027"),
                Fill::Text("le président-directeur général"),
                Fill::Keep,
                Fill::Keep,
                Fill::Keep,
            ],
        );
        agree(term, &[act, person]);
        term.wait("Délégation de signature donnée :");
    }
    for (person, phrase) in [("Roche", DIRECTOR[0]), ("Colin", DELEGATE[0])] {
        term.press("c").fill("Ouvrir un compte", &[Fill::Text(person), Fill::Text(phrase), Fill::Text(phrase)]);
        typed(term, &["Ouvrir un compte à ce bureau", person], PHRASE);
        term.until("the account", |p| p.row("Compte ouvert :").is_some_and(|r| r.contains(person)));
    }
}

/// The portal's file: hashes of the codes that work, and of no other.
fn export(term: &Term, home: &Home, secret: &str) {
    term.press("w").fill("Écrire le fichier du portail", &[Fill::Keep, Fill::Text(&home.typed("portail")), Fill::Keep]);
    term.wait("Fichier du portail écrit : 1 ligne").gone("jamais écrit");
    let file = std::fs::read_to_string(home.path("portail")).unwrap();
    let (login, hash) = file.trim_end().split_once(':').unwrap();
    assert_eq!(login, "27INSU1016", "{file}");
    assert!(bcrypt::verify(secret, hash).unwrap(), "the hash is that of the secret that was shown");
}

/// Confirms what a plan shows, once it shows all of this.
fn agree(term: &Term, shown: &[&str]) {
    term.wait("À confirmer");
    for text in shown {
        term.wait(text);
    }
    term.press("o");
    done(term);
}

/// Waits until an act that was confirmed is done: keys that are pressed meanwhile are nobody's.
fn done(term: &Term) {
    term.until("the act done", |p| !p.has("À confirmer") && !p.has("Enregistrement…"));
}

/// The wizard, and what the empty desk says to do first.
fn make_the_desk(term: &Term) {
    term.fill(
        "Bienvenue",
        &[
            Fill::Letter('f'),
            Fill::Text("Institut d’essai"),
            Fill::Text("0755364Y"),
            Fill::Keep,
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
    term.wait("Structures importées : 524 éléments");
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

fn open_the_campaign(term: &Term) {
    term.press("f4").wait("Aucune campagne n’est ouverte");
    term.press("o").fill(
        "Ouvrir une campagne",
        &[
            Fill::Instead("2027"),
            Fill::Instead("3 avril 2027"),
            Fill::Instead("06/06/2027"),
            Fill::Keep,
            Fill::Keep,
            Fill::Keep,
            Fill::Keep,
            Fill::Keep,
            Fill::Keep,
            Fill::Keep,
            Fill::Keep,
        ],
    );
    agree(term, &["Ouvrir la campagne 2027", "dès le 3 avril 2027", "le 6 juin 2027"]);
    term.wait("Campagne 2027").wait("coupure dans 25 jours");
}

/// Two structures register and get their codes.
fn issue(term: &Term) {
    for (label, name, mail) in
        [("U1016", "Élodie Marchand", "elodie.marchand@essai.fr"), ("U1149", "Jean Le Goff", "jean.legoff@inserm.fr")]
    {
        term.press("/").press("ctrl-u").type_in(label).press("enter").wait("1 structure");
        term.press("r").fill(
            "pour 2027",
            &[
                Fill::Text(name),
                Fill::Text(mail),
                Fill::Text("01 40 51 00 00"),
                Fill::Text("4"),
                Fill::Text("12"),
                Fill::Text("7"),
                Fill::Text("3"),
                Fill::Keep,
                Fill::Keep,
                Fill::Keep,
                Fill::Keep,
            ],
        );
        term.wait("▒ réinscrite").wait(name);
        let login = format!("27INS{label}");
        term.press("i");
        agree(term, &[&login]);
        term.wait("█ code émis").wait(&login);
        term.press("esc").gone("1 structure");
    }
}

/// The secret is shown for a while and copied, a code is told from a slip, held back, given back and ended.
fn codes(term: &Term) -> String {
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
    term.wait("Une faute de frappe, sans doute").wait("en corrigeant le signe 3").wait("27INSU1016");
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
pub fn secret_shown(term: &Term) -> String {
    let is = |w: &&str| w.len() == 14 && w.split('-').all(|g| g.len() == 4) && w.is_ascii();
    let flat = term.picture().flat;
    flat.split_whitespace().find(is).unwrap_or_else(|| term.fail("a secret is shown")).to_owned()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|w| w == part)
}
