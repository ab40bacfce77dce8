import pytest

from dudao.accounts.models import User
from dudao.accounts.queries import has_second_step
from dudao.audit.models import ChainHead
from dudao.audit.queries import verify as walk
from dudao.cli import account, verify
from tests.factories.county import make_county
from tests.factories.second_step import switch_on

pytestmark = pytest.mark.django_db
EMPTY = ["--county", "990101", "--county-name", "云岭县", "--bureau", "云岭县教育局"]


def printed_password(capsys) -> str:
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("一次性密码："))
    return line.partition("：")[2]


def test_account_makes_the_first_keeper_of_an_empty_database(capsys):
    assert account.main(["lin01", "--name", "林一", *EMPTY]) == 0

    user = User.objects.get()
    assert user.check_password(printed_password(capsys))
    assert (user.positions.get().kind, user.must_change_password) == ("security_admin", True)
    assert walk("990101").holds


def test_account_resets_whoever_forgot(capsys):
    county = make_county()
    assert account.main(["security_admin"]) == 0

    user = User.objects.get(pk=county.people["security_admin"].pk)
    assert user.check_password(printed_password(capsys))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["new1"], "请加上 --name 姓名"),
        (["新 人", "--name", "林一"], "账号用 2 到 40 个英文字母"),
        (["new1", "--name", "林一"], "请加上 --county 六位代码"),
        (["new1", "--name", "林一", *EMPTY[:1], "99", *EMPTY[2:]], "六位数字"),
    ],
)
def test_account_refuses_in_one_sentence_and_writes_nothing(capsys, arguments, sentence):
    assert account.main(arguments) == 1
    assert sentence in capsys.readouterr().err
    assert User.objects.count() == 0


def test_account_asks_which_county(capsys):
    make_county()
    make_county(county_code="990102", prefix="远山")

    assert account.main(["new1", "--name", "林一"]) == 1
    assert "不止一个县" in capsys.readouterr().err
    assert account.main(["new1", "--name", "林一", "--county", "990102"]) == 0


def test_verify_says_that_nothing_was_changed_and_finds_a_printed_head(capsys):
    account.main(["lin01", "--name", "林一", *EMPTY])
    head = walk("990101").head
    account.main(["lin01"])
    capsys.readouterr()

    assert verify.main([]) == 0
    assert "云岭县（990101）：" in capsys.readouterr().out
    assert verify.main(["--head", head.upper()]) == 0
    assert "给出的链首在里面" in capsys.readouterr().out
    assert verify.main(["--head", "0" * 63 + "1"]) == 1
    assert "给出的链首不在里面" in capsys.readouterr().out


def test_verify_does_not_say_unchanged_of_a_chain_that_does_not_hold(capsys):
    account.main(["lin01", "--name", "林一", *EMPTY])
    head = walk("990101").head
    ChainHead.objects.all().delete()

    assert verify.main(["--head", head]) == 1
    assert "一条没动" not in capsys.readouterr().out


@pytest.mark.parametrize("asked", [["--head", "zz"], ["--county", "99"]])
def test_verify_refuses_a_question_that_names_nothing(capsys, asked):
    account.main(["lin01", "--name", "林一", *EMPTY])

    assert verify.main(asked) == 2
    assert "请" in capsys.readouterr().err


def test_verify_of_an_empty_database(capsys):
    assert verify.main([]) == 0
    assert verify.main(["--head", "1" * 64]) == 1


def test_account_resets_the_second_step_of_the_last_keeper(capsys):
    keeper = make_county().people["security_admin"]
    switch_on(keeper)

    assert account.main(["security_admin"]) == 0
    assert has_second_step(keeper)
    assert account.main(["security_admin", "--second-step"]) == 0
    assert not has_second_step(keeper)
