"""A photograph for a plate: what is published carries nothing but the picture, neither place nor time nor camera."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from dudao.lib.statetable import NotAllowed

LARGEST = 10 * 1024 * 1024
MOST_PIXELS = 60_000_000
SIDE = 900  # pixels; a plate shows it 40 mm wide
MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def portrait(content: bytes) -> bytes:
    """The picture as a small JPEG without any data about it, upright as it was held.

    :raises NotAllowed: not a png or jpg, damaged, or too large.
    """
    if not content.startswith(MARKS):
        raise NotAllowed("照片要 jpg 或 png 格式，请换一张。")
    if len(content) > LARGEST:
        raise NotAllowed("照片超过 10 MB，请压缩后再传。")
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAllowed("照片的尺寸太大，请缩小后再传。")
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as fault:
        if isinstance(fault, NotAllowed):
            raise
        raise NotAllowed("这张照片打不开，可能没有传完整，请换一张。") from None
    upright.thumbnail((SIDE, SIDE))
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright.getchannel("A"))
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=85)
    return out.getvalue()
