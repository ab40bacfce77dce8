"""The form that goes out to a school, before anybody wrote into it: four points in two groups."""

import io
import zipfile
from datetime import date

from dudao.officialdocs.answerforms import AnswerForm, FormId, FormPoint

TODAY = date(2026, 11, 23)
FORM_ID = FormId(12, "X001", "ab12cd34ef56")
GOOD = ("有", "有，不全", "没有", "不适用")
DUTY = ("做到了", "部分做到", "没做到", "不适用")


def make_form(*, before: str = "", count: int = 4) -> AnswerForm:
    """Points 100, 101… with the codes 1.0, 1.1, 2.2, 2.3…, asked in turn by GOOD and DUTY.

    ``before`` is what each was answered the last time.
    """
    points = tuple(
        FormPoint(100 + n, f"{n // 2 + 1}.{n}", f"第{n // 2 + 1}组", f"要点{n}", DUTY if n % 2 else GOOD, before=before)
        for n in range(count)
    )
    return AnswerForm(FORM_ID, "10月自查", "青禾1小学", date(2026, 12, 3), 6, points)


def with_part(form: bytes, name: str, content: bytes | None) -> bytes:
    """A form with one more part, with another content of one, or (None) without it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        if content is not None:
            new.writestr(name, content)
    return out.getvalue()
