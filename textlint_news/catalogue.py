"""Every rule there is: the packs of this package, the user's own, and those that installed distributions register."""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textlint_news import cachefiles
from textlint_news.errors import UserError, did_you_mean
from textlint_news.rule import GROUPS, Example, Rule
from textlint_news.version import __version__

if TYPE_CHECKING:
    from textlint_news.settings import Settings
    from textlint_news.styles import Style

_HERE = Path(__file__).resolve().parent
BUILT_IN = _HERE / "rules" if (_HERE / "rules").is_dir() else _HERE.parent / "rules"
"""Inside the wheel the packs lie in the package; in a checkout they lie beside it."""

_ALL_RULES = "`textlint-news rules` shows all rules and their groups."
ENTRY_POINTS = "textlint_news.packs"


class Entry(NamedTuple):
    """A rule and where it can match (see kinds.matching.Index)."""

    rule: Rule
    parts: tuple[tuple[str, ...] | None, ...]
    keys: tuple[str, ...]
    pack: str
    """The file it was read from."""


class Catalogue:
    """All loaded rules, in order of their ids."""

    def __init__(self, entries: Iterable[Entry], style: "Style | None" = None) -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: entry.rule.id))
        self.style = style

    def rule(self, name: str) -> Rule:
        """The rule with this id or name. Raises UserError with the nearest one."""
        for entry in self.entries:
            if name in (entry.rule.id, entry.rule.name):
                return entry.rule
        known = [word for entry in self.entries for word in (entry.rule.id, entry.rule.name)]
        raise UserError(f"no rule is called “{name}”", hint=did_you_mean(name, known) or _ALL_RULES)


def load(packs: Sequence[Path] = (), plugins: Sequence[str] = (), style: "Style | None" = None) -> Catalogue:
    """The built-in rules, those of `packs` (TOML files), of the named installed plugins, and of a house style.

    Raises UserError for a pack that is not right or an id that is used twice.
    """
    entries: list[Entry] = []
    built_in = sorted(BUILT_IN.glob("*.toml"))  # the styles are in a folder below
    sources = [(path, False) for path in (*built_in, *packs)] + [(path, True) for path in plugin_packs(plugins)]
    for group in (sources[: len(built_in)], sources[len(built_in) :]):
        if group:
            entries += _cached(group)
    entries += style.entries if style else ()
    seen: dict[str, Entry] = {}
    for entry in entries:
        for word in (entry.rule.id, entry.rule.name):
            if word in seen:
                raise _duplicate(word, seen[word], entry)
            seen[word] = entry
    return Catalogue(entries, style)


def _duplicate(word: str, first: Entry, second: Entry) -> UserError:
    lines = read_pack(Path(second.pack)).split("\n")
    named = re.compile(rf"\s*(?:id|name)\s*=\s*[\"']{re.escape(word)}[\"']")
    line = max((number for number, text in enumerate(lines, 1) if named.match(text)), default=1)
    reason = f"“{word}” is already a rule of {first.pack}"
    return UserError(reason, path=second.pack, line=line, excerpt=lines[line - 1], hint="Ids and names are unique.")


def _cached(sources: Sequence[tuple[Path, bool]]) -> list[Entry]:
    """Entries of some packs, from the cache when exactly these contents were read before by this version."""
    contents = [_content(path) for path, _ in sources]
    digest = blake2b(made_by().encode(), digest_size=16)
    for (path, trusted), content in zip(sources, contents, strict=True):
        digest.update(f"\0{path}\0{trusted}\0".encode())
        digest.update(content)
    name = f"rules-{digest.hexdigest()}.bin"
    if (stored := cachefiles.load(name)) is not None:
        return [restored(*row) for row in stored]
    from textlint_news.packs import parse_pack

    packs = [
        (parse_pack(_text(content, path), path), path, trusted) for (path, trusted), content in zip(sources, contents, strict=True)
    ]
    entries = [entry for rules, path, trusted in packs for entry in entries_of(rules, path, trusted=trusted)]
    cachefiles.store(name, [_row(entry) for entry in entries])
    return entries


