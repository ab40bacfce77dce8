"""Papers that are made from the code, or that must keep up with it."""

import ast
import re
import subprocess
import sys

from django.apps import apps
from django.urls import get_resolver

from dudao.cli import main as cli
from tests.house.files import PROJECT

sys.path.insert(0, str(PROJECT / "scripts"))
import coverage_table


def test_coverage_page_is_up_to_date():
    script = [sys.executable, PROJECT / "scripts" / "coverage_table.py", "--check"]

    assert subprocess.run(script, check=False).returncode == 0


def test_coverage_lists_every_function_once():
    ids = [requirement.id for requirement in coverage_table.requirements()]

    assert len(ids) == len(set(ids)) == 195
    assert ids == sorted(ids)


def test_coverage_names_only_screens_and_commands_that_exist():
    known = {command for verb in cli.verbs() for command in commands_of(verb)} | url_names()
    named = {screen for requirement in coverage_table.requirements() for screen in requirement.screens}

    assert named - known == set()


def commands_of(verb: str) -> list[str]:
    """`dudao draw` and, where the verb has acts to choose from, `dudao draw verify`."""
    tree = ast.parse((cli.VERBS / f"{verb}.py").read_text("utf-8"))
    chosen = [node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "choices"]
    acts = [act for one in chosen if isinstance(one, ast.List | ast.Tuple) for act in ast.literal_eval(one)]
    return [f"dudao {verb}", *(f"dudao {verb} {act}" for act in acts)]


def url_names() -> set[str]:
    def walk(resolver, space=""):
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
            elif pattern.name:
                yield f"{space}{pattern.name}"

    return set(walk(get_resolver()))


def test_tags_are_found_on_functions_and_modules(tmp_path):
    (tmp_path / "test_a.py").write_text(
        'pytestmark = [pytest.mark.req("B09")]\n@pytest.mark.req("F02", "F01")\ndef test_b(): pass\n'
    )

    assert coverage_table.tagged_tests(tmp_path) == {
        "F02": ["test_a.py::test_b"],
        "F01": ["test_a.py::test_b"],
        "B09": ["test_a.py"],
    }


def test_glossary_names_every_model():
    glossary = (PROJECT / "docs" / "glossary.md").read_text("utf-8")
    names = set(re.findall(r"\w+", glossary))
    models = [model.__name__ for model in apps.get_models() if model.__module__.startswith("dudao.")]

    assert sorted(model for model in models if not {model, snake(model)} & names) == []


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
