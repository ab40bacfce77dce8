"""What a supervising body says or holds regularly: circulars, reviews, letters, reports of its own."""

import re

from dudao.officialdocs.shapes import Reporting

from .offices import subject_of
from .statements import ANY_TIME, Context, clause_subject, make_entry, sentence_subject
from .text import split_outside
from .timing import EVERY, WHEN, cadence_of

CIRCULATE = re.compile(
    r"(?P<how>每\S{0,4}|定期|不定期|按月|按季|按学期|逐月|及时|适时)(?:进行)?(?:予以|印发|发布|"
    r"下发)?(?:[^，。；]{0,8})?通报|发布[^，。；、]{0,10}通报|进行定期通报|(?:印发|编发|编印|刊发|发布|下发|"
    r"出)[^，。；、]{0,14}(?:简报|专报|通报)(?!批评|表扬)"
)
SYSTEM = re.compile(
    r"(?:建立|实行|落实|执行|健全)(?P<name>[^，。；]{0,12}?(?P<kind>日报|周报|旬报|半月报|月报|季报|"
    r"季度报告|年报|零报告|日报告|周报告|月报告|周通报|月通报|半月通报|月调度|周调度))(?:制度|机制)"
)
REVIEW = re.compile(
    r"(?:一(?:日|天|周|月|季度|季|学期|年)|每?半月|半年)一(?P<act>调度|总结|通报|报告|汇报|研判|会商|汇总|分析|"
    r"例会|报|讲评|督查|督导|检查|小结)"
)
LETTER = re.compile(
    r"(?:下发|下达|发出|印发|送达|出具|制发)(?P<what>《?[^，。；、《]{0,12}(?:督办函|督办单|通知书|意见书|"
    r"建议书|(?:书面|反馈|督导|整改)意见|整改函|告知书|提醒函|整改通知单?|整改清单)》?)"
)
WRITE = re.compile(r"(?:撰写|形成|起草)(?P<what>(?:[^，。；、]{0,10})(?:报告|总结|专报))")
GATHERED = re.compile(rf"(?P<when>{EVERY})(?:负责|统一)?汇总(?P<what>[^，。；]{{2,20}})")


def reviews(sentence: str, actor: str | None) -> list[Reporting]:
    return [
        make_entry(
            clause_subject(sentence[: hit.start()]) or actor,
            hit["act"] if len(hit["act"]) > 1 else "报告",
            None,
            hit.group(),
            cadence=cadence_of(hit.group()),
        )
        for hit in REVIEW.finditer(sentence)
    ]


def system(sentence: str, actor: str | None, context: Context) -> list[Reporting]:
    found = []
    for hit in SYSTEM.finditer(sentence):
        rest = split_outside(sentence[hit.end() :].lstrip("，、；"), "；。")
        what = f"{hit['kind']}：{rest[0].rstrip('。')}" if rest and "通报" in rest[0] else hit["kind"]
        found.append(make_entry(actor or context.issuer, what, None, hit["kind"], cadence=cadence_of(hit["kind"])))
    return found


def circulated(sentence: str, actor: str | None, previous: str, context: Context) -> list[Reporting]:
    """通报 with a word of time, or one that is published; without a subject it is the supervision office's."""
    for clause in split_outside(sentence.rstrip("。"), "，；"):
        hit = CIRCULATE.search(clause)
        if not hit or re.search(r"专项通报|通报制度|通报机制|[、和]通报", clause):
            continue
        own = subject_of(clause) or sentence_subject(sentence)
        who = own or _supervisors(context, previous + sentence) or actor
        how = (
            re.search(EVERY, clause)
            or re.search(
                r"每\S{1,3}?(?=对|将|进|通|印|发)|定期|不定期|按月|按季|逐月|及时|适时|(?:多|每)轮[^，。；]{0,6}",
                clause,
            )
            or WHEN.search(clause)
            or re.search(r"每[周月季]|定期|不定期|及时|适时|(?:多|每)轮[^，。；]{0,6}", sentence)
        )
        what = (
            re.sub(r"^(?:对[^，]+?)?(?:定期|不定期|按月|及时)", "", clause)
            if re.match(r"^(?:定期|不定期|按月|及时)", clause)
            else _published(clause)
        )
        return [make_entry(who, what, None, how.group() if how else ANY_TIME, cadence=None if how else "event")]
    return []


def _published(clause: str) -> str:
    found = re.search(r"(?:发布|印发|编发|下发|出)(?P<what>[^，。；]{0,14}?(?:通报|简报|专报))", clause)
    return found["what"] if found else clause


def _supervisors(context: Context, text: str) -> str | None:
    """Nobody is named: the issuing bodies when they are several or supervise, else the supervision department."""
    if context.issuer and re.search(r"督导|、", context.issuer):
        return context.issuer
    return "教育督导部门" if "督导" in text else context.issuer


def _last_clause(text: str) -> str:
    return re.split(r"[，；。]", text)[-1]


def letters(sentence: str, actor: str | None, context: Context) -> list[Reporting]:
    found = []
    for hit in LETTER.finditer(sentence):
        whom = re.search(r"(?:对|向|给)(?P<whom>[^，。；]{2,24}?)$", sentence[: hit.start()])
        when = re.search(r"一经[^，。；]{2,4}|发现[^，。；]{0,8}(?:时|后|的)|及时", sentence) or WHEN.search(
            _last_clause(sentence[: hit.start()])
        )
        if when is None:
            continue
        found.append(
            make_entry(
                clause_subject(sentence[: hit.start()]) or context.actor or context.inspector or actor,
                hit["what"],
                whom["whom"] if whom else None,
                when.group(),
                cadence="event",
            )
        )
    return found


def written(sentence: str, actor: str | None) -> list[Reporting]:
    """A report that has to be written though nobody says for whom; what is gathered every day or week."""
    gathered = GATHERED.search(sentence)
    if gathered:
        return [make_entry(actor, f"汇总{gathered['what']}", None, gathered["when"])]
    hit = WRITE.search(sentence)
    if not hit or (re.search(r"[、，]$", sentence[: hit.start()]) and "报告" not in hit["what"]):
        return []
    office = re.search(
        r"^(?P<owner>.{0,20}?(?:领导小组|小组|专班))下设.{0,8}?办公室(?:[，,].{0,6}?设在(?P<seat>[^，。；]{2,16}))?",
        sentence,
    )
    who = f"{office['owner']}办公室" + (f"（{office['seat']}）" if office["seat"] else "") if office else actor
    when = WHEN.search(sentence)
    return [make_entry(who, hit["what"], None, when["when"] if when else None)]
