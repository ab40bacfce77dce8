"""What the office writes beside the documents: the right number and kind of a cited paper, a copy of it, and words
explained in its own way. The documents stay as they are."""

from django.db import transaction
from django.utils import timezone

from dudao.areas.holding import hold_county
from dudao.audit import services as audit
from dudao.files import services as files
from dudao.files.rules import check_attached
from dudao.lib.statetable import NotAllowed

from .. import access
from ..citations import core_title
from ..models import GlossaryTerm, Reference
from .drafting import media_type_of

FILE_KIND = "reference"


@transaction.atomic
def write_reference(
    *, by, county_code: str, unit, cited: str, title: str, doc_number: str, kind: str, url: str = "",
    copy: tuple[str, bytes] | None = None,
) -> Reference:  # fmt: skip
    """Write what the office knows of the document that schemes cite as ``cited``; ``copy`` is (name, content) of its
    own file, which takes the place of an earlier one.

    :raises NotAllowed: not the office, no title, or a file that may not be kept.
    """
    hold_county(county_code)
    access.check_can_edit(by, county_code)
    if not core_title(title):
        raise NotAllowed("文件名不能空着，请照原文件写。")
    if copy:
        check_attached(*copy)
    cores = {core_title(cited), core_title(title)}
    held = Reference.objects.filter(county_code=county_code, core__in=cores).order_by("pk").first()
    held = held or Reference(county_code=county_code, core=core_title(cited)[:300])
    held.title, held.doc_number, held.kind, held.url = title.strip("《》 "), doc_number, kind, url
    held.edited_by, held.edited_at = by, timezone.now()
    held.save()
    if copy:
        _keep_copy(by, held, unit, copy)
    audit.record(
        county_code=county_code, by=by, act="reference.write", subject=held,
        payload={"title": held.title, "doc_number": doc_number, "kind": kind, "url": url, "file": bool(copy)},
    )  # fmt: skip
    return held


def _keep_copy(by, held: Reference, unit, copy: tuple[str, bytes]) -> None:
    before = held.copy
    name, content = copy
    held.copy = files.keep_file(
        by=by, county_code=held.county_code, unit=unit, kind=FILE_KIND, reference=str(held.pk), name=name,
        content=content, media_type=media_type_of(name),
    )  # fmt: skip
    held.save(update_fields=["copy"])
    if before:
        files.forget_file(by=by, use=before)


@transaction.atomic
def write_term(*, by, county_code: str, word: str, explanation: str) -> GlossaryTerm:
    """Explain a word in the county's own way; what comes with the product for it is no longer shown.

    :raises NotAllowed: not the office, or one of the two is empty.
    """
    hold_county(county_code)
    access.check_can_edit(by, county_code)
    word, explanation = word.strip('“”" '), explanation.strip()
    if not word or not explanation:
        raise NotAllowed("名词和解释都要写。")
    term = GlossaryTerm.objects.filter(county_code=county_code, word=word).first() or GlossaryTerm(
        county_code=county_code, word=word
    )
    term.explanation, term.edited_by, term.edited_at = explanation, by, timezone.now()
    term.save()
    audit.record(county_code=county_code, by=by, act="glossary.write", subject=term,
                 payload={"word": word, "explanation": explanation})  # fmt: skip
    return term


@transaction.atomic
def drop_term(*, by, county_code: str, word: str) -> None:
    """Take back what the office wrote about a word; what comes with the product stands there again.

    :raises NotAllowed: not the office, or it has written nothing about it.
    """
    hold_county(county_code)
    access.check_can_edit(by, county_code)
    term = GlossaryTerm.objects.filter(county_code=county_code, word=word).first()
    if term is None:
        raise NotAllowed("本局没有写过这个词的解释，请刷新后再看。")
    subject = audit.subject_of(term)
    term.delete()
    audit.record(county_code=county_code, by=by, act="glossary.drop", subject=subject, payload={"word": word})
