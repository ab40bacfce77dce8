"""Leading groups and their members: role lines, names with posts, offices under a group."""

import re

from dudao.officialdocs.shapes import Group, Member, Place

from .blocks import Block
from .members import BRACKETED, NAME_POST, PERSON, POST_NAME, ROLE_NAME, direct_roles, held_roles, members_of
from .outline import find_label, split_heading
from .parts import Part
from .teams import read_teams
from .text import split_outside

BODY = (
    r"(?:领导小组|工作小组|工作组|督查组|督导组|检查组|核查组|评估组|巡查组|整治组|专项组|工作专班|"
    r"专班|指挥部|督导委员会|委员会|联席会议|小组)"
)
FOUNDING = re.compile(rf"(?:成立|组建|设立|建立|调整|组成)(?:了)?(?P<name>[^，。；：、]{{0,50}}?{BODY})")
# `成立由某某任组长，各科室负责人为成员的…领导小组`
FOUNDED_BY = re.compile(
    rf"(?:成立|组建|设立|建立)(?:了)?(?:以|由)[^。；]{{4,160}}?(?:长|人|成员|挥|任|组成)的(?P<name>[^，。；：、]{{2,40}}?{BODY})"
)
POST = re.compile(r"(?:长|书记|主任|领导|负责人|同志)$")
TITLE = re.compile(
    rf"(?P<name>[^，。；：]{{0,50}}{BODY})(?:及办公室|及其办公室)?(?:组成)?(?:人员|成员)?(?:名单|组成)?$"
)
ROLE = re.compile(
    rf"(?:(?<=^)|(?<=[\s；;。，,]))(?P<role>{ROLE_NAME})\s*[:：]\s*|"
    rf"^(?P<bare>{ROLE_NAME})\s{{2,}}(?=[一-龥])"
)
# a team told in one line though nothing was founded: 核查组：组长某某；组员某某
LED_TEAM = re.compile(r"^[一-龥“”]{1,12}(?:组|专班|队)[:：]\s*组?[长长]")
SMALL = re.compile(r"^[一-龥“”]{2,12}(?:组|专班|队)$")
HEADED = re.compile(
    rf"(?:^|[，。；])(?:由)?(?P<name>[^，。；：、]{{0,30}}?{BODY})(?:的)?(?:组\s*长|召集人|总指挥|指挥长)(?:由|为|是)[^。]{{2,60}}?(?:担任|兼任|任)"
)
OFFICE = re.compile(
    r"(?:领导小组|专班|指挥部)(?:在|于)[^，。；]{2,24}设(?:立)?(?P<kept>[^，。；]{0,12}?办公室)|"
    r"(?P<headed>[^，。；：]{0,20}?(?:领导小组|专班|指挥部)办公室)主任由|"
    r"下设(?P<name>[^，。；]{0,10}?办公室)|"
    r"(?:(?:小组|专班|指挥部|会议|委员会)|^)办公室设(?:在|于)|任办公室主任(?=[，。；]|$)"
)
OFFICE_PART = re.compile(
    r"下设|(?<=[，。；])[^，。；]{2,16}(?:兼任|担任|任)办公室副?主任|办公室设(?:在|于|立)?|(?:^|[，；]|小组|专班|指挥部|会议|委员会)办公室副?主任(?:由|[:：])"
)
SEAT = re.compile(r"设(?:在|于)(?P<seat>[^，。；（]{2,20})")


def read_groups(part: Part) -> list[Group]:
    """Groups of one part in reading order; an office under a group is a group of its own."""
    found: list[Group] = []
    pending: tuple[str, Block] | None = None
    role = ""
    lines = _lines(part)
    for number, block in enumerate(lines):
        teams = read_teams(block, part)
        if len(teams) > 1 or (teams and (found or pending or LED_TEAM.match(block.text.strip()))):
            found += [_new_group(pending, block, part)] if pending else []
            found += teams
            pending, role = None, ""
            continue
        name = _founded(block.text) or _listed_title(block, part)
        if not name and number + 1 < len(lines) and _role_spans(lines[number + 1].text):
            name = _titled(block)
        if name:
            pending, role = (name, block), ""
        roles = _role_spans(block.text)
        if roles:
            if pending or not found:
                found.append(_new_group(pending, block, part))
                pending = None
            elif roles[0][0] in ("组长", "总指挥", "召集人") and any(
                member.role == roles[0][0] for member in found[-1].members
            ):
                found.append(_new_group((_numbered(block.text) or found[-1].name, block), block, part))
            for role, text in roles:
                found[-1].members.extend(members_of(role, text))
            continue
        if role and found and _continues(block.text):
            found[-1].members.extend(members_of(role, block.text))
            continue
        role = ""
        if pending or found:
            pending = _told(block, found, pending, part)
        office = _office(block, found, pending, part)
        if office:
            found.append(office)
    return found


def name_before(table: Block, part: Part) -> str | None:
    """The group founded, or named in a heading, in the few lines over a table of its members."""
    above = [block for block in _lines(part) if block.index < table.index][-3:]
    return next((name for block in reversed(above) if (name := _founded(block.text) or _titled(block))), None)


