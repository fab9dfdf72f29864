"""The same questions about the same dossiers, asked of SQLite in memory with the indices that fit: milliseconds of each.

book_yardstick.py FILE        FILE holds the rows as JSON
"""

import json
import sqlite3
import statistics
import sys
import time
import unicodedata

rows = json.load(open(sys.argv[1]))
base = sqlite3.connect(":memory:")
base.executescript("""
create table dossier (id text primary key, number text, title text, folded text, status text, writer text, due text, archived int);
create table task (dossier text, asked text, post text, step int, standing text);
create table act (dossier text, by text, at int, deed text);
create table held (post text primary key);
create index d1 on dossier(status); create index d2 on dossier(writer); create index d3 on dossier(number);
create index t1 on task(dossier); create index t2 on task(post, standing); create index a1 on act(dossier); create index a2 on act(by);
""")


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()


base.executemany("insert into dossier values (?,?,?,?,?,?,?,0)", [(d["id"], d["number"], d["title"], fold(d["title"]), d["status"], d["writer"], d["due"]) for d in rows["dossiers"]])
base.executemany("insert into task values (?,?,?,?,?)", [(d["id"], t["asked"], t["post"], t["step"], t["standing"]) for d in rows["dossiers"] for t in d["tasks"]])
base.executemany("insert into act values (?,?,?,?)", [(d["id"], a["by"], n, a["deed"]) for d in rows["dossiers"] for n, a in enumerate(d["acts"])])
base.executemany("insert into held values (?)", [(post,) for post in rows["held"]])
base.execute("analyze")
me, today = rows["me"], rows["today"]
TODO = "select distinct d.id from task t join held h on h.post = t.post join dossier d on d.id = t.dossier where t.standing = 'open'"
TRAYS = {
    "to-do": TODO,
    "late": f"select id from dossier where due < '{today}' and status = 'circulating' and (writer = '{me}' or id in ({TODO}))",
    "coming": "select distinct t.dossier from task t join held h on h.post = t.post where t.standing = 'coming'",
    "to-prepare": f"select id from dossier where writer = '{me}' and status = 'preparing'",
    "in-circulation": f"select id from dossier where status = 'circulating' and (writer = '{me}' or id in (select dossier from act where by = '{me}'))",
    "to-take-back": f"select d.id from dossier d where status = 'circulating' and (select by from act a where a.dossier = d.id order by at desc limit 1) = '{me}'",
    "refused": f"select id from dossier where status = 'refused' and (writer = '{me}' or id in (select dossier from act where by = '{me}'))",
    "completed": "select id from dossier where status = 'completed'",
    "to-archive": "select id from dossier where status in ('completed', 'refused') and archived = 0",
    "all": "select id from dossier",
}


def measured(work):
    times = []
    for _ in range(9):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def ask(query, *values):
    return base.execute(query, values).fetchall()


def counts():
    return {name: ask(f"select count(*) from ({query})")[0][0] for name, query in TRAYS.items()}


def largest():
    return ask("select d.* from dossier d where d.id in (" + TRAYS["all"] + ") order by number desc")


def search():
    words = fold(rows["typed"]).split()
    return ask("select id from dossier where " + " and ".join(["folded like ?"] * len(words)) + " order by number desc", *[f"%{w}%" for w in words])


def one():
    (id,) = ask("select id from dossier where number = ?", rows["number"])[0]
    return ask("select * from task where dossier = ? order by step", id), ask("select * from act where dossier = ? order by at", id)


print(json.dumps({
    "counts": measured(counts), "tray": measured(largest), "search": measured(search), "open": measured(one),
    "found": {"counts": counts(), "search": len(search())},
}))
