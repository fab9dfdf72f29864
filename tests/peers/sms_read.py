"""Reads the outgoing folder of SMS Server Tools 3 as its daemon does, and prints each message as a line of JSON.

    sms_read.py FOLDER

By the documentation of the daemon: header lines up to the first empty one, names in their case; the number in its
international form without a plus; the text after it in the alphabet that is named. Locks are no messages.
"""

import json
import os
import sys

for name in sorted(os.listdir(sys.argv[1])):
    path = os.path.join(sys.argv[1], name)
    if name.endswith(".LOCK") or not os.path.isfile(path):
        continue
    head, _, text = open(path, "rb").read().partition(b"\n\n")
    fields = dict(line.split(": ", 1) for line in head.decode("ascii").split("\n"))
    alphabet = {"ISO": "iso-8859-15", "UTF": "utf-8", "UCS": "utf-16-be"}[fields["Alphabet"][:3]]
    assert fields["To"].isdigit() and not fields["To"].startswith("00"), fields
    assert os.stat(path).st_mode & 0o660 == 0o660, "the daemon must be able to write it"
    print(json.dumps({"to": fields["To"], "headers": sorted(fields), "text": text.decode(alphabet).rstrip("\n")}))
