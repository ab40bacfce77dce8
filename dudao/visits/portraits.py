"""A photograph for a plate: what is published carries nothing but the picture, neither place nor time nor camera."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from dudao.lib.statetable import NotAllowed

LARGEST = 10 * 1024 * 1024
MOST_PIXELS = 60_000_000
SIDE = 900  # pixels; a plate shows it 40 mm wide
TOO_LARGE = "照片的尺寸太大，请缩小后再传。"
MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def portrait(content: bytes) -> bytes:
    """The picture as a small JPEG without any data about it, upright as it was held.

    :raises NotAllowed: not a png or jpg, damaged, or too large.
    """
    if not content.startswith(MARKS):
        raise NotAllowed("照片要 jpg 或 png 格式，请换一张。")
    if len(content) > LARGEST:
        raise NotAllowed("照片超过 10 MB，请压缩后再传。")
    upright = _opened(content)
    upright.thumbnail((SIDE, SIDE))
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright.getchannel("A"))
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=85)
    return out.getvalue()


def _opened(content: bytes) -> Image.Image:
    """A picture may say that it is enormous: its size is asked before anything of it is unpacked."""
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAllowed(TOO_LARGE)
            picture.draft("RGB", (2 * SIDE, 2 * SIDE))  # a JPEG is unpacked no larger than needed
            return ImageOps.exif_transpose(picture).convert("RGBA")
    except NotAllowed:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotAllowed(TOO_LARGE) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise NotAllowed("这张照片打不开，可能没有传完整，请换一张。") from None
