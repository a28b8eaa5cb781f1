"""Districts beside each other: sums of what may be shown, in order of name, and nobody ranked or picked out."""

import pandas as pd
import pytest

from analysis.parts import PARTS
from presentation import html
from presentation.card import Panel, Panels
from presentation.districts import OTHERS, SMALLER, Districts
from presentation.findings import districts as findings

MONDAYS = pd.to_datetime(["2026-09-07", "2026-09-14"]).astype("datetime64[us]")
# name: (county, people, people at the goal, kept of 100 s in each of two weeks)
OF_THREE = {"Oak": ("Kern", 40, 30, (90, 50)), "Elm": ("Kern", 30, 3, (10, 20)), "Ash": ("Lake", 25, 5, (0, 0))}


def made(known=OF_THREE, **more):
    year = {"school_year": "2026-27"}
    rows = {
        "adherence": [
            {"district": name, "week_start": monday, "kept": kept, "target": 100, "people": people}
            for name, (_, people, _, both) in known.items()
            for monday, kept in zip(MONDAYS, both, strict=True)
        ],
        "adherence_by_year": [year | {"district": name, "kept": sum(both), "target": 200, "people": people} for name, (_, people, _, both) in known.items()],
        "people_meeting": [year | {"district": name, "met": met, "people": people} for name, (_, people, met, _) in known.items()],
        "certified_people": [{"district": name, "certified": 4, "people": people} for name, (_, people, _, _) in known.items()],
        "sessions": [year | {"district": "Oak", "sessions": 7, "seconds": 0, "timed": 0}],
        "sites_served": [{"district": "Oak", "is_title_i": True, "served": 2, "sites": 3}, {"district": "Oak", "is_title_i": False, "served": 1, "sites": 9}],
    }  # fmt: skip
    return Districts(
        {
            name: pd.DataFrame(of, columns=["district", *PARTS[name].keys, *PARTS[name].counts])
            for name, of in rows.items()
        },
        {name: county for name, (county, *_) in known.items()},
        {name: people for name, (_, people, *_) in known.items()},
        pd.Timestamp("2026-09-25"),
        **more,
    )


def shown(card):
    return {panel.label: panel for panel in card.picture.panels}


def test_the_head_and_the_large_numbers_are_sums_of_all_districts():
    now = made()
    assert findings.head(now).headline == "38 of 95 people (40%) in 3 districts meet the weekly goal"
    values = [(kpi.label, kpi.value, kpi.of) for kpi in findings.kpis(now)]
    assert values == [
        ("Promised hours kept", "0.0", "of 0.2"),  # 170 of 600 seconds
        ("People at the goal", "38", "of 95"),
        ("People certified", "12", "of 95"),
        ("Title I schools served", "2", "of 3"),
    ]


def test_counties_come_first_and_then_the_districts_of_one_each_in_order_of_name():
    now = made()
    assert now.of_counties == ("Kern", "Lake")
    counties = findings.side_by_side(now)
    assert list(shown(counties)) == ["Kern", "Lake"]
    assert shown(counties)["Kern"].shares == (0.5, 0.35)  # (90 + 10) / 200, not the mean of two shares
    assert counties.answer == "Between 0% and 43% of the promised hours were kept in 2 counties"
    kern = findings.side_by_side(now, county="Kern")
    assert list(shown(kern)) == ["Elm", "Oak"]
    assert shown(kern)["Oak"].notes == ("30 of 40 (75%) at the goal", "4 of 40 certified", "7 sessions at schools")


def test_what_is_looked_for_is_found_by_its_name():
    now = made()
    assert list(shown(findings.side_by_side(now, county="Kern", like=" oA"))) == ["Oak"]
    assert (
        findings.side_by_side(now, county="Kern", like="oak").answer
        == "70% of the promised hours were kept in 1 district"
    )
    nothing = findings.side_by_side(now, county="Kern", like="Fir")
    assert (nothing.picture, nothing.empty) == (None, "No district is called like that.")


def test_without_counties_the_districts_stand_beside_each_other():
    flat = made({name: ("", *rest) for name, (_, *rest) in OF_THREE.items()})
    assert flat.of_counties == () and list(shown(findings.side_by_side(flat))) == ["Ash", "Elm", "Oak"]
    mixed = made(OF_THREE | {"Fir": ("", 50, 1, (0, 0))})
    assert mixed.of_counties == ("Kern", "Lake", OTHERS)
    assert list(shown(findings.side_by_side(mixed, county=OTHERS))) == ["Fir"]


def test_a_small_district_is_shown_with_another_so_that_none_is_left_by_subtraction():
    known = {"Oak": ("Kern", 40, 9, (1, 1)), "Elm": ("Kern", 30, 3, (1, 1)), "Ivy": ("Kern", 2, 0, (1, 1))}
    panels = shown(findings.side_by_side(made(known), county="Kern"))
    assert list(panels) == ["Oak", SMALLER]
    assert panels[SMALLER].notes[0] == "3 of 32 (9%) at the goal"


def test_a_wall_of_panels_is_said_and_not_drawn():
    many = {f"District {number:02d}": ("", 20, 1, (1, 1)) for number in range(30)}
    card = findings.side_by_side(made(many))
    assert len(card.picture.panels) == findings.SHOWN
    assert card.picture.more == "6 more districts: find one by its name."
    assert len(card.table) == 30  # the table has them all


def test_what_is_not_in_the_figures_is_said():
    assert "Not in any figure, because it could not be read: Elm." in findings.head(made(left_out=("Elm",))).lede
    assert "The lake has changed since" in findings.head(made(is_current=False)).lede


def test_a_week_in_which_nobody_was_expected_is_a_gap():
    now = made()
    now.sums["adherence"].loc[lambda f: f["week_start"] == MONDAYS[1], ["kept", "target"]] = 0
    assert shown(findings.side_by_side(now))["Kern"].shares == (0.5, None)


@pytest.mark.parametrize(
    ("shares", "outline"),
    [
        ((0.5, 1.0), "polygon(0% 100%,0.00% 50.00%,100.00% 0.00%,100% 100%)"),
        ((0.5, None, 1.0), "polygon(0% 100%,0.00% 50.00%,0.00% 100%,50.00% 100%,100.00% 100%,100.00% 0.00%,100% 100%)"),
        ((), "polygon(0% 100%,100% 100%)"),
    ],
)
def test_a_panel_is_an_area_from_nothing_to_all(shares, outline):
    drawn = html.picture(Panels((Panel("<Oak>", shares, ("4 of 9",)),), more="6 more"), alt="Oak: 4 of 9.")
    assert f"clip-path:{outline}" in drawn
    assert "&lt;Oak&gt;" in drawn and "<Oak>" not in drawn and "6 more" in drawn
