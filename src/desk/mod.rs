//! The verbs of the desk, and the only way in to everything below: register, store, signatures, formats, documents.
//!
//! A verb says what it would do ([`Verb::plan`]) and does it ([`Verb::apply`]); a [`Question`] changes nothing. The
//! desk must not know of screens or of the words shown on them, and takes the time as an argument.

mod accounts;
mod act;
mod act_on_leak;
mod adjust;
mod answer;
mod ask;
mod audit;
mod authorities;
mod believed;
mod beneficiaries;
mod book_text;
mod catalogue;
mod certificates;
pub mod child;
mod circuits;
mod circulation;
mod clock;
mod code_letters;
mod codes;
mod create;
mod cut_off;
mod declare;
mod deed;
mod deed_make;
mod deed_told;
pub mod demo;
mod deposit_all;
mod digest;
mod digest_text;
mod dossiers;
mod drafts;
mod evidence;
mod export_codes;
mod files;
mod filing;
#[cfg(test)]
mod fixture;
mod forget;
mod gateway;
mod hidden;
mod import_codes;
mod import_correspondents;
mod import_structures;
mod institute;
mod institute_seal;
mod issue;
mod issue_teams;
mod journal;
mod judge;
mod leak;
mod leak_answer;
mod line;
mod logs;
mod mail_server;
mod mail_text;
mod note_track;
mod notes;
mod open;
mod open_campaign;
mod outside;
mod outside_words;
mod own_keys;
mod particulars;
mod people;
mod places;
mod portal_check;
mod posts;
mod projection;
mod publish;
mod read_usage;
mod receipt;
mod register;
mod rehearse;
mod remind;
mod replace;
mod report;
mod retire;
mod review;
mod revocations;
mod revoke_certificate;
mod revoke_prefix;
mod save;
mod seal;
mod search_dossiers;
mod send;
mod send_codes;
mod send_registration;
mod set_text_from;
mod show_secret;
mod signing;
mod stamp;
mod strongbox;
mod substitutions;
mod tables;
mod texts;
mod time;
mod users;
mod verb;
mod verify_file;
mod vouched;
mod watch;

#[cfg(test)]
pub use crate::store::vault::Cost;
pub use accounts::{AddAccount, ChangePassphrase, NameAdministrator, ResetAccount};
pub use act::{Refuse, Sign, Together, Visa};
pub use act_on_leak::ActOnLeak;
pub use adjust::{Adjust, ConfirmMatch, SetOffices};
pub use ask::*;
pub use authorities::{Grant, GrantUnder, RevokeAuthority, Terms};
pub use beneficiaries::Propose;
pub use book_text::{SaveBookText, SetBookText, SetBookTextFrom, book_text};
pub use certificates::RenewCertificate;
pub use circuits::{RetireCircuit, SetCircuit, SetCircuitFrom};
pub use circulation::SaveSheet;
pub use clock::AcceptClock;
pub use code_letters::WriteLetters;
pub use codes::{Deliver, Lift, Revoke, Suspend};
pub use cut_off::{CutOff, UndoCutOff};
pub use declare::{Declare, Sheet as DeclarationFormat, Titles};
pub use deed::{Act, Sealing, To, What, asked_fields};
pub use deposit_all::DepositAll;
pub use digest::SendDigests;
pub use dossiers::{Archive, NewDossier, NewVersion, Withdraw, waited_in};
pub use drafts::{SaveDraft, SendDraft};
pub use evidence::SaveEvidence;
pub use export_codes::{ExportCodes, Wish};
pub use filing::{FileDossiers, SetFiling, to_file};
pub use forget::{Forget, ForgetDead};
pub use gateway::{SetGateway, TryGateway, told as gateway_place};
pub use hidden::Hidden;
pub use import_codes::ImportCodes;
pub use import_correspondents::{Encoding, ImportCorrespondents};
pub use import_structures::{ImportStructures, Source};
pub use institute::SetInstitute;
pub use issue::Issue;
pub use issue_teams::IssueTeams;
pub use judge::{lists_in, roots_in};
pub use leak::{AnswerLeak, CloseLeak, ReportLeak, SearchLeak};
pub use mail_server::{SetMailServer, TryMailServer, UnsetMailServer};
pub use note_track::{Member, NoteTrack};
pub use notes::{Annotate, MarkRead, WithdrawNote};
pub use open::*;
pub use open_campaign::{AdjustCampaign, OpenCampaign};
pub use outside::{Mailing, SendCode, TryCode, UnlockOutsider};
pub use outside_words::consent;
pub use own_keys::{BringKey, ChooseKey, OwnCertificate, certificates_of};
pub use people::{AddPerson, AddPost, Appoint, EndAppointment};
pub use places::{Holds, Places};
pub use posts::{AddPostUnder, MovePost};
pub use publish::{Published, SetTarget};
pub use read_usage::{AUTOMATIC, ReadUsage, log_formats};
pub use receipt::{Receive, Returned};
pub use register::Register;
pub use rehearse::{Rehearsal, Rehearse, Rehearsed};
pub use remind::Remind;
pub use replace::Replace;
pub use report::SaveReport;
pub use retire::Retire;
pub use review::{Decision, Review};
pub use revocations::PublishRevocations;
pub use revoke_certificate::{REVOCATION_REASONS, RevokeCertificate};
pub use revoke_prefix::RevokePrefix;
pub use save::{SaveCertificate, SaveDocument, SaveDossier};
pub use search_dossiers::{Found, Place as FoundIn};
pub use send::Way;
pub use send_codes::SendCodes;
pub use send_registration::SendRegistration;
pub use set_text_from::SetTextFrom;
pub use show_secret::ShowSecret;
pub use strongbox::{CheckDeposits, DepositDossier, DestroyDeposit, NoteMetadata, ReadDeposit};
pub use substitutions::{EndSubstitution, Substitute};
pub use tables::{csv, offices_csv};
pub use texts::{PreviewText, SetText, text_of};
pub use time::{SetTsa, TimeStamp, TryTsa, awaiting_time, awaits_time};
pub use verb::{Done, Moment, Next, Verb};
pub use verify_file::VerifyWith;
pub use watch::Watch;

