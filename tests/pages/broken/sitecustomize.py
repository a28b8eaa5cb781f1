"""A dashboard with four mistakes in it: Python runs this first, where its path names this folder.

Each mistake raises what a mistake on real data would: a text that quotes a cell. The words are put together here, so that
no line of this file, quoted somewhere, is mistaken for one that was let slip.
"""

import os
import warnings


def canary(where):
    return f"can{'ary'}-{where}-Ana-Ruiz"


def failing(where):
    def fail(*_, **__):
        warnings.warn(f"odd cell {canary('warning')}", stacklevel=2)
        try:
            raise KeyError(canary("cause"))
        except KeyError as error:
            raise ValueError(f"cannot read {canary(where)!r}") from error

    return fail


def break_it():
    from pages.screen import address
    from presentation import exports, html, method

    method.metrics = failing("page")
    html.footnote = failing("fragment")
    address.go = failing("callback")
    exports.build = failing("download")


if os.environ.get("BREAK_THE_DASHBOARD"):
    break_it()
