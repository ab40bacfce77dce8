import ast

from tests.house.files import sources

# In one transaction, yet no act of a person.
WITHOUT_A_PERSON: dict[str, str] = {}


def acts():
    """(place, function) of every public service that is one transaction."""
    for pattern in ("*/services.py", "*/services/*.py"):
        for name, _, tree in sources(pattern):
            for node in tree.body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and is_one_transaction(node):
                    yield f"{name}:{node.name}", node


def is_one_transaction(function: ast.FunctionDef) -> bool:
    return any("atomic" in ast.unparse(decorator) for decorator in function.decorator_list)


def test_there_are_acts_to_look_at():
    assert len(list(acts())) > 10


def test_an_act_says_who_acts_and_takes_names_only():
    wrong = [
        where
        for where, function in acts()
        if where not in WITHOUT_A_PERSON
        if function.args.args or "by" not in [argument.arg for argument in function.args.kwonlyargs]
    ]

    assert wrong == []


def test_an_act_says_what_it_changes():
    assert [where for where, function in acts() if not ast.get_docstring(function)] == []
