from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path

from dudao.files.queries import visible_uses
from dudao.obligations.queries import document_of, visible_obligations
from dudao.web import gate
from dudao.web.attachment import content_of, handed_out

from ..showing.files import picture_type


@gate.exports(gate.BUSINESS)
def file(request, pk: int):
    """A file within the scope, handed out and written down."""
    return handed_out(get_object_or_404(visible_uses(request.scope), pk=pk), by=request.user)


@gate.exports(gate.BUSINESS)
def document(request, pk: int):
    """The official document behind something to sign for; its addressees may read it wherever it is kept."""
    version = document_of(get_object_or_404(visible_obligations(request.scope), pk=pk))
    if version is None or version.source is None:
        raise Http404
    return handed_out(version.source, by=request.user)


@gate.reads(gate.BUSINESS)
def picture(request, pk: int):
    """A picture within the scope, shown on the page of its problem."""
    content = content_of(get_object_or_404(visible_uses(request.scope), pk=pk))
    media_type = picture_type(content)
    if not media_type:
        raise Http404
    return HttpResponse(content, content_type=media_type)


urls = [
    path("files/<int:pk>/", file, name="file"),
    path("files/<int:pk>/picture/", picture, name="picture"),
    path("receipts/<int:pk>/document/", document, name="document"),
]
