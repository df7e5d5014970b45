"""The HTML report, as a browser shows it: everything is there, nothing gets out, and no text becomes markup."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import Watched, chromium
from textlint_news import cli
from textlint_news.findings import Edit, Finding, Fix, Safety
from textlint_news.internal import internal
from textlint_news.report import html, pagedata
from textlint_news.report.html import HtmlReport
from textlint_news.results import Result, Trouble, located
from textlint_news.tally import Tally

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCRAPED = Path(__file__).parent.parent / "examples" / "scraped"


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with chromium() as browser:
        yield browser


def finding(text: str, found: str, new: str | None = None, rule: str = "PUN101", safety: Safety = Safety.SAFE) -> Finding:
    at = text.index(found)
    fixes = () if new is None else (Fix((Edit(at, at + len(found), new),), safety, f"Write “{new}”."),)
    return Finding(rule, "space-before-comma", "punct", "warning", f"“{found}” is wrong.", at, at + len(found), fixes)


def result(text: str, *findings: Finding, path: str = "news.txt", record: str | None = None) -> Result:
    return Result(path, record, located(text, findings), text=text)


def written(*results: Result, most: int = html.MOST) -> str:
    parts: list[str] = []
    report, tally = HtmlReport(parts.append, dict, most=most), Tally()
    for one in results:
        tally.add(one)
        report.result(one)
    report.end(tally)
    return "".join(parts)


def opened(browser: "Browser", folder: Path, page: str, **options: object) -> Watched:
    (folder / "report.html").write_text(page, encoding="utf-8", newline="\n")
    watched = Watched(browser, **options)
    watched.page.goto((folder / "report.html").as_uri())
    return watched


def test_articles_show_their_findings_and_repairs(browser: "Browser", tmp_path: Path) -> None:
    text = "Nice 😀 town\n\nThe mayor of Paris , France, spoke.\nA second line."
    watched = opened(browser, tmp_path, written(result(text, finding(text, " ,", ","), internal("INT002", "A rule was slow."))))
    page = watched.page
    assert page.title() == "2 findings – textlint-news"
    assert page.locator("mark del").all_inner_texts() == [" "]
    assert sorted(page.locator(".card code").all_inner_texts()) == ["INT002", "PUN101"]
    assert page.locator(".text").nth(1).inner_text().replace("\n", "").endswith("The mayor of Paris , France, spoke.")
    page.keyboard.press("v")
    assert page.locator(".text.new").all_inner_texts()[1:] == ["The mayor of Paris, France, spoke.", "A second line."]
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith(("file:", "data:"))] == []


def test_repairs_across_lines_and_over_each_other(browser: "Browser", tmp_path: Path) -> None:
    text = "A para-\r\ngraph is cut.\r\n\r\nGone.\r\n\r\nOne  two\u200b three."
    joined = finding(text, "-\r\n", "")
    gone = finding(text, "Gone.\r\n\r\n", "", "FUR101")
    both = [finding(text, "One  two", "One two"), finding(text, "  ", " ", "PUN102", Safety.UNSAFE), finding(text, "\u200b", "")]
    page = opened(browser, tmp_path, written(result(text, joined, gone, *both))).page
    assert page.locator("del").all_text_contents() == ["-", "¶", "Gone.", " ", "U+200B"]
    page.keyboard.press("v")
    after = [line.inner_text() for line in page.locator(".text.new").all()]
    assert after == ["A para⤶", "graph is cut.", "", "One two three."]
    assert [mark.inner_text() for mark in page.locator("mark .unseen").all()] == ["U+200B"]


def test_nothing_in_a_text_becomes_markup(browser: "Browser", tmp_path: Path) -> None:
    evil = (
        "</script><script>window.evil = 1</script><img src=x onerror='window.evil = 1'> <!-- , <b>bold</b> \u2028 \ud800 &amp; ]]>"
    )
    wrong = finding(evil, " ,", "<script>window.evil = 1</script>")._replace(message=evil)
    one = result(evil, wrong, path="<img src=x onerror=alert(1)>.html", record="</title>")
    bad = Result(evil, trouble=Trouble(evil, 3, evil, evil))
    page = written(one, bad)
    page.encode()
    watched = opened(browser, tmp_path, page)
    assert watched.page.evaluate("window.evil") is None
    assert watched.page.locator("section img, section b, section script, #notes img").count() == 0
    assert evil[:70] in watched.page.locator(".text").inner_text()
    assert evil[:70] in watched.page.locator(".note.trouble").inner_text()
    assert watched.complaints == []


def test_filters_leave_what_they_say(browser: "Browser", tmp_path: Path) -> None:
    text = "One , two ;three four"
    first = result(text, finding(text, " ,", ","), finding(text, " ;", "; ", "PUN102", Safety.UNSAFE), path="one.txt")
    other = result("Five six", finding("Five six", "six", rule="NAM101")._replace(severity="error"), path="two.md")
    page = opened(browser, tmp_path, written(first, other)).page
    shown = lambda: [code.split()[0] for code in page.locator("section:visible .card code").all_inner_texts()]  # noqa: E731
    assert shown() == ["PUN101", "PUN102", "NAM101"]
    page.locator("[data-rule=PUN102]").click()
    assert shown() == ["PUN102"]
    assert page.locator("#headline").inner_text().startswith("1 finding of 3 in 1 article of 2")
    page.locator("[data-group=internal]").click()
    assert shown() == ["PUN101", "PUN102", "NAM101"]
    page.locator("#clear").click()
    page.locator("#repair").select_option("safe")
    assert shown() == ["PUN101"]
    page.locator("#repair").select_option("none")
    assert shown() == ["NAM101"]
    page.locator("#repair").select_option("")
    page.get_by_label("error").uncheck()
    assert shown() == ["PUN101", "PUN102"]
    page.get_by_label("error").check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("five")
    page.locator("section:visible").nth(1).wait_for(state="detached")
    assert shown() == ["NAM101"]
    page.keyboard.type("zzz")
    page.locator("#nothing").wait_for(state="visible")


def test_a_person_chooses_between_repairs_and_between_rivals(browser: "Browser", tmp_path: Path) -> None:
    text = "He said would come."
    edits = [Fix((Edit(3, 7, new),), Safety.UNSAFE, f"Write “{new}”.") for new in ("said he", "says he")]
    first = finding(text, "said")._replace(fixes=tuple(edits))
    rival = finding(text, "He said", "She said", "NAM101", Safety.UNSAFE)
    parts: list[str] = []
    report = HtmlReport(parts.append, dict, review=True)
    report.result(result(text, first, rival))
    report.end(Tally())
    page = opened(browser, tmp_path, "".join(parts)).page
    page.keyboard.press("v")
    page.get_by_label("Repair").nth(1).select_option("Write “says he”.")
    assert page.locator(".text.new").inner_text() == "He says he would come."
    page.locator(".card", has_text="NAM101").get_by_role("button", name="Accept").click()
    assert page.locator("#verdicts").inner_text().startswith("1 accepted · 0 rejected")
    assert page.locator(".text.new").inner_text() == "She said would come."


def test_keys_move_between_findings_of_all_articles(browser: "Browser", tmp_path: Path) -> None:
    texts = [f"Number {number}.\n" * 60 + "Paris , France" for number in range(12)]
    page = opened(
        browser, tmp_path, written(*(result(t, finding(t, " ,", ","), path=f"{n}.txt") for n, t in enumerate(texts)))
    ).page
    assert page.locator("section .row").count() < 12 * 61, "what is far away waits"
    for _ in range(12):
        page.keyboard.press("j")
    assert page.locator(".card.current").get_attribute("id") == "f11-0"
    assert page.locator(".card.current").is_visible()
    page.keyboard.press("k")
    assert page.locator("section:has(.card.current) h2").inner_text() == "10.txt"
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()


def test_light_and_dark(browser: "Browser", tmp_path: Path) -> None:
    text = "Paris , France"
    page = opened(browser, tmp_path, written(result(text, finding(text, " ,", ","))), color_scheme="dark").page
    ground = lambda: page.evaluate("getComputedStyle(document.body).backgroundColor")  # noqa: E731
    dark = ground()
    page.keyboard.press("d")
    assert ground() != dark
    page.reload()
    assert ground() != dark, "the choice is kept"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_have_contrast(browser: "Browser", tmp_path: Path, scheme: str) -> None:
    assert cli.main(["check", "--isolated", "-s", str(SCRAPED), "--output-file", f"html:{tmp_path / 'out.html'}"]) == 1
    page = opened(browser, tmp_path, (tmp_path / "out.html").read_text(), color_scheme=scheme).page
    page.keyboard.press("j")
    assert page.evaluate(CONTRAST) == []


CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const linear = (v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = (colour) => { const [x, y, z] = colour.slice(0, 3).map((v) => linear(v / 255));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z; };
  const ground = (element) => { for (let at = element; at; at = at.parentElement) {
    const colour = rgb(getComputedStyle(at).backgroundColor);
    if (colour[3] === 255) return colour; } return [255, 255, 255]; };
  const bad = new Set();
  for (const element of document.querySelectorAll('body *')) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || !element.checkVisibility()) continue;
    if (element.closest('.rule.none, .hidden, .skip, script')) continue;
    const [a, b] = [light(rgb(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return [...bad];
}"""


