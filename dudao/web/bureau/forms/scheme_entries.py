"""One form a kind of entry. Shape only: what a value may be is said by dudao.schemes.fields, which the service asks."""

from django import forms
from django.core.exceptions import ValidationError

from dudao.areas.enums import SchoolStage
from dudao.schemes.enums import AimKind, Asked, Cadence, Operator, Polarity, ReferenceKind
from dudao.schemes.fields import CONTACT_WAYS, KINDS, NOT_WANTED
from dudao.web.ui.inputs import DayInput

# Every unit of a kind, in words that the register understands.
EVERY = ("各学校", "各学区", "各督导责任区", "各培训机构", "各科室")
# What schemes ask every unit to have on file, in a few words each.
MATERIALS = {
    "measures": "本单位的落实办法", "workgroup": "工作专班名单和第一责任人", "responsibility": "签了字的责任清单",
    "other": "",
}  # fmt: skip


def words(label: str, *, required=False, rows: int = 0, limit: int | None = None, hint: str = "", place: str = "",
          otherwise: str = NOT_WANTED):  # fmt: skip
    attrs = {"placeholder": place} if place else {}
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs=attrs)
    errors = {"required": f"{label}不能空着，{otherwise}。"}
    return forms.CharField(
        label=label, required=required, widget=widget, max_length=limit, help_text=hint, error_messages=errors
    )


def month(label: str, hint: str = ""):
    return words(label, limit=10, place="2026-09", hint=hint)


def day(label: str, hint: str = ""):
    return forms.CharField(label=label, required=False, widget=DayInput(), help_text=hint)


class EntryForm(forms.Form):
    """``initial`` is the entry itself; ``facts()`` are the fields of one edit."""

    prefix = "e"

    def __init__(self, *args, entry=None, draft=None, units=(), **kwargs):
        super().__init__(*args, initial=self.shown(entry or {}), **kwargs)
        self.entry, self.draft = entry, draft
        self.offer(draft or {}, units)

    def shown(self, entry: dict) -> dict:
        return {name: entry[name] for name in self.base_fields if entry.get(name) is not None}

    def offer(self, draft: dict, units) -> None:
        """Fill the choices that come from the draft or the register."""

    def facts(self) -> dict:
        return dict(self.cleaned_data)


class PointForm(EntryForm):
    point = words("要点", required=True, rows=3)
    polarity = forms.ChoiceField(
        label="怎么判", required=False, widget=forms.RadioSelect,
        choices=Polarity.choices,
    )  # fmt: skip
    unit_kinds = forms.MultipleChoiceField(
        label="问谁", required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(str(kind), label) for kind, label in KINDS.items()],
    )  # fmt: skip
    stages = forms.MultipleChoiceField(
        label="学段", required=False, widget=forms.CheckboxSelectMultiple, choices=SchoolStage.choices,
        help_text="都不勾就是问所有学段。",
    )  # fmt: skip
    minutes = forms.DecimalField(
        label="预计分钟", required=False, min_value=0, max_value=60, decimal_places=1, initial=0.5,
        widget=forms.NumberInput(attrs={"step": "0.1"}),
    )  # fmt: skip
    point_code = words("编号", limit=20)
    group_code = words("组号", limit=20)
    group = words("组", limit=120)
    item_code = words("项号", limit=20)
    item = words("项", limit=120)

    def facts(self) -> dict:
        values = super().facts()
        if values["minutes"] is None:
            values.pop("minutes")
        else:
            values["minutes"] = float(values["minutes"])
        if not values["polarity"]:
            values.pop("polarity")
        return values


