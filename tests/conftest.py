from hypothesis import settings

# A slow machine is no failure: only a wrong figure is.
settings.register_profile("two_hours", deadline=None)
settings.load_profile("two_hours")
