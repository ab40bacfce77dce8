"""Who reports what to whom and when: 报送, 上报, 反馈给 and what goes with them."""

import re
from itertools import pairwise

from dudao.officialdocs.shapes import Place, Reporting

from .circulars import circulated, letters, reviews, system, written
from .offices import TO_WHOM, subject_of
from .sent_things import COPY, PAPERS, object_of
from .statements import ANY_TIME, Context, clause_subject, make_entry, sentence_subject
from .text import sentences, split_outside
from .timing import time_words

NOT_NOUN = r"(?<![举汇填申上通简专月季周日情警海预播快书填])"
SEND = re.compile(
    r"(?P<verb>(?:分别|统一|及时|书面|逐级|一并|汇总|按时|同时)?(?:报送|上报|呈报|呈送|送交|递交|提交|"
    r"上交|上传|(?<=平台)填报|(?<=系统)填报|回复|答复|汇总(?:至|到|给)|报至|报到|报给|送至|发送|发至|传至|传送|反馈)(?:至|到|给|于|回)?"
    rf"|(?<![提上递送移转成社外])(?P<hand>交)(?:至|到|给|由)?(?=[一-龥]{{2,14}}(?:局|委|室|办|科|股|部|处|中心|校|组|学区))"
    rf"|向(?P<toward>(?:(?!提交|报送|上报|反馈|递交|呈报)[^，。；将把向]){{1,24}}?(?:局|委|室|办|科|股|部|处|中心|校|组|府|区|厅|会|督学|人|单位|专班))(?:书面|及时|立即|如实|专题)?(?:报告|汇报)(?![会厅])"
    rf"|反馈[至到给回]|(?:及时|立即|随时|迅速|第一时间|逐级)(?:书面|如实|电话)?报告|"
    rf"(?<=[果况件告表稿料单账案结])报告(?=[区县市省教督我本上属学])|汇总后?报(?=[区县市省教督我本])|"
    rf"书面报告?(?=[区县市省教督我本])|"
    rf"{NOT_NOUN}报(?![名告考警销道到酬纸刊表备批请送给至案国价废复])(?=[一-龥“”（）]{{1,16}}?(?:局|办|室|科|股|处|组|委|府|会|校|中心|学区|部门|领导|站|所|院|厅|专班|指挥部))"
    rf"|{NOT_NOUN}报(?=[区县市省州教督我本上镇属责领学各基办所乡主局委专组][一-龥]*)"
    rf"|{NOT_NOUN}报(?=[一1]次)"
    r"|(?P<plain>(?<![的，。、书专总口头话题])报告)(?=[^，。；]{2,24}(?:情况|进展|问题|结果|线索|数据))"
    r"|录入(?=[^，。；]{0,14}(?:系统|平台|小程序|数据库))|(?:电话|口头|当面|(?<=[内时后日前天])书面)报告(?=[^，。；]{0,2}(?:[，。；]|[区县市省教督局]))"
    r"|(?:(?<=[告表况单料果结，])|(?<=章后))送(?=[一-龥“”]{1,12}?(?:领导|局|办|室|科|股|处|组|委|府)))"
)
NOUN_SEND = re.compile(
    r"(?:首次|每次|集中|统一)报送(?=请|须|应|要|于|时)|(?:^|[，。；])(?:报送|上报|提交)(?:的)?(?:材料|内容|数据|信息|表格|资料)"
    r"(?=一律|统一|须|应|要|采用|使用|以|不|包括|为|实行|请)|"
    r"(?:报送|上报|提交|反馈)(?:制度|机制|材料邮箱|邮箱|地址|方式|时间|要求|工作(?!进展|情况|总结|"
    r"报告|方案|台账|信息|动态|开展)|渠道|表(?!格))|意见反馈|反馈意见|反馈机制|的反馈|做好反馈|"
    r"批改反馈|(?:督导|督查|检查|核查|评估|巡[视察]|群众|家长|上级|[省市县区级])反馈(?:的|问题|意见|事项)|反馈的?(?:问题|事项|来源)|"
    r"口头反馈|意见[箱建]|(?:材料|信息|数据|资料)报送(?![至到给])"
)
FILLED_BY = re.compile(
    r"(?:以|由)(?P<who>[^，。；]{2,24}?)(?:为单位[^。；]*|(?:为单位)?(?:统一|汇总|负责)?(?:填报|填写))"
)
HANDED = re.compile(rf"将|把|{PAPERS}")
MAILBOX = re.compile(r"^[^，。；]{0,6}(?:邮箱|[A-Za-z0-9._-]+@)")
AFTERTHOUGHT = re.compile(r"(?:执行|实施|贯彻|工作|试行|填报)(?:过程)?中.{0,8}(?:问题|情况)[^。；]{0,10}(?:反馈|联系)")
FEEDBACK = re.compile(r"(?:督导|督查|检查|反馈|核查|评估)(?:情况|结果|意见|报告)|意见书|通知书|建议书")
INSPECTORS = re.compile(r"(?:责任|专职|兼职)?督学|(?:督导|督查|检查|核查|评估|巡查)(?:小?组|人员)")
EVENT = re.compile(r"^(?:遇有?|发现|发生|出现|涉及|凡|对于?|若|如)")
HEADLINE = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[)）.．、]\s*)[^，。]{2,14}。$")


