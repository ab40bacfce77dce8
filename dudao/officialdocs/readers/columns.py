"""What a column of a table is about, told from its heading."""

import re
from functools import lru_cache

CHECK = (
    r"(?:检查|督查|督导|自查|核查|评估|考核|排查|评价|查看|观测|观察|监测|考评|评定|巡查|抽查|验收|核验|查验|考查|体检|诊断|"
    r"对照)"
)
BAD_DEED = r"(?:违规|失范|负面|禁止|不良|突出)(?:行为|情形|问题|表现)"

# the first pattern that fits wins; `$` keeps short words from fitting inside long ones
KINDS: list[tuple[str, str]] = [
    ("serial", r"^(?:序号|编号|序|号|题号|条目号|No\.?)$"),
    ("remark", r"^备\s*注|^说明$|(?:情况|问题|补充|文字)说明"),
    (
        "answer",
        (
            r"^(?:是|否|有|无|√|×|是/否|是否|是否(?:达标|存在|合格|符合|完成|落实|销号)|不?达标|基本达标|不?符合|基本符合|部分符合|"
            r"优秀?|良好?|中|差|好|较好|一般|不?合格|完成|基本完成|未完成|不适用|等[级次]|[A-D]|[A-D]等)$|是[/／、]否|^达标情况"
        ),
    ),
    (
        "score",
        (
            r"分值|得分|评分(?!标准|细则|办法|要点|依据)|^分数|^分$|权重|赋分(?!标准|说明)|打分|自评分|考评分|扣分(?!标准|办法|原因)|"
            r"^标准分|满分|^(?:自|复|考|互|初|总|县|校|学校|专家|督导组?|学区|片区)[自考复]?评$"
        ),
    ),
    (
        "due",
        r"完成时[限间]|时\s*限|期限|截止|时间(?:节点|安排|要求|表)|完成日期|^时\s*间|进度(?:安排|要求)?$|起止|报送时间|上报时间|^日期$|^月\s*份$|^时段$",
    ),
    (
        "person",
        r"责任人|负责人|责任领导|(?:分管|包保|牵头|挂牌)领导|联系人|督查人|检查人|核查人|签名|签字|填报人|填表人|姓名",
    ),
    (
        "lead",
        (
            r"牵头|责任(?:科室|单位|部门|股室|处室|主体)|负责(?:科室|单位|部门|股室)|主责|承办|科室|股室|"
            r"实施(?:主体|单位|部门)|落实(?:单位|部门)|主办|^责任$"
        ),
    ),
    ("assist", r"配合|协助|协办|参与(?:单位|部门)"),
    ("member", r"^(?:组别|分组|小组|(?:副|常务副)?组长|(?:副)?队长|组员|成员|队员|职务|单位及职务|组内职务|小组职务)$"),
    ("duty", r"职责|^(?:任务|责任|部门|单位)?分工$|^承担(?:的)?(?:工作|任务|事项)$|^负责(?:的)?(?:工作|事项|内容)$"),
    ("phone", r"电话|联系方式|手机"),
    ("phase", r"^(?:工作|实施|督导|督查|检查)?阶段|步骤"),
    ("rule", r"(?:评分|扣分|计分|赋分|打分|记分|得分)(?:标准|细则|办法|说明|要点|依据|方法|规则)|扣分原因"),
    (
        "method",
        (
            rf"{CHECK}(?:方式|方法|办法|形式|途径|手段)|^(?:方式|方法|途径)$|佐证|支撑材料|查阅资料|资料清单|材料清单|"
            r"(?:信息|资料|材料)来源|印证|备查|所需材料"
        ),
    ),
    (
        "standard",
        (
            r"(?:评价|考核|评估|检查|督导|督查|自查|核查|达标|合格|工作|评定|验收|考评|评判|判定|判断|认定|测评|评议|考查|考察|"
            r"查验|核验|参考|参照|掌握|衡量|质量)(?:标准|细则|依据|尺度)|^标准(?:要求)?$"
        ),
    ),
    ("point", r"三级指标|[CＣ]级指标|观测|要点|(?:检查|督导|督查|自查|评估|考核|评价|核查)点$"),
    ("group", r"一级指标|^项\s*目$|^类\s*[别型]|^模块|维度|^板块|[AＡ]级指标|领域|指标类别|^方\s*面|^大类"),
    ("item", rf"二级指标|^内\s*容$|[BＢ]级指标|{CHECK}项目?(?:目)?$|^事项|^指标(?:名称)?$|{CHECK}事项|^小类|^专题"),
    (
        "result",
        (
            r"(?:检查|督查|督导|核查|自查|评估|整改|落实|完成|存在|执行|排查|发现)(?:的|及)?(?:主要)?(?:结果|情况|问题|"
            r"措施|记录|举措)|^是否.{0,5}$|问题|整改|结论|评价等[级次]|^结果$|成效|^意见|建议|^记录$|^评价$|^情况$"
        ),
    ),
    (
        "point",
        rf"{CHECK}(?:的)?(?:重点|内容|指标|点|题目)|主要(?:观测|内容)|{BAD_DEED}|(?:具体|主要)?(?:情形|表现)$|^负面清单$",
    ),
    (
        "task",
        r"任务|清单|举措|工作(?:内容|措施|事项|要求|重点|安排)|具体(?:内容|措施|工作|事项|要求)|重点工作|主要(?:工作|措施)|措施|^工作$",
    ),
    ("unit", r"学校|单位|机构|名称|乡镇|学区"),
]
RULES = [(kind, re.compile(pattern)) for kind, pattern in KINDS]
WORDS = re.compile(r"^[一-龥A-Za-z（）()/、\s]{1,16}$")
CAPTION = re.compile(r"^.{3,}(?:表|台账|清单|要点|指标|一览|标准|细则|名单)$")
BLANK_TO_FILL = {"remark", "score", "result", "person", "phone", "method", "answer"}


@lru_cache(maxsize=4096)
def column_kind(heading: str) -> str | None:
    """serial, due, lead, point … or None for a heading that says nothing to us."""
    text = re.sub(r"\s", "", heading)
    bare = re.sub(r"[（(][^（）()]*[)）]$", "", text) or text
    return next(
        (kind for kind, pattern in RULES if pattern.search(bare) or (kind == "answer" and pattern.search(text))), None
    )


def is_header_word(line: str) -> bool:
    """True for a line short and plain enough to be the heading of a column."""
    text = line.strip()
    return (
        bool(WORDS.match(text))
        and len(text) <= 12
        and column_kind(text) is not None
        and not (len(text) >= 7 and CAPTION.match(text))
    )
