"""The fictional county, for whoever wants to look before entering anything."""

import sys

from dudao.demo.accounts import account_lines
from dudao.demo.bar import Bar
from dudao.demo.build import NoDemo, build

from ._words import Parser

HELP = "在空的数据库里建一个虚构的示范县；--accounts 只列示范账号"


def main(argv: list[str]) -> int:
    """0 when the county stands or was listed, 1 with one sentence on stderr when it cannot be made."""
    parser = Parser(prog="dudao demo", description=HELP)
    parser.add_argument("--accounts", action="store_true", help="只列示范账号和密码")
    options = parser.parse_args(argv)
    if not options.accounts:
        try:
            build(progress=Bar())
        except NoDemo as refusal:
            print(refusal, file=sys.stderr)
            return 1
    lines = account_lines()
    print("\n".join(lines or ["这里没有示范县。"]), flush=True)
    return 0
