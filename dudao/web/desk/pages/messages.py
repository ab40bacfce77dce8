from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import path

from dudao.lib.posted import posted_numbers
from dudao.notices.queries import received_by
from dudao.notices.services import mark_read
from dudao.web import gate

from ..doors import about

PAGE = 50


@gate.writes(gate.EVERYONE)
def messages(request):
    """One's own messages; one button marks those on the page as read."""
    page = Paginator(received_by(request.user), PAGE).get_page(request.GET.get("page"))
    if request.method == "POST":
        mark_read(by=request.user, notice_ids=posted_numbers(request.POST.getlist("notice")))
        return redirect("desk:messages")
    unread = [notice.pk for notice in page if notice.read_at is None]
    rows = [(notice, about(notice)) for notice in page]
    return render(request, "desk/messages.html", {"page": page, "rows": rows, "unread": unread})


urls = [path("messages/", messages, name="messages")]
