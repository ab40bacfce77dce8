"""Groups in tables: one group a row with columns 组长 and 组员, or one person a row."""

import re

from dudao.officialdocs.shapes import Group, Member, Place

from .groups import name_before
from .members import ROLE_NAME, members_of
from .parts import Part
from .tables import Table

POSTS = re.compile(r"职务|单位")


def read_group_table(table: Table, part: Part) -> list[Group]:
    """A table with columns 组长 and 成员, one group a row."""
    names = [re.sub(r"\s", "", text) for text in table.columns]
    roles = {number: name for number, name in enumerate(names) if re.fullmatch(ROLE_NAME, name)}
    title = next(
        (
            number
            for number, name in enumerate(names)
            if re.search(r"组别|组名|^分?组$|督[查导]组|小组", name) and number not in roles
        ),
        None,
    )
    if "duty" in table.kinds and all(name in ("成员单位", "成员") for name in roles.values()):
        return []  # who does what, not who belongs to which group
    if not roles:
        return _people_table(table, names, part)
    found = []
    for order, row in enumerate(table.rows, 1):
        name = table.cell(row, title).text.strip() if title is not None else f"第{order}组"
        group = Group(name=re.sub(r"\s", "", name), place=Place(table.block.index, f"{part.name} 第{order}行", row))
        for column, role in roles.items():
            added = members_of(role, table.cell(row, column).text)
            beside = names[column + 1] if column + 1 < len(names) else ""
            if len(added) == 1 and not added[0].post and POSTS.search(beside):
                added[0].post = table.cell(row, column + 1).text.strip() or None
            group.members.extend(added)
        if group.members:
            found.append(group)
    return found


def _role_column(table: Table) -> int | None:
    """The column with nothing but 组长, 副组长, 成员 … in it, whatever its heading says."""
    for column in range(len(table.columns)):
        words = [re.sub(r"\s", "", cell.text) for cell in table.own(column)]
        if words and all(re.fullmatch(ROLE_NAME, word) for word in words):
            return column
    return None


def _people_table(table: Table, names: list[str], part: Part) -> list[Group]:
    """A table of people with columns 姓名, 职务 and their role in the group."""
    person = next((number for number, name in enumerate(names) if re.search(r"^姓\s*名$|人员姓名", name)), None)
    role = _role_column(table)
    post = next(
        (number for number, name in enumerate(names) if re.search(r"单位及职务|职务|单位", name) and number != role),
        None,
    )
    if person is None or role is None:
        return []
    group = Group(
        name=name_before(table.block, part) or re.sub(r"(?:组成)?(?:人员|成员)?名单$", "", part.title) or "工作小组",
        place=Place(table.block.index, f"{part.name} 表格"),
    )
    held = "成员"
    for row in table.rows:
        name = re.sub(r"\s", "", table.cell(row, person).text)
        held = re.sub(r"\s", "", table.cell(row, role).text) or held
        if name:
            group.members.append(
                Member(
                    role=held,
                    name=name,
                    post=table.cell(row, post).text.strip() or None if post is not None else None,
                )
            )
    return [group] if group.members else []
