"""Who reports what to whom and when: 报送, 上报, 反馈给 and what goes with them."""

import re
from dataclasses import replace
from itertools import pairwise

from dudao.officialdocs.shapes import Place, Reporting

from .circulars import circulated, letters, reviews, system, written
from .offices import subject_of
from .receivers import TO_WHOM
from .sending import AT_ONCE, HANDED, SEND, is_noun, is_sent
from .sent_things import COPY, PAPERS, object_of
from .statements import ANY_TIME, Context, clause_subject, make_entry, sentence_subject
from .text import drop_brackets, sentences, split_outside, squeeze
from .timing import time_words

HANDED_NOW = re.compile(r"(?:将|把)[^，。；]*$")
FILLED_BY = re.compile(
    r"(?:以|由)(?P<who>[^，。；]{2,24}?)(?:按[月季周旬][度]?|每[月季周日天学][期度]?|定期|逐[级月])?(?:为单位[^。；]*|(?:为单位)?(?:统一|汇总|负责)?(?:填报|填写))"
)
MAILBOX = re.compile(r"^[^，。；]{0,6}(?:邮箱|[A-Za-z0-9._-]+@)")
AFTERTHOUGHT = re.compile(r"(?:执行|实施|贯彻|工作|试行|填报)(?:过程)?中.{0,8}(?:问题|情况)[^。；]{0,10}(?:反馈|联系)")
FEEDBACK = re.compile(r"(?:督导|督查|检查|反馈|核查|评估)(?:情况|结果|意见|报告)|意见书|通知书|建议书")
INSPECTORS = re.compile(r"(?:责任|专职|兼职)?督学|(?:督导|督查|检查|核查|评估|巡查)(?:小?组|人员)")
# who gets the papers of others sends them on: 审核汇总后报…
PASSED_ON = re.compile(
    r"(?P<how>(?:审核|初审|审定|汇总|收[集齐]|整理|签字|盖章|把关|复核)+)[^，。；]{0,6}?后|(?P<gathered>汇总)后?报$"
)
OWN_THING = re.compile(r"将|把|形成|成(?=[^，。；员为立]{2,})|撰写|写出|编[制写印发]|起草|填[写报]|《")
EVENT = re.compile(r"^(?:遇有?|发现|发生|出现|涉及|凡|对于?|若|如)")
TO_FILL = re.compile(r"[:：](?:\s{3,}|[_＿]{2,})|^[^，。；]{2,24}[:：]$")
MANNER = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[)）.．、]\s*)?[^，。]{0,8}(?:方式|格式|途径|渠道)[。：]")
# `填表说明：本表由…填写，…前报…`: the sheet is meant, under its own name
FOOT_LABEL = re.compile(r"^\s*(?:填[表报写]说明|使用说明|说明|备注|注)\s*[:：]\s*")
THIS_SHEET = re.compile(r"^[本此该](?:表|单|册|卡|台账|报表)$")
PEOPLE_SENT = re.compile(r"^(?:低年级|每名|全体|所有)?(?:学生|孩子|幼儿|儿童|家长|教师)$")
WHERE = re.compile(r"在(?P<whom>[^，。；在]{0,8}(?:群|平台|系统|小程序|台账))(?:内|里|中|上)?$")
COMPLAINT = re.compile(
    r"(?:部分|个别|少数|有的|有些|一些)[^，。；]{0,12}(?:报送|上报|填报|提交|反馈)[^，。；]{0,10}不(?:及时|准|实|全|规范|到位)"
)
# `…，材料均报县教育局`: the receiver of what was named before
ALL_THIS = re.compile(r"(?:^|[，；])(?:以上|上述|有关|所有|各项)?(?:材料|报告|资料)(?:均|都|一律|统一)$")
HEADLINE = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[)）.．、]\s*)[^，。]{2,14}。$")


def read_reporting(text: str, context: Context, place: Place) -> list[Reporting]:
    """Reporting duties of one paragraph; the subject of a sentence holds for those after it."""
    found: list[Reporting] = []
    actor = context.actor
    previous = ""
    told = [FOOT_LABEL.sub("", sentence) for sentence in sentences(text)]
    on_manner = bool(told and MANNER.search(drop_brackets(told[0])))
    for sentence in told:
        if HEADLINE.match(drop_brackets(sentence)) or TO_FILL.search(sentence) or AFTERTHOUGHT.search(sentence):
            continue
        own = sentence_subject(sentence)
        actor = own or actor
        for entry in _of_sentence(sentence, actor, previous, context):
            entry.place = place
            entry.source_sentence = sentence
            if on_manner and entry.to_whom is None and own is None:
                continue  # how to send, not what and to whom
            if own is None and entry.who == actor:
                entry.who = _not_to_itself(entry, found)
            if entry.due_or_period in (None, ANY_TIME) and context.period:
                entry.due_or_period = context.period
                entry.doubt(0.1, "时间取自所在的阶段")
            if own is None:
                entry.doubt(0.2, "句子里没有主语，由谁报送是从上文推出来的")
            elif _is_far(entry, sentence):
                entry.doubt(0.2, "由谁报送不是从这句话的开头读到的，请核对")
            if COMPLAINT.search(sentence):
                continue
            found.append(entry)
            context = replace(context, last=entry.what)
        previous = sentence
    return found


