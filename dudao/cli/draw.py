"""`dudao draw verify FILE`: replay a draw from its public record alone, without a database."""

import json
import sys
from pathlib import Path

from ._words import Parser

HELP = "核对一次抽查：dudao draw verify 记录文件"
WITHOUT_DJANGO = True
LARGEST = 50 * 1024 * 1024


def main(argv: list[str]) -> int:
    """0 when the record holds, 1 when it was changed, 2 when there is nothing to check (one sentence on stderr)."""
    parser = Parser(prog="dudao draw", description="照公布的记录重抽一遍，看结果是不是一样，不连数据库。")
    parser.add_argument("act", metavar="verify", choices=["verify"], help="核对")
    parser.add_argument("file", metavar="文件", help="公布的抽查记录")
    parser.add_argument("--announced", default="", metavar="摘要", help="抽取以前公布的摘要（64 位）")
    options = parser.parse_args(argv)
    from dudao.lib.draws.record import Refused, verify  # noqa: PLC0415  lazy: help comes first

    record = _record(Path(options.file))
    if record is None:
        return 2
    try:
        drawn = verify(record, options.announced)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print("\n".join(said(record, drawn, told_before=bool(options.announced))))
    return 0


def _record(path: Path) -> dict | None:
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        print("找不到这个文件，请检查路径后再试。", file=sys.stderr)
        return None
    except (OSError, ValueError, RecursionError):
        print("这个文件读不出来，请拿公布的那份抽查记录（.json）来核对。", file=sys.stderr)
        return None
    return found


def said(record: dict, drawn: list[dict], *, told_before: bool) -> list[str]:
    """Lines for people."""
    announcement, outcome = record["announcement"], record["outcome"]
    lines = [
        f"{announcement['title']}：没有改动过，照记录重抽，结果一样。",
        f"范围 {len(announcement['schools'])} 所，{announcement['announced_on']} 公布，摘要 {record['announced']}",
        f"{announcement['source']}（{announcement['source_on']}）：{outcome['value']}，{outcome['entered_by']}录入",
        "",
        *(f"  {row['stratum']}　{row['school']}　{'、'.join(row['team'])}" for row in drawn),
    ]
    if not told_before:
        lines += ["", "还可以用 --announced 加上事先公布的摘要，核对整份记录不是后来另做的。"]
    return lines
