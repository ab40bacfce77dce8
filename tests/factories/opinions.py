"""An opinion that is out, written without the days that the services wait for."""

from django.utils import timezone

from dudao.files.services import keep_file
from dudao.visits.models import Opinion
from dudao.visits.opinions import DEFENCE_FILE


def make_opinion(county, visit, *, marker: str = "", **fields) -> Opinion:
    today, office = timezone.localdate(), county.people["office"]
    given = {
        "preliminary": f"{marker}作业公示缺两个班。", "told_on": today, "told_by": office, "defence_due_on": today,
        "due_on": today, "state": "issued", "text": f"{marker}请补齐公示。", "issued_on": today, "issued_by": office,
    }  # fmt: skip
    return Opinion.objects.create(visit=visit, **given | fields)


def make_defence_file(county, visit, *, name: str = "说明.png", content: bytes = b"\x89PNG\r\n\x1a\nd"):
    """A file that came with the statement in defence."""
    return keep_file(
        by=county.people["office"], county_code=county.county_code, unit=visit.unit, kind=DEFENCE_FILE,
        reference=str(visit.pk), name=name, content=content + visit.pk.bytes, media_type="image/png",
    )  # fmt: skip
