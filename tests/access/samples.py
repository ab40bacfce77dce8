"""Arguments for every address that takes some: what lies inside a position's scope and what lies outside.

A new address with arguments fails the table test until it stands here. ``inside(world, kind)`` gives the arguments,
None where a position that is let in can have nothing there; ``outside(world, kind)`` gives a list of arguments that
must all end in 404, empty where the arguments name nothing that belongs to anybody.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dudao.schemes.citations import key_of
from dudao.visits.paper_codes import paper_code

from .world import CITED, World

Arguments = dict[str, object]


@dataclass(frozen=True)
class Sample:
    inside: Callable[[World, str], Arguments | None]
    outside: Callable[[World, str], list[Arguments]]
    query: Callable[[World, str], str] = lambda world, kind: ""
    answers: frozenset[int] = frozenset({200, 302})


def of_place(**names: str) -> Sample:
    """Arguments that are read off the place: pk="problem" means the problem's primary key."""

    def read(place) -> Arguments:
        found = {name: getattr(place, attribute) for name, attribute in names.items()}
        return {name: getattr(value, "pk", value) for name, value in found.items()}

    return Sample(
        lambda world, kind: read(world.inside(kind)),
        lambda world, kind: [read(place) for place in world.outside(kind)],
    )


def of_rows(read: Callable[[dict, str], Arguments]) -> Sample:
    """Things that only the county's office handles: outside is the other county."""
    return Sample(
        lambda world, kind: read(world.rows["home"], kind), lambda world, kind: [read(world.rows["far"], kind)]
    )


def of_words(**words: object) -> Sample:
    """Arguments that name nothing that belongs to anybody."""
    return Sample(lambda world, kind: dict(words), lambda world, kind: [])


def with_act(sample: Sample, act: str) -> Sample:
    return Sample(
        lambda world, kind: sample.inside(world, kind) | {"act": act},
        lambda world, kind: [arguments | {"act": act} for arguments in sample.outside(world, kind)],
    )


def job_of(rows: dict, kind: str) -> Arguments:
    return {"pk": rows["jobs"].get(kind, rows["jobs"]["office"]).pk}


def inspection_job_of(rows: dict, kind: str) -> Arguments:
    return {"pk": rows["inspection_jobs"].get(kind, rows["inspection_jobs"]["office"]).pk}


def person_kept_by(rows: dict, kind: str) -> Arguments:
    """The office keeps the schools' people, the security administrator the bureau's."""
    return {"pk": rows["county"].people["leader" if kind == "security_admin" else "head"].pk}


def position_kept_by(rows: dict, kind: str) -> Arguments:
    person = rows["county"].people["leader" if kind == "security_admin" else "inspector"]
    return {"pk": person.positions.get().pk}


def others(sample: Sample, world: World, kind: str) -> list[Arguments]:
    """The people of the other county, and in the own one those whom the other keeper keeps."""
    swapped = "office" if kind == "security_admin" else "security_admin"
    return [*sample.outside(world, kind), sample.inside(world, swapped)]


def kept(read) -> Sample:
    plain = of_rows(read)
    return Sample(plain.inside, lambda world, kind: others(plain, world, kind))


def reporting(world: World, kind: str) -> Arguments | None:
    """Institutions report nothing upward; the district and the directly managed school do."""
    return None if kind == "institution_head" else {"round_id": world.inside(kind).round.pk}


def form_of(world: World, kind: str) -> str:
    return f"?month={world.near.problem.found_on:%Y-%m}"


def department_seen(world: World, kind: str) -> Arguments:
    """The section of the one who looks; the office and the leader see every one."""
    return {"pk": world.county.sections[0].pk}


def departments_unseen(world: World, kind: str) -> list[Arguments]:
    """The other county's; for a section also its neighbour, and a school is no department."""
    beside = [world.county.sections[1]] if kind == "section" else []
    units = [*beside, world.other.sections[0], world.county.schools[0]]
    return [{"pk": unit.pk} for unit in units]


