//! The actions of the screen of structures as people meet them.

use crate::domain::campaign::{Duty, duty};
use crate::domain::plan::Grade;
use crate::text::{both, frame, screens_codes, screens_lists as texts, screens_renewal};
use crate::tui::action::{Action, Layer};
use crate::tui::model::Model;
use crate::tui::registry::{Reason, Row, always};

const HERE: &[Layer] = &[Layer::Structures];

/// Something can be changed at this desk.
pub fn may_write(model: &Model) -> Result<(), Reason> {
    if model.read_only.is_some() { Err(frame::WHY_READ_ONLY) } else { Ok(()) }
}

fn on_structure(model: &Model) -> Result<(), Reason> {
    may_write(model)?;
    if model.structures.pane.shows.is_some() { Ok(()) } else { Err(texts::ON_NO_STRUCTURE) }
}

/// The structure is one that the campaign calls: whoever is not learns it before the form, not after.
fn called(model: &Model) -> Result<(), Reason> {
    on_structure(model)?;
    campaign(model)?;
    let state = &model.state;
    let shown = model.structures.pane.shows.as_ref().and_then(|id| state.structures.get(id));
    let (Some(structure), Some(running)) = (shown, state.campaign(model.now.day)) else {
        return Ok(());
    };
    match duty(structure, running, &state.codes_of(&structure.id), &state.desk.uai, &state.desk.partner) {
        Duty::ExemptNew { .. } | Duty::ExemptOutside { .. } => Err(screens_renewal::EXEMPT_ALREADY),
        duty if duty.must_register() => Ok(()),
        _ => Err(screens_renewal::NOT_CALLED_HERE),
    }
}

fn on_structures(model: &Model) -> Result<(), Reason> {
    may_write(model)?;
    if model.structures.targets().is_empty() { Err(texts::ON_NO_STRUCTURE) } else { campaign(model) }
}

/// Codes for the teams of the structure under the cursor, whether it holds a code already or not.
fn teams(model: &Model) -> Result<(), Reason> {
    on_structure(model)?;
    teams_called(model)
}

/// The running campaign issues codes to teams.
pub fn teams_called(model: &Model) -> Result<(), Reason> {
    match model.state.campaign(model.now.day) {
        None => Err(texts::NO_CAMPAIGN),
        Some(running) if !running.settings.teams => Err(screens_codes::TEAMS_NOT_CALLED),
        Some(_) => Ok(()),
    }
}

fn campaign(model: &Model) -> Result<(), Reason> {
    if model.state.campaigns.is_empty() { Err(texts::NO_CAMPAIGN) } else { Ok(()) }
}

fn has_home(model: &Model) -> Result<(), Reason> {
    if model.preferences.home_office.is_some() { Ok(()) } else { Err(texts::NO_HOME_YET) }
}

fn has_offices(model: &Model) -> Result<(), Reason> {
    if model.state.offices.offices.is_empty() { Err(texts::NO_OFFICES) } else { Ok(()) }
}

