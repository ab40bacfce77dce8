"""What a sentence seems to hold beyond what was read out of it: a sending, a limit, a telephone, people, a day."""

import re

from dudao.lib.numerals import to_number
from dudao.officialdocs.shapes import Quantity, Reporting

from .claims import Claims, names_in, overlaps
from .clocks import CLOCK_TIME
from .offices import is_office, subject_of
from .outline import without_label
from .polarity import QUESTION
from .signs import (
    ASKS,
    DEADLINE,
    FOUNDS,
    HARD_TIME,
    LIMIT,
    MAIL,
    NO_LIMIT_AFTER,
    NO_LIMIT_BEFORE,
    PEOPLE,
    SENDS,
    SPAN,
    TAKES_ON,
    TELEPHONE,
    TO_FILL,
    UNIT,
)  # fmt: skip
from .surnames import people_named
from .text import clauses, drop_brackets, sentences, squeeze

LONG_SENTENCE = 8
# a step that begins with its time, or carries it in brackets right after its name
LEADING_TIME = re.compile(
    r"^(?:第[一二三四五六七八]?(?:阶段|步|环节|轮)[:：]?)?(?:\d{1,2}月份?(?!\d)|[上中下]旬|[^，。；（(]{2,16}[（(][^（）()]{0,20}(?:月|旬|长期|全年|学期|假)[^（）()]{0,12}[)）])"
)
# whose head is named has been founded somewhere: 核查组：组长…, 办公室主任由…兼任
HEADED_BY = re.compile(
    r"(?:组|专班|小组|办公室)[:：]?(?:第一|常务副?|副)?(?:组长|主任|召集人|总指挥)(?:[由为:：]|(?=[一-龥]{2,4}[；，。、]))"
)
GROUP_OFFICE = re.compile(r"(?:领导小组|工作组|专班|联席会议|指挥部|委员会)[^，。；]{0,6}办公室|办公室主任")
STREET = re.compile(r"[一-龥]{2,5}(?:路|街|大道|巷)\d+号")
OF_DAY = re.compile(rf"(?:不(?:得|能|应)?(?:早|晚|迟)于|最[迟晚早]|≤|≥|延长至|推迟到)\s*(?P<time>{CLOCK_TIME})")
EACH_TIME = re.compile(
    rf"每(?:个)?(?:学期|学年|月|周|天|日|年|季度?|名|位|人|班|校)[^，。；\d]{{0,16}}?(?P<value>\d+)\s*(?P<unit>{UNIT})"
)
SHEET_NAME = re.compile(r"^[^，。；：]{2,40}(?:表|单|册|账|书)(?:[（(][^（）()]*[)）])?$")
WAITED = ("天", "日", "小时", "个小时", "周", "分钟", "个月")


def signs_of(sentence: str, block: int, claims: Claims) -> list[str]:
    """Chinese words for what a sentence seems to hold beyond what was read out of it."""
    found = []
    if _sends(sentence, block, claims):
        found.append("报送要求")
    if _limits(sentence, block, claims):
        found.append("数量限额")
    if _telephones(sentence, claims):
        found.append("联系方式")
    if _people(sentence, claims):
        found.append("组成人员")
    if _founds(sentence, block, claims):
        found.append("组织机构")
    if _takes_on(sentence, block, claims):
        found.append("部门职责")
    if _asks(sentence, claims):
        found.append("检查要点")
    if _dated(sentence, block, claims):
        found.append("时间要求")
    return found


def row_signs(text: str, block: int, row: int, claims: Claims) -> list[tuple[str, str]]:
    """Sentences of a cell with a limit, telephone, sending or body that was not read; the row itself was."""
    found = []
    for sentence in sentences(text):
        if len(sentence) <= LONG_SENTENCE or QUESTION.search(sentence):
            continue
        if _limits(sentence, block, claims):
            found.append((sentence, "数量限额"))
        if _telephones(sentence, claims):
            found.append((sentence, "联系方式"))
        if _sends(sentence, block, claims) and not claims.at(block, "tasks", "phases", "reporting"):
            found.append((sentence, "报送要求"))
    return found


def _sends(sentence: str, block: int, claims: Claims) -> bool:
    """A sending with its time, of which there is no report with this time."""
    if not SENDS.search(sentence) or TO_FILL.search(sentence):
        return False
    times = [hit.group() for hit in HARD_TIME.finditer(sentence) if _is_sent_then(sentence, hit.group())]
    if not times or SHEET_NAME.search(sentence):
        return False
    held = [entry for entry in claims.of_sentence(block, sentence, "reporting") if isinstance(entry, Reporting)]
    if not held:
        return not claims.says(sentence, "reporting")
    known = squeeze("".join(f"{entry.due_or_period or ''}{entry.what}" for entry in held))
    return any(squeeze(time) not in known for time in times)


def _is_sent_then(sentence: str, time: str) -> bool:
    """Whether a clause of this time, or the one after it, sends."""
    parts = clauses(sentence)
    return any(
        time in part
        and (SENDS.search(part[part.index(time) :]) or (at + 1 < len(parts) and SENDS.search(parts[at + 1])))
        for at, part in enumerate(parts)
    )


