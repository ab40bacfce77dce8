from django import forms

from dudao.areas.enums import INSPECTED_KINDS, Relation, UnitKind
from dudao.areas.queries import units_of_kinds
from dudao.areas.registers.book import UPPER_KINDS
from dudao.web.ui.inputs import DayInput


class ChangeForm(forms.Form):
    """What all changes of a school year share: the first day on which the new state holds."""

    on = forms.DateField(label="从哪天起", widget=DayInput(), error_messages={"required": "请选日期。"})

    def __init__(self, *args, unit, scope, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit, self.scope = unit, scope
        self.prepare()
        self.order_fields([name for name in self.fields if name != "on"])
        for field in self.fields.values():
            field.error_messages["required"] = f"请写{field.label}。"

    def prepare(self) -> None:
        pass

    def facts(self) -> dict:
        """What the service asks for beside ``by`` and ``unit``."""
        return dict(self.cleaned_data)


class RenameForm(ChangeForm):
    name = forms.CharField(label="新名称", max_length=80)


class MoveForm(ChangeForm):
    relation = forms.ChoiceField(label="调整什么", choices=Relation.choices)
    upper = forms.ModelChoiceField(label="调到", queryset=None, required=False, empty_label="无")

    def prepare(self) -> None:
        kinds = {kind for kinds in UPPER_KINDS.values() for kind in kinds}
        self.fields["upper"].queryset = units_of_kinds(self.scope, kinds)


class CloseForm(ChangeForm):
    """``into`` makes it a merger."""

    successor = forms.ModelChoiceField(label="并入", queryset=None, required=False, empty_label="不并入，只撤销")

    def prepare(self) -> None:
        kinds = [self.unit.kind] if self.unit.kind in (*INSPECTED_KINDS, *UnitKind) else []
        self.fields["successor"].queryset = units_of_kinds(self.scope, kinds).exclude(pk=self.unit.pk)


class HeadForm(ChangeForm):
    name = forms.CharField(label="新负责人姓名", max_length=40)
    phone = forms.CharField(label="手机", max_length=20, required=False)
    username = forms.CharField(
        label="账号", max_length=40, required=False, help_text="已有账号的写上；空着就按姓名和手机找，找不到就新开一个"
    )
