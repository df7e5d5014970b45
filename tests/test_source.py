"""Bytes go in and come out; a file is replaced whole or not at all."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textlint_news import source
from textlint_news.errors import UserError

_BYTES = st.one_of(
    st.binary(max_size=40),
    st.text(max_size=40).map(lambda text: text.encode()),
    st.text(max_size=40).map(lambda text: b"\xef\xbb\xbf" + text.encode()),
    st.text(max_size=40).map(lambda text: b"\xff\xfe" + text.encode("utf-16-le")),
    st.text(max_size=40).map(lambda text: b"\xfe\xff" + text.encode("utf-16-be")),
)


@given(_BYTES)
def test_what_can_be_decoded_is_encoded_as_it_was(data: bytes) -> None:
    try:
        decoded = source.decode(data)
    except UserError:
        return
    assert decoded.encode(decoded.text) == data


def test_line_ends_stay_and_a_bom_is_no_text() -> None:
    decoded = source.decode(b"\xef\xbb\xbfa\r\nb\rc\nd")
    assert (decoded.text, decoded.bom) == ("a\r\nb\rc\nd", True)
    assert source.decode("\ufeffé".encode("utf-16-be")).text == "é"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"fine\nfine\nbad \xe9t\xe9", ["news.txt:3:", "byte 0xE9 at offset 14", "Windows-1252"]),
        (b"\xef\xbb\xbf\xff", ["byte 0xFF at offset 3"]),
        ("The deal".encode("utf-16-le"), ["NUL", "UTF-16LE without a byte order mark"]),
        ("The déal".encode("utf-16-be"), ["UTF-16BE without a byte order mark"]),
        (b"\xff\xfea\0b", ["not valid UTF-16", "byte 0x62 at offset 4"]),
        ("The deal".encode("utf-32"), ["UTF-32"]),
        (bytes(range(256)), ["byte 0x80", "Nothing was read"]),
    ],
)
def test_what_cannot_be_decoded_is_explained(data: bytes, words: list[str]) -> None:
    with pytest.raises(UserError) as error:
        source.decode(data, "news.txt")
    assert [word for word in words if word not in str(error.value)] == []


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 101)
    with pytest.raises(UserError, match=r"larger than max-size \(100 bytes\)"):
        source.read(str(path), 100)
    assert source.read(str(path), 101).text == "x" * 101


def test_writing_keeps_mode_and_link(tmp_path: Path) -> None:
    real, link = tmp_path / "sub" / "real.txt", tmp_path / "link.txt"
    real.parent.mkdir()
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to("sub/real.txt")
    source.write(str(link), b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640
    assert os.listdir(real.parent) == ["real.txt"]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    read = source.read(str(path), 100)
    path.write_bytes(b"somebody else was here")
    with pytest.raises(UserError, match="changed while it was being checked"):
        source.write(str(path), b"new", read.stamp)
    assert path.read_bytes() == b"somebody else was here"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_write_that_fails_or_is_not_finished_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with source.Replacement(str(path)) as new:
        path.unlink()
        path.mkdir()
        with pytest.raises(UserError, match="cannot write"):
            new.commit()
    path.rmdir()
    path.write_bytes(b"old")
    with source.Replacement(str(path)) as new:
        new.write(b"half of it")  # and then the program is interrupted: no commit
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_folder_that_takes_no_files_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UserError, match=r"cannot write: Permission denied; the file was left alone"):
        source.write(str(path), b"new")
