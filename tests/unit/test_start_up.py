"""What the quick commands leave alone: they must not pay for what they do not use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import app

_HEAVY = (
    *("chromadb", "onnxruntime", "kiwipiepy", "llama_cpp", "numpy", "PySide6", "reportlab", "openpyxl", "lxml"),
    *("app.core.answering.service", "app.core.summarizing.service", "app.core.retrieval.service"),
    *("app.engine.protocol", "app.core.comparing", "app.provision"),
)


@pytest.mark.parametrize("command", [("list",), ("policy", "show"), ("audit", "verify"), ("models", "list")])
def test_a_command_that_only_looks_up_loads_no_library_of_models(tmp_path: Path, command: tuple[str, ...]) -> None:
    code = (
        "import json, sys; from app.cli import main; code = main(sys.argv[1:]);"
        f"print(json.dumps([code, [name for name in {_HEAVY!r} if name in sys.modules]]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "--library", str(tmp_path / "library"), "--json", *command],
        cwd=Path(app.__file__).resolve().parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(ran.stdout.splitlines()[-1]) == [0, []], ran.stderr
