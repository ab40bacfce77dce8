"""Which answer to a checkpoint is the good one, and to whom it applies, told from its wording."""

import re

from .text import clauses

QUESTION = re.compile(r"是否|(?<!是)否存在|有无|有没有|能否|是不是|会不会")
# what follows the question word when a yes is bad
EXISTS = re.compile(r"^(?:仍|还|依然)?(?:存在|出现|发生|还有|仍有)(?!.{0,12}(?:机制|制度|办法|方案|记录|台账))")
HAS = re.compile(r"^(?:有|还有)")
EVIL = re.compile(
    r"违规|违法|违反|违纪|变相|强制|强迫|占用|随意|乱(?:收|补|办|象)|有偿|收受|超标|超前|超纲|抢跑|"
    r"自批自改|惩罚|机械性|重复性|代[替为]批改|用手机布置|手机(?:完成|布置)|家长(?:布置|检查|批改)|要求家长|给家长|"
    r"排名|排队|挂钩|片面|唯分数|以升学率|升学指标|讲授新课|集体补课|组织补课|上市融资|资本化|过高收费|逐利|"
    r"虚假|夸大|隐形|变异|无证|无照|擅自|挪用|克扣|截留|体罚|歧视|推诿|瞒报|迟报|漏报|商业广告|"
    r"发布.*广告|夸张|垄断|炒作|卷钱|拖欠|提前结课|压缩|挤占"
)
CURE = re.compile(
    r"整治|治理|查处|监管|管控|制止|杜绝|防止|防范|严禁|禁止|避免|化解|打击|排查|问责|处理|公示|公布|"
    r"备案|承诺|举报|宣传|警示|清理|规范|"
    r"(?:建立|健全|完善|制定|落实|实行|执行|开展|组织|坚持|做到|确保|纳入)(?!.{0,6}(?:违规|有偿))"
)
BAD_END = re.compile(r"(?:现象|行为|问题|情形|倾向|乱象|做法|的?情况)[。？?]?$")
NEGATED = re.compile(r"^(?:做到)?(?:不|未|没有|零|无|杜绝|严禁|避免|防止)")
VIOLATION = re.compile(
    r"^(?:以|违反|其他违反|利用|擅自|违规|未经|超|在.{0,20}违规|无证).*(?:违规|违反|规定|补课|培训|收费)"
)
GOOD_DOC = re.compile(r"办法|机制|制度|方案|措施|记录|台账|计划|专人|机构|队伍|经费")

STAGES = [
    ("kindergarten", r"幼儿园|学前|幼小|学龄前"),
    ("primary", r"小学"),
    ("junior", r"初中|中小学|义务教育"),
    ("senior", r"高中"),
]
INSTITUTION = re.compile(
    r"培训机构|线上培训|培训收费|培训材料|培训人员|培训结束|培训不留|预收费|学科类(?:培训|机构|校外)|"
    r"培训服务|办学许可|校外机构|外籍人员"
)
BUREAU = re.compile(
    r"监管(?:工作)?(?:机制|专门机构|平台)|审批|专项治理|巡查机制|黑白名单|主流媒体|广告(?:行为)?治理|"
    r"招生(?:指标|秩序|比例)|编制标准|问责|责任追究|协调机制|专班|"
    r"统筹(?:全|县|区)|全[县区市]|主管部门|综合平台|教研联盟|违法违规广告|风险隐患"
)
SCHOOL = re.compile(
    r"学校|教师|学生|作业|课后|课堂|课程|校内|家长|年级|教学|考试|班级|校长|教研|睡眠|手机|读物|体质|食堂"
)


def polarity_of(point: str) -> tuple[str, str | None]:
    """duty, good_yes or bad_yes, with the reason for doubt when the wording asks both ways."""
    asked = [_asked(clause) for clause in clauses(point) if QUESTION.search(clause)]
    if not asked:
        return ("bad_yes", None) if VIOLATION.search(point) else ("duty", None)
    if len(set(asked)) > 1:
        return asked[0], "一条里问了两件方向相反的事，请核对哪种回答算好"
    return asked[0], None


def _asked(clause: str) -> str:
    found = QUESTION.search(clause)
    assert found
    word, tail = found.group(), clause[found.end() :]
    if word == "否存在" or (word == "有无" and (EVIL.search(tail) or BAD_END.search(tail))):
        return "bad_yes"
    if EXISTS.match(tail):
        return "bad_yes"
    if NEGATED.match(tail):
        return "good_yes"
    if HAS.match(tail):
        bad = (EVIL.search(tail) or BAD_END.search(tail)) and not re.search(rf"(?:{GOOD_DOC.pattern})[。？?]?$", tail)
        return "bad_yes" if bad else "good_yes"
    return "bad_yes" if EVIL.search(tail) and not CURE.search(tail) else "good_yes"


def unit_kinds_of(point: str, group: str | None) -> list[str]:
    """school, institution, bureau: every kind of unit that the wording points to; schools when nothing does."""
    kinds = []
    if SCHOOL.search(point) or (
        SCHOOL.search(group or "") and not INSTITUTION.search(point) and not BUREAU.search(point)
    ):
        kinds.append("school")
    if INSTITUTION.search(point):
        kinds.append("institution")
    if BUREAU.search(point):
        kinds.append("bureau")
    return kinds or (["institution", "bureau"] if re.search(r"校外培训|培训行为", group or "") else ["school"])


def stages_of(point: str) -> list[str]:
    """School stages named in a checkpoint; empty when it is for all."""
    found = [name for name, pattern in STAGES if re.search(pattern, point)]
    if re.search(r"中小学|义务教育", point) and "primary" not in found:
        found.insert(0, "primary")
    return found
