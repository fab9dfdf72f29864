//! The settings, as a form that shows what holds now.

use super::form::{Field, Form};
use crate::domain::ids::OfficeId;
use crate::text::{Lang, frame};
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Preferences};
use crate::tui::theme::Theme;

/// The form.
pub fn form(model: &Model) -> Form {
    let (lang, now) = (model.lang, &model.preferences);
    let languages = vec![
        (String::new(), frame::SYSTEM_LANGUAGE.of(lang).to_owned()),
        ("fr".to_owned(), "français".to_owned()),
        ("en".to_owned(), "English".to_owned()),
    ];
    let language = languages.iter().position(|(key, _)| *key == now.language).unwrap_or_default();
    let themes = [frame::THEME_DARK, frame::THEME_LIGHT, frame::THEME_CONTRAST, frame::THEME_MONO];
    let themes: Vec<(String, String)> =
        Theme::ALL.iter().zip(themes).map(|(t, words)| (t.name.to_owned(), words.of(lang).to_owned())).collect();
    let theme = themes.iter().position(|(key, _)| *key == now.theme).unwrap_or_default();
    let mut offices = vec![(String::new(), frame::ALL_OFFICES.of(lang).to_owned())];
    offices.extend(model.state.offices.offices.iter().map(|o| (o.id.0.clone(), o.name.clone())));
    let office = now.home_office.clone().unwrap_or_default().0;
    let fields = vec![
        Field::choice("language", frame::LANGUAGE, frame::LANGUAGE_HINT, languages, language),
        Field::choice("theme", frame::THEME, frame::LANGUAGE_HINT, themes, theme),
        Field::toggle("mouse", frame::MOUSE, frame::MOUSE_HINT, !now.no_mouse),
        Field::pick("office", frame::HOME_OFFICE, frame::HOME_OFFICE_HINT, offices, Some(office)),
    ];
    let about = if model.frame.no_color { frame::NO_COLOR.of(lang) } else { "" };
    Form::new(frame::SETTINGS.of(lang), fields, |form, model| {
        let office = form.value("office");
        Ok(Effect::Prefer(Box::new(Preferences {
            language: form.value("language"),
            theme: form.value("theme"),
            no_mouse: form.value("mouse") == "false",
            home_office: (!office.is_empty()).then(|| OfficeId::new(office)),
            ..model.preferences.clone()
        })))
    })
    .about(about)
}

/// Makes the screen follow the preferences.
pub fn follow(model: &mut Model) {
    model.lang = match model.preferences.language.as_str() {
        "fr" => Lang::Fr,
        "en" => Lang::En,
        _ => model.frame.system_lang,
    };
    model.theme = if model.frame.no_color { Theme::MONO } else { Theme::named(&model.preferences.theme) };
    if model.frame.few_colors {
        model.theme = model.theme.indexed();
    }
}
