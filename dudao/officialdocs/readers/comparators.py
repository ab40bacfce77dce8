"""Which way a number bounds: at most, at least, or just so."""

import re

AT_MOST = re.compile(
    r"(?:不(?:得|能|可|应|再|准|许|宜)?(?:超过|多于|大于|高于|超出|长于)|不(?:得|能|应)?(?:晚于|迟于)|"
    r"最多|至多|最长|最高|上限[为是]?|控制在|压减[到至]|(?:下?降|减少)[到至]|(?<![不得能可应])(?:低于|少于|小于)|≤|<=|＜|"
    r"不超)"
    r"(?:为|在|达)?\s*(?:每[^，。；\d]{0,6})?$"
)
AT_LEAST = re.compile(
    r"(?:不(?:得|能|可|应)?(?:少于|低于|小于|短于|早于)|不下于|至少|最少|最低|下限[为是]?|"
    r"(?<![不得能可应再])(?:超过|高于|多于|大于)|达到?|≥|>=|＞|(?:提高|提升|增加|上升)[到至]|确保|保证)(?:为|"
    r"在)?\s*(?:每[^，。；\d]{0,6})?$"
)
WIDE_LEAST = re.compile(r"(?:至少|不(?:得|能|可|应)?少于|不(?:得|能|可|应)?低于|不小于)[^，。；]{0,20}$")
WIDE_MOST = re.compile(r"(?:不(?:得|能|可|应)?超过|最多|控制在)[^，。；\d]{0,8}$")
AFTER_MOST = re.compile(r"^(?:以内|以下|之内|内(?![容部心涵外]))")
AFTER_LEAST = re.compile(r"^(?:及以上|以上|及其以上|起步)")


NOT = r"不(?:得|能|可|应|再)?"
SAID = re.compile(
    rf"(?P<least>{NOT}(?:低于|少于)|至少|达到)|(?P<most>{NOT}(?:超过|高于|多于|突破)|控制在|最多|最高|上限)"
)
HEADED_MOST = re.compile(rf"上限|最高|最长|最多|至多|封顶|{NOT}(?:超过?|高于|多于|大于)|以内|控制(?:数|在)|≤")
HEADED_LEAST = re.compile(rf"下限|最低|最短|最少|至少|{NOT}(?:少于|低于|小于)|≥")


def said_before(clause: str) -> str:
    """The comparator of a clause that `即…` only says again in figures."""
    said = [hit.lastgroup for hit in SAID.finditer(clause)]
    return "" if not said else ">=" if said[-1] == "least" else "<="


def bound_of_heading(heading: str) -> str:
    """`<=` for a column headed 上限 or 不超过, `>=` for one headed 下限 or 不少于; "" where it says neither or both."""
    if re.search(r"\d", heading):
        return ""  # a value, no heading
    most, least = bool(HEADED_MOST.search(heading)), bool(HEADED_LEAST.search(heading))
    return "" if most == least else "<=" if most else ">="


def forbidden(op: str, before: str) -> str:
    """What goes beyond, or stays below, is named as the fault: the limit is the other way round."""
    if re.search(r"超[过出](?:规定|标准|限定)[^，。；]{0,6}[（(][^）)]*$", before):
        return "<="
    if re.search(r"(?<!不)(?<!不得)(?:超[过出]|高于|多于|大于|长于|突破|逾)\s*$", before):
        return "<="
    return ">=" if re.search(r"(?<!不)(?<!不得)(?:低于|少于|小于|不足|不到)\s*$", before) else op


def comparator_of(clause: str, hit: re.Match[str], carried: str) -> tuple[str, str]:
    """Comparator of a number, and what is carried over to the next number of the clause."""
    before, after = clause[: hit.start()], clause[hit.end() :]
    if AFTER_MOST.match(after):
        return "<=", ""
    if AFTER_LEAST.match(after):
        return ">=", ""
    if after.startswith("左右") and not re.search(r"不(?:得)?(?:超过|少于|低于|高于)[^，。；]*$", before):
        return "=", ""
    if re.search(r"(?:严禁|禁止|杜绝)[^。；]*(?:超过|高于|多于|低于|少于)\s*$", before):
        return ("<=", "<=") if re.search(r"(?:超过|高于|多于)\s*$", before) else (">=", ">=")
    if AT_MOST.search(before) or (WIDE_MOST.search(before) and not AT_LEAST.search(before)):
        return "<=", "<="
    if AT_LEAST.search(before) or WIDE_LEAST.search(before):
        return ">=", ">="
    if carried:
        return carried, carried
    wanted = re.search(r"确保|保证", before) or re.search(r"(?:要|应|须)[^，。；]{0,20}$", before)
    return (">=", "") if wanted and re.match(r"(?:次|个?小时|节|课时|场)", clause[hit.start("unit") :]) else ("=", "")
