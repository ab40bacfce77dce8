"""The closed list of what a column of a blank form may be filled with: fields of the problem ledger.

A form keeps ``bindings``: {"title of the column": key of LEDGER_FIELDS}. A column without a binding prints empty.
"""

LEDGER_FIELDS: dict[str, str] = {
    "school": "学校（单位）名称",
    "problem": "问题",
    "measures": "整改措施",
    "remark": "备注",
    "due": "整改期限",
    "owner": "责任人",
    "state": "办理状态",
    "found_on": "发现日期",
    "closed_on": "销号日期",
    "no": "序号",
}

# The first rule with a word in the title decides, so the narrower words stand first.
_WORDS = (
    ("no", ("序号", "编号")),
    ("measures", ("措施", "整改内容", "怎么改")),
    ("due", ("期限", "时限", "完成时间", "整改时间")),
    ("owner", ("责任人", "负责人", "整改人")),
    ("closed_on", ("销号", "办结日期", "办结时间")),
    ("found_on", ("发现日期", "发现时间", "检查日期", "督查日期", "督导日期")),
    ("state", ("进度", "状态", "整改情况", "整改结果", "落实情况", "是否整改")),
    ("problem", ("问题",)),
    ("school", ("学校", "单位", "机构")),
    ("remark", ("备注", "说明")),
)


def suggest_field(column: str) -> str | None:
    """The key that the words of a column's title point to, or None; a person confirms it."""
    title = "".join(column.split())
    return next((key for key, words in _WORDS if any(word in title for word in words)), None)


def suggest_bindings(columns: list[str]) -> dict[str, str]:
    """A first proposal for a whole form; no field is proposed twice."""
    found: dict[str, str] = {}
    for column in columns:
        key = suggest_field(column)
        if key and key not in found.values():
            found[column] = key
    return found
