"""What the documents say is true today: every command exists, every snippet runs, every dependency has its reason."""

import ast
import re
import shlex
import sys
import tomllib
from pathlib import Path

import pytest

from analysis.__main__ import main as compute
from data import Settings, forget_command, load, read_settings
from data.__main__ import main

ROOT = Path(__file__).parents[1]
REQUIREMENTS = [f"requirements{kind}.txt" for kind in ("", "-exports", "-scale", "-notebooks", "-dev", "-mutants")]
README, CONTRIBUTING, MAKEFILE = (ROOT / name for name in ("README.md", "CONTRIBUTING.md", "Makefile"))


def blocks(document, language):
    return re.findall(rf"^```{language}\n(.*?)^```", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands():
    """Every command line in the documents, without its comment."""
    lines = [
        line for document in (README, CONTRIBUTING) for block in blocks(document, "sh") for line in block.splitlines()
    ]
    return [line.split("#")[0].strip() for line in lines]


@pytest.fixture(autouse=True)
def at_home(monkeypatch):
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("command", [command for command in commands() if command.startswith("make ")])
def test_a_make_command_in_the_documents_is_a_target(command):
    _, target, *variables = command.split()
    makefile = MAKEFILE.read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert all(f"ifdef {variable.split('=')[0]}\n" in makefile for variable in variables)


def test_the_way_to_be_forgotten_in_the_documents_can_be_asked_for(tmp_path, capsys):
    asked = [shlex.split(command.split(" #")[0])[4:] for command in commands() if "-m data forget" in command]
    assert [words[1:] for words in asked] == [[], ["--yes"]]
    for words in asked:
        assert forget_command.main([*words, "--snapshots", str(tmp_path)]) == forget_command.NOBODY
        assert "Nobody is kept here as 'Ana Ruiz'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [command for command in commands() if "-m data " in command and not re.search(" (ingest|forget) ", command)],
)
def test_the_report_in_the_documents_can_be_asked_for(command, capsys):
    source = command.split("-m data ")[1]
    main([source, "--today", "2026-11-20"])
    assert "PD log" in capsys.readouterr().out


def test_the_commands_for_a_lake_make_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exports").mkdir()
    for district in ("Elm", "Oak"):
        (tmp_path / "exports" / f"{district}.csv").write_text("Date,Name,Hours\n2026-09-03,Ana Ruiz,2\n")
    ingest, parts = (
        next(one for one in commands() if words in one) for words in ("-m data ingest", "-m analysis parts")
    )
    assert main([*ingest.split("-m data ")[1].split(), "--today", "2026-11-20", "--workers", "1"]) == 0
    assert compute([*parts.split("-m analysis ")[1].split(), "--workers", "1"]) == 0


def test_every_other_command_installs_or_opens_files_that_are_there():
    others = [command for command in commands() if not command.startswith("make ") and "-m data" not in command]
    named = {word for command in others for word in command.split() if re.search(r"\.(txt|py)$", word)}
    assert named == {"requirements.txt", "constraints.txt", "dashboard.py"}
    assert all((ROOT / name).is_file() for name in named)


@pytest.mark.parametrize("snippet", blocks(README, "python"))
def test_a_python_snippet_runs_and_its_last_line_has_an_answer(snippet):
    *steps, last = ast.parse(snippet).body
    known = {}
    exec(compile(ast.Module(steps, []), "README.md", "exec"), known)
    assert len(eval(ast.unparse(last), known))


@pytest.mark.parametrize("csv", blocks(README, "csv"))
def test_the_csv_in_the_readme_is_read_without_a_refusal(csv, tmp_path):
    (tmp_path / "my-log.csv").write_text(csv, encoding="utf-8")
    records = load(tmp_path / "my-log.csv", today="2026-11-20")
    assert list(records.log["hours"]) == [1.5, 0.75, 2.0]
    assert len(records.refused) == 0


@pytest.mark.parametrize("mapping", blocks(README, "toml"))
def test_the_mapping_in_the_readme_maps(mapping, tmp_path):
    (tmp_path / "export.toml").write_text(mapping, encoding="utf-8")
    (tmp_path / "export.csv").write_text("Employee,Completed on,Duration,Status\nAna Ruiz,2026-09-03,90,Passed\n")
    log = load(tmp_path / "export.csv", mapping=tmp_path / "export.toml", today="2026-11-20").log
    assert log[["name", "hours", "status"]].values.tolist() == [["Ana Ruiz", 1.5, "done"]]


def test_the_readme_names_every_page():
    titles = re.findall(r'title="([^"]+)"', (ROOT / "dashboard.py").read_text(encoding="utf-8"))
    assert re.findall(r"^\| ([A-Z][^|]+) \| [^|]+\? \|$", README.read_text(encoding="utf-8"), re.MULTILINE) == titles


def test_the_settings_file_holds_every_setting_with_its_default():
    text = (ROOT / "dashboard.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(text)) == set(Settings.__dataclass_fields__)
    assert read_settings(ROOT / "dashboard.toml") == Settings()


def required():
    """Each direct dependency once, in the order of the files."""
    lines = "".join((ROOT / file).read_text(encoding="utf-8") for file in REQUIREMENTS)
    return list(dict.fromkeys(re.findall(r"^([a-z][a-z0-9-]*)[><=~]", lines, re.MULTILINE)))


def test_every_direct_dependency_has_its_reason_and_its_pin():
    table = re.findall(r"^\| ([a-z][a-z0-9-]*) \| \S", CONTRIBUTING.read_text(encoding="utf-8"), re.MULTILINE)
    assert table == ["package", *required()]
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower().replace("_", "-")
    assert [name for name in required() if f"\n{name}==" not in pins] == []


def test_every_package_that_is_imported_is_a_direct_dependency():
    rooms = {"data", "analysis", "presentation", "pages", "benchmarks", "tests"}
    files = [ROOT / "dashboard.py", *(file for room in rooms for file in (ROOT / room).rglob("*.py"))]
    ours = rooms | {file.stem for file in files} | {file.parent.name for file in files}
    named = {name.replace("_", "-") for file in files for name in imported(file) if name not in ours}
    assert named - sys.stdlib_module_names - {"--future--"} - set(required()) == set()


PACKAGE_OF = {"google": "google-auth", "pptx": "python-pptx", "PIL": "pillow"}


def imported(file):
    """The package of every name a file imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (PACKAGE_OF.get(name, name) for name in (alias.name.split(".")[0] for alias in node.names))
        elif isinstance(node, ast.ImportFrom):
            yield PACKAGE_OF.get(name := node.module.split(".")[0], name)


def test_every_link_in_the_documents_leads_to_a_file():
    for document in (README, CONTRIBUTING, ROOT / "CHANGELOG.md"):
        for target in re.findall(r"\]\(([^)]+)\)", document.read_text(encoding="utf-8")):
            assert (ROOT / target).is_file(), target
