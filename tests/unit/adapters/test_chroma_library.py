"""What chromadb's import is spared."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from app.adapters.chroma_library import EXPORTER, NoExporter, left_out, traces_to_nobody


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


def test_chroma_loads_no_client_for_traces_and_works_without_one() -> None:
    code = """
import sys
sys.modules["grpc"] = sys.modules["google"] = None  # as on a desk, which has neither
import app.adapters.chroma_vectors, chromadb.telemetry.opentelemetry as traces
print(traces.OTLPSpanExporter.__module__, sys.modules["grpc"], "opentelemetry.exporter" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["app.adapters.chroma_library", "None", "False"]


def test_the_place_of_the_client_is_given_back() -> None:
    before = sys.modules.get(EXPORTER)
    with traces_to_nobody():
        assert importlib.import_module(EXPORTER).OTLPSpanExporter is NoExporter
    assert sys.modules.get(EXPORTER) is before


def test_traces_go_nowhere_though_a_server_is_named() -> None:
    exporter = NoExporter(endpoint="http://127.0.0.1:9")
    assert exporter.export([object()]) == 0
    assert exporter.force_flush()
    exporter.shutdown()
