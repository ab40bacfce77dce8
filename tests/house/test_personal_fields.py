"""Every field that may hold words about a person is known, before an export or a log shows it by accident.

docs/personal_fields.tsv: "personal" names or reaches a person, "free" is text in which somebody may write a name,
"plain" is neither. A new field needs a row: think whom it may name.
"""

import csv

from django.apps import apps
from django.db import models

from tests.house.files import PROJECT

KINDS = {"personal", "free", "plain"}


def listed() -> dict[str, str]:
    with open(PROJECT / "docs" / "personal_fields.tsv", encoding="utf-8", newline="") as file:
        return {row["field"]: row["holds"] for row in csv.DictReader(file, delimiter="\t")}


def own_models():
    return [model for model in apps.get_models() if model.__module__.startswith("dudao.")]


def text_fields() -> set[str]:
    texts = (models.CharField, models.TextField, models.JSONField)
    return {
        f"{model.__name__}.{field.name}"
        for model in own_models()
        for field in model._meta.local_fields
        if isinstance(field, texts) and not field.choices
    }


def test_every_text_field_says_whether_it_holds_a_person():
    assert sorted(text_fields() ^ listed().keys()) == []
    assert set(listed().values()) == KINDS


def test_what_a_model_calls_personal_is_not_listed_as_plain():
    said = {f"{model.__name__}.{name}" for model in own_models() for name in getattr(model, "PERSONAL_FIELDS", ())}

    assert said
    assert sorted(field for field in said if listed()[field] == "plain") == []
