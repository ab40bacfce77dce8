"""Small changes to the functions of a module: comparisons, and/or, numbers, arithmetic, what is returned.

Only what a function does is changed, never what it says: type hints, docstrings, refusals, log lines, assertions for
the type checker and decorators stay as they are, and so does every string.
"""

import ast
import copy
import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import _lru_cache_wrapper, cache
from pathlib import Path
from types import CodeType, FunctionType

PROJECT = Path(__file__).parent.parent
COMPARED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
RECKONED = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
OTHER = {ast.And: ast.Or, ast.Or: ast.And}
SAID = {"annotation", "returns", "decorator_list"}  # fields of a node that tell and do nothing
CACHES = ""
Function = tuple[str, int]


@dataclass(frozen=True)
class Mutant:
    """One change. ``function``: name and first line of the outermost function that it stands in."""

    path: Path
    function: Function
    words: str
    tree: ast.Module

    def put_in(self) -> None:
        """Give every living copy of the function the changed body; nothing reckoned before is remembered."""
        name = str(self.path)
        changed = _code(compile(self.tree, name, "exec"), self.function)
        defaults = _defaults(self.tree, self.function)
        for held in living().get(name, ()):
            if (held.__code__.co_name, held.__code__.co_firstlineno) == self.function:
                held.__code__ = changed
                held.__defaults__ = held.__defaults__ and (defaults or held.__defaults__)
        forget()


SEEN: set[tuple[str, str, int]] = set()  # functions that were called since note_calls()


@cache
def living() -> dict[str, list]:
    """File → the functions that are made of it; under CACHES all functions that remember what they gave."""
    found: dict[str, list] = {CACHES: []}
    for held in gc.get_objects():
        if type(held) is FunctionType:  # isinstance would ask an object that only stands for another one
            found.setdefault(held.__code__.co_filename, []).append(held)
        elif type(held) is _lru_cache_wrapper and str(held.__module__).startswith(("dudao", "tests")):
            found[CACHES].append(held)
    return found


def forget() -> None:
    """Empty the caches of functions, which would hide a change made to what they call."""
    for held in living()[CACHES]:
        held.cache_clear()


def note_calls(path: Path) -> None:
    """Let every outermost function of a module tell in SEEN that it was called."""
    whole, name = ast.parse(path.read_text("utf-8")), str(path)
    for function in _outermost(whole):
        told = (name, function.name, _first_line(function))
        note = ast.parse(f"__import__('mutants').SEEN.add({told!r})").body[0]
        for node in ast.walk(note):
            ast.copy_location(node, function)
        function.body.insert(0, note)
    module = compile(whole, name, "exec")
    for held in living().get(name, ()):
        changed = _code(module, (held.__code__.co_name, held.__code__.co_firstlineno))
        if changed and changed.co_freevars == held.__code__.co_freevars:
            held.__code__ = changed


def _first_line(function: ast.FunctionDef) -> int:
    return min([function.lineno, *(one.lineno for one in function.decorator_list)])


def _code(code: CodeType, wanted: Function) -> CodeType | None:
    if (code.co_name, code.co_firstlineno) == wanted:
        return code
    inner = (_code(one, wanted) for one in code.co_consts if isinstance(one, CodeType))
    return next(filter(None, inner), None)


def _defaults(tree: ast.Module, wanted: Function) -> tuple | None:
    """What the arguments are where nothing is given, if all of it is written out."""
    function = next(one for one in _outermost(tree) if (one.name, _first_line(one)) == wanted)
    try:
        return tuple(ast.literal_eval(node) for node in function.args.defaults)
    except ValueError:
        return None


def mutants_of(path: Path) -> list[Mutant]:
    """Every change to a module, in the order of its lines."""
    whole = ast.parse(path.read_text("utf-8"))
    found = []
    for function in _outermost(whole):
        first = _first_line(function)
        for node in _doing(function):
            for words, act in _acts(node):
                tree, place = copy.deepcopy(whole), _place(whole, node)
                act(_at(tree, place))
                told = f"{node.lineno} {function.name}: {ast.unparse(node)[:70]} -> {words}"
                found.append(Mutant(path, (function.name, first), told, ast.fix_missing_locations(tree)))
    return found


def _outermost(node: ast.AST) -> Iterator[ast.FunctionDef]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            yield child
        elif isinstance(child, ast.ClassDef):
            yield from _outermost(child)


def _doing(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a function on which it depends what it does."""
    yield node
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and name not in SAID and not _only_says(child):
                yield from _doing(child)


def _only_says(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        root = node.func.value
        return isinstance(root, ast.Name) and root.id.lower() in ("log", "logger", "logging")
    return isinstance(node, ast.Raise | ast.Assert)


def _place(whole: ast.AST, node: ast.AST) -> int:
    return next(n for n, one in enumerate(ast.walk(whole)) if one is node)


def _at(tree: ast.AST, place: int) -> ast.AST:
    return next(one for n, one in enumerate(ast.walk(tree)) if n == place)


def _acts(node: ast.AST) -> Iterator[tuple[str, Callable]]:
    """(what it becomes, the act on the same node of a copy)."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARED:
        new = COMPARED[type(node.ops[0])]
        yield new.__name__, lambda one: one.ops.__setitem__(0, new())
    elif isinstance(node, ast.BoolOp):
        yield OTHER[type(node.op)].__name__, lambda one: setattr(one, "op", OTHER[type(one.op)]())
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in RECKONED:
        yield RECKONED[type(node.op)].__name__, lambda one: setattr(one, "op", RECKONED[type(one.op)]())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "without not", lambda one: setattr(one, "operand", ast.UnaryOp(ast.Not(), one.operand))
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield str(not node.value), lambda one: setattr(one, "value", not one.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        for step in (1, -1):
            yield f"{node.value + step}", lambda one, step=step: setattr(one, "value", one.value + step)
    elif isinstance(node, ast.Return) and node.value is not None and not _is_nothing(node.value):
        yield "None", lambda one: setattr(one, "value", ast.Constant(None))


def _is_nothing(node: ast.AST) -> bool:
    """None, and False, which reads the same to whoever asks."""
    return isinstance(node, ast.Constant) and (node.value is None or node.value is False)
