"""Who reports what to whom and when: 报送, 上报, 通报, regular reviews."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dudao.officialdocs.shapes import Place, Reporting

from .dates import NUMERIC, POINT, Era, read_due
from .offices import TO_WHOM, subject_of
from .text import drop_brackets, sentences, split_outside

NOT_NOUN = r"(?<![举汇填申上通简专月季周日情警海预播快书填])"
SEND = re.compile(
    r"(?P<verb>(?:分别|统一|及时|书面|逐级|一并|汇总|按时|同时)?(?:报送|上报|呈报|呈送|送交|递交|提交|"
    r"上交|报至|报到|报给|送至|发送|发至|传至|传送|反馈)(?:至|到|给|于|回)?"
    rf"|(?<![提上递送移转成社外])交(?=[区县市省州教督本][一-龥]{{1,14}}(?:局|委|室|办|科|股|部|处|中心))"
    rf"|反馈[至到给回]|(?:及时|立即|随时|迅速|第一时间|逐级)(?:书面|如实|电话)?报告|"
    rf"(?<=[果况件告表稿料单账案结])报告(?=[区县市省教督我本上属学])|汇总后?报(?=[区县市省教督我本])|"
    rf"书面报告?(?=[区县市省教督我本])|"
    rf"{NOT_NOUN}报(?=[区县市省州教督我本上镇属责领学各基办所乡主局委专组][一-龥]*))"
)
NOUN_SEND = re.compile(
    r"(?:报送|上报|提交|反馈)(?:制度|机制|材料邮箱|邮箱|地址|方式|时间|要求|工作(?!进展|情况|总结|"
    r"报告|方案|台账|信息|动态|开展)|渠道|表(?!格))|意见反馈|反馈意见|反馈机制|的反馈|做好反馈|"
    r"批改反馈|(?:材料|信息|数据|资料)报送(?![至到给])"
)
CIRCULATE = re.compile(
    r"(?P<how>每\S{0,4}|定期|不定期|按月|按季|按学期|逐月|及时|适时)(?:进行)?(?:予以|印发|发布|"
    r"下发)?(?:[^，。；]{0,8})?通报|发布[^，。；、]{0,10}通报|进行定期通报|(?:印发|编发|发布|下发|"
    r"出)[^，。；、]{0,6}(?:简报|专报|通报)(?!批评|表扬)"
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
    r"(?:下发|下达|发出|印发|送达|出具|制发)(?P<what>[^，。；、]{0,10}(?:督办函|督办单|通知书|意见书|"
    r"建议书|整改函|告知书|提醒函|整改通知|整改清单))"
)
WRITE = re.compile(r"(?:撰写|形成|起草)(?P<what>(?:[^，。；、]{0,10})(?:报告|总结|专报))")
CADENCES = [
    ("daily", r"每[日天](?!.{0,3}(?:小时|书面))|日报|零报告|一日一|一天一"),
    ("weekly", r"每周|周报|一周一|周通报|周调度"),
    ("half_monthly", r"每半月|半月报|半月通报|每两周|每旬|旬报"),
    ("monthly", r"每月|每个月|月报|按月|逐月|一月一|月底前?报|月通报|月调度|次月|当月"),
    ("quarterly", r"每季|季报|按季|一季一|每个季度|季度末|季末"),
    ("half_yearly", r"每半年|半年报"),
    ("semester", r"每学期|每个学期|学期末|期末|一学期一"),
    ("yearly", r"每学?年|年报|一年一|年度报告"),
    ("periodic", r"定期|定时|不定时|适时"),
    (
        "event",
        (
            r"及时|迅速|立即|随时|第一时间|一经|(?:多|每)轮|每次|结束后|完成后|\d+\s*个?(?:工作日|小时|天|"
            r"日)(?:之?内|以内)|发现.{0,6}[时后]|事后|后\s*\d"
        ),
    ),
]
EVERY = (
    r"(?:每年\d{1,2}月(?:\d{1,2}[日号]|底|初|末)?(?:以?前|之前)?|每(?:个)?(?:半月|半年|两周|周|旬|月|"
    r"季度|季|学期|学年|年|日|天)(?:[一二三四五六日末](?!次|期|报|通|调|总))?"
    r"(?:结束)?(?:的)?(?:最后一(?:天|个工作日))?(?:上旬|中旬|下旬|底|末月?|"
    r"初)?(?:\d{1,2}[日号])?(?:(?:上午|下午|晚上?)?(?:\d{1,2}[:：点]\d{0,2}分?)?)(?:下班)?(?:以?前|之前)?)"
)
WORDS = (
    r"定期(?:和不定期|或不定期)?|定时或不定时|不定期|定时|及时|迅速|立即|随时|第一时间|"
    r"一经[^，。；]{2,4}|(?:多|每)轮[^，。；]{0,6}|(?:检查|督查|督导|自查|核查|整改|活动|"
    r"工作)?(?:结束|完成)后[^，。；将把]{0,12}?(?:内)?|按[月季](?:度)?|逐月|\d+\s*个?(?:工作日|小时|"
    r"天|日)(?:之?内|以内)|(?:次|下|当)月\d{1,2}[日号]前|学期末|期末|月底前?|季末"
)
DATED = (
    rf"(?:{NUMERIC.pattern.replace('?P<', '?P<n_')}|"
    rf"(?=[\d今明本当次翌]){POINT.pattern.replace('?P<', '?P<p_')})(?:下班)?(?:\d{{1,2}}[:：]\d{{2}})?(?:之前|"
    rf"以前|前)?"
)
WHEN = re.compile(rf"(?P<when>{EVERY}|{DATED}|{WORDS})")
MADE = re.compile(r"(?:形成|填写|填报|撰写|完成|梳理|汇总|制定|整理|提交|填好|报送)(?P<what>[^，。；]{2,50})")
PAPERS = (
    r"报告|总结|台账|清单|方案|表|材料|情况|名单|结果|意见|记录|问卷|照片|计划|报表|信息|电子[件版稿]|"
    r"纸质[件版稿]|案例|数据|统计表"
)
COPY = re.compile(r"^(?:加盖公章的?)?(?:纸质|电子|书面|扫描|Word|PDF|盖章)")
HEADLINE = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[)）.．、]\s*)[^，。]{2,14}。$")
CONDITION = re.compile(r"(?:详见|见|格式见|模板见)?附件\s*[一二三四五六七八九十\d]*")


ANY_TIME = "发生时"


@dataclass(slots=True)
class Context:
    """What the sentence leaves unsaid: who acted before, who issued the paper, the year."""

    actor: str | None
    issuer: str | None
    era: Era
    period: str | None = None
    sheet: str | None = None


def read_reporting(text: str, context: Context, place: Place) -> list[Reporting]:
    """Reporting duties of one paragraph; the subject of a sentence holds for those after it."""
    found: list[Reporting] = []
    actor = context.actor
    previous = ""
    for sentence in sentences(text):
        if HEADLINE.match(sentence):
            continue
        own = _subject(sentence)
        actor = own or actor
        for entry in _of_sentence(sentence, actor, previous, context):
            entry.place = place
            entry.source_sentence = sentence
            if entry.due_or_period in (None, ANY_TIME) and context.period:
                entry.due_or_period = context.period
                entry.doubt(0.1, "时间取自所在的阶段")
            if own is None:
                entry.doubt(0.2, "句子里没有主语，由谁报送是从上文推出来的")
            found.append(entry)
        previous = sentence
    return found


def _subject(sentence: str) -> str | None:
    """The acting body at the start of the sentence or of one of its clauses."""
    label = re.sub(r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）.．、]\s*)", "", sentence)
    headless = label.split("。", 1)[-1] if "。" in label[:-1] else label
    for clause in [headless, *split_outside(headless, "，；")]:
        who = subject_of(clause)
        if who:
            return who
    return None


def last_subject(text: str) -> str | None:
    """The body that acted last in a paragraph: it acts on in the next when that names none."""
    found = [who for who in (_subject(sentence) for sentence in sentences(text)) if who]
    return found[-1] if found else None


def _of_sentence(sentence: str, actor: str | None, previous: str, context: Context) -> list[Reporting]:
    found = _sent(sentence, actor, context)
    found += _reviews(sentence, actor)
    system = _system(sentence, actor, context) if not found else []
    spoken = _circulated(sentence, actor, previous, context)
    found += system
    if not any(entry.what.endswith("通报") for entry in found) and not (
        system and all(entry.cadence == "periodic" for entry in spoken)
    ):
        found += spoken
    found += _letters(sentence, actor)
    if not found:
        found += _written(sentence, actor)
    return found


def cadence_of(text: str) -> str | None:
    """monthly, quarterly, event … from the words of time; None when they name a date or nothing."""
    return next((name for name, pattern in CADENCES if re.search(pattern, text)), None)


def _make(
    who: str | None,
    what: str,
    whom: str | None,
    when: str | None,
    context: Context | None = None,
    cadence: str | None = None,
) -> Reporting:
    cadence = cadence or (cadence_of(when) if when else None) or "once"
    due = read_due(when, context.era) if context and when and cadence == "once" else None
    made = Reporting(
        who=who,
        what=what,
        to_whom=whom,
        due_or_period=when,
        cadence=cadence,
        due_date=due if due and len(due) == 10 else None,
    )
    if when is None:
        made.doubt(0.3, "没有写明什么时候报")
    if whom is None:
        made.doubt(0.1, "没有写明报给谁")
    if who is None:
        made.doubt(0.3, "没有写明由谁报")
    return made


def _sent(sentence: str, actor: str | None, context: Context) -> list[Reporting]:
    """Every 报送, 上报, 反馈给 … of a sentence; each looks back to the one before it."""
    found = []
    begin = 0
    for hit in SEND.finditer(sentence):
        if (
            NOUN_SEND.match(sentence, hit.start())
            or NOUN_SEND.search(sentence[max(0, hit.start() - 4) : hit.end() + 4])
            or _in_quotes(sentence, hit.start())
        ):
            continue
        before, after = sentence[begin : hit.start()], sentence[hit.end() :]
        whom = _whom(hit, before, after)
        what = _object(before, after, whom) or context.sheet
        if not what:
            continue
        if context.sheet and COPY.match(what) and "表" not in what:
            what = f"{context.sheet}{what}"
        when = _when(before, after, hit["verb"])
        filled = re.search(r"(?:以|由)(?P<who>[^，。；]{2,24}?)(?:为单位)?(?:统一|汇总|负责)?(?:填报|填写)", sentence)
        who = _by(before) or (filled["who"] if filled else None) or actor
        found.append(_make(who, what, whom, when, context))
        begin = hit.end()
    for entry, later in pairwise(found):
        if entry.to_whom is None and entry.who == later.who:
            entry.to_whom = later.to_whom
    return found


def _in_quotes(sentence: str, at: int) -> bool:
    return sentence[:at].count("“") > sentence[:at].count("”") or sentence[:at].count("《") > sentence[:at].count("》")


def _whom(hit: re.Match[str], before: str, after: str) -> str | None:
    """The receiver after the verb, or the one after 向 before it."""
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


def _object(before: str, after: str, whom: str | None) -> str | None:
    """What is sent: after 将 or 把, after 形成 or 填写, or what follows the verb."""
    if whom and f"向{whom}" in before:
        before = before.replace(f"向{whom}", "")
    taken = list(re.finditer(r"(?:并|须|要|应|请|，|^|及时|再|统一|[一-龥])?(?:将|把)(?P<what>[^；。]+)$", before))
    if taken:
        what = _trim(taken[-1]["what"])
        made = MADE.search(before[: taken[-1].start()])
        return f"{_trim(made['what'])}{what}" if what and made and COPY.match(what) else what
    found = re.search(
        r"(?:发现|遇有|遇到|发生)(?P<what>[^，。；]{2,30}?)(?:后|时|的)?(?:[，,]?(?:要|应|须)?)$",
        re.sub(r"(?:及时|立即|随时|迅速|第一时间)$", "", before),
    )
    if found:
        return _trim(found["what"])
    following = re.match(r"^\s*(?P<what>[^，。；]{2,50})", after)
    if following and not (whom and whom in after[: len(whom) + 12]):
        tail = re.sub(r"^(?:至|到|给).*$", "", following["what"])
        if _trim(tail):
            return _trim(tail)
    topic = re.search(r"(?:^|[，；。])(?:对|对于)(?P<what>[^，。；]{2,24}?(?:隐患|问题|线索|事件|情况))，", before)
    if topic and "情况" not in topic["what"]:
        return _trim(re.sub(r"^发现的", "", topic["what"]))
    near = re.search(rf"(?:^|[，；。])(?P<what>[^，。；]{{2,40}}(?:{PAPERS}))$", before)
    if near:
        return _trim(re.sub(rf"^(?:并|再)?(?:{WHEN.pattern.replace('?P<', '?P<y_')})", "", near["what"]))
    prepared = list(MADE.finditer(before))
    if prepared:
        return _trim(prepared[-1]["what"])
    noun = re.search(r"(?P<what>[^，。；]{2,40}?(?:" + PAPERS + r"))[^，。；]{0,20}$", before)
    if noun:
        return _trim(noun["what"])
    pieces = [
        piece
        for piece in split_outside(before, "，；")
        if re.search(r"报告|总结|台账|清单|方案|材料|情况|名单|案例", piece)
    ]
    return _trim(pieces[-1]) if pieces else None


def _trim(text: str) -> str | None:
    """The object without time, form and pointers to annexes."""
    text = re.sub(r"[（(][^（）()]*(?:附件|见|邮箱)[^（）()]*[)）]", "", text)
    text = re.sub(
        rf"[，,]?(?:以[^，。；]{{1,16}}(?:形式|方式|为单位)|(?:于|"
        rf"在)?(?:{WHEN.pattern.replace('?P<', '?P<t_')})(?:统一|分别|一并|书面)?)\s*$",
        "",
        text.strip(),
    )
    text = re.sub(r"[，,]?以[^，。；]{1,16}(?:形式|方式|为单位)于?$", "", text)
    text = re.sub(r"[，,；、\s]+$", "", text).strip()
    text = re.sub(r"(?:于|在|以|书面|统一|并|，)+$", "", text).strip("，、 ")
    text = re.sub(rf"^(?:{EVERY}|定期|及时)?(?:的)?", "", text)
    text = re.sub(r"^(?:并|同时)?(?:(?:汇总|整理|梳理|建立|做好)?(?:形成|撰写|填写|填报|建立|做好))(?=..)", "", text)
    return (
        text
        if 2 <= len(text) <= 90
        and re.search(r"[一-龥]{2}", text)
        and not re.match(r"不少于|至少|不超过|\d|和|与|表$", text)
        else None
    )


def _by(before: str) -> str | None:
    """An acting body named inside the part of the sentence that belongs to this verb."""
    for clause in reversed(split_outside(before, "，；")):
        who = subject_of(clause)
        if who:
            return who
    return None


def _when(before: str, after: str, verb: str) -> str | None:
    """The words of time nearest to the verb."""
    near = list(WHEN.finditer(drop_brackets(before)))
    if near:
        dated = [hit for hit in near if not re.fullmatch(r"迅速|立即|及时", hit["when"])]
        return (dated or near)[-1]["when"].strip()
    later = WHEN.search(after[:40])
    if later:
        return later["when"].strip()
    word = re.search(r"及时|按时|立即|随时|迅速|第一时间", verb)
    return word.group() if word else None


def _reviews(sentence: str, actor: str | None) -> list[Reporting]:
    return [
        _make(
            _by(sentence[: hit.start()]) or actor,
            hit["act"] if len(hit["act"]) > 1 else "报告",
            None,
            hit.group(),
            cadence=cadence_of(hit.group()),
        )
        for hit in REVIEW.finditer(sentence)
    ]


def _system(sentence: str, actor: str | None, context: Context) -> list[Reporting]:
    found = []
    for hit in SYSTEM.finditer(sentence):
        rest = split_outside(sentence[hit.end() :].lstrip("，、；"), "；。")
        what = f"{hit['kind']}：{rest[0].rstrip('。')}" if rest and "通报" in rest[0] else hit["kind"]
        found.append(_make(actor or context.issuer, what, None, hit["kind"], cadence=cadence_of(hit["kind"])))
    return found


def _circulated(sentence: str, actor: str | None, previous: str, context: Context) -> list[Reporting]:
    """通报 with a word of time, or one that is published; without a subject it is the supervision office's."""
    for clause in split_outside(sentence.rstrip("。"), "，；"):
        hit = CIRCULATE.search(clause)
        if not hit or re.search(r"专项通报|通报制度|通报机制|[、和]通报", clause):
            continue
        own = subject_of(clause) or _subject(sentence)
        who = own or _supervisors(context, previous + sentence) or actor
        how = re.search(
            r"每\S{1,3}?(?=对|将|进|通|印|发)|定期|不定期|按月|按季|逐月|及时|适时|(?:多|每)轮[^，。；]{0,6}", clause
        ) or re.search(r"每[周月季]\S?|定期|不定期|及时|适时|(?:多|每)轮[^，。；]{0,6}", sentence)
        what = (
            re.sub(r"^(?:对[^，]+?)?(?:定期|不定期|按月|及时)", "", clause)
            if re.match(r"^(?:定期|不定期|按月|及时)", clause)
            else _published(clause)
        )
        return [_make(who, what, None, how.group() if how else ANY_TIME, cadence=None if how else "event")]
    return []


