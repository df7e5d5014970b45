"""Hypothesis: no clock, as the machine is shared; in CI the same examples every time, so that a red run can be repeated."""

import os

from hypothesis import settings

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")
