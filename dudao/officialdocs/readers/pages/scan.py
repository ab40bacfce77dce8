"""Pictures of pages (scanned PDF, photographs) into pages of lines. Runs in a process of its own: see worker.py.

Needs the extra `ocr`; the models lie in its package, nothing is fetched.
"""

from collections.abc import Callable, Iterator
from typing import Any

from ..errors import UnreadableDocument
from .guessed import mended
from .picture import rules_in, straightened
from .sheet import Line, Sheet

DOTS = 160 / 72  # pixels a point: smaller and the small print of tables is lost, larger and only the time grows
A4 = 595.0
MAX_PAGES = 120
MAX_PIXELS = 40_000_000
LEAST_SURE = 0.5
BROKEN = "这张图片或扫描件打不开，可能没有传完整，请重新扫描成 PDF 再传。"
TOO_LONG = f"这份扫描件超过 {MAX_PAGES} 页，请只留下方案那几页再传。"

Progress = Callable[[int, int], None]


def scanned_sheets(path: str, progress: Progress, pages: int | None = None) -> list[Sheet]:
    """Pages of a scanned PDF or of a picture file, recognised; lengths in points.

    `progress(page, of)` before each page. Raises UnreadableDocument with one sentence.
    """
    written = {sheet.number: sheet for sheet in _written(path, pages)}
    engine = None
    found = []
    for number, (total, image) in enumerate(_images(path, pages), 1):
        progress(number, total)
        own = written.get(number)
        if own is None or own.picture:
            engine = engine or _engine()
            own = _recognised(engine, image, number)
        found.append(own)
    return found


def _written(path: str, pages: int | None) -> list[Sheet]:
    """Pages of a PDF as far as they hold writing: only the others are pictures."""
    if not _is_pdf(path):
        return []
    from .pdf import sheets_of  # noqa: PLC0415  lazy: only for PDF

    return sheets_of(path, lambda done, total: None, pages)


def _is_pdf(path: str) -> bool:
    with open(path, "rb") as file:
        return file.read(5) == b"%PDF-"


def _engine() -> Any:
    from rapidocr import RapidOCR  # noqa: PLC0415  lazy: an extra, and slow to load

    return RapidOCR(params={"Global.use_cls": False, "Global.log_level": "critical"})


def _images(path: str, pages: int | None) -> Iterator[tuple[int, Any]]:
    """(how many in all, picture as an array of grey values or colours), page after page."""
    if _is_pdf(path):
        yield from _pages_of_pdf(path, pages)
    else:
        yield from _pages_of_picture(path, pages)


def _pages_of_pdf(path: str, pages: int | None) -> Iterator[tuple[int, Any]]:
    import pypdfium2  # noqa: PLC0415  lazy: only for scans

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        raise UnreadableDocument(BROKEN) from None
    count = len(document)
    if count > MAX_PAGES:
        raise UnreadableDocument(TOO_LONG)
    for number in range(min(count, pages or count)):
        page = document[number]
        width, height = page.get_size()
        scale = min(DOTS * A4 / max(min(width, height), 1), (MAX_PIXELS / max(width * height, 1)) ** 0.5)
        yield min(count, pages or count), page.render(scale=scale).to_numpy()
        page.close()


def _pages_of_picture(path: str, pages: int | None) -> Iterator[tuple[int, Any]]:
    import numpy  # noqa: PLC0415  lazy: only for scans
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415  lazy: only for scans

    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with Image.open(path) as picture:
            count = getattr(picture, "n_frames", 1)
            if count > MAX_PAGES:
                raise UnreadableDocument(TOO_LONG)
            for number in range(min(count, pages or count)):
                picture.seek(number)
                frame = ImageOps.exif_transpose(picture).convert("RGB")
                shrink = DOTS * A4 / max(min(frame.size), 1)
                if shrink < 1:
                    frame = frame.resize((round(frame.width * shrink), round(frame.height * shrink)))
                yield min(count, pages or count), numpy.asarray(frame)[:, :, ::-1].copy()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        raise UnreadableDocument(BROKEN) from None


def _recognised(engine: Any, image: Any, number: int) -> Sheet:
    """A page of lines in points, as if its short side were that of A4."""
    image = straightened(image)
    height, width = image.shape[:2]
    point = min(width, height) / A4
    sheet = Sheet(number, width / point, height / point, picture=True)
    outcome = engine(image, return_word_box=True)
    lines = []
    if outcome.txts:
        every = zip(outcome.boxes, outcome.txts, outcome.scores, outcome.word_results, strict=False)
        for box, text, score, signs in every:
            if text.strip() and score >= LEAST_SURE:
                lines.append(_line(box, mended(text, signs), float(score), point))
    _even_out(lines)
    sheet.place_tables(rules_in(image, point), sorted(lines, key=lambda line: (line.top, line.x0)))
    return sheet


def _line(box: Any, text: str, score: float, point: float) -> Line:
    xs, ys = [float(x) / point for x, _ in box], [float(y) / point for _, y in box]
    return Line(text.strip(), min(xs), max(xs), min(ys), max(ys), max(ys) - min(ys), score)


def _even_out(lines: list[Line]) -> None:
    """Heights of boxes waver: sizes are taken from the width of long lines, and like sizes made equal."""
    long = [line for line in lines if len(line.text) >= 10]
    ratios = sorted((line.x1 - line.x0) / _signs(line.text) / line.size for line in long)
    ratio = ratios[len(ratios) // 2] if ratios else 0.8
    sizes = sorted(line.size * ratio for line in long or lines)
    usual = sizes[len(sizes) // 2] if sizes else 12.0
    for line in lines:
        is_long = len(line.text) >= 6
        size = (line.x1 - line.x0) / _signs(line.text) if is_long else line.size * ratio
        line.size = usual if abs(size - usual) <= (0.25 if is_long else 0.45) * usual else size


def _signs(text: str) -> float:
    """The width of a text in Chinese signs."""
    return max(1.0, sum(0.55 if sign.isascii() else 1.0 for sign in text))
