"""How long many files take: cold with one and with two processes, and when nothing has changed.

    python benchmarks/cache.py [FILES]

Each run is a real one in a process of its own, over a copy of the program that nobody edits meanwhile. Articles are cut or
joined to about 5 KB: scraped ones where the corpus lies beside the repository, made-up ones otherwise. CPU is that of all
processes together; on a machine that does other things the quotient of the times says too little, so it is told for both.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from ctypes import CDLL
from gzip import open as open_gzip
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "scraped.jsonl.gz"
LENGTH = 5000
_ADOPT = 36  # PR_SET_CHILD_SUBREAPER
_MADE_UP = (
    "The council voted on Tuesday to close the library , officials said.\n\n"
    "“We had no choice,” said Anna Berg, who leads the budget committee. It will reopen in May.\n\n"
)


def articles(count: int) -> list[str]:
    """So many different texts of about 5 KB."""
    texts = [_MADE_UP * 28]
    if CORPUS.exists():
        with open_gzip(CORPUS, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
    found, source = [], cycle(texts)
    while len(found) < count:
        text = next(source)
        while len(text) < LENGTH:
            text += "\n\n" + next(source)
        end = text.rfind("\n\n", LENGTH // 2, LENGTH + 500)
        found.append(f"{text[: end if end > 0 else LENGTH]}\n\nArticle {len(found)}.\n")
    return found


def timed(words: list[str], folder: Path, environment: dict[str, str]) -> tuple[float, float]:
    """One run of the command: seconds on the clock, seconds of all processors."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with open(folder.parent / "findings.txt", "wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "textlint_news", "check", "--isolated", *words, "."],
            cwd=folder,
            env=environment,
            stdout=out,
            stderr=subprocess.PIPE,
        )
    clock = time.monotonic() - begun
    if done.returncode not in (0, 1) or b"Traceback" in done.stderr:
        raise SystemExit(done.stderr.decode())
    with suppress(ChildProcessError):
        while True:
            os.wait()  # the process that starts the others; it ends when it finds that nobody needs it any more
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    if sys.platform == "linux":
        CDLL(None).prctl(_ADOPT, 1)  # else the processor time of a run's second process is nobody's
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as place:
        frozen, news = Path(place, "frozen"), Path(place, "news")
        for part in ("textlint_news", "rules"):
            shutil.copytree(ROOT / part, frozen / part, ignore=shutil.ignore_patterns("__pycache__"))
        for number, text in enumerate(articles(count)):
            file = news / f"{number // 100:03}" / f"{number:06}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(frozen), "TEXTLINT_NEWS_CACHE": str(Path(place, "cache"))}
        timed(["--no-cache"], news / "000", environment)  # bytecode and the catalogue
        print(f"{count:,} files, load {os.getloadavg()[0]:.1f}")
        rows = [("cold, one process", ["--no-cache", "-j", "1"]), ("cold, two processes", ["--no-cache", "-j", "2"])]
        rows += [("cold, two processes, remembering", ["-j", "2"]), *[("warm", [])] * 3]
        rows += [("warm, JSON lines", ["--output-format", "jsonl"]), ("warm, one line each", ["--output-format", "concise"])]
        outputs = {}
        for name, words in rows:
            clock, cpu = timed(words, news, environment)
            print(f"{name:34} {clock:7.2f} s   CPU {cpu:7.2f} s", flush=True)
            if "--output-format" not in words:
                outputs[name] = (news.parent / "findings.txt").read_bytes()
        if len(set(outputs.values())) > 1:
            raise SystemExit("the runs did not find the same")


if __name__ == "__main__":
    main()
