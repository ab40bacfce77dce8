"""People and units that belong to a group: `甲（职务）`, `职务甲`, `甲任组长，乙任副组长`, lists of units."""

import re

from dudao.officialdocs.shapes import Member

from .text import names_listed, split_outside

HEADS = (
    ("组", "长"),
    ("主", "任"),
    ("总", "指", "挥"),
    ("指", "挥", "长"),
    ("召", "集", "人"),
    ("主", "席"),
    ("班", "长"),
    ("队", "长"),
    ("领", "队"),
    ("总", "协", "调", "人"),
)
OTHERS = ("成员单位", "成员", "组员", "队员", "委员", "联络员", "顾问", "秘书长", "秘书", "牵头人", "督导员")
ROLE_NAME = (
    r"(?:(?:第一|第二|常务|执行|联合|双)?(?:副\s*|总\s*)?(?:"
    + "|".join(r"\s*".join(head) for head in HEADS)
    + ")|"
    + "|".join(r"\s*".join(word) for word in OTHERS)
    + ")"
)
SURNAMES = (
    r"(?:欧阳|司马|上官|东方|诸葛|皇甫|尉迟|公孙|慕容|令狐|宇文|司徒|司空|夏侯|端木|南宫|百里|闻人|钟离|独孤|长孙)"
)
NAME_POST = re.compile(
    r"^(?P<name>[一-龥]\s{1,3}[一-龥]{1,2}|[一-龥]{2}\s{1,3}[一-龥]|[一-龥]{2,4}|[一-龥]{2,4}·[一-龥]{2,6})(?:\s+|[，,]\s*|"
    r"\t+|[:：]\s*)(?P<post>[一-龥“][一-龥（）()、，,\s“”]{1,60})$"
)
PERSON = re.compile(r"^[一-龥](?:\s{0,3}[一-龥]){1,3}$")
BRACKETED = re.compile(r"^(?P<name>[一-龥](?:\s{0,3}[一-龥]){1,3})\s*[（(](?P<post>[^（）()]{2,60})[)）]$")
PLACED = re.compile(
    r"^[（(](?P<post>[^（）()]{2,24})[)）]\s*(?P<name>[一-龥]{2,4})$|"
    r"^(?P<unit>[一-龥]{2,12})[:：]\s*(?P<one>[一-龥]{2,4})$"
)
BEFORE_PLACED = re.compile(r"(?<=[一-龥])\s*(?=[（(][一-龥]{2,16}[)）][一-龥]{2,4}(?:\s|$))")
UNIT_ENDING = re.compile(
    r"(?:科|室|股|局|委|办|部|处|中心|学校|校|小组|组|单位|部门|政府|街道|乡镇|镇|学区|责任区|厅|院|"
    r"会|队|所|站|园|县委)$"
)
POST_NAME = re.compile(
    rf"^(?P<post>[一-龥（）、]*(?:长|书记|主任|调研员|主席|督学|科员|干事|巡视员|专干|教研员|委员|经理|(?:党组|党委|班子)成员|民警|辅导员|教师))"
    rf"(?P<name>{SURNAMES}[一-龥]{{1,2}}|[一-龥]{{2,3}})$"
)
POST_ALONE = re.compile(
    r"(?:长|书记|主任|主席|督学|(?:党[委组]|局|县|区|市|工委|党工委)[^、，]{0,4}(?:委员|成员|常委)|常委)$"
)
BEARERS = re.compile(r"(?:等)?(?:主要|分管|相关|有关|业务|具体)?(?:负责人|负责同志|负责|领导|人员|同志|骨干)$")
UNNAMED = re.compile(
    r"^(?:各(?:成员|有关|相关|责任|参与|牵头)?(?:单位|部门)|(?:有关|相关|其他)(?:单位|部门|人员|同志|科室))"
)
BY = re.compile(
    rf"(?P<role>{ROLE_NAME})由(?P<names>[^，。；]{{2,120}}?)(?:同志)?(?:担任|兼任|组成|任|兼)(?=[，。；]|$)"
)
HOLDS = re.compile(
    rf"(?P<names>[一-龥、\s（）()]{{2,200}}?)(?:同志)?(?:为|(?:兼任?|担任|任)(?:办公室)?)(?P<role>{ROLE_NAME})(?=[、，。；的]|$)"
)
DIRECT = re.compile(
    rf"^(?P<role>{ROLE_NAME})\s*(?P<names>(?![要应须由的负带对每按])[一-龥]{{2,16}}(?:[、\s]+[一-龥]{{2,16}})*)$"
)
HEADED = re.compile(
    r"办公室(?P<role>主\s*任|副\s*主\s*任)(?:由|[:：])\s*(?P<names>[^，。；]{2,30}?)(?:同志)?(?:兼任|担任|兼)?$"
)


