"""The system administrator's page: whether everything runs, and where it lies."""

from math import ceil

from axes.helpers import get_cool_off
from django.shortcuts import render
from django.urls import path

from dudao.accounts.enums import PositionKind
from dudao.audit.queries import head_of
from dudao.web import gate

from ..showing import system as showing


@gate.reads(PositionKind.SYSTEM_ADMIN)
def system(request):
    county = request.position.unit.county_code
    context = {
        "accounts": showing.accounts_of(county), "work": showing.work_of(county),
        "installation": showing.installation(), "head": head_of(county),
        "locked_for": ceil(get_cool_off(request).total_seconds() / 60),
    }  # fmt: skip
    return render(request, "bureau/system.html", context)


urls = [path("system/", system, name="system")]
