import csv
import io
import re
from pathlib import Path

import pytest

import dudao
from dudao.accounts import services
from dudao.audit.models import AuditEntry, AuditPayload
from dudao.audit.queries import head_of
from dudao.web.bureau.trail_words import ACTS, SUBJECTS, object_of
from tests.factories.county import make_county, make_unit, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def auditor(client, county):
    services.edit_person(
        by=county.people["office"], user=county.people["head"], name="新名", phone="13900000000", email=""
    )
    unit = make_unit("town", "T1", "老街镇")
    services.edit_unit(by=county.people["office_head"], unit=unit, address="老街 1 号")
    return sign_in(client, county.people["audit_admin"])


@pytest.mark.req("D05")
def test_trail_says_who_did_what_in_words_and_no_business(auditor):
    page = auditor.get("/bureau/trail/")

    rows = [(row["who"], row["what"]) for row in page.context["rows"]]
    assert [row["about"].partition(" ")[0] for row in page.context["rows"]] == ["单位", "账号"]
    assert rows == [
        ("督导室负责人甲（office_head）", "改了单位基本情况"),
        ("督导室工作人甲（office）", "改了账号的姓名或联系方式"),
    ]
    text = page.content.decode()
    assert [word for word in ("13900000000", "老街 1 号", "新名") if word in text] == []


@pytest.mark.parametrize(
    ("kind", "reference", "told"),
    [
        ("obligation", "rectify:263", "应办事项 整改 263"),
        ("obligation", "1717", "应办事项 1717"),
        ("assessment", "2e8d67d2-7ad8-479f-a1f0-6047eac0a811", "自查表 2e8d67d2"),
    ],
)
def test_what_an_act_was_about_is_said_in_words(kind, reference, told):
    assert object_of(kind, reference) == told


def test_trail_is_filtered(auditor):
    assert len(auditor.get("/bureau/trail/?what=unit").context["rows"]) == 1
    assert len(auditor.get("/bureau/trail/?who=office_head").context["rows"]) == 1
    assert len(auditor.get("/bureau/trail/?who=nobody-here").context["rows"]) == 0
    assert len(auditor.get("/bureau/trail/?last=2020-01-01").context["rows"]) == 0


def test_trail_is_checked_with_a_printed_head(auditor):
    head = head_of("990101")
    assert auditor.get(f"/bureau/trail/check/?head={head}").context["verdict"].head_found is True
    assert auditor.get("/bureau/trail/check/?head=12").context["form"].errors["head"]

    entry = AuditEntry.objects.order_by("seq").first()
    AuditPayload.objects.filter(entry=entry).update(body={})
    page = auditor.get("/bureau/trail/check/")
    assert (page.context["verdict"].holds, "第 1 条的内容被改过" in page.content.decode()) == (False, True)


def test_export_is_a_table_and_stands_in_the_trail_itself(auditor):
    content = auditor.get("/bureau/trail/export/").content.decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(content)))
    assert (rows[0][0], len(rows)) == ("序号", 3)
    assert AuditEntry.objects.filter(act="trail.export").count() == 1


def rows_of(response) -> list[dict]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_export_cuts_names_short_unless_they_are_asked_for(auditor):
    short, whole = auditor.get("/bureau/trail/export/?who=office"), auditor.get("/bureau/trail/export/?names=1")

    assert {row["何人"] for row in rows_of(short)} == {"督＊＊"}
    assert rows_of(short)[0]["代号"].startswith("user:")
    assert "督导室工作人甲（office）" in {row["何人"] for row in rows_of(whole)}
    bodies = [entry.payload.body for entry in AuditEntry.objects.filter(act="trail.export").order_by("seq")]
    assert [(body["rows"], body["names"], body["words"]) for body in bodies] == [(1, False, "office"), (3, True, "")]
    told = [row["what"] for row in auditor.get("/bureau/trail/").context["rows"]]
    assert told[:2] == ["导出了留痕：3 行，带姓名", "导出了留痕：1 行，没带姓名，搜“office”"]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_name_that_looks_like_a_formula_is_text_in_the_export(auditor, county, name):
    type(county.people["office"]).objects.filter(pk=county.people["office"].pk).update(name=name)

    rows = rows_of(auditor.get("/bureau/trail/export/?names=1"))

    assert rows[-1]["何人"] == f"'{name}（office）"


def test_trail_of_another_county_is_not_shown(auditor):
    other = make_county(county_code="990102", prefix="远山")
    services.edit_person(by=other.people["office"], user=other.people["head"], name="别名", phone="", email="")

    assert {row["entry"].county_code for row in auditor.get("/bureau/trail/").context["rows"]} == {"990101"}
    assert len(rows_of(auditor.get("/bureau/trail/export/"))) == 2


def test_every_act_of_the_services_has_words():
    """Acts are literals like "unit.add"; a file name such as trail.csv looks like one and is none."""
    subjects = "|".join(SUBJECTS)
    literal = re.compile(rf'"((?:{subjects})\.[a-z_]+)"')
    acts = {
        act
        for path in Path(dudao.__file__).parent.rglob("*.py")
        if "migrations" not in path.parts
        for act in literal.findall(path.read_text("utf-8"))
    } - {"trail.csv"}

    assert len(acts) > 50
    assert sorted(acts - set(ACTS)) == []
