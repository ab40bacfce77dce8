"""Scripts and styles that are replaced while the server runs: never cut off, never half."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest
from django.http import Http404
from django.test import RequestFactory

from dudao.web.assets import FreshAssets

PROJECT = Path(__file__).parents[2]
OLD, NEW = "old();", "new_and_longer();" * 40
URL = "/static/app.js"


def write(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "app.js").write_text(text)
    (folder / "app.js.gz").write_bytes(gzip.compress(text.encode()))


@pytest.fixture
def live(tmp_path):
    write(tmp_path / "live", OLD)
    return tmp_path / "live"


@pytest.fixture
def server(live, settings):
    """What a server that was started with the old files answers with."""
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False
    settings.STATIC_ROOT, settings.STATIC_URL = str(live), "/static/"

    def nothing(_request):
        raise Http404

    return FreshAssets(nothing)


def asked(server, **headers) -> tuple[bytes, int]:
    answer = server(RequestFactory().get(URL, headers=headers))
    return b"".join(answer.streaming_content), int(answer["Content-Length"])


def swap(new: Path, live: Path) -> None:
    subprocess.run([sys.executable, PROJECT / "scripts/swap_assets.py", new, live], check=True)


def test_a_replaced_script_is_sent_whole(server, live, tmp_path):
    assert asked(server) == (OLD.encode(), len(OLD))
    write(tmp_path / "new", NEW)
    swap(tmp_path / "new", live)
    assert asked(server) == (NEW.encode(), len(NEW))
    packed, length = asked(server, accept_encoding="gzip")
    assert (gzip.decompress(packed), len(packed)) == (NEW.encode(), length)


def test_a_packed_form_that_is_gone_is_asked_for_no_more(server, live):
    (live / "app.js.gz").unlink()
    assert asked(server, accept_encoding="gzip") == (OLD.encode(), len(OLD))


def test_a_script_that_is_gone_is_not_there(server, live):
    for file in live.iterdir():
        file.unlink()
    with pytest.raises(Http404):
        server(RequestFactory().get(URL))


def test_the_swap_takes_out_what_is_built_no_more(live, tmp_path):
    (live / "old.css").write_text("a")
    (tmp_path / "new/fonts").mkdir(parents=True)
    (tmp_path / "new/fonts/a.woff").write_text("b")
    write(tmp_path / "new", NEW)
    swap(tmp_path / "new", live)
    names = sorted(path.relative_to(live).as_posix() for path in live.rglob("*") if path.is_file())
    assert names == ["app.js", "app.js.gz", "fonts/a.woff"]
    assert (live / "app.js").read_text() == NEW
