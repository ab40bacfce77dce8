"""Leading groups and their members: role lines, names with posts, offices under a group."""

import re

from dudao.officialdocs.shapes import Group, Member, Place

from .blocks import Block
from .outline import find_label, split_heading
from .parts import Part
from .tables import Table
from .text import names_listed, split_outside

BODY = (
    r"(?:领导小组|工作小组|工作组|督查组|督导组|检查组|核查组|评估组|巡查组|整治组|专项组|工作专班|"
    r"专班|指挥部|督导委员会|委员会|联席会议|小组)"
)
FOUNDING = re.compile(rf"(?:成立|组建|设立|建立|调整|组成)(?:了)?(?P<name>[^，。；：、]{{0,50}}?{BODY})")
TITLE = re.compile(
    rf"(?P<name>[^，。；：]{{0,50}}{BODY})(?:及办公室|及其办公室)?(?:组成)?(?:人员|成员)?(?:名单|组成)?$"
)
ROLE_NAME = (
    r"(?:第一|常务|执行|联合)?(?:副\s*组\s*长|组\s*长|副\s*主\s*任|主\s*任|副\s*总指挥|总\s*指挥|"
    r"指\s*挥\s*长|副\s*指挥长|副\s*召集人|召\s*集\s*人|副\s*主\s*席|主\s*席|成\s*员\s*单\s*位|"
    r"成\s*员|联\s*络\s*员|顾\s*问|秘\s*书\s*长|秘\s*书)"
)
ROLE = re.compile(rf"(?:(?<=^)|(?<=[\s；;。，,]))(?P<role>{ROLE_NAME})\s*[:：]\s*")
NAME_POST = re.compile(
    r"^(?P<name>[一-龥]{1,2}\s{1,3}[一-龥]|[一-龥]{2,4}|[一-龥]{2,4}·[一-龥]{2,6})(?:\s+|[，,]\s*|"
    r"\t+)(?P<post>[一-龥（）()、，,\s“”]{2,60})$"
)
PERSON = re.compile(r"^[一-龥](?:\s{0,3}[一-龥]){1,3}$")
BRACKETED = re.compile(r"^(?P<name>[一-龥](?:\s{0,3}[一-龥]){1,3})\s*[（(](?P<post>[^（）()]{2,60})[)）]$")
UNIT_ENDING = re.compile(
    r"(?:科|室|股|局|委|办|部|处|中心|学校|校|小组|组|单位|部门|政府|街道|乡镇|镇|学区|责任区|厅|院|"
    r"会|队|所|站|园|县委)$"
)
HOLDS = re.compile(
    rf"^(?:由)?(?P<names>[一-龥、\s（）()]{{2,200}}?)(?:同志)?(?:兼任|担任|任|为)(?:办公室)?(?P<role>{ROLE_NAME})$"
)
OFFICE = re.compile(r"下设(?P<name>[^，。；]{0,10}?办公室)|(?:小组|专班|指挥部)办公室设(?:在|于)")
BY = re.compile(rf"(?P<role>{ROLE_NAME})由(?P<names>[^，。；]{{2,120}}?)(?:同志)?(?:担任|兼任|组成|任)(?=[，。；]|$)")
BEARERS = re.compile(r"(?:等)?(?:主要|分管|相关)?(?:负责人|负责同志|人员)$")
POST_NAME = re.compile(r"^(?P<post>[一-龥（）]*(?:长|书记|主任|调研员|主席|督学))(?P<name>[一-龥]{2,3})$")
SEAT = re.compile(r"设(?:在|于)(?P<seat>[^，。；（]{2,20})")
HEADED = re.compile(
    r"办公室(?P<role>主\s*任|副\s*主\s*任)(?:由|[:：])\s*(?P<names>[^，。；]{2,30}?)(?:同志)?(?:兼任|担任|兼)?$"
)


def read_groups(part: Part) -> list[Group]:
    """Groups of one part in reading order; an office under a group is a group of its own."""
    found: list[Group] = []
    pending: tuple[str, Block] | None = None
    role = ""
    for block in _lines(part):
        name = _founded(block.text) or _listed_title(block, part)
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


def _lines(part: Part) -> list[Block]:
    return [block for block in part.blocks if block.kind == "paragraph"]


def _founded(text: str) -> str | None:
    found = FOUNDING.search(text)
    if not found or (len(found["name"]) < 4 and not found["name"].endswith("专班")):
        return None
    return re.sub(r"^(?:以|由|了|县|区)(?=成立)", "", found["name"]).strip()


def _listed_title(block: Block, part: Part) -> str | None:
    """A heading or annex title that is the name of a group: …领导小组名单, 第一督查组."""
    label = find_label(block.text)
    text = block.text[label.length :] if label else block.text
    heading, rest = split_heading(text.strip())
    if (rest and not ROLE.search(" " + rest)) or len(heading) > 50:
        return None
    found = TITLE.search(heading)
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
        (re.sub(r"\s", "", hit["role"]), text[hit.end() : hits[at + 1].start() if at + 1 < len(hits) else len(text)])
        for at, hit in enumerate(hits)
    ]


def _continues(text: str) -> bool:
    """A line under a role line with one more name and post, or names alone."""
    stripped = text.strip()
    return bool(
        NAME_POST.match(stripped) or BRACKETED.match(stripped) or (PERSON.match(stripped) and len(stripped) < 12)
    ) and not re.search(r"[。：:]", stripped)


