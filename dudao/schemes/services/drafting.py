"""Use cases of schemes up to a draft; putting one in force stands in enforcement.py."""

import hashlib
import re
from mimetypes import guess_type

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.files import services as files
from dudao.files.models import FileUse
from dudao.jobs import services as jobs
from dudao.jobs.models import Job
from dudao.lib.day_words import full_day_words
from dudao.lib.statetable import NotAllowed
from dudao.officialdocs.readers import UnreadableDocument, check_readable

from .. import access
from ..comparing import without_comparison
from ..drafts import new_draft
from ..edits import apply_ops
from ..enums import VersionState
from ..models import Scheme, SchemeVersion
from ..proposals import with_proposals
from ..queries import draft_of_content, made_of_content
from ..stepping import difference
from .columns import check_is_draft, columns_of, draft_of
from .spans import lock_schemes
from .steps import Stale, check_nobody_else, write_step

FILE_KIND = "scheme"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
YEAR = re.compile(r"\d{4}\s*(?:[-—–至]\s*\d{4}\s*)?(?:学?年度?)")


def receive_document(*, by, county_code: str, unit, name: str, content: bytes) -> Job:
    """Keep a scheme document and queue its reading; the job's result carries ``version``.

    The same file again opens its open draft. Refuses what cannot be read, and a document marked as secret before
    anything of it is kept.

    :raises NotAllowed: with the sentence for the user.
    """
    access.check_can_edit(by, county_code)
    _check_readable(content, name)
    version = _known(county_code, content)
    with transaction.atomic():
        if version:
            params = {"version": version.pk}
        else:
            use = files.keep_file(
                by=by, county_code=county_code, unit=unit, kind=FILE_KIND, reference="", name=name, content=content,
                media_type=media_type_of(name),
            )  # fmt: skip
            params = {"file": use.pk}
        return jobs.enqueue(by=by, county_code=county_code, kind="read_scheme", params=params)


def media_type_of(name: str) -> str:
    """What a received file is kept as, by its name."""
    return DOCX if name.lower().endswith(".docx") else guess_type(name)[0] or "application/octet-stream"


def discard_secret(*, by, use: FileUse) -> None:
    """Forget a file whose reading found a secrecy marking that the first look had missed; nothing of it stays."""
    access.check_can_edit(by, use.county_code)
    files.forget_file(by=by, use=use)


def _check_readable(content: bytes, name: str) -> None:
    try:
        check_readable(content, name, pictures_later=True)
    except UnreadableDocument as refusal:
        raise NotAllowed(refusal.sentence) from refusal


def _known(county_code: str, content: bytes) -> SchemeVersion | None:
    """The open draft that was made of exactly this file.

    :raises NotAllowed: a version in force, or one whose day is to come, was made of it.
    """
    digest = hashlib.sha256(content).hexdigest()
    lasting = made_of_content(county_code, digest).lasting(timezone.localdate()).first()
    if lasting:
        raise NotAllowed(f"这份文件定在{full_day_words(lasting.in_force_on)}起生效。要改，请打开它，点“出新一稿”。")
    return draft_of_content(county_code, digest)


def family_name(title: str) -> str:
    """The name of the family: the title without its year, so that next year's edition is a version of it."""
    return YEAR.sub("", title).strip()[:120] or "未命名方案"


@transaction.atomic
def open_draft(*, by, county_code: str, read: dict, source: FileUse | None, origin: str = "read") -> SchemeVersion:
    """Make the draft of a scheme from what was read. Refuses while another draft of the same scheme is open."""
    title = (read.get("title") or (source.name.rsplit(".", 1)[0] if source else "")).strip()[:160]
    scheme = _locked_scheme(county_code, family_name(title))
    access.check_can_edit(by, county_code)
    _check_no_draft(scheme)
    draft = new_draft(with_proposals(read | {"title": title}), origin=origin)
    return _new_version(by=by, scheme=scheme, draft=draft, source=source, act="scheme.open_draft")


def _locked_scheme(county_code: str, name: str) -> Scheme:
    """The scheme of that name, locked; a new one where it is gone by the time its lock was free."""
    while True:
        scheme, _ = Scheme.objects.get_or_create(county_code=county_code, name=name)
        held = Scheme.objects.select_for_update().filter(pk=scheme.pk).first()
        if held:
            return held


