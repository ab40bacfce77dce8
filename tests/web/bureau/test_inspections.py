"""The office arranges an inspection: fill in, see what it would mean, one button; and what happens afterwards."""

from datetime import date, timedelta
from math import ceil

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.jobs.services import run_next
from dudao.ledger.services import open_problem
from dudao.visits.models import Inspection, LocalRule, PlanItem, Visit, VisitMember, YearPlan
from dudao.visits.parcel import packed, unpacked
from dudao.visits.remembering import once_more
from dudao.web.bureau.showing import inspections as showing
from tests.factories.county import sign_in, tie
from tests.factories.schemes import make_version_in_force
from tests.factories.visits import make_inspection, make_visit
from tests.factories.wishes import make_filed_plan, more_inspector, team_of_three
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("D01")]


@layer
def version(county):
    return make_version_in_force(county)


def url(name, *args):
    return reverse(f"bureau:{name}", args=args)


def filled(version, **more):
    today = timezone.localdate()
    return {
        "title": "11月督导", "from_on": today, "until_on": today + timedelta(days=9), "reach": ["school"],
        "names": "青禾1小学", "team_size": 1, "point": [point.pk for point in version.checkpoints.order_by("order")],
    } | more  # fmt: skip


def special(county, version, **more):
    today = timezone.localdate()
    team = [user.pk for user in team_of_three(county)]
    return filled(
        version, title="作业专项督导", from_on=today + timedelta(days=1), team=team, team_size=3,
        off_plan_reason="接到上级通报", **more,
    )  # fmt: skip


@pytest.mark.req("A07")
def test_a_months_round_is_looked_at_and_arranged(office, county, version):
    look = office.post(url("inspection_new", "routine"), filled(version, look="1"))
    assert "1 次到校，1 人去" in look.text
    assert "每个单位最多占 17 分钟，督学到一个单位最多 50 分钟" in look.text
    assert not Inspection.objects.exists()

    first = version.checkpoints.order_by("order").first()
    guided = filled(version, send="1", **{f"guide-{first.pk}": "看年度计划，问校长"})
    reply = office.post(url("inspection_new", "routine"), guided)

    made = Inspection.objects.get()
    assert reply.url == url("inspection", made.pk)
    assert made.visits.get().members.get().user == county.people["inspector"]
    page = office.get(reply.url)
    assert "去了 0/1" in page.text
    # The list and what was written at a point are there again next time.
    again = office.get(url("inspection_new", "routine")).text
    assert "看年度计划，问校长" in again


def test_what_breaks_the_law_is_shown_and_cannot_be_sent(office, county, version):
    tie(county.people["inspector"], county.schools[0])
    look = office.post(url("inspection_new", "routine"), filled(version, look="1")).text
    assert "要回避：责任督学甲去青禾1小学（近亲属在该单位）。请换人去。" in look
    assert "就这样安排" not in look

    sent = office.post(url("inspection_new", "routine"), filled(version, send="1"))
    assert "要回避" in sent.text
    assert not Inspection.objects.exists()


def test_somebody_else_is_named_beside_the_school(office, county, version):
    tie(county.people["inspector"], county.schools[0])
    other = more_inspector(county, "lin2")
    goes = {f"goes-{county.schools[0].pk}": f"{other.name} lin2"}
    office.post(url("inspection_new", "routine"), filled(version, send="1", **goes))

    assert VisitMember.objects.get().user == other
    wrong = {f"goes-{county.schools[0].pk}": "没有这个人"}
    page = office.post(url("inspection_new", "routine"), filled(version, look="1", **wrong))
    assert "可派的人里没有“没有这个人”，请从列表里选。" in page.text


def test_units_that_cannot_be_visited_are_left_out_by_one_button(office, county, version):
    look = office.post(url("inspection_new", "routine"), filled(version, names="", look="1")).text
    assert "去掉不能去的 5 个" in look

    office.post(url("inspection_new", "routine"), filled(version, names="", without="1", send="1"))
    assert [visit.unit for visit in Visit.objects.all()] == [county.schools[0]]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": ""}, "请给这次督导起个名字。"),
        ({"names": "没有的学校"}, "名册里没有“没有的学校”，"),
        ({"from_on": "昨天"}, "从哪天写成年-月-日，例如 2026-11-30。"),
        ({"until_on": "2001-01-01"}, "结束的日子要在开始那天或以后。"),
    ],
)
def test_a_form_says_what_to_do(office, version, fields, sentence):
    assert sentence in office.post(url("inspection_new", "routine"), filled(version, look="1", **fields)).text


