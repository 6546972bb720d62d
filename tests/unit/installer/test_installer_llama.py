"""llama.cpp for Windows: what is built, from what, and what the result may need."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from app.provisioning.layout import ROOT, Layout
from app.provisioning.llama_wheel import CMAKE_OPTIONS
from app.provisioning.lockfile import BUILD, read_lock
from app.provisioning.words import SetupError
from installer.llama import build, fingerprint, notices, package
from installer.llama.changes import SLEEPING, Change
from installer.llama.fingerprint import Inputs
from installer.llama.libraries import faults, foreign_imports
from installer.llama.options import LIBRARIES, PLACEHOLDERS, VARIANTS, cmake_options, folders_in
from installer.llama.variants import keep_variants
from installer.llama.version_info import REVISION, resource_script

INPUTS = Inputs("llama==1", "tools", ("-DA=ON",), {"changes.py": "1"}, {"ld": "2"})
LISTED = """before
    if (GGML_SYSTEM_ARCH STREQUAL "x86")
        ggml_add_cpu_backend_variant(x64)
        ggml_add_cpu_backend_variant(sse42 SSE42)
        if (NOT MSVC)
            ggml_add_cpu_backend_variant(zen4  SSE42 AVX)
        endif()
    elseif(GGML_SYSTEM_ARCH STREQUAL "ARM")
            ggml_add_cpu_backend_variant(zen4  DOTPROD)
