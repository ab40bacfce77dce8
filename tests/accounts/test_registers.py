import csv
import io
from datetime import date

import pytest
import xlsxwriter

from dudao.accounts import services
from dudao.accounts.models import Position, Posting, User
from dudao.areas.models import RegisterImport, Unit, UnitLink, UnitName
from dudao.areas.registers.outcome import NEW, SAME, WRONG
from dudao.audit.queries import verify
from dudao.lib.statetable import NotAllowed
from tests.factories.county import COUNTY_CODE, make_county

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 1)
TITLES = ["学校代码", "学校名称", "学段", "办学性质", "学生数", "督导责任区", "学区"]


@pytest.fixture
def county():
    return make_county()


def workbook(rows, merges=(), above=()) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([*above, *rows]):
            sheet.write_row(at, 0, row)
        for first_row, first_column, last_row, last_column, text in merges:
            sheet.merge_range(first_row, first_column, last_row, last_column, text)
    return out.getvalue()


def csv_bytes(rows, encoding="utf-8-sig") -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode(encoding)


def prepare(county, rows=None, *, kind="schools", content=None, on=ON, by=None):
    return services.prepare_import(
        by=by or county.people["office"], county_code=COUNTY_CODE, kind=kind, file_name="名册.xlsx",
        content=content or workbook(rows), on=on,
    )  # fmt: skip


def verdicts(batch):
    return [outcome["verdict"] for outcome in batch.outcomes]


def words(batch):
    return [word for outcome in batch.outcomes for word in outcome["words"]]


GOOD = [
    TITLES,
    ["N001", "明溪小学", "小学", "公办", 320, "第一督导责任区", "D1"],
    ["N002", "明溪中学", "初中、高中", "民办", 900, "A2", ""],
]


@pytest.mark.req("B09")
def test_preview_writes_nothing_and_confirming_writes_all(county):
    before = Unit.objects.count()
    batch = prepare(county, GOOD)

    assert (verdicts(batch), Unit.objects.count()) == ([NEW, NEW], before)

    services.confirm_import(by=county.people["office"], batch=batch)

    school = Unit.objects.get(code="N002")
    assert (school.name, school.stages, school.is_private, school.pupils) == (
        "明溪中学",
        ["junior", "senior"],
        True,
        900,
    )
    links = UnitLink.objects.filter(lower__code="N001").values_list("relation", "upper__code", "from_on")
    assert set(links) == {("responsibility_area", "A1", ON), ("school_district", "D1", ON)}
    assert verify(COUNTY_CODE).holds


def test_second_import_of_the_same_file_has_no_change(county):
    services.confirm_import(by=county.people["office"], batch=prepare(county, GOOD))
    again = prepare(county, GOOD)

    assert verdicts(again) == [SAME, SAME]
    with pytest.raises(NotAllowed, match="没有变化"):
        services.confirm_import(by=county.people["office"], batch=again)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_in_either_encoding(county, encoding):
    assert verdicts(prepare(county, content=csv_bytes(GOOD, encoding))) == [NEW, NEW]


def test_titles_may_stand_below_a_heading_in_another_order(county):
    rows = [["所属责任区", "代码", "名称（全称）", "学段*"], ["第一督导责任区", "N001", "明溪小学", "小学"]]
    content = workbook(rows, above=[["云岭县学校名册"], []])

    assert verdicts(prepare(county, content=content)) == [NEW]


ERRORS = [
    (["N001", "明溪小学", "大学", "公办", 1, "", ""], "学段“大学”认不出来"),
    (["N001", "明溪小学", "", "公办", 1, "", ""], "没有学段"),
    (["N001", "明溪小学", "小学", "公办", "很多", "", ""], "“学生数”应当是整数，现在是“很多”"),
    (["N001", "明溪小学", "小学", "公办", 1, "第九督导责任区", ""], "现有的是第一督导责任区、第二督导责任区"),
    (["", "明溪小学", "小学", "公办", 1, "", ""], "没有代码"),
    (["N 001", "明溪小学", "小学", "公办", 1, "", ""], "代码用字母、数字和横线"),
    (["N001", "", "小学", "公办", 1, "", ""], "没有名称"),
    (["A1", "明溪小学", "小学", "公办", 1, "", ""], "代码“A1”已经是督导责任区"),
    (["N001", "青禾1小学", "小学", "公办", 1, "", ""], "名册里已有“青禾1小学”，代码是 X001"),
    (["N001", "明溪小学", "小学", "半公办", 1, "", ""], "只能写公办或民办"),
]


