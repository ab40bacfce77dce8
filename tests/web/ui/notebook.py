"""A page that is saved as it is typed, for the browser tests: the sample self-check with a real place to save to."""

from django.http import HttpResponseServerError, JsonResponse
from django.shortcuts import render
from django.urls import include, path

from dudao.web.ui import samples

received: list[dict] = []
answers = {"mood": "well"}  # well, refuses, broken


def page(request):
    values = samples.around() | samples.selfcheck() | {"form_url": "/whole/", "save_url": "/save/", "saved_words": ""}
    return render(request, "ui/gallery/selfcheck.html", values)


def save(request):
    if answers["mood"] == "broken":
        return HttpResponseServerError()
    if answers["mood"] == "refuses":
        return JsonResponse({"refused": "这份自查已经交了，不能再改。"}, status=409)
    received.append({name: request.POST.getlist(name) for name in request.POST if name != "csrfmiddlewaretoken"})
    return JsonResponse({"saved_at": "09:43"})


urlpatterns = [
    path("", page),
    path("save/", save),
    path("ui/", include("dudao.web.ui.urls")),
]
