//! The signing book as its users see it and use it.

use super::*;
use crate::desk::{Answer, MaySign, Reading, SignatureReport, Verdict};
use crate::domain::plan::{Grade, Heading, Note, Plan};
use crate::domain::tray::Tray;
use crate::domain::trouble::Rule;
use crate::text::Lang::{self, En, Fr};
use crate::text::Text;
use crate::tui::action::{Action, Layer};
use crate::tui::effect::Effect;
use crate::tui::fixture_book::{dossier, drawn, fill, form_of, model, model_of, sent, state};
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::Form;
use std::sync::Arc;

fn seen(m: &Model) -> String {
    drawn(m, view).replace(['\u{a0}', '\u{202f}'], " ")
}

/// The model with a dossier under the cursor, in the tray of all.
fn at(me: &str, number: u32) -> Model {
    let mut m = model_of(state(), me, Fr, (160, 60));
    m.book.tray = Tray::ALL.len() - 1;
    refresh(&mut m);
    m.book.place.cursor = m.book.names.iter().position(|n| *n == dossier(number).0).unwrap();
    m
}

fn why_not(m: &Model, action: Action) -> Option<Text> {
    let row = ROWS.iter().find(|r| r.action == action).unwrap();
    (row.enabled)(m).err()
}

/// The form that an action opens.
fn form(m: &mut Model, action: Action) -> Form {
    form_of(update(m, action))
}

#[test]
fn trays_are_named_with_their_counts_and_what_waits_for_me_comes_first() {
    let fr = "[À traiter 3]  En retard 1   À venir 1   En circulation 2   À reprendre 1   Ref";
    let en = "[To do 3]  Late 1   Coming 1   In circulation 2   To take back 1   Refused ";
    for size in [(80, 24), (120, 40)] {
        for (lang, head) in [(Fr, fr), (En, en)] {
            let text = seen(&model(lang, size));
            assert!(text.starts_with(head), "{text}");
            assert!(text.contains("> 2027-0008 Accord de licence Borée"), "{text}");
        }
    }
}

