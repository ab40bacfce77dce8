import pytest

from dudao.cli import intake
from dudao.inspections import workbooks
from dudao.inspections.sheets import sheet_of
from dudao.officialdocs.workbooks import write_form
from tests.factories.county import make_county
from tests.factories.inspections import assessment_of, make_round, make_version
from tests.factories.workbooks import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def sent(county):
    return make_round(county, make_version(county))


@pytest.fixture
def folder(county, sent, tmp_path):
    """Two filled forms and a file that is none, one of the forms in a folder below."""
    for place, school in zip((tmp_path, tmp_path / "城西"), county.schools, strict=False):
        place.mkdir(exist_ok=True)
        content = write_form(workbooks.form_of(sheet_of(assessment_of(sent, school))))
        (place / f"{school.code}.xlsx").write_bytes(filled(content))
    (tmp_path / "~$X001.xlsx").write_bytes(b"lock")
    return tmp_path


@pytest.mark.req("C01")
def test_folder_is_taken_with_a_report(sent, folder, capsys):
    assert intake.main([str(folder), "--as", "office"]) == 0
    assert capsys.readouterr().out == "收下 2 份\n"
    assert sent.assessments.filter(state="confirmed").count() == 2


def test_second_time_changes_nothing_and_says_so(sent, folder, capsys):
    intake.main([str(folder), "--as", "office"])
    capsys.readouterr()
    assert intake.main([str(folder), "--as", "office", "--round", str(sent.pk)]) == 0
    assert capsys.readouterr().out.startswith("已经收过 2 份\n")


def test_what_is_left_to_do_ends_with_one(folder, capsys):
    (folder / "说明.txt").write_text("不是表")
    assert intake.main([str(folder), "--as", "office"]) == 1
    said = capsys.readouterr().out
    assert "没有收 1 份\n  说明.txt：这不是一张能打开的自查表；请用发下去的 Excel 表或 Word 表填好再交。" in said


def test_huge_file_is_refused_by_its_size_and_harms_no_other(sent, folder, capsys):
    with (folder / "录像.xlsx").open("wb") as huge:
        huge.truncate(400 * 1024 * 1024)
    assert intake.main([str(folder), "--as", "office"]) == 1
    out = capsys.readouterr().out
    assert "收下 2 份" in out
    assert "录像.xlsx：这个文件过大，不像发下去的自查表" in out


def test_more_than_a_hundred_megabytes_at_once_are_refused_unread(sent, folder, capsys):
    for name in ("一.zip", "二.zip"):
        with (folder / name).open("wb") as large:
            large.truncate(60 * 1024 * 1024)
    assert intake.main([str(folder), "--as", "office"]) == 2
    assert capsys.readouterr().err == "这些文件合起来超过 100 MB，请分几次收。\n"
    assert not sent.assessments.filter(state="confirmed").exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--as", "nobody"], "没有账号“nobody”，请核对 --as 后面的账号。"),
        (["--as", "head"], "只有督导室能办这件事。"),
        ([], "请用 --as 写明由督导室的谁来收，例如 --as zhangsan。"),
        (["--as", "office", "--round", "999"], "没有第 999 轮，请核对 --round 后面的数。"),
        (["--as", "office", "/nowhere/at-all"], "找不到 /nowhere/at-all，请核对路径。"),
    ],
)
def test_refusal_is_one_sentence_and_ends_with_two(sent, folder, capsys, more, sentence):
    assert intake.main([str(folder), *more]) == 2
    assert capsys.readouterr().err == sentence + "\n"
    assert not sent.assessments.filter(state="confirmed").exists()
