"""A pack that is not right says where, what and what would be right; a pack that is right is read once."""

import os
import time
from pathlib import Path

import pytest

from tests.packs import GOOD, write_pack
from textlint_news import cachefiles
from textlint_news.catalogue import load, selected
from textlint_news.errors import UserError
from textlint_news.settings import Settings


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTLINT_NEWS_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("replace ", "replce ", 11, ["unknown key “replce”", 'replce  = "connection"', "Did you mean “replace”?"]),
        ('"phrase"', '"phrse"', 9, ["Invalid enum value 'phrse'", "“kind”", "Did you mean “phrase”?"]),
        ('"safe"', "true", 12, ["Expected `str`, got `bool`", "“safety”"]),
        ('"TST101"', '"T-1"', 5, ["“T-1” is not an id", "PUN101"]),
        ('"old-spelling"', '"Old spelling"', 6, ["is not a name"]),
        ("Write “connection”.", "Write “connection”", 7, ["ends with a full stop"]),
        (', { ok = "a connection" }', "", 13, ["no `ok` example"]),
        ('{ bad = "a connexion", good = "a connection" }, ', "", 13, ["no `bad` example"]),
        ('bad = "a', 'bda = "a', 13, ["unknown field `bda`", "“examples”"]),
        ('"a connection" }, ', '"a connexion" }, ', 13, ["same text as `bad` and `good`"]),
        ('find     = "connexion"', "", 9, ["is a phrase rule without `find`"]),
        ('group = "punct"', 'gruop = "punct"', 2, ["unknown key “gruop”", "Did you mean “group”?"]),
        ("[[rule]]", "[rule]", 4, ["[[rule]], with two brackets"]),
        ('"connection"\nsafety', '"connection\nsafety', 11, ["not valid TOML"]),
        ('"phrase"\nfind     = "connexion"', '"pattern"\nfind     = "conn(exion"', 10, ["bad pattern", "conn(exion", "missing )"]),
        ('"phrase"\nfind     = "connexion"', '"pattern"\nfind     = "(x)*"', 10, ["matches the empty string"]),
        ('"connection"\n', "'\\3'\n", 11, ["bad replacement"]),
        ('"phrase"\nfind     = "connexion"', '"pattern"\nfind     = "(?V1)x"', 10, ["bad pattern", "VERSION1"]),
        ("Write “connection”.", "Write “{fix}”, not “{fuond}”.", 7, ["nothing fills {fuond}", "{found}, {fix}"]),
        ("Write “connection”.", "Write {this.", 7, ["a brace in the message"]),
        ('"TST101"', '"INT101"', 5, ["an id of the linter itself"]),
        ('group = "punct"', 'group = "internal"', 2, ["Invalid enum value 'internal'"]),
    ],
)
def test_what_is_wrong_with_a_pack_is_said_with_the_line_and_the_nearest_right_word(
    tmp_path: Path, old: str, new: str, line: int, words: list[str]
) -> None:
    body = GOOD if "\\3" not in new else GOOD.replace('"phrase"', '"pattern"')
    assert old in body
    pack = write_pack(tmp_path, body.replace(old, new, 1))
    with pytest.raises(UserError) as caught:
        load([pack])
    message = str(caught.value)
    assert message.startswith(f"{pack}:{line}: ")
    for word in words:
        assert word in message


def test_an_id_is_used_once(tmp_path: Path) -> None:
    packs = [write_pack(tmp_path, GOOD, name) for name in ("one.toml", "two.toml")]
    with pytest.raises(UserError, match=r"two\.toml:5: “TST101” is already a rule of .*one\.toml\n  5 \| id "):
        load(packs)


def test_a_pack_may_begin_with_a_byte_order_mark_and_may_be_empty(tmp_path: Path) -> None:
    packs = [write_pack(tmp_path, "\ufeff" + GOOD), write_pack(tmp_path, "", "empty.toml")]
    assert load(packs).rule("old-spelling").id == "TST101"


def test_a_pack_named_by_path_cannot_import_code(tmp_path: Path) -> None:
    body = (
        GOOD.replace('"phrase"', '"check"\ncheck = "os:system"')
        .replace('find     = "connexion"\n', "")
        .replace('replace  = "connection"\n', "")
    )
    with pytest.raises(UserError, match="wants to import “os:system”"):
        load([write_pack(tmp_path, body)])


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_pack_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    pack = tmp_path / "pack.toml"
    if content is not None:
        pack.write_bytes(content)
    with pytest.raises(UserError, match=r"pack\.toml"):
        load([pack])


