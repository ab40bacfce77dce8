"""Every act on a problem: from where, to where, whose, what it needs. Service, buttons, tests and diagram read it.

Owners: ``unit`` rectifies, ``judge`` rechecks and is never the rectifier, ``office`` governs, ``any`` is one of them.
"""

from dudao.lib.statetable import StateTable, Transition

from .enums import SETTLED, UNSETTLED, ProblemState

OPEN, RECTIFYING, SUBMITTED = ProblemState.OPEN, ProblemState.RECTIFYING, ProblemState.SUBMITTED
RETURNED, CLOSED, VOID = ProblemState.RETURNED, ProblemState.CLOSED, ProblemState.VOID
TO_RECTIFY = frozenset({OPEN, RECTIFYING, RETURNED})
LIVE = frozenset(UNSETTLED)

PROBLEM = StateTable(
    name="问题",
    labels=dict(ProblemState.choices),
    owners={OPEN: "unit", RECTIFYING: "unit", RETURNED: "unit", SUBMITTED: "judge", CLOSED: "", VOID: ""},
    transitions=(
        Transition(
            "plan", "定措施", TO_RECTIFY, RECTIFYING, "unit", ("measures", "owner_name", "due_on"), "problem.plan"
        ),
        Transition("submit", "报整改结果", TO_RECTIFY, SUBMITTED, "unit", ("result",), "problem.submit"),
        Transition("close", "复查销号", frozenset({SUBMITTED}), CLOSED, "judge", ("result",), "problem.close"),
        Transition(
            "send_back", "退回重改", frozenset({SUBMITTED}), RETURNED, "judge", ("reason",), "problem.send_back"
        ),
        Transition("change_due", "改期限", TO_RECTIFY, "", "office", ("due_on", "reason"), "problem.change_due"),
        Transition("note", "补记一笔", LIVE, "", "any", ("words",), "problem.note"),
        Transition("void", "撤销记录", LIVE, VOID, "office", ("reason",), "problem.void"),
    ),
    final=frozenset(SETTLED),
)
