from django import forms

from dudao.areas.enums import Relation, SchoolStage, UnitKind
from dudao.areas.queries import units_of_kinds
from dudao.areas.registers.book import UPPER_KINDS
from dudao.web.ui.inputs import DayInput

ENTERED = [kind for kind in UnitKind if kind not in (UnitKind.BUREAU, UnitKind.SUPERVISION_OFFICE)]


class UnitForm(forms.Form):
    """A unit to be entered, or (with ``unit``) what is mended without history."""

    kind = forms.ChoiceField(label="种类", choices=[(kind.value, kind.label) for kind in ENTERED], initial="school")
    code = forms.CharField(label="代码", max_length=32, help_text="字母、数字、横线，全县不重复，以后不改")
    name = forms.CharField(label="名称", max_length=80)
    short_name = forms.CharField(label="简称", max_length=30, required=False)
    stages = forms.MultipleChoiceField(
        label="学段", choices=SchoolStage.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    is_private = forms.BooleanField(label="民办", required=False)
    directly_managed = forms.BooleanField(label="局直属", required=False)
    category = forms.CharField(label="类别", max_length=30, required=False, help_text="机构写培训类别，例如艺术类")
    pupils = forms.IntegerField(label="学生数", min_value=0, max_value=999999, required=False)
    address = forms.CharField(label="地址", max_length=120, required=False)
    on = forms.DateField(label="从哪天起", widget=DayInput())

    def __init__(self, *args, scope, unit=None, **kwargs):
        if unit is not None:
            kwargs["initial"] = {field: getattr(unit, field) for field in self.base_fields if hasattr(unit, field)}
        super().__init__(*args, **kwargs)
        if unit is not None:
            for name in ("kind", "code", "name", "on"):
                del self.fields[name]
        else:
            for relation, kinds in UPPER_KINDS.items():
                self.fields[relation.value] = forms.ModelChoiceField(
                    label=relation.label, queryset=units_of_kinds(scope, kinds), required=False, empty_label="无"
                )
        for field in self.fields.values():
            field.error_messages["required"] = f"请写{field.label}。"

    def facts(self) -> dict:
        names = ("short_name", "stages", "is_private", "directly_managed", "category", "pupils", "address")
        return {name: self.cleaned_data[name] for name in names}

    def new_facts(self) -> dict:
        chosen = {relation.value: self.cleaned_data[relation.value] for relation in Relation}
        head = {name: self.cleaned_data[name] for name in ("kind", "code", "name", "on")}
        return self.facts() | head | {"uppers": {relation: upper for relation, upper in chosen.items() if upper}}
