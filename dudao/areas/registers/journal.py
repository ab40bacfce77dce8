"""What an import wrote, row by row, so that it can be taken back while nothing else leans on it."""

from datetime import date

from django.apps import apps
from django.db import models, router
from django.db.models.deletion import Collector, ProtectedError, RestrictedError

from dudao.lib.statetable import NotAllowed


class Journal:
    """Writes for an import and remembers: ``rows`` is JSON, oldest first."""

    def __init__(self):
        self.rows: list[dict] = []

    def make(self, instance: models.Model) -> models.Model:
        instance.save(force_insert=True)
        self.rows.append({"act": "make", "model": instance._meta.label_lower, "pk": instance.pk})
        return instance

    def change(self, instance: models.Model, **fields) -> None:
        """Set fields and remember what stood there; fields that stay the same are no change."""
        before = {name: _plain(getattr(instance, name)) for name in fields}
        after = {name: _plain(value) for name, value in fields.items()}
        if before == after:
            return
        for name, value in fields.items():
            setattr(instance, name, value)
        instance.save(update_fields=list(fields))
        self.rows.append(
            {"act": "set", "model": instance._meta.label_lower, "pk": instance.pk, "before": before, "after": after}
        )


def take_back(rows: list[dict]) -> int:
    """Undo a journal, youngest first, in the caller's transaction. Returns how many rows were undone.

    :raises NotAllowed: something was changed since, or something else leans on a row that was made.
    """
    for row in reversed(rows):
        model = apps.get_model(row["model"])
        instance = model._base_manager.filter(pk=row["pk"]).first()
        if instance is None:
            raise NotAllowed("导入的内容后来被删过，不能整批撤回；请逐个单位去改。")
        _unmake(instance) if row["act"] == "make" else _restore(instance, row)
    return len(rows)


def _restore(instance, row: dict) -> None:
    if any(_plain(getattr(instance, name)) != value for name, value in row["after"].items()):
        raise NotAllowed(f"“{instance}”在导入以后又改过，不能整批撤回；请在它自己的页上改。")
    for name, value in row["before"].items():
        setattr(instance, name, instance._meta.get_field(name).to_python(value))
    instance.save(update_fields=list(row["before"]))


def _unmake(instance) -> None:
    collector = Collector(using=router.db_for_write(type(instance)))
    try:
        collector.collect([instance])
    except (ProtectedError, RestrictedError) as refusal:
        _refuse(instance, next(iter(getattr(refusal, "protected_objects", [])), None))
    leaning = [other for found in collector.data.values() for other in found if other != instance]
    leaning += [other for rows in collector.fast_deletes for other in rows[:1] if other != instance]
    if leaning:
        _refuse(instance, leaning[0])
    if getattr(instance, "last_login", None):
        raise NotAllowed(f"“{instance}”已经登录用过，这次导入不能撤回了；请单独停用。")
    instance.delete()


def _refuse(instance, leaning) -> None:
    what = leaning._meta.verbose_name if leaning is not None else "别的记录"
    raise NotAllowed(f"“{instance}”已经有了{what}，这次导入不能撤回了；请在它自己的页上改。")


def _plain(value):
    return value.isoformat() if isinstance(value, date) else getattr(value, "pk", value)
