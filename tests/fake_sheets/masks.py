"""Which parts of a resource were asked for? Google's field masks: ``sheets(properties(title),merges)``."""

import re

from tests.fake_sheets.refusals import bad

_RANGE = dict.fromkeys(("sheetId", "startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex"))
_GRID = dict.fromkeys(("rowCount", "columnCount", "frozenRowCount", "frozenColumnCount", "hideGridlines"))
_CELL = dict.fromkeys(("effectiveValue", "formattedValue", "userEnteredFormat", "hyperlink", "note", "dataValidation"))
_ROW = dict.fromkeys(("hiddenByUser", "hiddenByFilter", "pixelSize"))
_DATA = {
    "startRow": None,
    "startColumn": None,
    "rowData": {"values": _CELL},
    "rowMetadata": _ROW,
    "columnMetadata": _ROW,
}
_PROTECTED = {"protectedRangeId": None, "range": _RANGE, "description": None, "warningOnly": None, "editors": None}
_SHEET = {
    "properties": {**dict.fromkeys(("sheetId", "title", "index", "hidden", "sheetType")), "gridProperties": _GRID},
    "merges": _RANGE,
    "data": _DATA,
    "protectedRanges": _PROTECTED,
    "conditionalFormats": None,
    "basicFilter": None,
    "tables": None,
}
_BOOK = {
    "spreadsheetId": None,
    "properties": dict.fromkeys(("title", "locale", "timeZone")),
    "sheets": _SHEET,
    "namedRanges": {"namedRangeId": None, "name": None, "range": _RANGE},
    "spreadsheetUrl": None,
}


def masked(resource, text):
    """The resource cut down to what the mask names; a name that Google does not know is refused, as Google does."""
    mask = parsed(text)
    _check(mask, _BOOK, [])
    return _cut(resource, mask)


def reaches_cells(text):
    """Whether a mask asks for the grid of a sheet; then Google sends it unasked otherwise."""
    return "data" in parsed(text).get("sheets", {})


def parsed(text):
    """The mask as nested dicts.

    >>> parsed("a,b(c,d.e)")
    {'a': {}, 'b': {'c': {}, 'd': {'e': {}}}}
    """
    tokens = re.findall(r"[\w*]+|[(),./]", text)
    mask, rest = _names(tokens)
    if rest or "".join(tokens) != text:
        raise bad("Request contains an invalid argument.")
    return mask


def _names(tokens):
    mask = {}
    while tokens and tokens[0] not in "),./(":
        inside, tokens = mask.setdefault(tokens[0], {}), tokens[1:]
        while tokens[:1] in (["."], ["/"]):
            inside, tokens = inside.setdefault(tokens[1], {}), tokens[2:]
        if tokens[:1] == ["("]:
            deeper, tokens = _names(tokens[1:])
            inside.update(deeper)
            tokens = tokens[1:]
        tokens = tokens[1:] if tokens[:1] == [","] else tokens
    return mask, tokens


def _check(mask, known, path):
    for name, deeper in mask.items():
        if known is not None and name not in known:
            where = ".".join([*path, name])
            raise bad(f"Error expanding 'fields' parameter. Cannot find matching fields for path '{where}'.")
        _check(deeper, known and known[name], [*path, name])


def _cut(part, mask):
    if not mask:
        return part
    if isinstance(part, list):
        return [_cut(each, mask) for each in part]
    return (
        {name: _cut(each, mask[name]) for name, each in part.items() if name in mask}
        if isinstance(part, dict)
        else part
    )
