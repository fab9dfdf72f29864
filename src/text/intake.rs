//! Why a PDF may not circulate, and what is told of one that may.

use super::{Text, both};
use crate::domain::intake::{Caution, Danger};

/// What a PDF holds that it may not hold, and what to do.
pub fn danger(value: Danger) -> Text {
    match value {
        Danger::HiddenPage => both(
            "Ce PDF cache une page qui n’est pas parmi ses pages et pourrait être montrée après la signature. Imprimez-le en PDF pour n’en garder que ce qui se voit.",
            "This PDF hides a page that is not among its pages and could be shown after signing. Print it to a PDF so that only what is seen remains.",
        ),
        Danger::HiddenContent => both(
            "Ce PDF a été retouché et garde du contenu qu’aucune page ne montre, qui pourrait en remplacer un autre après la signature. Imprimez-le en PDF, ou reprenez l’original.",
            "This PDF was edited and keeps content that no page shows, which could replace other content after signing. Print it to a PDF, or start again from the original.",
        ),
        Danger::Unlisted => both(
            "Ce PDF contient des objets que sa table ne cite pas, et qu’un ajout pourrait faire apparaître. Imprimez-le en PDF pour n’en garder que ce qui se voit.",
            "This PDF contains objects that its table does not list, and that an addition could bring up. Print it to a PDF so that only what is seen remains.",
        ),
        Danger::Repointed => both(
            "La table de ce PDF va rechercher des objets d’une version plus ancienne : ce qui se voit pourrait changer. Imprimez-le en PDF, ou reprenez l’original.",
            "The table of this PDF points back at objects of an older version: what is seen could change. Print it to a PDF, or start again from the original.",
        ),
        Danger::Missing => both(
            "Une page de ce PDF renvoie à quelque chose que le fichier n’a pas, et qui pourrait y être mis après la signature. Produisez-le de nouveau depuis l’original.",
            "A page of this PDF refers to something that the file does not have, and that could be put there after signing. Make it again from the original.",
        ),
        Danger::HiddenLayer => both(
            "Ce PDF a un calque masqué, qui pourrait être montré après la signature. Aplatissez les calques, ou imprimez-le en PDF.",
            "This PDF has a hidden layer, which could be shown after signing. Flatten the layers, or print it to a PDF.",
        ),
        Danger::CoveredText => both(
            "Une annotation ou un champ recouvre du texte : on signerait autre chose que ce que la page dit. Retirez-le, ou imprimez le document en PDF.",
            "An annotation or a field covers text: one would sign something else than what the page says. Remove it, or print the document to a PDF.",
        ),
        Danger::HiddenOverText => both(
            "Une annotation ou un champ masqué est posé sur du texte et pourrait le recouvrir après la signature. Retirez-le, ou imprimez le document en PDF.",
            "A hidden annotation or field lies over text and could cover it after signing. Remove it, or print the document to a PDF.",
        ),
        Danger::OtherValue => both(
            "Un champ montre autre chose que ce qu’il contient. Remplissez-le de nouveau, ou imprimez le document en PDF.",
            "A field shows something else than what it holds. Fill it in again, or print the document to a PDF.",
        ),
        Danger::Script => both(
            "Ce PDF exécute un programme à l’ouverture, qui pourrait changer ce qui se voit. Imprimez-le en PDF pour le retirer.",
            "This PDF runs a program when it is opened, which could change what is seen. Print it to a PDF to remove it.",
        ),
        Danger::Launch => both(
            "Ce PDF peut lancer un autre programme de l’ordinateur. Imprimez-le en PDF pour retirer cette action.",
            "This PDF can start another program of the computer. Print it to a PDF to remove that action.",
        ),
        Danger::Outside => both(
            "Une partie de ce PDF se trouve dans un autre fichier, que la signature ne couvrirait pas. Imprimez-le en PDF.",
            "A part of this PDF lies in another file, which the signature would not cover. Print it to a PDF.",
        ),
        Danger::Xfa => both(
            "Ce PDF est un formulaire XFA, dessiné par un programme : ce qui se voit n’est pas fixé. Remplissez-le, puis imprimez-le en PDF.",
            "This PDF is an XFA form, which a program draws: what is seen is not fixed. Fill it in, then print it to a PDF.",
        ),
        Danger::KeyTwice => both(
            "Ce PDF dit deux choses à la fois d’une page ou du document : deux lecteurs n’y verraient pas la même chose. Imprimez-le en PDF.",
            "This PDF says two things at once about a page or the document: two readers would not show the same. Print it to a PDF.",
        ),
    }
}

/// What is told of a PDF that may circulate.
pub fn caution(value: Caution) -> Text {
    match value {
        Caution::Attachments => both(
            "ce PDF contient d’autres fichiers : la signature les couvre sans que la page les montre",
            "this PDF contains other files: the signature covers them, though no page shows them",
        ),
        Caution::FieldScripts => both(
            "ce PDF contient des actions liées à un champ ou à un lien",
            "this PDF contains actions tied to a field or a link",
        ),
        Caution::Layers => both("ce PDF a des calques, tous montrés", "this PDF has layers, all of them shown"),
        Caution::Hidden => {
            both("ce PDF a des annotations ou des champs masqués", "this PDF has hidden annotations or fields")
        }
        Caution::Media => {
            both("ce PDF contient du son, un film ou un objet en relief", "this PDF contains sound, film or 3D")
        }
        Caution::Unused => {
            both("ce PDF garde des parties que rien n’utilise", "this PDF keeps parts that nothing uses")
        }
        Caution::Redrawn => both(
            "chaque lecteur redessine les champs de ce formulaire à sa façon",
            "each reader draws the fields of this form in its own way",
        ),
    }
}
