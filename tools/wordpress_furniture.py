"""Writes rules/furniture-languages.toml from the strings that WordPress prints, in every language they exist in.

Usage: python tools/wordpress_furniture.py STRINGS.json [OUTPUT.toml]

STRINGS.json maps an English string of WordPress core or of a default theme to {locale: translation}. The output depends
on nothing else, so that a new version of the strings shows as a plain diff. Which string is certain furniture and which is
an ordinary word is decided here, by the English string: a translation of one word, or of very few letters, never counts alone.
The rules around the strings are in wordpress_furniture.in.
"""

import html
import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from textlint_news.kinds.line import key

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = Path(__file__).with_suffix(".in")

Translations = dict[str, dict[str, str]]

FORM = """Leave a Reply|Leave a Comment|Leave a comment|Cancel reply|Click here to cancel reply.|Post Comment
Submit Comment|Your email address will not be published.|Mail (will not be published)
Required fields are marked %s|Your comment is awaiting moderation.
You must be <a href="%s">logged in</a> to post a comment.|Log in to Reply|Log in to leave a Comment
You must be registered to comment|Show more comments
<abbr title="Really Simple Syndication">RSS</abbr> feed for comments on this post.
This post is password protected. Enter the password to view comments.
Enter your password to view comments.
Protected Comments: Please enter your password to view comments."""
CLOSED = """Sorry, the comment form is closed at this time.|Sorry, comments are closed for this item.
Comments are closed.|No more comments found."""
PAGE = """Powered by WordPress|Powered by WordPress, state-of-the-art semantic personal publishing platform.
Skip to toolbar|Visit author homepage
<strong>XHTML:</strong> You can use these tags: <code>%s</code>|Entries (RSS)|Comments (RSS)
&laquo; Older Comments|Newer Comments &raquo;"""
LABEL = """Comment|Comments|Your Comment|No Comments|No comments yet.|1 Comment|Comments Off|Log in|Log out
Log out &raquo;|Register|Reply|(Edit)|Edit This|Pages:|Next page|Previous page|Next Page &raquo;
&laquo; Previous Page|&laquo; Previous|Next &raquo;|Older posts|Newer posts|Previous Post|Next Post
Recent Posts|Recent Comments|Popular Tags|Tag Cloud|Archives|Categories|Tags|Tags: |Uncategorized
Search|Search for:|Search Results|Page not found|Print|Website|Email|Name|Author|Home|Menu|Meta"""
NAMED = 'Leave a Reply to %s|Posts by %s|View all posts in %s|View all posts filed under %s|Logged in as <a href="%1$s">%2$s</a>.'
COUNT = "% Comments"

