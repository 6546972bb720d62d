"""What chromadb's import is spared."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from app.adapters.chroma_library import left_out


def test_a_module_that_is_left_out_cannot_be_imported_inside_and_can_afterwards() -> None:
    name = "colorsys"
    sys.modules.pop(name, None)
    with left_out(name), pytest.raises(ImportError):
        importlib.import_module(name)
    assert importlib.import_module(name).rgb_to_hsv(0, 0, 0) == (0.0, 0.0, 0)


def test_a_module_that_is_loaded_already_stays() -> None:
    import colorsys

    with left_out("colorsys"):
        assert importlib.import_module("colorsys") is colorsys


def test_chroma_is_imported_without_the_grammar_of_jsonschema() -> None:
    code = (
        "import sys, app.adapters.chroma_vectors; print('rfc3987_syntax' in sys.modules, 'jsonschema' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "True"]
