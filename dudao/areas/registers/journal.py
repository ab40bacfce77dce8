"""What an import wrote, row by row, so that it can be taken back while nothing else leans on it."""

import hashlib
import json
from datetime import date
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, router, transaction
from django.db.models.deletion import Collector, ProtectedError, RestrictedError

from dudao.lib.statetable import NotAllowed

# Signing in and getting a slip are no change of the register; a sign-in is asked for by itself.
NOT_COMPARED = {"password", "last_login", "must_change_password"}
REBUILT = "“{}”的栏目在系统升级后换过，看不出后来改没改，不能整批撤回；请在它自己的页上改。"
CHANGED = "“{}”在这次变动以后又改过，不能整批撤回；请在它自己的页上改。"


class Journal:
    """Writes for an import and remembers: ``rows`` is JSON, oldest first."""

    def __init__(self):
        self.rows: list[dict] = []

    def make(self, instance: models.Model) -> models.Model:
        instance.save(force_insert=True)
        names = _compared(instance)
        self.rows.append(_row("make", instance) | {"seen": _seen(instance, names), "fields": names})
        return instance

    def drop(self, instance: models.Model) -> None:
        """Delete a row and remember all of it."""
        self.rows.append(_row("drop", instance) | {"before": _fields(instance)})
        instance.delete()

    def change(self, instance: models.Model, guards: tuple[str, ...] = (), /, **fields) -> None:
        """Set fields and remember what stood there; fields that stay the same are no change.

        ``guards`` are not set; where one of them has changed by then, this is not taken back.
        """
        before = {name: _plain(getattr(instance, name)) for name in fields}
        after = {name: _plain(value) for name, value in fields.items()}
        if before == after:
            return
        for name, value in fields.items():
            setattr(instance, name, value)
        instance.save(update_fields=list(fields))
        after |= {name: _plain(getattr(instance, name)) for name in guards}
        self.rows.append(_row("set", instance) | {"before": before, "after": after})


def take_back(rows: list[dict]) -> int:
    """Undo a journal, youngest first, in the caller's transaction. Returns how many rows were undone.

    :raises NotAllowed: something was changed since, or something else leans on a row that was made.
    """
    for row in reversed(rows):
        model = apps.get_model(row["model"])
        if row["act"] == "drop":
            _put_back(model, row)
            continue
        instance = model._base_manager.filter(pk=row["pk"]).first()
        if instance is None:
            raise NotAllowed("写进去的内容后来被删过，不能整批撤回；请逐个单位去改。")
        _unmake(instance, row) if row["act"] == "make" else _restore(instance, row)
    return len(rows)


def _put_back(model, row: dict) -> None:
    instance = model(pk=row["pk"])
    _set(instance, row["before"])
    try:
        instance.full_clean()
    except ValidationError:  # what it hung on is gone, or another one took its place
        raise NotAllowed(CHANGED.format(model._meta.verbose_name)) from None
    instance.save(force_insert=True)


def _restore(instance, row: dict) -> None:
    if any(_plain(getattr(instance, name)) != value for name, value in row["after"].items()):
        raise NotAllowed(CHANGED.format(instance))
    _set(instance, row["before"])
    try:
        with transaction.atomic():
            instance.save(update_fields=list(row["before"]))
    except IntegrityError:  # another row took its place
        raise NotAllowed(CHANGED.format(instance)) from None


def _set(instance, values: dict) -> None:
    for name, value in values.items():
        setattr(instance, name, instance._meta.get_field(name).to_python(value))


def _unmake(instance, row: dict) -> None:
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
    _check_untouched(instance, row)
    instance.delete()


def _check_untouched(instance, row: dict) -> None:
    """Compared by the fields that there were when the row was made; a later version of the program may have more."""
    present = _compared(instance)
    names = row.get("fields", present)
    if not set(names) <= set(present):
        raise NotAllowed(REBUILT.format(instance))
    if "seen" in row and row["seen"] != _seen(instance, names):
        raise NotAllowed(CHANGED.format(instance))


def _refuse(instance, leaning) -> None:
    what = leaning._meta.verbose_name if leaning is not None else "别的记录"
    raise NotAllowed(f"“{instance}”已经有了{what}，这次导入不能撤回了；请在它自己的页上改。")


def _row(act: str, instance: models.Model) -> dict:
    return {"act": act, "model": instance._meta.label_lower, "pk": instance.pk}


def _fields(instance: models.Model) -> dict:
    found = {field.attname: field for field in instance._meta.concrete_fields if not field.primary_key}
    return {
        name: _plain(getattr(instance, name)) for name, field in found.items() if not getattr(field, "auto_now_add", 0)
    }


def _compared(instance: models.Model) -> list[str]:
    return sorted(set(_fields(instance)) - NOT_COMPARED)


def _seen(instance: models.Model, names: list[str]) -> str:
    """What a row said when it was made, as a digest: no name and no telephone number stays in the journal."""
    said = {name: value for name, value in _fields(instance).items() if name in names}
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]


def _plain(value):
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else getattr(value, "pk", value)
