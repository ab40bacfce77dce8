"""Walk the trail of every county and say whether anybody rewrote it."""

import argparse
import re
import sys

from dudao.areas.models import Area
from dudao.audit.queries import counties_with_trail, verify

from ._words import Parser

HELP = "核对操作留痕有没有被改过，例如 dudao verify --head 链首"


def main(argv: list[str]) -> int:
    """0 when every chain holds, 1 when one does not, 2 when the question itself is wrong."""
    options = parse(argv)
    if options.head and not re.fullmatch(r"[0-9a-f]{64}", options.head):
        print("链首是 64 位的 0 到 9、a 到 f，请照纸上核对。", file=sys.stderr)
        return 2
    codes = counties_with_trail()
    if options.county:
        if options.county not in codes:
            print(f"这里没有 {options.county} 的留痕，请核对六位县级代码。", file=sys.stderr)
            return 2
        codes = [options.county]
    if not codes:
        print("还没有任何留痕。")
        return 1 if options.head else 0
    verdicts = [verify(code, head=options.head) for code in codes]
    if options.head and not options.county and any(verdict.head_found for verdict in verdicts):
        verdicts = [verdict for verdict in verdicts if verdict.head_found or verdict.faults]
    for verdict in verdicts:
        say(verdict)
    return 0 if all(verdict.holds for verdict in verdicts) else 1


def parse(argv: list[str]) -> argparse.Namespace:
    parser = Parser(prog="dudao verify", description=HELP)
    parser.add_argument("--head", type=str.lower, help="印在公文或备份单上的链首（64 位）")
    parser.add_argument("--county", help="只查一个县（六位代码）")
    return parser.parse_args(argv)


def say(verdict) -> None:
    area = Area.objects.filter(pk=verdict.county_code).first()
    name = f"{area.name}（{verdict.county_code}）" if area else verdict.county_code
    print(f"{name}：{verdict.entries} 条，{'没有被改过' if verdict.holds else '对不上'}")
    if verdict.head_found is False:
        print("  给出的链首不在里面：这段历史被整个改写过，或者给的是别县的链首。")
    elif verdict.head_found and not verdict.faults:
        print("  给出的链首在里面：那时以前的记录一条没动。")
    if verdict.payloads_deleted:
        print(f"  其中 {verdict.payloads_deleted} 条的内容已经删去，只剩摘要。")
    for fault in verdict.faults:
        print(f"  {fault}")
    print(f"  现在的链首：{verdict.head}")
