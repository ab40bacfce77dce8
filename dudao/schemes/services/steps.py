"""The steps of a review: each save leaves one, and the last of one's own can be taken back."""

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

from ..edits import outline_of
from ..history import own_steps, steps_since
from ..models import DraftStep, SchemeVersion
from ..stepping import clashes, difference, moved_on, spoken_of_unseen, taken_back, together
from .columns import columns_of, draft_of

MOST_AT_ONCE = 60  # steps of typing that are taken back as one


class Stale(NotAllowed):
    """Somebody else changed the same meanwhile. ``keys`` name what, ``names`` who."""

    def __init__(self, keys=(), names=()):
        self.keys, self.names = list(keys), list(dict.fromkeys(names))
        super().__init__(f"{'、'.join(self.names) or '他人'}刚改过，已为你载入新的内容，请看一眼再改。")


def write_step(*, by, version: SchemeVersion, draft: dict, ops: list[dict], touched: dict, is_undo=False) -> DraftStep:
    """Store ``draft`` as the next revision of a locked version, with the step that led to it."""
    now, revision = timezone.now(), version.revision + 1
    SchemeVersion.objects.filter(pk=version.pk).update(
        draft=draft, revision=revision, edited_by=by, edited_at=now, **columns_of(draft)
    )
    return DraftStep.objects.create(
        version=version, revision=revision, by=by, at=now, outline=outline_of(ops), touched=touched, is_undo=is_undo
    )


def check_nobody_else(version: SchemeVersion, revision: int, ops: list[dict], touched: dict) -> None:
    """Let a save through that was begun on an older page, unless it meets what came since.

    :raises Stale: the same entry, or one about which it says something, was changed meanwhile; or the page is older
        than the steps that were kept.
    """
    if version.revision == revision:
        return
    since = steps_since(version, revision)
    if len(since) != version.revision - revision:
        raise Stale
    typed = all(op.get("op") == "correct" for op in ops)
    theirs = together(step.touched for step in since)
    met = clashes(touched, theirs, typed=typed) + spoken_of_unseen(ops, theirs)
    if met:
        raise Stale(met, [step.by.name for step in since if step.by and step.touched.keys() & set(met)])


def last_of(stack: list[DraftStep]) -> list[DraftStep]:
    """The newest step with the typing into the same entry that led up to it: to the person that is one step."""
    run = stack[:1]
    for step in stack[1:]:
        if not _is_typed(step) or step.touched.keys() != run[0].touched.keys():
            break
        run.append(step)
    return run


def _is_typed(step: DraftStep) -> bool:
    return all(line.get("typed") for line in step.outline)


@transaction.atomic
def undo_step(*, by, version: SchemeVersion) -> DraftStep:
    """Take back the last step of ``by``; may be called again for the one before. Returns the step that was taken back.

    :raises NotAllowed: nothing of his is left, or somebody changed the same entry since.
    """
    held = SchemeVersion.objects.select_for_update().get(pk=version.pk)
    draft = draft_of(by, held)
    run = last_of(list(own_steps(held, by)[:MOST_AT_ONCE]))
    if not run:
        raise NotAllowed("没有能撤销的了：你在这一稿里还没有改过，或者都撤销了。")
    touched = together(step.touched for step in reversed(run))
    if moved_on(draft, touched):
        raise NotAllowed(_overtaken(held, run[0]))
    restored = taken_back(draft, touched)
    undo = write_step(
        by=by, version=held, draft=restored, ops=[], touched=difference(draft, restored), is_undo=True
    )  # fmt: skip
    DraftStep.objects.filter(pk__in=[step.pk for step in run]).update(undone_in=undo)
    audit.record(
        county_code=held.county_code, by=by, act="scheme.undo", subject=held,
        payload={"revision": undo.revision, "undone": [step.revision for step in run], "keys": sorted(touched)},
    )  # fmt: skip
    return run[0]


def _overtaken(version: SchemeVersion, step: DraftStep) -> str:
    """Who was there after one's own step."""
    later = version.steps.filter(revision__gt=step.revision).select_related("by").order_by("-revision")
    other = next((one for one in later if one.by_id != step.by_id and one.touched.keys() & step.touched.keys()), None)
    who = f"{other.by.name} {timezone.localtime(other.at):%H:%M} " if other and other.by else "后来"
    return f"这一条{who}又改过，撤销会把那次改动也丢掉，请直接打开来改。"


def forget_steps(version: SchemeVersion) -> None:
    """Steps hold names as they were typed; once the review is over nobody needs them."""
    version.steps.update(undone_in=None)
    version.steps.all().delete()
