import io
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from dudao.areas.models import RegisterImport, Unit
from dudao.lib.tabular import read_table

pytestmark = pytest.mark.django_db
DAY = "2026-09-01"
KINDS = ["bodies", "schools", "institutions", "heads", "inspectors"]


def sheet(rows) -> SimpleUploadedFile:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return SimpleUploadedFile("学校.xlsx", out.getvalue())


def test_list_finds_by_kind_and_by_former_name(office, county):
    county.schools[0].former_names.create(name="老街小学", until_on=date(2025, 9, 1))

    assert [unit for unit, _ in office.get("/bureau/units/?q=老街").context["rows"]] == [county.schools[0]]
    assert len(office.get("/bureau/units/?kind=school").context["rows"]) == 6


def test_list_begins_with_the_schools_and_has_one_tab_for_the_rest(office, county):
    page = office.get("/bureau/units/")

    assert [unit.kind for unit, _ in page.context["rows"]][:7] == ["school"] * 6 + ["institution"]
    assert [(tab["label"], tab["count"]) for tab in page.context["kinds"]] == [
        ("全部", 16), ("学校", 6), ("机构", 2), ("责任区", 2), ("学区", 2), ("其他", 4),
    ]  # fmt: skip
    others = office.get("/bureau/units/?kind=other").context
    assert {unit.kind for unit, _ in others["rows"]} == {"bureau", "supervision_office", "section"}
    assert [tab["label"] for tab in others["kinds"] if tab["current"]] == ["其他"]
    assert len(office.get("/bureau/units/?kind=nonsense").context["rows"]) == 0


def test_unit_page_shows_its_links_and_people(office, county):
    page = office.get(f"/bureau/units/{county.schools[0].pk}/").content.decode()

    for words in ("第一督导责任区", "城东学区", "学校负责人甲", "责任督学甲"):
        assert words in page


def test_unit_is_entered_and_mended(office, county):
    facts = {"kind": "school", "code": "X100", "name": "新溪小学", "stages": ["primary"], "on": DAY,
             "responsibility_area": county.areas[0].pk}  # fmt: skip
    made = office.post("/bureau/units/new/", facts)
    unit = Unit.objects.get(code="X100")
    office.post(f"/bureau/units/{unit.pk}/edit/", {"stages": ["primary", "junior"], "pupils": "320"})

    unit.refresh_from_db()
    assert (made.status_code, unit.stages, unit.pupils) == (302, ["primary", "junior"], 320)
    assert unit.upper_links.get().upper == county.areas[0]


def test_change_is_shown_in_words_first_and_nothing_is_kept(office, county):
    school = county.schools[0]
    facts = {"on": DAY, "successor": county.schools[2].pk}

    shown = office.post(f"/bureau/units/{school.pk}/change/close/", facts)

    school.refresh_from_db()
    assert school.closed_on is None
    assert shown.context["words"][0] == "2026年9月1日起：青禾1小学 并入 青禾3小学。"
    assert shown.context["words"][1] == "随着结束岗位 2 个、结束挂牌 1 处、结束隶属 2 条。"
    office.post(f"/bureau/units/{school.pk}/change/close/", facts | {"confirm": "1"})
    school.refresh_from_db()
    assert school.successor == county.schools[2]


@pytest.mark.parametrize(
    ("act", "facts"),
    [("rename", {"name": "青禾实验小学"}), ("move", {"relation": "responsibility_area", "upper": "A2"}),
     ("head", {"name": "周新", "phone": "13900000000"}), ("close", {})],
)  # fmt: skip
def test_every_change_can_be_done_and_taken_back(office, county, act, facts):
    school = county.schools[0]
    if "upper" in facts:
        facts = facts | {"upper": county.areas[1].pk}
    before = list(Unit.objects.order_by("pk").values())
    office.post(f"/bureau/units/{school.pk}/change/{act}/", facts | {"on": DAY, "confirm": "1"})
    batch = RegisterImport.objects.get()

    assert list(office.get("/bureau/changes/").context["page"]) == [batch]
    office.post(f"/bureau/changes/{batch.pk}/undo/")
    batch.refresh_from_db()
    assert (batch.state, list(Unit.objects.order_by("pk").values())) == ("undone", before)


def test_refused_change_says_why(office, county):
    page = office.post(f"/bureau/units/{county.areas[0].pk}/change/close/", {"on": DAY})

    assert page.context["form"].non_field_errors() == ["“第一督导责任区”下面还有 4 个单位，请先把它们调走。"]


@pytest.mark.req("B09")
def test_register_goes_from_file_to_preview_to_the_register(office, county):
    rows = [["学校代码", "学校名称", "学段", "责任区"], ["N001", "明溪小学", "小学", "A1"]]
    shown = office.post("/bureau/registers/schools/", {"file": sheet(rows), "on": DAY})
    preview = office.get(shown["Location"])

    assert (preview.context["touched"], Unit.objects.filter(code="N001").exists()) == (1, False)
    office.post(shown["Location"], {"confirm": "1"})
    assert Unit.objects.get(code="N001").name == "明溪小学"
    done = office.get(shown["Location"])
    assert "撤回这次导入" in done.content.decode()


def test_preview_can_be_thrown_away(office, county):
    rows = [["学校代码", "学校名称", "学段"], ["N001", "明溪小学", "小学"]]
    shown = office.post("/bureau/registers/schools/", {"file": sheet(rows), "on": DAY})
    office.post(shown["Location"], {"drop": "1"})

    assert RegisterImport.objects.count() == 0


def test_bad_file_is_said_at_the_field(office, county):
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.7")
    page = office.post("/bureau/registers/schools/", {"file": file, "on": DAY})

    assert page.context["form"].errors["file"][0].startswith("这是 PDF 文件，不是表格")


@pytest.mark.parametrize("button", ["confirm", "drop"])
def test_preview_that_another_upload_replaced_says_so(office, county, button):
    rows = [["代码", "名称", "学段"], ["N001", "明溪小学", "小学"]]
    first = office.post("/bureau/registers/schools/", {"file": sheet(rows), "on": DAY})["Location"]
    office.post("/bureau/registers/schools/", {"file": sheet(rows), "on": DAY})

    page = office.post(first, {button: "1"}, follow=True)

    assert "这份预览已经不在了" in page.content.decode()
    assert office.get(first).status_code == 404
    assert not Unit.objects.filter(code="N001").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_every_register_has_a_template_that_it_takes_itself(office, county, kind):
    content = office.get(f"/bureau/registers/{kind}/template/").content

    titles = read_table(content).rows[0]
    again = office.post(f"/bureau/registers/{kind}/", {"file": SimpleUploadedFile("t.xlsx", content), "on": DAY})
    assert len(titles) > 3
    assert again.context["form"].errors["file"] == ["标题行下面没有内容，请填好再传。"]


def test_import_does_not_begin_in_the_future(office, county):
    rows = [["学校代码", "学校名称", "学段"], ["N001", "明溪小学", "小学"]]
    coming = timezone.localdate() + timezone.timedelta(days=3)
    page = office.post("/bureau/registers/schools/", {"file": sheet(rows), "on": coming})

    assert "以后才变的" in page.context["form"].errors["file"][0]
