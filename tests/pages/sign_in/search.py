"""Which canaries are in these bytes? One search for all of them, in what is packed, encoded or set in type as well."""

import gzip
import re
import zlib
from base64 import b64decode
from email import message_from_bytes
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from pypdf import PdfReader
from pypdf.generic import IndirectObject

MARK = "zyqxwj"  # with which every canary begins; no word of ours or of a library does
LETTERS = [chr(code) for code in range(0x1EA0, 0x1EFA, 2)]  # 45 capitals that begin no other word
_CANARY = re.compile(rb"%s([a-z]{4})" % MARK.encode())
_INITIALS = re.compile(r"([Ạ-Ỹ])(?:\. ?)?([Ạ-Ỹ])")  # as "ẠẢ" and as "Ạ. Ả."
_ESCAPED = re.compile(rb"\\u(1e[a-f][0-9a-f])")  # the same letters in JSON
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}")
_DEEPEST = 4


def canaries(data):
    """The codes of all canaries in these bytes, in whatever case they are written, and the pairs that are initials."""
    found = set()
    for part in _unpacked(data, _DEEPEST):
        found |= {code.decode() for code in _CANARY.findall(part.lower())}
        if b"\xe1\xba" in part or b"\xe1\xbb" in part or b"\\u1e" in part:
            text = _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)).encode(), part).decode("utf-8", "replace")
            found |= {first + last for first, last in _INITIALS.findall(text)}
    return found


def _unpacked(data, deep):
    """The bytes, and what is inside them."""
    yield data
    if deep:
        for inner in _inside(data):
            yield from _unpacked(inner, deep - 1)


def _inside(data):
    if data.startswith(b"PK") and is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as archive:
            for member in archive.infolist():
                yield member.filename.encode()
                yield archive.read(member)
    elif data.startswith(b"%PDF"):
        yield _typeset(data)
    elif data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    elif re.match(rb"x[\x01\x5e\x9c\xda]", data):
        yield _inflated(data)
    elif re.search(rb"^MIME-Version:", data[:4000], re.MULTILINE):
        yield from _mailed(data)
    else:
        yield from (b64decode(run[: len(run) // 4 * 4]) for run in _BASE64.findall(data))


def _typeset(data):
    """The words of a PDF, with and without its line ends, and whatever its objects say; on the page letters are numbers."""
    read = PdfReader(BytesIO(data))
    pages = "\n".join(page.extract_text() for page in read.pages)
    objects = [read.get_object(IndirectObject(number, 0, read)) for number in range(1, read.trailer["/Size"])]
    return "\n".join([pages, pages.replace("\n", ""), *map(repr, objects)]).encode()


def _inflated(data):
    try:
        return zlib.decompress(data)
    except zlib.error:  # two bytes that only look like a beginning
        return b""


def _mailed(data):
    mail = message_from_bytes(data)
    yield " ".join(map(str, mail.values())).encode()
    for part in mail.walk():
        yield part.get_payload(decode=True) or b""
