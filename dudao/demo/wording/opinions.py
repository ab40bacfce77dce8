"""What a special inspection tells a school: paragraphs of facts, what is wrong, what to put right and by when."""

from datetime import date

SEEN = (
    "{on}，督导组到{unit}看了 {points} 条要点：进了四间课后服务教室，翻了申请表和收费公示，和学生、家长、教师都谈过。"
)
GOOD = "学生参加课后服务由家长自己填表，中途可以退出；作业辅导有教师在场，放学时间和公示的一致。这些做法请保持。"
WRONG, NOTHING_WRONG = "看到下面几处没有做到：", "所看的几条都做到了，没有要限期整改的问题。"
LEFT = "家庭困难学生的减免名单和民政的名册有出入，请核对以后说明。"
DO = (
    "请校长牵头，一处问题定一个人，{by}前改好。改好一处就在台账里报一处，督学到校复查，看到改好才销号。",
    "收费的项目、标准和减免办法随标准更换，贴在家长接送时看得见的地方，期末前不撤。",
    "课后服务的安排有变动，提前三天告诉家长；不得因为报名人数少就并班讲课。",
)
KEEP = (
    "请学校把现在的做法坚持到学期末，排班有变动提前三天告诉家长。",
    "减免名单每学期开学两周内和民政的名册核一次，核过的日期写在名单上。",
)


def preliminary(visit, findings: list) -> str:
    """The first opinion on ``visit``, on which the school may speak. ``findings``: problems in the ledger."""
    lines = [_seen(visit), GOOD, *_wrong(findings), LEFT, "以上是初步意见，有不同看法的请在期限内说明，并附上依据。"]
    return "\n".join(lines)


def opinion(visit, findings: list, by: date) -> str:
    """The opinion itself; what is found is put right until ``by``."""
    asked = [line.format(by=_day(by)) for line in (DO if findings else KEEP)]
    parts = ["一、基本情况", _seen(visit), GOOD, "二、存在的问题", *_wrong(findings), "三、督导意见", *_numbered(asked)]
    return "\n".join(parts)


def _seen(visit) -> str:
    return SEEN.format(on=_day(visit.visited_on), unit=visit.unit.label, points=visit.seen.exclude(value="").count())


def _wrong(findings: list) -> list[str]:
    return [WRONG, *_numbered([row.title for row in findings])] if findings else [NOTHING_WRONG]


def _numbered(lines: list[str]) -> list[str]:
    return [f"{place}. {line}" for place, line in enumerate(lines, 1)]


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"
