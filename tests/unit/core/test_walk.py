"""Which files a folder stands for."""

from __future__ import annotations

from pathlib import Path

from app.core.filetype import walk


def names(paths, root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in walk(paths)]


def make(root: Path, *files: str) -> None:
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", encoding="utf-8")


def test_folders_are_walked_in_order_without_locks_and_hidden_files(tmp_path: Path) -> None:
    make(tmp_path, "b.pdf", "a/둘.HWP", "a/하나.docx", "~$a.docx", ".~lock.b.pdf#", ".git/x.txt", "c.exe", ".b.txt")
    assert names([tmp_path], tmp_path) == ["a/둘.HWP", "a/하나.docx", "b.pdf"]


def test_a_named_file_is_given_whatever_its_suffix_and_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.exe")
    assert names([tmp_path / "b.exe", tmp_path, tmp_path / "a.txt"], tmp_path) == ["b.exe", "a.txt"]


def test_a_missing_path_is_given_back(tmp_path: Path) -> None:
    assert list(walk([tmp_path / "없음.pdf"])) == [tmp_path / "없음.pdf"]


def test_links_out_of_the_tree_and_loops_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "in/a.txt", "out/secret.txt")
    root = tmp_path / "in"
    (root / "loop").symlink_to(root, target_is_directory=True)
    (root / "away").symlink_to(tmp_path / "out", target_is_directory=True)
    (root / "file.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (root / "again.txt").symlink_to(root / "a.txt")
    (root / "self.txt").symlink_to(root / "self.txt")
    assert names([root], root) == ["a.txt"]
