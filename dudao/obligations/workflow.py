"""What happens to something owed. Kinds with a page of their own are settled by it; the others are finished by hand."""

from dudao.lib.statetable import StateTable, Transition

from .enums import ObligationKind, ObligationState

OPEN, DONE, WITHDRAWN = ObligationState.OPEN, ObligationState.DONE, ObligationState.WITHDRAWN

# Done in the row of the workbench; what is not here is done on the page of its source.
FINISHED_BY_HAND = frozenset(
    {
        ObligationKind.KEY_TASK,
        ObligationKind.REPORT,
        ObligationKind.SIGN_FOR,
        ObligationKind.PROGRESS,
        ObligationKind.CONSULTATION,
    }
)

OBLIGATION = StateTable(
    name="应办事项",
    labels=dict(ObligationState.choices),
    owners={OPEN: "debtor", DONE: "", WITHDRAWN: ""},
    transitions=(
        Transition("finish", "办完", frozenset({OPEN}), DONE, "debtor", ("result",), "obligation.finish"),
        Transition("settle", "随来源办完", frozenset({OPEN}), DONE, "source", (), "obligation.settle"),
        Transition("withdraw", "撤回", frozenset({OPEN}), WITHDRAWN, "source", (), "obligation.withdraw"),
        Transition("owe_again", "重新派", frozenset({WITHDRAWN}), OPEN, "source", (), "obligation.owe_many"),
        Transition("urge", "催办", frozenset({OPEN}), "", "creditor", ("channel",), "obligation.urge"),
        Transition(
            "receive_paper",
            "记下收到纸质件",
            frozenset({OPEN, DONE}),
            "",
            "creditor",
            ("on",),
            "obligation.receive_paper",
        ),
    ),
    final=frozenset({DONE}),
)