def test_a_school_closed_last_week_is_named_with_what_to_do(office, county, version):
    school = county.schools[0]
    school.closed_on = timezone.localdate() - timedelta(days=7)
    school.save()
    look = office.post(url("inspection_new", "routine"), filled(version, look="1")).text
    assert "撤销，请去掉它；合并到别校的请改去那所学校。" in look


@pytest.mark.req("E01")
def test_a_special_inspection_needs_three_a_reason_and_notice(office, county, version):
    alone = office.post(url("inspection_new", "special"), filled(version, look="1")).text
    assert "专项督导每组至少 3 人" in alone
    assert "《教育督导条例》第十六条" in alone
    assert "这次督导不在年度计划里。要做请写明理由。" in alone

    reply = office.post(url("inspection_new", "special"), special(county, version, notice="on", send="1"))
    made = Inspection.objects.get()
    assert reply.url == url("inspection", made.pk)
    assert (made.notice_on, made.visits.get().members.count()) == (timezone.localdate(), 3)


@pytest.mark.req("E02")
def test_an_unannounced_one_is_seen_by_whoever_arranged_it_and_nobody_else_in_the_office(
    office, client, county, version
):
    hidden = filled(version, title="暗访", hidden="on", off_plan_reason="有反映", send="1")
    reply = office.post(url("inspection_new", "unannounced"), hidden, follow=True)

    made = Inspection.objects.get()
    assert made.hidden
    assert "去的人收到了消息，里面不写去哪里；没去以前只有他们和你看得到。" in reply.text
    assert office.get(url("inspection", made.pk)).status_code == 200
    assert office.get(url("inspection_withdraw", made.pk)).status_code == 200
    sign_in(client, county.people["office_head"])
    assert client.get(url("inspection", made.pk)).status_code == 404
    assert "暗访" not in client.get(url("inspections")).text


@pytest.mark.req("E06")
def test_a_verification_names_its_cause(office, version):
    look = office.post(url("inspection_new", "verification"), filled(version, look="1")).text
    assert "核查请写明由哪件事引起，例如线索编号或问题编号。" in look
    office.post(
        url("inspection_new", "verification"), filled(version, cause_kind="lead", cause="2026-0317", send="1")
    )  # fmt: skip
    assert Inspection.objects.get().cause == "2026-0317"


@pytest.mark.req("E04")
def test_looking_back_goes_where_something_was_found(office, county, version):
    past = make_inspection(county, version, title="上次督导", state="ended", ended_at=timezone.now())
    found = make_visit(past, county.schools[0], county.people["inspector"], state="cancelled", gone_reason="-")
    make_visit(past, county.schools[1], county.people["inspector"], state="cancelled", gone_reason="-")
    open_problem(
        by=county.people["office"], unit=county.schools[0], title="作业没公示", source="visit",
        reference=f"{found.pk}:1", seen_on=timezone.localdate(),
    )  # fmt: skip
    missing = office.post(url("inspection_new", "follow_up"), filled(version, look="1")).text
    assert "回头看请选回头看哪一次督导。" in missing

    office.post(url("inspection_new", "follow_up"), filled(version, title="回头看", looks_back_at=past.pk, send="1"))
    made = Inspection.objects.get(kind="follow_up")
    assert made.looks_back_at == past
    assert [visit.unit for visit in made.visits.all()] == [county.schools[0]]


@pytest.mark.req("E03")
def test_a_joint_one_names_the_departments(office, county, version):
    look = office.post(url("inspection_new", "joint"), filled(version, off_plan_reason="整治", look="1")).text
    assert "联合检查请选和哪些部门一起去。" in look
    office.post(
        url("inspection_new", "joint"),
        filled(version, off_plan_reason="整治", partners=[county.sections[1].pk], send="1"),
    )
    assert list(Inspection.objects.get().partners.all()) == [county.sections[1]]


