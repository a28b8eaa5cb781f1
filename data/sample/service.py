"""What did the invented department give back to the schools?"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from data.sample.district import working_days

# How many sessions each school had: 2024-25, 2025-26, 2026-27 so far. A school that is not named had none.
SESSIONS = {
    "Arroyo Elementary": (1, 3, 3), "Cottonwood Elementary": (0, 0, 3), "Delta Elementary": (2, 4, 5),
    "El Rio Elementary": (0, 0, 3), "Mesa Elementary": (1, 3, 4), "Norte Elementary": (0, 0, 2),
    "Sunridge Elementary": (0, 2, 2), "Millbrook Middle": (0, 2, 3), "Canal High": (0, 2, 3),
    "Bayview Elementary": (0, 2, 2), "Foothill Elementary": (0, 0, 1), "Juniper Elementary": (0, 0, 1),
    "Olive Elementary": (0, 1, 2), "Quail Middle": (0, 0, 1), "Sierra Middle": (0, 1, 2),
    "Vista Middle": (1, 2, 2), "Alta High": (1, 2, 2),
}  # fmt: skip

ACTIVITIES = (  # activity, topic, learned from, who can lead it
    ("Hour of Code club", "Instructional technology", "Hour of Code challenge",
     ("Pa Houa Vang", "Jasmine Falk", "Quentin Yazzie")),
    ("Robotics table", "Instructional technology", "Maker Faire",
     ("Hector Villaseñor", "Fatima Zaidi", "Gwendolyn Ashby")),
    ("Staying safe online", "Cybersecurity", "Phishing, what we saw this month",
     ("Amara Nwosu", "Bao Trinh", "Xochitl Barragán")),
    ("Chromebook repair crew", "Device management", "Imaging a cart of devices",
     ("Luis Montemayor", "Shawn O'Rourke", "Brandi Tuttle")),
    ("How the internet reaches our school", "Networking", "Networking 101",
     ("Grace Nakagawa", "Wesley Thornburg", "Yesenia Quiroz")),
    ("Reading a chart", "Data", "A dashboard in half an hour",
     ("Rohan Kulkarni", "Denise Abernathy")),
)  # fmt: skip
SPANS = (  # first and last day of the sessions of each year
    (date(2024, 10, 1), date(2025, 5, 23)),
    (date(2025, 9, 8), date(2026, 5, 29)),
    (date(2026, 7, 13), date(2026, 11, 19)),
)


def service_rows() -> list[dict[str, str]]:
    """The rows of Service, one per session at one school, in order of their dates."""
    rows = []
    for year, (first, last) in enumerate(SPANS):
        rng = Random(f"service {year}")
        sites = [site for site, counts in SESSIONS.items() for _ in range(counts[year])]
        rng.shuffle(sites)
        rows += [_session(site, turn, first, last, rng) for turn, site in enumerate(sites)]
    return sorted(rows, key=lambda row: (row["Date"], row["Site"]))


def _session(site: str, turn: int, first: date, last: date, rng: Random) -> dict[str, str]:
    activity, topic, learned_from, leaders = ACTIVITIES[turn % len(ACTIVITIES)]
    led_by = rng.sample(leaders, rng.choice((1, 1, 2)))
    day = _school_day(first + timedelta(days=rng.randint(0, (last - first).days)), led_by)
    return {
        "Date": str(day), "Name": "; ".join(led_by), "Site": site, "Activity": activity,
        "Hours": rng.choice(("1", "1", "1.5", "2")), "Students": str(rng.randint(28, 102)),
        "Teachers": str(rng.randint(1, 5)), "Topic": topic, "Learned from": learned_from,
    }  # fmt: skip


def _school_day(day: date, led_by: list[str]) -> date:
    """The day, or the one before it that school was open and every leader at work."""
    while not all(day in working_days(day - timedelta(days=day.weekday()), name) for name in led_by):
        day -= timedelta(days=1)
    return day
