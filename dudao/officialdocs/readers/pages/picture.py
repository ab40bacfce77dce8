"""The picture of a page: put straight, and the rules of its tables found."""

from typing import Any

from .sheet import Ruled

LARGEST_SLANT, STEP, FINE_STEP = 3.0, 0.25, 0.05  # degrees
SMALL = 1000  # pixels are enough to see a slant
SHORTEST_ACROSS, SHORTEST_DOWN = 28.0, 17.0  # points: shorter strokes belong to letters
SNAP = 3.0
# (points smeared, grey steps darker than the paper around): paper that is clean, and paper that is not
CLEAN, SPECKLED = (0.5, 8), (2.0, 5)
NOISE = 0.5  # grey steps between a dot and those around it, on most of the page


def straightened(image: Any) -> Any:
    """The picture turned so that its lines lie level; a slant too small to matter is left."""
    import cv2  # noqa: PLC0415  lazy: comes with the extra ocr
    import numpy  # noqa: PLC0415  lazy: only for scans

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if image.ndim == 3 else image
    scale = SMALL / max(grey.shape)
    small = 255 - cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]

    def level(angle: float) -> float:
        rows = _turned(cv2, small, angle, 0).sum(axis=1, dtype=numpy.float64)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    count = int(LARGEST_SLANT / STEP)
    coarse = max((STEP * number for number in range(-count, count + 1)), key=level)
    angle = max((coarse + FINE_STEP * number for number in range(-5, 6)), key=level)
    return image if abs(angle) < 2 * FINE_STEP else _turned(cv2, image, angle, 255)


def _turned(cv2: Any, image: Any, angle: float, paper: int) -> Any:
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(
        image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(paper,) * 3
    )


def rules_in(image: Any, point: float) -> list[Ruled]:
    """Tables whose cells are closed by rules; `point` is how many pixels a point has."""
    import cv2  # noqa: PLC0415  lazy: comes with the extra ocr
    from pdfplumber.table import (  # noqa: PLC0415  lazy: only for scans
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if image.ndim == 3 else image
    smear, darker = SPECKLED if _noise(cv2, grey) > NOISE else CLEAN
    edges = [edge for across in (True, False) for edge in _edges(cv2, 255 - grey, point, across, smear, darker)]
    edges = merge_edges(edges, SNAP, SNAP, 2 * SNAP, 2 * SNAP)
    cells = intersections_to_cells(edges_to_intersections(edges, 2 * SNAP, 2 * SNAP))
    return [Ruled([(tuple(map(float, cell)), []) for cell in table]) for table in cells_to_tables(cells)]  # type: ignore[misc]


def _noise(cv2: Any, grey: Any) -> float:
    """How much dots differ from those around them where nothing is written."""
    import numpy  # noqa: PLC0415  lazy: only for scans

    return float(numpy.median(cv2.absdiff(grey, cv2.medianBlur(grey, 3))))


def _edges(cv2: Any, ink: Any, point: float, across: bool, smear: float, darker: int) -> list[dict[str, Any]]:
    """Long strokes in one direction as pdfplumber's edges, in points."""
    length = round((SHORTEST_ACROSS if across else SHORTEST_DOWN) * point)
    bridge = max(3, round(1.5 * point))
    along = max(1, round(smear * point))
    # smeared a little in its own direction a rule stays and the noise of the paper fades
    smeared = cv2.blur(ink, (along, 1) if across else (1, along))
    dark = cv2.adaptiveThreshold(smeared, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 31, -darker)
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (length, 1) if across else (1, length))
    near = cv2.getStructuringElement(cv2.MORPH_RECT, (bridge, 3) if across else (3, bridge))
    strokes = cv2.morphologyEx(cv2.morphologyEx(dark, cv2.MORPH_CLOSE, near), cv2.MORPH_OPEN, kernel)
    found = []
    for outline in cv2.findContours(strokes, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
        x, y, width, height = (value / point for value in cv2.boundingRect(outline))
        if (height if across else width) > 4:
            continue
        middle = y + height / 2 if across else x + width / 2
        found.append({
            "x0": x if across else middle, "x1": x + width if across else middle,
            "top": middle if across else y, "bottom": middle if across else y + height,
            "width": width if across else 0, "height": 0 if across else height,
            "orientation": "h" if across else "v", "object_type": "line",
        })  # fmt: skip
    return found
