"""`dudao read FILE [--json]`: what stands in an official document, without a database."""

import json
import sys
from collections.abc import Callable
from typing import Any

from dudao.officialdocs.shapes import POLARITY_WORDS

from ._words import Parser

HELP = "读一份公文，说出里面有什么"
WITHOUT_DJANGO = True

Entry = dict[str, Any]
KINDS = {"phone": "电话", "mobile": "手机", "email": "邮箱", "address": "地址"}


def main(argv: list[str] | None = None) -> int:
    """Print what was read; 0 on success, 2 when the file cannot be read (one Chinese sentence on stderr)."""
    parser = Parser(prog="dudao read", description="读一份公文（Word、WPS、PDF、网页、文本、扫描件），不连数据库。")
    parser.add_argument("file", metavar="文件", help="公文文件的路径")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    options = parser.parse_args(argv)
    from dudao.officialdocs.readers import (  # noqa: PLC0415  lazy: help comes first
        UnreadableDocument,
        read_document,
    )

    try:
        document = read_document(options.file)
    except UnreadableDocument as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
    print(json.dumps(document, ensure_ascii=False, indent=1) if options.json else "\n".join(summary(document)))
    return 0


def summary(document: Entry) -> list[str]:
    """Lines for people: the head, each list with its count, and what should be checked by hand."""
    issuer = "、".join(document["issuer"]) or "（没有读到）"
    lines = [
        f"标题：{document['title'] or '（没有读到）'}",
        f"文号：{document['doc_number'] or '无'}　发文：{issuer}　日期：{document['issued_on'] or '无'}",
    ]
    for key, (label, line) in LISTS.items():
        entries = document[key]
        if entries:
            lines += ["", f"{label}（{len(entries)}）", *(f"  {line(entry)}{_doubt(entry)}" for entry in entries)]
    if document["warnings"]:
        lines += [
            "",
            f"请核对（{len(document['warnings'])}）",
            *(f"  {_warning(each)}" for each in document["warnings"]),
        ]
    return lines


def _doubt(entry: Entry) -> str:
    reasons = "；".join(entry["reasons"])
    return f"　〔把握 {round(entry['confidence'] * 100)}%：{reasons}〕" if reasons else ""


def _warning(warning: Entry) -> str:
    return warning["message"] + (f"（{warning['place']['words']}）" if warning["place"] else "")


def _reference(entry: Entry) -> str:
    return f"《{entry['title']}》" + (f"（{entry['doc_number']}）" if entry["doc_number"] else "")


def _indicator(entry: Entry) -> str:
    above = "›".join(entry[key] for key in ("group", "item") if entry[key])
    return f"{above}　{entry['point_code'] or ''} {entry['point']}　[{POLARITY_WORDS[entry['polarity']]}]"


def _task(entry: Entry) -> str:
    offices = "、".join(entry["departments"]) or "未定科室"
    return f"{entry['no']}　{entry['text']}　{entry['due'] or '未定时限'}　{offices}"


def _reporting(entry: Entry) -> str:
    who, whom = (entry[key] or "（未写明）" for key in ("who", "to_whom"))
    return f"{who} → {whom}：{entry['what']}　{entry['due_or_period'] or '未定时间'}"


def _group(entry: Entry) -> str:
    return f"{entry['name']}：" + "，".join(f"{member['role']} {member['name']}" for member in entry["members"])


def _quantity(entry: Entry) -> str:
    return f"{entry['applies_to'] or ''} {entry['what']} {entry['op']} {entry['value']} {entry['unit']}"


LISTS: dict[str, tuple[str, Callable[[Entry], str]]] = {
    "aims": ("目标和原则", lambda entry: f"{entry['heading']}：{entry['text']}"),
    "references": ("引用的文件", _reference),
    "indicators": ("督查要点", _indicator),
    "tasks": ("任务", _task),
    "task_candidates": ("段落里可能的任务", _task),
    "phases": ("工作阶段", lambda entry: f"{entry['name']}　{entry['start'] or '？'} 至 {entry['end'] or '？'}"),
    "reporting": ("报送事项", _reporting),
    "groups": ("工作机构", _group),
    "duties": ("单位职责", lambda entry: f"{entry['unit']}：{entry['text']}"),
    "contacts": ("联系方式", lambda entry: f"{KINDS[entry['kind']]} {entry['value']}　{entry['owner'] or ''}"),
    "quantities": ("数量规定", _quantity),
    "forms": ("空白表格", lambda entry: f"{entry['title']}：{'｜'.join(entry['columns'])}"),
}

if __name__ == "__main__":
    raise SystemExit(main())