def members_of(role: str, text: str) -> list[Member]:
    """Members of one role: one name with a post, or a list of names or units."""
    text = text.strip().rstrip("。；;，, ")
    one = NAME_POST.match(text)
    if (
        one
        and not UNIT_ENDING.search(re.sub(r"\s", "", one["name"]))
        and not all(PERSON.match(name) and len(name) <= 4 for name in text.split())
    ):
        return [Member(role=role, name=re.sub(r"\s", "", one["name"]), post=re.sub(r"\s+", " ", one["post"]).strip())]
    return [member for name in _listed(text) for member in _member(role, name)]


def _listed(text: str) -> list[str]:
    """Names apart by 、 or by wide gaps; the gap inside a two-character name is no gap."""
    pieces = split_outside(text, "、，,；;\n")
    found = []
    for piece in pieces:
        words = piece.split()
        if len(words) > 1 and all(2 <= len(word) <= 4 for word in words):
            found.extend(words)
        else:
            found.append(piece)
    return found


def _member(role: str, text: str) -> list[Member]:
    text = re.sub(r"(?:同志)?(?:等(?:相关|有关)?(?:人员|同志|单位|部门|科室)?)$", "", text.strip()).strip()
    bracketed, posted = BRACKETED.match(text), NAME_POST.match(text)
    if bracketed:
        return [Member(role=role, name=re.sub(r"\s", "", bracketed["name"]), post=bracketed["post"])]
    if posted and not UNIT_ENDING.search(re.sub(r"\s", "", posted["name"])):
        return [Member(role=role, name=re.sub(r"\s", "", posted["name"]), post=posted["post"].strip())]
    bare = re.sub(r"\s", "", text)
    titled = POST_NAME.match(bare)
    if titled:
        return [Member(role=role, name=titled["name"], post=titled["post"])]
    if PERSON.match(text) and not UNIT_ENDING.search(bare):
        return [Member(role=role, name=bare)]
    names = re.split(r"(?<=[科室股局委办部处心校组会院队所站厅])[及和](?=[各一-龥])", bare)
    return [Member(role=role, name=name, kind="unit") for name in names if name]


def _told(block: Block, found: list[Group], pending: tuple[str, Block] | None, part: Part) -> tuple[str, Block] | None:
    """`组长由局长某某担任，成员由各科组成` in running text; what is said of the office belongs to the office."""
    for sentence in split_outside(block.text, "。"):
        office = re.search(r"下设|办公室设|办公室(?:副?主任)", sentence)
        members = _holders(sentence[: office.start()] if office else sentence)
        if not members:
            continue
        if pending:
            found.append(_new_group(pending, block, part))
            pending = None
        found[-1].members.extend(members)
    return pending


def _holders(text: str) -> list[Member]:
    """Members in clauses of the kind `某某任组长`, `成员由各科组成`."""
    found = []
    for clause in split_outside(text, "，。；"):
        hit = BY.search(clause) or HOLDS.match(clause) or HEADED.search(clause)
        if hit:
            names = names_listed(BEARERS.sub("", hit["names"]))
            found += [member for name in names for member in _member(re.sub(r"\s", "", hit["role"]), name)]
    return found


def _office(block: Block, found: list[Group], pending: tuple[str, Block] | None, part: Part) -> Group | None:
    """`…下设办公室，设在…，某某任主任` makes the office of the group named last."""
    hit = OFFICE.search(block.text)
    if not hit or not (found or pending):
        return None
    parents = [group for group in found if not group.name.endswith("办公室")]
    parent = parents[-1].name if parents else pending[0] if pending else ""
    if any(group.name == f"{parent}办公室" for group in found):
        return None
    seat = SEAT.search(block.text)
    return Group(
        name=f"{parent}办公室",
        seat=seat["seat"] if seat else None,
        members=_holders(block.text[hit.start() :]),
        place=Place(block.index, f"{part.name} 第{block.index + 1}段"),
    )


def read_group_table(table: Table, part: Part) -> list[Group]:
    """A table with columns 组长 and 成员, one group a row."""
    names = [re.sub(r"\s", "", text) for text in table.columns]
    roles = {number: name for number, name in enumerate(names) if re.fullmatch(ROLE_NAME, name)}
    title = next(
        (
            number
            for number, name in enumerate(names)
            if re.search(r"组别|组名|^分?组$|督[查导]组|小组", name) and number not in roles
        ),
        None,
    )
    if not roles:
        return _people_table(table, names, part)
    found = []
    for order, row in enumerate(table.rows, 1):
        name = table.cell(row, title).text.strip() if title is not None else f"第{order}组"
        group = Group(name=re.sub(r"\s", "", name), place=Place(table.block.index, f"{part.name} 第{order}行", row))
        for column, role in roles.items():
            group.members.extend(members_of(role, table.cell(row, column).text))
        if group.members:
            found.append(group)
    return found


def _people_table(table: Table, names: list[str], part: Part) -> list[Group]:
    """A table of people with columns 姓名, 职务 and their role in the group."""
    person = next((number for number, name in enumerate(names) if name == "姓名"), None)
    role = next(
        (
            number
            for number, name in enumerate(names)
            if re.search(r"组内职务|小组职务|机构职务|^角色|分工|担任职务", name)
        ),
        None,
    )
    post = next(
        (number for number, name in enumerate(names) if re.search(r"单位及职务|职务|单位", name) and number != role),
        None,
    )
    if person is None or role is None:
        return []
    group = Group(
        name=re.sub(r"(?:组成)?(?:人员|成员)?名单$", "", part.title) or "工作小组",
        place=Place(table.block.index, f"{part.name} 表格"),
    )
    for row in table.rows:
        name = re.sub(r"\s", "", table.cell(row, person).text)
        if name:
            group.members.append(
                Member(
                    role=re.sub(r"\s", "", table.cell(row, role).text) or "成员",
                    name=name,
                    post=table.cell(row, post).text.strip() or None if post is not None else None,
                )
            )
    return [group] if group.members else []
