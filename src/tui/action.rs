//! Everything that a key can ask for. What each is called, which keys ask for it and when it makes sense stands in the
//! registry; this file only names them.

/// An action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    // Everywhere.
    GoHome,
    GoStructures,
    GoCampaign,
    GoCodes,
    GoBook,
    GoPeople,
    GoRegister,
    Help,
    Palette,
    Settings,
    Lock,
    Quit,
    Suspend,
    Redraw,
    /// Shows the passphrase that is being typed, or hides it again.
    RevealTyped,
    // In every list.
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    Left,
    Right,
    NextPane,
    PreviousPane,
    Open,
    Back,
    Filter,
    Select,
    SelectRange,
    SelectAll,
    SortNext,
    SortReverse,
    CopyCell,
    // Structures.
    ToggleTree,
    ToggleEverywhere,
    SetHomeOffice,
    ImportStructures,
    ImportCorrespondents,
    ImportOffices,
    AdjustStructure,
    ConfirmMatch,
    ShowClosed,
    // Campaign and structures.
    OpenCampaign,
    RegisterStructure,
    IssueCodes,
    IssueAllRegistered,
    // Codes.
    CheckCode,
    RevealSecret,
    CopySecret,
    DeliverCode,
    SuspendCode,
    LiftCode,
    RevokeCode,
    ExportCodes,
    WriteLetters,
    SendCodes,
    NoteReceipt,
    NoteReturn,
    ReplaceCodes,
    IssueTeams,
    RevokePrefix,
    ForgetSecret,
    ForgetDeadSecrets,
    ReadUsage,
    UsageReport,
    ImportCodes,
    KeepPortalFile,
    InspectPortalFile,
    // Cases.
    ShowCases,
    ReportLeak,
    SearchLeak,
    TreatSuspect,
    AnswerLeak,
    CloseLeak,
    // Mail server.
    SetMailServer,
    UnsetMailServer,
    TryMailServer,
    // Signing book.
    NewDossier,
    ReadDocument,
    GiveVisa,
    SignDossier,
    RefuseDossier,
    SendVersion,
    WithdrawDossier,
    SaveDocument,
    VerifyDossier,
    VerifyFile,
    WhoMaySign,
    NextTray,
    PreviousTray,
    // Directory.
    AddPerson,
    AddPost,
    AppointPerson,
    EndAppointment,
    GrantAuthority,
    RevokeAuthority,
    AddAccount,
    ResetAccount,
    NameAdministrator,
    ChangePassphrase,
    RenewCertificate,
    SaveCertificate,
    SetInstitute,
    // Register.
    FilterSubject,
    FilterPerson,
    FilterDay,
    ClearFilters,
    VerifyRegister,
    ShowCheckpoint,
    ExportRegister,
    AcceptClock,
}

/// Where keys are looked up. The topmost layer that takes text swallows every character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// On every screen of the open desk, behind the screen's own keys.
    Global,
    Home,
    Structures,
    Campaign,
    Codes,
    Book,
    People,
    Register,
    /// The lock screen and the wizard: only what needs no open desk.
    Door,
}

impl Layer {
    /// The layers of the screens, in the order of their function keys (F2 to F8).
    pub const SCREENS: [Layer; 7] =
        [Self::Home, Self::Structures, Self::Campaign, Self::Codes, Self::Book, Self::People, Self::Register];
}
