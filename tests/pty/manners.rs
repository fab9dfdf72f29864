//! How the program treats the terminal that it is lent, and whoever else is at the desk.

use crate::home::{Home, LARGE, PHRASE, SMALL, unlock};
use crate::term::{Fill, Term};
use paraphe::desk::{Desk, Moment, Opening};
use rustix::process::Signal;
use std::path::Path;

/// The screens, by their keys.
const SCREENS: [&str; 7] = ["f2", "f3", "f4", "f5", "f6", "f7", "f8"];

/// Brings a screen to the front, with all that it reads after it has come.
fn show(term: &Term, key: &str) {
    let tab = format!("[{} ", key.to_uppercase());
    let read_last = if key == "f5" { "code émis, " } else { "" };
    term.press(key).until("the screen in front", |p| p.has(&tab) && p.has(read_last) && !p.has("Lecture du registre"));
}

#[test]
fn an_open_desk_is_closed_and_its_terminal_given_back_however_it_ends() {
    let home = Home::french();
    home.fill_desk();
    for end in ["q", "TERM", "HUP"] {
        let term = home.enter(&[], SMALL);
        term.press("f5 r").wait("Masqué dans");
        match end {
            "TERM" => term.signal(Signal::TERM),
            "HUP" => term.signal(Signal::HUP),
            _ => term.press("q").gone("Masqué dans").press("q"),
        };
        let status = term.ended();
        term.assert(status.success(), &format!("{end}: {status:?}"));
        term.assert_given_back();
        let kept = term.screen(vt100::Screen::contents);
        term.assert(kept.trim().is_empty(), "something of the screen stays behind");
        let accounts = Desk::accounts(&home.place()).unwrap();
        let opened = Desk::unlock(&home.place(), &accounts[0].person, PHRASE, Moment::now(), Opening::default());
        let (desk, notices) = opened.unwrap();
        assert_eq!((desk.read_only(), notices.as_slice()), (None, [].as_slice()), "{end}");
        desk.close();
    }
}

#[test]
fn a_shell_gets_its_terminal_while_the_program_is_paused() {
    let home = Home::french();
    let mut command = home.command(Path::new("/bin/sh"), &["-i"]);
    command.env("PS1", "interprète> ");
    command.env("ENV", "");
    let shell = Term::start(command, SMALL);
    // What the shell has asked for the so-manieth time: an older prompt may still stand on its screen.
    let asked = |times: usize| {
        let prompts = |bytes: &[u8]| String::from_utf8_lossy(bytes).matches("interprète> ").count();
        shell.until_bytes(&format!("prompt {times} of the shell"), |bytes| prompts(bytes) >= times);
    };
    asked(1);
    let program = crate::term::program().to_str().unwrap();
    shell.type_in(program).press("enter").wait("Bienvenue").press("tab").type_in("Institut").wait("> Organisme");
    for turn in 0..2 {
        shell.press("ctrl-z");
        asked(2 + 2 * turn);
        shell.gone("Bienvenue").type_in("echo la main est $((40 + 2))").press("enter").wait("la main est 42");
        asked(3 + 2 * turn);
        shell.assert(!shell.screen(vt100::Screen::alternate_screen), "the shell writes on its own screen");
        shell.type_in("fg").press("enter").wait("Bienvenue").wait("> Organisme").wait("Institut");
    }
    shell.type_in(" d’essai").wait("Institut d’essai").press("ctrl-c").press("esc").press("esc");
    shell.press("ctrl-c");
    asked(6);
    shell.assert_given_back();
}

#[test]
fn every_screen_lives_through_a_window_of_one_cell() {
    let home = Home::french();
    home.fill_desk();
    let term = home.enter(&[], SMALL);
    for key in SCREENS {
        show(&term, key);
        let before = term.picture().rows;
        for (columns, rows) in [(1, 1), (40, 10), (39, 9), (200, 2), LARGE, SMALL] {
            term.resize(columns, rows);
        }
        term.until("the screen as it was", |p| p.rows == before);
    }
    term.press(":").wait("Chercher :").resize(1, 1).press("esc").resize(80, 24).wait("Registre]");
    term.quit();
}

