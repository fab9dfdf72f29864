#!/bin/sh
# An intern countersigns by the command line: the gateway, a code, a wrong one, the right one.
#
#   outside.sh PROGRAM FOLDER
#
# PROGRAM is paraphe; FOLDER holds convention.pdf and gets everything that is made.
set -eu
program=$1 folder=$2
cd "$folder"
umask 077
export XDG_STATE_HOME="$folder/state" XDG_DATA_HOME="$folder/data" XDG_CONFIG_HOME="$folder/config"
echo 'la marée monte deux fois par jour' >phrase
paraphe() { "$program" --lang fr --desk "$folder/desk" --passphrase-file phrase "$@"; }
fail() { echo "outside.sh: $*" >&2; exit 1; }
# The answer of a program is read by a program.
field() { sed -n "s/.*\"$1\": \"\\(.*\\)\".*/\\1/p" | head -1; }

paraphe init --organisation 'Institut d’essai' --domain essai.fr --person 'Élodie Marchand <e@essai.fr>' >/dev/null
cat >stage.json <<'END'
{"id":"","name":"Stage","steps":[{"asked":"Countersignature","who":["Outsider"],"quorum":"All","days":5}]}
END
paraphe circuit set stage.json >/dev/null
mkdir outgoing
for what in gateway tsa filing; do
    [ "$(paraphe dossier $what show --json)" = null ] || fail "$what is set already"
    paraphe dossier $what show | grep -q "paraphe dossier $what" || fail "nothing says how $what is set"
done
[ "$(paraphe mail server show --json)" = null ] || fail 'a mail server is set already'
paraphe mail server show | grep -q 'serveur de messagerie' || fail 'nothing says that no mail server is set'
paraphe dossier tsa set https://ida:motsecret@horodatage.essai.fr/ --json >told 2>&1 && fail 'a password is kept'
[ "$(field code <told)" = password-in-address ] || fail "$(cat told)"
grep -q motsecret told && fail 'a password is printed'
paraphe dossier gateway set --spool outgoing >/dev/null
[ "$(paraphe dossier gateway show --json | field place)" = "$folder/outgoing" ] || fail 'another gateway'
paraphe dossier new --title 'Convention' --kind internship-agreement --circuit Stage --document convention.pdf \
    --outsider 'Ida Roy;stagiaire;;06 12 34 56 78' >/dev/null
number=$(paraphe dossier list --json | field number)
paraphe dossier outsider code "$number" --dry-run >/dev/null
[ -z "$(ls outgoing)" ] || fail 'a dry run sends a message'
paraphe dossier outsider code "$number" --in en >/dev/null
grep -q 'to countersign' outgoing/* || fail 'the message is not in English'
code=$(sed -n 's/.*code \([0-9]\{8\}\).*/\1/p' outgoing/*)
[ "$code" = 00000000 ] && wrong=11111111 || wrong=00000000
echo "$wrong" | paraphe dossier outsider try "$number" --json && fail 'anything goes without a consent'
echo "$wrong" | paraphe dossier outsider try "$number" --agree --json >told && fail 'a wrong code is taken'
[ "$(field code <told)" = code-wrong ] || fail "$(cat told)"
paraphe dossier outsider try "$number" --agree "$code" </dev/null 2>/dev/null && fail 'a code is an argument'
echo "$code" | paraphe dossier outsider try "$number" --agree >/dev/null
paraphe dossier outsider list "$number" --json | field standing
