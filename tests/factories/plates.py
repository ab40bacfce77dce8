"""A real photograph, as a telephone makes it, and a plate."""

import io

from PIL import Image

from dudao.accounts.models import Posting
from dudao.visits.services import plating


def photo(kind: str = "JPEG", *, size: tuple[int, int] = (60, 80)) -> bytes:
    """A picture that says in its data where it was taken."""
    picture, out = Image.new("RGB", size, "#aa6644"), io.BytesIO()
    data = Image.Exif()
    data[0x010E] = "taken behind the school"
    picture.save(out, kind, exif=data)
    return out.getvalue()


def make_plate(county, posting: Posting | None = None, **fields):
    """The plate of the inspector at ``schools[0]``, filled in by the office."""
    row = posting or Posting.objects.filter(unit=county.schools[0]).order_by("pk").first()
    given = {"phone": "000-1234567", "matters": ["课后服务"], "photo": ("我.jpg", photo())}
    return plating.fill_plate(by=county.people["office"], posting=row, **given | fields)
