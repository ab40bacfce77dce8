"""A code that a camera reads, as one SVG element without style attributes (the pages allow none)."""

import io

import segno


def qr_svg(address: str, *, title: str, css: str | None = None, border: int = 2, scale: int | None = None) -> str:
    """The code that leads to ``address``; ``title`` is read aloud. Without ``scale`` it fills its frame."""
    out = io.BytesIO()
    size = {"omitsize": True} if scale is None else {"scale": scale}
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=border, light="#fff", xmldecl=False, svgns=True, nl=False, svgclass=css, lineclass=None,
        title=title, **size,
    )  # fmt: skip
    return out.getvalue().decode()
