"""Plates: made for everybody who is posted, filled by the office or the person himself, true after he left."""

import io
from datetime import timedelta

import pytest
from PIL import Image

from dudao.accounts.models import Posting
from dudao.files.models import FileUse
from dudao.files.services import read_content
from dudao.lib.statetable import NotAllowed
from dudao.visits.models import Plate
from dudao.visits.plates import MATTERS, code_svg, told_now, told_plate
from dudao.visits.portraits import portrait
from dudao.visits.services import plating
from tests.factories.county import appoint, make_user
from tests.factories.plates import make_plate, photo
from tests.factories.visiting import today

pytestmark = pytest.mark.django_db


def posting(county) -> Posting:
    return Posting.objects.get(unit=county.schools[0])


@pytest.mark.req("B10")
def test_everybody_who_is_posted_gets_a_plate_once(county):
    make = {"by": county.people["office"], "county_code": county.county_code}
    assert plating.make_plates(**make) == 1
    assert plating.make_plates(**make) == 0
    plate = Plate.objects.get()
    assert (plate.matters, plate.phone, plate.photo) == (list(MATTERS), "", None)
    with pytest.raises(NotAllowed, match="由教育督导室来办"):
        plating.make_plates(by=county.people["section"], county_code=county.county_code)


@pytest.mark.req("B10")
def test_what_is_published_of_a_photo_is_the_picture_alone(county):
    plate = make_plate(county)

    kept = read_content(plate.photo)
    assert b"behind the school" in photo()
    assert b"behind the school" not in kept
    with Image.open(io.BytesIO(kept)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (60, 80))
    assert plate.photo.unit is None

    other = make_plate(county, photo=("新.png", photo("PNG", size=(2000, 1000))))
    with Image.open(io.BytesIO(read_content(other.photo))) as picture:
        assert picture.size == (900, 450)
    assert FileUse.objects.filter(kind="plate_photo").count() == 1
    assert make_plate(county, photo=None, no_photo=True).photo is None
    assert not FileUse.objects.filter(kind="plate_photo").exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"GIF89a", "照片要 jpg 或 png 格式"),
        (b"", "照片要 jpg 或 png 格式"),
        (b"\x89PNG\r\n\x1a\nnothing more", "这张照片打不开"),
        (b"\xff\xd8\xff" + b"0" * (10 * 1024 * 1024), "照片超过 10 MB"),
    ],
)
def test_what_is_no_photo_is_refused_in_words(content, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        portrait(content)


def test_damaged_end_of_a_photo_is_refused():
    whole = photo(size=(400, 400))
    with pytest.raises(NotAllowed, match="可能没有传完整"):
        portrait(whole[: len(whole) // 2])


@pytest.mark.parametrize("side", [8000, 12000, 20000])
def test_picture_that_would_unpack_to_gigabytes_is_not_unpacked(side):
    small = io.BytesIO()
    Image.new("1", (side, side)).save(small, "PNG")
    with pytest.raises(NotAllowed, match="照片的尺寸太大"):
        portrait(small.getvalue())


def test_what_does_not_fit_a_plate_is_refused_and_nothing_kept(county):
    for facts, sentence in (
        ({"phone": "请拨打督导室"}, "公示电话只写号码"),
        ({"matters": ["  "]}, "督导事项还没写"),
        ({"matters": ["字" * 27]}, "每项不超过 26 个字"),
        ({"photo": ("我.gif", b"GIF89a")}, "照片要 jpg 或 png"),
    ):
        with pytest.raises(NotAllowed, match=sentence):
            make_plate(county, **facts)
    assert not Plate.objects.exists()


def test_his_own_plate_and_nobody_elses(county):
    row, own = posting(county), county.people["inspector"]
    assert plating.fill_plate(by=own, posting=row, phone="０００—7654321", matters=MATTERS).phone == "000—7654321"
    with pytest.raises(NotAllowed, match="由督导室来填，或者由牌上的督学自己填"):
        plating.fill_plate(by=county.people["area_lead"], posting=row, matters=MATTERS)
    Posting.objects.filter(pk=row.pk).update(until_on=today())
    with pytest.raises(NotAllowed, match="这次挂牌已经停了"):
        plating.fill_plate(by=own, posting=row, matters=MATTERS)


@pytest.mark.req("B10")
def test_old_code_says_who_follows_or_that_nobody_does(county):
    plate = make_plate(county)
    told = told_now(plate, today())
    assert [(name, phone, matters) for name, phone, matters, _ in told.people] == [
        (county.people["inspector"].name, "000-1234567", ["课后服务"])
    ]
    assert not told.ended

    Posting.objects.filter(pk=plate.posting_id).update(until_on=today() - timedelta(days=1))
    told = told_now(plate, today())
    assert (told.people, told.ended) == ([], True)

    newcomer = make_user("newcomer", "新督学")
    seat = appoint(newcomer, county.areas[0], "inspector")
    Posting.objects.create(position=seat, unit=county.schools[0], from_on=today())
    told = told_now(plate, today())
    assert [name for name, *_ in told.people] == ["新督学"]
    assert told.people[0][2] == list(MATTERS)
    assert told.ended


@pytest.mark.parametrize("token", ["", "abc", "x" * 12, "../../etc/pass"])
def test_code_that_nobody_gave_out_is_nothing(county, token):
    assert told_plate(token) is None


def test_code_is_one_drawing_without_styles():
    drawing = code_svg("https://dudao.example/plate/abcdefgh/")
    assert drawing.startswith("<svg")
    assert "style=" not in drawing
    assert drawing.count("<svg") == 1