ORDINARY = frozenset({"minden vélemény számít!", "вашият коментар", "ความเห็นเรื่อง"})
"""Translations that say something else, which a person could write over a paragraph."""
TAG = re.compile(r"<[^>]*>")
HOLE = re.compile(r"%(?:\d+\$)?s")
WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, Burmese, Khmer, kana, Han: scripts that do not set words apart."""
NAME = r"\S[^\n]{0,60}"


def names(block: str) -> list[str]:
    return [name for name in block.replace("\n", "|").split("|") if name]


def plain(text: str) -> str:
    """The string as a reader sees it: no tags, no entities, single spaces."""
    return " ".join(html.unescape(TAG.sub("", text)).split())


def certain(line: str) -> bool:
    """Whether a line is long enough to be nothing but itself: two words and ten letters, or five signs without spaces."""
    folded = key(line)
    letters = sum(map(str.isalpha, folded))
    return folded not in ORDINARY and (
        (len(folded.split()) >= 2 and letters >= 10) or (bool(WITHOUT_SPACES.search(folded)) and letters >= 5)
    )


def long_sentence(line: str) -> bool:
    """Whether a sentence such as “comments are closed for this item” is more than a person would say in three words."""
    folded = key(line)
    return len(folded.split()) >= 5 or (bool(WITHOUT_SPACES.search(folded)) and sum(map(str.isalpha, folded)) >= 10)


def by_locale(strings: Translations, wanted: list[str]) -> Iterator[tuple[str, list[str]]]:
    """(locale, its translations of the wanted strings) for each locale, without what is left in English."""
    english = {key(plain(name)) for name in strings}
    for locale in sorted({locale for name in wanted for locale in strings.get(name, {})}):
        found = [plain(strings[name][locale]) for name in wanted if locale in strings.get(name, {})]
        yield locale, [line for line in found if key(line) not in english]


def lines(strings: Translations, wanted: list[str], accepted: Callable[[str], bool]) -> dict[str, list[str]]:
    """Per locale the lines that are accepted, each folded line once."""
    seen: set[str] = set()
    result: dict[str, list[str]] = {}
    for locale, found in by_locale(strings, wanted):
        for line in found:
            line = HOLE.sub("*", line).strip(" *")
            if "%" in line or "{" in line or len(key(line)) < 2 or key(line) in seen or not accepted(line):
                continue
            seen.add(key(line))
            result.setdefault(locale, []).append(line)
    return result


def both(strings: Translations, first: str, second: str) -> Iterator[tuple[str, str]]:
    """(locale, the two sentences that the form prints on one line)."""
    for locale, text in sorted(strings[first].items()):
        if locale in strings[second]:
            line = f"{plain(text)} {HOLE.sub('*', plain(strings[second][locale]))}"
            if "%" not in line:
                yield locale, line.strip(" *")


def patterns(strings: Translations, wanted: list[str], hole: str, accepted: Callable[[str], bool]) -> list[str]:
    """Regular expressions for strings with a hole: what stands around it must itself be accepted."""
    found = set()
    for name in wanted:
        for text in strings.get(name, {}).values():
            text = plain(text).replace("%1$s", "%s").replace("%2$s", "%s")
            text = re.sub(r"^%(?= )", "%s", text)
            around = text.split("%s")
            if len(around) == 2 and "%" not in "".join(around) and accepted(" ".join(around)):
                found.add(hole.join(re.escape(part).replace(r"\ ", " ").replace("'", r"\x27") for part in around))
    return sorted(found)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def array(items: dict[str, list[str]]) -> str:
    body = "\n".join(f"  {', '.join(map(quoted, found))},  # {locale}" for locale, found in items.items())
    return f"[\n{body}\n]"


def known() -> set[str]:
    """The folded lines of the hand-written pack: nothing is reported twice."""
    pack = tomllib.loads((ROOT / "rules" / "furniture.toml").read_text(encoding="utf-8"))
    return {key(line) for rule in pack["rule"] for line in rule.get("lines", [])}


def main(source: Path, target: Path) -> None:
    strings: Translations = json.loads(source.read_text(encoding="utf-8"))
    seen = known()
    form = lines(strings, names(FORM), lambda line: certain(line) and key(line) not in seen)
    seen |= {key(line) for found in form.values() for line in found}
    for locale, found in lines(strings, names(CLOSED), lambda line: long_sentence(line) and key(line) not in seen).items():
        form.setdefault(locale, []).extend(found)
        seen.update(map(key, found))
    for locale, line in both(strings, "Your email address will not be published.", "Required fields are marked %s"):
        if key(line) not in seen:
            seen.add(key(line))
            form.setdefault(locale, []).append(line)
    form = dict(sorted(form.items()))
    page = lines(strings, names(PAGE), lambda line: certain(line) and key(line) not in seen)
    seen |= {key(line) for found in page.values() for line in found}
    label = lines(
        strings,
        [*names(LABEL), *names(FORM), *names(CLOSED), *names(PAGE)],
        lambda line: key(line) not in seen and len(key(line)) >= 3,
    )
    named = patterns(strings, names(NAMED), NAME, lambda text: len(key(text).split()) >= 4)
    count = patterns(strings, [COUNT], r"\d[\d.,]*", lambda text: sum(map(str.isalpha, text)) >= 5)
    pack = TEMPLATE.read_text(encoding="utf-8")
    for slot, value in {"FORM": array(form), "PAGE": array(page), "LABEL": array(label)}.items():
        pack = pack.replace(f"@{slot}@", value)
    for slot, found in {"NAMED": named, "COUNT": count}.items():
        pack = pack.replace(f"@{slot}@", "[\n" + "".join(f"  '{pattern}',\n" for pattern in found) + "]")
    target.write_text(pack, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else ROOT / "rules" / "furniture-languages.toml")