@pytest.mark.req("D11")
def test_a_whole_zone_is_covered_with_nobody_left_out(office, county, version):
    team = [county.people["inspector"].pk]
    zone = filled(
        version, title="第一责任区全覆盖", names="", upper=county.areas[0].pk, reach=["school", "institution"],
        team=team, off_plan_reason="秋季开学检查", send="1",
    )  # fmt: skip
    office.post(url("inspection_new", "coverage"), zone)

    made = Inspection.objects.get()
    zone_units = [*county.schools[0::2], county.institutions[0]]
    assert {visit.unit for visit in made.visits.all()} == set(zone_units)


@pytest.mark.req("E07", "E08")
def test_departments_and_reception(office, county, version):
    team = {"team": [county.people["office"].pk]}
    office.post(
        url("inspection_new", "departments"),
        filled(version, title="督促科室", names="基础教育科", reach=[], send="1", **team),
    )
    office.post(
        url("inspection_new", "reception"),
        filled(version, title="迎接市级督导", from_whom="市教育督导室", send="1", **team),
    )
    made = Inspection.objects.order_by("pk")
    assert [(one.kind, one.level) for one in made] == [("departments", "county"), ("reception", "higher")]
    paper = office.get(url("inspection_notice_paper", made[1].pk)).text
    assert "<p>市教育督导室定于" in paper
    assert "到你单位督导（迎接市级督导）" in paper


def test_whoever_goes_along_with_guests_fills_in_no_list_unless_asked(office, version):
    page = office.get(url("inspection_new", "reception"))
    assert page.context["rows"]
    assert not any(row.ticked for row in page.context["rows"])
    assert all(row.ticked for row in office.get(url("inspection_new", "comprehensive")).context["rows"])


def test_a_large_round_is_arranged_beside_the_page(office, county, version, monkeypatch):
    monkeypatch.setattr(showing, "MANY", 0)
    reply = office.post(url("inspection_new", "routine"), filled(version, send="1"))
    assert "排队等着" in office.get(reply.url).text
    status = reply.url + "status/"
    assert office.get(status).json()["words"] == "排队等着"

    assert run_next()
    made = Inspection.objects.get()
    assert office.get(status).json() == {"next": reply.url}
    assert office.get(reply.url).url == url("inspection", made.pk)


def test_what_breaks_the_law_never_reaches_the_queue(office, county, version, monkeypatch):
    monkeypatch.setattr(showing, "MANY", 0)
    tie(county.people["inspector"], county.schools[0])
    assert "要回避" in office.post(url("inspection_new", "routine"), filled(version, send="1")).text
    assert not run_next()


def test_once_more_next_month_with_one_click(office, county, version):
    office.post(
        url("inspection_new", "routine"), filled(version, title=f"{timezone.localdate().month}月督导", send="1")
    )
    made = Inspection.objects.get()
    look = office.get(url("inspection_again", made.pk))
    assert "照" in look.text
    if not look.context["outlook"].stops:  # a vacation that begins meanwhile stops it, with the reason
        office.post(url("inspection_again", made.pk))
        assert Inspection.objects.count() == 2


@pytest.mark.today("2026-11-24")
def test_once_more_without_those_that_cannot_be_visited(office, county, version):
    made = make_inspection(county, version, title="11月督导", until_on=date(2026, 11, 30))
    for school in county.schools[:2]:
        make_visit(made, school, county.people["inspector"])  # nobody is posted at the second one
    again = url("inspection_again", made.pk)
    assert "去掉不能去的 1 个" in office.get(again).text
    look = office.post(again, {"without": "look"})
    assert (look.context["outlook"].stops, Inspection.objects.count()) == ([], 1)
    office.post(again, {"without": "1"})
    assert [visit.unit for visit in Visit.objects.exclude(inspection=made).order_by("pk")] == [county.schools[0]]


