"""Writes docs/states/*.md from the tables of transitions; with --check only says whether they are up to date."""

import os
import sys
from importlib import import_module
from pathlib import Path

import django

STATES = Path(__file__).parent.parent / "docs" / "states"
TABLES = {
    "problem": ("dudao.ledger.workflow", "PROBLEM"), "obligation": ("dudao.obligations.workflow", "OBLIGATION"),
    "year-plan": ("dudao.visits.workflow", "YEAR_PLAN"), "draw": ("dudao.visits.workflow", "DRAW"),
    "inspection": ("dudao.visits.workflow", "INSPECTION"), "visit": ("dudao.visits.workflow", "VISIT"),
    "opinion": ("dudao.visits.workflow", "OPINION"),
}  # fmt: skip
OWNERS = {
    "unit": "整改单位", "judge": "整改人以外的复查人", "office": "督导室", "any": "整改单位或复查人",
    "debtor": "要办的单位", "creditor": "收件的一方", "source": "来源（自查、台账等）", "": "无",
    "team": "督导组成员", "lead": "督导组牵头人", "visited": "去督导的单位",
    "second": "公布范围的人以外的同事",
}  # fmt: skip


def page(table) -> str:
    """One page: diagram, who must act in each state, what each act needs."""
    lines = [f"# {table.name}", "", "```mermaid", table.diagram().rstrip(), "```", "", "| 状态 | 该谁办 |", "|---|---|"]
    lines += [f"| {label} | {OWNERS[table.owners[state]]} |" for state, label in table.labels.items()]
    lines += ["", "| 动作 | 从 | 到 | 谁 | 要填 |", "|---|---|---|---|---|"]
    for row in table.transitions:
        sources = "、".join(label for state, label in table.labels.items() if state in row.sources)
        target = table.labels[row.target] if row.target else "不变"
        lines.append(f"| {row.label} | {sources} | {target} | {OWNERS[row.owner]} | {'、'.join(row.needs) or '—'} |")
    return "\n".join(lines) + "\n"


def pages() -> dict[Path, str]:
    """Every page by its place."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dudao.settings.dev")
    django.setup()
    return {
        STATES / f"{name}.md": page(getattr(import_module(module), table)) for name, (module, table) in TABLES.items()
    }


def main(arguments: list[str]) -> int:
    """Write or check; 1 when a page is stale."""
    made = pages()
    if "--check" in arguments:
        stale = [place.name for place, text in made.items() if not place.exists() or place.read_text("utf-8") != text]
        if stale:
            print(f"docs/states is stale ({', '.join(stale)}): run `make docs`")
        return 1 if stale else 0
    STATES.mkdir(parents=True, exist_ok=True)
    for place, text in made.items():
        place.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