def _row(entry: Entry) -> tuple[Any, ...]:
    """The entry as plain tuples; `restored` makes it an entry again."""
    examples = tuple(tuple(example) for example in entry.rule.examples)
    return (tuple(entry.rule._replace(examples=examples)), *entry[1:])  # type: ignore[arg-type]


def made_by() -> str:
    """What reads packs: what another version stored counts for nothing."""
    # The literals of a pattern are stored, too, so that a change of how they are found counts as a new version.
    literals = _HERE.joinpath("literals.py").stat().st_mtime_ns
    return f"{__version__} {sys.version} {literals} {Entry._fields} {Rule._fields} {Example._fields}"


def restored(rule: Sequence[Any], parts: Sequence[Any], keys: Sequence[str], pack: str) -> Entry:
    """An entry from its row in the cache, where tuples may be lists."""
    made = Rule(*rule)
    made = made._replace(
        examples=tuple(Example(*example) for example in made.examples),
        find=tuple(made.find),
        lines=tuple(made.lines),
        needs=tuple(made.needs),
        variants={spelling: tuple(patterns) for spelling, patterns in made.variants.items()},
    )
    return Entry(made, tuple(None if part is None else tuple(part) for part in parts), tuple(keys), pack)


def entries_of(rules: Iterable[Rule], path: Path, *, trusted: bool) -> list[Entry]:
    """The rules of one pack with the places where they can match. Only a `trusted` pack may name code of its own."""
    from textlint_news.kinds import KINDS
    from textlint_news.kinds.check import is_foreign

    entries = []
    for rule in rules:
        if is_foreign(rule) and not trusted:
            raise UserError(
                f"{rule.id} wants to import “{rule.check}”",
                path=path,
                hint="A pack named by path is data. Code comes from an installed distribution, through an entry point.",
            )
        index = KINDS[rule.kind].locate(rule)
        parts = tuple(None if factors is None else tuple(sorted(factors)) for factors in index.parts)
        entries.append(Entry(rule, parts, tuple(sorted(index.keys)), str(path)))
    return entries


