"""Temporary folders of killed processes."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock

from app.system.leftovers import claim, sweep


def test_what_nobody_uses_goes(tmp_path: Path) -> None:
    holder = tmp_path / "tmp"
    used, unused, never_locked = (holder / name for name in ("used", "unused", "never"))
    for folder in (used, unused, never_locked):
        folder.mkdir(parents=True)
        (folder / "page.txt").write_text("글")
    (holder / "stray.txt").write_text("글")
    (unused / ".lock").touch()
    with FileLock(used / ".lock"):
        sweep(holder)
    assert sorted(path.name for path in holder.iterdir()) == ["used"]
    sweep(tmp_path / "missing")
    assert not (tmp_path / "missing").exists()


def test_a_folder_that_is_just_being_made_stays(tmp_path: Path) -> None:
    holder = tmp_path / "tmp"
    (holder / "new").mkdir(parents=True)
    with claim(holder):
        sweep(holder)
        assert (holder / "new").is_dir()
    sweep(holder)
    assert not (holder / "new").exists()
