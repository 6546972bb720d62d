"""What a kind of pack takes: a file that its loader cannot read never reaches a desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import StorageError
from app.core.packs.contents import check_contents
from app.core.packs.manifest import PackKind
from app.system import paths
from tests.fakes.packs import make_manifest

GLOSSARY = (paths.resources() / "glossary").glob("*.toml")
SHIPPED = {
    PackKind.TEMPLATES: next(iter(sorted((paths.resources() / "templates").glob("*.toml")))),
    PackKind.GLOSSARY: next(iter(sorted(GLOSSARY))),
}
RULE = '[[category]]\nid = "x"\ntier = "{tier}"\ntitle_ko="가"\ntitle_en="x"\nreason_ko = "가"\nreason_en = "x"\nalways = ["{p}"]\n'


def check(kind: PackKind, name: str, data: bytes, folder: Path) -> None:
    path = folder / "x" / name.replace("/", "_")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    check_contents(make_manifest({name: data}, kind=kind), lambda _: path)


@pytest.mark.parametrize("kind", list(SHIPPED))
def test_shipped_files_are_taken(kind: PackKind, tmp_path: Path) -> None:
    check(kind, SHIPPED[kind].name, SHIPPED[kind].read_bytes(), tmp_path)


def test_names_that_a_library_and_models_have(tmp_path: Path) -> None:
    for name in ("documents/0001.jsonl", "documents/0001.f32", "sources/0001/규정.pdf"):
        check(PackKind.LIBRARY, name, b"", tmp_path)
    check(PackKind.MODELS, "a.gguf", b"GGUF", tmp_path)


@pytest.mark.parametrize(
    ("kind", "name", "data"),
    [
        (PackKind.TEMPLATES, "a.toml", b"no = toml ="),
        (PackKind.TEMPLATES, "a.toml", b"\xff"),
        (PackKind.TEMPLATES, "a.txt", b""),
        (PackKind.TEMPLATES, "sub/a.toml", b""),
        (PackKind.GLOSSARY, "a.toml", b"[["),
        (PackKind.RULES, "a.toml", b"x = 1"),
        (PackKind.RULES, "a.toml", RULE.format(tier="review", p="(").encode()),
        (PackKind.RULES, "a.toml", RULE.format(tier="sometimes", p="x").encode()),
        (PackKind.MODELS, "a.exe", b""),
        (PackKind.MODELS, "sub/a.gguf", b"GGUF"),
        (PackKind.LIBRARY, "run.py", b""),
        (PackKind.LIBRARY, "documents/0001.py", b""),
        (PackKind.LIBRARY, "sources/a.pdf", b""),
    ],
)
def test_what_does_not_belong_is_refused(kind: PackKind, name: str, data: bytes, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="pack_contents"):
        check(kind, name, data, tmp_path)
