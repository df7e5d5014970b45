"""What the benchmarks count with: the parts that would spoil figures without anyone noticing."""

import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module(request.param)


@pytest.mark.parametrize("module", ["peers"], indirect=True)
def test_a_peer_is_credited_with_what_is_new_at_the_place(module: ModuleType) -> None:
    def capitals(text: str) -> list[object]:
        return [module.PeerFinding("cap", m.start(), m.end(), "A capital.") for m in re.finditer(r"(?<=[a-z] )[A-Z]\w*", text)]

    before = "One of Two.\nThe mayor went to the sea in May.\nMore of It."
    at = before.index("the sea")
    new = before[:at] + "The sea" + before[at + 7 :]
    assert module.notices(capitals, before, new, at, at + 7)
    away = before.index("mayor")
    longer = before[:away] + "young mayor" + before[away + 5 :]
    assert not module.notices(capitals, before, longer, away, away + 11)  # “May” was there before, only elsewhere
    may = before.index("May")
    same = before[:may] + "May" + before[may + 3 :]
    assert not module.notices(capitals, before, same, may, may + 3)


@pytest.mark.parametrize("module", ["gold"], indirect=True)
def test_the_figures_of_the_scorer_are_read(module: ModuleType) -> None:
    report = """\
78 articles, 51702 words, 340 findings
group           found  marks  recall   certain only
boilerplate       174    183    0.95   150/155
ALL               287    490    0.59   240/390
precision 0.982 (278 true, 5 not in gold), 0.097 false alarms per 1,000 words
  FUR101                                   true   10  not in gold    0"""
    score = module.parsed(report)
    assert score.recall == {"boilerplate": (174, 183), "ALL": (287, 490)}
    assert (score.precision, score.false) == ("0.982 (278 of 283)", "0.097")


@pytest.mark.parametrize("module", ["readings"], indirect=True)
def test_verdicts_are_of_one_form(module: ModuleType) -> None:
    assert set(module.known().values()) <= {"true", "false"}
    assert list(module.known()) == sorted(module.known())
