"""The version that Windows shows for a library, and by which Windows Installer decides whether to replace it."""

from __future__ import annotations

REVISION = 1
"""The fourth number; raised when the same llama.cpp is compiled anew in another way, so that an update replaces it."""

_SCRIPT = """\
1 VERSIONINFO
FILEVERSION {commas}
PRODUCTVERSION {commas}
FILEFLAGSMASK 0x3f
FILEFLAGS 0
FILEOS 0x40004
FILETYPE 2
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "040904b0"
    BEGIN
      VALUE "FileDescription", "llama.cpp"
      VALUE "FileVersion", "{dots}"
      VALUE "LegalCopyright", "MIT License, the ggml authors"
      VALUE "ProductName", "llama-cpp-python"
      VALUE "ProductVersion", "{version}"
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", 0x409, 1200
  END
END
"""


def resource_script(version: str) -> str:
    """The source of the version resource.

    Args:
        version: of llama-cpp-python, such as "0.3.36".

    Raises:
        ValueError: the version is not three numbers.
    """
    numbers = [int(part) for part in version.split(".")]
    if len(numbers) != 3:
        raise ValueError(version)
    four = [str(number) for number in [*numbers, REVISION]]
    return _SCRIPT.format(commas=",".join(four), dots=".".join(four), version=version)
