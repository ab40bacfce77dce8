"""A third set of documents; small words that several of their golds share."""

from ..shape import OPTIONAL, duty, form, qty, task


def also(group, *members):
    """The group with optional members (role, name, post): a second mention or a unit named in passing."""
    more = [{"role": r, "name": n, "post": p, "derived": True} for r, n, p in members]
    return group | {"members": group["members"] + more}


def maybe(what, value, *units, op="=", applies_to=""):
    """Optional quantities, one for each unit in which the same number may fairly be told."""
    return [qty(what, value, unit, applies_to, op, **OPTIONAL) for unit in units]


def waits(days, what="时限"):
    """A waiting time of working days (or days), which is a deadline and no threshold."""
    return maybe(what, days, "个工作日", "工作日", "天", op="<=")


def loose_tasks(*rows):
    """Optional tasks of prose: (text, due, departments...)."""
    return [task(n, text, due, *who, **OPTIONAL) for n, (text, due, *who) in enumerate(rows, 1)]


def loose_duties(*rows):
    """Optional duties of prose: (unit, text)."""
    return [duty(unit, text, **OPTIONAL) for unit, text in rows]


def loose_form(title, columns, **more):
    """A filled table, which one may take for a form."""
    return form(title, [], columns, **(more | OPTIONAL))