def _is_far(entry: Reporting, sentence: str) -> bool:
    """Whether the sender is named only behind what is sent, or nowhere in a sentence in which others act."""
    who, said = entry.who or "", squeeze(sentence)
    at = max(said.find(squeeze(entry.due_or_period or "\n")), said.find(squeeze(entry.what)))
    first = said.find(squeeze(who)) if who else -1
    return at >= 0 and (first > at or (first < 0 and sentence_subject(sentence) is not None))


def _not_to_itself(entry: Reporting, before: list[Reporting]) -> str | None:
    """Who only received so far and then seems to go on speaking is not the one who reports: the sender before is."""
    senders = [other.who for other in before if other.to_whom and other.to_whom == entry.who and other.who]
    if senders and entry.to_whom is None and EVENT.match(entry.source_sentence or ""):
        return senders[-1]
    return entry.who


def _of_sentence(sentence: str, actor: str | None, previous: str, context: Context) -> list[Reporting]:
    verbs = list(SEND.finditer(sentence))
    found = _sent(sentence, verbs, actor, context) if verbs else []
    found += reviews(sentence, actor)
    kept = system(sentence, actor, context) if not found else []
    spoken = circulated(sentence, actor, previous, context)
    found += kept
    if not any(entry.what.endswith("通报") for entry in found) and not (
        kept and all(entry.cadence == "periodic" for entry in spoken)
    ):
        found += [one for one in spoken if not any(_same_matter(entry, one) for entry in found)]
    found += letters(sentence, actor, context)
    if not found:
        found += written(sentence, actor)
    else:
        found += _written_after(sentence[verbs[-1].end() if verbs else 0 :], actor)
    return found


def _same_matter(sent: Reporting, spoken: Reporting) -> bool:
    """What is published by its time and sent on in the same sentence is one report."""
    told_once = (
        bool(sent.to_whom)
        and spoken.what.endswith(("专报", "简报", "报告"))
        and (sent.who, sent.due_or_period) == (spoken.who, spoken.due_or_period)
    )
    return sent.what in spoken.what or told_once


def _written_after(after: str, actor: str | None) -> list[Reporting]:
    """A report to be written by its own time in the clauses after what is sent: `…，结束后5日内形成督查报告。`"""
    rest = split_outside(after, "，；")[1:]
    return [entry for clause in rest for entry in written(clause, subject_of(clause) or actor) if entry.due_or_period]


def _sent(sentence: str, verbs: list[re.Match[str]], actor: str | None, context: Context) -> list[Reporting]:
    """Every 报送, 上报, 反馈给 … of a sentence; each looks back to the one before it."""
    found: list[Reporting] = []
    begin = 0
    for hit in verbs:
        before, after = sentence[begin : hit.start()], sentence[hit.end() :]
        rest = _own_rest(after)
        if is_noun(sentence, hit) or _in_quotes(sentence, hit.start()) or not _stands(hit, before, after, rest):
            continue
        verb, whom = hit.group(), _whom(hit, before, after)
        when = time_words(_since_found(before), rest, verb)
        if _is_way(hit, before, whom, bool(when)):
            continue
        told = "" if verb.endswith(("至", "到", "给", "达")) or re.match(r"[一1]次(?:[，。；]|$)", after) else after
        own = before[before.rfind("；") + 1 :]
        if _goes_with(found, before, whom):
            continue
        what = _what(hit, before, told, whom, found, context) or context.sheet or (found[-1].what if found else None)
        if not what or (own != before and not object_of(own, told, whom) and not time_words(own, told, verb)):
            continue
        if THIS_SHEET.search(what):
            what = context.sheet or ""
        if not what or PEOPLE_SENT.search(what):
            continue
        if when is None and (MAILBOX.match(after) or (whom is None and not found and not context.period)):
            continue  # how to send it, or the word stands in a name: neither time nor receiver is told
        if context.sheet and COPY.match(what) and "表" not in what:
            what = f"{context.sheet}{what}"
        when = when or (found[-1].due_or_period if found else None)
        who = _sender(hit, sentence, before, what, whom, actor, context, found)
        found.append(make_entry(who, what, whom, when, context))
        begin = hit.end()
    for entry, later in pairwise(found):
        if entry.to_whom is None and entry.who == later.who:
            entry.to_whom = later.to_whom
    return found


def _goes_with(found: list[Reporting], before: str, whom: str | None) -> bool:
    """Whether only the receiver of what was sent before is told here; it is set in place."""
    if not found or not whom or not ALL_THIS.search(before):
        return False
    for entry in found:
        entry.to_whom = entry.to_whom or whom
    return True


