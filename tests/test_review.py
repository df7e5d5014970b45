"""The review page: what a person accepts is written and nothing else, and nobody but that person's browser gets in."""

import gzip
import http.client
import json
import re
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import Watched, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TEXT = "The mayor of Paris , France, spoke on Monday.\r\n\r\nThe vote , he said , was close; nobody objected.\r\n"


class Session:
    """A `textlint-news review` that runs, and its end."""

    def __init__(self, folder: Path, *words: str) -> None:
        command = [sys.executable, "-m", "textlint_news", "review", "--no-browser", "--select", "PUN101", *words]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout
        self.said = self.process.stdout.readline()
        self.url = self.process.stdout.readline().strip()

    @property
    def address(self) -> tuple[str, int, str]:
        match = re.fullmatch(r"http://(127\.0\.0\.1):(\d+)/([\w-]{20,})/", self.url)
        assert match, self.url
        return match[1], int(match[2]), match[3]

    def asked(self, path: str = "", body: object = None, method: str = "", **headers: str) -> tuple[int, str]:
        """The answer to a request, as the page would make it unless told otherwise."""
        host, port, token = self.address
        connection = http.client.HTTPConnection(host, port, timeout=20)
        data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        own = {"Host": f"{host}:{port}"}
        if data is not None:
            own |= {"Content-Type": "application/json", "Origin": f"http://{host}:{port}"}
        given = {**own, **{name.replace("_", "-"): value for name, value in headers.items()}}
        path = path if path.startswith("/") else f"/{token}/{path}"
        connection.request(method or ("GET" if data is None else "POST"), path, data, {k: v for k, v in given.items() if v})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def ended(self) -> tuple[int, str]:
        out, error = self.process.communicate(timeout=20)
        assert "Traceback" not in error, error
        return self.process.returncode, out


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "news.txt").write_bytes(TEXT.encode())
    (tmp_path / "textlint-news.toml").touch()
    return tmp_path


@pytest.fixture
def review(news: Path) -> Iterator[Session]:
    session = Session(news, "news.txt")
    yield session
    session.process.kill()
    session.process.communicate()


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with chromium() as browser:
        yield browser


def decided(accept: list[list[int]], *, article: int = 0, version: int = 0) -> dict[str, object]:
    return {"articles": [{"article": article, "version": version, "accept": accept, "reject": []}], "keep": False}


def test_accept_one_reject_one(browser: "Browser", news: Path, review: Session) -> None:
    assert review.said == "Reviewing 3 findings in 1 article:\n"
    watched = Watched(browser)
    page = watched.page
    page.goto(review.url)
    page.locator(".card").nth(1).get_by_role("button", name="Accept").click()
    page.locator(".card").nth(0).get_by_role("button", name="Reject").click()
    page.locator(".card").nth(0).get_by_label("Reason").fill("So the “town” writes it.")
    page.get_by_label("keep rejections").check()
    assert page.locator("#verdicts").inner_text() == "1 accepted · 1 rejected · 1 to decide"
    page.get_by_role("button", name="Write 1 repair").click()
    page.get_by_text("news.txt: 1 repair written.").wait_for()
    assert (news / "news.txt").read_bytes() == TEXT.replace("vote ,", "vote,").encode()
    [entry] = tomllib.loads((news / "textlint-news-accept.toml").read_text(encoding="utf-8"))["accept"]
    assert (entry["rule"], entry["reason"], entry["path"]) == ("PUN101", "So the “town” writes it.", "news.txt")
    assert page.locator(".card").count() == 1, "what is kept in the accept file is settled"
    page.get_by_role("button", name="Done").click()
    page.get_by_text("The review is over").wait_for()
    code, said = review.ended()
    assert code == 0
    assert said.splitlines()[-1] == "1 repair written to 1 file; 1 finding rejected, 1 of them kept in textlint-news-accept.toml."
    assert watched.complaints == []
    assert all(url.startswith((review.url, "data:")) for url in watched.requests)


def test_the_keyboard_does_it_all(browser: "Browser", news: Path, review: Session) -> None:
    page = Watched(browser).page
    page.goto(review.url)
    for key in "jarauw":
        page.keyboard.press(key)
    page.get_by_text("news.txt: 1 repair written.").wait_for()
    assert (news / "news.txt").read_bytes() == TEXT.replace("Paris ,", "Paris,").encode()


