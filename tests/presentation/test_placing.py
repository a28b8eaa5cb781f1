"""Words are measured as wide as the committed type makes them, or a little wider."""

import struct
from pathlib import Path

from presentation import placing


def test_type_is_measured_as_the_font_is_made():
    advances = _advances(Path(placing.__file__).parent / "fonts" / "PublicSans-Regular.ttf")
    for letter in map(chr, range(33, 127)):
        measured = placing.text_size(letter, 1.0)[0]
        assert advances[ord(letter)] <= measured, letter
        assert measured <= advances[ord(letter)] + 0.27, letter  # 1 is as wide as other figures in a table


def _advances(font):
    """The width of each character in ems, from the tables hmtx and cmap (format 4) of a TrueType font."""
    data = font.read_bytes()
    tables = {
        data[at : at + 4].decode(): struct.unpack(">I", data[at + 8 : at + 12])[0]
        for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16)
    }
    words = lambda at, count, kind="H": struct.unpack(f">{count}{kind}", data[at : at + 2 * count])  # noqa: E731
    (em,), (wide,) = words(tables["head"] + 18, 1), words(tables["hhea"] + 34, 1)
    cmap = tables["cmap"] + struct.unpack(">I", data[tables["cmap"] + 8 : tables["cmap"] + 12])[0]
    count = words(cmap + 6, 1)[0] // 2
    ends, starts = words(cmap + 14, count), words(cmap + 16 + 2 * count, count)
    deltas, offsets = words(cmap + 16 + 4 * count, count, "h"), words(cmap + 16 + 6 * count, count)
    found = {}
    for at, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(start, end + 1):
            place = cmap + 16 + 6 * count + 2 * at + offset + 2 * (code - start)
            glyph = (words(place, 1)[0] if offset else code + delta) & 0xFFFF
            found[code] = words(tables["hmtx"] + 4 * min(glyph, wide - 1), 1)[0] / em
    return found
