"""Names of places, schools, institutions and people; all invented, the same at every build."""

from collections.abc import Iterator
from itertools import cycle
from random import Random

COUNTY_CODE, COUNTY_NAME, BUREAU_NAME = "990101", "云岭县", "云岭县教育局"
TOWNS = (
    "青禾", "白石", "柳湾", "松坪", "竹溪", "枫林", "云潭", "龙坝", "茶店", "桃源", "石桥", "临水",
    "高田", "沙河", "梅岭",
)  # fmt: skip
AREA_WORDS = ("第一", "第二", "第三", "第四", "第五", "第六", "第七", "第八")
DISTRICT_WORDS = ("城东", "城西", "北山", "南河")
# As the example scheme names them, so that each task finds its section.
SECTIONS = (
    ("JCK", "基础教育科"), ("ZCK", "职成教科"), ("RSK", "人事科"),
    ("CWK", "财务科"), ("AQK", "安全科"), ("BGS", "办公室"),
)  # fmt: skip
BUSIEST_SECTION = "职成教科"  # with tasks that are still open: the section of the demo account
DEPARTMENTS = (("JW", "机关纪委"), ("SCJG", "市场监督管理局"))
JOINS_IN = "SCJG"  # goes along to the institutions
SURNAMES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗方"
GIVEN = (
    "安", "诚", "冬梅", "帆", "国平", "和", "红", "建新", "静", "军", "兰", "立", "丽君", "明", "宁", "培", "平", "青",
    "荣", "若水", "世杰", "书琴", "涛", "文", "晓", "秀英", "雪", "延年", "一鸣", "永", "玉", "远", "云", "志强",
    "子明",
)  # fmt: skip
COUNTY_RUN = (
    ("实验小学", ["primary"]), ("第一小学", ["primary"]), ("第二小学", ["primary"]), ("第三小学", ["primary"]),
    ("思源学校", ["primary", "junior"]), ("第一初级中学", ["junior"]), ("第二初级中学", ["junior"]),
    ("第三初级中学", ["junior"]), ("外国语学校", ["primary", "junior"]), ("特殊教育学校", ["primary", "junior"]),
)  # fmt: skip
TOWN_RUN = (
    ("中心小学", ["primary"]), ("第一小学", ["primary"]), ("第二小学", ["primary"]), ("希望小学", ["primary"]),
    ("河东小学", ["primary"]), ("向阳小学", ["primary"]), ("初级中学", ["junior"]), ("第二初级中学", ["junior"]),
    ("九年一贯制学校", ["primary", "junior"]), ("新苗学校", ["primary"]),
)  # fmt: skip
PRIVATE = {"外国语学校", "新苗学校"}
BRANDS = (
    ("启航", "文化艺术"), ("知行", "科技"), ("乐行", "体育"), ("童画", "文化艺术"), ("百川", "科技"),
    ("小荷", "文化艺术"), ("飞翼", "体育"), ("思远", "学科类（高中）"), ("鸣鹿", "文化艺术"), ("木铎", "科技"),
    ("追风", "体育"), ("墨香", "文化艺术"), ("星河", "科技"), ("初晨", "文化艺术"), ("跃动", "体育"),
)  # fmt: skip


def people(seed: int = 7) -> Iterator[str]:
    """Endless invented names; repeats only after all combinations are used."""
    pairs = [surname + given for given in GIVEN for surname in SURNAMES]
    Random(seed).shuffle(pairs)  # noqa: S311  invented names, nothing to guess
    return cycle(pairs)


def phones() -> Iterator[str]:
    """Endless numbers of a block that no operator gives out."""
    return (f"1000000{number:04d}" for number in cycle(range(1, 10000)))


def schools(count: int = 160) -> list[dict]:
    """``count`` rows {code, name, short_name, stages, town, pupils, private, direct}: the county's own first."""
    dice = Random(11)  # noqa: S311  invented figures
    rows = []
    for place, run in [("", COUNTY_RUN)] + [(town, TOWN_RUN) for town in TOWNS]:
        for word, stages in run:
            rows.append({
                "code": f"X{len(rows) + 1:03d}", "name": f"{place}镇{word}" if place else f"{COUNTY_NAME}{word}",
                "short_name": f"{place}{word}" if place else f"县{word}", "stages": stages, "town": place or TOWNS[0],
                "pupils": dice.randint(180, 1600), "private": word in PRIVATE, "direct": not place,
            })  # fmt: skip
    return rows[:count]


def institutions(count: int = 60) -> list[dict]:
    """``count`` rows {code, name, short_name, category, town, pupils}, no name twice."""
    dice, rows = Random(13), []  # noqa: S311  invented figures
    for turn in range(len(TOWNS)):
        for place, (brand, category) in enumerate(BRANDS):
            town = TOWNS[(place + turn) % len(TOWNS)]
            rows.append({
                "code": f"J{len(rows) + 1:03d}", "name": f"云岭县{town}{brand}培训学校", "short_name": f"{town}{brand}",
                "category": category, "town": town, "pupils": dice.randint(20, 260),
            })  # fmt: skip
    return rows[:count]
