//! The texts of a campaign: which one counts, what its words stand for, changing one, looking at one on paper.

use super::files;
use super::register::duty_of;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use super::{Desk, code_letters};
use crate::domain::campaign::{Campaign, Duty, Phase};
use crate::domain::clean;
use crate::domain::fact::Fact;
use crate::domain::login::Login;
use crate::domain::plan::{Grade, Heading, Item, Plan};
use crate::domain::state::State;
use crate::domain::structure::{Director, Structure};
use crate::domain::texts::TextName;
use crate::domain::trouble::{Outcome, Rule};
use crate::paper::letter::{Handed, Letter, Press, Texts};
use crate::paper::template::{self, Values};
use crate::paper::{french, sheets};
use chrono::NaiveDate;
use std::path::PathBuf;

/// A secret that nobody holds, for letters that are only looked at.
const SAMPLE: &str = "N7K2-QX4M-9TZ0";

/// The text of a campaign: its own, else the usual one.
pub fn text_of(campaign: &Campaign, name: TextName) -> &str {
    campaign.texts.get(name.word()).map_or_else(|| template::usual(name), String::as_str)
}

/// The texts that every letter of a campaign takes.
pub(in crate::desk) fn letter_texts(campaign: &Campaign) -> Texts<'_> {
    Texts {
        letterhead: text_of(campaign, TextName::Letterhead),
        contacts: text_of(campaign, TextName::Contacts),
        spelling: text_of(campaign, TextName::Spelling),
    }
}

/// What the words of a text stand for in a campaign, whatever the structure.
pub(in crate::desk) fn campaign_values(state: &State, campaign: &Campaign, day: NaiveDate) -> Values {
    Values::default()
        .with("institut", &state.desk.organisation)
        .with("partenaire", &state.desk.partner)
        .with("portail", state.desk.portal())
        .with("annee", &campaign.year.to_string())
        .with("ouverture", &french::day(campaign.opens))
        .with("coupure", &french::day(campaign.cutoff))
        .number("jours", (campaign.cutoff - day).num_days())
        .number("coupee", i64::from(campaign.cut.is_some()))
        .with("date", &french::day(day))
}

/// The same for a structure: what it is called, where it belongs, who answers for it, why it may have nothing to do.
pub(in crate::desk) fn structure_values(
    state: &State,
    campaign: &Campaign,
    structure: &Structure,
    day: NaiveDate,
) -> Values {
    let office = state.offices.of(structure, day).map(|id| state.offices.name(id)).unwrap_or_default();
    let registration = state.registrations.get(&(campaign.year, structure.id.clone()));
    let declared = registration.map(|r| r.declared.director.clone()).filter(|d| !d.is_empty());
    let director = declared.or_else(|| structure.director().map(Director::full_name));
    campaign_values(state, campaign, day)
        .with("structure", structure.short(&state.desk.uai))
        .with("intitule", &structure.title)
        .with("numero", structure.id.as_str())
        .with("delegation", office)
        .with("direction", &director.unwrap_or_default())
        .with("correspondant", &code_letters::correspondent(state, campaign, structure, day).unwrap_or_default())
        .with("preuve", &proof(state, structure, &duty_of(state, structure, campaign)))
}

/// What proves that a structure has nothing to do, as a sentence of a letter.
fn proof(state: &State, structure: &Structure, duty: &Duty) -> String {
    let issued = |login: &str| {
        let code = state.code(&Login::typed(login));
        code.map(|c| french::day(c.issued.day())).unwrap_or_default()
    };
    match duty {
        Duty::ExemptNew { login } => format!(
            "votre structure a été créée en {} et détient déjà un code de l’année, {login}, émis le {}.",
            structure.created.unwrap_or_default(),
            issued(login)
        ),
        Duty::ExemptOutside { login } => format!(
            "chercheur hors structure, vous détenez déjà le code {login}, émis le {}, que le renouvellement n’atteint pas.",
            issued(login)
        ),
        _ => String::new(),
    }
}

/// The answer to a publisher who reported a leak: to whom, about which case, what was done.
pub(in crate::desk) fn publisher_answer(
    state: &State,
    campaign: &Campaign,
    (publisher, number): (&str, &str),
    measures: &[String],
    day: NaiveDate,
) -> Outcome<Vec<u8>> {
    let values = campaign_values(state, campaign, day);
    Press::default().letter(&Letter {
        name: TextName::PublisherAnswer,
        text: text_of(campaign, TextName::PublisherAnswer),
        texts: letter_texts(campaign),
        values: values.with("editeur", publisher).with("affaire", number).list("mesures", measures),
        institute: &state.desk.organisation,
        addressee: vec![publisher.to_owned()],
        day,
        code: None,
    })
}

/// Gives a campaign a text of its own; an empty one is the usual text again.
#[derive(Clone, Debug)]
pub struct SetText {
    pub year: u16,
    pub name: TextName,
    pub text: String,
}