@pytest.mark.parametrize(("row", "sentence"), ERRORS)
def test_bad_line_is_said_in_words_and_nothing_can_be_confirmed(county, row, sentence):
    batch = prepare(county, [TITLES, row, ["N009", "好的小学", "小学", "公办", 1, "", ""]])

    assert verdicts(batch) == [WRONG, NEW]
    assert [word for word in words(batch) if sentence in word] != []
    with pytest.raises(NotAllowed, match="还有 1 行有错，一行也没有写进去"):
        services.confirm_import(by=county.people["office"], batch=batch)
    assert not Unit.objects.filter(code__in=["N001", "N009"]).exists()


def test_duplicate_codes_and_names_name_the_first_line(county):
    rows = [TITLES, ["N001", "甲", "小学"], ["N001", "乙", "小学"], ["N003", "甲", "小学"]]

    assert words(prepare(county, rows)) == ["代码“N001”和第 2 行重复。", "名称“甲”和第 2 行重复。"]


def test_cells_merged_across_are_refused_and_merged_down_are_filled(county):
    filled = [["N001", "甲", "小学", "公办", 1, "", ""], ["N002", "乙", "小学", "公办", 1, "", ""]]
    rows = [TITLES, *filled, ["N003", "丙", "小学"]]
    content = workbook(rows, merges=[(1, 5, 2, 5, "第二督导责任区"), (3, 3, 3, 5, "公办")])

    batch = prepare(county, content=content)

    assert verdicts(batch) == [NEW, NEW, WRONG]
    assert words(batch) == ["这一行有横着合并的单元格，请取消合并，每格单独填。"]
    areas = [line[1]["responsibility_area"] for line in batch.lines]
    assert areas[:2] == ["第二督导责任区", "第二督导责任区"]


def test_changed_name_and_area_keep_the_history(county):
    school = county.schools[0]
    batch = prepare(county, [TITLES, [school.code, "青禾实验小学", "小学", "公办", 500, "第二督导责任区", ""]])

    services.confirm_import(by=county.people["office"], batch=batch)

    school.refresh_from_db()
    assert set(words(batch)) == {
        "名称：青禾1小学 → 青禾实验小学", "学生数：无 → 500", "所属责任区：第一督导责任区 → 第二督导责任区",
    }  # fmt: skip
    assert (school.name, UnitName.objects.get(unit=school).name) == ("青禾实验小学", "青禾1小学")
    links = school.upper_links.filter(relation="responsibility_area").order_by("from_on")
    assert [(link.upper.code, link.until_on) for link in links] == [("A1", ON), ("A2", None)]


def test_undo_takes_everything_back(county):
    school = county.schools[0]
    rows = [*GOOD, [school.code, "青禾实验小学", "小学", "公办", 500, "第二督导责任区", ""]]
    before = list(Unit.objects.order_by("pk").values()), list(UnitLink.objects.order_by("pk").values())
    batch = services.confirm_import(by=county.people["office"], batch=prepare(county, rows))

    services.undo_import(by=county.people["office"], batch=batch)

    assert (list(Unit.objects.order_by("pk").values()), list(UnitLink.objects.order_by("pk").values())) == before
    assert UnitName.objects.count() == 0


def test_undo_is_refused_once_something_leans_on_it(county):
    batch = services.confirm_import(by=county.people["office"], batch=prepare(county, GOOD))
    Position.objects.create(user=county.people["deputy"], unit=Unit.objects.get(code="N001"), kind="deputy", from_on=ON)

    with pytest.raises(NotAllowed, match="“明溪小学”已经有了岗位，这次导入不能撤回了"):
        services.undo_import(by=county.people["office"], batch=batch)
    assert Unit.objects.filter(code__in=["N001", "N002"]).count() == 2


