"""Errors, on standard error."""

import sys

from textlint_news.wording import shown


def complain(message: str) -> None:
    """Print an error, each of its lines without control characters, so that a text or a file name cannot inject any."""
    sys.stdout.flush()
    sys.stderr.write("error: " + "\n".join(shown(line, len(line) * 8) for line in message.split("\n")) + "\n")
