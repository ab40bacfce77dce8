from django import forms

from dudao.accounts.access import granter_kinds
from dudao.accounts.enums import HELD_IN, PositionKind, TieKind
from dudao.areas.enums import INSPECTED_KINDS, UnitKind
from dudao.areas.queries import county_units
from dudao.web.ui.inputs import DayInput, ManyField


class PersonForm(forms.Form):
    name = forms.CharField(label="姓名", max_length=40)
    username = forms.CharField(label="账号", max_length=40, help_text="登录用，英文字母或数字，定了不改")
    phone = forms.CharField(label="手机", max_length=20, required=False, help_text="可以不填；名册里只显示后四位")
    email = forms.EmailField(label="邮箱", required=False, help_text="填了就同时用邮件提醒")

    def __init__(self, *args, user=None, **kwargs):
        if user is not None:
            kwargs["initial"] = {"name": user.name, "phone": user.phone, "email": user.email}
        super().__init__(*args, **kwargs)
        if user is not None:
            del self.fields["username"]
        for field in self.fields.values():
            field.error_messages["required"] = f"请写{field.label}。"


class GrantForm(forms.Form):
    """A position that the giver may give, in a unit of the kinds in which it is held."""

    kind = forms.ChoiceField(label="岗位")
    unit = forms.ModelChoiceField(label="单位", queryset=None, empty_label="请选")
    on = forms.DateField(label="从哪天起", widget=DayInput())

    def __init__(self, *args, position, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [kind for kind in PositionKind if position.kind in granter_kinds(kind)]
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        places = {place for kind in kinds for place in HELD_IN[kind]}
        self.fields["unit"].queryset = county_units(position.unit.county_code, places)
        for field in self.fields.values():
            field.error_messages["required"] = f"请选{field.label}。"


class EndForm(forms.Form):
    """The last day is the one before ``on``; ``to`` takes the open work."""

    on = forms.DateField(label="从哪天起不再担任", widget=DayInput())
    to = forms.ModelChoiceField(
        label="没办完的事交给", queryset=None, required=False, empty_label="退回单位，由负责人再分"
    )

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues


class UnitDayForm(forms.Form):
    """A school and a day: where an inspector is posted."""

    unit = forms.ModelChoiceField(label="学校", queryset=None, empty_label="请选")
    on = forms.DateField(label="从哪天起", widget=DayInput())

    def __init__(self, *args, county_code, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = county_units(county_code, [UnitKind.SCHOOL])


class CertificateForm(forms.Form):
    number = forms.CharField(label="督学证号", max_length=40, required=False)
    until = forms.DateField(label="有效期至", widget=DayInput(), required=False)


class TieForm(forms.Form):
    unit = forms.ModelChoiceField(label="要回避的单位", queryset=None, empty_label="请选")
    kind = forms.ChoiceField(label="事由", choices=TieKind.choices)
    until_on = forms.DateField(label="到哪天为止", widget=DayInput(), required=False, help_text="一直要回避的空着")

    def __init__(self, *args, county_code, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = county_units(county_code, INSPECTED_KINDS)


class SlipForm(forms.Form):
    """Who gets a slip; ``once`` keeps a reload of the printed page from making new passwords."""

    people = ManyField(queryset=None, error_messages={"required": "还没有勾选人，请先勾选要打印密码条的人。"})
    once = forms.CharField(max_length=40)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people