def test_all_safe_repairs_of_a_rule(browser: "Browser", news: Path, review: Session) -> None:
    page = Watched(browser).page
    page.goto(review.url)
    page.get_by_role("button", name="Accept all safe repairs of PUN101").click()
    page.get_by_role("button", name="Write").click()
    page.get_by_text("repairs written").wait_for()
    after = (news / "news.txt").read_bytes()
    (news / "again.txt").write_bytes(TEXT.encode())
    command = [sys.executable, "-m", "textlint_news", "check", "--fix", "--isolated", "--select", "PUN101", "again.txt"]
    subprocess.run(command, cwd=news, check=True, capture_output=True)
    assert after == (news / "again.txt").read_bytes()
    assert page.locator(".card").count() == 0


def test_a_file_that_changed_is_left_alone(browser: "Browser", news: Path, review: Session) -> None:
    page = Watched(browser).page
    page.goto(review.url)
    (news / "news.txt").write_text("Something , else.\n")
    page.get_by_role("button", name="Accept all safe", exact=True).click()
    page.get_by_role("button", name="Write").click()
    page.get_by_text("changed since the review began; nothing was written to it").wait_for()
    assert (news / "news.txt").read_text() == "Something , else.\n"


def test_a_file_that_is_gone_is_said_so(news: Path, review: Session) -> None:
    (news / "news.txt").unlink()
    status, answer = review.asked("write", decided([[0, 0]]))
    assert (status, json.loads(answer)["messages"]) == (200, ["news.txt: cannot read: No such file or directory"])
    assert not (news / "news.txt").exists()


def test_a_page_that_is_out_of_date_writes_nothing(news: Path, review: Session) -> None:
    assert json.loads(review.asked("write", decided([[0, 0]]))[1])["failed"] is False
    assert review.asked("write", decided([[0, 0]])) == (409, "the page is out of date\n  Load it again; nothing was written.")
    assert (news / "news.txt").read_bytes() == TEXT.replace("Paris ,", "Paris,").encode()
    assert json.loads(review.asked("write", decided([[0, 0]], version=1))[1])["failed"] is False
    assert (news / "news.txt").read_bytes() == TEXT.replace("Paris ,", "Paris,").replace("vote ,", "vote,").encode()


@pytest.mark.parametrize(
    ("headers", "path", "body", "method", "status"),
    [
        ({}, "", None, "", 200),
        ({"Host": "evil.example"}, "", None, "", 403),
        ({"Host": "evil.example:80"}, "write", {}, "", 403),
        ({}, "/", None, "", 404),
        ({}, "/wrong-token-wrong-token-wrong-to/", None, "", 404),
        ({}, "/%00%C3%A9/", None, "", 404),
        ({}, "../", None, "", 404),
        ({}, "news.txt", None, "", 404),
        ({}, "write", None, "", 404),
        ({}, "elsewhere", {}, "", 404),
        ({"Origin": "http://evil.example"}, "write", {}, "", 403),
        ({"Origin": "null"}, "write", {}, "", 403),
        ({"Origin": ""}, "write", {}, "", 403),
        ({"Content-Type": "text/plain"}, "write", {}, "", 415),
        ({"Content-Length": "99999999"}, "write", b"", "", 413),
        ({"Content-Length": "-1"}, "write", b"", "", 411),
        ({"Transfer-Encoding": "chunked", "Content-Length": "x"}, "write", b"", "", 411),
        ({}, "write", {"articles": 1}, "", 400),
        ({}, "write", b"{", "", 400),
        ({}, "write", decided([[99, 0]]), "", 409),
        ({}, "write", decided([[-1, 0]]), "", 409),
        ({}, "write", decided([[0, 9]]), "", 409),
        ({}, "write", decided([], article=7), "", 409),
        ({}, "write", {}, "PUT", 501),
    ],
)
def test_who_is_let_in(
    news: Path, review: Session, headers: dict[str, str], path: str, body: object, method: str, status: int
) -> None:
    assert review.asked(path, body, method, **headers)[0] == status
    assert (news / "news.txt").read_bytes() == TEXT.encode()


