"""The second step of signing in (动态口令): switched on, asked for, switched off by the person alone."""

import time

from django.contrib.auth.hashers import check_password
from django.db import transaction
from django.utils import timezone

from dudao.accounts import onetime
from dudao.accounts.models import RecoveryCode, SecondStep, User
from dudao.accounts.queries import demands_second_step
from dudao.accounts.sealing import seal, unseal
from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

from .passwords import WrongSecret, quick_hash

WRONG_CODE = "口令不对。请看手机上现在显示的六位数字；每个口令只用一次，刚用过的请等下一个。"


@transaction.atomic
def begin_second_step(*, by) -> SecondStep:
    """A key for whoever wants to switch it on; it asks nothing until a code confirmed it.

    :raises NotAllowed: it is on already.
    """
    user = User.objects.select_for_update().get(pk=by.pk)
    row = SecondStep.objects.filter(user=user).first()
    if row and row.confirmed_at:
        raise NotAllowed("动态口令已经开着。")
    row = row or SecondStep(user=user)
    row.sealed_key = seal(onetime.new_key())
    row.save()
    audit.record(county_code=user.county_code, by=by, act="account.begin_second_step", subject=user)
    return row


@transaction.atomic
def confirm_second_step(*, by, code: str) -> list[str]:
    """Switch it on with one code of the telephone. Returns the recovery codes; they can never be read again.

    :raises NotAllowed: not begun, on already, a wrong code.
    """
    user = User.objects.select_for_update().get(pk=by.pk)
    row = SecondStep.objects.select_for_update().filter(user=user).first()
    if row is None:
        raise NotAllowed("还没有密钥，请先按“开启动态口令”。")
    if row.confirmed_at:
        raise NotAllowed("动态口令已经开着；恢复码只显示一次。")
    if not _take_code(row, code):
        raise NotAllowed("口令不对。请看手机的时间准不准，再写现在显示的六位数字。")
    row.confirmed_at = timezone.now()
    row.save(update_fields=["confirmed_at"])
    codes = _new_codes(user)
    audit.record(county_code=user.county_code, by=by, act="account.start_second_step", subject=user)
    return codes


def _new_codes(user) -> list[str]:
    codes = onetime.new_recovery_codes()
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=quick_hash(onetime.tidy(code))) for code in codes
    )  # fmt: skip
    return codes


@transaction.atomic
def take_second_step(*, by, code: str) -> int | None:
    """The second step of a sign-in. Returns None for a code of the telephone, else how many recovery codes are left.

    Two sign-ins with one code meet at the row's lock, and the second one finds it used.

    :raises NotAllowed: a wrong or used code.
    """
    row = SecondStep.objects.select_for_update().filter(user=by).exclude(confirmed_at=None).first()
    if row is None:
        raise NotAllowed("动态口令已经不用了，请重新登录。")
    if _take_code(row, code):
        return None
    if not _take_recovery(by, code):
        raise NotAllowed(WRONG_CODE)
    audit.record(county_code=by.county_code, by=by, act="account.use_recovery_code", subject=by)
    return RecoveryCode.objects.filter(user=by, used_at=None).count()


def _take_code(row: SecondStep, code: str) -> bool:
    key = unseal(row.sealed_key)
    step = onetime.accepted_step(key, code, now=time.time(), after=row.last_used) if key else None
    if step is None:
        return False
    row.last_used = step
    row.save(update_fields=["last_used"])
    return True


def _take_recovery(user, code: str) -> bool:
    given = onetime.tidy(code)
    if len(given) != 12:  # a mistyped six digits costs no hashing
        return False
    for row in RecoveryCode.objects.filter(user=user, used_at=None).order_by("pk"):
        if check_password(given, row.digest):
            row.used_at = timezone.now()
            row.save(update_fields=["used_at"])
            return True
    return False


@transaction.atomic
def stop_second_step(*, by, password: str, code: str) -> None:
    """A person switches it off, with the password and a code (or a recovery code).

    :raises WrongSecret: either is wrong.
    :raises NotAllowed: it is not on, or a position demands it.
    """
    user = User.objects.select_for_update().get(pk=by.pk)
    row = SecondStep.objects.select_for_update().filter(user=user).exclude(confirmed_at=None).first()
    if row is None:
        raise NotAllowed("动态口令没有开着。")
    if demands_second_step(user, timezone.localdate()):
        raise NotAllowed("你的岗位要用动态口令，不能关；换手机请找安全管理员重置。")
    if not user.check_password(password) or not (_take_code(row, code) or _take_recovery(user, code)):
        raise WrongSecret("密码或口令不对。")
    forget(user)
    audit.record(county_code=user.county_code, by=by, act="account.stop_second_step", subject=user)


def forget(user) -> None:
    """The key and the recovery codes of ``user`` are gone."""
    SecondStep.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
