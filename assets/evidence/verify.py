#!/usr/bin/env python3
"""Checks an evidence file of the signing book: the ZIP, or the folder it was unpacked to.

    python3 verify.py [--root root.pem] [--key VKEY] [--without pyhanko|pdfsig] FILE.zip|FOLDER

Only the standard library, and the programs openssl, pdfsig and pyhanko. Nothing of the program that wrote the file.
One line for each thing that does not hold: REFUSED, a stable word, what it is about. Exit status: 0 everything holds,
1 something does not, 2 a program is missing or the file cannot be read.
"""
import argparse
import base64
import datetime
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

CONTEXT = b"paraphe/entry/v1\n"
FIELDS = ["v", "log", "seq", "lamport", "prev", "deps", "subject", "kind", "at", "by", "payload", "size"]
MAY_BE_WITHHELD = {"dossier.annotated", "dossier.prepared", "dossier.filed"}
SPKI = bytes.fromhex("302a300506032b6570032100")
DASH = "\u2014 "


def sha(content):
    return hashlib.sha256(content).hexdigest()


class Check:
    def __init__(self, members, options, work):
        self.members, self.options, self.work = members, options, work
        self.faults, self.remarks, self.done = [], [], []
        self.keys, self.notes, self.entries = {}, {}, {}
        self.chains_brought = []

    # What is found.

    def refuse(self, word, about):
        if (word, about) not in self.faults:
            self.faults.append((word, about))

    def expect(self, holds, word, about):
        if not holds:
            self.refuse(word, about)
        return bool(holds)

    # Programs that are not ours.

    def run(self, *command):
        try:
            return subprocess.run(command, capture_output=True, timeout=300, env={**os.environ, "LC_ALL": "C.UTF-8"})
        except FileNotFoundError:
            print(f"MISSING {command[0]}", file=sys.stderr)
            sys.exit(2)

    def put(self, name, content):
        path = os.path.join(self.work, name)
        with open(path, "wb") as out:
            out.write(content)
        return path

    def ed25519(self, key, text, signature):
        """Whether OpenSSL accepts a signature."""
        if len(signature) != 64:
            return False
        told = self.run("openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin",
                        "-inkey", self.put("key.der", SPKI + key), "-in", self.put("text", text),
                        "-sigfile", self.put("signature", signature))
        return told.returncode == 0

    # Signed notes.

    def note(self, content, name, key):
        """The text of a signed note, if the key of this name signed it."""
        try:
            note = content.decode()
            text, _, lines = note.rpartition("\n\n")
            text += "\n"
            known = hashlib.sha256(name.encode() + b"\n\x01" + key).digest()[:4]
            for line in lines.splitlines():
                if line.startswith(DASH + name + " "):
                    field = base64.b64decode(line[len(DASH + name) + 1:], validate=True)
                    if field[:4] == known:
                        return text if self.ed25519(key, text.encode(), field[4:]) else None
        except ValueError:
            pass
        return None

    # The file as a whole.

    def manifest(self):
        """Names, sizes and digests against the list, and the list against the key of its log."""
        content = self.members.get("manifest.note")
        if content is None:
            self.refuse("manifest-missing", "manifest.note")
            return
        lines = content.decode(errors="replace").split("\n\n")[0].splitlines()
        if not self.expect(len(lines) > 3 and lines[0] == "paraphe-evidence-1", "manifest-form", "manifest.note"):
            return
        origin = lines[1]
        key = self.keys.get(origin)
        signed = key is not None and self.note(content, origin, key) is not None
        self.expect(signed, "manifest-signature", origin)
        self.expect(lines[2] == f"dossier {self.told['dossier']['id']} {self.told['dossier']['number']}",
                    "manifest-dossier", lines[2])
        listed = {}
        for line in lines[3:]:
            parts = line.split(" ", 2)
            if self.expect(len(parts) == 3, "manifest-form", line):
                listed[parts[2]] = (parts[0], parts[1])
        for name, (digest, size) in listed.items():
            there = self.members.get(name)
            if self.expect(there is not None, "member-missing", name):
                self.expect((sha(there), str(len(there))) == (digest, size), "member-digest", name)
        for name in self.members:
            self.expect(name in listed or name == "manifest.note", "member-extra", name)
        names = [line.split(" ", 2)[-1] for line in lines[3:]]
        self.expect(names == sorted(names), "manifest-order", "manifest.note")
        sums = self.members.get("SHA256SUMS", b"").decode(errors="replace").splitlines()
        expected = {f"{digest}  {name}" for name, (digest, _) in listed.items() if name != "SHA256SUMS"}
        self.expect(set(sums) == expected and len(sums) == len(expected), "sums-differ", "SHA256SUMS")
        self.done.append(f"{len(listed)} members, listed under the signature of {origin}")

    # Logs: keys and checkpoints.

    def logs(self):
        for log in self.told["logs"]:
            n, origin = log["n"], log["origin"]
            content = self.members.get(f"logs/{n}.vkey")
            if not self.expect(content is not None, "key-missing", origin):
                continue
            name, _, rest = content.decode(errors="replace").strip().partition("+")
            number, _, text = rest.partition("+")
            try:
                raw = base64.b64decode(text, validate=True)
            except ValueError:
                raw = b""
            key = raw[1:]
            known = hashlib.sha256(origin.encode() + b"\n" + raw).hexdigest()[:8]
            if not self.expect(name == origin and len(raw) == 33 and raw[0] == 1 and number == known, "key-form", origin):
                continue
            self.keys[origin] = key
        for wanted in self.options.key or []:
            there = [m.decode(errors="replace").strip() for k, m in self.members.items() if k.endswith(".vkey")]
            self.expect(wanted in there, "key-differs", wanted)
        for log in self.told["logs"]:
            n, origin = log["n"], log["origin"]
            content = self.members.get(f"logs/{n}.checkpoint")
            if content is None:
                self.expect(log["size"] is None, "checkpoint-missing", origin)
                continue
            if origin not in self.keys:
                continue
            text = self.note(content, origin, self.keys[origin])
            if not self.expect(text is not None, "checkpoint-signature", origin):
                # The text is still read, so that what else is wrong is told too.
                text = content.decode(errors="replace").split("\n\n")[0] + "\n"
            lines = text.splitlines()
            if self.expect(len(lines) == 3 and lines[0] == origin and lines[1] == str(log["size"]), "checkpoint-form", origin):
                try:
                    self.notes[n] = (int(lines[1]), base64.b64decode(lines[2], validate=True), content)
                except ValueError:
                    self.refuse("checkpoint-form", origin)
        self.done.append(f"{len(self.keys)} keys of logs, {len(self.notes)} checkpoints")

    # Entries: form, signature, payload, place in the tree.

    def all_entries(self):
        origins = {log["n"]: log["origin"] for log in self.told["logs"]}
        numbers = set()
        for told in self.told["entries"]:
            n = told["n"]
            numbers.add(n)
            content = self.members.get(f"entries/{n}.entry")
            if self.expect(content is not None, "entry-missing", n):
                self.entry(n, content, told, origins.get(told["log"]))
        for name in self.members:
            place = re.fullmatch(r"(?:entries|proofs)/(.*)\.(?:entry|payload|tlog-proof)", name)
            if place:
                self.expect(place[1] in numbers, "entry-extra", name)
        orders = [e["header"]["lamport"] for e in self.entries.values()]
        self.expect(orders == sorted(orders), "entry-order", "entries")
        slots = {(e["header"]["log"], e["header"]["seq"]) for e in self.entries.values()}
        self.expect(len(slots) == len(self.entries), "entry-twice", "entries")
        self.chains()
        self.done.append(f"{len(self.entries)} entries, signatures, payloads and places in their logs")

    def chains(self):
        """Where two entries of a log stand next to each other, the later names the earlier."""
        by_place = {(e["header"]["log"], e["header"]["seq"]): (i, e) for i, e in self.entries.items()}
        for (log, seq), (_, entry) in by_place.items():
            if (log, seq - 1) in by_place:
                self.expect(entry["header"]["prev"] == by_place[log, seq - 1][0], "entry-chain", f"{log} {seq}")

    def entry(self, n, content, told, origin):
        try:
            line, signature, rest = content.decode().split("\n")
            header = json.loads(line)
            signature = base64.b64decode(signature, validate=True)
            sound = list(header) == FIELDS and rest == "" and header["v"] == 1
            sound = sound and json.dumps(header, separators=(",", ":"), ensure_ascii=False) == line
        except (ValueError, AttributeError, TypeError):
            self.refuse("entry-form", n)
            return
        if not self.expect(sound, "entry-form", n):
            return
        leaf = hashlib.sha256(b"\0" + content)
        self.expect(leaf.hexdigest() == told["id"], "entry-digest", n)
        self.expect(header["log"] == origin and header["kind"] == told["kind"], "entry-index", n)
        self.expect(f"/{header['by']}-" in header["log"], "entry-author", n)
        key = self.keys.get(header["log"])
        self.expect(key is not None and self.ed25519(key, CONTEXT + line.encode(), signature), "entry-signature", n)
        self.entries[told["id"]] = {"header": header, "did": self.payload(n, header, told), "n": n, "told": told}
        self.proof(n, header, told, leaf.digest())

    def payload(self, n, header, told):
        content = self.members.get(f"entries/{n}.payload")
        if content is None:
            kind = header["kind"]
            withheld = told["payload"] == "withheld" and kind in MAY_BE_WITHHELD
            if self.expect(withheld or told["payload"] == "destroyed", "payload-missing", n):
                self.remarks.append(f"entry {n} ({kind}): its words are {told['payload']}, its commitment stands")
            return None
        self.expect(told["payload"] == "told", "payload-extra", n)
        self.expect(sha(content) == header["payload"] and len(content) - 32 == header["size"], "payload-commitment", n)
        try:
            payload = json.loads(content[32:])
            return {**payload["did"], "acting": payload.get("acting"), "wall": payload.get("day")}
        except (ValueError, KeyError, TypeError):
            self.refuse("payload-form", n)
            return None

    def proof(self, n, header, told, leaf):
        content = self.members.get(f"proofs/{n}.tlog-proof")
        if content is None:
            if self.expect(not told["covered"], "proof-missing", n):
                self.remarks.append(f"entry {n}: no checkpoint covers it yet; its signature holds")
            return
        if not self.expect(told["log"] in self.notes, "proof-checkpoint", n):
            return
        size, root, note = self.notes[told["log"]]
        head, _, checkpoint = content.partition(b"\n\n")
        lines = head.decode(errors="replace").splitlines()
        self.expect(checkpoint == note, "proof-checkpoint", n)
        try:
            form = lines[0] == "c2sp.org/tlog-proof@v1" and lines[1] == f"index {header['seq']}"
            nodes = [base64.b64decode(node, validate=True) for node in lines[2:]]
        except (ValueError, IndexError):
            form, nodes = False, []
        if self.expect(form, "proof-form", n):
            self.expect(climb(leaf, header["seq"], size, nodes) == root, "proof-inclusion", n)

    # What the log keys are, by their own first entries.

    def log_keys(self):
        opened = {}
        for entry in self.entries.values():
            did = entry["did"]
            if did and did.get("fact") == "log-opened" and entry["header"]["seq"] == 0:
                opened[entry["header"]["log"]] = did["key"]
        for origin, key in self.keys.items():
            self.expect(opened.get(origin) == key.hex(), "log-key", origin)

    # The dossier against its entries.

    def facts(self, *names):
        return [(i, e) for i, e in self.entries.items() if e["did"] and e["did"].get("fact") in names]

    def dossier(self):
        told = self.told["dossier"]
        subject = f"dossier:{told['id']}"
        for entry in self.entries.values():
            header = entry["header"]
            if header["kind"].startswith("dossier."):
                self.expect(header["subject"] == subject, "dossier-differs", entry["n"])
                if entry["did"]:
                    self.expect(entry["did"].get("dossier") == told["id"], "dossier-differs", entry["n"])
        opened = self.facts("dossier-opened")
        if self.expect(len(opened) == 1, "dossier-opening", told["number"]):
            did, header = opened[0][1]["did"], opened[0][1]["header"]
            for name in ("number", "title", "kind", "structure", "circuit"):
                self.expect(did[name] == told[name], "dossier-particulars", name)
            self.expect(did["amount"] == told["amount_cents"], "dossier-particulars", "amount")
            self.expect(header["by"] == told["writer"], "dossier-particulars", "writer")
            self.outsiders(did, header, opened[0][0])
        self.acts()
        self.annotations()
        self.codes()
        self.readings()
        self.expect(told["status"] in ("completed", "refused", "withdrawn"), "dossier-status", told["status"])
        refusals = [a for a in self.told["acts"] if "Refusal" in a["deed"] and a["effect"] == "effective"]
        self.expect(told["status"] != "refused" or refusals, "dossier-status", "refused without a refusal")
        self.expect(told["status"] != "withdrawn" or self.facts("dossier-withdrawn"), "dossier-status", "withdrawn")

    def outsiders(self, did, header, entry):
        given = did.get("particulars", {}).get("outsiders", [])
        told = self.told["outsiders"]
        self.expect([{k: o[k] for k in ("id", "name", "quality", "mail", "phone")} for o in told] == given, "outsider-differs", "outsiders")
        for one in told:
            self.expect(one["given_in"] == entry and instant(one["given_at"]) == instant(header["at"]), "outsider-origin", one["id"])

    def acts(self):
        acted = [i for i, _ in self.facts("acted")]
        told = [a["entry"] for a in self.told["acts"]]
        for act in self.told["acts"]:
            entry = self.entries.get(act["entry"])
            if not self.expect(entry and entry["did"], "act-without-entry", act["entry"][:16]):
                continue
            did, header, n = entry["did"], entry["header"], entry["n"]
            for name in ("round", "task", "document", "deed", "fields"):
                self.expect(bare(did.get(name)) == bare(act[name]), "act-differs", f"{n} {name}")
            self.expect(header["by"] == act["by"], "act-differs", f"{n} by")
            self.expect(instant(header["at"]) == instant(act["at"]), "act-differs", f"{n} at")
            self.expect(did["acting"] == act["post"], "act-differs", f"{n} post")
            self.expect(did.get("day") in (None, act["day"]), "act-differs", f"{n} day")
        for missing in set(acted) - set(told):
            self.refuse("act-missing", missing[:16])
        orders = [self.entries[e]["header"]["lamport"] for e in told if e in self.entries]
        self.expect(orders == sorted(orders) and len(set(told)) == len(told), "act-order", "acts")
        self.done.append(f"{len(told)} acts, each as its entry says")

    def annotations(self):
        for note in self.told["annotations"]:
            entry = self.entries.get(note["entry"])
            did = entry and entry["did"]
            same = did and (did["text"], did["page"], did["document"]) == (note["text"], note["page"], note["document"])
            self.expect(same and did["visibility"] == "public", "annotation-differs", note["entry"][:16])

    def codes(self):
        sent = {i: e for i, e in self.facts("code-sent")}
        self.expect({c["entry"] for c in self.told["codes"]} == set(sent), "code-missing", "codes")
        tried = {}
        for i, e in self.facts("code-tried"):
            tried.setdefault(e["did"]["code"], []).append(i)
        for code in self.told["codes"]:
            did = sent.get(code["entry"], {}).get("did")
            same = did and all(did[k] == code[k] for k in ("outsider", "document", "channel", "to"))
            same = same and instant(did["until"]) == instant(code["until"])
            same = same and did.get("consent", "") == code.get("consent", "")
            self.expect(same and [t["entry"] for t in code["tries"]] == tried.get(code["entry"], []), "code-differs", code["entry"][:16])
        for act in self.told["acts"]:
            used = act["deed"].get("Countersignature") if isinstance(act["deed"], dict) else None
            if used and act["effect"] == "effective":
                code = [c for c in self.told["codes"] if c["entry"] == used["code"]]
                sound = code and code[0]["used"] and code[0]["outsider"] == used["outsider"] and used["consent"]
                # The words agreed to are those that the code was sent with.
                sound = sound and used["consent"] == code[0].get("consent", used["consent"])
                self.expect(sound and code[0]["document"] == act["document"], "code-for-other", act["entry"][:16])

    def readings(self):
        read = [(i, e["header"]["by"], e["did"]["document"]) for i, e in self.facts("dossier-read")]
        for one in self.told["readings"]:
            self.expect((one["entry"], one["by"], one["document"]) in read, "reading-differs", one["entry"][:16])

    # Documents.

    def named(self):
        """Every file that the entries name: digest, and the part it has."""
        found = []
        for _, e in self.facts("dossier-opened", "version-sent"):
            found.append(e["did"]["document"])
            found.extend(e["did"].get("annexes", []))
        for _, e in self.facts("acted"):
            deed = e["did"]["deed"]
            for act in deed.values() if isinstance(deed, dict) else []:
                found.extend(act[k] for k in ("after", "scan", "detached") if act.get(k))
                found.extend(beside["signature"] for beside in act.get("annexes") or [])
        found.extend(e["did"]["after"] for _, e in self.facts("time-stamped"))
        return {f["hash"]: f for f in found}

    def documents(self):
        named, members = self.named(), {}
        for told in self.told["files"]:
            digest = told["sha256"]
            self.expect(digest in named, "document-extra", told["name"])
            if "erased" in told:
                self.erased(told)
                continue
            content = self.members.get(told["member"])
            if not self.expect(content is not None, "document-missing", told["member"]):
                continue
            self.expect(sha(content) == digest and len(content) == told["size"], "document-digest", told["member"])
            members[digest] = told["member"]
        for digest in named:
            self.expect(any(t["sha256"] == digest for t in self.told["files"]), "document-missing", digest[:16])
        for name in self.members:
            if name.startswith(("documents/", "annexes/")):
                self.expect(name in members.values(), "document-unnamed", name)
        self.done.append(f"{len(members)} documents, each as the entries name it")
        return members

    def erased(self, told):
        """A content that was destroyed: its deposit named its digest, and an act says that it was destroyed."""
        deposit = told["erased"]["deposit"]
        made = [e for _, e in self.facts("deposited") if e["did"]["deposit"] == deposit]
        gone = [e for _, e in self.facts("deposit-destroyed") if e["did"]["deposit"] == deposit]
        sound = made and gone and made[0]["did"]["file"]["hash"] == told["sha256"]
        if self.expect(sound, "erasure-unproved", told["name"]):
            self.remarks.append(f"{told['name']}: its content was destroyed, its digest stands ({gone[0]['did']['reason']})")

    # Signatures, certificates, authorities.

    def root(self):
        content = self.members.get("certificates/root.pem")
        if not self.expect(content is not None, "root-missing", "certificates/root.pem"):
            return None
        der = unarmoured(content)
        self.expect(der and sha(der) == self.told["root"], "root-differs", "certificates/root.pem")
        if self.options.root:
            with open(self.options.root, "rb") as file:
                self.expect(unarmoured(file.read()) == der, "root-differs", self.options.root)
        else:
            self.remarks.append(f"root certificate SHA-256 {sha(der or b'')}: compare it with the one that the institute publishes (--root)")
        return self.put("root.pem", content + self.brought())

    def brought(self):
        """The authorities above certificates that signers brought, as the register names them."""
        found = b""
        for _, e in self.facts("certificate-brought"):
            chain = [bytes(c) for c in e["did"]["chain"]]
            self.chains_brought.extend(chain)
            if chain:
                found += armoured(chain[-1])
                self.remarks.append(f"a signer brought a certificate of another authority, SHA-256 {sha(chain[-1])}: compare it with the one that this authority publishes")
        return found

    def time_roots(self):
        return [c for n, c in sorted(self.members.items()) if n.startswith("certificates/time-")]

    def revocations(self, root):
        """The list of revoked certificates, if one was signed: what it says of each certificate that signed."""
        content = self.members.get("certificates/authority.crl")
        if content is None:
            return
        path = self.put("authority.crl", content)
        told = self.run("openssl", "crl", "-in", path, "-inform", "DER", "-CAfile", root, "-noout")
        if not self.expect(b"verify OK" in told.stderr + told.stdout, "revocations-signature", "certificates/authority.crl"):
            return
        pem = self.run("openssl", "crl", "-in", path, "-inform", "DER").stdout
        listed = self.put("authority.pem", pem)
        for name, content in sorted(self.members.items()):
            one = re.fullmatch(r"certificates/([0-9a-f]{64})\.pem", name)
            if not one:
                continue
            told = self.run("openssl", "verify", "-no_check_time", "-crl_check", "-CRLfile", listed, "-CAfile", root,
                            self.put("certificate.pem", content))
            if b"certificate revoked" in told.stdout + told.stderr:
                self.revoked_then(one[1])

    def revoked_then(self, digest):
        """A certificate that is revoked now: what it signed stands where the register has it before the revocation."""
        serials = self.run("openssl", "x509", "-in", self.put("certificate.pem", self.members[f"certificates/{digest}.pem"]),
                           "-noout", "-serial").stdout.decode().strip().partition("=")[2].lower()
        gone = [e["header"]["lamport"] for _, e in self.facts("certificate-revoked")
                if e["did"]["serial"].lstrip("0") == serials.lstrip("0")]
        # A seal that was put out of use is revoked by that.
        gone += [e["header"]["lamport"] for _, e in self.facts("seal-retired") if sha(bytes(e["did"]["certificate"])) == digest]
        for act in self.told["acts"]:
            kinds = act["deed"] if isinstance(act["deed"], dict) else {}
            deed = kinds.get("Signature") or kinds.get("Countersignature")
            if deed and deed["certificate"] == digest and act["effect"] == "effective":
                made = self.entries[act["entry"]]["header"]["lamport"]
                if self.expect(gone and made < min(gone), "certificate-revoked", act["entry"][:16]):
                    self.remarks.append(f"certificate {digest[:16]} was revoked after it had signed, as the register proves")

    def time_stamps(self, members):
        """Time-stamps that were added later: nothing before them moved, and OpenSSL accepts the token."""
        roots = self.time_roots()
        for _, e in self.facts("time-stamped"):
            did = e["did"]
            after, before = members.get(did["after"]["hash"]), members.get(did["document"])
            if after is None or before is None:
                continue
            content = self.members[after]
            self.expect(content.startswith(self.members[before]), "document-not-appended", after)
            ranges = list(re.finditer(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]", content))
            a, b, c, d = (int(x) for x in ranges[-1].groups())
            self.expect(a == 0 and c + d == len(content), "signature-range", after)
            if not roots:
                self.remarks.append(f"{after}: the root of its time-stamping authority is not here, its token is not checked")
                continue
            told = self.run("openssl", "ts", "-verify", "-token_in",
                            "-in", self.put("token", der_of(bytes.fromhex(content[a + b:c].strip()[1:-1].decode()))),
                            "-data", self.put("covered", content[a:a + b] + content[c:c + d]),
                            "-CAfile", self.put("time.pem", b"".join(roots)))
            self.expect(told.returncode == 0, "time-stamp-wrong", after)

    def signatures(self, members):
        root = self.root()
        if root is None:
            return
        self.time_stamps(members)
        self.revocations(root)
        counted = 0
        for act in self.told["acts"]:
            deed = act["deed"] if isinstance(act["deed"], dict) else {}
            for kind in ("Signature", "Countersignature"):
                if kind in deed:
                    self.signature(act, deed[kind], members, root, kind == "Signature")
                    counted += 1
                    if kind == "Signature":
                        self.authority(act, deed[kind])
        known = {a["deed"][k]["certificate"] for a in self.told["acts"] for k in ("Signature", "Countersignature")
                 if isinstance(a["deed"], dict) and k in a["deed"]}
        for name in self.members:
            one = re.fullmatch(r"certificates/([0-9a-f]{64})\.pem", name)
            if one:
                self.expect(one[1] in known, "certificate-extra", name)
        self.done.append(f"{counted} signatures, their certificates and the authorities behind them")

    def signature(self, act, deed, members, root, personal):
        about = act["entry"][:16]
        when = instant(act["at"])
        # The seal of the institute has no account; its certificate stands in the signature itself.
        if personal or f"certificates/{deed['certificate']}.pem" in self.members:
            self.certificate(deed["certificate"], root, when, about, personal)
        after = members.get(deed["after"]["hash"])
        before = members.get(act["document"])
        if after is None:
            return
        content = self.members[after]
        if deed.get("detached"):
            beside = members.get(deed["detached"]["hash"])
            if beside:
                self.cms(self.members[beside], content, deed["certificate"], root, when, after)
            return
        if before is not None and after != before:
            self.expect(content.startswith(self.members[before]), "document-not-appended", after)
        for beside in deed.get("annexes") or []:
            signature, annex = members.get(beside["signature"]["hash"]), members.get(beside["annex"])
            if signature and annex:
                self.cms(self.members[signature], self.members[annex], deed["certificate"], root, when, annex)
        ranges = list(re.finditer(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]", content))
        earlier = self.members[before].count(b"/ByteRange") if before is not None else 0
        if not self.expect(len(ranges) > earlier, "signature-missing", after):
            return
        a, b, c, d = (int(x) for x in ranges[-1].groups())
        hexed = content[a + b:c].strip()
        try:
            raw = bytes.fromhex(hexed[1:-1].decode())
        except ValueError:
            raw = b""
        self.expect(a == 0 and c + d == len(content), "signature-range", after)
        self.cms(der_of(raw), content[a:a + b] + content[c:c + d], deed["certificate"], root, when, after)
        self.pdf(after, content, len(ranges), root)

    def cms(self, cms, covered, certificate, root, when, about):
        """OpenSSL on the signature itself: the digest, the signature, the chain, and whose certificate it is."""
        signer = os.path.join(self.work, "signer.pem")
        told = self.run("openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", self.put("cms.der", cms),
                        "-content", self.put("covered", covered), "-CAfile", root, "-no-CApath", "-purpose", "any",
                        "-attime", str(int(when.timestamp())), "-signer", signer, "-out", os.devnull)
        if self.expect(told.returncode == 0, "signature-wrong", about):
            with open(signer, "rb") as file:
                self.expect(sha(unarmoured(file.read()) or b"") == certificate, "certificate-differs", about)

    def pdf(self, name, content, count, root):
        path = self.put("document.pdf", content)
        # pdfsig judges no time-stamp over a whole document.
        stamps = content.count(b"/ETSI.RFC3161")
        timed, roots = stamps or b"060b2a864886f70d010910020e" in content.lower(), self.time_roots()
        if "pdfsig" not in self.options.without:
            told = self.run("pdfsig", "-nocert", path).stdout.decode(errors="replace")
            self.expect(told.count("Signature Validation: Signature is Valid.") == count - stamps, "pdfsig-refuses", name)
        if "pyhanko" not in self.options.without and timed and not roots:
            self.remarks.append(f"{name}: the root of its time-stamping authority is not here, pyHanko is not asked")
        elif "pyhanko" not in self.options.without:
            trust = [self.put(f"time-{n}.pem", one) for n, one in enumerate(roots)] if timed else []
            trust = [word for one in trust for word in ("--trust", one)]
            told = self.run("pyhanko", "sign", "validate", "--trust", root, *trust, "--trust-replace", "--no-revocation-check",
                            "--validation-time", "claimed", "--executive-summary", path)
            said = told.stdout.decode(errors="replace")
            self.expect(told.returncode == 0 and said.count("VALID") in (count, count - stamps) and "INVALID" not in said,
                        "pyhanko-refuses", name)

    def certificate(self, digest, root, when, about, personal):
        content = self.members.get(f"certificates/{digest}.pem")
        if not self.expect(content is not None, "certificate-missing", digest[:16]):
            return
        der = unarmoured(content)
        self.expect(der and sha(der) == digest, "certificate-differs", f"certificates/{digest[:16]}")
        above = self.put("above.pem", b"".join(armoured(c) for c in self.chains_brought) or self.members["certificates/root.pem"])
        told = self.run("openssl", "verify", "-CAfile", root, "-untrusted", above, "-no-CApath",
                        "-attime", str(int(when.timestamp())), self.put("certificate.pem", content))
        self.expect(told.returncode == 0, "certificate-chain", about)
        issued = [e["did"] for _, e in self.facts("certificate-issued", "account-opened", "certificate-brought")]
        ders = [bytes(d["certificate"] if "certificate" in d else d["account"]["certificate"]) for d in issued]
        self.expect(der in ders or not personal, "certificate-unregistered", digest[:16])

    def authority(self, act, deed):
        """The authority that was used: given by an entry, in force on the day, for this kind and amount."""
        about, day, dossier = act["entry"][:16], act["day"], self.told["dossier"]
        granted = {e["did"]["authority"]["id"]: e["did"]["authority"] for _, e in self.facts("authority-granted")}
        told = {a["id"]: a for a in self.told["authorities"]}
        held, seen = granted.get(deed["authority"]), set()
        if not self.expect(held is not None, "authority-missing", about):
            return
        while held is not None and held["id"] not in seen:
            seen.add(held["id"])
            shown = told.get(held["id"], {})
            same = all(shown.get(k) == held.get(k) for k in ("person", "post", "kinds", "ceiling", "from", "until", "act", "on_behalf"))
            self.expect(same, "authority-differs", held["act"])
            sound = held["from"] <= day <= held["until"] and (not held["kinds"] or dossier["kind"] in held["kinds"])
            amount = dossier["amount_cents"]
            sound = sound and (held["ceiling"] is None or amount is None or amount <= held["ceiling"])
            if act["effect"] == "effective":
                self.expect(sound, "authority-does-not-cover", held["act"])
            source = held.get("source")
            self.expect(source is None or source in granted, "authority-missing", held["act"])
            held = granted.get(source)
        if act["effect"] == "effective":
            first = granted[deed["authority"]]
            standing = [e["did"]["substitution"] for _, e in self.facts("substitution-made")]
            standing = [s for s in standing if s["id"] == deed.get("substitution") and s["person"] == act["by"]]
            self.expect(first["person"] == act["by"] or standing, "authority-of-another", first["act"])
            appointments = [e["did"]["appointment"]["id"] for _, e in self.facts("appointment-made")]
            self.expect(deed["appointment"] in appointments, "appointment-missing", about)

    def everything(self):
        try:
            self.told = json.loads(self.members["dossier.json"])
            ready = self.told["format"] == "paraphe-evidence-1"
        except (KeyError, ValueError, TypeError):
            ready = False
        if not self.expect(ready, "dossier-unreadable", "dossier.json"):
            return
        self.logs()
        self.manifest()
        self.all_entries()
        self.log_keys()
        self.dossier()
        self.signatures(self.documents())
        self.expect("sheet.pdf" in self.members, "sheet-missing", "sheet.pdf")


def climb(leaf, index, size, nodes):
    """The root that a proof of inclusion leads to (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size:
        return None
    at, last, found = index, size - 1, leaf
    for node in nodes:
        if last == 0:
            return None
        if at & 1 or at == last:
            found = hashlib.sha256(b"\1" + node + found).digest()
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = hashlib.sha256(b"\1" + found + node).digest()
        at, last = at >> 1, last >> 1
    return found if last == 0 else None


def unarmoured(content):
    """The DER of the first certificate of a PEM file."""
    body = re.search(rb"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", content, re.S)
    try:
        return base64.b64decode(b"".join(body[1].split()), validate=True) if body else None
    except ValueError:
        return None


def armoured(der):
    return b"-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(der) + b"-----END CERTIFICATE-----\n"


def der_of(raw):
    """A DER value without the zeros that fill its place up."""
    if len(raw) < 2 or raw[1] < 0x80:
        return raw
    count = raw[1] & 0x7F
    return raw[:2 + count + int.from_bytes(raw[2:2 + count], "big")]


def bare(value):
    """A value without what is empty: entries of earlier years lack particulars that came later."""
    if isinstance(value, dict):
        value = {k: bare(v) for k, v in value.items()}
        value = {k: v for k, v in value.items() if v is not None}
    return None if value in ({}, [], None) else value


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def read(path):
    """The members of a ZIP, or of the folder that it was unpacked to; what is wrong with the container itself."""
    members, faults = {}, []
    if os.path.isdir(path):
        for folder, _, names in os.walk(path):
            for name in names:
                whole = os.path.join(folder, name)
                with open(whole, "rb") as file:
                    members[os.path.relpath(whole, path).replace(os.sep, "/")] = file.read()
        return members, faults
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.filename in members:
                faults.append(("member-twice", info.filename))
            if info.filename.startswith("/") or ".." in info.filename.split("/"):
                faults.append(("member-name", info.filename))
            try:
                members[info.filename] = archive.read(info)
            except zipfile.BadZipFile:
                members[info.filename] = b""
                faults.append(("member-checksum", info.filename))
    return members, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", help="the root certificate that the institute publishes")
    parser.add_argument("--key", action="append", help="the key of a log that is known otherwise")
    parser.add_argument("--without", action="append", default=[], choices=["pyhanko", "pdfsig"])
    parser.add_argument("path")
    options = parser.parse_args()
    for program in ["openssl", "pdfsig", "pyhanko"]:
        if program not in options.without and shutil.which(program) is None:
            print(f"MISSING {program}", file=sys.stderr)
            return 2
    try:
        members, faults = read(options.path)
    except (OSError, zipfile.BadZipFile) as error:
        print(f"REFUSED archive: {error}")
        return 1
    with tempfile.TemporaryDirectory() as work:
        check = Check(members, options, work)
        check.faults.extend(faults)
        try:
            check.everything()
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            check.refuse("malformed", f"{type(error).__name__} {error}")
    for line in check.done:
        print(f"checked {line}")
    for line in check.remarks:
        print(f"remark {line}")
    for program in options.without:
        print(f"not asked {program}")
    for word, about in check.faults:
        print(f"REFUSED {word}: {about}")
    print("REFUSED" if check.faults else "ACCEPTED")
    return 1 if check.faults else 0


if __name__ == "__main__":
    sys.exit(main())
