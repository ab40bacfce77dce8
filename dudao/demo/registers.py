"""The registers of the county as the CSV files that an office would bring, taken in by the import service."""

import csv
import io
from datetime import date
from functools import cache
from random import Random

from dudao.accounts import services as accounts

from . import names
from .accounts import DEPUTY, HEAD, INSPECTOR, INSTITUTION
from .size import Size

STAGE_WORDS = {"primary": "小学", "junior": "初中"}
POSTED = (4, 5, 3, 4, 4)  # schools an inspector, in turn


def area_name(number: int) -> str:
    return f"{names.AREA_WORDS[number]}督导责任区"


def district_name(number: int) -> str:
    return f"{names.DISTRICT_WORDS[number]}学区"


@cache
def star(size: Size) -> int:
    """The place of the school whose people have the demo accounts: the first that stands in a district."""
    return next(place for place, school in enumerate(names.schools(size.schools)) if not school["direct"])


def bodies(size: Size) -> list[list[str]]:
    rows = [["种类", "代码", "名称", "简称"]]
    rows += [["督导责任区", f"Q{n + 1}", area_name(n), f"{names.AREA_WORDS[n]}责任区"] for n in range(size.areas)]
    rows += [["学区", f"XQ{n + 1}", district_name(n), ""] for n in range(size.districts)]
    rows += [["乡镇街道", f"T{n + 1:02d}", f"{town}镇", ""] for n, town in enumerate(names.TOWNS)]
    rows += [["科室", code, name, ""] for code, name in names.SECTIONS]
    return rows + [["部门", code, name, ""] for code, name in names.DEPARTMENTS]


def schools(size: Size) -> list[list[str]]:
    rows = [["代码", "名称", "简称", "学段", "办学性质", "局直属", "学生数", "督导责任区", "学区", "乡镇街道"]]
    every = names.schools(size.schools)
    for place, school in enumerate(every):
        rows.append([
            school["code"], school["name"], school["short_name"],
            "、".join(STAGE_WORDS[one] for one in school["stages"]),
            "民办" if school["private"] else "公办", "是" if school["direct"] else "否", str(school["pupils"]),
            area_name(area_of(place, size)),
            "" if school["direct"] else district_name(place * size.districts // len(every)), f"{school['town']}镇",
        ])  # fmt: skip
    return rows


def area_of(place: int, size: Size) -> int:
    return place * size.areas // size.schools


def institutions(size: Size) -> list[list[str]]:
    rows = [["代码", "名称", "简称", "类别", "学员数", "主管科室", "督导责任区", "乡镇街道"]]
    for place, one in enumerate(names.institutions(size.institutions)):
        rows.append([
            one["code"], one["name"], one["short_name"], one["category"], str(one["pupils"]), "职成教科",
            area_name(place % size.areas), f"{one['town']}镇",
        ])  # fmt: skip
    return rows


def heads(size: Size, people, phones) -> list[list[str]]:
    """A head for each, a deputy for every second school and for the one with the demo accounts."""
    rows = [["单位", "姓名", "岗位", "手机", "账号"]]
    for place, school in enumerate(names.schools(size.schools)):
        mine = place == star(size)
        rows.append([school["code"], next(people), "校长", next(phones), HEAD if mine else ""])
        if mine or place % 2:
            rows.append([school["code"], next(people), "副校长", next(phones), DEPUTY if mine else ""])
    for place, one in enumerate(names.institutions(size.institutions)):
        rows.append([one["code"], next(people), "负责人", next(phones), "" if place else INSTITUTION])
    return rows


def inspectors(size: Size, people, phones, until: date, expired_on: date) -> list[list[str]]:
    """Each area's inspectors share its schools; one of them is nobody's but the area's. The certificate of the last
    inspector ends on ``expired_on``."""
    rows = [["姓名", "督导责任区", "督学证号", "有效期至", "挂牌学校", "手机", "账号"]]
    per_area = size.inspectors // size.areas
    for area in range(size.areas):
        own = [row["code"] for place, row in enumerate(names.schools(size.schools)) if area_of(place, size) == area]
        if area_of(star(size), size) == area:
            own.insert(0, own.pop(own.index(names.schools(size.schools)[star(size)]["code"])))
        for turn in range(per_area):
            count = POSTED[turn % len(POSTED)]
            posted = [own[(turn * 4 + step) % len(own)] for step in range(min(count, len(own)))]
            username = INSPECTOR if area_of(star(size), size) == area and turn == 0 else ""
            number = f"云督〔{until.year - 3}〕{len(rows):03d}"
            ends = expired_on if (area, turn) == (size.areas - 1, per_area - 1) else until
            rows.append(
                [next(people), area_name(area), number, ends.isoformat(), "、".join(posted), next(phones), username]
            )
    return rows


def take_in(*, by, county_code: str, kind: str, label: str, rows: list[list[str]], on: date) -> None:
    """Preview and confirm, as on the page."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    batch = accounts.prepare_import(
        by=by, county_code=county_code, kind=kind, file_name=f"{label}.csv", content=text.getvalue().encode(), on=on
    )
    accounts.confirm_import(by=by, batch=batch)


def dice_for(*words) -> Random:
    """A dice of its own for a unit, a round, a problem: the same at every build, whatever happens elsewhere."""
    return Random("|".join(map(str, words)))  # noqa: S311  invented behaviour, nothing to guess
