"""A web page into blocks: the part that holds the paper, its paragraphs and tables, without the site around it."""

import re
from collections.abc import Iterator

from lxml import etree, html

from .blocks import Cell, Grid, Source
from .errors import UnreadableDocument
from .layout import add_table
from .numbering import number_in
from .plain import decode
from .webnoise import is_filing, is_noise, number_of

EMPTY = "这个网页里没有文字，请把网页上的正文复制下来，存成 .txt 或 .docx 后再传。"
TOO_LARGE = "这个网页太大，不像一份公文，请把正文复制到 Word 里，另存为 .docx 后再传。"
MAX_HTML = 12 * 1024 * 1024
MAX_CELLS = 200_000
DROPPED = {
    "script", "style", "noscript", "nav", "header", "footer", "aside", "form", "button", "select", "iframe", "svg",
    "object", "template", "head", "del", "strike",
}  # fmt: skip
NOISY = re.compile(
    r"(?:^|[-_\s])(?:nav|menu|header|footer|foot|crumbs?|breadcrumb|share|sidebar|toolbar|copyright|login|search|related|"
    r"recommend|pager?|pagination|print|banner|logo|weizhi|dqwz|position)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BLOCK_TAGS = {
    "p", "div", "section", "article", "main", "center", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt",
    "blockquote", "pre", "tr", "caption", "ul", "ol", "dl",
}  # fmt: skip
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def read_html(content: bytes) -> Source:
    """Blocks of a web page; raises UnreadableDocument with one sentence when there is nothing in it."""
    if len(content) > MAX_HTML:
        raise UnreadableDocument(TOO_LARGE)
    tree = _tree(content)
    source = Source()
    _clean(tree)
    _put_down(source, _main_part(tree))
    _drop_noise(source)
    if not source.blocks:
        raise UnreadableDocument(EMPTY)
    return source


def _tree(content: bytes) -> etree._Element:
    text = _decoded(content)
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise UnreadableDocument(EMPTY) from None


def _decoded(content: bytes) -> str:
    """Text by the charset that the page states, else as any text file."""
    stated = CHARSET.search(content[:4096])
    name = stated[1].decode("ascii").lower() if stated else ""
    if name.startswith("gb"):
        return content.decode("gb18030", "replace")
    return decode(content)


def _clean(tree: etree._Element) -> None:
    """Take out what is no writing, hidden, or by its name part of the site; struck-out text too."""
    out = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("html", "body"):
            continue
        names = f"{element.get('class', '')} {element.get('id', '')}"
        noisy = NOISY.search(names) and len("".join(element.itertext())) < 1500
        if element.tag in DROPPED or HIDDEN.search(element.get("style", "")) or noisy:
            out.append(element)
    for element in out:
        if element.getparent() is not None:
            element.drop_tree()


def _main_part(tree: etree._Element) -> etree._Element:
    """The smallest element that still holds nearly all sentences."""
    best = tree.find("body") if tree.find("body") is not None else tree
    while True:
        total = _weight(best)
        inner = max((child for child in best if isinstance(child.tag, str)), key=_weight, default=None)
        if inner is None or inner.tag in ("p", "table", "span") or _weight(inner) < 0.92 * total or not total:
            return best
        best = inner


def _weight(element: etree._Element) -> int:
    """Letters in paragraphs with sentences, and in tables: what menus do not have."""
    if not isinstance(element.tag, str):
        return 0
    return sum(
        len(text) for text in element.itertext() if re.search(r"[，。；：]|^[一二三四五六七八九十（]", text)
    ) + sum(len("".join(table.itertext()).strip()) for table in element.iter("table"))


