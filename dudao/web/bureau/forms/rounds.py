from datetime import timedelta

from django import forms

from dudao.areas.enums import INSPECTED_KINDS, UnitKind
from dudao.areas.models import Unit
from dudao.inspections import progress
from dudao.lib.day_words import day_words
from dudao.officialdocs.answerforms.parcel import MAX_TOTAL, worth_reading
from dudao.web.ui.inputs import DayInput, ManyField, MultipleFileInput

KINDS = [(kind.value, kind.label) for kind in INSPECTED_KINDS]
GATHERING = (UnitKind.RESPONSIBILITY_AREA, UnitKind.SCHOOL_DISTRICT)


def day_field(label: str, **more) -> forms.DateField:
    return forms.DateField(
        label=label, widget=DayInput(),
        error_messages={"required": f"请选{label}。", "invalid": f"{label}写成年-月-日，例如 2026-11-30。"}, **more,
    )  # fmt: skip


class RoundForm(forms.Form):
    """What is asked, of whom, until when. ``units`` are ticked in the preview; before that all that match count."""

    version = forms.ModelChoiceField(label="按哪个方案", queryset=None, empty_label=None)
    title = forms.CharField(label="名称", max_length=120, error_messages={"required": "请给这一轮起个名字。"})
    opens_on = day_field("哪天开始")
    due_on = day_field("哪天交齐")
    report_due_on = day_field("学区哪天汇总上报", required=False, help_text="学校交齐后学区再报")
    kinds = forms.MultipleChoiceField(
        label="问哪些单位", choices=KINDS, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选学校或校外培训机构，至少一样。"},
    )  # fmt: skip
    upper = forms.ModelChoiceField(label="只问其中", queryset=None, required=False, empty_label="全县")
    units = ManyField(queryset=None, required=False)

    def __init__(self, *args, scope, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.scope, self.today = scope, today
        known = Unit.objects.visible_to(scope).open_on(today)
        self.fields["version"].queryset = progress.versions_in_force(scope, today)
        self.fields["upper"].queryset = known.filter(kind__in=GATHERING)
        self.fields["units"].queryset = known.filter(kind__in=INSPECTED_KINDS)
        self.fields["units"].error_messages["invalid_choice"] = "选的单位里有一个现在不在名册里，请重新看一遍。"

    @staticmethod
    def usual(today) -> dict:
        """What stands in the empty form."""
        return {
            "title": f"{today.month}月自查", "opens_on": today, "due_on": today + timedelta(days=14),
            "kinds": [UnitKind.SCHOOL],
        }  # fmt: skip

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on < self.today:
            raise forms.ValidationError(f"期限要在今天（{day_words(self.today, self.today)}）或以后。")
        return due_on

    def clean_report_due_on(self):
        report, due_on = self.cleaned_data["report_due_on"], self.cleaned_data.get("due_on")
        if report and due_on and report < due_on:
            raise forms.ValidationError("汇总上报的日子要在学校交齐那天或以后。")
        return report

    def matching(self):
        """The units that kind and area name."""
        return progress.candidates(
            self.scope, self.today, kinds=self.cleaned_data["kinds"], upper=self.cleaned_data["upper"]
        )

    def facts(self) -> dict:
        """The arguments of send_round, without ``by``."""
        names = ("version", "title", "opens_on", "due_on", "report_due_on", "units")
        return {name: self.cleaned_data[name] for name in names}


class ManyFilesField(forms.FileField):
    """Several files in one control."""

    widget = MultipleFileInput

    def clean(self, data, initial=None):
        return [super(ManyFilesField, self).clean(one, initial) for one in (data or [None])]


class IntakeForm(forms.Form):
    """Returned forms: Excel and Word files, or a zip of them."""

    files = ManyFilesField(
        label="收回来的表", widget=MultipleFileInput(attrs={"accept": ".xlsx,.docx,.doc,.wps,.rtf,.zip"}),
        error_messages={"required": "先选收回来的表。", "empty": "有一个文件是空的，请去掉再传。"},
    )  # fmt: skip

    def clean_files(self):
        files = self.cleaned_data["files"]
        if sum(file.size for file in files) > MAX_TOTAL:
            raise forms.ValidationError("这些文件合起来超过 100 MB，请分几次传。")
        return files

    def parcels(self) -> list[tuple[str, bytes]]:
        return [(file.name, file.read(worth_reading(file.name))) for file in self.cleaned_data["files"]]


class SendBackForm(forms.Form):
    reason = forms.CharField(
        label="为什么退回", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "退回要写明原因，学校才知道改哪里。"},
    )  # fmt: skip
