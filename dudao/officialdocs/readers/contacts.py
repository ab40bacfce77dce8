"""Telephones, mobiles, mail and street addresses, each with the person or purpose it belongs to."""

import re

from dudao.officialdocs.shapes import Contact, Place

from .blocks import Block, Grid

EMAIL = re.compile(r"[A-Za-z0-9._%+-]+\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
MOBILE = re.compile(r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)")
AREA = r"[（(]?0\d{2,3}[)）]?\s?[-—－]?\s?"
YEARS = r"(?!(?:19|20)\d{2}[-—－\s]?(?:(?:19|20)\d{2}|[01]\d[0-3]\d)(?!\d))"
PHONE = re.compile(
    rf"(?<![\d\-〔\[.])(?P<area>{AREA})?{YEARS}(?:[2-9]\d{{6,7}}|[2-9]\d{{2,3}}[-—－\s]\d{{4}})(?:[-－转]\d{{1,5}})?"
    r"(?![\d号.元%])"
)
HOTLINE = re.compile(r"(?<!\d)(?:12[36]\d{2}|400[-—]?\d{3}[-—]?\d{4})(?!\d)")
PHONE_HEAD = re.compile(r"(?:联系|办公|举报|监督|投诉|咨询)?(?:电\s*话|方式|手机|热线)(?:号码)?")
PHONE_WORDS = re.compile(r"电\s*话|手机|联系|方式|传真|热线|座机|举报|咨询|监督|值班")
# a number right after the name of a person or office: `督导办  某某  555-0100`, `某某（555-0100）`
# or after a mailbox, which is blanked out by then
NAMED = re.compile(r"(?:[一-龥][）)]?(?:\s+|\s*[（(：:、，,]\s*)|\u3000[\s（(、，,]*)$")
CLOSED = re.compile(r"^\s*(?:$|[）)、，,；;。/（(]|\s[^\d])")
ADDRESS = re.compile(
    r"(?:地\s*址|地点|(?:邮|请|信函|书面|材料|件)寄|寄[至到往送]|(?:举报|意见|投诉)信箱)\s*[:：]\s*"
    r"(?P<value>(?:[^。；;\n，,:：@（(）)]|[（(](?!请|注|邮|收件|联系|信封)[^（）()]{1,24}[)）]){4,60}?)"
    r"(?=[。；;\n，,]|[（(](?:请|注|邮|收件|联系|信封)|\s{2,}(?=[一-龥]+[:：])|\s{2,}|邮编|邮政编码|联系|电话|$)"
)
# without a colon only what has a street, a house or a room
STREET = re.compile(
    r"(?:(?:地\s*址|地点)(?:为|是|在|设在)?|(?:寄|送)[至到往])(?P<value>[一-龥]{2,20}(?:路|街|巷|大道|中心|大厦|大楼)\d+[^。；;，,:：@（()）\s]{1,24})"
)
PERSON = re.compile(
    r"(?:联\s*系\s*人(?:及(?:联系)?(?:方式|电话))?|联络员|"
    r"填报人)\s*[:：]?\s*(?P<name>[一-龥]{1,2}\s{0,3}[一-龥]{1,2}(?![一-龥]))"
)
LABEL = re.compile(
    r"([一-龥、（）“”]{2,24}?(?:电\s*话|邮\s*箱|热线|手机|传真|E-?mail|电子邮件|信箱)(?:号码)?)(?:\s*[:：]|为)?\s*$",
    re.IGNORECASE,
)
BEFORE_NAME = re.compile(r"([一-龥]{2,4})\s*[，,：:、（(]?\s*(?:电话|手机|联系电话)?\s*[:：]?\s*$")


def read_contacts(blocks: list[Block], part_of: dict[int, str]) -> list[Contact]:
    """Contacts of running text and of small tables; the same value is kept once."""
    found: dict[str, Contact] = {}
    holder: str | None = None
    for block in blocks:
        for text, beside in [(block.text, None)] if block.grid is None else _cells(block.grid):
            person = PERSON.search(text)
            holder = re.sub(r"\s", "", person["name"]) if person else holder
            for kind, value, begin in _values(text, beside):
                owner = _owner(text, begin) or beside or holder
                place = Place(block.index, f"{part_of.get(block.index, '')} 第{block.index + 1}段")
                found.setdefault(re.sub(r"\W", "", value), Contact(kind=kind, value=value, owner=owner, place=place))
    return list(found.values())


def _cells(grid: Grid) -> list[tuple[str, str | None]]:
    """Texts of cells; each number under or beside a word for telephones with whom its row is about, else with ""."""
    found: list[tuple[str, str | None]] = []
    for r in range(len(grid.rows)):
        owner = ""
        for cell in grid.distinct(r):
            left = grid.rows[r][cell.column - 1].text if cell.column else ""
            called = PHONE_HEAD.search(left) or any(
                PHONE_HEAD.search(row[cell.column].text) for row in grid.rows[:r][:2]
            )
            if called and re.search(r"\d{3}", cell.text):
                found.append((cell.text, owner or PHONE_HEAD.sub("", left) or "电话"))
                continue
            found.append((cell.text, ""))
            owner = cell.text.strip() if 1 < len(cell.text.strip()) <= 24 and not re.search(r"\d", cell.text) else owner
    return found


def _values(text: str, beside: str | None) -> list[tuple[str, str, int]]:
    """Kind, value and place of each contact; `beside` is None in prose, "" in a cell that is not for telephones."""
    found = [("email", re.sub(r"\s", "", hit.group()), hit.start()) for hit in EMAIL.finditer(text)]
    bare = EMAIL.sub(lambda hit: "　" * len(hit.group()), text)
    found += [("mobile", re.sub(r"\s", "", hit.group()), hit.start()) for hit in MOBILE.finditer(bare)]
    bare = MOBILE.sub(lambda hit: "　" * len(hit.group()), bare)
    if beside != "":
        spoken = bool(beside or PHONE_WORDS.search(text))
        found += [
            ("phone", re.sub(r"(?<=\d{5})\s(?=\d)", "", hit.group()), hit.start())
            for hit in PHONE.finditer(bare)
            if spoken or _is_called(hit, bare)
        ]
        if spoken:
            without = PHONE.sub(lambda hit: "　" * len(hit.group()), bare)
            found += [("phone", hit.group(), hit.start()) for hit in HOTLINE.finditer(without)]
    found += [
        ("address", hit["value"].strip(), hit.start("value"))
        for hit in [*ADDRESS.finditer(text), *STREET.finditer(text)]
        if hit["value"].strip()
    ]
    return found


def _is_called(hit: re.Match[str], text: str) -> bool:
    """Without any word for telephones: the number stands right after a name and nothing is counted by it."""
    return bool(NAMED.search(text[: hit.start()]) and CLOSED.match(text[hit.end() :]))


def _owner(text: str, begin: int) -> str | None:
    """The words right before a value: a labelled purpose, a person, or nothing."""
    before = text[:begin].rstrip("　 ")
    label = LABEL.search(before)
    if label and not re.fullmatch(r"(?:联系|咨询)?\s*(?:电\s*话|手机|邮箱|电子邮箱|传真)(?:号码)?", label[1].strip()):
        return label[1].strip("，。；、 ")
    person = PERSON.search(text)
    if person:
        return re.sub(r"\s", "", person["name"])
    name = BEFORE_NAME.search(before)
    return name[1] if name and not PHONE_WORDS.search(name[1]) else None