impl SetText {
    fn check(&self, desk: &Desk, now: Moment) -> Outcome<()> {
        desk.administrator()?;
        let campaign = campaign(desk, self.year)?;
        let current = desk.state().campaign(now.day).map(|c| c.year);
        if campaign.phase(current, now.day) == Phase::Past {
            return Err(Rule::CampaignPast { year: self.year }.into());
        }
        if self.text.is_empty() {
            return Ok(());
        }
        // It is shown on terminals and in mails: what it holds must be seen.
        if let Some(bad) = self.text.chars().find(|c| clean::deceives(*c) && !matches!(c, '\n' | '\t')) {
            return Err(Rule::NameRefused { character: clean::written(bad) }.into());
        }
        let mut tried = campaign.clone();
        tried.texts.insert(self.name.word().to_owned(), self.text.clone());
        sample(desk.state(), &tried, self.name, now).map(drop)
    }

    fn unchanged(&self, desk: &Desk) -> Outcome<bool> {
        let held = campaign(desk, self.year)?.texts.get(self.name.word());
        Ok(held.map_or(self.text.is_empty(), |t| *t == self.text))
    }
}

fn campaign(desk: &Desk, year: u16) -> Result<&Campaign, Rule> {
    desk.state().campaigns.get(&year).ok_or(Rule::NoSuchCampaign { year })
}

impl Verb for SetText {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        self.check(desk, now)?;
        let name = self.name.word().to_owned();
        let plan = Plan::new(Heading::CampaignText { name: name.clone(), year: self.year }, Grade::Reversible);
        Ok(plan.item(if self.text.is_empty() { Item::Gone(name) } else { Item::Will(name) }))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        self.check(desk, now)?;
        let name = self.name.word().to_owned();
        if self.unchanged(desk)? {
            return Ok(Done { unchanged: true, ..Done::default() });
        }
        let fact = Fact::CampaignTextSet { year: self.year, name: name.clone(), text: self.text.clone() };
        desk.commit(now, None, vec![fact])?;
        Ok(Done::one(name))
    }
}

/// Writes a text to a PDF as it will look, with invented values.
#[derive(Clone, Debug)]
pub struct PreviewText {
    pub year: u16,
    pub name: TextName,
    pub path: PathBuf,
}

impl Verb for PreviewText {
    fn plan(&self, desk: &Desk, now: Moment, _watch: &Watch) -> Outcome<Plan> {
        files::refuse_taken(&self.path)?;
        sample(desk.state(), campaign(desk, self.year)?, self.name, now)?;
        let path = self.path.display().to_string();
        Ok(Plan::new(Heading::Save { path: path.clone() }, Grade::Look).item(Item::New(path)))
    }

    fn apply(&mut self, desk: &mut Desk, now: Moment, _watch: &Watch) -> Outcome<Done> {
        let bytes = sample(desk.state(), campaign(desk, self.year)?, self.name, now)?;
        files::create(&self.path, &bytes)?;
        let path = self.path.display().to_string();
        Ok(Done { file: Some(path.clone()), ..Done::one(path) })
    }
}

/// A text typeset with invented values: what it will look like, and the proof that it can be used.
fn sample(state: &State, campaign: &Campaign, name: TextName, now: Moment) -> Outcome<Vec<u8>> {
    let login = Login::of(campaign.year, "U 0", None).unwrap_or_else(|_| Login::typed("00INSU0"));
    let values = campaign_values(state, campaign, now.day)
        .number("jours", 30)
        .with("structure", "U 0")
        .with("intitule", "Structure donnée en exemple")
        .with("numero", "200000000A")
        .with("delegation", "Délégation régionale donnée en exemple")
        .with("direction", "Camille Exemple")
        .with("correspondant", "Dominique Exemple")
        .with("identifiant", login.as_str())
        .with("preuve", "votre structure, donnée en exemple, détient déjà un code de l’année.")
        .with("editeur", "Éditeur donné en exemple")
        .with("affaire", &format!("{}-0001", campaign.year))
        .list("mesures", &["Le code en cause a été suspendu puis remplacé.".to_owned()]);
    let mut press = Press::default();
    if name.is_plain() && name != TextName::Spelling {
        let contacts = text_of(campaign, TextName::Contacts);
        let told = template::compose(name, text_of(campaign, name), contacts, &values)?;
        return press.sheet(&sheets::message(&state.desk.organisation, now.day, &told));
    }
    // What every letter takes is looked at in a letter.
    let whole = match name {
        TextName::LetterMixed | TextName::LetterExempt | TextName::PublisherAnswer => name,
        _ => TextName::Letter,
    };
    let handed = Handed { login: &login, secret: SAMPLE };
    press.letter(&Letter {
        name: whole,
        text: text_of(campaign, whole),
        texts: letter_texts(campaign),
        values,
        institute: &state.desk.organisation,
        addressee: ["Dominique Exemple", "Structure donnée en exemple", "1 rue de l’Exemple", "75000 Paris"]
            .map(str::to_owned)
            .to_vec(),
        day: now.day,
        code: (whole != TextName::PublisherAnswer).then_some(handed),
    })
}
