from django.db import IntegrityError, transaction

from dudao.accounts.access import check_can_keep, holds
from dudao.accounts.enums import OFFICE_KINDS, PositionKind
from dudao.accounts.models import User
from dudao.accounts.rules import check_username
from dudao.areas.registers.cells import email_of, phone_of
from dudao.areas.rules import check_name
from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

KEEPERS = OFFICE_KINDS | {PositionKind.SECURITY_ADMIN}


@transaction.atomic
def add_person(*, by, county_code: str, name: str, username: str, phone: str = "", email: str = "") -> User:
    """Open an account without a password; a slip gives it one. It can do nothing until a position is granted.

    :raises NotAllowed: not office or security administrator, a bad field, an account that exists.
    """
    if not holds(by, KEEPERS, county_code):
        raise NotAllowed("开账号由教育督导室或安全管理员来办。")
    user = User(
        username=check_username(username), name=check_name(name, "姓名", longest=40), phone=phone_of(phone),
        email=email_of(email.strip()), county_code=county_code, must_change_password=True,
    )  # fmt: skip
    user.set_unusable_password()
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise NotAllowed(f"账号“{user.username}”已有人用，请换一个。") from None
    audit.record(county_code=county_code, by=by, act="account.open", subject=user)
    return user


@transaction.atomic
def edit_own_contact(*, by, phone: str, email: str) -> User:
    """A person's own telephone number and address. The trail says which, not what stood there.

    :raises NotAllowed: what is no number or no address.
    """
    user = User.objects.select_for_update().get(pk=by.pk)
    return _edited(by, user, {"phone": phone_of(phone), "email": email_of(email.strip())}, "account.edit_own")


@transaction.atomic
def edit_person(*, by, user: User, name: str, phone: str, email: str) -> User:
    """Mend a name, a telephone number, an address. The trail says which, not what stood there."""
    user = User.objects.select_for_update().get(pk=user.pk)
    check_can_keep(by, user)
    facts = {"name": check_name(name, "姓名", longest=40), "phone": phone_of(phone), "email": email_of(email.strip())}
    return _edited(by, user, facts, "account.edit")


def _edited(by, user: User, facts: dict[str, str], act: str) -> User:
    changed = [field for field, value in facts.items() if getattr(user, field) != value]
    for field in changed:
        setattr(user, field, facts[field])
    if changed:
        user.save(update_fields=changed)
        audit.record(county_code=user.county_code, by=by, act=act, subject=user, payload={"fields": changed})
    return user


@transaction.atomic
def set_active(*, by, user: User, active: bool) -> User:
    """Stop an account, or let it in again. Stopping also ends what is signed in: the password is made unusable.

    :raises NotAllowed: not theirs to keep, or still holding a position (end that first, with its open work).
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    check_can_keep(by, user)
    held = user.positions.filter(until_on=None).select_related("unit").first()
    if not active and held:
        raise NotAllowed(f"{user.name}还是{held}，请先结束岗位、交出没办完的事，再停用账号。")
    user.is_active = active
    if not active:
        user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    audit.record(county_code=user.county_code, by=by, act="account.start" if active else "account.stop", subject=user)
    return user
