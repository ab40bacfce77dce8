"""The same documents as other files: by LibreOffice, and as pictures of their pages, clean and poor."""

import io
import os
import shutil
import subprocess
from pathlib import Path

FILTERS = {"doc": "doc:MS Word 97", "pdf": "pdf:writer_pdf_Export", "html": "html:HTML (StarWriter)"}
FILTERS |= {"rtf": "rtf:Rich Text Format", "odt": "odt:writer8"}
CLEAN_DOTS, POOR_DOTS = 200, 150  # a inch


def office() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def rendered(papers: list[Path], kind: str, folder: Path) -> dict[str, Path]:
    """Name → file in another format ("doc", "pdf", "html"), all made by one run of LibreOffice."""
    made = folder / kind
    command = [office(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    subprocess.run(
        [*command, "--convert-to", FILTERS[kind], "--outdir", str(made), *map(str, papers)],
        check=True, capture_output=True, timeout=600, env=os.environ | {"HOME": str(folder)},
    )  # fmt: skip
    return {paper.stem: made / f"{paper.stem}.{kind}" for paper in papers}


def scanned(pdf: Path, target: Path, *, poor: bool = False, pages: int | None = None) -> Path:
    """A PDF of nothing but pictures; `poor` is crooked, blurred, grey, noisy and badly compressed."""
    import pypdfium2
    from PIL import Image

    dots = POOR_DOTS if poor else CLEAN_DOTS
    images = []
    document = pypdfium2.PdfDocument(str(pdf))
    for number in range(min(len(document), pages or len(document))):
        grey = document[number].render(scale=dots / 72, grayscale=True).to_numpy().squeeze()
        images.append(_spoiled(grey, number) if poor else Image.fromarray(grey))
    images[0].save(target, save_all=True, append_images=images[1:], resolution=dots)
    return target


def _spoiled(grey, seed: int):
    import cv2
    import numpy
    from PIL import Image

    chance = numpy.random.default_rng(seed)
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), chance.uniform(-1.2, 1.2), 1)
    grey = cv2.GaussianBlur(cv2.warpAffine(grey, turn, (width, height), borderValue=255), (3, 3), 0.8)
    grey = numpy.clip(grey * 0.85 + 20 + chance.normal(0, 12, grey.shape), 0, 255).astype("uint8")
    held = io.BytesIO()
    Image.fromarray(grey).save(held, "JPEG", quality=45)
    return Image.open(io.BytesIO(held.getvalue()))
