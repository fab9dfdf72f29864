"""The PDFs that paraphe is asked to sign: one per shape of file that is met, and those it must refuse.

    corpus.py OUT_DIR            the small files and OUT_DIR/manifest.json: name -> {"sign": bool, "earlier": count}
    corpus.py --scan MB OUT      one file of about MB megabytes, uncompressed page images
    corpus.py --objects MB OUT   one file of about MB megabytes, many objects in object streams

Two runs give the same bytes. Most files are written here by hand, byte by byte, because libraries smooth away the very
differences that matter; pikepdf linearises and pyHanko signs and encrypts.
"""

import argparse
import datetime
import hashlib
import io
import json
import os
import random
import secrets
import subprocess
import sys
import zlib

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
A4 = b"[0 0 595 842]"


def text_string(text):
    """A PDF text string: plain where it can be, else UTF-16 with its mark."""
    raw = text.encode("ascii") if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r") + b")"


def stream(content, entries=b"", compress=False):
    if compress:
        content, entries = zlib.compress(content, 9), entries + b"/Filter/FlateDecode"
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def page_text(lines):
    """A content stream that writes lines in Helvetica, Windows-1252."""
    shown = b""
    for line in lines:
        raw = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        shown += b"(" + b"".join(b"%c" % b if b < 128 else b"\\%03o" % b for b in raw) + b") Tj T*\n"
    return b"BT /F1 12 Tf 16 TL 72 720 Td\n" + shown + b"ET"


class Doc:
    """Objects by number, and three ways to write them out."""

    def __init__(self, title="Document d'essai"):
        self.objects = {}
        self.catalog, self.pages, self.font, self.info = (self.add() for _ in range(4))
        self.kids = []
        self.catalog_extra, self.pages_extra = b"", b""
        self.objects[self.font] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
        self.objects[self.info] = b"<</Title%s/Producer(corpus.py)/CreationDate(D:20250601080000Z)>>" % text_string(title)

    def add(self, body=b""):
        number = len(self.objects) + 1
        self.objects[number] = body
        return number

    def page(self, lines, box=b"/MediaBox" + A4, extra=b""):
        content = self.add(stream(page_text(lines)))
        number = self.add()
        self.kids.append(number)
        self.objects[number] = (b"<</Type/Page/Parent %d 0 R%s/Resources<</Font<</F1 %d 0 R>>>>/Contents %d 0 R%s>>"
                                % (self.pages, box, self.font, content, extra))
        return number

    def extend(self, number, entries):
        """Puts entries at the end of an object that is a dictionary."""
        self.objects[number] = self.objects[number][:-2] + entries + b">>"

    def seal(self):
        kids = b" ".join(b"%d 0 R" % kid for kid in self.kids)
        self.objects[self.catalog] = b"<</Type/Catalog/Pages %d 0 R%s>>" % (self.pages, self.catalog_extra)
        self.objects[self.pages] = (b"<</Type/Pages/Count %d/Kids[%s]%s>>" % (len(self.kids), kids, self.pages_extra))

    def trailer(self):
        mark = hashlib.md5(repr(sorted(self.objects.items())).encode()).hexdigest().encode()
        return b"/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (self.catalog, self.info, mark, mark)

    def plain(self, out, numbers):
        """Writes these objects one by one; offsets come back."""
        places = {}
        for number in numbers:
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, self.objects[number])
        return places

    def table(self):
        """With a cross-reference table."""
        self.seal()
        out = bytearray(HEADER)
        places = self.plain(out, sorted(self.objects))
        start, size = len(out), len(self.objects) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for number in range(1, size):
            out += b"%010d 00000 n \n" % places[number]
        out += b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, self.trailer(), start)
        return bytes(out)

    def packed(self, out, numbers, holder):
        """Puts these objects into one object stream, written as object `holder`."""
        index, bodies = b"", b""
        for number in numbers:
            index += b"%d %d " % (number, len(bodies))
            bodies += self.objects[number] + b"\n"
        content = stream(index + bodies, b"/Type/ObjStm/N %d/First %d" % (len(numbers), len(index)), compress=True)
        place = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (holder, content)
        rows = {number: (2, holder, n) for n, number in enumerate(numbers)}
        rows[holder] = (1, place, 0)
        return rows

    def streams(self, pack, unlisted=False):
        """With a cross-reference stream, and with object streams when `pack`."""
        self.seal()
        out = bytearray(HEADER)
        loose = [n for n in sorted(self.objects) if not pack or b"endstream" in self.objects[n]]
        rows = {0: (0, 0, 65535)}
        rows |= {n: (1, place, 0) for n, place in self.plain(out, loose).items()}
        inside, highest = [n for n in sorted(self.objects) if n not in rows], len(self.objects)
        for n in range(0, len(inside), 8):
            highest += 1
            rows |= self.packed(out, inside[n:n + 8], highest)
        own, start = highest + 1, len(out)
        if not unlisted:
            rows[own] = (1, start, 0)
        data = xref_rows(rows)
        entries = b"/Type/XRef/W[1 4 2]/Index[0 %d]/Size %d%s" % (len(rows), own + 1, self.trailer())
        out += b"%d 0 obj\n%s\nendobj\n" % (own, stream(data, entries, compress=True))
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)

    def hybrid(self, hidden):
        """A table for old readers, and an /XRefStm that alone lists the `hidden` objects, packed in an object stream."""
        self.seal()
        out = bytearray(HEADER)
        places = self.plain(out, [n for n in sorted(self.objects) if n not in hidden])
        holder = len(self.objects) + 1
        own, size = holder + 1, holder + 2
        rows = self.packed(out, hidden, holder)
        places[own] = len(out)
        places[holder] = rows.pop(holder)[1]
        entries = b"/Type/XRef/W[1 4 2]/Index[%s]/Size %d" % (b" ".join(b"%d 1" % n for n in sorted(rows)), size)
        out += b"%d 0 obj\n%s\nendobj\n" % (own, stream(xref_rows(rows), entries))
        start = len(out)
        free = sorted(hidden)
        following = dict(zip([0] + free, free + [0]))
        out += b"xref\n0 %d\n" % size
        for number in range(size):
            if number in following:
                out += b"%010d %05d f \n" % (following[number], 0 if number else 65535)
            else:
                out += b"%010d 00000 n \n" % places[number]
        out += b"trailer\n<</Size %d%s/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, self.trailer(), places[own], start)
        return bytes(out)