#[test]
fn each_dossier_says_where_it_stands_since_when_and_whether_it_is_late() {
    for (lang, lines) in [
        (
            Fr,
            [
                "2027-0008 Accord de licence Borée                          depuis aujourd’hui",
                "2/3 ● à vous : signature · U 9001 · convention",
                "2027-0005 Accord de transfert de matériel                       depuis 1 jour",
                "3/3 signature : Odile Roy · U 9001 · convention",
                "2027-0004 Convention de stage d’Ismaël Kone           ⚠ en retard de 10 jours",
                "✗ refusé · U 9001 · bon de commande",
                "✔ terminé · U 9001 · convention",
                "■ retiré · U 9001 · courrier ou note",
            ],
        ),
        (
            En,
            [
                "2027-0008 Accord de licence Borée                                 since today",
                "2/3 ● yours: signature · U 9001 · agreement",
                "2027-0005 Accord de transfert de matériel                           for 1 day",
                "3/3 signature: Odile Roy · U 9001 · agreement",
                "2027-0004 Convention de stage d’Ismaël Kone                    ⚠ 10 days late",
                "✗ refused · U 9001 · purchase order",
                "✔ completed · U 9001 · agreement",
                "■ withdrawn · U 9001 · letter or note",
            ],
        ),
    ] {
        let mut m = model(lang, (80, 24));
        update(&mut m, Action::PreviousTray);
        let text = seen(&m);
        for line in lines {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }
}

#[test]
fn tab_and_arrows_go_through_the_trays_and_come_round() {
    let mut m = model(Fr, (80, 24));
    for action in [Action::NextPane, Action::Right, Action::NextTray] {
        update(&mut m, action);
    }
    assert!(seen(&m).contains("[En circulation 2]"));
    for action in [Action::PreviousPane, Action::Left, Action::PreviousTray, Action::Left] {
        update(&mut m, action);
    }
    assert!(seen(&m).contains("[Tous 8]"));
}

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
fn a_visa_and_a_signature_are_planned_for_the_dossier_under_the_cursor() {
    let mut m = at("hugo", 4);
    assert_eq!(why_not(&m, Action::GiveVisa), None);
    let effects = update(&mut m, Action::GiveVisa);
    let [Effect::Plan(verb)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(format!("{verb:?}").starts_with("Visa") && format!("{verb:?}").contains("d4"), "{verb:?}");
    assert_eq!(reminded(&mut m, Heading::Visa { number: "4".into() }), [Note::NotOpened, Note::Completes]);
    assert_eq!(reminded(&mut m, Heading::Visa { number: "4".into() }), [Note::Completes], "once for each act");

    let mut m = at("claire", 3);
    assert_eq!(why_not(&m, Action::SignDossier), None);
    let effects = update(&mut m, Action::SignDossier);
    let [Effect::Plan(verb)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(verb.needs_passphrase() && format!("{verb:?}").contains("d3"), "{verb:?}");
}

#[test]
fn whoever_has_opened_this_version_is_not_reminded_and_a_new_version_reminds_again() {
    let mut m = at("claire", 3);
    let effects = update(&mut m, Action::ReadDocument);
    assert!(matches!(effects.as_slice(), [Effect::Ask(crate::desk::Question::ReadDossier(id))] if *id == dossier(3)));
    assert!(answer(&mut m, &Answer::Document(Reading { name: "document.pdf".into(), ..Reading::default() })));
    assert!(matches!(m.overlays.pop(), Some(Overlay::Reader(r)) if r.reading.name == "document.pdf"));
    let sign = || Heading::Sign { number: "3".into() };
    update(&mut m, Action::SignDossier);
    assert_eq!(reminded(&mut m, sign()), [Note::Completes]);
    let mut next = (*m.state.dossiers[&dossier(3)]).clone();
    next.rounds.push(next.rounds[0].clone());
    next.settle();
    Arc::make_mut(&mut m.state.dossiers).insert(dossier(3), Arc::new(next));
    update(&mut m, Action::SignDossier);
    assert_eq!(reminded(&mut m, sign()), [Note::NotOpened, Note::Completes]);
}

/// The remarks of a plan once the book has put its reminder in.
fn reminded(m: &mut Model, heading: Heading) -> Vec<Note> {
    let mut plan = Plan::new(heading, Grade::Confirmed).note(Note::Completes);
    remind(m, &mut plan);
    plan.notes
}

/// Hugo gives his visa to the dossier under the cursor: it waits for somebody else now.
fn visa_given(m: &mut Model) {
    let id = dossier(4);
    let mut done = (*m.state.dossiers[&id]).clone();
    done.step += 1;
    Arc::make_mut(&mut m.state.dossiers).insert(id, Arc::new(done));
    refresh(m);
}

#[test]
fn a_dossier_that_was_acted_on_stays_under_the_cursor_until_it_moves() {
    let mut m = model_of(state(), "hugo", Fr, (160, 60));
    let at = m.book.names.iter().position(|n| n == "d4").expect("a visa waits for Hugo");
    m.book.place.cursor = at;
    let before = m.book.counts[0];
    visa_given(&mut m);
    assert_eq!((m.book.counts[0], m.book.names[m.book.place.cursor].as_str()), (before - 1, "d4"));
    let shown = form(&mut m, Action::SaveDocument);
    let title = &m.state.dossiers[&dossier(4)].title;
    assert!(
        shown.title.contains("2027-0004") && shown.about.contains(title.as_str()),
        "{} {}",
        shown.title,
        shown.about
    );
    leave(&mut m);
    assert!(!m.book.names.contains(&"d4".to_owned()), "another screen came to the front");

    let mut m = model_of(state(), "hugo", Fr, (160, 60));
    m.book.place.cursor = at;
    visa_given(&mut m);
    for action in [Action::NextTray, Action::PreviousTray] {
        update(&mut m, action);
        assert!(!m.book.names.contains(&"d4".to_owned()) || m.book.tray > 0, "{action:?}");
    }
}

#[test]
fn an_answer_that_nobody_here_asked_for_is_left_to_others() {
    let mut m = at("claire", 3);
    assert!(!answer(&mut m, &Answer::Document(Reading::default())));
    assert!(!answer(&mut m, &Answer::MaySign(Vec::new())));
    assert!(m.overlays.is_empty());
}

#[test]
fn disabled_actions_say_why() {
    use crate::text::screens_book as text;
    for (me, number, action, why) in [
        ("claire", 3, Action::GiveVisa, text::ASKS_SIGNATURE),
        ("hugo", 4, Action::SignDossier, text::ASKS_VISA),
        ("claire", 4, Action::GiveVisa, text::NOTHING_WAITS),
        ("claire", 5, Action::RefuseDossier, text::NOTHING_WAITS),
        ("claire", 8, Action::SignDossier, text::NO_AUTHORITY),
        ("claire", 1, Action::SignDossier, text::IS_COMPLETED),
        ("claire", 2, Action::GiveVisa, text::IS_REFUSED),
        ("claire", 6, Action::RefuseDossier, text::IS_WITHDRAWN),
        ("claire", 3, Action::SendVersion, text::NOT_REFUSED),
        ("hugo", 2, Action::SendVersion, text::WRITER_SENDS),
        ("claire", 3, Action::WithdrawDossier, text::WRITER_WITHDRAWS),
        ("claire", 1, Action::WithdrawDossier, text::NO_LONGER_CIRCULATES),
        ("claire", 1, Action::WhoMaySign, text::NO_LONGER_CIRCULATES),
    ] {
        assert_eq!(why_not(&at(me, number), action), Some(why), "{me} {number} {action:?}");
    }
    for (me, number, action) in [
        ("claire", 2, Action::SendVersion),
        ("claire", 5, Action::WithdrawDossier),
        ("claire", 8, Action::RefuseDossier),
        ("claire", 1, Action::VerifyDossier),
    ] {
        assert_eq!(why_not(&at(me, number), action), None, "{me} {number} {action:?}");
    }
    let empty = model_of(crate::domain::state::State::default(), "claire", Fr, (80, 24));
    assert_eq!(why_not(&empty, Action::ReadDocument), Some(text::NO_DOSSIER));
    assert_eq!(why_not(&empty, Action::NewDossier), Some(text::NO_CIRCUIT));
}

#[test]
fn a_new_dossier_carries_what_was_filled_in() {
    let mut m = model(Fr, (80, 24));
    let mut form = form(&mut m, Action::NewDossier);
    assert!(sent(&form, &m).starts_with("fault in title"));
    fill(&mut form, "title", "Accueil d’une doctorante");
    assert!(sent(&form, &m).starts_with("fault in document"));
    fill(&mut form, "kind", "agreement");
    fill(&mut form, "structure", "200710776M");
    fill(&mut form, "amount", "1 234,50");
    fill(&mut form, "circuit", "stage");
    fill(&mut form, "document", "/tmp/a.pdf");
    fill(&mut form, "annex2", "/tmp/b.pdf");
    let verb = sent(&form, &m);
    for part in [
        "NewDossier {",
        "title: \"Accueil d’une doctorante\"",
        "kind: Agreement",
        "structure: Some(StructureId(\"200710776M\"))",
        "amount: Some(123450)",
        "circuit: CircuitId(\"stage\")",
        "document: \"/tmp/a.pdf\"",
        "annexes: [\"/tmp/b.pdf\"]",
    ] {
        assert!(verb.contains(part), "{part} in {verb}");
    }
    fill(&mut form, "amount", "beaucoup");
    assert!(sent(&form, &m).starts_with("fault in amount"));
    // A formal public contract is offered, so that the desk can say why it is refused.
    fill(&mut form, "amount", "");
    fill(&mut form, "kind", "formal-public-contract");
    assert!(sent(&form, &m).contains("kind: FormalContract"));
}

#[test]
fn a_refusal_needs_a_reason_and_the_other_forms_need_a_path() {
    for (me, number, action, field, value, verb) in [
        (
            "hugo",
            4,
            Action::RefuseDossier,
            "reason",
            "Il manque une page",
            "Refuse { dossier: DossierId(\"d4\"), reason: \"Il manque une page\" }",
        ),
        (
            "claire",
            2,
            Action::SendVersion,
            "document",
            "/tmp/v2.pdf",
            "NewVersion { dossier: DossierId(\"d2\"), document: \"/tmp/v2.pdf\" }",
        ),
        (
            "claire",
            1,
            Action::SaveDocument,
            "path",
            "/tmp/s.pdf",
            "SaveDocument { dossier: DossierId(\"d1\"), path: \"/tmp/s.pdf\" }",
        ),
        (
            "claire",
            1,
            Action::SaveSheet,
            "path",
            "/tmp/f.pdf",
            "SaveSheet { dossier: DossierId(\"d1\"), restricted: false, path: \"/tmp/f.pdf\" }",
        ),
        (
            "claire",
            1,
            Action::SaveEvidence,
            "path",
            "/tmp/p.zip",
            "SaveEvidence { dossier: DossierId(\"d1\"), path: \"/tmp/p.zip\" }",
        ),
        ("claire", 1, Action::VerifyFile, "path", "/tmp/x.pdf", "Ask(VerifyFile(\"/tmp/x.pdf\"))"),
    ] {
        let mut m = at(me, number);
        let mut form = form(&mut m, action);
        fill(&mut form, field, "  ");
        assert!(sent(&form, &m).starts_with(&format!("fault in {field}")));
        fill(&mut form, field, value);
        assert_eq!(sent(&form, &m), verb);
    }
    let mut m = at("claire", 5);
    let effects = update(&mut m, Action::WithdrawDossier);
    assert!(format!("{effects:?}").contains("Withdraw { dossier: DossierId(\"d5\") }"), "{effects:?}");
}

#[test]
fn signatures_and_entitlements_come_back_as_words() {
    let mut m = at("claire", 1);
    update(&mut m, Action::VerifyDossier);
    let report = SignatureReport {
        field: "S1".into(),
        signer: "Claire \u{1b}[31mAubert".into(),
        organisation: "Institut d’essai".into(),
        issuer: String::new(),
        claimed: None,
        certificate: "ab".repeat(32),
        covered: 100,
        behind: 0,
        verdict: Verdict::Valid,
        problems: vec![],
        additions: vec![],
        explained: 0,
    };
    assert!(answer(&mut m, &Answer::Signatures { file: "x.pdf".into(), found: vec![report] }));
    let Some(Overlay::Message(message)) = m.overlays.pop() else { panic!() };
    let text = message.lines.join("\n");
    assert!(text.contains("valide") && !text.contains('\u{1b}'), "{text}");

    let mut m = at("claire", 3);
    update(&mut m, Action::WhoMaySign);
    let may = |person: &str, answer| MaySign { step: 1, person: person.into(), post: "Directrice".into(), answer };
    let no = Rule::NoAuthority { post: "Directrice".into() };
    let found = vec![may("Claire Aubert", Ok("Décision 2026-41".into())), may("Sacha Weil", Err(no))];
    assert!(answer(&mut m, &Answer::MaySign(found)));
    let Some(Overlay::Message(message)) = m.overlays.pop() else { panic!() };
    let text = message.lines.join("\n");
    for part in ["16 mars 2027", "✔ ", "Décision 2026-41", "✗ ", "Sacha Weil"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn the_filter_narrows_the_tray_and_says_so_without_touching_the_counts() {
    let mut m = model(Fr, (80, 24));
    update(&mut m, Action::PreviousTray);
    m.filters.insert(Layer::Book, "ismael".into());
    refresh(&mut m);
    let text = seen(&m);
    assert!(text.contains("Filtre : 1 sur 8") && text.contains("[Tous 8]"), "{text}");
    assert!(text.contains("2027-0004") && !text.contains("2027-0005"), "{text}");
    m.filters.insert(Layer::Book, "zzz".into());
    refresh(&mut m);
    assert!(seen(&m).contains("Aucun dossier de cette bannette ne répond au filtre."));
}

#[test]
fn the_cursor_stays_on_its_dossier_when_others_come_and_go() {
    let mut m = at("claire", 4);
    let mut fewer = (*m.state.dossiers).clone();
    fewer.remove(&dossier(8));
    m.state.dossiers = Arc::new(fewer);
    refresh(&mut m);
    assert_eq!(m.book.names[m.book.place.cursor], "d4");
}

#[test]
fn sorting_goes_through_the_orders_and_says_which_one() {
    let mut m = model(Fr, (80, 24));
    update(&mut m, Action::PreviousTray);
    let first = |m: &Model| m.book.names[0].clone();
    assert_eq!(first(&m), "d8");
    update(&mut m, Action::SortReverse);
    assert_eq!((first(&m).as_str(), seen(&m).contains("Tri : numéro ↑")), ("d1", true));
    update(&mut m, Action::SortReverse);
    update(&mut m, Action::SortNext);
    assert_eq!((first(&m).as_str(), seen(&m).contains("Tri : objet ↑")), ("d8", true));
    update(&mut m, Action::SortNext);
    update(&mut m, Action::SortNext);
    assert_eq!((first(&m).as_str(), seen(&m).contains("Tri : attente ↑")), ("d1", true));
    assert_eq!(m.book.names[m.book.place.cursor], "d8", "the cursor stays on its dossier");
}

#[test]
fn copying_gives_the_number_of_the_dossier() {
    let effects = update(&mut at("claire", 5), Action::CopyCell);
    assert!(matches!(effects.as_slice(), [Effect::Copy { text, secret: false }] if text == "2027-0005"), "{effects:?}");
}

#[test]
fn showing_a_dossier_finds_its_tray_and_drops_the_filter() {
    let mut m = model(Fr, (120, 40));
    m.filters.insert(Layer::Book, "zzz".into());
    for (number, tray) in [(3, "[À traiter 3]"), (4, "[À venir 1]"), (2, "[Refusés 2]"), (1, "[Terminés 1]")] {
        show(&mut m, &dossier(number));
        let text = seen(&m);
        assert!(text.contains(tray) && text.contains(&format!("> 2027-000{number}")), "{text}");
    }
}

#[test]
fn hostile_words_reach_the_screen_written_out_and_nothing_breaks_when_it_is_small() {
    const HOSTILE: &str = "titre\u{1b}[2J\u{9b}31m\u{202e}\u{200b}\tfin\r\n";
    for (lang, size) in [(Fr, (120, 40)), (En, (80, 24)), (Fr, (40, 10)), (En, (3, 3))] {
        let mut m = at_with(HOSTILE, lang, size);
        for inside in [false, true] {
            m.book.inside = inside;
            let text = drawn(&m, view);
            let bad = |c: char| c != '\n' && crate::domain::clean::deceives(c);
            assert!(!text.chars().any(bad), "{text:?}");
            if size.0 >= 80 {
                assert!(text.contains("<U+001B>"), "{text}");
            }
        }
    }
}

fn at_with(words: &str, lang: Lang, size: (u16, u16)) -> Model {
    let mut s = state();
    let mut d = (*s.dossiers[&dossier(3)]).clone();
    d.title = words.into();
    d.number = words.into();
    d.current.name = words.into();
    d.annexes[0].name = words.into();
    Arc::make_mut(&mut s.dossiers).insert(dossier(3), Arc::new(d));
    for p in Arc::make_mut(&mut s.people).persons.values_mut() {
        p.name = words.into();
    }
    let mut m = model_of(s, "claire", lang, size);
    m.filters.insert(Layer::Book, String::new());
    show(&mut m, &dossier(3));
    m.filters.insert(Layer::Book, "titre\u{1b}".into());
    m
}

#[test]
fn no_key_of_the_book_is_used_twice_or_needs_alt_gr() {
    let mut keys: Vec<&str> = ROWS.iter().flat_map(|r| r.keys).copied().collect();
    assert!(keys.iter().all(|k| k.len() == 1 && k.bytes().all(|b| b.is_ascii_alphabetic())), "{keys:?}");
    let global = ["h", "j", "k", "l", "g", "G", "q", "v", "a", "y"];
    assert!(keys.iter().all(|k| !global.contains(k)), "{keys:?}");
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all);
}

#[test]
fn without_colour_the_dossier_under_the_cursor_is_reversed_and_the_open_tray_in_brackets() {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier};
    let m = model(Fr, (80, 24));
    let area = Rect::new(0, 0, 80, 21);
    let mut buffer = Buffer::empty(area);
    view(&m, area, &mut buffer);
    assert!(buffer.content.iter().all(|c| c.fg == Color::Reset && c.bg == Color::Reset));
    let reversed = |y: u16| (0..80).all(|x| buffer[(x, y)].modifier.contains(Modifier::REVERSED));
    let rows: Vec<u16> = (0..21).filter(|y| reversed(*y)).collect();
    assert_eq!(rows, [2, 3], "the two rows of the first dossier");
    assert_eq!(buffer[(0, 2)].symbol(), ">");
    assert_eq!(buffer[(0, 0)].symbol(), "[");
}
