import hashlib
from dataclasses import replace
from datetime import date

import pytest

from dudao.lib.hashchain import Link, canonical, payload_digest, sm3

LINK = Link("990101", 7, "2026-11-23T08:00:00", "a1", "problem.close", "problem:5", "ab" * 32, "cd" * 32)


def test_sm3_is_that_of_the_standard():
    """The example of GB/T 32905-2016, annex A.1."""
    assert sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_one_value_has_one_form():
    assert canonical({"b": 1, "a": "督"}) == '{"a":"督","b":1}'.encode()
    assert canonical({"a": [1, None, True]}) == b'{"a":[1,null,true]}'
    assert canonical({"on": date(2026, 11, 23)}) == b'{"on":"2026-11-23"}'


def test_the_salt_is_part_of_the_digest():
    assert payload_digest("s", {"a": 1}) == sm3(b's\n{"a":1}')
    assert payload_digest("t", {"a": 1}) != payload_digest("s", {"a": 1}) != payload_digest("s", {"a": 2})
    assert payload_digest("s", {}) != hashlib.sha256(b"s\n{}").hexdigest()


@pytest.mark.parametrize(
    "other",
    [{"county_code": "990102"}, {"seq": 8}, {"at": "2026-11-23T08:00:01"}, {"actor": "a2"}, {"act": "problem.open"},
     {"subject": "problem:6"}, {"payload_digest": "ac" * 32}, {"prev": "ce" * 32}],
)  # fmt: skip
def test_whatever_is_changed_changes_the_digest(other):
    assert replace(LINK, **other).digest() != LINK.digest()


def test_neighbouring_fields_cannot_trade_letters():
    assert replace(LINK, actor="a1p", act="roblem.close").digest() != LINK.digest()
