"""Who inspects this school: the page behind the code at its gate. No sign-in, and nothing noted of who looks."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dudao.visits import plates
from dudao.web import gate
from dudao.web.attachment import content_of


def _told(token: str):
    plate = plates.told_plate(token)
    if plate is None:
        raise Http404
    return plate, plates.told_now(plate, timezone.localdate())


@gate.open_page
def plate(request, token):
    _, told = _told(token)
    return render(request, "public/plate.html", {"told": told})


@gate.open_page
def plate_photo(request, token):
    """The photograph of whoever is posted now; that of one who left is shown no more."""
    found, told = _told(token)
    if told.ended or found.photo is None:
        raise Http404
    answer = HttpResponse(content_of(found.photo), content_type="image/jpeg")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
