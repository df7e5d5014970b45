"""House styles: the published rules of a style book, or a newsroom's own on top of one. Read only when one is chosen.

A style is a TOML file of rules. Most of them name a choice (`like`) and what the house makes of it (`prefer`): the choices
lie in `styles/choices.toml`, once for all styles, and in `consistency.toml`, where an article without a style decides for
itself. `extends` names the style that this one adds to; its `ignore` and `options` change what that one brings.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from textlint_news import cachefiles
from textlint_news.catalogue import BUILT_IN, Entry, entries_of, made_by, read_pack, restored
from textlint_news.errors import UserError, did_you_mean

FOLDER = BUILT_IN / "styles"
_CHOICES = FOLDER / "choices.toml"
_CONSISTENCY = BUILT_IN / "consistency.toml"
_KEYS = ("title", "extends", "ignore", "options")
_OWN = ("id", "name", "message", "why", "source", "examples", "preview", "severity", "group")
"""What a rule of `consistency.toml` says about an article that decides for itself."""
_SHAPES: tuple[tuple[str, Callable[[Any], bool], str], ...] = (
    ("title", lambda value: isinstance(value, str), "a text"),
    ("extends", lambda value: isinstance(value, str), "a text"),
    ("ignore", lambda value: isinstance(value, list) and all(isinstance(rule, str) for rule in value), "a list of rules"),
    ("options", lambda value: isinstance(value, dict) and all(isinstance(v, dict) for v in value.values()), "a table of tables"),
)
_MESSAGE = "“{found}”: {style} writes “{house}”."
_WORDS = re.compile(r"[^a-z0-9]+")
_WHY = "A house that keeps to one form spares its readers the question whether two mean two things."


class Style(NamedTuple):
    """The rules of a style and of those that it extends, and what it changes in other rules."""

    name: str
    entries: tuple[Entry, ...]
    ignore: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = {}


def known() -> list[str]:
    """The names of the styles that come with this package."""
    return sorted(path.stem for path in FOLDER.glob("*.toml") if path != _CHOICES)


def is_path(name: str) -> bool:
    """Whether a style is a file of one's own, not the name of one that comes with this package."""
    return name.endswith(".toml")


def kind_of(path: Path) -> str:
    """What a TOML file of rules is: a `style`, the `choices` of styles, or a `pack` of rules that stand for themselves."""
    import tomllib

    try:
        table = tomllib.loads(read_pack(path))
    except tomllib.TOMLDecodeError:
        return "pack"  # whoever reads it next says what is wrong
    if "choice" in table:
        return "choices"
    rules = table.get("rule", [])
    like = isinstance(rules, list) and any(isinstance(rule, dict) and "like" in rule for rule in rules)
    return "style" if like or any(key in table for key in _KEYS) else "pack"


def load_style(name: str, where: str = "") -> Style:
    """A style by its name or its path. Raises UserError, which says `where` it was asked for, when there is none."""
    path = _path(name, where)
    version = f"{made_by()} {Path(__file__).stat().st_mtime_ns}"
    own = blake2b(f"{version}\0{path}\0{read_pack(path)}".encode(), digest_size=16).hexdigest()
    stored = cachefiles.read(f"rules-style-{own}.json")
    if stored is not None:
        try:
            files, entries, ignore, options = json.loads(stored)
            if all(_digest(Path(file)) == digest for file, digest in files.items()):
                return Style(name, tuple(restored(*row) for row in entries), tuple(ignore), options)
        except (ValueError, TypeError, UserError):
            pass  # damaged, or something that it was made of is gone: make it again
    files = {str(file): _digest(file) for file in (_CHOICES, _CONSISTENCY)}
    style = _Reader(files).style(name, path, ())
    row = (files, style.entries, style.ignore, style.options)
    cachefiles.write(f"rules-style-{own}.json", json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode())
    return style


def _path(name: str, where: str = "") -> Path:
    if is_path(name):
        return Path(name)
    if name not in known():
        near = did_you_mean(name, known())
        names = "" if near.startswith("Known") else f"Known: {', '.join(known())}. "
        hint = f"{near} {names}A style of your own is named by its path, which ends in .toml.".lstrip()
        raise UserError(f"no house style is called “{name}”" + (f" in {where}" if where else ""), hint=hint)
    return FOLDER / f"{name}.toml"


def _digest(path: Path) -> str:
    return blake2b(read_pack(path).encode(), digest_size=16).hexdigest()


