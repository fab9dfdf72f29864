#!/bin/sh
# A whole campaign over the national register, by the command line alone: every structure that the institute governs
# registers from a table, is accepted, gets its code; a year later nine out of ten renew and the old codes are cut off.
# It prints how many and how long.
#
#   national.sh PROGRAM REGISTER.csv FOLDER UAI
set -eu
program=$1 register=$2 folder=$3 uai=$4
cd "$folder"
exec 3>&1
command -v faketime >/dev/null || { echo "national.sh: faketime is missing; run: apt-get install faketime" >&2; exit 1; }
export TZ=Europe/Paris
umask 077
echo 'la marée monte deux fois par jour' >elodie
now='2027-04-05 09:00:00'
paraphe() {
    faketime "$now" "$program" --lang fr --desk bureau --passphrase-file elodie "$@"
}
# Does a step, and says how many seconds it took.
step() {
    name=$1
    shift
    begun=$(date +%s%N)
    "$@"
    echo "$name : $(( ($(date +%s%N) - begun) / 1000000 )) ms" >&3
}
# The figure of a field of the JSON of the status.
figure() {
    paraphe campaign status --json | sed -n "/\"figures\"/,/}/s/^ *\"$1\": \([0-9]*\),*$/\1/p"
}
# A table of correspondents for the structures of a list, one a line.
table() {
    printf 'structure;nom;courriel;cnrs;autres;doctorants;postdoctorants\n'
    sed 's/.*/&;Correspondant &;c&@essai.fr;3;10;5;2/'
}
called() {
    paraphe campaign status --list "$1" --json | sed -n 's/^ *"number": "\(.*\)",*$/\1/p'
}

step 'Bureau' paraphe init --organisation 'Institut d’essai' --uai "$uai" --domain essai.fr \
    --person 'Élodie Marchand <elodie.marchand@essai.fr>' --post 'Responsable de la documentation' >/dev/null
step 'Structures importées' paraphe structures import "$register" >/dev/null 2>&1
# Everybody who can be called is.
paraphe campaign open 2027 --opens 2027-04-03 --cutoff 2027-06-06 --participants yes --federations yes
called missing >appelees
echo "Appelées : $(wc -l <appelees)"

table <appelees >table.csv
step 'Inscriptions importées' paraphe campaign import table.csv --to-check >importees
echo "File : $(paraphe campaign queue --json | grep -c '"to-check"')"
# shellcheck disable=SC2046
step 'Inscriptions acceptées' paraphe campaign review $(cat appelees) --accept >acceptees
step 'Codes émis' paraphe codes issue --registered >emis
echo "Réinscrites : $(figure registered), codes : $(figure issued), refus : $(grep -c '^! ' emis || true)"

# A year later, with the same choices: nine out of ten renew.
now='2028-04-05 09:00:00'
paraphe campaign open 2028 --opens 2028-04-03 --cutoff 2028-06-06
sed -n '0~10!p' appelees >reinscrites
table <reinscrites >table.csv
step 'Inscriptions de 2028' paraphe campaign import table.csv >importees
step 'Codes de 2028' paraphe codes issue --registered >emis
step 'État de la campagne' paraphe campaign status >etat
cat etat
paraphe campaign status --by office | tail -n 3
step 'Prévision de la coupure' paraphe campaign cutoff --json >prevision
echo "Perdus : $(sed -n '/"lost"/,/\]/p' prevision | grep -c '"login"'), sans nouveau code : $(
    sed -n '/"lost"/,/\]/p' prevision | grep -c '"left_without": true'
)"
now='2028-06-06 09:00:00'
step 'Coupure' paraphe campaign cutoff --do --yes >coupure
head -n 1 coupure
paraphe codes list --json >codes
echo "Échus : $(grep -c '"life": "expired"' codes), valables : $(grep -c '"life": "issued"' codes)"
step 'Registre vérifié' paraphe register verify >/dev/null
echo 'Campagne complète.'
