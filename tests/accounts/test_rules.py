import pytest

from dudao.accounts.models import User
from dudao.accounts.rules import check_new_password
from dudao.lib.statetable import NotAllowed


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("q7#kd", "这个密码不行：至少要 8 位。"),
        ("90210488", "这个密码不行：不能只有数字。"),
        ("12345678", "这个密码不行：太常见，容易被猜到；不能只有数字。"),
        ("linyi2026", "这个密码不行：和姓名、账号太像。"),
        ("qkdvbnmxz", "这个密码不行：密码里至少要有一个数字或符号。"),
    ],
)
def test_weak_password_is_refused_in_plain_words(password, sentence):
    with pytest.raises(NotAllowed) as refusal:
        check_new_password(password, user=User(username="linyi2026", name="林一"))
    assert str(refusal.value) == sentence
