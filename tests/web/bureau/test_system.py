"""The system administrator's page: accounts, failed work, where the data lies; nothing of the business."""

import pytest
from django.conf import settings

from dudao.accounts import services
from dudao.audit.queries import head_of
from dudao.jobs.models import Job
from tests.factories.county import COUNTY_CODE, make_county, sign_in
from tests.factories.ledger import make_problem

pytestmark = pytest.mark.django_db
PAGE = "/bureau/system/"


@pytest.fixture
def admin(client, county):
    return sign_in(client, county.people["system_admin"])


def test_home_of_the_system_administrator_is_the_page(admin):
    assert admin.get("/")["Location"] == PAGE


def test_lockouts_resets_and_failed_work_are_told(admin, client, county, settings):
    for username in ("head", "nobody"):
        for _ in range(5):
            type(client)().post("/sign-in/", {"username": username, "password": "wrong"})
    services.issue_slips(by=county.people["office"], users=[county.people["deputy"]])
    Job.objects.create(
        county_code=COUNTY_CODE,
        kind="read_scheme",
        state="failed",
        message="方案“青禾”读不了",
        by=county.people["office"],
    )

    page = admin.get(PAGE)

    assert "过 15 分钟自己解开" in page.text
    settings.AXES_COOLOFF_TIME = 0.5
    assert "过 30 分钟自己解开" in admin.get(PAGE).text
    assert [row.username for row in page.context["accounts"]["locked"]] == ["head"]
    (reset,) = page.context["accounts"]["resets"]
    assert (reset["whom"], reset["by"]) == ("校内分工人员甲（deputy）", "督导室工作人甲（office）")
    assert [job["what"] for job in page.context["work"]["failed"]] == ["读方案文件"]
    assert "青禾" not in page.content.decode()


def test_slip_takes_the_account_off_the_list(admin, client, county):
    for _ in range(5):
        type(client)().post("/sign-in/", {"username": "head", "password": "wrong"})
    services.issue_slips(by=county.people["office"], users=[county.people["head"]])

    assert list(admin.get(PAGE).context["accounts"]["locked"]) == []


def test_installation_and_head_of_the_trail_are_named(admin, county):
    make_problem(county, title="不该看到的")

    text = admin.get(PAGE).content.decode()

    assert [word for word in (str(settings.DATA_DIR), head_of(COUNTY_CODE)) if word not in text] == []
    assert "不该看到的" not in text


def test_other_county_is_not_counted(admin):
    before = admin.get(PAGE).context["accounts"]["counts"]
    other = make_county(county_code="990102", prefix="远山")
    services.issue_slips(by=other.people["office"], users=[other.people["head"]])

    page = admin.get(PAGE)
    assert (page.context["accounts"]["counts"], page.context["accounts"]["resets"]) == (before, [])
