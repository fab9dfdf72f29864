#!/bin/sh
# A command on a disk that is all but full. Over FOLDER lies a small disk of its own with the same content and LEFT
# kilobytes of room, seen by this script and its children alone; what stands on it afterwards is in FOLDER.after.
#
#   unshare --mount full.sh FOLDER LEFT COMMAND...
set -eu
folder=$1 left=$2
shift 2
kept=$(mktemp -d)
cp -a "$folder/." "$kept"
mount -t tmpfs -o size=24m none "$folder"
cp -a "$kept/." "$folder"
rm -r "$kept"
room=$(df --output=avail "$folder" | tail -n 1)
head -c $(((room - left) * 1024)) /dev/zero >"$folder/.ballast"
status=0
"$@" || status=$?
rm "$folder/.ballast"
cp -a "$folder" "$folder.after"
exit "$status"
