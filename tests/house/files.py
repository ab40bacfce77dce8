"""What the house tests look at: the tracked files, and the source of the package."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parent.parent.parent
PACKAGE = PROJECT / "dudao"


def tracked() -> list[Path]:
    """Every file under version control that is still there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True, text=True).stdout
    return [PROJECT / name for name in listed.split("\0") if name and (PROJECT / name).is_file()]


def sources(pattern: str = "**/*.py") -> Iterator[tuple[str, str, ast.Module]]:
    """(name, text, tree) of the package's files, without migrations."""
    for path in sorted(PACKAGE.glob(pattern)):
        if "migrations" not in path.parts:
            text = path.read_text("utf-8")
            yield path.relative_to(PROJECT).as_posix(), text, ast.parse(text)


def templates() -> list[Path]:
    return sorted(PACKAGE.glob("**/templates/**/*.html"))


def named(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()
