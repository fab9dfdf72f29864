//! Remarks on what an act changes among posts, holders and authorities, for its plan.

use super::dossier::DocumentKind;
use super::people::Manner;
use chrono::NaiveDate;

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolkNote {
    /// The post above, where it is named.
    Above { post: String },
    /// The post above is the usual one of its kind and place; its title, where there is one.
    UsualAbove { post: Option<String> },
    /// Somebody's place is taken.
    InPlaceOf { name: String },
    /// Nobody holds the post on the first day: there is no place to take.
    NoPlaceToTake { day: NaiveDate },
    /// The holder has no authority to sign: the substitute gives visas only.
    OnlyVisas { name: String },
    /// In which manner somebody stands in.
    Manner(Manner),
    /// For these kinds of document; all where there is none.
    Kinds(Vec<DocumentKind>),
    /// Up to this amount, in euro cents; none: any amount.
    Ceiling(Option<u64>),
    /// For what stands in this structure or office and below; none: for the whole institute.
    Within(Option<String>),
    /// Given on from an authority that somebody holds.
    GivenOn { act: String, name: String },
    /// Its holder may give it on.
    MayGiveOn,
    /// It stops at the structure that it names.
    ThisOnly,
    /// Authorities that come from the one that is revoked fall with it.
    FallsWith { acts: Vec<String> },
    /// Who proposed somebody as a beneficiary, as which post, when.
    ProposedBy { name: String, post: String, day: NaiveDate },
    /// Nobody proposed whoever gets an account.
    NobodyProposed,
    /// The certificate that is revoked: its serial number.
    Serial(String),
    /// Why a certificate is revoked: the number of RFC 5280.
    RevokedBecause(u8),
    /// It signs nothing any more; another one must be asked for.
    SignsNoMore,
}

impl FolkNote {
    /// Whether somebody should know of it who did not ask for the plan.
    pub fn surprises(&self) -> bool {
        matches!(
            self,
            Self::NoPlaceToTake { .. }
                | Self::OnlyVisas { .. }
                | Self::FallsWith { .. }
                | Self::ProposedBy { .. }
                | Self::NobodyProposed
        )
    }

    /// The stable word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Above { .. } => "above",
            Self::UsualAbove { .. } => "usual-above",
            Self::InPlaceOf { .. } => "in-place-of",
            Self::NoPlaceToTake { .. } => "no-place-to-take",
            Self::OnlyVisas { .. } => "only-visas",
            Self::Manner(_) => "manner",
            Self::Kinds(_) => "kinds",
            Self::Ceiling(_) => "ceiling",
            Self::Within(_) => "within",
            Self::GivenOn { .. } => "given-on",
            Self::MayGiveOn => "may-give-on",
            Self::ThisOnly => "this-only",
            Self::FallsWith { .. } => "falls-with",
            Self::ProposedBy { .. } => "proposed-by",
            Self::NobodyProposed => "nobody-proposed",
            Self::Serial(_) => "serial",
            Self::RevokedBecause(_) => "revoked-because",
            Self::SignsNoMore => "signs-no-more",
        }
    }
}
