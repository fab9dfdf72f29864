//! What a PDF may hold that keeps it from circulating, and what is only told: values, without their words.
//!
//! A document can be prepared before it is signed so that it shows something else afterwards. What makes that possible is
//! refused; what honest documents hold too is told.

/// What makes a PDF unfit to be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Danger {
    /// A page that is not among the pages.
    HiddenPage,
    /// Content, a font or an image that no page uses, in a file that was changed before.
    HiddenContent,
    /// Objects that the file's table does not list.
    Unlisted,
    /// A later table that points back at objects of an earlier version.
    Repointed,
    /// A page needs something that the file does not have.
    Missing,
    /// A layer that is switched off.
    HiddenLayer,
    /// An annotation or a field covers text of the page.
    CoveredText,
    /// Something that is not shown lies over text of the page.
    HiddenOverText,
    /// A field shows something else than what it holds.
    OtherValue,
    /// A program runs when the document or a page is opened.
    Script,
    /// An action starts another program.
    Launch,
    /// Content that lies outside of the file.
    Outside,
    /// A form that a program draws.
    Xfa,
    /// A page, or the catalog, says two things under one key.
    KeyTwice,
}

impl Danger {
    /// The stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::HiddenPage => "pdf-hidden-page",
            Self::HiddenContent => "pdf-hidden-content",
            Self::Unlisted => "pdf-unlisted-objects",
            Self::Repointed => "pdf-repointed",
            Self::Missing => "pdf-missing-object",
            Self::HiddenLayer => "pdf-hidden-layer",
            Self::CoveredText => "pdf-covered-text",
            Self::HiddenOverText => "pdf-hidden-over-text",
            Self::OtherValue => "pdf-field-shows-other-value",
            Self::Script => "pdf-script",
            Self::Launch => "pdf-launch",
            Self::Outside => "pdf-outside-content",
            Self::Xfa => "pdf-xfa",
            Self::KeyTwice => "pdf-key-twice",
        }
    }
}

/// What is told of a PDF that may circulate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Caution {
    /// Files inside the file.
    Attachments,
    /// Programs that run when a field is filled in or a link is followed.
    FieldScripts,
    /// Layers, all of them shown.
    Layers,
    /// Something that is not shown, over no text.
    Hidden,
    /// Sound, film or three dimensions.
    Media,
    /// Parts that nothing uses.
    Unused,
    /// A form that every reader draws anew.
    Redrawn,
}

impl Caution {
    /// The stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Attachments => "attachments",
            Self::FieldScripts => "field-scripts",
            Self::Layers => "layers",
            Self::Hidden => "hidden-annotations",
            Self::Media => "media",
            Self::Unused => "unused-parts",
            Self::Redrawn => "form-redrawn",
        }
    }
}
