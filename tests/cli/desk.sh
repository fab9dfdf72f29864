# What the scripts of a whole desk share: the clock, the people with their passphrases, the program as one of them, the
# desk itself. It is read by a script that has set $program and stands in the folder that gets everything.
command -v faketime >/dev/null || { echo "${0##*/}: faketime is missing; run: apt-get install faketime" >&2; exit 1; }
export TZ=Europe/Paris

# Everybody at this desk has a passphrase, kept in a file of their own for the script.
umask 077
echo 'la marée monte deux fois par jour' >elodie
echo 'trois cerises et une poire verte' >camille
echo 'le chat dort sur le dictionnaire' >anne
echo 'une neige bleue tombe sur le moulin' >zoe
echo 'un train part avant chaque aube' >karim
echo 'celle-ci ne sert qu’une seule fois' >premiere

# The clock is moved, so that the campaign of 2027 is open whenever a script runs.
now='2027-04-05 09:00:00'
paraphe() {
    faketime "$now" "$program" --lang fr "$@"
}
person() {
    case $1 in
    elodie) echo 'Élodie Marchand' ;;
    camille) echo 'Camille Roux' ;;
    anne) echo 'Anne Lemoine' ;;
    zoe) echo 'Zoé Martin' ;;
    karim) echo 'Karim Benali' ;;
    esac
}
# paraphe as somebody: `as elodie codes list`
as() {
    account=$1
    shift
    echo "\$ paraphe $*"
    paraphe --desk bureau --as "$(person "$account")" --passphrase-file "$account" "$@"
}
# A command that the rules refuse: its exit status is 1, and it says why.
refused() {
    if "$@"; then echo "${0##*/}: this should have been refused: $*" >&2; exit 1; else test $? -eq 1; fi
}
# Accounts of people of the directory: opened under a first passphrase, which their owners change before anything else.
accounts() {
    for new in "$@"; do
        as elodie people account "$(person "$new")" --first-passphrase-file premiere
        paraphe --desk bureau --as "$(person "$new")" --passphrase-file premiere \
            people passphrase --new-passphrase-file "$new"
    done
}

# --- The desk, made by Élodie, who administers it.
paraphe --desk bureau --passphrase-file elodie init \
    --organisation 'Institut d’essai' --uai 0755364Y --domain essai.fr \
    --person 'Élodie Marchand <elodie.marchand@essai.fr>' --post 'Responsable de la documentation'
