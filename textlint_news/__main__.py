"""`python -m textlint_news`."""

from textlint_news.cli import entry

if __name__ == "__main__":
    entry()