def _content(path: Path) -> bytes:
    """The bytes of a pack file. Raises UserError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"cannot read the rule pack: {error.strerror}", path=path) from None


def read_pack(path: Path) -> str:
    """The text of a pack file, its line ends as one. Raises UserError when it cannot be read."""
    return _text(_content(path), path)


def _text(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise UserError(f"a rule pack is UTF-8; byte {error.start} is not", path=path) from None


def plugin_packs(names: Sequence[str]) -> list[Path]:
    """The pack files of installed plugins, by the names they registered. Raises UserError for a name that is not."""
    if not names:
        return []
    from importlib.metadata import entry_points

    registered = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    packs: list[Path] = []
    for name in names:
        if name not in registered:
            raise UserError(
                f"no installed distribution registers the plugin “{name}”",
                hint=did_you_mean(name, registered) or f"A plugin is an entry point in the group {ENTRY_POINTS}.",
            )
        found = registered[name].load()
        packs += sorted(Path(path) for path in (found() if callable(found) else [found]))
    return packs


class Verdict(NamedTuple):
    """Whether a rule is on, and what decided it."""

    entry: Entry
    on: bool
    reason: str


def selected(catalogue: Catalogue, choice: "Settings", ignore: Sequence[str] = (), places: Mapping[str, str] = {}) -> list[Entry]:
    """The entries that are on. Raises UserError as `verdicts` does."""
    return [verdict.entry for verdict in verdicts(catalogue, choice, ignore, places) if verdict.on]


def verdicts(catalogue: Catalogue, choice: "Settings", ignore: Sequence[str] = (), places: Mapping[str, str] = {}) -> list[Verdict]:
    """Every rule, on or off. A selector is ALL, a group, an id, a name, or the beginning of ids (`PUN`, `PUN1`).

    Without `select`, every rule that is on by default. Where selectors disagree the more exact one wins, and `ignore`
    wins a tie. Preview rules need `preview = true`, or to be named by id or name. `ignore` is what per-file-ignores
    adds; `places` tells where each key was written.
    Raises UserError for a selector that fits no rule.
    """
    for key in ("extend-safe-fixes", "extend-unsafe-fixes", "options"):
        _known(catalogue, getattr(choice, key.replace("-", "_")), key, places)
    wanted = [(word, key) for key, words in (("select", choice.select), ("extend-select", choice.extend_select)) for word in words]
    unwanted = [(word, key) for key, words in (("ignore", choice.ignore), ("per-file-ignores", ignore)) for word in words]
    if catalogue.style is not None:
        unwanted += [(word, f"ignore of style {catalogue.style.name}") for word in catalogue.style.ignore]
    for word, key in (*wanted, *unwanted):
        _known(catalogue, [word], key, places)
    judged = [_verdict(entry, choice, wanted, unwanted, places) for entry in catalogue.entries]
    return judged if catalogue.style is None else _decided(judged)


def _decided(judged: list[Verdict]) -> list[Verdict]:
    """A rule that leaves a question to the article is off where a rule that is on decides it for the house."""
    deciding = {verdict.entry.rule.decides: verdict.entry.rule for verdict in judged if verdict.on and verdict.entry.rule.decides}
    return [
        verdict._replace(on=False, reason=f"{deciding[verdict.entry.rule.name].id} decides it for the house")
        if verdict.on and verdict.entry.rule.name in deciding
        else verdict
        for verdict in judged
    ]


def _known(catalogue: Catalogue, words: Iterable[str], key: str, places: Mapping[str, str]) -> None:
    for word in words:
        if not any(precision(word, entry.rule) for entry in catalogue.entries):
            known = {*GROUPS, "LGT-all", *(w for e in catalogue.entries for w in (e.rule.id, e.rule.name, e.rule.id[:3]))}
            raise UserError(f"no rule fits “{word}” in {place(key, places)}", hint=did_you_mean(word, known) or _ALL_RULES)


def place(key: str, places: Mapping[str, str]) -> str:
    """Where a setting was written, as a person would say it: a flag, or the key and its file."""
    written = places.get(key, "")
    return written if written.startswith("--") else f"`{key}`" + (f" of {written}" if written else "")


def _verdict(
    entry: Entry,
    choice: "Settings",
    wanted: Sequence[tuple[str, str]],
    unwanted: Sequence[tuple[str, str]],
    places: Mapping[str, str],
) -> Verdict:
    rule = entry.rule
    yes, word, key = max(((precision(word, rule), word, key) for word, key in wanted), default=(0, "", ""))
    no, no_word, no_key = max(((precision(word, rule), word, key) for word, key in unwanted), default=(0, "", ""))
    reason = f"“{word}” in {place(key, places)}"
    if yes == 0 and not choice.select and rule.default:
        yes, reason = 1, "on by default"
    if no and yes <= no:
        return Verdict(entry, False, f"“{no_word}” in {place(no_key, places)}")
    if yes == 0:
        return Verdict(entry, False, "not selected" if choice.select else "off by default")
    if yes == _EXACT or (rule.default and (choice.preview or not rule.preview)):
        return Verdict(entry, True, reason)
    return Verdict(entry, False, "in preview" if rule.default else "only when named")


_EXACT = 100


def precision(selector: str, rule: Rule) -> int:
    """0: does not fit; the more exact, the higher."""
    if selector == "ALL":
        return 1
    if selector == rule.group:
        return 2
    if selector in (rule.id, rule.name):
        return _EXACT
    if selector == "LGT-all" and rule.kind == "languagetool":
        return _EXACT
    if len(selector) >= 3 and selector.isupper() and rule.id.startswith(selector):
        return len(selector)
    return 0
