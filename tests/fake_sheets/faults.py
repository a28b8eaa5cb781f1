"""One way in which the next requests go wrong."""

import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Fault:
    """What happens to requests whose line matches: an answer of its own, or something done to the true one.

    ``times`` it happens (-1 for ever), from the one ``after`` so many have passed. ``before`` is called with the book
    before it answers, ``change`` with the true answer, which it returns changed.
    """

    match: str = ""
    status: int | None = None
    body: object = None
    headers: dict = field(default_factory=dict)
    times: int = -1
    after: int = 0
    delay: float = 0  # [s] before the first byte
    drip: float = 0  # [s] between two bytes of the body
    cut: int | None = None  # only so many bytes of the body, said to be all
    broken: int | None = None  # only so many bytes of the body, then the connection is gone
    hang_up: bool = False
    before: Callable | None = None
    change: Callable | None = None

    def takes(self):
        """Whether this request is one of those; counts it."""
        if self.times == 0:
            return False
        if self.after > 0:
            self.after -= 1
            return False
        self.times -= 1
        return True

    def wait(self):
        """Say nothing for a while."""
        deadline = time.monotonic() + self.delay
        while time.monotonic() < deadline and self.times != 0:  # ends early when the fault is taken away
            time.sleep(0.02)

    def send(self, handler, data):
        """Send the body of an answer, or what there is to be of it."""
        if self.broken is not None:
            handler.wfile.write(data[: self.broken])
            handler.wfile.flush()
            reset(handler)
        elif self.drip:
            for at in range(len(data)):
                if self.times == 0:
                    return reset(handler)
                handler.wfile.write(data[at : at + 1])
                handler.wfile.flush()
                time.sleep(self.drip)
        else:
            handler.wfile.write(data)


def reset(handler):
    """End a connection as a failing router does."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True
    handler.connection.close()
