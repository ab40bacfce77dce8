"""Names of places, schools, institutions and people; all invented, the same at every build."""

from itertools import cycle, islice
from random import Random

TOWNS = (
    "青禾", "白石", "柳湾", "松坪", "竹溪", "枫林", "云潭", "龙坝", "茶店", "桃源", "石桥", "临水",
    "高田", "沙河", "梅岭", "双井",
)  # fmt: skip
AREA_WORDS = ("第一", "第二", "第三", "第四", "第五", "第六", "第七", "第八")
DISTRICT_WORDS = ("城东", "城西", "北山", "南河")
SECTIONS = (
    ("JCK", "基础教育科"), ("ZCK", "职成教科"), ("RSK", "组织人事科"), ("CWK", "财务审计科"),
    ("AWK", "安全稳定科"), ("BGS", "办公室"),
)  # fmt: skip
SURNAMES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗方"
GIVEN = (
    "安", "诚", "冬梅", "帆", "国平", "和", "红", "建新", "静", "军", "兰", "立", "丽君", "明", "宁", "培", "平", "青",
    "荣", "若水", "世杰", "书琴", "涛", "文", "晓", "秀英", "雪", "延年", "一鸣", "永", "玉", "远", "云", "志强", "子明",
)  # fmt: skip
PRIMARY = ("中心小学", "第一小学", "第二小学", "实验小学", "希望小学", "河东小学", "向阳小学")
JUNIOR = ("初级中学", "第一中学", "民族中学")
TRAINING = (
    ("启航", "文化艺术"), ("知行", "科技"), ("乐行", "体育"), ("童画", "文化艺术"), ("百川", "科技"),
    ("小荷", "文化艺术"), ("飞翼", "体育"), ("思远", "学科类（高中）"),
)  # fmt: skip


def people(seed: int = 7):
    """Endless invented names; repeats only after all combinations are used."""
    pairs = [surname + given for given in GIVEN for surname in SURNAMES]
    Random(seed).shuffle(pairs)  # noqa: S311  invented names, nothing to guess
    return cycle(pairs)


def schools(count: int = 160) -> list[dict]:
    """``count`` rows {name, stages, town, pupils, private}: seven primary and three junior schools a town."""
    rows, dice = [], Random(11)  # noqa: S311  invented figures
    for town in cycle(TOWNS):
        for kind, words in (("primary", PRIMARY), ("junior", JUNIOR)):
            for word in words:
                name = f"{town}镇{word}"
                rows.append({"name": name, "stages": [kind], "town": town, "pupils": dice.randint(180, 1600), "private": False})
        if len(rows) >= count:
            return rows[:count]
    return rows


def institutions(count: int = 60) -> list[dict]:
    """``count`` rows {name, category, town}."""
    towns = islice(cycle(TOWNS), count)
    return [
        {"name": f"{town}{TRAINING[n // len(TOWNS) % len(TRAINING)][0]}培训学校", "town": town,
         "category": TRAINING[n // len(TOWNS) % len(TRAINING)][1]}
        for n, town in enumerate(towns)
    ]  # fmt: skip
