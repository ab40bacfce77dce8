"""Days that no calendar has: a slip in the paper must not keep the rest of it from being read."""

import pytest

from dudao.officialdocs.readers import read_document
from dudao.officialdocs.readers.head import iso_date

PAPER = """云岭县2026年督导方案

一、工作安排
（一）学校自查（9月）。各学校对照要点自查，于9月20日前报县教育督导室。

云岭县教育局
{day}
"""


@pytest.mark.parametrize(
    "day", ["2026年9月31日", "2026年2月30日", "2026年13月1日", "二〇二六年十三月四日", "二〇二六年九月三十一日"]
)
def test_a_paper_signed_on_no_day_is_read_without_its_day(day):
    read = read_document(PAPER.format(day=day).encode(), filename="方案.txt")
    assert (read["title"], read["issued_on"]) == ("云岭县2026年督导方案", None)
    assert [phase["name"] for phase in read["phases"]] == ["学校自查"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年2月28日", "2026-02-28"), ("2028年2月29日", "2028-02-29"), ("2026年2月29日", None),
        ("二〇二六年九月三十日", "2026-09-30"), ("二〇二六年九月三十一日", None), ("(2026.9.31)", None),
    ],
)  # fmt: skip
def test_a_day_is_one_of_the_calendar(text, day):
    assert iso_date(text) == day