def _limits(sentence: str, block: int, claims: Claims) -> bool:
    """A number with its unit and a comparator, of which no limit was read in this sentence."""
    known = _numbers(sentence, block, claims)
    for hit in LIMIT.finditer(sentence):
        bound = hit["bound"] or hit["after"]
        waiting = hit["after"] in ("内", "之内", "以内") and hit["unit"] in WAITED
        if not bound or waiting or _is_no_limit(sentence, hit):
            continue
        value = to_number(hit["value"])
        if (hit["unit"] or hit["bound"]) and value is not None and float(value) not in known:
            return True
    return _of_day(sentence, known) or _each_time(sentence, known)


def _of_day(sentence: str, known: set[float]) -> bool:
    """A bounded time of the day of which neither hour nor report was read."""
    hours = [float(re.findall(r"\d+", hit["time"])[0]) for hit in OF_DAY.finditer(sentence)]
    return any(hour not in known and hour + 12 not in known for hour in hours)


def _each_time(sentence: str, known: set[float]) -> bool:
    """`每学期上报优秀设计2份`: a number for each term or person, without any comparator."""
    hits = [hit for hit in EACH_TIME.finditer(sentence) if not _is_no_limit(sentence, hit)]
    return any(float(hit["value"]) not in known for hit in hits)


def _numbers(sentence: str, block: int, claims: Claims) -> set[float]:
    """Every number of the limits and reports that were read in a sentence; the parts of a range and of a time too."""
    said = squeeze(sentence)
    held = [entry for entry in claims.at(block, "quantities") if isinstance(entry, Quantity)]
    texts = [str(entry.value) for entry in held if overlaps(said, squeeze(entry.source_sentence))]
    reports = claims.of_sentence(block, sentence, "reporting")
    texts += [entry.due_or_period or "" for entry in reports if isinstance(entry, Reporting)]
    return {float(number) for text in texts for number in re.findall(r"\d+(?:\.\d+)?", text)}


def _is_no_limit(sentence: str, hit: re.Match[str]) -> bool:
    before, after = sentence[: hit.start("value")], sentence[hit.end("value") :]
    quoted = before.count("《") > before.count("》")
    return bool(quoted or NO_LIMIT_BEFORE.search(before) or NO_LIMIT_AFTER.match(after))


def _telephones(sentence: str, claims: Claims) -> bool:
    known = claims.numbers
    for hit in TELEPHONE.finditer(sentence):
        digits = re.sub(r"\D", "", hit.group())
        if 7 <= len(digits) <= 12 and not any(
            digits in number or number in digits for number in known if len(number) > 6
        ):
            return True
    streets = [squeeze(hit.group()) for hit in STREET.finditer(sentence)]
    if any(not any(street in place for place in claims.addresses) for street in streets):
        return True
    return any(hit.group().lower() not in claims.mails for hit in MAIL.finditer(sentence))


def _people(sentence: str, claims: Claims) -> bool:
    """More roles with a name behind them than names that were read."""
    roles = len(PEOPLE.findall(sentence))
    if roles > names_in(sentence, claims.people):
        return True
    if TELEPHONE.search(sentence):  # whom to call is no member
        return False
    known = [*claims.people, *claims.owners]
    return any(not any(name in other for other in known) for name in people_named(sentence))


def _founds(sentence: str, block: int, claims: Claims) -> bool:
    """A body is founded here and no group was read, here or of this name; or one has a head and was not read."""
    if HEADED_BY.search(sentence) and not claims.at(block, "groups"):
        return True
    founded = FOUNDS.search(sentence)
    if not founded or claims.at(block, "groups"):
        return False
    return not any(name in squeeze(sentence) for name in claims.group_names)


def _takes_on(sentence: str, block: int, claims: Claims) -> bool:
    """`督导股负责…`: a body that takes something on in a clause that no duty, task or report holds."""
    if not TAKES_ON.search(sentence) or claims.at(block, "tasks"):
        return False
    former = ""
    for clause in clauses(sentence):
        if _takes(clause, former, sentence) and not claims.says(clause, "duties", "tasks", "reporting"):
            return True
        former = clause
    return False


def _takes(clause: str, former: str, sentence: str) -> bool:
    """Whether a body takes something on in this clause: one named in it, or by the clause before it."""
    clause, former = drop_brackets(clause), re.split("[：:]", drop_brackets(former))[-1]
    taken = TAKES_ON.search(clause)
    if not taken:
        return False
    before = clause[: taken.start()].strip("具体主要统一全面牵头日常")
    if not before:
        return bool(GROUP_OFFICE.search(sentence)) or is_office(without_label(former))
    name = without_label(before).removeprefix("由").strip("“” ：:")
    return 1 < len(name) <= 30 and (is_office(name) or subject_of(clause) is not None)


def _asks(sentence: str, claims: Claims) -> bool:
    return (
        bool(ASKS.search(sentence))
        and len(sentence) > LONG_SENTENCE
        and not claims.says(sentence, "indicators", "phases", "task_candidates", "reporting", "aims")
    )


def _dated(sentence: str, block: int, claims: Claims) -> bool:
    """A deadline or a span of days that no phase, task, report or offered task holds; a step that is no phase."""
    if len(sentence) <= LONG_SENTENCE:
        return False
    if LEADING_TIME.match(without_label(sentence)) and not claims.at(block, "phases", "tasks"):
        return not claims.says(sentence, "phases", "tasks")
    if not (DEADLINE.search(sentence) or SPAN.search(sentence)):
        return False
    return not claims.says(sentence, "phases", "tasks", "reporting", "task_candidates", "duties", "names", "indicators")
