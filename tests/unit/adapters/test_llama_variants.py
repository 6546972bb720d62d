"""Where llama.cpp comes in several variants, the best one that runs here is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.adapters.llama_variants import best, load_fastest, load_own

HASWELL, ICELAKE, X64 = (Path(f"ggml-cpu-{name}.dll") for name in ("haswell", "icelake", "x64"))


def test_a_build_for_one_processor_has_nothing_to_choose(tmp_path: Path) -> None:
    (tmp_path / "libggml-cpu.so").touch()
    assert load_fastest(tmp_path) == ""


def test_own_libraries_are_loaded_from_their_folder_only(tmp_path: Path) -> None:
    load_own(tmp_path)
    (tmp_path / "ggml.dll").write_bytes(b"not a library")
    with pytest.raises(OSError, match=r"ggml\.dll"):
        load_own(tmp_path)


def test_the_highest_score_wins() -> None:
    scores = {HASWELL: 64, ICELAKE: 0, X64: 1}
    assert best(list(scores), scores.__getitem__) == HASWELL


def test_a_variant_that_does_not_load_is_passed_over() -> None:
    def score(path: Path) -> int:
        if path == HASWELL:
            raise OSError("kept away")
        return {ICELAKE: 0, X64: 1}[path]

    assert best([HASWELL, ICELAKE, X64], score) == X64


def test_none_that_runs_is_an_error() -> None:
    with pytest.raises(OSError, match="no variant"):
        best([HASWELL, ICELAKE], lambda _path: 0)


def test_files_that_are_no_libraries_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "ggml-cpu-x64.dll").write_bytes(b"not a library")
    with pytest.raises(OSError, match="no variant"):
        load_fastest(tmp_path)
