"""The directory of OLE compound files, damaged ones included."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.compound import root_entries


def test_names_and_sizes_of_root_streams(tmp_path, write_compound) -> None:
    path = write_compound(tmp_path / "a", {"FileHeader": b"x" * 256, "BodyText/Section0": b"y", "이름": b"zz"})
    assert root_entries(path) == {"FileHeader": 256, "BodyText": 0, "이름": 2}


def test_other_files_have_no_entries(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"plain text")
    assert root_entries(path) == {}


@given(place=st.integers(0, 4000), value=st.binary(min_size=1, max_size=8))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damage_never_hangs_or_raises(tmp_path, write_compound, place, value) -> None:
    path = write_compound(tmp_path / "a", {f"stream{n}": b"x" * n for n in range(12)})
    data = bytearray(path.read_bytes())
    at = place % len(data)
    data[at : at + len(value)] = value
    path.write_bytes(bytes(data))
    assert len(root_entries(path)) <= 13
