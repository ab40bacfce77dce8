"""The form as .docx: to be ticked on the screen or with a pen, every row with its hidden id."""

from dudao.lib.day_words import full_day_words

from ..answerforms.shapes import AnswerForm, FormPoint
from ..writers.faces import HEAD, TITLE
from . import drawing as draw
from .layout import BOOKMARK, HEADINGS, LEFT, MARGIN, PLACES, SHOWN, TAG, WIDTHS
from .package import FOOTER_ID, packed

GREY = "666666"
HOW = (
    "每条只在一个方框里打钩：电脑上点一下方框，点不动就在方框后面打一个 √；手写的用笔打钩。"
    "选了差的两项，写一句差在哪里；怎么改、谁来改、哪天改好能定就写，定不了可以空着。"
    "不用交附件。别加行、别改编号，填好存盘，原样发回。"
)
SIGNED = "学校（机构）负责人（签字）：________________　　　　填表日期：________年____月____日"


def write_form(form: AnswerForm) -> bytes:
    """The Word form of one unit, with what is filled in so far."""
    body = "".join([_heading(form), _table(form), _end(form), _section()])
    title = f"{form.title}　{form.unit_name}"
    return packed(body=body, footer=_footer(form), title=title, form_id=str(form.id), on=form.due_on)


def _heading(form: AnswerForm) -> str:
    cost = f"大约 {form.minutes} 分钟，共 {len(form.points)} 条"
    known = f"{form.unit_name}（{form.id.unit_code}）　请在 {full_day_words(form.due_on)}前填好，{cost}"
    return (
        draw.paragraph(draw.run(form.title, size=20, face=TITLE), align="center", after=4)
        + draw.paragraph(draw.run(known, size=12), align="center", after=3)
        + draw.paragraph(draw.run(HOW, size=10), after=5)
    )


def _table(form: AnswerForm) -> str:
    rows, group = [_heads()], ""
    for number, point in enumerate(form.points):
        if point.group != group:
            rows.append(_group(point.group))
            group = point.group
        rows.append(_point(number, point))
    return draw.table(rows, _grid())


def _grid() -> list[int]:
    """The widths of all columns in twips, the four squares apart."""
    return [draw.twips(WIDTHS[column.name]) for column in SHOWN for _ in range(PLACES if column.name == "word" else 1)]


def _heads() -> str:
    cells = []
    for column in SHOWN:
        across = PLACES if column.name == "word" else 1
        word, _, hint = HEADINGS.get(column.name, column.heading).partition("\n")
        lines = draw.paragraph(draw.run(word, face=HEAD), align="center")
        lines += draw.paragraph(draw.run(hint, size=8, colour=GREY), align="center") if hint else ""
        cells.append(draw.cell(lines, draw.twips(WIDTHS[column.name]) * across, across=across, shade="EDEFF2"))
    return draw.row(cells, height=11, head=True)


def _group(title: str) -> str:
    words = draw.paragraph(draw.run(title, face=HEAD), keep=True)
    return draw.row([draw.cell(words, sum(_grid()), across=len(_grid()), shade="F7F8FA")], height=7)


def _point(number: int, point: FormPoint) -> str:
    cells = []
    for column in SHOWN:
        width = draw.twips(WIDTHS[column.name])
        if column.name == "word":
            cells += [draw.cell(_choice(point, place), width) for place in range(PLACES)]
        else:
            cells.append(draw.cell(_words(number, point, column.name), width))
    return draw.row(cells, height=12)


def _choice(point: FormPoint, place: int) -> str:
    """A square over its words."""
    if place >= len(point.choices):
        return draw.paragraph()
    word = point.choices[place]
    box = draw.square(ticked=point.word == word, tag=f"{TAG.format(point.id)}:{place}", title=word)
    return draw.paragraph(box, align="center") + draw.paragraph(draw.run(word, size=9), align="center")


def _words(number: int, point: FormPoint, name: str) -> str:
    if name == "code":
        code = draw.marked(draw.run(point.code), number=number, bookmark=BOOKMARK.format(point.id))
        return draw.paragraph(code, align="center")
    if name == "text":
        before = draw.run(f"（上次：{point.before}）", size=9, colour=GREY) if point.before else ""
        return draw.paragraph(draw.run(point.text), before, before=1, after=1)
    value = getattr(point, name)
    text = value.isoformat() if name == "due_on" and value else str(value or "")
    return draw.paragraph(draw.run(text, size=10), align="left" if name in LEFT else "center")


def _end(form: AnswerForm) -> str:
    """A last paragraph is needed after a table; the number of the form stands there once more."""
    return draw.paragraph(draw.run(SIGNED), before=14, after=6) + draw.paragraph(
        draw.run(f"表号 {form.id}（请勿改动）", size=8, colour=GREY)
    )


def _footer(form: AnswerForm) -> str:
    words = [f"{form.unit_name}　{form.title}　　第 ", " 页，共 ", f" 页　　表号 {form.id}"]
    before, between, after = (draw.run(text, size=8, colour=GREY) for text in words)
    pages = (draw.field(name, draw.run("1", size=8, colour=GREY)) for name in ("PAGE", "NUMPAGES"))
    return draw.paragraph(before, next(pages), between, next(pages), after, align="center")


def _section() -> str:
    sides = " ".join(f'w:{side}="{draw.twips(MARGIN)}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{FOOTER_ID}"/>'
        f'<w:pgSz w:w="{draw.twips(297)}" w:h="{draw.twips(210)}" w:orient="landscape"/>'
        f'<w:pgMar {sides} w:header="{draw.twips(8)}" w:footer="{draw.twips(8)}" w:gutter="0"/></w:sectPr>'
    )
