"""What the system administrator's page says: accounts, failed work, where the data lies. Nothing of the business."""

import shutil
from importlib.metadata import PackageNotFoundError, version

from django.conf import settings
from django.db import connection

from dudao.accounts import queries
from dudao.audit import queries as trail
from dudao.jobs.queries import failed_jobs, waiting_jobs

JOBS = {"read_scheme": "读方案文件"}
RESETS = ("account.reset_password", "account.stop", "account.start")
SHOWN = 20


def accounts_of(county_code: str) -> dict:
    """Counts, who is locked out now, and the last resets with who did them."""
    entries = list(trail.search(county_code, acts=RESETS)[:SHOWN])
    whom = {f"user:{entry.subject_ref}" for entry in entries}
    names = queries.names_of_actors(whom | {entry.actor for entry in entries}, county_code)
    return {
        "counts": queries.account_counts(county_code), "locked": queries.locked_now(county_code)[:SHOWN],
        "resets": [
            {"at": entry.at, "act": entry.act, "by": names.get(entry.actor, "命令行"),
             "whom": names.get(f"user:{entry.subject_ref}", "已不在的账号")} for entry in entries
        ],
    }  # fmt: skip


def work_of(county_code: str) -> dict:
    """Failed work by kind and time; its sentence may tell of the business and stays with whoever began it."""
    failed = failed_jobs(county_code)[:SHOWN]
    return {
        "waiting": waiting_jobs(county_code).count(),
        "failed": [{"no": job.pk, "what": JOBS.get(job.kind, job.kind), "at": job.finished_at, "by": job.by}
                   for job in failed],
    }  # fmt: skip


def installation() -> dict:
    """Version, folder, database and the room that is left for them."""
    where = connection.settings_dict
    return {
        "version": _version(), "folder": settings.DATA_DIR, "key": settings.SECRET_KEY_FILE,
        "database": where["NAME"] if connection.vendor == "sqlite" else f"PostgreSQL {where['HOST']} {where['NAME']}",
        "free_gb": shutil.disk_usage(settings.DATA_DIR).free // 2**30, "mail": settings.SENDS_MAIL,
    }  # fmt: skip


def _version() -> str:
    try:
        return version("dudao")
    except PackageNotFoundError:  # run from a folder that was never installed
        return "没有安装"
