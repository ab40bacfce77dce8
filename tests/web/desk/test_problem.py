"""One problem: what the page tells, what it offers, what it refuses and why."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dudao.files.models import FileUse
from dudao.ledger.models import Problem
from tests.factories.county import tie
from tests.factories.ledger import make_problem, today
from tests.factories.schemes import make_version_in_force

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def page(problem) -> str:
    return reverse("desk:problem", args=[problem.pk])


def act(client, problem, name, *, follow=True, **facts):
    facts = {"revision": problem.revision} | facts
    return client.post(reverse("desk:problem_act", args=[problem.pk, name]), facts, follow=follow)


def offered(response) -> dict[str, str]:
    return {act.name: act.refusal for act in response.context["acts"]}


@pytest.mark.req("F01", "F02", "F04")
def test_school_and_area_lead_bring_a_problem_to_its_end(county, enter):
    problem = make_problem(county)
    due = today() + timedelta(days=10)
    client = enter("deputy")
    act(client, problem, "plan", measures="每天贴出", owner_name="周砚", due_on=due.isoformat())
    problem.refresh_from_db()
    assert (problem.state, problem.due_on) == ("rectifying", due)
    picture = SimpleUploadedFile("公示栏.png", PNG, "image/png")
    response = act(client, problem, "submit", result="四个班都贴了", attachments=[picture])
    assert "已报上去，等复查。" in response.content.decode()
    problem.refresh_from_db()
    response = act(enter("area_lead"), problem, "close", result="到校看过")
    assert "已销号" in response.content.decode()
    problem.refresh_from_db()
    assert (problem.state, problem.closed_by) == ("closed", county.people["area_lead"])
    told = [moment.title for moment in response.context["moments"]]
    assert told == ["发现（督导室登记）", "整改措施", "报整改结果", "复查通过，销号"]
    assert "公示栏.png" in response.content.decode()


@pytest.mark.parametrize(("state", "leads"), [("open", "plan"), ("rectifying", "submit")])
def test_the_act_that_moves_the_problem_on_leads(county, enter, state, leads):
    acts = enter("deputy").get(page(make_problem(county, state=state))).context["acts"]
    assert [act.name for act in acts if act.primary] == [acts[0].name] == [leads]


def test_every_act_is_shown_and_the_refused_say_why(county, enter):
    problem = make_problem(county, state="submitted")
    assert offered(enter("head").get(page(problem))) == {
        "note": "",
        "plan": "现在是“待复查”，不能定措施。",
        "submit": "现在是“待复查”，不能报整改结果。",
        "close": "你在这个单位任职，须由单位以外的人复查销号。",
        "send_back": "你在这个单位任职，须由单位以外的人复查销号。",
        "change_due": "改期限、撤销只由督导室来做。",
        "void": "改期限、撤销只由督导室来做。",
    }
    assert offered(enter("inspector").get(page(problem)))["close"] == ""
    tie(county.people["inspector"], county.schools[0])
    assert "回避" in offered(enter("inspector").get(page(problem)))["close"]


def test_mistake_keeps_the_form_open_and_filled(county, enter):
    problem = make_problem(county)
    response = act(enter("head"), problem, "plan", measures="写了措施", owner_name="", due_on="2020-01-01")
    text = response.content.decode()
    assert "责任人还没写。" in text
    assert "写了措施</textarea>" in text
    assert [item.name for item in response.context["acts"] if item.opened] == ["plan"]
    response = act(enter("head"), problem, "plan", measures="写了措施", owner_name="周", due_on="2020-01-01")
    assert "期限要在今天" in response.content.decode()
    assert Problem.objects.get().state == "open"


def test_slower_of_two_is_told_to_look_again(county, enter):
    problem = make_problem(county, state="submitted")
    act(enter("office"), problem, "send_back", reason="还差一个班")
    response = act(enter("office_head"), problem, "close", result="看过")
    assert "他人已先处理，请刷新后再看。" in response.content.decode()
    assert Problem.objects.get().state == "returned"


@pytest.mark.parametrize(
    "kind", ["area_lead", "inspector", "head", "deputy", "district", "section", "institution_head"]
)
def test_outside_the_scope_there_is_no_such_problem(county, enter, kind):
    problem = make_problem(county, unit=county.schools[3])
    client = enter(kind)
    assert client.get(page(problem)).status_code == 404
    assert act(client, problem, "note", words="看看", follow=False).status_code == 404


def test_administrators_are_refused(county, enter):
    problem = make_problem(county)
    assert enter("audit_admin").get(page(problem)).status_code == 403


def test_rebound_names_what_went_before_and_sightings_are_listed(county, enter):
    lineage = uuid.uuid4()
    earlier = make_problem(county, lineage=lineage, state="closed", title="上次的")
    problem = make_problem(county, lineage=lineage, title="这次的")
    make_problem(county, lineage=lineage, source="visit", note="到校又见")
    text = enter("office").get(page(problem)).content.decode()
    assert page(earlier) in text
    assert "反弹" in text
    assert "看到过 2 次" in text


def test_overdue_problem_says_so_in_its_life(county, enter):
    problem = make_problem(county, state="rectifying")
    Problem.objects.update(due_on=today() - timedelta(days=30))
    response = enter("head").get(page(problem))
    assert "到期还没有报整改结果" in [moment.title for moment in response.context["moments"]]


def test_unknown_act_and_reading_an_act(county, enter):
    problem = make_problem(county)
    client = enter("office")
    assert act(client, problem, "burn").status_code == 404
    assert client.get(reverse("desk:problem_act", args=[problem.pk, "note"])).status_code == 302


# ── files ────────────────────────────────────────────────────────────────
@pytest.fixture
def with_files(county, enter):
    problem = make_problem(county, state="rectifying")
    files = [SimpleUploadedFile("公示栏.png", PNG), SimpleUploadedFile("说明.html", b"<script>1</script>")]
    act(enter("head"), problem, "submit", result="改了", attachments=files)
    problem.refresh_from_db()
    return problem


def links(response) -> list[str]:
    return [item["url"] for moment in response.context["moments"] for item in moment.files]


def test_files_are_handed_out_as_downloads_within_the_scope(with_files, enter):
    client = enter("area_lead")
    picture, html = links(client.get(page(with_files)))
    answer = client.get(html)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    shown = client.get(f"{picture}picture/")
    assert (shown["Content-Type"], shown.content) == ("image/png", PNG)
    assert client.get(f"{html}picture/").status_code == 404


@pytest.mark.parametrize("kind", ["section", "institution_head"])
def test_files_outside_the_scope_are_not_there(with_files, enter, kind):
    picture, html = links(enter("office").get(page(with_files)))
    client = enter(kind)
    assert [client.get(url).status_code for url in (picture, html, f"{picture}picture/")] == [404, 404, 404]


def test_too_many_or_empty_files_are_refused_with_a_sentence(county, enter):
    problem = make_problem(county, state="rectifying")
    many = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(10)]
    assert (
        "一次最多传 9 个文件" in act(enter("head"), problem, "submit", result="改了", attachments=many).content.decode()
    )
    empty = SimpleUploadedFile("空.txt", b"")
    response = act(enter("head"), problem, "submit", result="改了", attachments=[empty])
    assert "“空.txt”是空文件" in response.content.decode()
    assert Problem.objects.get().state == "rectifying"


def test_a_marked_paper_is_refused_and_nothing_is_kept(county, enter):
    problem = make_problem(county, state="rectifying")
    file = SimpleUploadedFile("报告.txt", "机密★1年\n某某情况的报告".encode())
    reply = act(enter("head"), problem, "submit", result="四个班都贴了", attachments=[file])
    assert "这份文件标有密级" in reply.text
    assert "四个班都贴了" in reply.text
    assert not FileUse.objects.exists()
    assert Problem.objects.get().state == "rectifying"


# ── entering by hand ─────────────────────────────────────────────────────
def entry(unit, **facts):
    return {
        "token": uuid.uuid4(), "unit": unit.pk, "title": "课后服务没有安排", "seen_on": today().isoformat(),
        "severity": "minor",
    } | facts  # fmt: skip


def test_inspector_enters_what_he_saw_once(county, enter):
    client, facts = enter("inspector"), entry(county.schools[0])
    for _ in range(2):
        response = client.post("/desk/problems/new/", facts, follow=True)
    assert Problem.objects.get().source == "visit"
    assert "编号" in response.content.decode()


def test_known_point_becomes_a_sighting(county, enter):
    point = make_version_in_force(county, from_on=today()).checkpoints.get(code="C2")
    client = enter("office")
    for _ in range(2):
        response = client.post("/desk/problems/new/", entry(county.schools[0], point=point.pk), follow=True)
    assert "记为第 2 次看到" in response.content.decode()
    assert Problem.objects.get().point_code == "C2"


def test_entry_outside_the_scope_or_without_words_is_refused(county, enter):
    client = enter("inspector")
    outside = client.post("/desk/problems/new/", entry(county.schools[1]))
    assert "这个单位不在你负责的范围内。" in outside.content.decode()
    wordless = client.post("/desk/problems/new/", entry(county.schools[0], title=""))
    assert "问题还没写。" in wordless.content.decode()
    late = client.post("/desk/problems/new/", entry(county.schools[0], due_on="2020-01-01"))
    assert "期限要在今天" in late.content.decode()
    assert not Problem.objects.exists()


@pytest.mark.parametrize("kind", ["leader", "head", "section", "district", "system_admin"])
def test_who_may_not_enter(enter, kind):
    assert enter(kind).get("/desk/problems/new/").status_code == 403


def test_small_steps_say_what_changed(county, enter):
    problem = make_problem(county, measures="补齐", owner_name="周砚", due_on=today() + timedelta(days=3))
    client, day = enter("office"), today() + timedelta(days=8)
    act(client, problem, "change_due", due_on=day.isoformat(), reason="等经费")
    problem.refresh_from_db()
    response = act(client, problem, "note", words="年底再看", as_remark="on")
    lines = [line for moment in response.context["moments"] for line in moment.lines]
    assert lines[0] == "措施：补齐"
    assert any(line.endswith("等经费") and "期限改为" in line for line in lines)
    assert lines[-1].endswith("：年底再看（写入月底统计表备注）")


def test_files_larger_than_twenty_megabytes_are_refused(county, enter):
    problem = make_problem(county, state="rectifying")
    big = SimpleUploadedFile("录像.mp4", b"0" * (20 * 1024 * 1024 + 1))
    response = act(enter("head"), problem, "submit", result="改了", attachments=[big])
    assert "合起来超过 20 MB" in response.content.decode()
