//! Making a new desk: its keys, its authority, its first account, the first act of its register.

use super::journal::Journal;
use super::logs::origin;
use super::open::{NewDesk, Opening, Place, hold};
use super::verb::Moment;
use super::{Desk, new_id};
use crate::domain::circuit::{Asked, Circuit, Quorum, Step, Who};
use crate::domain::fact::Fact;
use crate::domain::ids::{CircuitId, PersonId, PostId};
use crate::domain::people::{Account, Appointment, Person, Place as Where, Post, PostKind, mail_fits};
use crate::domain::trouble::{Outcome, Rule, Trouble};
use crate::domain::{clean, passphrase};
use crate::exchange::offices;
use crate::register::entry::hex;
use crate::register::head;
use crate::sign::identity::{Identity, Subject};
use crate::store::anchor::Anchor;
use crate::store::seal::{Key, random};
use crate::store::vault::{AuthorityRecord, Cost, KeyFile, VERSION};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

/// The institution whose portal members of mixed structures reach by a way of their own.
const PARTNER: &str = "CNRS";

/// What was checked of a new desk before anything is made.
struct Checked {
    organisation: String,
    name: String,
    post: String,
    domains: Vec<String>,
    portal: String,
}

impl Desk {
    /// Makes a new desk and opens it.
    pub fn create(place: &Place, new: &NewDesk, now: Moment) -> Outcome<Desk> {
        Self::create_at(place, new, now, Cost::calibrated())
    }

    /// The same, with the cost of unlocking given: for what is open to everybody, like a demonstration, and for proofs.
    pub fn create_at(place: &Place, new: &NewDesk, now: Moment, cost: Cost) -> Outcome<Desk> {
        let checked = check(new)?;
        refuse_taken(&place.folder)?;
        let beside = beside(&place.folder)?;
        make_folder(&beside.join("register"))?;
        make_folder(&beside.join("documents"))?;
        let data = Key::random()?;
        let person = PersonId::new(new_id('p')?);
        let mut device = [0; 3];
        let mut desk = [0; 12];
        random(&mut device)?;
        random(&mut desk)?;
        let mut keys = KeyFile {
            version: VERSION,
            desk: hex(&desk),
            device: hex(&device),
            epoch: 1,
            accounts: Vec::new(),
            authority: AuthorityRecord::default(),
            seal: None,
        };
        let unlocked = keys.add(person.clone(), &checked.name, &new.passphrase, cost, &data)?;
        let authority = Identity::authority(&checked.organisation, now.at, &mut random)?;
        keys.authority = AuthorityRecord { certificate: hex(&authority.certificate) };
        keys.share_authority(&person, &unlocked, &authority)?;
        let subject =
            Subject { name: &checked.name, organisation: &checked.organisation, mail: Some(new.mail.as_str()) };
        let issued = keys.new_certificate(&person, &unlocked, &authority, &subject, now)?;
        let mut journal = Journal::empty(&beside.join("register"), &data)?;
        let name = origin(&checked.domains, &person, &keys.device, 1);
        let key = keys.new_log(&person, &unlocked, &name, 1)?;
        let public = hex(key.verifying_key().as_bytes());
        journal.write_to(&name, key)?;
        let account = issued.account(person.clone(), true);
        let mut facts = vec![Fact::LogOpened { key: public, device: keys.device.clone(), epoch: 1, heir: None }];
        facts.extend(first_facts(new, &checked, account, now)?);
        journal.write(now, &person, None, &facts)?;
        keys.save(&beside)?;
        let heads = journal.heads();
        head::replace(&beside.join("HEAD"), head::write(&keys.desk, &heads).as_bytes(), true)?;
        std::fs::rename(&beside, &place.folder).map_err(|e| Trouble::io(&place.folder, &e))?;
        crate::register::log::sync_folder(&place.folder)?;
        Anchor::new(&place.state, &keys.desk, &data)?.remember(&heads)?;
        let how = Opening::default();
        Ok(Desk::enter(place, keys, &person, &unlocked, now, how, hold(place, how)?)?.0)
    }
}

