"""OFD files made of the pages of a PDF, laid out as different programs do it."""

import io
import zipfile
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

import pdfplumber

NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'
MILLIMETRES = 25.4 / 72
ROOT = (
    f'<?xml version="1.0" encoding="UTF-8"?><ofd:OFD {NAMES} Version="1.0" DocType="OFD"><ofd:DocBody>'
    "<ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
)


def ofds_of(pdf: Path) -> dict[str, bytes]:
    """Two layouts of one paper. "runs": letters with their steps, as office programs write; "signs": every letter a
    text of its own in the units of the PDF, shrunk by a matrix, as converters write."""
    with pdfplumber.open(pdf) as document:
        return {
            layout: package([_page(page, layout == "signs") for page in document.pages]) for layout in ("runs", "signs")
        }


def package(pages: list[str], *, under: str = "", extra: dict[str, bytes] | None = None, root="Doc_0/Document.xml"):
    """A whole file of the contents of pages; `under` lies under each of them."""
    listed = "".join(f'<ofd:Page ID="{n + 10}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    pattern = '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if under else ""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("OFD.xml", ROOT.format(root=root))
        made.writestr(
            "Doc_0/Document.xml",
            f"<ofd:Document {NAMES}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
            f"</ofd:PageArea>{pattern}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        link = '<ofd:Template TemplateID="5"/>' if under else ""
        for n, marks in enumerate(pages):
            made.writestr(f"Doc_0/Pages/Page_{n}/Content.xml", _content(marks, link))
        if under:
            made.writestr("Doc_0/Tpls/Tpl_0/Content.xml", _content(under))
        for name, content in (extra or {}).items():
            made.writestr(name, content)
    return out.getvalue()


def _content(marks: str, link: str = "") -> str:
    return f'<ofd:Page {NAMES}>{link}<ofd:Content><ofd:Layer ID="1">{marks}</ofd:Layer></ofd:Content></ofd:Page>'


def text(words: str, x: float, y: float, size: float = 5.6, steps: str | None = None, rest: str = "") -> str:
    """A line of writing; lengths in millimetres, ``y`` is the line that it stands on."""
    steps = f"g {len(words) - 1} {size}" if steps is None else steps
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y - size} 180 {size * 1.3}" Font="1" Size="{size}"{rest}>'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def path(data: str, box: str = "0 0 210 297") -> str:
    return f'<ofd:PathObject ID="8" Boundary="{box}"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def _page(page, by_sign: bool) -> str:
    marks = [_rule(edge) for edge in page.edges]
    marks += [_sign(letter) for letter in page.chars] if by_sign else [_run(line) for line in _runs(page.chars)]
    return "".join(marks)


def _rule(edge: dict) -> str:
    x0, top, x1, bottom = (edge[key] * MILLIMETRES for key in ("x0", "top", "x1", "bottom"))
    return path(f"M 0 0 L {x1 - x0:.3f} {bottom - top:.3f}", f"{x0:.3f} {top:.3f} {x1 - x0:.3f} {bottom - top:.3f}")


def _runs(letters: list[dict]) -> list[list[dict]]:
    """Letters as they follow in the file, a new run where the line, the size or the direction changes."""
    runs: list[list[dict]] = []
    for letter in letters:
        before = runs[-1][-1] if runs else None
        if (
            before
            and abs(before["bottom"] - letter["bottom"]) < 0.5
            and before["size"] == letter["size"]
            and letter["x0"] > before["x0"]
        ):
            runs[-1].append(letter)
        else:
            runs.append([letter])
    return runs


def _run(letters: list[dict]) -> str:
    size, x, base = _measures(letters[0])
    steps = " ".join(f"{(after['x0'] - before['x0']) * MILLIMETRES:.3f}" for before, after in pairwise(letters))
    return text("".join(letter["text"] for letter in letters), round(x, 3), round(base, 3), round(size, 3), steps)


def _measures(letter: dict) -> tuple[float, float, float]:
    """Size, left edge and the line under the letter, in millimetres."""
    size = letter["size"] * MILLIMETRES
    return size, letter["x0"] * MILLIMETRES, letter["bottom"] * MILLIMETRES - 0.14 * size


def _sign(letter: dict) -> str:
    size, x, base = _measures(letter)
    units = 1 / MILLIMETRES
    return (
        f'<ofd:TextObject ID="7" CTM="{MILLIMETRES:.6f} 0 0 {MILLIMETRES:.6f} {-x:.4f} 100" '
        f'Boundary="{x:.4f} {base - size:.4f} {size:.4f} {size:.4f}" Font="1" Size="{letter["size"]}">'
        f'<ofd:TextCode X="{x * units:.4f}" Y="{(size - 100) * units:.4f}">{escape(letter["text"])}</ofd:TextCode>'
        "</ofd:TextObject>"
    )
