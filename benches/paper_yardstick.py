"""Letters with the same words, typeset by reportlab: CPU seconds of all of them, and the bytes of the last one.

paper_yardstick.py ASSETS FIRST SECRET...
"""

import io
import re
import sys
import time
from pathlib import Path

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

assets, first, secrets = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
faces = {"Lato": "Lato-Regular", "Lato-Bold": "Lato-Bold", "Mono": "JetBrainsMono-Medium"}
for name, file in faces.items():
    pdfmetrics.registerFont(TTFont(name, assets / "fonts" / f"{file}.ttf"))
pdfmetrics.registerFontFamily("Lato", normal="Lato", bold="Lato-Bold", italic="Lato", boldItalic="Lato-Bold")
body = ParagraphStyle("body", fontName="Lato", fontSize=10.4, leading=14.1, spaceAfter=6.4, alignment=TA_LEFT)
small = ParagraphStyle("small", parent=body, fontSize=8.9, leading=12)
head = ParagraphStyle("head", parent=body, fontName="Lato-Bold", fontSize=15, leading=20)
mono = ParagraphStyle("mono", parent=body, fontName="Mono", fontSize=20, leading=26)
text = (assets / "texts/fr/letter-mixed.md").read_text()
alphabet = dict(line.split(" ", 1) for line in (assets / "texts/fr/spelling.md").read_text().splitlines())
values = {"partenaire": "CNRS", "annee": "2027", "coupure": "6 juin 2027", "portail": "Inserm Biblio", "contacts": "biblioinserm@inserm.fr"}


def code(login, secret):
    qr = QrCodeWidget(f"{login}\n{secret}", barLevel="M")
    x, y, right, top = qr.getBounds()
    drawing = Drawing(104, 104, transform=[104 / (right - x), 0, 0, 104 / (top - y), 0, 0])
    drawing.add(qr)
    spelled = [" · ".join(f"{s} {alphabet[s]}" for s in group) for group in secret.split("-")]
    told = [Paragraph(login, mono), Paragraph(secret, mono), *(Paragraph(line, small) for line in spelled)]
    return Table([[told, drawing]], colWidths=[360, 110])


def letter(number, secret):
    login = f"27INSU{number}"
    told = dict(values, structure=f"U {number}")
    flow = [Paragraph("Institut d’essai", head), Spacer(1, 22)]
    flow += [Paragraph(line, body) for line in (f"Personne {number}", f"U {number}", "1 rue de l’Essai", "75014 Paris")]
    flow.append(Paragraph("Le 12 avril 2027", body))
    for paragraph in text.split("\n\n"):
        if "{{ code }}" in paragraph:
            flow.append(code(login, secret))
            continue
        filled = re.sub(r"\{\{ (\w+) \}\}", lambda m: told[m[1]], paragraph)
        for line in re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", filled).split("\n"):
            flow.append(Paragraph(line, body))
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, leftMargin=62, rightMargin=62, topMargin=50, bottomMargin=58).build(flow)
    return out.getvalue()


letter(first, secrets[0])
start = time.process_time()
for n, secret in enumerate(secrets):
    made = letter(first + n, secret)
print(time.process_time() - start, len(made))