class UnitsForm(EntryForm):
    """For entries whose words are matched to the register; ticking units overrules the words."""

    unit_ids = forms.MultipleChoiceField(
        label="改派给", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="不勾就按上面的名称对名册；勾了就只派给勾的。",
    )  # fmt: skip

    def shown(self, entry: dict) -> dict:
        return super().shown(entry) | {"unit_ids": [str(pk) for pk in entry.get("unit_ids") or []]}

    def offer(self, draft: dict, units) -> None:
        self.fields["unit_ids"].choices = [(str(unit.pk), unit.label) for unit in units]

    def facts(self) -> dict:
        values = super().facts()
        return values | {"unit_ids": [int(pk) for pk in values["unit_ids"]]}


class TaskForm(UnitsForm):
    text = words("任务", required=True, rows=3)
    no = words("序号", limit=20)
    due = month("完成时限", "按月或按日，例如 2026-10 或 2026-10-15。")
    departments = words("责任科室", hint="几个科室用顿号隔开。")
    lead = words("谁牵头", limit=60, hint="写责任科室里的一个。")
    field_order = ["text", "no", "due", "departments", "lead", "unit_ids"]

    def shown(self, entry: dict) -> dict:
        return super().shown(entry) | {"departments": "、".join(entry.get("departments") or [])}


class LimitForm(EntryForm):
    what = words("量什么", required=True, limit=120)
    op = forms.ChoiceField(label="怎样", choices=[("", "请选"), *Operator.choices], required=False)
    value = words("多少", limit=30)
    unit = words("单位", limit=20)
    applies_to = words("对谁", limit=120)
    from_on = day("从哪天起算", "之前的情况不追溯。")
    until_on = day("到哪天为止", "不写就一直算。")


class PhaseForm(EntryForm):
    name = words("阶段", required=True, limit=120)
    start = month("从")
    end = month("到")
    actor = words("由谁", limit=200)
    when = words("原文写法", limit=120)
    text = words("内容", rows=3)


class ReportForm(UnitsForm):
    what = words("报什么", required=True, rows=2)
    who = words("谁报", limit=120)
    to_whom = words("报给谁", limit=120)
    cadence = forms.ChoiceField(label="多久一次", choices=Cadence.choices)
    due_or_period = words("什么时候（原文）", limit=120, hint="例如“每月25日前”“每月底”。")
    due_date = month("一次的期限")
    from_on = day("每月、每季的从哪天起")
    until_on = day("到哪天为止")
    asked = forms.ChoiceField(label="怎么派", choices=Asked.choices)
    form_id = forms.ChoiceField(label="用哪张表", required=False)
    field_order = ["what", "who", "unit_ids", "to_whom", "cadence", "due_or_period"]

    def offer(self, draft: dict, units) -> None:
        super().offer(draft, units)
        forms_there = [entry for entry in draft.get("forms") or [] if not entry["dropped"]]
        self.fields["form_id"].choices = [("", "不用表"), *((entry["id"], entry["title"]) for entry in forms_there)]


class MaterialForm(EntryForm):
    """Something that every unit of a kind hands in once: words and a file, nothing more."""

    what = words("报什么", required=True, limit=120)
    who = forms.MultipleChoiceField(
        label="谁报", choices=[(name, name) for name in EVERY], widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请勾选谁报。"},
    )  # fmt: skip
    due_date = day("期限", "不写就没有期限。")

    def facts(self) -> dict:
        values = super().facts()
        once = {"cadence": Cadence.ONCE.value, "asked": Asked.REPORT.value, "to_whom": "督导室"}
        return values | once | {"who": "、".join(values["who"])}


class GroupForm(EntryForm):
    name = words("组织", required=True, limit=120)
    seat = words("设在哪里", limit=120)
    members = words("人员", rows=6, hint="一行一人：职务｜姓名｜单位和职位，中间用竖线隔开。")

    def shown(self, entry: dict) -> dict:
        return super().shown(entry) | {"members": member_lines(entry)}

    def clean_members(self) -> list[dict]:
        return members_of(self.cleaned_data["members"])


def member_lines(group: dict) -> str:
    """One person a line, as ``members_of`` takes it back."""
    rows = group.get("members") or []
    return "\n".join("｜".join(str(row.get(key) or "") for key in ("role", "name", "post")) for row in rows)


