//! The acts that a plan can be of. Their words are in the text catalogue.

use crate::domain::deeds::Wish;

/// The act that a plan is of; its words are in the text catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heading {
    /// The time-stamping authority, by the computer it runs on; none: none is asked any more.
    Tsa {
        host: Option<String>,
    },
    TryTsa {
        host: String,
    },
    TimeStamp {
        host: String,
    },
    BringKey {
        name: String,
    },
    ChooseKey {
        name: String,
    },
    RetireKey {
        name: String,
    },
    RetireSeal {
        name: String,
    },
    ImportStructures {
        file: String,
        format: &'static str,
    },
    ImportCorrespondents {
        file: String,
    },
    OpenCampaign {
        year: u16,
    },
    Register {
        structure: String,
        year: u16,
    },
    IssueCodes {
        year: u16,
    },
    ShowSecret {
        login: String,
    },
    Deliver {
        login: String,
    },
    Suspend {
        login: String,
    },
    Lift {
        login: String,
    },
    Revoke {
        login: String,
    },
    Export {
        format: &'static str,
        path: String,
    },
    NewDossier {
        title: String,
    },
    Visa {
        number: String,
    },
    Sign {
        number: String,
    },
    Refuse {
        number: String,
    },
    NewVersion {
        number: String,
    },
    Withdraw {
        number: String,
    },
    AddPerson {
        name: String,
    },
    AddPost {
        title: String,
    },
    Appoint {
        name: String,
        title: String,
    },
    EndAppointment {
        name: String,
        title: String,
    },
    ChangePassphrase {
        name: String,
    },
    Save {
        path: String,
    },
    Grant {
        name: String,
        act: String,
    },
    RevokeAuthority {
        act: String,
    },
    Adjust {
        structure: String,
    },
    Offices,
    Institute,
    Account {
        name: String,
    },
    AdjustCampaign {
        year: u16,
    },
    CampaignText {
        name: String,
        year: u16,
    },
    CutOff {
        year: u16,
    },
    UndoCutOff {
        year: u16,
    },
    AcceptRegistrations {
        year: u16,
    },
    RefuseRegistrations {
        year: u16,
    },
    MoveRegistrations {
        office: String,
    },
    SendRegistration {
        structure: String,
    },
    IssueTeams {
        structure: String,
        year: u16,
    },
    ImportCodes {
        file: String,
    },
    Replace {
        login: String,
    },
    RevokePrefix {
        prefix: String,
    },
    Received {
        login: String,
    },
    Returned {
        login: String,
    },
    Letters {
        folder: String,
    },
    Mail {
        year: u16,
    },
    Remind {
        year: u16,
    },
    Track {
        name: String,
    },
    Target {
        format: String,
    },
    Declare {
        year: u16,
        path: String,
    },
    ReadUsage {
        file: String,
    },
    Leak {
        publisher: String,
    },
    LeakStep {
        number: String,
    },
    Forget {
        login: String,
    },
    ResetAccount {
        name: String,
    },
    NameAdministrator {
        name: String,
    },
    RenewCertificate {
        name: String,
    },
    AcceptClock,
    MailServer {
        host: String,
    },
    NoMailServer,
    TryMailServer {
        host: String,
    },
    /// Something is done to a dossier, by its number and its title.
    Deed {
        wish: Wish,
        number: String,
    },
    /// The same is done to several dossiers.
    Together {
        wish: Wish,
        dossiers: usize,
    },
    SaveDraft {
        title: String,
    },
    Annotate {
        number: String,
    },
    WithdrawNote {
        number: String,
    },
    ReadMark {
        number: String,
    },
    SetCircuit {
        name: String,
    },
    RetireCircuit {
        name: String,
    },
    Deposit {
        number: String,
    },
    ReadDeposit {
        name: String,
    },
    DepositMetadata {
        name: String,
    },
    CheckDeposits,
    DestroyDeposit {
        name: String,
    },
    MovePost {
        title: String,
    },
    Substitute {
        name: String,
        title: String,
    },
    EndSubstitution {
        name: String,
        title: String,
    },
    Propose {
        name: String,
    },
    RevokeCertificate {
        name: String,
    },
    /// A code goes to an outsider.
    SendCode {
        name: String,
    },
    /// An outsider countersigns.
    TryCode {
        number: String,
    },
    UnlockOutsider {
        name: String,
    },
    /// How codes leave the desk, by its stable word.
    Gateway {
        word: &'static str,
    },
    TryGateway {
        to: String,
    },
    /// Everybody is told by mail what waits for them in the signing book.
    Digests,
    /// Signed documents are written where the settings say.
    File {
        number: String,
    },
    FileTogether {
        dossiers: usize,
    },
    Filing {
        folder: String,
    },
    NoFiling,
    BookText {
        name: String,
    },
}
