"""Targets of the schemes: what is to be reached by when. The figures come from elsewhere, later."""

from django.shortcuts import render
from django.urls import path

from dudao.schemes import queries
from dudao.web import gate

from ..showing.plan_tabs import plan_tabs
from ..showing.targets import shown_targets


@gate.reads(gate.BUSINESS)
def targets(request):
    versions = queries.current_versions(request.scope, request.today)
    return render(request, "bureau/targets.html", {
        "heaps": shown_targets(versions, request.today), "tabs": plan_tabs(request, "targets"),
    })  # fmt: skip


urls = [path("targets/", targets, name="targets")]
