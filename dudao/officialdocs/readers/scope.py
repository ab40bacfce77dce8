"""For whom or what a limit holds: the stage, unit or thing named beside the number, before it, or who acts."""

import re

from .clocks import EARLY, LATE
from .comparators import AT_LEAST, AT_MOST
from .measures import Measure
from .offices import subject_of
from .outline import without_label

KIND_OF_SCHOOL = (
    r"(?:(?:城区|城镇|县城|农村|乡村|乡镇|民办|公办|寄宿制|[省市县区]直|直属|局属|薄弱|示范|试点|受检|完全|小规模|中心|"
    r"九年一贯制|偏远|教学|[一二三四五六七八九]?百人以[上下]的?){1,3})"
)
GRADES = (
    r"(?:小学|初中|"
    r"高中)?(?:[一二三四五六七八九]年级[至到—-])?(?:[一二三四五六七八九\d](?:\s*[至到、\-－—~～]\s*[一二三四五六七八九\d]|(?<!\d)[一二三四五六七八九])*)\s*年级(?:及?以[上下])?"
)
STAGE = re.compile(
    rf"{GRADES}|{KIND_OF_SCHOOL}?(?<!中)小学生?|{KIND_OF_SCHOOL}?初中[生段]?|(?:普通)?高中[生段]?|幼儿园|中小学生|"
    rf"{KIND_OF_SCHOOL}?(?<!小)中学生?"
)
NOUN = re.compile(
    rf"{STAGE.pattern}|有需[要求]的学生|义务教育(?:阶段)?(?:中小)?学校|义务教育阶段学生|"
    rf"(?:校内)?课后(?:延时)?服务|责任督学|督学|育人导师|线[上下](?:学科类?)?培训|"
    rf"(?:非?学科类)?(?:校外)?培训机构|{KIND_OF_SCHOOL}?(?:中小学校|中小学|学校)|(?:外聘|专任|兼职|在职)?教师(?!发展|进修|培训中心)|"
    r"(?:其他|各)年级|学生|家长|班主任|校长|班级|体育活动|督导责任区|学区|专项行动|全[县区市省州]|机构|宿舍|专家"
)
EACH = re.compile(
    r"每(?!年|个?月|周|日|天|学期|个?学期|季|半|次|课时|学年|星期|晚|节)"
    r"(?:一|个|名|所|间|位|家|份|支)?(?P<unit>[一-龥]{1,8}?)(?=各|均|都|随机|准备|配备|安排|选派|确定|[每至由不应须要需按明居抽配开单独原最到\d]|检查|督导(?!小?组)|$)"
)
# `在校生500人以上的学校，…`: a case with a size of its own
CASE = re.compile(
    r"^(?:对|凡|其中)?(?P<case>[^，。；]{0,16}(?:以上|以下|以内|不足|超过|低于|不满|未满|不到)[^，。；]{0,8}的(?:学校|班级|单位|机构|年级|教学点|学生|教师|学段|地区|园|校)?)$"
)
# `对重点楼宇每周至少检查2次`
TOWARDS = re.compile(
    r"(?<![应相针校核反派])对(?P<thing>[一-龥“”]{2,14}?)(?=每|至少|不少于|开展|进行|组织|检查|抽查|巡查)"
)
# schools of a size, and the others
SIZED = re.compile(
    r"(?:[^，。；、]{0,8}\d+[人名个]?及?以[上下]的|其[余他])"
    r"(?:学校|班级|机构|年级|单位|教学点)(?=[^，。；]{0,14}$)"
)
# who only makes up or joins the team that acts
BESIDE = re.compile(r"[和与、及]?(?:责任)?督学(?=组成|参加|带队|随行)")
PERSONS = re.compile(r"^(?:[一-龥]{0,4}教师|学生|家长|校长|[一-龥]{0,2}督学|班主任)$")
AREA = re.compile(r"^全[县区市省州]$")
MATTER = re.compile(
    r"[一-龥]{0,6}(?:材料|报告|总结|信息|简报|案例|方案|文字|作业|收费|服务|时间|课程|活动|考试|培训)(?![一-龥]{0,2}[）)])"
)
# fees taken in advance for months or lessons are those of training outside school
FEES_OF_TRAINING = re.compile(r"一次性(?:收取|收费|预收|缴纳)|预收费|政府指导价|培训收费|每科不超过\d+课时")
# words that belong to the number and to nobody
TORN_OFF = re.compile(
    r"(?:按照?|[以将须]|[至最]迟|连续|同期下降|查看|评选)$|^(?:采取|确需|予以|其他.{2,6}按$|[两三四半\d]年|共\d|.{0,2}底前$)"
)
HEAD_COUNT = ("生", "人", "学生")
HEADS = ("名", "人", "位", "所", "家")
LIMITS = re.compile("|".join(pattern.pattern for pattern in (AT_MOST, AT_LEAST, LATE, EARLY)))
LEADING_WORDS = re.compile(
    r"^(?:确保|是否|存在|要|应|须|并|且|或者?|及|其中|在|对|按照|按|以|继续|保证|推进|做到|实现|力争|原则上|一般|为|的|即|、|，)+"
)
TRAILING_WORDS = re.compile(r"(?:一般|原则上|要|应|须|为|进行|开展|约|各|的|在|和|提供|至少|不少于|是否|做到|掌握|“)+$")
AFTER_NUMBER = re.compile(r"^(?:以内|以下|之内|内|及以上|以上|左右)?+的?+(?P<noun>[^\d，。；、（）“”]{2,24})")
LAST_NUMBER = re.compile(r"\d[\d.]*\s*(?:分钟|个?小时|课时|次|年内?|天|[%％人名位所家个份页字篇类元])")


def is_mere_phrase(text: str) -> bool:
    """Whether the words for whom a limit holds are a piece of the sentence, `采取…方式按`, or too short for a thing."""
    return len(text) < 2 or bool(TORN_OFF.search(text))


def trimmed(text: str) -> str:
    """Words without the particles and comparators around them."""
    text = TRAILING_WORDS.sub("", LEADING_WORDS.sub("", text.strip(" ，、：:“”（(")))
    return text.strip(" ，、：:“”（(")


def applies_to_of(measure: Measure, clause: str, earlier: list[str], sentence: str, what: str) -> str | None:
    """The stage, unit or thing that a measure is for; `earlier` are the clauses of the same statement."""
    case = CASE.match(earlier[-1]) if earlier and "的" in earlier[-1] else None
    if case and re.search(r"\d", case["case"]):
        return case["case"]
    sized = SIZED.search(clause[: measure.start])
    if sized:
        return sized.group()
    found = _audience_first(_found(measure, clause, earlier, sentence, what))
    if FEES_OF_TRAINING.search(clause) and not NOUN.search(found or ""):
        return f"校外培训机构（{found or what}）" if found or what else "校外培训机构"
    return f"{found}（{what}）" if found and what and AREA.match(found) else found


def _audience_first(found: str | None) -> str | None:
    """`学校作业公示覆盖率` is said of schools: whom it is for stands first, the matter in brackets behind it."""
    hit = NOUN.match(found) if found else None
    rest = found[hit.end() :] if hit and found else ""
    of = len(rest) >= 4 and not re.match(r"[（(、和或及各每的]|[一-龥]{0,2}（", rest)
    return f"{hit.group()}（{rest}）" if hit and of else found


def _found(measure: Measure, clause: str, earlier: list[str], sentence: str, what: str) -> str | None:
    before = clause[: measure.start]
    each = _each(before, earlier)
    if measure.unit in HEADS:
        counted = _counted(measure, clause)
        if each or counted:
            return f"{each}{counted}"
    of = re.match(rf"^(?:及?以[上下])?的(?P<noun>{NOUN.pattern})", clause[measure.end :])
    if of and measure.unit == "%" and re.search(r"(?:[和及、对取查按]|按照|不少于|至少|不低于)$", before):
        return of["noun"]
    stages = [hit.group() for hit in STAGE.finditer(before)]
    if stages:
        return stages[-1]
    if measure.unit in ("年", "个月"):
        return _holder(before, earlier)
    if measure.unit == "%":
        return _of_share(measure, clause, earlier, sentence, what)
    here = _named_here(before)
    if each and (not here or each in here):
        return each
    if here:
        service = here[-1] if "课后" in here[-1] or "培训" in here[-1] else ""
        if service and len(here) > 1 and PERSONS.match(here[0]) and before.startswith(here[0]):
            return f"{here[0]}（{service}）"
        return service or here[0]
    toward = TOWARDS.search(before)
    if toward:
        return toward["thing"]
    who = _actor(clause, earlier, sentence)
    past = [hit.group() for text in earlier for hit in NOUN.finditer(text)]
    related = [name for name in past if any(name[at : at + 2] in what for at in range(len(name) - 1))]
    later = [hit.group() for hit in NOUN.finditer(clause[measure.end :])]
    told = re.match(r"^(?:对|凡)(?P<case>[^，。]{4,24}?)(?:的|者)$", earlier[-1]) if earlier else None
    if told and not past:
        return told["case"]
    choice = [*related, *(name for name in past if STAGE.fullmatch(name)), *past]
    return choice[0] if choice else who or (later[0] if later else None)


