"""A Code Quality report for GitLab: what it shows in merge requests."""

from hashlib import blake2b
from typing import Any

from textlint_news.fingerprint import fingerprints
from textlint_news.internal import is_failure
from textlint_news.report import Write
from textlint_news.report.json import dumps
from textlint_news.report.places import message, place, relative, root
from textlint_news.results import Located, Result
from textlint_news.tally import Tally

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


class GitlabReport:
    """One JSON list. GitLab shows only one of the issues that share a fingerprint, so each has its own."""

    texts = True

    def __init__(self, write: Write) -> None:
        self.write, self.root = write, root()
        self._comma = "["
        self._used: set[str] = set()

    def result(self, result: Result) -> None:
        if result.trouble:
            fingerprint = self._unique(result.trouble.path, "", result.trouble.reason)
            line = result.trouble.line or 1
            self._issue(
                "could-not-check",
                result.trouble.reason,
                "blocker",
                relative(result.trouble.path, self.root),
                line,
                line,
                fingerprint,
            )
        marks = fingerprints(result.text or "", [located.finding for located in result.findings])
        for located, mark in zip(result.findings, marks, strict=True):
            self._finding(result, located, mark)

    def end(self, tally: Tally) -> None:
        self.write("[]\n" if self._comma == "[" else "\n]\n")

    def _finding(self, result: Result, located: Located, mark: str) -> None:
        finding = located.finding
        severity = "critical" if is_failure(finding) else _SEVERITIES[finding.severity]
        spot = place(result, located)
        fingerprint = self._unique(result.path, result.record or "", mark)
        text = f"{finding.rule}: {message(result, located)}"  # GitLab does not show check_name
        self._issue(finding.rule, text, severity, relative(result.path, self.root), spot.line, spot.end_line, fingerprint)

    def _unique(self, *parts: str) -> str:
        salt = 0
        while True:
            data = "\0".join((*parts, str(salt))).encode("utf-8", "surrogatepass")
            fingerprint = blake2b(data, digest_size=16).hexdigest()
            if fingerprint not in self._used:
                self._used.add(fingerprint)
                return fingerprint
            salt += 1

    def _issue(self, check: str, text: str, severity: str, path: str, line: int, end: int, fingerprint: str) -> None:
        issue: dict[str, Any] = {
            "description": text,
            "check_name": check,
            "fingerprint": fingerprint,
            "severity": severity,
            "location": {"path": path, "lines": {"begin": line, "end": end}},
        }
        self.write(self._comma + "\n" + dumps(issue))
        self._comma = ","
