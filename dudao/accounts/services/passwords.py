from django.db import transaction

from dudao.accounts.models import User
from dudao.accounts.rules import check_new_password
from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed


@transaction.atomic
def change_password(*, by, old: str | None = None, new: str) -> User:
    """A person changes their own password. Only who came in with a one-time password may leave ``old`` out.

    :raises NotAllowed: the old one is wrong, the new one is the old one or too weak.
    """
    user = User.objects.select_for_update().get(pk=by.pk)
    if not user.must_change_password and not user.check_password(old or ""):
        raise NotAllowed("现在的密码不对。")
    if user.check_password(new):
        raise NotAllowed("新密码和现在的一样，请换一个。")
    user.set_password(check_new_password(new, user=user))
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    audit.record(county_code=user.county_code, by=by, act="account.change_password", subject=user)
    return user
