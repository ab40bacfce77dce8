"""Every number of the rules is read somewhere and may be set on the page; none is shipped that no page shows."""

import json
import re
from pathlib import Path

import pytest

from dudao.visits.law import SHIPPED
from dudao.visits.rule_keys import RULES

VISITS = Path(SHIPPED).parents[1]
CODE = "\n".join(path.read_text("utf-8") for path in sorted(VISITS.rglob("*.py")) if path.name != "rule_keys.py")
READ = set(re.findall(r'(?:find|number|due)\((?:[\w.]+,\s*)?"(\w+)"', CODE))


@pytest.mark.parametrize("key", sorted(RULES))
def test_a_number_that_may_be_set_is_read(key):
    assert key in READ


def test_whatever_is_read_or_shipped_may_be_set():
    shipped = {row["key"] for row in json.loads(SHIPPED.read_text("utf-8"))}
    assert sorted((READ | shipped) - set(RULES)) == []
    outside = [row for row in json.loads(SHIPPED.read_text("utf-8")) if row.get("kind") and row["kind"] not in
               RULES[row["key"]].kinds]  # fmt: skip
    assert outside == []
