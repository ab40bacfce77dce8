"""The cost of a round in words before it is sent, and the text for a chat group."""

from dataclasses import dataclass
from datetime import date

from dudao.areas.enums import SchoolStage
from dudao.inspections import progress
from dudao.inspections.models import Round
from dudao.inspections.services import last_round
from dudao.inspections.services.rounds import INSTEAD
from dudao.obligations import burden
from dudao.web.ui.wording import day


@dataclass(frozen=True)
class Sort:
    """Units that are asked the same: how many, how many points and minutes each."""

    label: str
    units: int
    points: int
    minutes: int


def preview(form, *, without: bool = False) -> dict:
    """The context of the page before sending: who, how much, whom it would cost too much, and what sending does.
    ``without``: those that it would cost too much are no more ticked."""
    version = form.cleaned_data["version"]
    matching = list(form.matching())
    costs = progress.costs_of(version, matching, form.cleaned_data["due_on"])
    ticked = {unit.pk for unit in form.cleaned_data["units"]} or {cost.unit.pk for cost in costs}
    ceiling = burden.ceiling_of(version.county_code, form.today)
    over = {cost.unit.pk for cost in costs if ceiling and cost.whole > ceiling.minutes}
    ticked -= over if without else set()
    return {
        "form": form, "costs": costs, "ticked": ticked, "sorts": sorts_of(costs), "idle": len(matching) - len(costs),
        "most": max((cost.whole for cost in costs), default=0), "previous": last_round(version),
        "ceiling": ceiling, "over": over, "refusal": too_much(form, costs, ticked & over, ceiling),
        "total": len(ticked & {cost.unit.pk for cost in costs}),
    }  # fmt: skip


def too_much(form, costs, over: set[int], ceiling) -> str:
    """Why those that are ticked cannot be asked; empty where they can."""
    rows = [(cost.unit.label, cost.whole) for cost in costs if cost.unit.pk in over]
    return burden.over_words(rows, ceiling, form.cleaned_data["due_on"], instead=INSTEAD) if rows else ""


def sorts_of(costs) -> list[Sort]:
    counted: dict[tuple, int] = {}
    for cost in costs:
        key = (_sort(cost.unit), cost.points, cost.minutes)
        counted[key] = counted.get(key, 0) + 1
    return [Sort(label, units, points, minutes) for (label, points, minutes), units in counted.items()]


def _sort(unit) -> str:
    stages = "、".join(SchoolStage(stage).label for stage in unit.stages)
    return stages or unit.get_kind_display()


def group_text(sent: Round, missing, today: date) -> str:
    """What is pasted into the chat group of the heads: who is missing and until when, without reproach."""
    if not missing:
        return f"{sent.title}都交齐了，谢谢各位。"
    names = "、".join(row.assessment.unit.label for row in missing)
    late = "已过期限" if sent.due_on < today else f"请在{day(sent.due_on, today)}前交"
    how = f"大约 {sent.minutes} 分钟，网上填、交 Excel 表或 Word 表都行"
    return f"{sent.title}还差 {len(missing)} 个单位（{late}）：{names}。{how}。"