@pytest.mark.req("E01")
def test_a_taken_back_round_with_an_open_visit_says_what_it_did(office, county):
    made = make_inspection(county)
    visits = [make_visit(made, school, county.people["inspector"]) for school in county.schools[:2]]
    Visit.objects.filter(pk=visits[0].pk).update(state="opened", opened_at=timezone.now())
    assert "整轮不能撤回" in office.get(url("inspection_withdraw", made.pk)).text

    reply = office.post(url("inspection_withdraw", made.pk), {"reason": "改期"}, follow=True)
    assert "已有 1 次到校开始了，整轮不能撤回；其余 1 次还没去的已取消。" in reply.text
    assert "请写一句为什么撤回" in office.post(url("inspection_withdraw", made.pk), {"reason": ""}).text


def test_ending_and_publishing(office, county):
    made = make_inspection(county, kind="special", title="作业专项督导")
    make_visit(
        made, county.schools[0], county.people["inspector"], state="fed_back", opened_at=timezone.now(),
        closed_record_at=timezone.now(), visited_on=timezone.localdate(),
    )  # fmt: skip
    office.post(url("inspection_end", made.pk))
    made.refresh_from_db()
    assert made.state == "ended"

    facts = {"on": timezone.localdate(), "where": "县政府网站"}
    page = office.post(url("inspection_publish", made.pk), facts, follow=True)
    assert "县政府网站" in page.text
    assert "结果已经公布过了。" in office.get(url("inspection_publish", made.pk), follow=True).text  # an old page


def test_somebody_else_goes_and_the_leaver_stays_on_record(office, county):
    visit = make_visit(make_inspection(county), county.schools[0], county.people["inspector"])
    other = more_inspector(county, "lin2")
    facts = {"replace": "1", "r-user": county.people["inspector"].pk, "r-why": "illness", "r-instead": other.pk}
    page = office.post(url("inspection_team", visit.pk), facts, follow=True)

    assert f"责任督学甲不去了，改由{other.name}去。" in page.text
    assert f"生病或有事，改由{other.name}去" in page.text
    assert "请选谁不去了。" in office.post(url("inspection_team", visit.pk), {"replace": "1"}).text

    third = more_inspector(county, "lin3")
    page = office.post(url("inspection_team", visit.pk), {"join": "1", "j-user": third.pk}, follow=True)
    assert f"添上了：{third.name}一起去青禾1小学。" in page.text
    page = office.post(url("inspection_team", visit.pk), {"lead": "1", "l-user": third.pk}, follow=True)
    assert f"改由{third.name}牵头。" in page.text


def test_two_colleagues_swap_and_a_day_is_planned(office, county):
    made = make_inspection(county)
    other = more_inspector(county, "lin2")
    visit = make_visit(made, county.schools[0], county.people["inspector"])
    second = make_visit(made, county.schools[1], other)
    facts = {"swap": "1", "s-user": county.people["inspector"].pk, "s-other": f"{second.pk}:{other.pk}"}
    assert "对调了：" in office.post(url("inspection_team", visit.pk), facts, follow=True).text

    day = timezone.localdate() + timedelta(days=2)
    office.post(url("inspection_team", visit.pk), {"day": "1", "d-on": day.isoformat()})
    visit.refresh_from_db()
    assert visit.planned_on == day


def test_a_swap_that_a_tie_would_stop_is_not_offered(office, county):
    made, other, third = make_inspection(county), more_inspector(county, "lin2"), more_inspector(county, "lin3")
    visit = make_visit(made, county.schools[0], county.people["inspector"])
    make_visit(made, county.schools[1], other)
    make_visit(made, county.schools[2], third)
    tie(other, county.schools[0])  # may not come here

    def offered():
        page = office.get(url("inspection_team", visit.pk))
        return [words for key, words in page.context["forms"]["swap"].fields["other"].choices if key]

    assert offered() == [f"{third.name}（{county.schools[2].label}）"]
    tie(county.people["inspector"], county.schools[2])  # may not go there
    assert offered() == []
    assert "换了谁都要回避" in office.get(url("inspection_team", visit.pk)).text


def test_a_colleague_takes_over_everything_that_somebody_ill_has_left(office, county):
    made, inspector, other = make_inspection(county), county.people["inspector"], more_inspector(county, "lin2")
    visits = [make_visit(made, school, inspector) for school in county.schools[:3]]
    address = url("inspection_stand_in", inspector.pk)
    assert address in office.get(url("inspection_team", visits[0].pk)).text
    assert office.get(address).text.count(" checked") == 3
    facts = {"visits": [visit.pk for visit in visits[:2]], "instead": other.pk, "why": "illness"}
    assert "2 次到校改由督学lin2去" in office.post(address, facts, follow=True).text
    assert "有一次已经去过或取消了" in office.post(address, facts).text
    assert inspector.visits.filter(left_at=None).count() == 1


