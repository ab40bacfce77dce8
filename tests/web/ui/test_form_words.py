"""Fields without words of their own still say what to do, and never in the translations of the framework."""

from pathlib import Path

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

import dudao
from dudao.accounts.models import User
from dudao.visits.models import Visit
from dudao.web.ui.inputs import ManyField


def said(field: forms.Field, value) -> str:
    with pytest.raises(forms.ValidationError) as refusal:
        field.clean(value)
    return "".join(refusal.value.messages)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (forms.CharField(), "", "这一项还没填。"),
        (forms.CharField(max_length=3), "长" * 9, "最多写 3 个字，现在有 9 个，请删短一些。"),
        (forms.CharField(), "a\0b", "里面有看不见的乱码，请重新写一遍。"),
        (forms.IntegerField(), "x", "请写一个整数。"),
        (forms.IntegerField(min_value=0), "-1", "这个数不能小于 0。"),
        (forms.IntegerField(max_value=9), "10", "这个数不能大于 9。"),
        (forms.DecimalField(), "NaN", "请写一个数。"),
        (forms.DecimalField(decimal_places=1), "0.25", "小数点后最多 1 位。"),
        (forms.DateField(), "9999-12-31", "日子写成了 9999 年，请核对年份。"),
        (forms.DateField(), "0001-01-01", "日子写成了 1 年，请核对年份。"),
        (forms.DateField(), "明天", "请写一个日子，例如 2026-11-30。"),
        (forms.EmailField(), "a", "这不像一个邮箱地址，请改正或留空。"),
        (forms.UUIDField(), "x", "这一页开得太久了，请刷新后再填。"),
        (forms.ChoiceField(choices=[("a", "甲")]), "b", "没有这一项了，请刷新这一页再选。"),
        (forms.MultipleChoiceField(choices=[("a", "甲")]), ["b"], "没有这一项了，请刷新这一页再选。"),
        (forms.FileField(), None, "还没有选文件。"),
        (forms.FileField(), SimpleUploadedFile("a.txt", b""), "这是一个空文件，请重新选择。"),
    ],
)
def test_each_field_says_what_to_do(field, value, words):
    assert said(field, value) == words


@pytest.mark.django_db
def test_choices_out_of_the_database_too():
    assert said(forms.ModelChoiceField(User.objects), "7") == "没有这一项了，请刷新这一页再选。"
    for number in ("²", "9" * 20, "-1"):
        assert said(ManyField(User.objects), [number]) == "没有这一项了，请刷新这一页再选。"
    assert list(ManyField(Visit.objects, required=False).clean([])) == []
    assert said(ManyField(Visit.objects), ["9" * 20]) == "没有这一项了，请刷新这一页再选。"


def test_every_form_asks_for_many_rows_with_the_bounded_field():
    source = Path(dudao.__file__).parent
    bare = [path for path in source.rglob("*.py") if "= forms.ModelMultipleChoiceField(" in path.read_text("utf-8")]
    assert bare == []


def test_a_forms_own_words_come_first():
    assert said(forms.CharField(error_messages={"required": "问题还没写。"}), "") == "问题还没写。"
