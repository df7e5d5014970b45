"""Find and repair what goes wrong in news text.

>>> import textlint_news as tn
>>> [finding.rule for finding in tn.check("The deal , he said, was done.")]
['PUN101']
>>> tn.fix("The deal , he said, was done.").text
'The deal, he said, was done.'
"""

from textlint_news.api import FixResult, check, fix, make_linter
from textlint_news.document import Document
from textlint_news.errors import UserError
from textlint_news.findings import Edit, Finding, Fix, Hit, Safety, replacing
from textlint_news.version import __version__

__all__ = [
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "FixResult",
    "Hit",
    "Safety",
    "UserError",
    "__version__",
    "check",
    "fix",
    "make_linter",
    "replacing",
]
