"""`python -m textlint_news`."""

from textlint_news.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
