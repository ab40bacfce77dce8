import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError

from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

from .models import FileUse, StoredFile

MAX_BYTES = 50 * 1024 * 1024


def path_of(sha256: str) -> Path:
    return Path(settings.FILES_DIR) / sha256[:2] / sha256[2:4] / sha256


def write_content(content: bytes) -> str:
    """Put ``content`` under its SHA-256, durably; the same content twice is one file. Returns the digest."""
    digest = hashlib.sha256(content).hexdigest()
    target = path_of(digest)
    if target.exists():
        return digest
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return digest


@transaction.atomic
def keep_file(
    *,
    by,
    county_code: str,
    unit,
    kind: str,
    reference: str,
    name: str,
    content: bytes,
    media_type: str = "application/octet-stream",
) -> FileUse:
    """Keep a file and say what it belongs to. Audited with its digest, never with its content.

    :raises NotAllowed: empty, or larger than 50 MB.
    """
    if not content:
        raise NotAllowed(f"“{name}”是空文件，请重新选择。")
    if len(content) > MAX_BYTES:
        raise NotAllowed(f"“{name}”超过 50 MB，请压缩后再传。")
    digest = write_content(content)
    transaction.on_commit(lambda: _write_again(content))
    _hold(StoredFile(sha256=digest, size=len(content), media_type=media_type))
    use = FileUse.objects.create(
        county_code=county_code, unit=unit, stored_id=digest, kind=kind, reference=str(reference),
        name=Path(name).name[:200], uploaded_by=by,
    )  # fmt: skip
    audit.record(
        county_code=county_code,
        by=by,
        act="file.keep",
        subject=use,
        payload={"sha256": digest, "kind": kind, "reference": str(reference)},
    )
    return use


@transaction.atomic
def forget_file(*, by, use: FileUse) -> None:
    """Take a file out of its place, and its content with it unless another place holds the same. Audited.

    :raises NotAllowed: something else points to this file.
    """
    digest, county_code, kind = use.stored_id, use.county_code, use.kind
    list(StoredFile.objects.select_for_update().filter(sha256=digest))  # whoever keeps the same now waits, or is seen
    subject = audit.subject_of(use)
    try:
        use.delete()
    except ProtectedError:
        raise NotAllowed("这份文件已经用在别处，不能去掉。") from None
    if not FileUse.objects.filter(stored_id=digest).exists():
        StoredFile.objects.filter(sha256=digest).delete()
        transaction.on_commit(lambda: _drop_content(digest))
    audit.record(county_code=county_code, by=by, act="file.forget", subject=subject, payload={"kind": kind})


def _hold(stored: StoredFile) -> None:
    """The row of this content, held until the transaction ends: it is not dropped between here and its first use."""
    while not list(StoredFile.objects.select_for_update(no_key=True).filter(sha256=stored.sha256)):
        StoredFile.objects.bulk_create([stored], ignore_conflicts=True)


@contextmanager
def _alone() -> Iterator[None]:
    """One at a time puts content in its place or takes it away, over all processes."""
    folder = Path(settings.FILES_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "files.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _write_again(content: bytes) -> None:
    """Now that the row stands: somebody may have dropped the same content since it was written."""
    with _alone():
        write_content(content)


def _drop_content(digest: str) -> None:
    """Content that was kept anew since its row went stays."""
    with _alone():
        if not StoredFile.objects.filter(sha256=digest).exists():
            path_of(digest).unlink(missing_ok=True)


def read_content(use: FileUse) -> bytes:
    return path_of(use.stored_id).read_bytes()