def xref_rows(rows):
    return b"".join(k.to_bytes(1, "big") + a.to_bytes(4, "big") + b.to_bytes(2, "big")
                    for _, (k, a, b) in sorted(rows.items()))


# The documents -------------------------------------------------------------------------------------------------------

def simple(title="Document d'essai", pages=2):
    doc = Doc(title)
    for n in range(pages):
        doc.page([f"Page {n + 1}", "A page of plain text, (brackets) and \\ a backslash."])
    return doc


def hybrid():
    doc = simple("Hybride")
    note = doc.add(b"<</Type/Annot/Subtype/Text/Rect[72 600 92 620]/Contents(Une note)/P %d 0 R/F 4>>" % doc.kids[0])
    notes = doc.add(b"[%d 0 R]" % note)
    outline, first = doc.add(), doc.add()
    doc.objects[outline] = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count 1>>" % (first, first)
    doc.objects[first] = b"<</Title(Page 1)/Parent %d 0 R/Dest[%d 0 R/Fit]>>" % (outline, doc.kids[0])
    doc.extend(doc.kids[0], b"/Annots %d 0 R" % notes)
    doc.catalog_extra = b"/Outlines %d 0 R" % outline
    return doc.hybrid([note, notes, outline, first])


def form(direct):
    """A text field. Indirect form: direct /Fields and /Annots; direct form: both are objects of their own."""
    doc = simple("Formulaire")
    appearance = doc.add(stream(b"/Tx BMC q BT /F1 10 Tf 2 6 Td (Dupont) Tj ET Q EMC",
                                b"/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 %d 0 R>>>>" % doc.font))
    field = doc.add(b"<</Type/Annot/Subtype/Widget/FT/Tx/T(nom)/V(Dupont)/DA(/F1 10 Tf 0 g)/Rect[72 600 272 620]/F 4"
                    b"/P %d 0 R/AP<</N %d 0 R>>>>" % (doc.kids[0], appearance))
    fields = b"[%d 0 R]" % field
    annots = fields
    if direct:
        fields, annots = b" %d 0 R" % doc.add(fields), b" %d 0 R" % doc.add(annots)
    acroform = b"<</Fields%s/DR<</Font<</F1 %d 0 R>>>>/DA(/F1 10 Tf 0 g)>>" % (fields, doc.font)
    doc.extend(doc.kids[0], b"/Annots" + annots)
    doc.catalog_extra = b"/AcroForm" + (acroform if direct else b" %d 0 R" % doc.add(acroform))
    return doc.table()


