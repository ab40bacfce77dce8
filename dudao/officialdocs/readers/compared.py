"""What another program reads in an old Word file, held against what was read: what is lacking becomes a warning."""

import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from dudao.officialdocs.shapes import Notice

from .blocks import Source
from .bounded import TooMuch, run_bounded

LEAST = 8  # Chinese signs: shorter pieces are page numbers and cells
SECONDS, MEGABYTES = 10, 256
KIND = "conversion_differs"


def differences(source: Source, texts: Iterable[str], deleted: str = "") -> list[Notice]:
    """One warning when pieces of `texts` stand nowhere in the blocks; `deleted` is text that was struck out."""
    known = _bare("".join(_all_texts(source)) + deleted)
    pieces = [_bare(line) for text in texts for line in text.split("\n")]
    lost = list(dict.fromkeys(piece for piece in pieces if len(piece) >= LEAST and piece not in known))
    if not lost:
        return []
    shown = "、".join(f"“{piece[:12]}…”" for piece in lost[:3])
    return [Notice(KIND, f"旧版文件转换后少了 {len(lost)} 处文字（{shown}），请对照原件补上")]


def antiword_text(content: bytes) -> list[str]:
    """What antiword reads, its tables left out (it draws them over lines); nothing where it is not installed."""
    program = shutil.which("antiword")
    if not program:
        return []
    lines: list[str] = []
    with tempfile.TemporaryDirectory(prefix="dudao-read-", ignore_cleanup_errors=True) as place:
        path = Path(place) / "in.doc"
        path.write_bytes(content)
        command = [program, "-m", "UTF-8.txt", "-w", "0", str(path)]
        try:
            code = run_bounded(
                command, folder=Path(place), seconds=SECONDS, wall_seconds=3 * SECONDS, megabytes=MEGABYTES,
                heard=lines.append,
            )  # fmt: skip
        except TooMuch:
            return []
    return [] if code else [line for line in lines if "|" not in line]


def _all_texts(source: Source) -> Iterable[str]:
    yield from source.aside
    for block in source.blocks:
        if block.grid is None:
            yield block.text
        else:
            yield from (cell.text for cell in {id(cell): cell for row in block.grid.rows for cell in row}.values())


def _bare(text: str) -> str:
    """Chinese signs only: numbers may be drawn by the program, blanks and marks differ."""
    return re.sub(r"[^一-鿿]", "", text)
