from django import forms

ACTS = ("confirm", "same", "new", "gone", "correct", "reconsider", "follow", "twin", "no_twin", "join")


class CompareForm(forms.Form):
    """One tap on the page of the comparison. ``key`` names the pair, ``other`` what it is joined with."""

    act = forms.ChoiceField(choices=[(act, act) for act in ACTS])
    revision = forms.IntegerField()
    key = forms.CharField(required=False, max_length=40)
    other = forms.CharField(required=False, max_length=40)
    back = forms.SlugField(required=False, max_length=40)
    follows = forms.IntegerField(required=False, min_value=1)
    retires = forms.BooleanField(required=False)


class CallOffForm(forms.Form):
    reason = forms.CharField(
        label="为什么取消", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="以后查起来看得懂，例如：县里要求并入下个月的方案。",
        error_messages={"required": "写一句为什么取消。"},
    )  # fmt: skip
