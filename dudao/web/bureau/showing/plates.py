"""A plate as it hangs at the gate."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from dudao.accounts.models import Posting
from dudao.areas.models import Area
from dudao.visits import plates


@dataclass(frozen=True)
class Sheet:
    school: str
    county: str
    name: str
    certificate: str
    phone: str
    matters: list[str]
    photo_url: str
    code: SafeString
    address: str


def printed(postings: Iterable[Posting], absolute: Callable[[str], str]) -> list[Sheet]:
    """One sheet a plate. ``absolute`` makes of a path the address that a telephone can open."""
    counties = {area.code: area.name for area in Area.objects.order_by("code")}
    return [_sheet(posting, absolute, counties.get(posting.unit.county_code, "")) for posting in postings]


def _sheet(posting: Posting, absolute, county: str) -> Sheet:
    plate = plates.plate_of(posting)
    address = absolute(reverse("public:plate", args=[plate.token]))
    return Sheet(
        posting.unit.name, county, posting.position.user.name, posting.position.certificate_no, plate.phone,
        plate.matters or list(plates.MATTERS),
        reverse("public:plate_photo", args=[plate.token]) if plate.photo_id else "",
        SafeString(plates.code_svg(address)), address,
    )  # fmt: skip
