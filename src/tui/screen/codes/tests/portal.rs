//! The files and the logs of the portal.

use super::*;
use crate::tui::chord::Chord;
use crate::tui::overlay::form_keys;

#[test]
fn the_portals_file_is_written_where_the_user_says() {
    let mut model = model();
    let mut file = form(update(&mut model, Action::ExportCodes));
    assert_eq!(send(&file, &model).unwrap_err().field, "path");
    set(&mut file, "path", "/srv/portail/htpasswd");
    let planned = send(&file, &model).unwrap();
    assert!(planned.starts_with("Plan(ExportCodes { path: \"/srv/portail/htpasswd\", format: Htpasswd"), "{planned}");
}

#[test]
fn the_portals_file_that_was_written_last_is_offered_again_and_gives_way_to_what_is_typed() {
    let mut model = model();
    fixture::written(&mut model.state, "/srv/avant", fixture::meta(40, "2027-05-05T09:00:00Z"));
    let by = fixture::meta(41, "2027-05-06T09:00:00Z");
    let key = ("ldif:ou=codes,dc=exemple".to_owned(), "/srv/annuaire.ldif".to_owned());
    let export = crate::domain::portal::Export { by, ..Default::default() };
    Arc::make_mut(&mut model.state.exports).insert(key, export);
    for action in [Action::ExportCodes, Action::InspectPortalFile] {
        let sent = send(&form(update(&mut model, action)), &model).unwrap();
        assert!(sent.contains("\"/srv/annuaire.ldif\"") && sent.contains("ou=codes,dc=exemple"), "{sent}");
    }
    let mut file = form(update(&mut model, Action::ExportCodes));
    file.focus = file.fields.iter().position(|f| f.name == "path").unwrap();
    for c in "/a".chars() {
        form_keys::key(&mut file, Chord::parse(&c.to_string()).unwrap(), None);
    }
    assert_eq!(file.value("path"), "/a");
    let target = form(update(&mut model, Action::KeepPortalFile));
    assert_eq!(target.value("path"), "", "validating at once must not begin to keep a file");
}

#[test]
fn the_screen_says_when_the_portals_file_is_older_than_the_codes() {
    let mut model = model();
    assert!(shown(&model).contains("⚠ fichier du portail à récrire depuis le 03/05/2027"));
    fixture::written(&mut model.state, "", fixture::meta(40, "2027-05-05T09:00:00Z"));
    refresh(&mut model);
    assert!(shown(&model).contains("fichier du portail à jour (écrit le 05/05/2027)"));
    model.now.day = fixture::day("2027-06-01");
    refresh(&mut model);
    assert!(matches!(model.codes.portal, PortalFile::Stale { .. }), "a hold has ended by itself");
    for code in Arc::make_mut(&mut model.state.codes).values_mut() {
        code.holds.clear();
    }
    refresh(&mut model);
    assert!(matches!(model.codes.portal, PortalFile::Fresh(_)));
    model.now.day = fixture::day("2027-06-06");
    refresh(&mut model);
    assert!(matches!(model.codes.portal, PortalFile::Fresh(_)), "a day that comes cuts nobody off");
    model.state.codes_changed = Some(fixture::meta(41, "2027-06-06T09:00:00Z"));
    refresh(&mut model);
    assert!(matches!(model.codes.portal, PortalFile::Stale { .. }), "the old codes were cut off");
    fixture::written(&mut model.state, "/srv/portail.htpasswd", fixture::meta(41, "2027-06-05T09:00:00Z"));
    refresh(&mut model);
    assert!(shown(&model).contains("⚠ 2 fichiers du portail à récrire depuis le"), "{}", shown(&model));
    let files = Arc::make_mut(&mut model.state.exports);
    files.retain(|(_, path), _| !path.is_empty());
    refresh(&mut model);
    assert!(shown(&model).contains("⚠ portail.htpasswd à récrire depuis le"), "the file is named: {}", shown(&model));
    model.state.exports = Arc::default();
    let long = format!("/srv/{}", "x".repeat(80));
    fixture::written(&mut model.state, &long, fixture::meta(41, "2027-06-05T09:00:00Z"));
    refresh(&mut model);
    assert!(shown(&model).contains("⚠ fichier du portail à récrire depuis le"), "{}", shown(&model));
    model.state.exports = Arc::default();
    refresh(&mut model);
    assert!(shown(&model).contains("jamais écrit"));
}

#[test]
fn the_portals_file_has_a_format_may_be_kept_up_to_date_and_is_inspected() {
    let mut model = model();
    let mut file = form(update(&mut model, Action::ExportCodes));
    set(&mut file, "path", "/srv/p");
    for (word, format) in [("ezproxy", "Ezproxy"), ("inist", "Inist"), ("htpasswd", "Htpasswd")] {
        set(&mut file, "format", word);
        assert!(send(&file, &model).unwrap().contains(&format!("format: {format}")), "{word}");
    }
    set(&mut file, "format", "ldif");
    assert_eq!(send(&file, &model).unwrap_err().field, "base");
    set(&mut file, "base", "ou=codes,dc=exemple");
    assert!(send(&file, &model).unwrap().contains("Ldif { base: \"ou=codes,dc=exemple\" }"));
    let mut target = form(update(&mut model, Action::KeepPortalFile));
    assert_eq!(target.about, "htpasswd → ? (à récrire depuis le 03/05/2027)");
    assert!(send(&target, &model).unwrap().contains("path: None"));
    set(&mut target, "path", "/srv/p");
    assert!(send(&target, &model).unwrap().contains("path: Some(\"/srv/p\")"));
    let mut inspect = form(update(&mut model, Action::InspectPortalFile));
    set(&mut inspect, "path", "/srv/p");
    assert!(send(&inspect, &model).unwrap().starts_with("Ask(CheckPortal"));
    let found = PortalReport { path: "/srv/p".into(), current: true, ..PortalReport::default() };
    assert!(answer(&mut model, &Answer::Portal(found)));
    let Some(Overlay::Message(message)) = model.overlays.pop() else { panic!() };
    let told = message.lines.join(" ");
    assert!(told.contains("À jour") && !told.contains("--worker"), "{told}");
}

#[test]
fn a_log_is_read_by_a_named_format_or_ones_own_and_the_report_tells_what_it_says() {
    let mut model = model();
    let mut log = form(update(&mut model, Action::ReadUsage));
    assert_eq!(send(&log, &model).unwrap_err().field, "file");
    fill(&mut log, "/var/log/ezproxy.log");
    assert!(send(&log, &model).unwrap().contains("format: None, only_codes: true"), "the log tells it");
    set(&mut log, "format", "nginx");
    assert!(send(&log, &model).unwrap().contains("format: Some(\"nginx\"), only_codes: true"));
    set(&mut log, "own", "%h %u %t");
    assert!(send(&log, &model).unwrap().contains("format: Some(\"%h %u %t\")"));
    assert_eq!(reason(&model, Action::UsageReport), Some("aucun journal du portail n’a encore été lu"));
    let effects = update(&mut model, Action::UsageReport);
    let Some(Effect::Push(overlay)) = effects.into_iter().next() else { panic!() };
    let Overlay::Message(message) = *overlay else { panic!() };
    assert_eq!(message.lines[0], "remis, jamais vu en usage\u{a0}: 1");
    assert!(message.lines[1].contains("27INSU1016") && message.lines[1].contains("25 jours"), "{message:?}");
}