@pytest.mark.req("E01")
def test_one_visit_is_called_off_with_a_reason(office, county):
    made = make_inspection(county)
    visit = make_visit(made, county.schools[0], county.people["inspector"])
    make_visit(made, county.schools[1], county.people["inspector"])
    assert "请写一句为什么取消" in office.post(url("inspection_team", visit.pk), {"cancel": "1"}).text
    page = office.post(url("inspection_team", visit.pk), {"cancel": "1", "c-reason": "大雪停课"}, follow=True)
    assert "大雪停课" in page.text
    assert "1 次取消了" in page.text
    page = office.get(url("inspection_team", visit.pk), follow=True)  # an old page
    assert "青禾1小学这次取消，不用再换人、定日子。" in page.text


@pytest.mark.req("E01")
def test_the_years_plan_from_draft_to_paper(office, county, client):
    year = timezone.localdate().year
    reply = office.post(url("plans"), {"year": year})
    plan = YearPlan.objects.get()
    item = {
        "title": "作业专项督导", "kind": "special", "level": "county", "from_on": f"{year}-03-01",
        "until_on": f"{year}-04-30", "manner": "随机听课",
    }  # fmt: skip
    office.post(url("plan_item_new", plan.pk), item)
    assert "作业专项督导" in office.get(reply.url).text
    office.post(url("plan_item_new", plan.pk), item | {"title": "{五项}管理"})
    again = reverse("bureau:plan_item_drop", args=[plan.pk, plan.items.get(title="{五项}管理").pk])
    assert "去掉了“{五项}管理”。" in office.post(again, follow=True).text
    office.post(url("plan_file", plan.pk), {"on": timezone.localdate(), "filed_with": "云岭县人民政府"})
    assert "作业专项督导" in office.get(url("plan_tell", plan.pk)).text  # what they will read, before they do
    plan.refresh_from_db()
    assert plan.told_on is None
    told = office.post(url("plan_tell", plan.pk), follow=True)
    assert "2 位负责人收到消息" in told.text
    assert "已备案的计划不能直接改" in office.post(url("plan_item_new", plan.pk), item).text
    for name in ("plan_item_new", "plan_file"):  # an old page
        assert office.get(url(name, plan.pk)).url == url("plan", plan.pk)
    assert "云岭县人民政府" in office.get(url("plan_paper", plan.pk)).text

    sign_in(client, county.people["head"])
    assert "作业专项督导" in client.get(url("plan", plan.pk)).text


@pytest.mark.req("E01")
def test_a_long_plan_is_paged_and_searched(office, county):
    plan = make_filed_plan(county).plan
    PlanItem.objects.bulk_create(
        PlanItem(
            plan=plan, order=nth, kind="special", title=f"第{nth}项", matters="午餐" if nth == 60 else "",
            from_on=date(plan.year, 3, 1), until_on=date(plan.year, 4, 30),
        )
        for nth in range(2, 62)
    )  # fmt: skip
    page = office.get(url("plan", plan.pk), {"page": 2})
    assert ("共 61 项" in page.text, len(page.context["page"])) == (True, 11)
    found = office.get(url("plan", plan.pk), {"q": "专项 午餐", "page": 2})
    assert [line.item.title for line in found.context["page"]] == ["第60项"]
    assert "没有找到" in office.get(url("plan", plan.pk), {"q": "没有这一项"}).text


@pytest.mark.req("E01")
def test_a_draft_is_thrown_away_only_after_a_question(office):
    office.post(url("plans"), {"year": timezone.localdate().year})
    plan = YearPlan.objects.get()
    assert "写好的 0 项都会去掉" in office.get(url("plan_drop", plan.pk)).text
    assert YearPlan.objects.exists()
    office.post(url("plan_drop", plan.pk))
    assert not YearPlan.objects.exists()


