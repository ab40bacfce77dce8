"""What keeps a draft from being put in force: one Chinese sentence each, with the entry that it is about."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dudao.lib.day_words import full_day_words
from dudao.lib.statetable import NotAllowed

from .days import first_day_of, last_day_of
from .drafts import all_entries, code_of, entries, is_doubtful
from .enums import Operator, Polarity
from .fields import POINT_KINDS

ASKING = ("indicators", "tasks", "reporting", "duties")  # without any of them nobody is asked anything
LONG_AGO, FAR_AHEAD = timedelta(days=20 * 366), timedelta(days=5 * 366)


@dataclass(frozen=True)
class Block:
    """One thing to settle first; ``list`` and ``id`` name the entry, both empty where it is the whole draft."""

    sentence: str
    list: str = ""
    id: str = ""


def blocks(draft: dict) -> list[Block]:
    """Everything that must be settled before the draft may be put in force, in the order of the document."""
    points = entries(draft, "indicators")
    found = []
    if not (draft.get("title") or "").strip():
        found.append(Block("方案没有标题，请补上。"))
    if not any(entries(draft, name) for name in ASKING):
        found.append(Block("还没有一条要点、任务、报送或职责，至少留一条。"))
    found += _doubtful(draft)
    for n, point in enumerate(points, start=1):
        found += _point(point, code_of(point, n))
    found += _twice(points)
    for entry in entries(draft, "quantities"):
        found += _threshold(entry)
    for entry in entries(draft, "targets"):
        if not str(entry.get("value", "")).strip():
            found.append(Block(f"目标“{entry['what'][:20]}”没有写多少。", "targets", entry["id"]))
    for entry in entries(draft, "phases"):
        first, last = first_day_of(entry.get("start")), last_day_of(entry.get("end"))
        if first and last and last < first:
            found.append(Block(f"阶段“{entry['name'][:20]}”止期早于起期，请改。", "phases", entry["id"]))
    return found


def _doubtful(draft: dict) -> list[Block]:
    left = [(name, entry) for name, entry in all_entries(draft) if is_doubtful(entry)]
    if not left:
        return []
    name, entry = left[0]
    return [Block(f"还有 {len(left)} 条拿不准的没有看过，从这一条看起。", name, entry["id"])]


def _point(point: dict, code: str) -> list[Block]:
    found = []
    if point.get("polarity") not in Polarity.values:
        found.append(f"要点 {code} 没有定怎么判。")
    kinds = point.get("unit_kinds") or []
    if not kinds:
        found.append(f"要点 {code} 没有定问谁，不问任何单位的请选“不要这一条”。")
    elif not set(kinds) <= set(POINT_KINDS):
        found.append(f"要点 {code} 问的单位种类看不懂，请重选。")
    if not (point.get("point") or "").strip():
        found.append(f"要点 {code} 没有内容。")
    return [Block(sentence, "indicators", point["id"]) for sentence in found]


def _twice(points: list[dict]) -> list[Block]:
    seen = Counter(point["point_code"] for point in points if point.get("point_code"))
    return [
        Block(f"编号 {code} 用在了 {count} 条要点上，请改成不同的。", "indicators",
              [point["id"] for point in points if point.get("point_code") == code][-1])
        for code, count in seen.items() if count > 1
    ]  # fmt: skip


def _threshold(entry: dict) -> list[Block]:
    what = str(entry.get("what") or "")[:20]
    found = []
    if entry.get("op") not in Operator.values:
        found.append(f"限额“{what}”没有写是不超过还是不少于。")
    if str(entry.get("value") if entry.get("value") is not None else "").strip() == "":
        found.append(f"限额“{what}”没有写多少。")
    if not entry.get("from_on"):
        found.append(f"限额“{what}”没有写从哪天起算。")
    elif entry.get("until_on") and date.fromisoformat(entry["until_on"]) < date.fromisoformat(entry["from_on"]):
        found.append(f"限额“{what}”的止日早于起日。")
    return [Block(sentence, "quantities", entry["id"]) for sentence in found]


def check_from(from_on: date, today: date, begun: Iterable[tuple[int, date]]) -> None:
    """Whether a version may hold from ``from_on``. ``begun`` are number and first day of the versions that held before.

    A day that is gone means at once. What was in force stays so in retrospect: a new version cannot begin on or before
    the day on which one began that has held for a day; one that begins today or later it may replace.

    :raises NotAllowed: a mistyped year, a day before that of a version which has held.
    """
    if not -LONG_AGO < from_on - today < FAR_AHEAD:
        raise NotAllowed(f"生效的日子写成了 {from_on.year} 年，离今天太远，请核对年份。")
    for number, began in begun:
        if from_on <= began < today:
            raise NotAllowed(f"第 {number} 版从{full_day_words(began)}起已经生效，新版要晚于这一天，拿不准就选今天。")
