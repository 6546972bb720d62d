"""Takes the processors that nobody here has out of llama.cpp's list: CMake has no option for that."""

from __future__ import annotations

import re
from collections.abc import Collection

LIST_FILE = "vendor/llama.cpp/ggml/src/CMakeLists.txt"
"""The file with the list, in the source package."""
_BEGIN = 'if (GGML_SYSTEM_ARCH STREQUAL "x86")\n        ggml_add_cpu_backend_variant(x64)'
_END = 'elseif(GGML_SYSTEM_ARCH STREQUAL "ARM")'
_LINE = re.compile(r"^ *ggml_add_cpu_backend_variant\((?P<name>\w+)[^)\n]*\)\n", re.MULTILINE)


def keep_variants(text: str, names: Collection[str]) -> str:
    """The CMake file with the lines of all other x86 variants removed.

    Raises:
        ValueError: the file is not the one that this was written for, or lacks one of the names.
    """
    before, begin, rest = text.partition(_BEGIN)
    body, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError("llama.cpp's list of x86 variants has changed")
    listed = begin + body
    missing = set(names) - {match["name"] for match in _LINE.finditer(listed)}
    if missing:
        raise ValueError(f"llama.cpp has no variant {', '.join(sorted(missing))}")
    return before + _LINE.sub(lambda match: match[0] if match["name"] in names else "", listed) + end + after
