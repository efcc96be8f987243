"""Takes out of a file what nobody meant to hand in: where a photograph or film was taken."""

import io
import re

from PIL import Image, ImageOps

IMAGE_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
MOST_PIXELS = 60_000_000
BROKEN = (OSError, SyntaxError, ValueError)
"""What Pillow raises at files that are no pictures, or only half of one."""
PLACE_IN_FILM = re.compile(rb"[+-]\d{2}\.\d{2,}[+-]\d{3}\.\d{2,}(?:[+-]\d+(?:\.\d+)?)?/")
"""A place as ISO 6709 writes it, which telephones put in films."""


class UnreadableFileError(Exception):
    """The file is broken, or too large to open."""


def cleaned(content: bytes, content_type: str) -> bytes:
    """The content without places and notes. Raises `UnreadableFileError`.

    A picture is drawn anew, the right way up; of a text, the bytes are made UTF-8.
    """
    if image_format := IMAGE_FORMATS.get(content_type):
        return _drawn_anew(content, image_format)
    if content_type == "video/mp4":
        return PLACE_IN_FILM.sub(lambda place: b" " * len(place[0]), content)
    if content_type.startswith("text/"):
        return _as_utf_8(content)
    return content


def _drawn_anew(content: bytes, image_format: str) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=[image_format]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise UnreadableFileError
            upright = ImageOps.exif_transpose(image)
    except (*BROKEN, Image.DecompressionBombError) as error:
        raise UnreadableFileError from error
    colours = upright.info.get("icc_profile")
    if upright.mode in ("P", "PA") or "transparency" in upright.info:
        upright = upright.convert("RGBA")
    # What is left in `info` would be written along: comments, and the place.
    upright.info.clear()
    drawn = io.BytesIO()
    upright.save(drawn, image_format, icc_profile=colours, quality=88, optimize=True)
    return drawn.getvalue()


def _as_utf_8(content: bytes) -> bytes:
    try:
        return content.decode("utf-8-sig").encode()
    except UnicodeDecodeError:
        # What Excel in Sweden writes; every byte means something in it.
        return content.decode("cp1252", errors="replace").encode()
