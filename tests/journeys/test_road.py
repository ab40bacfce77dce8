"""The whole road on a real document and on the example: from the upload to the row in the month-end form."""

import io
from calendar import monthrange
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from dudao.accounts.enums import PositionKind
from dudao.audit.queries import verify
from dudao.inspections.points import Points
from dudao.ledger import services as ledger
from dudao.ledger.models import Problem
from dudao.lib.statetable import NotAllowed
from dudao.obligations.models import Obligation
from dudao.schemes import queries
from dudao.schemes.drafts import all_entries, entries, is_doubtful
from tests.factories.county import appoint, make_county
from tests.journeys.road import Road

pytestmark = pytest.mark.django_db

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "云岭县2026年双减督导工作方案.docx"
REPORTED_BY_HIMSELF = "这个问题的整改你报过，须由另一人复查销号。"


@pytest.fixture(params=["rongchang", "example"])
def document(request):
    """Both documents; the real one only where it lies beside the project."""
    return EXAMPLE if request.param == "example" else request.getfixturevalue("read_document")(request.param)


@pytest.fixture
def road(client):
    return Road(client, make_county())


@pytest.mark.req("A02", "A08", "A11", "A14", "C01", "C02", "C03", "F01", "F02", "F04")
def test_the_whole_road(road, document):
    version = review_and_put_in_force(road, document)
    problem = answer_and_find(road, version)
    rectify(road, problem, result="六个班都贴了")
    refuse_the_rectifier(road, problem)
    send_back_and_close(road, problem)
    hand_in(road, problem)
    verdict = verify(road.county.county_code)
    assert (verdict.faults, verdict.holds, verdict.payloads_deleted) == ([], True, 0)


def review_and_put_in_force(road, document):
    """Every doubtful entry looked at, one task reassigned; what is owed is what the preview said."""
    version = road.upload(document)
    doubtful = sum(is_doubtful(entry) for _, entry in all_entries(version.draft))
    assert (road.look_at_doubtful(version), doubtful > 0) == (doubtful, True)
    task = road.give_first_task_to(version, road.county.sections[0])
    preview = road.put_in_force(version)
    tasks = [duty.text for duty in queries.duties_of(version) if duty.kind == "key_task"]
    assert tasks == [entry["text"] for entry in entries(version.draft, "tasks")]
    assert version.checkpoints.count() == len(entries(version.draft, "indicators"))
    owed = Obligation.objects.filter(kind="key_task", debtor=road.county.sections[0], title=task)
    assert [(row.due_on, row.state) for row in owed] == [(last_of_month(road.today), "open")]
    signers = Obligation.objects.filter(kind="sign_for").count()
    assert f"请 {signers} 个主送单位签收。" in preview
    road.sign_in("section")
    assert task in road.get("desk:workbench").text
    return version


def last_of_month(day):
    return day.replace(day=monthrange(day.year, day.month)[1])


def answer_and_find(road, version) -> Problem:
    """One school answers on the page, another in the workbook; what failed stands in one ledger."""
    schools = road.county.schools
    road.sign_in("office")
    sent = road.send_round(version, [schools[0], schools[2]])
    assert set(Obligation.objects.filter(kind="self_check").values_list("debtor", "state")) == {
        (schools[0].pk, "open"), (schools[2].pk, "open"),
    }  # fmt: skip
    done = road.answer(sent, {0: "三年级上周布置过", 2: "公示栏空着"})
    took = road.answer_by_workbook(sent, schools[2], {1: "没有台账"})
    assert (done.state, done.by_workbook) == ("confirmed", False)
    assert [(row["outcome"], row["unit"]) for row in took] == [("taken", schools[2].label)]
    asked = Points(version.pk).of(schools[0])
    assert list(Problem.objects.order_by("id").values_list("unit", "point_code", "title", "source", "state")) == [
        (schools[0].pk, asked[0].code, "三年级上周布置过", "self_check", "open"),
        (schools[0].pk, asked[2].code, "公示栏空着", "self_check", "open"),
        (schools[2].pk, asked[1].code, "没有台账", "self_check", "open"),
    ]
    assert not Obligation.objects.filter(kind="self_check", state="open").exists()
    return Problem.objects.earliest("id")


def rectify(road, problem, *, result: str) -> None:
    """The head plans, once, and reports the rectification."""
    road.sign_in("head")
    if problem.state == "open":
        due_on = (road.today + timedelta(days=10)).isoformat()
        planned = road.act(problem, "plan", measures="每天贴出作业", owner_name="周砚", due_on=due_on)
        assert planned == ["措施、责任人和期限记下了。"]
    assert road.act(problem, "submit", result=result) == ["已报上去，等复查。"]


def refuse_the_rectifier(road, problem) -> None:
    """The head cannot close it, nor when made area lead as well: not by page, not in bulk, not by service."""
    head = road.county.people["head"]
    refused = (problem, REPORTED_BY_HIMSELF)
    road.act(problem, "close", result="看过了")
    assert (problem.state, problem.closed_by) == ("submitted", None)

    lead = appoint(head, road.county.areas[0], PositionKind.AREA_LEAD, from_on=road.today)
    road.post("desk:switch", position=lead.pk)
    assert road.act(problem, "close", result="看过了") == [REPORTED_BY_HIMSELF]
    for sure in ({}, {"sure": "1", "result": "看过了"}):
        page = road.post("desk:bulk", act="close", problem=problem.pk, **sure)
        assert [(row.problem, row.refusal) for row in page.context["refused"]] == [refused]
    with pytest.raises(NotAllowed, match=f"^{REPORTED_BY_HIMSELF}$"):
        ledger.close_problem(by=head, position=lead, problem=problem, revision=problem.revision, result="看过了")
    problem.refresh_from_db()
    assert (problem.state, problem.closed_by) == ("submitted", None)
    lead.delete()


def send_back_and_close(road, problem) -> None:
    """The lead of the area sends it back with a reason, and closes it after the second try."""
    road.sign_in("area_lead")
    road.act(problem, "send_back", reason="二年级没贴")
    assert problem.state == "returned"
    road.sign_in("head")
    assert "二年级没贴" in road.get("desk:problem", problem.pk).text
    rectify(road, problem, result="二年级也贴了")
    road.sign_in("area_lead")
    road.act(problem, "close", result="到校看过，都贴了")
    assert (problem.state, problem.closed_by) == ("closed", road.county.people["area_lead"])
    assert list(problem.steps.order_by("id").values_list("act", "to_state")) == [
        ("open", "open"), ("plan", "rectifying"), ("submit", "submitted"), ("send_back", "returned"),
        ("submit", "submitted"), ("close", "closed"),
    ]  # fmt: skip
    still = Obligation.objects.filter(kind__in=["rectify", "recheck"], reference=str(problem.pk), state="open")
    assert not still.exists()


def hand_in(road, problem) -> None:
    """One row for the problem, in the columns of the document, the same in both files."""
    wanted = {"问题": problem.title, "整改措施": "每天贴出作业", "学校": problem.unit.name}
    book = openpyxl.load_workbook(io.BytesIO(road.month_form("xlsx", road.county.areas[0])))
    table = Document(io.BytesIO(road.month_form("docx", road.county.areas[0]))).tables[0]
    sheet = [[str(cell or "") for cell in row] for row in book.active.iter_rows(values_only=True)]
    paper = [[cell.text for cell in row.cells] for row in table.rows]
    for rows in (sheet, paper):
        (held,) = [row for row in rows if problem.title in row]
        titles = next(row for row in rows if "整改措施" in row)
        assert {
            key: value for title, value in zip(titles, held, strict=True) for key in wanted if key in title
        } == wanted
