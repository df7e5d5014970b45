"""Which settings count for a file, and what is said about wrong ones."""

from pathlib import Path

import pytest

from textlint_news.config import Finder, Layer, inline, settings_from
from textlint_news.errors import UserError
from textlint_news.linter import Linter


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _write(path: str, content: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(content, encoding="utf-8")


def test_the_nearest_file_counts_alone() -> None:
    _write("textlint-news.toml", "preview = true\nmax-size = 5")
    _write("a/pyproject.toml", "[tool.black]\npreview = 1")
    _write("b/pyproject.toml", "[tool.textlint-news]\nmax-size = 6")
    _write("c/.textlint-news.toml", "max-size = 7")
    _write("c/pyproject.toml", "[tool.textlint-news]\nmax-size = 8")
    finder = Finder()
    found = {folder: finder.config(f"{folder}/deep/news.txt").settings for folder in "abc"}
    assert {folder: (settings.preview, settings.max_size) for folder, settings in found.items()} == {
        "a": (True, 5),
        "b": (False, 6),
        "c": (False, 7),
    }
    assert Finder(isolated=True).config("a/news.txt").settings.max_size == settings_from({}).max_size
    assert Finder("b/pyproject.toml").config("c/news.txt").settings.max_size == 6


def test_a_broken_pyproject_is_passed_over_only_when_it_is_not_ours() -> None:
    _write("textlint-news.toml", "max-size = 5")
    _write("sub/pyproject.toml", "# textlint-news\n[[")
    assert Finder().config("sub/news.txt").settings.max_size == 5
    _write("sub/pyproject.toml", '[tool.textlint-news]\nignore = ["PUN"')
    with pytest.raises(UserError, match=r"sub/pyproject\.toml:2: not valid TOML"):
        Finder().config("sub/news.txt")


def test_what_a_file_extends_is_joined_or_replaced() -> None:
    _write(
        "base/textlint-news.toml",
        'ignore = ["PUN"]\nextend-select = ["ENC"]\npacks = ["house.toml"]\nlanguage = "en"\n[options.PUN101]\na = 1\nb = 1',
    )
    _write("textlint-news.toml", 'extend = "base/textlint-news.toml"\nignore = ["DUP"]\nlanguage = "fr"\n[options.PUN101]\nb = 2')
    settings = Finder().config("news.txt").settings
    assert settings.ignore == ("PUN", "DUP")
    assert settings.packs == (str(Path("base/house.toml").resolve()),)
    assert settings.language == "fr"
    assert settings.options == {"PUN101": {"a": 1, "b": 2}}


def test_a_select_starts_afresh() -> None:
    _write("base.toml", 'ignore = ["PUN"]\nextend-select = ["ENC"]')
    _write("textlint-news.toml", 'extend = "base.toml"\nselect = ["DUP"]')
    settings = Finder().config("news.txt").settings
    assert (settings.select, settings.extend_select, settings.ignore) == (("DUP",), (), ())
    flags = Finder(flags=[Layer({"select": ["FUR"]}, {"select": "--select"})]).config("news.txt")
    assert flags.settings.select == ("FUR",)
    assert flags.places["select"] == "--select"


def test_places_are_remembered() -> None:
    _write("base.toml", 'ignore = ["PUN"]')
    _write("pyproject.toml", '[tool.other]\nignore = 1\n[tool.textlint-news]\nextend = "base.toml"\n\nignore = ["DUP"]')
    assert Finder().config("news.txt").places == {"ignore": "base.toml:1, pyproject.toml:6"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('select = []\nslect = ["PUN"]', 'news.toml:2: unknown setting “slect”\n  2 | slect = ["PUN"]\n  Did you mean “select”?'),
        (
            'select = "PUN"',
            'news.toml:1: Expected a list, got str in “select”\n  1 | select = "PUN"\n  Write a list: select = ["PUN"]',
        ),
        ("max-size = 0", "news.toml:1: “max-size” must be greater than 0\n  1 | max-size = 0"),
        ("deadline = inf", "news.toml:1: “deadline” is at most 86,400 seconds\n  1 | deadline = inf"),
        ('language = "english"', "news.toml:1: “english” is not a two-letter code in “language”"),
        ("\npreview = maybe", "news.toml:2: not valid TOML: Invalid value\n  2 | preview = maybe"),
        ('extend = "gone.toml"', "news.toml:1: `extend` names a file that is not there: gone.toml"),
        ('extend = "loop.toml"', "loop.toml:1: `extend` goes round in a circle: news.toml leads back here"),
        ("[per-file-ignores]\n'*.txt' = 1", "news.toml:1: Expected a list, got int in “per-file-ignores”"),
    ],
)
def test_mistakes_are_shown_with_their_line(content: str, message: str) -> None:
    _write("news.toml", content)
    _write("loop.toml", 'extend = "news.toml"')
    with pytest.raises(UserError) as error:
        Finder("news.toml").config(".")
    assert str(error.value).startswith(message)


