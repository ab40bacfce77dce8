"""What the departments that go along are told. Of an inspection that is not announced beforehand they hear nothing:
neither that there is one nor where it goes."""

from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.accounts.models import Position
from dudao.areas.models import Unit
from dudao.lib.day_words import day_words
from dudao.notices.services import notify
from dudao.obligations.queries import members_of

from ..models import Inspection, Visit

NAMED = 6
NOT_YET = "要去的单位还没有收到通知，去以前请不要告诉他们。"


def partner_people(inspection: Inspection, day):
    """Those of the departments who hold a position there on ``day``."""
    units = inspection.partners.order_by("pk").values_list("pk", flat=True)
    return members_of(list(units), day, {PositionKind.SECTION}).order_by("pk")


def with_people(inspection: Inspection, day) -> list[tuple[Unit, bool]]:
    """The departments, each with whether anybody there has an account and is told."""
    units = list(inspection.partners.order_by("pk"))
    held = Position.objects.on(day).filter(unit__in=units, kind=PositionKind.SECTION, user__is_active=True)
    reached = set(held.order_by().values_list("unit", flat=True))
    return [(unit, inspection.hidden or unit.pk in reached) for unit in units]


def tell_partners(inspection: Inspection, visits: list[Visit], teams: dict[int, list]) -> int:
    """That they go along: when, where to, with whom. Whoever is of the team was told that he goes."""
    lines = [_line(visit, teams.get(visit.unit_id, [])) for visit in visits[:NAMED]]
    if len(visits) > NAMED:
        lines.append(f"……一共 {len(visits)} 个单位")
    matters = [f"内容：{inspection.matters}"] if inspection.matters else []
    quiet = [] if inspection.notice_on else [NOT_YET]
    body = "\n".join([f"{_when(inspection)}，和教育督导室一起去：", *lines, *matters, *quiet])
    return _tell(
        inspection, f"请一起去：{inspection.title}", body, but={user.pk for team in teams.values() for user in team}
    )


def tell_partners_off(inspection: Inspection, visits: list[Visit], reason: str) -> int:
    named = "、".join(visit.unit.label for visit in visits[:NAMED])
    where = f"{named}等 {len(visits)} 个单位" if len(visits) > NAMED else named
    return _tell(inspection, f"不用去了：{inspection.title}", f"{where}。原因：{reason}")


def tell_partners_day(visit: Visit, words: str = "") -> int:
    """On which day of the inspection the team means to go to one place, or that it is open again; ``words``: why once
    more."""
    if visit.planned_on is None:
        return _tell(
            visit.inspection, f"哪天去{visit.unit.label}，要另定", f"{visit.inspection.title}，原来定的日子不去了。"
        )
    day = day_words(visit.planned_on, timezone.localdate())
    why = f"再去一次，原因：{words}" if words else f"{visit.inspection.get_kind_display()}。"
    return _tell(visit.inspection, f"{day}一起去{visit.unit.label}", f"{visit.inspection.title}，{why}")


def _tell(inspection: Inspection, subject: str, body: str, *, but: set[int] = frozenset()) -> int:
    if inspection.hidden:
        return 0
    people = partner_people(inspection, timezone.localdate()).exclude(pk__in=but)
    return notify(
        users=people, county_code=inspection.county_code, kind="along", subject=subject, body=body,
        reference=inspection.pk,
    )  # fmt: skip


def _line(visit: Visit, team: list) -> str:
    day = f"，{day_words(visit.planned_on, timezone.localdate())}" if visit.planned_on else ""
    lead = f"，{team[0].name}牵头" if team else ""
    return f"{visit.unit.label}{day}{lead}"


def _when(inspection: Inspection) -> str:
    today = timezone.localdate()
    first, last = day_words(inspection.from_on, today), day_words(inspection.until_on, today)
    return first if inspection.from_on == inspection.until_on else f"{first}到{last}之间"
