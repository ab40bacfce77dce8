"""Words of time: 每月25日前, 及时, 6月底; and the rhythm that they mean."""

import re

from .dates import NUMERIC, POINT
from .text import drop_brackets

CADENCES = [
    ("daily", r"每[日天](?!.{0,3}(?:小时|书面))|日报|零报告|一日一|一天一"),
    ("weekly", r"每周|周报|一周一|周通报|周调度"),
    ("half_monthly", r"每半月|半月报|半月通报|每两周|每旬|旬报"),
    ("monthly", r"每月|每个月|月报|按月|逐月|一月一|月底前?报|月通报|月调度|次月|当月"),
    ("quarterly", r"每季|季报|按季|一季一|每个季度|季度末|季末"),
    ("half_yearly", r"每半年|半年报"),
    ("semester", r"每学期|每个学期|按学期|学期末|期末|一学期一"),
    ("yearly", r"每学?年|按学?年|年报|一年一|年度报告"),
    ("periodic", r"定期|定时|不定时|适时"),
    (
        "event",
        (
            r"及时|迅速|立即|随时|第一时间|一经|(?:多|每)轮|每次|结束后|完成后|\d+\s*个?(?:工作日|小时|天|"
            r"日)(?:之?内|以内)|发现.{0,6}[时后]|事后|后\s*\d|当[日天场]|限期?[\d一二两三半]|限期|不迟于\d|[周月]内"
        ),
    ),
]
EVERY = (
    r"(?:每年\d{1,2}月(?:\d{1,2}[日号]|底|初|末)?(?:以?前|之前)?|每(?:个)?(?:半月|半年|两周|周|旬|月|"
    r"季度|季|学期|学年|年|日|天)(?:[一二三四五六日末](?!次|期|报|通|调|总))?"
    r"(?:结束)?(?:后[\d一二两三]+个?(?:日|天|工作日|周)(?:之?内|以内))?(?:的)?(?:月(?=[底末])|周(?=[一二三四五六日末]))?"
    r"(?:[一二三四五六日](?=[下上前]))?(?:最后一(?:天|个工作日))?(?:上旬|中旬|下旬|底|末月?|"
    r"初)?(?:\d{1,2}[日号](?:[、和]\d{1,2}[日号])*)?(?:(?:上午|下午|晚上?)?(?:\d{1,2}[:：点时]\d{0,2}分?)?)(?:下班)?(?:以?前|之前)?)"
)
WORDS = (
    r"限期?(?:在)?(?:\d+|[一二两三半])个?(?:月|周|天|日|工作日|小时)(?:之?内)?|不迟于\d+个?(?:小时|日|天|工作日)|"
    r"当[日天场]|次日|(?:本|学)?(?:年|学期|季度?)[底末](?:以?前|之前)?|学期结束[前后]|(?:\d+|[一二两三])周(?:之?内|以内)|"
    r"[\d一二两三]个?月(?:之?内|以内)|"
    r"定期(?:和不定期|或不定期)?|定时或不定时|不定期|定时|及时|迅速|立即|随时|第一时间|"
    r"一经[^，。；]{2,4}|(?:多|每)轮[^，。；]{0,6}|(?:检查|督查|督导|自查|核查|整改|活动|"
    r"工作)?(?:结束|完成)后(?:的?[\d一二两三]+个?(?:工作日|小时|天|日|周|月)(?:之?内|以内))?(?:及时)?|收到[^，。；]{2,12}后[\d一二两三]+个?(?:工作日|小时|天|日)(?:之?内|以内)|按(?:学期|学年|[月季周旬年](?:度)?)|逐月|\d+\s*个?(?:工作日|小时|"
    r"天|日)(?:之?内|以内)|(?:次|下|当)月\d{1,2}[日号]前|学期末|期末|月底前?|季末"
)
DATED = (
    rf"(?:{NUMERIC.pattern.replace('?P<', '?P<n_')}|"
    rf"(?=[\d今明本当次翌]){POINT.pattern.replace('?P<', '?P<p_')})(?:下班)?(?:\d{{1,2}}[:：]\d{{2}})?(?:之前|"
    rf"以前|前)?"
)
WHEN = re.compile(rf"(?P<when>{EVERY}|{DATED}|{WORDS})")


def cadence_of(text: str) -> str | None:
    """monthly, quarterly, event … from the words of time; None when they name a date or nothing."""
    return next((name for name, pattern in CADENCES if re.search(pattern, text)), None)


def time_words(before: str, after: str, verb: str) -> str | None:
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