def members_of(role: str, text: str) -> list[Member]:
    """Members of one role: one name with a post, or a list of names or units."""
    text = re.sub(r"\s*\n\s*(?=[（(])", "", text.strip()).rstrip("。；;，, ")
    text = re.split(r"。(?=[一-龥“]{2})", text)[0]
    one = NAME_POST.match(text)
    if (
        one
        and not UNIT_ENDING.search(re.sub(r"\s", "", one["name"]))
        and not all(PERSON.match(name) and len(name) <= 4 and not POST_ALONE.search(name) for name in text.split())
        and not re.search(r"[，、].*[，、][一-龥]{2,3}(?:[，、]|$)|[）)][一-龥]{2,4}$", text)
    ):
        return [Member(role=role, name=re.sub(r"\s", "", one["name"]), post=re.sub(r"\s+", " ", one["post"]).strip())]
    return [member for name in _listed(text) for member in _member(role, name)]


def held_roles(text: str) -> list[Member]:
    """Members in clauses of the kind `某某任组长`, `成员由各科组成`, `以甲为组长、乙为副组长`."""
    found = []
    for clause in split_outside(text, "，。；"):
        hit = BY.search(clause) or HEADED.search(clause)
        hits = [hit] if hit else list(HOLDS.finditer(clause))
        for each in hits:
            names = re.sub(r"^(?:[^、（）]{2,24}(?<!自)由|、|成立|组建|设立|由|以)+", "", each["names"].strip())
            role = re.sub(r"\s", "", each["role"]).removeprefix("双")
            found += [member for name in _with_posts(names) for member in _member(role, BEARERS.sub("", name))]
    return found


def _with_posts(names: str) -> list[str]:
    """A list where `书记、局长某某` is one person: a post alone goes with the name after it."""
    found: list[str] = []
    held = ""
    for name in [piece for listed in names_listed(BEARERS.sub("", names)) for piece in _two(listed)]:
        if POST_ALONE.search(name) and not POST_NAME.match(name):
            held += f"{name}、"
            continue
        found.append(held + name if held and POST_NAME.match(name) else name)
        held = "" if POST_NAME.match(name) else held
    return [*found, *([held.rstrip("、")] if held else [])]


def _two(name: str) -> list[str]:
    """`督导股股长甲和基教股股长乙` are two people."""
    pieces = re.split(r"[和及与]", name)
    return pieces if len(pieces) == 2 and all(POST_NAME.match(piece) for piece in pieces) else [name]


def direct_roles(text: str) -> list[Member]:
    """`组长某某，副组长某某，成员某某、某某` without a verb; at least two roles, or the words are no list of people."""
    hits = [DIRECT.match(re.sub(r"[（(]兼[)）]", "", clause)) for clause in split_outside(text, "，。；")]
    told = [(hit["role"], member) for hit in hits if hit for member in members_of(hit["role"], hit["names"])]
    people = [member for _, member in told if member.kind != "unit"]
    return [member for _, member in told] if len({role for role, _ in told}) > 1 and people else []


def _listed(text: str) -> list[str]:
    """Names apart by 、 or by wide gaps; the gap inside a two-character name is no gap."""
    found = []
    for piece in split_outside(
        re.sub(r"(?<=[一-龥])\s*(?=[（(][一-龥]{2,16}[)）][一-龥]{2,4}(?:\s|$))", "、", text), "、，,；;\n"
    ):
        words = piece.split()
        if len(words) > 1 and all(2 <= len(word) <= 4 for word in words):
            found.extend(words)
        else:
            found.append(piece)
    return found


def _member(role: str, text: str) -> list[Member]:
    text = re.sub(r"(?:同志)?(?:等(?:相关|有关)?(?:人员|同志|单位|部门|科室)?)$", "", text.strip()).strip()
    bracketed, posted, placed = BRACKETED.match(text), NAME_POST.match(text), PLACED.match(text)
    if bracketed and not UNIT_ENDING.search(bracketed["name"]):
        return [Member(role=role, name=re.sub(r"\s", "", bracketed["name"]), post=bracketed["post"])]
    if placed:
        return [Member(role=role, name=placed["name"] or placed["one"], post=placed["post"] or placed["unit"])]
    if posted and not UNIT_ENDING.search(re.sub(r"\s", "", posted["name"])):
        return [Member(role=role, name=re.sub(r"\s", "", posted["name"]), post=posted["post"].strip())]
    bare = re.sub(r"\s", "", text)
    titled = POST_NAME.match(bare)
    if titled and not UNIT_ENDING.search(bare):
        return [Member(role=role, name=titled["name"], post=titled["post"])]
    if PERSON.match(text) and not UNIT_ENDING.search(bare):
        return [Member(role=role, name=bare)]
    bare = re.sub(r"(?<=[科股室办局委部处）])(?:主要|分管|相关)?(?:负责人|负责同志)$", "", bare)
    names = re.split(r"(?<=[科室股局委办部处心校组会院队所站厅])[及和](?=[各一-龥])", bare)
    return [Member(role=role, name=name, kind="unit") for name in names if name and not UNNAMED.match(name)]
