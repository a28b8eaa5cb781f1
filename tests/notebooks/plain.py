"""A notebook as git keeps it: cells without what they once answered, and nothing about the machine it was open on.

``python -m tests.notebooks.plain`` writes all notebooks so; ``make format`` calls it.
"""

from pathlib import Path

import nbformat

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def plain(text: str) -> str:
    """The same notebook without outputs, counts and all metadata but the language it is written in."""
    notebook = nbformat.reads(text, as_version=4)
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "python"}})
    for cell in notebook.cells:
        cell.metadata = nbformat.NotebookNode()
        if cell.cell_type == "code":
            cell.update(outputs=[], execution_count=None)
    return nbformat.writes(notebook) + "\n"


if __name__ == "__main__":
    for file in NOTEBOOKS:
        file.write_text(plain(file.read_text(encoding="utf-8")), encoding="utf-8")
