"""LanguageTool's server as a process of this machine.

A process in between, the keeper, has language-tool-python start it, own it and end it: this very module, run with `-m`.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import Any

from textlint_news.errors import UserError
from textlint_news.languagetool.client import Client, Unheard
from textlint_news.languagetool.where import ABSENT, VERSION, Running, folder, is_installed, running, set_running

_READY = 90
"""Seconds in which a server must have started; language-tool-python's own 15 are too few for a busy machine, and then it
starts a second one beside the first."""
_MEMORY = "-Xmx1g -XX:+UseSerialGC"
_CONFIG = {"pipelineCaching": True, "maxPipelinePoolSize": 10, "cacheSize": 500}
_ENDING = 10


class Server:
    """A server of our own, for as long as this process lives. Raises Unheard, with what to do, when it cannot be started.

    A keeper owns it, which ends it when its standard input ends: however this process goes, no Java stays behind.
    """

    def __init__(self) -> None:
        if not is_installed():
            raise Unheard(ABSENT)
        if sys.stderr.isatty():
            sys.stderr.write("starting LanguageTool (`textlint-news languagetool start` leaves one running) …\n")
        command = [sys.executable, "-m", __name__, "child"]
        self._keeper = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        assert self._keeper.stdout
        self.url = self._keeper.stdout.readline().strip()
        if not self.url.startswith("http"):
            self.close()
            raise Unheard(self.url or "LanguageTool does not start")

    def close(self) -> None:
        """End the process and wait for it."""
        assert self._keeper.stdin
        with suppress(OSError):
            self._keeper.stdin.close()
        try:
            self._keeper.wait(_ENDING)
        except subprocess.TimeoutExpired:
            self._keeper.kill()


def connect(own: list[Server]) -> str:
    """The URL of the server that runs here; if none does, of a new one, which is put into `own` to be closed by the caller."""
    state = running()
    if state is not None and Client(state.url).is_alive():
        return state.url
    own.append(Server())
    return own[-1].url


def start() -> Running:
    """Start a server that stays until `stop`. Raises UserError when it does not come up."""
    state = running()
    if state is not None and Client(state.url).is_alive():
        return state
    set_running(None)
    folder().mkdir(parents=True, exist_ok=True)
    log = folder() / "server.log"
    detached: dict[str, Any] = {"start_new_session": True} if os.name == "posix" else {"creationflags": 0x00000208}
    with log.open("wb") as errors:
        keeper = subprocess.Popen(
            [sys.executable, "-m", __name__, "stay"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            **detached,
        )
    end = time.monotonic() + _READY + _ENDING
    while time.monotonic() < end:
        if (state := running()) is not None:
            return state
        if keeper.poll() is not None:
            break
        time.sleep(0.1)
    else:
        keeper.terminate()
    said = log.read_text(encoding="utf-8", errors="replace").strip().rpartition("\n")[2]
    raise UserError(said or "LanguageTool does not start", hint=f"The whole of what it said is in {log}.")


def stop() -> bool:
    """End the server that `start` left; False when there was none."""
    state = running()
    if state is None:
        return False
    alive = Client(state.url).is_alive()  # else the number may be another process's by now
    if alive:
        with suppress(OSError):
            os.kill(state.pid, signal.SIGTERM)
        end = time.monotonic() + _ENDING
        while running() is not None and time.monotonic() < end:
            time.sleep(0.1)
    set_running(None)
    return alive


def _started() -> Any:
    """LanguageTool as language-tool-python starts it. Raises Unheard."""
    if not is_installed():
        raise Unheard(ABSENT)
    os.environ["LTP_PATH"] = str(folder())
    os.environ.setdefault("JAVA_TOOL_OPTIONS", _MEMORY)
    try:
        from language_tool_python import LanguageTool
        from language_tool_python.exceptions import LanguageToolError
    except ImportError:
        raise Unheard("language-tool-python is not installed: pip install 'textlint-news[languagetool]'") from None

    class Patient(LanguageTool):  # type: ignore[misc, unused-ignore]
        def _wait_for_server_ready(self, timeout: int = _READY) -> None:
            super()._wait_for_server_ready(_READY)

    try:
        return Patient("en-US", host="127.0.0.1", config=dict(_CONFIG), language_tool_download_version=VERSION)
    except ModuleNotFoundError:
        raise Unheard("there is no Java: LanguageTool needs Java 17 or newer (the command `java`)") from None
    except (SystemError, SystemExit) as error:
        raise Unheard(f"LanguageTool needs Java 17 or newer ({error})") from None
    except (LanguageToolError, OSError, subprocess.SubprocessError, ValueError) as error:
        raise Unheard(f"LanguageTool does not start: {error}") from None


def _keep(mode: str) -> int:
    """Own a server until the parent goes (`child`), or until a signal comes (`stay`)."""
    if mode == "child":
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    try:
        tool = _started()
    except Unheard as error:
        (sys.stdout if mode == "child" else sys.stderr).write(f"{error}\n")
        return 2
    url = f"http://127.0.0.1:{tool.port}"
    try:
        if mode == "child":
            sys.stdout.write(f"{url}\n")
            sys.stdout.flush()
            sys.stdin.read()
        else:
            _stay(url)
    finally:
        tool.close()
    return 0


def _stay(url: str) -> None:
    ended = False

    def end(*_: object) -> None:
        nonlocal ended
        ended = True

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    set_running(Running(os.getpid(), url))
    try:
        while not ended and Client(url).is_alive(_ENDING):
            for _ in range(50):
                if not ended:
                    time.sleep(0.1)
    finally:
        state = running()
        if state is not None and state.pid == os.getpid():
            set_running(None)


if __name__ == "__main__":
    sys.exit(_keep(sys.argv[1]))