def test_undo_is_refused_after_a_later_change(county):
    school = county.schools[0]
    batch = prepare(county, [TITLES, [school.code, school.name, "小学", "公办", 500, "", ""]])
    services.confirm_import(by=county.people["office"], batch=batch)
    Unit.objects.filter(pk=school.pk).update(pupils=510)

    with pytest.raises(NotAllowed, match="这次变动以后又改过"):
        services.undo_import(by=county.people["office"], batch=batch)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "这是空文件"),
        (b"%PDF-1.7 ...", "这是 PDF 文件，不是表格"),
        (b"PK\x03\x04 broken", "这个表格打不开"),
        ("学校代码,学校名称\nN1,甲".encode(), "没找到“学段”这一列"),
        ("机密★1年\n学校代码,学校名称,学段\nN1,甲,小学".encode(), "标有密级"),
        ("学校代码,学校名称,学段\n".encode(), "标题行下面没有内容"),
        ("学校代码,学校代码,学校名称,学段\n1,2,甲,小学".encode(), "有两列都是“代码”"),
        (b"\xff\xfa\xfb\xfc\x00\x01\x81", "文字编码认不出来"),
    ],
)
def test_file_that_is_no_register_gets_one_sentence(county, content, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        prepare(county, content=content or b" ")
    assert RegisterImport.objects.count() == 0


def test_register_is_refused_to_anybody_but_the_office(county):
    with pytest.raises(NotAllowed, match="由教育督导室来办"):
        services.prepare_import(
            by=county.people["head"], county_code=COUNTY_CODE, kind="schools", file_name="a", content=b"a", on=ON
        )


def test_three_thousand_lines_in_bounded_queries(county, django_assert_max_num_queries):
    rows = [TITLES, *([f"N{n:04d}", f"第{n}小学", "小学", "公办", 10, "A1", "D2"] for n in range(3000))]
    with django_assert_max_num_queries(40):
        batch = prepare(county, rows)

    assert verdicts(batch).count(NEW) == 3000


HEADS = ["单位", "姓名", "岗位", "手机", "账号"]


def test_heads_get_accounts_without_password_and_a_new_head_ends_the_old_one(county):
    old = county.position("head")
    rows = [HEADS, ["X001", "周新", "校长", "13900000001", ""], ["青禾2初级中学", "吴二", "", "", "wu2"]]
    batch = services.confirm_import(by=county.people["office"], batch=prepare(county, rows, kind="heads"))

    old.refresh_from_db()
    new = Position.objects.get(unit=county.schools[0], kind="head", until_on=None)
    assert (old.until_on, new.from_on, new.user.name, new.user.username) == (ON, ON, "周新", "x001")
    assert not new.user.has_usable_password()
    assert User.objects.get(username="wu2").positions.get().unit == county.schools[1]
    assert verdicts(prepare(county, rows, kind="heads")) == [SAME, SAME]
    services.undo_import(by=county.people["office"], batch=batch)
    old.refresh_from_db()
    assert (old.until_on, User.objects.filter(name="周新").exists()) == (None, False)


def test_mistyped_year_is_refused_in_the_form_and_in_a_cell(county):
    with pytest.raises(NotAllowed, match="日子写成了 206 年"):
        prepare(county, GOOD, on=date(206, 9, 1))
    rows = [["姓名", "责任区", "有效期至"], ["郑三", "第一督导责任区", "0029-08-31"]]
    assert words(prepare(county, rows, kind="inspectors")) == ["“证件有效期至”写成了 29 年，请核对年份。"]


def test_preview_that_a_second_upload_replaced_is_told_so(county):
    first = prepare(county, GOOD)
    prepare(county, GOOD)

    for service in (services.confirm_import, services.drop_preview):
        with pytest.raises(NotAllowed, match="这份预览已经不在了"):
            service(by=county.people["office"], batch=first)
    assert not Unit.objects.filter(code="N001").exists()


def test_colleagues_preview_stays_and_is_judged_again(county):
    office, head = county.people["office"], county.people["office_head"]
    first, second = prepare(county, GOOD), prepare(county, GOOD, by=head)
    services.confirm_import(by=office, batch=first)

    with pytest.raises(NotAllowed, match="和名册一样，没有变化"):
        services.confirm_import(by=head, batch=second)
    assert Unit.objects.filter(code="N001").count() == 1


@pytest.mark.req("B10")
def test_inspectors_with_certificates_and_postings(county):
    titles = ["姓名", "责任区", "督学证号", "有效期至", "挂牌学校"]
    rows = [titles, ["郑三", "第一督导责任区", "云督001", "2029.8.31", "X001、X003 X005"]]
    services.confirm_import(by=county.people["office"], batch=prepare(county, rows, kind="inspectors"))

    position = Position.objects.get(user__name="郑三")
    assert (position.certificate_no, position.certificate_until) == ("云督001", date(2029, 8, 31))
    assert set(position.postings.values_list("unit__code", flat=True)) == {"X001", "X003", "X005"}
    assert verdicts(prepare(county, rows, kind="inspectors")) == [SAME]

    rows[1][4] = "X001、X002、X003、X004、X005、X006"
    again = prepare(county, rows, kind="inspectors")
    assert again.outcomes[0]["warnings"] == ["郑三挂牌 6 所，一般不超过 5 所。"]
    services.confirm_import(by=county.people["office"], batch=again)
    assert Posting.objects.filter(position=position, until_on=None).count() == 6


def test_bodies_come_first(county):
    rows = [["种类", "代码", "名称"], ["责任区", "A9", "第九督导责任区"], ["县", "B1", "某县"]]
    batch = prepare(county, rows, kind="bodies")

    assert verdicts(batch) == [NEW, WRONG]
