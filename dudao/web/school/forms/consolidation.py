from django import forms

from dudao.web.ui.uploads import AttachedField


class ConsolidationForm(forms.Form):
    """What is written about the gathered problems; whether it is enough is judged when it is sent."""

    plan = forms.CharField(
        label="整改安排", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="总的怎么改、谁牵头、到哪天；各校的措施台账里已有，不用再抄",
    )  # fmt: skip
    report = forms.CharField(
        label="整改落实情况", required=False, max_length=10000, widget=forms.Textarea(attrs={"rows": 8}),
    )  # fmt: skip
    file = AttachedField(label="附件", required=False, help_text="有现成的报告可以附上，不附也行")
