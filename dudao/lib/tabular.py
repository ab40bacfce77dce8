"""The first sheet of a workbook, or a CSV file, as rows of text."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .archives import MEGABYTE, OLE, ZIP, BadArchive, Limits, is_locked_office, open_archive
from .statetable import NotAllowed

MAX_FILE = 10 * MEGABYTE
LIMITS = Limits(entries=3000, total=120 * MEGABYTE, part=120 * MEGABYTE)
MAX_ROWS, MAX_COLUMNS = 5000, 60
SECONDS = 25
SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx 或 .csv 后再传。"
OTHERS = (
    (b"%PDF", " PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"Rar!", "压缩包"),
    (b"{\\rtf", " RTF 文件"),
)
REFUSALS = {
    "locked": "表格加了密码，请取消密码，另存后再传。",
    "large": "表格的范围大得不正常，请把有用的行和列复制到新表里再传。",
    "macros": "表格带有宏，不能接收；请另存为不带宏的 .xlsx 后再传。",
    "broken": f"这个表格打不开，可能没有存好；{SAVE_AS}",
}
Corner = tuple[int, int]


@dataclass(frozen=True)
class Table:
    """``rows[i]`` is line i + 1 of the file, cut at its last filled cell; ``torn``: lines with cells merged across."""

    rows: list[list[str]]
    torn: frozenset[int] = field(default_factory=frozenset)


def read_table(content: bytes) -> Table:
    """Rows of the first sheet that is not empty.

    A cell merged downwards counts for every line that it covers; cells merged across are reported in ``torn``.

    :raises NotAllowed: no table, too large, locked, broken; one sentence that says what to do.
    """
    if not content.strip():
        raise NotAllowed("这是空文件，请重新选择。")
    if len(content) > MAX_FILE:
        raise NotAllowed("文件超过 10 MB，名册不该这么大；请去掉图片和多余的工作表再传。")
    for signature, what in OTHERS:
        if content.startswith(signature):
            raise NotAllowed(f"这是{what}，不是表格；{SAVE_AS}")
    table = _workbook(content) if content.startswith((ZIP, OLE)) else Table(_csv(content))
    _check_size(table.rows)
    return table


def _check_size(rows: list[list[str]]) -> None:
    if not any(any(row) for row in rows):
        raise NotAllowed("表里一个字也没有，请检查后重新选择。")
    if len(rows) > MAX_ROWS:
        raise NotAllowed(f"表有 {len(rows)} 行，一次最多收 {MAX_ROWS} 行，请分几个文件传。")
    if max(map(len, rows)) > MAX_COLUMNS:
        raise NotAllowed(f"表超过 {MAX_COLUMNS} 列，不像名册；请下载模板，把内容贴进去再传。")


# ── workbooks ────────────────────────────────────────────────────────────
def _workbook(content: bytes) -> Table:
    _check_archive(content)
    said = _read_apart(content)
    if "refused" in said:
        raise NotAllowed(REFUSALS[said["refused"]])
    return _unmerged(said["rows"], said["merged"])


def _read_apart(content: bytes) -> dict[str, Any]:
    """What workbook_rows.py says; where it ran out of memory or time it says nothing."""
    command = [sys.executable, "-I", str(Path(__file__).with_name("workbook_rows.py"))]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return {"refused": "large"}
    return json.loads(done.stdout) if done.returncode == 0 else {"refused": "large"}


def _check_archive(content: bytes) -> None:
    if is_locked_office(content):
        raise NotAllowed(REFUSALS["locked"])
    if content.startswith(OLE):
        return
    try:
        names = set(open_archive(content, LIMITS).namelist())
    except BadArchive as refused:
        raise NotAllowed(REFUSALS[refused.fault]) from None
    if not any(name.startswith("xl/") for name in names) and "content.xml" not in names:
        raise NotAllowed(f"这是压缩包或别的文件，不是表格；{SAVE_AS}")


def _unmerged(rows: list[list[str]], ranges: list[tuple[Corner, Corner]]) -> Table:
    torn: set[int] = set()
    for (top, left), (bottom, right) in ranges:
        if right > left:
            torn |= set(range(top + 1, min(bottom, len(rows)) + 2))
            continue
        above = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        for line in range(top + 1, min(bottom, len(rows) - 1) + 1):
            rows[line] += [""] * (left + 1 - len(rows[line]))
            rows[line][left] = above
    return Table([_cut(row) for row in rows], frozenset(torn))


# ── text ─────────────────────────────────────────────────────────────────
def _csv(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    head = text[:2000].splitlines()[:3]
    delimiter = max(",\t;，", key=lambda mark: sum(line.count(mark) for line in head))
    try:
        return [
            _cut([" ".join(cell.split()) for cell in row]) for row in csv.reader(io.StringIO(text), delimiter=delimiter)
        ]
    except csv.Error:
        raise NotAllowed(f"这个 CSV 文件断行乱了，读不下去；{SAVE_AS}") from None


def _decoded(content: bytes) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if wide else ["utf-8-sig", "gb18030"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise NotAllowed(f"文字编码认不出来（不是 UTF-8，也不是国标码）；{SAVE_AS}")


def _cut(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row = row[:-1]
    return row
