import os
import subprocess
import sys

import pytest

from tests.house.files import PROJECT

SCRIPT = PROJECT / "scripts" / "system_packages.py"


def look(tmp_path, *arguments, **environment):
    """Run the look-up where PATH holds next to nothing, so that no program is found on it."""
    clean = {name: value for name, value in os.environ.items() if name != "DUDAO_ALLOW_SKIP"}
    return subprocess.run(
        [sys.executable, SCRIPT, *arguments],
        env=clean | {"PATH": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_missing_fails_with_the_command_to_run(tmp_path):
    check_sentence(look(tmp_path, "--check"))


def check_sentence(looked):
    """One line, whether apt was not asked or did not do it."""
    (line,) = looked.stderr.splitlines()
    assert looked.returncode == 1
    assert line.startswith("The tests need chromium, libreoffice")
    assert "`sudo apt-get install chromium libreoffice-writer libreoffice-calc" in line
    assert "DUDAO_ALLOW_SKIP=chromium,libreoffice" in line


@pytest.mark.parametrize(("body", "mode"), [("#!/bin/sh\nexit 100\n", 0o755), ("not a program", 0o755)])
def test_apt_that_is_not_permitted_ends_in_the_same_sentence(tmp_path, body, mode):
    apt = tmp_path / "apt-get"
    apt.write_text(body)
    apt.chmod(mode)

    check_sentence(look(tmp_path))


@pytest.mark.parametrize(("allowed", "code"), [("chromium,libreoffice,postgresql", 0), ("chromium,postgresql", 1)])
def test_only_what_is_named_may_stay_missing(tmp_path, allowed, code):
    assert look(tmp_path, "--check", DUDAO_ALLOW_SKIP=allowed).returncode == code
