r"""Which file lies in which folder: no prefix tricks, Windows spelling, UNC, long paths, Unicode."""

from __future__ import annotations

import os
import pwd
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.settings import folders

NAMES = st.text(st.characters(blacklist_characters="/\\\0", blacklist_categories=("Cs", "Cc")), min_size=1).filter(
    lambda name: set(name) - {".", " "} != set()
)


@pytest.mark.parametrize(
    ("path", "folder", "inside"),
    [
        (r"C:\data\a.pdf", r"C:\data", True),
        (r"C:\data", r"C:\data", True),
        (r"c:\DATA\sub\a.pdf", r"C:\data\\", True),
        ("C:/data/a.pdf", r"C:\data", True),
        (r"C:\data2\a.pdf", r"C:\data", False),
        (r"C:\dat", r"C:\data", False),
        (r"D:\data\a.pdf", r"C:\data", False),
        (r"C:\data\..\secret\a.pdf", r"C:\data", False),
        (r"C:\data\x\..\a.pdf", r"C:\data", True),
        (r"C:\data.\a.pdf", r"C:\data", True),
        ("C:\\data \\a.pdf", r"C:\data", True),
        (r"\\?\C:\data\a.pdf", r"C:\data", True),
        (r"C:\data\a.pdf", r"\\?\c:\data", True),
        (r"\\server\share\부서\a.hwp", r"\\SERVER\Share\부서", True),
        (r"\\?\UNC\server\share\부서\a.hwp", r"\\server\share", True),
        (r"\\server\share2\a.hwp", r"\\server\share", False),
        (r"\\server2\share\a.hwp", r"\\server\share", False),
        ("\\\\?\\C:\\data\\" + "긴이름\\" * 200 + "a.hwp", r"C:\data", True),
        (r"C:\straße\a", r"C:\STRASSE", False),
        (r"data\a.pdf", r"data", False),
        (r"\data\a.pdf", r"C:\data", False),
        (r"C:\data\a.pdf", "", False),
        (r"C:\a.pdf", "C:\\", True),
    ],
)
def test_windows(path: str, folder: str, inside: bool) -> None:
    assert folders.lies_in(path, folder, windows=True) is inside


@pytest.mark.parametrize(
    ("path", "folder", "inside"),
    [
        ("/srv/data/a.pdf", "/srv/data", True),
        ("/srv/data/a.pdf", "/srv/data/", True),
        ("/srv/data2/a.pdf", "/srv/data", False),
        ("/srv/Data/a.pdf", "/srv/data", False),
        ("/srv/data/../x", "/srv/data", False),
        ("/srv/data\\..\\x", "/srv", True),
        ("/x", "/", True),
        ("/x", "", False),
        ("//srv/data/a", "/srv/data", True),
        ("srv/data/a", "srv/data", False),
    ],
)
def test_posix(path: str, folder: str, inside: bool) -> None:
    assert folders.lies_in(path, folder, windows=False) is inside


@pytest.mark.parametrize("windows", [True, False])
def test_what_is_forbidden_is_compared_loosely(windows: bool) -> None:
    root = "C:" if windows else ""
    composed, apart = (unicodedata.normalize(form, f"{root}/금지/Ärzte") for form in ("NFC", "NFD"))
    assert not folders.lies_in(f"{apart}/a.pdf", composed, windows=windows)
    assert folders.lies_in(f"{apart}/a.pdf", composed, windows=windows, loose=True)
    assert folders.lies_in(f"{composed.upper()}/a.pdf", composed, windows=windows, loose=True)
    assert not folders.lies_in(f"{composed}2/a.pdf", composed, windows=windows, loose=True)


@given(st.lists(NAMES, min_size=1, max_size=4), NAMES, st.booleans(), st.booleans())
def test_below_is_inside_and_beside_is_not(parts: list[str], name: str, windows: bool, loose: bool) -> None:
    folder = ("C:\\" if windows else "/") + ("\\" if windows else "/").join(parts)
    separator = "\\" if windows else "/"
    assert folders.lies_in(folder + separator + name, folder, windows=windows, loose=loose)
    assert not folders.lies_in(f"{folder}x{separator}{name}", folder, windows=windows, loose=loose)
    assert not folders.lies_in(f"{folder}{separator}..", folder, windows=windows, loose=loose)


def test_which_texts_name_a_folder() -> None:
    usable = ["C:\\x", "\\\\server\\share", "%userprofile%\\x", "~\\x", "C:\\u\\%USERNAME%", "%LOCALAPPDATA%\\Seogo"]
    assert all(folders.is_usable(text, windows=True) for text in usable)
    assert not any(
        folders.is_usable(text, windows=True) for text in ["x", "C:x", "\\x", "/x", "%TEMP%\\x", "C:\\%X%", ""]
    )
    assert all(folders.is_usable(text, windows=False) for text in ["/x", "~", "~/x", "/u/%USERNAME%", "/100% 보장"])
    assert not any(folders.is_usable(text, windows=False) for text in ["x", "~x", "C:\\x", "%PWD%/x", "/%X%", ""])


def test_variables_come_from_the_account_and_not_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    account = pwd.getpwuid(os.getuid())
    for name in ("HOME", "USER", "USERNAME", "USERPROFILE", "LOGNAME"):
        monkeypatch.setenv(name, "/elsewhere")
    assert folders.expand("~/x") == folders.expand("%UserProfile%/x") == Path(account.pw_dir) / "x"
    assert folders.expand("/u/%username%") == Path("/u") / account.pw_name


def test_an_account_without_an_entry_has_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(number: int) -> object:
        raise KeyError(number)

    monkeypatch.setattr(pwd, "getpwuid", missing)
    assert folders.expand("~/x") == Path("/nonexistent/x")
