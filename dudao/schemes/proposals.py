"""What the review proposes beyond what was read: days of effect, windows, who is asked how. All of it is confirmed.

Pure: a reading in, the same reading with proposals out.
"""

import re
from datetime import date

from dudao.officialdocs.form_fields import suggest_bindings

from .citations import kind_of
from .days import first_day_of, last_day, last_day_of
from .enums import Asked, Cadence
from .fields import KINDS, POINT_KINDS, STAGES
from .prose_points import points_of_prose
from .targets import propose_targets

MINUTES = 0.5  # a point answered by exception: read, one tap
REPEATED = (Cadence.MONTHLY, Cadence.QUARTERLY)
UNDATED = (Cadence.PERIODIC, Cadence.EVENT)
SHEET = re.compile(r"台账|统计表|附件|附表|登记表|情况表|本表")
CODE = re.compile(r"^[A-Za-z]{1,2}\d{1,3}(?:\.\d{1,3})*\s*[.．、:：]?\s*")
QUESTION = re.compile(r"(?:是否|能否)?(?:已经)?做到.*$|(?:是否|能否|有没有)$")
WORDS_OF_ALL = re.compile(r"[（(].*?[)）]|[各由]")
GREETING = re.compile(r"^(?:各|机关|县直|区直|市直|局属|有关).{0,90}[：:]$")


def with_proposals(read: dict) -> dict:
    """``read`` with every list gone through; entries are new dicts, the given ones stay as they were."""
    result = dict(read)
    result["addressees"] = read.get("addressees") or addressees(read.get("blocks") or [])
    points = read.get("indicators") or points_of_prose(read.get("blocks") or [])
    result["indicators"] = [_point(entry) for entry in points]
    limits = read.get("quantities") or []
    result["quantities"] = [_threshold(entry, read.get("issued_on"), result["indicators"]) for entry in limits]
    result["forms"] = [_form(entry) for entry in read.get("forms") or []]
    result["duties"] = [_duty(entry, read) for entry in read.get("duties") or []]
    result["references"] = [_reference(entry) for entry in read.get("references") or []]
    result["targets"] = read.get("targets") or propose_targets(read.get("aims") or [], read.get("issued_on"))
    result["reporting"] = _without_doubles([_report(entry, read) for entry in read.get("reporting") or []])
    return result


def addressees(blocks: list[dict]) -> list[str]:
    """The bodies in the line of address (主送), which ends with a colon near the head of the notice."""
    for block in blocks[:30]:
        line = re.sub(r"\s", "", str(block.get("text") or ""))
        if GREETING.match(line):
            return [name for name in re.split(r"[、，,；;]", line.rstrip("：:")) if name]
    return []


def _point(entry: dict) -> dict:
    kinds, stages = set(entry.get("unit_kinds") or []), set(entry.get("stages") or [])
    return entry | {
        "unit_kinds": [str(kind) for kind in POINT_KINDS if kind in kinds],
        "stages": [str(stage) for stage in STAGES if stage in stages],
        "minutes": entry.get("minutes") or MINUTES,
    }


def _threshold(entry: dict, issued_on: str | None, points: list[dict]) -> dict:
    what = QUESTION.sub("", CODE.sub("", str(entry.get("what") or ""))) or str(entry.get("what") or "")
    plain = {"value": str(entry.get("value", "")), "what": what, "applies_to": _held_to(entry, what, points)}
    return {"from_on": issued_on, "until_on": None} | entry | plain


def _held_to(entry: dict, what: str, points: list[dict]) -> str:
    """Whom a limit binds: the words of the document, unless they only say once more what is measured; then the kinds
    of unit of which the point is asked in which the limit stands."""
    words = CODE.sub("", str(entry.get("applies_to") or ""))
    if words and what not in words:
        return words
    sentence = CODE.sub("", str(entry.get("source_sentence") or ""))
    point = next((one for one in points if sentence and str(one.get("point") or "") in (sentence, words)), None)
    return "、".join(KINDS[kind] for kind in point["unit_kinds"]) if point else ""


def _duty(entry: dict, read: dict) -> dict:
    """Where the document has the departments called together (调度), each tells how its duty stands as often."""
    called = {report.get("cadence") for report in read.get("reporting") or [] if "调度" in str(report.get("what"))}
    return {"cadence": next((str(often) for often in REPEATED if often in called), "")} | entry


def _reference(entry: dict) -> dict:
    return {"kind": kind_of(str(entry.get("title") or ""), entry.get("doc_number")).value} | entry


def _form(entry: dict) -> dict:
    return {"bindings": suggest_bindings(list(entry.get("columns") or []))} | entry


def _report(entry: dict, read: dict) -> dict:
    cadence = entry["cadence"] if entry.get("cadence") in Cadence.values else Cadence.PERIODIC
    window = _window(entry, read) if cadence in REPEATED else (None, None)
    proposed = {
        "asked": _asked(entry, cadence),
        "from_on": window[0], "until_on": window[1],
        "form_id": _form_of(entry, read.get("forms") or []),
    }  # fmt: skip
    return proposed | entry | {"cadence": str(cadence)}


def _without_doubles(reports: list[dict]) -> list[dict]:
    """A sheet that the text and its own foot both ask of the same bodies is asked for once; the second stands there,
    listed only."""
    result: list[dict] = []
    for entry in reports:
        twin = next((other for other in result if _is_same_sheet(other, entry)), None)
        if twin:
            reason = f"和“{str(twin['what'])[:20]}”像是同一张表，先不重复派；要分开报，把“怎么派”改过来。"
            entry = entry | {"asked": Asked.NONE.value, "reasons": [*(entry.get("reasons") or []), reason]}
        result.append(entry)
    return result


def _is_same_sheet(one: dict, other: dict) -> bool:
    alike = all(one[key] == other[key] for key in ("form_id", "cadence", "asked"))
    who, whom = (WORDS_OF_ALL.sub("", str(entry.get("who") or "")) for entry in (one, other))
    return bool(alike and one["form_id"] and one["asked"] == Asked.REPORT and (who in whom or whom in who))


def _asked(entry: dict, cadence: str) -> str:
    """A duty without a day is only listed; what comes of the self-check is sent with it and not asked twice."""
    if cadence in UNDATED:
        return Asked.NONE.value
    words = f"{entry.get('what') or ''}{entry.get('source_sentence') or ''}"
    return Asked.ROUND.value if cadence == Cadence.ONCE and "自查" in words else Asked.REPORT.value


def _window(entry: dict, read: dict) -> tuple[str | None, str | None]:
    """The window of the phase whose words hold the duty, else from the issue to the end of that year."""
    sentence = str(entry.get("source_sentence") or "")
    for phase in read.get("phases") or []:
        if sentence and sentence in str(phase.get("text") or "") and phase.get("start"):
            end = last_day_of(phase.get("end")) or last_day(int(phase["start"][:4]), 12)
            return first_day_of(phase["start"]).isoformat(), end.isoformat()
    if read.get("issued_on"):
        issued = date.fromisoformat(read["issued_on"])
        return issued.isoformat(), last_day(issued.year, 12).isoformat()
    return None, None


def _form_of(entry: dict, forms: list[dict]) -> str:
    """The only blank form of the document goes with the reports that speak of a sheet; more than one: a person says."""
    words = f"{entry.get('what') or ''}{entry.get('source_sentence') or ''}"
    return "b1" if len(forms) == 1 and SHEET.search(str(entry.get("what") or words)) else ""
