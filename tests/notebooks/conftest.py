"""A notebook run as its reader runs it, in a house of its own; and what a page says."""

import re
from html import unescape

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell
from streamlit.testing.v1 import AppTest

from tests.notebooks.plain import FOLDER

ROOMS = ("data", "analysis", "presentation", "dashboard.toml")  # no pages: a notebook needs no server
# Any warning is an error, but for what the kernel has to say to itself when it stops.
STRICT = "import warnings\n\nwarnings.simplefilter('error')\nwarnings.filterwarnings('ignore', module='ipykernel')"


class Shown:
    """What a run has left under each cell: pieces of HTML, one after another."""

    def __init__(self, cells):
        self.html = {cell.id: [*filter(None, map(_html, cell.outputs))] for cell in cells if cell.cell_type == "code"}
        self.printed = [output.text for cell in cells for output in cell.get("outputs", ()) if "text" in output]

    def last_row(self, cell):
        """The last row of the last frame under a cell: each column with its value as it is read there."""
        frame = next(html for html in reversed(self.html[cell]) if 'class="dataframe' in html)
        rows = re.findall(r"<tr.*?</tr>", frame, re.DOTALL)
        columns, (index, *values) = (re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row) for row in (rows[0], rows[-1]))
        return dict(zip(columns[1:], map(unescape, values), strict=True))


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a notebook of ours in a copy of the house, with nothing of the user's own Jupyter and any warning an error."""
    for name in ("HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    house = tmp_path / "the house"
    (house / "notebooks").mkdir(parents=True)
    for room in ROOMS:
        (house / room).symlink_to(FOLDER.parent / room)
    return lambda name, source="data/sample": Shown(_executed(name, source, house / "notebooks"))


def _executed(name, source, folder):
    text = (FOLDER / f"{name}.ipynb").read_text(encoding="utf-8")
    notebook = nbformat.reads(text.replace("data/sample", str(source)), as_version=4)
    notebook.cells.insert(0, new_code_cell(STRICT))
    where = {"metadata": {"path": str(folder)}}
    client = NotebookClient(notebook, timeout=60, kernel_name="python3", resources=where)
    client.execute(transport_encryption="auto")
    return notebook.cells[1:]


def _html(output):
    return output.get("data", {}).get("text/html", "")


@pytest.fixture
def said():
    """What a page says, as HTML."""
    return lambda name: " ".join(block.proto.body for block in _visited(name).get("html"))


def _visited(name):
    visit = AppTest.from_function(_page, args=(name,), default_timeout=30).run()
    assert not visit.exception
    return visit


def _page(name):
    from importlib import import_module

    import_module(f"pages.{name}").page()