def members_of(text: str) -> list[dict]:
    """{role, name, post} of each line that is not blank.

    :raises ValidationError: a line without a name.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    rows = [_member(line) for line in lines]
    for line, row in zip(lines, rows, strict=True):
        if not row["name"]:
            raise ValidationError(f"“{line.strip()[:20]}”这一行没有姓名，请按“职务｜姓名｜单位和职位”写。")
    return rows


def _member(line: str) -> dict:
    parts = [part.strip() for part in line.replace("|", "｜").split("｜")]
    return dict(zip(("role", "name", "post"), [*parts, "", ""], strict=False))


class DutyForm(UnitsForm):
    unit = words("单位", required=True, limit=120)
    text = words("职责", required=True, rows=4)
    cadence = forms.ChoiceField(
        label="进展多久报一次", required=False, help_text="一个部门有几条职责也只报一次。",
        choices=[("", "不用报"), (Cadence.MONTHLY, "每月"), (Cadence.QUARTERLY, "每季")],
    )  # fmt: skip
    field_order = ["unit", "text", "cadence", "unit_ids"]


class ReferenceForm(EntryForm):
    title = words("文件名", required=True, limit=300)
    doc_number = words("文号", limit=60)
    kind = forms.ChoiceField(label="种类", required=False, choices=[("", "没有定"), *ReferenceKind.choices])


class ContactForm(EntryForm):
    kind = forms.ChoiceField(label="种类", choices=list(CONTACT_WAYS.items()))
    value = words("号码、邮箱或地址", required=True, limit=200)
    owner = words("谁的、做什么用", limit=120)


class SheetForm(EntryForm):
    title = words("表名", required=True, limit=160)
    header_fields = words("表头各项", rows=2, hint="用顿号隔开。")
    columns = words("各列", required=True, rows=2, hint="用顿号隔开。")
    footer = words("表尾说明", rows=2)

    def shown(self, entry: dict) -> dict:
        lists = {key: "、".join(entry.get(key) or []) for key in ("header_fields", "columns")}
        return super().shown(entry) | lists


class AimForm(EntryForm):
    kind = forms.ChoiceField(label="种类", choices=AimKind.choices)
    heading = words("标题", limit=120)
    text = words("内容", required=True, rows=6, limit=4000)


class TargetForm(EntryForm):
    what = words("量什么", required=True, limit=120)
    op = forms.ChoiceField(
        label="怎样", required=False, choices=[("", "不是数，用文字说"), *Operator.choices],
        help_text="到期要达到的程度没有数的，在“多少”里写原文的词。",
    )  # fmt: skip
    value = words("多少", limit=30)
    unit = words("单位", limit=20)
    of_whom = words("谁的", limit=120)
    due = month("到哪天", "按月或按日，例如 2026-12 或 2026-12-31。")
    due_text = words("到哪天（原文）", limit=120)


class HeadForm(EntryForm):
    title = words("标题", required=True, limit=160, otherwise="请写上")
    doc_number = words("文号", limit=60)
    issuer = words("发文机关", hint="几个机关用顿号隔开。")
    issued_on = day("印发日期")
    addressees = words("主送", rows=2, hint="用顿号隔开。生效后请他们签收。")

    def shown(self, entry: dict) -> dict:
        lists = {key: "、".join(entry.get(key) or []) for key in ("issuer", "addressees")}
        return super().shown(entry) | lists


FORM_OF = {
    "indicators": PointForm, "tasks": TaskForm, "quantities": LimitForm, "phases": PhaseForm, "reporting": ReportForm,
    "groups": GroupForm, "duties": DutyForm, "references": ReferenceForm, "contacts": ContactForm,
    "forms": SheetForm, "aims": AimForm, "targets": TargetForm, "head": HeadForm,
}  # fmt: skip
