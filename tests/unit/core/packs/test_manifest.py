"""A manifest is read as it was written, and nothing else is taken for one."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import StorageError
from app.core.packs.manifest import LONGEST, PackKind, parse_manifest, write_manifest
from tests.fakes.packs import make_manifest

FILES = {"a.toml": b"x", "b.toml": b"yy"}


def changed(**fields: Any) -> bytes:
    return json.dumps({**json.loads(write_manifest(make_manifest(FILES))), **fields}).encode()


def file_of(**fields: Any) -> bytes:
    entry = {"path": "a.toml", "bytes": 1, "sha256": "0" * 64}
    return changed(files=[{**entry, **fields}])


def test_what_is_written_is_read() -> None:
    manifest = make_manifest(FILES, "2026.11.1", kind=PackKind.LIBRARY, expires=date(2027, 1, 1), index_version="1")
    assert parse_manifest(write_manifest(manifest)) == manifest
    assert manifest.bytes == 3


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b" " * (LONGEST + 1),
        changed(format=2),
        changed(kind="programs"),
        changed(name="../x"),
        changed(name="A"),
        changed(version="1.x"),
        changed(version=1),
        changed(title=""),
        changed(title="가" * 121),
        changed(title="a\nb"),
        changed(made_at="yesterday"),
        changed(expires="2026-13-01"),
        changed(least_program=""),
        changed(facts={"a": 1}),
        changed(files=[]),
        changed(files={}),
        changed(extra=1),
        file_of(path="../a"),
        file_of(path="/a"),
        file_of(bytes=-1),
        file_of(bytes=True),
        file_of(bytes=1.5),
        file_of(bytes=1 << 60),
        file_of(sha256="0" * 63),
        file_of(sha256="G" * 64),
        file_of(mode="777"),
        changed(files=[{"path": p, "bytes": 1, "sha256": "0" * 64} for p in ("A.toml", "a.toml")]),
        write_manifest(make_manifest(FILES)).replace(b'"name"', b'"kind": "rules", "name"'),
    ],
)
def test_what_is_no_manifest(data: bytes) -> None:
    with pytest.raises(StorageError) as caught:
        parse_manifest(data)
    assert caught.value.code == "pack_damaged"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.sampled_from(["kind", "name", "version", "title", "made_at", "expires", "least_program", "files", "facts"]), JSON
)
def test_any_other_value_is_refused_or_means_itself(key: str, value: Any) -> None:
    try:
        manifest = parse_manifest(changed(**{key: value}))
    except StorageError as error:
        assert error.code == "pack_damaged"
    else:
        assert json.loads(write_manifest(manifest))[key] in (value, value or "")
