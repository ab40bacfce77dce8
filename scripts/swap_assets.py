"""swap_assets.py NEW LIVE: each file of NEW takes its place in LIVE at once, by a rename; what NEW lacks goes last.

Both on one disk. Packed forms go first, because the address of a file names the content of the plain one.
"""

import sys
from pathlib import Path


def files_of(folder: Path) -> list[Path]:
    """Paths within the folder, packed forms first."""
    found = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    return sorted(found, key=lambda path: (path.suffix != ".gz", path))


def swap(new: Path, live: Path) -> None:
    coming = files_of(new)
    for path in coming:
        (live / path).parent.mkdir(parents=True, exist_ok=True)
        (new / path).replace(live / path)
    for path in files_of(live):
        if path not in coming:
            (live / path).unlink()


if __name__ == "__main__":
    swap(Path(sys.argv[1]), Path(sys.argv[2]))
