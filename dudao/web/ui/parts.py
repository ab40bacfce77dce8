"""What the components need, one function a component; dudao_ui registers each under its name.

A signature is the component's contract: a wrong or missing value fails when the page is built, not on the screen.
"""

from collections import Counter
from hashlib import sha256

from . import answers


def _ref(*words: object) -> str:
    """An id that is the same on every rendering, so that a swapped piece equals a fresh page."""
    return "r" + sha256("|".join(map(str, words)).encode()).hexdigest()[:8]


def button(
    label,
    url="",
    *,
    kind="",
    small=False,
    wide=False,
    post=False,
    name="",
    value="",
    refused="",
    key="",
    dialog=False,
    form="",
    new_tab=False,
):
    """One act. ``url`` makes a link, with ``post`` a form of its own; neither makes a submit button.

    kind: "", primary, danger, link. refused: the rule's sentence; the button stays, grey, with it beneath.
    key: tells equal refusals in one list apart (the row's number). dialog: the page behind ``url`` opens on top.
    """
    style = ["btn", f"btn-{kind}" if kind else "", "btn-sm" if small else "", "btn-block" if wide else ""]
    return {
        "label": label, "url": url, "post": post, "name": name, "value": value, "refused": refused, "form": form,
        "style": " ".join(filter(None, style)), "ref": _ref(label, refused, key), "dialog": dialog, "new_tab": new_tab,
    }  # fmt: skip


def status(kind, text=""):
    """A state. Give kind and words, or one Status."""
    return {"kind": getattr(kind, "kind", kind), "text": text or getattr(kind, "text", "")}


def chip(text, tone="", remove_url="", *, title=""):
    """A fact about a thing; ``remove_url`` makes it a filter in force. tone: ink, blue, amber, red, green."""
    return {"text": text, "tone": tone, "remove_url": remove_url, "title": title}


def field(bound, *, hint="", help="", label="", hide_label=False):
    """A form field with label, help and error. ``hint``: a few words after the label."""
    return {"field": bound, "hint": hint, "help": help, "label": label, "hide_label": hide_label,
            "grouped": bound.widget_type in ("radioselect", "checkboxselectmultiple")}  # fmt: skip


def seg(bound, *, hint="", help="", vertical=False):
    """A field of two to four radio choices side by side; on phones below one another with ``vertical``."""
    tones = {"partly": "part", "not_met": "bad"}
    options = [(option, tones.get(str(option.data["value"]), "")) for option in bound.subwidgets]
    return {"field": bound, "hint": hint, "help": help, "options": options, "vertical": vertical}


def answer(
    name,
    polarity,
    value="",
    *,
    note="",
    note_name="",
    skip=True,
    error="",
    words=None,
    skip_words="本校不适用",
    note_label="差在哪里，一句话",
    evidence_url="",
    fields=(),
    more="",
    beside="",
    about=None,
):
    """The answer to one point: three choices worded by its polarity, "does not apply", and a sentence where it fails.

    ``value``: met, partly, not_met, na or "" (nothing is preselected). The sentence is posted as ``note_name``.
    ``fields``: what else is asked where it fails, {name, label, hint, type (text, date, area), value, error} each.
    ``more``, ``beside``: templates of the page for what else is shown where it fails, and in any case; they get
    ``about``.
    """
    worded = words or answers.choices(polarity)
    return {
        "name": name, "value": value, "options": worded, "note": note, "note_name": note_name or f"{name}-note",
        "skip": skip, "skip_words": skip_words, "error": error, "note_label": note_label,
        "evidence_url": evidence_url, "ref": f"a-{name}", "fields": fields,
        "more": more, "beside": beside, "about": about,
    }  # fmt: skip


def errors(*forms):
    """All errors of the forms on a page, each a link to its field, named where two say the same."""
    whole = [error for form in forms for error in form.non_field_errors()]
    found = [(field, error) for form in forms for field in form for error in field.errors]
    said = Counter(error for _, error in found)
    single = [
        (field.id_for_label or field.auto_id, f"{field.label}：{error}" if said[error] > 1 else error)
        for field, error in found
    ]
    return {"whole": whole, "single": single, "count": len(whole) + len(single)}


def pager(context, page, *, unit="条"):
    """Which rows of a list are shown, and the way to the others. ``page``: Django's Page."""
    return {"page": page, "unit": unit, "request": context["request"]}


def tabs(items, label):
    """Saved views or sides of a thing; items: {label, url, current, count or None}."""
    return {"items": items, "label": label}


def statline(items, label):
    """Figures in one line; items: {before, number, after, url or "", danger} or a plain text."""
    return {"items": [{"before": item} if isinstance(item, str) else item for item in items], "label": label}


def progress(done, total, *, title="", words="", poll_url="", stop_url="", side=False):
    """Something that takes long: how much is done of how much. ``poll_url`` answers JSON, see progress.js."""
    return {"done": done, "total": total, "title": title, "words": words, "poll_url": poll_url, "stop_url": stop_url,
            "side": side}  # fmt: skip


def dropzone(bound, title, *, words=""):
    """A file field as a place to drop things; without a script the plain control."""
    return {"field": bound, "title": title, "words": words}


def files(items, empty=""):
    """Files with what is known of them; items: {name, url, size (octets), about, remove_url}."""
    return {"items": items, "empty": empty}


def states(items, label):
    """Where a thing stands on its way; items: {title, lines, state: past, now or ""}."""
    return {"items": items, "label": label}


def copy_text(text, *, label="复制", ref="copy", words=""):
    """A text to be pasted into a chat group, with the button that copies it."""
    return {"text": text, "label": label, "ref": ref, "words": words}
