"""Does the house stand as drawn? data -> analysis -> presentation -> pages, and each room keeps to its own."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ["data", "analysis", "presentation", "pages"]
FILES = [*sorted(file for room in ROOMS for file in (ROOT / room).rglob("*.py")), ROOT / "dashboard.py"]
PAGES = sorted((ROOT / "pages").glob("*.py"))

MAY_IMPORT = {
    "data": {"data"},
    "analysis": {"analysis", "data"},
    "presentation": {"presentation", "analysis", "data"},
    "pages": {"pages", "presentation", "analysis", "data", "dashboard"},
    "dashboard.py": {"pages", "presentation", "data"},
}
MEETING_POINTS = ("data.schema", "data.keys")  # all that analysis knows of data
READS_A_LAKE = {
    "analysis/__main__.py",
    "analysis/over_lake.py",
}  # a command: it reads, and hands frames to the analyses
CLOCKS = {"date.today", "datetime.now", "datetime.today", "Timestamp.now", "Timestamp.today", "time.time"}
MAY_ASK_THE_CLOCK = {"pages/screen/gate.py", "data/records.py", "data/forget_command.py"}
MAY_CATCH_A_FAILED_READ = {
    "analysis/__main__.py",  # a command ends with one line
    "analysis/over_lake.py",  # a district that is damaged is left out, and named
    "pages/add_a_file.py",
    "pages/screen/added.py",  # a refused file is one event, and stays refused
    "pages/screen/frame.py",
    "pages/screen/gate.py",  # who is staff is read from the log: unread, only those listed elsewhere come in
    "pages/screen/live.py",
    "pages/screen/sidebar.py",
    "pages/screen/since.py",  # an older read that is damaged is left out
    "pages/screen/source.py",  # how the frame around that page looks
    "pages/screen/warm.py",  # the server opens all the same, and the page says why it is empty
    "presentation/__main__.py",  # a command ends with one line
}
RECKONING = {"groupby", "merge", "agg", "pivot", "pivot_table", "concat", "apply", "sum", "mean", "round"}
HAND_OVER = "if __name__ == '__main__':\n    import dashboard\n    dashboard.main()"


def test_a_room_imports_only_from_rooms_to_its_left():
    assert _offenders(lambda file: {name for name in _of_ours(file) if _top(name) not in MAY_IMPORT[_room(file)]}) == {}


def test_analysis_knows_of_data_only_its_columns_and_keys():
    def beyond(file):
        return {name for name in _imported(file) if _top(name) == "data" and not name.startswith(MEETING_POINTS)}

    assert _offenders(beyond, room="analysis").keys() <= READS_A_LAKE
    assert _offenders(
        lambda file: {name for name in _imported(file) if name.startswith("analysis.over_lake")}
    ).keys() <= {"analysis/__main__.py"}


def test_dask_is_known_to_one_module_and_only_inside_its_functions():
    knows = lambda file: {name for name in map(_top, _imported(file)) if name in ("dask", "distributed")}  # noqa: E731
    assert _offenders(knows).keys() == {"analysis/cluster.py"}


def test_streamlit_is_known_in_pages_only_and_plotly_in_presentation_only():
    homes = {"streamlit": ("pages", "dashboard.py"), "plotly": ("presentation",)}

    def astray(file):
        return {name for name in map(_top, _imported(file)) if name in homes and _room(file) not in homes[name]}

    assert _offenders(astray) == {}


def test_plotly_express_is_not_used_because_it_is_ten_times_slower():
    assert _offenders(lambda file: {name for name in _imported(file) if name.startswith("plotly.express")}) == {}


def test_nothing_unsafe_and_nothing_that_is_going_away_is_called():
    banned = {"unsafe_allow_html", "unsafe_allow_javascript", "use_container_width", "to_excel"}
    assert _offenders(lambda file: banned & (_keywords(file) | {call.split(".")[-1] for call in _calls(file)})) == {}


def test_only_the_gate_load_and_a_command_ask_the_clock():
    assert _offenders(lambda file: CLOCKS & _calls(file)).keys() <= MAY_ASK_THE_CLOCK


def test_what_is_kept_of_a_whole_log_is_had_through_the_gate_alone():
    knows = lambda file: {name for name in _imported(file) if name == "pages.screen.memory"}  # noqa: E731
    assert _offenders(knows).keys() == {"pages/screen/gate.py"}


def test_a_failed_read_is_caught_only_where_it_is_shown():
    failures = {"SourceError", "SchemaError", "ReadError", "Exception", "BaseException"}
    caught = _offenders(lambda file: failures & _caught(file))
    assert {file for file in caught if not file.startswith("data/")} <= MAY_CATCH_A_FAILED_READ


def test_a_page_holds_no_arithmetic():
    assert _offenders(lambda file: RECKONING & {call.split(".")[-1] for call in _calls(file)}, files=PAGES) == {}


def test_a_page_holds_no_colour_and_no_number_format():
    written = re.compile(r"#[0-9a-fA-F]{6}\b|\{[^{}\n]*:[^{}\n]*[.,%][^{}\n]*\}")
    assert _offenders(lambda file: set(written.findall(file.read_text(encoding="utf-8"))), files=PAGES) == {}


def test_a_page_file_does_nothing_by_itself_but_hand_over_to_the_dashboard():
    quiet = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign)
    for file in PAGES:
        opening, *body, last = _tree(file).body
        assert ast.unparse(last) == HAND_OVER, file.name
        assert isinstance(opening, ast.Expr) and all(isinstance(node, quiet) for node in body), file.name
        assert "page" in {node.name for node in body if isinstance(node, ast.FunctionDef)}, file.name


def test_no_folder_of_pages_lies_beside_the_script_that_streamlit_runs():
    assert not (ROOT / "pages" / "screen" / "pages").exists()


@cache
def _tree(file):
    return ast.parse(file.read_text(encoding="utf-8"))


def _named(file):
    return file.relative_to(ROOT).as_posix()


def _room(file):
    return _named(file).split("/")[0]


def _top(name):
    return name.split(".")[0]


def _offenders(found_in, *, files=FILES, room=None):
    """What was found, by file, where anything was."""
    looked_at = [file for file in files if room in (None, _room(file))]
    assert looked_at
    return {_named(file): found for file in looked_at if (found := found_in(file))}


def _imported(file):
    """The dotted names a file imports; ``from data import keys`` is data.keys."""
    names = set()
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{'.' * node.level}{node.module}.{alias.name}" for alias in node.names}
    assert not any(name.startswith(".") for name in names), f"{_named(file)}: a relative import hides its room"
    return names


def _of_ours(file):
    return {name for name in _imported(file) if _top(name) in {*ROOMS, "dashboard"}}


def _nodes(file, kind):
    return [node for node in ast.walk(_tree(file)) if isinstance(node, kind)]


def _calls(file):
    """Every call by its last two names: ``pd.Timestamp.now()`` is Timestamp.now."""
    return {".".join(ast.unparse(node.func).split(".")[-2:]) for node in _nodes(file, ast.Call)}


def _keywords(file):
    return {keyword.arg for node in _nodes(file, ast.Call) for keyword in node.keywords}


def _caught(file):
    handlers = [node.type for node in _nodes(file, ast.ExceptHandler) if node.type]
    return {name.id for handler in handlers for name in ast.walk(handler) if isinstance(name, ast.Name)}
