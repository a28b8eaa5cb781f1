import pytest

from data.__main__ import main

LOG = "Date,Name,Hours,Certificate\n2026-10-05,Ana Cruz,1.5,CETL\n2026-10-06,Bo Lind,2,\n"
BAD = LOG + "2026-10-07,Ana Cruz,2-3,\n"


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(text, *arguments):
        (tmp_path / "hours.csv").write_text(text, encoding="utf-8")
        code = main(["hours.csv", "--today", "2026-11-23", *arguments])
        return code, *capsys.readouterr()

    return run


def test_a_clean_log_is_reported_and_all_used(run):
    code, out, err = run(LOG)
    assert (code, err) == (0, "")
    assert out.splitlines()[2:4] == ["tab     rows  used  refused  blank", "PD log     2     2        0      0"]
    for line in ["people                  2", "hours counted           3.50", "Nothing was refused."]:
        assert line in out.splitlines()
    assert "2026-10-05 to 2026-10-06" in out


def test_refused_rows_are_listed_with_what_to_do(run):
    code, out, _ = run(BAD)
    assert code == 1
    assert 'PD log, row 4, Hours: "2-3" is a range. Write one number of hours, such as 1.5, 1:30 or 90 min.' in out


def test_only_the_first_refused_rows_are_listed(run):
    _, out, _ = run(LOG + "".join(f"2026-10-07,Ana Cruz,{at}-99,\n" for at in range(15)))
    assert out.count("PD log, row") == 10 and "... and 5 more" in out


def test_a_terminal_cannot_be_steered_by_a_cell(run):
    _, out, _ = run(LOG + "2026-10-07,Ana\u202e Cruz\x1b[2J,x\u202ey\x1b[2J,\n")
    assert "\x1b" not in out and "\u202e" not in out


@pytest.mark.parametrize(
    "text, arguments, says",
    [
        ("Date,Name\n2026-10-05,Ana\n", [], '"Hours"'),
        ("", [], "empty"),
        (LOG, ["--mapping", "none.toml"], 'no mapping file "none.toml"'),
    ],
)
def test_what_cannot_be_read_is_one_line_and_no_traceback(run, text, arguments, says):
    code, out, err = run(text, *arguments)
    assert (code, out) == (2, "")
    assert says in err and err.count("\n") == 1 and "Traceback" not in err


def test_a_mapping_is_used(run, tmp_path):
    mapping = '[log]\nhours_unit = "minutes"\n[log.columns]\ndate = "Day"\nname = "Who"\nhours = "Min"\n'
    (tmp_path / "mine.toml").write_text(mapping, encoding="utf-8")
    code, out, _ = run("Day,Who,Min\n2026-10-05,Ana,90\n", "--mapping", "mine.toml")
    assert code == 0 and "hours counted           1.50" in out


def test_without_a_source_it_says_how_to_give_one(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main([]) == 2
    assert "python -m data SOURCE" in capsys.readouterr().err


def test_the_districts_settings_are_used(run, tmp_path):
    (tmp_path / "dashboard.toml").write_text("day_first = true\n", encoding="utf-8")
    _, out, _ = run("Date,Name,Hours\n03/04/2026,Ana Cruz,1\n")
    assert "2026-04-03 to 2026-04-03" in out
