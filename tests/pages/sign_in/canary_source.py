"""A department in which every word that says something about somebody is a word of its own.

``write(folder)`` makes it, the same bytes every time: 30 people, all twelve tabs. ``CANARIES`` says of each such word
whose it is, :func:`allowed` who may see it. A word that turns up anywhere tells by itself from which cell it came.
"""

import csv
from dataclasses import dataclass
from datetime import date, timedelta

from data.schema import TABLES
from tests.pages.sign_in.search import LETTERS, MARK

AS_OF = date(2026, 11, 20)
SIZES = (
    8,
    7,
    6,
    5,
    3,
    1,
)  # of the teams. Three and one are too few to be shown, and so are four: five is hidden with them
TEAM = [team for team, size in enumerate(SIZES) for _ in range(size)]
PEOPLE = range(len(TEAM))
SHOWN_TEAMS = 3
ALONE = PEOPLE[-1]  # the team of one
TWICE = (26, 27)  # whom one e-mail address stands for
FEW, PAIR = (0, 9, 16, 22), (1, 24)  # who share what four people know, or two
MANY = (0, 3, 6, 9, 12, 15, 18, 21)  # who share what everybody may know
LEAD, CABINET = "cto@example.org", "board@example.org"
_ON_THE_WALL = ("No", "Yes", "")  # by number modulo three; a blank has not said yes


@dataclass(frozen=True)
class Canary:
    """A word: in which field it stands, whose it is (nobody's: a lead alone may see it), and whether all may see it."""

    field: str
    owners: tuple[int, ...] = ()
    published: bool = False


CANARIES: dict[str, Canary] = {}
_CODES: dict[tuple, str] = {}


def allowed(role, person=None):
    """The declaration: leads see everything, staff what is theirs and what is published, the cabinet what is published."""
    return {
        code
        for code, canary in CANARIES.items()
        if role == "lead" or canary.published or (role == "staff" and person in canary.owners)
    }


def told(codes):
    """Codes in words: which field of whom."""
    return sorted(
        f"{CANARIES[code].field} of {CANARIES[code].owners or 'nobody'}" if code in CANARIES else code for code in codes
    )


def word(field, *owners, nth=0, published=False):
    """The canary of a field, of one person or of a group; asked for again it is the same one."""
    code = _CODES.setdefault((field, owners, nth), _in_letters(len(_CODES)))
    CANARIES.setdefault(code, Canary(field, owners, published))
    return MARK.capitalize() + code


def public(field, nth=0):
    """A word that everybody may see."""
    return word(field, nth=nth, published=True)


def email(person):
    return f"{word('e-mail', *(TWICE if person in TWICE else (person,)))}@example.org"


def name(person):
    """First and last name; their first letters stand together nowhere but in this person's initials."""
    first, last = LETTERS[person], LETTERS[(person + 7) % len(LETTERS)]
    CANARIES[first + last] = Canary("initials", (person,), published=_ON_THE_WALL[person % 3] == "Yes")
    return f"{first}{word('first name', person).lower()} {last}{word('last name', person).lower()}"


