from django.conf import settings
from django.http import Http404
from django.shortcuts import render

from dudao.web.gate import open_page
from dudao.web.ui import samples


def _for_insiders(request) -> None:
    if not (settings.DEBUG or request.user.is_authenticated):
        raise Http404


@open_page
def index(request):
    _for_insiders(request)
    return render(request, "ui/gallery/index.html", samples.parts(request.GET))


@open_page
def screen(request, screen):
    _for_insiders(request)
    if screen not in samples.SCREENS:
        raise Http404
    return render(request, f"ui/gallery/{screen}.html", samples.around() | samples.SCREENS[screen]())
