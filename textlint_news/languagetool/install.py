"""A LanguageTool for English put together from Maven Central, laid out so that language-tool-python starts it as its own.

The server's class needs Spanish, Catalan and Portuguese to load at all; the other languages, which are most of the 250 MB of
the usual download, are left out.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from textlint_news.errors import UserError
from textlint_news.languagetool.where import VERSION, home

_JAVA = 17
_SECONDS = 1800
_LANGUAGES = ("en", "es", "ca", "pt")
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_SUMS = Path(__file__).with_name(f"jars-{VERSION}.sha256")
"""What lies on Maven Central: `sha256  name` a line, as sha256sum writes it."""
_OFFLINE = re.compile(r"Unknown host|UnknownHost|Connection refused|Network is unreachable|timed out|offline mode", re.I)
_DEPENDENCY = """\
  <dependency><groupId>org.languagetool</groupId><artifactId>{name}</artifactId><version>{version}</version>{rest}</dependency>
"""
_WITHOUT_ALL = """
    <exclusions><exclusion><groupId>org.languagetool</groupId><artifactId>language-all</artifactId></exclusion></exclusions>
  """

Tell = Callable[[str], object]


def install(tell: Tell) -> Path:
    """Put LanguageTool into the user's data folder, or nothing of it. `tell` hears what is going on.

    Raises UserError when Java or Maven is missing, the network is, or a file is not the one it should be.
    """
    maven = _maven()
    place = home()
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix="new-") as folder:
        new = Path(folder) / place.name
        libs = new / "libs"
        libs.mkdir(parents=True)
        (Path(folder) / "pom.xml").write_text(pom(), encoding="utf-8")
        tell(f"fetching LanguageTool {VERSION} from Maven Central (100 MB) …")
        _fetch(maven, folder, libs)
        verify(libs, _SUMS.read_text(encoding="utf-8"))
        _pathing_jar(new)
        if place.exists():
            shutil.rmtree(place)
        os.replace(new, place)
    return place


def pom() -> str:
    """What Maven is asked for."""
    wanted = [_DEPENDENCY.format(name="languagetool-server", version=VERSION, rest=_WITHOUT_ALL)]
    wanted += [_DEPENDENCY.format(name=f"language-{code}", version=VERSION, rest="") for code in _LANGUAGES]
    return f"""\
<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>textlint-news</groupId><artifactId>languagetool</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>
{"".join(wanted)}</dependencies>
</project>
"""


def java_version() -> int:
    """The major version of the `java` on the path; 0 when there is none. Version 1.8 is 8."""
    java = shutil.which("java")
    if java is None:
        return 0
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False).stderr
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(found[1]) if found else 0


def _maven() -> str:
    version = java_version()
    if version < _JAVA:
        reason = f"the Java here is version {version}" if version else "there is no Java here (the command `java`)"
        raise UserError(
            f"{reason}; LanguageTool needs Java {_JAVA} or newer", hint="Debian, Ubuntu: apt install openjdk-17-jre-headless"
        )
    maven = shutil.which("mvn")
    if maven is None:
        hint = "Debian, Ubuntu: apt install maven. Or set `languagetool` to the URL of a server that runs already."
        raise UserError("there is no Maven here (the command `mvn`), which fetches LanguageTool", hint=hint)
    return maven


def _fetch(maven: str, folder: str, libs: Path) -> None:
    # -C: a file whose checksum is not the repository's is an error.
    command = [maven, "-B", "-q", "-C", _COPY, "-DincludeScope=runtime", f"-DoutputDirectory={libs}"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise UserError(
            f"Maven did not finish within {_SECONDS // 60} minutes", hint="Try again: it goes on where it stopped."
        ) from None
    if done.returncode == 0:
        return
    said = [line.removeprefix("[ERROR] ") for line in (done.stdout + done.stderr).splitlines() if line.startswith("[ERROR]")]
    first = next((line for line in said if line.strip()), "it does not say why")
    hint = "Is there a network? Behind a proxy, Maven wants it in ~/.m2/settings.xml." if _OFFLINE.search(" ".join(said)) else ""
    raise UserError(f"Maven cannot fetch LanguageTool: {first[:600]}", hint=hint)


def verify(libs: Path, sums: str) -> None:
    """Compare every file with its checksum, and the set of files with the list. Raises UserError."""
    wanted = {name: digest for digest, name in (line.split() for line in sums.splitlines())}
    there = {path.name for path in libs.iterdir()}
    for name in sorted(wanted.keys() ^ there):
        raise UserError(f"{name} is {'missing' if name in wanted else 'not a part of LanguageTool'}", path=libs)
    for name in sorted(wanted):
        with (libs / name).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != wanted[name]:
                raise UserError(f"{name} is not the file it should be: its checksum differs", path=libs)


def _pathing_jar(folder: Path) -> None:
    """The jar that `java -cp` is given: no classes, only the names of the jars that have them."""
    libs = " ".join(f"libs/{path.name}" for path in sorted((folder / "libs").iterdir()))
    line = f"Class-Path: {libs}".encode()
    lines = [line[:72], *(b" " + line[at : at + 71] for at in range(72, len(line), 71))]
    manifest = b"Manifest-Version: 1.0\r\n" + b"\r\n".join(lines) + b"\r\n\r\n"
    with zipfile.ZipFile(folder / "languagetool-server.jar", "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", manifest)
