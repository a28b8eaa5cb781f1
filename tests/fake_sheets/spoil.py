"""How is a read spoilt? What a fault does to Google, to the network, to the key, or to the sheet."""

import socket
from unittest import mock

from data.sources import google_road
from tests.fake_sheets import refusals
from tests.fake_sheets.rehearse import HASTY


def in_haste(make):
    """A fault that lasts: nobody waits for it as long as a person would."""

    def spoil(stage):
        stage.patience = HASTY
        make(stage)

    return spoil


def answers(refusal, **more):
    return lambda stage: stage.google.fault(status=refusal.code, body=refusal.body, **more)


def faults(**what):
    return lambda stage: stage.google.fault(**what)


def no_token(body, status=400, **more):
    return lambda stage: stage.google.fault("/token", status=status, body=body, **more)


def spoils_key(**changes):
    return lambda stage: stage.key.update(changes)


def before_second_read(change):
    """Somebody changes the sheet between the two calls that read the cells."""
    return lambda stage: stage.google.fault("batchGet", before=change, after=1, times=1)


def rename_tab(book):
    book.tab("Staff").properties["title"] = "People"


def insert_row(book):
    book.tab("PD log").insert("ROWS", 2)
    book.write("PD log", [[], [], ["2026-10-05", "Bo Lind", "1", "Tickets"]])


def redirect_to_sign_in(stage):
    stage.google.fault("/v4/", status=302, body="", headers={"Location": "https://portal.invalid/"})
    stage.google.fault("GET /$", status=200, body=refusals.SIGN_IN_PAGE)


def name_server_is_gone(stage):
    failing = mock.patch.object(socket, "getaddrinfo", side_effect=socket.gaierror(-2, "Name or service not known"))
    stage.patches.append(failing)


def name_server_hangs(stage):
    def never(*_, **__):
        stage.over.wait(5)
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    stage.patches.append(mock.patch.object(socket, "getaddrinfo", side_effect=never))


def nobody_listens(stage):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        stage.endpoint = f"http://127.0.0.1:{free.getsockname()[1]}"


def nobody_accepts(stage):
    """A machine that lets connections wait for ever: its queue is full."""
    full = socket.socket()
    full.bind(("127.0.0.1", 0))
    full.listen(0)
    waiting = [socket.socket() for _ in range(4)]
    for each in waiting:
        each.setblocking(False)
        each.connect_ex(full.getsockname())
    stage.endpoint = f"http://127.0.0.1:{full.getsockname()[1]}"
    stage.sockets += [full, *waiting]


def gives(change):
    return lambda stage: change(stage.book)


def empty_log(book):
    book.tab("PD log").cells.clear()


def german(book):
    book.locale = "de_DE"


def ten_megabytes(book):
    book.write("PD log", [[]] * 5 + [["2026-10-05", "Amy Lee", "1", f"{at} " + "x" * 4_990] for at in range(1_000)])


def lowers_the_limit(stage):
    stage.patches.append(mock.patch.object(google_road, "LARGEST_ANSWER", 1_000))  # bytes


def hide(book):
    book.tab("PD log").hidden_rows.update({1, 2})


def protect(book):
    book.tab("PD log").protected.append({"protectedRangeId": 1, "range": {"endRowIndex": 1}, "warningOnly": False})


def two_rows_less(stage):
    stage.previous_rows = 6


def forget_key_after_first_token(stage):
    """The key is deleted while a read goes on: its token is refused, and no other is given."""
    answers(refusals.NOT_SIGNED_IN, after=1)(stage)
    no_token(refusals.KEY_DELETED, after=1)(stage)


def lead_elsewhere(stage):
    stage.address = "https://drive.google.com/file/d/1abc/view"


def cut_key_short(stage):
    stage.key["private_key"] = stage.key["private_key"][:200]


def write_line_ends_out(stage):
    stage.key["private_key"] = stage.key["private_key"].replace("\n", "\\n")


def compressed(data):
    """An answer that says it is gzip."""
    return faults(status=200, body=data, headers={"Content-Encoding": "gzip"})


def changes_values(change):
    """The two calls that read the cells answer something else than they should."""
    return faults(match="batchGet", change=lambda found: {"valueRanges": change(found["valueRanges"])})


def leave_one(tabs):
    return tabs[:1]


def leave_no_values(tabs):
    return [{"range": tab["range"]} for tab in tabs]


def insert_column(book):
    book.tab("PD log").insert("COLUMNS", 1)


def delete_log(book):
    book.sheets.pop(0)


def stop_sharing(book):
    book.shared = False


def turn_into_office_file(book):
    book.office_file = True
