"""Documents that schemes cite: which two names mean one document, of what kind it is, and where it stands. Pure."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dudao.officialdocs.readers.references import cited_titles
from dudao.officialdocs.readers.text import sentences

from .enums import ReferenceKind

MARKS = re.compile(r"[\s《》〈〉<>“”\"'‘’（）()、，,·]")
# 某办公厅 某办公厅 关于…的意见: whoever issued it is often left out elsewhere
ISSUER = re.compile(r"^[一-龥、，\s]{2,40}?(?:厅|局|委|委员会|室|院|会|部|府|办公室)\s*(?=(?:印发|转发)?[〈<《]?关于)")
# 印发〈…〉的通知 means what it hands out; 关于同意〈…〉的批复 is a paper of its own
HANDED_OUT = re.compile(r"(?:印发|转发)\s*[〈<《](?P<inner>.+?)[〉>》]\s*的?通知")
KINDS = (
    (ReferenceKind.CONTRACT, re.compile(r"合同")),
    (ReferenceKind.SYSTEM, re.compile(r"(?:系统|平台|应用程序|APP)$", re.IGNORECASE)),
    (ReferenceKind.FORM, re.compile(r"(?:承诺书|登记表|统计表|情况表|台账|责任书|责任状|清单|申请书|记录表|问卷)$")),
    (ReferenceKind.LAW, re.compile(r"^中华人民共和国[一-龥]+法(?:典)?(?:（.*）)?$")),
    (ReferenceKind.REGULATION, re.compile(r"(?:条例|办法|细则|规章)(?:（.*）)?$")),
    (ReferenceKind.STANDARD, re.compile(r"(?:标准|规范|规程)(?:（.*）)?$|^GB")),
    (ReferenceKind.GUIDE, re.compile(r"(?:指引|指南|手册|要点)(?:（.*）)?$")),
)  # fmt: skip
LAW_ALONE = re.compile(r"^(?:义务教育|未成年人保护|家庭教育促进|民办教育促进|教育|教师|行政处罚)法$")


def core_title(title: str) -> str:
    """A title without marks, spaces and issuer, so that two ways of naming one document are the same."""
    inner = HANDED_OUT.search(title)
    plain = ISSUER.sub("", inner["inner"] if inner else title)
    return MARKS.sub("", plain).removeprefix("中华人民共和国")


def core_number(number: str | None) -> str:
    """云教督〔2026〕8号 however its brackets were typed; "" without one."""
    return re.sub(r"[\s〔〕\[\]【】()（）]", "", number or "")


def key_of(title: str, number: str | None) -> str:
    """A short name for addresses, the same as long as the number (else the title) stays."""
    return hashlib.sha256((core_number(number) or core_title(title)).encode()).hexdigest()[:16]


def kind_of(title: str, number: str | None = None) -> ReferenceKind:
    """What a cited name is by its words; a paper with a number is policy unless its name says more."""
    bare = re.sub(r"[《》\s]", "", title)
    if LAW_ALONE.match(bare):
        return ReferenceKind.LAW
    found = next((kind for kind, pattern in KINDS if pattern.search(bare)), ReferenceKind.POLICY)
    return ReferenceKind.POLICY if number and found in (ReferenceKind.FORM, ReferenceKind.SYSTEM) else found


@dataclass(frozen=True)
class Mention:
    """A sentence that names a document; ``at`` is its place in the source: "12", or "12-3" for a row of a table."""

    at: str
    words: str
    sentence: str


def mentions(draft: dict, title: str) -> list[Mention]:
    """Every sentence of the source that cites ``title`` with 《》, each place once, in the document's order."""
    wanted, found = core_title(title), {}
    for at, words, text in texts(draft.get("blocks") or []):
        if wanted in {core_title(cited) for cited, _ in cited_titles(text)}:
            sentence = next((one for one in sentences(text) if wanted in MARKS.sub("", one)), text)
            found.setdefault(at, Mention(at, words, sentence.strip()[:400]))
    return list(found.values())


def texts(blocks: list[dict]) -> Iterator[tuple[str, str, str]]:
    """(place, words for people, text) of every paragraph and every filled cell."""
    for block in blocks:
        part = block.get("part") or "正文"
        if block["kind"] != "table":
            yield str(block["i"]), f"{part} 第{block['i'] + 1}段", str(block.get("text") or "")
            continue
        for number, row in enumerate(block.get("rows") or []):
            for text in dict.fromkeys(filter(None, row)):
                yield f"{block['i']}-{number}", f"{part} 第{number + 1}行", str(text)