def read_reporting(text: str, context: Context, place: Place) -> list[Reporting]:
    """Reporting duties of one paragraph; the subject of a sentence holds for those after it."""
    found: list[Reporting] = []
    actor = context.actor
    previous = ""
    for sentence in sentences(text):
        if HEADLINE.match(sentence) or AFTERTHOUGHT.search(sentence):
            continue
        own = sentence_subject(sentence)
        actor = own or actor
        for entry in _of_sentence(sentence, actor, previous, context):
            entry.place = place
            entry.source_sentence = sentence
            if own is None and entry.who == actor:
                entry.who = _not_to_itself(entry, found)
            if entry.due_or_period in (None, ANY_TIME) and context.period:
                entry.due_or_period = context.period
                entry.doubt(0.1, "时间取自所在的阶段")
            if own is None:
                entry.doubt(0.2, "句子里没有主语，由谁报送是从上文推出来的")
            found.append(entry)
        previous = sentence
    return found


def _not_to_itself(entry: Reporting, before: list[Reporting]) -> str | None:
    """Who only received so far and then seems to go on speaking is not the one who reports: the sender before is."""
    senders = [other.who for other in before if other.to_whom and other.to_whom == entry.who and other.who]
    if senders and entry.to_whom is None and EVENT.match(entry.source_sentence or ""):
        return senders[-1]
    return entry.who


def _of_sentence(sentence: str, actor: str | None, previous: str, context: Context) -> list[Reporting]:
    found = _sent(sentence, actor, context)
    found += reviews(sentence, actor)
    kept = system(sentence, actor, context) if not found else []
    spoken = circulated(sentence, actor, previous, context)
    found += kept
    if not any(entry.what.endswith("通报") for entry in found) and not (
        kept and all(entry.cadence == "periodic" for entry in spoken)
    ):
        found += [one for one in spoken if not any(entry.what in one.what for entry in found)]
    found += letters(sentence, actor, context)
    if not found:
        found += written(sentence, actor)
    else:
        found += _written_after(sentence, actor)
    return found


def _written_after(sentence: str, actor: str | None) -> list[Reporting]:
    """A report to be written by its own time in the clauses after what is sent: `…，结束后5日内形成督查报告。`"""
    rest = split_outside(sentence[max((hit.end() for hit in SEND.finditer(sentence)), default=0) :], "，；")[1:]
    return [entry for clause in rest for entry in written(clause, subject_of(clause) or actor) if entry.due_or_period]


def _sent(sentence: str, actor: str | None, context: Context) -> list[Reporting]:
    """Every 报送, 上报, 反馈给 … of a sentence; each looks back to the one before it."""
    found: list[Reporting] = []
    begin = 0
    for hit in SEND.finditer(sentence):
        if (
            NOUN_SEND.match(sentence, hit.start())
            or NOUN_SEND.search(sentence[max(0, hit.start() - 4) : hit.end() + 4])
            or _in_quotes(sentence, hit.start())
        ):
            continue
        before, after = sentence[begin : hit.start()], sentence[hit.end() :]
        if (hit["hand"] and not HANDED.search(before)) or _is_manner(hit, after):
            continue
        if hit["plain"] and not time_words(before, "", ""):
            continue
        whom = _whom(hit, before, after)
        told = "" if hit["verb"].endswith(("至", "到", "给")) or re.match(r"[一1]次(?:[，。；]|$)", after) else after
        own = re.split("；", before)[-1]
        what = object_of(before, told, whom) or context.sheet or (found[-1].what if found else _spoken(hit, before))
        if not what or (own != before and not object_of(own, told, whom) and not time_words(own, told, hit["verb"])):
            continue
        if context.sheet and COPY.match(what) and "表" not in what:
            what = f"{context.sheet}{what}"
        when = time_words(_since_found(before), _own_rest(after), hit["verb"])
        if when is None and MAILBOX.match(after):
            continue  # only how to send it is said here
        when = when or (found[-1].due_or_period if found else None)
        filled = FILLED_BY.search(sentence)
        who = clause_subject(before + hit.group()) or (filled["who"] if filled else None) or actor
        back = hit["verb"].endswith("反馈") and re.search(r"发现的?(?:主要)?问题$", what)
        if back or (whom and re.search(r"校|单位|园|机构", whom) and FEEDBACK.search(what)):
            who = _inspecting(sentence[: hit.start()], who, context)
        found.append(make_entry(who, what, whom, when, context))
        begin = hit.end()
    for entry, later in pairwise(found):
        if entry.to_whom is None and entry.who == later.who:
            entry.to_whom = later.to_whom
    return found


def _spoken(hit: re.Match[str], before: str) -> str | None:
    """`每季度向县政府专题汇报`: the report itself is all that is named."""
    word = re.search(r"(?:专题|书面|当面|口头)?(?:报告|汇报)$", hit["verb"])
    return word.group() if hit["toward"] and word and time_words(before, "", "") else None


def _since_found(before: str) -> str:
    """What is found is reported when it is found: a rhythm that stands before does not count."""
    found = before.rfind("发现")
    return before[found:] if found > 0 and time_words(before[found:], "", "") else before


def _own_rest(after: str) -> str:
    """The words after a verb up to the clause in which somebody else acts."""
    for mark in re.finditer(r"[，；]", after):
        if subject_of(after[mark.end() :]):
            return after[: mark.start()]
    return after


def _is_manner(hit: re.Match[str], after: str) -> bool:
    """`如实记录、及时反馈、跟踪整改` tells how to work: nothing is sent to anybody."""
    return hit["verb"].endswith("反馈") and after.startswith(("、", "和", "及"))


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
    toward = re.search(r"向(?P<whom>[^，。；将把]{2,30}?)(?:书面|及时|逐级|定期)?$", before)
    if toward:
        return toward["whom"]
    later = re.search(
        r"^[^；。，]{0,40}?(?:至|到|给)(?P<whom>[^，。；、]{2,30}?(?:局|委|室|办|科|股|部|处|中心|小组|专班|政府))",
        after[:60],
    )
    return later["whom"] if later else None
