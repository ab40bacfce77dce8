"""What happens to a visit, from the plan to the school's receipt, and to the opinion after it. Who may do it is not
asked here but in access."""

from dudao.lib.statetable import StateTable, Transition

from .enums import OpinionState, VisitState

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
