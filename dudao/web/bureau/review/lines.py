"""One line of the reading side for every kind of entry: code, text, a chip, what else stands beneath."""

from dataclasses import dataclass
from datetime import date

from dudao.areas.enums import SchoolStage
from dudao.lib.day_words import full_day_words
from dudao.schemes.drafts import OFFERED, code_of, is_doubtful
from dudao.schemes.enums import AimKind, Asked, Cadence, Operator, Polarity, ReferenceKind
from dudao.schemes.fields import CONTACT_WAYS, KINDS

TONES = {Polarity.DUTY: "", Polarity.GOOD_YES: "blue", Polarity.BAD_YES: "ink"}


@dataclass
class Line:
    """What the list shows of an entry; ``link`` ties it to its place in the source."""

    list: str
    id: str
    code: str
    text: str
    chip: str
    tone: str
    meta: str
    reasons: list[str]
    doubtful: bool
    dropped: bool
    changed: bool
    added: bool
    link: str = ""
    became: str = ""
    open_words: int = 0


def line_of(name: str, number: int, entry: dict, link: str = "") -> Line:
    code, text, chip, tone, meta = SHOWN[name](entry, number)
    return Line(
        list=name, id=entry["id"], code=code, text=text, chip=chip, tone=tone, meta=meta,
        reasons=_reasons(entry), doubtful=is_doubtful(entry), dropped=entry["dropped"],
        changed=bool(entry.get("was")), added=entry["origin"] == "added", link=link,
    )  # fmt: skip


def became(draft: dict, name: str, entry: dict) -> str:
    """What a split or merged entry turned into, by code: it does not vanish without a word."""
    codes = {one["id"]: code_of(one, n) for n, one in enumerate(draft.get(name) or [], start=1)}
    if entry.get("split_into"):
        return f"拆成了 {'、'.join(codes.get(key, '？') for key in entry['split_into'])}"
    return f"并进了 {codes.get(entry['merged_into'], '？')}" if entry.get("merged_into") else ""


def _reasons(entry: dict) -> list[str]:
    if not is_doubtful(entry):
        return []
    return entry["reasons"] or ["这一条读得没有把握，请对着原文看一眼。"]


def audience(entry: dict) -> str:
    """Whom a point asks, in words: 学校（小学、初中）、培训机构."""
    stages = "、".join(SchoolStage(stage).label for stage in entry.get("stages") or [])
    words = [KINDS.get(kind, kind) for kind in entry.get("unit_kinds") or []]
    if stages and words and words[0] == "学校":
        words[0] = f"学校（{stages}）"
    return "、".join(words)


def _indicator(entry: dict, number: int):
    known = entry.get("polarity") in Polarity.values
    chip, tone = (Polarity(entry["polarity"]).label, TONES[entry["polarity"]]) if known else ("没有定怎么判", "amber")
    return code_of(entry, number), entry["point"], chip, tone, f"问{audience(entry) or '谁还没有定'}"


def _task(entry: dict, number: int):
    meta = "、".join(entry.get("departments") or []) or "没有写责任科室"
    return str(entry.get("no") or number), entry["text"], _when(entry.get("due"), "没有写期限"), "", meta


def _quantity(entry: dict, number: int):
    how = Operator(entry["op"]).label if entry.get("op") in Operator.values else "？"
    amount = f"{how} {entry.get('value', '')} {entry.get('unit') or ''}".strip()
    since = f"{_when(entry['from_on'])}起" if entry.get("from_on") else "没有写从哪天起"
    until = f"，到{_when(entry['until_on'])}" if entry.get("until_on") else ""
    meta = f"{entry.get('applies_to') or '没有写对谁'}；{since}{until}"
    return str(number), entry["what"], amount, "", meta


def _phase(entry: dict, number: int):
    window = f"{_when(entry.get('start'), '？')}至{_when(entry.get('end'), '？')}"
    words = f"原文写“{entry['when']}”" if entry.get("when") else ""
    return str(number), entry["name"], window, "", "；".join(filter(None, (entry.get("actor"), words)))


def _report(entry: dict, number: int):
    when = _when(entry.get("due_date")) or entry.get("due_or_period") or "没有写时间"
    cadence = Cadence(entry["cadence"]).label if entry.get("cadence") in Cadence.values else ""
    to = f"报{entry['to_whom']}" if entry.get("to_whom") else ""
    asked = Asked(entry["asked"]).label if entry.get("asked") in Asked.values else ""
    meta = "；".join(filter(None, (entry.get("who") or "没有写谁报", to, when, asked)))
    return str(number), entry["what"], cadence, "", meta


def _group(entry: dict, number: int):
    people = entry.get("members") or []
    return str(number), entry["name"], f"{len(people)} 人", "", entry.get("seat") or ""


def _duty(entry: dict, number: int):
    often = Cadence(entry["cadence"]).label if entry.get("cadence") in Cadence.values else ""
    return str(number), entry["text"], entry["unit"], "", f"{often}报进展" if often else ""


def _reference(entry: dict, number: int):
    kind = ReferenceKind(entry["kind"]).label if entry.get("kind") in ReferenceKind.values else ""
    return str(number), f"《{entry['title']}》", entry.get("doc_number") or "", "", kind


def _contact(entry: dict, number: int):
    return str(number), entry["value"], CONTACT_WAYS.get(entry.get("kind") or "", "联系"), "", entry.get("owner") or ""


def _form(entry: dict, number: int):
    columns = entry.get("columns") or []
    bound = sum(1 for column in columns if (entry.get("bindings") or {}).get(column))
    return str(number), entry["title"], f"{len(columns)} 列，{bound} 列有着落", "", "、".join(columns)


def _aim(entry: dict, number: int):
    kind = AimKind(entry["kind"]).label if entry.get("kind") in AimKind.values else ""
    heading = entry.get("heading") or ""
    return str(number), entry["text"], kind, "", "" if heading == kind else heading


def _target(entry: dict, number: int):
    how = Operator(entry["op"]).label if entry.get("op") in Operator.values else ""
    amount = f"{how} {entry.get('value', '')} {entry.get('unit') or ''}".strip()
    due = _when(entry.get("due")) or entry.get("due_text") or "没有写到哪天"
    return str(number), entry["what"], amount, "", "；".join(filter(None, (entry.get("of_whom"), due)))


def _offer(entry: dict, number: int):
    meta = "；".join(filter(None, ("、".join(entry.get("departments") or []), _when(entry.get("due")))))
    return str(entry.get("no") or number), entry["text"], "", "", meta


def _when(text: str | None, missing: str = "") -> str:
    """2026年10月 or 2026年10月31日, as far as the draft knows it."""
    if not text:
        return missing
    return full_day_words(date.fromisoformat(text)) if len(text) == 10 else f"{text[:4]}年{int(text[5:7])}月"


SHOWN = {
    "indicators": _indicator, "tasks": _task, "quantities": _quantity, "phases": _phase, "reporting": _report,
    "groups": _group, "duties": _duty, "references": _reference, "contacts": _contact, "forms": _form,
    "aims": _aim, "targets": _target, OFFERED: _offer,
}  # fmt: skip
