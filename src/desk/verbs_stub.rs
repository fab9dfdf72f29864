//! Verbs whose work is still to be written; each moves to a file of its own.

use super::Desk;
use super::verb::{Done, Moment, Verb};
use super::watch::Watch;
use crate::domain::campaign::{Headcount, Settings};
use crate::domain::code::Reason;
use crate::domain::dossier::DocumentKind;
use crate::domain::ids::{AppointmentId, AuthorityId, CircuitId, DossierId, OfficeId, PersonId, PostId, StructureId};
use crate::domain::login::Login;
use crate::domain::people::{Place, PostKind};
use crate::domain::plan::Plan;
use crate::domain::trouble::{Outcome, Trouble};
use chrono::NaiveDate;
use std::path::PathBuf;
use zeroize::Zeroizing;

macro_rules! verb {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $kind:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name { $(pub $field: $kind),* }
        impl Verb for $name {
            fn plan(&self, _desk: &Desk, _now: Moment, _watch: &Watch) -> Outcome<Plan> { Err(Trouble::Cancelled) }
            fn apply(&mut self, _desk: &mut Desk, _now: Moment, _watch: &Watch) -> Outcome<Done> { Err(Trouble::Cancelled) }
        }
    };
}

/// Registers of structures that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Rnsr,
    Ror,
}

/// How a table is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Windows1252,
}

verb!(/// Takes in a register of structures. No format: told by the file's content.
    ImportStructures { file: PathBuf, source: Option<Source> });
verb!(/// Registers the structures of a table (structure, name, mail, phone, head-counts), CSV or XLSX.
    ImportCorrespondents { file: PathBuf, encoding: Option<Encoding> });
verb!(/// Sets what the desk decides about a structure. `None` leaves it to the registers.
    Adjust { structure: StructureId, label: Option<String>, office: Option<OfficeId>, outside: bool });
verb!(/// Replaces the table of regional offices by that of a CSV file.
    SetOffices { file: PathBuf });
verb!(/// Opens the campaign of a year.
    OpenCampaign { year: u16, opens: NaiveDate, cutoff: NaiveDate, settings: Settings });
verb!(/// Registers a structure for the running campaign and names its correspondent.
    Register { structure: StructureId, name: String, mail: String, phone: String, headcount: Headcount });
verb!(/// Issues the codes of these structures, or of all that have registered and have none.
    Issue { structures: Option<Vec<StructureId>> });
verb!(/// Notes that codes were handed over.
    Deliver { logins: Vec<Login> });
verb!(/// Suspends codes, until a day included or until they are lifted.
    Suspend { logins: Vec<Login>, until: Option<NaiveDate> });
verb!(/// Lifts the suspension of codes.
    Lift { logins: Vec<Login> });
verb!(/// Revokes codes for good.
    Revoke { logins: Vec<Login>, reason: Reason });
verb!(/// Writes the portal's file of logins and hashes.
    ExportCodes { path: PathBuf });
verb!(/// Adds a person to the directory.
    AddPerson { name: String, mail: String, phone: String });
verb!(/// Creates a post.
    AddPost { title: String, kind: PostKind, place: Place });
verb!(/// Appoints a person to a post.
    Appoint { person: PersonId, post: PostId, from: NaiveDate, until: Option<NaiveDate> });
verb!(/// Ends an appointment on a day, the last one it covers.
    EndAppointment { appointment: AppointmentId, last_day: NaiveDate });
verb!(/// Grants the authority to sign to the holder of a post.
Grant {
    person: PersonId, post: PostId, kinds: Vec<DocumentKind>, ceiling: Option<u64>, place: Place,
    from: NaiveDate, until: NaiveDate, act: String, on_behalf: Option<String>,
});
verb!(/// Revokes an authority to sign.
    RevokeAuthority { authority: AuthorityId });
verb!(/// Opens an account at this desk for a person of the directory. The passphrase must be changed at the first opening.
    AddAccount { person: PersonId, passphrase: Zeroizing<String> });
verb!(/// Changes one's own passphrase.
    ChangePassphrase { old: Zeroizing<String>, new: Zeroizing<String> });
verb!(/// Opens a dossier from a PDF and starts its circuit.
NewDossier {
    title: String, kind: DocumentKind, structure: Option<StructureId>, amount: Option<u64>,
    circuit: CircuitId, document: PathBuf, annexes: Vec<PathBuf>,
});
verb!(/// Gives one's visa to the step that waits.
    Visa { dossier: DossierId });
verb!(/// Signs the step that waits; asks for the passphrase.
    Sign { dossier: DossierId, passphrase: Zeroizing<String> });
verb!(/// Refuses a dossier, with a reason that everybody sees.
    Refuse { dossier: DossierId, reason: String });
verb!(/// Sends a new version of a refused dossier round again.
    NewVersion { dossier: DossierId, document: PathBuf });
verb!(/// Takes a dossier back for good, by whoever opened it.
    Withdraw { dossier: DossierId });
verb!(/// Writes the present document of a dossier to a file.
    SaveDocument { dossier: DossierId, path: PathBuf });
verb!(/// Writes the desk's root certificate to a file, PEM.
    SaveCertificate { path: PathBuf });
