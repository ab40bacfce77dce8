"""Words to a colleague about one entry of a draft: written, answered, settled."""

from django.db import transaction
from django.utils import timezone

from dudao.accounts.models import User
from dudao.audit import services as audit
from dudao.lib.masking import mask_numbers
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import notify

from .. import access
from ..drafts import TITLES, code_of, find
from ..fields import CONTACT_WAYS, NEEDED
from ..models import EntryComment, SchemeVersion
from ..threads import KIND, colleagues_of, takes_part

LONGEST = 500


@transaction.atomic
def write_comment(*, by, version: SchemeVersion, list_name: str, entry_id: str, to: User, text: str) -> EntryComment:
    """Write to a colleague about an entry; he gets a message that leads to it. The draft itself stays as it is.

    :raises NotAllowed: not the office, no such entry, nobody of the bureau, no words or too many.
    """
    held = SchemeVersion.objects.select_for_update().get(pk=version.pk)
    _check_may_write(by, held, list_name, entry_id)
    about = _about(held, list_name, entry_id)
    words = _clean(text)
    if to not in colleagues_of(held.county_code, timezone.localdate()) or to == by:
        raise NotAllowed("请在名单里选一位同事。")
    comment = EntryComment.objects.create(
        version=held, county_code=held.county_code, list=list_name, entry_id=entry_id, about=about, by=by, to=to,
        text=words,
    )  # fmt: skip
    audit.record(
        county_code=held.county_code, by=by, act="scheme.comment", subject=held,
        payload={"comment": comment.pk, "list": list_name, "id": entry_id, "to": to.pk},
    )  # fmt: skip
    notify(
        users=[to], county_code=held.county_code, kind=KIND, reference=comment.pk,
        subject=f"{by.name}就方案里的“{about[:40]}”写给你", body=words,
    )  # fmt: skip
    return comment


@transaction.atomic
def settle_comments(*, by, version: SchemeVersion, list_name: str, entry_id: str) -> int:
    """Mark the thread of an entry as settled; it stays to be read. Returns how many were open.

    :raises NotAllowed: neither the office nor one of those who write in it.
    """
    held = SchemeVersion.objects.select_for_update().get(pk=version.pk)
    _check_may_write(by, held, list_name, entry_id)
    thread = held.comments.open().filter(list=list_name, entry_id=entry_id)
    count = thread.update(settled_at=timezone.now(), settled_by=by)
    if count:
        audit.record(
            county_code=held.county_code, by=by, act="scheme.settle_comments", subject=held,
            payload={"list": list_name, "id": entry_id, "count": count},
        )  # fmt: skip
    return count


def _check_may_write(by, version: SchemeVersion, list_name: str, entry_id: str) -> None:
    """The office, and whoever was asked about the entry."""
    if not takes_part(by, version, list_name, entry_id):
        access.check_can_edit(by, version.county_code)


def _about(version: SchemeVersion, list_name: str, entry_id: str) -> str:
    """What the entry says; of one whose adding was taken back, what the thread said last."""
    last = version.comments.filter(list=list_name, entry_id=entry_id).order_by("-id").first()
    if last and find(version.draft, list_name, entry_id) is None:
        return last.about
    return about_entry(version.draft, list_name, entry_id)


def about_entry(draft: dict, list_name: str, entry_id: str) -> str:
    """要点 C3 作业每天公示…, as it stands in the draft. It stays longer than the draft and is sent by mail, so numbers
    of people are left out: of a contact it says whose it is.

    :raises NotAllowed: the entry is not there.
    """
    entry = find(draft, list_name, entry_id) if list_name in TITLES else None
    if entry is None:
        raise NotAllowed("这一条已经不在了，请刷新后再写。")
    number = [one["id"] for one in draft[list_name]].index(entry_id) + 1
    words = _whose(entry) if list_name == "contacts" else entry.get(NEEDED[list_name]) or ""
    return mask_numbers(f"{TITLES[list_name]} {code_of(entry, number)} {words}")[:200]


def _whose(contact: dict) -> str:
    """督导室的手机, 邮箱."""
    way = CONTACT_WAYS.get(contact.get("kind") or "", "联系方式")
    return f"{contact['owner']}的{way}" if contact.get("owner") else way


def _clean(text: str) -> str:
    words = (text or "").strip()
    if not words:
        raise NotAllowed("请写上要说的话。")
    if len(words) > LONGEST:
        raise NotAllowed(f"最多写 {LONGEST} 个字，现在有 {len(words)} 个，请删短一些。")
    return words