fn check(new: &NewDesk) -> Outcome<Checked> {
    let organisation = name_of(&new.organisation, "organisation")?;
    let name = name_of(&new.name, "name")?;
    let domains: Vec<String> =
        new.domains.iter().map(|d| d.trim().trim_start_matches('@').to_lowercase()).filter(|d| !d.is_empty()).collect();
    if !mail_fits(&new.mail, &domains) {
        return Err(Rule::MailRefused { mail: new.mail.clone(), domains }.into());
    }
    passphrase::check(&new.passphrase)?;
    let post = optional_name(&new.post)?;
    let portal = super::institute::portal(&new.portal)?;
    Ok(Checked { organisation, name, post, domains, portal })
}

/// A name as typed, or why it is none.
pub(super) fn name_of(typed: &str, field: &'static str) -> Result<String, Rule> {
    let name = optional_name(typed)?;
    if name.is_empty() { Err(Rule::EmptyField { field }) } else { Ok(name) }
}

/// The same where nothing need be typed.
pub(super) fn optional_name(typed: &str) -> Result<String, Rule> {
    clean::name(typed).map_err(|character| Rule::NameRefused { character: clean::written(character) })
}

fn refuse_taken(folder: &Path) -> Outcome<()> {
    let taken = std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if taken { Err(Rule::DeskExists { path: folder.display().to_string() }.into()) } else { Ok(()) }
}

/// A folder beside the one to be made: the desk appears whole or not at all.
fn beside(folder: &Path) -> Outcome<PathBuf> {
    let name = folder.file_name().map_or_else(|| "desk".into(), |n| n.to_string_lossy().into_owned());
    let beside = folder.with_file_name(format!(".{name}.{}", new_id('n')?));
    if let Some(above) = folder.parent() {
        std::fs::create_dir_all(above).map_err(|e| Trouble::io(above, &e))?;
    }
    make_folder(&beside)?;
    Ok(beside)
}

fn make_folder(folder: &Path) -> Outcome<()> {
    std::fs::DirBuilder::new().mode(0o700).create(folder).map_err(|e| Trouble::io(folder, &e))
}

fn first_facts(new: &NewDesk, checked: &Checked, account: Account, now: Moment) -> Outcome<Vec<Fact>> {
    let person = account.person.clone();
    let mut facts = vec![
        Fact::DeskOpened {
            organisation: checked.organisation.clone(),
            uai: new.uai.trim().to_uppercase(),
            partner: PARTNER.to_owned(),
            domains: checked.domains.clone(),
            portal: checked.portal.clone(),
        },
        Fact::PersonRecorded {
            person: Person {
                id: person.clone(),
                name: checked.name.clone(),
                mail: new.mail.clone(),
                phone: String::new(),
            },
        },
        Fact::AccountOpened { account },
        Fact::OfficesSet { table: offices::default_table() },
    ];
    if !checked.post.is_empty() {
        let post = PostId::new(new_id('f')?);
        facts.push(Fact::PostCreated {
            post: Post {
                id: post.clone(),
                title: checked.post.clone(),
                kind: PostKind::Other,
                place: Where::Institute,
                above: None,
            },
        });
        let id = new_id('n')?.as_str().into();
        facts.push(Fact::AppointmentMade { appointment: Appointment { id, post, person, from: now.day, until: None } });
    }
    facts.extend(circuits().into_iter().map(|circuit| Fact::CircuitSet { circuit }));
    Ok(facts)
}

/// The circuits that a new desk knows.
fn circuits() -> Vec<Circuit> {
    let step = |asked, who| Step::new(asked, vec![who], Quorum::All, 5);
    let circuit = |id: &str, name: &str, steps| Circuit {
        id: CircuitId::from(id),
        name: name.to_owned(),
        steps,
        ..Circuit::default()
    };
    vec![
        circuit(
            "hierarchie",
            "Correspondant, directeur, délégué régional",
            vec![
                step(Asked::Visa, Who::Correspondent),
                step(Asked::Signature, Who::Director),
                step(Asked::Signature, Who::Delegate),
            ],
        ),
        circuit("directeur", "Directeur seul", vec![step(Asked::Signature, Who::Director)]),
        circuit(
            "visa-directeur",
            "Correspondant, directeur",
            vec![step(Asked::Visa, Who::Correspondent), step(Asked::Signature, Who::Director)],
        ),
    ]
}
