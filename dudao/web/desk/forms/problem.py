"""One small form for each act on a problem; its fields are the names that the act's service takes."""

from datetime import date

from django import forms

from dudao.web.ui.inputs import DayInput
from dudao.web.ui.uploads import FilesField

LONGEST = 2000


def day_field(label: str, **kwargs) -> forms.DateField:
    return forms.DateField(
        label=label, widget=DayInput(),
        error_messages={"required": f"{label}还没填，请选一个日子。", "invalid": "请选一个日子。"}, **kwargs,
    )  # fmt: skip


def words_field(label: str, *, rows: int = 3, **kwargs) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": f"{label}还没写。"}, **kwargs,
    )  # fmt: skip


class ActForm(forms.Form):
    """``revision`` is how the problem stood when the page was shown: who was faster wins, the other is told."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, problem, act: str, **kwargs):
        initial = {"revision": problem.revision} | self.first_values(problem)
        super().__init__(*args, initial=initial, auto_id=f"{act}-%s", **kwargs)

    def first_values(self, problem) -> dict:
        return {}


class PlanForm(ActForm):
    measures = words_field("整改措施")
    owner_name = forms.CharField(label="责任人", max_length=40, error_messages={"required": "责任人还没写。"})
    due_on = day_field("整改期限", required=False)

    def __init__(self, *args, problem, **kwargs):
        super().__init__(*args, problem=problem, **kwargs)
        if problem.due_on:
            del self.fields["due_on"]

    def first_values(self, problem) -> dict:
        return {"measures": problem.measures, "owner_name": problem.owner_name}


class SubmitForm(ActForm):
    result = words_field("做了什么，现在怎样")
    attachments = FilesField(label="附件")


class CloseForm(ActForm):
    result = words_field("复查时看到什么")
    attachments = FilesField(label="附件")

    def first_values(self, problem) -> dict:
        """What a verification saw since the unit reported is not written again."""
        last = problem.steps.filter(act__in=("submit", "verified")).order_by("-pk").first()
        if last is None or not last.facts.get("put_right"):
            return {}
        on = date.fromisoformat(last.facts["on"])
        return {"result": f"{on.month}月{on.day}日到校核查，已经改好。{last.reason}".strip()}


class SendBackForm(ActForm):
    reason = words_field("哪里没改好")
    attachments = FilesField(label="附件")


class ChangeDueForm(ActForm):
    due_on = day_field("新的期限")
    reason = words_field("为什么改", rows=2)


class NoteForm(ActForm):
    words = words_field("要记的话", rows=2)
    as_remark = forms.BooleanField(label="也写进月底统计表的备注栏", required=False)
    attachments = FilesField(label="附件")


class VoidForm(ActForm):
    reason = words_field("哪里记错了", rows=2)


ACT_FORMS = {
    "plan": PlanForm, "submit": SubmitForm, "close": CloseForm, "send_back": SendBackForm,
    "change_due": ChangeDueForm, "note": NoteForm, "void": VoidForm,
}  # fmt: skip


# ── many at once ─────────────────────────────────────────────────────────
class BulkUrgeForm(forms.Form):
    note = forms.CharField(label="附一句话", max_length=200, required=False)


class BulkCloseForm(forms.Form):
    result = words_field("复查时看到什么")


class BulkDueForm(forms.Form):
    due_on = day_field("新的期限")
    reason = words_field("为什么改", rows=2)


class BulkNoteForm(forms.Form):
    words = words_field("要记的话", rows=2)


BULK_FORMS = {"urge": BulkUrgeForm, "close": BulkCloseForm, "change_due": BulkDueForm, "note": BulkNoteForm}