def test_only_loopback_listens(review: Session) -> None:
    _, port, _ = review.address
    if not Path("/proc/net/tcp").exists():
        pytest.skip("no /proc/net here")
    rows = [row.split() for name in ("tcp", "tcp6") for row in Path("/proc/net", name).read_text().splitlines()[1:]]
    assert {row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{port:04X}")} == {f"0100007F:{port:04X}"}


def test_what_is_accepted_already_is_no_question(news: Path) -> None:
    entry = 'rule = "PUN101"\ntext = ","\nbefore = "mayor of Paris"\nreason = "So it is."\n'
    (news / "textlint-news-accept.toml").write_text(f"[[accept]]\n{entry}")
    session = Session(news, "news.txt")
    session.process.kill()
    session.process.communicate()
    assert session.said == "Reviewing 2 findings in 1 article:\n"


def test_what_is_rejected_in_a_record_stays_rejected(tmp_path: Path) -> None:
    (tmp_path / "textlint-news.toml").touch()
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps({"id": id, "text": "One , two."}) + "\n" for id in "ab"))
    session = Session(tmp_path, "feed.jsonl")
    body = {"articles": [{"article": 1, "version": 0, "accept": [], "reject": [[0, ""]]}], "keep": True}
    status, answer = session.asked("write", body)
    assert (status, json.loads(answer)["articles"]["1"]["findings"]) == (200, [])
    assert session.asked("done", {})[0] == 200
    assert session.ended()[1].splitlines()[-1].startswith("Nothing was written; 1 finding rejected, 1 of them kept in ")
    again = Session(tmp_path, "feed.jsonl")
    again.process.kill()
    again.process.communicate()
    assert again.said == "Reviewing 1 finding in 1 article:\n"


def test_a_port_that_is_taken(news: Path, review: Session) -> None:
    port = str(review.address[1])
    command = [sys.executable, "-m", "textlint_news", "review", "--no-browser", "--select", "PUN101", "--port", port, "news.txt"]
    done = subprocess.run(command, cwd=news, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: cannot listen on port {port}: Address already in use")


def test_ctrl_c_ends_it(news: Path, review: Session) -> None:
    review.process.send_signal(signal.SIGINT)
    code, said = review.ended()
    assert (code, said.splitlines()[-1]) == (0, "Nothing was written.")


@pytest.mark.parametrize("name", ["feed.jsonl", "feed.jsonl.gz", "feed.csv", "feed.parquet", "page.md"])
def test_every_format_is_written_as_it_was(tmp_path: Path, name: str) -> None:
    rows = [("a", "Clean."), ("b", "One , two , three."), ("c", "Four , “five”.")]
    path = tmp_path / name
    if name == "page.md":
        path.write_text("---\ntitle: X\n---\n\n# Paris , *France*\n\nOne , two , three.\n")
    elif name.endswith(".parquet"):
        pa = pytest.importorskip("pyarrow")
        table = pytest.importorskip("pyarrow.parquet")
        table.write_table(pa.table({"id": [i for i, _ in rows], "text": [t for _, t in rows]}), path)
    elif name == "feed.csv":
        path.write_text("id,text\n" + "".join(f'{i},"{t}"\n' for i, t in rows))
    else:
        data = "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in rows).encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    session = Session(tmp_path, name)
    try:
        page = session.asked()[1]
        articles = [json.loads(text) for text in re.findall(r'class="article">(.*?)</script>', page)]
        index = next(n for n, article in enumerate(articles) for f in article["findings"] if "three" in article["text"])
        number = [f["start"] for f in articles[index]["findings"]].index(articles[index]["text"].index(" , three"))
        status, answer = session.asked("write", decided([[number, 0]], article=index))
        assert (status, json.loads(answer)["failed"]) == (200, False), answer
    finally:
        session.process.kill()
        session.process.communicate()
    if name.endswith(".parquet"):
        assert table.read_table(path).column("text").to_pylist() == ["Clean.", "One , two, three.", "Four , “five”."]
        return
    data = path.read_bytes()
    text = gzip.decompress(data).decode() if name.endswith(".gz") else data.decode()
    assert text.count("One , two, three.") == 1
    assert text.count(" ,") == 2
    assert len(text.splitlines()) == {"page.md": 7, "feed.csv": 4}.get(name, 3)


def test_nothing_to_review(tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text("All is well.\n")
    command = [sys.executable, "-m", "textlint_news", "review", "--isolated", "--no-browser"]
    assert subprocess.run([*command, "clean.txt"], cwd=tmp_path, capture_output=True, text=True).stdout == "No findings.\n"
    missing = subprocess.run([*command, "missing.txt"], cwd=tmp_path, capture_output=True, text=True)
    assert (missing.returncode, missing.stderr) == (2, "error: missing.txt: no such file or folder\n")
    stdin = subprocess.run([*command, "-"], cwd=tmp_path, capture_output=True, text=True)
    assert (stdin.returncode, "standard input cannot be reviewed" in stdin.stderr) == (2, True)
