"""Two counties full of things, and for every position one place inside its scope and places outside."""

from dataclasses import dataclass, field

from django.utils import timezone

from dudao.accounts import services as accounts
from dudao.accounts.enums import COUNTY_READERS, PositionKind
from dudao.accounts.models import Posting, User
from dudao.areas.enums import Relation
from dudao.areas.models import RegisterImport, Unit
from dudao.files.services import keep_file
from dudao.inspections.enums import WorkbookOutcome
from dudao.inspections.models import ReturnedWorkbook, Round
from dudao.inspections.services.upward import owe_reports
from dudao.jobs.models import Job
from dudao.ledger.models import Problem
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind
from dudao.obligations.models import Obligation
from dudao.schemes import services as schemes
from dudao.visits.checklist import points_of
from dudao.visits.models import Remark, Visit
from dudao.visits.services import counting, visiting
from tests.factories.county import County, appoint, link, make_county, make_user, tie
from tests.factories.draws import announce, make_inspectors
from tests.factories.inspections import make_round
from tests.factories.ledger import make_problem
from tests.factories.opinions import make_defence_file, make_opinion
from tests.factories.plates import make_plate
from tests.factories.schemes import make_draft, make_version_in_force, reading
from tests.factories.visits import make_inspection, make_visit
from tests.factories.wishes import make_filed_plan

MARK = "隐山"  # stands in the name of everything that lies outside
FAR = "远山"  # the other county
CITED = "教育督导条例"  # by the scheme of every county
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@dataclass
class Place:
    """A unit with one of everything that hangs on a unit."""

    unit: Unit
    problem: Problem
    report: Obligation
    receipt: Obligation
    round: Round
    file: int
    visit: Visit
    visit_file: int
    opinion_file: int
    body: Unit = None


@dataclass
class World:
    """``home[kind]``: inside the scope of that position. ``near``: same county, out of sight of all but the county's
    readers. ``far``: the other county."""

    county: County
    other: County
    home: dict[str, Place]
    near: Place
    far: Place
    rows: dict[str, dict] = field(default_factory=dict)

    def inside(self, kind: str) -> Place:
        return self.home.get(kind, self.home["head"])

    def outside(self, kind: str) -> list[Place]:
        return [self.far] if kind in COUNTY_READERS else [self.near, self.far]


def make_world() -> World:
    county, other = make_county(), make_county(county_code="990102", prefix=FAR, schools=2, institutions=1)
    _mark_what_is_hidden(county)
    link(county.schools[2], county.sections[0], Relation.MANAGED_BY)
    Unit.objects.filter(pk=county.schools[0].pk).update(directly_managed=True)
    county.schools[0].refresh_from_db()
    seen = [county.schools[0], county.schools[2], county.institutions[0]]
    hidden = [county.schools[1], county.institutions[1]]
    sent, unseen = _rounds(county, seen, hidden)
    home = {
        "head": place(county, county.schools[0], sent),
        "section": place(county, county.schools[2], sent),
        "institution_head": place(county, county.institutions[0], sent),
    }
    near = place(county, county.schools[1], unseen, marker=MARK)
    (far_round,) = _rounds(other, [other.schools[0]])
    world = World(county, other, home, near, place(other, other.schools[0], far_round, marker=FAR))
    world.rows = {"home": bureau_rows(county, sent), "far": bureau_rows(other, far_round)}
    return world


def _mark_what_is_hidden(county: County) -> None:
    """Names that must never be read by somebody whose scope does not hold them."""
    for unit in (*county.schools[1::2], county.institutions[1], county.areas[1], county.districts[1]):
        unit.name = f"{MARK}{unit.name}"
        unit.save()


def _rounds(county: County, *groups) -> list[Round]:
    version = make_version_in_force(county, title=f"{county.bureau.name}督导方案")
    use = _file(county, county.office, "方案.docx", b"a document of the county")
    type(version).objects.filter(pk=version.pk).update(source=use)
    today, rounds = timezone.localdate(), []
    for n, units in enumerate(groups):
        rounds.append(make_round(county, version, units=list(units), title=f"第{n + 1}轮自查"))
        for reporter in (units[0], county.districts[n]):
            owe_reports(by=county.people["office"], sent=rounds[-1], units=[reporter], on=today)
    return rounds


def place(county: County, unit: Unit, sent: Round, *, marker: str = "") -> Place:
    """One of everything at ``unit``; with ``marker`` its words are such as must not be read elsewhere."""
    office = county.people["office"]
    problem = make_problem(county, unit=unit, title=f"{marker}作业公示缺两周")
    report = obligations.owe(
        by=office, debtor=unit, kind=ObligationKind.REPORT, reference=f"r{unit.pk}", title=f"{marker}报一份说明"
    )
    receipt = obligations.owe(
        by=office, debtor=unit, kind=ObligationKind.SIGN_FOR, reference=f"version:{sent.version_id}",
        title=f"{marker}签收方案",
    )  # fmt: skip
    use = _file(county, unit, f"{marker}照片.png", PNG + unit.code.encode())
    visit = visited(county, unit, sent, marker=marker)
    photo = _file(county, None, f"{marker}现场.png", PNG + b"v" + unit.code.encode(), kind="visit", reference=visit.pk)
    make_opinion(county, visit, marker=marker)
    defence = make_defence_file(county, visit, name=f"{marker}说明.png")
    return Place(unit, problem, report, receipt, sent, use.pk, visit, photo.pk, defence.pk)


