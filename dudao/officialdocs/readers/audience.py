"""To whom a checkpoint applies: kinds of unit and stages of school, told from its wording."""

import re

STAGES = [
    ("kindergarten", r"幼儿园|学前|幼小|学龄前"),
    ("primary", r"小学|[一二三四五六]年级|[一二三四五]至[二三四五六]年级"),
    ("junior", r"初中|中小学|义务教育|[七八九]年级|初[一二三]"),
    ("senior", r"(?<!初)高中|高[一二三](?:年级)?|中职"),
]
INSTITUTION = re.compile(
    r"培训机构|线上培训|培训收费|培训材料|培训人员|培训结束|培训不留|预收费|学科类(?:培训|机构|校外)|"
    r"培训服务|办学许可|校外机构|外籍人员"
)
# a school or its teachers that deal with institutions: the point is for the school
SCHOOL_SIDE = re.compile(
    r"(?:教师|教职工|学校|学生|班主任).{0,24}(?:培训机构|校外培训)|(?:校园|校门口|学校门口|学校周边).{0,12}培训机构"
)
BUREAU = re.compile(
    r"监管(?:工作)?(?:机制|专门机构|平台)|审批|专项治理|巡查机制|黑白名单|主流媒体|广告(?:行为)?治理|"
    r"招生(?:指标|秩序|比例)|编制标准|问责|责任追究|协调机制|专班|"
    r"统筹(?:全|县|区)|全[县区市]|主管部门|综合平台|教研联盟|违法违规广告|风险隐患"
)
SCHOOL = re.compile(
    r"学校|教师|学生|作业|课后|课堂|课程|校内|家长|年级|教学|考试|班级|校长|教研|睡眠|手机|读物|体质|食堂"
)
OUTSIDE = re.compile(r"校外培训|培训行为|培训机构")


def unit_kinds_of(point: str, group: str | None) -> list[str]:
    """school, institution, bureau: every kind of unit that the wording points to; schools when nothing does."""
    kinds = []
    if SCHOOL.search(point) or (
        SCHOOL.search(group or "") and not INSTITUTION.search(point) and not BUREAU.search(point)
    ):
        kinds.append("school")
    if INSTITUTION.search(point) and not (kinds and SCHOOL_SIDE.search(point) and not OUTSIDE.search(group or "")):
        kinds.append("institution")
    if BUREAU.search(point):
        kinds.append("bureau")
    return kinds or (["institution", "bureau"] if OUTSIDE.search(group or "") else ["school"])


def stages_of(point: str) -> list[str]:
    """School stages named in a checkpoint; empty when it is for all."""
    found = [name for name, pattern in STAGES if re.search(pattern, point)]
    if re.search(r"中小学|义务教育", point) and "primary" not in found:
        found.insert(0, "primary")
    return found
