#!/bin/sh
# A dossier of the signing book by the command line: an opinion, a sending back, a second visa, a task handed on, a step
# more, two signatures, filing, reminders.
#
#   book.sh PROGRAM FOLDER
#
# PROGRAM is paraphe; FOLDER holds lettre.pdf and gets everything that is made. What it shares with
# other scripts, and who Élodie, Anne, Zoé and Karim are, is in desk.sh.
set -eu
program=$1 folder=$2
here=$(cd "$(dirname "$0")" && pwd)
cd "$folder"
. "$here/desk.sh"

# --- Three people: a visa, an opinion, a signature; Anne may sign too.
as elodie people add 'Anne Lemoine <anne.lemoine@essai.fr>'
as elodie people add 'Zoé Martin <zoe.martin@essai.fr>'
as elodie people add 'Karim Benali <karim.benali@essai.fr>'
as elodie post add 'Cheffe de service' --kind other --institute
as elodie post add 'Juriste' --kind other --institute
as elodie post add 'Directeur adjoint' --kind other --institute
as elodie post appoint 'Cheffe de service' 'Anne Lemoine' --from 2027-01-01
as elodie post appoint 'Juriste' 'Zoé Martin' --from 2027-01-01
as elodie post appoint 'Directeur adjoint' 'Karim Benali' --from 2027-01-01
for who in anne:'Cheffe de service' karim:'Directeur adjoint'; do
    as elodie authority grant --person "$(person "${who%%:*}")" --post "${who#*:}" \
        --institute --from 2027-01-01 --until 2027-12-31 --act "Décision ${who%%:*}"
done
accounts anne zoe karim

# --- A circuit from a file, rehearsed before anything is sent.
cat >circuit.json <<'JSON'
{ "name": "Essai", "steps": [
  { "asked": "Visa", "who": [{ "Post": "Cheffe de service" }] },
  { "asked": "Opinion", "who": [{ "Post": "Juriste" }] },
  { "asked": "Signature", "who": [{ "Post": "Directeur adjoint" }] } ] }
JSON
refused as anne circuit set circuit.json
as elodie circuit set circuit.json
as elodie circuit show Essai
as elodie circuit rehearse Essai --kind letter

# --- Prepared, sent, read, given a visa, sent back, given a visa again.
as elodie dossier draft --title 'Lettre de mission' --kind letter --circuit Essai
refused as elodie dossier send 2027-0001
as elodie dossier draft 2027-0001 --document lettre.pdf
as elodie dossier send 2027-0001
as anne dossier read 2027-0001
as anne dossier note 2027-0001 --text 'Voir la page 1' --page 1
as elodie dossier notes 2027-0001
as anne dossier visa 2027-0001
refused as zoe dossier send-back 2027-0001 --step 2 --reason 'Non'
as zoe dossier send-back 2027-0001 --step 1 --reason 'Il manque une pièce' --dry-run
as zoe dossier send-back 2027-0001 --step 1 --reason 'Il manque une pièce'
as anne dossier visa 2027-0001
as zoe dossier opinion 2027-0001 --for

# --- Handed on, a step more at the end, two signatures.
as karim dossier transfer 2027-0001 --to 'Cheffe de service' --reason 'Je m’absente'
as elodie dossier insert 2027-0001 --asked signature --to 'Directeur adjoint'
as anne dossier sign 2027-0001 --dry-run
as anne dossier sign 2027-0001
as karim dossier sign 2027-0001
as elodie dossier show 2027-0001
as elodie dossier search parties
as elodie dossier archive 2027-0001
as elodie dossier save 2027-0001 --out signe.pdf
as elodie certificate --out racine.pem

# --- The signed document is filed; a dossier that is late is told to whom it waits for and to whoever sent it, once.
mkdir classement
refused as anne dossier filing set --folder classement
refused as elodie dossier file 2027-0001
refused as elodie dossier filing set --folder classement --pattern '../{number}'
as elodie dossier filing set --folder classement --pattern '{year}/{number} {title}'
as elodie dossier file --completed --dry-run
test ! -e classement/2027
as elodie dossier file --completed
cmp signe.pdf 'classement/2027/2027-0001 Lettre de mission.pdf'
as elodie dossier file 2027-0001 | grep -q 'Rien à faire'
as elodie dossier filing show
cat >presse.json <<'JSON'
{ "name": "Pressé", "steps": [{ "asked": "Visa", "who": [{ "Post": "Cheffe de service" }], "days": 1 }] }
JSON
as elodie circuit set presse.json
as elodie dossier new --title 'Avenant' --kind letter --circuit 'Pressé' --document lettre.pdf
as anne dossier late | grep -q 'Aucun dossier n’est en retard'
now='2027-04-08 09:00:00'
as anne dossier late
as anne dossier late --json | grep -q '"late": 2'
as elodie dossier remind --outbox relances --dry-run
test ! -e relances
as elodie dossier remind --outbox relances
test "$(ls relances | wc -l)" -eq 3
as elodie dossier remind --outbox relances | grep -q 'Rien à faire'
as elodie dossier text list
as elodie dossier text show digest >digest.md
as elodie dossier text set digest digest.md --dry-run
echo 'Bonjour {{ persone }}' >faux.md
refused as elodie dossier text set digest faux.md
as elodie register verify
echo 'Dossier complet.'
