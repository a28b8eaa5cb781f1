"""A spreadsheet in memory: tabs of cells, read and written by their A1 names as Google does it."""

import copy
import re
import threading

from tests.fake_sheets.cells import Cell, typed
from tests.fake_sheets.refusals import bad


class Sheet:
    """One tab. ``cells`` by (row, column) from 0; the rest as Google's resource of a sheet has it."""

    def __init__(self, properties):
        self.properties = properties
        self.grid = properties.setdefault("gridProperties", {})
        self.grid.setdefault("rowCount", 1000)
        self.grid.setdefault("columnCount", 26)
        self.cells, self.hidden_rows = {}, set()
        self.merges, self.protected, self.rules = [], [], []

    id = property(lambda self: self.properties["sheetId"])
    title = property(lambda self: self.properties["title"])

    def at(self, row, column):
        return self.cells.setdefault((row, column), Cell())

    def put(self, row, column, new):
        """Replace the value; notes, validation and a chosen number format stay, as they do under typing."""
        old = self.cells.get((row, column), Cell())
        chosen = old.format.get("numberFormat")
        number_format = chosen if chosen and not isinstance(new.value, str) else new.number_format
        self.cells[row, column] = Cell(new.value, number_format, old.note, old.validation, old.format)
        self.grid["rowCount"] = max(self.grid["rowCount"], row + 1)
        self.grid["columnCount"] = max(self.grid["columnCount"], column + 1)

    def insert(self, dimension, at, count=1):
        """Insert rows ("ROWS") or columns ("COLUMNS") before ``at``; a negative count deletes."""
        place = 0 if dimension == "ROWS" else 1
        moved = {}
        for key, cell in self.cells.items():
            if key[place] < at:
                moved[key] = cell
            elif count > 0 or key[place] >= at - count:
                moved[tuple(index + count * (axis == place) for axis, index in enumerate(key))] = cell
        self.cells = moved
        self.grid["rowCount" if dimension == "ROWS" else "columnCount"] += count


class Book:
    """A spreadsheet: its ``sheets``, named ranges, and whom Google lets at it."""

    def __init__(self, key="1FakeSheetOfTheInventedDepartment0000000000", locale="en_US"):
        self.key, self.locale = key, locale
        self.sheets, self.named = [], {}
        self.shared, self.office_file = True, False
        self.lock = threading.RLock()

    address = property(lambda self: f"https://docs.google.com/spreadsheets/d/{self.key}/edit")

    def write(self, title, rows, **properties):
        """A tab filled as a person would, each text typed into its cell; a :class:`Cell` is put there as it is."""
        sheet = self.tab(title) if self.has(title) else self.add_sheet({"title": title, **properties})
        for row, line in enumerate(rows):
            for column, value in enumerate(line):
                cell = value if isinstance(value, Cell) else typed(value, self.locale)
                if cell.value is not None:
                    sheet.put(row, column, cell)
        return sheet

    def has(self, title):
        return any(sheet.title == title for sheet in self.sheets)

    def tab(self, title):
        return next(sheet for sheet in self.sheets if sheet.title == title)

    def by_id(self, gid):
        for sheet in self.sheets:
            if sheet.id == gid:
                return sheet
        raise bad(f"No grid with id: {gid}")

    def add_sheet(self, properties):
        properties = copy.deepcopy(properties)
        title = properties.setdefault("title", f"Sheet{len(self.sheets) + 1}")
        if self.has(title):
            raise bad(f'A sheet with the name "{title}" already exists. Please enter another name.')
        free = max((sheet.id for sheet in self.sheets), default=-1) + 1  # the first is 0, as with Google
        gid = properties.get("sheetId", free)
        about = {"sheetId": gid, "title": title, "index": len(self.sheets), "sheetType": "GRID"}
        self.sheets.append(Sheet({**properties, **about}))
        return self.sheets[-1]

    def values(self, name, render="FORMATTED_VALUE"):
        """A ValueRange: rows cut after their last cell that is not blank, no rows after the last that has one."""
        sheet, rows, columns = self.area(name)
        used = {place: cell for place, cell in sheet.cells.items() if place[0] in rows and place[1] in columns}
        last = max((row for (row, _), cell in used.items() if self._seen(cell, render) != ""), default=rows.start - 1)
        lines = []
        for row in range(rows.start, last + 1):
            line = [self._seen(sheet.cells.get((row, column)), render) for column in columns]
            while line and line[-1] == "":
                line.pop()
            lines.append(line)
        return {
            "range": self.named_area(sheet, rows, columns),
            "majorDimension": "ROWS",
            **({"values": lines} if lines else {}),
        }

    def update(self, name, lines, option):
        """Write lines of values from the top left of an area on; None leaves a cell as it is."""
        sheet, rows, columns = self.area(name)
        written = 0
        for down, line in enumerate(lines):
            for right, value in enumerate(line):
                if value is not None:
                    cell = typed(value, self.locale) if option == "USER_ENTERED" else Cell(value)
                    sheet.put(rows.start + down, columns.start + right, cell if cell.value != "" else Cell())
                    written += 1
        return {"spreadsheetId": self.key, "updatedRange": name, "updatedRows": len(lines), "updatedCells": written}

    def area(self, name):
        """The sheet, rows and columns that an A1 name such as 'PD log'!A2:C means."""
        title, _, rest = name.rpartition("!") if "!" in name else (name, "", "")
        title = title[1:-1].replace("''", "'") if title.startswith("'") else title
        found = re.fullmatch(r"([A-Z]{1,3})?(\d+)?(?::([A-Z]{1,3})?(\d+)?)?", rest.replace("$", ""))
        if not self.has(title) or not found:
            raise bad(f"Unable to parse range: {name}")
        sheet = self.tab(title)
        top, left = int(found[2] or 1) - 1, _column(found[1] or "A")
        single = ":" not in rest
        bottom = int(found[4]) if found[4] else top + 1 if single and found[2] else sheet.grid["rowCount"]
        right = _column(found[3]) + 1 if found[3] else left + 1 if single and found[1] else sheet.grid["columnCount"]
        return sheet, range(top, bottom), range(left, right)

    @staticmethod
    def named_area(sheet, rows, columns):
        title = sheet.title.replace("'", "''")
        return f"'{title}'!{_letters(columns.start)}{rows.start + 1}:{_letters(columns.stop - 1)}{rows.stop}"

    def _seen(self, cell, render):
        if cell is None:
            return ""
        return cell.shown(self.locale) if render == "FORMATTED_VALUE" else cell.stored()


def _column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _letters(column):
    letters, at = "", column + 1
    while at:
        at, letter = divmod(at - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