def _put_down(source: Source, element: etree._Element) -> None:
    """Paragraphs and tables of an element in reading order."""
    pending: list[str] = []
    align = _align(element)

    def flush() -> None:
        _add_lines(source, "".join(pending), align)
        pending.clear()

    pending.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            if child.tag == "table":
                flush()
                _add_table(source, child)
            elif child.tag in BLOCK_TAGS or any(
                inner.tag in BLOCK_TAGS or inner.tag == "table" for inner in child.iter()
            ):
                flush()
                _put_down(source, child)
            elif child.tag == "br":
                pending.append("\n")
            else:
                pending.append(_inline(child))
        pending.append(child.tail or "")
    flush()


def _inline(element: etree._Element) -> str:
    return "".join("\n" if part is None else part for part in _parts(element))


def _parts(element: etree._Element) -> Iterator[str | None]:
    if element.tag == "br":
        yield None
        return
    yield re.sub(r"[ \t\r\n]+", " ", element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            yield from _parts(child)
        yield re.sub(r"[ \t\r\n]+", " ", child.tail or "")


def _align(element: etree._Element) -> str:
    style = element.get("style", "")
    found = re.search(r"text-align\s*:\s*(center|right)", style)
    return found[1] if found else element.get("align", "") if element.tag != "center" else "center"


def _add_lines(source: Source, text: str, align: str) -> None:
    """Lines of a paragraph: breaks stand for paragraphs in pages of sites, but for one title where it is centred."""
    for line in text.replace("\xa0", " ").replace("\u3000", "  ").split("\n"):
        bare = re.sub(r"(?<=[一-龥，。；：、）]) (?=[一-龥（“《])", " ", line.strip())
        if bare:
            source.add_paragraph(bare, align)
        else:
            source.add_gap()


def _add_table(source: Source, table: etree._Element) -> None:
    """A table of data as a block; one that only places things, or files the paper, as what stands in it."""
    text = "".join(table.itertext())
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    widest = max((sum(cell.tag in ("td", "th") for cell in row) for row in rows), default=0)
    if is_filing(text) and len(text) < 1200:
        number = number_of(re.sub(r"\s+", " ", text))
        if number:
            source.add_paragraph(number, "center")
        return
    if widest <= 1 or any(inner is not table for inner in table.iter("table")):
        for cell in (cell for row in rows for cell in row if cell.tag in ("td", "th")):
            _put_down(source, cell)
        return
    caption = table.find("caption")
    if caption is not None:
        _add_lines(source, _inline(caption), "center")
    add_table(source, _grid(rows))


def _grid(rows: list[etree._Element]) -> Grid:
    """Cells over the squares that their spans cover."""
    made: list[dict[int, Cell]] = [{} for _ in rows]
    total = 0
    for r, row in enumerate(rows):
        column = 0
        for element in (cell for cell in row if cell.tag in ("td", "th")):
            while column in made[r]:
                column += 1
            across = max(1, min(64, number_in(element.get("colspan"), 1)))
            down = max(1, min(len(rows) - r, number_in(element.get("rowspan"), 1)))
            total += across * down
            if total > MAX_CELLS:
                raise UnreadableDocument(TOO_LARGE)
            cell = Cell(_cell_text(element), r, column, across, down)
            for below in range(r, r + down):
                for beside in range(column, column + across):
                    made[below].setdefault(beside, cell)
            column += across
    width = max((max(row, default=-1) + 1 for row in made), default=0)
    return Grid([[row.get(c) or Cell("", r, c) for c in range(width)] for r, row in enumerate(made) if row])


def _cell_text(element: etree._Element) -> str:
    inside = Source()
    _put_down(inside, element)
    return "\n".join(block.text for block in inside.blocks if block.text.strip())


def _drop_noise(source: Source) -> None:
    """Lines of the site that stand at either end of what is left, or alone in between."""
    kept = [block for block in source.blocks if block.grid is not None or not is_noise(block.text)]
    places = {block.index: number for number, block in enumerate(kept)}
    source.gaps = {places[gap] for gap in source.gaps if gap in places}
    source.blocks = kept
    for number, block in enumerate(kept):
        block.index = number
