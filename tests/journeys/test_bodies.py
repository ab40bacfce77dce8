"""Who is to do what by the prose of a scheme: bodies, papers of every unit, tasks that stand in paragraphs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from dudao.audit.models import AuditEntry
from dudao.obligations.enums import ObligationState
from dudao.obligations.models import Obligation
from dudao.schemes import services
from dudao.schemes.models import SchemeVersion
from tests.factories.county import make_county
from tests.journeys.road import Road, said

pytestmark = pytest.mark.django_db

TEXT = """云岭县2026年规范办学督导方案

一、工作目标
到2026年底，作业公示全覆盖，家长少一分操心。

二、工作原则
（一）边查边改。查到的当场说清，能改的当天改。
（二）不添负担。已有的材料不再要。

三、工作措施
（一）建好专班。各学校成立由校长任第一责任人的工作专班，列出工作清单。
（二）管住作业。基础教育科牵头，10月底前出台全县作业管理指导意见，教研室配合。
（三）上会研究。基础教育科于11月底前把减负工作提请教育工作领导小组研究一次，记明议题和决定。
（四）部门协作。职成教科牵头建立校外培训协作机制，定下成员和分工。
（五）拟定督查安排。督导室牵头制定督查方案，排好人员。

四、组织领导
（一）成立县规范办学工作领导小组。
组长：柳知远（县教育局局长）
副组长：沈若谷（县教育局副局长）
成员：督导室、基础教育科、职成教科负责人
领导小组下设办公室，办公室设在督导室，沈若谷兼任办公室主任。
（二）成立规范办学督查组。
组长：沈若谷
成员：陶青、督导室人员

