"""`textlint-news clean`: take the cache away."""

import argparse
import sys

from textlint_news import cachefiles
from textlint_news.errors import UserError
from textlint_news.wording import shown


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cache-dir", metavar="FOLDER", help="where the cache lies (default: $TEXTLINT_NEWS_CACHE, or the user's)")


def run(args: argparse.Namespace) -> int:
    """Remove what this program has put into the cache folder, and the folder when nothing else is in it."""
    if args.cache_dir:
        cachefiles.use(args.cache_dir)
    folder = cachefiles.folder()
    try:
        files, size = cachefiles.clean()
    except OSError as error:
        raise UserError(f"cannot remove the cache: {error.strerror}", path=error.filename) from None
    sys.stderr.write(f"Removed {files:,} file{'s' * (files != 1)} ({size / 1e6:,.1f} MB) from {shown(str(folder), 1000)}\n")
    return 0
