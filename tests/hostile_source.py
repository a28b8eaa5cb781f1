"""A department in which everybody types what a page, a figure, a slide or a spreadsheet could take for something else.

``write(folder)`` makes it: all twelve tabs, something hostile in every column that holds words, names too. Every cell ends
in a word of its own, so wherever a cell turns up, :func:`altered` tells whether all that was typed stands before that word.
"""

import csv
import re
import unicodedata

from data.schema import TABLES

ELSEWHERE = "http://evil.test:8799"
HOSTILE = [
    # markup
    '<img src=x onerror="window.PWN=1">', "<script>window.PWN=1</script>", "</script><script>window.PWN=1</script>", "<svg onload=window.PWN=1>",
    "</title></style><style>*{display:none}</style>", "<iframe srcdoc='<script>parent.PWN=1</script>'>", "--><b>bold</b><!--", "&lt;b&gt; &amp;amp;",
    f'<span style="background:url({ELSEWHERE}/css.png)">s</span>', f'<a href="{ELSEWHERE}">x</a>', "\" autofocus onfocus=window.PWN=1 x=\"", "]]><b>",
    # Markdown, and what Streamlit and Plotly add to it
    f"![p]({ELSEWHERE}/beacon.png)", f"[click]({ELSEWHERE}/phish)", "[click](javascript:window.PWN=1)", f"{ELSEWHERE}/auto", "www.evil.test a@evil.test",
    "# Big", "**bold** _it_ 3 * 4 * 5", "|a|b|\n|-|-|\n|1|2|", "- item\n- item", "`code` ~~gone~~", "> quote", "snake_case_name", "\\*escaped\\*",
    ":red[fired] :material/delete: :smile:", ":blue-background[x] :rainbow[y]", "%{x} %{customdata[0]}<extra></extra>",
    # maths and templates
    "cost $5 to $10", r"$$\frac{1}{0}$$", r"$\href{javascript:window.PWN=1}{x}$", "{{7*7}} ${7*7} #{1+1} <%= 1 %>", "{0.__class__} {name} %s %(x)s",
    '#text(red)[x] #import "x" @ref <lab>',
    # formulas
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r\n=1+1", "＝1+1", f'=HYPERLINK("{ELSEWHERE}/h","x")', "=cmd|' /C calc'!A0", "%TEMP%",
    # paths, shells, logs and files with lines
    "'; DROP TABLE log;--", "../../etc/passwd", "$(touch pwn)", r"\\evil\share", "a\nERROR fake log line", "\x1b[31mred", "a\x0bb\x00c",
    "x\r\nEND:VEVENT\r\nATTACH:http://evil.test", "x\r\nBcc: y@evil.test", "mailto:a@evil.test internal:Sheet1!A1",
    # letters
    "\u202egnp.exe", "abc\u2066def\u2069", "\u200f\u05e9\u05dc\u05d5\u05dd", "\U0001f469\U0001f3fd\u200d\U0001f680 taught", "Z\u0351\u036b\u0343a\u0363lgo", "W" * 180,
]  # fmt: skip
NAMED = [text for text in HOSTILE if not re.search(r"[;\n\r,]|^[-W]", text)]  # what can stand for one name
PEOPLE, PLAIN = 14, 8  # how many there are, and how many of them have names like anybody's
EACH = 7  # so many rows say the same, each of another person
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MARK = re.compile(r"qzx([a-z]{2})([a-z]{2})")
TEXTS = [
    (table.key, column.key)
    for table in TABLES
    for column in table.columns
    if column.kind in ("text", "choice", "status", "url", "id", "name", "names")
]


def cell(tab, column, at):
    """What stands in a column the ``at``-th time: another text in each column."""
    texts = NAMED if column in ("name", "people", "led_by", "also_known_as") else HOSTILE
    place = TEXTS.index((tab, column))
    number = (at + 5 * place) % len(texts)
    return f"{texts[number]} qzx{_letters(HOSTILE.index(texts[number]))}{_letters(place)}"


def name(person):
    """Some have names like anybody's: their rows are never refused for it."""
    return f"Ana{LETTERS[person]} North" if person < PLAIN else cell("staff", "name", 7 * person)


