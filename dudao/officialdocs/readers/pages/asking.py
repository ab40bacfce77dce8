"""Asking the process of worker.py, and what its answer means."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..blocks import Source
from ..bounded import TooMuch, python_command, run_bounded
from ..errors import UnreadableDocument
from .carried import unpacked

LIMITS = {
    "pdf": (30, 90, 300),
    "ofd": (30, 90, 300),
    "scan": (1800, 3600, 3000),
}  # seconds of the processor, by the clock; megabytes
HEAVY = "这份文件太大或太复杂，读不下来，请删去多余的图片和页，或者找到原来的 Word 文件，另存为 .docx 后再传。"


def ask(kind: str, content: bytes, progress: Callable[[int, int], None], pages: int | None = None) -> Source:
    """Blocks of a PDF ("pdf"), an OFD ("ofd") or of pictures ("scan"), at most the first `pages`.

    `progress(page, of)` is called for each page. Raises UnreadableDocument with one sentence.
    """
    answer: dict[str, Any] = {}

    def heard(line: str) -> None:
        try:
            said = json.loads(line)
        except ValueError:
            return
        if "progress" in said:
            progress(*said["progress"])
        else:
            answer.update(said)

    seconds, wall, megabytes = LIMITS[kind]
    with tempfile.TemporaryDirectory(prefix="dudao-read-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        command = python_command(
            "dudao.officialdocs.readers.pages.worker", kind, str(path), *([str(pages)] if pages else [])
        )
        try:
            run_bounded(
                command, folder=Path(folder), seconds=seconds, wall_seconds=wall, megabytes=megabytes, heard=heard
            )
        except TooMuch:
            raise UnreadableDocument(HEAVY) from None
    if "source" in answer:
        return unpacked(answer["source"])
    raise UnreadableDocument(answer.get("refused", HEAVY))