use crate::domain::fact::Fact;
use crate::domain::ids::{EntryId, PersonId, PostId};
use crate::domain::order::Meta;
use crate::domain::plan::{Note, Plan};
use crate::domain::state::State;
use crate::domain::trouble::{Outcome, ReadOnly, Rule, Trouble};
use crate::register::head;
use crate::store::anchor::Anchor;
use crate::store::documents::Documents;
use crate::store::lock::Held;
use crate::store::rows::Rows;
use crate::store::seal::{Key, random};
use crate::store::vault::KeyFile;
use catalogue::Catalogue;
use child::Reader;
use journal::Journal;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

/// The desk, open for one account.
#[derive(Debug)]
pub struct Desk {
    place: Place,
    me: PersonId,
    keys: KeyFile,
    data: Key,
    held: Option<Held>,
    journal: Journal,
    /// The sled store; none where the desk is open for reading, or where the disk has refused a row.
    rows: Option<Rows>,
    documents: Documents,
    anchor: Anchor,
    state: State,
    read_only: Option<ReadOnly>,
    /// Where files of foreign formats are read.
    reader: Reader,
    /// When codes left in this session, by a clock that nobody can set.
    codes_sent: BTreeMap<EntryId, Instant>,
}

impl Desk {
    /// Whose session this is.
    pub fn me(&self) -> &PersonId {
        &self.me
    }

    /// Everything the desk knows; cloning it is cheap.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Where it lies.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Why nothing can be changed, if so.
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_ref()
    }

    /// Says where files of foreign formats are read: in a child process of this program, unless in tests.
    pub fn read_foreign_files_in(&mut self, reader: Reader) {
        self.reader = reader;
    }

    /// Refuses where nothing can be changed.
    fn writable(&self) -> Outcome<()> {
        match &self.read_only {
            Some(why) => Err(Rule::ReadOnly(why.clone()).into()),
            None => Ok(()),
        }
    }

    /// What an act would do; refused at once where nothing can be changed.
    pub fn plan(&self, verb: &dyn Verb, now: Moment, watch: &Watch) -> Outcome<Plan> {
        self.writable()?;
        let plan = verb.plan(self, now, watch)?;
        Ok(match self.journal.ahead(now.at) {
            Some(last) => plan.note(Note::ClockAhead { last }),
            None => plan,
        })
    }

    /// Refuses where an act would be refused whatever it is, before it touches a file.
    fn ready(&self, now: Moment) -> Outcome<()> {
        self.writable()?;
        self.journal.refuse_old_clock(now.at)?;
        if self.keys.record(&self.me)?.must_change { Err(Rule::PassphraseMustChange.into()) } else { Ok(()) }
    }

    /// Writes the facts of an act, unless the passphrase must be changed before anything else.
    fn commit(&mut self, now: Moment, acting: Option<&PostId>, facts: Vec<Fact>) -> Outcome<Vec<Meta>> {
        if self.keys.record(&self.me)?.must_change {
            return Err(Rule::PassphraseMustChange.into());
        }
        self.write(now, acting, facts)
    }

    /// Writes facts as one act: in the register first and on the disk, then in the store, then remembered outside.
    fn write(&mut self, now: Moment, acting: Option<&PostId>, facts: Vec<Fact>) -> Outcome<Vec<Meta>> {
        self.writable()?;
        if facts.is_empty() {
            return Ok(Vec::new());
        }
        let metas = self.journal.write(now, &self.me, acting, &facts).inspect_err(|trouble| {
            if let Trouble::Io { detail, .. } = trouble {
                self.read_only = Some(ReadOnly::DiskFailed { detail: detail.clone() });
            }
        })?;
        let mut touched = BTreeSet::new();
        for (meta, fact) in metas.iter().zip(facts) {
            touched.extend(self.state.apply(meta, fact));
        }
        // The act stands from here on, whatever the store says: a store that refuses a row is rebuilt at the next opening.
        let changes = touched.iter().map(|key| projection::change(&self.state, key)).collect::<Outcome<Vec<_>>>();
        let sizes = self.journal.sizes();
        if let Some(rows) = &mut self.rows
            && changes.and_then(|changes| rows.commit(changes, &sizes)).is_err()
        {
            self.rows = None;
        }
        if let Err(trouble) = self.remember() {
            self.read_only = Some(ReadOnly::DiskFailed { detail: format!("{trouble}") });
        }
        Ok(metas)
    }

    /// Notes the present heads inside the desk and outside it.
    fn remember(&self) -> Outcome<()> {
        let heads = self.journal.heads();
        let text = head::write(&self.keys.desk, &heads);
        head::replace(&self.place.folder.join("HEAD"), text.as_bytes(), false)?;
        self.anchor.remember(&heads)
    }
}

/// A new name that tells nothing: a letter for the kind of thing, and sixty random bits.
fn new_id(kind: char) -> Outcome<String> {
    const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0; 12];
    random(&mut bytes)?;
    Ok(std::iter::once(kind).chain(bytes.iter().map(|b| char::from(ALPHABET[usize::from(b & 31)]))).collect())
}

/// Each thing of a list once, in its order.
fn distinct<T: Ord>(list: &[T]) -> Vec<&T> {
    let mut seen = BTreeSet::new();
    list.iter().filter(|one| seen.insert(*one)).collect()
}