def _named_here(before: str) -> list[str]:
    """Things named before a number: after the last number first; what that number counts is not one of them."""
    pieces = LAST_NUMBER.split(before)
    listed = trimmed(LIMITS.sub("", pieces[-1])) if len(pieces) > 1 and pieces[-1].lstrip().startswith("、") else ""
    if len(listed) >= 4 and not NOUN.search(listed) and not re.match(r"每|各", listed):
        return [listed]
    own = [hit.group() for hit in NOUN.finditer(pieces[-1]) if len(pieces) == 1 or hit.start() > 0]
    return own or [hit.group() for hit in NOUN.finditer(pieces[0] if len(pieces) > 1 else before)]


def _each(before: str, earlier: list[str]) -> str:
    """`每个片区检查学校不少于4所` is for the district, `每班不少于10人` for the class."""
    for text in [before, *reversed(earlier)]:
        hit = next((hit for hit in EACH.finditer(text) if hit["unit"] not in HEAD_COUNT), None)
        if hit:
            lead = trimmed(text[: hit.start()]) if text is before else ""
            return f"{lead}每{hit['unit']}" if 2 <= len(lead) <= 14 else str(hit["unit"])
    return ""


def _counted(measure: Measure, clause: str) -> str:
    """People or schools that the number itself counts: the noun after it."""
    after = AFTER_NUMBER.match(clause[measure.end :])
    found = NOUN.search(after["noun"]) if after else None
    return found.group() if found else ""


def _of_share(measure: Measure, clause: str, earlier: list[str], sentence: str, what: str) -> str | None:
    """A share is for the thing that it is a part of: its own words, with who they are about."""
    before = LAST_NUMBER.split(clause[: measure.start])[-1]
    before = BESIDE.sub("", before)
    drawn = re.match(rf"^的比例[^，。；]*?(?P<noun>{NOUN.pattern})", clause[measure.end :])
    if drawn and re.search(r"(?:按照?|以|依)$", before):
        return drawn["noun"]
    own = trimmed(LIMITS.sub("", before))
    past = [hit.group() for text in earlier for hit in NOUN.finditer(BESIDE.sub("", text))]
    named = NOUN.search(own)
    if len(own) >= 4:
        return own if named or not past or past[-1] in own else f"{past[-1]}{own}"
    here = [hit.group() for hit in NOUN.finditer(clause)]
    if len(own) >= 2:
        return own if named or not past or re.search(KIND_OF_SCHOOL, own) else f"{past[-1]}{own}"
    again = without_label(earlier[-1]) if earlier and clause.startswith("即") else ""
    before_it = trimmed(LIMITS.sub("", re.split(r"\d", again)[0]))
    return before_it or (here[-1] if here else past[-1] if past else None) or what or _actor(clause, earlier, sentence)


def _actor(clause: str, earlier: list[str], sentence: str) -> str | None:
    """Who acts in the clause, in the nearest one before it, or in the sentence."""
    named = (subject_of(text) for text in [clause, *reversed(earlier), sentence])
    return next((who for who in named if who), None)


def _holder(before: str, earlier: list[str]) -> str | None:
    """Who or what a span of time is for: the words before it, or the thing at the start of the sentence."""
    own = trimmed(LIMITS.sub("", re.sub(r"\d+年内.*$|(?<=[不得]少于|不低于|不超过|至少为)[一-龥]{2,4}后$", "", before)))
    about = NOUN.match(without_label(earlier[-1])) if earlier else None
    if about and 2 <= len(own) <= 8:
        return f"{about.group()}（{own}）"
    matter = MATTER.search(earlier[-1]) if earlier and re.search(r"(?:期限|时间|年限|期)$", own) else None
    if matter:
        return f"{matter.group()}{own}"
    if len(own) >= 4:
        return own
    for text in reversed(earlier):
        start = re.match(r"^(?P<thing>[^，。]{2,14}?)(?:自|从|于)", text) or NOUN.search(text)
        if start:
            return start.groupdict().get("thing") or start.group()
    return own or None