#[test]
fn a_key_and_a_new_size_that_come_together_are_both_taken() {
    let home = Home::french();
    let term = home.start(&[], SMALL);
    term.wait("Bienvenue").press("tab").wait("> Organisme");
    // They come together by chance, so they are given many chances.
    for (n, letter) in ('a'..='z').cycle().take(200).enumerate() {
        let (columns, rows) = if n.is_multiple_of(2) { LARGE } else { SMALL };
        term.resize(columns, rows).press("ctrl-u").type_in(&letter.to_string());
        let field = format!("> Organisme {letter} ");
        term.until("the key and the size", |p| p.has(&field) && p.rows.len() == usize::from(rows));
    }
    term.press("ctrl-c").press("esc").press("esc");
    term.press("ctrl-c").ended();
}

#[test]
fn without_colours_the_cursor_is_seen_by_reversal() {
    let home = Home::french();
    home.fill_desk();
    let mut command = home.command(crate::term::program(), &[]);
    command.env("NO_COLOR", "1");
    let term = Term::start(command, SMALL);
    unlock(&term, "", PHRASE);
    term.wait("Accueil]");
    for key in SCREENS {
        show(&term, key);
        let coloured = term.screen(|s| {
            let cells = (0..24).flat_map(|y| (0..80).map(move |x| (y, x))).filter_map(|(y, x)| s.cell(y, x));
            cells.filter(|c| c.fgcolor() != vt100::Color::Default || c.bgcolor() != vt100::Color::Default).count()
        });
        term.assert(coloured == 0, &format!("{coloured} coloured cells on {key}"));
        let rows = term.picture().rows;
        let at = rows.iter().skip(2).position(|r| r.starts_with("> "));
        if let Some(at) = at {
            let row = u16::try_from(at + 2).unwrap();
            let reversed = term.screen(|s| s.cell(row, 3).unwrap().inverse());
            term.assert(reversed, &format!("the row of the cursor is not reversed on {key}"));
        } else {
            term.assert(key == "f6", &format!("no row of a cursor on {key}"));
        }
    }
    term.quit();
}

#[test]
fn a_second_program_at_the_desk_reads_and_says_so() {
    let home = Home::french();
    home.fill_desk();
    let first = home.enter(&[], SMALL);
    let second = home.enter(&[], SMALL);
    second.wait("Un autre programme tient ce bureau").wait(&format!("processus {}", first.pid()));
    second.leave("À savoir").wait("LECTURE SEULE").wait("Le bureau").wait("Fermez l’autre paraphe");
    second.press("f7 n").wait("le bureau est ouvert en lecture seule");
    // What the first one does is not disturbed, and the second one can hold the desk when the first is gone.
    first
        .press("f7 n")
        .fill("Nouvelle personne", &[Fill::Text("Nadia Roussel"), Fill::Text("nadia.roussel@essai.fr"), Fill::Keep]);
    first.wait("Ajouté à l’annuaire : Nadia Roussel").quit();
    second.press("ctrl-l");
    unlock(&second, "", PHRASE);
    second.wait("Nadia Roussel");
    second.assert(!second.picture().has("LECTURE SEULE"), "the desk is held now");
    second.quit();
}

#[test]
fn the_desk_locks_on_a_key_and_a_wrong_passphrase_has_to_wait() {
    let home = Home::french();
    home.fill_desk();
    let term = home.enter(&[], SMALL);
    term.press("f3").wait("Institut");
    term.press("ctrl-l").wait("Ouvrir le bureau").wait("verrouillé").gone("Structures]");
    term.type_in("ce n’est pas la bonne").press("enter").wait("Ce n’est pas la phrase de passe.");
    term.wait("Nouvel essai possible dans").gone("Nouvel essai possible dans");
    unlock(&term, "", PHRASE);
    term.wait("Structures]").wait("524 structures").quit();
}
