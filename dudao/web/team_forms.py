"""Who goes on a visit instead of whom, and on which day: the same three small forms in the office and in the field."""

from django import forms

from dudao.visits.enums import Leaving
from dudao.web.goers import Names
from dudao.web.ui.inputs import DayInput, ManyField

WHYS = [row for row in Leaving.choices if row[0] != Leaving.SWAP]
OWN_WHYS = [row for row in WHYS if row[0] != Leaving.OFFICE]


class MemberForm(forms.Form):
    """Who goes no more, why, and who goes instead."""

    user = forms.ModelChoiceField(
        label="谁不去了", queryset=None, empty_label="请选", error_messages={"required": "请选谁不去了。"}
    )
    why = forms.ChoiceField(label="为什么", error_messages={"required": "请选为什么换人。"})
    words = forms.CharField(label="说明", max_length=200, required=False)
    instead = forms.ModelChoiceField(
        label="改由谁去", queryset=None, required=False, empty_label="不补人",
        error_messages={"invalid_choice": "这个人现在不能去，请从名单里另选一人。"},
    )  # fmt: skip

    def __init__(self, *args, team, people, names: Names, whys=WHYS, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset, self.fields["instead"].queryset = team, people
        names.put_on(self.fields["instead"], people)
        self.fields["why"].choices = whys


class JoinForm(forms.Form):
    """One more goes along."""

    user = forms.ModelChoiceField(
        label="再添谁", queryset=None, empty_label="请选", error_messages={"required": "请选再添谁。"}
    )

    def __init__(self, *args, people, names: Names, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people
        names.put_on(self.fields["user"], people)


class LeadForm(forms.Form):
    """Another of the team leads."""

    user = forms.ModelChoiceField(
        label="改由谁牵头", queryset=None, empty_label="请选", error_messages={"required": "请选改由谁牵头。"}
    )

    def __init__(self, *args, team, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = team


class SwapForm(forms.Form):
    """Two colleagues go to one another's unit."""

    user = forms.ModelChoiceField(
        label="这里的谁", queryset=None, empty_label="请选", error_messages={"required": "请选这里的谁。"}
    )
    other = forms.ChoiceField(label="和谁对调", error_messages={"required": "请选和谁对调。"})
    words = forms.CharField(label="说明", max_length=200, required=False)

    def __init__(self, *args, team, others, **kwargs):
        """``others``: (visit, user) of the other visits that wait."""
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = team
        self.pairs = {f"{visit.pk}:{user.pk}": (visit, user) for visit, user in others}
        self.fields["other"].choices = [
            ("", "请选"),
            *((key, f"{user.name}（{visit.unit.label}）") for key, (visit, user) in self.pairs.items()),
        ]


class CancelForm(forms.Form):
    """This one visit does not take place."""

    reason = forms.CharField(
        label="为什么取消", max_length=200, error_messages={"required": "请写一句为什么取消，去的人和对方会看到。"}
    )


class DayForm(forms.Form):
    on = forms.DateField(label="哪天去", widget=DayInput(), required=False)


class StandInForm(forms.Form):
    """One person takes over several visits of another."""

    visits = ManyField(
        label="换哪几次", queryset=None, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请勾要换人的到校。", "invalid_choice": "有一次已经去过或取消了，请重新看一遍。"},
    )  # fmt: skip
    instead = forms.ModelChoiceField(
        label="改由谁去", queryset=None, empty_label="请选", error_messages={"required": "请选改由谁去。"}
    )
    why = forms.ChoiceField(label="为什么", choices=WHYS, error_messages={"required": "请选为什么换人。"})
    words = forms.CharField(label="说明", max_length=200, required=False)

    def __init__(self, *args, visits, people, names: Names, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["visits"].queryset, self.fields["instead"].queryset = visits, people
        names.put_on(self.fields["instead"], people)
