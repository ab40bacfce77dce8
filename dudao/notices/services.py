from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from .models import Notice


def notify(*, users, county_code: str, kind: str, subject: str, body: str = "", reference="") -> int:
    """Write one row of the outbox for each user, in the caller's transaction. Returns how many.

    ``kind`` and ``reference`` say what it is about. Whoever has an address gets it by e-mail as well, where the
    installation sends any.
    """
    told = [(user, subject, body, reference) for user in users]
    return notify_each(county_code=county_code, kind=kind, told=told)


def notify_each(*, county_code: str, kind: str, told: list[tuple]) -> int:
    """The same where each person is told something else: (user, subject, body, reference) each."""
    rows = [
        Notice(
            county_code=county_code,
            user=user,
            kind=kind,
            subject=subject[:120],
            body=body,
            reference=str(reference),
            mail_due=settings.SENDS_MAIL and bool(user.email),
        )
        for user, subject, body, reference in told
    ]
    Notice.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def send_due_mail(*, limit: int = 200) -> int:
    """Send what waits for the e-mail channel; a row that fails stays due for the next tick. Safe to run twice."""
    sent = 0
    for notice in Notice.objects.filter(mail_due=True).select_related("user").order_by("id")[:limit]:
        claimed = Notice.objects.filter(pk=notice.pk, mail_due=True).update(mail_due=False, mailed_at=timezone.now())
        if not claimed:
            continue
        try:
            EmailMessage(notice.subject, notice.body, to=[notice.user.email]).send()
            sent += 1
        except OSError:
            Notice.objects.filter(pk=notice.pk).update(mail_due=True, mailed_at=None)
    return sent


def mark_read(*, by, notice_ids) -> int:
    """Mark the reader's own messages as read."""
    return Notice.objects.filter(user=by, pk__in=notice_ids, read_at=None).update(read_at=timezone.now())