def visited(county: County, unit: Unit, sent: Round, *, marker: str = "") -> Visit:
    """A visit to ``unit`` that was fed back, by somebody who holds none of the positions that are tested."""
    goer = User.objects.filter(username=f"goer{county.county_code}").first()
    if goer is None:
        goer = make_user(f"goer{county.county_code}", "随行督学", county_code=county.county_code)
        appoint(goer, county.areas[0], PositionKind.INSPECTOR)
    inspection = make_inspection(county, sent.version, title=f"{marker}到校督导")
    visit = visiting.open_visit(by=goer, visit=make_visit(inspection, unit, goer), certificate_shown=True)
    rows = [{"checkpoint": key, "value": "met"} for key in points_of(visit)]
    visit = visiting.save_seen(by=goer, visit=visit, rows=rows)
    visiting.close_record(by=goer, visit=visit)
    Remark.objects.create(
        county_code=county.county_code, unit=unit, visit=visit, kind="difficulty", words=f"{marker}操场还没修", by=goer
    )
    return visiting.feed_back(by=goer, visit=visit, words=f"{marker}都好。")


def _file(county: County, unit: Unit | None, name: str, content: bytes, *, kind: str = "test", reference="1"):
    return keep_file(
        by=county.people["office"], county_code=county.county_code, unit=unit, kind=kind, reference=str(reference),
        name=name, content=content, media_type="image/png",
    )  # fmt: skip


def bureau_rows(county: County, sent: Round) -> dict:
    """What only the office and the administrators handle."""
    office, today = county.people["office"], timezone.localdate()
    code = county.county_code
    batch = RegisterImport.objects.create(county_code=code, kind="schools", file_name="a.xlsx", on=today, made_by="x")
    moved = accounts.move_unit(by=office, unit=county.schools[1], relation=Relation.TOWN, upper=_town(county), on=today)
    jobs = {
        kind: Job.objects.create(county_code=code, kind="read_scheme", by=county.people[kind])
        for kind in ("office", "office_head")
    }
    workbook = ReturnedWorkbook.objects.create(
        round=sent, unit=county.schools[0], sha256="0" * 64, name="a.xlsx", outcome=WorkbookOutcome.AMBIGUOUS
    )
    term = accounts.save_term(
        by=office, region_code=code, school_year=2026, name="第一学期", starts_on=today.replace(month=9, day=1),
        ends_on=today.replace(month=12, day=31),
    )  # fmt: skip
    draft = make_draft(county, title="另一份方案")
    comment = schemes.write_comment(
        by=office, version=draft, list_name="tasks", entry_id="t1", to=county.people["section"], text="这件由谁办？"
    )
    schemes.write_reference(
        by=office, county_code=code, unit=county.office, cited=CITED, title=CITED, doc_number="", kind="regulation",
        copy=("条例.png", PNG),
    )  # fmt: skip
    arranged = make_inspection(county, sent.version)
    joint = make_inspection(county, sent.version, kind="joint", notice_on=today)
    joint.partners.add(county.sections[0])
    of_area = make_inspection(county, sent.version, kind="routine", level="area", area=county.areas[0])
    make_visit(of_area, county.schools[0], county.people["inspector"])
    inspection_jobs = {
        kind: Job.objects.create(county_code=code, kind="start_inspection", by=county.people[kind])
        for kind in ("office", "office_head", "area_lead")
    }
    return {
        "inspection": arranged, "area_inspection": of_area, "joint": joint,
        "visit": make_visit(arranged, county.schools[0], county.people["inspector"]),
        "area_visit": of_area.visits.get(),
        "plan_item": make_filed_plan(county), "inspection_jobs": inspection_jobs,
        "batch": batch, "moved": moved, "jobs": jobs, "workbook": workbook, "term": term,
        "draft": draft, "comment": comment, "version": sent.version,
        "plate": make_plate(county), "remark": Remark.objects.filter(county_code=code).order_by("pk").first(),
        "activity_rule": counting.set_activity_rule(
            by=office, county_code=code, name="走访家长", at_least=2, period="month"
        ),
        "posting": Posting.objects.filter(position__unit__county_code=code).first(),
        "tie": tie(county.people["inspector"], county.schools[-1]),
        "asked": Obligation.objects.filter(kind=ObligationKind.SELF_CHECK, reference=str(sent.pk)).first(),
        "county": county, "draw": drawn_among_the_first_area(county, sent.version),
    }  # fmt: skip


def drawn_among_the_first_area(county: County, version):
    """A draw that was announced: what it says is public, so none of the hidden stands in it."""
    make_inspectors(county, 0)
    return announce(county, version, wish={"area": county.areas[0]}, takes={"全部": 1}, team=1)


def _town(county: County) -> Unit:
    return Unit.objects.create(county_code=county.county_code, kind="town", code="T1", name="老街镇")


def add_what_is_hidden(world: World) -> None:
    """More of everything outside: whoever may not see it must not notice, in no list and in no number."""
    for unit in (world.county.schools[3], world.county.institutions[1]):
        place(world.county, unit, world.near.round, marker=MARK)
    make_problem(world.county, unit=world.near.unit, title=f"{MARK}又一个", state="closed")
    newcomer = make_user("newcomer", f"{MARK}新人")
    appoint(newcomer, world.county.schools[1], PositionKind.DEPUTY)
    place(world.other, world.other.schools[1], world.far.round, marker=FAR)


__all__ = ["FAR", "MARK", "Place", "World", "add_what_is_hidden", "make_world", "reading"]
