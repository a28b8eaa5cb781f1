"""The data dictionary: every tab, column, kind, alias and help text, once.

Reading, the template sheet, the Method page and the tests are all driven by :data:`TABLES`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

HOUR = 3600  # [s]
DAY = 24 * HOUR

LOG_TYPES = (
    "Self-study", "Course", "Exam prep", "Meeting", "Workshop", "Conference", "Event", "Challenge", "Coaching",
)  # fmt: skip
STATUSES = ("Planned", "Not started", "In progress", "Done", "Cancelled")
EVERYONE = "Everyone"
MEETING = "Meeting"  # the type of a log row that came from a meeting


@dataclass(frozen=True)
class Column:
    """One column of a tab.

    ``header`` is what the sheet says, ``key`` what the typed frame calls it, ``kind`` which parser reads it.
    An ``hours`` column of key ``x_hours`` arrives as exact ``x_seconds`` [s, int64] with ``x_hours`` [h] for show.
    """

    header: str
    key: str
    kind: str
    help: str
    required: bool = False
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()  # offered in the sheet; a choice column takes other words too and says so
    most: float | None = None  # the largest value that can be true: [h] for hours
    least: int = 0  # the smallest count that can be true
    default: object = None


@dataclass(frozen=True)
class Table:
    """One tab: what one row of it is, and its columns in the order of the sheet."""

    tab: str
    key: str
    one_row: str
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()
    required: bool = False
    by_key: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {column.key: column for column in self.columns})

    @property
    def required_columns(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.required)


PERSON_ALIASES = ("staff name", "employee", "employee name", "staff", "person", "full name", "who", "participant")

PD_LOG = Table(
    "PD log", "log", "one piece of professional development by one person", required=True,
    aliases=("log", "pd", "hours", "pd hours", "pd tracker", "training records", "professional development log"),
    columns=(
        Column("Date", "date", "date", "The day it happened, or began.", required=True,
               aliases=("date of pd", "day", "pd date", "session date", "start date", "date completed", "activity date")),
        Column("Name", "name", "name", "Who: first and last name as in Staff.", required=True, aliases=PERSON_ALIASES),
        Column("Hours", "hours", "hours", "How long, such as 1.5, 1:30 or 90 min. 0 is an answer; blank is not.", required=True,
               aliases=("hrs", "# of hours", "clock hours", "number of hours", "pd hours", "contact hours", "duration", "time spent")),
        Column("End date", "end_date", "date", "The last day, when it took several.", aliases=("to", "last day", "date to")),
        Column("Email", "email", "email", "Tells two people of one name apart.", aliases=("e-mail", "email address", "e-mail address", "mail")),
        Column("Activity", "activity", "text", "What it was, in a few words.", aliases=("session", "title", "description", "what", "course", "course name", "session name")),
        Column("Type", "type", "choice", "What kind of PD it was.", aliases=("kind", "pd type", "activity type", "session type", "format"), choices=LOG_TYPES),
        Column("Topic", "topic", "text", "What it was about, such as Networking.", aliases=("subject", "area", "category")),
        Column("Provider", "provider", "text", "Who gave it.", aliases=("vendor", "given by", "organisation", "organization", "presenter")),
        Column("Own time", "own_time", "yesno", "Yes, when it was outside paid time.", aliases=("personal time", "outside work hours", "own-time")),
        Column("Status", "status", "status", "Blank means done. Planned rows are shown as coming and never counted.", aliases=("state", "progress"), choices=STATUSES),
        Column("Goal", "goal", "text", "The goal it was for, as in Goals.", aliases=("pd goal",)),
        Column("Certificate", "certificate", "text", "The certification it earned, if it did.", aliases=("certification", "cert", "certificate earned", "certification earned")),
        Column("Certificate expires", "certificate_expires", "date", "Its last valid day. Blank means it does not expire.",
               aliases=("cert expiry", "expiry", "expires", "expiration", "certificate expiry", "cert expires", "expiration date")),
        Column("Link", "link", "url", "Where the proof or the material is.", aliases=("url", "evidence", "proof")),
        Column("Notes", "notes", "text", "Anything else.", aliases=("comments", "note", "comment", "remarks")),
        Column("Timestamp", "timestamp", "moment", "When the row was entered; a linked form fills it.", aliases=("entered", "submitted", "submitted at", "entered on")),
    ),
)  # fmt: skip

STAFF = Table(
    "Staff", "staff", "one person, or one spell of a person whose target or dates changed",
    aliases=("roster", "people", "employees", "team"),
    columns=(
        Column("Name", "name", "text", "First and last name.", required=True, aliases=PERSON_ALIASES),
        Column("ID", "id", "id", "A number the district already has.", aliases=("staff id", "employee id", "employee number", "person id")),
        Column("Email", "email", "email", "Work e-mail; also how they sign in.", aliases=("e-mail", "email address", "e-mail address", "mail")),
        Column("Role", "role", "text", "What they do.", aliases=("title", "job title", "position", "job level")),
        Column("Team", "team", "text", "Their team.", aliases=("department", "group", "unit")),
        Column("Site", "site", "text", "Where they work.", aliases=("school", "location", "building")),
        Column("Started", "started_on", "date", "First working day of this spell. Blank means always.", aliases=("start", "start date", "hired", "hire date", "join date", "from")),
        Column("Left", "left_on", "date", "Last working day of this spell. Blank means still here.", aliases=("end", "end date", "left on", "to")),
        Column("Weekly hours", "weekly_hours", "hours", "PD hours promised a week. Blank means the district's.", aliases=("target", "weekly target", "hours a week"), most=40),
        Column("Also known as", "also_known_as", "text", "Other spellings, parted by semicolons.", aliases=("aliases", "also", "nickname", "nicknames", "former name")),
        Column("On the wall", "on_the_wall", "yesno", "No keeps the person's initials off the Wall; only Yes shows them to the cabinet and to other staff.", aliases=("wall",)),
    ),
)  # fmt: skip

TIME_OFF = Table(
    "Time off", "time_off", "one stretch of days off for one person or for everyone", aliases=("leave", "breaks", "calendar", "holidays"),
    columns=(
        Column("Name", "name", "name", 'Who, or "Everyone".', required=True, aliases=PERSON_ALIASES),
        Column("First day", "first_day", "date", "The first day off.", required=True, aliases=("from", "start", "start date")),
        Column("Last day", "last_day", "date", "The last day off.", required=True, aliases=("to", "end", "end date", "until")),
        Column("Kind", "kind", "choice", "Leave, Break or Closed. Never a reason.", choices=("Leave", "Break", "Closed")),
    ),
)  # fmt: skip

GOALS = Table(
    "Goals", "goals", "one goal of one person", aliases=("pd goals",),
    columns=(
        Column("Name", "name", "name", "Whose goal it is.", required=True, aliases=PERSON_ALIASES),
        Column("Goal", "goal", "text", "The goal, in a few words.", required=True, aliases=("pd goal",)),
        Column("Topic", "topic", "text", "What it is about.", aliases=("subject", "area")),
        Column("Certification", "certification", "text", "The certification it leads to, if any.", aliases=("certificate", "cert")),
        Column("Set on", "set_on", "date", "The day it was agreed.", required=True, aliases=("set", "agreed", "agreed on", "start", "start date")),
        Column("Due", "due_on", "date", "The day it should be done. A moved date keeps the first.", required=True, aliases=("due date", "due on", "target date")),
        Column("Planned hours", "planned_hours", "hours", "Hours it should take.", aliases=("hours planned", "estimated hours"), most=2000),
        Column("Done on", "done_on", "date", "The day it was reached.", aliases=("done", "completed", "completed on", "date completed")),
        Column("Dropped on", "dropped_on", "date", "The day it was given up.", aliases=("dropped", "cancelled on")),
        Column("Benefit", "benefit", "choice", "Who gains most.", choices=("Team", "District", "Schools")),
    ),
)  # fmt: skip

MILESTONES = Table(
    "Milestones", "milestones", "one step towards one goal", aliases=("steps",),
    columns=(
        Column("Name", "name", "name", "Whose goal it is.", required=True, aliases=PERSON_ALIASES),
        Column("Goal", "goal", "text", "The goal, as in Goals.", required=True, aliases=("pd goal",)),
        Column("Milestone", "milestone", "text", "The step.", required=True, aliases=("step",)),
        Column("Due", "due_on", "date", "The day it should be done.", required=True, aliases=("due date", "due on", "target date")),
        Column("Done on", "done_on", "date", "The day it was done.", aliases=("done", "completed", "completed on", "date completed")),
        Column("Weight", "weight", "number", "How much of the goal it is; 1 unless said.", default=1.0),
    ),
)  # fmt: skip

CERTIFICATIONS = Table(
    "Certifications", "certifications", "one certification earned or renewed by one person", aliases=("certs", "certificates", "credentials"),
    columns=(
        Column("Name", "name", "name", "Who earned it.", required=True, aliases=PERSON_ALIASES),
        Column("Certification", "certification", "text", "Its full name.", required=True, aliases=("certificate", "cert", "credential")),
        Column("Issuer", "issuer", "text", "Who issued it.", aliases=("issued by", "vendor", "provider")),
        Column("Topic", "topic", "text", "What it is about.", aliases=("subject", "area")),
        Column("Earned", "earned_on", "date", "The day it was earned or renewed.", required=True, aliases=("earned on", "date earned", "awarded", "issued", "date")),
        Column("Expires", "expires_on", "date", "Its last valid day. Blank means it does not expire.",
               aliases=("expires on", "expiry", "expiration", "expiration date", "valid until", "cert expiry")),
        Column("Goal", "goal", "text", "The goal it came from.", aliases=("pd goal",)),
        Column("Link", "link", "url", "Where the proof is.", aliases=("url", "evidence", "proof")),
    ),
)  # fmt: skip

MEETINGS = Table(
    "Meetings", "meetings", "one department meeting", aliases=("department meetings", "meeting"),
    columns=(
        Column("Date", "date", "date", "The day of the meeting.", required=True, aliases=("day", "meeting date")),
        Column("Topic", "topic", "text", "What the PD was about.", required=True, aliases=("subject", "pd topic")),
        Column("PD hours", "pd_hours", "hours", "How much of it was PD; 0 when it was all business.", required=True, aliases=("hours of pd",)),
        Column("Total hours", "total_hours", "hours", "How long it was in all.", aliases=("hours", "length")),
        Column("Led by", "led_by", "names", "Who led the PD.", aliases=("leader", "presenter", "presented by")),
        Column("Present", "present", "names", 'Names, "Everyone", or "Everyone except ...".', aliases=("attendees", "attendance", "who came")),
        Column("Area", "area", "text", "Networking, Service, Projects ...", aliases=("category",)),
    ),
)  # fmt: skip

NEEDS = Table(
    "Needs", "needs", "one thing somebody asked for", aliases=("requests", "asks", "team needs"),
    columns=(
        Column("Raised on", "raised_on", "date", "The day it was asked.", required=True, aliases=("raised", "date", "asked on")),
        Column("Name", "name", "name", "Who asked.", required=True, aliases=PERSON_ALIASES),
        Column("Need", "need", "text", "What is needed.", required=True, aliases=("request", "ask")),
        Column("Kind", "kind", "choice", "What kind of need.", choices=("Time", "Money", "Equipment", "Access", "Coaching", "Other")),
        Column("Goal", "goal", "text", "The goal it is for.", aliases=("pd goal",)),
        Column("Cost", "cost", "number", "In dollars, if known.", aliases=("amount", "price")),
        Column("Answered on", "answered_on", "date", "The day it was answered.", aliases=("answered",)),
        Column("Answer", "answer", "choice", "Yes, No or Later. No is an answer.", choices=("Yes", "No", "Later")),
        Column("Met on", "met_on", "date", "The day it was there.", aliases=("met",)),
    ),
)  # fmt: skip

SERVICE = Table(
    "Service", "service", "one session at one school", aliases=("service to schools", "school sessions", "outreach"),
    columns=(
        Column("Date", "date", "date", "The day of the session.", required=True, aliases=("day", "session date")),
        Column("Name", "people", "names", "Who led it; several parted by semicolons.", required=True, aliases=(*PERSON_ALIASES, "names", "led by")),
        Column("Site", "site", "text", "The school.", required=True, aliases=("school", "location")),
        Column("Activity", "activity", "text", "What was done.", required=True, aliases=("session", "what", "title")),
        Column("Hours", "hours", "hours", "How long it was.", aliases=("hrs", "length")),
        Column("Students", "students", "count", "How many students came.", aliases=("student count", "# of students")),
        Column("Teachers", "teachers", "count", "How many teachers came.", aliases=("teacher count", "# of teachers")),
        Column("Topic", "topic", "text", "What it was about.", aliases=("subject", "area")),
        Column("Learned from", "learned_from", "text", "A goal, event or meeting topic.", aliases=("source", "came from")),
    ),
)  # fmt: skip

SCHOOLS = Table(
    "Schools", "schools", "one school of the district", aliases=("sites", "school list"),
    columns=(
        Column("Site", "site", "text", "The school's name, as in Service.", required=True, aliases=("school", "name", "school name")),
        Column("Level", "level", "text", "Elementary, Middle, High ...", aliases=("grade level", "type")),
        Column("Title I", "is_title_i", "yesno", "Yes, if it is a Title I school.", aliases=("title 1", "titlei", "title one")),
    ),
)  # fmt: skip

PULSE = Table(
    "Pulse", "pulse", "one anonymous answer to one statement", aliases=("survey", "pulse survey"),
    columns=(
        Column("Date", "date", "date", "The day of the survey.", required=True, aliases=("day",)),
        Column("Statement", "statement", "text", "What people were asked to agree with.", required=True, aliases=("question",)),
        Column("Score", "score", "count", "1 disagree ... 5 agree.", required=True, aliases=("answer", "rating"), most=5, least=1),
        Column("Years of service", "years_of_service", "text", "A band such as 0-4. No names.", aliases=("band", "tenure")),
    ),
)  # fmt: skip

REQUIRED = Table(
    "Required", "required", "one certification or topic that a role must have", aliases=("requirements", "required certifications"),
    columns=(
        Column("Role", "role", "text", "The role, as in Staff.", required=True),
        Column("Certification or topic", "requirement", "text", "What it must have.", required=True, aliases=("certification", "topic", "requirement")),
    ),
)  # fmt: skip

TABLES = (
    PD_LOG,
    STAFF,
    TIME_OFF,
    GOALS,
    MILESTONES,
    CERTIFICATIONS,
    MEETINGS,
    NEEDS,
    SERVICE,
    SCHOOLS,
    PULSE,
    REQUIRED,
)
BY_KEY = {table.key: table for table in TABLES}
