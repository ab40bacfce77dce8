"""What is typed at a visit beside its points; whether it is enough is judged by the services."""

from django import forms
from django.utils import timezone

from dudao.ledger.rules import LONGEST
from dudao.visits.enums import Method, RemarkKind, Step, TalkGroup
from dudao.visits.services.papers import LONGEST_NOTE
from dudao.web.ui.inputs import DayInput
from dudao.web.ui.uploads import AttachedField

AREA = {"rows": 3}


class OpenForm(forms.Form):
    certificate_shown = forms.BooleanField(label="已出示督学证", required=False)


class MissForm(forms.Form):
    reason = forms.CharField(label="没去成的原因", required=False, max_length=200)


class TalkForm(forms.Form):
    group = forms.ChoiceField(label="和谁谈", choices=TalkGroup.choices, widget=forms.RadioSelect)
    people = forms.IntegerField(label="几个人", min_value=1, max_value=500, widget=forms.NumberInput)
    apart = forms.BooleanField(label="管理人员不在场", required=False, initial=True)
    words = forms.CharField(label="谈到什么", required=False, max_length=LONGEST, widget=forms.Textarea(attrs=AREA))


class RemarkForm(forms.Form):
    kind = forms.ChoiceField(label="哪一类", choices=RemarkKind.choices, widget=forms.RadioSelect)
    words = forms.CharField(label="情况", max_length=LONGEST, widget=forms.Textarea(attrs=AREA))
    suggestion = forms.CharField(label="建议", required=False, max_length=LONGEST, widget=forms.Textarea(attrs=AREA))


class AttachForm(forms.Form):
    """One photo or paper. ``point``: the point to which it belongs; ``paper``: it is the filled list itself."""

    file = AttachedField(label="照片或文件", error_messages={"required": "先选一张照片或一份文件。"})
    paper = forms.BooleanField(label="这是填好的纸质表", required=False)
    point = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)


class MannerForm(forms.Form):
    methods = forms.MultipleChoiceField(
        label="用了哪些方式", choices=Method.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    steps = forms.MultipleChoiceField(
        label="走了哪几步", choices=[(step.value, step.label) for step in Step][1:-1], required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    minutes = forms.IntegerField(label="在校多少分钟", required=False, min_value=1, max_value=1440)
    summary = forms.CharField(label="总的情况", required=False, max_length=LONGEST, widget=forms.Textarea(attrs=AREA))
    conclusion = forms.ChoiceField(label="核查的结果", required=False, widget=forms.RadioSelect)

    def __init__(self, *args, conclusions=(), **kwargs):
        """``conclusions``: what may be chosen; none where nothing is to be said."""
        super().__init__(*args, **kwargs)
        self.fields["conclusion"].choices = conclusions
        if not conclusions:
            del self.fields["conclusion"]


class UrgentForm(forms.Form):
    words = forms.CharField(label="危险在哪里，一句话", required=False, widget=forms.Textarea(attrs={"rows": 3}))


class AmendForm(forms.Form):
    what = forms.ChoiceField(label="改哪一处", choices=())
    after = forms.CharField(label="改成", required=False, widget=forms.Textarea(attrs=AREA))
    why = forms.CharField(label="为什么改", required=False, max_length=300)

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = places


class PaperForm(forms.Form):
    code = forms.CharField(label="纸质表编号", max_length=40)
    on = forms.DateField(label="到校的日子", widget=DayInput)
    certificate_shown = forms.BooleanField(label="纸上写明出示了督学证", required=False)
    certificate_note = forms.CharField(label="督学证过期的情况", required=False, max_length=LONGEST_NOTE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate
