"""Difficulties and highlights that inspectors brought from the schools (D08)."""

from dudao.areas.scope import Scope

from .models import Remark


def remarks_for(scope: Scope, *, kind: str = "", waiting: bool = False):
    """Where every page about remarks begins; the newest first."""
    rows = Remark.objects.visible_to(scope).select_related("unit", "by", "handled_by", "visit")
    rows = rows.filter(kind=kind) if kind else rows
    return rows.filter(handled_at=None) if waiting else rows
