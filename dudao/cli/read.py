"""`dudao read FILE [--json]`: what stands in an official document, without a database."""

import argparse
import json
import sys
from typing import Any


def main(argv: list[str] | None = None) -> int:
    """Print what was read; 0 on success, 2 when the file cannot be read (one Chinese sentence on stderr)."""
    parser = argparse.ArgumentParser(prog="dudao read", description="读一份公文（.docx 或 .txt），不连数据库。")
    parser.add_argument("file", metavar="文件", help="公文文件的路径")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    options = parser.parse_args(argv)
    from dudao.officialdocs.readers import UnreadableDocument, read_document  # slow: help comes first

    try:
        document = read_document(options.file)
    except UnreadableDocument as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        print("\n".join(summary(document)))
    return 0


HELP = "读一份公文，说出里面有什么"
WITHOUT_DJANGO = True
LISTS = [
    ("aims", "目标和原则"), ("references", "引用的文件"), ("indicators", "督查要点"), ("tasks", "任务"), ("task_candidates", "段落里可能的任务"), ("phases", "工作阶段"), ("reporting", "报送事项"),
    ("groups", "工作机构"), ("duties", "单位职责"), ("contacts", "联系方式"), ("quantities", "数量规定"), ("forms", "空白表格"),
]


def summary(document: dict[str, Any]) -> list[str]:
    """Lines for people: the head, each list with its count, and what should be checked by hand."""
    lines = [f"标题：{document['title'] or '（没有读到）'}"]
    lines.append(f"文号：{document['doc_number'] or '无'}　发文：{'、'.join(document['issuer']) or '（没有读到）'}　日期：{document['issued_on'] or '无'}")
    for key, label in LISTS:
        entries = document[key]
        if entries:
            lines += ["", f"{label}（{len(entries)}）"]
            lines += [f"  {_line(key, entry)}{_doubt(entry)}" for entry in entries]
    if document["warnings"]:
        lines += ["", f"请核对（{len(document['warnings'])}）"]
        lines += [f"  {warning['message']}（{warning['place']['words']}）" if warning["place"] else f"  {warning['message']}" for warning in document["warnings"]]
    return lines


def _doubt(entry: dict[str, Any]) -> str:
    return f"　〔把握 {round(entry['confidence'] * 100)}%：{'；'.join(entry['reasons'])}〕" if entry["reasons"] else ""


def _line(key: str, entry: dict[str, Any]) -> str:
    if key == "aims":
        return f"{entry['heading']}：{entry['text']}"
    if key == "references":
        return f"《{entry['title']}》" + (f"（{entry['doc_number']}）" if entry["doc_number"] else "")
    if key == "indicators":
        return f"{entry['group'] or ''}›{entry['item'] or ''}　{entry['point_code'] or ''} {entry['point']}　[{POLARITY[entry['polarity']]}]"
    if key in ("tasks", "task_candidates"):
        return f"{entry['no']}　{entry['text']}　{entry['due'] or '未定时限'}　{'、'.join(entry['departments']) or '未定科室'}"
    if key == "phases":
        return f"{entry['name']}　{entry['start'] or '？'} 至 {entry['end'] or '？'}　{entry['actor'] or ''}"
    if key == "reporting":
        return f"{entry['who'] or '（未写明）'} → {entry['to_whom'] or '（未写明）'}：{entry['what']}　{entry['due_or_period'] or '未定时间'}"
    if key == "groups":
        return f"{entry['name']}：" + "，".join(f"{member['role']} {member['name']}" for member in entry["members"])
    if key == "duties":
        return f"{entry['unit']}：{entry['text']}"
    if key == "contacts":
        return f"{KINDS[entry['kind']]} {entry['value']}　{entry['owner'] or ''}"
    if key == "quantities":
        return f"{entry['applies_to'] or ''} {entry['what']} {entry['op']} {entry['value']} {entry['unit']}"
    return f"{entry['title']}：{'｜'.join(entry['columns'])}"


POLARITY = {"duty": "要求", "good_yes": "是为好", "bad_yes": "是为差"}
KINDS = {"phone": "电话", "mobile": "手机", "email": "邮箱", "address": "地址"}

if __name__ == "__main__":
    raise SystemExit(main())