五、工作要求
（一）各学校、各学区结合实际制定落实办法，于2026年9月20日前报县教育督导室。
（二）各培训机构于2026年9月25日前将签字的责任清单报县教育督导室。
"""
POINT = {"e-point": "作业每天公示。", "e-polarity": "duty", "e-unit_kinds": ["school"], "e-minutes": "1"}


@pytest.fixture
def road(client):
    return Road(client, make_county())


@pytest.fixture
def version(road, tmp_path) -> SchemeVersion:
    """The draft of the text with its one point, everything doubtful looked at."""
    path = tmp_path / "方案.txt"
    path.write_text(TEXT, "utf-8")
    draft = road.upload(path)
    road.edit(draft, "?tab=points&add=indicators", act="add", **POINT)
    road.look_at_doubtful(draft)
    return draft


def take(road, version, start: str, **fields) -> None:
    """Take over the paragraph that begins with ``start``; ``fields`` are filled in on the form that opens."""
    offers = road.get("bureau:scheme_review", version.pk, query="?tab=tasks").context["offers"]
    (line,) = [line for line in offers if line.text.startswith(start)]
    page = road.edit(version, "?tab=tasks", act="take", offer=line.id)
    desk = page.context["desk"]
    assert desk.entry["text"] == line.text
    typed = {f"e-{name}": value for name, value in desk.form.initial.items() if name != "unit_ids"}
    typed |= {f"e-{name}": value for name, value in fields.items()}
    road.edit(version, f"?tab=tasks&open={desk.open_id}", act="save", **typed)


def finish(road, kind: str, obligation: Obligation, words: str, name: str):
    road.sign_in(kind)
    file = SimpleUploadedFile(name, f"{name}的内容".encode())
    road.post("desk:obligation", obligation.pk, result=words, attachments=[file])
    obligation.refresh_from_db()
    return obligation


def owed(**wanted) -> list[str]:
    return list(Obligation.objects.filter(**wanted).order_by("debtor__code").values_list("debtor__name", flat=True))


@pytest.mark.req("A04")
def test_aims_are_read_corrected_and_shown_in_force(road, version):
    review = road.get("bureau:scheme_review", version.pk, query="?tab=aims")
    assert [(line.chip, line.text[:6]) for line in review.context["desk"].lines()] == [
        ("等于 100 %", "作业公示"), ("目标", "到2026年"), ("工作原则", "（一）边查边"),
    ]  # fmt: skip
    road.edit(version, "?tab=aims&open=a1", act="save", **{
        "e-kind": "goal", "e-heading": "年底的目标", "e-text": "作业公示全覆盖。",
    })  # fmt: skip
    road.edit(version, "?tab=aims&open=a2", act="drop")
    road.edit(version, "?tab=aims&add=aims", act="add", **{"e-kind": "guideline", "e-text": "办好每一所学校。"})
    road.put_in_force(version)
    shown = road.get("bureau:scheme", version.pk).content.decode()
    assert "年底的目标" in shown
    assert "作业公示全覆盖。" in shown
    assert "指导思想" in shown
    assert "不添负担" not in shown


@pytest.mark.req("A09", "B08")
def test_a_paragraph_taken_over_is_owed_like_any_task_and_the_others_are_left(road, version):
    take(road, version, "管住作业", departments="基础教育科、职成教科", due="2026-10-20")
    take(road, version, "建好专班")
    page = road.get("bureau:scheme_review", version.pk, query="?tab=tasks")
    assert [line.text[:4] for line in page.context["offers"]][:2] == ["上会研究", "部门协作"]
    road.put_in_force(version)
    assert owed(kind="key_task", title__startswith="管住作业", due_on="2026-10-20") == ["基础教育科", "职成教科"]
    assert owed(kind="key_task", title__startswith="建好专班") == [school.name for school in road.county.schools]
    assert not owed(kind="key_task", title__startswith="上会研究")

    workgroup = Obligation.objects.get(title__startswith="建好专班", debtor=road.county.schools[0])
    finish(road, "head", workgroup, "校长苏见山任组长，成员三人，清单六项。", "专班名单.txt")
    road.sign_in("office")
    shown = road.get("desk:obligation", workgroup.pk).content.decode()
    assert "校长苏见山任组长" in shown
    assert "专班名单.txt" in shown


def test_a_paragraph_is_taken_over_once(road, version):
    road.edit(version, "?tab=tasks", act="take", offer="m2")
    again = road.edit(version, "?tab=tasks", act="take", offer="m2")
    assert said(again) == ["这一段已经收成任务了，在“任务”里改。"]
    version.refresh_from_db()
    assert [task["taken_from"] for task in version.draft["tasks"]] == ["m2"]


def test_a_paragraph_that_is_a_report_already_says_so(road, version):
    lines = road.get("bureau:scheme_review", version.pk, query="?tab=tasks").context["offers"]
    assert [line.text[:5] for line in lines if "派了两遍" in line.meta] == ["各学校、各", "各培训机构"]


@pytest.mark.req("A12", "B05")
def test_papers_that_the_text_asks_of_every_unit_are_handed_in_once(road, version):
    road.put_in_force(version)
    plan = {"kind": "report", "title": "报送落实办法"}
    assert owed(**plan) == [unit.name for unit in (*road.county.districts, *road.county.schools)]
    assert owed(kind="report", title="报送签字的责任清单") == [unit.name for unit in road.county.institutions]

    own = Obligation.objects.get(debtor=road.county.schools[0], **plan)
    road.sign_in("head")
    assert "报送落实办法" in road.get("desk:workbench").content.decode()
    finish(road, "head", own, "校务会定了六条。", "落实办法.txt")
    signed = Obligation.objects.get(debtor=road.county.institutions[0], title="报送签字的责任清单")
    finish(road, "institution_head", signed, "三个岗位都签了。", "责任清单.txt")
    the_office_sees_who_handed_in(road, version, own)
    nobody_is_asked_twice(road, version, plan)


def the_office_sees_who_handed_in(road, version, own):
    road.sign_in("office")
    scheme = road.get("bureau:scheme", version.pk)
    duty = next(duty for duty in scheme.context["reports"] if duty.text == "落实办法")
    assert (duty.handed_in.done, duty.handed_in.total) == (1, 8)
    table = road.get("desk:owed", duty.handed_in.one)
    assert (table.context["done"], table.context["total"]) == (1, 8)
    (file,) = road.get("desk:obligation", own.pk).context["files"]
    assert b"".join(road.client.get(file["url"])).decode() == "落实办法.txt的内容"
    road.post("desk:paper", own.pk, on=road.today.isoformat())
    own.refresh_from_db()
    assert own.paper_received_on == road.today


def nobody_is_asked_twice(road, version, plan):
    """The next version asks the same: who has handed in stays done, the others owe the same row."""
    before = set(Obligation.objects.filter(**plan).values_list("pk", "state"))
    road.sign_in("office")
    road.post("bureau:scheme_revise", version.pk)
    following = SchemeVersion.objects.get(state="draft")
    road.put_in_force(following)
    assert set(Obligation.objects.filter(**plan).values_list("pk", "state")) == before
    road.sign_in("head")
    assert "报送落实办法" not in road.get("desk:workbench").content.decode()


@pytest.mark.req("A12", "B05", "B08")
@pytest.mark.parametrize(
    ("preset", "who", "debtors"),
    [
        ("measures", ["各科室"], ["基础教育科", "职成教科"]),
        ("workgroup", ["各学校"], None),
        ("responsibility", ["各学区", "各培训机构"], ["城东学区", "城西学区", "知行培训学校1", "知行培训学校2"]),
    ],
)
def test_the_reviewer_asks_every_unit_for_a_paper_with_a_short_form(road, version, preset, who, debtors):
    query = f"?tab=reports&add=reporting&preset={preset}"
    form = road.get("bureau:scheme_review", version.pk, query=query).context["form"]
    what = form.initial["what"]
    assert list(form.fields) == ["what", "who", "due_date"]
    nobody = road.edit(version, query, act="add", **{"e-what": what, "e-due_date": "2026-12-01"})
    assert nobody.context["form"].errors["who"] == ["请勾选谁报。"]
    road.edit(version, query, act="add", **{"e-what": what, "e-who": who, "e-due_date": "2026-12-01"})
    road.put_in_force(version)
    expected = debtors or [school.name for school in road.county.schools]
    assert owed(kind="report", title=f"报送{what}", due_on="2026-12-01") == expected


@pytest.mark.req("B06", "B07")
@pytest.mark.parametrize(
    ("start", "words", "file"),
    [
        ("上会研究", "11月18日上会，议题是减负督查，决定每月通报一次。", "会议记录.txt"),
        ("部门协作", "6月10日成立，成员五家，专管两人。", "成立文件.txt"),
    ],
)
def test_agenda_and_coordination_are_recorded_with_words_day_and_paper(road, version, start, words, file):
    take(road, version, start, departments=road.county.sections[0].name)
    road.put_in_force(version)
    task = Obligation.objects.get(kind="key_task", title__startswith=start)
    road.sign_in("section")
    assert "写上哪天办的" in road.get("desk:obligation", task.pk).content.decode()
    finish(road, "section", task, words, file)
    assert (task.state, timezone.localdate(task.done_at)) == (ObligationState.DONE, road.today)
    road.sign_in("office")
    shown = road.get("desk:obligation", task.pk).content.decode()
    assert words in shown
    assert file in shown


@pytest.mark.req("B01", "B02", "B03")
def test_bodies_are_read_and_their_people_change_without_a_new_version(road, version):
    take(road, version, "拟定督查安排")
    road.put_in_force(version)
    shown = road.get("bureau:scheme", version.pk).content.decode()
    for words in ("县规范办学工作领导小组办公室", "设在督导室", "规范办学督查组", "柳知远", "陶青"):
        assert words in shown
    team = next(group for group in version.draft["groups"] if group["name"] == "规范办学督查组")
    form = road.get("bureau:scheme_group", version.pk, team["id"]).context["form"]
    assert form.initial["members"].splitlines()[:2] == ["组长｜沈若谷｜", "成员｜陶青｜"]

    people = "组长｜沈若谷｜\n成员｜林间月｜督导室"
    road.post("bureau:scheme_group", version.pk, team["id"], revision=form.initial["revision"], members=people)
    shown = road.get("bureau:scheme", version.pk).content.decode()
    assert shown.index("林间月") < shown.index("以前的人员") < shown.index("陶青")
    assert SchemeVersion.objects.count() == 1

    plan = Obligation.objects.get(title__startswith="拟定督查安排")
    assert plan.debtor == road.county.office
    finish(road, "office", plan, "督查分两组，每组三人，12月查完。", "督查方案.txt")
    assert "督查方案.txt" in road.get("desk:obligation", plan.pk).content.decode()


@pytest.mark.req("B01")
def test_the_change_of_people_goes_into_the_next_draft_and_the_trail_has_no_names(road, version):
    road.put_in_force(version)
    version.refresh_from_db()
    head = version.draft["groups"][0]
    members = [{"role": "组长", "name": "顾望舒", "post": "县教育局局长"}, *head["members"][1:]]
    services.change_group(
        by=road.county.people["office"], version=version, revision=version.revision, group_id=head["id"],
        members=members,
    )  # fmt: skip
    entry = AuditEntry.objects.get(act="scheme.change_group")
    assert "顾望舒" not in str(entry.payload)
    draft = services.revise(by=road.county.people["office"], version=version.__class__.objects.get(pk=version.pk))
    assert draft.draft["groups"][0]["members"][0]["name"] == "顾望舒"
