"""What the small forms of a team do, in the office and in the field alike: each gives the words of what was done.

:raises NotAllowed: what the service refuses.
"""

from django.utils import timezone

from dudao.visits.rest_days import rest_day_hint
from dudao.visits.services import announcing, teams


def swap(by, visit, form) -> str:
    other, colleague = form.pairs[form.cleaned_data["other"]]
    user, words = form.cleaned_data["user"], form.cleaned_data["words"]
    teams.swap(by=by, one=visit, one_user=user, other=other, other_user=colleague, words=words)
    return f"对调了：{colleague.name}去{visit.unit.label}，{user.name}去{other.unit.label}。"


def plan_day(by, visit, form) -> str:
    on = form.cleaned_data["on"]
    announcing.plan_day(by=by, visit=visit, on=on)
    if on is None:
        return "日子先不定了。"
    return "日子定好了。" + rest_day_hint(visit.county_code, on, timezone.localdate())