def altered(text):
    """The cells in this text that are not all they were typed as: what stands there instead, and in which column."""
    said = _bare(text)
    return [
        (said[max(0, mark.start() - 60) : mark.end()], ".".join(TEXTS[_number(mark[2])]))
        for mark in _MARK.finditer(said)
        if not said[: mark.start()].endswith(_bare(HOSTILE[_number(mark[1])]))
    ]


def told(text):
    """Which texts are there to be seen, by their numbers, and in which columns."""
    marks = [(_number(mark[1]), TEXTS[_number(mark[2])]) for mark in _MARK.finditer(_bare(text))]
    return {number for number, _ in marks}, {column for _, column in marks}


def write(folder):
    """The twelve tabs as CSV files."""
    for table in TABLES:
        with (folder / f"{table.tab}.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow([column.header for column in table.columns])
            for at in range(PEOPLE if table.key == "staff" else EACH * len(HOSTILE)):
                rows.writerow([_cell(table.key, column, at) for column in table.columns])
    return folder


def _cell(tab, column, at):
    given = _GIVEN.get((tab, column.key), _GIVEN.get(column.key))
    if given is not None:
        return given(at)
    return cell(tab, column.key, at // EACH) if (tab, column.key) in TEXTS else ""


def _day(at):
    return f"2026-{8 + at % 3:02}-{1 + at % 28:02}"


def _who(at):
    return name(at % PEOPLE)


_GIVEN = {
    "name": _who, "people": lambda at: f"{_who(at)}; {_who(at + 3)}", "led_by": _who, "present": lambda at: f"{_who(at)}; {_who(at + 1)}; {_who(at + 2)}",
    "date": _day, "hours": lambda at: "2", "set_on": lambda at: "2026-08-01", "due_on": lambda at: "2026-12-18" if at % 3 else "2026-10-01",
    "earned_on": _day, "expires_on": lambda at: "2027-01-20", "raised_on": _day, "cost": lambda at: "10", "students": lambda at: "9",
    "pd_hours": lambda at: "1", "total_hours": lambda at: "2", "is_title_i": lambda at: "Yes", "score": lambda at: str(1 + at % 5),
    "first_day": lambda at: "2026-07-06", "last_day": lambda at: "2026-07-07", "on_the_wall": lambda at: "Yes",
    ("needs", "answered_on"): lambda at: "" if at % 3 else "2026-11-10",
    ("staff", "email"): lambda at: f"a{at}@example.org", ("staff", "id"): lambda at: f"E{at}",
    ("log", "status"): lambda at: "Done" if at % 5 else cell("log", "status", at), ("log", "certificate_expires"): lambda at: "2027-02-20",
    ("log", "type"): lambda at: "Conference" if at % 2 else cell("log", "type", at // EACH),
    ("meetings", "topic"): lambda at: cell("meetings", "topic", at), ("meetings", "date"): lambda at: f"2026-{8 + at % 3:02}-{1 + at // 3 % 28:02}",
    ("staff", "team"): lambda at: cell("staff", "team", at % 2), ("milestones", "goal"): lambda at: cell("goals", "goal", at // EACH),
    ("log", "goal"): lambda at: cell("goals", "goal", at // EACH), ("service", "site"): lambda at: cell("schools", "site", at // EACH),
    ("service", "learned_from"): lambda at: cell("goals", "goal", at // EACH), ("required", "role"): lambda at: cell("staff", "role", at % PEOPLE // EACH),
    ("pulse", "statement"): lambda at: cell("pulse", "statement", at % 4), ("pulse", "years_of_service"): lambda at: cell("pulse", "years_of_service", at % 2),
}  # fmt: skip


def _letters(number):
    return LETTERS[number // 26] + LETTERS[number % 26]


def _number(letters):
    return LETTERS.index(letters[0]) * 26 + LETTERS.index(letters[1])


def _bare(text):
    """Without what a page may leave out or put between: spaces, ends of lines, characters nobody sees."""
    normal = unicodedata.normalize("NFC", text)
    return "".join(c for c in normal if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cn"))
