"""What other programs find in the files that leave for a portal and for the publishers, as JSON on standard output.

    exports.py ezproxy FILE     {login: secret}, as the proxy's manual describes user.txt
    exports.py inist FILE       [account], by position, as the importer of the national portal reads its columns
    exports.py xlsx FILE        {sheet: [[[type, value], ...], ...]}, by openpyxl, formulas kept as formulas

Nothing of paraphe is used here.
"""

import csv
import json
import sys

WIDTH = 172
YES_NO = [*range(8, 55), *range(81, 108), *range(153, 172)]


def ezproxy(path):
    users = {}
    with open(path, encoding="utf-8", newline="") as file:
        for line in file.read().split("\n"):
            if line.strip() == "" or line.startswith("#"):
                continue
            login, secret = line.split(":")[:2]
            users.setdefault(login, secret)
    return users


def inist(path):
    accounts = []
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter=";", strict=True):
            if len(row) != WIDTH:
                raise SystemExit(f"wrong width: {len(row)}")
            if row[0] == "Identifiant":
                continue
            cell = lambda n: row[n - 1] or None
            date = lambda n: None if row[n - 1] == "0000-00-00" else cell(n)
            for n in YES_NO:
                if row[n - 1] not in ("oui", "non"):
                    raise SystemExit(f"column {n} says neither yes nor no: {row[n - 1]!r}")
            accounts.append(
                {
                    "login": cell(1),
                    "secret": cell(2),
                    "unit": cell(7),
                    "portal": row[7] != "non",
                    "yes": [n for n in YES_NO if row[n - 1] != "non"],
                    "issued": date(56),
                    "expires": date(57),
                    "headcount": [cell(n) for n in range(68, 72)],
                    "mail": cell(77),
                }
            )
    return accounts


def xlsx(path):
    from openpyxl import load_workbook

    book = load_workbook(path)
    return {s.title: [[[c.data_type, c.value] for c in row] for row in s.iter_rows()] for s in book.worksheets}


if __name__ == "__main__":
    print(json.dumps({"ezproxy": ezproxy, "inist": inist, "xlsx": xlsx}[sys.argv[1]](sys.argv[2])))