def _published(clause: str) -> str:
    found = re.search(r"(?:发布|印发|编发|下发|出)(?P<what>[^，。；]{0,14}?(?:通报|简报|专报))", clause)
    return found["what"] if found else clause


def _supervisors(context: Context, text: str) -> str | None:
    """Nobody is named: the issuing bodies when they are several or supervise, else the supervision department."""
    if context.issuer and re.search(r"督导|、", context.issuer):
        return context.issuer
    return "教育督导部门" if "督导" in text else context.issuer


def _letters(sentence: str, actor: str | None) -> list[Reporting]:
    found = []
    for hit in LETTER.finditer(sentence):
        whom = re.search(r"(?:对|向|给)(?P<whom>[^，。；]{2,24}?)$", sentence[: hit.start()])
        when = re.search(r"一经[^，。；]{2,4}|发现[^，。；]{0,8}(?:时|后|的)|及时", sentence)
        found.append(
            _make(
                actor,
                hit["what"],
                whom["whom"] if whom else None,
                when.group() if when else "发现问题时",
                cadence="event",
            )
        )
    return found


def _written(sentence: str, actor: str | None) -> list[Reporting]:
    """A report that has to be written though nobody says for whom."""
    hit = WRITE.search(sentence)
    if not hit or (re.search(r"[、，]$", sentence[: hit.start()]) and "报告" not in hit["what"]):
        return []
    office = re.search(
        r"^(?P<owner>.{0,20}?(?:领导小组|小组|专班))下设.{0,8}?办公室(?:[，,].{0,6}?设在(?P<seat>[^，。；]{2,16}))?",
        sentence,
    )
    who = f"{office['owner']}办公室" + (f"（{office['seat']}）" if office["seat"] else "") if office else actor
    when = WHEN.search(sentence)
    return [_make(who, hit["what"], None, when["when"] if when else None)]
