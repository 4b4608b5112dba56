"""Small reports of every format, made here."""

from __future__ import annotations

import io
import zipfile

LINES = (
    "# Mod i vardagen",
    "Koordinator: Exempelskolan",
    "Diarienummer: 2020-00001",
    "Projektperiod: februari 2020 - september 2020",
    "Projektet fick 400 000 kronor av Vinnova.",
    "## Syfte och mål",
    "Syftet var att våga pröva nytt.",
)
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def pdf(*pages: list[str], trailer: str = "") -> bytes:
    """A PDF with a page for each list of lines, in the standard font Helvetica."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for at, lines in enumerate(pages):
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {5 + 2 * at} 0 R>>"
        )
        shown = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
        stream = f"BT /F 12 Tf 50 800 Td {shown} ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{each}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Root 1 0 R/Size {len(objects) + 1}{trailer}>>\nstartxref\n{len(out)}\n%%EOF"
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}"
    return out.encode("cp1252")


def docx() -> bytes:
    """A Word document, its headings by their styles, its period in a table."""
    from docx import Document

    document = Document()
    for line in LINES:
        if line.startswith("#"):
            document.add_heading(line.lstrip("# "), line.count("#"))
        elif line.startswith("Projektperiod"):
            row = document.add_table(1, 2).rows[0]
            row.cells[0].text, row.cells[1].text = line.split(": ")
        else:
            document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def odt(before: str = "", manifest: str = "", words: str = "") -> bytes:
    """An OpenDocument text."""
    body = "".join(
        f'<text:h text:outline-level="{line.count("#")}">{line.lstrip("# ")}</text:h>'
        if line.startswith("#")
        else f"<text:p>{line.replace(' ', '<text:s/>', 1)}</text:p>"
        for line in LINES
    )
    content = (
        f'{before}<o:document-content xmlns:o="{_OFFICE}:office:1.0" '
        f'xmlns:text="{_OFFICE}:text:1.0"><o:body><o:text>{body}<text:p>{words}</text:p></o:text></o:body>'
        "</o:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def zipped(members: dict[str, str]) -> bytes:
    """An archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return file.getvalue()


def page() -> bytes:
    """A web page with a script and a style."""
    body = "".join(
        f"<h{line.count('#')}>{line.lstrip('# ')}</h{line.count('#')}>"
        if line.startswith("#")
        else f"<p>{line.replace('våga', '<b>våga</b>')}</p>"
        for line in LINES
    )
    head = "<title>Fel</title><style>p{}</style><script>alert('fel')</script>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


MARKDOWN = "\n\n".join(LINES).encode()
TEXT = "\n".join(line.lstrip("# ") for line in LINES).encode("cp1252")
PDF = pdf([line.lstrip("# ") for line in LINES])
