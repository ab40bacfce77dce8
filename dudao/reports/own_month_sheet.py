"""One person's visits of a month as a workbook, for his own allowance."""

from dudao.officialdocs.writers.table_xlsx import Column, table_xlsx
from dudao.visits.own_work import Month, ways_of

COLUMNS = (
    Column("督导日期", 12, "day"), Column("单位", 30), Column("种类", 14), Column("督导", 30), Column("方式", 40),
    Column("分钟", 8),
)  # fmt: skip


def own_month_sheet(month: Month) -> tuple[bytes, int]:
    """(workbook, number of visits); the last line adds them up."""
    rows: list[list] = [
        [visit.visited_on, visit.unit.name, visit.inspection.get_kind_display(), visit.inspection.title,
         ways_of(visit), str(visit.minutes or "")]
        for visit in month.visits
    ]  # fmt: skip
    total = [
        None,
        f"合计 {len(rows)} 次，{month.days} 天",
        "",
        "",
        f"写了时间的共 {month.hours} 小时",
        str(month.minutes),
    ]
    content, _ = table_xlsx(f"{month.first:%Y年%m月}", COLUMNS, [*rows, total])
    return content, len(rows)
