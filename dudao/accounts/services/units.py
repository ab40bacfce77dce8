from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from dudao.accounts.access import check_is_office
from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit, UnitLink
from dudao.areas.registers.book import UPPER_KINDS
from dudao.areas.registers.units import CODE_SHAPE
from dudao.areas.rules import check_name, check_year
from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

EDITABLE = (
    "short_name", "stages", "is_private", "directly_managed", "category", "pupils", "address", "opened_on",
)  # fmt: skip


@transaction.atomic
def add_unit(*, by, county_code: str, kind: str, code: str, name: str, on: date, uppers=None, **facts) -> Unit:
    """Enter one unit. ``uppers`` maps relations to units; its links begin on ``on``.

    :raises NotAllowed: not the office, a code that is used or malformed, an upper unit of the wrong kind.
    """
    check_is_office(by, county_code)
    for day in (on, facts.get("opened_on")):
        check_year(day, timezone.localdate())
    code = code.strip()
    if not code or len(code) > 32 or not all(char.isascii() and (char.isalnum() or char in "-_") for char in code):
        raise NotAllowed(CODE_SHAPE)
    _check_stages(kind, facts.get("stages"))
    unit = Unit(county_code=county_code, kind=kind, code=code, name=check_name(name, "名称", longest=80), **facts)
    try:
        with transaction.atomic():
            unit.save()
    except IntegrityError:
        raise NotAllowed(f"代码“{code}”已有单位用，请换一个。") from None
    for relation, upper in (uppers or {}).items():
        if upper.kind not in UPPER_KINDS[relation] or upper.county_code != county_code:
            raise NotAllowed(f"“{upper.name}”不能做{relation}。")
        UnitLink.objects.create(lower=unit, upper=upper, relation=relation, from_on=on)
    audit.record(
        county_code=county_code, by=by, act="unit.add", subject=unit, payload={"code": code, "kind": str(kind)}
    )
    return unit


@transaction.atomic
def edit_unit(*, by, unit: Unit, **facts) -> Unit:
    """Mend what has no history (short name, stages, pupils, address). Names and belonging go by the school year.

    :raises NotAllowed: not the office, a school without a stage, a field that is not edited here.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    check_is_office(by, unit.county_code)
    if unknown := set(facts) - set(EDITABLE):
        raise NotAllowed(f"{'、'.join(sorted(unknown))} 不在这里改。")
    check_year(facts.get("opened_on"), timezone.localdate())
    if "stages" in facts:
        _check_stages(unit.kind, facts["stages"])
    changed = {field: value for field, value in facts.items() if getattr(unit, field) != value}
    for field, value in changed.items():
        setattr(unit, field, value)
    if changed:
        unit.save(update_fields=list(changed))
        audit.record(
            county_code=unit.county_code, by=by, act="unit.edit", subject=unit, payload={"fields": sorted(changed)}
        )
    return unit


def _check_stages(kind: str, stages) -> None:
    if kind == UnitKind.SCHOOL and not stages:
        raise NotAllowed("请勾选学段：幼儿园、小学、初中、高中。")