def write(folder):
    """The twelve tabs as CSV files."""
    for table in TABLES:
        with (folder / f"{table.tab}.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.DictWriter(file, [column.header for column in table.columns], restval="")
            rows.writeheader()
            rows.writerows(_ROWS[table.key]())
    return folder


def _in_letters(number):
    letters = ""
    for _ in range(4):
        number, letter = divmod(number, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def _back(days):
    return str(AS_OF - timedelta(days=days))


def _team(person):
    team = TEAM[person]
    members = tuple(other for other in PEOPLE if TEAM[other] == team)
    return word("team", *members, published=team < SHOWN_TEAMS) + " team"


def _staff():
    for person in PEOPLE:
        yield {
            "Name": name(person), "ID": word("id", person), "Email": email(person), "Team": _team(person),
            "Role": word("role of many", *MANY) if person in MANY else word("role", person), "Site": word("site", person),
            "Started": "2020-08-03", "Weekly hours": "2", "On the wall": _ON_THE_WALL[person % 3],
            "Also known as": f"{word('other name', person)} Other",
        }  # fmt: skip


def _goal(person):
    return f"{word('goal', person)} goal"


def _log():
    for person in PEOPLE:
        for week in range(14):
            yield _study(person, day=3 + 7 * week + person % 4, hours=1 + (person + week) % 3)
        yield _study(person, day=3 + 364, hours=2)  # the school year before
        yield _event(person, public("event"), "2026-10-06")
        yield _certificate(person)
        yield {"Date": "2026-10-12", "Name": name(person), "Hours": f"2-3 {word('refused hours', person)}"}
        yield {
            "Date": "2026-10-13",
            "Name": name(person),
            "Hours": "1",
            "Activity": "Reading",
            "Link": f"not a link {word('refused link', person)}",
        }
        yield {
            "Date": "2026-12-15",
            "Name": name(person),
            "Hours": "1",
            "Activity": word("planned activity", person),
            "Status": "Planned",
        }
    for person in FEW:
        yield {"Date": "2026-10-14", "Name": name(person), "Hours": "1", "Topic": word("topic of four", *FEW)}
    for person in PAIR:
        yield _event(person, word("event of two", *PAIR), "2026-10-20")
        yield {"Date": "2026-10-15", "Name": name(person), "Hours": "1", "Type": word("type of two", *PAIR)}
    for person in MANY:
        yield {"Date": "2026-10-16", "Name": name(person), "Hours": "1", "Topic": public("topic")}
    yield {"Date": "2026-10-14", "Name": f"{word('unknown name')} Unknown", "Hours": "1", "Notes": word("refused note")}


def _study(person, day, hours):
    return {
        "Date": _back(day), "Name": name(person), "Hours": hours, "Activity": f"{word('activity', person)} lesson",
        "Type": "Course", "Topic": word("topic", person), "Provider": word("provider", person), "Goal": _goal(person),
        "Link": f"https://example.org/{word('log link', person)}", "Notes": f"{word('note', person)} noted",
    }  # fmt: skip


def _event(person, event, day):
    return {"Date": day, "Name": name(person), "Hours": "6", "Activity": event, "Type": "Conference"}


def _certificate(person):
    """A certification that ends within the year, written in the log only."""
    return {
        "Date": "2026-09-15", "Name": name(person), "Hours": "1", "Activity": word("exam", person), "Type": "Exam prep",
        "Certificate": public("certificate in the log"), "Certificate expires": "2027-03-15",
    }  # fmt: skip


def _time_off():
    yield {"Name": "Everyone", "First day": "2026-11-11", "Last day": "2026-11-11", "Kind": "Closed"}
    for person in PEOPLE:
        yield {
            "Name": name(person),
            "First day": "2026-08-03",
            "Last day": "2026-08-04",
            "Kind": word("kind of leave", person),
        }


def _goals():
    for person in PEOPLE:
        yield {
            "Name": name(person), "Goal": _goal(person), "Topic": word("goal topic", person), "Set on": "2026-08-10",
            "Certification": word("certification aimed at", person), "Due": _back(30 - 2 * person), "Planned hours": "20",
            "Done on": _back(40) if person % 4 == 0 else "", "Benefit": word("benefit", person),
        }  # fmt: skip
        yield {
            "Name": name(person),
            "Goal": word("refused goal", person),
            "Set on": f"soon {word('refused day', person)}",
            "Due": "2026-12-01",
        }
        yield {
            "Name": name(person),
            "Goal": word("dropped goal", person),
            "Set on": "2026-08-10",
            "Due": "2026-10-01",
            "Dropped on": "2026-09-20",
        }


def _milestones():
    for person in PEOPLE:
        for due, done in (("2026-10-01", "2026-09-28"), (_back(person - 20), "")):
            yield {
                "Name": name(person),
                "Goal": _goal(person),
                "Milestone": f"{word('milestone', person)} step",
                "Due": due,
                "Done on": done,
            }


def _certifications():
    for person in PEOPLE:
        shared = {
            "Certification": public("certification", person % 4),
            "Issuer": public("issuer"),
            "Topic": public("certified topic", person % 4),
        }
        proof = f"https://example.org/{word('certificate link', person)}"
        yield shared | {
            "Name": name(person),
            "Earned": _back(10 + 20 * person),
            "Expires": _back(-30 - person),
            "Goal": _goal(person),
            "Link": proof,
        }
    yield {
        "Name": name(ALONE),
        "Certification": public("certification of one"),
        "Topic": public("topic certified once"),
        "Earned": "2026-10-01",
    }
    yield {
        "Name": name(2),
        "Certification": word("refused certification", 2),
        "Earned": f"never {word('refused day', 2, nth=1)}",
    }


def _meetings():
    for month, present in ((9, "Everyone"), (10, f"Everyone except {name(3)}"), (11, f"{name(5)}; {name(9)}")):
        yield {
            "Date": f"2026-{month}-12", "Topic": public("meeting topic", month), "PD hours": "1", "Total hours": "2",
            "Led by": name(month), "Present": present, "Area": public("meeting area", month),
        }  # fmt: skip


def _needs():
    for person in PEOPLE:
        yield {
            "Raised on": _back(60 + person), "Name": name(person), "Need": f"{word('need', person)} for {public('certification', 1)}",
            "Kind": word("kind of need", person), "Goal": _goal(person), "Cost": 100 + person,
            "Answered on": _back(30) if person % 2 else "", "Answer": "Yes" if person % 2 else "", "Met on": _back(5) if person % 4 == 1 else "",
        }  # fmt: skip


def _service():
    for person in PEOPLE:
        learned = (_goal(person), public("event"), public("meeting topic", 9), word("learned from", person))[person % 4]
        yield {
            "Date": _back(4 + 2 * person), "Name": f"{name(person)}; {name((person + 1) % 30)}", "Site": public("school", person % 6),
            "Activity": public("activity at a school", person % 3), "Hours": "1", "Students": 20 + person, "Teachers": "2",
            "Topic": public("topic at a school"), "Learned from": learned,
        }  # fmt: skip
    yield {
        "Date": "2026-10-15",
        "Name": f"{name(4)}; {word('unknown helper')} Unknown",
        "Site": word("refused site", 4),
        "Activity": word("refused activity", 4),
    }


def _schools():
    for school in range(8):
        yield {"Site": public("school", school), "Level": public("level"), "Title I": "Yes" if school % 2 else "No"}


def _pulse():
    bands = [public("band")] * 8 + [word("band of two")] * 2
    for month in (5, 10):
        for score, band in enumerate(bands):
            yield {
                "Date": f"2026-{month:02}-14",
                "Statement": public("statement"),
                "Score": 1 + score % 5,
                "Years of service": band,
            }


def _required():
    yield {"Role": word("role of many", *MANY), "Certification or topic": public("certification", 1)}
    yield {"Role": word("role", 1), "Certification or topic": public("certification", 2)}


_ROWS = {
    "log": _log, "staff": _staff, "time_off": _time_off, "goals": _goals, "milestones": _milestones,
    "certifications": _certifications, "meetings": _meetings, "needs": _needs, "service": _service, "schools": _schools,
    "pulse": _pulse, "required": _required,
}  # fmt: skip
