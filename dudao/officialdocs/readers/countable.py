"""Whether a number with a unit says how much, or is a date, an ordinal, a waiting time or an idiom."""

import re

from dudao.lib.numerals import to_number

from .comparators import AFTER_LEAST, AFTER_MOST, AT_LEAST, AT_MOST, WIDE_LEAST

PERIOD = re.compile(r"每(?:生|人|班|校|个)?(?P<period>天|日|周|月|学期|学年|年|季度|季|半年|半月)")
PERIOD_NAME = {"日": "天", "季": "季度"}
TIMED = {"次", "小时", "课时", "天", "节", "人次", "家次", "校次", "班次", "场", "分钟", "篇", "期", "学时", "轮"}
DATE_BEFORE = re.compile(r"(?:19|20)\d{2}年(?:\d{1,2}月)?$|\d月$|第$|附件$|[〔\[]$|“减负”$")
WAITING = {"天", "日", "个工作日", "工作日", "小时", "个小时", "周", "个月", "学期", "个学期"}
RARE = {
    "条",
    "份",
    "件",
    "日",
    "届",
    "本",
    "辆",
    "部",
    "间",
    "处",
    "位",
    "册",
    "户",
    "套",
    "台",
    "类",
    "张",
    "学期",
    "个学期",
}
SUPPLIED = re.compile(r"(?:每|各)[^，。；]*(?:配备|配置|设置|安装|设立|建有|订阅|发放)")
EACH_ONE = re.compile(r"每(?:名|位|人|班|校|个|所)[^，。；]*每(?:天|周|月|学期|学年|年|季度?)[^，。；\d]*$")
HEADS = {"所", "家", "名", "人"}
SELECTED = re.compile(
    r"抽查|抽取|随机|选派|安排|明确|确定|指定|推荐|遴选|选取|选树|评选|报送|打造|建成|创建|培育|配备|每|组成|由"
)
COUNTED_THINGS = re.compile(
    r"^(?:[一-龥]{0,4}组|小组|阶段|方面|环节|步骤|部分|专班|重点|层面|维度|专项|行动|工程|文件|级别|"
    r"等次|等级|乡镇|街道|学区|责任区|片区)"
)


def counts(hit: re.Match[str], clause: str) -> bool:
    """Dates, ordinals, idioms, waiting times and counts of headings are no measures."""
    before, after, unit = clause[: hit.start()], clause[hit.end() :], hit["unit"]
    if DATE_BEFORE.search(before) or to_number(hit["low"]) is None or (unit in ("年", "学年") and len(hit["low"]) >= 4):
        return False
    if unit in WAITING and AFTER_MOST.match(after) and not AT_MOST.search(before):
        return False
    bounded = (
        AT_MOST.search(before)
        or AT_LEAST.search(before)
        or WIDE_LEAST.search(before)
        or AFTER_LEAST.match(after)
        or AFTER_MOST.match(after)
        or hit["high"]
    )
    if re.search(r"(?:最后|最近|近)$", before) or (unit == "年" and re.match(r"\s+月", after)):
        return False
    if re.search(r"[由从]$", before) and re.match(r"(?:提高|提升|增加|上升|下?降|减少)", after):
        return False
    if "除" in before and re.match(r"(?:之|以)?外", after):
        return False
    if unit in RARE and not bounded and not SUPPLIED.search(before) and not EACH_ONE.search(before):
        return False
    if unit in HEADS and not bounded and not SELECTED.search(clause):
        return False
    if (unit == "年" and after.startswith(("级", "度", "来", "月", "底", "起"))) or after.startswith(
        ("年级", "号", "月", "级")
    ):
        return False
    if unit in ("个", "项", "轮", "期") and COUNTED_THINGS.match(after):
        return False
    return hit["low"][0].isdigit() or _chinesecounts(hit, before, after, unit)


def _chinesecounts(hit: re.Match[str], before: str, after: str, unit: str) -> bool:
    """一次 and 两小时 count only with a comparator or a period, or they are idioms."""
    if re.search(r"第$|[“\"]$", before) or unit in ("期", "班", "条", "轮"):
        return False
    bounded = (
        AT_MOST.search(before)
        or AT_LEAST.search(before)
        or WIDE_LEAST.search(before)
        or AFTER_MOST.match(after)
        or AFTER_LEAST.match(after)
    )
    regular = PERIOD.search(before[-16:]) and unit in TIMED
    return bool(
        regular
        or (
            bounded
            and (
                unit not in ("年", "周", "人")
                or AFTER_MOST.match(after)
                or AT_LEAST.search(before)
                or AT_MOST.search(before)
            )
        )
    )
