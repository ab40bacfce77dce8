"""Who belongs to a group of a scheme in force: one page, one box."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.lib.statetable import NotAllowed
from dudao.schemes import queries, services
from dudao.schemes.drafts import find
from dudao.web import gate

from ..forms.scheme import GroupMembersForm


@gate.writes(gate.OFFICE)
def group(request, pk, group):
    version = get_object_or_404(queries.published_for(request.scope).lasting(request.today), pk=pk)
    held = find(version.draft, "groups", group)
    if held is None or held["dropped"]:
        raise Http404
    form = GroupMembersForm(request.POST or None, group=held, revision=version.revision)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_group(by=request.user, version=version, group_id=group, **form.cleaned_data)
        except services.Stale as stale:
            messages.warning(request, str(stale))
            return redirect("bureau:scheme_group", pk, group)
        except NotAllowed as refusal:
            form.add_error("members", str(refusal))
        else:
            messages.success(request, f"{held['name']}的人员改好了，以前的人员还查得到。")
            return redirect("bureau:scheme", pk)
    return render(request, "bureau/scheme_group.html", {
        "form": form, "version": version, "group": held, "following": queries.open_draft_of(version),
    })  # fmt: skip


urls = [path("schemes/<int:pk>/groups/<slug:group>/", group, name="scheme_group")]
