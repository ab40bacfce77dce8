"""Who does what, told side by side: several offices in one paragraph, teams in one sentence, a run of lines."""

import re

from dudao.officialdocs.shapes import Place, UnitDuty

from .blocks import Block
from .offices import NOT_A_BODY, is_office
from .outline import find_label, split_heading
from .parts import Part
from .text import split_outside

CHARGED = re.compile(r"^(?P<unit>[^，。；：]{2,24}?)(?:主要|具体|统一|全面)?负责")
ENOUGH = 3
TEAMS = re.compile(r"(?:下设|设立|设|分为|组成)[^，。；：]{0,6}(?:工作|专项)?(?:小组|组|专班)[^，。；：]{0,4}[：:]")
TEAM = re.compile(
    r"^(?P<unit>[一-龥]{2,12}(?:组|专班))(?:[（(][^（）()]*[)）])?[，,：:](?P<text>(?:主要|具体)?(?:负责|承担).{4,})$"
)
NO_WORK = re.compile(r"\d{7,}|\d{3,4}-\d{7}|@|^[一-龥]{2,3}[（(，、]|组长[:：]|组长由|是否|有无")


def side_by_side(part: Part) -> list[UnitDuty]:
    """`甲科负责…；乙科负责…` in one paragraph is a division of labour wherever it stands."""
    found = []
    for block in part.content():
        if block.kind != "paragraph" or block.text.count("负责") < 2:
            continue
        shared = [(unit, piece) for piece in _shares(block.text) if (unit := _charged(piece))]
        if len({unit for unit, _ in shared}) >= 2:
            found += [duty_of(unit, piece, block, part) for unit, piece in shared]
    return found


def _shares(text: str) -> list[str]:
    """Sentences and parts of them; `甲科负责…，乙科负责…，丙科负责…` part by part."""
    found = []
    for piece in split_outside(text, "。；"):
        clauses = split_outside(piece, "，")
        found += clauses if sum(_charged(clause) is not None for clause in clauses) >= ENOUGH else [piece]
    return found


def teams(part: Part) -> list[UnitDuty]:
    """`下设三个组：综合组（甲局牵头），负责…；执法组（乙局牵头），负责…`: each group and what it is there for."""
    found = []
    for block in part.content():
        opening = TEAMS.search(block.text) if block.kind == "paragraph" else None
        if opening:
            pieces = split_outside(block.text[opening.end() :].split("。")[0], "；")
            hits = [hit for piece in pieces if (hit := TEAM.match(piece))]
            found += [duty_of(hit["unit"], hit["text"], block, part) for hit in hits if len(hits) >= 2]
    return found


def run_of_offices(part: Part) -> list[UnitDuty]:
    """Three lines or more one after another, each with an office and what it does: duties under whatever heading."""
    found: list[UnitDuty] = []
    run: list[UnitDuty] = []
    for block in [*part.content(), None]:
        duty = _of_one_office(block, part) if block and block.kind == "paragraph" else None
        if duty:
            run.append(duty)
            continue
        if len({each.unit for each in run}) >= ENOUGH:
            found += run
        run = []
    return found


def _of_one_office(block: Block, part: Part) -> UnitDuty | None:
    """`◇基教股：负责…` or `县财政局负责…`; a place, a telephone or a list of people is no duty."""
    label = find_label(block.text)
    text = block.text[label.length :].strip() if label else block.text.strip()
    unit, rest = split_heading(text)
    unit, rest = unit.strip("“”【】 "), rest.lstrip("：: —-")
    if rest and is_office(unit) and len(rest) >= 8 and re.search(r"[。；，]", rest) and not NO_WORK.search(rest):
        return duty_of(unit, rest, block, part)
    charged = _charged(text)
    return duty_of(charged, text, block, part) if charged and text.count("负责") else None


def _charged(piece: str) -> str | None:
    """The office at the start of a clause that goes on with 负责."""
    label = find_label(piece)
    bare = piece[label.length if label else 0 :].strip()
    bare = re.sub(r"^.{0,16}?下设[^，。；]{2,12}[，,](?=由)", "", bare)
    hit = CHARGED.match(bare.removeprefix("由"))
    unit = hit["unit"] if hit else None
    return unit if unit and is_office(unit) and not NOT_A_BODY.match(unit) else None


def duty_of(unit: str, text: str, block: Block, part: Part) -> UnitDuty:
    return UnitDuty(
        unit=unit, text=text, place=Place(block.index, f"{part.name} 第{block.index + 1}段"), confidence=0.85
    )