def test_a_pack_is_read_again_only_when_it_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = write_pack(tmp_path, GOOD)
    before = load([pack]).rule("TST101")
    monkeypatch.setattr("textlint_news.packs.parse_pack", None)
    assert load([pack]).rule("TST101") == before
    monkeypatch.undo()
    monkeypatch.setenv("TEXTLINT_NEWS_CACHE", str(tmp_path / "cache"))
    write_pack(tmp_path, GOOD.replace("The house writes it so.", "Changed."))
    assert load([pack]).rule("TST101").why == "Changed."


@pytest.mark.parametrize("damage", [b"", b"[{]", b'[{"rule": 3}]', b"\xff\xff"])
def test_a_damaged_cache_is_replaced(tmp_path: Path, damage: bytes) -> None:
    pack = write_pack(tmp_path, GOOD)
    load([pack])
    for stored in cachefiles.folder().iterdir():
        stored.write_bytes(damage)
    assert load([pack]).rule("TST101").name == "old-spelling"


def test_what_was_cached_long_ago_goes(tmp_path: Path) -> None:
    for name in ("rules-old.json", "findings-0.sqlite", "letter.txt"):
        cachefiles.write(name, b"x")
        os.utime(cachefiles.folder() / name, (0, 0))
    load([write_pack(tmp_path, GOOD)])
    assert cachefiles.read("rules-old.json") is None
    assert cachefiles.read("findings-0.sqlite") is None
    assert cachefiles.read("letter.txt") == b"x"
    assert len(list(cachefiles.folder().iterdir())) == 3


def test_only_the_newest_versions_stay() -> None:
    for number in range(40):
        cachefiles.write(f"rules-{number}.json", b"x")
        os.utime(cachefiles.folder() / f"rules-{number}.json", (time.time() - 1000 + number,) * 2)
    cachefiles.write("rules-last.json", b"x")
    left = {file.name for file in cachefiles.folder().glob("rules-*")}
    assert len(left) == 24
    assert {"rules-last.json", "rules-39.json"} <= left
    assert "rules-10.json" not in left


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("TEXTLINT_NEWS_CACHE", str(tmp_path / "file" / "cache"))
    assert load([write_pack(tmp_path, GOOD)]).rule("TST101")


def _chosen(tmp_path: Path, **selectors: object) -> set[str]:
    second = GOOD.replace("TST101", "TST102").replace("old-spelling", "other")
    bodies = {
        "one": GOOD,
        "two": second.replace('"safe"', '"safe"\npreview = true'),
        "off": second.replace("TST102", "TST201").replace("other", "third").replace('"safe"', '"safe"\ndefault = false'),
    }
    catalogue = load([write_pack(tmp_path, body, f"{name}.toml") for name, body in bodies.items()])
    return {e.rule.id for e in selected(catalogue, Settings(**selectors)) if e.rule.id.startswith("TST")}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("selectors", "ids"),
    [
        ({}, {"TST101"}),
        ({"preview": True}, {"TST101", "TST102"}),
        ({"select": ["encoding"]}, set()),
        ({"select": ["encoding"], "extend_select": ["TST2", "TST201"]}, {"TST201"}),
        ({"select": ["TST"]}, {"TST101"}),
        ({"select": ["TST102"]}, {"TST102"}),
        ({"select": ["third"]}, {"TST201"}),
        ({"ignore": ["TST1"]}, set()),
        ({"ignore": ["punct"]}, set()),
        ({"select": ["TST101"], "ignore": ["punct"]}, {"TST101"}),
        ({"select": ["ALL"], "ignore": ["old-spelling"]}, set()),
        ({"select": ["ALL"], "preview": True}, {"TST101", "TST102"}),
    ],
)
def test_selectors(tmp_path: Path, selectors: dict[str, object], ids: set[str]) -> None:
    assert _chosen(tmp_path, **selectors) == ids


def test_a_selector_that_fits_nothing_is_an_error_with_the_nearest_one() -> None:
    with pytest.raises(UserError, match=r"no rule fits “space-before-coma” in --select\n  Did you mean “space-before-comma”"):
        selected(load(), Settings(select=("space-before-coma",)), places={"select": "--select"})
