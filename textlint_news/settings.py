"""What a user can set, after files and flags have been read. `config.py` finds and validates it; here it is only data."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from textlint_news.deadline import DEFAULT_SECONDS
from textlint_news.formats import Format


class Settings(NamedTuple):
    """The keys of `[tool.textlint-news]`. `textlint-news config KEY` prints the docstring under a key."""

    select: tuple[str, ...] = ()
    """Rules to run instead of the default ones: groups, ids, names, prefixes of ids, or ALL."""
    extend_select: tuple[str, ...] = ()
    """Rules to run as well."""
    ignore: tuple[str, ...] = ()
    """Rules not to run."""
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    """Glob of paths -> rules that are not run on them. A glob with a slash is relative to the configuration file."""
    preview: bool = False
    """Run rules that are still in preview."""
    extend_safe_fixes: tuple[str, ...] = ()
    """Rules whose unsafe fixes count as safe."""
    extend_unsafe_fixes: tuple[str, ...] = ()
    """Rules whose safe fixes count as unsafe."""
    unsafe_fixes: bool = False
    """Apply unsafe fixes with --fix, too."""
    options: Mapping[str, Mapping[str, Any]] = {}
    """Rule id or name -> options of that rule, such as the spelling that the house prefers."""
    style: str = ""
    """The house style: ap, bbc, guardian, nyt, reuters, or the path of your own (TOML), relative to the configuration file."""
    names: tuple[str, ...] = ()
    """Names and spellings that are right as they are: no rule complains about them or changes them. Capitals count."""
    vocabulary: tuple[str, ...] = ()
    """Files of such names and spellings, one a line, # before a comment; relative to the configuration file."""
    accept: str = ""
    """The accept file, relative to the configuration file. Empty: textlint-news-accept.toml beside it, if there is one."""
    baseline: str = ""
    """The baseline, relative to the configuration file. Empty: textlint-news-baseline.json beside it, if there is one."""
    packs: tuple[str, ...] = ()
    """Rule packs of your own: TOML files, relative to the configuration file."""
    plugins: tuple[str, ...] = ()
    """Installed distributions whose packs are loaded, by the name they registered."""
    language: str = ""
    """Language of all articles as a two-letter code. Empty: found out for each article."""
    exclude: tuple[str, ...] = ()
    """Globs of files and folders that a walk leaves out; a file that is named is checked all the same (see --force-exclude)."""
    include: tuple[str, ...] = (
        *("*.txt", "*.text", "*.md", "*.markdown", "*.mdx", "*.html", "*.htm", "*.xhtml"),
        *("*.jsonl", "*.jsonl.gz", "*.ndjson", "*.ndjson.gz", "*.csv", "*.csv.gz", "*.tsv", "*.tsv.gz", "*.parquet"),
    )
    """Globs of the files that a walk of a folder checks."""
    respect_gitignore: bool = True
    """Leave out what .gitignore leaves out."""
    front_matter_fields: tuple[str, ...] = ("title", "subtitle", "description", "summary", "excerpt", "standfirst", "caption")
    """Markdown: the fields of the front matter that are prose."""
    text_field: str = "text"
    """Record files: the field that holds the article."""
    text_format: Format = "text"
    """Record files: what the articles are written in, `text`, `markdown`, `mdx` or `html`."""
    title_field: str = "title"
    """Record files: the field that holds the headline."""
    id_field: str = "id"
    """Record files: the field that names the record."""
    host_field: str = "host"
    """Record files: the field that names the site."""
    languagetool: str = "auto"
    """Where grammar comes from: `auto` (the LanguageTool that is installed here, if there is one), `on` (it must be there), `off`,
    or the URL of a server, such as http://localhost:8081. With a URL, paragraphs are sent to it."""
    deadline: float = DEFAULT_SECONDS
    """Seconds that one rule may take on one article; proportionally more beyond 200,000 characters."""
    max_size: int = 10_000_000
    """Bytes; a larger article is not checked, and that is reported as an error."""


KEYS = tuple(field.replace("_", "-") for field in Settings._fields)
"""As they are written in a file."""

EXTEND = (
    "A configuration file, relative to this one, that counts where this one says nothing. Lists that add (extend-select, ignore, "
    "packs …) and tables are joined; a `select` starts afresh. In files only."
)
OVERRIDE = (
    "Tables [[override]] with `files`, a list of globs, and any other settings: these count for those files, on top of the rest, "
    "a later table on top of an earlier one. In files only."
)
"""What the two further keys of a file do; `config.py` reads them, and they are no settings."""
