"""Documents made as other programs make them: DOCX, ODT, PDF."""

import io
import re
import zipfile

import docx as python_docx

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="{type}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def docx(*paragraphs):
    """A DOCX of paragraphs, each a list of runs: (text, how it looks)."""
    made = python_docx.Document()
    for runs in paragraphs:
        paragraph = made.add_paragraph()
        for text, look in [runs] if isinstance(runs, tuple) else runs:
            run = paragraph.add_run(text)
            for each in look.split():
                setattr(run, each, True)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def odt(body, **parts):
    """An ODT with that XML for a body."""
    kind = "application/vnd.oasis.opendocument.text"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{OFFICE}" '
        f'xmlns:text="{TEXT}" office:version="1.3"><office:body><office:text>{body}'
        "</office:text></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": kind,
            "content.xml": content,
            "META-INF/manifest.xml": _MANIFEST.format(type=kind),
            **parts,
        }
    )


def packed(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(name, text, compress_type=method)
    return file.getvalue()


def pdf(*pages):
    """A PDF of pages with one line of text each."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, text in enumerate(pages):
        painted = f"BT /F1 12 Tf 72 720 Td ({re.sub(r'([()])', r'', text)}) Tj ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(painted)} >>\nstream\n{painted}\nendstream")
    made, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    size = len(objects) + 1
    made += f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{made.rindex('xref')}\n%%EOF\n"
    return made.encode("latin-1")
