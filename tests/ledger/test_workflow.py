"""The table of transitions itself, and the papers that are made from it."""

import subprocess
import sys
from pathlib import Path

import pytest

from dudao.ledger.enums import SETTLED, UNIT_LABELS, ProblemState
from dudao.ledger.models import Step
from dudao.ledger.services import ACTS
from dudao.ledger.workflow import PROBLEM
from dudao.lib.statetable import NotAllowed
from dudao.web.desk.bulk_acts import LABELS
from dudao.web.desk.forms.problem import ACT_FORMS, BULK_FORMS

PROJECT = Path(__file__).parent.parent.parent


def test_every_state_has_an_owner_and_words_for_both_sides():
    states = {state.value for state in ProblemState}
    assert set(PROBLEM.labels) == set(PROBLEM.owners) == set(UNIT_LABELS) == states


def test_every_state_but_the_last_leads_on():
    ends = {state for state in PROBLEM.labels if not PROBLEM.acts_from(state)}
    assert ends == set(SETTLED) == PROBLEM.final


def test_every_act_has_a_service_a_form_and_an_event():
    acts = [row.act for row in PROBLEM.transitions]
    assert sorted(ACTS) == sorted(ACT_FORMS) == sorted(acts)
    assert [row.event for row in PROBLEM.transitions] == [f"problem.{act}" for act in acts]
    assert sorted(BULK_FORMS) == sorted(LABELS)


def test_every_act_asks_for_what_it_needs():
    class Fresh:
        revision, due_on, measures, owner_name, steps = 0, None, "", "", Step.objects.none()

    for row in PROBLEM.transitions:
        fields = ACT_FORMS[row.act](problem=Fresh, act=row.act).fields
        assert set(row.needs) <= set(fields)


def test_act_in_a_state_that_does_not_allow_it_says_so_in_words():
    with pytest.raises(NotAllowed, match="现在是“已销号”，不能报整改结果。"):
        PROBLEM.check("submit", ProblemState.CLOSED)


def test_diagrams_are_up_to_date():
    script = [sys.executable, PROJECT / "scripts" / "state_diagrams.py", "--check"]
    assert subprocess.run(script, check=False).returncode == 0
