"""Settings from files and flags: found, inherited, validated, each with the place it was written at."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from textlint_news.errors import UserError, did_you_mean
from textlint_news.globs import anchored, fits
from textlint_news.settings import KEYS, Settings
from textlint_news.tomlfile import TABLE, complaint, line_of, parsed

NAMES = ("textlint-news.toml", ".textlint-news.toml", "pyproject.toml")
"""In this order in each folder; `pyproject.toml` counts when it has a table [tool.textlint-news]."""

ACCEPT = "textlint-news-accept.toml"
BASELINE = "textlint-news-baseline.json"
"""What `accept` and `baseline` are called when the settings do not say."""

_SELECTION = ("select", "extend-select", "ignore")
_ADDED = (
    *(*_SELECTION[1:], "extend-safe-fixes", "extend-unsafe-fixes", "packs", "plugins", "per-file-ignores", "options"),
    *("names", "vocabulary"),
)
_LANGUAGE = re.compile(r"[a-z]{2}")
_LONGEST_DEADLINE = 86_400
_KEY_OF_ERROR = re.compile(r" - at `\$\.?(?P<key>[\w-]*)[^`]*`")


class Layer(NamedTuple):
    """Settings that were written in one place: a file, a flag, an [[override]]."""

    table: Mapping[str, Any]
    places: Mapping[str, str]
    """Key -> where it stands, as a person would say it."""
    overrides: "tuple[Override, ...]" = ()


class Override(NamedTuple):
    """Settings for some of the files below a configuration."""

    files: tuple[str, ...]
    """Globs; one with a slash is relative to the configuration file."""
    layer: Layer


class Config(NamedTuple):
    """What counts for some files."""

    settings: Settings
    places: Mapping[str, str] = {}
    """Key -> where it was set; keys at their default are missing."""
    path: str = ""
    """The file it began with; '' without one."""
    overrides: tuple[int, ...] = ()
    """Which of its [[override]] tables count here, by number."""
    folder: str = ""
    """Where its accept file and baseline are by default: beside it, or where the program runs; '' with --isolated."""

    @property
    def accept_file(self) -> str:
        """The accept file; '' when there is none."""
        return self.settings.accept or self._beside(ACCEPT)

    @property
    def baseline_file(self) -> str:
        """The baseline; '' when there is none."""
        return self.settings.baseline or self._beside(BASELINE)

    def _beside(self, name: str) -> str:
        path = os.path.join(self.folder, name)
        return path if self.folder and os.path.isfile(path) else ""

    @property
    def key(self) -> str:
        """The same for two files that the same settings count for."""
        return f"{self.path}{self.overrides or ''}"


class Finder:
    """The configuration of each file. Nothing is read twice.

    `explicit` is used for every file instead of the nearest one; `isolated` looks for none. `flags` come on top.
    """

    def __init__(self, explicit: str = "", *, isolated: bool = False, flags: Sequence[Layer] = ()) -> None:
        self.explicit, self.isolated, self.flags = explicit, isolated, flags
        self._found: dict[str, str] = {}
        self._loaded: dict[str, Layer | UserError] = {}
        self._made: dict[tuple[str, tuple[int, ...]], Config | UserError] = {}

    def config(self, path: str) -> Config:
        """The configuration for a file (or for a folder itself). Raises UserError when it cannot be used."""
        absolute = os.path.abspath(path)
        folder = absolute if os.path.isdir(absolute) else os.path.dirname(absolute)
        file = "" if self.isolated else self.explicit or self._nearest(folder)
        layer = self._layer(file)
        fitting = tuple(n for n, other in enumerate(layer.overrides) if any(fits(glob, absolute) for glob in other.files))
        if (file, fitting) not in self._made:
            try:
                self._made[file, fitting] = self._make(file, layer, fitting)
            except UserError as error:
                self._made[file, fitting] = error
        made = self._made[file, fitting]
        if isinstance(made, UserError):
            raise made
        return made

    def _layer(self, file: str) -> Layer:
        if file not in self._loaded:
            try:
                self._loaded[file] = load(file) if file else Layer({}, {})
            except UserError as error:
                self._loaded[file] = error
        loaded = self._loaded[file]
        if isinstance(loaded, UserError):
            raise loaded
        return loaded

    def _nearest(self, folder: str) -> str:
        if folder not in self._found:
            above = os.path.dirname(folder)
            self._found[folder] = find(folder) or ("" if above == folder else self._nearest(above))
        return self._found[folder]

    def _make(self, file: str, layer: Layer, fitting: tuple[int, ...]) -> Config:
        for over in (*(layer.overrides[number].layer for number in fitting), *self.flags):
            layer = merged(layer, over)
        folder = os.path.dirname(os.path.abspath(file)) if file else "" if self.isolated else os.getcwd()
        return Config(settings_from(layer.table, origin="the flags"), layer.places, file, fitting, folder)


def find(folder: str) -> str:
    """The configuration file in a folder, or ''."""
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path) and (name != "pyproject.toml" or _is_ours(path)):
            return path
    return ""


def _is_ours(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            content = file.read()
        return b"textlint-news" in content and isinstance(parsed(path)[0], dict)
    except OSError:
        return False
    except UserError:  # broken: for other tools to complain about, unless a table in it is ours
        return TABLE.encode() in content


def load(path: str, below: Sequence[str] = ()) -> Layer:
    """A configuration file and what it extends. Raises UserError with file and line for anything that is not right.

    What the file sets replaces what the file that it extends sets, with two exceptions: lists and tables that add
    something (extend-select, ignore, packs, per-file-ignores, options …) are joined; and a `select` starts afresh, so
    that nothing of the base file's selection counts.
    """
    path = place_name(path)
    table, content = parsed(path)
    if table is None:
        raise UserError("has no table [tool.textlint-news]", path=path)
    table, folder = dict(table), os.path.dirname(os.path.abspath(path))
    base, overrides = table.pop("extend", None), table.pop("override", [])
    settings_from(table, path=path, content=content)
    places = {key: f"{path}:{line_of(key, content)}" for key in table}
    layer = Layer(_placed(table, folder), places, tuple(_overrides(overrides, path, folder, content)))
    if base is None:
        return layer
    if not isinstance(base, str):
        raise complaint("`extend` names one file", "extend", path, content)
    target = os.path.join(folder, base)
    if any(os.path.realpath(target) == os.path.realpath(other) for other in (*below, path)):
        raise complaint(f"`extend` goes round in a circle: {base} leads back here", "extend", path, content)
    if not os.path.isfile(target):
        raise complaint(f"`extend` names a file that is not there: {base}", "extend", path, content)
    return merged(load(target, (*below, path)), layer)


def _overrides(tables: object, path: str, folder: str, content: str) -> Iterator[Override]:
    """The [[override]] tables: `files`, and the settings that count for them. Raises UserError."""
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise complaint("overrides are written as [[override]], with two brackets", "override", path, content)
    for number, given in enumerate(tables, 1):
        table = dict(given)
        globs = table.pop("files", None)
        if not isinstance(globs, list) or not globs or not all(isinstance(glob, str) for glob in globs):
            raise complaint('an [[override]] names its files: files = ["sport/**"]', "override", path, content)
        for key in ("extend", "override"):
            if key in table:
                raise complaint(f"`{key}` stands above every [[override]], not in one", key, path, content)
        settings_from(table, path=path, content=content)
        places = dict.fromkeys(table, f"{path}, override {number}")
        yield Override(tuple(anchored(glob, folder) for glob in globs), Layer(_placed(table, folder), places))


def place_name(path: str) -> str:
    """A path as one would type it here: relative when it lies below the working folder."""
    relative = os.path.relpath(path)
    return os.path.normpath(path) if relative.startswith("..") else relative


def merged(base: Layer, over: Layer) -> Layer:
    """`over` on top of `base` (see `load`)."""
    table, places = dict(base.table), dict(base.places)
    if "select" in over.table:
        for key in _SELECTION:
            table.pop(key, None)
            places.pop(key, None)
    for key, value in over.table.items():
        old = table.get(key)
        if key not in _ADDED or old is None:
            table[key], places[key] = value, over.places[key]
            continue
        table[key] = _joined(old, value) if isinstance(value, dict) else [*old, *value]
        places[key] = f"{places[key]}, {over.places[key]}"
    return Layer(table, places, (*base.overrides, *over.overrides))


def _joined(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    joined = dict(old)
    for name, value in new.items():
        mine = joined.get(name)
        if isinstance(value, dict) and isinstance(mine, dict):
            joined[name] = {**mine, **value}
        elif isinstance(value, list) and isinstance(mine, list):
            joined[name] = [*mine, *value]
        else:
            joined[name] = value
    return joined


def inline(pair: str) -> Layer:
    """Settings of a `--config "key = value"` on the command line. Raises UserError."""
    import tomllib

    try:
        table = tomllib.loads(pair)
    except tomllib.TOMLDecodeError as error:
        hint = "Write a file's name, or a TOML pair such as: --config 'preview = true'"
        raise UserError(f"--config {pair}: not valid TOML: {error}", hint=hint) from None
    return given(table, os.getcwd(), f"--config {pair}", "--config")


def given(table: Mapping[str, Any], folder: str, origin: str, place: str = "") -> Layer:
    """Settings that stand in no file: paths in them are relative to `folder`. Raises UserError that names the origin."""
    settings_from(table, origin=origin)
    return Layer(_placed(table, folder), dict.fromkeys(table, place or origin))


def settings_from(table: Mapping[str, Any], *, origin: str = "", path: object = None, content: str = "") -> Settings:
    """Settings from plain data. Raises UserError for an unknown key or a value of the wrong type."""
    where = f" in {origin}" if origin else ""
    for key in table:
        if key not in KEYS:
            known = (*KEYS, "extend", "override") if path else KEYS
            raise complaint(f"unknown setting “{key}”{where}", key, path, content, did_you_mean(key, known))
    if not table:
        return Settings()
    from textlint_news.validation import ValidationError, validated

    try:
        settings = validated(Settings, table)
    except ValidationError as error:
        place = _KEY_OF_ERROR.search(str(error))
        key = place["key"] if place else ""
        value = table.get(key)
        hint = f'Write a list: {key} = ["{value}"]' if isinstance(value, str) and "`array`" in str(error) else ""
        reason = _KEY_OF_ERROR.sub("", str(error)).replace("`array`", "a list").replace("`object`", "a table").replace("`", "")
        raise complaint(f"{reason} in “{key}”{where}", key, path, content, hint) from None
    for key, number in (("deadline", settings.deadline), ("max-size", settings.max_size)):
        if number <= 0:
            raise complaint(f"“{key}” must be greater than 0{where}", key, path, content)
    if not settings.deadline <= _LONGEST_DEADLINE:  # the system's timers know no infinity
        raise complaint(f"“deadline” is at most {_LONGEST_DEADLINE:,} seconds{where}", "deadline", path, content)
    if settings.languagetool not in ("auto", "on", "off") and not settings.languagetool.startswith(("http://", "https://")):
        reason = f"“{settings.languagetool}” is neither auto, on, off nor a URL (http://…) in “languagetool”{where}"
        raise complaint(reason, "languagetool", path, content)
    if settings.language and not _LANGUAGE.fullmatch(settings.language):
        raise complaint(f"“{settings.language}” is not a two-letter code in “language”{where}", "language", path, content)
    return settings


def _placed(table: Mapping[str, Any], folder: str) -> dict[str, Any]:
    """The table with its paths and globs made independent of the folder that they are relative to."""
    placed = dict(table)
    for key in ("packs", "vocabulary"):
        if key in table:
            placed[key] = [os.path.normpath(os.path.join(folder, file)) for file in table[key]]
    for key in ("accept", "baseline"):
        if table.get(key):
            placed[key] = os.path.normpath(os.path.join(folder, table[key]))
    if str(table.get("style", "")).endswith(".toml"):
        placed["style"] = os.path.normpath(os.path.join(folder, table["style"]))
    for key in ("exclude", "include"):
        if key in table:
            placed[key] = [anchored(glob, folder) for glob in table[key]]
    if "per-file-ignores" in table:
        placed["per-file-ignores"] = {anchored(glob, folder): rules for glob, rules in table["per-file-ignores"].items()}
    return placed
