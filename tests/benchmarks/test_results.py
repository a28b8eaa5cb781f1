"""What was measured can be kept, read again and drawn."""

import json
import platform
from datetime import UTC, datetime

import pytest

from benchmarks import __main__ as command
from benchmarks import chart, results
from benchmarks.table import ms, table, times

MEASURED = table(
    "Computing, 200 rows: a title",
    ("analysis", "ours", "ratio", ""),
    [("hours.mix", ms(0.00123456), times(0.5), "over")],
)
THEN = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)


def test_a_run_is_kept_with_its_date_and_read_again(tmp_path):
    path = results.keep(results.setting(THEN), [("computing", MEASURED)], tmp_path)
    assert path.name == "2026-11-24-1930.json"
    (run,) = results.history(tmp_path)
    assert run["date"] == "2026-11-24T19:30+00:00"
    assert run["tables"] == [
        {
            "part": "computing",
            "name": "Computing, 200 rows",
            "title": "Computing, 200 rows: a title",
            "rows": {"hours.mix": {"ours [s]": 0.001235, "ratio [x]": 0.5}},
        }
    ]
    assert set(run["versions"]) == {"python", *results.LIBRARIES}


def test_a_run_names_the_kind_of_machine_and_not_the_machine(tmp_path):
    kept = results.keep(results.setting(THEN), [], tmp_path).read_text()
    assert "core" in json.loads(kept)["machine"]
    assert platform.node() not in kept


def test_a_number_nobody_could_measure_is_left_out(tmp_path):
    unmeasured = table("Computing", ("analysis", "ours"), [("hours.mix", ms(float("nan")))])
    results.keep(results.setting(THEN), [("computing", unmeasured)], tmp_path)
    assert results.history(tmp_path)[0]["tables"][0]["rows"] == {"hours.mix": {}}


def test_every_run_is_drawn_the_last_one_filled(tmp_path):
    for day in (23, 24):
        results.keep(results.setting(THEN.replace(day=day)), [("computing", MEASURED)], tmp_path)
    chart.draw(results.history(tmp_path), tmp_path / "ratios.html")
    drawn = (tmp_path / "ratios.html").read_text(encoding="utf-8")
    assert drawn.count("Computing, 200 rows: ratio") == 1
    assert drawn.count('"symbol":"circle-open"') == drawn.count('"name":"2026-11-23"') == 1
    assert '"name":"2026-11-24"' in drawn


def test_the_command_prints_the_part_keeps_it_and_draws_it(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(results.keep, "__defaults__", (tmp_path,))
    monkeypatch.setattr(results.setting, "__defaults__", (THEN,))
    monkeypatch.setattr(results.history, "__defaults__", (tmp_path,))
    monkeypatch.setitem(
        command.PARTS, "computing", lambda asked: iter(["Said in words.", MEASURED, f"sizes {asked.rows}"])
    )
    command.main(["computing", "--rows", "200", "--keep"])
    command.main(["chart", "--to", str(tmp_path / "ratios.html")])
    printed = capsys.readouterr().out
    assert "Said in words.\n\nComputing, 200 rows" in printed
    assert "sizes [200]" in printed
    assert printed.splitlines()[-2:] == [
        f"Kept in {tmp_path / '2026-11-24-1930.json'}.",
        f"Drawn in {tmp_path / 'ratios.html'}, 1 run.",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["paging"], "There is no part paging. There are: "),
        (["chart"], "Nothing was kept yet: python -m benchmarks --keep."),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments, said, tmp_path, monkeypatch):
    monkeypatch.setattr(results.history, "__defaults__", (tmp_path,))
    with pytest.raises(SystemExit, match=f"^{said}"):
        command.main(arguments)