ROUND = of_place(pk="round")
ROUND_UNIT = of_place(pk="round", unit_id="unit")
DRAW = of_rows(lambda rows, kind: {"pk": rows["draw"].pk})
TOLD_DRAW = Sample(lambda world, kind: {"digest": world.rows["home"]["draw"].digest}, lambda world, kind: [])
# The lead of an area keeps those of his own.
KEPT = of_rows(lambda rows, kind: {"pk": rows["area_inspection" if kind == "area_lead" else "inspection"].pk})
ALONG = of_rows(lambda rows, kind: {"pk": rows["joint"].pk})
INSPECTION = of_rows(lambda rows, kind: {"pk": rows["inspection"].pk})
PLAN = of_rows(lambda rows, kind: {"pk": rows["plan_item"].plan_id})
PLAN_ITEM = of_rows(lambda rows, kind: {"pk": rows["plan_item"].plan_id, "item": rows["plan_item"].pk})
OWN_ROUND = of_place(round_id="round")
UNIT = of_place(pk="unit")
VISIT = of_place(pk="visit")
REMARK = of_rows(lambda rows, kind: {"pk": rows["remark"].pk})
POSTED = of_rows(lambda rows, kind: {"pk": rows["posting"].pk})
# His own plate; whoever is posted nowhere has none.
OWN_PLATE = Sample(lambda world, kind: None if kind == "area_lead" else POSTED.inside(world, kind), POSTED.outside)
PLATE = Sample(lambda world, kind: {"token": world.rows["home"]["plate"].token}, lambda world, kind: [])
# The office is led on to its own door, which asks for the code once more.
SCANNED = Sample(
    lambda world, kind: {"code": paper_code(world.inside(kind).visit.pk)},
    lambda world, kind: [
        {"code": paper_code(place.visit.pk)} for place in world.outside(kind) if not kind.startswith("office")
    ],
)
SAMPLES: dict[str, Sample] = {
    "desk:file": of_place(pk="file"),
    "desk:picture": of_place(pk="file"),
    "desk:document": of_place(pk="receipt"),
    "desk:obligation": of_place(pk="report"),
    "desk:sign": of_place(pk="receipt"),
    "desk:urge": of_place(pk="report"),
    "desk:paper": of_place(pk="report"),
    "desk:owed": of_place(pk="report"),
    "desk:coordination": of_words(period="2026-11"),
    "desk:coverage_school": UNIT,
    "desk:figure_rows": of_words(kind="kind"),
    "desk:department": Sample(department_seen, departments_unseen),
    "desk:problem": of_place(pk="problem"),
    "desk:along_one": ALONG,
    "desk:along_notice": ALONG,
    "desk:problem_act": with_act(of_place(pk="problem"), "note"),
    "desk:monthly_file": Sample(lambda world, kind: {"kind": "xlsx"}, lambda world, kind: [], form_of),
    "bureau:calendar_seed": of_words(year=2026),
    "bureau:term_drop": of_rows(lambda rows, kind: {"pk": rows["term"].pk}),
    "bureau:person": kept(person_kept_by),
    "bureau:person_edit": kept(person_kept_by),
    "bureau:person_active": kept(person_kept_by),
    "bureau:person_grant": kept(person_kept_by),
    "bureau:person_tie": kept(person_kept_by),
    "bureau:position_end": kept(position_kept_by),
    "bureau:position_post": kept(position_kept_by),
    "bureau:position_certificate": kept(position_kept_by),
    "bureau:posting_end": of_rows(lambda rows, kind: {"pk": rows["posting"].pk}),
    "bureau:tie_drop": of_rows(lambda rows, kind: {"pk": rows["tie"].pk}),
    "bureau:register_preview": of_rows(lambda rows, kind: {"pk": rows["batch"].pk}),
    "bureau:register_upload": of_words(kind="schools"),
    "bureau:register_template": of_words(kind="schools"),
    "bureau:change_undo": of_rows(lambda rows, kind: {"pk": rows["moved"].pk}),
    "bureau:scheme_review": of_rows(lambda rows, kind: {"pk": rows["draft"].pk}),
    "bureau:scheme_autosave": replace(
        of_rows(lambda rows, kind: {"pk": rows["draft"].pk}), answers=frozenset({400})
    ),  # JSON for the page's script; nothing was typed
    "bureau:scheme_force": of_rows(lambda rows, kind: {"pk": rows["draft"].pk}),
    "bureau:scheme_undo": of_rows(lambda rows, kind: {"pk": rows["draft"].pk}),
    "bureau:scheme_changes": of_rows(lambda rows, kind: {"pk": rows["draft"].pk}),
    "bureau:scheme_comment": of_rows(
        lambda rows, kind: {"pk": rows["draft"].pk, "list_name": "tasks", "entry_id": "t1"}
    ),
    "bureau:scheme_talk": Sample(  # a section was written to, a leader was not
        lambda world, kind: None if kind == "leader" else {"pk": world.rows["home"]["comment"].pk},
        lambda world, kind: [{"pk": world.rows["far"]["comment"].pk}],
    ),
    "bureau:scheme_compare": of_rows(lambda rows, kind: {"pk": rows["draft"].pk}),
    "bureau:scheme_compare_paper": of_rows(lambda rows, kind: {"pk": rows["version"].pk}),
    "bureau:scheme_call_off": of_rows(lambda rows, kind: {"pk": rows["version"].pk}),
    "bureau:scheme_discard": of_rows(lambda rows, kind: {"pk": rows["draft"].pk}),
    "bureau:scheme_reading": of_rows(job_of),
    "bureau:scheme_reading_status": of_rows(job_of),
    "bureau:scheme": of_rows(lambda rows, kind: {"pk": rows["version"].pk}),
    "bureau:scheme_revise": of_rows(lambda rows, kind: {"pk": rows["version"].pk}),
    "bureau:scheme_dispatch": of_rows(lambda rows, kind: {"pk": rows["version"].pk}),
    "bureau:scheme_group": of_rows(lambda rows, kind: {"pk": rows["version"].pk, "group": "g1"}),
    "bureau:scheme_text": of_rows(lambda rows, kind: {"pk": rows["version"].pk}),
    "bureau:timeline_one": of_rows(lambda rows, kind: {"pk": rows["version"].pk}),
    "bureau:reference": of_words(key=key_of(CITED, "")),
    "bureau:reference_edit": of_words(key=key_of(CITED, "")),
    "bureau:reference_file": of_words(key=key_of(CITED, "")),
    "bureau:scheme_source": of_rows(lambda rows, kind: {"pk": rows["version"].pk}),
    "bureau:inspection": INSPECTION,
    "bureau:inspection_new": of_words(kind="special"),
    "bureau:inspection_job": of_rows(inspection_job_of),
    "bureau:inspection_job_status": of_rows(inspection_job_of),
    "bureau:inspection_again": KEPT,
    "bureau:inspection_withdraw": KEPT,
    "bureau:inspection_end": KEPT,
    "bureau:inspection_publish": INSPECTION,
    "bureau:inspection_notice": KEPT,
    "bureau:inspection_notice_day": KEPT,
    "bureau:inspection_notice_paper": INSPECTION,
    "bureau:inspection_found": INSPECTION,
    "bureau:inspection_results": INSPECTION,
    "bureau:inspection_results_paper": INSPECTION,
    "bureau:inspection_team": of_rows(
        lambda rows, kind: {"pk": rows["area_visit" if kind == "area_lead" else "visit"].pk}
    ),
    "bureau:inspection_stand_in": of_rows(lambda rows, kind: {"person_id": rows["posting"].position.user_id}),
    "bureau:plan": PLAN,
    "bureau:plan_paper": PLAN,
    "bureau:plan_file": PLAN,
    "bureau:plan_tell": PLAN,
    "bureau:plan_drop": PLAN,
    "bureau:plan_item_new": PLAN,
    "bureau:plan_item": PLAN_ITEM,
    "bureau:plan_item_drop": PLAN_ITEM,
    "bureau:law_rule": of_words(key="team"),
    "bureau:draw": DRAW,
    "bureau:draw_sheet": DRAW,
    "bureau:draw_value": DRAW,
    "bureau:draw_void": DRAW,
    "bureau:draw_arrange": DRAW,
    "bureau:draw_publish": DRAW,
    "public:draw": TOLD_DRAW,
    "public:draw_file": TOLD_DRAW,
    "bureau:round": ROUND,
    "bureau:round_withdraw": ROUND,
    "bureau:round_end": ROUND,
    "bureau:round_forms": ROUND,
    "bureau:round_word_forms": ROUND,
    "bureau:round_intake": ROUND,
    "bureau:round_urge": of_rows(lambda rows, kind: {"pk": rows["workbook"].round_id, "owed": rows["asked"].pk}),
    "bureau:round_decide": of_rows(
        lambda rows, kind: {"pk": rows["workbook"].round_id, "workbook": rows["workbook"].pk}
    ),
    "bureau:round_unit": ROUND_UNIT,
    "bureau:round_form": ROUND_UNIT,
    "bureau:round_word_form": ROUND_UNIT,
    "bureau:round_send_back": ROUND_UNIT,
    "bureau:unit": UNIT,
    "bureau:unit_edit": UNIT,
    "bureau:unit_change": with_act(UNIT, "rename"),
    "school:consolidation": Sample(reporting, OWN_ROUND.outside),
    "school:selfcheck": OWN_ROUND,
    "school:selfcheck_answer": OWN_ROUND,
    "school:selfcheck_groups": OWN_ROUND,
    "school:selfcheck_review": OWN_ROUND,
    "school:selfcheck_unchanged": OWN_ROUND,
    "school:selfcheck_workbook": OWN_ROUND,
    "school:selfcheck_word_form": OWN_ROUND,
    "school:selfcheck_upload": OWN_ROUND,
    "field:visit": VISIT,
    "field:visit_begin": VISIT,
    "field:visit_miss": VISIT,
    "field:visit_take_back": VISIT,
    "field:visit_save": VISIT,
    "field:visit_still": VISIT,
    "field:visit_notes": VISIT,
    "field:visit_off_list": VISIT,
    "field:visit_file": of_place(pk="visit", file="visit_file"),
    "field:visit_file_drop": of_place(pk="visit", file="visit_file"),
    "field:visit_close": VISIT,
    "field:visit_feedback": VISIT,
    "field:feedback_sheet": VISIT,
    "field:visit_told_day": VISIT,
    "field:visit_receipt": VISIT,
    "field:paper_code": SCANNED,
    "field:visit_amend": VISIT,
    "field:visit_urgent": VISIT,
    "field:visit_paper": VISIT,
    "field:visit_team": VISIT,
    "field:visit_again": VISIT,
    "field:opinion": VISIT,
    "field:opinion_back": VISIT,
    "field:opinion_sheet": VISIT,
    "field:preliminary_sheet": VISIT,
    "field:opinion_file": of_place(pk="visit", file="opinion_file"),
    "field:plate": OWN_PLATE,
    "school:opinion": VISIT,
    "public:plate": PLATE,
    "public:plate_photo": PLATE,
    "bureau:posting_plate": POSTED,
    "bureau:inspection_remark": REMARK,
    "bureau:inspection_check": VISIT,
    "bureau:inspection_activity": of_rows(lambda rows, kind: {"pk": rows["activity_rule"].pk}),
    "bureau:inspection_activity_end": of_rows(lambda rows, kind: {"pk": rows["activity_rule"].pk}),
    "school:visit": VISIT,
    "school:visit_receipt": VISIT,
    "ui:screen": of_words(screen="workbench"),
}
NOTHING = Sample(lambda world, kind: {}, lambda world, kind: [])


def sample_of(door) -> Sample | None:
    """None where the address takes arguments that nobody has named yet."""
    return SAMPLES.get(door.name, None if door.arguments else NOTHING)
