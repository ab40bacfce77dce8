"""Short words for gold entries: each function returns one entry of the shape that the reader gives."""

LISTS = (
    "references",
    "indicators",
    "tasks",
    "phases",
    "reporting",
    "groups",
    "duties",
    "contacts",
    "quantities",
    "forms",
)


def ref(title, number=None, kind="policy", **more):
    return dict(title=title, doc_number=number, kind=kind, **more)


def point(group, item, code, text, polarity, group_code=None, item_code=None, **more):
    return dict(
        group_code=group_code,
        group=group,
        item_code=item_code,
        item=item,
        point_code=code,
        point=text,
        polarity=polarity,
        **more,
    )


def task(no, text, due, *departments, **more):
    return dict(no=no, text=text, due=due, departments=list(departments), **more)


def phase(name, start, end, actor, text, **more):
    return dict(name=name, start=start, end=end, actor=actor, text=text, **more)


def report(who, what, to_whom, due, cadence, due_date=None, **more):
    return dict(who=who, what=what, to_whom=to_whom, due_or_period=due, cadence=cadence, due_date=due_date, **more)


def group(name, *members, **more):
    """Members are (role, name, post) triples; a unit as a member has kind "unit"."""
    return dict(name=name, members=[{"role": r, "name": n, "post": p} for r, n, p in members], **more)


def duty(unit, text, **more):
    return dict(unit=unit, text=text, **more)


def contact(kind, value, owner, **more):
    return dict(kind=kind, value=value, owner=owner, **more)


def qty(what, value, unit, applies_to, op, sentence="", scope=None, **more):
    """`scope`: keyword groups for score_own.py, one of which must stand in the reader's applies_to."""
    entry = dict(what=what, value=value, unit=unit, applies_to=applies_to, op=op, source_sentence=sentence, **more)
    return entry | ({"scope": scope} if scope else {})


def form(title, header_fields, columns, footer=None, **more):
    return dict(title=title, header_fields=header_fields, columns=columns, footer=footer, **more)


def gold(title, doc_number, issuer, issued_on, **lists):
    """A whole gold object; lists that are not given are empty."""
    empty = {name: [] for name in LISTS}
    unknown = set(lists) - set(LISTS)
    if unknown:
        raise ValueError(f"not lists of the shape: {sorted(unknown)}")
    return {"title": title, "doc_number": doc_number, "issuer": issuer, "issued_on": issued_on} | empty | lists


OPTIONAL = {"derived": True}
