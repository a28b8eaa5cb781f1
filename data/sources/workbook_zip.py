"""Is this file a workbook that is safe to open? Told by its first bytes and its ZIP directory, before a cell is read."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from data.errors import SourceError

MOST_ENTRIES = 200
MOST_UNPACKED = 60_000_000  # bytes, in all
MOST_RATIO = 100  # unpacked to packed, of the whole file; a sheet of empty formatted rows comes to 30

_ENTRY = b"PK\x01\x02"  # opens each entry of the directory
_DOCUMENT_TYPE = (b"<!DOCTYPE", b"<!ENTITY")
_STEP = 1 << 20  # bytes unpacked at a time
_OVERLAP = 2 * len(_DOCUMENT_TYPE[0])  # twice, because UTF-16 spends two bytes on a letter


def refuse_unsafe(data: bytes, file: str) -> None:
    """Raise unless the file is a sound ZIP with a workbook, without macros, traps or document types.

    Nothing is written to disk and at most one step of a part is unpacked at a time.

    Raises
    ------
    SourceError
        ``empty_file``, ``not_xlsx``, ``encrypted_or_old_xls``, ``damaged_file``, ``bad_zip_entry``, ``macro_file``,
        ``too_large_unpacked`` or ``forbidden_xml``.
    """
    _refuse_other_kinds(data, file)
    if data.count(_ENTRY) > MOST_ENTRIES:  # even to list a million entries costs memory
        raise _bad_entry(file, f"holds more than {MOST_ENTRIES} parts")
    try:
        with ZipFile(BytesIO(data)) as workbook:
            entries = workbook.infolist()
            _refuse_entries(entries, file)
            _refuse_size(entries, len(data), file)
            _refuse_document_types(workbook, entries, file)
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise damaged(file) from error


def damaged(file: str) -> SourceError:
    """What to say of a workbook that cannot be read to its end."""
    message = f"{file} is damaged and cannot be read. Open it in Excel or Google Sheets and save it again as .xlsx."
    return SourceError("damaged_file", message)


def forbidden(file: str) -> SourceError:
    """What to say of a workbook with a document type or entities, which no spreadsheet program writes."""
    message = (
        f"{file} holds XML that no spreadsheet program writes (a document type). Save it again from Excel as .xlsx."
    )
    return SourceError("forbidden_xml", message)


def _refuse_other_kinds(data: bytes, file: str) -> None:
    if not data:
        raise SourceError("empty_file", f"{file} is empty. Save the workbook again as .xlsx.")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        message = f"{file} is password-protected or an old .xls. Remove the password, or save it as .xlsx."
        raise SourceError("encrypted_or_old_xls", message)
    if not data.startswith(b"PK\x03\x04"):
        raise _not_xlsx(file)


def _refuse_entries(entries: list[ZipInfo], file: str) -> None:
    names = [entry.filename.replace("\\", "/") for entry in entries]
    if len(names) > MOST_ENTRIES:
        raise _bad_entry(file, f"holds more than {MOST_ENTRIES} parts")
    if len({name.casefold() for name in names}) < len(names):
        raise _bad_entry(file, "holds two parts of one name")
    if any(name.startswith("/") or ".." in name.split("/") or ":" in name for name in names):
        raise _bad_entry(file, "holds a part that would be written outside its folder")
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise _bad_entry(file, "is packed in a way that no spreadsheet program uses")
    if any(entry.flag_bits & 1 for entry in entries):
        message = f"{file} is password-protected. Remove the password."
        raise SourceError("encrypted_or_old_xls", message)
    if not {"[content_types].xml", "xl/workbook.xml"} <= {name.casefold() for name in names}:
        raise _not_xlsx(file)
    if any("vbaproject" in name.casefold() for name in names):
        raise SourceError(
            "macro_file", f"{file} holds macros, which are never run here. Save it as .xlsx without macros."
        )


def _refuse_size(entries: list[ZipInfo], packed: int, file: str) -> None:
    unpacked = sum(entry.file_size for entry in entries)  # reading stops at the size told here, so it cannot lie
    if unpacked > min(MOST_UNPACKED, MOST_RATIO * packed):
        message = (
            f"{file} unpacks to {unpacked / 1e6:,.0f} MB, at most {MOST_UNPACKED // 10**6} MB and {MOST_RATIO} times its "
            "size are read. Delete empty formatted rows, pictures and sheets that are not needed."
        )
        raise SourceError("too_large_unpacked", message)


def _refuse_document_types(workbook: ZipFile, entries: list[ZipInfo], file: str) -> None:
    """Read every part once, in steps: this also proves its checksum. A picture (SVG) may have a document type."""
    for entry in entries:
        is_picture = entry.filename.startswith("xl/media/")
        with workbook.open(entry) as part:
            before = b""
            while step := part.read(_STEP):
                seen = (before + step).replace(b"\0", b"")  # so that UTF-16 reads as ASCII
                if not is_picture and any(mark in seen for mark in _DOCUMENT_TYPE):
                    raise forbidden(file)
                before = step[-_OVERLAP:]


def _bad_entry(file: str, what: str) -> SourceError:
    return SourceError("bad_zip_entry", f"{file} {what}. Open it in Excel or Google Sheets and save it again as .xlsx.")


def _not_xlsx(file: str) -> SourceError:
    return SourceError("not_xlsx", f"{file} is not an .xlsx workbook. Save it as .xlsx, or export the sheet as CSV.")