@pytest.mark.req("E01")
def test_an_item_of_the_plan_fills_in_the_form(office, county, version):
    item = make_filed_plan(county)
    page = office.get(url("inspection_new", "special") + f"?item={item.pk}")
    assert page.context["form"].initial["plan_item"] == item.pk
    assert page.context["form"].initial["title"] == "作业专项督导"
    assert office.get(url("inspection_new", "special") + "?item=0").status_code == 200


@pytest.mark.req("E02")
def test_an_item_that_is_drawn_fills_in_the_draw(office, county, version):
    item = make_filed_plan(county, kind="unannounced", title="不打招呼抽查")
    assert url("draw_new") + f"?item={item.pk}" in office.get(url("plan", item.plan_id)).text
    begun = office.get(url("draw_new") + f"?item={item.pk}").context["form"].initial
    assert (begun["plan_item"], begun["title"]) == (item.pk, "不打招呼抽查")
    assert "plan_item" not in office.get(url("draw_new") + "?item=x").context["form"].initial


def test_who_left_his_post_is_marked_beside_the_school(office, county):
    made = make_inspection(county)
    make_visit(made, county.schools[0], county.people["inspector"])
    assert "已离任，请换人" not in office.get(url("inspection", made.pk)).text
    county.people["inspector"].positions.update(until_on=timezone.localdate())
    assert "已离任，请换人" in office.get(url("inspection", made.pk)).text


def test_a_draft_is_nobodys_but_the_offices(client, county):
    item = make_filed_plan(county)
    YearPlan.objects.filter(pk=item.plan_id).update(state="draft", filed_on=None)
    sign_in(client, county.people["head"])
    assert client.get(url("plan", item.plan_id)).status_code == 404


@pytest.mark.req("E01")
def test_the_rules_show_their_papers_and_are_set_from_a_day(office, county):
    page = office.get(url("law")).text
    assert "《教育督导条例》第十六条" in page
    facts = {"kind": "special", "value": 4, "from_on": timezone.localdate(), "source": "云岭县督导办法"}
    office.post(url("law_rule", "team"), facts)
    assert LocalRule.objects.get().value == 4
    assert "云岭县督导办法" in office.get(url("law")).text
    assert "请写依据哪份文件。" in office.post(url("law_rule", "team"), facts | {"source": ""}).text
    assert office.get(url("law_rule", "nothing")).status_code == 404


@pytest.mark.today("2026-10-31")
def test_on_the_last_free_days_of_a_month_the_empty_form_means_the_next(office, version):
    form = office.get(url("inspection_new", "routine")).text
    for value in ("11月督导", "2026-11-01", "2026-11-30"):
        assert f'value="{value}"' in form


def test_a_leader_looks_and_arranges_nothing(client, county):
    sign_in(client, county.people["leader"])
    assert client.get(url("inspections")).status_code == 200
    assert client.get(url("inspection_kinds")).status_code == 403


def test_days_at_the_ends_of_time_and_keys_that_no_column_holds_are_refused(office, county, version):
    for day in ("9999-12-31", "0001-01-01"):
        said = office.post(url("inspection_new", "routine"), filled(version, from_on=day, until_on=day, send="1")).text
        assert f"日子写成了 {int(day[:4])} 年，请核对年份。" in said
    far = timezone.localdate() + timedelta(days=800)
    said = office.post(url("inspection_new", "routine"), filled(version, from_on=far, until_on=far, look="1")).text
    assert "最多提前两年安排" in said
    huge = "9" * 20
    more = {"team": [huge], "units": [huge], "partners": [huge], "point": [huge]}
    assert office.post(url("inspection_new", "joint"), filled(version, send="1") | more).status_code == 200
    assert not Inspection.objects.exists()
    assert office.get(url("inspection_weak"), {"area": huge, "since": "0001-01-01"}).status_code == 200
    for kind in ("campaign", "follow_up", "verification"):
        given = dict.fromkeys(("at", "looks_back_at", "item", "point"), huge)
        assert office.get(url("inspection_new", kind), given).status_code == 200


@pytest.mark.req("E06")
def test_a_number_without_its_kind_is_not_shown_to_everybody(office, version):
    """What is typed there may be the number of a tip."""
    sent = filled(version, cause_kind="", cause="来信第 7 号", send="1")
    assert "核查请选由什么引起" in office.post(url("inspection_new", "verification"), sent).text
    assert not Inspection.objects.exists()


