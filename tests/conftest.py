"""What every test stands on.

Hypothesis: no clock, as the machine is shared; in CI the same examples every time, so that a red run can be repeated.
The environment: the linter heeds some variables, so no test may see what the shell or the CI that runs it has set.
"""

import os
import tempfile

from hypothesis import settings

os.environ["TEXTLINT_NEWS_DATA"] = os.path.join(tempfile.gettempdir(), "textlint-news-no-data")
"""No LanguageTool that happens to be installed here may speak in tests that do not ask for it (see test_languagetool_real)."""

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

for heeded in ("CI", "CI_PROJECT_DIR", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "TEXTLINT_NEWS_CACHE", "TEXTLINT_NEWS_OUTPUT_FORMAT"):
    os.environ.pop(heeded, None)
