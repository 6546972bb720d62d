"""What llama.cpp is compiled with, and for which processors."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from app.provisioning.llama_wheel import CMAKE_OPTIONS as SET_UP_OPTIONS

VARIANTS = ("x64", "sse42", "sandybridge", "haswell", "skylakex", "cascadelake", "icelake", "alderlake")
"""The processors that llama.cpp's arithmetic is compiled for, by its own names.

x64 runs everywhere; sse42 is for Pentium and Celeron, sold without AVX until 2020; sandybridge (AVX) for Core of the 2nd
and 3rd generation; haswell (AVX2) for the 4th to 10th and Ryzen up to 5000; skylakex and cascadelake (AVX-512, the latter
with VNNI) for workstations and hosts of virtual desks; icelake (AVX-512 VBMI and VNNI) for the 10th and 11th and Ryzen
7000; alderlake (AVX-VNNI) from the 12th on.

Left out, because another runs in their place with nearly the same instructions: ivybridge and piledriver
(sandybridge runs), cannonlake (hardly sold; skylakex), cooperlake and zen4 (add BF16, which no quantised weight uses;
cascadelake, icelake), and sapphirerapids (servers; its AMX needs leave of the system; icelake)."""

TARGETS = ("llama", "ggml")
"""`ggml` brings ggml-base and every variant with it."""
LIBRARIES = ("libllama.dll", "ggml.dll", "ggml-base.dll", *(f"ggml-cpu-{name}.dll" for name in VARIANTS))
"""What is shipped, and nothing else."""
SYSTEM_LIBRARIES = frozenset({"kernel32.dll", "msvcrt.dll", "advapi32.dll", "api-ms-win-core-synch-l1-2-0.dll"})
"""What the libraries may import beside each other; all are part of Windows 10. The runtimes of the compiler (libgcc,
libstdc++, libwinpthread) are linked in."""
_LINKED = "-lkernel32 -ladvapi32 -lsynchronization"
"""Instead of CMake's own list, which has no `synchronization` (WaitOnAddress, see `changes`)."""

COMPILER = "x86_64-w64-mingw32-g++-posix"
RESOURCE_COMPILER = "x86_64-w64-mingw32-windres"
APT = "apt-get install --no-install-recommends g++-mingw-w64-x86-64-posix"
"""How the compiler is installed."""
HERE = Path(__file__).resolve().parent
TOOLCHAIN = HERE / "mingw-w64.cmake"
HEADER = HERE / "windows_sdk.h"

_SWITCHES = (
    "-DGGML_NATIVE=OFF",
    "-DGGML_BACKEND_DL=ON",
    "-DGGML_CPU_ALL_VARIANTS=ON",
    "-DGGML_OPENMP=OFF",  # its own threads do as well, see `changes`
    *(option for option in SET_UP_OPTIONS if option.endswith("=OFF")),
)
"""What set-up leaves out on a developer's machine is left out here as well."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a build happens.

    Attributes:
        source: the unpacked source package.
        build: CMake's folder.
        resource: the compiled version information, linked into every library.
        without_common: CMake code that turns llama.cpp's `common` library off.
    """

    source: Path
    build: Path
    resource: Path
    without_common: Path


def folders_in(work: Path) -> Folders:
    """The folders of a build that has `work` to itself."""
    return Folders(work / "source", work / "build", work / "version.o", work / "without-common.cmake")


PLACEHOLDERS = folders_in(Path("work"))
"""For the cache key: the same options wherever the build happens."""


def compile_flags(folders: Folders) -> str:
    """Flags for every C and C++ file.

    Windows 10 is the oldest target (0x0A00). GCC does not keep 32-byte alignment on the Win64 stack (GCC PR 54412), so
    an aligned AVX move of a spilled register can fault: the assembler makes them all unaligned ones, which cost nothing
    on aligned data. Paths in assertions are cut, so that the bytes do not depend on the folder.
    """
    return " ".join(
        [
            "-D_WIN32_WINNT=0x0A00",
            "-Wa,-muse-unaligned-vector-move",
            f"-include {quote(str(HEADER))}",
            *(quote(f"-ffile-prefix-map={folder}=.") for folder in (folders.source, folders.build)),
        ]
    )


def link_flags(folders: Folders) -> str:
    """Flags for every library: the compiler's runtimes inside but not exported, no symbols, no time."""
    return f"{quote(str(folders.resource))} -static -Wl,--exclude-libs,ALL -Wl,--no-insert-timestamp -s"


def cmake_options(folders: Folders) -> list[str]:
    """Everything after `cmake -S … -B …`."""
    values = {
        "CMAKE_TOOLCHAIN_FILE": str(TOOLCHAIN),
        "CMAKE_BUILD_TYPE": "Release",
        "CMAKE_C_FLAGS": compile_flags(folders),
        "CMAKE_CXX_FLAGS": compile_flags(folders),
        "CMAKE_SHARED_LINKER_FLAGS": link_flags(folders),
        "CMAKE_MODULE_LINKER_FLAGS": link_flags(folders),
        "CMAKE_C_STANDARD_LIBRARIES": _LINKED,
        "CMAKE_CXX_STANDARD_LIBRARIES": _LINKED,
        "CMAKE_PROJECT_llama.cpp_INCLUDE": str(folders.without_common),
    }
    return ["-G", "Ninja", *(f"-D{name}={value}" for name, value in values.items()), *_SWITCHES]
