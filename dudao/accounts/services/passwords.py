import secrets
from dataclasses import dataclass

from axes.models import AccessAttempt
from django.contrib.auth.hashers import get_hasher
from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import check_can_keep
from dudao.accounts.models import User
from dudao.accounts.rules import check_new_password
from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

# Without 0 and o, 1 and l and i: the slip is read off paper.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
# A one-time password is 59 bits of chance, no guess of a person's habits: it needs no slow hash, and 150 slow ones
# would take a minute. The first sign-in hashes it again at full cost.
ITERATIONS = 20_000


@dataclass(frozen=True)
class Slip:
    """What is printed once for one person."""

    name: str
    place: str
    username: str
    password: str


class WrongSecret(NotAllowed):
    """A password or a code that is not right; the page that asks for it counts how often that happens."""


@transaction.atomic
def change_password(*, by, old: str | None = None, new: str) -> User:
    """A person changes their own password. Only who came in with a one-time password may leave ``old`` out.

    :raises WrongSecret: the old one is wrong.
    :raises NotAllowed: the new one is the old one or too weak.
    """
    user = User.objects.select_for_update().get(pk=by.pk)
    if not user.must_change_password and not user.check_password(old or ""):
        raise WrongSecret("现在的密码不对。")
    if user.check_password(new):
        raise NotAllowed("新密码和现在的一样，请换一个。")
    user.set_password(check_new_password(new, user=user))
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    audit.record(county_code=user.county_code, by=by, act="account.change_password", subject=user)
    return user


@transaction.atomic
def issue_slips(*, by, users) -> list[Slip]:
    """New one-time passwords, all or none; only their hashes are kept. Whoever is signed in is signed out, whoever
    was locked after wrong passwords may try the new one at once.

    :raises NotAllowed: nobody chosen, an account that is not theirs to keep, an account that was stopped.
    """
    chosen = list(User.objects.select_for_update().filter(pk__in=[user.pk for user in users]).order_by("pk"))
    if not chosen:
        raise NotAllowed("还没有勾选人，请先勾选要打印密码条的人。")
    with audit.at_the_end():
        slips = [_slip(by, user) for user in chosen]
    AccessAttempt.objects.filter(username__in=[user.username for user in chosen]).delete()
    return slips


def _slip(by, user: User) -> Slip:
    check_can_keep(by, user)
    if not user.is_active:
        raise NotAllowed(f"“{user.name}”的账号已停用，请先恢复。")
    password = new_password()
    user.password = quick_hash(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    audit.record(county_code=user.county_code, by=by, act="account.reset_password", subject=user)
    position = user.positions.on(timezone.localdate()).select_related("unit").first()
    return Slip(user.name, str(position or ""), user.username, password)


def new_password() -> str:
    """Three groups of four, e.g. kfm7-2hqx-9dtu."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def quick_hash(password: str) -> str:
    """A cheap hash, for what was drawn by chance alone."""
    hasher = get_hasher()
    options = {"iterations": ITERATIONS} if hasattr(hasher, "iterations") else {}
    return hasher.encode(password, hasher.salt(), **options)
