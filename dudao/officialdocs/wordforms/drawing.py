"""Words, cells and rows as the XML of a .docx."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from ..writers.faces import BODY, Face
from .layout import OPEN, TICKED

TWIPS = 1440 / 25.4  # in a millimetre
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


def twips(millimetres: float) -> int:
    return round(millimetres * TWIPS)


def run(text: str, *, size: float = 10.5, face: Face = BODY, colour: str = "", bold: bool = False) -> str:
    """Words of one look; line feeds stay line breaks."""
    look = f'<w:rFonts w:eastAsia="{face.name}" w:hint="eastAsia"/>' + ("<w:b/>" if bold else "")
    look += f'<w:color w:val="{colour}"/>' if colour else ""
    look += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{look}</w:rPr>{lines}</w:r>"


def paragraph(*runs: str, align: str = "left", before: float = 0, after: float = 0, keep: bool = False) -> str:
    """One paragraph; ``before`` and ``after`` in points, ``keep``: on the page of what follows."""
    space = f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"/>'
    rules = ("<w:keepNext/>" if keep else "") + space + f'<w:jc w:val="{align}"/>'
    return f"<w:p><w:pPr>{rules}</w:pPr>{''.join(runs)}</w:p>"


def cell(content: str, width: int, *, across: int = 1, shade: str = "") -> str:
    """A cell ``width`` twips wide; ``across``: how many columns it takes."""
    rules = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    rules += f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    rules += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr>{rules}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def row(cells: Iterable[str], *, height: float, head: bool = False) -> str:
    """A row that no page break tears; a head comes again on every page. ``height`` in millimetres, at least."""
    rules = f'<w:cantSplit/><w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' + (
        "<w:tblHeader/>" if head else ""
    )
    return f"<w:tr><w:trPr>{rules}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Iterable[int]) -> str:
    widths = list(widths)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{6 if side[0] in "tlbr" else 4}" w:space="0" w:color="555555"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(f'<w:{side} w:w="{twips(0.9)}" w:type="dxa"/>' for side in ("left", "right"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def square(*, ticked: bool, tag: str, title: str) -> str:
    """A square that a click ticks, and a pen."""
    boxes = f'<w14:checkedState w14:val="{ord(TICKED):04X}" w14:font="Segoe UI Symbol"/>'
    boxes += f'<w14:uncheckedState w14:val="{ord(OPEN):04X}" w14:font="宋体"/>'
    rules = f'<w:alias w:val="{escape(title, {chr(34): ""})}"/><w:tag w:val="{tag}"/>'
    rules += f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/>{boxes}</w14:checkbox>'
    return CONTROL.format(rules, run(TICKED if ticked else OPEN, size=15))


def marked(inner: str, *, number: int, bookmark: str) -> str:
    """What carries a hidden name; a control would come back from older formats as a field to be filled in."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def field(instruction: str, shown: str) -> str:
    """A number that the program draws, PAGE or NUMPAGES; ``shown`` is a run that stands there until it does."""
    return f'<w:fldSimple w:instr=" {instruction} ">{shown}</w:fldSimple>'
