"""LanguageTool's HTTP API, as much of it as is needed: a text in, matches out, with both ends in code points."""

import json
import time
import urllib.error
import urllib.request
from bisect import bisect_left
from collections.abc import Callable
from http.client import HTTPException
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import msgspec

_LOCAL = ("127.0.0.1", "localhost", "::1")
_START = 30.0
"""Seconds that any answer may take: the first one loads all rules."""
_PACE = 200
"""Characters a second that the slowest server is given time for, besides."""
_PAUSE = 0.5
"""Seconds before the second attempt."""
_BUSY = frozenset({429, 500, 502, 503, 504})
_LONGEST = 200
"""Characters of a server's complaint that are passed on."""


class Match(NamedTuple):
    """What LanguageTool says about `text[start:end]`; code points."""

    start: int
    end: int
    rule: str
    sub: str
    message: str
    replacements: tuple[str, ...]


class Unheard(Exception):
    """Why LanguageTool gave no answer, as a clause for a person."""


class _Replacement(msgspec.Struct):
    value: str = ""


class _Rule(msgspec.Struct, rename="camel"):
    id: str
    sub_id: str = ""


class _Said(msgspec.Struct, rename="camel"):
    message: str
    offset: int
    length: int
    rule: _Rule
    replacements: list[_Replacement] = []


class _Answer(msgspec.Struct):
    matches: list[_Said]


_decode = msgspec.json.Decoder(_Answer).decode


class Client:
    """A server by its URL, such as `http://localhost:8081`; with or without `/v2` at its end."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/").removesuffix("/check").removesuffix("/v2")
        handlers = [urllib.request.ProxyHandler({})] if urlsplit(url).hostname in _LOCAL else []
        self._open = urllib.request.build_opener(*handlers).open

    def check(self, text: str, language: str = "en-US", **fields: str) -> list[Match]:
        """What LanguageTool says about a text. `fields` are more fields of the request. Raises Unheard."""
        body = urlencode({"text": _without_lone_surrogates(text), "language": language, **fields}).encode()
        answer = self._answer("/v2/check", body, _START + len(text) / _PACE)
        try:
            said = _decode(answer).matches
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Unheard(f"the server at {self.url} answers, but not as LanguageTool does ({error})") from None
        place = places(text)
        found = []
        for one in said:
            start, end = place(one.offset, False), place(one.offset + one.length, True)
            if 0 <= start < end <= len(text):
                found.append(Match(start, end, one.rule.id, one.rule.sub_id, one.message, tuple(r.value for r in one.replacements)))
        return found

    def is_alive(self, seconds: float = 2.0) -> bool:
        """Whether a server answers there."""
        try:
            with self._open(f"{self.url}/v2/healthcheck", timeout=seconds) as answer:
                return bool(answer.status == 200)
        except (OSError, HTTPException, ValueError):
            return False

    def version(self) -> str:
        """What the server says about itself, or ''."""
        try:
            with self._open(f"{self.url}/v2/info", timeout=5) as answer:
                return str(json.load(answer)["software"]["version"])
        except (OSError, HTTPException, ValueError, KeyError, TypeError):
            return ""

    def _answer(self, path: str, body: bytes, seconds: float) -> bytes:
        """The body of an answer. One more attempt where the server may only be busy, or has closed a connection."""
        try:
            return self._ask(path, body, seconds)
        except _Again:
            time.sleep(_PAUSE)
        try:
            return self._ask(path, body, seconds)
        except _Again as error:
            raise Unheard(str(error)) from None

    def _ask(self, path: str, body: bytes, seconds: float) -> bytes:
        try:
            with self._open(f"{self.url}{path}", body, timeout=seconds) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            with error:
                said = " ".join(error.read(4 * _LONGEST).decode("utf-8", "replace").split())[:_LONGEST]
            reason = f"the server at {self.url} refuses: {error.code} {said or error.reason}"
            raise (_Again if error.code in _BUSY else Unheard)(reason) from None
        except TimeoutError:
            raise _Again(f"the server at {self.url} did not answer within {seconds:.0f} s") from None
        except (OSError, HTTPException) as error:  # URLError is an OSError
            raise _Again(f"no server answers at {self.url} ({getattr(error, 'reason', None) or error})") from None
        except ValueError as error:
            raise Unheard(f"{self.url} is no URL of a server ({error})") from None


class _Again(Unheard):
    """It may be worth a second attempt."""


def _without_lone_surrogates(text: str) -> str:
    """The text as UTF-8 can carry it, every character in its place."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def places(text: str) -> Callable[[int, bool], int]:
    """What turns an offset in UTF-16 units into one in code points.

    An offset inside a surrogate pair goes to the end of it when the flag is set (the end of a span), else to its start.
    """
    astral = [] if text.isascii() else [index for index, char in enumerate(text) if char > "\uffff"]
    if not astral:
        return lambda offset, up: offset
    units = [index + before for before, index in enumerate(astral)]  # where each pair begins, in UTF-16 units

    def place(offset: int, up: bool) -> int:
        before = bisect_left(units, offset)  # pairs that begin before the offset
        inside = before > 0 and units[before - 1] + 1 == offset
        return offset - before + (1 if inside and up else 0)

    return place