def test_a_page_that_would_be_too_large_says_what_is_left_out(browser: "Browser", tmp_path: Path) -> None:
    texts = ["word " * 200 + "Paris , France" for _ in range(5)]
    page = opened(browser, tmp_path, written(*(result(text, finding(text, " ,", ",")) for text in texts), most=3_000)).page
    assert page.locator("section").count() == 2
    assert "3 articles with 3 findings are left out" in page.locator("#notes").inner_text()
    assert page.locator("#headline strong").inner_text() == "2 findings"


def test_a_long_article_keeps_what_is_near_its_findings(browser: "Browser", tmp_path: Path) -> None:
    text = "Quiet words. " * 40_000 + "😀 Paris , France" + " more quiet words." * 20_000
    page = written(result(text, finding(text, " ,", ",")))
    assert len(page) < 100_000
    watched = opened(browser, tmp_path, page)
    assert "".join(watched.page.locator("mark").all_inner_texts()) == " ,"
    assert len(watched.page.locator(".gap").all()) == 2


def test_offsets_are_those_of_scripts() -> None:
    text = "a😀b😀 ,c"
    [shown] = pagedata.article(result(text, finding(text, " ,", ",")))["findings"]
    utf16 = text.encode("utf-16-le")
    assert utf16[2 * shown["start"] : 2 * shown["end"]].decode("utf-16-le") == " ,"
    assert shown["fixes"][0]["edits"] == [[shown["start"], shown["end"], ","]]


def test_the_policy_allows_exactly_what_is_in_the_page() -> None:
    page = written()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "connect-src" not in policy[1]
    assert "connect-src 'self'" in html.policy(review=True)
    assert page.count("<script>") == 1
    assert json.loads(page.split('id="summary">')[1].split("</script>")[0])["findings"] == 0


def test_every_example_renders_without_a_complaint(browser: "Browser", tmp_path: Path) -> None:
    cli.main(["check", "--isolated", "-s", str(SCRAPED), "--output-file", f"html:{tmp_path / 'out.html'}"])
    watched = opened(browser, tmp_path, (tmp_path / "out.html").read_text())
    watched.page.emulate_media(media="print")
    watched.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert watched.page.locator(".card").count() == int(watched.page.locator("#headline strong").inner_text().split()[0])
    for mark in ("mark", "del", "ins"):
        assert watched.page.locator(mark).count() > 20
    assert watched.complaints == []