def test_pairs_on_the_command_line() -> None:
    config = Finder(isolated=True, flags=[inline("max-size = 9"), inline('ignore = ["PUN"]')]).config(".")
    assert (config.settings.max_size, config.settings.ignore) == (9, ("PUN",))
    with pytest.raises(UserError, match="unknown setting “preveiw” in --config preveiw = true\n  Did you mean “preview”"):
        inline("preveiw = true")
    with pytest.raises(UserError, match="not valid TOML"):
        inline("preview = yes")


@pytest.mark.parametrize(
    ("rule", "options", "message"),
    [
        ("repeated-word", {"pattern": 1}, r"DUP101 \(repeated-word\) has no option “pattern” in `options`\n  It has none."),
        ("adviser-spelling", {"prefr": "adviser"}, "no option “prefr” in `options`\n  Did you mean “prefer”"),
        ("adviser-spelling", {"prefer": "adviserr"}, "“adviserr” is none of the variants of CON103: adviser, advisor"),
    ],
)
def test_options_that_a_rule_does_not_take_are_an_error(rule: str, options: dict[str, object], message: str) -> None:
    with pytest.raises(UserError, match=message):
        Linter(settings_from({"options": {rule: options}}))


OVERRIDDEN = """
style = "ap"
ignore = ["double-space"]

[[override]]
files = ["sport/**", "*.live.txt"]
style = "bbc"
ignore = ["PUN101"]

[[override]]
files = ["sport/cup/**"]
style = "herald.toml"
"""


def test_overrides_count_for_their_files_the_later_on_top() -> None:
    _write("textlint-news.toml", OVERRIDDEN)
    finder = Finder()
    found = {path: finder.config(path) for path in ("a.txt", "b.txt", "b.live.txt", "sport/a.txt", "sport/cup/final.txt")}
    styles = {path: Path(config.settings.style).name for path, config in found.items()}
    assert styles == {"a.txt": "ap", "b.txt": "ap", "b.live.txt": "bbc", "sport/a.txt": "bbc", "sport/cup/final.txt": "herald.toml"}
    assert found["sport/a.txt"].settings.ignore == ("double-space", "PUN101")
    assert found["a.txt"] is found["b.txt"]
    assert len({config.key for config in found.values()}) == 3
    assert found["sport/a.txt"].places["style"] == "textlint-news.toml, override 1"


def test_flags_win_over_overrides_and_extended_files_keep_theirs() -> None:
    _write("textlint-news.toml", OVERRIDDEN)
    _write("desk/textlint-news.toml", 'extend = "../textlint-news.toml"\n[[override]]\nfiles = ["late.live.txt"]\nstyle = "nyt"')
    assert Finder().config("desk/a.live.txt").settings.style == "bbc"
    assert Finder().config("desk/late.live.txt").settings.style == "nyt"
    flags = [Layer({"style": "guardian"}, {"style": "--style"})]
    assert Finder(flags=flags).config("sport/a.txt").settings.style == "guardian"


BAD_OVERRIDES = {
    "override = 1": "overrides are written as",
    '[[override]]\nstyle = "bbc"': "names its files",
    '[[override]]\nfiles = "a"': "names its files",
    '[[override]]\nfiles = ["a"]\nextend = "b.toml"': "`extend` stands above",
    '[[override]]\nfiles = ["a"]\nstlye = "bbc"': "unknown setting “stlye”",
    '[[overide]]\nfiles = ["a"]': "Did you mean “override”",
}


@pytest.mark.parametrize(("content", "reason"), BAD_OVERRIDES.items(), ids=BAD_OVERRIDES.values())
def test_what_is_wrong_with_an_override_is_said(content: str, reason: str) -> None:
    _write("textlint-news.toml", f"preview = true\n\n{content}")
    with pytest.raises(UserError, match=reason) as error:
        Finder().config("news.txt")
    assert error.value.line is not None
    assert error.value.line >= 3


def test_overrides_in_a_pyproject_are_found_and_complained_about_on_their_line() -> None:
    table = '[tool.textlint-news]\nstyle = "ap"\n\n[[tool.textlint-news.override]]\nfiles = ["sport/**"]\n'
    _write("pyproject.toml", f'{table}style = "bbc"')
    assert Finder().config("sport/a.txt").settings.style == "bbc"
    _write("pyproject.toml", f'{table}sytle = "bbc"')
    with pytest.raises(UserError, match=r"pyproject\.toml:6: unknown setting “sytle”"):
        Finder().config("a.txt")