"""


def options_by_name() -> dict[str, str]:
    pairs = (option[2:].split("=", 1) for option in cmake_options(PLACEHOLDERS) if option.startswith("-D"))
    return dict(pairs)


@pytest.mark.parametrize(
    "other",
    [
        replace(INPUTS, package="llama==2"),
        replace(INPUTS, tools="others"),
        replace(INPUTS, options=("-DA=OFF",)),
        replace(INPUTS, recipe={"changes.py": "3"}),
        replace(INPUTS, compiler={"ld": "3"}),
    ],
)
def test_every_input_is_in_the_key(other: Inputs) -> None:
    assert other.key() != INPUTS.key()
    assert len(INPUTS.key()) == 16


def test_the_order_in_which_files_are_found_is_not_in_the_key() -> None:
    one = replace(INPUTS, compiler={"ld": "2", "as": "1"})
    assert one.key() == replace(INPUTS, compiler={"as": "1", "ld": "2"}).key()


def test_the_inputs_are_the_locks_and_this_compilers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "ld").write_bytes(b"linker")
    (tmp_path / "copyright").write_bytes(b"notice")
    monkeypatch.setattr(fingerprint, "compiler_parts", lambda: iter([tmp_path / "ld"]))
    monkeypatch.setattr(fingerprint, "compiler_notices", lambda: {"notices.txt": tmp_path / "copyright"})
    lock = read_lock(ROOT / "requirements.lock")
    found = fingerprint.gather(lock)
    assert found.package == lock.compiled().text and "--hash=sha256:" in found.package
    assert found.tools == lock.digest(BUILD)
    assert found.compiler["ld"] == hashlib.sha256(b"linker").hexdigest()
    assert {"ld", "notices.txt"} == set(found.compiler)
    assert {"changes.py", "mingw-w64.cmake", "windows_sdk.h"} <= set(found.recipe)
    assert str(ROOT) not in " ".join(found.options), "the project's folder is no input"


def test_without_the_cross_compiler_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupError) as raised:
        list(fingerprint.compiler_parts())
    assert raised.value.code == "compiler_missing"
    assert "mingw" in str(raised.value.values["command"])
    with pytest.raises(SetupError):
        notices.compiler_notices(tmp_path)


def test_it_runs_on_every_processor_and_is_fast_on_new_ones() -> None:
    options = options_by_name()
    assert options["GGML_NATIVE"] == "OFF"
    assert options["GGML_BACKEND_DL"] == options["GGML_CPU_ALL_VARIANTS"] == "ON"
    assert VARIANTS[0] == "x64"
    assert {"haswell", "icelake", "alderlake"} <= set(VARIANTS)


def test_moves_of_vectors_are_unaligned_and_nothing_of_the_machine_is_left() -> None:
    options = options_by_name()
    folders = folders_in(Path("/a place/work"))
    flags = " ".join(cmake_options(folders))
    for language in ("C", "CXX"):
        assert "-Wa,-muse-unaligned-vector-move" in options[f"CMAKE_{language}_FLAGS"]
    for kind in ("SHARED", "MODULE"):
        assert "--no-insert-timestamp" in options[f"CMAKE_{kind}_LINKER_FLAGS"]
        assert "-static" in options[f"CMAKE_{kind}_LINKER_FLAGS"].split()
    assert f"'-ffile-prefix-map={folders.source}=.'" in flags
    assert f"'-ffile-prefix-map={folders.build}=.'" in flags


def test_what_set_up_leaves_out_is_left_out() -> None:
    assert {option for option in CMAKE_OPTIONS if option.endswith("=OFF")} <= set(cmake_options(PLACEHOLDERS))


def test_only_the_wanted_variants_of_this_architecture_stay() -> None:
    kept = keep_variants(LISTED, ("x64", "sse42"))
    assert "variant(x64)" in kept and "variant(sse42" in kept
    assert "zen4  SSE42" not in kept
    assert "zen4  DOTPROD" in kept, "other architectures are left alone"
    assert kept.startswith("before\n")


def test_another_list_of_variants_is_refused() -> None:
    with pytest.raises(ValueError, match="alderlake"):
        keep_variants(LISTED, ("x64", "alderlake"))
    with pytest.raises(ValueError, match="changed"):
        keep_variants(LISTED.replace("variant(x64)", "variant(i386)"), ("x64",))


def test_a_change_fits_exactly_once() -> None:
    change = Change("a.c", "spin", "sleep")
    assert change.apply("to spin or") == "to sleep or"
    for text in ("to be", "spin spin"):
        with pytest.raises(ValueError, match=r"a\.c"):
            change.apply(text)


def test_waiting_threads_sleep_and_are_woken() -> None:
    text = "".join(change.old for change in SLEEPING)
    for change in SLEEPING:
        text = change.apply(text)
    assert text.count("WakeByAddressAll") == text.count("WaitOnAddress") == 1


def test_the_version_has_four_numbers() -> None:
    script = resource_script("0.3.36")
    assert f"FILEVERSION 0,3,36,{REVISION}" in script
    assert f'"FileVersion", "0.3.36.{REVISION}"' in script
    with pytest.raises(ValueError, match=r"0\.3"):
        resource_script("0.3")


def test_imports_that_windows_does_not_have_are_named() -> None:
    assert foreign_imports(["KERNEL32.dll", "msvcrt.dll", "ggml-base.dll"]) == []
    runtimes = ["libgcc_s_seh-1.dll", "libstdc++-6.dll", "libwinpthread-1.dll", "VCRUNTIME140.dll", "libgomp-1.dll"]
    assert foreign_imports(runtimes) == sorted(runtimes)


def test_missing_and_unknown_libraries_are_faults(tmp_path: Path) -> None:
    found = faults(tmp_path)
    assert len(found) == len(LIBRARIES)
    assert "ggml-cpu-x64.dll is missing" in found


def test_the_package_is_complete(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    source, compiled, folder = tmp_path / "source", tmp_path / "bin", tmp_path / "package"
    texts = ["llama_cpp/__init__.py", "llama_cpp/server/app.py", "LICENSE.md", "PKG-INFO"]
    texts += ["vendor/llama.cpp/LICENSE", "vendor/llama.cpp/AUTHORS"]
    for name in texts:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(name, encoding="utf-8")
    compiled.mkdir()
    for name in [*LIBRARIES, "libllama.dll.a"]:
        (compiled / name).write_bytes(name.encode())
    monkeypatch.setattr(package, "compiler_notices", lambda: {"mingw-w64-notices.txt": source / "LICENSE.md"})
    package.assemble(source, compiled, folder, "0.3.36")
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {f"llama_cpp/lib/{name}" for name in LIBRARIES} == {name for name in files if "/lib/" in name}
    assert not any("server" in name for name in files)
    info = folder / "llama_cpp_python-0.3.36.dist-info"
    assert {"LICENSE.md", "llama.cpp-LICENSE.txt", "mingw-w64-notices.txt"} <= {
        path.name for path in (info / "licenses").iterdir()
    }
    record = dict(line.split(",", 1) for line in (info / "RECORD").read_text("utf-8").splitlines())
    assert set(record) == files
    digest = base64.urlsafe_b64encode(hashlib.sha256(b"ggml.dll").digest()).rstrip(b"=").decode()
    assert record["llama_cpp/lib/ggml.dll"] == f"sha256={digest},8"


def test_git_and_the_users_own_flags_stay_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CFLAGS", "-march=native")
    environment = build.build_environment(tmp_path)
    assert "CFLAGS" not in environment
    assert not Path(environment["GIT_DIR"]).is_dir()
    assert environment["PATH"].startswith(f"{tmp_path}:")


class Prepared:
    """A build whose steps are replaced by quick ones."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        self.layout = Layout(ROOT, tmp_path / "cache")
        self.compiled = 0
        self.fails = False
        monkeypatch.setattr(build, "gather", lambda _lock: INPUTS)
        monkeypatch.setattr(build, "_compile", self._compile)
        monkeypatch.setattr(
            build, "assemble", lambda _source, _bin, folder, _version: (folder / "llama_cpp").mkdir(parents=True)
        )
        monkeypatch.setattr(build, "check", lambda _folder: None)

    def _compile(self, work: Path, _lock: object, _say: object) -> None:
        self.compiled += 1
        (work / "part.obj").touch()
        if self.fails:
            raise SetupError("build_failed", log=work, detail="")


def test_it_is_built_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    prepared = Prepared(monkeypatch, tmp_path)
    folder = build.ensure_llama(prepared.layout, lambda _line: None)
    assert build.ensure_llama(prepared.layout, lambda _line: None) == folder
    assert folder == tmp_path / "cache/installer/llama" / INPUTS.key()
    assert (folder / "llama_cpp").is_dir()
    assert prepared.compiled == 1
    assert [path.name for path in folder.parent.iterdir() if path.is_dir()] == [folder.name]


def test_a_failed_build_leaves_its_parts_and_no_result(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    prepared = Prepared(monkeypatch, tmp_path)
    prepared.fails = True
    with pytest.raises(SetupError):
        build.ensure_llama(prepared.layout, lambda _line: None)
    target = build.product_folder(prepared.layout, INPUTS.key())
    assert not target.exists()
    assert (target.with_name(f"{target.name}.building") / "part.obj").exists(), "the next run goes on from here"
    prepared.fails = False
    assert build.ensure_llama(prepared.layout, lambda _line: None) == target
