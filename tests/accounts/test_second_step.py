"""One-time codes: taken once, near their time, sealed at rest; switched on, off, demanded and reset."""

import time
from datetime import timedelta

import pyotp
import pytest
from django.utils import timezone

from dudao.accounts import onetime, queries, services
from dudao.accounts.models import RecoveryCode, SecondStep
from dudao.accounts.sealing import unseal
from dudao.audit.models import AuditEntry
from dudao.lib.statetable import NotAllowed
from tests.at_once import at_once
from tests.factories.county import PASSWORD, make_county
from tests.factories.second_step import code_of, switch_on

NOW = 1_800_000_015.0
KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.mark.parametrize(("steps", "taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_is_good_one_step_around_its_time(steps, taken):
    code = pyotp.TOTP(KEY).at(int(NOW) + steps * 30)

    found = onetime.accepted_step(KEY, code, now=NOW, after=0)

    assert found == (int(NOW) // 30 + steps if taken else None)


def test_a_code_that_was_taken_or_is_older_is_not_taken():
    code = pyotp.TOTP(KEY).at(int(NOW))

    assert onetime.accepted_step(KEY, code, now=NOW, after=int(NOW) // 30) is None


def test_the_code_of_the_standard():
    """RFC 6238, appendix B: SHA-1, time 59, the last six digits."""
    assert onetime.accepted_step("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "287 082", now=59, after=0) == 1


def test_typed_codes_are_read_in_full_width_with_blanks_and_dashes():
    assert onetime.tidy("１２３ 456") == "123456"
    assert onetime.tidy("KFM7-2hqx–9dtu") == "kfm72hqx9dtu"


def test_the_picture_obeys_the_policy_and_the_key_is_in_fours():
    picture = onetime.qr_svg(KEY, "head")

    assert picture.startswith("<svg")
    assert "style" not in picture
    assert onetime.in_fours("ABCDEFGHIJ") == "ABCD EFGH IJ"


@pytest.fixture
def county():
    return make_county(schools=1, institutions=0)


@pytest.mark.django_db
def test_key_and_recovery_codes_cannot_be_read_in_the_database(county):
    head = county.people["head"]
    key, codes = switch_on(head)

    row = SecondStep.objects.get(user=head)
    digests = list(RecoveryCode.objects.filter(user=head).values_list("digest", flat=True))
    assert key not in row.sealed_key
    assert unseal(row.sealed_key) == key
    assert (len(codes), len(digests)) == (10, 10)
    assert not any(onetime.tidy(code) in digest for code in codes for digest in digests)


@pytest.mark.django_db
def test_with_another_secret_key_codes_are_refused_and_recovery_codes_still_open(county, settings):
    head = county.people["head"]
    key, codes = switch_on(head)
    settings.SECRET_KEY = "restored-without-the-old-one"

    with pytest.raises(NotAllowed, match="口令不对"):
        services.take_second_step(by=head, code=code_of(key, 1))
    assert services.take_second_step(by=head, code=codes[0]) == 9


@pytest.mark.django_db
def test_each_code_is_taken_once_also_the_one_that_confirmed(county):
    head = county.people["head"]
    key, _ = switch_on(head)
    row = SecondStep.objects.get(user=head)

    with pytest.raises(NotAllowed, match="只用一次"):
        services.take_second_step(by=head, code=pyotp.TOTP(key).generate_otp(row.last_used))
    assert services.take_second_step(by=head, code=pyotp.TOTP(key).generate_otp(row.last_used + 1)) is None
    with pytest.raises(NotAllowed, match="只用一次"):
        services.take_second_step(by=head, code=pyotp.TOTP(key).generate_otp(row.last_used + 1))


@pytest.mark.django_db
def test_recovery_code_works_once_and_says_how_many_are_left(county):
    head = county.people["head"]
    _, codes = switch_on(head)

    assert services.take_second_step(by=head, code=codes[3].upper()) == 9
    with pytest.raises(NotAllowed):
        services.take_second_step(by=head, code=codes[3])
    assert services.take_second_step(by=head, code=codes[4]) == 8


@pytest.mark.django_db
def test_nothing_is_asked_before_a_code_confirmed(county):
    head = county.people["head"]
    services.begin_second_step(by=head)

    with pytest.raises(NotAllowed, match="口令不对"):
        services.confirm_second_step(by=head, code="abc")
    assert not queries.has_second_step(head)
    assert RecoveryCode.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(("password", "right"), [("wrong", True), (PASSWORD, False)])
def test_switching_off_asks_for_both(county, password, right):
    head = county.people["head"]
    key, codes = switch_on(head)

    with pytest.raises(NotAllowed, match="密码或口令不对"):
        services.stop_second_step(by=head, password=password, code=code_of(key, 1) if right else "000")
    assert queries.has_second_step(head)
    services.stop_second_step(by=head, password=PASSWORD, code=codes[0])
    assert not queries.has_second_step(head)
    assert RecoveryCode.objects.count() == 0


@pytest.mark.django_db
def test_demand_holds_from_its_day_for_its_positions_and_forbids_switching_off(county):
    office, keeper, today = county.people["office"], county.people["security_admin"], timezone.localdate()
    _, codes = switch_on(office)

    changed = services.demand_second_step(by=keeper, county_code="990101", days={"office": today, "head": None})

    assert changed == ["office"]
    assert queries.demands_second_step(office, today)
    assert not queries.demands_second_step(office, today - timedelta(days=1))
    assert not queries.demands_second_step(county.people["head"], today)
    with pytest.raises(NotAllowed, match="不能关"):
        services.stop_second_step(by=office, password=PASSWORD, code=codes[0])
    assert services.demand_second_step(by=keeper, county_code="990101", days={"office": None}) == ["office"]
    assert not queries.demands_second_step(office, today)


@pytest.mark.django_db
def test_only_the_security_administrator_demands_and_resets_and_never_for_himself(county):
    head, keeper, office = (county.people[kind] for kind in ("head", "security_admin", "office"))
    for person in (head, keeper):
        switch_on(person)

    with pytest.raises(NotAllowed, match="安全管理员"):
        services.reset_second_step(by=office, user=head)
    with pytest.raises(NotAllowed, match="安全管理员"):
        services.demand_second_step(by=office, county_code="990101", days={"office": timezone.localdate()})
    with pytest.raises(NotAllowed, match="另一位安全管理员"):
        services.reset_second_step(by=keeper, user=keeper)
    services.reset_second_step(by=keeper, user=head)

    assert not queries.has_second_step(head)
    assert AuditEntry.objects.filter(act="account.reset_second_step").count() == 1


@pytest.mark.django_db
def test_keeper_of_another_county_resets_nobody(county):
    other = make_county(county_code="990102", prefix="远山", schools=1, institutions=0)
    switch_on(county.people["head"])

    with pytest.raises(NotAllowed, match="安全管理员"):
        services.reset_second_step(by=other.people["security_admin"], user=county.people["head"])


@pytest.mark.django_db(transaction=True)
def test_two_sign_ins_at_once_with_one_code_let_one_in():
    head = make_county(schools=1, institutions=0).people["head"]
    key, codes = switch_on(head)
    code = pyotp.TOTP(key).generate_otp(int(time.time()) // 30 + 1)

    for given, opened in ((code, None), (codes[0], 9)):
        results = at_once(*[lambda given=given: services.take_second_step(by=head, code=given)] * 2)
        assert opened in results
        assert [str(one)[:4] for one in results if one != opened] == ["口令不对"]