class _Reader:
    """Reads a style and those below it. `files` collects the digest of each file that was read."""

    def __init__(self, files: dict[str, str]) -> None:
        self._files = files
        self._choices = _choices()

    def style(self, name: str, path: Path, above: Sequence[Path], title: str = "") -> Style:
        """The style in a file. `title` is that of the style that extends it: its messages speak for the whole."""
        from textlint_news.packs import parse_pack

        content = read_pack(path)
        self._files[str(path)] = _digest(path)
        head: dict[str, Any] = {}

        def complete(table: dict[str, Any]) -> dict[str, Any]:
            return _completed(table, self._choices, title or str(head.get("title") or path.stem), path.stem)

        rules = parse_pack(content, path, keys=_KEYS, head=head, complete=complete)
        for key, fits, what in _SHAPES:
            if key in head and not fits(head[key]):
                raise UserError(f"`{key}` is {what}", path=path)
        entries = {entry.rule.decides or entry.rule.id: entry for entry in entries_of(rules, path, trusted=False)}
        if len(entries) < len(rules):
            twice = next(rule for rule in rules if rule not in [entry.rule for entry in entries.values()])
            raise UserError(f"{twice.id} decides “{twice.decides}”, which another rule of this style decides, too", path=path)
        ignore, options = tuple(head.get("ignore", ())), head.get("options", {})
        if "extends" not in head:
            return Style(name, tuple(entries.values()), ignore, options)
        target = head["extends"]
        below = path.parent / target if is_path(target) else _path(target, f"`extends` of {path}")
        if below.resolve() in [other.resolve() for other in (*above, path)]:
            raise UserError(f"`extends` goes round in a circle: {target} leads back here", path=path)
        base = self.style(target, below, (*above, path), title or str(head.get("title", "")))
        kept = [entry for entry in base.entries if (entry.rule.decides or entry.rule.id) not in entries]
        joined = {**base.options, **{rule: {**base.options.get(rule, {}), **own} for rule, own in options.items()}}
        return Style(name, (*kept, *entries.values()), (*base.ignore, *ignore), joined)


def _choices() -> dict[str, dict[str, Any]]:
    """Everything a style can decide, by name."""
    import tomllib

    found = {}
    for rule in tomllib.loads(read_pack(_CONSISTENCY))["rule"]:
        found[rule["name"]] = {key: value for key, value in rule.items() if key not in _OWN}
    for choice in tomllib.loads(read_pack(_CHOICES))["choice"]:
        own = {key: value for key, value in choice.items() if key != "name"}
        found[choice["name"]] = {**found.get(choice["name"], {}), **own}
    return found


def _completed(table: dict[str, Any], choices: Mapping[str, dict[str, Any]], title: str, stem: str) -> dict[str, Any]:
    """A rule of a style with what it takes from the choice that it names."""
    from textlint_news.packs import Fault

    table = dict(table)
    like, prefer = table.pop("like", None), table.pop("prefer", None)
    if like is None:
        if prefer is not None:
            raise Fault("prefer", "`prefer` is for a rule that is `like` a choice")
        return {"group": "style", "quoted": False, **table}
    if not isinstance(prefer, str | None):
        raise Fault("prefer", "`prefer` is a text")
    if not isinstance(like, str) or like not in choices:
        raise Fault("like", f"there is no choice called “{like}”", did_you_mean(str(like), choices))
    made = {
        "group": "style",
        "quoted": False,
        "name": f"{_WORDS.sub('-', stem.lower()).strip('-')}-{like}",
        "message": _MESSAGE,
        "why": _WHY,
        **choices[like],
    }
    made.setdefault("decides", like)
    between = made.pop("between", None) or (list(made["variants"]) if made["kind"] == "variants" else None)
    made.update(made.pop("when", {}).get(prefer, {}))
    examples = made.get("examples")
    if isinstance(examples, dict):
        made["examples"] = examples.get(prefer, [])
    if between is not None:
        if prefer not in between:
            raise Fault("prefer", f"“{like}” is a choice between {' and '.join(between)}")
        if "swaps" in made and prefer == between[0]:
            made["swaps"] = {text: phrase for phrase, text in made.get("swaps", {}).items()}
    if prefer is not None and made["kind"] in ("variants", "check"):
        made["options"] = {**made.get("options", {}), **table.get("options", {}), "prefer": prefer}
    made.update(table)
    made["message"] = made["message"].replace("{style}", title)
    made["why"] = made["why"].replace("{style}", title)
    return made
