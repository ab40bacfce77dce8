"""The paper of the demo county speaks of the months that the county has lived."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dudao.demo.document import YEAR, paper, place
from dudao.demo.timeline import Timeline
from dudao.officialdocs.readers import read_document

WRITTEN_FOR = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def line_of(day: str) -> Timeline:
    return Timeline(datetime.fromisoformat(f"{day}T03:00:00+00:00"), "990101")


def read_on(day: str) -> dict:
    name, content = paper(line_of(day))
    return read_document(content, filename=name)


def months_from(day: date, month: str) -> int:
    year, number = map(int, month.split("-"))
    return (year - day.year) * 12 + number - day.month


def test_in_its_own_month_the_paper_is_the_example():
    assert paper(Timeline(WRITTEN_FOR, "990101")) == (place().name, place().read_bytes())


@pytest.mark.parametrize("day", ["2025-02-28", "2027-03-01", "2027-03-20", "2027-07-09", "2028-01-02"])
def test_its_days_lie_around_the_three_months(day):
    line, read = line_of(day), read_on(day)
    start = line.round_days[0].opens_on

    assert read["issued_on"] == line.issued_on.isoformat() < line.in_force_on.isoformat()
    assert (read["phases"][0]["start"], read["phases"][0]["end"]) == (f"{start:%Y-%m}", f"{start:%Y-%m}")
    assert [months_from(start, task["due"]) for task in read["tasks"]] == [0, 1, 1, 2, 2, 3, 3, 0, 3]
    assert {months_from(start, phase["end"]) for phase in read["phases"]} == {0, 3}
    dues = [date.fromisoformat(one["due_date"]) for one in read["reporting"] if one["due_date"]]
    assert all(timedelta(0) <= due - start < timedelta(days=125) for due in dues)
    assert str(start.year) in read["title"]


def test_nothing_else_of_the_paper_changes():
    moved, own = read_on("2027-07-09"), read_document(place())

    assert [point["point"] for point in moved["indicators"]] == [point["point"] for point in own["indicators"]]
    assert [len(moved[name]) for name in moved if isinstance(moved[name], list)] == [
        len(own[name]) for name in own if isinstance(own[name], list)
    ]
    assert str(YEAR) not in "".join(block["text"] for block in moved["blocks"])
