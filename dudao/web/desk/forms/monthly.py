from datetime import date

from django import forms
from django.utils import timezone

MONTHS_BACK = 24


def months(today: date) -> list[tuple[str, str]]:
    """This month and those before it, as (2026-11, 2026年11月)."""
    found = []
    for back in range(MONTHS_BACK):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        found.append((f"{year}-{month + 1:02d}", f"{year}年{month + 1}月"))
    return found


class MonthlyForm(forms.Form):
    """Which body, which month, which blank; everything has a first value, so an empty address shows something."""

    body = forms.ModelChoiceField(queryset=None, label="责任区或直属学校", required=False, empty_label=None)
    month = forms.ChoiceField(label="月份", required=False)
    blank = forms.ChoiceField(label="用哪张表", required=False)
    only_new = forms.BooleanField(label="只列本月发现的", required=False)

    def __init__(self, *args, bodies, blanks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = self.bodies = bodies
        self.fields["month"].choices = months(timezone.localdate())
        self.blanks = blanks
        self.fields["blank"].choices = [(blank.key, blank.title) for blank in blanks]
        if len(blanks) < 2:
            del self.fields["blank"]
        self.full_clean()

    def chosen(self) -> dict:
        """body, month (its first day), blank, only_new; body or blank may be None where there are none."""
        given = self.cleaned_data
        month = given.get("month") or self.fields["month"].choices[0][0]
        blank = next((blank for blank in self.blanks if blank.key == given.get("blank")), None)
        return {
            "body": given.get("body") or self.bodies.first(), "month": date.fromisoformat(f"{month}-01"),
            "blank": blank or (self.blanks[0] if self.blanks else None), "only_new": given.get("only_new", False),
        }  # fmt: skip
