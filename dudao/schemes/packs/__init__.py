"""Schemes that come with the product as data: codes, dates, numbers and offices of a document, in words of our own."""

import json
from pathlib import Path

from dudao.lib.statetable import NotAllowed

FOLDER = Path(__file__).parent


def titles() -> dict[str, str]:
    """Name of each pack and the title of its scheme."""
    return {path.stem: json.loads(path.read_text("utf-8"))["title"] for path in sorted(FOLDER.glob("*.json"))}


def load(name: str) -> dict:
    """The pack in the shape of a reading.

    :raises NotAllowed: there is none of this name.
    """
    path = FOLDER / f"{name}.json"
    if path not in FOLDER.glob("*.json"):
        raise NotAllowed("没有这个方案包，请从列出的里面选。")
    return json.loads(path.read_text("utf-8"))