def rotated():
    doc = Doc("Page couchée")
    doc.pages_extra = b"/MediaBox" + A4
    doc.page(["A page that stands."], box=b"")
    doc.page(["A page that is shown lying", "its /MediaBox comes from above."], box=b"", extra=b"/Rotate 90")
    return doc.table()


def accents():
    doc = Doc("Délégation de signature : évaluée à l'été, œuvre achevée")
    doc.page(["Décision n° 27-014", "Le président-directeur général de l'Institut,", "Vu l'arrêté du 3 août ; à l'œuvre, dès Noël :"])
    doc.page(["Article 1er", "Délégation est donnée à Mme Éloïse Lefèvre-Garçon", "« à l'effet de signer » les pièces énumérées."])
    doc.page(["Fait à Paris, le 1er février", "Coût : 1 234,56 €", "ÀÂÇÉÈÊËÎÏÔŒÙÛÜŸ àâçéèêëîïôœùûüÿ"])
    return doc.table()


def empty_field():
    doc = simple("Champ vide")
    field = doc.add(b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Signataire 1)/Rect[72 500 272 560]/F 4/P %d 0 R>>" % doc.kids[-1])
    doc.extend(doc.kids[-1], b"/Annots[%d 0 R]" % field)
    doc.catalog_extra = b"/AcroForm %d 0 R" % doc.add(b"<</Fields[%d 0 R]/SigFlags 1>>" % field)
    return doc.table()


def reals():
    doc = Doc("Nombres à virgule")
    doc.page(["A page measured in reals."], box=b"/MediaBox [ 0.0 -.0 595.32001 841.92004 ]/CropBox[0 0 595.32001 841.920044]",
             extra=b"/UserUnit 1.0000001")
    return doc.table()


def linearised(data):
    import pikepdf
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, linearize=True, deterministic_id=True)
    return out.getvalue()


def repeatable():
    """Gives pyHanko a clock that stands still and chance that repeats itself. Only for test files."""
    from pyhanko.pdf_utils.metadata import info, xmp_xml
    from pyhanko.sign.signers import pdf_signer
    from pyhanko.stamp import text

    class Fixed(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2025, 6, 1, 8, 0, 0, tzinfo=datetime.timezone.utc)

    for module in (info, xmp_xml, pdf_signer, text):
        module.datetime = Fixed
    chance = random.Random(27)
    os.urandom = secrets.token_bytes = lambda count=32: chance.randbytes(count)


def signed(data, label, organisation="Institut tiers", box=None, field="Tiers1", certify=False):
    """Signed by pyHanko, with its own root."""
    from foreign import Signer
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko.stamp import TextStampStyle

    metadata = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, reason="Essai", certify=certify,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES if certify else fields.MDPPerm.FILL_FORMS)
    style = TextStampStyle(stamp_text="Signature de %(signer)s\n%(ts)s") if box else None
    signer = signers.PdfSigner(metadata, Signer(label, organisation), stamp_style=style,
                               new_field_spec=fields.SigFieldSpec(field, on_page=0, box=box))
    out = io.BytesIO()
    signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), output=out)
    return out.getvalue()


