"""How many requests a second `textlint-news serve` answers on this machine, how long they take, and how much memory it holds.

    python benchmarks/server.py [--seconds 10] [--workers N]

The articles of examples/scraped are sent to /v2/check over loopback, by 16 clients and by 1,000 at once; every response is
counted. With wrk installed it measures, too. The clients share the processors with the server, as they would not elsewhere.
"""

import argparse
import asyncio
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).parent
ARTICLES = sorted((HERE.parent / "examples" / "scraped").glob("*.txt"))
CROWDS = (16, 1000)
_WRK = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = io.open("{}"):read("*a")
"""


def bodies() -> list[bytes]:
    return [urlencode({"text": path.read_text(encoding="utf-8"), "language": "en-US"}).encode() for path in ARTICLES]


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, body: bytes) -> int:
    """Send a request on an open connection; the status of the response, after all of it has come."""
    writer.write(f"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head)
    assert length, head
    await reader.readexactly(int(length[1]))
    return int(head.split()[1])


async def client(port: int, texts: list[bytes], number: int, until: float, told: list[tuple[int, float]]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        while time.perf_counter() < until:
            begun = time.perf_counter()
            told.append((await ask(reader, writer, texts[number % len(texts)]), time.perf_counter() - begun))
            number += 1
    finally:
        writer.close()


async def crowd(port: int, texts: list[bytes], size: int, seconds: float) -> str:
    """A row of the table: what so many clients got, each of them asking again as soon as it is answered."""
    told: list[tuple[int, float]] = []
    begun = time.perf_counter()
    gone = await asyncio.gather(*(client(port, texts, n, begun + seconds, told) for n in range(size)), return_exceptions=True)
    took = time.perf_counter() - begun
    lost = sum(isinstance(one, BaseException) for one in gone) + sum(status != 200 for status, _ in told)
    times = sorted(duration * 1000 for _, duration in told)
    p50, p99 = times[len(times) // 2], times[len(times) * 99 // 100]
    return f"{size:>7,} {len(told):>9,} {lost:>5} {len(told) / took:>11.0f} {p50:>8,.0f} {p99:>8,.0f}"


def memory(pid: int) -> float:
    """Megabytes that a process and all below it hold (Linux)."""
    total, waiting = 0.0, [pid]
    while waiting:
        one = waiting.pop()
        try:
            status = Path(f"/proc/{one}/status").read_text()
            for task in Path(f"/proc/{one}/task").iterdir():  # a process belongs to the thread that started it
                waiting += map(int, (task / "children").read_text().split())
        except OSError:
            continue
        if found := re.search(r"VmRSS:\s+(\d+)", status):
            total += int(found[1]) / 1000
    return total


def wrk(port: int, body: bytes, seconds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        form, script = Path(folder, "form"), Path(folder, "post.lua")
        form.write_bytes(body)
        script.write_text(_WRK.format(form))
        command = ["wrk", "-t1", "-c16", f"-d{seconds}s", "--latency", "-s", str(script), f"http://127.0.0.1:{port}/v2/check"]
        print(subprocess.run(command, capture_output=True, text=True).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--workers", type=int)
    args = parser.parse_args()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(max(soft, 4000), hard) if hard > 0 else max(soft, 4000), hard))
    texts = bodies()
    flags = ["--isolated", "--port", "0", *(["--workers", str(args.workers)] if args.workers else [])]
    server = subprocess.Popen([sys.executable, "-m", "textlint_news", "serve", *flags], stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        port = int(server.stderr.readline().split("127.0.0.1:")[1].split(",")[0])
        print(f"{len(texts)} articles of {sum(map(len, texts)) / len(texts) / 1000:.1f} kB")
        print(f"clients  requests  lost  requests/s  p50 (ms) p99 (ms)   memory of all processes: {memory(server.pid):.0f} MB")
        for size in (*CROWDS, *CROWDS):
            row = asyncio.run(crowd(port, texts, size, args.seconds))
            print(f"{row}   {memory(server.pid):.0f} MB", flush=True)
        if shutil.which("wrk"):
            wrk(port, max(texts, key=len), int(args.seconds))
    finally:
        server.terminate()
        server.communicate()


if __name__ == "__main__":
    main()
