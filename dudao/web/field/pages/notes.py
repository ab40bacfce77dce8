"""What goes on record beside the list: talks, difficulties and highlights, photos and papers."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path

from dudao.files.services import MAX_BYTES
from dudao.lib.posted import posted_number
from dudao.visits.known import files_of
from dudao.visits.services import visiting
from dudao.visits.services.recording import FILE_KIND, PAPER_KIND
from dudao.web import gate
from dudao.web.attachment import handed_out
from dudao.web.doing import done

from ..forms.visit import AttachForm, RemarkForm, TalkForm
from ..showing.record import file_items
from ..showing.visit import may
from .visit import VISITORS, led_back, seen_visit

FORMS = {"talk": TalkForm, "remark": RemarkForm, "file": AttachForm}
SAID = {"talk": "座谈记下了。", "remark": "记下了，督导室看得到。", "file": "附上了。"}
GONE = "去掉了。"


@gate.writes(VISITORS)
def notes(request, pk):
    """Three small forms; the button says which of them was filled in."""
    row = seen_visit(request, pk)
    if not may(request.user, row, request.today)["record"]:
        return led_back(request, row, "record")
    dropped = _dropped(request, row)
    if dropped is not None:
        return dropped
    which = request.POST.get("which", "")
    forms = {name: kind(auto_id=f"{name}-%s") for name, kind in FORMS.items()}
    forms["file"].initial["point"] = posted_number(request.GET.get("point", ""))
    if which in FORMS:
        forms[which] = FORMS[which](request.POST, request.FILES, auto_id=f"{which}-%s")
        form = forms[which]
        if form.is_valid() and done(request, lambda: _keep(request, row, which, form.cleaned_data), SAID[which]):
            return _back(row)
    listed = {
        "talks": row.talks.all(),
        "remarks": row.remarks.all(),
        "files": file_items(row, request.today, open_record=True),
    }
    return render(request, "field/notes.html", {"visit": row, "forms": forms} | listed)


def _dropped(request, row):
    """Take a talk or a remark out; None where neither was asked."""
    who = {"by": request.user, "visit": row}
    talk, remark = (posted_number(request.POST.get(name, "")) for name in ("drop", "drop-remark"))
    if talk is not None:
        done(request, lambda: visiting.drop_talk(**who, talk=talk), GONE)
    elif remark is not None:
        done(request, lambda: visiting.drop_remark(**who, remark=remark), GONE)
    return None if talk is remark is None else _back(row)


def _back(row):
    return redirect("field:visit_notes", row.pk)


def _keep(request, row, which: str, facts: dict) -> None:
    who = {"by": request.user, "visit": row}
    if which == "talk":
        visiting.save_talk(**who, **facts)
    elif which == "remark":
        visiting.write_remark(**who, **facts)
    else:
        file = facts["file"]
        visiting.attach_file(
            **who, name=file.name, content=file.read(MAX_BYTES + 1), media_type=file.content_type or "",
            paper=facts["paper"], point=facts["point"],
        )  # fmt: skip


@gate.exports(VISITORS)
def file(request, pk, file: int):
    """A photo or a paper of the visit, handed out and written down."""
    row = seen_visit(request, pk)
    use = next((use for use in files_of(row, [FILE_KIND, PAPER_KIND]) if use.pk == file), None)
    if use is None:
        raise Http404
    return handed_out(use, by=request.user)


@gate.writes(VISITORS)
def file_drop(request, pk, file: int):
    """A photo that was attached by mistake, taken out while the record is open."""
    row = seen_visit(request, pk)
    if request.method == "POST":
        done(request, lambda: visiting.drop_file(by=request.user, visit=row, file=file), GONE)
    return _back(row)


urls = [
    path("visits/<uuid:pk>/notes/", notes, name="visit_notes"),
    path("visits/<uuid:pk>/files/<int:file>/", file, name="visit_file"),
    path("visits/<uuid:pk>/files/<int:file>/drop/", file_drop, name="visit_file_drop"),
]
