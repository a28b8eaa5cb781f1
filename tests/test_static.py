"""What can be seen in the code without running it: no secret, no unsafe call, nobody's identity in what is shared."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("data", "analysis", "presentation", "pages", "deploy")
FILES = [*(file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))), ROOT / "dashboard.py"]
# Only where a piece of HTML of our own meets the page; what it is made of comes escaped from presentation.
MAY_WRITE_HTML = {"dashboard.py", "pages/add_a_file.py", "pages/screen"}
SHARED = {"cache_resource", "cache_data"}
WRITES = {"append_row", "append_rows", "update_cell", "update_cells", "batch_update", "values_update", "values_append", "delete_rows",
          "insert_row", "insert_rows", "add_worksheet", "del_worksheet", "batch_clear", "values_clear"}  # fmt: skip
SECRETS = {
    "private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----(\\n|\s)*[A-Za-z0-9+/]{40}",
    "Google API key": r"AIza[0-9A-Za-z_-]{35}",
    "Google client secret": r"GOCSPX-[0-9A-Za-z_-]{20,}",
    "token": r"gh[pousr]_[0-9A-Za-z]{36}|xox[abprs]-[0-9A-Za-z-]{10,}|sk-[A-Za-z0-9]{32,}",
    "AWS key": r"AKIA[0-9A-Z]{16}",
    "JSON web token": r"eyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}",
}
STREAMLITS_TEXT = re.compile(
    r"^(markdown|write|caption|title|header|subheader|badge|latex|toast|error|warning|info|success)$"
)


def named(file):
    return file.relative_to(ROOT).as_posix()


def nodes(file, kind):
    return [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, kind)]


def tracked():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name] or [
        file for file in ROOT.rglob("*") if file.is_file() and ".venv" not in file.parts
    ]


def test_the_rules_of_the_linter_hold_the_security_ones_too():
    asked = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--quiet", "--no-cache", "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.stdout == "" and asked.returncode == 0


@pytest.mark.parametrize("kind", SECRETS)
def test_no_secret_is_in_the_repository(kind):
    found = [
        named(file) for file in tracked() if file.is_file() and re.search(SECRETS[kind].encode(), file.read_bytes())
    ]
    assert found == []


def test_the_search_for_secrets_finds_one():
    planted = {
        "private key": "-----BEGIN PRIVATE KEY-----\n" + "A" * 48,
        "AWS key": "AKIA" + "A" * 16,
        "token": "ghp_" + "a" * 36,
    }
    assert all(re.search(SECRETS[kind], text) for kind, text in planted.items())


def test_html_is_written_to_the_page_only_where_ours_is():
    written = {
        named(file) for file in FILES for node in nodes(file, ast.Call) if ast.unparse(node.func).endswith("st.html")
    }
    assert {file for file in written if not any(file.startswith(place) for place in MAY_WRITE_HTML)} == set()


def test_no_identity_is_asked_for_inside_what_is_shared():
    # What is kept for everybody must not depend on who looks, but by a key that says so.
    found = []
    for file in FILES:
        for function in nodes(file, ast.FunctionDef):
            if any(ast.unparse(mark).split("(")[0].split(".")[-1] in SHARED for mark in function.decorator_list):
                asked = {ast.unparse(node) for node in ast.walk(function) if isinstance(node, ast.Attribute)}
                hidden = {one.arg for one in [*function.args.args, *function.args.kwonlyargs]} & {
                    "_user",
                    "_viewer",
                    "_who",
                    "_role",
                    "_scope",
                    "_identity",
                    "_person",
                }
                if asked & {"st.user", "st.session_state", "st.query_params"} or hidden:
                    found.append(f"{named(file)}: {function.name}")
    assert found == []


def test_only_the_door_asks_streamlit_who_somebody_is():
    asks = {named(file) for file in FILES for node in nodes(file, ast.Attribute) if ast.unparse(node) == "st.user"}
    assert asks == {"pages/screen/identity.py"}


def test_nothing_but_the_template_writes_a_sheet():
    rooms = [
        file for file in FILES if named(file).split("/")[0] != "presentation"
    ]  # there the same words write workbooks
    writes = {named(file) for file in rooms for node in nodes(file, ast.Attribute) if node.attr in WRITES}
    assert {file for file in writes if not file.startswith("data/template")} == set()


def test_what_streamlit_reads_as_markdown_is_ours_or_made_literal():
    # A caption or a label with something of the data in it goes through presentation.literal.
    found = []
    for file in FILES:
        for node in nodes(file, ast.Call):
            called = ast.unparse(node.func)
            if (
                called.startswith("st.")
                and STREAMLITS_TEXT.match(called[3:])
                and node.args
                and isinstance(node.args[0], ast.JoinedStr)
            ):
                holes = [
                    ast.unparse(part.value) for part in node.args[0].values if isinstance(part, ast.FormattedValue)
                ]
                found += [
                    f"{named(file)}: {hole}"
                    for hole in holes
                    if not re.match(r"literal\.|words\.|read$|[A-Z_]+$", hole)
                ]
    assert found == []