def _stands(hit: re.Match[str], before: str, after: str, rest: str) -> bool:
    """Whether a word that is weak by itself really sends something here."""
    if hit["hand"] and not HANDED.search(before):
        return False
    if hit["plain"] and not time_words(before, "", ""):
        return False
    if hit["weak"] or hit["given"]:
        return is_sent(hit, before, after, bool(time_words(before, rest, "")))
    return not _is_manner(hit, after)


def _sender(
    hit: re.Match[str],
    sentence: str,
    before: str,
    what: str,
    whom: str | None,
    actor: str | None,
    context: Context,
    found: list[Reporting],
) -> str | None:
    """Who sends: who acts in the words before, who fills in the form, who acted so far, or those who inspect."""
    filled = FILLED_BY.search(sentence)
    going_on = found[-1].who if found and "；" not in before and not PASSED_ON.search(before + hit.group()) else None
    who = clause_subject(before + hit.group()) or (filled["who"] if filled else None) or going_on or actor
    back = hit.group().endswith("反馈") and re.search(r"发现的?(?:主要)?问题$", what)
    if back or (whom and re.search(r"校|单位|园|机构", whom) and FEEDBACK.search(what)):
        return _inspecting(sentence[: hit.start()], who, context)
    return who


def _what(
    hit: re.Match[str], before: str, told: str, whom: str | None, found: list[Reporting], context: Context
) -> str | None:
    """The thing sent: an answer, what was passed on after a check, or what the words name."""
    last = found[-1].what if found else context.last
    passed = PASSED_ON.search(before + hit.group()) if last else None
    if passed and not OWN_THING.search(before) and not re.match(rf"[^，。；]{{0,24}}(?:{PAPERS})", told):
        return f"{passed['how'] or passed['gathered']}后的{last}"
    if hit.group() == "报" and WHERE.search(before):
        return f"报{re.split('[，。；]', told)[0]}"
    if hit["answer"] and not re.search(r"将|把", before):
        return "书面回复" if "书面" in before[-4:] + hit.group() else hit["answer"]
    at_once = re.match(AT_ONCE, hit.group())
    before += at_once.group() if at_once else ""
    return object_of(before, told, whom) or (None if found else _spoken(hit, before))


def _spoken(hit: re.Match[str], before: str) -> str | None:
    """`每季度向县政府专题汇报`: the report itself is all that is named."""
    word = re.search(r"(?:专题|书面|当面|口头)?(?:报告|汇报)$", hit.group())
    return word.group() if hit["toward"] and word and time_words(before, "", "") else None


def _since_found(before: str) -> str:
    """What is found is reported when it is found: a rhythm that stands before does not count."""
    found = before.rfind("发现")
    return before[found:] if found > 0 and time_words(before[found:], "", "") else before


def _own_rest(after: str) -> str:
    """The words after a verb up to the clause in which somebody else acts."""
    for mark in re.finditer(r"[，；]", after):
        rest = after[mark.end() :]
        if subject_of(rest) or SEND.search(split_outside(rest, "，；")[0] if rest else ""):
            return after[: mark.start()]
    return after


def _is_way(hit: re.Match[str], before: str, whom: str | None, timed: bool) -> bool:
    """How to send, or that one answers at all: neither when nor to whom."""
    if hit["answer"] and not whom and not re.search(r"书面|将|把", before + hit.group()):
        return True
    return not timed and not whom and hit.group().endswith(("发送", "传送", "上传")) and not HANDED_NOW.search(before)


def _is_manner(hit: re.Match[str], after: str) -> bool:
    """`如实记录、及时反馈、跟踪整改` tells how to work: nothing is sent to anybody."""
    return hit.group().endswith("反馈") and after.startswith(("、", "和", "及"))


def _inspecting(before: str, who: str | None, context: Context) -> str | None:
    """What a school is told about its inspection comes from those who inspect, not from a school or district."""
    if who and INSPECTORS.search(who):
        return who
    named = list(INSPECTORS.finditer(before))
    if named:
        return named[-1].group()
    told = who is None or re.search(r"校|园|机构|学区", who)
    return context.inspector or who if told else who


def _in_quotes(sentence: str, at: int) -> bool:
    return sentence[:at].count("“") > sentence[:at].count("”") or sentence[:at].count("《") > sentence[:at].count("》")


def _whom(hit: re.Match[str], before: str, after: str) -> str | None:
    """The receiver after the verb, or the one after 向 before it."""
    if hit["toward"]:
        return hit["toward"]
    direct = TO_WHOM.match(after.lstrip())
    if direct:
        return re.sub(r"(?:备案|汇总|审核|审定|备查)$", "", direct["whom"])
    place = WHERE.search(before) if hit.group() == "报" else None
    if place:
        return place["whom"]
    toward = re.search(r"向(?P<whom>[^，。；将把]{2,30}?)(?:书面|及时|逐级|定期)?$", before)
    if toward:
        return toward["whom"]
    later = re.search(
        r"^[^；。，]{0,40}?(?:至|到|给)(?P<whom>[^，。；、]{2,30}?(?:局|委|室|办|科|股|部|处|中心|小组|专班|政府))",
        after[:60],
    )
    return later["whom"] if later else None
