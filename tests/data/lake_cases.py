"""Districts to ingest, small and invented, and a lake made of them."""

from functools import partial

import pandas as pd

from data.lake import working
from data.lake.catalogue import opened
from data.lake.districts import wanted
from data.lake.ingest import ingest
from data.lake.partition import unpacked
from data.lake.reading import How
from data.mapping import Mapping
from data.settings import Settings

TODAY = pd.Timestamp("2026-10-31")
HERE = partial(working.mapped, workers=1)
HOW = How(Mapping(), Settings(), TODAY)
LOG = "Date,Name,Hours\n2026-09-07,Ana Ruiz,2\n2026-09-14,Ana Ruiz,1\n2026-09-08,Ben Okafor,3\n"


def district(folder, name, log=LOG, **tabs):
    """A folder of tabs; "time_off" becomes Time off.csv."""
    (folder / name).mkdir(parents=True, exist_ok=True)
    for tab, text in {"PD log": log, **tabs}.items():
        (folder / name / f"{tab.replace('_', ' ').capitalize() if tab != 'PD log' else tab}.csv").write_text(text)
    return folder / name


def lake_of(source, lake, how=HOW, **more):
    """Ingest a folder; the lake and what became of it."""
    tally = ingest(wanted([source]), lake, how, **more)
    return opened(lake), tally


def records_in(lake):
    """The records of each partition of a lake, by its name."""
    return {name: unpacked(lake.folder / name) for _, name in lake.partitions()}
