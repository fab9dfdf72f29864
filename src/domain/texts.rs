//! The texts of a campaign and of the signing book that people may rewrite: their names, what each is, which words stand for values.

/// A text of letters and mails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextName {
    /// What stands at the head of every sheet.
    Letterhead,
    /// The letter that hands a code over.
    Letter,
    /// The same for a structure mixed with the partner.
    LetterMixed,
    /// The letter to a structure that has nothing to do.
    LetterExempt,
    Mail,
    MailSubject,
    Reminder,
    ReminderSubject,
    /// The answer to a publisher who reported a leak.
    PublisherAnswer,
    /// Whom to ask, printed where the others name it.
    Contacts,
    /// The spelling alphabet of the telephone.
    Spelling,
    /// What waits, what is late and what became of dossiers, to one person.
    Digest,
    DigestSubject,
}

impl TextName {
    /// The texts of the signing book.
    pub const BOOK: [TextName; 2] = [Self::DigestSubject, Self::Digest];

    /// Every text of a campaign, in the order in which they are listed.
    pub const ALL: [TextName; 11] = [
        Self::Letterhead,
        Self::Letter,
        Self::LetterMixed,
        Self::LetterExempt,
        Self::Mail,
        Self::MailSubject,
        Self::Reminder,
        Self::ReminderSubject,
        Self::PublisherAnswer,
        Self::Contacts,
        Self::Spelling,
    ];

    /// The stable word, under which a campaign keeps it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Letterhead => "letterhead",
            Self::Letter => "letter",
            Self::LetterMixed => "letter-mixed",
            Self::LetterExempt => "letter-exempt",
            Self::Mail => "mail",
            Self::MailSubject => "mail-subject",
            Self::Reminder => "reminder",
            Self::ReminderSubject => "reminder-subject",
            Self::PublisherAnswer => "publisher-answer",
            Self::Contacts => "contacts",
            Self::Spelling => "spelling",
            Self::Digest => "digest",
            Self::DigestSubject => "digest-subject",
        }
    }

    /// The text of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().chain(Self::BOOK).find(|t| t.word() == word)
    }

    /// Whether it goes out as plain text; the others are typeset.
    pub fn is_plain(self) -> bool {
        self.is_subject() || matches!(self, Self::Mail | Self::Reminder | Self::Spelling | Self::Digest)
    }

    /// Whether it must stay on one line.
    pub fn is_subject(self) -> bool {
        matches!(self, Self::MailSubject | Self::ReminderSubject | Self::DigestSubject)
    }
}

/// The words that stand for values in the texts of the signing book.
pub const BOOK_PLACEHOLDERS: [&str; 9] =
    ["institut", "date", "personne", "attente", "retards", "suites", "reste", "reste_retards", "reste_suites"];

/// The words that stand for values; each is known in every text, and empty where it has no meaning.
pub const PLACEHOLDERS: [&str; 30] = [
    "institut",
    "partenaire",
    "portail",
    "annee",
    "ouverture",
    "coupure",
    "jours",
    "date",
    "structure",
    "intitule",
    "numero",
    "delegation",
    "direction",
    "correspondant",
    "identifiant",
    "code",
    "preuve",
    "contacts",
    "editeur",
    "affaire",
    "mesures",
    "motif",
    "coupee",
    "personne",
    "attente",
    "retards",
    "suites",
    "reste",
    "reste_retards",
    "reste_suites",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_has_a_word_of_its_own() {
        for name in TextName::ALL.into_iter().chain(TextName::BOOK) {
            assert_eq!(TextName::of_word(name.word()), Some(name));
        }
        assert_eq!(TextName::of_word("lettre"), None);
    }
}
