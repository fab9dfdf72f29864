//! The detail of a dossier: its steps, its rounds, its signatures.

use super::*;
use crate::domain::circuit::{Asked, Task};
use crate::domain::dossier::Outsider;

#[test]
fn on_a_narrow_terminal_enter_opens_the_detail_and_escape_comes_back() {
    let mut m = model(Fr, (80, 24));
    assert!(!seen(&m).contains("Circuit"));
    update(&mut m, Action::Open);
    let text = seen(&m);
    assert!(text.contains("Circuit « Unité puis délégation »") && !text.contains("2027-0007"), "{text}");
    update(&mut m, Action::Last);
    assert!(seen(&m).contains("à venir : Odile Roy"));
    update(&mut m, Action::Back);
    assert!(seen(&m).contains("2027-0007"));
}

#[test]
fn on_a_wide_terminal_the_detail_stands_beside_and_tells_every_step() {
    let text = seen(&at("claire", 3));
    for line in [
        "│ Numéro        2027-0003",
        "│ État          ● en circulation, étape 2 sur 3",
        "│ Nature        Convention de stage",
        "│ Structure     U 9001, Biologie des marées",
        "│  4 pages · 246 ko",
        "│  empreinte v30123456789abcd…",
        "│  1. Visa · Correspondant de l’U 9001",
        "✔ Hugo Lemoine, le 12/03/2027",
        "│  2. Signature · Directrice de l’U 9001",
        "● attend Claire Aubert depuis le 12/03/2027",
        "· à venir : Odile Roy",
        "│  Programme du stage.pdf",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn a_refused_dossier_says_by_whom_when_and_why() {
    let text = seen(&at("claire", 2));
    for line in ["✗ refusé, depuis le 02/02/2027", "« Le devis joint est échu. »", "n’est plus demandé", "12 345,50 €"]
    {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn rounds_before_stay_readable_with_their_acts() {
    let text = seen(&at("claire", 7));
    for line in [
        "Document, version 2",
        "Version 1, remplacée",
        "Visa : Hugo Lemoine (Correspondant de l’U 9001),",
        "Signature : Claire Aubert",
        "L’annexe financière manque.",
        "Ces signatures ne valent que pour cette version.",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn a_signed_document_shows_its_signatures_with_the_act_and_the_certificate() {
    let text = seen(&at("claire", 5));
    for line in ["Signatures sur le document", "par délégation : Décision 2026-41", "certificat 9f2c44d1a0b7e355…"]
    {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn an_act_without_effect_says_why() {
    let mut s = state();
    let known = s.dossiers[&dossier(5)].clone();
    let mut late = (*known).clone();
    // The same visa given on another desk, which did not know of the first.
    let mut twin = late.acts[0].clone();
    twin.meta.id = "twin".into();
    twin.meta.log = "other".into();
    twin.meta.seq = 0;
    twin.meta.past.clear();
    late.acts.push(twin);
    late.settle();
    Arc::make_mut(&mut s.dossiers).insert(dossier(5), Arc::new(late));
    let mut m = model_of(s, "claire", Fr, (120, 60));
    show(&mut m, &dossier(5));
    let text = seen(&m);
    assert!(text.contains("Actes sans effet") && text.contains("déjà fait ailleurs"), "{text}");
}

#[test]
fn a_step_names_the_outsider_or_the_person_whom_it_asks() {
    let mut m = at("claire", 3);
    let held = Arc::make_mut(Arc::make_mut(&mut m.state.dossiers).get_mut(&dossier(3)).unwrap());
    let outsider = Outsider { id: "o1".into(), name: "Ida Roy".into(), ..Outsider::default() };
    held.particulars.outsiders.push(outsider);
    held.tasks[1] = Task { post: "".into(), outsider: Some("o1".into()), ..held.tasks[1].clone() };
    held.tasks[1].asked = Asked::Countersignature;
    held.tasks[2] = Task { post: "".into(), person: Some("hugo".into()), ..held.tasks[2].clone() };
    let text = seen(&m);
    for line in [
        "2. Contreseing · Ida Roy",
        "● attend Ida Roy depuis",
        "3. Signature · Hugo Lemoine",
        "· à venir : Hugo Lemoine",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}
