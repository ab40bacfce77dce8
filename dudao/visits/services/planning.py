"""The year's plan (E01): drawn up item by item, filed, told to schools; once filed only a new one replaces it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import check_is_office
from dudao.accounts.enums import HEAD_KINDS
from dudao.accounts.queries import holders_of
from dudao.areas.holding import hold_county
from dudao.audit import services as audit
from dudao.ledger.rules import check_length
from dudao.lib.day_words import day_words
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import notify

from ..carried_items import newly_told
from ..enums import InspectionKind, PlanState
from ..law import Rules
from ..models import PlanItem, YearPlan
from ..workflow import YEAR_PLAN

YEARS_AHEAD = 2
FIELDS = ("kind", "level", "title", "matters", "manner", "objects_words", "from_on", "until_on")


@transaction.atomic
def draft_plan(*, by, county_code: str, year: int, title: str = "") -> YearPlan:
    """Begin a year's plan; where one is filed already, with a copy of its items, so that it may replace it.

    :raises NotAllowed: not from the office, a year far away, or a draft of that year is open.
    """
    check_is_office(by, county_code)
    hold_county(county_code)  # two clicks draw up one
    today = timezone.localdate()
    if not today.year - 1 <= year <= today.year + YEARS_AHEAD:
        raise NotAllowed(f"年度请填 {today.year - 1} 到 {today.year + YEARS_AHEAD}。")
    if YearPlan.objects.filter(county_code=county_code, year=year, state=PlanState.DRAFT).exists():
        raise NotAllowed(f"{year} 年已有一份在拟的计划，请接着改那一份。")
    made = YearPlan.objects.create(
        county_code=county_code, year=year, title=title.strip() or f"{year}年教育督导计划", made_by=by
    )
    filed = YearPlan.objects.filter(county_code=county_code, year=year, state=PlanState.FILED).first()
    for item in filed.items.order_by("order") if filed else ():
        _copy(item, made)
    audit.record(county_code=county_code, by=by, act="plan.draft", subject=made, payload={"year": year})
    return made


def _copy(item: PlanItem, plan: YearPlan) -> None:
    same = {name: getattr(item, name) for name in FIELDS}
    made = PlanItem.objects.create(plan=plan, order=item.order, carries_on=item, **same)
    made.partners.set(item.partners.order_by("pk"))


def _drafted(by, plan: YearPlan, act: str = "edit") -> YearPlan:
    held = YearPlan.objects.select_for_update(no_key=True, of=("self",)).get(pk=plan.pk)
    check_is_office(by, held.county_code)
    YEAR_PLAN.check(act, held.state, "已备案的计划不能直接改；要改请拟一份新的来替换它。")
    return held


@transaction.atomic
def save_item(*, by, plan: YearPlan, item: PlanItem | None = None, partners=(), **fields) -> PlanItem:
    """Write one item: ``FIELDS`` by name. Without ``item`` it comes last.

    :raises NotAllowed: filed already, no name, days outside the year or the wrong way round, a joint one with nobody.
    """
    held = _drafted(by, plan)
    _check_item(held, fields, partners)
    row = item or PlanItem(plan=held, order=_last(held) + 1)
    if row.plan_id != held.pk:
        raise NotAllowed("这一项不在这份计划里，请刷新后再试。")
    for name, value in fields.items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    row.save()
    row.partners.set(partners)
    audit.record(
        county_code=held.county_code, by=by, act="plan.save_item", subject=held,
        payload={"item": row.pk, "title": row.title},
    )  # fmt: skip
    return row


def _last(plan: YearPlan) -> int:
    return max(plan.items.order_by("order").values_list("order", flat=True), default=0)


def _check_item(plan: YearPlan, fields: dict, partners) -> None:
    if not fields["title"].strip():
        raise NotAllowed("请写这一项督导叫什么。")
    if fields["until_on"] < fields["from_on"]:
        raise NotAllowed("结束的日子要在开始那天或以后。")
    if fields["from_on"].year != plan.year or fields["until_on"].year != plan.year:
        raise NotAllowed(f"这是 {plan.year} 年的计划，日子要在 {plan.year} 年里。")
    if fields["kind"] == InspectionKind.JOINT and not partners:
        raise NotAllowed("联合检查请选和哪些部门一起去。")


@transaction.atomic
def drop_item(*, by, plan: YearPlan, item: PlanItem) -> None:
    """Take an item off a draft. :raises NotAllowed: filed already."""
    held = _drafted(by, plan)
    held.items.filter(pk=item.pk).delete()
    audit.record(county_code=held.county_code, by=by, act="plan.drop_item", subject=held, payload={"title": item.title})


@transaction.atomic
def drop_plan(*, by, plan: YearPlan) -> None:
    """Throw a draft away. :raises NotAllowed: filed already."""
    held = _drafted(by, plan, "drop")
    audit.record(county_code=held.county_code, by=by, act="plan.drop", subject=held, payload={"year": held.year})
    held.delete()


@transaction.atomic
def file_plan(*, by, plan: YearPlan, on: date, filed_with: str) -> YearPlan:
    """It was filed on day ``on`` with a body; the one that was filed for that year before is replaced.

    :raises NotAllowed: filed already, nothing on it, no body, a day to come, or against the limits of the law.
    """
    held = _drafted(by, plan, "file")
    items = list(held.items.order_by("order"))
    if not items:
        raise NotAllowed("计划里还没有一项，请先添上再备案。")
    body = check_length(filed_with, "向哪个机关备案", limit=room_in(YearPlan, "filed_with"))
    if not body:
        raise NotAllowed("请写向哪个机关备案。")
    if on > timezone.localdate():
        raise NotAllowed("备案日期不能在今天之后。")
    if on.year < held.year - 1:
        raise NotAllowed(f"这是 {held.year} 年的计划，备案日期写成了 {on.year} 年，请核对年份。")
    _check_times(held, items)
    YearPlan.objects.filter(
        county_code=held.county_code, year=held.year, state__in=YEAR_PLAN.act("replace").sources
    ).update(state=YEAR_PLAN.act("replace").target)
    held.state, held.filed_on, held.filed_with = YEAR_PLAN.act("file").target, on, body
    held.save(update_fields=["state", "filed_on", "filed_with"])
    payload = {"on": on.isoformat(), "with": held.filed_with, "items": len(items)}
    audit.record(county_code=held.county_code, by=by, act="plan.file", subject=held, payload=payload)
    return held


def _check_times(plan: YearPlan, items: list[PlanItem]) -> None:
    """More comprehensive inspections on the list than a school may have, where each reaches all of them."""
    rule = Rules(plan.county_code, timezone.localdate()).find("comprehensive_a_year", InspectionKind.COMPREHENSIVE)
    whole = [item for item in items if item.kind == InspectionKind.COMPREHENSIVE and not item.objects_words]
    if rule and rule.value and len(whole) > rule.value:
        raise NotAllowed(
            f"有 {len(whole)} 项综合督导没写对象，一所学校一年最多 {rule.value} 次（{rule.source}）。请写明查哪些学校。"
        )


@transaction.atomic
def tell_schools(*, by, plan: YearPlan) -> int:
    """Tell the heads of all schools and institutions what will come, by message. Returns how many were told.

    :raises NotAllowed: not from the office, not filed, or told already.
    """
    check_is_office(by, plan.county_code)
    held = YearPlan.objects.select_for_update(no_key=True, of=("self",)).get(pk=plan.pk)
    YEAR_PLAN.check("tell", held.state, "先备案，再告知学校。")
    today = timezone.localdate()
    if held.told_on:
        raise NotAllowed(f"{day_words(held.told_on, today)}已经告知过学校了。")
    held.told_on = today
    held.save(update_fields=["told_on"])
    told = notify(
        users=holders_of(held.county_code, HEAD_KINDS, today), county_code=held.county_code, kind="plan",
        subject=f"{held.year}年会来哪些督导：{held.title}", body=told_words(held, today), reference=held.pk,
    )  # fmt: skip
    audit.record(county_code=held.county_code, by=by, act="plan.tell", subject=held, payload={"people": told})
    return told


def told_words(plan: YearPlan, today: date) -> str:
    """A line an item: what, when, how; where schools were told of the year before, which are new or changed."""
    new = newly_told(plan)
    lines = [
        f"{'新加或有改动：' if item.pk in new else ''}"
        f"{day_words(item.from_on, today)}到{day_words(item.until_on, item.from_on)}　{item.title}"
        f"（{item.get_kind_display()}{'，' + item.manner if item.manner else ''}）"
        for item in plan.items.order_by("from_on", "order")
    ]
    return "\n".join([*lines, "不用提前准备材料。"])