/// A row that only looks.
const fn look(action: Action, name: &'static str, keys: &'static [&'static str], footer: u8) -> Row {
    Row {
        action,
        name,
        text: both("", ""),
        short: None,
        about: both("", ""),
        keys,
        layers: HERE,
        grade: Grade::Look,
        footer,
        enabled: always,
    }
}

/// A row that leads to something being changed, once its plan is confirmed.
const fn write(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    footer: u8,
    enabled: fn(&Model) -> Result<(), Reason>,
) -> Row {
    Row { grade: Grade::Confirmed, enabled, ..look(action, name, keys, footer) }
}

/// The rows of its actions.
pub const ROWS: &[Row] = &[
    Row {
        text: both("Arbre ou tableau", "Tree or table"),
        short: Some(both("Arbre", "Tree")),
        about: both(
            "Montre les mêmes structures en arbre, par délégation régionale, ou en tableau.",
            "Shows the same structures as a tree, by regional office, or as a table.",
        ),
        ..look(Action::ToggleTree, "structures-tree", &["t"], 35)
    },
    Row {
        text: both("Partout ou chez moi", "Everywhere or home"),
        short: None,
        about: both(
            "Passe de ma délégation régionale à toutes, et retour.",
            "Goes from my regional office to all of them, and back.",
        ),
        enabled: has_home,
        ..look(Action::ToggleEverywhere, "structures-everywhere", &["e"], 20)
    },
    Row {
        text: both("Réinscrire", "Register"),
        short: None,
        about: both(
            "Réinscrit la structure pour la campagne en cours et nomme son correspondant.",
            "Registers the structure for the running campaign and names its correspondent.",
        ),
        ..write(Action::RegisterStructure, "structures-register", &["r"], 10, called)
    },
    Row {
        text: both("Émettre les codes", "Issue codes"),
        short: Some(both("Émettre", "Issue")),
        about: both(
            "Émet les codes des structures choisies, ou de celle sous le curseur.",
            "Issues the codes of the selected structures, or of the one under the cursor.",
        ),
        ..write(Action::IssueCodes, "structures-issue", &["i"], 20, on_structures)
    },
    Row {
        text: screens_codes::TEAMS,
        short: Some(both("Équipes", "Teams")),
        about: screens_codes::TEAMS_ABOUT,
        ..write(Action::IssueTeams, "structures-teams", &["E"], 60, teams)
    },
    Row {
        text: both("Ajuster", "Adjust"),
        short: None,
        about: both(
            "Choisit ici le libellé ou la délégation régionale de la structure, ou la marque «\u{a0}hors structure\u{a0}».",
            "Chooses here the label or the regional office of the structure, or marks it as outside any structure.",
        ),
        ..write(Action::AdjustStructure, "structures-adjust", &["m"], 50, on_structure)
    },
    Row {
        text: both("Rapprocher de ROR", "Match with ROR"),
        short: None,
        about: both(
            "Confirme que cette structure est bien celle d’une notice ROR, comme l’import l’a proposé.",
            "Confirms that this structure is the one of a ROR record, as the import proposed.",
        ),
        ..write(Action::ConfirmMatch, "structures-match", &["p"], 0, on_structure)
    },
    Row {
        text: both("Choisir ma délégation", "Make it my office"),
        short: None,
        about: both(
            "Fait de la délégation régionale sous le curseur celle que l’écran montre d’abord\u{202f}; encore une fois, elle ne l’est plus.",
            "Makes the regional office under the cursor the one that the screen shows first; once more, and it no longer is.",
        ),
        enabled: has_offices,
        ..look(Action::SetHomeOffice, "structures-home", &["H"], 0)
    },
    Row {
        text: both("Montrer les fermées", "Show closed ones"),
        short: Some(both("Fermées", "Closed")),
        about: both("Montre aussi les structures fermées.", "Shows closed structures too."),
        ..look(Action::ShowClosed, "structures-closed", &["c"], 70)
    },
    Row {
        text: both("Importer des structures", "Import structures"),
        short: Some(both("Importer", "Import")),
        about: both(
            "Reprend les structures d’un fichier du RNSR ou de ROR\u{202f}; montre d’abord ce qui changerait.",
            "Takes structures from an RNSR or ROR file; first shows what would change.",
        ),
        ..write(Action::ImportStructures, "structures-import", &["I"], 80, may_write)
    },
    Row {
        text: both("Importer des correspondants", "Import correspondents"),
        short: None,
        about: both(
            "Réinscrit les structures d’un tableau\u{a0}: structure, correspondant, effectifs.",
            "Registers the structures of a table: structure, correspondent, head-counts.",
        ),
        ..write(Action::ImportCorrespondents, "structures-import-correspondents", &["C"], 0, may_write)
    },
    Row {
        text: both("Importer les délégations", "Import regional offices"),
        short: None,
        about: both(
            "Remplace la table des délégations régionales et de leurs codes postaux.",
            "Replaces the table of regional offices and their postal codes.",
        ),
        ..write(Action::ImportOffices, "structures-import-offices", &["O"], 0, may_write)
    },
];
