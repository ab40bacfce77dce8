"""Looks for the system's programs that the tests drive, and installs what is missing where it may.

Usage: python3 scripts/system_packages.py [--check]
As root on Debian or Ubuntu the missing packages are installed; otherwise the command to run is printed and the exit
code is 1. DUDAO_ALLOW_SKIP=chromium,libreoffice,postgresql names what may stay missing. Standard library only: this
runs before there is an environment.
"""

import os
import shutil
import subprocess
import sys
from glob import glob

PACKAGES = {
    "chromium": ["chromium"],
    "libreoffice": ["libreoffice-writer", "libreoffice-calc"],
    "postgresql": ["postgresql", "postgresql-client"],
    "fonts": ["fontconfig", "fonts-noto-cjk"],
}


def has_chinese_fonts() -> bool:
    if not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False).stdout.strip())


def is_there(tool: str) -> bool:
    if tool == "chromium":
        return any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    if tool == "libreoffice":
        return any(map(shutil.which, ("soffice", "libreoffice")))
    if tool == "postgresql":
        return bool(shutil.which("initdb") or glob("/usr/lib/postgresql/*/bin/initdb"))
    return has_chinese_fonts()


def missing() -> list[str]:
    """Tools that are neither there nor allowed to be skipped; fonts matter to Chromium and LibreOffice only."""
    skip = set(os.environ.get("DUDAO_ALLOW_SKIP", "").split(","))
    if {"chromium", "libreoffice"} <= skip:
        skip.add("fonts")
    return [tool for tool in PACKAGES if tool not in skip and not is_there(tool)]


def install(packages: list[str]) -> None:
    """As far as it goes: no network, a locked or forbidden apt end in the sentence that names the command."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *packages]):
        try:
            subprocess.run(["apt-get", *command], check=True, env=quiet)
        except (subprocess.CalledProcessError, OSError):
            return


def main() -> int:
    lacking = missing()
    if not lacking:
        return 0
    packages = [package for tool in lacking for package in PACKAGES[tool]]
    if "--check" not in sys.argv and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {' '.join(packages)}", flush=True)
        install(packages)
        lacking = missing()
    if lacking:
        packages = [package for tool in lacking for package in PACKAGES[tool]]
        print(
            f"The tests need {', '.join(lacking)}: run `sudo apt-get install {' '.join(packages)}`, "
            f"or allow the skip with DUDAO_ALLOW_SKIP={','.join(lacking)}.",
            file=sys.stderr,
        )
    return bool(lacking)


if __name__ == "__main__":
    sys.exit(main())
