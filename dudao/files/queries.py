"""Reads of files in their places."""

from .models import FileUse


def visible_uses(scope):
    """Where every page about files begins."""
    return FileUse.objects.visible_to(scope).select_related("stored", "uploaded_by")


def uses_of(references, *, kind: str, scope) -> list[FileUse]:
    """The files in scope that belong to any of ``references`` of one kind, oldest first."""
    return list(visible_uses(scope).filter(kind=kind, reference__in=[str(one) for one in references]))
