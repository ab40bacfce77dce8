"""A draw for everybody: what was announced, and the record once it is published. No sign-in."""

import re

from django.http import Http404
from django.shortcuts import render

from dudao.lib.hashchain import canonical
from dudao.lib.statetable import NotAllowed
from dudao.visits import draws
from dudao.web import gate
from dudao.web.attachment import attachment

DIGEST = re.compile(r"[0-9a-f]{64}")
LISTED = 500


def told_draw(digest: str):
    found = draws.told_draw(digest) if DIGEST.fullmatch(digest) else None
    if found is None:
        raise Http404
    return found


@gate.open_page
def draw(request, digest):
    found = told_draw(digest)
    drawn, fault = draws.drawn_rows(found)
    context = {"draw": found, "told": found.announcement, "drawn": drawn, "fault": fault, "listed": LISTED}
    return render(request, "public/draw.html", context)


@gate.open_page
def draw_file(request, digest):
    """The record; before it is published the announcement, whose SM3 is the digest."""
    found = told_draw(digest)
    try:
        record = draws.public_record(found)
    except NotAllowed:
        raise Http404 from None
    if record is None:
        return attachment(canonical(found.announcement), f"{found.title}抽取范围.json")
    return attachment(canonical(record), f"{found.title}抽取记录.json")
