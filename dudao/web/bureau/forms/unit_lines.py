"""Units as somebody types or pastes them: by name, short name or code, a line each or with commas between."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from django import forms

from dudao.areas.models import Unit

BETWEEN = re.compile(r"[、，,；;\t]+")
UNSEEN = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")  # what a paste from Word or a chat brings along


def plain(words: str) -> str:
    """The same word however it was typed: without blanks, wide and narrow letters alike."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", words))


class Register:
    """The units that may be meant, found by what may be written for them."""

    def __init__(self, units: Iterable[Unit]):
        self._whole: dict[str, list[Unit]] = {}
        self._short: dict[str, list[Unit]] = {}
        for unit in units:
            for word in {plain(unit.name), plain(unit.code)}:
                self._whole.setdefault(word, []).append(unit)
            self._short.setdefault(plain(unit.short_name), []).append(unit)

    def named(self, text: str) -> list[Unit]:
        """Each once, in the order of the text.

        :raises ValidationError: a word that names none, with the nearest that does, or more than one.
        """
        found = [self.one(word) for line in text.splitlines() for word in self._words(line)]
        return list({unit.pk: unit for unit in found}.values())

    def one(self, word: str) -> Unit:
        """:raises ValidationError: it names none, or more than one."""
        units = self._found(word)
        if len(units) == 1:
            return units[0]
        shown = word.strip()[:30]
        if units:
            raise forms.ValidationError(f"“{shown}”不止一个单位，请写代码。")
        near = get_close_matches(plain(word), [*self._whole, *self._short], n=1)
        raise forms.ValidationError(
            f"名册里没有“{shown}”" + (f"，是不是“{near[0]}”？" if near else "，请写全名、简称或代码。")
        )

    def _words(self, line: str) -> list[str]:
        """A name that has a comma in itself stands alone on its line."""
        if self._found(line):
            return [line]
        return [word for word in BETWEEN.split(line) if plain(word)]

    def _found(self, word: str) -> list[Unit]:
        """A whole name or a code goes before the short name of another unit."""
        wanted = plain(word)
        return (self._whole.get(wanted) or self._short.get(wanted, [])) if wanted else []
