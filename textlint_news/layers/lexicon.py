"""Word lists beside the models, each read when it is first asked for: places, first names, common English words."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_MODELS = Path(__file__).resolve().parent.parent / "models"


@cache
def places() -> frozenset[str]:
    """Words of the names of countries, capitals, peoples, states and big cities, capitalised."""
    return _read("places.txt")


@cache
def first_names() -> frozenset[str]:
    """Common first names, capitalised."""
    return _read("firstnames.txt")


@cache
def words() -> frozenset[str]:
    """Common English words in lower case, inflected forms included."""
    return _read("words.txt")


@cache
def well_known() -> Mapping[str, tuple[str, ...]]:
    """Surnames that readers of news know, each with the first names of its bearers; `=` stands for words that are no surnames."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (_MODELS / "wellknown.txt").read_text(encoding="utf-8").splitlines():
        *first, last = line.split()
        found[last] = (*found.get(last, ()), *first)
    return found


def _read(name: str) -> frozenset[str]:
    return frozenset((_MODELS / name).read_text(encoding="utf-8").split("\n"))
