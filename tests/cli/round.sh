#!/bin/sh
# One whole round at a desk, by the command line: from an empty folder to a document signed by two people and a
# register that anybody can check. Read from top to bottom, it is the handbook of the commands.
#
#   round.sh PROGRAM REGISTER.csv FOLDER
#
# PROGRAM is paraphe; REGISTER.csv the institute's part of the national register of structures (RNSR); FOLDER holds
# convention.pdf and convention-2.pdf, and gets everything that the round makes. How the desk is made, and what `as`,
# `refused` and `accounts` do, is in desk.sh.
set -eu
program=$1 register=$2 folder=$3
here=$(cd "$(dirname "$0")" && pwd)
cd "$folder"
. "$here/desk.sh"

# --- Structures: what the file would change, then the import; a second time, nothing changes.
as elodie structures import "$register" --dry-run >plan
tail -n 3 plan
as elodie structures import "$register" 2>avertissements | tail -n 1
head -n 3 avertissements
as elodie structures import "$register"
as elodie structures list --filter 'cochin' --sort title
as elodie structures show U1016
office=$(as elodie structures show U1016 --json | sed -n 's/^ *"office": "\(.*\)",$/\1/p')

# --- The campaign: opened, one structure registered, the others from a table.
as elodie campaign open 2027 --opens 2027-04-03 --cutoff 2027-06-06
as elodie campaign register U1016 --correspondent 'Camille Roux <camille.roux@essai.fr>' \
    --phone '01 40 00 00 00' --headcount 3,10,5,2
printf 'structure;nom;courriel;téléphone;cnrs;autres;doctorants;postdoctorants\r\n' >correspondants.csv
printf 'U1018;Paul Girard;paul.girard@essai.fr;;4;20;9;3\r\n' >>correspondants.csv
printf 'U9999;Jean Personne;jean@essai.fr;;1;1;1;1\r\n' >>correspondants.csv
as elodie campaign import correspondants.csv
as elodie campaign status >status
head -n 7 status

# --- Codes: issued, looked at, handed over, checked as heard on the telephone.
as elodie codes issue --registered
as elodie codes list
as elodie codes reveal 27INSU1016 --force >secret
secret=$(sed -n 's/^27INSU1016  //p' secret)
echo "$secret" | tr 'A-Z' 'a-z' >heard
as elodie codes check - <heard
refused as elodie codes check 'AAAA-BBBB-CCCC'
as elodie codes deliver 27INSU1016
as elodie codes suspend 27INSU1018 --until 2027-05-01
as elodie codes export --format htpasswd --out portail
grep -c : portail
as elodie codes lift 27INSU1018
as elodie codes revoke 27INSU1018 --reason compromise
refused as elodie codes lift 27INSU1018
as elodie codes export --format htpasswd --out portail
cat portail

# --- People, posts, and who may sign what, by which act. Camille is known since she was registered.
as elodie people add 'Anne Lemoine <anne.lemoine@essai.fr>'
as elodie people add 'Karim Benali <karim.benali@essai.fr>'
as elodie post add 'Directrice de l’unité U 1016' --kind director --structure U1016
as elodie post add 'Délégué régional' --kind delegate --office "$office"
as elodie post appoint 'Directrice de l’unité U 1016' 'Anne Lemoine' --from 2027-01-01
as elodie post appoint 'Délégué régional' 'karim.benali@essai.fr' --from 2027-01-01
as elodie authority grant --person 'Anne Lemoine' --post 'Directrice de l’unité U 1016' --structure U1016 \
    --kind agreement --ceiling 50000 --from 2027-01-01 --until 2027-12-31 --act 'Décision 2027-12'
as elodie authority grant --person 'Karim Benali' --post 'Délégué régional' --office "$office" \
    --from 2027-01-01 --until 2027-12-31 --act 'Décision 2027-13' --on-behalf 'le président-directeur général'
as elodie authority list

# --- Accounts: opened under a first passphrase, which their owners change before anything else.
accounts camille anne karim
as elodie people list

# --- A dossier: a PDF, a circuit of three steps. A formal public contract is refused.
now='2027-04-06 10:00:00'
refused as elodie dossier new --title 'Marché' --kind formal-public-contract --circuit hierarchie \
    --structure U1016 --document convention.pdf
as elodie dossier new --title 'Convention d’accueil' --kind agreement --circuit hierarchie --structure U1016 \
    --amount 12000 --document convention.pdf
as elodie authority who-may-sign --dossier 2027-0001
as camille dossier list --tray to-do
as camille dossier read 2027-0001
as camille dossier visa 2027-0001

# --- The director refuses with a reason; Élodie sends a new version round again.
refused as anne dossier visa 2027-0001
as anne dossier refuse 2027-0001 --reason 'La page 2 est à revoir'
as elodie dossier version 2027-0001 --document convention-2.pdf
now='2027-04-07 10:00:00'
as camille dossier visa 2027-0001
as anne dossier sign 2027-0001
as karim dossier sign 2027-0001 --dry-run
as karim dossier sign 2027-0001
as elodie dossier show 2027-0001

# --- The document leaves the desk with the root certificate: whoever has both can check the signatures.
as elodie dossier save 2027-0001 --out signe.pdf
as elodie certificate --out racine.pem
paraphe --desk ailleurs verify signe.pdf --root racine.pem
refused paraphe --desk bureau verify convention.pdf

# --- The register: who did what as which post, and the proof that nothing was touched.
as elodie register list --subject dossier:2027-0001
as elodie register verify
as elodie register checkpoint
as elodie register export --out tuiles
as elodie doctor
echo 'Tour complet.'
