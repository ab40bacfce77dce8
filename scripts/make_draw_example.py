"""Makes the example record of a draw: `python scripts/make_draw_example.py`. Everything in it is fictional."""

import json
from pathlib import Path

from dudao.lib.draws.record import FORM, commitment_of, sealed
from dudao.lib.draws.shares import shares

TARGET = Path(__file__).parent.parent / "examples" / "云岭县2026年12月抽查记录.json"
SECRET = "9f2c61d07be84a35b1d7c0e6a8f4532e"  # noqa: S105 - it is public once the draw is over
POOL = {"城区小学": 9, "乡村小学": 24, "初中": 8, "培训机构": 14}


def main() -> None:
    take = shares(8, POOL, least=1)
    schools = [
        {"id": f"{stratum}-{n:02d}", "name": f"云岭县第{n}{stratum}", "stratum": stratum}
        for stratum, size in POOL.items() for n in range(1, size + 1)
    ]  # fmt: skip
    announcement = {
        "form": FORM, "title": "云岭县2026年12月“双减”不打招呼抽查", "commitment": commitment_of(SECRET),
        "announced_on": "2026-11-20", "source": "上证指数当日收盘", "source_on": "2026-11-23", "team": 2,
        "strata": [{"name": name, "take": count} for name, count in take.items()], "schools": schools,
        "excluded": [{"id": "乡村小学-25", "name": "云岭县第25乡村小学", "reason": "10月已撤并"}],
        "inspectors": [{"id": f"D{n:02d}", "name": f"督学{n}号"} for n in range(1, 13)],
        "recusals": [["城区小学-03", "D01"], ["乡村小学-11", "D07"]],
    }  # fmt: skip
    facts = {"value": "3128.64", "entered_by": "纪检室值班员", "entered_on": "2026-11-24"}
    record = sealed(announcement, secret=SECRET, **facts)
    TARGET.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
