"""What is typed beside a point of the checklist: how many minutes it takes in this inspection."""

from collections.abc import Iterable, Mapping

from django import forms

from .unit_lines import plain

MINUTES = "minutes-"  # before the key of a point
MOST = 240
REFUSED = f"看一条要点的分钟数写 0 到 {MOST} 的整数；不写就按方案里的算。"


def minutes_typed(data: Mapping, points: Iterable) -> dict[int, int]:
    """Key of a point → minutes; a point without any is left out.

    :raises ValidationError: something else than a whole number within the limit.
    """
    typed = {point.pk: plain(data.get(f"{MINUTES}{point.pk}", "")) for point in points}
    return {key: _minutes(words) for key, words in typed.items() if words}


def check_minutes(data: Mapping) -> None:
    """:raises ValidationError: as above, for whatever is typed at any point."""
    for name in data:
        if name.startswith(MINUTES) and plain(data.get(name, "")):
            _minutes(plain(data[name]))


def _minutes(words: str) -> int:
    if not (words.isascii() and words.isdecimal()) or len(words) > len(str(MOST)) or int(words) > MOST:
        raise forms.ValidationError(REFUSED)
    return int(words)
