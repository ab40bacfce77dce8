"""Plates at the gates: made for everybody who is posted; filled in by the office or by whom they name."""

import unicodedata

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import check_is_office, holds
from dudao.accounts.enums import OFFICE_KINDS
from dudao.accounts.models import Posting
from dudao.areas.scope import Scope
from dudao.audit import services as audit
from dudao.files import services as files
from dudao.lib.statetable import NotAllowed

from ..models import Plate
from ..plates import MATTERS, PHOTO, postings_for
from ..portraits import portrait

LONGEST_MATTER, MOST_MATTERS, LONGEST_PHONE = 26, 10, 20  # what one sheet holds


@transaction.atomic
def make_plates(*, by, county_code: str) -> int:
    """A plate with the usual matters for everybody who is posted today and has none. Returns how many are new.

    :raises NotAllowed: not from the office.
    """
    check_is_office(by, county_code)
    whole = Scope(county_code, whole_county=True)
    missing = postings_for(whole, timezone.localdate()).filter(plate=None)
    new = [Plate(posting=posting, matters=list(MATTERS)) for posting in missing]
    if new:
        Plate.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
        audit.record(
            county_code=county_code, by=by, act="plate.make", subject=("plate", county_code), payload={"new": len(new)}
        )  # fmt: skip
    return len(new)


@transaction.atomic
def fill_plate(
    *, by, posting, phone: str = "", matters=(), photo: tuple[str, bytes] | None = None, no_photo: bool = False
) -> Plate:
    """What stands on the plate of one posting. ``photo`` is (name, content): a png or jpg, kept without any data about
    it; None leaves the one that is there, ``no_photo`` takes it away.

    :raises NotAllowed: neither the office nor the person himself, the posting has ended, no matter, words too long, a
        photo that cannot be read.
    """
    row = _held(by, posting)
    number, listed = _phone(phone), _matters(matters)
    plate, _ = Plate.objects.get_or_create(posting=row, defaults={"matters": listed})
    old = plate.photo
    plate.phone, plate.matters = number, listed
    if photo is not None:
        plate.photo = _keep(by, row, plate, photo)
    elif no_photo:
        plate.photo = None
    plate.save(update_fields=["phone", "matters", "photo"])
    if old is not None and plate.photo_id != old.pk:
        files.forget_file(by=by, use=old)
    audit.record(county_code=row.unit.county_code, by=by, act="plate.fill", subject=plate)
    return plate


def _held(by, posting) -> Posting:
    row = Posting.objects.select_for_update(of=("self",)).select_related("unit", "position__user").get(pk=posting.pk)
    today = timezone.localdate()
    if row.position.user_id != by.pk and not holds(by, OFFICE_KINDS, row.unit.county_code, today):
        raise NotAllowed("公示牌由督导室来填，或者由牌上的督学自己填。")
    if row.until_on is not None and row.until_on <= today:
        raise NotAllowed("这次挂牌已经停了，牌不用再填；新来的督学另有一块。")
    return row


def _phone(phone: str) -> str:
    text = unicodedata.normalize("NFKC", phone).strip()  # typed in full width it is the same number
    if len(text) > LONGEST_PHONE or any(sign not in "0123456789+-— ()转" for sign in text):
        raise NotAllowed(f"公示电话只写号码，最多 {LONGEST_PHONE} 个字。")
    return text


def _matters(matters) -> list[str]:
    """Each once, in the order given."""
    listed = list(dict.fromkeys(line.strip() for line in matters if line.strip()))
    if not listed:
        raise NotAllowed("督导事项还没写，一行一项。")
    if len(listed) > MOST_MATTERS or any(len(line) > LONGEST_MATTER for line in listed):
        raise NotAllowed(f"督导事项最多 {MOST_MATTERS} 项，每项不超过 {LONGEST_MATTER} 个字，不然牌上放不下。")
    return listed


def _keep(by, row: Posting, plate: Plate, photo: tuple[str, bytes]):
    """It belongs to the county, not to the school: whoever looks after the school does not own the picture."""
    name, content = photo
    return files.keep_file(
        by=by, county_code=row.unit.county_code, unit=None, kind=PHOTO, reference=str(plate.pk),
        name=f"{name.rpartition('.')[0] or name}.jpg", content=portrait(content), media_type="image/jpeg",
    )  # fmt: skip
