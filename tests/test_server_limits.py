"""What the server does when there is too much, too long, too slow or too late; and what it keeps to itself."""

import asyncio
import json
import socket
import sys
import time
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from tests.serving import MISSING, Running, served
from textlint_news.cli import main
from textlint_news.config import Finder
from textlint_news.server.desk import Desk, Office, Question
from textlint_news.server.limits import Limits, Refused, Room
from textlint_news.server.worker import Worker

SECRET = "Xylophone"
LONG = "The deal , he said said, was done. " * 12_000


@pytest.fixture(scope="module")
def strict() -> Iterator[Running]:
    flags = (
        "--workers",
        "1",
        "--max-text-length",
        "2000",
        "--max-waiting",
        "3",
        "--timeout",
        "2",
        "--allow-origin",
        "https://desk.example",
    )
    with served(*flags) as running:
        yield running


def form(**fields: str) -> bytes:
    return urlencode({"language": "en-US", **fields}).encode()


async def answered(port: int, body: bytes, start: asyncio.Event | None = None) -> tuple[int, bytes]:
    """Status and body of one request on a connection of its own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        if start:
            await start.wait()
        head = f"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        reply = await reader.read()
        head_of_reply, _, content = reply.partition(b"\r\n\r\n")
        return int(head_of_reply.split()[1]), content
    finally:
        writer.close()


async def crowd(port: int, size: int) -> list[tuple[int, bytes]]:
    """So many requests at the same time, each with a text of its own."""
    start = asyncio.Event()
    asked = [asyncio.create_task(answered(port, form(text=f"Number {n} , he said."), start)) for n in range(size)]
    await asyncio.sleep(0.5)
    start.set()
    return await asyncio.gather(*asked)


def test_a_thousand_at_once_and_none_is_lost() -> None:
    resource = pytest.importorskip("resource", reason="needs a POSIX system")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard not in (-1, resource.RLIM_INFINITY) and hard < 1500:
        pytest.skip(f"needs 1,500 open files, {hard} are allowed")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 1500), hard))
    with served() as server:
        replies = asyncio.run(crowd(server.port, 1000))
        for number, (status, content) in enumerate(replies):
            assert status == 200, content
            assert json.loads(content)["matches"][0]["context"]["text"] == f"Number {number} , he said."
        code, log = server.stop()
    assert (code, log) == (0, "")


def test_too_many_are_told_when_to_come_back(strict: Running) -> None:
    replies = asyncio.run(crowd(strict.port, 40))
    told = {content for status, content in replies if status == 503}
    assert {status for status, _ in replies} == {200, 503}
    assert told == {b"Error: There are currently too many parallel requests. Please try again later."}
    assert strict.get("/v2/healthcheck").text == "OK"  # there is room again


def test_the_room_is_bounded_in_bytes_too() -> None:
    room = Room(Limits(bytes_waiting=100))
    room.enter()
    room.hold(90)
    with pytest.raises(Refused) as refused:
        room.hold(11)
    assert (refused.value.status, refused.value.retry_after > 0) == (503, True)
    room.leave(90)
    assert (room.requests, room.bytes) == (0, 0)


def test_too_long(strict: Running) -> None:
    reply = strict.form("/v2/check", text="x" * 2001, language="en-US")
    assert reply.status == 413
    assert reply.text.startswith("Error: Your text exceeds the limit of 2000 characters (it's 2001 characters).")
    for body in (b"x" * 200_000, b"x" * 2_000_000):  # no form at all, and more than is worth reading
        try:
            reply = strict.ask("POST", "/v2/check", body)
        except (ConnectionResetError, BrokenPipeError):
            continue
        assert (reply.status, reply.text[:6]) == (413, "Error:")
    assert strict.form("/v2/check", text="x" * 2000, language="en-US").status == 200


def test_a_body_that_does_not_come(strict: Running) -> None:
    with socket.create_connection(("127.0.0.1", strict.port), timeout=20) as connection:
        connection.sendall(b"POST /v2/check HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\ntext=")
        assert connection.recv(100).startswith(b"HTTP/1.1 408 ")
    assert strict.form("/v2/check", text="x", language="en-US").status == 200


def test_a_check_that_takes_too_long_is_ended() -> None:
    worker = Worker(Office(Finder(isolated=True).config("."), Limits(seconds=0.05)))
    worker.start()
    try:
        answer = worker.ask(Question("/v2/check", "", form(text=LONG)))
        assert (answer.status, answer.body[:47]) == (500, b"Error: Checking took longer than 0.05 seconds, ")
        worker._office = worker._office._replace(limits=Limits())
        assert worker.ask(Question("/v2/check", "", form(text="Fine."))).status == 200
    finally:
        worker.stop()


def test_a_worker_that_dies_is_replaced() -> None:
    worker = Worker(Office(Finder(isolated=True).config("."), Limits()))
    worker.start()
    try:
        assert worker._process is not None
        worker._process.kill()
        worker._process.join()
        assert worker.ask(Question("/v2/check", "", form(text="Fine."))).status == 200
    finally:
        worker.stop()


def test_told_to_stop_it_finishes_what_runs() -> None:
    with served("--workers", "1") as server:
        body = form(text=LONG[:100_000])
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            head = f"POST /v2/check HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n"
            connection.sendall(head.encode() + body)
            for _ in range(1000):
                if "textlint_news_workers_busy 1.0" in server.get("/metrics").text:
                    break
                time.sleep(0.01)
            server.process.terminate()
            reply = b""
            while chunk := connection.recv(1_000_000):
                reply += chunk
        assert reply.startswith(b"HTTP/1.1 200 ")
        assert json.loads(reply.partition(b"\r\n\r\n")[2])["matches"]
        assert server.stop() == (0, "")


def test_nothing_of_a_text_is_logged() -> None:
    with served("--workers", "1") as server:
        server.get("/v2/check", text=f"{SECRET} , he said.", language="en-US")
        server.get("/v2/check", text=SECRET)
        server.post("/v1/check", text=SECRET, select=[SECRET])
        server.ask("POST", "/v1/check", SECRET)
        server.ask("POST", f"/v2/check?{SECRET}", f"data={SECRET}&language=en")
        assert server.get(f"/{SECRET}").status == 404
        code, log = server.stop()
    assert code == 0
    assert SECRET not in log


def test_a_failure_is_told_without_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*arguments: object) -> None:
        raise ValueError(SECRET)

    desk = Desk(Office(Finder(isolated=True).config("."), Limits()))
    monkeypatch.setattr("textlint_news.server.v2.matches", fails)
    answer = desk.answer(Question("/v2/check", "", form(text=f"{SECRET} , he said.")))
    assert (answer.status, answer.body) == (500, b"Error: Internal Error: ValueError")
    assert answer.trouble.startswith("ValueError at ")
    assert "v2.py:" in answer.trouble
    assert SECRET not in answer.trouble


def test_other_sites_read_responses_only_where_they_may(strict: Running) -> None:
    def allowed(origin: str) -> str | None:
        reply = strict.ask("POST", "/v2/check", form(text="x"), {"Origin": origin})
        assert reply.status == 200
        return reply.headers.get("access-control-allow-origin")

    assert allowed("https://desk.example") == "https://desk.example"
    assert allowed("https://other.example") is None
    headers = {
        "Origin": "https://desk.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    assert strict.ask("OPTIONS", "/v1/check", headers=headers).status == 200
    with served("--workers", "1") as server:
        reply = server.ask("POST", "/v2/check", form(text="x"), {"Origin": "https://desk.example"})
        assert "access-control-allow-origin" not in reply.headers


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8")
def test_it_listens_at_one_address_only(strict: Running) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", strict.port), timeout=2)


def test_an_address_that_cannot_be_had(strict: Running, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--isolated", "--port", str(strict.port)]) == 2
    assert f"cannot listen on 127.0.0.1:{strict.port}" in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("textlint_news.commands.serve.find_spec", lambda name: None)
    assert main(["serve"]) == 2
    assert "pip install 'textlint-news[server]'" in capsys.readouterr().err


def test_settings_that_are_wrong_are_told_before_it_listens(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("uvicorn", reason=MISSING)
    assert main(["serve", "--isolated", "--port", "0", "--select", "punkt"]) == 2
    assert "no rule fits “punkt” in --select" in capsys.readouterr().err
    assert main(["serve", "--isolated", "--port", "0", "--languagetool", "localhost"]) == 2
    assert "neither auto, on, off nor a URL" in capsys.readouterr().err
