"""What is changed to see whether a test notices, and what never is."""

import importlib.util
import sys
from functools import cache

import pytest

from tests.house.files import PROJECT

sys.path.insert(0, str(PROJECT / "scripts"))
import mutants
import mutate

LIMIT = '''
import logging
log = logging.getLogger(__name__)

def within(minutes: "int" = 60, *, grade: str = "") -> bool:
    """At most 60 minutes."""
    limit: int = 60
    assert limit > 0
    if minutes < 0:
        log.warning("%s below 0", minutes + 1)
        raise ValueError(f"不能少于 {0 + 1} 分钟")
    return minutes <= limit and not grade
'''


@pytest.fixture
def made(tmp_path):
    """The module above, imported from a file of its own."""
    path = tmp_path / "limit_of_homework.py"
    path.write_text(LIMIT, "utf-8")
    spec = importlib.util.spec_from_file_location("limit_of_homework", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    mutants.living.cache_clear()
    yield module, {one.words.split(": ", 1)[1]: one for one in mutants.mutants_of(path)}
    mutants.living.cache_clear()


def test_every_part_that_does_something_is_changed_once_each_way(made):
    assert sorted(made[1]) == [
        "0 -> -1", "0 -> 1", "60 -> 59", "60 -> 61", "minutes < 0 -> LtE", "minutes <= limit -> Lt",
        "minutes <= limit and (not grade) -> Or", "not grade -> without not",
        "return minutes <= limit and (not grade) -> None",
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["minutes + 1", "0 + 1", "limit > 0", "int"])
def test_words_types_and_assertions_are_not(made, said):
    assert not [words for words in made[1] if words.startswith(said)]


def test_a_change_is_put_into_the_function_that_others_hold(made):
    module, found = made
    held = module.within
    assert held(60)
    found["minutes <= limit -> Lt"].put_in()
    assert (held(60), held(59)) == (False, True)
    found["not grade -> without not"].put_in()
    assert (bool(held(60)), bool(held(60, grade="初一"))) == (False, True)


def test_what_an_argument_is_when_nothing_is_given_is_changed_too(made):
    module, found = made
    at_first = next(one for one in mutants.mutants_of(found["0 -> 1"].path) if one.words.endswith("within: 60 -> 61"))
    at_first.put_in()
    assert module.within.__defaults__ == (61,)


def test_nothing_that_was_reckoned_before_is_remembered(made):
    asked = []

    @cache
    def told(minutes: int) -> bool:
        asked.append(minutes)
        return made[0].within(minutes)

    mutants.living.cache_clear()
    assert (told(60), told(60), asked) == (True, True, [60])
    made[1]["minutes <= limit -> Lt"].put_in()
    assert told(60) is False


# ── whose tests are asked ────────────────────────────────────────────────
def test_a_module_is_judged_by_the_tests_that_name_or_import_it(tmp_path):
    texts = {
        "test_days.py": "", "test_days_edges.py": "", "test_daysie.py": "",
        "test_a.py": "from dudao.schemes.days import months", "test_b.py": "from dudao.schemes import days",
        "test_c.py": "from dudao.officialdocs.answerforms.days import day_of",
    }  # fmt: skip
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    near = mutate.near_tests("dudao/schemes/days.py", sorted(tmp_path.glob("*.py")))
    assert [file.name for file in near] == ["test_a.py", "test_b.py", "test_days.py", "test_days_edges.py"]


def test_every_pure_part_is_there_and_has_tests_of_its_own():
    files = [file for folder in mutate.FOLDERS for file in (PROJECT / folder).rglob("test_*.py")]
    assert {path for path in mutate.PURE if not (PROJECT / path).is_file()} == set()
    assert {path for path in mutate.PURE if not mutate.near_tests(path, files)} == set()
