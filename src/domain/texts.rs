//! The texts of a campaign that its people may rewrite: their names, what each is, which words stand for values.

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
}

impl TextName {
    /// Every text, in the order in which they are listed.
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
        }
    }

    /// The text of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.word() == word)
    }

    /// Whether it goes out as plain text; the others are typeset.
    pub fn is_plain(self) -> bool {
        self.is_subject() || matches!(self, Self::Mail | Self::Reminder | Self::Spelling)
    }

    /// Whether it must stay on one line.
    pub fn is_subject(self) -> bool {
        matches!(self, Self::MailSubject | Self::ReminderSubject)
    }
}

/// The words that stand for values; each is known in every text, and empty where it has no meaning.
pub const PLACEHOLDERS: [&str; 23] = [
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
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_has_a_word_of_its_own() {
        for name in TextName::ALL {
            assert_eq!(TextName::of_word(name.word()), Some(name));
        }
        assert_eq!(TextName::of_word("lettre"), None);
    }
}
