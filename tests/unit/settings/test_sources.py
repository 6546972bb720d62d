"""Reading the policy and the settings file: what counts as absent, and what as unreadable."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import PolicyError
from app.settings import sources
from app.settings.sources import Layer, Unreadable, flatten, machine_policy, toml_layer


class FakeKey:
    def __init__(self, values: list[tuple[str, Any, int]], subkeys: list[str]) -> None:
        self.values, self.subkeys, self.closed = values, subkeys, False

    def __enter__(self) -> FakeKey:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closed = True


class FakeWinreg:
    """A registry with one key, or one that fails."""

    HKEY_LOCAL_MACHINE = 0x80000002
    KEY_READ = 0x20019
    KEY_WOW64_64KEY = 0x0100

    def __init__(self, *values: tuple[str, Any, int], subkeys: list[str] | None = None, error: OSError | None = None):
        self.key = FakeKey(list(values), subkeys or [])
        self.error = error
        self.opened: tuple[Any, str, int, int] | None = None

    def OpenKey(self, key: Any, sub_key: str, reserved: int, access: int) -> FakeKey:  # noqa: N802
        self.opened = (key, sub_key, reserved, access)
        if self.error:
            raise self.error
        return self.key

    def QueryInfoKey(self, key: FakeKey) -> tuple[int, int, int]:  # noqa: N802
        return len(key.subkeys), len(key.values), 0

    def EnumValue(self, key: FakeKey, index: int) -> tuple[str, Any, int]:  # noqa: N802
        return key.values[index]

    def EnumKey(self, key: FakeKey, index: int) -> str:  # noqa: N802
        return key.subkeys[index]


def test_the_registry() -> None:
    winreg = FakeWinreg(("ExportAllowed", 0, 4), ("SourcesFileTypes", ["pdf"], 7), ("", "", 1))
    layer = machine_policy(winreg=winreg)
    assert layer == Layer(
        r"HKLM\Software\Policies\Seogo", (("ExportAllowed", 0), ("SourcesFileTypes", ["pdf"])), windows=True
    )
    assert winreg.opened == (0x80000002, r"Software\Policies\Seogo", 0, 0x20119)
    assert winreg.key.closed


def test_a_key_below_the_policy_is_an_entry_nobody_knows() -> None:
    layer = machine_policy(winreg=FakeWinreg(subkeys=["Sources"]))
    assert layer is not None
    assert layer.values == (("Sources\\", None),)


def test_no_registry_key_is_no_policy_and_a_closed_one_is_an_error() -> None:
    assert machine_policy(winreg=FakeWinreg(error=FileNotFoundError(2, "none"))) is None
    with pytest.raises(PolicyError) as caught:
        machine_policy(winreg=FakeWinreg(error=PermissionError(13, "denied")))
    assert caught.value.code == "policy_unreadable"
    assert caught.value.values["detail"] == "denied"


def test_no_file_is_no_policy(tmp_path: Path) -> None:
    assert machine_policy(tmp_path / "policy.toml") is None
    assert machine_policy(tmp_path / "none" / "policy.toml") is None
    (tmp_path / "file").write_text("")
    assert machine_policy(tmp_path / "file" / "policy.toml") is None


def test_the_environment_moves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "policy.toml").write_text("export.allowed = true")
    monkeypatch.setattr(sources, "POLICY_FILE", tmp_path / "policy.toml")
    for name in ("SEOGO_POLICY", "XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    layer = machine_policy()
    assert layer is not None
    assert layer.place == str(tmp_path / "policy.toml")


def test_a_file_with_a_byte_order_mark_and_both_spellings(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_bytes('\ufefflanguage = "ko"\nui.theme = "dark"\n"ui.font_scale" = 90\n[copy]\nallowed = false'.encode())
    layer = toml_layer(path)
    assert layer is not None
    assert layer.values == (("language", "ko"), ("ui.theme", "dark"), ("ui.font_scale", 90), ("copy.allowed", False))


@pytest.mark.parametrize(
    "content",
    [b"x = ", b"\xff\xfe", "언어 = 1".encode("cp949"), b"x = " + b"[" * 5000, b"a = 1\na = 2", b"#" * ((1 << 20) + 1)],
)
def test_a_file_that_cannot_be_understood(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "policy.toml"
    path.write_bytes(content)
    with pytest.raises(Unreadable):
        toml_layer(path)
    with pytest.raises(PolicyError) as caught:
        machine_policy(path)
    assert caught.value.code == "policy_unreadable"
    assert caught.value.values["place"] == str(path)


def test_a_link_to_nowhere_or_to_itself_and_a_folder_are_not_absence(tmp_path: Path) -> None:
    for name, target in (("gone.toml", "nowhere"), ("loop.toml", "loop.toml")):
        (tmp_path / name).symlink_to(target)
        with pytest.raises(PolicyError):
            machine_policy(tmp_path / name)
    with pytest.raises(PolicyError):
        machine_policy(tmp_path)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("")

    def refuse(self: Path, *arguments: object) -> object:
        raise PermissionError(13, "Permission denied")

    for method in ("open", "lstat"):
        with monkeypatch.context() as patch:
            patch.setattr(Path, method, refuse)
            with pytest.raises(PolicyError) as caught:
                machine_policy(path)
        assert caught.value.values["detail"] == "Permission denied"


def test_who_may_change_the_policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "etc" / "policy.toml"
    path.parent.mkdir()
    path.write_text("")
    real = os.stat_result
    state = {"uid": 0, path: 0o100644, path.parent: 0o40755}

    def stat(self: Path, **_: object) -> os.stat_result:
        return real((state[self], 0, 0, 1, state["uid"], 0, 0, 0, 0, 0))  # type: ignore[index,arg-type]

    monkeypatch.setattr(Path, "resolve", lambda self: self)
    monkeypatch.setattr(Path, "stat", stat)
    assert sources.is_protected(str(path))
    state[path] = 0o100666
    assert not sources.is_protected(str(path))
    state[path], state[path.parent] = 0o100644, 0o40777
    assert not sources.is_protected(str(path))
    state[path.parent], state["uid"] = 0o40755, 1000
    assert not sources.is_protected(str(path))
    assert sources.is_protected(r"HKLM\Software\Policies\Seogo")
    monkeypatch.undo()
    assert not sources.is_protected(str(tmp_path / "gone"))


def test_empty_sections_stay_and_full_ones_become_names() -> None:
    assert list(flatten({"a": {"b": {"c": 1}, "d": []}, "e": {}})) == [("a.b.c", 1), ("a.d", []), ("e", {})]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)
    try:
        layer = toml_layer(path)
    except Unreadable:
        return
    assert layer is not None


def test_windows_reads_the_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sources.registry, "read_policy", asked.append)
    assert machine_policy() is None
    assert asked == [None]
