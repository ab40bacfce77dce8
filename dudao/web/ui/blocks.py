"""Components that hold other things: `{% section "本周" count=4 %}…{% endsection %}`."""

from django.template.loader import render_to_string


def _render(template: str, content, **values) -> str:
    return render_to_string(f"ui/components/{template}.html", values | {"content": content})


def section(content, title, *, count=None, end="", end_url="", ref="", level=2, on_paper=True):
    """A heading on its line with what belongs under it. end: words at the right, a link with ``end_url``. on_paper: off
    where nothing of it is for print."""
    facts = {"count": count, "end": end, "end_url": end_url, "ref": ref, "level": level, "on_paper": on_paper}
    return _render("section", content, title=title, **facts)


def alert(content, tone="", *, live=False):
    """A message that stays. tone: "", warning, danger, success. live: read out when it appears."""
    return _render("alert", content, tone=tone, live=live)


def nothing(content, title):
    """An empty list: what is not there, and in the content what comes next."""
    return _render("nothing", content, title=title)


def task(content, what, *, when, url="", meta="", done=False, wide=False):
    """One line of the workbench. when: a Status; content: the buttons; wide: a line of their own on phones."""
    return _render("task", content, what=what, when=when, url=url, meta=meta, done=done, wide=wide)


def step(content, title, *, by="", state=""):
    """One step in a problem's life. state: "", bad, good, now, next, sub (a small one)."""
    return _render("step", content, title=title, by=by, state=state)


def group(content, title, *, note="", tone="", opened=False, ref=""):
    """A part of the self-check that folds. note: what stands at its right, in ``tone`` (warning, danger, success)."""
    return _render("group", content, title=title, note=note, tone=tone, opened=opened, ref=ref)


def item(content, title, *, note="", tone="muted", opened=False, ref=""):
    """One point of a group that folds."""
    return _render("item", content, title=title, note=note, tone=tone, opened=opened, ref=ref)


def choice(content, title, *, name, value, hint="", checked=False):
    """One of several outcomes (radio); the content shows only when it is chosen."""
    return _render("choice", content, title=title, name=name, value=value, hint=hint, checked=checked)


def confirm(content, title):
    """The question before an act: what will happen, to whom, by when. Buttons repeat the verb."""
    return _render("confirm", content, title=title)


def filters(content, *, chips=(), query="", placeholder="", keep=(), end="", action=""):
    """The one filter line of a list: search, filters in force, more controls as content.

    chips: {label, remove_url}; query: what is searched for; keep: (name, value) pairs that a search must not lose.
    """
    return _render("filters", content, chips=chips, query=query, placeholder=placeholder, keep=keep, end=end,
                   action=action)  # fmt: skip


def bulk(content, *, unit="条"):
    """What may be done with the ticked rows; stands inside the form that holds them."""
    return _render("bulk", content, unit=unit)