def test_the_page_of_taking_back_leads_on_where_nothing_is_left(office, county):
    made = make_inspection(county, state="withdrawn")
    for name in ("inspection_withdraw", "inspection_end"):
        assert office.get(url(name, made.pk)).url == url("inspection", made.pk)


@pytest.mark.req("E04")
def test_one_that_was_taken_back_fills_in_the_form_again(office, county, version):
    first = version.checkpoints.order_by("order").first()
    office.post(url("inspection_new", "special"), special(county, version, send="1", point=[first.pk], matters="作业"))
    made = Inspection.objects.get()
    address = url("inspection_new", "special") + f"?like={made.pk}"
    assert "照这次另排" not in office.get(url("inspection", made.pk)).text
    assert office.get(address).context["form"].initial["title"] != "作业专项督导"

    office.post(url("inspection_withdraw", made.pk), {"reason": "日子写错了"})
    assert "照这次另排" in office.get(url("inspection", made.pk)).text
    page = office.get(address)
    begun = page.context["form"].initial
    assert (begun["title"], begun["matters"], begun["names"]) == ("作业专项督导", "作业", "青禾1小学")
    assert begun["team"] == [user.pk for user in team_of_three(county)]
    assert [row.point for row in page.context["rows"] if row.ticked] == [first]


@pytest.mark.req("E04", "E06")
def test_filled_in_again_no_number_of_a_tip_is_shown_and_nobody_goes_who_was_replaced(office, county):
    made = make_inspection(county, kind="verification", cause_kind="lead", cause="XS-7", state="withdrawn")
    visit = make_visit(made, county.schools[0], county.people["inspector"], state="cancelled", gone_reason="改期")
    gone = more_inspector(county, "lin9")
    visit.members.create(user=gone, left_at=timezone.now(), left_why="recusal")
    address = url("inspection_new", "verification") + f"?like={made.pk}"
    begun = office.get(address)
    assert "XS-7" not in begun.text
    initial = begun.context["form"].initial
    assert (initial["cause_kind"], initial["team"]) == ("lead", [county.people["inspector"].pk])
    type(made).objects.filter(pk=made.pk).update(cause_kind="alert")
    assert "XS-7" in office.get(address).text


@pytest.mark.req("A07")
def test_minutes_are_written_at_a_point_and_are_there_next_month(office, county, version):
    first, second, *_ = version.checkpoints.order_by("order")
    typed = {f"minutes-{first.pk}": "３0", f"minutes-{second.pk}": ""}
    assert "写 0 到 240 的整数" in office.post(
        url("inspection_new", "routine"), filled(version, send="1", **typed | {f"minutes-{second.pk}": "半小时"})
    ).text  # fmt: skip
    huge = filled(version, send="1", **typed | {f"minutes-{second.pk}": f"{0:09}99999"})
    assert "写 0 到 240 的整数" in office.post(url("inspection_new", "routine"), huge).text
    look = office.post(url("inspection_new", "routine"), filled(version, look="1", **typed))
    assert look.context["minutes"] == 15 + ceil(30 + 2 * second.minutes)

    office.post(url("inspection_new", "routine"), filled(version, send="1", **typed))
    made = Inspection.objects.get()
    assert list(made.points.order_by("order").values_list("minutes", flat=True))[:2] == [30, None]
    assert "看 30 分钟" in office.get(url("inspection", made.pk)).text
    assert once_more(made, timezone.localdate()).point_minutes == {first.pk: 30}
    assert unpacked(packed(once_more(made, timezone.localdate())), county.county_code).point_minutes == {first.pk: 30}


def test_nothing_named_is_a_question_and_not_the_whole_county(office, county, version):
    nowhere = special(county, version, names="", reach=[], send="1")
    assert "请写去哪几个单位" in office.post(url("inspection_new", "special"), nowhere).text
    assert not Inspection.objects.exists()
    assert office.get(url("inspection_new", "unannounced")).context["form"].initial["reach"] == []
    assert office.get(url("inspection_new", "coverage")).context["form"].initial["reach"] == ["school"]
