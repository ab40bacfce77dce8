"""Schemes in force, reached the way the office reaches them: a draft, its review, the putting in force."""

from datetime import date

from dudao.schemes import services
from dudao.schemes.models import SchemeVersion

TITLE = "云岭县2026年“双减”督导工作方案"
FROM_ON = date(2025, 9, 1)  # gone, whatever day the tests run on


def point(code: str, text: str, *, group=("A1", "组织实施"), item=("B1", "部署到位"), **fields) -> dict:
    """An entry of a checklist as the reader gives it; a duty asked of schools unless ``fields`` say otherwise."""
    return {
        "group_code": group[0], "group": group[1], "item_code": item[0], "item": item[1], "point_code": code,
        "point": text, "polarity": "duty", "unit_kinds": ["school"], "stages": [], "confidence": 0.95, "reasons": [],
        "place": {"block": 1, "words": f"附件1 {code}", "row": 1},
    } | fields  # fmt: skip


HOMEWORK, SERVICE, TRAINING = ("A2", "作业管理"), ("A3", "课后服务"), ("A4", "校外培训")


def points() -> list[dict]:
    """Five points: three for schools (one of them only for primary), one for institutions, one for the bureau."""
    return [
        point("C1", "把减负列入学校年度重点工作。"),
        point("C2", "作业每天在校内公示。", group=HOMEWORK, item=("B2", "作业制度")),
        point("C3", "是否给一、二年级布置书面家庭作业。", group=HOMEWORK, item=("B3", "作业总量"),
              polarity="bad_yes", stages=["primary"]),
        point("C4", "收费项目是否向社会公示。", group=TRAINING, item=("B4", "规范收费"),
              polarity="good_yes", unit_kinds=["institution"]),
        point("C5", "是否建立校外培训巡查机制。", group=TRAINING, item=("B5", "日常监管"),
              polarity="good_yes", unit_kinds=["bureau"]),
    ]  # fmt: skip


def reading(**changes) -> dict:
    """What the reader would give for a small scheme; lists may be replaced by name."""
    return {
        "title": TITLE, "doc_number": "云教督〔2026〕8号", "issuer": ["云岭县教育局"], "issued_on": "2026-08-25",
        "references": [{"title": "教育督导条例", "doc_number": None}],
        "indicators": points(),
        "tasks": [
            {"no": 1, "text": "印出时间表和任务书。", "due": "2026-10", "departments": ["基础教育科", "职成教科"]},
            {"no": 2, "text": "摸清培训机构底数。", "due": "2026-11", "departments": ["职成教科"]},
        ],
        "phases": [
            {"name": "学校自查", "start": "2026-09", "end": "2026-09", "actor": "各学校", "text": "各学校自查。"},
            {"name": "责任区督导", "start": "2026-10", "end": "2026-12", "actor": "各督导责任区",
             "text": "每月底报送问题台账。"},
        ],
        "reporting": [
            {"who": "各督导责任区", "what": "问题台账", "to_whom": "县教育督导室", "due_or_period": "每月底",
             "cadence": "monthly", "due_date": None, "source_sentence": "每月底报送问题台账。"},
        ],
        "groups": [{"name": "减负工作领导小组", "seat": "督导室",
                    "members": [{"role": "组长", "name": "甲某", "post": "副局长"}]}],
        "duties": [{"unit": "基础教育科", "text": "管作业和考试。"}], "contacts": [],
        "quantities": [
            {"what": "书面作业平均完成时间", "value": 60, "unit": "分钟", "applies_to": "小学三至六年级", "op": "<=",
             "source_sentence": "小学三至六年级不超过60分钟。"},
        ],
        "forms": [{"title": "督查情况统计表", "header_fields": ["督导责任区", "填表日期"],
                   "columns": ["学校", "存在的主要问题", "整改措施", "备注"], "footer": "每月底前报督导室。"}],
        "warnings": [], "blocks": [],
    } | changes  # fmt: skip


def make_draft(county, **changes) -> SchemeVersion:
    """An open draft of ``reading(**changes)``, uploaded by the office."""
    return services.open_draft(
        by=county.people["office"], county_code=county.county_code, read=reading(**changes), source=None
    )


def reviewed(county, version: SchemeVersion) -> SchemeVersion:
    """The draft with everything confirmed that is proposed about the version before it."""
    return services.confirm_pairs(by=county.people["office"], version=version, revision=version.revision)


def make_version_in_force(county, *, from_on: date = FROM_ON, **changes) -> SchemeVersion:
    """A version in force from 1 September 2025: C1-C3 for schools (C3 primary only), C4 institutions, C5 the bureau."""
    version = reviewed(county, make_draft(county, **changes))
    return services.put_in_force(
        by=county.people["office_head"], version=version, revision=version.revision, from_on=from_on
    )