def _titled(block: Block) -> str | None:
    found = TITLE.search(block.text.strip())
    return found["name"] if found and len(block.text) <= 40 else None


def _lines(part: Part) -> list[Block]:
    return [block for block in part.blocks if block.kind == "paragraph"]


def _founded(text: str) -> str | None:
    led = HEADED.search(text)
    if led and held_roles(text) and not FOUNDING.search(text):
        return led["name"]
    whole = FOUNDED_BY.search(text)
    if whole and any(PERSON.match(member.name) and not POST.search(member.name) for member in held_roles(whole[0])):
        return whole["name"]
    found = FOUNDING.search(text)
    if not found or (len(found["name"]) < 4 and not found["name"].endswith("专班")):
        return None
    if re.match(r"由[^，。]*的", found["name"]):
        return None  # what each school is told to found
    return re.sub(r"^(?:以|由|了|县|区)(?=成立)|^(?:后)?的", "", found["name"]).strip()


def _listed_title(block: Block, part: Part) -> str | None:
    """A heading or annex title that is the name of a group: …领导小组名单, 第一督查组."""
    label = find_label(block.text)
    text = block.text[label.length :] if label else block.text
    heading, rest = split_heading(text.strip())
    if (rest and not ROLE.search(" " + rest)) or len(heading) > 50:
        return None
    found = TITLE.search(heading)
    if not found and label and not rest and SMALL.match(heading):
        return heading
    return (
        found["name"]
        if found and (label or block.index in part.title_blocks or re.search(r"名单|^第", heading))
        else None
    )


def _numbered(text: str) -> str | None:
    found = re.match(r"^[（(]?(第[一二三四五六七八九十\d]+(?:督查|督导|检查|工作|核查)?组)", text)
    return found[1] if found else None


def _new_group(pending: tuple[str, Block] | None, block: Block, part: Part) -> Group:
    name, origin = pending or (re.sub(r"(?:组成)?(?:人员|成员)?名单$", "", part.title) or "工作小组", block)
    group = Group(name=name, place=Place(origin.index, f"{part.name} 第{origin.index + 1}段"))
    if pending is None:
        group.doubt(0.3, "没有找到机构名称")
    return group


def _role_spans(text: str) -> list[tuple[str, str]]:
    """Roles with the text up to the next one; empty when the line does not start with a role."""
    hits = list(ROLE.finditer(text))
    if not hits or (hits[0].start() > 0 and not re.match(r"^\S{0,24}[:：\s]", text)) or hits[0].start() > 26:
        return []
    return [
        (
            re.sub(r"\s", "", hit["role"] or hit["bare"]),
            text[hit.end() : hits[at + 1].start() if at + 1 < len(hits) else len(text)],
        )
        for at, hit in enumerate(hits)
    ]


def _continues(text: str) -> bool:
    """A line under a role line with one more name and post, or names alone."""
    stripped = text.strip()
    return bool(
        NAME_POST.match(stripped)
        or POST_NAME.match(stripped)
        or BRACKETED.match(stripped)
        or (PERSON.match(stripped) and len(stripped) < 12)
    ) and not re.search(r"[。：:]", stripped)


def _told(block: Block, found: list[Group], pending: tuple[str, Block] | None, part: Part) -> tuple[str, Block] | None:
    """`组长由局长某某担任，成员由各科组成` in running text; what is said of the office belongs to the office."""
    for sentence in split_outside(block.text, "。"):
        office = re.search(OFFICE_PART, sentence)
        told = sentence[: office.start()] if office else sentence
        members = held_roles(told) or direct_roles(told)
        if not members:
            continue
        if pending:
            found.append(_new_group(pending, block, part))
            pending = None
        found[-1].members.extend(members)
    return pending


def _office(block: Block, found: list[Group], pending: tuple[str, Block] | None, part: Part) -> Group | None:
    """`…下设办公室，设在…，某某任主任` makes the office of the group named last."""
    hit = OFFICE.search(block.text)
    if not hit or not (found or pending):
        return None
    parents = [group for group in found if not group.name.endswith("办公室")]
    parent = parents[-1].name if parents else pending[0] if pending else ""
    own = hit["kept"] if hit["kept"] and len(hit["kept"]) > len("办公室") else None
    if any(group.name == f"{parent}办公室" for group in found):
        return None
    seat = SEAT.search(block.text)
    return Group(
        name=own or f"{parent}办公室",
        seat=seat["seat"] if seat else None,
        members=_of_office(block.text, hit.start()),
        place=Place(block.index, f"{part.name} 第{block.index + 1}段"),
    )


def _of_office(text: str, start: int) -> list[Member]:
    """Who heads the office: told in the sentences from where it is named, or as `主任某某（兼）`."""
    begin = max(text.rfind(mark, 0, start) for mark in "，。；") + 1
    found = held_roles(text[begin:])
    bare = re.search(
        rf"[，；](?P<role>主任)(?P<name>{PERSON.pattern[1:-1]})(?:[（(]兼[)）])?(?=[，。；]|$)", text[begin:]
    )
    return found or ([Member(role=bare["role"], name=re.sub(r"\s", "", bare["name"]))] if bare else [])
