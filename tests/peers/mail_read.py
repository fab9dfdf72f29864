"""Reads mails as a mail program does (Python's own parser): one line of JSON for each file that is named."""

import email
import email.policy
import json
import pathlib
import subprocess
import sys


def letter(pdf):
    """The words of a letter, as a reader of PDF sees them."""
    return subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


for name in sys.argv[1:]:
    mail = email.message_from_bytes(pathlib.Path(name).read_bytes(), policy=email.policy.default)
    people = lambda field: [[a.display_name, a.addr_spec] for a in mail[field].addresses] if mail[field] else []
    body = mail.get_body(("plain",))
    print(json.dumps({
        "file": pathlib.Path(name).name,
        "subject": mail["Subject"],
        "from": people("From"),
        "to": people("To"),
        "reply_to": people("Reply-To"),
        "headers": sorted(set(mail.keys())),
        "id": mail["Message-ID"],
        "date": mail["Date"].datetime.isoformat(),
        "charset": body.get_content_charset(),
        "type": body.get_content_type(),
        "body": body.get_content(),
        "files": [[part.get_filename(), part.get_content_type(), len(part.get_content())] for part in mail.iter_attachments()],
        "letters": [letter(part.get_content()) for part in mail.iter_attachments()],
        "defects": [str(d) for part in mail.walk() for d in part.defects],
    }))
