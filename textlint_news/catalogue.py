"""Every rule there is: the packs of this package, the user's own, and those that installed distributions register."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec

from textlint_news import cachefiles
from textlint_news.errors import UserError, did_you_mean
from textlint_news.rule import GROUPS, Rule
from textlint_news.version import __version__

_HERE = Path(__file__).resolve().parent
BUILT_IN = _HERE / "rules" if (_HERE / "rules").is_dir() else _HERE.parent / "rules"
"""Inside the wheel the packs lie in the package; in a checkout they lie beside it."""

ENTRY_POINTS = "textlint_news.packs"


class Entry(msgspec.Struct, frozen=True):
    """A rule and where it can match (see kinds.matching.Index)."""

    rule: Rule
    factors: tuple[str, ...] | None
    keys: tuple[str, ...]
    pack: str
    """The file it was read from."""


class Catalogue:
    """All loaded rules, in order of their ids."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: entry.rule.id))

    def rule(self, name: str) -> Rule:
        """The rule with this id or name. Raises UserError with the nearest one."""
        for entry in self.entries:
            if name in (entry.rule.id, entry.rule.name):
                return entry.rule
        known = [word for entry in self.entries for word in (entry.rule.id, entry.rule.name)]
        raise UserError(f"no rule is called “{name}”", hint=did_you_mean(name, known))


def load(packs: Sequence[Path] = (), plugins: Sequence[str] = ()) -> Catalogue:
    """The built-in rules, those of `packs` (TOML files), and those of the named installed plugins.

    Raises UserError for a pack that is not right or an id that is used twice.
    """
    entries: list[Entry] = []
    built_in = sorted(BUILT_IN.rglob("*.toml"))
    sources = [(path, False) for path in (*built_in, *packs)] + [(path, True) for path in _plugin_packs(plugins)]
    for group in (sources[: len(built_in)], sources[len(built_in) :]):
        if group:
            entries += _cached(group)
    seen: dict[str, Entry] = {}
    for entry in entries:
        for word in (entry.rule.id, entry.rule.name):
            if word in seen:
                raise UserError(
                    f"“{word}” is already a rule of {seen[word].pack}", path=entry.pack, hint="Ids and names are unique."
                )
            seen[word] = entry
    return Catalogue(entries)


def _cached(sources: Sequence[tuple[Path, bool]]) -> list[Entry]:
    """Entries of some packs, from the cache when exactly these contents were read before by this version."""
    contents = [_read(path) for path, _ in sources]
    version = f"{__version__} {msgspec.__version__} {Entry.__struct_fields__} {Rule.__struct_fields__}"
    digest = blake2b(version.encode(), digest_size=16)
    for (path, trusted), content in zip(sources, contents, strict=True):
        digest.update(f"\0{path}\0{trusted}\0".encode())
        digest.update(content.encode())
    name = f"rules-{digest.hexdigest()}.json"
    if (stored := cachefiles.read(name)) is not None:
        try:
            return msgspec.json.decode(stored, type=list[Entry])
        except msgspec.MsgspecError:
            pass  # a damaged file: read the packs again and replace it
    entries = [e for (path, trusted), content in zip(sources, contents, strict=True) for e in _entries(path, content, trusted)]
    cachefiles.write(name, msgspec.json.encode(entries))
    return entries


def _entries(path: Path, content: str, trusted: bool) -> list[Entry]:
    from textlint_news.kinds import KINDS
    from textlint_news.kinds.check import is_foreign
    from textlint_news.packs import parse_pack

    entries = []
    for rule in parse_pack(content, path):
        if is_foreign(rule) and not trusted:
            raise UserError(
                f"{rule.id} wants to import “{rule.check}”",
                path=path,
                hint="A pack named by path is data. Code comes from an installed distribution, through an entry point.",
            )
        index = KINDS[rule.kind].locate(rule)
        factors = None if index.factors is None else tuple(sorted(index.factors))
        entries.append(Entry(rule, factors, tuple(sorted(index.keys)), str(path)))
    return entries


def _read(path: Path) -> str:
    from textlint_news.packs import read_pack

    return read_pack(path)


def _plugin_packs(names: Sequence[str]) -> list[Path]:
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


def selected(
    catalogue: Catalogue,
    *,
    select: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    preview: bool = False,
    origin: str = "",
) -> list[Entry]:
    """The entries that are on. A selector is ALL, a group, an id, a name, or the beginning of ids (`PUN`, `PUN1`).

    Without `select`, every rule that is on by default. Where selectors disagree the more exact one wins, and `ignore`
    wins a tie. Preview rules need `preview=True`, or to be named by id or name.
    Raises UserError for a selector that fits no rule; `origin` says where it was written.
    """
    for words in (select, extend_select, ignore):
        for word in words:
            if word not in (*GROUPS, "ALL") and not any(_precision(word, entry.rule) for entry in catalogue.entries):
                known = {*GROUPS, *(w for e in catalogue.entries for w in (e.rule.id, e.rule.name, e.rule.id[:3]))}
                raise UserError(f"no rule fits “{word}”" + (f" ({origin})" if origin else ""), hint=did_you_mean(word, known))
    chosen = []
    for entry in catalogue.entries:
        rule = entry.rule
        wanted = max((_precision(word, rule) for word in (*select, *extend_select)), default=0)
        if not select and rule.default:
            wanted = max(wanted, 1)
        unwanted = max((_precision(word, rule) for word in ignore), default=0)
        named = wanted == _EXACT
        if wanted > unwanted and (named or (rule.default and (preview or not rule.preview))):
            chosen.append(entry)
    return chosen


_EXACT = 100


def _precision(selector: str, rule: Rule) -> int:
    """0: does not fit; the more exact, the higher."""
    if selector == "ALL":
        return 1
    if selector == rule.group:
        return 2
    if selector in (rule.id, rule.name):
        return _EXACT
    if len(selector) >= 3 and selector.isupper() and rule.id.startswith(selector):
        return len(selector)
    return 0
