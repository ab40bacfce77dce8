"""Telephones, mobiles, mail and street addresses, each with the person or purpose it belongs to."""

import re

from dudao.officialdocs.shapes import Contact, Place

from .blocks import Block

EMAIL = re.compile(r"[A-Za-z0-9._%+-]+\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
MOBILE = re.compile(r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)")
PHONE = re.compile(r"(?<![\d\-〔\[.])(?:[（(]?0\d{2,3}[)）]?\s?[-—－]?\s?)?[2-9]\d{6,7}(?:[-－转]\d{1,5})?(?![\d号.])")
HOTLINE = re.compile(r"(?<!\d)(?:12345|12315|12391|400[-—]?\d{3}[-—]?\d{4})(?!\d)")
PHONE_WORDS = re.compile(r"电\s*话|手机|联系|方式|传真|热线|座机|举报|咨询|监督|值班")
OFFICE_PHONE = re.compile(r"[一-龥]{2,16}(?:科|股|室|办|局|中心|组|处|校)\s*[:：]\s*[（(]?0\d{2,3}[)）]?\s?[-—－]")
ADDRESS = re.compile(
    r"(?:地\s*址|地点|寄至|邮寄至|报送地点|(?:举报|意见|投诉)信箱)\s*[:：]\s*(?P<value>[^。；;\n，,:：@]{4,60}?)(?=[。；;\n，,]|"
    r"\s{2,}(?=[一-龥]+[:：])|\s{2,}|邮编|邮政编码|联系|电话|$)"
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
        texts = [block.text] if block.grid is None else [cell.text for row in block.grid.rows for cell in row]
        for text in texts:
            person = PERSON.search(text)
            holder = re.sub(r"\s", "", person["name"]) if person else holder
            for kind, value, begin in _values(text, block.grid is not None):
                owner = _owner(text, begin) or holder
                place = Place(block.index, f"{part_of.get(block.index, '')} 第{block.index + 1}段")
                found.setdefault(re.sub(r"\W", "", value), Contact(kind=kind, value=value, owner=owner, place=place))
    return list(found.values())


def _values(text: str, in_table: bool) -> list[tuple[str, str, int]]:
    found = [("email", re.sub(r"\s", "", hit.group()), hit.start()) for hit in EMAIL.finditer(text)]
    bare = EMAIL.sub(lambda hit: "　" * len(hit.group()), text)
    found += [("mobile", re.sub(r"\s", "", hit.group()), hit.start()) for hit in MOBILE.finditer(bare)]
    bare = MOBILE.sub(lambda hit: "　" * len(hit.group()), bare)
    if (PHONE_WORDS.search(text) or OFFICE_PHONE.search(text)) and not in_table:
        found += [("phone", re.sub(r"\s", "", hit.group()), hit.start()) for hit in PHONE.finditer(bare)]
        found += [
            ("phone", hit.group(), hit.start())
            for hit in HOTLINE.finditer(PHONE.sub(lambda hit: "　" * len(hit.group()), bare))
        ]
    found += [
        ("address", hit["value"].strip(), hit.start("value")) for hit in ADDRESS.finditer(text) if hit["value"].strip()
    ]
    return found


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
