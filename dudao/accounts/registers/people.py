"""The county's people as one import sees them, and how a line is matched to one of them."""

from datetime import date

from dudao.accounts.models import Position, User
from dudao.accounts.rules import check_username
from dudao.areas.registers.cells import email_of, phone_of
from dudao.areas.registers.columns import Column, Line
from dudao.areas.registers.journal import Journal
from dudao.lib.statetable import NotAllowed

NAME = Column("name", "姓名", "林一", ("负责人", "负责人姓名", "校长", "校长姓名", "督学姓名", "联系人"), required=True)
PHONE = Column("phone", "手机", "13800000000", ("电话", "联系电话", "手机号", "手机号码"))
EMAIL = Column("email", "邮箱", "", ("电子邮箱", "邮件"))
USERNAME = Column("username", "账号", "", ("登录账号", "用户名"), note="留空由系统编")


class PersonBook:
    """Users by account and by name, their positions without an end by person, all read once."""

    def __init__(self, county_code: str, on: date):
        self.county_code, self.on = county_code, on
        self.made: dict[tuple[str, str], User] = {}
        self.taken = set(User.objects.values_list("username", flat=True))
        self.users = list(User.objects.filter(county_code=county_code))
        self.by_username = {user.username: user for user in self.users}
        self.held: dict[int, list[Position]] = {user.pk: [] for user in self.users}
        positions = Position.objects.filter(user__county_code=county_code, until_on=None).select_related("unit", "user")
        for position in positions.prefetch_related("postings"):
            self.held.setdefault(position.user_id, []).append(position)

    def positions_in(self, unit, kind: str) -> list[Position]:
        """Positions of ``kind`` in ``unit`` that have no end yet."""
        every = (position for held in self.held.values() for position in held)
        return [position for position in every if position.unit_id == unit.pk and position.kind == kind]

    def find(self, *, name: str, username: str, phone: str, unit) -> User | None:
        """Who is meant: by account; else same name and telephone; else same name in the same unit.

        :raises NotAllowed: the account is somebody else's.
        """
        if username:
            user = self.by_username.get(username)
            if user is None and username in self.taken:
                raise NotAllowed(f"账号“{username}”已被别的县使用，请换一个。")
            if user and user.name != name:
                raise NotAllowed(f"账号“{username}”是“{user.name}”的，不是“{name}”的；请改正姓名或换一个账号。")
            return user
        named = [user for user in self.users if user.name == name]
        same = [user for user in named if phone and user.phone == phone]
        near = [user for user in named if any(held.unit_id == unit.pk for held in self.held[user.pk])]
        found = same or near
        return found[0] if found else None

    def new_username(self, stem: str) -> str:
        """``stem``, or with the first free number behind it; taken from then on."""
        stem = "".join(char for char in stem.lower() if char.isascii() and (char.isalnum() or char in "-_")) or "u"
        stem = stem if len(stem) > 1 else f"{stem}-1"
        name, n = stem, 1
        while name in self.taken:
            n += 1
            name = f"{stem}-{n}"
        self.taken.add(name)
        return name


def personal_facts(line: Line, said) -> dict[str, str]:
    """Name, telephone, e-mail and account of a line; ``said(judge, *args)`` collects refusals."""
    if not line["name"] or len(line["name"]) > 40:
        said(_refuse, "没有姓名。" if not line["name"] else "姓名太长，最多 40 个字。")
    return {
        "name": line["name"],
        "phone": said(phone_of, line["phone"]) or "",
        "email": said(email_of, line["email"]) or "",
        "username": (said(check_username, line["username"]) or "") if line["username"] else "",
    }


def _refuse(sentence: str) -> None:
    raise NotAllowed(sentence)


def changes_of(user: User, facts: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """The fields that a line changes (an empty cell changes nothing) and the words for them, telephone masked."""
    changed = {key: facts[key] for key in ("phone", "email") if facts[key] and facts[key] != getattr(user, key)}
    return changed, [f"{User._meta.get_field(key).verbose_name}有变动" for key in changed]


def make_person(journal: Journal, book: PersonBook, facts: dict[str, str], stem: str) -> User:
    """A new account without a password: it gets one on a printed slip. One person on two lines is made once."""
    key = (facts["name"], facts["phone"] or facts["username"])
    if key[1] and key in book.made:
        return book.made[key]
    user = User(
        username=facts["username"] or book.new_username(stem), name=facts["name"], phone=facts["phone"],
        email=facts["email"], county_code=book.county_code, must_change_password=True,
    )  # fmt: skip
    user.set_unusable_password()
    book.made[key] = journal.make(user)
    return user
