import os

from hypothesis import Phase, settings

from data import events

events.STRICT = True  # what may not be logged stops a test, and no service

# A slow machine is no failure: only a wrong figure is. Explaining one takes minutes under pandas; the rows it found do.
settings.register_profile(
    "two_hours",
    deadline=None,
    phases=[phase for phase in Phase if phase is not Phase.explain],
    derandomize=bool(
        os.environ.get("CI")
    ),  # a change is judged by the change, not by luck; elsewhere luck may find more
    print_blob=False,
)
settings.load_profile("two_hours")
