"""What a field of a form says when it is wrong and its form has no better words: plain, and with what to do.

Django's own translations speak of variables and options; they would reach the people who fill the forms.
"""

from django import forms
from django.core import validators
from django.core.exceptions import ValidationError
from django.utils import timezone

from dudao.areas.rules import check_year
from dudao.lib.statetable import NotAllowed

STALE = "没有这一项了，请刷新这一页再选。"
WORDS = {
    forms.Field: {"required": "这一项还没填。"},
    forms.IntegerField: {"invalid": "请写一个整数。"},
    forms.DecimalField: {"invalid": "请写一个数。"},
    forms.DateField: {"invalid": "请写一个日子，例如 2026-11-30。"},
    forms.UUIDField: {"invalid": "这一页开得太久了，请刷新后再填。"},
    forms.ChoiceField: {"invalid_choice": STALE},
    forms.MultipleChoiceField: {"invalid_choice": STALE, "invalid_list": STALE},
    forms.ModelChoiceField: {"invalid_choice": STALE},
    forms.ModelMultipleChoiceField: {"invalid_choice": STALE, "invalid_list": STALE, "invalid_pk_value": STALE},
    forms.FileField: {
        "required": "还没有选文件。", "invalid": "没有收到文件，请重新选择。", "missing": "没有收到文件，请重新选择。",
        "empty": "这是一个空文件，请重新选择。", "max_length": "文件名太长，请改短再传。",
    },
}  # fmt: skip
VALIDATORS = {
    validators.MaxLengthValidator: "最多写 %(limit_value)d 个字，现在有 %(show_value)d 个，请删短一些。",
    validators.MinLengthValidator: "至少写 %(limit_value)d 个字，现在只有 %(show_value)d 个。",
    validators.MinValueValidator: "这个数不能小于 %(limit_value)s。",
    validators.MaxValueValidator: "这个数不能大于 %(limit_value)s。",
    validators.ProhibitNullCharactersValidator: "里面有看不见的乱码，请重新写一遍。",
    validators.EmailValidator: "这不像一个邮箱地址，请改正或留空。",
}


def near_day(day) -> None:
    """Of every day that is typed or stands in an address: one at the ends of time cannot be reckoned with."""
    try:
        check_year(day, timezone.localdate())
    except NotAllowed as refusal:
        raise ValidationError(str(refusal)) from None


def speak_plainly() -> None:
    """Set the words once, for all forms. A form's own ``error_messages`` still come first."""
    for field, words in WORDS.items():
        field.default_error_messages = field.__dict__.get("default_error_messages", {}) | words
    for validator, message in VALIDATORS.items():
        validator.message = message
    forms.DateField.default_validators = [near_day]
    places = {"max_decimal_places": "小数点后最多 %(max)s 位。"}
    validators.DecimalValidator.messages = validators.DecimalValidator.messages | places
