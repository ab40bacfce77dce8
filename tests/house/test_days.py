"""Nothing asks for the day while it is read: a server runs for months, a table of cases is read before its test."""

import ast

from tests.house.files import named, tracked

CLOCKS = {"localdate", "localtime", "now", "today", "tomorrow"}


def read_at_once(body):
    """What runs when a module is imported: all but the bodies of its functions."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)]
        elif isinstance(node, ast.ClassDef):
            yield from read_at_once(node.body)
        else:
            yield node


def asks_the_clock(node) -> bool:
    """A function written in place is not run yet, and ``pytest.mark.today(...)`` gives a day with it."""
    if isinstance(node, ast.Lambda):
        return False
    name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
    return (name in CLOCKS and not node.args) or any(map(asks_the_clock, ast.iter_child_nodes(node)))


def test_no_module_asks_for_the_day_while_it_is_imported():
    found = []
    for path in tracked():
        tree = ast.parse(path.read_text("utf-8") if path.suffix == ".py" else "")
        found += [f"{named(path)}:{node.lineno}" for node in read_at_once(tree.body) if asks_the_clock(node)]
    assert found == []
