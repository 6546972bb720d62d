"""The command line as a process of its own: streams, the lock, the network guard."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import app
from app.core.indexing.service import Outcome
from app.wiring import Library

ROOT = Path(app.__file__).resolve().parents[1]
MAIN = "import sys; from app.cli import main; sys.exit(main(sys.argv[1:]))"


def seogo(*arguments: str, library: Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a fresh interpreter, every warning an error."""
    return subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", "-c", MAIN, "--library", str(library), *arguments],
        input=stdin.encode(),
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=200,
        check=False,
    )


def records(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp949"}])
def test_standard_output_is_json_in_utf8_whatever_the_console(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "규정.txt").write_text("제1조(목적) 이 규정은 금고 열쇠의 관리를 정한다.", "utf-8")
    done = seogo("--json", "add", str(tmp_path / "규정.txt"), library=tmp_path / "서고", **environment)
    assert done.returncode == 0, done.stderr.decode()
    found = records(done)
    assert [r["event"] for r in found] == ["document", "done"]
    assert found[0]["path"] == str(tmp_path / "규정.txt")


def test_a_second_process_is_refused_while_one_works(tmp_path: Path) -> None:
    with Library(tmp_path / "library"):
        refused = seogo("--json", "add", str(tmp_path), library=tmp_path / "library")
        listed = seogo("--json", "list", library=tmp_path / "library")
    assert refused.returncode == 2
    (record,) = records(refused)
    assert record["error"]["code"] == "library_in_use"
    assert str(tmp_path / "library") in record["error"]["message"]
    assert (listed.returncode, records(listed)) == (0, [{"documents": []}])


def test_the_doctor_sees_the_network_cut_off(sample_folder: tuple[Path, list[Outcome]]) -> None:
    done = seogo("--json", "doctor", "--lang", "en", library=sample_folder[0])
    assert done.returncode == 0, [c for c in records(done)[0]["checks"] if c["status"] != "ok"]
    checks = {c["name"]: c for c in records(done)[0]["checks"]}
    assert {"network", "ports", "catalogue", "vectors", "unfinished", "policy", "disk", "memory"} <= set(checks)
    assert all(c["status"] in ("ok", "warning") for c in checks.values())
    assert (checks["network"]["status"], checks["ports"]["status"]) == ("ok", "ok")
    assert [c["status"] for name, c in checks.items() if name.startswith("model ")]


@pytest.mark.parametrize(("arguments", "code"), [(("--version",), 0), (("fly",), 2), (("search",), 2)])
def test_usage_ends_with_its_code_and_never_touches_a_library(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    done = seogo(*arguments, library=tmp_path / "library")
    assert done.returncode == code
    assert not (tmp_path / "library").exists()


def test_a_reader_that_goes_away_is_no_crash(sample_folder: tuple[Path, list[Outcome]]) -> None:
    command = [sys.executable, "-c", MAIN, "--library", str(sample_folder[0]), "--json", "list"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(timeout=100) == 0
    assert "Traceback" not in errors


def test_closed_and_full_outputs_are_no_crash(sample_folder: tuple[Path, list[Outcome]]) -> None:
    command = f'exec "{sys.executable}" -c "{MAIN}" --library "{sample_folder[0]}"'
    cases = {"--json list >&-": 0, "list 2>&-": 0, "--json search - <&-": 5}
    if Path("/dev/full").exists():  # Linux: every write to it finds the disk full
        cases |= {"--json list >/dev/full": 2, "list >/dev/full": 2}
    for case, code in cases.items():
        done = subprocess.run(
            ["sh", "-c", f"{command} {case}"], capture_output=True, cwd=ROOT, timeout=200, check=False
        )
        assert (done.returncode, b"Traceback" in done.stderr) == (code, False), (case, done.stderr.decode())


def test_a_bug_is_told_in_json_and_its_traceback_on_standard_error(tmp_path: Path) -> None:
    main = "import sys; from app import cli; cli.library_folder = lambda *all: 1 / 0; sys.exit(cli.main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", main, "--library", str(tmp_path / "library"), "--json", "list"],
        capture_output=True,
        cwd=ROOT,
        timeout=200,
        check=False,
    )
    (record,) = records(done)
    assert (done.returncode, record["error"]["code"]) == (1, "internal")
    assert b"ZeroDivisionError" in done.stderr


def test_a_wrong_command_names_those_for_people(tmp_path: Path) -> None:
    (record,) = records(seogo("--json", "fly", library=tmp_path / "library"))
    assert record["error"]["code"] == "usage"
    assert "summarize" in record["error"]["message"]
    assert "engine" not in record["error"]["message"]