def _check_no_draft(scheme: Scheme) -> None:
    held = scheme.versions.filter(state=VersionState.DRAFT).first()
    if held:
        raise NotAllowed(f"《{held.title}》还有一稿没校核完，请先让它生效，或在校核页作废那一稿，再传新的。")


def _new_version(*, by, scheme: Scheme, draft: dict, source: FileUse | None, act: str) -> SchemeVersion:
    last = scheme.versions.order_by("-number").first()
    version = SchemeVersion.objects.create(
        scheme=scheme, county_code=scheme.county_code, number=last.number + 1 if last else 1, source=source,
        draft=draft, edited_by=by, edited_at=timezone.now(), **columns_of(draft),
    )  # fmt: skip
    payload = {"number": version.number, "points": len(draft["indicators"]), "tasks": len(draft["tasks"])}
    audit.record(county_code=scheme.county_code, by=by, act=act, subject=version, payload=payload)
    return version


@transaction.atomic
def save_edit(*, by, version: SchemeVersion, revision: int, ops: list[dict]) -> SchemeVersion:
    """Do ``ops`` (see edits.py) to the draft that the editor saw as ``revision``. All of them or none. What others
    changed meanwhile in other entries stays as they left it.

    :raises Stale: somebody else changed the same entry meanwhile.
    :raises NotAllowed: not the office, no draft any more, or a value that is not understood.
    """
    held = SchemeVersion.objects.select_for_update().get(pk=version.pk)
    now = draft_of(by, held)
    draft = apply_ops(now, ops)
    touched = difference(now, draft)
    check_nobody_else(held, revision, ops, touched)
    if touched:
        step = write_step(by=by, version=held, draft=draft, ops=ops, touched=touched)
        audit.record(
            county_code=held.county_code, by=by, act="scheme.edit", subject=held,
            payload={"revision": step.revision, "ops": step.outline},
        )  # fmt: skip
    held.refresh_from_db()
    return held


@transaction.atomic
def revise(*, by, version: SchemeVersion) -> SchemeVersion:
    """Open the next draft from a version in force: its content, looked at again entry by entry as far as one likes."""
    scheme = Scheme.objects.select_for_update().get(pk=version.scheme_id)
    access.check_can_edit(by, scheme.county_code)
    newest = scheme.versions.lasting(timezone.localdate()).order_by("-number").first()
    called_off = version.state == VersionState.CALLED_OFF and version == scheme.versions.order_by("-number").first()
    if not called_off and version not in scheme.versions.lasting(timezone.localdate()):
        raise NotAllowed("只有生效的版本能出新一稿。")
    if newest != version and not called_off:
        day = full_day_words(newest.in_force_on)
        raise NotAllowed(f"第 {newest.number} 版定在{day}起生效，请打开那一版，从它出新一稿。")
    _check_no_draft(scheme)
    draft = version.draft if called_off else without_comparison(version.draft)
    return _new_version(by=by, scheme=scheme, draft=draft, source=version.source, act="scheme.revise")


@transaction.atomic
def discard_draft(*, by, version: SchemeVersion, revision: int) -> None:
    """Throw a draft away; the file that it was read from stays kept, the trail says who did it. With the last version
    goes its scheme.

    :raises NotAllowed: not the office, no draft any more. :raises Stale: somebody else changed it meanwhile.
    """
    lock_schemes({version.scheme_id})
    held = SchemeVersion.objects.select_for_update().get(pk=version.pk)
    access.check_can_edit(by, held.county_code)
    check_is_draft(held)
    if held.revision != revision:
        raise Stale
    subject = ("schemeversion", str(held.pk))
    scheme, title = held.scheme, held.title
    held.delete()
    if not scheme.versions.exists():
        scheme.delete()
    audit.record(
        county_code=scheme.county_code, by=by, act="scheme.discard_draft", subject=subject, payload={"title": title}
    )


def install_pack(*, by, county_code: str, name: str) -> SchemeVersion:
    """Open a draft from a pack that comes with the product; it is reviewed and put in force like any other."""
    from ..packs import load  # noqa: PLC0415  lazy: packs are large and seldom asked for

    return open_draft(by=by, county_code=county_code, read=load(name), source=None, origin="pack")
