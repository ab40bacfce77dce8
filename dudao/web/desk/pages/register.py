from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from dudao.accounts.access import is_office
from dudao.ledger import services
from dudao.ledger.access import REGISTRARS
from dudao.lib.statetable import NotAllowed
from dudao.web import gate

from ..forms.register import RegisterForm


@gate.writes(REGISTRARS)
def problem_new(request):
    """A problem entered by hand; one that is known at this point becomes a further sighting."""
    of_office = is_office(request.position)
    form = RegisterForm(request.POST or None, scope=request.scope, today=request.today, of_office=of_office)
    if request.method == "POST" and form.is_valid():
        try:
            problem = services.register_problem(by=request.user, position=request.position, **form.facts())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _said(problem))
            return redirect("desk:problem", pk=problem.pk)
    return render(request, "desk/problem_new.html", {"form": form})


def _said(problem) -> str:
    seen = problem.occurrences.count()
    if seen > 1:
        return f"这个单位这一条已有在办的问题 {problem.number}，没有另开，记为第 {seen} 次看到。"
    return f"已登记，编号 {problem.number}。{problem.unit.label}会收到消息。"


urls = [path("problems/new/", problem_new, name="problem_new")]