def encrypted(data, user):
    """AES-256, revision 6."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(data)))
    writer.encrypt(owner_pass="proprietaire", user_pass=user)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def corpus():
    """Yields name, bytes, to be signed or not, signatures already there."""
    from foreign import Signer
    classic = simple().table()
    xrefstream = simple("Flux de références").streams(pack=False)
    yield "classic.pdf", classic, True, 0
    yield "xrefstream.pdf", xrefstream, True, 0
    yield "objstm.pdf", simple("Flux d'objets", pages=5).streams(pack=True), True, 0
    yield "linearised.pdf", linearised(simple("Linéarisé", pages=3).table()), True, 0
    yield "hybrid.pdf", hybrid(), True, 0
    yield "form.pdf", form(direct=False), True, 0
    yield "form-direct.pdf", form(direct=True), True, 0
    yield "rotated.pdf", rotated(), True, 0
    yield "accents.pdf", accents(), True, 0
    yield "emptyfield.pdf", empty_field(), True, 0
    yield "reals.pdf", reals(), True, 0
    yield "unlisted.pdf", simple("Non listé").streams(pack=False, unlisted=True), True, 0
    yield "no-final-newline.pdf", simple("Sans fin de ligne").table().rstrip(b"\n"), True, 0
    once = signed(classic, "Alice Tierce")
    yield "foreign.pdf", once, True, 1
    yield "foreign-visible.pdf", signed(accents(), "Bruno Tiers", box=(72, 90, 272, 150)), True, 1
    packed = signed(simple("Deux fois", pages=3).streams(pack=True), "Alice Tierce", box=(72, 90, 272, 150))
    yield "foreign-twice.pdf", signed(packed, "Bruno Tiers", field="Tiers2", box=(300, 90, 500, 150)), True, 2
    yield "encrypted.pdf", encrypted(classic, ""), False, 0
    yield "encrypted-user.pdf", encrypted(classic, "secret"), False, 0
    at = classic.rindex(b"startxref\n") + 10
    wrong = b"%d" % (int(classic[at:].split()[0]) - 7)
    yield "damaged-xref.pdf", classic[:at] + wrong + b"\n%%EOF\n", False, 0
    yield "truncated.pdf", classic[:len(classic) * 6 // 10], False, 0
    yield "junk-before.pdf", b"From: expediteur@exemple.test\r\n\r\n" + classic, False, 0
    yield "certified-p1.pdf", signed(simple("Certifié").table(), "Alice Tierce", certify=True), False, 1
    yield "not-a-pdf.pdf", "Ceci n'est pas un PDF.\n".encode() * 40, False, 0
    yield "empty.pdf", b"", False, 0
    yield "foreign-root.pem", Signer("Alice Tierce").root_pem(), None, 0


def write_corpus(folder):
    os.makedirs(folder, exist_ok=True)
    repeatable()
    manifest, bad = {}, 0
    for file, data, sign, earlier in corpus():
        path = os.path.join(folder, file)
        with open(path, "wb") as out:
            out.write(data)
        if sign is None:
            continue
        manifest[file] = {"sign": sign, "earlier": earlier}
        if sign:
            check = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
            # A stream that does not list itself is allowed, and qpdf warns of it.
            if check.returncode != (3 if file == "unlisted.pdf" else 0):
                bad += 1
                print(f"{file}: qpdf --check says {check.returncode}\n{check.stdout}{check.stderr}", file=sys.stderr)
    with open(os.path.join(folder, "manifest.json"), "w", encoding="utf-8") as out:
        json.dump(manifest, out, indent=1)
        out.write("\n")
    print(f"{len(manifest)} files in {folder}, {sum(m['sign'] for m in manifest.values())} to sign, {bad} that qpdf rejects")
    return 1 if bad else 0


# The large ones ------------------------------------------------------------------------------------------------------

class Writer:
    """Writes objects to a file as they come, so that a large document needs no memory of its own."""

    def __init__(self, path):
        self.file = open(path, "wb")
        self.size = self.file.write(HEADER)
        self.rows = {0: (0, 0, 65535)}
        self.waiting, self.next = [], 1

    def number(self):
        self.next += 1
        return self.next - 1

    def put(self, number, body):
        self.rows[number] = (1, self.size, 0)
        self.size += self.file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def pack(self, number, body):
        self.waiting.append((number, body))
        if len(self.waiting) == 100:
            self.flush()

    def flush(self):
        if not self.waiting:
            return
        holder, index, bodies = self.number(), b"", b""
        for n, (number, body) in enumerate(self.waiting):
            index += b"%d %d " % (number, len(bodies))
            bodies += body + b"\n"
            self.rows[number] = (2, holder, n)
        first = b"/Type/ObjStm/N %d/First %d" % (len(self.waiting), len(index))
        self.waiting = []
        self.put(holder, stream(index + bodies, first, compress=True))

    def close(self, catalog, table):
        mark = hashlib.md5(b"%d" % self.size).hexdigest().encode()
        trailer = b"/Root %d 0 R/ID[<%s><%s>]" % (catalog, mark, mark)
        if table:
            end = b"xref\n0 %d\n" % self.next
            end += b"".join(b"%010d %05d %c \n" % (a, b, b"fn"[k]) for _, (k, a, b) in sorted(self.rows.items()))
            end += b"trailer\n<</Size %d%s>>\n" % (self.next, trailer)
        else:
            own = self.number()
            self.rows[own] = (1, self.size, 0)
            entries = b"/Type/XRef/W[1 4 2]/Index[0 %d]/Size %d%s" % (self.next, self.next, trailer)
            end = b"%d 0 obj\n%s\nendobj\n" % (own, stream(xref_rows(self.rows), entries, compress=True))
        self.file.write(end + b"startxref\n%d\n%%%%EOF\n" % self.size)
        self.file.close()


def write_scan(megabytes, path):
    """Pages of 150 points an inch, three bytes a point, as a scanner without compression would give them."""
    writer, chance, wide, left = Writer(path), random.Random(5), 1240, int(megabytes * 1e6)
    catalog, pages, kids = writer.number(), writer.number(), []
    while left > 0:
        high = max(1, min(1754, left // (wide * 3)))
        image, content, page = writer.number(), writer.number(), writer.number()
        writer.put(image, stream(chance.randbytes(wide * high * 3),
                                 b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8"
                                 % (wide, high)))
        writer.put(content, stream(b"q 595 0 0 842 0 0 cm /Im Do Q"))
        writer.put(page, b"<</Type/Page/Parent %d 0 R/MediaBox%s/Resources<</XObject<</Im %d 0 R>>>>/Contents %d 0 R>>"
                   % (pages, A4, image, content))
        kids.append(page)
        left -= wide * high * 3
    writer.put(pages, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids)))
    writer.put(catalog, b"<</Type/Catalog/Pages %d 0 R>>" % pages)
    writer.close(catalog, table=True)


def write_objects(megabytes, path):
    """Text pages with many small notes, everything but the page contents in object streams."""
    writer, chance, target = Writer(path), random.Random(6), megabytes * 1e6
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 11))) for _ in range(4000)]
    sentence = lambda count: " ".join(chance.choices(words, k=count))
    catalog, pages, font = writer.number(), writer.number(), writer.number()
    writer.pack(font, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    groups = []
    while writer.size < target:
        group, kids = writer.number(), []
        for _ in range(25):
            page, content = writer.number(), writer.number()
            writer.put(content, stream(page_text([sentence(11) for _ in range(40)]), compress=True))
            notes = []
            for n in range(20):
                note = writer.number()
                writer.pack(note, b"<</Type/Annot/Subtype/Text/F 4/P %d 0 R/Rect[%d %d %d %d]/NM(%016x)/Contents%s>>" % (
                    page, 20, 30 + 40 * n, 40, 50 + 40 * n, chance.getrandbits(64), text_string(sentence(6))))
                notes.append(note)
            writer.pack(page, b"<</Type/Page/Parent %d 0 R/MediaBox%s/Resources<</Font<</F1 %d 0 R>>>>/Contents %d 0 R/Annots[%s]>>"
                        % (group, A4, font, content, b" ".join(b"%d 0 R" % n for n in notes)))
            kids.append(page)
            if writer.size >= target:
                break
        writer.pack(group, b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%s]>>"
                    % (pages, len(kids), b" ".join(b"%d 0 R" % k for k in kids)))
        groups.append((group, len(kids)))
    writer.pack(pages, b"<</Type/Pages/Count %d/Kids[%s]>>"
                % (sum(count for _, count in groups), b" ".join(b"%d 0 R" % g for g, _ in groups)))
    writer.pack(catalog, b"<</Type/Catalog/Pages %d 0 R>>" % pages)
    writer.flush()
    writer.close(catalog, table=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scan", type=float, metavar="MB", help="one file of page images instead")
    parser.add_argument("--objects", type=float, metavar="MB", help="one file of many objects instead")
    parser.add_argument("out", help="folder, or the file to write with --scan and --objects")
    asked = parser.parse_args()
    if asked.scan or asked.objects:
        (write_scan if asked.scan else write_objects)(asked.scan or asked.objects, asked.out)
        print(f"{asked.out}: {os.path.getsize(asked.out)} bytes")
        return 0
    return write_corpus(asked.out)


if __name__ == "__main__":
    sys.exit(main())
