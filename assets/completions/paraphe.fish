# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_paraphe_global_optspecs
    string join \n desk= lang= as= passphrase-file= read-only h/help V/version
end

function __fish_paraphe_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_paraphe_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_paraphe_using_subcommand
    set -l cmd (__fish_paraphe_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c paraphe -n "__fish_paraphe_needs_command" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_needs_command" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_needs_command" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_needs_command" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_needs_command" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_needs_command" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_needs_command" -s V -l version -d 'Affiche la version'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "demo" -d 'Ouvre un bureau de démonstration, effacé en sortant'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "init" -d 'Crée un bureau'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "structures" -d 'Structures et délégations régionales'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "campaign" -d 'Campagne de réinscription'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "codes" -d 'Codes d’accès'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "institute" -d 'Données de l’institut'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "mail" -d 'Messagerie'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "people" -d 'Annuaire et comptes'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "post" -d 'Fonctions et nominations'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "authority" -d 'Délégations de signature'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "dossier" -d 'Parapheur'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "circuit" -d 'Circuits de signature'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "archive" -d 'Coffre-fort des dossiers archivés'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "leak" -d 'Signalements d’usage anormal par les éditeurs'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "verify" -d 'Vérifie des PDF signés, des signatures à côté (.p7s) et des dossiers de preuve'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "certificate" -d 'Écrit le certificat racine du bureau, en PEM'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "register" -d 'Registre de tous les actes'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "doctor" -d 'Examine le bureau et répare ce que le registre permet'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "completions" -d 'Écrit le complètement des commandes pour un interpréteur'
complete -c paraphe -n "__fish_paraphe_needs_command" -f -a "man" -d 'Écrit la page de manuel'
complete -c paraphe -n "__fish_paraphe_using_subcommand demo" -l into -d 'Le fabrique dans ce répertoire, sans l’ouvrir ni l’effacer' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand demo" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand demo" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand demo" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand demo" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand demo" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand demo" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand demo" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand init" -l organisation -d 'Nom de l’institut' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand init" -l person -d 'Qui l’ouvre : « Nom <courriel> »' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand init" -l domain -d 'Domaine des courriels de l’institut ; peut être répété' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand init" -l uai -d 'Numéro national (UAI) de l’institut' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand init" -l portal -d 'Nom du portail documentaire, tel que les lettres le disent (BiblioInserm)' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand init" -l post -d 'Intitulé de votre fonction' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand init" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand init" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand init" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand init" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand init" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand init" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand init" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and not __fish_seen_subcommand_from import list show adjust match offices" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and not __fish_seen_subcommand_from import list show adjust match offices" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and not __fish_seen_subcommand_from import list show adjust match offices" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and not __fish_seen_subcommand_from import list show adjust match offices" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and not __fish_seen_subcommand_from import list show adjust match offices" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and not __fish_seen_subcommand_from import list show adjust match offices" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and not __fish_seen_subcommand_from import list show adjust match offices" -f -a "import" -d 'Reprend un répertoire de structures, ou un tableau de correspondants'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and not __fish_seen_subcommand_from import list show adjust match offices" -f -a "list" -d 'Liste les structures'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and not __fish_seen_subcommand_from import list show adjust match offices" -f -a "show" -d 'Montre tout ce qui est connu d’une structure'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and not __fish_seen_subcommand_from import list show adjust match offices" -f -a "adjust" -d 'Décide contre les répertoires ; une valeur vide leur rend le choix'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and not __fish_seen_subcommand_from import list show adjust match offices" -f -a "match" -d 'Note qu’une fiche ROR est cette structure'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and not __fish_seen_subcommand_from import list show adjust match offices" -f -a "offices" -d 'Liste les délégations régionales et leurs codes postaux'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from import" -l format -d 'Format, si le contenu ne suffit pas à le reconnaître (rnsr, ror, csv ou xlsx)' -r -f -a "rnsr\t''
ror\t''
csv\t''
xlsx\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from import" -l encoding -d 'Codage d’un CSV (utf-8 ou windows-1252)' -r -f -a "utf-8\t''
windows-1252\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from import" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from import" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from import" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from import" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from import" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from import" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from import" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from import" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from list" -l filter -d 'Garde celles qui contiennent ces mots : nom, libellé, ville, numéro, direction' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from list" -l office -d 'Garde celles de cette délégation' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from list" -l sort -d 'Trie sur cette colonne (label, title, city, office ou number)' -r -f -a "label\t''
title\t''
city\t''
office\t''
number\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from list" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from list" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from list" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from list" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from list" -l closed -d 'Montre aussi les structures fermées'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from list" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from list" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from list" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from list" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from show" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from show" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from show" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from show" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from show" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from show" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from show" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from adjust" -l label -d 'Libellé dont l’identifiant est formé' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from adjust" -l office -d 'Délégation régionale' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from adjust" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from adjust" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from adjust" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from adjust" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from adjust" -l outside -d 'C’est un chercheur hors structure'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from adjust" -l inside -d 'Ce n’en est plus un'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from adjust" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from adjust" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from adjust" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from adjust" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from match" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from match" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from match" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from match" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from match" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from match" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from match" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from match" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from offices" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from offices" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from offices" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from offices" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from offices" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from offices" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from offices" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from offices" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from offices" -f -a "import" -d 'Remplace la table des délégations'
complete -c paraphe -n "__fish_paraphe_using_subcommand structures; and __fish_seen_subcommand_from offices" -f -a "export" -d 'Écrit la table en CSV, à modifier puis reprendre'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "open" -d 'Ouvre la campagne d’une année ; ce qui n’est pas dit reste comme à la dernière'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "adjust" -d 'Change les dates et les réglages d’une campagne'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "status" -d 'Dit où en est la campagne, en chiffres'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "register" -d 'Réinscrit une structure et nomme son correspondant'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "import" -d 'Réinscrit d’après un tableau de correspondants'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "review" -d 'Accepte, refuse ou réoriente des inscriptions'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "queue" -d 'Liste les inscriptions à vérifier, refusées ou réorientées'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "cutoff" -d 'Montre ce que la coupure ferait ; la fait avec --do'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "undo-cutoff" -d 'Annule la coupure, tant que le fichier du portail n’est pas écrit'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "track" -d 'Accès des membres de structures mixtes au portail de l’autre tutelle'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "declare" -d 'Écrit la déclaration aux éditeurs : structures et effectifs, jamais de code'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "report" -d 'Écrit la page « où nous en sommes » de la campagne, en PDF'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "send-registration" -d 'Met une inscription en circulation dans le parapheur'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "text" -d 'Textes des lettres et des courriels'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "remind" -d 'Envoie les rappels qui sont dus'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and not __fish_seen_subcommand_from open adjust status register import review queue cutoff undo-cutoff track declare report send-registration text remind reminders" -f -a "reminders" -d 'Liste les rappels prévus et ceux qui sont partis'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l opens -d 'Jour d’ouverture' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l cutoff -d 'Jour de la coupure, où les anciens codes ne valent plus' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l participants -d 'Appelle aussi celles où l’institut n’est que participant (yes ou no)' -r -f -a "yes\t''
no\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l federations -d 'Appelle aussi les fédérations (yes ou no)' -r -f -a "yes\t''
no\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l teams -d 'Permet des codes d’équipe (yes ou no)' -r -f -a "yes\t''
no\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l resend -d 'Garde la copie scellée d’un secret, pour l’envoyer de nouveau (yes ou no)' -r -f -a "yes\t''
no\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l purge -d 'Détruit cette copie dès que la réception est notée (yes ou no)' -r -f -a "yes\t''
no\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l origin -d 'Qui fait les codes (here ou imported)' -r -f -a "here\t''
imported\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l proof -d 'Ce qu’une structure montre avant son code (none ou signed)' -r -f -a "none\t''
signed\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l reminders -d 'Jours des rappels, comptés depuis la coupure, comme -30,-7,1' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from open" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l opens -d 'Jour d’ouverture' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l cutoff -d 'Jour de la coupure, où les anciens codes ne valent plus' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l participants -d 'Appelle aussi celles où l’institut n’est que participant (yes ou no)' -r -f -a "yes\t''
no\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l federations -d 'Appelle aussi les fédérations (yes ou no)' -r -f -a "yes\t''
no\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l teams -d 'Permet des codes d’équipe (yes ou no)' -r -f -a "yes\t''
no\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l resend -d 'Garde la copie scellée d’un secret, pour l’envoyer de nouveau (yes ou no)' -r -f -a "yes\t''
no\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l purge -d 'Détruit cette copie dès que la réception est notée (yes ou no)' -r -f -a "yes\t''
no\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l origin -d 'Qui fait les codes (here ou imported)' -r -f -a "here\t''
imported\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l proof -d 'Ce qu’une structure montre avant son code (none ou signed)' -r -f -a "none\t''
signed\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l reminders -d 'Jours des rappels, comptés depuis la coupure, comme -30,-7,1' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from adjust" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from status" -l year -d 'Campagne de cette année, même close' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from status" -l by -d 'Seulement ce tableau (office ou kind)' -r -f -a "office\t''
kind\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from status" -l list -d 'Les structures qu’un chiffre compte (called, missing, to-check, registered, issued, delivered, received, in-use, exempt ou stranded)' -r -f -a "called\t''
missing\t''
to-check\t''
registered\t''
issued\t''
delivered\t''
received\t''
in-use\t''
exempt\t''
stranded\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from status" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from status" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from status" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from status" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from status" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from status" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from status" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from status" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -l correspondent -d 'Correspondant : « Nom <courriel> »' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -l phone -d 'Téléphone' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -l headcount -d 'Effectifs : CNRS, autres chercheurs, doctorants, postdoctorants' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -l director -d 'Direction, si elle diffère du répertoire' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -l mixed -d 'Mixte ou non, contre le répertoire (yes ou no)' -r -f -a "yes\t''
no\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -l comment -d 'Remarque de la structure' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -l to-check -d 'Met dans la file : à vérifier avant tout code'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from register" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from import" -l encoding -d 'Codage d’un CSV (utf-8 ou windows-1252)' -r -f -a "utf-8\t''
windows-1252\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from import" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from import" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from import" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from import" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from import" -l to-check -d 'Met dans la file : à vérifier avant tout code'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from import" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from import" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from import" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from import" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from review" -l move -d 'Les réoriente vers cette délégation régionale, avec un motif' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from review" -l reason -d 'Motif, que la structure lira' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from review" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from review" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from review" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from review" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from review" -l accept -d 'Les accepte'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from review" -l refuse -d 'Les refuse, avec un motif'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from review" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from review" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from review" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from review" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from queue" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from queue" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from queue" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from queue" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from queue" -l all -d 'Montre aussi celles qui sont acceptées'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from queue" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from queue" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from queue" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from queue" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from cutoff" -l year -d 'Année de la campagne' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from cutoff" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from cutoff" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from cutoff" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from cutoff" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from cutoff" -l do -d 'Coupe les anciens codes'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from cutoff" -l yes -d 'Sans demander de mot à taper'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from cutoff" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from cutoff" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from cutoff" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from cutoff" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from undo-cutoff" -l year -d 'Année de la campagne' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from undo-cutoff" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from undo-cutoff" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from undo-cutoff" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from undo-cutoff" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from undo-cutoff" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from undo-cutoff" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from undo-cutoff" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from undo-cutoff" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from track" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from track" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from track" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from track" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from track" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from track" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from track" -f -a "note" -d 'Note une étape d’une personne'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from track" -f -a "list" -d 'Dit ce que chacun doit encore faire, et à qui s’adresser'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from declare" -l format -d 'Format du fichier (csv, xlsx ou pdf)' -r -f -a "csv\t''
xlsx\t''
pdf\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from declare" -l out -d 'Fichier à écrire ou à remplacer' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from declare" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from declare" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from declare" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from declare" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from declare" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from declare" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from declare" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from declare" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from report" -l out -d 'Fichier à écrire ou à remplacer' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from report" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from report" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from report" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from report" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from report" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from report" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from report" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from report" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from send-registration" -l circuit -d 'Circuit, par son nom ou son identifiant' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from send-registration" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from send-registration" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from send-registration" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from send-registration" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from send-registration" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from send-registration" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from send-registration" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from send-registration" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from text" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from text" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from text" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from text" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from text" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from text" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from text" -f -a "list" -d 'Liste les textes'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from text" -f -a "words" -d 'Liste les mots entre accolades et ce qu’ils désignent'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from text" -f -a "show" -d 'Écrit un texte, à modifier puis reprendre'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from text" -f -a "set" -d 'Remplace un texte par celui d’un fichier'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from text" -f -a "reset" -d 'Revient au texte d’origine'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from text" -f -a "preview" -d 'Écrit un texte en PDF, avec des valeurs inventées'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from remind" -l outbox -d 'Écrit les messages (.eml) dans ce répertoire au lieu de les envoyer' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from remind" -l step -d 'Rappel de ce jour, compté de la coupure, comme -30 ; le dernier échu sinon' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from remind" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from remind" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from remind" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from remind" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from remind" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from remind" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from remind" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from remind" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from reminders" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from reminders" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from reminders" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from reminders" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from reminders" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from reminders" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from reminders" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand campaign; and __fish_seen_subcommand_from reminders" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "issue" -d 'Émet des codes'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "list" -d 'Liste les codes, jamais les secrets'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "deliver" -d 'Note que des codes ont été remis'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "check" -d 'Dit si un code est valable, et sinon pourquoi'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "reveal" -d 'Montre le secret d’un code ; le registre le note'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "suspend" -d 'Suspend des codes'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "lift" -d 'Lève la suspension de codes'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "revoke" -d 'Révoque des codes pour toujours'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "replace" -d 'Donne un nouveau secret : le portail refuse l’ancien aussitôt'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "send" -d 'Envoie des codes par courriel, une première fois ou de nouveau'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "received" -d 'Note un accusé de réception'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "returned" -d 'Note qu’une lettre ou un message est revenu'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "forget" -d 'Détruit la copie scellée de secrets : ils ne pourront plus être envoyés de nouveau'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "export" -d 'Écrit le fichier des codes pour le portail'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "target" -d 'Fichiers du portail récrits après chaque acte'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "import" -d 'Reprend les codes émis par l’Inist'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "letter" -d 'Écrit les lettres qui remettent des codes'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and not __fish_seen_subcommand_from issue list deliver check reveal suspend lift revoke replace send received returned forget export target import letter usage" -f -a "usage" -d 'Journaux du portail'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from issue" -l team -d 'À cette équipe de la structure ; peut être répété' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from issue" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from issue" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from issue" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from issue" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from issue" -l registered -d 'Toutes celles qui sont réinscrites et n’en ont pas'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from issue" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from issue" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from issue" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from issue" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from list" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from list" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from list" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from list" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from list" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from list" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from list" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from list" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from deliver" -l means -d 'Comment, de la main à la main sinon (hand, letter ou mail)' -r -f -a "hand\t''
letter\t''
mail\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from deliver" -l to -d 'À qui : nom ou courriel' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from deliver" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from deliver" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from deliver" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from deliver" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from deliver" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from deliver" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from deliver" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from deliver" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from check" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from check" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from check" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from check" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from check" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from check" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from check" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from reveal" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from reveal" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from reveal" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from reveal" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from reveal" -l force -d 'Même hors d’un terminal'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from reveal" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from reveal" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from suspend" -l until -d 'Dernier jour de la suspension' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from suspend" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from suspend" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from suspend" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from suspend" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from suspend" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from suspend" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from suspend" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from suspend" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from lift" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from lift" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from lift" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from lift" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from lift" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from lift" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from lift" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from lift" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from revoke" -l prefix -d 'Tous ceux qui commencent ainsi, comme 26INS' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from revoke" -l reason -d 'Motif (compromise, affiliation-changed, superseded, closure, entitlement-withdrawn ou unspecified)' -r -f -a "compromise\t''
affiliation-changed\t''
superseded\t''
closure\t''
entitlement-withdrawn\t''
unspecified\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from revoke" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from revoke" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from revoke" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from revoke" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from revoke" -l yes -d 'Confirme un acte qui touche plusieurs codes'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from revoke" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from revoke" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from revoke" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from replace" -l reason -d 'Motif (superseded ou compromise)' -r -f -a "superseded\t''
compromise\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from replace" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from replace" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from replace" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from replace" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from replace" -l yes -d 'Confirme un acte qui touche plusieurs codes'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from replace" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from replace" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from replace" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from replace" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from send" -l outbox -d 'Écrit les messages (.eml) dans ce répertoire au lieu de les envoyer' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from send" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from send" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from send" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from send" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from send" -l undelivered -d 'Tous ceux de la campagne qui n’ont pas été remis'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from send" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from send" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from send" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from send" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from received" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from received" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from received" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from received" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from received" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from received" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from received" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from received" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from returned" -l reason -d 'Pourquoi, en quelques mots' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from returned" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from returned" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from returned" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from returned" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from returned" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from returned" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from returned" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from returned" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from forget" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from forget" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from forget" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from forget" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from forget" -l dead -d 'De tous les codes morts'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from forget" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from forget" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from forget" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from forget" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l format -d 'Format du fichier (htpasswd, ezproxy, ldif ou inist)' -r -f -a "htpasswd\t''
ezproxy\t''
ldif\t''
inist\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l out -d 'Fichier à écrire ou à remplacer' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l base -d 'Base de l’annuaire, pour « ldif » : « ou=codes,dc=exemple,dc=fr »' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l mode -d 'Droits du fichier en octal, comme 640' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l owner -d 'Propriétaire du fichier' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l group -d 'Groupe du fichier, souvent celui du portail' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l worker -d 'Utilisateur du portail, avec « --check »' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l check -d 'N’écrit rien : lit le fichier comme le portail le lirait et dit s’il est à jour'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from export" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from target" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from target" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from target" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from target" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from target" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from target" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from target" -f -a "set" -d 'Choisit le fichier d’un format'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from target" -f -a "unset" -d 'N’écrit plus le fichier d’un format, et n’en surveille plus aucun'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from target" -f -a "show" -d 'Dit quels fichiers le portail lit, et si chacun est à jour'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from import" -l year -d 'Année des codes dont l’identifiant n’en porte pas' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from import" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from import" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from import" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from import" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from import" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from import" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from import" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from import" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from letter" -l out -d 'Répertoire des lettres, une par code' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from letter" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from letter" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from letter" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from letter" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from letter" -l undelivered -d 'Tous les codes de la campagne qui n’ont pas été remis'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from letter" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from letter" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from letter" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from letter" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from usage" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from usage" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from usage" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from usage" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from usage" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from usage" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from usage" -f -a "import" -d 'Lit un journal et compte l’usage des codes, par jour'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from usage" -f -a "formats" -d 'Liste les formats qui ont un nom'
complete -c paraphe -n "__fish_paraphe_using_subcommand codes; and __fish_seen_subcommand_from usage" -f -a "report" -d 'Liste les anciens codes encore en usage, les refusés, les inutilisés et les grands volumes'
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and not __fish_seen_subcommand_from show set" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and not __fish_seen_subcommand_from show set" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and not __fish_seen_subcommand_from show set" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and not __fish_seen_subcommand_from show set" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and not __fish_seen_subcommand_from show set" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and not __fish_seen_subcommand_from show set" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and not __fish_seen_subcommand_from show set" -f -a "show" -d 'Montre les données de l’institut'
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and not __fish_seen_subcommand_from show set" -f -a "set" -d 'Change les données de l’institut ; ce qui n’est pas donné reste'
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from show" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from show" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from show" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from show" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from show" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from show" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from show" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from set" -l organisation -d 'Nom de l’institut' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from set" -l uai -d 'Numéro national (UAI) de l’institut' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from set" -l partner -d 'Sigle de l’organisme dont le portail a sa propre entrée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from set" -l portal -d 'Nom du portail documentaire, tel que les lettres le disent (BiblioInserm)' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from set" -l domain -d 'Domaine des courriels de l’institut ; peut être répété' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from set" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from set" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from set" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from set" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from set" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from set" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from set" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand institute; and __fish_seen_subcommand_from set" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and not __fish_seen_subcommand_from server" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and not __fish_seen_subcommand_from server" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and not __fish_seen_subcommand_from server" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and not __fish_seen_subcommand_from server" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and not __fish_seen_subcommand_from server" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and not __fish_seen_subcommand_from server" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and not __fish_seen_subcommand_from server" -f -a "server" -d 'Serveur par lequel partent les courriels'
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and __fish_seen_subcommand_from server" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and __fish_seen_subcommand_from server" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and __fish_seen_subcommand_from server" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and __fish_seen_subcommand_from server" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and __fish_seen_subcommand_from server" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and __fish_seen_subcommand_from server" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and __fish_seen_subcommand_from server" -f -a "set" -d 'Règle le serveur'
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and __fish_seen_subcommand_from server" -f -a "unset" -d 'Oublie le serveur et détruit son mot de passe'
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and __fish_seen_subcommand_from server" -f -a "show" -d 'Montre le réglage, sans le mot de passe'
complete -c paraphe -n "__fish_paraphe_using_subcommand mail; and __fish_seen_subcommand_from server" -f -a "test" -d 'Se connecte et s’identifie, sans rien envoyer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -f -a "add" -d 'Ajoute une personne'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -f -a "list" -d 'Liste les personnes, leurs fonctions et leurs comptes'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -f -a "account" -d 'Ouvre un compte à ce bureau, sous une première phrase de passe'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -f -a "reset-account" -d 'Rouvre un compte dont la phrase de passe est perdue, avec de nouvelles clés'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -f -a "administrator" -d 'Fait d’un compte celui d’un administrateur'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -f -a "renew" -d 'Renouvelle votre certificat de signature'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -f -a "passphrase" -d 'Change votre phrase de passe'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -f -a "substitute" -d 'Désigne qui supplée le titulaire d’une fonction, pour un temps'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -f -a "unsubstitute" -d 'Met fin à une suppléance avant son terme'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -f -a "substitutions" -d 'Liste les suppléances'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -f -a "propose" -d 'Propose une personne comme bénéficiaire du parapheur'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -f -a "proposals" -d 'Liste les propositions, celles sans compte d’abord'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and not __fish_seen_subcommand_from add list account reset-account administrator renew passphrase substitute unsubstitute substitutions propose proposals certificate" -f -a "certificate" -d 'Certificats de signature'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from add" -l phone -d 'Téléphone' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from add" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from add" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from add" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from add" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from add" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from add" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from add" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from add" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from list" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from list" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from list" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from list" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from list" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from list" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from list" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from list" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from account" -l first-passphrase-file -d 'Fichier de la première phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from account" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from account" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from account" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from account" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from account" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from account" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from account" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from account" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from reset-account" -l first-passphrase-file -d 'Fichier de la première phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from reset-account" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from reset-account" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from reset-account" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from reset-account" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from reset-account" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from reset-account" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from reset-account" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from reset-account" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from administrator" -l their-passphrase-file -d 'Fichier de la phrase de passe de ce compte ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from administrator" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from administrator" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from administrator" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from administrator" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from administrator" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from administrator" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from administrator" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from administrator" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from renew" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from renew" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from renew" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from renew" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from renew" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from renew" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from renew" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from renew" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from passphrase" -l new-passphrase-file -d 'Fichier de la nouvelle phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from passphrase" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from passphrase" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from passphrase" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from passphrase" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from passphrase" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from passphrase" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from passphrase" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from passphrase" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitute" -l from -d 'Premier jour' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitute" -l until -d 'Dernier jour' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitute" -l kind -d 'Type de document, tous si l’option manque ; peut être répété (letter, agreement, internship-agreement, employment-contract, purchase-order ou registration)' -r -f -a "letter\t''
agreement\t''
internship-agreement\t''
employment-contract\t''
purchase-order\t''
registration\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitute" -l act -d 'Référence de la décision' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitute" -l manner -d 'Ce que le tampon imprime : par suppléance (absence), par intérim ou par ordre ; suppléance sinon (absence, interim ou order)' -r -f -a "absence\t''
interim\t''
order\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitute" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitute" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitute" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitute" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitute" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitute" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitute" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitute" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from unsubstitute" -l from -d 'Premier jour sans elle ; aujourd’hui sinon' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from unsubstitute" -l act -d 'Référence de la décision, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from unsubstitute" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from unsubstitute" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from unsubstitute" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from unsubstitute" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from unsubstitute" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from unsubstitute" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from unsubstitute" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from unsubstitute" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitutions" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitutions" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitutions" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitutions" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitutions" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitutions" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitutions" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from substitutions" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from propose" -l post -d 'Fonction au titre de laquelle vous proposez, si vous en tenez plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from propose" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from propose" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from propose" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from propose" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from propose" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from propose" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from propose" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from propose" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from proposals" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from proposals" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from proposals" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from proposals" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from proposals" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from proposals" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from proposals" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from proposals" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from certificate" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from certificate" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from certificate" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from certificate" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from certificate" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from certificate" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from certificate" -f -a "list" -d 'Liste les certificats des comptes et ceux qui sont révoqués'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from certificate" -f -a "revoke" -d 'Révoque un certificat de signature : il ne signe plus rien'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from certificate" -f -a "import" -d 'Apporte un certificat et sa clé d’un fichier .p12 ou .pfx'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from certificate" -f -a "own" -d 'Liste ses propres certificats, ou ceux d’une personne'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from certificate" -f -a "use" -d 'Choisit celui qui signe'
complete -c paraphe -n "__fish_paraphe_using_subcommand people; and __fish_seen_subcommand_from certificate" -f -a "retire" -d 'Retire un certificat apporté : ce bureau ne signe plus avec lui (ce n’est pas une révocation) ; ou le cachet, qui est révoqué'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and not __fish_seen_subcommand_from add move holders list appoint end" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and not __fish_seen_subcommand_from add move holders list appoint end" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and not __fish_seen_subcommand_from add move holders list appoint end" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and not __fish_seen_subcommand_from add move holders list appoint end" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and not __fish_seen_subcommand_from add move holders list appoint end" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and not __fish_seen_subcommand_from add move holders list appoint end" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and not __fish_seen_subcommand_from add move holders list appoint end" -f -a "add" -d 'Crée une fonction'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and not __fish_seen_subcommand_from add move holders list appoint end" -f -a "move" -d 'Place une fonction sous une autre'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and not __fish_seen_subcommand_from add move holders list appoint end" -f -a "holders" -d 'Liste les titulaires et les suppléants d’une fonction, passés et à venir'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and not __fish_seen_subcommand_from add move holders list appoint end" -f -a "list" -d 'Liste les fonctions et leurs titulaires'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and not __fish_seen_subcommand_from add move holders list appoint end" -f -a "appoint" -d 'Nomme une personne à une fonction'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and not __fish_seen_subcommand_from add move holders list appoint end" -f -a "end" -d 'Met fin à une nomination'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from add" -l kind -d 'Type de fonction (correspondent, director, delegate, functional, head ou other)' -r -f -a "correspondent\t''
director\t''
delegate\t''
functional\t''
head\t''
other\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from add" -l office -d 'Pour cette délégation régionale' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from add" -l structure -d 'Pour cette structure' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from add" -l above -d 'Fonction au-dessus ; celle d’ordinaire si l’option manque' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from add" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from add" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from add" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from add" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from add" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from add" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from add" -l institute -d 'Pour tout l’institut'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from add" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from add" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from move" -l above -d 'Fonction au-dessus ; celle d’ordinaire si l’option manque' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from move" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from move" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from move" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from move" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from move" -l usual -d 'Sous la fonction d’ordinaire'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from move" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from move" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from move" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from move" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from holders" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from holders" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from holders" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from holders" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from holders" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from holders" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from holders" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from holders" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from list" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from list" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from list" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from list" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from list" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from list" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from list" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from list" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from appoint" -l from -d 'Premier jour' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from appoint" -l until -d 'Dernier jour' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from appoint" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from appoint" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from appoint" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from appoint" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from appoint" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from appoint" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from appoint" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from appoint" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from end" -l last-day -d 'Dernier jour' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from end" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from end" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from end" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from end" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from end" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from end" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from end" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand post; and __fish_seen_subcommand_from end" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and not __fish_seen_subcommand_from grant revoke list who-may-sign who" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and not __fish_seen_subcommand_from grant revoke list who-may-sign who" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and not __fish_seen_subcommand_from grant revoke list who-may-sign who" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and not __fish_seen_subcommand_from grant revoke list who-may-sign who" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and not __fish_seen_subcommand_from grant revoke list who-may-sign who" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and not __fish_seen_subcommand_from grant revoke list who-may-sign who" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and not __fish_seen_subcommand_from grant revoke list who-may-sign who" -f -a "grant" -d 'Donne une délégation de signature'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and not __fish_seen_subcommand_from grant revoke list who-may-sign who" -f -a "revoke" -d 'Révoque une délégation de signature'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and not __fish_seen_subcommand_from grant revoke list who-may-sign who" -f -a "list" -d 'Liste les délégations de signature'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and not __fish_seen_subcommand_from grant revoke list who-may-sign who" -f -a "who-may-sign" -d 'Dit qui peut agir sur un dossier, par quel acte, ou pourquoi non'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and not __fish_seen_subcommand_from grant revoke list who-may-sign who" -f -a "who" -d 'Dit qui peut signer une sorte de document un jour donné, et par quels actes'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l person -d 'Nom ou courriel' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l post -d 'Fonction au titre de laquelle elle s’exerce' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l kind -d 'Type de document, tous si l’option manque ; peut être répété (letter, agreement, internship-agreement, employment-contract, purchase-order ou registration)' -r -f -a "letter\t''
agreement\t''
internship-agreement\t''
employment-contract\t''
purchase-order\t''
registration\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l ceiling -d 'Montant maximal, en euros' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l office -d 'Pour cette délégation régionale' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l structure -d 'Pour cette structure' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l from -d 'Premier jour' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l until -d 'Dernier jour' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l act -d 'Référence de l’acte qui la donne' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l on-behalf -d 'Au nom de qui, pour « Pour … et par délégation »' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l from-authority -d 'Délégation dont elle est la subdélégation : référence de son acte' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l institute -d 'Pour tout l’institut'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l may-delegate -d 'Son titulaire peut subdéléguer'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l this-only -d 'Pour la structure seule, sans ce qui est au-dessous'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from grant" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from revoke" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from revoke" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from revoke" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from revoke" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from revoke" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from revoke" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from revoke" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from list" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from list" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from list" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from list" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from list" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from list" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from list" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from list" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who-may-sign" -l dossier -d 'Numéro du dossier' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who-may-sign" -l on -d 'À cette date, passée ou non ; aujourd’hui sinon' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who-may-sign" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who-may-sign" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who-may-sign" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who-may-sign" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who-may-sign" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who-may-sign" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who-may-sign" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who-may-sign" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who" -l kind -d 'Type de document (letter, agreement, internship-agreement, employment-contract, purchase-order ou registration)' -r -f -a "letter\t''
agreement\t''
internship-agreement\t''
employment-contract\t''
purchase-order\t''
registration\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who" -l amount -d 'Montant engagé, en euros' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who" -l structure -d 'Structure en cause' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who" -l on -d 'À cette date, passée ou non ; aujourd’hui sinon' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who" -l person -d 'Cette personne seulement' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand authority; and __fish_seen_subcommand_from who" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "new" -d 'Met un PDF en circulation'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "circuits" -d 'Liste les circuits'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "list" -d 'Liste les dossiers d’une bannette'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "show" -d 'Montre un dossier, ses étapes et ses actes'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "read" -d 'Écrit le texte du document, page par page'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "version" -d 'Envoie une nouvelle version après un refus'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "save" -d 'Écrit le document dans un fichier'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "sheet" -d 'Écrit la fiche de circulation en PDF'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "evidence" -d 'Écrit le dossier de preuve : un ZIP qui se contrôle sans ce programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "visa" -d 'Vise l’étape qui attend'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "sign" -d 'Signe l’étape qui attend'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "refuse" -d 'Refuse, avec un motif que chacun verra'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "opinion" -d 'Donne un avis à l’étape qui l’attend'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "seen" -d 'Prend connaissance de ce qui a été transmis pour information'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "send-back" -d 'Renvoie le dossier à une étape passée'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "take-back" -d 'Reprend son dernier acte tant que personne n’a agi depuis'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "transfer" -d 'Transmet la tâche à quelqu’un d’autre'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "ask" -d 'Demande un avis sans arrêter l’étape'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "insert" -d 'Ajoute une étape à venir'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "bypass" -d 'Passe outre un visa ou un avis, d’au-dessus'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "escalate" -d 'Permet à la fonction au-dessus d’agir sur une étape en retard'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "paper" -d 'Note une signature donnée sur papier'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "withdraw" -d 'Retire le dossier pour de bon'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "archive" -d 'Archive un dossier terminé, refusé ou retiré'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "draft" -d 'Prépare un dossier sans l’envoyer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "send" -d 'Envoie un dossier en préparation'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "note" -d 'Annote un dossier, à côté du document'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "notes" -d 'Liste les annotations que l’on peut lire'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "withdraw-note" -d 'Retire une annotation de sa main'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "search" -d 'Cherche dans les dossiers, leurs annotations et le texte des documents'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "outsider" -d 'Personnes extérieures qui contresignent avec un code reçu par SMS'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "gateway" -d 'Passerelle SMS'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "late" -d 'Liste les dossiers en retard, chez qui, depuis quand, et qui est au-dessus'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "remind" -d 'Dit à chacun, par un seul courriel, ce qui l’attend, ce qui est en retard et ce que ses dossiers sont devenus'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "text" -d 'Textes des courriels du parapheur'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "file" -d 'Classe les documents signés de dossiers terminés, sans jamais rien écraser'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "filing" -d 'Classement des documents signés'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "tsa" -d 'Autorité d’horodatage'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "timestamp" -d 'Horodate des documents signés sans réseau'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and not __fish_seen_subcommand_from new circuits list show read version save sheet evidence visa sign refuse opinion seen send-back take-back transfer ask insert bypass escalate paper withdraw archive draft send note notes withdraw-note search outsider gateway late remind text file filing tsa timestamp places" -f -a "places" -d 'Dessine une page du document et ses places libres pour un tampon'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l title -d 'Titre' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l kind -d 'Type de document (letter, agreement, internship-agreement, employment-contract, purchase-order, registration ou formal-public-contract)' -r -f -a "letter\t''
agreement\t''
internship-agreement\t''
employment-contract\t''
purchase-order\t''
registration\t''
formal-public-contract\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l circuit -d 'Circuit, par son nom ou son identifiant' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l document -d 'Document PDF' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l structure -d 'Structure dont part le circuit' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l amount -d 'Montant engagé, en euros' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l annex -d 'Annexe ; peut être répétée' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l secrecy -d 'Qui peut voir le dossier (open, circuit ou confidential)' -r -f -a "open\t''
circuit\t''
confidential\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l reply-to -d 'Dossier auquel il répond' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l field -d 'Précision du dossier, comme « marché=2027-12 » ; peut être répétée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l outsider -d 'Personne extérieure : « Nom;qualité;adresse;téléphone » ; peut être répétée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l chosen -d 'Fonction choisie pour une étape ouverte, comme « valideur=Juriste »' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l stamp -d 'Place du tampon de la n-ième signature, comme « 2=1:B7 » ; répétable. Un texte [[signature:2]] dans le document dit la même chose' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from new" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from circuits" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from circuits" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from circuits" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from circuits" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from circuits" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from circuits" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from circuits" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from circuits" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from list" -l tray -d 'Bannette (to-do, delegated, late, coming, to-prepare, in-circulation, to-take-back, refused, completed, to-archive ou all)' -r -f -a "to-do\t''
delegated\t''
late\t''
coming\t''
to-prepare\t''
in-circulation\t''
to-take-back\t''
refused\t''
completed\t''
to-archive\t''
all\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from list" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from list" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from list" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from list" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from list" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from list" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from list" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from list" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from show" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from show" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from show" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from show" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from show" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from show" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from show" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from read" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from read" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from read" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from read" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from read" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from read" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from read" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from version" -l document -d 'Document PDF' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from version" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from version" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from version" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from version" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from version" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from version" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from version" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from version" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from save" -l out -d 'Fichier à écrire ; il ne doit pas exister' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from save" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from save" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from save" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from save" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from save" -l annexes -d 'Écrit aussi les annexes et leurs signatures (.p7s) ; --out nomme alors un nouveau répertoire'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from save" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from save" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from save" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from save" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sheet" -l out -d 'Fichier à écrire ; il ne doit pas exister' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sheet" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sheet" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sheet" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sheet" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sheet" -l restricted -d 'Avec les annotations restreintes que vous pouvez lire'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sheet" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sheet" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sheet" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sheet" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from evidence" -l out -d 'Fichier à écrire ; il ne doit pas exister' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from evidence" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from evidence" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from evidence" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from evidence" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from evidence" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from evidence" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from evidence" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from evidence" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from visa" -l field -d 'Précision du dossier, comme « marché=2027-12 » ; peut être répétée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from visa" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from visa" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from visa" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from visa" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from visa" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from visa" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from visa" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from visa" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sign" -l field -d 'Précision du dossier, comme « marché=2027-12 » ; peut être répétée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sign" -l stamp -d 'Place du tampon : page et place de sa grille, comme « 2:B7 » ou « last:C10 »' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sign" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sign" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sign" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sign" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sign" -l annexes -d 'Signe aussi les annexes PDF à côté (.p7s) ; les autres le sont toujours'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sign" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sign" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sign" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from sign" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from refuse" -l field -d 'Précision du dossier, comme « marché=2027-12 » ; peut être répétée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from refuse" -l reason -d 'Motif, que voient tous ceux qui ont agi' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from refuse" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from refuse" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from refuse" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from refuse" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from refuse" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from refuse" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from refuse" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from refuse" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from opinion" -l text -d 'Ce qui est dit ; obligatoire si l’avis n’est pas favorable' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from opinion" -l field -d 'Précision du dossier, comme « marché=2027-12 » ; peut être répétée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from opinion" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from opinion" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from opinion" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from opinion" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from opinion" -l for -d 'Avis favorable'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from opinion" -l against -d 'Avis défavorable'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from opinion" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from opinion" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from opinion" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from opinion" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from seen" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from seen" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from seen" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from seen" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from seen" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from seen" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from seen" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from seen" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send-back" -l step -d 'Étape où renvoyer, à partir de 1' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send-back" -l reason -d 'Motif, que voient tous ceux qui ont agi' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send-back" -l field -d 'Précision du dossier, comme « marché=2027-12 » ; peut être répétée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send-back" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send-back" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send-back" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send-back" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send-back" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send-back" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send-back" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send-back" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from take-back" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from take-back" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from take-back" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from take-back" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from take-back" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from take-back" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from take-back" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from take-back" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from transfer" -l to -d 'Fonction ou personne' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from transfer" -l reason -d 'Motif, que voient tous ceux qui ont agi' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from transfer" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from transfer" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from transfer" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from transfer" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from transfer" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from transfer" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from transfer" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from transfer" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from ask" -l to -d 'Fonction ou personne' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from ask" -l question -d 'Question posée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from ask" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from ask" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from ask" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from ask" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from ask" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from ask" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from ask" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from ask" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from insert" -l asked -d 'Ce que l’étape demande (visa, signature, opinion ou information)' -r -f -a "visa\t''
signature\t''
opinion\t''
information\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from insert" -l to -d 'Fonction ou personne' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from insert" -l before -d 'Étape à venir avant laquelle l’ajouter, à partir de 1 ; sinon à la fin' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from insert" -l days -d 'Jours que l’étape doit prendre' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from insert" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from insert" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from insert" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from insert" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from insert" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from insert" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from insert" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from insert" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from bypass" -l reason -d 'Motif, que voient tous ceux qui ont agi' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from bypass" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from bypass" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from bypass" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from bypass" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from bypass" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from bypass" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from bypass" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from bypass" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from escalate" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from escalate" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from escalate" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from escalate" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from escalate" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from escalate" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from escalate" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from escalate" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from paper" -l scan -d 'Numérisation de la page signée' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from paper" -l day -d 'Date de la signature' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from paper" -l signer -d 'Qui a signé' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from paper" -l field -d 'Précision du dossier, comme « marché=2027-12 » ; peut être répétée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from paper" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from paper" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from paper" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from paper" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from paper" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from paper" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from paper" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from paper" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from archive" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from archive" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from archive" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from archive" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from archive" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from archive" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from archive" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from archive" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l title -d 'Titre' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l kind -d 'Type de document (letter, agreement, internship-agreement, employment-contract, purchase-order, registration ou formal-public-contract)' -r -f -a "letter\t''
agreement\t''
internship-agreement\t''
employment-contract\t''
purchase-order\t''
registration\t''
formal-public-contract\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l circuit -d 'Circuit, par son nom ou son identifiant' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l document -d 'Document PDF' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l structure -d 'Structure dont part le circuit' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l amount -d 'Montant engagé, en euros' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l annex -d 'Annexe ; peut être répétée' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l secrecy -d 'Qui peut voir le dossier (open, circuit ou confidential)' -r -f -a "open\t''
circuit\t''
confidential\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l reply-to -d 'Dossier auquel il répond' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l field -d 'Précision du dossier, comme « marché=2027-12 » ; peut être répétée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l outsider -d 'Personne extérieure : « Nom;qualité;adresse;téléphone » ; peut être répétée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l chosen -d 'Fonction choisie pour une étape ouverte, comme « valideur=Juriste »' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from draft" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from send" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from note" -l text -d 'Texte de l’annotation' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from note" -l page -d 'Page concernée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from note" -l visibility -d 'Qui peut la lire (public, restricted ou private)' -r -f -a "public\t''
restricted\t''
private\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from note" -l to -d 'Destinataire d’une annotation restreinte ; peut être répété' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from note" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from note" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from note" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from note" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from note" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from note" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from note" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from note" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from notes" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from notes" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from notes" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from notes" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from notes" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from notes" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from notes" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from notes" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw-note" -l note -d 'Annotation, par son identifiant' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw-note" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw-note" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw-note" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw-note" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw-note" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw-note" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw-note" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from withdraw-note" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from search" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from search" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from search" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from search" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from search" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from search" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from search" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from search" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from outsider" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from outsider" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from outsider" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from outsider" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from outsider" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from outsider" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from outsider" -f -a "list" -d 'Liste les personnes extérieures d’un dossier'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from outsider" -f -a "code" -d 'Envoie un code de contreseing'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from outsider" -f -a "try" -d 'Contresigne avec le code reçu, lu au clavier ou sur l’entrée standard'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from outsider" -f -a "unlock" -d 'Lève le blocage après trop d’essais manqués'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from gateway" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from gateway" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from gateway" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from gateway" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from gateway" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from gateway" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from gateway" -f -a "set" -d 'Règle la passerelle et fait le cachet de l’institut'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from gateway" -f -a "show" -d 'Montre par où partent les codes'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from gateway" -f -a "try" -d 'Envoie un message d’essai, sans code'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from late" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from late" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from late" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from late" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from late" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from late" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from late" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from late" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from remind" -l outbox -d 'Écrit les messages (.eml) dans ce répertoire au lieu de les envoyer' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from remind" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from remind" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from remind" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from remind" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from remind" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from remind" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from remind" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from remind" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from text" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from text" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from text" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from text" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from text" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from text" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from text" -f -a "list" -d 'Liste les textes'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from text" -f -a "words" -d 'Liste les mots entre accolades et ce qu’ils désignent'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from text" -f -a "show" -d 'Montre un texte'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from text" -f -a "set" -d 'Remplace un texte par celui d’un fichier'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from text" -f -a "reset" -d 'Reprend le texte d’origine'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from file" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from file" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from file" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from file" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from file" -l completed -d 'Tous ceux qui sont terminés et pas encore classés'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from file" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from file" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from file" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from file" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from filing" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from filing" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from filing" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from filing" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from filing" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from filing" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from filing" -f -a "set" -d 'Choisit le répertoire de classement et la règle de nommage'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from filing" -f -a "unset" -d 'Arrête le classement'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from filing" -f -a "show" -d 'Montre le classement et ce qui reste à classer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from tsa" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from tsa" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from tsa" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from tsa" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from tsa" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from tsa" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from tsa" -f -a "set" -d 'Règle l’autorité à qui chaque signature demande l’heure'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from tsa" -f -a "none" -d 'N’en demande plus à personne'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from tsa" -f -a "show" -d 'Montre l’autorité réglée'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from tsa" -f -a "try" -d 'Lui demande l’heure, sans rien signer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from timestamp" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from timestamp" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from timestamp" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from timestamp" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from timestamp" -l all -d 'Tous ceux qui n’ont pas d’heure attestée'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from timestamp" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from timestamp" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from timestamp" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from timestamp" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from places" -l page -d 'Page, à partir de 1 ; sinon la dernière' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from places" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from places" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from places" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from places" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from places" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from places" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand dossier; and __fish_seen_subcommand_from places" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and not __fish_seen_subcommand_from list show set retire rehearse" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and not __fish_seen_subcommand_from list show set retire rehearse" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and not __fish_seen_subcommand_from list show set retire rehearse" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and not __fish_seen_subcommand_from list show set retire rehearse" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and not __fish_seen_subcommand_from list show set retire rehearse" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and not __fish_seen_subcommand_from list show set retire rehearse" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and not __fish_seen_subcommand_from list show set retire rehearse" -f -a "list" -d 'Liste les circuits'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and not __fish_seen_subcommand_from list show set retire rehearse" -f -a "show" -d 'Montre un circuit ; en JSON, tel que set le relit'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and not __fish_seen_subcommand_from list show set retire rehearse" -f -a "set" -d 'Ajoute ou change un circuit d’après un fichier JSON'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and not __fish_seen_subcommand_from list show set retire rehearse" -f -a "retire" -d 'Retire un circuit du choix'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and not __fish_seen_subcommand_from list show set retire rehearse" -f -a "rehearse" -d 'Répète un circuit : qui l’aurait, qui est absent, qui peut signer, quand'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from list" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from list" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from list" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from list" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from list" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from list" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from list" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from list" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from show" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from show" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from show" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from show" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from show" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from show" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from show" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from set" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from set" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from set" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from set" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from set" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from set" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from set" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from set" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from retire" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from retire" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from retire" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from retire" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from retire" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from retire" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from retire" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from retire" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l kind -d 'Type de document (letter, agreement, internship-agreement, employment-contract, purchase-order, registration ou formal-public-contract)' -r -f -a "letter\t''
agreement\t''
internship-agreement\t''
employment-contract\t''
purchase-order\t''
registration\t''
formal-public-contract\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l structure -d 'Structure dont part le circuit' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l amount -d 'Montant engagé, en euros' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l secrecy -d 'Qui peut voir le dossier (open, circuit ou confidential)' -r -f -a "open\t''
circuit\t''
confidential\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l reply-to -d 'Dossier auquel il répond' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l field -d 'Précision du dossier, comme « marché=2027-12 » ; peut être répétée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l outsider -d 'Personne extérieure : « Nom;qualité;adresse;téléphone » ; peut être répétée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l chosen -d 'Fonction choisie pour une étape ouverte, comme « valideur=Juriste »' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand circuit; and __fish_seen_subcommand_from rehearse" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and not __fish_seen_subcommand_from deposit read destroy metadata check journal list count" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and not __fish_seen_subcommand_from deposit read destroy metadata check journal list count" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and not __fish_seen_subcommand_from deposit read destroy metadata check journal list count" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and not __fish_seen_subcommand_from deposit read destroy metadata check journal list count" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and not __fish_seen_subcommand_from deposit read destroy metadata check journal list count" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and not __fish_seen_subcommand_from deposit read destroy metadata check journal list count" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and not __fish_seen_subcommand_from deposit read destroy metadata check journal list count" -f -a "deposit" -d 'Archive un dossier : document, annexes, fiche et preuve'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and not __fish_seen_subcommand_from deposit read destroy metadata check journal list count" -f -a "read" -d 'Écrit un dépôt dans un fichier, et le note'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and not __fish_seen_subcommand_from deposit read destroy metadata check journal list count" -f -a "destroy" -d 'Détruit le contenu d’un dépôt ; la preuve reste'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and not __fish_seen_subcommand_from deposit read destroy metadata check journal list count" -f -a "metadata" -d 'Métadonnées techniques d’un dépôt, et le note'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and not __fish_seen_subcommand_from deposit read destroy metadata check journal list count" -f -a "check" -d 'Recalcule l’empreinte de dépôts'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and not __fish_seen_subcommand_from deposit read destroy metadata check journal list count" -f -a "journal" -d 'Tout ce qui a été fait d’un dépôt'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and not __fish_seen_subcommand_from deposit read destroy metadata check journal list count" -f -a "list" -d 'Dépôts du coffre-fort'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and not __fish_seen_subcommand_from deposit read destroy metadata check journal list count" -f -a "count" -d 'Compte les dépôts'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from deposit" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from deposit" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from deposit" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from deposit" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from deposit" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from deposit" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from deposit" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from deposit" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from read" -l out -d 'Fichier à écrire ; il ne doit pas exister' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from read" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from read" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from read" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from read" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from read" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from read" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from read" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from read" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from destroy" -l reason -d 'Motif' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from destroy" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from destroy" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from destroy" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from destroy" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from destroy" -l yes -d 'Sans demander de mot à taper'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from destroy" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from destroy" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from destroy" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from destroy" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from metadata" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from metadata" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from metadata" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from metadata" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from metadata" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from metadata" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from metadata" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from check" -l dossier -d 'Ceux d’un dossier seulement' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from check" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from check" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from check" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from check" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from check" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from check" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from check" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from check" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from journal" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from journal" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from journal" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from journal" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from journal" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from journal" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from journal" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from journal" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from list" -l dossier -d 'Ceux d’un dossier seulement' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from list" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from list" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from list" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from list" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from list" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from list" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from list" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from list" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from count" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from count" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from count" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from count" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from count" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from count" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand archive; and __fish_seen_subcommand_from count" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and not __fish_seen_subcommand_from report list show search act answer close" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and not __fish_seen_subcommand_from report list show search act answer close" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and not __fish_seen_subcommand_from report list show search act answer close" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and not __fish_seen_subcommand_from report list show search act answer close" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and not __fish_seen_subcommand_from report list show search act answer close" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and not __fish_seen_subcommand_from report list show search act answer close" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and not __fish_seen_subcommand_from report list show search act answer close" -f -a "report" -d 'Ouvre une affaire d’après un signalement'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and not __fish_seen_subcommand_from report list show search act answer close" -f -a "list" -d 'Liste les affaires'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and not __fish_seen_subcommand_from report list show search act answer close" -f -a "show" -d 'Montre une affaire, les codes en cause et ce qui a été fait'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and not __fish_seen_subcommand_from report list show search act answer close" -f -a "search" -d 'Cherche dans un journal les codes en cause, les plus probables d’abord'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and not __fish_seen_subcommand_from report list show search act answer close" -f -a "act" -d 'Agit sur un code en cause'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and not __fish_seen_subcommand_from report list show search act answer close" -f -a "answer" -d 'Écrit la réponse à l’éditeur, sans nommer ni code ni personne'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and not __fish_seen_subcommand_from report list show search act answer close" -f -a "close" -d 'Clôt une affaire'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -l publisher -d 'Éditeur qui signale' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -l reference -d 'Référence donnée par l’éditeur' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -l from -d 'Début, comme 2027-05-03, « 2027-05-03 14:30 » à l’heure d’ici ou 2027-05-03T14:30+02:00' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -l until -d 'Fin, de même ; un jour seul va jusqu’à son dernier instant' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -l address -d 'Adresse IP que l’éditeur nomme' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -l url -d 'Serveur ou partie d’une adresse web' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -l what -d 'Ce qui s’est passé, selon l’éditeur' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from report" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from list" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from list" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from list" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from list" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from list" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from list" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from list" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from list" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from show" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from show" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from show" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from show" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from show" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from show" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from show" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from search" -l format -d 'Nom d’un format, ou chaîne de format comme « %h %l %u %t "%r" %s %b » ; sinon, les premières lignes le disent' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from search" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from search" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from search" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from search" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from search" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from search" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from search" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from search" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from act" -l remedy -d 'held le suspend, replaced le remplace, delivered note sa remise, cleared le met hors de cause (held, replaced, delivered ou cleared)' -r -f -a "held\t''
replaced\t''
delivered\t''
cleared\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from act" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from act" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from act" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from act" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from act" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from act" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from act" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from act" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from answer" -l out -d 'Fichier à écrire ; il ne doit pas exister' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from answer" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from answer" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from answer" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from answer" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from answer" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from answer" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from answer" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from answer" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from close" -l outcome -d 'Comment elle s’est terminée' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from close" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from close" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from close" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from close" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from close" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from close" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from close" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand leak; and __fish_seen_subcommand_from close" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand verify" -l root -d 'Certificat racine reconnu, en PEM ; peut être répété' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand verify" -l tsa-root -d 'Certificats racines d’autorités d’horodatage à croire (PEM) ; répétable' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand verify" -l crl -d 'Liste de certificats révoqués (DER ou PEM) ; répétable' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand verify" -l content -d 'Le fichier signé, pour un .p7s dont le nom ne le dit pas' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand verify" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand verify" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand verify" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand verify" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand verify" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand verify" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand verify" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and not __fish_seen_subcommand_from crl" -l out -d 'Fichier à écrire ; il ne doit pas exister' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and not __fish_seen_subcommand_from crl" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and not __fish_seen_subcommand_from crl" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and not __fish_seen_subcommand_from crl" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and not __fish_seen_subcommand_from crl" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and not __fish_seen_subcommand_from crl" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and not __fish_seen_subcommand_from crl" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and not __fish_seen_subcommand_from crl" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and not __fish_seen_subcommand_from crl" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and not __fish_seen_subcommand_from crl" -f -a "crl" -d 'Signe et écrit la liste des certificats révoqués (DER si le nom finit par .crl, sinon PEM)'
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and __fish_seen_subcommand_from crl" -l out -d 'Fichier à écrire ; il ne doit pas exister' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and __fish_seen_subcommand_from crl" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and __fish_seen_subcommand_from crl" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and __fish_seen_subcommand_from crl" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and __fish_seen_subcommand_from crl" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and __fish_seen_subcommand_from crl" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and __fish_seen_subcommand_from crl" -l dry-run -d 'Dit ce qui serait fait, sans rien changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and __fish_seen_subcommand_from crl" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand certificate; and __fish_seen_subcommand_from crl" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and not __fish_seen_subcommand_from list verify checkpoint export" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and not __fish_seen_subcommand_from list verify checkpoint export" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and not __fish_seen_subcommand_from list verify checkpoint export" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and not __fish_seen_subcommand_from list verify checkpoint export" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and not __fish_seen_subcommand_from list verify checkpoint export" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and not __fish_seen_subcommand_from list verify checkpoint export" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and not __fish_seen_subcommand_from list verify checkpoint export" -f -a "list" -d 'Liste les écritures, les dernières d’abord'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and not __fish_seen_subcommand_from list verify checkpoint export" -f -a "verify" -d 'Recalcule tout et nomme ce qui a changé'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and not __fish_seen_subcommand_from list verify checkpoint export" -f -a "checkpoint" -d 'Écrit un scellé signé du registre'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and not __fish_seen_subcommand_from list verify checkpoint export" -f -a "export" -d 'Écrit le registre en tuiles C2SP'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from list" -l subject -d 'Sujet, comme dossier:2027-0001, structure:U1016 ou code:27INSU1016' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from list" -l person -d 'Actes de cette personne' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from list" -l day -d 'Actes de ce jour' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from list" -l most -d 'Au plus tant d’écritures' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from list" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from list" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from list" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from list" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from list" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from list" -l csv -d 'Répond en CSV, pour un tableur'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from list" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from list" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from verify" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from verify" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from verify" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from verify" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from verify" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from verify" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from verify" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from checkpoint" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from checkpoint" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from checkpoint" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from checkpoint" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from checkpoint" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from checkpoint" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from checkpoint" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from export" -l out -d 'Répertoire à créer' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from export" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from export" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from export" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from export" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from export" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand register; and __fish_seen_subcommand_from export" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand doctor" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand doctor" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand doctor" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand doctor" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand doctor" -l accept-copy -d 'Tient cette copie du bureau pour la bonne ; le registre le note'
complete -c paraphe -n "__fish_paraphe_using_subcommand doctor" -l accept-clock -d 'Tient l’heure présente pour la bonne, après un acte daté trop tard ; le registre le note'
complete -c paraphe -n "__fish_paraphe_using_subcommand doctor" -l json -d 'Répond en JSON, pour un programme'
complete -c paraphe -n "__fish_paraphe_using_subcommand doctor" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand doctor" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand completions" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand completions" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand completions" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand completions" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand completions" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand completions" -s h -l help -d 'Affiche cette aide'
complete -c paraphe -n "__fish_paraphe_using_subcommand man" -l desk -d 'Répertoire du bureau' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand man" -l lang -d 'Langue (fr ou en)' -r -f -a "fr\t''
en\t''"
complete -c paraphe -n "__fish_paraphe_using_subcommand man" -l as -d 'Compte qui agit, s’il y en a plusieurs' -r
complete -c paraphe -n "__fish_paraphe_using_subcommand man" -l passphrase-file -d 'Fichier de la phrase de passe ; « - » : entrée standard' -r -F
complete -c paraphe -n "__fish_paraphe_using_subcommand man" -l read-only -d 'Ouvre le bureau sans rien y changer'
complete -c paraphe -n "__fish_paraphe_using_subcommand man" -s h -l help -d 'Affiche cette aide'
