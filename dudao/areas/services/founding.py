from datetime import date

from django.db import transaction

from dudao.areas.enums import UnitKind
from dudao.areas.models import Area, Unit
from dudao.areas.rules import check_county_code, check_name
from dudao.audit import services as audit
from dudao.calendars.services import seed_days

BUREAU_CODE, OFFICE_CODE = "BUREAU", "OFFICE"


@transaction.atomic
def found_area(*, by, code: str, name: str, bureau_name: str, today: date) -> tuple[Area, Unit, Unit]:
    """Enter a county with its bureau and its supervision office. Returns (area, bureau, office).

    The calendar of this year and the next is filled from the libraries, for the office to edit.

    :raises NotAllowed: a code that is not six digits, an empty name.
    """
    code = check_county_code(code)
    name = check_name(name, "县名", longest=60)
    bureau_name = check_name(bureau_name, "教育局名称", longest=80)
    area, _ = Area.objects.get_or_create(code=code, defaults={"name": name, "short_name": _short(name)})
    bureau = _body(code, UnitKind.BUREAU, BUREAU_CODE, bureau_name)
    office = _body(code, UnitKind.SUPERVISION_OFFICE, OFFICE_CODE, "教育督导室")
    for year in (today.year, today.year + 1):
        seed_days(year=year)
    audit.record(county_code=code, by=by, act="area.found", subject=area, payload={"name": name, "on": str(today)})
    return area, bureau, office


def _short(name: str) -> str:
    return name[:-1] if len(name) > 2 and name[-1] in "县区市旗" else name


def _body(code: str, kind: str, unit_code: str, name: str) -> Unit:
    unit, _ = Unit.objects.get_or_create(county_code=code, code=unit_code, defaults={"kind": kind, "name": name})
    return unit
