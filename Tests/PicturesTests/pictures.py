"""Makes pictures of every kind, and says what is in those that were made of them, by Pillow.

    pictures.py make FOLDER      one file for each case
    pictures.py read FILE...     a line of JSON for each: format, size, metadata, and the colours near its corners
"""

import json
import struct
import sys
import zlib
from pathlib import Path

from PIL import Image, PngImagePlugin

SCRIPT = b"<html><script>alert(1)</script>"


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width, height, pixels, *more):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", zlib.compress(pixels, 9)) + chunk(b"IEND", b"")


def corners(width, height):
    """Red, green, blue and white, from the upper left on."""
    picture = Image.new("RGB", (width, height), "white")
    half, middle = width // 2, height // 2
    picture.paste("red", (0, 0, half, middle))
    picture.paste("lime", (half, 0, width, middle))
    picture.paste("blue", (0, middle, half, height))
    return picture


def secrets(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Secret camera"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (52.0, 30.0, 0.0)
    return exif


def make(folder):
    picture = corners(900, 600)
    # As they are stored, so that each is shown as `corners` once it is turned.
    back = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    for orientation, operation in back.items():
        stored = picture if operation is None else picture.transpose(Image.Transpose(operation))
        for kind, options in (("jpeg", {"comment": SCRIPT}), ("png", {}), ("webp", {"lossless": True, "xmp": SCRIPT})):
            stored.save(folder / f"turned-{orientation}.{kind}", exif=secrets(orientation), **options)
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", SCRIPT.decode())
    texts.add_text("Long", "x" * 1_000_000, zip=True)
    picture.save(folder / "texts.png", pnginfo=texts)
    picture.save(folder / "passes.jpeg", progressive=True)
    picture.convert("CMYK").save(folder / "ink.jpeg")
    picture.convert("P").save(folder / "palette.png")
    for kind in ("png", "webp"):
        clear = picture.convert("RGBA")
        clear.putalpha(0)
        clear.save(folder / f"clear.{kind}", lossless=True)
    Image.new("RGB", (1, 1), "red").save(folder / "one.png")
    corners(1300, 1950).save(folder / "tall.jpeg")
    jpeg = (folder / "turned-1.jpeg").read_bytes()
    (folder / "page-behind.jpeg").write_bytes(jpeg + SCRIPT)
    picture.save(folder / "frames.png", save_all=True, append_images=[picture.rotate(180)])
    # What is refused, by the code in its name.
    for kind in ("jpeg", "png", "webp"):
        whole = (folder / f"turned-1.{kind}").read_bytes()
        (folder / f"broken-cut.{kind}").write_bytes(whole[: len(whole) // 2])
        (folder / f"broken-head.{kind}").write_bytes(whole[:16])
    picture.save(folder / "animated.webp", save_all=True, append_images=[picture.rotate(180)])
    (folder / "unknown_format-page.jpeg").write_bytes(SCRIPT + jpeg)
    (folder / "unknown_format.gif").write_bytes(b"GIF89a" + bytes(100))
    (folder / "unknown_format.svg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder / "unknown_format-empty").write_bytes(b"")
    (folder / "dimensions-square.png").write_bytes(png(65_535, 65_535, bytes(10_000_000)))
    (folder / "broken-square.png").write_bytes(png(0x7FFFFFFF, 0x7FFFFFFF, bytes(1_000)))
    # Where a JPEG says how high and wide it is.
    frame = jpeg.index(b"\xff\xc0") + 5
    (folder / "dimensions.jpeg").write_bytes(jpeg[:frame] + struct.pack(">HH", 60_000, 60_000) + jpeg[frame + 4 :])
    # One with its end cut off and marked all the same, and one whose colours are a third as wide as its light.
    (folder / "broken-ended.jpeg").write_bytes(jpeg[: len(jpeg) * 2 // 3] + b"\xff\xd9")
    (folder / "unsupported.jpeg").write_bytes(jpeg[: frame + 6] + b"\x31" + jpeg[frame + 7 :])
    (folder / "broken-65535.jpeg").write_bytes(jpeg[:frame] + b"\xff" * 4 + jpeg[frame + 4 :])
    Image.new("RGB", (1_000, 200)).save(folder / "dimensions-ribbon.png")
    # A profile of 200 MB in some kilobytes, a picture with thousands of passes, and one with more rows than it says.
    profile = chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(200_000_000), 9))
    (folder / "profile.png").write_bytes(png(300, 300, bytes(300 * 901), profile))
    passes = (folder / "passes.jpeg").read_bytes()
    scan = passes.rindex(b"\xff\xda")
    (folder / "broken-passes.jpeg").write_bytes(passes[:scan] + passes[scan:-2] * 600 + b"\xff\xd9")
    (folder / "rows.png").write_bytes(png(100, 100, bytes(50_000_000)))


HARMLESS = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


def read(files):
    for name in files:
        content = Path(name).read_bytes()
        picture = Image.open(name)
        picture.load()
        width, height = picture.size
        places = [(x, y) for y in (height // 8, height - 1 - height // 8) for x in (width // 8, width - 1 - width // 8)]
        found = sorted(set(picture.info) - HARMLESS) + [str(tag) for tag in picture.getexif()]
        found += [word for word in ("script", "Secret", "Exif", "http") if word.encode() in content]
        colours = [list(picture.convert("RGB").getpixel(place)) for place in places]
        print(json.dumps({
            "format": picture.format, "width": width, "height": height, "metadata": found, "colours": colours,
            "ends": content.endswith(b"\xff\xd9"),
        }))


if sys.argv[1] == "make":
    make(Path(sys.argv[2]))
else:
    read(sys.argv[2:])
