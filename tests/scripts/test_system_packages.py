import os
import subprocess
import sys

import pytest

from tests.house.files import PROJECT

SCRIPT = PROJECT / "scripts" / "system_packages.py"


def look(tmp_path, **environment):
    """Run the look-up where PATH holds nothing, so that no program is found on it."""
    clean = {name: value for name, value in os.environ.items() if name != "DUDAO_ALLOW_SKIP"}
    return subprocess.run(
        [sys.executable, SCRIPT, "--check"],
        env=clean | {"PATH": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_missing_fails_with_the_command_to_run(tmp_path):
    looked = look(tmp_path)

    assert looked.returncode == 1
    assert "sudo apt-get install chromium libreoffice-writer libreoffice-calc" in looked.stderr
    assert "DUDAO_ALLOW_SKIP=chromium,libreoffice" in looked.stderr


@pytest.mark.parametrize(("allowed", "code"), [("chromium,libreoffice,postgresql", 0), ("chromium,postgresql", 1)])
def test_only_what_is_named_may_stay_missing(tmp_path, allowed, code):
    assert look(tmp_path, DUDAO_ALLOW_SKIP=allowed).returncode == code
