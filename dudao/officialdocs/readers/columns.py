"""What a column of a table is about, told from its heading."""

import re

# the first pattern that fits wins; `$` keeps short words from fitting inside long ones
KINDS: list[tuple[str, str]] = [
    ("serial", r"^(?:序号|编号|序|号|No\.?)$"),
    ("remark", r"^备\s*注"),
    (
        "answer",
        (
            r"^(?:是|否|有|无|是/否|是否|是否达标|不?达标|不?符合|基本符合|优秀?|良好?|中|差|好|不?合格|"
            r"完成|未完成|等[级次])$"
        ),
    ),
    ("score", r"分值|得分|评分(?!标准)|^分数|权重|自评分|考评分|扣分(?!标准)|^标准分|满分"),
    ("due", r"完成时[限间]|时\s*限|期限|截止|时间(?:节点|安排|要求)|完成日期|^时\s*间|进度|起止|报送时间|上报时间"),
    (
        "lead",
        (
            r"牵头|责任(?:科室|单位|部门|股室|处室|主体|领导)|负责(?:科室|单位|部门)|主责|承办|科室|"
            r"责任单位|实施主体|^责任$"
        ),
    ),
    ("assist", r"配合|协助|参与(?:单位|部门)"),
    ("person", r"责任人|负责人|联系人|督查人|签名|填报人|姓名"),
    ("member", r"^(?:组别|分组|小组|(?:副|常务副)?组长|(?:副)?队长|组员|成员|队员|职务|单位及职务|组内职务|小组职务)$"),
    ("phone", r"电话|联系方式|手机"),
    ("phase", r"^(?:工作)?阶段|步骤"),
    (
        "result",
        (
            r"(?:检查|督查|督导|核查|自查|评估|整改|落实|完成|存在|执行)(?:的)?(?:主要)?(?:结果|情况|问题|"
            r"措施|记录)|^是否.{0,4}$|问题|整改|结论|评价等[级次]"
        ),
    ),
    (
        "method",
        r"(?:检查|督查|督导|评估|考核|查看|核查|评价)(?:方式|方法|办法|形式|途径)|佐证|支撑材料|查阅资料|材料清单",
    ),
    ("rule", r"评分(?:标准|细则|办法)|扣分标准|评价标准|考核标准|评估标准"),
    ("group", r"一级指标|^项\s*目|^类\s*别|^模块|^维度|^板块|A级指标|^领域|^指标类别|^方面"),
    ("item", r"二级指标|^内\s*容|B级指标|(?:检查|督查|督导|评估|考核)项目|^事项|^指标|(?:检查|督查|督导)事项"),
    (
        "point",
        (
            r"三级指标|C级指标|要点|(?:检查|督查|督导|自查|核查|评估|考核|排查|评价|查看|"
            r"观测)(?:的)?(?:重点|内容|要点|指标|点|标准)|主要(?:观测|内容)"
        ),
    ),
    (
        "task",
        r"任务|清单|举措|工作(?:内容|措施|事项|要求)|具体(?:内容|措施|工作|事项|要求)|主要(?:任务|工作|措施|内容)|措施",
    ),
    ("unit", r"学校|单位|机构|名称|乡镇|学区"),
]
WORDS = re.compile(r"^[一-龥A-Za-z（）()/、\s]{1,16}$")
CAPTION = re.compile(r"^.{3,}(?:表|台账|清单|要点|指标|一览|标准|细则|名单)$")
BLANK_TO_FILL = {"remark", "score", "result", "person", "phone", "method", "answer"}


def column_kind(heading: str) -> str | None:
    """serial, due, lead, point … or None for a heading that says nothing to us."""
    text = re.sub(r"\s", "", heading)
    for kind, pattern in KINDS:
        if re.search(pattern, text):
            return kind
    return None


def is_header_word(line: str) -> bool:
    """True for a line short and plain enough to be the heading of a column."""
    text = line.strip()
    return (
        bool(WORDS.match(text))
        and len(text) <= 12
        and column_kind(text) is not None
        and not (len(text) >= 7 and CAPTION.match(text))
    )
