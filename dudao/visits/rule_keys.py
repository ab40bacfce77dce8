"""The numbers that a county may set for itself: what each is called, in which measure, for which kinds of inspection.

``data/law.json`` says which of them come with the program; here is only how they read.
"""

from dataclasses import dataclass

from .enums import WITH_OPINION, InspectionKind


@dataclass(frozen=True)
class RuleKey:
    """``counts_days``: then calendar or working days. ``kinds``: for which of them it may be set apart."""

    label: str
    measure: str
    group: str
    hint: str = ""
    counts_days: bool = False
    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # what 0, 1, 2 mean, where the number is no measure

    def read(self, value: int, day_unit: str = "") -> str:
        """The number in words."""
        if value < len(self.words):
            return self.words[value]
        return f"{value} {'个工作日' if day_unit == 'working' else self.measure}".strip()


BEFOREHAND, GOING, AFTERWARDS = "安排以前", "怎么去", "去了以后"
ALL = tuple(InspectionKind.values)

RULES = {
    "on_the_list": RuleKey(
        "要不要在年度计划里",
        "",
        BEFOREHAND,
        "0 不管，1 计划外要写理由，2 计划外一律不行",
        kinds=ALL,
        words=("不管", "计划外要写理由", "计划外一律不行"),
    ),
    "plan_notice_days": RuleKey("年度计划提前告知学校", "天", BEFOREHAND),
    "written_notice": RuleKey("要先书面通知", "", BEFOREHAND, "0 不要，1 要", kinds=ALL, words=("不要", "要")),
    "comprehensive_a_year": RuleKey(
        "一所学校一年的综合督导最多", "次", BEFOREHAND, "0 不限", kinds=(InspectionKind.COMPREHENSIVE,)
    ),
    "burden_minutes_a_month": RuleKey(
        "一所学校一个月最多占用", "分钟", BEFOREHAND, "自查、报送、到校都算在内，派哪一样都按它核对；0 不限"
    ),
    "shared_days": RuleKey(
        "几份方案里有同一条，自查过的还算数", "天内", BEFOREHAND, "这几天里交过的不再问；0 每份方案都各问各的"
    ),
    "repeat_day": RuleKey("每月几号提醒安排下个月的督导", "号", BEFOREHAND, "只提醒，不自己派；0 不提醒"),
    "school_minutes_a_visit": RuleKey(
        "到校一次，要点以外占对方", "分钟", BEFOREHAND, "听反馈、签收；0 只算要点", kinds=ALL
    ),
    "inspector_minutes_a_visit": RuleKey(
        "到校一次，要点以外督学要", "分钟", BEFOREHAND, "巡校园、谈话、反馈；0 只算要点", kinds=ALL
    ),
    "inspector_minutes_a_point": RuleKey("每条要点督学多花", "分钟", BEFOREHAND, "看过以后记下来", kinds=ALL),
    "team": RuleKey("每组至少", "人", GOING, "0 不限", kinds=ALL),
    "visits_a_month": RuleKey("挂牌督学每月到校", "次", GOING, kinds=(InspectionKind.ROUTINE,)),
    "visits_a_term": RuleKey("经常性督导每学期至少", "次", GOING, kinds=(InspectionKind.ROUTINE,)),
    "term_warn_days": RuleKey("离学期结束多少天提醒次数不够的学校", "天", GOING, "0 不提醒"),
    "forewarn_day": RuleKey("每月几号提醒到不了的学校", "号", GOING, "到这天预计来不及的学校，告诉督导室和责任区"),
    "visits_a_day": RuleKey("一名督学一天到校", "所", GOING, "用来推算本月还来不来得及"),
    "schools_an_inspector": RuleKey("一名督学最多挂牌", "所", GOING),
    "schools_an_area": RuleKey("一个责任区最多", "所", GOING),
    "still_days": RuleKey("上次看过、这次能说“仍同上次”", "天内", GOING, "0 每次都重新看", kinds=ALL),
    "years_since_leaving": RuleKey("离开单位不满几年要回避", "年", GOING),
    "report_days": RuleKey("督学报督导室", "日", AFTERWARDS, counts_days=True),
    "receipt_days": RuleKey("签收反馈", "日", AFTERWARDS, "没有规定就是看过就签", counts_days=True, kinds=ALL),
    "receipt_minutes": RuleKey(
        "看反馈、签收占对方", "分钟", AFTERWARDS, "到校一次占对方的分钟里已经有，不另算", kinds=ALL
    ),
    "opinion_minutes": RuleKey("看意见书、报整改报告占对方", "分钟", AFTERWARDS, kinds=WITH_OPINION),
    "preliminary_days": RuleKey("告知初步意见", "日", AFTERWARDS, counts_days=True, kinds=WITH_OPINION),
    "defence_days": RuleKey("申辩", "日", AFTERWARDS, counts_days=True, kinds=WITH_OPINION),
    "opinion_days": RuleKey("出督导意见书", "日", AFTERWARDS, counts_days=True, kinds=WITH_OPINION),
    "rectification_report_days": RuleKey(
        "整改期满后报整改报告", "日", AFTERWARDS, counts_days=True, kinds=WITH_OPINION
    ),
    "urgent_days": RuleKey("反馈以后还能紧急上报", "日", AFTERWARDS, "没有规定就一直能报", counts_days=True, kinds=ALL),
    "publish_days": RuleKey("公布督导结果", "日", AFTERWARDS, counts_days=True, kinds=ALL),
}
