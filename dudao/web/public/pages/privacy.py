from django.shortcuts import render

from dudao.web import gate


@gate.open_page
def privacy(request):
    return render(request, "public/privacy.html")
