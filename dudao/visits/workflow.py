"""What happens to a year's plan, a draw, an inspection, a visit, and the opinion after it. Who may do it is not asked
here but in access."""

from dudao.lib.statetable import StateTable, Transition

from .enums import DrawState, InspectionState, OpinionState, PlanState, VisitState

DRAFT, FILED, REPLACED = PlanState.DRAFT, PlanState.FILED, PlanState.REPLACED

# What is thrown away while it is drawn up is gone and has no state any more.
YEAR_PLAN = StateTable(
    name="年度计划",
    labels=dict(PlanState.choices),
    owners={DRAFT: "office", FILED: "office", REPLACED: ""},
    transitions=(
        Transition("edit", "改", frozenset({DRAFT}), "", "office", (), "plan.save_item"),
        Transition("drop", "扔掉", frozenset({DRAFT}), "", "office", (), "plan.drop"),
        Transition("file", "备案", frozenset({DRAFT}), FILED, "office", ("on", "filed_with"), "plan.file"),
        Transition("tell", "告知学校", frozenset({FILED}), "", "office", (), "plan.tell"),
        Transition("replace", "备案新的来替换", frozenset({FILED}), REPLACED, "office", (), "plan.file"),
    ),
    final=frozenset({REPLACED}),
)

ANNOUNCED, DRAWN, VOID = DrawState.ANNOUNCED, DrawState.DRAWN, DrawState.VOID

DRAW = StateTable(
    name="随机抽取",
    labels=dict(DrawState.choices),
    owners={ANNOUNCED: "second", DRAWN: "office", VOID: ""},
    transitions=(
        Transition("enter_value", "录公开数", frozenset({ANNOUNCED}), DRAWN, "second", ("value",), "draw.enter_value"),
        Transition("arrange", "再排一次", frozenset({DRAWN}), "", "office", (), "draw.arrange"),
        Transition("publish", "公布记录", frozenset({DRAWN}), "", "office", (), "draw.publish"),
        Transition("void", "作废", frozenset({ANNOUNCED, DRAWN}), VOID, "office", ("reason",), "draw.void"),
    ),
    final=frozenset({VOID}),
)

RUNNING, WITHDRAWN, ENDED = InspectionState.RUNNING, InspectionState.WITHDRAWN, InspectionState.ENDED

INSPECTION = StateTable(
    name="督导",
    labels=dict(InspectionState.choices),
    owners={RUNNING: "office", WITHDRAWN: "", ENDED: "office"},
    transitions=(
        Transition("change", "再改", frozenset({RUNNING}), "", "office", (), ""),
        Transition("notice", "发书面通知", frozenset({RUNNING}), "", "office", (), "inspection.notice"),
        Transition(
            "correct_notice", "更正通知的日子", frozenset({RUNNING, ENDED}), "", "office", ("on", "reason"),
            "inspection.correct_notice",
        ),
        Transition(
            "cancel_rest", "取消还没去的", frozenset({RUNNING}), "", "office", ("reason",), "inspection.cancel_rest"
        ),
        Transition("withdraw", "撤回", frozenset({RUNNING}), WITHDRAWN, "office", ("reason",), "inspection.withdraw"),
        Transition("end", "结束", frozenset({RUNNING}), ENDED, "office", (), "inspection.end"),
        Transition("publish", "记公布", frozenset({ENDED}), "", "office", ("on", "where"), "inspection.publish"),
    ),
    final=frozenset({WITHDRAWN}),
)  # fmt: skip

PLANNED, OPENED, RECORDED = VisitState.PLANNED, VisitState.OPENED, VisitState.RECORDED
FED_BACK, MISSED, CANCELLED = VisitState.FED_BACK, VisitState.MISSED, VisitState.CANCELLED

VISIT = StateTable(
    name="到校督导",
    labels=dict(VisitState.choices),
    owners={
        PLANNED: "team", OPENED: "team", RECORDED: "team", FED_BACK: "visited", MISSED: "", CANCELLED: "",
    },
    transitions=(
        Transition("open", "开始督导", frozenset({PLANNED, MISSED}), OPENED, "team", ("certificate",), "visit.open"),
        Transition("miss", "记没去成", frozenset({PLANNED}), MISSED, "team", ("reason",), "visit.miss"),
        Transition("cancel", "取消", frozenset({PLANNED}), CANCELLED, "office", ("reason",), "visit.cancel"),
        Transition("take_back", "撤回开始", frozenset({OPENED}), PLANNED, "lead", (), "visit.take_back"),
        Transition("record", "记录", frozenset({OPENED}), "", "team", (), ""),
        Transition(
            "press_urgent", "紧急上报", frozenset({OPENED, RECORDED, FED_BACK}), "", "team", ("words",),
            "visit.press_urgent",
        ),
        Transition("close_record", "收好记录", frozenset({OPENED}), RECORDED, "lead", (), "visit.close_record"),
        Transition("feed_back", "反馈", frozenset({RECORDED}), FED_BACK, "lead", ("words",), "visit.feed_back"),
        Transition("receive", "签收", frozenset({FED_BACK}), "", "visited", (), "visit.receive"),
        Transition(
            "receive_on_paper", "记纸质签收", frozenset({FED_BACK}), "", "team", ("on",), "visit.receive_on_paper"
        ),
        Transition(
            "amend", "更正", frozenset({RECORDED, FED_BACK}), "", "lead", ("what", "after", "why"), "visit.amend"
        ),
    ),
    final=frozenset({FED_BACK, CANCELLED}),
)  # fmt: skip

NONE, PRELIMINARY, TAKEN_BACK = "", OpinionState.PRELIMINARY, OpinionState.TAKEN_BACK
DEFENDED, ISSUED = OpinionState.DEFENDED, OpinionState.ISSUED

OPINION = StateTable(
    name="督导意见",
    labels={NONE: "还没告知初步意见", **dict(OpinionState.choices)},
    owners={NONE: "team", TAKEN_BACK: "team", PRELIMINARY: "visited", DEFENDED: "office", ISSUED: ""},
    transitions=(
        Transition(
            "tell", "告知初步意见", frozenset({NONE, TAKEN_BACK}), PRELIMINARY, "team", ("words",), "opinion.tell"
        ),
        Transition(
            "take_back", "收回初步意见", frozenset({PRELIMINARY}), TAKEN_BACK, "team", ("reason",), "opinion.take_back"
        ),
        Transition(
            "defend", "交申辩", frozenset({PRELIMINARY, DEFENDED}), DEFENDED, "visited", ("words",), "opinion.defend"
        ),
        Transition(
            "issue", "出意见书", frozenset({PRELIMINARY, DEFENDED}), ISSUED, "office", ("text",), "opinion.issue"
        ),
    ),
    final=frozenset({ISSUED}),
)  # fmt: skip
