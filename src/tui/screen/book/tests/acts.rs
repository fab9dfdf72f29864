//! What is done to dossiers: acts, forms, reasons and answers.

use super::*;
use crate::desk::Integrity;

#[test]
fn a_visa_and_a_signature_are_planned_for_the_dossier_under_the_cursor() {
    let mut m = at("hugo", 4);
    assert_eq!(why_not(&m, Action::GiveVisa), None);
    let effects = update(&mut m, Action::GiveVisa);
    let [Effect::Plan(verb)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(format!("{verb:?}").contains("what: Visa") && format!("{verb:?}").contains("d4"), "{verb:?}");
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
    next.rounds[1].document.hash = "next".into();
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
    assert!(seen(&m).contains("✔ fait, quitte cette bannette"), "{}", seen(&m));
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
        ("claire", 3, Action::SendVersion, text::WRITER_SENDS),
        ("claire", 1, Action::SendVersion, text::NOT_REFUSED),
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
    fill(&mut form, "kind", "agreement");
    fill(&mut form, "structure", "200710776M");
    fill(&mut form, "amount", "1 234,50");
    fill(&mut form, "document", "/tmp/a.pdf");
    fill(&mut form, "annex2", "/tmp/b.pdf");
    fill(&mut form, "reply", "d1");
    fill(&mut form, "secrecy", "confidential");
    fill(&mut form, "particulars", "marché=2027-12 / lot = 3");
    // What is proposed is told while nothing is chosen; what is chosen is told step by step.
    let live = |form: &Form| (form.live.as_ref().unwrap().0)(form, "circuit", Fr).unwrap();
    assert!(live(&form).contains("Unité puis délégation"), "{}", live(&form));
    fill(&mut form, "circuit", "stage");
    assert!(live(&form).contains("→"), "{}", live(&form));
    // It is rehearsed first: nothing is planned from the form itself.
    let made = sent(&form, &m);
    assert!(made.starts_with("Book(Rehearse(New("), "{made}");
    for part in
        ["reply_to: Some(DossierId(\"d1\"))", "secrecy: Confidential", "\"lot\": \"3\"", "\"marché\": \"2027-12\""]
    {
        assert!(made.contains(part), "{part} in {made}");
    }
    let Ok(Effect::Book(wish)) = (form.make.0)(&form, &m) else { panic!() };
    let asked = follow(&mut m, *wish);
    assert!(matches!(asked.as_slice(), [Effect::Ask(crate::desk::Question::Rehearse(_))]), "{asked:?}");
    let verb = format!("{:?}", follow(&mut m, Wish::Send));
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
    let kept = format!("{:?}", follow(&mut m, Wish::Keep));
    assert!(kept.contains("SaveDraft {") && kept.contains("circuit: Some(CircuitId(\"stage\"))"), "{kept}");
    fill(&mut form, "particulars", "sans valeur");
    assert!(sent(&form, &m).starts_with("fault in particulars"));
    fill(&mut form, "particulars", "");
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
            "Act { dossier: DossierId(\"d4\"), on: None, what: Refuse { reason: \"Il manque une page\" }, fields: {}, \
             passphrase: Hidden(…), how: Sealing { place: None, all_annexes: false } }",
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
        kind: "approval",
        claimed: None,
        time: crate::desk::TimeReport::Claimed,
        revoked_later: None,
        listed: None,
        certificate: "ab".repeat(32),
        covered: 100,
        behind: 0,
        integrity: Integrity::Whole,
        chain: "trusted",
        verdict: Verdict::Valid,
        problems: vec![],
        additions: vec![],
        explained: 0,
        material: 0,
    };
    assert!(answer(&mut m, &Answer::Signatures { file: "x.pdf".into(), found: vec![report] }));
    let Some(Overlay::Message(message)) = m.overlays.pop() else { panic!() };
    let text = message.lines.join("\n");
    assert!(text.contains("valide") && !text.contains('\u{1b}'), "{text}");

    let mut m = at("claire", 3);
    update(&mut m, Action::WhoMaySign);
    let may = |person: &str, answer| MaySign {
        step: 1,
        asked: crate::domain::circuit::Asked::Signature,
        person: person.into(),
        post: "Directrice".into(),
        answer,
    };
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
fn a_dossier_that_an_act_completes_is_offered_to_be_filed_where_filing_is_set() {
    use crate::desk::{Done, Next};
    use crate::domain::book::{BookSettings, Filing};
    let mut m = at("claire", 1);
    let number = m.state.dossiers[&dossier(1)].number.clone();
    let done = Done { next: Some(Next::Completed), ..Done::one(number) };
    assert!(offer(&m, &done).is_none(), "nothing is set");
    assert_eq!(why_not(&m, Action::FileCompleted), Some(crate::text::screens_book::NO_FILING));
    let filing = Some(Filing { folder: "/tmp".into(), pattern: "{number}".into() });
    m.state.book = Arc::new(BookSettings { filing, ..BookSettings::default() });
    let Some(Effect::Plan(verb)) = offer(&m, &done) else { panic!() };
    assert_eq!(format!("{verb:?}"), "FileDossiers { dossiers: [DossierId(\"d1\")] }");
    assert!(offer(&m, &Done { next: None, ..done }).is_none(), "it goes on");
    assert_eq!(why_not(&m, Action::FileCompleted), None);
}

#[test]
fn the_forms_of_filing_and_of_reminders_make_their_acts() {
    let mut m = at("claire", 1);
    let mut filing = form(&mut m, Action::SetFiling);
    for (pattern, fault) in [("../{number}", true), ("{year}", true), ("{year}/{title}", false)] {
        fill(&mut filing, "folder", "/tmp");
        fill(&mut filing, "pattern", pattern);
        assert_eq!(sent(&filing, &m).starts_with("fault in pattern"), fault, "{pattern}");
    }
    fill(&mut filing, "folder", "");
    assert_eq!(sent(&filing, &m), "SetFiling { filing: None }", "no folder: nothing is filed any more");
    let mut remind = form(&mut m, Action::RemindBook);
    assert!(sent(&remind, &m).starts_with("fault in folder"), "without a server there must be a folder");
    fill(&mut remind, "folder", "/tmp/relances");
    assert_eq!(sent(&remind, &m), "SendDigests { to: Outbox(\"/tmp/relances\") }");
    let mut texts = form(&mut m, Action::BookTexts);
    fill(&mut texts, "path", "/tmp/t.md");
    assert_eq!(sent(&texts, &m), "SaveBookText { name: Digest, path: \"/tmp/t.md\" }");
}

#[test]
fn whoever_stood_in_for_the_post_that_is_asked_is_told_so() {
    use crate::domain::people::Substitution;
    use crate::text::screens_deeds as words;
    let mut m = at("hugo", 3);
    assert_eq!(why_not(&m, Action::SignDossier), Some(crate::text::screens_book::NOTHING_WAITS));
    let post = m.state.dossiers[&dossier(3)].open_tasks()[0].post.clone();
    let mut stands = |from: &str, until: &str| {
        let (from, until) = (crate::tui::fixture_book::day(from), crate::tui::fixture_book::day(until));
        let (id, person, act) = ("s".into(), "hugo".into(), "Note 4".into());
        let (kinds, revoked, revoked_on) = (vec![], None, None);
        let manner = crate::domain::people::Manner::Absence;
        let made =
            Substitution { id, post: post.clone(), person, kinds, from, until, act, revoked, revoked_on, manner };
        Arc::make_mut(&mut m.state.people).substitutions.insert("s".into(), made);
        why_not(&m, Action::SignDossier)
    };
    assert_eq!(stands("2027-03-01", "2027-03-15"), Some(words::STOOD_IN));
    assert_eq!(stands("2027-03-17", "2027-03-20"), Some(words::STANDS_IN_LATER));
}

#[test]
fn who_may_give_an_opinion_is_not_said_to_give_a_visa() {
    use crate::domain::circuit::Asked;
    let told = |asked, lang| {
        let (person, post) = ("Zoé Martin".into(), "Juriste".into());
        crate::text::words::may_sign(&MaySign { step: 0, asked, person, post, answer: Ok(String::new()) }, lang)
    };
    assert!(told(Asked::Opinion, Fr).contains("peut donner son avis"));
    assert!(told(Asked::Opinion, En).contains("may give an opinion"));
    assert!(told(Asked::Visa, Fr).contains("peut viser"));
}
